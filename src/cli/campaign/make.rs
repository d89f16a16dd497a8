//! What a new campaign is to be like, and what of one is to be changed: flags in, fields of the API out.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::pair;

#[derive(Debug, clap::Args)]
pub struct Create {
    /// Its name in addresses
    slug: String,
    /// Units in all
    #[arg(long)]
    supply: i64,
    /// The thing's name in a language: en=Free burger (repeatable)
    #[arg(long = "title", value_name = "LANG=TEXT", value_parser = pair)]
    titles: Vec<(String, String)>,
    /// The language of somebody whose language is not known
    #[arg(long, default_value = "en")]
    locale: String,
    /// From when on units go out (RFC 3339); now if left out
    #[arg(long)]
    opens_at: Option<Timestamp>,
    /// Until when; 30 days after the opening if left out
    #[arg(long)]
    closes_at: Option<Timestamp>,
    #[command(flatten)]
    admits: Admits,
    /// A region's weight in the first split: eu-west=3 (repeatable); all equal if left out
    #[arg(long = "weight", value_name = "REGION=N", value_parser = weight)]
    weights: Vec<(String, u32)>,
    /// Counter rows for natives in each region; by default what suits the engine (8 is better for a PostgreSQL that is
    /// 20 ms away or more)
    #[arg(long)]
    shards: Option<i64>,
    /// Over how long pages spread the first attempts at the opening, up to 60s
    #[arg(long, default_value = "3s", value_parser = span)]
    jitter: Duration,
}

impl Create {
    /// The fields of the new campaign.
    pub fn wanted(&self) -> Value {
        let mut fields = self.admits.wanted();
        fields.insert("slug".into(), self.slug.as_str().into());
        fields.insert("supply".into(), self.supply.into());
        let titles: Map<String, Value> =
            self.titles.iter().map(|(tag, title)| (tag.clone(), title.as_str().into())).collect();
        fields.insert("titles".into(), titles.into());
        fields.insert("default_language".into(), self.locale.as_str().into());
        fields.insert("jitter_ms".into(), millis(self.jitter));
        for (name, moment) in [("opens_at", self.opens_at), ("closes_at", self.closes_at)] {
            fields.extend(moment.map(|moment| (name.to_owned(), moment.to_string().into())));
        }
        if !self.weights.is_empty() {
            let weights: Map<String, Value> =
                self.weights.iter().map(|(region, weight)| (region.clone(), (*weight).into())).collect();
            fields.insert("weights".into(), weights.into());
        }
        fields.extend(self.shards.map(|shards| ("shards".to_owned(), shards.into())));
        fields.into()
    }
}

/// What shall be changed: something, or there is nothing to do.
#[derive(Debug, clap::Args)]
pub struct Edit {
    /// The campaign's address name
    campaign: String,
    #[command(flatten)]
    changes: Changes,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = true)]
struct Changes {
    /// From when on units go out (RFC 3339); only before that has begun
    #[arg(long)]
    opens_at: Option<Timestamp>,
    /// Until when
    #[arg(long)]
    closes_at: Option<Timestamp>,
    /// Over how long pages spread the first attempts at the opening, up to 60s; only before that
    #[arg(long, value_parser = span)]
    jitter: Option<Duration>,
    /// The language of somebody whose language is not known: one that the campaign has words in
    #[arg(long)]
    locale: Option<String>,
}

impl Edit {
    /// The campaign's address name.
    pub fn campaign(&self) -> &str {
        &self.campaign
    }

    /// The fields that change.
    pub fn wanted(&self) -> Value {
        let Changes { opens_at, closes_at, jitter, locale } = &self.changes;
        let fields = [
            ("opens_at", opens_at.map(|moment| moment.to_string().into())),
            ("closes_at", closes_at.map(|moment| moment.to_string().into())),
            ("jitter_ms", jitter.map(millis)),
            ("default_language", locale.as_deref().map(Value::from)),
        ];
        let given = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        given.collect::<Map<_, _>>().into()
    }
}

/// Who may take part.
#[derive(Debug, clap::Args)]
pub struct Admits {
    /// Only for people of these countries (ISO 3166); everywhere if left out
    #[arg(long, value_delimiter = ',')]
    countries: Vec<String>,
    /// Not for people of these countries
    #[arg(long, value_delimiter = ',', value_name = "COUNTRIES")]
    not_countries: Vec<String>,
    /// Only for accounts that exist for so long: 30d, 12h
    #[arg(long, default_value = "0d", value_parser = age, value_name = "AGE")]
    account_age: Duration,
}

impl Admits {
    /// All of the fields: what is left out asks nothing.
    pub fn wanted(&self) -> Map<String, Value> {
        let age = self.account_age.as_secs();
        [
            ("countries".to_owned(), json!(self.countries)),
            ("countries_denied".to_owned(), json!(self.not_countries)),
            ("account_age_seconds".to_owned(), json!(age)),
        ]
        .into_iter()
        .collect()
    }
}

fn millis(length: Duration) -> Value {
    (length.as_millis() as u64).into()
}

fn weight(text: &str) -> Result<(String, u32), String> {
    let (region, number) = pair(text)?;
    let number = number.parse().map_err(|_odd| format!("{region}={number}: expected a region and a number"))?;
    Ok((region, number))
}

/// An age as people write it: in days, or as a length of time, in whole seconds.
fn age(text: &str) -> Result<Duration, String> {
    let days = text.strip_suffix('d').and_then(|days| days.parse::<u64>().ok());
    let days = days.and_then(|days| days.checked_mul(24 * 60 * 60)).map(Duration::from_secs);
    let age = days.or_else(|| span(text).ok()).filter(|age| age.subsec_nanos() == 0);
    age.ok_or_else(|| "expected an age such as 30d or 12h".into())
}

/// A length of time as people write it: `3s`, `1500ms`.
fn span(text: &str) -> Result<Duration, String> {
    let length = text.parse::<SignedDuration>().ok().and_then(|length| length.try_into().ok());
    length.ok_or_else(|| "expected a length of time such as 3s or 1500ms".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_lengths_of_time_are_read_as_people_write_them() {
        let days = |days: u64| Ok(Duration::from_secs(days * 86_400));
        assert_eq!((age("30d"), age("0d"), age("48h")), (days(30), days(0), days(2)));
        for odd in ["", "d", "-1d", "1.5d", "1500ms", "99999999999999999999d"] {
            assert!(age(odd).is_err(), "{odd}");
        }
        assert_eq!((span("1500ms"), span("3s")), (Ok(Duration::from_millis(1500)), Ok(Duration::from_secs(3))));
        assert_eq!(weight("eu=3"), Ok(("eu".into(), 3)));
        assert!(weight("eu").is_err() && weight("eu=-1").is_err() && weight("eu=x").is_err());
    }
}

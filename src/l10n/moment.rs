//! Points in time and lengths of time as each locale writes them: its calendar, its digits, its names of months and
//! units. No zone but UTC, which is said with every moment: the server can't know a reader's own, the page's script
//! can. Numbers are in `number.rs`.
//!
//! The calendar is the locale's own (Iran's, Thailand's), as in the reader's browser, so that the page says the same
//! day before and after its script has run. Where a program may read it too, the moment stands beside it in RFC 3339.

use std::borrow::Cow;
use std::time::Duration;

use fluent::FluentValue;
use fluent::types::FluentType;
use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YMD, YMDT};
use icu_datetime::input::{DateTime, Time};
use icu_decimal::input::Decimal;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu_experimental::measure::category;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

/// A point in time, shown to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

/// A length of time, shown in its two largest units; less than a second counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub Duration);

impl From<Moment> for FluentValue<'_> {
    fn from(moment: Moment) -> Self {
        Self::Custom(Box::new(moment))
    }
}

impl From<Span> for FluentValue<'_> {
    fn from(span: Span) -> Self {
        Self::Custom(Box::new(span))
    }
}

/// ICU's formatters, each made once for a locale and kept by its bundle.
struct Moments(DateTimeFormatter<YMDT>);

/// One for each unit, the largest first. ICU's own formatter of durations would need the names of years and months too,
/// and ask for them where they are not.
struct Spans {
    units: [CategorizedFormatter<category::Duration>; 4],
    list: ListFormatter,
}

impl Memoizable for Moments {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: icu_locale::Locale = lang.to_string().parse().map_err(drop)?;
        DateTimeFormatter::try_new(locale.into(), YMD::long().with_time_hm()).map(Self).map_err(drop)
    }
}

impl Memoizable for Spans {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: icu_locale::Locale = lang.to_string().parse().map_err(drop)?;
        let named = |unit| {
            let mut options = UnitsFormatterOptions::default();
            options.width = Width::Long;
            CategorizedFormatter::try_new_core((&locale).into(), unit, options).map_err(drop)
        };
        let units = [
            named(category::Duration::day())?,
            named(category::Duration::hour())?,
            named(category::Duration::minute())?,
            named(category::Duration::second())?,
        ];
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        let list = ListFormatter::try_new_unit((&locale).into(), wide).map_err(drop)?;
        Ok(Self { units, list })
    }
}

impl Spans {
    fn format(&self, span: Span) -> String {
        let shown = span.units();
        let named = self.units.iter().zip(shown).filter(|(_, count)| *count > 0);
        let named: Vec<String> =
            named.map(|(unit, count)| unit.format_fixed_decimal(&Decimal::from(count)).to_string()).collect();
        self.list.format(named.iter()).to_string()
    }
}

impl Moment {
    /// None outside the years that calendars reckon with; then the moment is shown in RFC 3339.
    fn fields(self) -> Option<DateTime<icu_calendar::Iso>> {
        let utc = self.0.to_zoned(TimeZone::UTC);
        let date = Date::try_new_iso(utc.year().into(), utc.month() as u8, utc.day() as u8).ok()?;
        let time = Time::try_new(utc.hour() as u8, utc.minute() as u8, utc.second() as u8, 0).ok()?;
        Some(DateTime { date, time })
    }
}

impl Span {
    /// Days, hours, minutes and seconds: the two largest that are not zero, the rest cut off.
    fn units(self) -> [u64; 4] {
        let seconds = self.0.as_secs().max(1);
        let mut units = [seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
        let largest = units.iter().position(|&count| count > 0).unwrap_or_default();
        units.iter_mut().skip(largest + 2).for_each(|small| *small = 0);
        units
    }
}

impl FluentType for Moment {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(*self)
    }

    /// Bundles that threads can't share are not made here.
    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.to_string().into()
    }

    fn as_string_threadsafe(&self, memoizer: &IntlLangMemoizer) -> Cow<'static, str> {
        let shown = self.fields().and_then(|fields| {
            memoizer.with_try_get::<Moments, _, _>((), |moments| format!("{} UTC", moments.0.format(&fields))).ok()
        });
        shown.unwrap_or_else(|| self.0.to_string()).into()
    }
}

impl FluentType for Span {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(*self)
    }

    /// Bundles that threads can't share are not made here.
    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        format!("{} s", self.0.as_secs()).into()
    }

    fn as_string_threadsafe(&self, memoizer: &IntlLangMemoizer) -> Cow<'static, str> {
        let shown = memoizer.with_try_get::<Spans, _, _>((), |spans| spans.format(*self));
        shown.unwrap_or_else(|()| format!("{} s", self.0.as_secs())).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_its_two_largest_units() {
        for (seconds, expected) in [
            (0, [0, 0, 0, 1]),
            (59, [0, 0, 0, 59]),
            (60, [0, 0, 1, 0]),
            (3_601, [0, 1, 0, 0]),
            (7_325, [0, 2, 2, 0]),
            (86_400 + 3_660, [1, 1, 0, 0]),
            (100 * 86_400 + 59, [100, 0, 0, 0]),
        ] {
            assert_eq!(Span(Duration::from_secs(seconds)).units(), expected, "{seconds}");
        }
    }
}

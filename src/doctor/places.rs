//! Places: the regions, the counter rows in each of them, and on a multi-region `CockroachDB` where the rows live.

use super::Check;
use crate::db;
use crate::db::dialect::Engine;
use crate::db::inspect::{CounterRows, Inspector};
use crate::db::migrate;

/// The regions a database is spread over.
pub(super) enum Spread {
    /// It is in one place, for the reason given.
    NotApplicable(&'static str),
    /// These; the rows have homes.
    Over(Vec<String>),
    /// It could not be found out.
    Unknown(db::Error),
}

impl Spread {
    pub(super) async fn read(inspector: &Inspector) -> Self {
        match inspector.engine() {
            Engine::Postgres => Self::NotApplicable("PostgreSQL has no localities"),
            Engine::Cockroach { multi_region: false } => Self::NotApplicable("this version has no multi-region SQL"),
            Engine::Cockroach { multi_region: true } => match inspector.database_regions().await {
                Ok(regions) if regions.is_empty() => Self::NotApplicable("the database has no regions"),
                Ok(regions) => Self::Over(regions),
                Err(error) => Self::Unknown(error),
            },
        }
    }

    /// The regions; none if there are none or they are not known.
    pub(super) fn regions(&self) -> &[String] {
        match self {
            Self::Over(regions) => regions,
            Self::NotApplicable(_) | Self::Unknown(_) => &[],
        }
    }
}

pub(super) async fn checks(inspector: &Inspector, regions: &[(String, String)], spread: &Spread) -> Vec<Check> {
    let mut checks = vec![judge_active(regions)];
    checks.extend(match inspector.odd_counter_rows().await {
        Ok(odd) => judge_counter_rows(&odd),
        Err(error) => vec![Check::unreadable("counter rows", &error, "tables that can be read")],
    });
    match spread {
        Spread::NotApplicable(why) => checks.push(not_applicable(why, regions, inspector.engine())),
        Spread::Unknown(error) => {
            checks.push(Check::unknown("localities", error, "SHOW REGIONS FROM DATABASE, which may need an admin"));
        }
        Spread::Over(names) => {
            checks.extend(judge_regions(names, regions));
            checks.push(survival(inspector, names.len()).await);
            checks.push(localities(inspector).await);
        }
    }
    checks
}

fn judge_active(regions: &[(String, String)]) -> Check {
    let count = regions.iter().filter(|(_, state)| state == "active").count();
    let found = format!("{count} of {} active", regions.len());
    if count == 0 {
        return Check::failed("regions", found, "at least one active region: `largesse region add`");
    }
    Check::fine("regions", found)
}

fn judge_counter_rows(odd: &[CounterRows]) -> Vec<Check> {
    if odd.is_empty() {
        return vec![Check::fine("counter rows", "every campaign that is not over has its rows in every region")];
    }
    odd.iter().map(odd_check).collect()
}

fn odd_check(odd: &CounterRows) -> Check {
    let CounterRows { campaign, region, shard_count, there: [serving, traveller, reserve] } = odd;
    let expected = format!("{shard_count} serving, 1 traveller, 1 reserve");
    let found = if odd.there == [0, 0, 0] {
        format!("campaign {campaign} has none in {region}: its people can't be served there")
    } else {
        format!("campaign {campaign} in {region}: {serving} serving, {traveller} traveller, {reserve} reserve")
    };
    Check::failed("counter rows", found, expected)
}

/// Several regions on a database that could keep each one's rows at home, and does not, is worth a word.
fn not_applicable(why: &str, regions: &[(String, String)], engine: Engine) -> Check {
    let found = format!("not applicable: {why}");
    if engine == (Engine::Cockroach { multi_region: true }) && regions.len() > 1 {
        let found = format!("{found}, and there are {} regions: all claims go to one place", regions.len());
        return Check::warning("localities", found, "`largesse migrate --localities …`");
    }
    Check::fine("localities", found)
}

fn judge_regions(database: &[String], regions: &[(String, String)]) -> Vec<Check> {
    let mut checks = Vec::new();
    for (name, _) in regions.iter().filter(|(name, state)| state != "gone" && !database.contains(name)) {
        let found = format!("{name} is in the table of regions, not in the database's");
        checks.push(Check::failed(
            "localities",
            found,
            format!("ALTER DATABASE … ADD REGION \"{name}\": its rows have no home"),
        ));
    }
    for name in database.iter().filter(|name| !regions.iter().any(|(known, _)| known == *name)) {
        let found = format!("{name} is a region of the database that nobody serves");
        checks.push(Check::warning("localities", found, format!("`largesse region add {name}`")));
    }
    if checks.is_empty() {
        checks.push(Check::fine(
            "localities",
            format!("the database's regions are those of the table: {}", database.join(", ")),
        ));
    }
    checks
}

async fn survival(inspector: &Inspector, regions: usize) -> Check {
    let expected = "survival goal region: otherwise the loss of one strands its units and stops its claims";
    match inspector.survival_goal().await {
        Ok(goal) if goal == "region" => Check::fine("survival goal", goal),
        Ok(goal) if goal == "zone" && regions < 3 => {
            Check::fine("survival goal", format!("zone ({regions} regions; surviving a region needs three)"))
        }
        Ok(goal) => Check::warning("survival goal", goal, expected),
        Err(error) => Check::unknown("survival goal", &error, expected),
    }
}

/// What the steps of `sql/cockroach/` say about each table, against what the server says.
async fn localities(inspector: &Inspector) -> Check {
    let mut wrong = Vec::new();
    let wanted = wanted();
    for (table, locality) in &wanted {
        match inspector.create_statement(table).await {
            Ok(text) => wrong.extend(judge_locality(table, locality, &text)),
            Err(error) => return Check::unknown("table localities", &error, "SHOW CREATE TABLE"),
        }
    }
    if wrong.is_empty() {
        return Check::fine("table localities", format!("{} tables as migrated", wanted.len()));
    }
    Check::failed("table localities", wrong.join("; "), "`largesse migrate --localities …`")
}

fn wanted() -> Vec<(&'static str, &'static str)> {
    let lines = migrate::COCKROACH.iter().flat_map(|step| step.sql.lines());
    lines.filter_map(|line| line.strip_prefix("ALTER TABLE ")?.split_once(" SET LOCALITY ")).collect()
}

fn judge_locality(table: &str, locality: &str, create_statement: &str) -> Option<String> {
    let written = create_statement.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = written.split_once("LOCALITY ").map_or("no locality", |(_, rest)| rest);
    // What follows a locality, such as storage parameters or the semicolon, is no part of it.
    (!found.starts_with(locality)).then(|| format!("{table}: {found} instead of {locality}"))
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn table(regions: &[(&str, &str)]) -> Vec<(String, String)> {
        regions.iter().map(|(name, state)| ((*name).to_owned(), (*state).to_owned())).collect()
    }

    #[test]
    fn a_region_must_be_active_and_known_to_the_database() {
        assert_eq!(judge_active(&table(&[("a", "draining"), ("b", "gone")])).verdict, Verdict::Failed);
        assert_eq!(judge_active(&table(&[("a", "active"), ("b", "gone")])).found, "1 of 2 active");
        let known = table(&[("a", "active"), ("b", "active"), ("c", "gone")]);
        let judged = judge_regions(&["a".into(), "d".into()], &known);
        let verdicts: Vec<_> = judged.iter().map(|check| check.verdict).collect();
        assert_eq!(verdicts, [Verdict::Failed, Verdict::Warning]);
        assert!(judged[0].found.starts_with("b is in") && judged[1].found.starts_with("d is a region"), "{judged:?}");
    }

    #[test]
    fn counter_rows_that_lack_are_named_with_their_campaign() {
        let odd = |there| CounterRows { campaign: "burger".into(), region: "eu".into(), shard_count: 2, there };
        let judged = judge_counter_rows(&[odd([0, 0, 0]), odd([1, 1, 1])]);
        assert_eq!(judged[0].found, "campaign burger has none in eu: its people can't be served there");
        assert_eq!(judged[1].found, "campaign burger in eu: 1 serving, 1 traveller, 1 reserve");
        assert_eq!(judge_counter_rows(&[])[0].verdict, Verdict::Fine);
    }

    #[test]
    fn table_localities_are_those_of_the_steps() {
        assert!(wanted().contains(&("claims", "REGIONAL BY ROW AS crdb_region")), "{:?}", wanted());
        let create =
            "CREATE TABLE public.claims (\n\tcampaign_id UUID NOT NULL\n) LOCALITY REGIONAL BY ROW AS crdb_region;";
        assert_eq!(judge_locality("claims", "REGIONAL BY ROW AS crdb_region", create), None);
        let wrong = judge_locality("claims", "GLOBAL", create).unwrap();
        assert_eq!(wrong, "claims: REGIONAL BY ROW AS crdb_region; instead of GLOBAL");
        assert!(judge_locality("claims", "GLOBAL", "CREATE TABLE claims ()").unwrap().contains("no locality"));
    }
}

//! Plans of the hot statements: each reads its rows by key, never a whole table.
//!
//! A plan must stay right while the statistics are stale: in the first seconds after an import or an opening they know
//! nothing of the new rows, and those are the seconds that count. So a plan that is only fast while a table is small is
//! named here, although it is fast today. Plans are judged as text, in pure functions.

use super::places::Spread;
use super::{Check, Job};
use crate::db::dialect::Engine;
use crate::db::explain::Sample;
use crate::db::inspect::Inspector;
use crate::db::{Statement, statements};
use crate::region::Region;

/// What people wait for, and whether it should stay in one region.
static HOT: &[(&Statement, bool)] = &[
    (&statements::CLAIM_PLACE, true),
    (&statements::CLAIM_GRANT, true),
    (&statements::CLAIM_PASS, true),
    (&statements::CLAIM_LOOKUP, true),
    (&statements::CLAIM_FIND, true),
    (&statements::CLAIM_RELEASE, true),
    (&statements::QUOTA_SURVEY, false),
    (&statements::QUOTA_SURVEY_REGION, false),
    (&statements::QUOTA_TRANSFER, false),
    (&statements::ACCOUNT_FIND, false),
    (&statements::ACCOUNT_REGISTER, false),
];

const TABLES: [&str; 3] = ["claims", "accounts", "quota"];

/// The columns an index must be asked by. Without the first one all of it is read; without a later one, what all rows
/// with the same beginning share: every claim of a campaign in a region.
const KEYS: &[(&str, &[&str])] = &[
    ("claims_pkey", &["campaign_id", "home_region", "account_id"]),
    ("claims_expiry_idx", &["campaign_id", "home_region", "stock_region"]),
    ("accounts_pkey", &["account_id"]),
    ("accounts_home_key", &["home_region", "account_id"]),
    ("quota_pkey", &["campaign_id"]),
];

const EXPECTED: &str = "index scans by key on claims, accounts and quota, also while statistics are stale";
const EXPECTED_KEY: &str =
    "the account in every index condition, also while statistics are stale, as they are at an opening";
const EXPECTED_REGION: &str = "spans of one region: a claim must not wait for another one";

/// What is wrong with a plan, the worst first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// All of a table or an index is read.
    Whole(String),
    /// More than the rows asked for is read.
    Wide(String),
    /// More than one region is asked.
    Regions(String),
    /// The text is not as it was known when this was written.
    Unknown(String),
}

pub(super) async fn checks(
    inspector: &Inspector,
    job: Job,
    regions: &[(String, String)],
    spread: &Spread,
) -> Vec<Check> {
    let Some(region) = sample_region(regions, spread) else {
        return vec![Check::warning("plans", "not checked: there is no region yet", "`largesse region add` first")];
    };
    let sample = Sample { region, batch: inspector.engine().batch_size_max() };
    let (mut checks, mut fine, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
    for (statement, local) in HOT {
        let name = format!("plan of {}", statement.name);
        match inspector.plans(statement, &sample).await {
            // An operator may not run what only servers run, so neither engine shows the plan.
            Err(error) if job == Job::Operator && error.is_forbidden() => hidden.push(statement.name),
            Err(error) => checks.push(Check::unreadable(name, &error, EXPECTED)),
            Ok(plans) => {
                let faults = faults(inspector.engine(), &plans, if *local { spread.regions() } else { &[] });
                if faults.is_empty() {
                    fine.push(statement.name);
                }
                checks.extend(told(&name, &faults));
            }
        }
    }
    if !hidden.is_empty() {
        let found = format!("not applicable to an operator: {}", hidden.join(", "));
        checks.insert(0, Check::fine("plans of servers", found));
    }
    if !fine.is_empty() {
        let found = format!(
            "rows are read by key with the statistics of now, and must be with stale ones: {}",
            fine.join(", ")
        );
        checks.insert(0, Check::fine("plans", found));
    }
    checks
}

/// A region in which rows can be: an active one first, and on a spread database one that it knows.
fn sample_region(regions: &[(String, String)], spread: &Spread) -> Option<Region> {
    let active = regions.iter().filter(|(_, state)| state == "active").chain(regions).map(|(name, _)| name);
    let usable = |name: &&String| spread.regions().is_empty() || spread.regions().contains(name);
    active.filter(usable).chain(spread.regions()).find_map(|name| name.parse().ok())
}

/// The faults of all plans of one statement, each once.
fn faults(engine: Engine, plans: &[String], regions: &[String]) -> Vec<Fault> {
    let mut all: Vec<Fault> = Vec::new();
    for plan in plans {
        let found = match engine {
            Engine::Postgres => postgres(plan),
            Engine::Cockroach { .. } => cockroach(plan, regions),
        };
        for fault in found {
            if !all.contains(&fault) {
                all.push(fault);
            }
        }
    }
    all
}

/// All faults of one statement on one line, judged by the worst.
fn told(name: &str, faults: &[Fault]) -> Option<Check> {
    let found: Vec<&str> = faults.iter().map(Fault::text).collect();
    let found = found.join("; ");
    match faults.iter().min()? {
        Fault::Whole(_) => Some(Check::failed(name, found, EXPECTED)),
        Fault::Wide(_) => Some(Check::failed(name, found, EXPECTED_KEY)),
        Fault::Regions(_) => Some(Check::warning(name, found, EXPECTED_REGION)),
        Fault::Unknown(_) => Some(Check::warning(name, found, EXPECTED)),
    }
}

impl Fault {
    fn text(&self) -> &str {
        match self {
            Self::Whole(text) | Self::Wide(text) | Self::Regions(text) | Self::Unknown(text) => text,
        }
    }
}

/// Judges the text of PostgreSQL's EXPLAIN. Sequential scans are priced out on pooled connections, so one that is still
/// there means that no index fits.
fn postgres(plan: &str) -> Vec<Fault> {
    let lines: Vec<&str> = plan.lines().collect();
    let mut faults = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let node = line.trim_start().trim_start_matches("->").trim_start();
        if let Some(table) = after(node, "Seq Scan on ").filter(|table| TABLES.contains(table)) {
            faults.push(Fault::Whole(format!("Seq Scan on {table}")));
            continue;
        }
        let on_table = after(node, " on ").is_some_and(|table| TABLES.contains(&table));
        let index = match after(node, "Bitmap Index Scan on ") {
            Some(index) => KEYS.iter().any(|(known, _)| *known == index).then_some(index),
            None if node.starts_with("Index ") && on_table => after(node, " using "),
            None => None,
        };
        if let Some(index) = index {
            faults.extend(condition_fault(index, condition(&lines[number + 1..])));
        }
    }
    faults
}

/// The word after a mark.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(mark)?;
    rest.split_whitespace().next()
}

/// The index condition among the lines that belong to a node: those before the next node.
fn condition<'a>(lines: &[&'a str]) -> &'a str {
    let mut own = lines.iter().take_while(|line| !line.trim_start().starts_with("->"));
    own.find_map(|line| line.trim_start().strip_prefix("Index Cond: ")).unwrap_or_default()
}

fn condition_fault(index: &str, condition: &str) -> Option<Fault> {
    let keys = KEYS.iter().find(|(known, _)| *known == index).map_or(&[][..], |(_, keys)| *keys);
    let missing = keys.iter().position(|column| !condition.contains(&format!("({column} ")));
    match missing {
        None if !condition.is_empty() => None,
        None | Some(0) => Some(Fault::Whole(format!("all of the index {index} is read"))),
        Some(known) => Some(Fault::Wide(format!(
            "{index} is read by {} alone, so each batch costs more the more rows share them",
            keys[..known].join(", ")
        ))),
    }
}

/// Judges the text of `CockroachDB`'s EXPLAIN, the tree of v21 and newer or the three columns of v20. `regions` are the
/// database's if the statement should stay in one of them.
fn cockroach(plan: &str, regions: &[String]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut table = "";
    let mut spans_of_tables = String::new();
    let mut understood = false;
    for line in plan.lines() {
        let words: Vec<&str> =
            line.split([' ', '\t', '|', '│', '├', '└', '─', '•']).filter(|w| !w.is_empty()).collect();
        if let Some(name) = value(&words, "table").and_then(|rest| rest.first()?.split_once('@')) {
            table = name.0;
            understood = true;
        }
        if words.contains(&"insert") || words.contains(&"values") {
            understood = true;
        }
        let Some(spans) = value(&words, "spans").filter(|_| TABLES.contains(&table)) else { continue };
        if spans.starts_with(&["FULL", "SCAN"]) || spans == ["ALL"] {
            faults.push(Fault::Whole(format!("FULL SCAN of {table}")));
        }
        spans_of_tables.push_str(&spans.join(" "));
    }
    if !understood {
        faults.push(Fault::Unknown("the text of the plan can't be understood".into()));
    }
    faults.extend(regions_fault(&spans_of_tables, regions));
    faults
}

/// The words after `name` or `name:`.
fn value<'w, 't>(words: &'w [&'t str], name: &str) -> Option<&'w [&'t str]> {
    let at = words.iter().position(|word| word.strip_suffix(':').unwrap_or(word) == name)?;
    Some(&words[at + 1..])
}

fn regions_fault(spans: &str, regions: &[String]) -> Option<Fault> {
    if regions.is_empty() || spans.is_empty() {
        return None;
    }
    let named: Vec<&str> =
        regions.iter().map(String::as_str).filter(|region| spans.contains(&format!("'{region}'"))).collect();
    match named.len() {
        0 => Some(Fault::Unknown("the plan's spans name no region of the database".into())),
        1 => None,
        _ => Some(Fault::Regions(format!("spans in {}", named.join(", ")))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    const GOOD: &str = "Sort\n  Sort Key: s.ord\n  CTE stock\n    ->  LockRows\n          ->  Index Scan using quota_pkey on quota q\n                \
        Index Cond: ((campaign_id = $1) AND (region = $2) AND (shard = $3))\n  ->  Nested Loop\n        ->  Function Scan on u\n        \
        ->  Index Scan using claims_pkey on claims c  (cost=0.15..8.17 rows=1 width=72)\n              \
        Index Cond: ((campaign_id = $1) AND (home_region = $4) AND (account_id = u.account_id))\n";

    #[test]
    fn rows_read_by_key_are_fine() {
        assert_eq!(postgres(GOOD), []);
        assert_eq!(postgres("Insert on accounts\n  Conflict Resolution: NOTHING\n  ->  CTE Scan on won w\n"), []);
        assert_eq!(postgres("Seq Scan on campaigns c\n"), []);
    }

    #[test]
    fn a_sequential_scan_is_found_although_it_is_priced_out() {
        let plan = "Update on quota q\n  ->  Nested Loop\n        ->  Parallel Seq Scan on claims c  (cost=10000000000.00..1)\n";
        assert_eq!(postgres(plan), [Fault::Whole("Seq Scan on claims".into())]);
    }

    #[test]
    fn a_whole_index_and_the_beginning_of_a_key_are_told_apart() {
        let whole = "Index Only Scan using quota_pkey on quota q\n";
        assert_eq!(postgres(whole), [Fault::Whole("all of the index quota_pkey is read".into())]);
        let second = "Index Scan using accounts_home_key on accounts a\n  Index Cond: (account_id = ANY ($1))\n";
        assert_eq!(postgres(second), [Fault::Whole("all of the index accounts_home_key is read".into())]);
        let wide = "Hash\n  ->  Index Scan using claims_pkey on claims c\n        Index Cond: ((campaign_id = $1) AND (home_region = $4))\n        \
            Filter: (account_id = ANY ($5))\n";
        assert!(
            matches!(&postgres(wide)[..], [Fault::Wide(found)] if found.contains("campaign_id, home_region alone"))
        );
        let bitmap = "Bitmap Heap Scan on accounts a\n  Recheck Cond: (home_region = 'x'::text)\n  ->  Bitmap Index Scan on accounts_home_key\n        \
            Index Cond: (home_region = 'x'::text)\n";
        assert!(matches!(&postgres(bitmap)[..], [Fault::Wide(_)]));
    }

    const TREE: &str = "distribution: local\nvectorized: true\n\n• root\n│\n├── • insert\n│   │ into: claims(campaign_id)\n└── • scan\n      \
        missing stats\n      table: claims@claims_pkey\n      spans: [/'us-east1'/'0000' - /'us-east1'/'0000']\n";

    fn regions() -> [String; 2] {
        ["us-east1".into(), "europe-west1".into()]
    }

    #[test]
    fn a_statement_gets_one_line_and_the_verdict_of_its_worst_fault() {
        let faults = [Fault::Wide("wide".into()), Fault::Whole("whole".into())];
        let check = told("plan of x", &faults).unwrap();
        assert_eq!((check.verdict, check.found.as_str()), (Verdict::Failed, "wide; whole"));
        assert_eq!(told("plan of x", &faults[..1]).unwrap().verdict, Verdict::Failed);
        let regions = [Fault::Regions("two".into())];
        assert_eq!(told("plan of x", &regions).unwrap().verdict, Verdict::Warning);
        assert_eq!(told("plan of x", &[]), None);
    }

    #[test]
    fn a_full_scan_of_a_hot_table_is_found_in_both_forms() {
        assert_eq!(cockroach(TREE, &[]), []);
        let tree = "• scan\n  table: claims@claims_pkey\n  spans: FULL SCAN\n";
        assert_eq!(cockroach(tree, &[]), [Fault::Whole("FULL SCAN of claims".into())]);
        let columns = "render |  | \n └── scan |  | \n  | table | quota@primary\n  | spans | FULL SCAN\n";
        assert_eq!(cockroach(columns, &[]), [Fault::Whole("FULL SCAN of quota".into())]);
        assert_eq!(cockroach("• scan\n  table: campaigns@campaigns_pkey\n  spans: FULL SCAN\n", &[]), []);
    }

    #[test]
    fn another_region_in_the_spans_is_a_warning_and_so_is_an_unknown_text() {
        assert_eq!(cockroach(TREE, &regions()), []);
        let two = TREE.replace("0000']\n", "0000'] [/'europe-west1'/'0000' - /'europe-west1'/'0000']\n");
        assert_eq!(cockroach(&two, &regions()), [Fault::Regions("spans in us-east1, europe-west1".into())]);
        let hidden = TREE.replace("'us-east1'", "\"@\"");
        assert!(matches!(&cockroach(&hidden, &regions())[..], [Fault::Unknown(_)]));
        assert!(matches!(&cockroach("something else\n", &[])[..], [Fault::Unknown(_)]));
    }
}

//! Privileges: a role has what its statements need and nothing that could break a promise by accident.
//!
//! The lists here and the grants of `sql/roles.sql` say the same; a test compares them, and another runs every
//! statement of a server as the role those grants make.

use super::Check;
use crate::db::inspect::{Inspector, Role, TablePrivileges};

/// What a role is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Job {
    /// A regional server (`largesse_app`)
    Server,
    /// An operator's commands (`largesse_operator`)
    Operator,
}

impl Job {
    fn role(self) -> &'static str {
        match self {
            Self::Server => "largesse_app",
            Self::Operator => "largesse_operator",
        }
    }

    fn needs(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::Server => SERVER,
            Self::Operator => OPERATOR,
        }
    }

    fn needs_on(self, table: &str) -> &'static [&'static str] {
        self.needs().iter().find(|(name, _)| *name == table).map_or(&[], |(_, needs)| needs)
    }
}

/// UPDATE on quota and claims is also what FOR UPDATE asks for.
const SERVER: &[(&str, &[&str])] = &[
    ("regions", &["SELECT"]),
    ("campaigns", &["SELECT", "UPDATE"]),
    ("campaign_texts", &["SELECT", "INSERT", "UPDATE"]),
    ("accounts", &["SELECT", "INSERT"]),
    ("quota", &["SELECT", "UPDATE"]),
    ("claims", &["SELECT", "INSERT", "UPDATE"]),
    ("quota_transfers", &["SELECT", "INSERT"]),
    ("supply_changes", &["SELECT"]),
    ("gate_changes", &["SELECT", "INSERT"]),
    ("leases", &["SELECT", "INSERT", "UPDATE"]),
    ("region_rules", &["SELECT"]),
    ("operators", &["SELECT"]),
    ("audit_log", &["SELECT", "INSERT"]),
    ("server_pulses", &["SELECT", "INSERT", "UPDATE"]),
    ("region_samples", &["SELECT", "INSERT", "UPDATE"]),
    ("pause_reasons", &["SELECT"]),
    ("account_roll", &["SELECT"]),
    ("account_changes", &["SELECT"]),
    ("schema_versions", &["SELECT"]),
];

const OPERATOR: &[(&str, &[&str])] = &[
    ("regions", &["SELECT", "INSERT", "UPDATE"]),
    ("campaigns", &["SELECT", "INSERT", "UPDATE"]),
    ("campaign_texts", &["SELECT", "INSERT", "UPDATE"]),
    ("accounts", &["SELECT", "INSERT", "UPDATE", "DELETE"]),
    ("quota", &["SELECT", "INSERT", "UPDATE"]),
    ("claims", &["SELECT", "UPDATE"]),
    ("quota_transfers", &["SELECT", "INSERT"]),
    ("supply_changes", &["SELECT", "INSERT"]),
    ("gate_changes", &["SELECT", "INSERT"]),
    ("leases", &["SELECT"]),
    ("region_rules", &["SELECT", "INSERT", "UPDATE"]),
    ("operators", &["SELECT", "INSERT", "UPDATE"]),
    ("audit_log", &["SELECT", "INSERT"]),
    ("server_pulses", &["SELECT"]),
    ("region_samples", &["SELECT"]),
    ("pause_reasons", &["SELECT", "INSERT", "UPDATE"]),
    ("account_roll", &["SELECT", "UPDATE"]),
    ("account_changes", &["SELECT", "INSERT"]),
    ("schema_versions", &["SELECT"]),
];

pub(super) async fn checks(inspector: &Inspector, job: Job) -> Vec<Check> {
    let expected = format!("a role made by sql/roles.sql; see `SHOW GRANTS FOR {}`", job.role());
    let (role, found) = match (inspector.role().await, inspector.privileges().await) {
        (Ok(role), Ok(found)) => (role, found),
        (Err(error), _) | (_, Err(error)) => return vec![Check::unknown("privileges", &error, expected)],
    };
    judge(&role, &found, job)
}

fn judge(role: &Role, found: &[TablePrivileges], job: Job) -> Vec<Check> {
    let name = &role.name;
    if role.superuser {
        let found = format!("`{name}` is a superuser: a mistake of this program could change anything");
        return vec![Check::warning("privileges", found, format!("the role {} (sql/roles.sql)", job.role()))];
    }
    let mut checks: Vec<Check> = missing(name, found, job);
    if checks.is_empty() {
        checks.push(Check::fine("privileges", format!("`{name}` has what a role for the {} needs", job.place())));
    }
    if role.owner {
        let found = format!("`{name}` owns the tables: it may change and drop them");
        checks.push(Check::warning("privileges", found, "one role that migrates and owns, others that work"));
        return checks;
    }
    checks.extend(deletes(name, found));
    checks.extend(rewrites(name, found));
    checks.extend(excess(name, found, job));
    checks
}

impl Job {
    fn place(self) -> &'static str {
        match self {
            Self::Server => "servers",
            Self::Operator => "operators",
        }
    }
}

fn missing(name: &str, found: &[TablePrivileges], job: Job) -> Vec<Check> {
    let mut checks = Vec::new();
    for (table, needs) in job.needs() {
        let has = found.iter().find(|one| one.table == *table).map(held).unwrap_or_default();
        for privilege in needs.iter().filter(|privilege| !has.contains(privilege)) {
            let found = format!("`{name}` lacks {privilege} on {table}");
            checks.push(Check::failed("privileges", found, format!("GRANT {privilege} ON TABLE {table} TO {name}")));
        }
    }
    checks
}

/// Claims are the proof of what was granted; they are never deleted.
fn deletes(name: &str, found: &[TablePrivileges]) -> Option<Check> {
    let claims = found.iter().find(|one| one.table == "claims" && one.delete)?;
    let found = format!("`{name}` may delete rows of {}", claims.table);
    let expected =
        format!("REVOKE DELETE (PostgreSQL: and TRUNCATE) ON TABLE claims FROM {name}: a claim is never deleted");
    Some(Check::failed("privileges", found, expected))
}

/// What the team did is noted for good: a log that can be rewritten proves nothing.
fn rewrites(name: &str, found: &[TablePrivileges]) -> Option<Check> {
    let log = found.iter().find(|one| one.table == "audit_log" && (one.update || one.delete))?;
    let found = format!("`{name}` may change or delete rows of {}", log.table);
    let expected = format!("REVOKE UPDATE, DELETE ON TABLE audit_log FROM {name}: the audit log is only added to");
    Some(Check::failed("privileges", found, expected))
}

fn excess(name: &str, found: &[TablePrivileges], job: Job) -> Option<Check> {
    let mut extra = Vec::new();
    for (table, _) in job.needs() {
        let has = found.iter().find(|one| one.table == *table).map(held).unwrap_or_default();
        let beyond = has.into_iter().filter(|privilege| !job.needs_on(table).contains(privilege));
        extra.extend(beyond.map(|privilege| format!("{privilege} on {table}")));
    }
    // Said above, as a fault.
    extra.retain(|one| !["DELETE on claims", "UPDATE on audit_log", "DELETE on audit_log"].contains(&one.as_str()));
    if extra.is_empty() {
        return None;
    }
    let found = format!("`{name}` has more than it needs: {}", extra.join(", "));
    Some(Check::warning("privileges", found, format!("what sql/roles.sql grants to {}", job.role())))
}

fn held(table: &TablePrivileges) -> Vec<&'static str> {
    let all = [("SELECT", table.select), ("INSERT", table.insert), ("UPDATE", table.update), ("DELETE", table.delete)];
    all.into_iter().filter(|(_, held)| *held).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn exactly(job: Job) -> Vec<TablePrivileges> {
        let one = |(table, needs): &(&str, &[&str])| TablePrivileges {
            table: (*table).to_owned(),
            select: needs.contains(&"SELECT"),
            insert: needs.contains(&"INSERT"),
            update: needs.contains(&"UPDATE"),
            delete: false,
        };
        job.needs().iter().map(one).collect()
    }

    fn change(
        mut all: Vec<TablePrivileges>,
        table: &str,
        change: impl Fn(&mut TablePrivileges),
    ) -> Vec<TablePrivileges> {
        all.iter_mut().filter(|one| one.table == table).for_each(change);
        all
    }

    fn role(superuser: bool, owner: bool) -> Role {
        Role { name: "r".into(), superuser, owner }
    }

    #[test]
    fn exactly_what_is_needed_is_fine_and_what_lacks_is_named() {
        let judged = judge(&role(false, false), &exactly(Job::Server), Job::Server);
        assert!(judged.len() == 1 && judged[0].verdict == Verdict::Fine, "{judged:?}");
        let less = change(exactly(Job::Server), "quota", |one| one.update = false);
        let judged = judge(&role(false, false), &less, Job::Server);
        assert_eq!(judged.len(), 1);
        assert_eq!((judged[0].verdict, judged[0].found.as_str()), (Verdict::Failed, "`r` lacks UPDATE on quota"));
    }

    #[test]
    fn too_much_is_a_warning_and_deleting_claims_a_fault() {
        let more = change(exactly(Job::Server), "campaigns", |one| one.insert = true);
        let judged = judge(&role(false, false), &more, Job::Server);
        assert_eq!(judged[1].verdict, Verdict::Warning);
        assert!(judged[1].found.ends_with("INSERT on campaigns"), "{judged:?}");
        let deleting = change(exactly(Job::Operator), "claims", |one| one.delete = true);
        let judged = judge(&role(false, false), &deleting, Job::Operator);
        assert_eq!((judged.len(), judged[1].verdict), (2, Verdict::Failed));
        let rewriting = change(exactly(Job::Operator), "audit_log", |one| one.update = true);
        let judged = judge(&role(false, false), &rewriting, Job::Operator);
        assert_eq!((judged.len(), judged[1].verdict), (2, Verdict::Failed), "{judged:?}");
        for all_powerful in [role(true, false), role(true, true)] {
            let judged = judge(&all_powerful, &deleting, Job::Operator);
            assert!(judged.len() == 1 && judged[0].verdict == Verdict::Warning, "{judged:?}");
        }
        assert_eq!(judge(&role(false, true), &deleting, Job::Operator)[1].verdict, Verdict::Warning);
    }

    /// The grants of `sql/roles.sql` to a role, as `table privilege`, sorted.
    fn granted(role: &str) -> Vec<String> {
        let sql = include_str!("../../sql/roles.sql");
        let mut all = Vec::new();
        for line in sql.lines().filter_map(|line| line.strip_prefix("GRANT ")) {
            let (privileges, rest) = line.split_once(" ON TABLE ").unwrap();
            let (tables, to) = rest.split_once(" TO ").unwrap();
            if to.trim_end_matches(';').split(", ").any(|one| one == role) {
                for table in tables.split(", ") {
                    all.extend(privileges.split(", ").map(|privilege| format!("{table} {privilege}")));
                }
            }
        }
        all.sort();
        all
    }

    #[test]
    fn the_file_of_roles_grants_what_is_checked() {
        for job in [Job::Server, Job::Operator] {
            let pairs = job.needs().iter().flat_map(|(table, needs)| needs.iter().map(move |n| format!("{table} {n}")));
            let mut needed: Vec<String> = pairs.collect();
            needed.sort();
            assert_eq!(granted(job.role()), needed, "{job:?}");
        }
    }
}

//! Every statement the program runs, by name: the text is a file of `sql/queries/`, the parameter types are declared
//! here.
//!
//! What may not live here or anywhere else: SQL put together at run time. A file that is not listed, or not used, fails
//! a test.

use tokio_postgres::types::Type;

/// One statement: its name is its file, the first word of its text, its metric label and its name in errors.
#[derive(Debug)]
pub struct Statement {
    /// The name, such as `claim_place`.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
    /// The declared types of its parameters.
    pub params: &'static [Type],
    pub(super) number: usize,
}

impl Statement {
    /// Whether it may write something. What only reads leaves no doubt behind when its answer is lost.
    pub fn writes(&self) -> bool {
        let code = self.sql.lines().filter(|line| !line.starts_with("--"));
        code.map(|line| line.replace("FOR UPDATE", "")).any(|line| WRITING.iter().any(|verb| line.contains(verb)))
    }
}

/// What a text has that writes; names of columns and tables are in small letters.
const WRITING: [&str; 3] = ["INSERT INTO ", "UPDATE ", "DELETE FROM "];

macro_rules! statements {
    ($($(#[$doc:meta])* $constant:ident = $name:literal ($($param:ident),*);)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant),* }
        $(
            $(#[$doc])*
            pub static $constant: Statement = Statement {
                name: $name,
                sql: include_str!(concat!("../../sql/queries/", $name, ".sql")),
                params: &[$(Type::$param),*],
                number: Number::$constant as usize,
            };
        )*
        /// All of them, in the order of their numbers.
        pub static ALL: &[&Statement] = &[$(&$constant),*];
    };
}

statements! {
    /// Decides a batch of claims.
    CLAIM_PLACE = "claim_place"
        (UUID, TEXT, INT8, TEXT, UUID_ARRAY, UUID_ARRAY, TIMESTAMPTZ_ARRAY, INT8, INT8);
    /// Grants a unit to everybody in a batch, or does nothing.
    CLAIM_GRANT = "claim_grant"
        (UUID, TEXT, INT8, TEXT, UUID_ARRAY, UUID_ARRAY, TIMESTAMPTZ_ARRAY, INT8, INT8);
    /// The same for people who came with a pass.
    CLAIM_PASS = "claim_pass"
        (UUID, TEXT, INT8, TEXT, UUID_ARRAY, UUID_ARRAY, TIMESTAMPTZ_ARRAY, INT8, INT8, TEXT_ARRAY, INT8);
    /// Who of a batch has a claim, and the gate.
    CLAIM_LOOKUP = "claim_lookup" (UUID, TEXT, INT8, TEXT, UUID_ARRAY);
    /// One account's claim.
    CLAIM_FIND = "claim_find" (UUID, TEXT, UUID);
    /// The accounts that have a claim, in pages.
    CLAIM_ACCOUNTS = "claim_accounts" (UUID, TEXT, UUID, INT8);
    /// One account's claims.
    CLAIM_OF_ACCOUNT = "claim_of_account" (UUID, TEXT, TEXT);
    /// The claim behind a reference.
    CLAIM_BY_TICKET = "claim_by_ticket" (TEXT, TEXT, INT8, INT8);
    /// A page of a campaign's claims, for a file.
    CLAIM_EXPORT = "claim_export" (UUID, TEXT, UUID, INT8);
    /// Takes the names off a page of old claims.
    CLAIM_UNNAME = "claim_unname" (UUID, TEXT, UUID, INT8, INT8);
    /// Gives one claimed unit back.
    CLAIM_RELEASE = "claim_release" (UUID, TEXT, INT8, TEXT, UUID);
    /// Every counter row of a campaign.
    QUOTA_SURVEY = "quota_survey" (UUID);
    /// The counter rows of one region of a campaign.
    QUOTA_SURVEY_REGION = "quota_survey_region" (UUID, TEXT);
    /// Moves units between two counter rows.
    QUOTA_TRANSFER = "quota_transfer" (UUID, UUID, TEXT, INT8, TEXT, INT8, INT8, INT8, TEXT, INT8, INT8);
    /// Leaves a planner's fence on every counter row of a campaign.
    QUOTA_FENCE = "quota_fence" (UUID, INT8);
    /// What a planner must heed in a campaign.
    QUOTA_RULES = "quota_rules" (UUID);
    /// The counter rows of a new campaign.
    QUOTA_INSERT = "quota_insert" (UUID, TIMESTAMPTZ, TIMESTAMPTZ, TEXT_ARRAY, INT8_ARRAY, TEXT_ARRAY, INT8_ARRAY);
    /// Empty counter rows of a new region.
    QUOTA_JOIN = "quota_join" (TEXT);
    /// Adds units to a campaign.
    QUOTA_RESTOCK = "quota_restock" (UUID, UUID, INT8, TEXT, INT8, TEXT, TEXT);
    /// Moves the gate of a campaign.
    GATE_MOVE = "gate_move" (UUID, TEXT_ARRAY, TEXT, TEXT, INT8, TEXT, TEXT, TEXT, INT8);
    /// Where the gates of some campaigns stand now.
    GATE_POLL = "gate_poll" (TEXT, UUID_ARRAY);
    /// The history of a campaign's gate.
    GATE_LIST = "gate_list" (UUID);
    /// A new campaign.
    CAMPAIGN_INSERT = "campaign_insert"
        (UUID, TEXT, INT8, INT8, TEXT_ARRAY, TEXT, TIMESTAMPTZ, TIMESTAMPTZ, INT8, TEXT_ARRAY, INT8);
    /// A campaign's own words.
    CAMPAIGN_TEXT_INSERT = "campaign_text_insert" (UUID, TEXT_ARRAY, TEXT_ARRAY);
    /// The first supply of a new campaign.
    SUPPLY_CHANGE_INSERT = "supply_change_insert" (UUID, UUID, INT8, TEXT, TEXT);
    /// Every campaign, for the cache.
    CAMPAIGN_LIST = "campaign_list" (TEXT);
    /// The campaigns whose claims have kept their names for long enough.
    CAMPAIGN_RETAINED = "campaign_retained" (INT8);
    /// Notes that a campaign's claims have no names any more.
    CAMPAIGN_UNNAMED = "campaign_unnamed" (UUID, INT8);
    /// What some campaigns have left.
    CAMPAIGN_SHARE = "campaign_share" (UUID_ARRAY);
    /// The words of every campaign.
    CAMPAIGN_TEXT_LIST = "campaign_text_list" ();
    /// Writes a campaign's words in one language.
    CAMPAIGN_TEXT_SET = "campaign_text_set" (UUID, TEXT, TEXT, TEXT, TEXT, TEXT);
    /// Takes a campaign's words in one language back.
    CAMPAIGN_TEXT_REMOVE = "campaign_text_remove" (UUID, TEXT);
    /// What the team has said of a campaign.
    CAMPAIGN_STATE = "campaign_state" (UUID);
    /// Changes what is given of a campaign.
    CAMPAIGN_EDIT = "campaign_edit" (UUID, TIMESTAMPTZ, TIMESTAMPTZ, TEXT_ARRAY, TEXT_ARRAY, INT8, TEXT, INT8);
    /// Says why a paused campaign is paused, where there is one word for all.
    CAMPAIGN_REASON_SET = "campaign_reason_set" (UUID, TEXT);
    /// Why some campaigns stand still.
    PAUSE_REASON_LIST = "pause_reason_list" (UUID_ARRAY);
    /// Says why a campaign stands still.
    PAUSE_REASON_SET = "pause_reason_set" (UUID, INT8, TEXT_ARRAY, TEXT_ARRAY);
    /// Freezes a campaign's units, or lets the planner move them again.
    CAMPAIGN_REBALANCE = "campaign_rebalance" (UUID, TEXT);
    /// Accounts by id.
    ACCOUNT_FIND = "account_find" (UUID_ARRAY);
    /// Writes accounts that are not there yet.
    ACCOUNT_REGISTER = "account_register" (UUID_ARRAY, TEXT_ARRAY, TEXT_ARRAY, TEXT_ARRAY, TIMESTAMPTZ_ARRAY);
    /// All that is kept of one account.
    ACCOUNT_RECORD = "account_record" (UUID);
    /// Moves an account's home.
    ACCOUNT_MOVE = "account_move" (UUID, TEXT, INT8, UUID);
    /// Takes one person out of the database.
    ACCOUNT_ERASE = "account_erase" (UUID, UUID);
    /// Removes accounts that nothing needs any more.
    ACCOUNT_RETAIN = "account_retain" (UUID, INT8, INT8);
    /// Blocks or unblocks one account.
    ACCOUNT_BLOCK = "account_block" (UUID, TEXT, UUID);
    /// Where the roll of changed accounts stands.
    ACCOUNT_ROLL = "account_roll" ();
    /// The accounts that have changed of late.
    ACCOUNT_CHANGES = "account_changes" (INT8, INT8);
    /// The regions of the deployment.
    REGION_LIST = "region_list" ();
    /// A region joins or comes back.
    REGION_INSERT = "region_insert" (TEXT, TEXT);
    /// A region begins to give its units away.
    REGION_DRAIN = "region_drain" (TEXT);
    /// A drained region is out of service.
    REGION_REMOVE = "region_remove" (TEXT);
    /// What one region has left in each campaign.
    REGION_STOCK = "region_stock" (TEXT);
    /// How many rows name a region as their home.
    REGION_ROWS = "region_rows" (TEXT);
    /// Every region with what it has.
    REGION_STATUS = "region_status" ();
    /// The floor and the ceiling of one region in one campaign.
    REGION_RULE_SET = "region_rule_set" (UUID, TEXT, INT8, INT8, TEXT);
    /// Somebody of the team gets a token.
    OPERATOR_INSERT = "operator_insert" (UUID, TEXT, TEXT, BYTEA, TEXT, INT8, TEXT_ARRAY, TEXT_ARRAY);
    /// Whose token it is.
    OPERATOR_FIND = "operator_find" (BYTEA);
    /// Everybody who ever had a token.
    OPERATOR_LIST = "operator_list" ();
    /// Takes a token back.
    OPERATOR_REVOKE = "operator_revoke" (UUID);
    /// Notes one change in the audit log.
    AUDIT_INSERT = "audit_insert" (UUID, UUID, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT);
    /// What a change came to, if it was made.
    AUDIT_FIND = "audit_find" (UUID);
    /// A page of the audit log.
    AUDIT_LIST = "audit_list" (TIMESTAMPTZ, UUID, INT8);
    /// What the audit log says about one account.
    AUDIT_OF_ACCOUNT = "audit_of_account" (TEXT);
    /// Takes or renews a lease.
    LEASE_TAKE = "lease_take" (TEXT, UUID, INT8);
    /// Locks the counter rows of a campaign.
    QUOTA_LOCK = "quota_lock" (UUID);
    /// The transfers of a campaign.
    TRANSFER_LIST = "transfer_list" (UUID, TIMESTAMPTZ, UUID, INT8);
    /// A transfer by its id.
    TRANSFER_FIND = "transfer_find" (UUID, TEXT, UUID);
    /// What each region has, has given and has left.
    REPORT_TOTALS = "report_totals" ();
    /// The invariants of counters, transfers and gates.
    REPORT_COUNTERS = "report_counters" ();
    /// The invariants that need every claim.
    REPORT_CLAIMS = "report_claims" ();
    /// A campaign in every region.
    REPORT_WORLD = "report_world" (UUID);
    /// A server says how it is.
    PULSE_WRITE = "pulse_write"
        (TEXT, INT8, UUID, TEXT, TEXT, TIMESTAMPTZ, INT8, INT8, INT8, INT8, INT8, INT8, INT8_ARRAY, INT8, INT8, INT8,
         INT8, INT8, TEXT_ARRAY, INT8_ARRAY, TIMESTAMPTZ, INT8);
    /// The seats of a region's servers.
    PULSE_SEATS = "pulse_seats" (TEXT);
    /// How the servers of one region are.
    PULSE_REGION = "pulse_region" (TEXT);
    /// How the servers of all regions are.
    PULSE_LIST = "pulse_list" ();
    /// How a region is in these five seconds.
    SAMPLE_WRITE = "sample_write" (TEXT, INT8, INT8, INT8, INT8, INT8, INT8, INT8, INT8, INT8);
    /// How the regions were in the last quarter of an hour.
    SAMPLE_LIST = "sample_list" (TIMESTAMPTZ);
    /// What every campaign has, by region and kind of row.
    REPORT_FACTS = "report_facts" ();
    /// The hold of each campaign that runs out first.
    REPORT_HOLDS = "report_holds" ();
    /// The database's clock.
    REPORT_CLOCK = "report_clock" ();
    /// A page of a campaign's claims.
    REPORT_LEDGER = "report_ledger" (UUID, TEXT, UUID, INT8);
}

/// What a regional server runs; the rest is run by operators. The role of a server needs the privileges of these alone
/// (`sql/roles.sql`), and a server must start although it may not run the rest.
pub static SERVER: &[&Statement] = &[
    &CLAIM_PLACE,
    &CLAIM_GRANT,
    &CLAIM_PASS,
    &CLAIM_LOOKUP,
    &CLAIM_FIND,
    &CLAIM_ACCOUNTS,
    &CLAIM_RELEASE,
    &QUOTA_SURVEY,
    &QUOTA_SURVEY_REGION,
    &QUOTA_TRANSFER,
    &QUOTA_FENCE,
    &QUOTA_RULES,
    &GATE_MOVE,
    &GATE_POLL,
    &CAMPAIGN_LIST,
    &CAMPAIGN_SHARE,
    &CAMPAIGN_TEXT_LIST,
    &PAUSE_REASON_LIST,
    &CAMPAIGN_TEXT_SET,
    &CAMPAIGN_TEXT_REMOVE,
    &ACCOUNT_FIND,
    &ACCOUNT_REGISTER,
    &ACCOUNT_ROLL,
    &ACCOUNT_CHANGES,
    &REGION_LIST,
    &OPERATOR_FIND,
    &AUDIT_INSERT,
    &AUDIT_FIND,
    &LEASE_TAKE,
    &REPORT_TOTALS,
    &REPORT_COUNTERS,
    &REPORT_CLAIMS,
    &REPORT_WORLD,
    &TRANSFER_LIST,
    &PULSE_WRITE,
    &PULSE_SEATS,
    &PULSE_REGION,
    &PULSE_LIST,
    &SAMPLE_WRITE,
    &SAMPLE_LIST,
    &REPORT_FACTS,
    &REPORT_HOLDS,
    &REPORT_CLOCK,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_begins_with_its_name_and_uses_the_parameters_it_declares() {
        for (number, statement) in ALL.iter().enumerate() {
            assert_eq!(statement.number, number);
            assert!(statement.sql.starts_with(&format!("-- {}: ", statement.name)), "{}", statement.name);
            let body: String = statement.sql.lines().filter(|line| !line.starts_with("--")).collect();
            for number in 1..=statement.params.len() {
                assert!(body.contains(&format!("${number}::")), "{}: ${number}", statement.name);
            }
            assert!(!body.contains(&format!("${}:", statement.params.len() + 1)), "{}", statement.name);
        }
    }

    #[test]
    fn what_writes_is_told_from_what_locks_and_reads() {
        for statement in [&CLAIM_GRANT, &GATE_MOVE, &QUOTA_TRANSFER, &CAMPAIGN_EDIT, &ACCOUNT_ERASE, &OPERATOR_INSERT] {
            assert!(statement.writes(), "{}", statement.name);
        }
        for statement in [&QUOTA_LOCK, &CAMPAIGN_LIST, &AUDIT_FIND, &REGION_LIST, &ACCOUNT_RECORD, &OPERATOR_FIND] {
            assert!(!statement.writes(), "{}", statement.name);
        }
    }

    #[test]
    fn each_text_says_why_it_can_be_run_again() {
        for statement in ALL {
            assert!(statement.sql.contains("\n-- Again: "), "{}", statement.name);
        }
    }
}

//! The statements of claims, and their rows as types.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Claim, Status};
use crate::account::Country;
use crate::account::roll::Roll;
use crate::db::{self, Database, Limit, Row, Statement, statements};
use crate::id::{AccountId, CampaignId, RequestId};
use crate::quota::RowKey;
use crate::quota::store::row_key;
use crate::region::Region;

/// One account's attempt, as the statement takes it.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// The account.
    pub account: AccountId,
    /// The attempt's id.
    pub request: RequestId,
    /// When it arrived here; a label, never a decision.
    pub received_at: Timestamp,
    /// The account's country by a pass; nothing: its row has to be read.
    pub country: Option<Country>,
}

/// What a batch is about: one campaign, the counter row whose units it may take, and the home its accounts share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Batch {
    /// The campaign.
    pub campaign: CampaignId,
    /// The counter row.
    pub stock: RowKey,
    /// The accounts' home region.
    pub home: Region,
}

/// The gate as a statement saw it, the campaign's window included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenGate {
    /// Units may be granted.
    Open,
    /// Open, but the window has not begun.
    Early,
    /// Open, but the window is over.
    Late,
    /// In draft, paused or closed.
    Shut,
    /// Sold out.
    SoldOut,
    /// A unit came back.
    Reopening,
}

/// What a statement says of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A unit was granted by this run of the statement.
    Granted(Claim),
    /// There was a claim before.
    Existing(Claim),
    /// No account with this id has this home.
    Stranger,
    /// The account is blocked.
    Blocked,
    /// The account's country does not take part.
    NotEligible,
    /// The account has not existed for long enough.
    TooNew,
    /// Nothing was decided: the gate or the units left did not allow it.
    Undecided,
}

/// A statement's answer for a batch.
#[derive(Clone, Debug)]
pub struct Answer {
    /// For each account, in the batch's order.
    pub outcomes: Vec<(AccountId, Outcome)>,
    /// The gate.
    pub gate: SeenGate,
    /// Its epoch.
    pub epoch: i64,
    /// Units left in the counter row.
    pub remaining: i64,
}

impl Answer {
    /// Adds the answer of the next part of a batch. The last one knows best how many units are left and where the gate
    /// stands, but what it saw of the gate says nothing about those whom an earlier part left undecided: somebody may
    /// have won and somebody closed in between. They are left out, so that they stay pending and are asked again.
    pub fn merge(merged: &mut Option<Self>, mut next: Self) {
        if let Some(mut before) = merged.take() {
            if (before.gate, before.epoch) != (next.gate, next.epoch) {
                before.outcomes.retain(|(_, outcome)| *outcome != Outcome::Undecided);
            }
            before.outcomes.append(&mut next.outcomes);
            next.outcomes = before.outcomes;
        }
        *merged = Some(next);
    }
}

/// What the claim statement is asked, in each of its forms.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// What it is about.
    pub batch: &'a Batch,
    /// The gate's epoch, as it was seen last; it grants in this one or not at all.
    pub epoch: i64,
    /// Who claims, in order of arrival, each account once.
    pub attempts: &'a [Attempt],
    /// People who wait for the row at this server behind these, for plans; nothing: not known here.
    pub waiting: Option<i64>,
    /// Up to where changes of accounts are known that passes may not know of; nobody of a grant by pass is among them.
    pub roll: i64,
}

/// Decides a batch: grants what the counter row has, in order of arrival.
pub async fn place(db: &Database, call: &Call<'_>) -> Result<Answer, db::Error> {
    answer(&call.run(db, &statements::CLAIM_PLACE, &[]).await?, call.batch)
}

/// Grants a unit to every attempt, or does nothing: the cheap form of [`place`], which then has to say what each gets.
/// Nothing was done for certain; why is not looked at, because `place` meets the same reason and names it.
pub async fn grant(db: &Database, call: &Call<'_>) -> Result<Option<Answer>, db::Error> {
    Ok(whole(call.run(db, &statements::CLAIM_GRANT, &[]).await, call)?.and_then(|(_, answer)| answer))
}

/// The same for attempts that all have a country by pass: no account's row is read. Tells where the roll stands, too.
pub async fn grant_by_pass(db: &Database, call: &Call<'_>, roll: &Roll) -> Result<Option<Answer>, db::Error> {
    let countries: Vec<&str> = call.attempts.iter().map(|a| a.country.as_ref().map_or("", Country::as_str)).collect();
    let granted = whole(call.run(db, &statements::CLAIM_PASS, &[&countries, &call.roll]).await, call)?;
    let Some((row, answer)) = granted else { return Ok(None) };
    roll.saw(row.get("roll"));
    Ok(answer)
}

/// The row of a statement that grants to all or to nobody, with the answer if it granted.
fn whole(rows: Result<Vec<Row>, db::Error>, call: &Call<'_>) -> Result<Option<(Row, Option<Answer>)>, db::Error> {
    let rows = match rows {
        // Somebody has a claim already, perhaps by a first run of this very statement whose reply was lost.
        Err(error @ db::Error::Data { .. }) => {
            if error.constraint() != Some("claims_pkey") {
                tracing::warn!(%error, "a grant could not be written; each attempt is looked at");
            }
            return Ok(None);
        }
        rows => rows?,
    };
    let row = rows.into_iter().next().ok_or_else(|| no_row(call.batch))?;
    let granted: i64 = row.get("granted");
    assert!(granted == 0 || granted == call.attempts.len() as i64, "a grant is for all or for nobody");
    let answer = (granted > 0).then(|| everybody(&row, call));
    Ok(Some((row, answer)))
}

fn everybody(row: &Row, call: &Call<'_>) -> Answer {
    let Call { batch, attempts, .. } = *call;
    let (before, claimed_at): (i64, Timestamp) = (row.get("ticket_seq"), row.get("claimed_at"));
    let claim = |(place, attempt): (i64, &Attempt)| {
        let (stock, ticket, status) = (batch.stock.clone(), before + place, Status::Claimed);
        (attempt.account, Outcome::Granted(Claim { stock, ticket, status, request: attempt.request, claimed_at }))
    };
    Answer {
        outcomes: (1..).zip(attempts).map(claim).collect(),
        gate: gate(row.get("gate")),
        epoch: row.get("epoch"),
        remaining: row.get("remaining"),
    }
}

impl Call<'_> {
    /// Runs a form of the statement, with what it has more than the others.
    async fn run(
        &self,
        db: &Database,
        statement: &'static Statement,
        more: &[&(dyn db::ToSql + Sync)],
    ) -> Result<Vec<Row>, db::Error> {
        let Self { batch, epoch, attempts, waiting, roll: _ } = *self;
        let waiting = waiting.unwrap_or(-1);
        let accounts: Vec<Uuid> = attempts.iter().map(|a| a.account.0).collect();
        let requests: Vec<Uuid> = attempts.iter().map(|a| a.request.0).collect();
        let received: Vec<Timestamp> = attempts.iter().map(|a| a.received_at).collect();
        let (region, home) = (batch.stock.region.as_str(), batch.home.as_str());
        let all: [&(dyn db::ToSql + Sync); 9] =
            [&batch.campaign.0, &region, &batch.stock.shard, &home, &accounts, &requests, &received, &epoch, &waiting];
        db.run(statement, &[&all, more].concat(), Limit::INTERACTIVE).await
    }
}

/// Looks a batch up without granting anything.
pub async fn lookup(db: &Database, call: &Call<'_>) -> Result<Answer, db::Error> {
    let Call { batch, attempts, .. } = *call;
    let accounts: Vec<Uuid> = attempts.iter().map(|a| a.account.0).collect();
    let (region, home) = (batch.stock.region.as_str(), batch.home.as_str());
    let params: [&(dyn db::ToSql + Sync); 5] = [&batch.campaign.0, &region, &batch.stock.shard, &home, &accounts];
    answer(&db.run(&statements::CLAIM_LOOKUP, &params, Limit::INTERACTIVE).await?, batch)
}

/// One account's claim, asked in its home region.
pub async fn find(
    db: &Database,
    campaign: CampaignId,
    home: &Region,
    account: AccountId,
) -> Result<Option<Claim>, db::Error> {
    let params: [&(dyn db::ToSql + Sync); 3] = [&campaign.0, &home.as_str(), &account.0];
    let rows = db.run(&statements::CLAIM_FIND, &params, Limit::INTERACTIVE).await?;
    Ok(rows.first().map(claim))
}

/// A page of the accounts that have a claim in a campaign, with their homes, in key order after the last one read.
pub async fn accounts(
    db: &Database,
    campaign: CampaignId,
    after: Option<&(String, AccountId)>,
    most: usize,
) -> Result<Vec<(String, AccountId)>, db::Error> {
    let (home, account) = after.map_or(("", Uuid::nil()), |(home, account)| (home.as_str(), account.0));
    let params: [&(dyn db::ToSql + Sync); 4] = [&campaign.0, &home, &account, &(most as i64)];
    let rows = db.run(&statements::CLAIM_ACCOUNTS, &params, Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(|row| (row.get("home_region"), AccountId(row.get("account_id")))).collect())
}

fn answer(rows: &[Row], batch: &Batch) -> Result<Answer, db::Error> {
    let first = rows.first().ok_or_else(|| no_row(batch))?;
    Ok(Answer {
        outcomes: rows.iter().map(|row| (AccountId(row.get("account_id")), outcome(row))).collect(),
        gate: gate(first.get("gate")),
        epoch: first.get("epoch"),
        remaining: first.get("remaining"),
    })
}

fn no_row(batch: &Batch) -> db::Error {
    db::Error::setup(format!("campaign {} has no counter row {}", batch.campaign, batch.stock), None)
}

fn outcome(row: &Row) -> Outcome {
    match row.get("outcome") {
        "granted" => Outcome::Granted(claim(row)),
        "existing" => Outcome::Existing(claim(row)),
        "stranger" => Outcome::Stranger,
        "blocked" => Outcome::Blocked,
        "not_eligible" => Outcome::NotEligible,
        "too_new" => Outcome::TooNew,
        "undecided" => Outcome::Undecided,
        other => unreachable!("claim_place and claim_lookup say no `{other}`"),
    }
}

/// A word this program does not know counts as shut: nobody is granted a unit and nobody is told SORRY by it.
fn gate(word: &str) -> SeenGate {
    match word {
        "open" => SeenGate::Open,
        "early" => SeenGate::Early,
        "late" => SeenGate::Late,
        "sold_out" => SeenGate::SoldOut,
        "reopening" => SeenGate::Reopening,
        _ => SeenGate::Shut,
    }
}

/// The claim of a row.
pub(super) fn claim(row: &Row) -> Claim {
    Claim {
        stock: row_key(row, "stock_region", "shard"),
        ticket: row.get("ticket"),
        // Unwrap safety: the constraint claims_status_check allows exactly these words.
        status: Status::parse(row.get("status")).expect("a status"),
        request: RequestId(row.get("claim_request_id")),
        claimed_at: row.get("claimed_at"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::decide::{Decision, decision};
    use super::*;

    fn part(outcome: Outcome, gate: SeenGate, epoch: i64) -> Answer {
        Answer { outcomes: vec![(AccountId::random(), outcome)], gate, epoch, remaining: 0 }
    }

    fn decided(parts: Vec<Answer>) -> Vec<Option<Decision>> {
        let mut merged = None;
        for part in parts {
            Answer::merge(&mut merged, part);
        }
        let answer = merged.expect("an answer");
        answer.outcomes.into_iter().map(|(_, outcome)| decision(outcome, answer.gate, answer.epoch)).collect()
    }

    #[test]
    fn a_part_that_sees_the_close_refuses_nobody_of_an_earlier_part() {
        let refused = Some(Decision::Refused { gate: SeenGate::SoldOut, epoch: 2 });
        let early = part(Outcome::Undecided, SeenGate::Open, 1);
        let late = part(Outcome::Undecided, SeenGate::SoldOut, 2);
        assert_eq!(decided(vec![late.clone(), late.clone()]), [refused.clone(), refused.clone()]);
        assert_eq!(decided(vec![early.clone(), late]), [refused]);
        let blocked = part(Outcome::Blocked, SeenGate::Open, 1);
        assert_eq!(decided(vec![blocked, early.clone(), early]), [Some(Decision::Blocked), None, None]);
    }
}

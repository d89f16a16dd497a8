//! What the team orders about units and regions, for whoever may: each order is one transaction that notes it.
//!
//! What may not live here: who may (`http/admin`), and the planner's own moves.
//!
//! **Invariant:** an order that changes nothing is not noted; one that can't be carried out says what stands in the
//! way.

use serde_json::{Value, json};
use uuid::Uuid;

use super::balance::RegionRule;
use super::plan::Borrow;
use super::regions::{self, Known};
use super::store::{self, Rules};
use super::{CounterRow, RowKey, drain};
use crate::db::migrate::{self, Spread};
use crate::db::{self, Database, Limit, statements};
use crate::id::{CampaignId, TransferId};
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry, Outcome};
use crate::region::{Region, State};

/// What stands in the way of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The campaign is in this state.
    State(&'static str),
    /// The campaign's window has begun.
    Window,
    /// The campaign's window is over.
    Over,
    /// The address name is taken.
    Exists,
    /// The region is draining or gone.
    Leaving,
    /// The campaign has no counter row there.
    NoRow,
    /// The lender has no unit to spare.
    NothingMoved,
    /// No other region is active.
    LastRegion,
    /// The region still has units, or is not draining.
    HasUnits,
    /// The database keeps regions of its own, has none of this name, and refuses to add it.
    NotInDatabase,
}

impl Conflict {
    /// Its name, for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::State(_) => "state",
            Self::Window => "window",
            Self::Over => "over",
            Self::Exists => "exists",
            Self::Leaving => "leaving",
            Self::NoRow => "no-row",
            Self::NothingMoved => "nothing-moved",
            Self::LastRegion => "last-region",
            Self::HasUnits => "has-units",
            Self::NotInDatabase => "not-in-database",
        }
    }
}

/// Why an order was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value does not fit.
    #[error("{field}: expected {expected}")]
    Invalid {
        /// Which one, as the API names it.
        field: &'static str,
        /// What it should have been.
        expected: String,
    },
    /// There is no such region.
    #[error("there is no such region")]
    NoRegion,
    /// Something stands in the way.
    #[error("not as things stand: {0:?}")]
    Conflict(Conflict),
    /// It was begun, and how far it is could not be found out.
    #[error("the order was begun, and how far it is could not be read")]
    Unseen(#[source] db::Error),
    /// The database did not do it.
    #[error("the order could not be carried out")]
    Database(#[from] db::Error),
}

/// Where a campaign's units stand.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Whether the planner moves nothing.
    pub frozen: bool,
    /// What the planner heeds, region by region.
    pub rules: Vec<RegionRule>,
    /// Every counter row.
    pub rows: Vec<CounterRow>,
}

/// The campaign an order is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its id.
    pub campaign: CampaignId,
    /// Its address name.
    pub slug: &'a str,
}

/// A transfer that somebody of the team ordered.
#[derive(Clone, Debug)]
pub struct Ordered {
    /// Its id: the same again is the same transfer.
    pub id: TransferId,
    /// The lender.
    pub from: RowKey,
    /// The borrower.
    pub to: RowKey,
    /// Units, at most what the lender has.
    pub amount: i64,
    /// Why.
    pub reason: String,
}

/// What a transfer came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Units that moved.
    pub amount: i64,
    /// Whether that was before: this order moved nothing.
    pub earlier: bool,
}

/// What adding a region came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// Campaigns that it joined; nothing if it was active already.
    pub joined: Option<i64>,
    /// Whether the database was spread over it, too.
    pub spread: bool,
}

/// The team's orders on this database.
#[derive(Clone)]
pub struct Orders(Database);

impl Orders {
    /// Orders on this database.
    pub fn new(db: Database) -> Self {
        Self(db)
    }

    /// Where a campaign's units stand, and what the planner heeds.
    pub async fn stand(&self, campaign: CampaignId) -> Result<Stand, Error> {
        let Rules { frozen, regions } = store::rules(&self.0, campaign).await?;
        Ok(Stand { frozen, rules: regions, rows: store::survey(&self.0, campaign).await? })
    }

    /// Freezes a campaign's units where they are, or lets the planner move them again; returns whether that changed
    /// anything.
    pub async fn freeze(&self, actor: &Actor, about: About<'_>, frozen: bool) -> Result<bool, Error> {
        let action = if frozen { "quota.freeze" } else { "quota.unfreeze" };
        let entry = Entry::new(actor, action).campaign(about.slug);
        let change = audit::change(&self.0, &[&statements::CAMPAIGN_REBALANCE], &entry, async |tx| {
            let turned = store::freeze_in(tx, about.campaign, frozen).await?;
            let change = || Change { before: json!({"frozen": !frozen}), after: json!({"frozen": frozen}) };
            Ok(turned.then(change).into())
        })
        .await?;
        Ok(change.changed().is_some())
    }

    /// Moves units between two counter rows now, also of a frozen campaign; once for each id.
    pub async fn transfer(&self, actor: &Actor, about: About<'_>, ordered: &Ordered) -> Result<Moved, Error> {
        let Ordered { id, from, to, amount, reason } = ordered;
        let rows = store::survey(&self.0, about.campaign).await?;
        if from == to || ![from, to].iter().all(|key| rows.iter().any(|row| row.key == **key)) {
            return Err(Error::Conflict(Conflict::NoRow));
        }
        let (from, to_region) = (from.clone(), to.region.to_string());
        let reason = format!("order {}: {reason}", actor.operator.name);
        let borrow = Borrow { from, amount: *amount, keep: 0, reason };
        let entry = Entry::new(actor, "quota.transfer").campaign(about.slug).region(&to_region);
        let change = audit::change(&self.0, &[&statements::QUOTA_TRANSFER], &entry, async |tx| {
            let units = store::transfer_in(tx, *id, about.campaign, &borrow, to).await?;
            let (from, to) = (borrow.from.to_string(), to.to_string());
            let after = json!({"id": id, "from": from, "to": to, "amount": units, "reason": borrow.reason});
            Ok((units > 0).then_some(Change { before: Value::Null, after }).into())
        })
        .await?;
        if let Outcome::Changed(change) = change {
            return Ok(Moved { amount: change.after["amount"].as_i64().unwrap_or(0), earlier: false });
        }
        let earlier = store::transferred(&self.0, about.campaign, &to.region, *id).await?;
        let leaves = rows.iter().any(|row| row.key == *to && row.state.leaves());
        let why = if leaves { Conflict::Leaving } else { Conflict::NothingMoved };
        earlier.map(|amount| Moved { amount, earlier: true }).ok_or(Error::Conflict(why))
    }

    /// Sets what a region keeps at least and gets at most of a campaign, or lifts the rule; returns whether that
    /// changed anything.
    pub async fn rule(
        &self,
        actor: &Actor,
        about: About<'_>,
        region: &Region,
        (floor, ceiling): (i64, Option<i64>),
    ) -> Result<bool, Error> {
        if floor < 0 {
            return Err(Error::Invalid { field: "floor", expected: "0 or more".into() });
        }
        if ceiling.is_some_and(|most| most < floor) {
            return Err(Error::Invalid { field: "ceiling", expected: "nothing below the floor".into() });
        }
        self.known(region).await?;
        let entry = Entry::new(actor, "quota.rule").campaign(about.slug).region(region.as_str());
        let uses = [&statements::QUOTA_RULES, &statements::REGION_RULE_SET];
        let change = audit::change(&self.0, &uses, &entry, async |tx| {
            let before = store::rule_in(tx, about.campaign, region).await?;
            if before == (floor, ceiling) {
                return Ok(Outcome::Unchanged(()));
            }
            store::set_rule_in(tx, about.campaign, region, (floor, ceiling), entry.by()).await?;
            let told = |(floor, ceiling): (i64, Option<i64>)| json!({"floor": floor, "ceiling": ceiling});
            Ok(Outcome::Changed(Change { before: told(before), after: told((floor, ceiling)) }))
        });
        Ok(change.await?.changed().is_some())
    }

    /// Adds units to a campaign, into a region's reserve; returns the campaign's new supply, or nothing if this change
    /// was made before.
    pub async fn restock(
        &self,
        actor: &Actor,
        about: About<'_>,
        to: &RowKey,
        (change, amount, reason): (Uuid, i64, &str),
    ) -> Result<Option<i64>, Error> {
        if self.known(&to.region).await?.state.leaves() {
            return Err(Error::Conflict(Conflict::Leaving));
        }
        if !store::survey(&self.0, about.campaign).await?.iter().any(|row| row.key == *to) {
            return Err(Error::Conflict(Conflict::NoRow));
        }
        let entry = Entry::new(actor, "campaign.restock").campaign(about.slug).region(to.region.as_str());
        let done = audit::change(&self.0, &[&statements::QUOTA_RESTOCK], &entry, async |tx| {
            let by = entry.by();
            let Some(supply) = store::restock_in(tx, about.campaign, change, amount, to, (by, reason)).await? else {
                return Ok(Outcome::Unchanged(()));
            };
            let after =
                json!({"supply": supply, "id": change, "amount": amount, "to": to.to_string(), "reason": reason});
            Ok(Outcome::Changed(Change { before: json!({"supply": supply - amount}), after }))
        })
        .await?;
        Ok(done.changed().and_then(|change| change.after["supply"].as_i64()))
    }
}

impl Orders {
    /// All regions, in their order.
    pub async fn regions(&self) -> Result<Vec<Known>, Error> {
        Ok(regions::list(&self.0, Limit::INTERACTIVE).await?)
    }

    /// A region that there is.
    async fn known(&self, region: &Region) -> Result<Known, Error> {
        self.regions().await?.into_iter().find(|known| known.region == *region).ok_or(Error::NoRegion)
    }

    /// Adds a region, or brings one back. The database's own region comes first: a row that names one it does not know
    /// has no home.
    pub async fn add_region(&self, actor: &Actor, region: &Region, api_url: &str) -> Result<Added, Error> {
        let spread = match migrate::add_region(&self.0, region).await? {
            Spread::Refused => return Err(Error::Conflict(Conflict::NotInDatabase)),
            spread => spread == Spread::Added,
        };
        let entry = Entry::new(actor, "region.add").region(region.as_str());
        let uses = [&statements::REGION_INSERT, &statements::QUOTA_JOIN];
        let change = audit::change(&self.0, &uses, &entry, async |tx| {
            let Some(campaigns) = regions::add_in(tx, region, api_url).await? else {
                return Ok(Outcome::Unchanged(()));
            };
            let after = json!({"state": "active", "api_url": api_url, "campaigns": campaigns});
            Ok(Outcome::Changed(Change { before: Value::Null, after }))
        });
        let joined = change.await?.changed().and_then(|change| change.after["campaigns"].as_i64());
        Ok(Added { joined, spread })
    }

    /// Begins or goes on draining a region: gives away what it has now, and says what it has left.
    pub async fn drain(&self, actor: &Actor, region: &Region) -> Result<drain::Step, Error> {
        let known = self.known(region).await?;
        if known.state != State::Draining {
            let entry = Entry::new(actor, "region.drain").region(region.as_str());
            let change = audit::change(&self.0, &[&statements::REGION_DRAIN], &entry, async |tx| {
                let began = !tx.run(&statements::REGION_DRAIN, &[&region.as_str()]).await?.is_empty();
                let (before, after) = (json!({"state": known.state.as_str()}), json!({"state": "draining"}));
                Ok(began.then_some(Change { before, after }).into())
            })
            .await?;
            if change.changed().is_none() {
                let gone = known.state == State::Gone;
                return Err(Error::Conflict(if gone { Conflict::Leaving } else { Conflict::LastRegion }));
            }
        }
        drain::step(&self.0, region).await.map_err(Error::Unseen)
    }

    /// Takes a drained region out of service.
    pub async fn remove_region(&self, actor: &Actor, region: &Region) -> Result<(), Error> {
        let known = self.known(region).await?;
        if known.state == State::Gone {
            return Ok(());
        }
        let entry = Entry::new(actor, "region.remove").region(region.as_str());
        let change = audit::change(&self.0, &[&statements::REGION_REMOVE], &entry, async |tx| {
            let gone = !tx.run(&statements::REGION_REMOVE, &[&region.as_str()]).await?.is_empty();
            let (before, after) = (json!({"state": known.state.as_str()}), json!({"state": "gone"}));
            Ok(gone.then_some(Change { before, after }).into())
        })
        .await?;
        change.changed().map(drop).ok_or(Error::Conflict(Conflict::HasUnits))
    }
}

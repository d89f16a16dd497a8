//! The team's operations on campaigns, units and regions, with the example of each answer.

use serde_json::{Value, json};
use uuid::Uuid;

use super::super::super::admin::{campaign_forms as forms, quota, regions};
use super::super::samples;
use super::{Operation, done, good, team};
use crate::id::CampaignId;
use crate::quota::balance::RegionRule;
use crate::quota::drain::Step;
use crate::quota::gate::Change;
use crate::quota::orders::{Added, Stand};
use crate::quota::regions::{Known, Stock};
use crate::quota::{CounterRow, Gate, Purpose, RowKey};
use crate::region::State;
use crate::report::regions::{RegionStatus, Whole};
use crate::report::totals::{RegionTotals, Transfer};

const CAMPAIGNS: &str = "/v1/admin/campaigns";
const CAMPAIGN: &str = "/v1/admin/campaigns/{slug}";
const TRANSFERS: &str = "/v1/admin/campaigns/{slug}/transfers";
const RULE: &str = "/v1/admin/campaigns/{slug}/rules/{region}";
const REGIONS: &str = "/v1/admin/regions";
const REGION: &str = "/v1/admin/regions/{region}";
const PAGED: &[&str] = &["before", "limit", "lang", "Accept-Language", "X-Request-Id"];

/// All of them.
pub const OPERATIONS: &[Operation] = &[
    team(
        ("get", CAMPAIGNS),
        "listCampaigns",
        ("All campaigns", "As the database has them now."),
        None,
        &[good(200, "In the order of their names.", "AdminCampaigns", |_, _| {
            json(&forms::Listed { campaigns: vec![forms::shown(&samples::campaign())] })
        })],
        &[],
    ),
    team(
        ("post", CAMPAIGNS),
        "createCampaign",
        ("Make a campaign", "In draft: no unit goes out before it is opened."),
        Some(("CampaignRequest", true)),
        &[good(201, "The campaign.", "AdminCampaign", |_, _| campaign())],
        &["conflict"],
    ),
    team(
        ("get", CAMPAIGN),
        "showCampaign",
        ("A campaign with its regions, the history of its gate, its last transfers", "As the database has it now."),
        None,
        &[good(200, "The campaign.", "AdminCampaignWhole", |_, _| {
            json(&forms::whole(&samples::campaign(), &[totals()], (&[gate()], &[transfer()])))
        })],
        &[],
    ),
    team(
        ("patch", CAMPAIGN),
        "editCampaign",
        (
            "Change when it opens and closes, who may take part, its own language, its jitter",
            "What is left out stays, also if somebody else changes it at the same moment.",
        ),
        Some(("CampaignEdit", true)),
        &[good(200, "The campaign.", "AdminCampaign", |_, _| campaign())],
        &["conflict"],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/open"),
        "openCampaign",
        (
            "Open a campaign, or resume a paused one",
            "Units go out inside its window. One that is open stays so. A window that is over can't begin now.",
        ),
        Some(("OpenRequest", false)),
        &[good(200, "The campaign.", "AdminCampaign", |_, _| campaign())],
        &["conflict"],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/pause"),
        "pauseCampaign",
        (
            "Stop a campaign for a while, and tell people why",
            "Each in their language, or the nearest there is. Of a paused one the words are changed.",
        ),
        Some(("PauseRequest", false)),
        &[good(200, "The campaign.", "AdminCampaign", |_, _| campaign())],
        &["conflict"],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/resume"),
        "resumeCampaign",
        ("Let a paused campaign go on", "As `openCampaign`."),
        None,
        &[good(200, "The campaign.", "AdminCampaign", |_, _| campaign())],
        &["conflict"],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/close"),
        "closeCampaign",
        ("End a campaign for good", "It is never opened again. One that is closed stays so."),
        Some(("CloseRequest", false)),
        &[good(200, "The campaign.", "AdminCampaign", |_, _| campaign())],
        &[],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/restock"),
        "restockCampaign",
        ("Add units", "A sold-out campaign re-opens within seconds. The same id again adds nothing."),
        Some(("RestockRequest", true)),
        &[good(200, "What it came to.", "Restocked", |_, _| {
            let (id, to) = (Uuid::nil(), key(2).to_string());
            json(&forms::Restocked { id, added: true, supply: 6_000_500, to })
        })],
        &["conflict", "region-not-found"],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/duplicate"),
        "duplicateCampaign",
        (
            "Make a campaign like this one, for a rehearsal",
            "In draft, with the same words and rules, its window from now.",
        ),
        Some(("DuplicateRequest", true)),
        &[good(201, "The new campaign.", "AdminCampaign", |_, _| campaign())],
        &["conflict"],
    ),
    Operation {
        parameters: &["transfers", "lang", "Accept-Language", "X-Request-Id"],
        ..team(
            ("get", "/v1/admin/campaigns/{slug}/quota"),
            "showQuota",
            (
                "Where a campaign's units stand",
                "Every counter row, the rules the planner heeds, and the last transfers with their reasons.",
            ),
            None,
            &[good(200, "The rows, the rules, the transfers.", "Quota", |_, _| {
                json(&quota::stands(6_000_000, &stand(), &[transfer()]))
            })],
            &["invalid-request"],
        )
    },
    team(
        ("post", "/v1/admin/campaigns/{slug}/freeze"),
        "freezeQuota",
        ("Leave the units where they are", "The planner stops; servers still borrow for people who wait."),
        None,
        &[good(200, "It is so.", "Frozen", |_, _| json(&quota::Frozen { frozen: true, changed: true }))],
        &[],
    ),
    team(
        ("post", "/v1/admin/campaigns/{slug}/unfreeze"),
        "unfreezeQuota",
        ("Let the planner move units again", "It goes on within a second."),
        None,
        &[good(200, "It is so.", "Frozen", |_, _| json(&quota::Frozen { frozen: false, changed: true }))],
        &[],
    ),
    Operation {
        parameters: PAGED,
        ..team(
            ("get", TRANSFERS),
            "listTransfers",
            ("What moved, and why", "The ledger of a campaign's transfers, page by page."),
            None,
            &[good(200, "The newest first.", "Transfers", |_, _| json(&quota::ledger(&[transfer()], 1)))],
            &["invalid-request"],
        )
    },
    team(
        ("post", TRANSFERS),
        "transferQuota",
        (
            "Move units between two counter rows now",
            "Also of a frozen campaign. The same id again moves nothing twice.",
        ),
        Some(("TransferRequest", true)),
        &[good(200, "What moved.", "Transferred", |_, _| {
            let (id, from, to) = (Uuid::nil(), key(2).to_string(), key(0).to_string());
            json(&quota::Transferred { id, from, to, amount: 500, moved: true })
        })],
        &["conflict"],
    ),
    team(
        ("put", RULE),
        "setRule",
        (
            "Set what a region keeps at least and gets at most",
            "The planner heeds it; a server that borrows for people who wait does not.",
        ),
        Some(("RuleRequest", true)),
        &[good(
            200,
            "The rule.",
            "QuotaRule",
            |_, _| json!({"region": "europe-west1", "floor": 1000, "ceiling": null}),
        )],
        &["region-not-found"],
    ),
    team(
        ("delete", RULE),
        "liftRule",
        ("Lift a region's rule", "It has neither floor nor ceiling any more."),
        None,
        &[done("There is no rule any more.")],
        &["invalid-request", "region-not-found"],
    ),
    team(
        ("get", REGIONS),
        "listRegions",
        ("The regions and what they have", "In campaigns that are not over."),
        None,
        &[good(200, "In their order.", "AdminRegions", |_, _| json(&regions::listed(&[known()], &[status()])))],
        &[],
    ),
    team(
        ("post", REGIONS),
        "addRegion",
        (
            "Add a region, or bring one back",
            "It joins every campaign that is not over with no units of its own, and earns them by demand. A \
             CockroachDB that keeps regions of its own is spread over it first, which the role of the team's database \
             URL may do if it owns the database; where the database knows the region already, nobody needs to.",
        ),
        Some(("RegionRequest", true)),
        &[good(200, "It is there.", "RegionAdded", |_, _| added())],
        &["conflict"],
    ),
    team(
        ("get", REGION),
        "showRegion",
        ("A region with what it has left", "In each campaign that is not over: what keeps it from going."),
        None,
        &[good(200, "The region.", "AdminRegionWhole", |_, _| json(&regions::whole(&whole())))],
        &["invalid-request", "region-not-found"],
    ),
    team(
        ("post", "/v1/admin/regions/{region}/activate"),
        "activateRegion",
        ("Bring a draining or removed region back", "It begins with none of the units it gave away."),
        None,
        &[good(200, "It is active.", "RegionAdded", |_, _| added())],
        &["invalid-request", "region-not-found", "conflict"],
    ),
    team(
        ("post", "/v1/admin/regions/{region}/drain"),
        "drainRegion",
        (
            "Give a region's units to the others",
            "Each request gives away what is there; ask until `done`. Its servers go on answering.",
        ),
        None,
        &[good(200, "How far it is.", "Draining", |_, _| {
            let step = Step { moved: 500, ..Step::default() };
            json(&regions::drained("europe-west1", &step))
        })],
        &["invalid-request", "region-not-found", "conflict"],
    ),
    team(
        ("delete", REGION),
        "removeRegion",
        ("Take a drained region out of service", "Its rows stay. Refused while it has units."),
        None,
        &[good(200, "It is gone.", "AdminRegionWhole", |_, _| json(&regions::whole(&whole())))],
        &["invalid-request", "region-not-found", "conflict"],
    ),
];

fn json(shown: &impl serde::Serialize) -> Value {
    serde_json::to_value(shown).unwrap_or_default()
}

fn campaign() -> Value {
    json(&forms::shown(&samples::campaign()))
}

fn added() -> Value {
    json(&regions::added(&samples::region(), Added { joined: Some(1), spread: false }))
}

fn key(shard: i64) -> RowKey {
    RowKey { region: samples::region(), shard }
}

fn totals() -> RegionTotals {
    RegionTotals {
        campaign: "burger".into(),
        region: "europe-west1".into(),
        gate: "open".into(),
        epoch: 1,
        remaining: 1_999_000,
        outstanding: 1000,
        held: 0,
        moved_in: 0,
        moved_out: 0,
    }
}

fn gate() -> Change {
    Change {
        epoch: 1,
        gate: Gate::Open,
        remaining: 6_000_000,
        held: 0,
        outstanding: 0,
        by: "Ada".into(),
        reason: String::new(),
        at: samples::moment(),
    }
}

fn stand() -> Stand {
    let (region, purpose, state) = (samples::region(), Purpose::Serving, State::Active);
    let row = CounterRow { key: key(0), purpose, remaining: 1_999_000, held: 0, granted: 1000, waiting: 0, state };
    let rule = RegionRule { region, floor: 1000, ceiling: None, gives_all: false };
    Stand { frozen: false, rules: vec![rule], rows: vec![row] }
}

fn transfer() -> Transfer {
    let reason = "order Ada: a bus has arrived".into();
    Transfer { id: Uuid::nil(), from: key(2), to: key(0), amount: 500, reason, at: samples::moment() }
}

fn known() -> Known {
    Known { region: samples::region(), ordinal: 1, api_url: "https://eu.give.example.com".into(), state: State::Active }
}

fn whole() -> Whole {
    let campaign = CampaignId(Uuid::nil());
    let stock = Stock { campaign, slug: "burger".into(), frozen: false, remaining: 1_999_000, held: 0 };
    Whole { known: known(), status: status(), stock: vec![stock], rows: None }
}

fn status() -> RegionStatus {
    RegionStatus {
        region: "europe-west1".into(),
        state: "active".into(),
        campaigns: 1,
        remaining: 1_999_000,
        granted: 1000,
        held: 0,
        last_transfer_at: Some(samples::moment()),
    }
}

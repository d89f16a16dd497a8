//! The parts of the dashboard, each a piece of HTML with an id: drawn for the first look, and sent again when it has
//! changed. What they say; how they look is `pages/ops_*.html` and `pages/ops.css`.
//!
//! **Invariant:** a part depends on nothing but its arguments, so the page without script and the stream say the same.

use std::time::Duration;

use askama::Template;

use super::health::{Health, standing};
use super::history;
use super::moves;
use super::tongue::{Age, Tongue};
use super::{Seen, View};
use crate::campaign::Campaign;
use crate::clock;
use crate::l10n::Message;
use crate::region::State;
use crate::report::cause::{Cause, cause};
use crate::report::world::{RegionView, World, time_left};

/// A part: its id and its content.
pub(super) type Part = (&'static str, String);

#[derive(Template)]
#[template(path = "ops_banner.html", config = "src/http/askama.toml")]
struct Banner {
    trouble: Option<(String, String)>,
    live: String,
    age: Option<Age>,
}

/// A figure with its label.
struct Figure {
    label: String,
    value: String,
    main: bool,
}

#[derive(Template)]
#[template(path = "ops_world.html", config = "src/http/askama.toml")]
struct WorldPart {
    chip: (&'static str, String),
    frozen: Option<String>,
    reason: String,
    opening: Option<(String, u128, String)>,
    closes: String,
    share: String,
    /// Of a thousand: granted for good, on hold.
    bar: (i64, i64),
    figures: Vec<Figure>,
}

struct Row {
    name: String,
    marks: Vec<String>,
    /// Of a thousand, of what the richest region has.
    bar: i64,
    remaining: String,
    rate: String,
    time_left: String,
    /// Of the region's servers, for whoever may see the whole world.
    servers: Option<Servers>,
}

/// How a region's servers are.
struct Servers {
    health: (&'static str, String),
    answers: String,
    count: String,
    age: Option<Age>,
}

#[derive(Template)]
#[template(path = "ops_regions.html", config = "src/http/askama.toml")]
struct Regions {
    heading: String,
    columns: Columns,
    rows: Vec<Row>,
}

/// What stands above each column.
struct Columns {
    region: String,
    health: Option<String>,
    remaining: String,
    rate: String,
    time_left: String,
    servers: Option<[String; 3]>,
}

#[derive(Template)]
#[template(path = "ops_why.html", config = "src/http/askama.toml")]
struct Why {
    heading: String,
    sentence: String,
    slow: bool,
    figures: Vec<Figure>,
}

#[derive(Template)]
#[template(path = "ops_books.html", config = "src/http/askama.toml")]
struct BooksPart {
    heading: String,
    chip: (&'static str, String),
    what: Option<String>,
    checked: Option<(String, Age)>,
}

struct Spoken {
    tag: String,
    name: String,
    count: String,
    /// Of a thousand, of what the first one has.
    bar: i64,
}

#[derive(Template)]
#[template(path = "ops_languages.html", config = "src/http/askama.toml")]
struct Languages {
    heading: String,
    none: String,
    spoken: Vec<Spoken>,
}

/// All parts but the charts, which change less often, and the buttons, which depend on who looks.
pub(super) fn parts(campaign: &Campaign, seen: &Seen, view: View, tongue: &Tongue) -> askama::Result<Vec<Part>> {
    let mut all = vec![("banner", banner(seen, tongue).render()?)];
    let Some(world) = &seen.world else { return Ok(all) };
    all.push(("world", world_part(campaign, world, view, tongue).render()?));
    all.push(("regions", regions(world, view, tongue).render()?));
    if view == View::Whole {
        all.push(("why", why(world, tongue).render()?));
        all.push(("books", books(world, tongue).render()?));
        all.push(("languages", languages(world, tongue).render()?));
    }
    all.push(("moves", moves::moves(world, tongue)?));
    Ok(all)
}

/// The charts.
pub(super) fn charts(world: &World, tongue: &Tongue) -> askama::Result<Part> {
    Ok(("charts", history::charts(world, tongue)?))
}

fn banner(seen: &Seen, tongue: &Tongue) -> Banner {
    let words = |title, detail| Some((tongue.say(&title), tongue.say(&detail)));
    let trouble = match (&seen.world, seen.failed) {
        (None, _) => words(Message::OpsNothingTitle, Message::OpsNothingDetail),
        (Some(_), true) => words(Message::OpsStaleTitle, Message::OpsStaleDetail),
        (Some(_), false) => None,
    };
    let age = seen.world.as_ref().map(|world| tongue.age(world.age()));
    Banner { trouble, live: tongue.say(&Message::OpsLive), age }
}

fn figure(tongue: &Tongue, label: &Message, value: String) -> Figure {
    Figure { label: tongue.say(label), value, main: false }
}

/// A rate of grants; unknown while it may be of other campaigns too.
fn rate_of(milli: i64, world: &World, view: View, tongue: &Tongue) -> String {
    let known = view == View::Whole || world.rates_are_own;
    if known { tongue.rate(milli) } else { tongue.bare(&Message::OpsUnknown) }
}

fn world_part(campaign: &Campaign, world: &World, view: View, tongue: &Tongue) -> WorldPart {
    let (supply, granted, held) = (world.campaign.supply.max(1), world.granted(), world.held());
    let (remaining, rate) = (world.remaining(), world.rate_milli());
    let of_thousand = |units: i64| (i128::from(units) * 1_000 / i128::from(supply)) as i64;
    let left = Duration::try_from(world.campaign.opens_at.duration_since(campaign.database_now())).unwrap_or_default();
    let opening = (world.campaign.state != "closed" && !left.is_zero())
        .then(|| (tongue.say(&Message::OpsOpensIn), left.as_millis(), tongue.span(Some(left))));
    let stopped = matches!(world.campaign.state.as_str(), "paused" | "closed");
    let mut figures = vec![
        Figure { main: true, ..figure(tongue, &Message::OpsRemaining, tongue.number(remaining)) },
        Figure { main: true, ..figure(tongue, &Message::OpsTimeLeft, tongue.span(time_left(remaining, rate))) },
        figure(tongue, &Message::OpsSupply, tongue.number(world.campaign.supply)),
        figure(tongue, &Message::OpsGranted, tongue.number(granted)),
        figure(tongue, &Message::OpsHeld, tongue.number(held)),
        figure(tongue, &Message::OpsRate, rate_of(rate, world, view, tongue)),
    ];
    if view == View::Whole {
        figures.push(figure(tongue, &Message::OpsAttempts, tongue.rate(world.pulse().attempts_milli)));
    }
    WorldPart {
        chip: standing(world, tongue),
        frozen: world.campaign.frozen.then(|| tongue.say(&Message::OpsFrozen)),
        reason: if stopped { world.campaign.state_reason.clone() } else { String::new() },
        opening,
        closes: tongue.say(&Message::OpsClosesAt { when: world.campaign.closes_at }),
        share: tongue.say(&Message::OpsGrantedShare { percent: of_thousand(granted) / 10 }),
        bar: (of_thousand(granted - held), of_thousand(held)),
        figures,
    }
}

fn regions(world: &World, view: View, tongue: &Tongue) -> Regions {
    let most = world.regions.iter().map(|region| region.remaining).max().unwrap_or(0).max(1);
    let first = world.first_dry();
    let row = |region: &RegionView| Row {
        name: region.name.clone(),
        marks: marks(region, world, (first, view), tongue),
        bar: (i128::from(region.remaining) * 1_000 / i128::from(most)) as i64,
        remaining: tongue.number(region.remaining),
        rate: rate_of(region.rate_milli, world, view, tongue),
        time_left: tongue.span(region.time_left()),
        servers: (view == View::Whole).then(|| servers(region, world, tongue)),
    };
    let say = |message: Message| tongue.say(&message);
    let whole = view == View::Whole;
    Regions {
        heading: say(Message::OpsRegions),
        columns: Columns {
            region: say(Message::OpsRegion),
            health: whole.then(|| say(Message::OpsHealth)),
            remaining: say(Message::OpsRemaining),
            rate: say(Message::OpsRate),
            time_left: say(Message::OpsTimeLeft),
            servers: whole.then(|| [Message::OpsAnswers, Message::OpsServers, Message::OpsHeard].map(say)),
        },
        rows: world.regions.iter().map(row).collect(),
    }
}

fn servers(region: &RegionView, world: &World, tongue: &Tongue) -> Servers {
    Servers {
        health: Health::of(region).words(tongue),
        answers: tongue.say(&match region.pulse.p99_us {
            None => Message::OpsUnknown,
            slow => Message::OpsAnswersValue { middle: tongue.millis(region.pulse.p50_us), slow: tongue.millis(slow) },
        }),
        count: tongue.say(&Message::OpsServersValue {
            ready: region.pulse.ready,
            all: region.pulse.servers + region.pulse.silent,
        }),
        age: region.pulse.age.map(|age| tongue.age(age + world.age())),
    }
}

fn marks(region: &RegionView, world: &World, (first, view): (Option<&str>, View), tongue: &Tongue) -> Vec<String> {
    let mut marks = Vec::new();
    // Where servers are not shown, nothing else says it.
    if view == View::Campaign && region.state.leaves() {
        let leaves = if region.state == State::Gone { Message::OpsHealthGone } else { Message::OpsHealthDraining };
        marks.push(tongue.say(&leaves));
    }
    if region.sold_out {
        marks.push(tongue.say(&Message::OpsStateSoldOut));
    } else if region.remaining == 0 && world.campaign.state == "open" && world.remaining() > 0 {
        marks.push(tongue.say(&Message::OpsDry));
    }
    if first == Some(region.name.as_str()) {
        marks.push(tongue.say(&Message::OpsFirstDry));
    }
    marks
}

fn why(world: &World, tongue: &Tongue) -> Why {
    let slowest = world.slowest();
    let region = slowest.map(|slowest| slowest.name.clone()).unwrap_or_default();
    let found = slowest.and_then(|slowest| cause(&slowest.pulse));
    let sentence = match found {
        Some(Cause::Retries) => Message::OpsWhyRetries { region },
        Some(Cause::Database) => Message::OpsWhyDatabase { region },
        Some(Cause::Connections) => Message::OpsWhyConnections { region },
        Some(Cause::Server) => Message::OpsWhyServer { region },
        None if slowest.is_some() => Message::OpsWhyFine,
        None => Message::OpsWhyQuiet,
    };
    let all = world.pulse();
    let pulse = slowest.map_or(&all, |slowest| &slowest.pulse);
    let connections = Message::OpsConnectionsValue { used: pulse.connections.0, most: pulse.connections.1 };
    Why {
        heading: tongue.say(&Message::OpsWhy),
        sentence: tongue.say(&sentence),
        slow: found.is_some(),
        figures: vec![
            figure(tongue, &Message::OpsP50, tongue.millis(pulse.p50_us)),
            figure(tongue, &Message::OpsP99, tongue.millis(pulse.p99_us)),
            figure(tongue, &Message::OpsRoundTrip, tongue.millis(Some(pulse.round_trip_us))),
            figure(tongue, &Message::OpsPoolWait, tongue.millis(Some(pulse.pool_wait_us))),
            figure(tongue, &Message::OpsConnections, tongue.say(&connections)),
            figure(tongue, &Message::OpsQueue, tongue.number(pulse.queue_length)),
            figure(tongue, &Message::OpsRetries, tongue.rate(all.retries_milli)),
            figure(tongue, &Message::OpsErrors, tongue.rate(all.errors_milli)),
        ],
    }
}

fn books(world: &World, tongue: &Tongue) -> BooksPart {
    let chip = match world.books.map(|books| books.findings) {
        None => ("quiet", tongue.say(&Message::OpsBooksUnknown)),
        Some(0) => ("good", tongue.say(&Message::OpsBooksGood)),
        Some(findings) => ("bad", tongue.say(&Message::OpsBooksBad { findings })),
    };
    let ago = |at: jiff::Timestamp| Duration::try_from(clock::now().duration_since(at)).unwrap_or_default();
    BooksPart {
        heading: tongue.say(&Message::OpsBooks),
        what: (chip.0 == "bad").then(|| tongue.say(&Message::OpsBooksWhat)),
        chip,
        checked: world.books.map(|books| (tongue.say(&Message::OpsBooksChecked), tongue.age(ago(books.checked_at)))),
    }
}

fn languages(world: &World, tongue: &Tongue) -> Languages {
    let spoken = world.languages();
    let most = spoken.first().map_or(1, |(_, count)| *count).max(1);
    let one = |(tag, count): (String, i64)| Spoken {
        name: tongue.app.catalog.locale(&tag).map_or_else(|| tag.clone(), |locale| locale.endonym().to_owned()),
        count: tongue.number(count),
        bar: count * 1_000 / most,
        tag,
    };
    Languages {
        heading: tongue.say(&Message::OpsLanguages),
        none: tongue.say(&Message::OpsLanguagesNone),
        spoken: spoken.into_iter().map(one).collect(),
    }
}

//! The buttons there are, for somebody of this role and a campaign that stands so. Each opens a panel that says what
//! will happen, with a second button that does it: nothing happens by one tap.

use askama::Template;
use uuid::Uuid;

use super::super::admin::about::Named;
use super::super::admin::{ENDPOINTS, Endpoint};
use super::tongue::Tongue;
use crate::campaign::Campaign;
use crate::l10n::Message;
use crate::operator::{Operator, Role};
use crate::region::State;
use crate::report::world::World;

/// Languages a reason can be written in at once.
const REASONS: usize = 3;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Open,
    Pause,
    Resume,
    Restock,
    Freeze,
    Unfreeze,
    Close,
    Drain,
}

impl Done {
    const ALL: [Self; 8] =
        [Self::Open, Self::Pause, Self::Resume, Self::Restock, Self::Freeze, Self::Unfreeze, Self::Close, Self::Drain];

    /// As the admin API's addresses have it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Restock => "restock",
            Self::Freeze => "freeze",
            Self::Unfreeze => "unfreeze",
            Self::Close => "close",
            Self::Drain => "drain",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.name() == name)
    }

    /// The words of the button that does it.
    pub(super) fn words(self) -> Message {
        match self {
            Self::Open => Message::OpsOpenButton,
            Self::Pause => Message::OpsPauseButton,
            Self::Resume => Message::OpsResumeButton,
            Self::Restock => Message::OpsRestockButton,
            Self::Freeze => Message::OpsFreezeButton,
            Self::Unfreeze => Message::OpsUnfreezeButton,
            Self::Close => Message::OpsCloseButton,
            Self::Drain => Message::OpsDrainButton,
        }
    }

    /// The button that opens its panel, and what the panel says.
    fn panel(self) -> (Message, Message) {
        match self {
            Self::Open => (Message::OpsOpen, Message::OpsOpenDetail),
            Self::Pause => (Message::OpsPause, Message::OpsPauseDetail),
            Self::Resume => (Message::OpsResume, Message::OpsResumeDetail),
            Self::Restock => (Message::OpsRestock, Message::OpsRestockDetail),
            Self::Freeze => (Message::OpsFreeze, Message::OpsFreezeDetail),
            Self::Unfreeze => (Message::OpsUnfreeze, Message::OpsUnfreezeDetail),
            Self::Close => (Message::OpsClose, Message::OpsCloseDetail),
            Self::Drain => (Message::OpsDrain, Message::OpsDrainDetail),
        }
    }

    /// Whether this operator may, in this region if one is named: as the admin API has it, which is asked in the end.
    fn is_for(self, operator: &Operator, campaign: &Campaign, region: Option<&str>) -> bool {
        let path = |endpoint: &&Endpoint| match self {
            Self::Drain => endpoint.path == "/v1/admin/regions/{region}/drain",
            _ => endpoint.path.strip_prefix("/v1/admin/campaigns/{slug}/") == Some(self.name()),
        };
        let regions = region.map(str::to_owned).into_iter().collect();
        let named = Named { campaigns: vec![campaign.slug.clone()], regions };
        let endpoint = ENDPOINTS.iter().filter(|endpoint| endpoint.method == "POST").find(path);
        endpoint.is_some_and(|endpoint| endpoint.is_for(operator, &named))
    }

    /// Whether it is about a region that is chosen in its panel.
    fn is_about_a_region(self) -> bool {
        matches!(self, Self::Restock | Self::Drain)
    }
}

struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

enum Field {
    /// Sent along: a name and a value.
    Hidden(&'static str, String),
    /// A box to tick.
    Tick(&'static str, String),
    /// One line of text.
    Line(&'static str, String),
    /// A number.
    Number(&'static str, String),
    /// One of several.
    Choice(&'static str, String, Vec<Choice>),
    /// Some lines of text.
    Text(&'static str, String),
}

struct Action {
    name: &'static str,
    summary: String,
    detail: String,
    button: String,
    grave: bool,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "ops_actions.html", config = "src/http/askama.toml")]
struct Actions {
    heading: String,
    none: String,
    slug: String,
    lang: &'static str,
    offered: Vec<Action>,
}

/// The part with the buttons.
pub(super) fn actions(
    campaign: &Campaign,
    world: &World,
    operator: &Operator,
    tongue: &Tongue,
) -> askama::Result<String> {
    let may = |done: Done, region: Option<&str>| done.is_for(operator, campaign, region);
    let somewhere = |done: Done| done.is_about_a_region() && serving(world).any(|region| may(done, Some(region)));
    let offered = offered(world).into_iter().filter(|done| may(*done, None) || somewhere(*done));
    let action = |done: Done| {
        let (summary, detail) = done.panel();
        Action {
            name: done.name(),
            summary: tongue.say(&summary),
            detail: tongue.say(&detail),
            button: tongue.say(&done.words()),
            grave: matches!(done, Done::Close | Done::Drain),
            fields: fields(done, campaign, (world, &|region| may(done, region)), tongue),
        }
    };
    Actions {
        heading: tongue.say(&Message::OpsActions),
        none: tongue.say(if operator.role.may(Role::Operator) {
            &Message::OpsActionsIdle
        } else {
            &Message::OpsActionsNone
        }),
        slug: campaign.slug.clone(),
        lang: tongue.locale.tag(),
        offered: offered.map(action).collect(),
    }
    .render()
}

/// What makes sense as things stand.
fn offered(world: &World) -> Vec<Done> {
    let turn: &[Done] = match world.campaign.state.as_str() {
        "draft" => &[Done::Open],
        "open" => &[Done::Pause],
        "paused" => &[Done::Resume],
        _ => &[],
    };
    let mut offered = turn.to_vec();
    if world.campaign.state != "closed" {
        let freeze = if world.campaign.frozen { Done::Unfreeze } else { Done::Freeze };
        offered.extend([Done::Restock, freeze, Done::Close]);
    }
    if serving(world).count() > 1 {
        offered.push(Done::Drain);
    }
    offered
}

fn serving(world: &World) -> impl Iterator<Item = &str> {
    let serving = world.regions.iter().filter(|region| matches!(region.state, State::Joining | State::Active));
    serving.map(|region| region.name.as_str())
}

/// Whether somebody may do something in a region, or in none that is named.
type May<'a> = &'a dyn Fn(Option<&str>) -> bool;

/// What a panel asks for.
fn fields(done: Done, campaign: &Campaign, (world, may): (&World, May<'_>), tongue: &Tongue) -> Vec<Field> {
    let own = serving(world).filter(|name: &&str| may(Some(*name)));
    let regions = || own.map(|name| Choice { value: name.into(), words: name.into(), chosen: false });
    match done {
        Done::Open if campaign.opens_in().is_some() => vec![Field::Tick("now", tongue.say(&Message::OpsOpenNow))],
        Done::Pause => reasons(campaign, world, tongue),
        Done::Restock => {
            let anywhere =
                Choice { value: String::new(), words: tongue.say(&Message::OpsRestockAnywhere), chosen: true };
            let anywhere = may(None).then_some(anywhere);
            vec![
                // The same form sent twice adds its units once (`act.rs`).
                Field::Hidden("id", Uuid::new_v5(&campaign.id.0, restocks(world).as_bytes()).to_string()),
                Field::Number("amount", tongue.say(&Message::OpsAmount)),
                Field::Choice(
                    "region",
                    tongue.say(&Message::OpsRestockRegion),
                    anywhere.into_iter().chain(regions()).collect(),
                ),
                Field::Line("reason", tongue.say(&Message::OpsReason)),
            ]
        }
        Done::Close => vec![Field::Line("reason", tongue.say(&Message::OpsReason))],
        Done::Drain => vec![Field::Choice("region", tongue.say(&Message::OpsRegion), regions().collect())],
        Done::Open | Done::Resume | Done::Freeze | Done::Unfreeze => Vec::new(),
    }
}

/// What names the next restock: it changes with each one that was made, and only then.
fn restocks(world: &World) -> String {
    format!("restock of {}", world.campaign.supply)
}

/// A reason for people, in the campaign's language, the one most spoken besides it, and one more.
fn reasons(campaign: &Campaign, world: &World, tongue: &Tongue) -> Vec<Field> {
    let mut wanted = vec![campaign.default_locale.clone()];
    let titles = campaign.texts.iter().map(|text| text.language.as_str().to_owned());
    let spoken = world.languages().into_iter().map(|(tag, _)| tag).chain(titles).chain(["es".into(), "fr".into()]);
    for tag in spoken {
        if wanted.len() < REASONS && !wanted.contains(&tag) && tongue.app.catalog.locale(&tag).is_some() {
            wanted.push(tag);
        }
    }
    let choices = |tag: &str| {
        let locales = tongue.app.catalog.locales();
        let choice = |locale: crate::l10n::Locale| Choice {
            value: locale.tag().to_owned(),
            words: locale.endonym().to_owned(),
            chosen: locale.tag() == tag,
        };
        locales.map(choice).collect()
    };
    let pair = |tag: &String| {
        [
            Field::Choice("language", tongue.say(&Message::OpsLanguage), choices(tag)),
            Field::Text("reason", tongue.say(&Message::OpsReasonShown)),
        ]
    };
    wanted.iter().flat_map(pair).collect()
}

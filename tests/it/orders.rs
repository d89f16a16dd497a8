//! The team's orders when something is in their way: a rush, each other, a clock, a copy of the campaign that is old.

use std::time::Duration;

use futures_util::future::join_all;
use jiff::SignedDuration;
use largesse::bench::growth::relay::{self, Relay};
use largesse::campaign::desk::Desk;
use largesse::campaign::edit::Edit;
use largesse::campaign::texts::{self, Text};
use largesse::campaign::{Campaign, State};
use largesse::language::Language;
use largesse::quota::gate::Move;
use largesse::quota::orders::{Conflict, Error};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::admin::{TOKEN, call_as};
use crate::support::world::{connect, operator};
use crate::support::{Server, World};

/// As claims do: each counter row is written again and again, by one statement at a time.
async fn rush(world: &World, ended: &CancellationToken) {
    let writers = world.regions.iter().map(|region| async move {
        let sql = world.sql().await;
        let text = format!("UPDATE quota SET updated_at = now() WHERE region = '{region}' AND shard = 0");
        while !ended.is_cancelled() {
            // One that lost a race is run again, as a claim is.
            let _lost = sql.batch_execute(&text).await;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    join_all(writers).await;
}

fn language(tag: &str) -> Language {
    tag.parse().expect("a language")
}

/// How often an order was noted.
async fn noted(world: &World, action: &str) -> i64 {
    let count = "SELECT count(*) FROM audit_log WHERE action = $1";
    world.sql().await.query_one(count, &[&action]).await.expect("a count").get(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_campaign_is_paused_in_the_middle_of_a_rush_from_afar() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1000).await;
    let far =
        Relay::start(relay::target(&world.url).expect("a host"), Duration::from_millis(10)).await.expect("a relay");
    let desk = Desk::new(connect(&far.url(&world.url).expect("an address")).await);
    let ended = CancellationToken::new();
    let order = async {
        let _ended = ended.clone().drop_guard();
        // As exact as a row is.
        let closes_at = (campaign.closes_at + SignedDuration::from_hours(1)).round(jiff::Unit::Microsecond);
        let closes_at = closes_at.expect("a time");
        let longer = Edit { closes_at: Some(closes_at), ..Edit::default() };
        desk.edit(&operator(), &campaign, &longer).await.expect("a longer window");
        let reason = (language("en"), "The grill is being cleaned.".to_owned());
        desk.pause(&operator(), &campaign, &[reason]).await.expect("paused");
        closes_at
    };
    let (closes_at, ()) = tokio::join!(order, rush(&world, &ended));
    let now = world.reload(&campaign.slug).await;
    assert_eq!((now.state, now.closes_at), (State::Paused, closes_at));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_edits_at_once_each_keeps_what_the_other_did_not_touch() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.draft(10, 1, |_| {}).await;
    let (eu, us) = tokio::join!(
        Server::start_with("eu", &world.url, &["--admin-token", TOKEN]),
        Server::start_with("us", &world.url, &["--admin-token", TOKEN])
    );
    let path = format!("/v1/admin/campaigns/{}", campaign.slug);
    let change = async |server: &Server, edit: Value| {
        let edited = call_as(server, TOKEN, ("PATCH", &path), &edit.to_string()).await;
        assert_eq!(edited.status, 200, "{edit}: {edited:?}");
    };
    for round in 1..=8_i64 {
        let (country, denied) = (["DE", "FR"][round as usize % 2], ["US", "CA"][round as usize % 2]);
        let closes_at = campaign.opens_at + SignedDuration::from_hours(1000 + round);
        tokio::join!(
            change(&eu, json!({"countries": [country]})),
            change(&us, json!({"countries_denied": [denied]})),
            change(&eu, json!({"account_age_seconds": round})),
            change(&us, json!({"jitter_ms": round})),
            change(&us, json!({"closes_at": closes_at})),
        );
        let now = world.reload(&campaign.slug).await;
        let who = &now.eligibility;
        assert_eq!(
            (&who.countries[..], &who.countries_denied[..]),
            (&[country.to_owned()][..], &[denied.to_owned()][..])
        );
        assert_eq!(
            (who.account_age_min, now.jitter),
            (Duration::from_secs(round as u64), Duration::from_millis(round as u64))
        );
        assert_eq!(now.closes_at.as_second(), closes_at.as_second(), "round {round}");
    }
    // What fits by itself and not to what stands there by now.
    let both = call_as(&eu, TOKEN, ("PATCH", &path), "{\"countries_denied\": [\"DE\"]}").await;
    assert_eq!((both.status.as_u16(), &both.json()["field"]), (422, &json!("countries_denied")));
}

/// The reasons of a pause belong to that pause, whatever copy of the campaign whoever gives them has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pause_is_told_why_in_its_own_epoch_also_by_somebody_who_has_seen_another_one() {
    let world = World::new(&["eu"]).await;
    let (campaign, desk) = (world.campaign(10).await, Desk::new(world.db.clone()));
    let said = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(tag, reason)| (language(tag), (*reason).to_owned())).collect::<Vec<_>>()
    };
    let (first, second) =
        (said(&[("en", "Cleaning"), ("fr", "Nettoyage")]), said(&[("en", "A fire"), ("de", "Feuer")]));
    desk.pause(&operator(), &campaign, &first).await.expect("paused");
    let old = world.reload(&campaign.slug).await;
    world.open(&old).await;
    // Somebody who has seen it open, and somebody who has seen the pause before.
    desk.pause(&operator(), &campaign, &second).await.expect("paused again");
    let now = world.reload(&campaign.slug).await;
    assert_eq!(
        (now.epoch, &now.reasons, now.state_reason.as_str()),
        (old.epoch + 2, &said(&[("de", "Feuer"), ("en", "A fire")]), "A fire")
    );
    let third = said(&[("fr", "Bientôt"), ("en", "Soon")]);
    desk.pause(&operator(), &old, &third).await.expect("other words");
    let now = world.reload(&campaign.slug).await;
    // What was said in German is not said any more, and whoever reads neither is told the new words too.
    assert_eq!((&now.reasons, now.state_reason.as_str()), (&said(&[("en", "Soon"), ("fr", "Bientôt")]), "Soon"));
    let before = noted(&world, "campaign.pause").await;
    desk.pause(&operator(), &old, &third).await.expect("the same words");
    assert_eq!(noted(&world, "campaign.pause").await, before, "what changed nothing is noted");
    let kept = "SELECT reason FROM pause_reasons WHERE epoch = $1 ORDER BY locale";
    let kept = world.sql().await.query(kept, &[&old.epoch]).await.expect("reasons");
    let kept: Vec<&str> = kept.iter().map(|row| row.get(0)).collect();
    assert_eq!(kept, ["Cleaning", "Nettoyage"], "what people were told in the pause before");
    desk.pause(&operator(), &old, &[]).await.expect("no words");
    let now = world.reload(&campaign.slug).await;
    assert_eq!((now.pause_reason("en"), now.pause_reason("de")), (None, None));
    world.open(&now).await;
    world.turn(&now, Move::CLOSE).await.expect("closed");
    let refused = desk.pause(&operator(), &old, &third).await;
    assert!(matches!(refused, Err(Error::Conflict(Conflict::State("closed")))), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pause_that_races_with_a_resume_leaves_no_words_with_another_pause() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, desk) = (world.campaign(10).await, Desk::new(world.db.clone()));
    let other = Desk::new(connect(&world.url).await);
    for round in 0..4 {
        let stale = world.reload(&campaign.slug).await;
        let (one, two) =
            (vec![(language("en"), format!("one {round}"))], vec![(language("fr"), format!("deux {round}"))]);
        let (first, second) = (operator(), operator());
        let open = async { other.open(&second, &stale, &world.regions[0], None).await };
        let (paused, _opened) = tokio::join!(desk.pause(&first, &stale, &one), open);
        paused.expect("it can be paused from wherever it stands");
        desk.pause(&first, &stale, &two).await.expect("and told why");
        let now = world.reload(&campaign.slug).await;
        assert_eq!((now.state, &now.reasons), (State::Paused, &two), "round {round}");
        // Words without a pause of theirs would come up with a later one.
        let strays = "SELECT count(*) FROM pause_reasons AS r WHERE NOT EXISTS (SELECT 1 FROM gate_changes AS g \
                      WHERE g.campaign_id = r.campaign_id AND g.epoch = r.epoch AND g.gate = 'shut')";
        assert_eq!(world.sql().await.query_one(strays, &[]).await.expect("a count").get::<_, i64>(0), 0);
    }
    world.check_books().await;
}

/// An order is judged by what is there when it is carried out, whatever whoever gave it had seen.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_that_comes_after_a_close_or_an_opening_is_refused_and_not_said_to_be_done() {
    let world = World::new(&["eu", "us"]).await;
    let desk = Desk::new(world.db.clone());
    let tomorrow = largesse::clock::now() + SignedDuration::from_hours(24);
    let later = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at = tomorrow;
        new.closes_at = tomorrow + SignedDuration::from_hours(1);
    };
    let other_jitter = Edit { jitter: Some(Duration::from_millis(7)), ..Edit::default() };
    let other_countries = Edit { countries: Some(vec!["DE".into()]), ..Edit::default() };
    let opening = |hours| Edit { opens_at: Some(tomorrow + SignedDuration::from_mins(hours)), ..Edit::default() };
    let closing = Edit { closes_at: Some(tomorrow + SignedDuration::from_hours(9)), ..Edit::default() };

    let early = world.open(&*world.draft(10, 1, later).await).await;
    desk.edit(&operator(), &early, &opening(5)).await.expect("it has not opened");
    // The window begins; the copy at hand is from before.
    let begun = "UPDATE campaigns SET opens_at = now() - INTERVAL '1 second'";
    world.sql().await.batch_execute(begun).await.expect("the day has come");
    for late in [&opening(6), &other_jitter] {
        let refused = desk.edit(&operator(), &early, late).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::Window))), "{refused:?}");
    }
    for late in [&closing, &other_countries] {
        desk.edit(&operator(), &early, late).await.expect("until it is closed");
    }
    let now = world.reload(&early.slug).await;
    assert_eq!((now.jitter, &now.eligibility.countries[..]), (early.jitter, &["DE".to_owned()][..]));
    let edits = noted(&world, "campaign.edit").await;
    world.turn(&now, Move::CLOSE).await.expect("closed");
    for late in [&closing, &other_countries, &other_jitter, &opening(7), &Edit::default()] {
        let refused = desk.edit(&operator(), &now, late).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::State("closed")))), "{refused:?}");
    }
    let refused = desk.open(&operator(), &early, &world.regions[0], Some(tomorrow)).await;
    assert!(matches!(refused, Err(Error::Conflict(Conflict::State("closed")))), "{refused:?}");
    assert_eq!(noted(&world, "campaign.edit").await, edits, "what was refused is noted");
    // On the rows as on the campaign, or on neither.
    let apart = "SELECT count(*) FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id \
                 WHERE q.closes_at <> c.closes_at";
    assert_eq!(world.sql().await.query_one(apart, &[]).await.expect("a count").get::<_, i64>(0), 0);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_language_that_all_others_fall_back_on_keeps_its_words_whoever_comes_first() {
    let world = World::new(&["eu"]).await;
    let (campaign, desk) = (world.campaign(10).await, Desk::new(world.db.clone()));
    let french = Edit { default_language: Some(language("fr")), ..Edit::default() };
    desk.edit(&operator(), &campaign, &french).await.expect("French has words");
    // Whoever has seen English in its place is refused French, and may take English away.
    let refused = desk.remove(&operator(), &campaign, &language("fr")).await;
    assert!(matches!(refused, Err(texts::Error::Default(_))), "{refused:?}");
    desk.remove(&operator(), &campaign, &language("en")).await.expect("no longer needed");
    let english = Edit { default_language: Some(language("en")), ..Edit::default() };
    let refused = desk.edit(&operator(), &campaign, &english).await;
    assert!(matches!(refused, Err(Error::Invalid { field: "default_language", .. })), "{refused:?}");
    let en = language("en");
    for round in 0..10 {
        desk.set(&operator(), &campaign, &Text::titled(language("en"), &format!("Burger {round}")))
            .await
            .expect("words");
        desk.edit(&operator(), &campaign, &french).await.expect("as it was");
        let who = operator();
        let (_, _) = tokio::join!(desk.edit(&who, &campaign, &english), desk.remove(&who, &campaign, &en));
        let now: std::sync::Arc<Campaign> = world.reload(&campaign.slug).await;
        let has = now.texts.iter().any(|text| text.language.as_str() == now.default_locale);
        assert!(has, "round {round}: {} has no words", now.default_locale);
    }
}

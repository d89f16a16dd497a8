//! Promise 6: everybody is answered in their own language, with its numbers, in the language they want most.

use icu_decimal::DecimalFormatter;
use largesse::account::Person;
use largesse::l10n::{Catalog, Locale};
use largesse::quota::gate::Move;

use crate::support::server::{Answer, ask, bearer};
use crate::support::{Server, World};

/// A number with which a language shows how it groups and which digits it uses.
const MANY: i64 = 1_234_567;

/// That number by people who write these languages, so that the table behind the formatter is not its own witness.
const WRITTEN: &[(&str, &str)] = &[
    ("ar", "1,234,567"),
    ("bn", "১২,৩৪,৫৬৭"),
    ("de", "1.234.567"),
    ("en", "1,234,567"),
    ("es", "1.234.567"),
    ("fa", "۱٬۲۳۴٬۵۶۷"),
    ("fr", "1\u{202f}234\u{202f}567"),
    ("he", "1,234,567"),
    ("hi", "12,34,567"),
    ("id", "1.234.567"),
    ("it", "1.234.567"),
    ("ja", "1,234,567"),
    ("ko", "1,234,567"),
    ("nl", "1.234.567"),
    ("pl", "1\u{a0}234\u{a0}567"),
    ("pt-BR", "1.234.567"),
    ("ru", "1\u{a0}234\u{a0}567"),
    ("sw", "1,234,567"),
    ("ta", "12,34,567"),
    ("th", "1,234,567"),
    ("tr", "1.234.567"),
    ("uk", "1\u{a0}234\u{a0}567"),
    ("ur", "1,234,567"),
    ("vi", "1.234.567"),
    ("zh-Hans", "1,234,567"),
    ("zh-Hant", "1,234,567"),
];

fn locales() -> Vec<Locale> {
    Catalog::load().expect("a catalog").locales().collect()
}

fn number(locale: Locale, value: i64) -> String {
    let tag: icu_locale::Locale = locale.tag().parse().expect("a tag");
    let numbers = DecimalFormatter::try_new(tag.into(), icu_decimal::options::DecimalFormatterOptions::default());
    numbers.expect("numbers").format(&value.into()).to_string()
}

/// What a person reads in an answer: its heading and its sentence.
fn words(answer: &Answer) -> (String, String) {
    let body = answer.json();
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    (text("title").expect("a title"), text("detail").or(text("message")).expect("a sentence"))
}

async fn post(server: &Server, slug: &str, person: &Person, key: &str, language: &str) -> Answer {
    let headers =
        [("authorization", bearer(person)), ("accept-language", language.into()), ("idempotency-key", key.into())];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    ask(server.public, "POST", &format!("/v1/campaigns/{slug}/claims"), &headers, "").await
}

#[test]
fn numbers_are_what_people_write() {
    for locale in locales() {
        let written = WRITTEN.iter().find(|(tag, _)| *tag == locale.tag()).map(|(_, written)| *written);
        assert_eq!(Some(number(locale, MANY).as_str()), written, "{}", locale.tag());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_language_has_its_own_words_and_numbers_for_every_answer() {
    let world = World::new(&["eu"]).await;
    let (open, gone) = (world.campaign(1000).await, world.draft(MANY, 1, |_| {}).await);
    let gone = world.open(&gone).await;
    // As if a million people had been here: tickets and supplies of many digits.
    let sql = world.sql().await;
    let tickets = format!("UPDATE quota SET ticket_seq = {MANY} WHERE campaign_id = '{}'", open.id);
    sql.batch_execute(&tickets).await.expect("tickets");
    let spent = "UPDATE quota SET remaining = 0, granted = initial, captured = initial, ticket_seq = initial WHERE campaign_id = ";
    sql.batch_execute(&format!("{spent}'{}'", gone.id)).await.expect("a spent campaign");
    world.turn(&gone, Move::SELL_OUT).await.expect("a closed gate");
    let server = Server::start("eu", &world.url).await;
    let english = answers(&server, &world, &open.slug, &gone.slug, "en").await;
    for locale in locales() {
        let tag = locale.tag();
        let theirs = answers(&server, &world, &open.slug, &gone.slug, tag).await;
        for (answer, english) in theirs.iter().zip(&english) {
            assert_eq!(answer.status, english.status, "{tag}: {}", answer.text);
            assert_eq!(answer.header("content-language"), tag, "{}", answer.text);
            let ((title, text), (english_title, english_text)) = (words(answer), words(english));
            let numbers = answer.json()["claim"]["ticket"].as_i64().or((answer.status == 410).then_some(MANY));
            if let Some(value) = numbers {
                let shown = number(locale, value);
                assert!(text.contains(&shown), "{tag}: {shown} in {text}");
                assert!(!text.contains(&value.to_string()), "{tag}: {text}");
            }
            assert_eq!(title == english_title, tag == "en", "{tag}: {title}");
            // The English ticket is another one.
            assert!(tag == "en" || text != english_text, "{tag}: {text}");
        }
    }
}

/// Granted, already yours, sold out, a problem.
async fn answers(server: &Server, world: &World, open: &str, gone: &str, language: &str) -> Vec<Answer> {
    let person = world.person("eu").await;
    let granted = post(server, open, &person, "first", language).await;
    let already = post(server, open, &person, "second", language).await;
    let sorry = post(server, gone, &person, "first", language).await;
    let problem = post(server, "nothing-of-ours", &person, "first", language).await;
    let answers = vec![granted, already, sorry, problem];
    assert_eq!(answers.iter().map(|answer| answer.status.as_u16()).collect::<Vec<_>>(), [201, 409, 410, 404]);
    answers
}

/// The language of an answer to somebody with these wishes.
async fn spoken(server: &Server, slug: &str, person: Option<&Person>, query: &str, headers: &[(&str, &str)]) -> String {
    let auth = person.map(bearer);
    let mut headers = headers.to_vec();
    headers.extend(auth.as_ref().map(|auth| ("authorization", auth.as_str())));
    let answer = ask(server.public, "GET", &format!("/v1/campaigns/{slug}/claim{query}"), &headers, "").await;
    assert_eq!(answer.status, if person.is_some() { 404 } else { 401 }, "{}", answer.text);
    answer.header("content-language").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_language_wanted_most_is_spoken() {
    let world = World::new(&["eu"]).await;
    let campaign = world.draft(1, 1, |new| new.default_locale = "es".into()).await;
    let server = Server::start("eu", &world.url).await;
    let person = world.person("eu").await;
    for (header, expected) in [
        ("fr", "fr"),
        ("fr-CA, en;q=0.5", "fr"),
        ("en;q=0.1, fr;q=0.9", "fr"),
        ("fr;q=0.1, en;q=0.9", "en"),
        ("xx, hi;q=0.5, fr;q=0.4", "hi"),
        ("fr;q=0, ar;q=0.001", "ar"),
        ("FR", "fr"),
        ("zh-CN", "zh-Hans"),
        ("zh-HK, zh;q=0.9, en;q=0.8", "zh-Hant"),
        ("pt-PT", "pt-BR"),
        ("iw", "he"),
        ("nb-NO, nn;q=0.9", "es"),
        ("sr-Latn-RS", "es"),
        // Who wants nothing that is spoken here is answered in the campaign's language.
        ("xx", "es"),
        ("*", "es"),
        ("", "es"),
        ("fr;q=0", "es"),
        ("%%%;;q=,,", "es"),
    ] {
        let language = spoken(&server, &campaign.slug, Some(&person), "", &[("accept-language", header)]).await;
        assert_eq!(language, expected, "{header}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_choice_beats_the_account_and_the_account_beats_the_browser() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let server = Server::start("eu", &world.url).await;
    let speaker = Person { locale: "hi-IN".into(), ..world.person("eu").await };
    let foreign = Person { locale: "xx".into(), ..speaker.clone() };
    let browser = ("accept-language", "fr");
    let cookie = ("cookie", "theme=dark; largesse_language=es; largesse_token=x");
    for (who, query, headers, expected) in [
        (Some(&speaker), "", &[browser][..], "hi"),
        (Some(&speaker), "?lang=ar", &[browser], "ar"),
        // A choice made on the page is for the page: what the API says may be kept by caches that know no cookies.
        (Some(&speaker), "", &[browser, cookie], "hi"),
        (Some(&speaker), "?x=1&lang=ar", &[browser, cookie], "ar"),
        (Some(&speaker), "?lang=xx", &[browser], "hi"),
        (Some(&foreign), "", &[browser], "fr"),
        (None, "?lang=ar", &[browser], "ar"),
        (None, "?language=ar", &[browser], "fr"),
        (None, "", &[browser], "fr"),
        (None, "", &[], "en"),
    ] {
        let language = spoken(&server, &campaign.slug, who, query, headers).await;
        assert_eq!(language, expected, "{who:?} {query} {headers:?}");
    }
}

//! A campaign's own words: written, shown in the nearest language with that language named, and taken back.

use largesse::campaign::texts::{self, Error, Text, Written};
use largesse::language::Language;

use crate::support::server::{ask, run};
use crate::support::{Server, World, operator};

fn language(tag: &str) -> Language {
    tag.parse().expect("a language")
}

fn spanish() -> Text {
    Text {
        description: "Con todo.\nSin coste.".into(),
        image_alt: "Una hamburguesa".into(),
        rules: "Una por persona.".into(),
        ..Text::titled(language("es"), "Hamburguesa gratis")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_are_written_replaced_and_taken_back() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let tags = async || {
        let texts = texts::list(&world.db, campaign.id).await.expect("texts");
        texts.iter().map(|text| text.language.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(tags().await, ["en", "fr"]);
    assert_eq!(texts::set(&world.db, &operator(), &campaign, &spanish()).await.expect("a text"), Written::Added);
    assert_eq!(texts::set(&world.db, &operator(), &campaign, &spanish()).await.expect("a text"), Written::Replaced);
    assert!(texts::list(&world.db, campaign.id).await.expect("texts").contains(&spanish()));
    texts::remove(&world.db, &operator(), &campaign, &language("es")).await.expect("a removal");
    assert_eq!(tags().await, ["en", "fr"]);
    // What was taken back is not there, and can be written anew.
    let again = texts::remove(&world.db, &operator(), &campaign, &language("es")).await;
    assert!(matches!(again, Err(Error::NotFound(_))), "{again:?}");
    assert_eq!(texts::set(&world.db, &operator(), &campaign, &spanish()).await.expect("a text"), Written::Added);
    let own = texts::remove(&world.db, &operator(), &campaign, &language("en")).await;
    assert!(matches!(own, Err(Error::Default(_))), "{own:?}");
    let empty = texts::set(&world.db, &operator(), &campaign, &Text::titled(language("de"), " ")).await;
    assert!(matches!(empty, Err(Error::Invalid { part: "title", .. })), "{empty:?}");
    assert_eq!(tags().await, ["en", "es", "fr"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_is_shown_the_nearest_words_and_told_their_language() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    texts::set(&world.db, &operator(), &campaign, &spanish()).await.expect("a text");
    let server = Server::start("eu", &world.url).await;
    let path = format!("/v1/campaigns/{}", campaign.slug);
    for (header, title, languages) in [
        ("es-MX", "Hamburguesa gratis", serde_json::Value::Null),
        // Nobody has described it in English or German: the one description there is, in Spanish.
        ("en", "Free burger", serde_json::json!({ "description": "es", "image_alt": "es", "rules": "es" })),
        (
            "de",
            "Free burger",
            serde_json::json!({ "title": "en", "description": "es", "image_alt": "es", "rules": "es" }),
        ),
    ] {
        let answer = ask(server.public, "GET", &path, &[("accept-language", header)], "").await.json();
        assert_eq!(answer["title"], title, "{header}: {answer}");
        assert_eq!(answer["rules"], "Una por persona.", "{header}: {answer}");
        assert_eq!(answer["description"], "Con todo.\nSin coste.", "{header}: {answer}");
        assert_eq!(answer["image_alt"], "Una hamburguesa", "{header}: {answer}");
        assert_eq!(answer["languages"], languages, "{header}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_marks_words_in_another_language() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    texts::set(&world.db, &operator(), &campaign, &spanish()).await.expect("a text");
    let server = Server::start("eu", &world.url).await;
    let page = async |language: &str| {
        let path = format!("/c/{}", campaign.slug);
        ask(server.public, "GET", &path, &[("accept-language", language)], "").await.text
    };
    let (spanish, arabic) = (page("es").await, page("ar").await);
    assert!(spanish.contains("<h1>Hamburguesa gratis</h1>") && !spanish.contains(r#"dir="auto""#), "{spanish}");
    assert!(arabic.contains(r#"<h1 lang="en" dir="auto">Free burger</h1>"#), "{arabic}");
    assert!(arabic.contains("lang=\"es\" dir=\"auto\">Con todo.\nSin coste.</p>"), "{arabic}");
    assert!(arabic.contains(r#"lang="es" dir="auto">Una por persona.</p>"#), "{arabic}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn operators_write_words_at_the_command_line() {
    let world = World::new(&["eu"]).await;
    let slug = world.campaign(1).await.slug.clone();
    let env = [("LARGESSE_DATABASE_URL", world.url.as_str())];
    let text = async |args: &[&str]| run(&[&["campaign", "text"], args].concat(), &env).await;
    for (args, code, said) in [
        (&["set", &slug, "--language", "DE", "--title", "Gratis-Burger"][..], 0, "words added in de"),
        (&["set", &slug, "--language", "de", "--rules", "Einer pro Person."], 0, "new words in de"),
        (&["list", &slug], 0, "Einer pro Person."),
        (&["show", &slug], 0, "Gratis-Burger"),
        (&["set", &slug, "--language", "nl", "--rules", "x"], 1, "--title is needed"),
        (&["set", &slug, "--language", "de", "--title", ""], 1, "title: expected a text that is not empty"),
        (&["set", &slug, "--language", "klingon!", "--title", "x"], 2, "is not a language"),
        (&["remove", &slug, "--language", "de"], 0, "no words in de any more"),
        (&["remove", &slug, "--language", "de"], 1, "The campaign has no text in this language."),
        (&["remove", &slug, "--language", "en"], 1, "All other languages fall back on it."),
        (&["list", "unknown"], 1, "We don’t know this campaign"),
    ] {
        let ended = text(args).await;
        assert_eq!(ended.code, Some(code), "{args:?}: {ended:?}");
        assert!(format!("{}{}", ended.stdout, ended.stderr).contains(said), "{args:?}: {ended:?}");
    }
}

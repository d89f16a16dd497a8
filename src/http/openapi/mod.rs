//! The API as a document: `OpenAPI` 3.1, made from the code that answers.
//!
//! The schemas are those of the serde types (JSON Schema 2020-12, which is what `OpenAPI` 3.1 speaks); the problems,
//! their statuses, headers and members come from `problem.rs`; the examples are made by the functions that answer, in
//! two languages. What is written by hand is which operation has which answers (`operations`), and a test asks a real
//! server for each of them and knows no other. So nothing here can be out of date without a test that fails.
//!
//! The pages, people's and the team's dashboard with its forms and its stream of HTML, their assets, and the ops port's
//! health and metrics are not in it: they are not an API.

pub mod operations;
pub mod samples;
mod schemas;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde_json::{Map, Value, json};

use self::operations::{Good, Operation};
use super::routes::AppState;
use crate::l10n::{Catalog, Locale};

/// The languages of the examples: one of them is written from right to left.
pub const LANGUAGES: [&str; 2] = ["en", "ar"];

/// Where the ops port is, as far as a document can know: its setting's default.
const OPS: &str = "http://127.0.0.1:9090";

/// What is said about the whole, with the clients' snippets.
const ABOUT: &str = include_str!("clients.md");

/// `GET /openapi.json`
pub async fn show(State(app): AppState) -> Response {
    static DOCUMENT: OnceLock<Bytes> = OnceLock::new();
    let bytes = DOCUMENT.get_or_init(|| document(&app.catalog).to_string().into()).clone();
    ([(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}

/// The document.
pub fn document(catalog: &Catalog) -> Value {
    let locales: Vec<Locale> = LANGUAGES.iter().filter_map(|tag| catalog.locale(tag)).collect();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for operation in operations::all() {
        let path = paths.entry(operation.path).or_default();
        let names = ["slug", "language", "region", "id", "claim"]
            .into_iter()
            .filter(|name| operation.path.contains(&format!("{{{name}}}")));
        let parameters = names.map(|name| json!({"$ref": format!("#/components/parameters/{name}")}));
        path.insert("parameters".into(), parameters.collect());
        if operation.tag == "admin" {
            path.insert("servers".into(), json!([{"url": OPS, "description": "The ops port, not for the public"}]));
        }
        path.insert(operation.method.into(), described(operation, catalog, &locales));
    }
    json!({
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Largesse",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "The region that answers"}],
        "tags": [
            {"name": "campaigns", "description": "What is handed out, and how it stands"},
            {"name": "claims", "description": "Who has a unit"},
            {"name": "admin", "description": "What the team may change, on the ops port"},
        ],
        "paths": paths,
        "components": {
            "schemas": schemas::all(catalog, &locales),
            "examples": examples(catalog, &locales),
            "parameters": operations::parameters(),
            "headers": operations::headers(),
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                    "description": "The identity service's token. Its `sub` names the account.",
                },
                "pass": {
                    "type": "http", "scheme": "bearer", "bearerFormat": "Pass",
                    "description": "A pass of `getPass`, good for some minutes.",
                },
                "operator": {
                    "type": "http", "scheme": "bearer",
                    "description": "A token of `addOperator`, or the bootstrap token (`LARGESSE_ADMIN_TOKEN`). One for \
                        some campaigns reaches what is about one of them, and nothing else. One for some regions looks \
                        at everything its role may and changes what names one of them. What it is not for is refused \
                        as `out-of-scope`, whether it is there or not.",
                },
            },
        },
    })
}

fn described(operation: &Operation, catalog: &Catalog, locales: &[Locale]) -> Value {
    let parameters = operation.parameters.iter().map(|name| json!({"$ref": format!("#/components/parameters/{name}")}));
    let mut answers: BTreeMap<String, Value> = BTreeMap::new();
    for good in operation.good {
        let answer = wished(operation, good, locales);
        match answers.get_mut(&good.status.to_string()) {
            // The same answer in another media type.
            Some(first) => first["content"].as_object_mut().zip(answer["content"].as_object()).map_or((), add),
            None => drop(answers.insert(good.status.to_string(), answer)),
        }
    }
    for (status, codes) in by_status(operation, catalog, locales) {
        let mut answer = refused(operation, &codes, catalog, locales);
        for (name, header) in header_list(operation.everywhere.iter().map(|name| (*name, true))) {
            answer["headers"][name] = header;
        }
        answers.insert(status.to_string(), answer);
    }
    let about = format!("{}{}", operation.about, operation.who().unwrap_or_default());
    let mut described = json!({
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": about,
        "parameters": parameters.collect::<Vec<_>>(),
        "security": operation.security.iter().map(|name| json!({*name: []})).collect::<Vec<_>>(),
        "responses": answers,
    });
    if let Some((schema, required)) = operation.request {
        let content = json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{schema}")}}});
        described["requestBody"] = json!({"required": required, "content": content});
    }
    described
}

fn wished(operation: &Operation, good: &Good, locales: &[Locale]) -> Value {
    let always = ["Content-Language", "Vary", "X-Request-Id"].iter().chain(good.headers).chain(operation.everywhere);
    let always = always.filter(|name| !good.may.contains(name));
    let mut answer = json!({
        "description": good.about,
        "headers": header_list(always.map(|name| (*name, true)).chain(good.may.iter().map(|name| (*name, false)))),
    });
    if let Some((media, schema)) = good.body {
        let names = locales.iter().map(|locale| example(operation, good, *locale));
        answer["content"] = content(media, &json!({"$ref": format!("#/components/schemas/{schema}")}), names);
    }
    answer
}

fn add((all, more): (&mut Map<String, Value>, &Map<String, Value>)) {
    all.extend(more.clone());
}

/// The name of the example of a wished-for answer.
fn example(operation: &Operation, good: &Good, locale: Locale) -> String {
    let csv = good.body.is_some_and(|(media, _)| media.starts_with("text/csv"));
    format!("{}-{}{}.{}", operation.id, good.status, if csv { "-csv" } else { "" }, locale.tag())
}

fn content(media: &str, schema: &Value, examples: impl Iterator<Item = String>) -> Value {
    let examples = examples.map(|name| {
        let example = json!({"$ref": format!("#/components/examples/{name}")});
        (name, example)
    });
    json!({media: {"schema": schema, "examples": examples.collect::<Map<_, _>>()}})
}

fn header_list<'a>(names: impl Iterator<Item = (&'a str, bool)>) -> Map<String, Value> {
    let one = |(name, required): (&str, bool)| {
        let component = &operations::headers()[name];
        let header =
            json!({"description": component["description"], "schema": component["schema"], "required": required});
        (name.to_owned(), header)
    };
    names.map(one).collect()
}

/// The codes of an operation's problems, by status.
fn by_status(operation: &Operation, catalog: &Catalog, locales: &[Locale]) -> BTreeMap<u16, BTreeSet<&'static str>> {
    let mut codes: BTreeMap<u16, BTreeSet<&'static str>> = BTreeMap::new();
    let all = operation.codes();
    for problem in samples::problems(locales[0]) {
        let Some(code) = all.get(problem.code()) else { continue };
        codes.entry(problem.sample(catalog, locales[0]).0.as_u16()).or_default().insert(*code);
    }
    codes
}

fn refused(operation: &Operation, codes: &BTreeSet<&str>, catalog: &Catalog, locales: &[Locale]) -> Value {
    let schema = |code: &&str| format!("#/components/schemas/{}", schemas::name_of(code));
    let list: Vec<Value> = codes.iter().map(|code| json!({"$ref": schema(code)})).collect();
    let mapping: Map<String, Value> = codes.iter().map(|code| ((*code).to_owned(), schema(code).into())).collect();
    let schema = match list.as_slice() {
        [one] => one.clone(),
        _ => json!({"oneOf": list, "discriminator": {"propertyName": "code", "mapping": mapping}}),
    };
    let names = codes.iter().map(|code| operation.example(code));
    let examples = names.flat_map(|name| locales.iter().map(move |locale| format!("{name}.{}", locale.tag())));
    let about: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    json!({
        "description": about.join(", "),
        "headers": problem_headers(codes, catalog, locales[0]),
        "content": content("application/problem+json", &schema, examples),
    })
}

/// What `problem.rs` adds to these answers; a header that only some of them have need not be there.
fn problem_headers(codes: &BTreeSet<&str>, catalog: &Catalog, locale: Locale) -> Map<String, Value> {
    let samples = samples::problems(locale).into_iter().filter(|problem| codes.contains(problem.code()));
    let sent: Vec<_> = samples.map(|problem| problem.sample(catalog, locale).1).collect();
    let known = operations::headers();
    let names = known.as_object().into_iter().flat_map(Map::keys).filter_map(|name| {
        if ["Content-Language", "Vary", "X-Request-Id"].contains(&name.as_str()) {
            return Some((name.as_str(), true));
        }
        let with = sent.iter().filter(|headers| headers.contains_key(name.as_str())).count();
        (with > 0).then_some((name.as_str(), with == sent.len()))
    });
    header_list(names)
}

/// Every answer once in each language; a problem of several forms in its first one.
fn examples(catalog: &Catalog, locales: &[Locale]) -> Map<String, Value> {
    let mut examples = Map::new();
    for locale in locales {
        for operation in operations::all() {
            for good in operation.good.iter().filter(|good| good.body.is_some()) {
                let name = example(operation, good, *locale);
                examples.insert(name, json!({"value": (good.sample)(catalog, *locale)}));
            }
        }
        for problem in samples::problems(*locale) {
            let name = format!("{}.{}", samples::name(&problem), locale.tag());
            let (_, _, value) = problem.sample(catalog, *locale);
            examples.entry(name).or_insert_with(|| json!({"value": value}));
        }
    }
    examples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::admin::ENDPOINTS;
    use crate::http::routes::PATTERNS;

    #[test]
    fn the_operations_are_the_routes_and_each_answer_has_an_example_in_each_language() {
        let catalog = Catalog::load().unwrap();
        let document = document(&catalog);
        let team = ENDPOINTS.iter().map(|endpoint| endpoint.path);
        let routes: BTreeSet<&str> =
            PATTERNS.iter().copied().filter(|path| path.starts_with("/v1/")).chain(team).collect();
        let paths: BTreeSet<&str> = document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(paths, routes);
        let locale = catalog.locale("en").unwrap();
        let known: BTreeSet<&str> = samples::problems(locale).iter().map(crate::http::problem::Problem::code).collect();
        let mut used: BTreeSet<&str> = ["not-found", "method-not-allowed"].into();
        for operation in operations::all() {
            used.extend(operation.codes());
        }
        assert_eq!(used, known, "problems of operations, and problems that have a sample");
        let examples = document["components"]["examples"].as_object().unwrap();
        for code in known {
            let (en, ar) = (&examples[&format!("{code}.en")], &examples[&format!("{code}.ar")]);
            // The team's own words may be in English alone.
            let mut those = operations::all().filter(|operation| operation.codes().contains(code)).peekable();
            let team = those.peek().is_some() && those.all(|operation| operation.tag == "admin");
            assert!(team || en["value"]["title"] != ar["value"]["title"], "{code}");
        }
        // The same again: nothing of the moment is in it.
        assert_eq!(document, super::document(&catalog));
    }
}

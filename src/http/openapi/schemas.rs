//! The schemas: of the serde types as they are, and of each problem as `problem.rs` writes it.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::super::{admin, body, campaigns as public, challenge, claims, document, live, pass, widget};
use super::samples;
use crate::l10n::{Catalog, Locale};

/// All schemas by name.
pub(super) fn all(catalog: &Catalog, locales: &[Locale]) -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut generator: SchemaGenerator = settings.into_generator();
    generator.subschema_for::<public::Shown<'_>>();
    generator.subschema_for::<live::Event<'_>>();
    generator.subschema_for::<widget::Shown<'_>>();
    generator.subschema_for::<claims::Granted<'_>>();
    generator.subschema_for::<pass::Given<'_>>();
    generator.subschema_for::<body::ClaimRequest>();
    generator.subschema_for::<body::PassRequest>();
    generator.subschema_for::<challenge::Shown<'_>>();
    team(&mut generator);
    generator.subschema_for::<document::Document<'_>>();
    let mut schemas = generator.take_definitions(true);
    let stream = "Events as in the HTML standard, `text/event-stream`; the data of each is a `CampaignEvent`.";
    schemas.insert("CampaignEvents".into(), json!({"type": "string", "description": stream}));
    let lines = "One JSON object a line; each is an `ImportLine`.";
    schemas.insert("ImportLines".into(), json!({"type": "string", "description": lines}));
    let lines = "One claim a line: a JSON object, or the values that the first line of a CSV file names.";
    schemas.insert("ClaimLines".into(), json!({"type": "string", "description": lines}));
    for (code, forms) in forms(catalog, locales) {
        let problem = one(&schemas["Problem"], code, &forms);
        schemas.insert(name_of(code), problem);
    }
    schemas
}

/// What the team's API reads and shows.
fn team(generator: &mut SchemaGenerator) {
    generator.subschema_for::<admin::texts::Listed<'_>>();
    generator.subschema_for::<admin::texts::Wanted>();
    generator.subschema_for::<admin::operators::Me<'_>>();
    generator.subschema_for::<admin::operators::All<'_>>();
    generator.subschema_for::<admin::operators::Added<'_>>();
    generator.subschema_for::<admin::operators::Wanted>();
    generator.subschema_for::<admin::audit::Log<'_>>();
    generator.subschema_for::<admin::people::Shown<'_>>();
    generator.subschema_for::<admin::people::Exported<'_>>();
    generator.subschema_for::<admin::people::Erased>();
    generator.subschema_for::<admin::people::Wanted>();
    generator.subschema_for::<admin::claims::Found<'_>>();
    generator.subschema_for::<admin::claims::Wanted>();
    generator.subschema_for::<admin::files::Told>();
    campaigns(generator);
    generator.subschema_for::<admin::quota::Stands<'_>>();
    generator.subschema_for::<admin::quota::Ledger<'_>>();
    generator.subschema_for::<admin::quota::Transferred>();
    generator.subschema_for::<admin::quota::Frozen>();
    generator.subschema_for::<admin::quota::Wanted>();
    generator.subschema_for::<admin::quota::Limits>();
    generator.subschema_for::<admin::regions::Listed<'_>>();
    generator.subschema_for::<admin::regions::Whole<'_>>();
    generator.subschema_for::<admin::regions::Added<'_>>();
    generator.subschema_for::<admin::regions::Drained<'_>>();
    generator.subschema_for::<admin::regions::New>();
}

/// What it reads and shows of campaigns.
fn campaigns(generator: &mut SchemaGenerator) {
    use admin::campaign_forms as forms;
    generator.subschema_for::<forms::Listed<'_>>();
    generator.subschema_for::<forms::Whole<'_>>();
    generator.subschema_for::<forms::Restocked>();
    generator.subschema_for::<forms::New>();
    generator.subschema_for::<forms::Edited>();
    generator.subschema_for::<forms::Open>();
    generator.subschema_for::<forms::Pause>();
    generator.subschema_for::<forms::Close>();
    generator.subschema_for::<forms::Restock>();
    generator.subschema_for::<forms::Duplicate>();
}

/// The name of a problem's schema: `sold-out` is `SoldOutProblem`.
pub(super) fn name_of(code: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    code.split('-').map(word).collect::<String>() + "Problem"
}

/// The forms that each problem has.
fn forms(catalog: &Catalog, locales: &[Locale]) -> BTreeMap<&'static str, Vec<Value>> {
    let mut forms: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    for problem in locales.iter().flat_map(|locale| samples::problems(*locale)) {
        forms.entry(problem.code()).or_default().push(problem.sample(catalog, locales[0]).2);
    }
    forms
}

/// A problem of one code: the members that it has, of all that a problem can have; those are required that every form
/// of it has.
fn one(problem: &Value, code: &str, forms: &[Value]) -> Value {
    let members = problem["properties"].as_object().into_iter().flatten();
    let has = |form: &&Value, name: &str| form.get(name).is_some();
    let mut properties: Map<String, Value> = members
        .filter(|(name, _)| forms.iter().any(|form| has(&form, name)))
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect();
    let required: Vec<String> =
        properties.keys().filter(|name| forms.iter().all(|form| has(&form, name))).cloned().collect();
    for name in ["code", "status", "type"] {
        if let Some(schema) = properties.get_mut(name) {
            schema["const"] = forms[0][name].clone();
        }
    }
    json!({"type": "object", "description": format!("`{code}`"), "required": required, "properties": properties})
}

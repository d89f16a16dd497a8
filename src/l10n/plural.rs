//! Plural forms by ICU's rules. Fluent's crate selects with rules of 2020 and a defect: Arabic
//! counts from 103 on and the `many` of French and Spanish millions come out wrong. The
//! translators' files stay ordinary Fluent: when a file is loaded, each select over plural
//! categories is rewritten to select on `PLURAL(...)`, a function registered with every bundle that
//! asks ICU.
//!
//! Invariant: exact variants (`[0]`) win over categories, and no plural select is left to Fluent's
//! own rules.

use std::collections::BTreeSet;
use std::mem;

use fluent::types::{FluentNumber, FluentNumberType};
use fluent::{FluentArgs, FluentValue};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Resource, Variant,
    VariantKey,
};
use icu_plurals::{PluralCategory, PluralRules};
use icu_provider::DataError;

use super::number;

/// The name the rewritten selects call.
pub const FUNCTION: &str = "PLURAL";

/// The names of all categories there are, in the order in which they are listed.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A locale's rules for counts (3 days) and for ranks (the 3rd day).
pub struct Rules {
    cardinal: PluralRules,
    ordinal: PluralRules,
}

impl Rules {
    /// The rules of one locale.
    pub fn new(locale: &icu_locale::Locale) -> Result<Self, DataError> {
        Ok(Self {
            cardinal: PluralRules::try_new_cardinal(locale.into())?,
            ordinal: PluralRules::try_new_ordinal(locale.into())?,
        })
    }

    /// The categories a complete select names in this locale.
    pub fn categories(&self, kind: FluentNumberType) -> BTreeSet<&'static str> {
        self.of(kind).categories().map(name).collect()
    }

    /// The category of a whole number.
    pub fn category_of(&self, kind: FluentNumberType, count: u64) -> &'static str {
        name(self.of(kind).category_for(count))
    }

    /// The function behind `PLURAL(...)`: a number becomes its category's name, anything else stays
    /// what it is.
    pub fn select<'a>(&self, positional: &[FluentValue<'a>], _: &FluentArgs) -> FluentValue<'a> {
        match positional {
            [FluentValue::Number(number)] => self.category(number).into(),
            [other] => other.clone(),
            _ => FluentValue::Error,
        }
    }

    fn category(&self, number: &FluentNumber) -> &'static str {
        number::decimal(number).map_or("other", |decimal| name(self.of(number.options.r#type).category_for(&decimal)))
    }

    fn of(&self, kind: FluentNumberType) -> &PluralRules {
        match kind {
            FluentNumberType::Cardinal => &self.cardinal,
            FluentNumberType::Ordinal => &self.ordinal,
        }
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// Whether these are plural variants: every named one is a plural category, and `other` is the
/// default.
pub fn is_plural(variants: &[Variant<&str>]) -> bool {
    variants.iter().all(|variant| match variant.key {
        VariantKey::Identifier { name } => CATEGORIES.contains(&name) && variant.default == (name == "other"),
        VariantKey::NumberLiteral { .. } => !variant.default,
    }) && !variants.is_empty()
}

/// Whether a selector counts or ranks: `NUMBER($n, type: "ordinal")` ranks.
pub fn kind(selector: &InlineExpression<&str>) -> FluentNumberType {
    let InlineExpression::FunctionReference { arguments, .. } = selector else {
        return FluentNumberType::Cardinal;
    };
    let ordinal = arguments.named.iter().any(|argument| {
        argument.name.name == "type" && matches!(argument.value, InlineExpression::StringLiteral { value: "ordinal" })
    });
    if ordinal { FluentNumberType::Ordinal } else { FluentNumberType::Cardinal }
}

/// Rewrites every plural select of a file, in messages, attributes and terms.
pub fn rewrite(resource: &mut Resource<&str>) {
    for entry in &mut resource.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_mut(), &mut message.attributes),
            Entry::Term(term) => (Some(&mut term.value), &mut term.attributes),
            _ => continue,
        };
        value.into_iter().for_each(rewrite_pattern);
        for attribute in attributes {
            rewrite_pattern(&mut attribute.value);
        }
    }
}

fn rewrite_pattern(pattern: &mut Pattern<&str>) {
    for element in &mut pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            rewrite_expression(expression);
        }
    }
}

fn rewrite_expression(expression: &mut Expression<&str>) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            rewrite_expression(expression);
        }
        Expression::Inline(_) => {}
        Expression::Select { selector, variants } => {
            for variant in variants.iter_mut() {
                rewrite_pattern(&mut variant.value);
            }
            if is_plural(variants) {
                split(selector, variants);
            }
        }
    }
}

/// Exact variants stay outside on the bare number; the categories move into a select on
/// `PLURAL(...)` in the default variant.
fn split<'s>(selector: &mut InlineExpression<&'s str>, variants: &mut Vec<Variant<&'s str>>) {
    let (mut exact, categories): (Vec<_>, Vec<_>) =
        mem::take(variants).into_iter().partition(|variant| matches!(variant.key, VariantKey::NumberLiteral { .. }));
    let by_category = InlineExpression::FunctionReference {
        id: Identifier { name: FUNCTION },
        arguments: CallArguments { positional: vec![selector.clone()], named: Vec::new() },
    };
    if exact.is_empty() {
        (*selector, *variants) = (by_category, categories);
        return;
    }
    // Fluent compares numbers with their options, so `[1]` would never equal NUMBER($n, type:
    // "ordinal").
    if let InlineExpression::FunctionReference { arguments, .. } = selector
        && let Some(bare) = arguments.positional.first().cloned()
    {
        *selector = bare;
    }
    let expression = Expression::Select { selector: by_category, variants: categories };
    exact.push(Variant {
        key: VariantKey::Identifier { name: "other" },
        value: Pattern { elements: vec![PatternElement::Placeable { expression }] },
        default: true,
    });
    *variants = exact;
}

#[cfg(test)]
mod tests {
    use fluent::fluent_args;

    use super::super::catalog::bundle;

    const FILE: &str = r#"
-thing = { $count ->
    [one] thing
   *[other] things
}
bare = { $n ->
    [one] one
    [few] few
    [0] exactly none
   *[other] other
}
rank = { NUMBER($n, type: "ordinal") ->
    [11] the eleventh
    [one] { $n }st
    [two] { $n }nd
    [few] { $n }rd
   *[other] { $n }th
}
stars = { NUMBER($n, minimumFractionDigits: 1) ->
    [one] { NUMBER($n, minimumFractionDigits: 1) } star
   *[other] { NUMBER($n, minimumFractionDigits: 1) } stars
}
ungrouped = { NUMBER($n, useGrouping: "false") }
nested = { $kind ->
    [good] { $n ->
        [one] a good one
       *[other] good ones
    }
   *[bad] { -thing(count: 1) }, { -thing(count: 2) }
}
titled = x
    .title = { $n ->
        [one] title
       *[other] titles
    }
"#;

    #[test]
    fn every_select_over_plural_categories_asks_icu() {
        for (tag, id, count, kind, expected) in [
            ("en", "bare", 0, "", "exactly none"),
            ("en", "bare", 1, "", "one"),
            ("ar", "bare", 0, "", "exactly none"),
            ("ar", "bare", 103, "", "few"),
            ("ar", "bare", 100, "", "other"),
            ("en", "rank", 1, "", "1st"),
            ("en", "rank", 11, "", "the eleventh"),
            ("en", "rank", 1_002, "", "1,002nd"),
            ("en", "rank", 12, "", "12th"),
            ("en", "stars", 1, "", "1.0 stars"),
            ("en", "ungrouped", 6_000_000, "", "6000000"),
            ("en", "nested", 1, "good", "a good one"),
            ("en", "nested", 2, "good", "good ones"),
            ("en", "nested", 2, "bad", "thing, things"),
            ("fr", "titled", 0, "title", "title"),
            ("fr", "titled", 2, "title", "titles"),
        ] {
            let mut bundle = bundle(tag, &[(tag, &[("x.ftl", FILE)])]).unwrap();
            bundle.set_use_isolating(false);
            let message = bundle.get_message(id).unwrap();
            let attribute = message.get_attribute(kind).map(|attribute| attribute.value());
            let pattern = attribute.or(message.value()).unwrap();
            let (args, mut errors) = (fluent_args!["n" => count, "kind" => kind], Vec::new());
            let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
            assert_eq!((text.as_ref(), errors.as_slice()), (expected, [].as_slice()), "{tag} {id}");
        }
    }
}

//! Walking a Fluent pattern. Compiled twice: into the build script, which derives the typed
//! messages, and into the library, whose checker compares translations; so the two can never
//! disagree about what a message uses. Nothing here knows locales or files.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant};

/// Called for each inline expression; the variants are those it selects, none if it is no selector.
pub type Visit<'v, 's> = dyn FnMut(&InlineExpression<&'s str>, &[Variant<&'s str>]) + 'v;

/// Visits every inline expression of a pattern, outer before inner, whatever selects, calls and
/// braces it hides in.
pub fn walk<'s>(pattern: &Pattern<&'s str>, visit: &mut Visit<'_, 's>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, visit);
        }
    }
}

fn walk_expression<'s>(expression: &Expression<&'s str>, visit: &mut Visit<'_, 's>) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, &[], visit),
        Expression::Select { selector, variants } => {
            walk_inline(selector, variants, visit);
            for variant in variants {
                walk(&variant.value, visit);
            }
        }
    }
}

fn walk_inline<'s>(inline: &InlineExpression<&'s str>, variants: &[Variant<&'s str>], visit: &mut Visit<'_, 's>) {
    visit(inline, variants);
    match inline {
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            let named = arguments.named.iter().map(|argument| &argument.value);
            for argument in arguments.positional.iter().chain(named) {
                walk_inline(argument, &[], visit);
            }
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, visit),
        _ => {}
    }
}

/// The variables a pattern uses, without their `$`.
pub fn variables<'s>(pattern: &Pattern<&'s str>) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    walk(pattern, &mut |inline, _| {
        if let InlineExpression::VariableReference { id } = inline {
            found.insert(id.name);
        }
    });
    found
}

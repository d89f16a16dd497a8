//! What a message says about itself: the variables its comment declares and those its pattern uses. Compiled twice:
//! into the build script, which derives the typed messages, and into the library, whose checker compares translations;
//! so the two can never disagree. Nothing here knows locales or files.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Message, Pattern, PatternElement, Variant};

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

/// The types a comment can declare.
pub const KINDS: [&str; 4] = ["Number", "Text", "Moment", "Span"];

/// A variable as the comment of its message declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared<'s> {
    /// Its name, without `$`.
    pub name: &'s str,
    /// One of [`KINDS`].
    pub kind: &'s str,
    /// What it is.
    pub doc: &'s str,
}

/// The variables of a message of the reference language, in the order of its comment, or what is wrong with it: it
/// needs a comment, a text, no attributes, and must use all it declares and nothing else.
pub fn declaration<'s>(message: &Message<&'s str>) -> Result<Vec<Declared<'s>>, String> {
    let value = message.value.as_ref().ok_or("has no text")?;
    if !message.attributes.is_empty() {
        return Err("has attributes, which code can't name: make each a message".into());
    }
    let comment = message.comment.as_ref().ok_or("has no comment saying where it is shown")?;
    let lines = comment.content.iter().map(|line| line.trim()).filter(|line| line.starts_with('$'));
    let declared = lines.map(variable).collect::<Result<Vec<_>, _>>()?;
    let used = variables(value);
    if let Some(unused) = declared.iter().find(|variable| !used.contains(variable.name)) {
        return Err(format!("declares ${}, which the text doesn't use", unused.name));
    }
    match used.iter().find(|name| !declared.iter().any(|variable| variable.name == **name)) {
        Some(name) => Err(format!("uses ${name}, which its comment doesn't declare")),
        None => Ok(declared),
    }
}

/// Reads the line `$supply (Number) - units in all`.
fn variable(line: &str) -> Result<Declared<'_>, String> {
    let malformed = || format!("`{line}` is not `$name ({}) - what it is`", KINDS.join("|"));
    let (name, rest) = line[1..].split_once(" (").ok_or_else(malformed)?;
    let (kind, doc) = rest.split_once(") - ").ok_or_else(malformed)?;
    if KINDS.contains(&kind) { Ok(Declared { name, kind, doc }) } else { Err(malformed()) }
}

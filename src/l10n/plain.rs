//! Sentences that only have values filled in, such as a ticket's number: worded from pieces that were cut out once.
//! What a person is told when they are granted a unit is one of them.
//!
//! What may not live here: a choice. A sentence that selects a form, calls a function or names another message is
//! worded by Fluent.
//!
//! **Invariant:** what is worded here is, to the letter, what Fluent says.

use fluent::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use icu_decimal::DecimalFormatter;

use super::number;

/// What Fluent puts around a value that stands beside other things.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A sentence in pieces.
#[derive(Debug)]
pub(super) struct Plain(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Text(Box<str>),
    /// The name of a variable.
    Value(Box<str>),
}

impl Plain {
    /// Cuts a sentence up; nothing if it is not plain. One that is a value and nothing else has no isolation marks and
    /// is left to Fluent.
    pub(super) fn cut(pattern: &Pattern<&str>) -> Option<Self> {
        let pieces: Option<Vec<Piece>> = pattern.elements.iter().map(piece).collect();
        pieces.filter(|pieces| pieces.len() > 1).map(Self)
    }

    /// The sentence with these values; nothing if one of them is missing or is worded by Fluent alone.
    pub(super) fn word(&self, args: &FluentArgs<'_>, numbers: &DecimalFormatter) -> Option<String> {
        let mut sentence = String::with_capacity(256);
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => sentence.push_str(text),
                Piece::Value(name) => {
                    sentence.push(ISOLATE[0]);
                    match args.get(&**name)? {
                        FluentValue::String(text) => sentence.push_str(text),
                        FluentValue::Number(value) => number::write(value, numbers, &mut sentence)?,
                        _ => return None,
                    }
                    sentence.push(ISOLATE[1]);
                }
            }
        }
        Some(sentence)
    }
}

fn piece(element: &PatternElement<&str>) -> Option<Piece> {
    match element {
        PatternElement::TextElement { value } => Some(Piece::Text((*value).into())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Value(id.name.into()))
        }
        PatternElement::Placeable { .. } => None,
    }
}

//! Languages nobody speaks, made of English when the program starts: `en-XA` in accented letters and longer, as
//! translations often are; `ar-XB` mirrored. What stays plain on a page was not taken from `locales/`, what is cut off
//! is too narrow, what doesn't turn is fixed to a side. For tests and development: they are offered only where a
//! setting asks for them.

use std::borrow::Cow;

/// What is done to the words between values.
type Transform = fn(&str) -> Cow<'_, str>;

/// The tags, each with what it does.
pub const PSEUDO: [(&str, Transform); 2] = [("en-XA", accented), ("ar-XB", mirrored)];

/// Right-to-left override and pop directional formatting: what stands between reads backwards.
const MIRROR: [&str; 2] = ["\u{202e}", "\u{202c}"];

const PLAIN: &str = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz";
const ACCENTED: &str = "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþɊɋŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž";

/// Accents on every letter, and every vowel twice: about a third longer.
fn accented(text: &str) -> Cow<'_, str> {
    let mut changed = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let place = PLAIN.chars().position(|plain| plain == letter);
        let letter = place.and_then(|place| ACCENTED.chars().nth(place)).unwrap_or(letter);
        changed.push(letter);
        if "åéîöûÅÉÎÖÛ".contains(letter) {
            changed.extend(letter.to_lowercase());
        }
    }
    changed.into()
}

/// Every word backwards. The spaces stay outside, so that lines can be broken.
fn mirrored(text: &str) -> Cow<'_, str> {
    let word = |part: &str| match part.trim_end_matches(char::is_whitespace) {
        "" => part.to_owned(),
        word => [MIRROR[0], word, MIRROR[1], &part[word.len()..]].concat(),
    };
    text.split_inclusive(char::is_whitespace).map(word).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_changed_and_spaces_stay() {
        assert_eq!(accented("All gone. 5%"), "Ååļļ ĝööñéé. 5%");
        assert_eq!(mirrored("All  gone "), "\u{202e}All\u{202c}  \u{202e}gone\u{202c} ");
        assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
    }
}

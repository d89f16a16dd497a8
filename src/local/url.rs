//! Connection strings in libpq's two forms, as tokio-postgres reads them.
//!
//! Only text is handled here: nothing connects.
//!
//! **Invariant:** everything but the database's name is kept as it was given.

use std::fmt::Write as _;

/// The same server and parameters, another database.
pub(super) fn with_database(url: &str, name: &str) -> String {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        in_url(url, name)
    } else {
        in_pairs(url, name)
    }
}

fn in_url(url: &str, name: &str) -> String {
    let (location, query) = url.split_once('?').unwrap_or((url, ""));
    let host = location.find("://").map_or(0, |scheme| scheme + 3);
    // The user's name and password may not hold a bare slash, so the first one ends the host.
    let end = location[host..].find('/').map_or(location.len(), |slash| host + slash);
    let mut answer = format!("{}/{}", &location[..end], percent_encoded(name));
    // A `dbname` among the parameters would win over the path.
    let kept: Vec<_> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("dbname=")).collect();
    if !kept.is_empty() {
        answer.push('?');
        answer.push_str(&kept.join("&"));
    }
    answer
}

// Of two pairs with the same key the later one counts.
fn in_pairs(pairs: &str, name: &str) -> String {
    let name = name.replace('\\', r"\\").replace('\'', r"\'");
    format!("{} dbname='{name}'", pairs.trim_end())
}

fn percent_encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing into a String cannot fail, so there is no result to lose.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

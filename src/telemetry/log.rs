//! Logs: one subscriber, set up once; and the one line that is written about a request.
//!
//! The line is an event `request` of level INFO, or WARN where the answer is a fault of ours (5xx), with these fields:
//!
//! | field | what it says |
//! |---|---|
//! | `request.id` | the id in the answer and in its problem document; the proxy's, if it gave a harmless one |
//! | `region` | the region of the server |
//! | `route` | the route's pattern, or `unmatched`; never the address as it was sent |
//! | `code` | the stable code of the answer: `granted`, `sold-out`, `invalid-token`, … |
//! | `status` | the HTTP status |
//! | `ms` | from the head of the request to its answer |
//! | `language` | the language that was spoken; empty if none was |
//! | `campaign` | the campaign's name in addresses, if there is such a campaign |
//! | `trace.id` | the trace that the request is a part of, if it is traced |
//! | `account` | a tag of the account, if somebody proved who they are: the same for the same account and key |
//!
//! Which lines are left out: of ordinary answers and of SORRY each second has room for a number of lines of its own
//! (`LARGESSE_LOG_LINES`, `LARGESSE_LOG_SORRY_LINES`); 35,000 lines a second are for nobody. Faults of ours are always
//! told. What was left out is counted, and `largesse_requests_total` counts everything.
//!
//! **Invariant:** nothing that a stranger sent stands in a line: every value is the program's own word, a number, an id
//! of harmless characters or a tag. No account, no token, no body, no address.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use aws_lc_rs::hmac;
use prometheus_client::metrics::counter::Counter;
use tracing::Level;
use tracing_subscriber::EnvFilter;

use super::trace::Context;
use crate::id::AccountId;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For collectors: one object a line, the fields at its top.
    Json,
}

/// Sets the process's logging up, on standard error. `RUST_LOG` chooses what is said; without it `default` does. The
/// driver's own notices ("relation exists, skipping") are for nobody.
pub fn init(format: Format, default: Level) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(format!("{default},tokio_postgres=warn")));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call (tests that start two servers in one process) keeps the first subscriber.
    let _already_set = match format {
        Format::Text => builder.with_ansi(false).try_init(),
        Format::Json => builder.json().flatten_event(true).try_init(),
    };
}

/// Makes stand-ins for accounts. Without its key nobody can find out whose a tag is, not even by trying accounts.
#[derive(Clone)]
pub struct TagKey(hmac::Key);

impl TagKey {
    /// Servers with the same secret make the same tags.
    pub fn new(secret: &[u8]) -> Self {
        let purpose = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), b"largesse log 1");
        Self(hmac::Key::new(hmac::HMAC_SHA256, purpose.as_ref()))
    }

    /// A short stand-in for an account.
    pub fn tag(&self, account: AccountId) -> AccountTag {
        let signed = hmac::sign(&self.0, account.0.as_bytes());
        AccountTag(u64::from_be_bytes(*signed.as_ref().first_chunk().unwrap_or(&[0; 8])))
    }
}

/// A stand-in for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountTag(u64);

impl fmt::Display for AccountTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What is written about one request; see the module's own words.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The id.
    pub id: &'a str,
    /// The server's region.
    pub region: &'a str,
    /// The route's pattern.
    pub route: &'static str,
    /// The answer's code.
    pub code: &'static str,
    /// The answer's status.
    pub status: u16,
    /// How long it took.
    pub took: Duration,
    /// The language spoken.
    pub language: &'a str,
    /// The campaign.
    pub campaign: Option<&'a str>,
    /// The trace.
    pub trace: Option<Context>,
    /// Who asked.
    pub account: Option<AccountId>,
}

/// How many lines a second there is room for.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// For ordinary answers.
    pub ordinary: u32,
    /// For SORRY.
    pub sorry: u32,
}

/// Writes the lines.
pub struct Requests {
    key: TagKey,
    ordinary: Budget,
    sorry: Budget,
}

impl Requests {
    /// With this much room; counts what it leaves out.
    pub fn new(key: TagKey, room: Room, left_out: impl Fn(&'static str) -> Counter, now: Instant) -> Self {
        let budget = |most, kind| Budget::new(most, now, left_out(kind));
        Self { key, ordinary: budget(room.ordinary, "ordinary"), sorry: budget(room.sorry, "sorry") }
    }

    /// Whether a request that ends now like this is told of: asked first, so that what is left out costs nothing.
    pub fn tells(&self, code: &'static str, status: u16, now: Instant) -> bool {
        status >= 500 || if code == "sold-out" { self.sorry.take(now) } else { self.ordinary.take(now) }
    }

    /// Tells of one request.
    pub fn tell(&self, line: &Line<'_>) {
        let Line { id, region, route, code, status, took, language, campaign, trace, account } = *line;
        let ms = took.as_secs_f64() * 1000.0;
        let account = account.map(|account| tracing::field::display(self.key.tag(account)));
        let trace = trace.map(tracing::field::display);
        macro_rules! line {
            ($level:ident) => {
                tracing::$level!(
                    request.id = id,
                    region,
                    route,
                    code,
                    status,
                    ms,
                    language,
                    campaign,
                    trace.id = trace,
                    account,
                    "request"
                )
            };
        }
        if status >= 500 { line!(warn) } else { line!(info) }
    }
}

/// Room for some lines in each second. One number holds the second and what it has used, so that threads agree on it
/// without a lock.
pub(super) struct Budget {
    most: u32,
    began: Instant,
    window: AtomicU64,
    left_out: Counter,
}

impl Budget {
    /// Room for `most` in each second from `began` on; counts what it has no room for.
    pub(super) fn new(most: u32, began: Instant, left_out: Counter) -> Self {
        Self { most, began, window: AtomicU64::new(0), left_out }
    }

    pub(super) fn take(&self, now: Instant) -> bool {
        let second = now.saturating_duration_since(self.began).as_secs() + 1;
        let next = |window: u64| {
            let used = if window >> 32 == second { window & 0xffff_ffff } else { 0 };
            (used < u64::from(self.most)).then_some(second << 32 | (used + 1))
        };
        let taken = self.window.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).is_ok();
        if !taken {
            self.left_out.inc();
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    #[test]
    fn a_second_has_room_for_so_many_lines_and_the_next_one_again() {
        let (left_out, now) = (Counter::default(), clock::monotonic());
        let requests = |room| Requests::new(TagKey::new(b"k"), room, |_| left_out.clone(), now);
        let some = requests(Room { ordinary: 2, sorry: 1 });
        let told = |code, status, ms| some.tells(code, status, now + Duration::from_millis(ms));
        assert_eq!([0, 1, 2].map(|ms| told("granted", 201, ms)), [true, true, false]);
        assert_eq!([3, 4].map(|ms| told("sold-out", 410, ms)), [true, false]);
        assert!(told("internal", 500, 5) && told("unavailable", 503, 6));
        assert!(told("granted", 201, 1000) && told("sold-out", 410, 1999));
        assert_eq!(left_out.get(), 2);
        let none = requests(Room { ordinary: 0, sorry: 0 });
        assert!(!none.tells("granted", 201, now) && none.tells("internal", 500, now));
    }

    #[test]
    fn a_tag_is_the_same_for_the_same_account_and_key_and_is_not_the_account() {
        let (one, other) = (AccountId::random(), AccountId::random());
        let (key, another) = (TagKey::new(b"secret"), TagKey::new(b"another"));
        assert_eq!(key.tag(one), TagKey::new(b"secret").tag(one));
        assert_ne!(key.tag(one), key.tag(other));
        assert_ne!(key.tag(one), another.tag(one));
        let text = key.tag(one).to_string();
        assert!(text.len() == 16 && !one.to_string().replace('-', "").contains(&text), "{text}");
    }
}

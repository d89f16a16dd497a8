//! Redis: one atomic script for each claim, on one connection that all requests share.
//!
//! A set of accounts and a counter, the shape everybody draws first. It promises less than the service: a unit is lost
//! with the machine unless `appendfsync` is `always`, a claim has no row to show, and somebody who asks again is told
//! that they have a unit but not which one.

use super::resp::{Client, Error, Reply};
use super::{claim, granted};
use crate::account::Person;
use crate::campaign::Campaign;
use crate::claim::Placement;
use crate::clock;
use crate::http::problem::Problem;
use crate::id::RequestId;

/// Grants by taking one from the counter: its value before is answered; 0 is sold out, -1 has one already.
const SCRIPT: &str = "
if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 1 then return -1 end
if tonumber(redis.call('GET', KEYS[2])) <= 0 then return 0 end
redis.call('SADD', KEYS[1], ARGV[1])
return redis.call('DECR', KEYS[2]) + 1
";

/// The key of a campaign's set of accounts.
pub fn accounts_key(slug: &str) -> String {
    format!("{{{slug}}}:accounts")
}

/// The key of a campaign's counter.
pub fn left_key(slug: &str) -> String {
    format!("{{{slug}}}:left")
}

/// The contestant.
pub struct Redis {
    client: Client,
    script: Vec<u8>,
}

impl Redis {
    /// Connects to `host:port` and loads the script.
    pub async fn connect(address: &str) -> Result<Self, Error> {
        let client = Client::connect(address).await?;
        match client.run(&[b"SCRIPT", b"LOAD", SCRIPT.as_bytes()]).await? {
            Reply::Bytes(Some(script)) => Ok(Self { client, script }),
            other => Err(Error::Unexpected(format!("{other:?}"))),
        }
    }

    /// Decides one claim.
    pub async fn decide(&self, person: &Person, campaign: &Campaign, request: RequestId) -> Result<Placement, Problem> {
        let (accounts, left) = (accounts_key(&campaign.slug), left_key(&campaign.slug));
        let account = person.account.0.as_bytes();
        let parts: [&[u8]; 6] = [b"EVALSHA", &self.script, b"2", accounts.as_bytes(), left.as_bytes(), account];
        match self.client.number(&parts).await {
            Ok(-1) => Ok(Placement::AlreadyClaimed(claim(request, 0, clock::now()))),
            Ok(0) => Ok(Placement::SoldOut { epoch: 1 }),
            Ok(left) => Ok(granted(request, campaign.supply - left + 1, false)),
            Err(error) => {
                tracing::warn!(error = %error, "Redis did not decide");
                Err(Problem::OutcomeUnknown)
            }
        }
    }
}

//! Regions at the deployment's entrance: put on its list, taken off, and whether it has noticed.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, ensure};
use http_body_util::BodyExt;
use serde_json::Value;

use crate::entrance::upstream::{self, Line, Pool};
use crate::local::keeper::{self, Seen};
use crate::local::stack::{Part, Stack};
use crate::region::Region;

const POLL: Duration = Duration::from_millis(50);
/// A list that has changed is read within a fraction of a second, and a server is looked at at once.
const POLLS_MAX: usize = 200;

/// Lets people in, and waits until the entrance sends some there.
pub async fn join(stack: &Stack, region: &Region, at: Option<(f32, f32)>) -> anyhow::Result<ExitCode> {
    let server = Part::Server(region.to_string());
    let hint = format!("no server runs in {region}: `largesse local start server {region}`");
    ensure!(matches!(keeper::look(&stack.folder(&server)), Seen::Ready(_)), hint);
    if at.is_none() && crate::entrance::places::of_region(region.as_str()).is_none() {
        anyhow::bail!("where {region} is, is not known: expected --at LATITUDE,LONGITUDE");
    }
    stack.join(region.as_str(), at)?;
    ensure!(noticed(stack, region, true).await?, "the entrance does not see a live server in {region}");
    println!("people are sent to {region}");
    Ok(ExitCode::SUCCESS)
}

/// Lets nobody in any more, and waits until the entrance has noticed.
pub async fn leave(stack: &Stack, region: &Region) -> anyhow::Result<ExitCode> {
    stack.leave(region.as_str())?;
    ensure!(noticed(stack, region, false).await?, "the entrance does not let go of {region}");
    println!("nobody is sent to {region}");
    Ok(ExitCode::SUCCESS)
}

/// Whether the entrance, if there is one, comes to know the region as live, or not at all.
async fn noticed(stack: &Stack, region: &Region, wanted: bool) -> anyhow::Result<bool> {
    for _ in 0..POLLS_MAX {
        if !matches!(keeper::look(&stack.folder(&Part::Entrance)), Seen::Ready(_)) {
            return Ok(true);
        }
        let seen = match stack.addresses(&Part::Entrance)? {
            Some(addresses) => regions(addresses.ops).await.ok(),
            None => None,
        };
        if let Some(seen) = seen {
            let known = seen["regions"].as_array().and_then(|all| all.iter().find(|s| s["region"] == region.as_str()));
            let done = if wanted { known.is_some_and(|seen| seen["live"] == true) } else { known.is_none() };
            if done {
                return Ok(true);
            }
        }
        tokio::time::sleep(POLL).await;
    }
    Ok(false)
}

async fn regions(ops: SocketAddr) -> anyhow::Result<Value> {
    let address = ops.to_string();
    let (mut line, _) = upstream::open(&Pool::default(), &address, Line::Fresh).await?;
    let answer = line.send(upstream::get("/regions", &address)?).await.ok().context("no answer")?;
    Ok(serde_json::from_slice(&answer.into_body().collect().await?.to_bytes())?)
}

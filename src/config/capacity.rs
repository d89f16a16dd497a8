//! What a server is told of the whole deployment, so that sums over all servers can be done where one of them starts.
//!
//! What may not live here: what a server does for itself. **Invariant:** nothing here changes what is answered to
//! anybody; a wrong number makes a wrong warning.

use clap::Args;

/// How large the deployment is.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct CapacityArgs {
    /// Servers of each region at most, for the sum of all database connections
    #[arg(long, env = "LARGESSE_SERVERS_PER_REGION", value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub servers_per_region: Option<u32>,
    /// vCPUs of the database's nodes in each region together, for the same sum (`CockroachDB`)
    #[arg(long, env = "LARGESSE_REGION_VCPUS", value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub region_vcpus: Option<u32>,
}

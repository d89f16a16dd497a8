//! How many connections all servers together may open, and how many the database takes.
//!
//! Pure: `largesse serve`, `doctor` and `plan` count by the same rule and say it in the same words.

/// Active connections that one vCPU of CockroachDB serves well.
pub const PER_VCPU: u64 = 4;
/// A server's connections beside its pool: one report and one check of the statements at a time.
pub const BESIDE: u64 = 2;

/// All servers of a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fleet {
    /// Servers of each region.
    pub servers: u64,
    /// Regions that have servers.
    pub regions: u64,
    /// Connections of each server's pool.
    pub connections: u64,
}

/// What the database takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// So many in all: one PostgreSQL for all regions.
    InAll(u64),
    /// CockroachDB: so many vCPUs have the nodes of each region, if that is known.
    InEachRegion(Option<u64>),
}

/// The sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// What was found, in words.
    pub found: String,
    /// Whether it fits; nothing where the database's size is not known.
    pub fits: Option<bool>,
}

/// Does the sum.
pub fn budget(fleet: Fleet, allowed: Allowed) -> Budget {
    let Fleet { servers, regions, connections } = fleet;
    match allowed {
        Allowed::InAll(allowed) => {
            let needed = servers * regions * (connections + BESIDE);
            let (servers, regions) = (count(servers, "server"), count(regions, "region"));
            let found = format!(
                "{servers} × {regions} × ({connections} + {BESIDE}) = {needed} connections at most, {allowed} allowed"
            );
            Budget { found, fits: Some(needed <= allowed) }
        }
        Allowed::InEachRegion(vcpus) => {
            let needed = servers * connections;
            let sum = format!("{} × {connections} = {needed} connections in each region", count(servers, "server"));
            let least = needed.div_ceil(PER_VCPU);
            match vcpus {
                None => Budget { found: format!("{sum}: its nodes need {least} vCPUs or more"), fits: None },
                Some(vcpus) => {
                    let allowed = vcpus * PER_VCPU;
                    let found = format!("{sum}, {vcpus} vCPUs × {PER_VCPU} = {allowed} allowed");
                    Budget { found, fits: Some(needed <= allowed) }
                }
            }
        }
    }
}

fn count(number: u64, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLEET: Fleet = Fleet { servers: 4, regions: 3, connections: 10 };

    #[test]
    fn one_postgresql_serves_all_regions() {
        let tight = budget(FLEET, Allowed::InAll(143));
        assert_eq!(tight.found, "4 servers × 3 regions × (10 + 2) = 144 connections at most, 143 allowed");
        assert_eq!(tight.fits, Some(false));
        assert_eq!(budget(FLEET, Allowed::InAll(144)).fits, Some(true));
    }

    #[test]
    fn cockroachdb_has_nodes_in_each_region() {
        assert_eq!(budget(FLEET, Allowed::InEachRegion(Some(10))).fits, Some(true));
        let tight = budget(FLEET, Allowed::InEachRegion(Some(9)));
        assert_eq!(tight.found, "4 servers × 10 = 40 connections in each region, 9 vCPUs × 4 = 36 allowed");
        assert_eq!(tight.fits, Some(false));
        let unknown = budget(FLEET, Allowed::InEachRegion(None));
        assert_eq!(unknown.found, "4 servers × 10 = 40 connections in each region: its nodes need 10 vCPUs or more");
        assert_eq!(unknown.fits, None);
    }
}

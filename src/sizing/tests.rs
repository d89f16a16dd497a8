//! The plan by hand, and what must hold for every plan.

use proptest::prelude::*;

use super::*;

fn regions(shares: &[f64]) -> Vec<(Region, f64)> {
    shares.iter().enumerate().map(|(index, share)| (format!("r{index}").parse().unwrap(), *share)).collect()
}

/// Everybody evenly, one processor for each server, nothing rounded up for safety.
fn plain() -> Ask {
    Ask {
        supply: 6_000_000,
        people: 20_000_000,
        seconds: 600.0,
        spike: 0.0,
        jitter: 30.0,
        wait: 5.0,
        regions: regions(&[5.0, 3.0, 2.0]),
        survive: Goal::Region,
        round_trip: 0.09,
        requests: 1.0,
        busy: 0.6,
        server_vcpus: 4,
        concurrency: 10_000,
        connections: 8,
        node_vcpus: 16,
        rows_per_vcpu: costs::ROWS_PER_VCPU,
        logged: 0.01,
    }
}

#[test]
fn the_seeds_numbers_by_hand() {
    let plan = plan(&plain());
    assert!((plan.average - 33_333.3).abs() < 1.0 && (plan.peak - 33_333.3).abs() < 1.0, "{plan:?}");
    // A million people come in 30 s and have their units 5 s later at most; those after them come at 33,333 a second.
    assert!((plan.grants - 33_333.3).abs() < 1.0, "{plan:?}");
    assert_eq!(plan.replicas, 5);
    let first = &plan.regions[0];
    // Of the others the largest has 0.3: 0.5 / 0.7.
    assert!((first.share_of_lost - 0.5 / 0.7).abs() < 1e-9);
    // 23,810 units a second × 5/3 / 370 / 0.6 = 178.7 vCPUs: 12 nodes of 16.
    assert_eq!((first.nodes, first.vcpus), (12, 192));
    // 119,048 winners wait, 10,000 at each server; the processors would be content with one.
    assert_eq!((first.servers_max, first.servers_by), (12, "waiting"));
    // 23,810 × 0.18 s / 128.
    assert_eq!(first.counter_rows, 34);
    assert_eq!(first.connections, 96);
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
}

#[test]
fn a_spike_is_dearer_than_the_average_and_a_longer_jitter_makes_it_cheaper() {
    let even = plan(&plain());
    let spike = plan(&Ask { spike: 0.25, jitter: 3.0, ..plain() });
    // A quarter of 20 million in 3 s, and 25,000 a second beside them.
    assert!((spike.peak - (5_000_000.0 / 3.0 + 25_000.0)).abs() < 1.0, "{}", spike.peak);
    let spread = plan(&Ask { spike: 0.25, jitter: 60.0, ..plain() });
    assert!(even.grants < spread.grants && spread.grants < spike.grants);
    assert!(spread.peak < spike.peak / 10.0);
}

#[test]
fn a_small_supply_is_granted_no_faster_than_it_lasts() {
    let plan = plan(&Ask { supply: 350, ..plain() });
    assert!((plan.grants - 10.0).abs() < 1e-9, "350 units within 30 s and 5: {}", plan.grants);
    assert!(plan.regions.iter().all(|region| region.nodes == 3 && region.counter_rows == 1));
}

#[test]
fn what_does_not_fit_is_said_with_what_would() {
    let crowded = Ask { concurrency: 1_000, ..plain() };
    let faults = plan(&crowded).faults;
    assert!(
        faults[0].contains("r0: 120 servers take turns") && faults[0].contains("a winner waits 22 s"),
        "{faults:?}"
    );
    let fit = remedies(&crowded);
    assert!(fit.iter().any(|way| way.starts_with("--concurrency 5000")), "{fit:?}");
    assert!(fit.iter().any(|way| way.starts_with("--survive zone")), "{fit:?}");
    assert!(remedies(&plain()).is_empty());
    let two = plan(&Ask { regions: regions(&[1.0, 1.0]), ..plain() });
    assert!(two.faults.iter().any(|fault| fault.contains("needs three regions")), "{:?}", two.faults);
    let rows = plan(&Ask { spike: 0.5, jitter: 1.0, concurrency: 1_000_000, ..plain() });
    assert!(rows.faults.iter().any(|fault| fault.contains("64 at most")), "{:?}", rows.faults);
}

#[test]
fn every_constant_has_a_source() {
    for cost in costs::ALL {
        let begins = ["measured: ", "published: ", "estimate", "src/", "sql/"];
        assert!(begins.iter().any(|word| cost.source.starts_with(word)), "{cost:?}");
        assert!(cost.value > 0.0, "{cost:?}");
    }
}

/// Everything that costs something, in one list.
fn sizes(plan: &Plan) -> Vec<f64> {
    let mut sizes = vec![plan.grants, plan.peak, plan.traffic.0, plan.traffic.1, plan.rows.0, plan.rows.1];
    for region in &plan.regions {
        sizes.extend([region.requests, region.grants, region.waiting, region.storage, region.log, region.turn]);
        sizes.extend([region.servers, region.servers_max, region.connections, region.vcpus].map(|count| count as f64));
        sizes.extend([region.nodes, region.counter_rows].map(|count| count as f64));
    }
    sizes
}

fn at_most(less: &Ask, more: &Ask) {
    for (less, more) in sizes(&plan(less)).into_iter().zip(sizes(&plan(more))) {
        assert!(less <= more * (1.0 + 1e-9) + 1e-9, "{less} > {more}");
    }
}

fn any_ask() -> impl Strategy<Value = Ask> {
    let crowd = (1_u64..50_000_000, 1_u64..50_000_000, 30.0..7_200.0_f64, 0.0..0.9_f64, 0.5..60.0_f64, 0.5..30.0_f64);
    let places = (prop::collection::vec(0.1..10.0_f64, 1..12), any::<bool>(), 0.01..0.3_f64);
    let machines = (1_u32..16, 100_u32..20_000, 2_u32..40, 2_u32..32);
    (crowd, places, machines).prop_map(|(crowd, (shares, survives, round_trip), machines)| {
        let (supply, people, seconds, spike, jitter, wait) = crowd;
        let (server_vcpus, concurrency, connections, node_vcpus) = machines;
        let survive = if survives { Goal::Region } else { Goal::Zone };
        let regions = regions(&shares);
        let crowd = Ask { supply, people, seconds, spike, jitter, wait, regions, survive, round_trip, ..plain() };
        Ask { server_vcpus, concurrency, connections, node_vcpus, ..crowd }
    })
}

proptest! {
    #[test]
    fn more_people_and_more_units_never_need_less(ask in any_ask(), more in 1_u64..10_000_000) {
        at_most(&ask, &Ask { people: ask.people + more, ..ask.clone() });
        at_most(&ask, &Ask { supply: ask.supply + more, ..ask.clone() });
    }

    #[test]
    fn less_time_never_needs_less_and_a_larger_spike_no_smaller_opening(ask in any_ask(), part in 0.1..1.0_f64) {
        at_most(&ask, &Ask { seconds: ask.seconds * part, ..ask.clone() });
        let spike = ask.spike + (1.0 - ask.spike) * (1.0 - part);
        let larger = plan(&Ask { spike, ..ask.clone() }).peak;
        prop_assert!(plan(&ask).peak <= larger * (1.0 + 1e-9));
    }

    #[test]
    fn nobody_and_nothing_is_forgotten(ask in any_ask()) {
        let plan = plan(&ask);
        let sum = |of: fn(&Needs) -> f64| plan.regions.iter().map(of).sum::<f64>();
        let shares = sum(|region| region.share);
        prop_assert!((shares - 1.0).abs() < 1e-9);
        let copies = (plan.rows.0 + plan.rows.1) * f64::from(plan.replicas) / DISK_FULL;
        let disks = sum(|region| region.storage);
        prop_assert!((disks / copies - 1.0).abs() < 1e-9);
        for (lost, region) in plan.regions.iter().enumerate() {
            // Whoever the others take over has a place: without this region the others' parts add up to all.
            let others = plan.regions.iter().enumerate().filter(|(index, _)| *index != lost);
            let place: f64 = others.map(|(_, other)| other.share_of_lost).sum();
            prop_assert!(plan.regions.len() == 1 || place > 1.0 - 1e-9, "without {}: {place}", region.region);
            prop_assert!(region.connections <= region.vcpus * budget::PER_VCPU);
            prop_assert!(region.grants <= region.requests + 1e-6);
            prop_assert!(region.servers <= region.servers_max && region.servers_quiet <= region.servers);
        }
        prop_assert!(plan.grants <= plan.peak + 1e-9);
    }
}

//! What a row that has too few units is told, for known surveys and for any.

use proptest::prelude::*;

use super::*;
use crate::region::State;

fn key(region: &str, shard: i64) -> RowKey {
    RowKey { region: region.parse().unwrap(), shard }
}

/// A row that has granted nothing lately: shard 0 and 3 serve, 1 is for travellers, 2 is the reserve.
fn row(region: &str, shard: i64, remaining: i64) -> Observed {
    let purpose = [Purpose::Serving, Purpose::Traveller, Purpose::Reserve, Purpose::Serving][shard as usize];
    let (key, state, recent) = (key(region, shard), State::Active, Some(0.0));
    let (rate, trend, arriving, arriving_trend) = (0.0, 0.0, 0.0, 0.0);
    Observed { key, purpose, remaining, held: 0, state, rate, trend, waiting: 0, arriving, arriving_trend, recent }
}

fn busy(row: Observed, rate: f64) -> Observed {
    Observed { rate, arriving: rate, recent: Some(rate), ..row }
}

fn said(rows: &[Observed], need: &Need) -> String {
    match when_dry(rows, need) {
        Plan::TryAgain => "try again".to_owned(),
        Plan::Borrow(b) => format!("borrow {} from {} keep {}", b.amount, b.from, b.keep),
        Plan::Go(to) => format!("go {to}"),
        Plan::Join(row) => format!("join {row}"),
        Plan::Pause => "pause".to_owned(),
        Plan::Spent { held } => format!("spent {held}"),
    }
}

fn check(rows: &[Observed], expected: &str) {
    let need = Need { here: &key("eu", 0), waiting: 10, rate: 300.0, paused: 0 };
    assert_eq!(said(rows, &need), expected, "{rows:#?}");
}

#[test]
fn units_come_from_the_own_reserve_then_from_inside_then_from_afar() {
    let (here, own, inside) = (row("eu", 0, 0), row("eu", 2, 9_000), row("eu", 1, 500));
    let (us, ap) = (row("us", 2, 4_000), row("ap", 2, 6_000));
    check(&[here.clone(), inside.clone(), own, us.clone(), ap.clone()], "borrow 900 from eu/2 keep 0");
    check(&[here.clone(), inside, us.clone(), ap.clone()], "go eu/1");
    check(&[here.clone(), row("eu", 1, 3_000), us.clone(), ap.clone()], "borrow 1500 from eu/1 keep 1500");
    check(&[here.clone(), us, ap], "borrow 900 from ap/2 keep 3000");
    check(&[here.clone(), row("us", 0, 9_000), row("us", 2, 2_000)], "borrow 900 from us/2 keep 1000");
    check(&[here, row("us", 0, 9_000), row("us", 2, 20)], "borrow 900 from us/0 keep 4500");
    check(&[row("eu", 0, 7), row("us", 2, 9_000)], "try again");
}

#[test]
fn a_reserve_gives_less_and_less_of_what_it_has_left() {
    let here = row("eu", 0, 0);
    check(&[here.clone(), row("eu", 1, 5), row("eu", 2, 100_000)], "borrow 900 from eu/2 keep 0");
    check(&[here.clone(), row("eu", 1, 5), row("eu", 2, 2_000)], "borrow 500 from eu/2 keep 0");
    check(&[here.clone(), row("eu", 1, 5), row("eu", 2, 400)], "borrow 240 from eu/2 keep 0");
    check(&[here, row("eu", 1, 5), row("eu", 2, 30)], "go eu/2");
}

#[test]
fn the_last_units_are_gone_to_and_only_nothing_is_spent() {
    check(&[row("eu", 0, 0), row("us", 0, 1)], "go us/0");
    check(&[row("eu", 0, 0), row("us", 2, 64)], "go us/2");
    check(&[row("eu", 0, 0), row("us", 0, 1_000)], "go us/0");
    check(&[row("eu", 0, 0), row("us", 0, 0)], "spent 0");
    check(&[row("eu", 0, 0), Observed { held: 3, ..row("us", 0, 0) }], "spent 3");
}

/// Where claims of dry rows go, too many to join others.
fn goes<const N: usize>(rows: &[Observed], here: [(&str, i64); N]) -> [String; N] {
    here.map(|(region, shard)| said(rows, &Need { here: &key(region, shard), waiting: JOINS, rate: 1.0, paused: 0 }))
}

#[test]
fn dry_rows_spread_over_the_rows_that_have_units() {
    let dry = |region, shard| busy(row(region, shard, 0), 20.0);
    let many = [row("me", 0, 300), row("us", 0, 100), row("us", 3, 600)];
    let rows = [vec![dry("ap", 0), dry("eu", 0), dry("eu", 3)], many.to_vec()].concat();
    assert_eq!(goes(&rows, [("ap", 0), ("eu", 0), ("eu", 3)]), ["go me/0", "go us/3", "go us/3"]);
    // A row with few units is visited as well as one with many.
    let rows = [dry("ap", 0), dry("eu", 0), row("us", 0, 9), row("us", 3, 90)];
    assert_eq!(goes(&rows, [("ap", 0), ("eu", 0)]), ["go us/0", "go us/3"]);
}

#[test]
fn a_server_sends_the_claims_of_its_rows_to_different_rows() {
    let dry = |region, shard| busy(row(region, shard, 0), 20.0);
    let rows = [dry("ap", 0), dry("ap", 3), dry("eu", 0), dry("eu", 3), row("us", 0, 90), row("us", 3, 90)];
    let here = [("ap", 0), ("ap", 3), ("eu", 0), ("eu", 3)];
    assert_eq!(goes(&rows, here), ["go us/0", "go us/3", "go us/0", "go us/3"]);
}

#[test]
fn rows_that_nobody_comes_to_leave_no_row_unvisited() {
    let dry = |region, shard| busy(row(region, shard, 0), 20.0);
    let units = [row("us", 0, 90), row("us", 3, 90)];
    let quiet = ["af", "am", "an", "ao"].map(|region| row(region, 0, 0));
    let rows = [&[dry("ap", 0), dry("eu", 0)], &quiet[..], &units[..]].concat();
    assert_eq!(goes(&rows, [("ap", 0), ("eu", 0)]), ["go us/0", "go us/3"]);
    // After one look nobody knows who comes.
    let unknown = quiet.map(|row| Observed { recent: None, ..row });
    let rows = [&[dry("ap", 0), dry("eu", 0)], &unknown[..], &units[..]].concat();
    assert_eq!(goes(&rows, [("ap", 0), ("eu", 0)]), ["go us/3", "go us/3"]);
}

#[test]
fn a_reserve_with_a_few_units_is_visited_like_any_other_row() {
    let dry = |region| busy(row(region, 0, 0), 20.0);
    let rows = [dry("ap"), dry("eu"), row("us", 0, 90), row("us", 2, 64)];
    assert_eq!(goes(&rows, [("ap", 0), ("eu", 0)]), ["go us/0", "go us/2"]);
}

#[test]
fn few_claims_go_far_together() {
    let dry = |shard| busy(row("eu", shard, 0), 20.0);
    let rows = [dry(0), dry(1), dry(3), row("us", 0, 900)];
    let told = |shard, waiting| said(&rows, &Need { here: &key("eu", shard), waiting, rate: 1.0, paused: 0 });
    assert_eq!([told(0, 1), told(3, 1), told(3, JOINS - 1)], ["go us/0", "join eu/0", "join eu/0"]);
    // Many are a visit of their own, and travellers are written elsewhere.
    assert_eq!([told(3, JOINS), told(1, 1)], ["go us/0", "go us/0"]);
    // Nor are those kept whom the other queue has no room for.
    let left = Need { here: &key("eu", 3), waiting: 1, rate: 1.0, paused: PAUSES_MAX };
    assert_eq!(said(&rows, &left), "go us/0");
}

#[test]
fn few_claims_join_the_queue_of_a_row_of_their_region_that_has_units() {
    let rows = [row("eu", 0, 0), row("eu", 1, 0), row("eu", 3, 300), row("us", 0, 900)];
    let told = |shard, waiting, paused| said(&rows, &Need { here: &key("eu", shard), waiting, rate: 1.0, paused });
    assert_eq!([told(0, 1, 0), told(0, JOINS - 1, 0)], ["join eu/3", "join eu/3"]);
    // Many are a visit of their own, as are travellers, and those whom the other queue had no room for.
    assert_eq!([told(0, JOINS, 0), told(1, 1, 0), told(0, 1, PAUSES_MAX)], ["go eu/3", "go eu/3", "go eu/3"]);
    // A visit would be served before those who wait there already.
    let queued = [row("eu", 0, 0), Observed { waiting: 9_000, ..row("eu", 3, 300) }];
    assert_eq!(said(&queued, &Need { here: &key("eu", 0), waiting: 1, rate: 1.0, paused: 0 }), "join eu/3");
}

#[test]
fn who_waits_behind_a_batch_takes_no_whole_reserve_and_does_not_go_where_units_can_be_had() {
    let told = |reserve| {
        let rows = [row("eu", 0, 0), row("eu", 3, 5), reserve];
        said(&rows, &Need { here: &key("eu", 0), waiting: 20_000, rate: 300.0, paused: PAUSES_MAX })
    };
    assert_eq!(told(row("eu", 2, 9_000)), "borrow 1024 from eu/2 keep 0");
    assert_eq!(told(row("eu", 2, 1_024)), "go eu/2");
    let far = |units| {
        let rows = [row("eu", 0, 0), row("us", 2, units)];
        said(&rows, &Need { here: &key("eu", 0), waiting: 20_000, rate: 300.0, paused: 0 })
    };
    assert_eq!([far(6_000), far(2_048)], ["borrow 1024 from us/2 keep 3000", "go us/2"]);
}

#[test]
fn a_neighbours_units_are_borrowed_only_for_more_than_wait_already() {
    let rows = [row("eu", 0, 0), row("eu", 3, 3_000)];
    let told = |waiting| said(&rows, &Need { here: &key("eu", 0), waiting, rate: 1.0, paused: 0 });
    assert_eq!([told(10), told(1_499)], ["borrow 1500 from eu/3 keep 1500", "borrow 1500 from eu/3 keep 1500"]);
    assert_eq!(told(1_500), "go eu/3");
}

#[test]
fn units_that_their_own_region_is_about_to_grant_are_left_to_it_for_a_while() {
    let rows = [row("eu", 0, 0), busy(row("us", 0, 300), 900.0)];
    let here = key("eu", 0);
    let told: Vec<String> =
        (0..4).map(|paused| said(&rows, &Need { here: &here, waiting: 10, rate: 1.0, paused })).collect();
    assert_eq!(told, ["pause", "pause", "pause", "go us/0"]);
    check(&[row("eu", 0, 0), busy(row("us", 0, 900), 900.0)], "go us/0");
    // Its queue is nearly worked off, and few come: it will grant much slower than it did.
    let slowing = Observed { arriving: 90.0, waiting: 100, ..busy(row("us", 0, 300), 900.0) };
    check(&[row("eu", 0, 0), slowing.clone()], "go us/0");
    check(&[row("eu", 0, 0), Observed { waiting: 1_000, ..slowing }], "pause");
    check(&[row("eu", 0, 0), Observed { recent: None, ..row("us", 0, 900) }], "pause");
}

#[test]
fn one_row_of_a_region_borrows_from_afar_for_all() {
    let dry = |shard| busy(row("eu", shard, 0), 20.0);
    let rows = [dry(0), dry(3), row("us", 2, 9_000)];
    let (first, second) = (key("eu", 0), key("eu", 3));
    let need = |here, paused| Need { here, waiting: 10, rate: 300.0, paused };
    assert_eq!(said(&rows, &need(&first, 0)), "borrow 900 from us/2 keep 4500");
    assert_eq!(said(&rows, &need(&second, 0)), "pause");
    assert_eq!(said(&rows, &need(&second, PAUSES_MAX)), "borrow 900 from us/2 keep 4500");
}

#[test]
fn nobody_waits_for_a_dry_row_that_nobody_comes_to() {
    let second = key("eu", 3);
    let told = |arriving, units, waiting| {
        let first = Observed { arriving, ..row("eu", 0, 0) };
        let rows = [first, busy(row("eu", 3, 0), 20.0), row("us", 2, units)];
        said(&rows, &Need { here: &second, waiting, rate: 300.0, paused: 0 })
    };
    assert_eq!([told(0.9, 9_000, 10), told(1.0, 9_000, 10)], ["borrow 900 from us/2 keep 4500", "pause"]);
    assert_eq!([told(0.9, 30, 1), told(1.0, 30, 1)], ["go us/2", "join eu/0"]);
}

#[test]
fn a_region_that_leaves_goes_to_the_units_and_gives_all_it_has() {
    let leaving = |row: Observed, state| Observed { state, ..row };
    for state in [State::Draining, State::Gone] {
        let rows = [leaving(row("eu", 0, 0), state), row("us", 2, 9_000)];
        check(&rows, "go us/2");
        assert_eq!(ahead(&rows, &key("eu", 0), 0, 300.0), None);
        check(&[leaving(row("eu", 0, 0), state), leaving(row("eu", 2, 70), state)], "go eu/2");
        check(&[row("eu", 0, 0), leaving(row("us", 0, 1_090), state)], "borrow 900 from us/0 keep 0");
    }
    check(&[leaving(row("eu", 0, 0), State::Joining), row("us", 2, 9_000)], "borrow 900 from us/2 keep 4500");
}

#[test]
fn ahead_of_need_only_the_own_region_lends() {
    let rows = [row("eu", 0, 10), row("eu", 1, 5_000), row("us", 0, 5_000), row("us", 2, 400), row("eu", 2, 40_000)];
    let borrow = ahead(&rows, &key("eu", 0), 10, 1_000.0).unwrap();
    assert_eq!((borrow.from, borrow.amount, borrow.keep), (key("eu", 2), 3_000, 0));
    assert_eq!(ahead(&rows[..4], &key("eu", 0), 10, 1_000.0), None);
    assert!(is_low(1_499, 1_000.0) && !is_low(1_500, 1_000.0) && !is_low(0, 0.0));
}

#[test]
fn what_stands_in_rows_that_nobody_comes_to_is_fetched_before_the_others_are_dry() {
    let told = |rows: &[Observed]| {
        ahead(rows, &key("eu", 0), 70, 50.0).map(|b| format!("{} from {} keep {}", b.amount, b.from, b.keep))
    };
    let here = || busy(row("eu", 0, 70), 50.0);
    let fetched = Some("2048 from eu/3 keep 0".to_owned());
    assert_eq!(told(&[here(), row("eu", 2, LAST_UNITS), row("eu", 3, 2_048), row("us", 0, 9_000)]), fetched);
    assert_eq!(told(&[here(), row("eu", 2, 900), row("eu", 3, 2_048)]), Some("150 from eu/2 keep 0".to_owned()));
    // Who comes there, or may come, and travellers keep theirs; and rests are left.
    assert_eq!(told(&[here(), busy(row("eu", 3, 2_048), 1.0)]), None);
    assert_eq!(told(&[here(), Observed { recent: None, ..row("eu", 3, 2_048) }]), None);
    assert_eq!(told(&[here(), row("eu", 1, 2_048), row("eu", 3, IDLE_REST)]), None);
    let leaving = |row: Observed| Observed { state: State::Draining, ..row };
    assert_eq!(told(&[leaving(here()), leaving(row("eu", 3, 2_048))]), None);
    let travellers = ahead(&[busy(row("eu", 1, 3), 5.0), row("eu", 3, 2_048)], &key("eu", 1), 3, 5.0);
    assert_eq!(travellers, None);
}

#[test]
fn rows_of_which_none_is_known_to_be_in_use_go_to_different_rows() {
    let rows = [row("ap", 0, 0), row("eu", 0, 0), row("us", 0, 90), row("us", 3, 90)];
    assert_eq!(goes(&rows, [("ap", 0), ("eu", 0)]), ["go us/0", "go us/3"]);
}

/// Any rows of three regions.
fn any_rows() -> impl Strategy<Value = Vec<Observed>> {
    let one = (0..5_000_i64, 0..5_000_i64, prop_oneof![Just(0.0), 0.0..20_000.0], prop::option::of(0.0..20_000.0));
    prop::collection::vec(one, 3..12).prop_map(|rows| {
        let row = |(i, (units, waiting, rate, recent)): (usize, (i64, i64, f64, Option<f64>))| Observed {
            waiting,
            rate,
            arriving: rate,
            recent,
            ..row(["eu", "us", "ap"][i % 3], (i / 3) as i64, units)
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

proptest! {
    // A failing input is printed; a file beside the sources would be forgotten there.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the rows, following the plan step by step serves every unit and ends in Spent, in few steps.
    #[test]
    fn a_dry_row_reaches_every_unit(mut rows in any_rows(), waiting in prop_oneof![1..600_i64, 1..20_000_i64], rate in 0.0..2_000.0_f64) {
        let here = key("eu", 0);
        let total: i64 = rows.iter().map(|r| r.remaining).sum();
        let (mut granted, mut steps, mut paused) = (0, 0, 0);
        loop {
            steps += 1;
            prop_assert!(steps < (2 + i64::from(PAUSES_MAX)) * total + 1_000, "no progress");
            let step = when_dry(&rows, &Need { here: &here, waiting, rate, paused });
            paused = if step == Plan::Pause { paused + 1 } else { 0 };
            prop_assert!(paused <= PAUSES_MAX);
            let grants_from = match step {
                Plan::Spent { .. } => break,
                Plan::Pause => continue,
                Plan::TryAgain => here.clone(),
                // Where they join, that row's queue grants them, if it has units; the first dry row joins no other.
                Plan::Go(to) | Plan::Join(to) => to,
                Plan::Borrow(b) => {
                    let lender = rows.iter_mut().find(|r| r.key == b.from).unwrap();
                    let moved = b.amount.min(lender.remaining - b.keep);
                    prop_assert!(moved > 0);
                    lender.remaining -= moved;
                    rows.iter_mut().find(|r| r.key == here).unwrap().remaining += moved;
                    continue;
                }
            };
            let row = rows.iter_mut().find(|r| r.key == grants_from).unwrap();
            let now = row.remaining.min(waiting).min(GO_MAX as i64);
            prop_assert!(now > 0);
            row.remaining -= now;
            granted += now;
        }
        prop_assert_eq!(granted, total);
    }

    /// Two rows of a region with people each, in any order: nobody is handed back and forth for ever, nobody is lost,
    /// and nobody is left while there is a unit.
    #[test]
    fn rows_that_ask_in_turn_serve_everybody_or_every_unit(
        mut rows in any_rows(), people in (0..300_i64, 0..300_i64), turns in prop::collection::vec(any::<bool>(), 1..50),
        arriving in prop_oneof![Just(0.0), Just(20.0)]
    ) {
        let here = [key("eu", 0), key("eu", 3)];
        rows.retain(|row| row.key != here[1]);
        rows.push(Observed { arriving, ..row("eu", 3, 9) });
        let total: i64 = rows.iter().map(|r| r.remaining).sum();
        let (mut queues, mut paused, mut granted) = ([people.0, people.1], [0, 0], 0);
        let at = |rows: &[Observed], key: &RowKey| rows.iter().position(|row| row.key == *key).unwrap();
        for step in 0..20_000 {
            let me = usize::from(turns[step % turns.len()] ^ (step / turns.len() % 2 == 1));
            if queues[me] == 0 {
                continue;
            }
            let need = Need { here: &here[me], waiting: queues[me], rate: 50.0, paused: std::mem::take(&mut paused[me]) };
            let from = match when_dry(&rows, &need) {
                Plan::Spent { .. } => break,
                Plan::Pause => {
                    paused[me] = need.paused + 1;
                    continue;
                }
                Plan::Join(to) if here.contains(&to) => {
                    prop_assert_eq!(&to, &here[1 - me]);
                    queues[1 - me] += std::mem::take(&mut queues[me]);
                    continue;
                }
                Plan::Borrow(b) => {
                    let (from, to) = (at(&rows, &b.from), at(&rows, &here[me]));
                    let moved = b.amount.min(rows[from].remaining - b.keep);
                    prop_assert!(moved > 0);
                    rows[from].remaining -= moved;
                    rows[to].remaining += moved;
                    continue;
                }
                Plan::TryAgain => here[me].clone(),
                Plan::Go(to) | Plan::Join(to) => to,
            };
            let from = at(&rows, &from);
            let now = rows[from].remaining.min(queues[me]);
            rows[from].remaining -= now;
            queues[me] -= now;
            granted += now;
        }
        prop_assert_eq!(granted, total.min(people.0 + people.1));
    }
}

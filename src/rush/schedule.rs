//! When each person of the crowd comes: an opening spike, then an even stream.
//!
//! The crowd is open-loop: the moments are fixed before the first request, and latency is counted from them. A slow
//! server does not slow the crowd down, so it can't hide its slowness.
//!
//! **Invariant:** moments never go backwards from one person to the next, and all lie inside the plan's duration.

use std::time::Duration;

use super::plan::Plan;

/// The moments of a crowd, computed and not stored.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    people: u32,
    spike_people: u32,
    spike: Duration,
    duration: Duration,
}

impl Schedule {
    /// The moments of this plan's people.
    pub fn new(plan: &Plan) -> Self {
        let spike_people = (f64::from(plan.people) * plan.spike_share) as u32;
        Self {
            people: plan.people,
            spike_people: spike_people.min(plan.people),
            spike: plan.spike.min(plan.duration),
            duration: plan.duration,
        }
    }

    /// When this person comes, from the start of the run.
    pub fn due(&self, number: u32) -> Duration {
        if number < self.spike_people {
            return part(self.spike, number, self.spike_people);
        }
        let (nth, rest) = (number - self.spike_people, self.people - self.spike_people);
        self.spike + part(self.duration.saturating_sub(self.spike), nth, rest)
    }
}

/// The second coming of those who have a unit: once the first SORRY was heard, those who mean to come back do so in
/// the order in which they first came, evenly until the end.
#[derive(Clone, Copy, Debug)]
pub struct Returns {
    from: Duration,
    over: Duration,
    people: u32,
    next: u32,
}

impl Returns {
    /// Of those below this number, from one moment until another.
    pub fn new(people: u32, from: Duration, until: Duration) -> Self {
        Self { from, over: until.saturating_sub(from), people, next: 0 }
    }

    /// The next person whose turn is over at this moment, and when it was.
    pub fn next_before(&mut self, now: Duration) -> Option<(u32, Duration)> {
        let due = self.due()?;
        (due <= now).then(|| {
            self.next += 1;
            (self.next - 1, due)
        })
    }

    /// When the next person's turn is; nothing if everybody had theirs.
    pub fn due(&self) -> Option<Duration> {
        (self.next < self.people).then(|| self.from + part(self.over, self.next, self.people))
    }
}

/// The moment of the nth of `all` who come evenly over a time.
fn part(time: Duration, nth: u32, all: u32) -> Duration {
    time.mul_f64(f64::from(nth) / f64::from(all.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(people: u32, seconds: u64) -> Schedule {
        let duration = Duration::from_secs(seconds);
        Schedule::new(&Plan { duration, spike_share: 0.5, ..Plan::new("c", people, vec![]) })
    }

    #[test]
    fn half_come_in_the_spike_and_the_rest_over_the_whole_duration() {
        let schedule = schedule(1000, 12);
        let moments: Vec<Duration> = (0..1000).map(|number| schedule.due(number)).collect();
        assert!(moments.is_sorted());
        assert_eq!(moments[0], Duration::ZERO);
        assert_eq!(moments.iter().filter(|moment| **moment < Duration::from_secs(2)).count(), 500);
        assert!(moments[999] < Duration::from_secs(12) && moments[999] > Duration::from_secs(11));
    }

    #[test]
    fn a_duration_shorter_than_the_spike_still_holds_everybody() {
        let schedule = schedule(10, 1);
        assert!((0..10).all(|number| schedule.due(number) <= Duration::from_secs(1)));
        assert_eq!(super::tests::schedule(1, 0).due(0), Duration::ZERO);
    }

    #[test]
    fn those_who_return_do_so_in_order_and_evenly() {
        let seconds = Duration::from_secs;
        let mut returns = Returns::new(4, seconds(10), seconds(18));
        assert_eq!((returns.due(), returns.next_before(seconds(9))), (Some(seconds(10)), None));
        let came: Vec<_> = std::iter::from_fn(|| returns.next_before(seconds(14))).collect();
        assert_eq!(came, [(0, seconds(10)), (1, seconds(12)), (2, seconds(14))]);
        assert_eq!(returns.next_before(seconds(60)), Some((3, seconds(16))));
        assert_eq!((returns.due(), returns.next_before(seconds(60))), (None, None));
    }
}

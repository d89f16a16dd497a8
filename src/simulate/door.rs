//! Where people who come are let in: at their region's server, or at the nearest one that lives; and which of its
//! queues they join.
//!
//! What may not live here: what becomes of them there. **Invariant:** everybody who comes joins one queue, or is on the
//! way back to one.

use std::time::Duration;

use super::Strategy;
use super::database::Cohort;
use super::engine::{Event, Sim};
use super::stage::count;
use super::world::SECOND;
use crate::claim::fan::Fan;
use crate::claim::queue::QUEUE_MAX;

/// People in a hundred whose home is another region.
const TRAVELLERS: u64 = 5;

impl Sim {
    /// People of a region come: natives to the rows in use, travellers to the row made for them.
    pub(super) fn welcome(&mut self, region: usize, people: u64) {
        let travellers = ((people * TRAVELLERS + self.rng.u64(..100)) / 100).min(people);
        let natives = people - travellers;
        let mut shards = self.rows_in_use(region, natives);
        let used = shards.len() as u64;
        // Where people can't be shared out evenly, it is another queue each time that gets one more.
        let turn = self.rng.usize(..shards.len());
        shards.rotate_left(turn);
        for (at, shard) in shards.into_iter().enumerate() {
            self.enter(region, shard, natives / used + u64::from((at as u64) < natives % used));
        }
        self.enter(region, self.plan.shards, travellers);
    }

    /// People who were sent away come again: natives to one of the rows in use now.
    pub(super) fn welcome_back(&mut self, queue: usize, people: Vec<Cohort>) {
        let (region, rows) = (self.queues[queue].region, self.plan.shards as usize + 1);
        if self.plan.strategy != Strategy::Shipped || queue % rows == rows - 1 {
            return self.come(queue, people);
        }
        let shards = self.rows_in_use(region, count(&people));
        let shard = shards[self.rng.usize(..shards.len())];
        self.come(region * rows + shard as usize, people);
    }

    /// As `claim/shared.rs` has it; the other strategies know no such thing, and a server that is dead knows nothing.
    fn rows_in_use(&mut self, region: usize, natives: u64) -> Vec<i64> {
        let (shards, now) = (self.plan.shards, Duration::from_micros(self.now));
        if self.plan.strategy != Strategy::Shipped || self.servers[region].dead {
            return (0..shards).collect();
        }
        let fan = self.servers[region].fan.get_or_insert_with(|| Fan::new(shards, region as u64, now));
        let in_use = fan.count_people(natives, now);
        (0..shards).filter(|shard| in_use.uses(*shard)).collect()
    }

    fn enter(&mut self, region: usize, shard: i64, people: u64) {
        let origin = region * (self.plan.shards as usize + 1) + shard as usize;
        let from = self.queues[origin].next_person;
        self.queues[origin].next_person += people;
        if people > 0 {
            let cohort = Cohort { origin, from, to: from + people, since: self.now, rounds: 0, again: false };
            self.come(origin, vec![cohort]);
        }
    }

    /// People reach a queue, or come back later if it is full.
    pub(super) fn come(&mut self, queue: usize, mut people: Vec<Cohort>) {
        let region = self.queues[queue].region;
        if self.servers[region].dead {
            let Some(near) = self.world.nearest(region, |r| !self.servers[r].dead) else {
                return self.after(SECOND, Event::Back(queue, people));
            };
            return self.come((near + 1) * (self.plan.shards as usize + 1) - 1, people);
        }
        let many = count(&people);
        if self.queues[queue].queued + many > QUEUE_MAX as u64 {
            self.measure.shed += many;
            let later = SECOND + self.rng.u64(..2 * SECOND);
            return self.after(later, Event::Back(queue, people));
        }
        let own = &mut self.queues[queue];
        own.queued += many;
        own.waiting.extend(people.drain(..));
        if !own.busy {
            self.next_round(queue);
        }
    }
}

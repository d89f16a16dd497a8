//! Group commit: attempts queue up while a batch is being decided, and the next batch is whatever has queued.
//!
//! One queue, and one task that empties it, for each (campaign, counter row, home region). The task asks for one batch
//! at a time, so the queue's order of arrival is the order of tickets, and a batch that is run again holds up its queue
//! and nothing overtakes it. What a batch leaves undecided stands at the front of the next one.
//!
//! **Invariant:** an attempt leaves the queue only with a decision or with a trouble; running out of units is neither.
//! It ends with units found elsewhere, with a closed gate, or with "wait".

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use tokio::sync::mpsc::{self, error::TrySendError};

use super::beat::Beat;
use super::decide::{Decision, decision};
use super::form::{Form, Forms};
use super::place::trouble;
use super::reply::{Reply, reply_here};
use super::shared::Shared;
use super::steps::{Ask, Next, Steps};
use super::store::{self, Answer, Attempt, Batch, Call, Outcome, SeenGate};
use super::{Trouble, pending::Pending};
use crate::account::Country;
use crate::account::roll::Roll;
use crate::admission::wait::Pace;
use crate::campaign::Campaign;
use crate::clock;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId, RequestId};
use crate::quota::RowKey;
use crate::quota::borrow::{Demand, Supplier};
use crate::quota::gate::{self, Move};
use crate::quota::plan::{Need, PAUSE};
use crate::telemetry::metrics::Metrics;
use crate::telemetry::trace;

/// Attempts that may wait in one queue; one more is told to come back. At 300 bytes each this is 6 MB a queue, and at
/// the rate of one counter row about a second of waiting.
pub(crate) const QUEUE_MAX: usize = 20_000;

/// How often an attempt may find units gone that a survey had just seen, before it is told to wait. Each time somebody
/// else was granted one, so the campaign is at its last units and sells out meanwhile.
pub(crate) const ROUNDS_MAX: u32 = 64;

/// One attempt on its way to a decision.
pub(super) struct Waiting {
    pub(super) attempt: Attempt,
    pub(super) reply: Reply,
    /// Rounds it has been through, in another queue.
    pub(super) rounds: u32,
}

/// The way into a queue.
#[derive(Clone)]
pub struct Queue {
    sender: mpsc::Sender<Waiting>,
    /// When the attempt arrived that its worker has had for longest; 0 while it has none.
    oldest_ms: Arc<AtomicI64>,
    pace: Arc<Pace>,
    shared: Arc<Shared>,
}

impl Queue {
    /// How long somebody who joins now is expected to wait. A queue that is empty is asked nothing.
    pub fn wait(&self) -> Duration {
        let ahead = self.sender.max_capacity() - self.sender.capacity();
        if ahead == 0 { Duration::ZERO } else { self.pace.wait(ahead, clock::monotonic()) }
    }

    /// Queues an attempt and waits for its decision. Refused at once if the queue is full.
    pub async fn submit(
        &self,
        account: AccountId,
        country: Option<Country>,
        request: RequestId,
    ) -> Result<Decision, Trouble> {
        let attempt = Attempt { account, request, received_at: clock::now(), country };
        let (reply, decided) = reply_here();
        self.shared.enter();
        let answer = match self.sender.try_send(Waiting { attempt, reply, rounds: 0 }) {
            // A worker that is gone without an answer has panicked or was ended with the runtime: nobody can say what
            // it did.
            Ok(()) => decided.await.unwrap_or(Err(Trouble::Unknown)),
            Err(TrySendError::Full(_)) => Err(Trouble::Overloaded),
            // Its worker panicked; the next attempt begins a new queue (`Queues::of`). Nothing was tried with this one.
            Err(TrySendError::Closed(_)) => Err(Trouble::Unavailable),
        };
        self.shared.leave();
        answer
    }
}

/// All queues of a server; cheap to clone.
#[derive(Clone)]
pub struct Queues {
    shared: Arc<Shared>,
    queues: Arc<Mutex<HashMap<Batch, Queue>>>,
}

impl Queues {
    /// No queue yet; each begins with its first attempt.
    pub fn new(db: Database, supplier: Supplier, roll: Roll, metrics: Metrics) -> Self {
        let shared = Shared::new(db, supplier, roll, metrics);
        Self { shared: Arc::new(shared), queues: Arc::default() }
    }

    /// Counts a native's try to queue; the counter row whose queue is theirs (`fan.rs`).
    pub fn shard(&self, account: AccountId, campaign: &Campaign) -> i64 {
        self.shared.shard(account, campaign)
    }

    /// The queue of a batch.
    pub fn of(&self, batch: &Batch, campaign: &Campaign) -> Queue {
        self.begin(batch, campaign.epoch)
    }

    /// The queue of a batch; if it is not there, one that believes the gate to be in this epoch.
    fn begin(&self, batch: &Batch, epoch: i64) -> Queue {
        // Unwrap safety: nothing that can panic runs under this lock.
        let mut queues = self.queues.lock().expect("not poisoned");
        if let Some(queue) = queues.get(batch).filter(|queue| !queue.sender.is_closed()) {
            return queue.clone();
        }
        let (sender, receiver) = mpsc::channel(QUEUE_MAX);
        let oldest_ms = Arc::<AtomicI64>::default();
        let pace = Arc::new(Pace::new(self.shared.db.engine().batch_size_max()));
        let worker = Worker {
            batch: batch.clone(),
            receiver,
            pending: Pending::default(),
            steps: Steps::new(batch.stock.clone(), epoch),
            pace: Arc::clone(&pace),
            forms: Forms::new(self.shared.known.clone()),
            demand: Demand::default(),
            beat: Beat::default(),
            others: Arc::downgrade(&self.queues),
            oldest_ms: Arc::clone(&oldest_ms),
            shared: Arc::clone(&self.shared),
        };
        tokio::spawn(worker.run());
        let queue = Queue { sender, oldest_ms, pace, shared: Arc::clone(&self.shared) };
        queues.insert(batch.clone(), queue.clone());
        queue
    }

    /// Forgets the queues of campaigns that are not among `live`; each ends when its last attempt is decided.
    pub fn retain(&self, live: &HashMap<CampaignId, Arc<Campaign>>) {
        // Unwrap safety: as in `of`.
        self.queues.lock().expect("not poisoned").retain(|batch, _| live.contains_key(&batch.campaign));
        self.shared.retain(|campaign| live.contains_key(campaign));
    }

    /// How long the attempt has waited that has waited for longest.
    pub fn oldest(&self) -> Duration {
        // Unwrap safety: as in `of`.
        let queues = self.queues.lock().expect("not poisoned");
        let arrived = queues.values().map(|queue| queue.oldest_ms.load(Ordering::Relaxed)).filter(|ms| *ms > 0).min();
        let waited = arrived.map_or(0, |ms| clock::now().as_millisecond() - ms);
        Duration::from_millis(u64::try_from(waited).unwrap_or(0))
    }

    /// Attempts that have no decision yet.
    pub fn waiting(&self) -> usize {
        self.shared.waiting.load(Ordering::Relaxed)
    }
}

/// Empties one queue.
struct Worker {
    batch: Batch,
    receiver: mpsc::Receiver<Waiting>,
    pending: Pending,
    steps: Steps,
    pace: Arc<Pace>,
    forms: Forms,
    demand: Demand,
    beat: Beat,
    /// Not held: a queue ends when nobody can send to it any more.
    others: Weak<Mutex<HashMap<Batch, Queue>>>,
    oldest_ms: Arc<AtomicI64>,
    shared: Arc<Shared>,
}

impl Worker {
    async fn run(mut self) {
        while self.fill().await {
            self.oldest_ms.store(self.pending.oldest_ms(), Ordering::Relaxed);
            self.pace.begin(clock::monotonic());
            self.beat.ask(clock::monotonic());
            self.round().await;
            self.pace.end(clock::monotonic());
            self.oldest_ms.store(self.pending.oldest_ms(), Ordering::Relaxed);
        }
    }

    /// Takes what has queued, up to one batch; waits, for somebody and then for the next beat, only if nothing is left
    /// over. False when the queue has ended.
    async fn fill(&mut self) -> bool {
        if self.pending.is_empty() {
            match self.receiver.recv().await {
                Some(waiting) => self.pending.add(waiting),
                None => return false,
            }
            let rest = self.beat.rest(1 + self.receiver.len(), clock::monotonic());
            if !rest.is_zero() {
                tokio::time::sleep(rest).await;
            }
        }
        let most = self.batch_max();
        while self.pending.len() < most {
            let Ok(waiting) = self.receiver.try_recv() else { break };
            self.pending.add(waiting);
        }
        true
    }

    fn batch_max(&self) -> usize {
        self.steps.batch_max(self.shared.db.engine().batch_size_max())
    }

    /// One statement for what is pending, and what follows from its answer.
    async fn round(&mut self) {
        // The size first: it is another one on the way to another row, and asking ends that way.
        let (most, ask) = (self.batch_max(), self.steps.ask());
        let (Ask::Place(stock) | Ask::Lookup(stock)) = ask.clone();
        let batch = Batch { stock, ..self.batch.clone() };
        let placed = matches!(ask, Ask::Place(_));
        let Some(answer) = self.ask(&batch, placed, most).await else { return };
        let (gate, epoch, remaining) = (answer.gate, answer.epoch, answer.remaining);
        let fresh = self.apply(answer.outcomes, gate, epoch);
        let mut next = self.steps.answered(&ask, gate, epoch, self.pending.len());
        if !placed {
            return;
        }
        let rate = self.demand.count(fresh);
        if self.steps.is_own(&ask) {
            self.shared.supplier.watch(batch.campaign, &batch.stock, remaining, rate);
        }
        while next != Next::Ask && !self.pending.is_empty() {
            next = self.step(next, rate).await;
        }
    }

    /// Runs the statement for the first attempts that are pending, in the form that suits them (`form.rs`). An error of
    /// data is one account's and not its neighbours': the batch is cut in halves, in order, until the bad row stands
    /// alone. Nothing: every attempt has been answered with its trouble.
    async fn ask(&mut self, batch: &Batch, place: bool, most: usize) -> Option<Answer> {
        let row = self.shared.row(batch.campaign, &batch.stock);
        let _one_at_a_time = row.lock().await;
        let mut attempts = self.pending.attempts();
        attempts.truncate(most);
        self.shared.metrics.batch_size.observe(attempts.len() as f64);
        // Nobody is known to wait for a row that is another queue's.
        let behind = self.pending.len() - attempts.len() + self.receiver.len();
        let waiting = (batch.stock == self.batch.stock).then_some(behind as i64);
        // One list for the choice and for what the statement is told of it.
        let changes = self.shared.roll.changes();
        let whole = if place {
            self.forms.parts(attempts, changes.as_deref(), clock::now())
        } else {
            vec![(Form::Lookup, attempts)]
        };
        let roll = changes.map_or(-1, |changes| changes.seq());
        let mut parts: Vec<_> = whole.iter().rev().map(|(form, part)| (*form, part.as_slice())).collect();
        let epoch = self.steps.epoch();
        let mut merged: Option<Answer> = None;
        while let Some((form, part)) = parts.pop() {
            let call = Call { batch, epoch, attempts: part, waiting, roll };
            match self.statement(&call, form).await {
                Ok(Some(answer)) => Answer::merge(&mut merged, answer),
                Ok(None) => parts.push((Form::Resolve, part)),
                Err(db::Error::Data { .. }) if part.len() > 1 => {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([(form, second), (form, first)]);
                }
                // Refused for its data, whichever form it came in: it was never written.
                Err(error @ db::Error::Data { .. }) => self.pending.fail(part, trouble(&error)),
                Err(error) => self.pending.fail(part, form.trouble(trouble(&error))),
            }
        }
        merged
    }

    /// Nothing: a grant that was not made.
    async fn statement(&mut self, call: &Call<'_>, form: Form) -> Result<Option<Answer>, db::Error> {
        let db = &self.shared.db;
        let _in_flight = self.shared.metrics.batch_begins();
        let traced = trace::Batch::begin(call.attempts.iter().map(|one| (one.request.0, one.received_at)));
        let answer = match form {
            Form::Pass => store::grant_by_pass(db, call, &self.shared.roll).await,
            Form::Grant => store::grant(db, call).await,
            Form::Place | Form::Resolve => store::place(db, call).await.map(Some),
            Form::Lookup => store::lookup(db, call).await.map(Some),
        };
        if form == Form::Pass && answer.is_err() {
            self.shared.roll.doubt();
        }
        if let Some(traced) = traced {
            traced.end(form.statement(), call.attempts.len(), answer.is_err());
        }
        let answer = answer?;
        self.forms.learn(form, answer.as_ref());
        Ok(answer)
    }

    /// Answers what is decided; returns how many units were asked for by attempts in their first round.
    fn apply(&mut self, outcomes: Vec<(AccountId, Outcome)>, gate: SeenGate, epoch: i64) -> i64 {
        let mut asked = 0;
        for (account, outcome) in outcomes {
            let wants_a_unit = matches!(outcome, Outcome::Granted(_) | Outcome::Undecided);
            asked += i64::from(wants_a_unit && self.pending.rounds(account) == 0);
            if let Some(decision) = decision(outcome, gate, epoch) {
                self.pending.decide(account, decision);
            }
        }
        self.pending.next_round(ROUNDS_MAX);
        asked
    }

    /// The counter row is dry and the gate is open: moves units here, goes to where they are, or closes the gate.
    ///
    /// That the survey saw nothing decides nothing. The closing statement looks again, under locks, at all rows
    /// together; and whatever comes of it, the attempts are asked about once more before anybody is refused.
    async fn step(&mut self, next: Next, rate: f64) -> Next {
        match next {
            Next::Ask => {}
            Next::Seek => return self.seek(rate).await,
            Next::Join(row) => return self.join(row),
            Next::SeekAfter(pause) => {
                tokio::time::sleep(pause).await;
                return Next::Seek;
            }
            Next::Close => self.close().await,
            Next::Wait => self.pending.decide_all(&Decision::Wait),
        }
        Next::Ask
    }

    async fn seek(&mut self, rate: f64) -> Next {
        // Who waits behind the batch needs a unit of this row as well.
        let (here, waiting) = (&self.batch.stock, (self.pending.len() + self.receiver.len()) as i64);
        let need = Need { here, waiting, rate, paused: self.steps.paused() };
        match self.shared.supplier.relieve(self.batch.campaign, &need).await {
            Ok(step) => {
                self.shared.follow(self.batch.campaign, here, &step);
                self.steps.found(step)
            }
            Err(error) => {
                self.pending.fail_all(trouble(&error));
                Next::Ask
            }
        }
    }

    /// Hands what is pending to another row's queue, as far as it has room; whoever is left goes on here.
    fn join(&mut self, stock: RowKey) -> Next {
        let Some(queues) = self.others.upgrade() else { return Next::SeekAfter(PAUSE) };
        let queues = Queues { shared: Arc::clone(&self.shared), queues };
        let batch = Batch { stock, ..self.batch.clone() };
        let queue = queues.begin(&batch, self.steps.epoch());
        for waiting in self.pending.take() {
            match queue.sender.try_send(waiting) {
                Ok(()) => {}
                Err(TrySendError::Full(waiting) | TrySendError::Closed(waiting)) => self.pending.add(waiting),
            }
        }
        if self.pending.is_empty() {
            self.steps.all_joined();
        }
        Next::SeekAfter(PAUSE)
    }

    /// Tries to close. A close is only a try: the next statement sees what is true.
    async fn close(&mut self) {
        let campaign = self.batch.campaign;
        let closes = self.shared.closes(campaign);
        let by = format!("server of {}", self.batch.stock.region);
        let close = gate::move_gate(&self.shared.db, campaign, Move::SELL_OUT, &by, "no unit left anywhere");
        let Some(began) = closes.once(close).await else { return };
        match began {
            Ok(Some(epoch)) => tracing::info!(campaign.id = %campaign, epoch, "sold out"),
            Ok(None) => {}
            Err(error) => self.pending.fail_all(trouble(&error)),
        }
    }
}

//! Group commit: attempts queue up while a batch is being decided, and the next batch is whatever has queued.
//!
//! One queue, and one task that empties it, for each (campaign, counter row, home region). The task asks for one batch
//! at a time, so the queue's order of arrival is the order of tickets, and a batch that is run again holds up its queue
//! and nothing overtakes it. What a batch leaves undecided stands at the front of the next one.
//!
//! **Invariant:** an attempt leaves the queue only with a decision or with a trouble; running out of units is neither.
//! It ends with units found elsewhere, with a closed gate, or with "wait".

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::sync::{mpsc, oneshot};

use super::decide::{Decision, decision};
use super::place::trouble;
use super::store::{self, Answer, Attempt, Batch, Outcome, SeenGate};
use super::{Trouble, pending::Pending};
use crate::campaign::Campaign;
use crate::clock;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId, RequestId};
use crate::quota::RowKey;
use crate::quota::borrow::{Demand, Relief, Supplier};
use crate::quota::gate::{self, Move};
use crate::telemetry::metrics::Metrics;

/// Attempts that may wait in one queue; one more is told to come back. At 300 bytes each this is 6 MB a queue, and at
/// the rate of one counter row about a second of waiting.
pub(crate) const QUEUE_MAX: usize = 20_000;

/// How often an attempt may find units gone that a survey had just seen, before it is told to wait. Each time somebody
/// else was granted one, so the campaign is at its last units and sells out meanwhile.
pub(crate) const ROUNDS_MAX: u32 = 64;

/// One attempt on its way to a decision.
pub(super) struct Waiting {
    pub(super) attempt: Attempt,
    pub(super) reply: oneshot::Sender<Result<Decision, Trouble>>,
}

/// The way into a queue.
#[derive(Clone)]
pub struct Queue {
    sender: mpsc::Sender<Waiting>,
    shared: Arc<Shared>,
}

impl Queue {
    /// Queues an attempt and waits for its decision. Refused at once if the queue is full.
    pub async fn submit(&self, account: AccountId, request: RequestId) -> Result<Decision, Trouble> {
        let attempt = Attempt { account, request, received_at: clock::now() };
        let (reply, decided) = oneshot::channel();
        self.shared.enter();
        let answer = match self.sender.try_send(Waiting { attempt, reply }) {
            // A worker that is gone without an answer has panicked or was ended with the runtime: nobody can say what
            // it did.
            Ok(()) => decided.await.unwrap_or(Err(Trouble::Unknown)),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Trouble::Overloaded),
            // Its worker panicked; the next attempt begins a new queue (`Queues::of`). Nothing was tried with this one.
            Err(mpsc::error::TrySendError::Closed(_)) => Err(Trouble::Unavailable),
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

/// Whose turn it is on one counter row.
type Turn = Arc<tokio::sync::Mutex<()>>;

struct Shared {
    db: Database,
    supplier: Supplier,
    metrics: Metrics,
    waiting: AtomicUsize,
    /// One statement at a time on a counter row: two of one process would only make each other run again.
    rows: Mutex<HashMap<(CampaignId, RowKey), Turn>>,
}

impl Shared {
    fn enter(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.metrics.queue_length.inc();
    }

    fn leave(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        self.metrics.queue_length.dec();
    }

    fn row(&self, campaign: CampaignId, row: &RowKey) -> Turn {
        // Unwrap safety: nothing that can panic runs under this lock.
        let mut rows = self.rows.lock().expect("not poisoned");
        Arc::clone(rows.entry((campaign, row.clone())).or_default())
    }
}

impl Queues {
    /// No queue yet; each begins with its first attempt.
    pub fn new(db: Database, supplier: Supplier, metrics: Metrics) -> Self {
        let shared = Shared { db, supplier, metrics, waiting: AtomicUsize::new(0), rows: Mutex::default() };
        Self { shared: Arc::new(shared), queues: Arc::default() }
    }

    /// The queue of a batch.
    pub fn of(&self, batch: &Batch, campaign: &Campaign) -> Queue {
        // Unwrap safety: nothing that can panic runs under this lock.
        let mut queues = self.queues.lock().expect("not poisoned");
        if let Some(queue) = queues.get(batch).filter(|queue| !queue.sender.is_closed()) {
            return queue.clone();
        }
        let (sender, receiver) = mpsc::channel(QUEUE_MAX);
        let worker = Worker {
            batch: batch.clone(),
            countries: campaign.countries.clone(),
            receiver,
            pending: Pending::default(),
            go_to: None,
            letting_out: true,
            demand: Demand::default(),
            shared: Arc::clone(&self.shared),
        };
        tokio::spawn(worker.run());
        let queue = Queue { sender, shared: Arc::clone(&self.shared) };
        queues.insert(batch.clone(), queue.clone());
        queue
    }

    /// Forgets the queues of campaigns that are not among `live`; each ends when its last attempt is decided.
    pub fn retain(&self, live: &HashMap<CampaignId, Arc<Campaign>>) {
        // Unwrap safety: as in `of`.
        self.queues.lock().expect("not poisoned").retain(|batch, _| live.contains_key(&batch.campaign));
        self.shared.rows.lock().expect("not poisoned").retain(|(campaign, _), _| live.contains_key(campaign));
    }

    /// Attempts that have no decision yet.
    pub fn waiting(&self) -> usize {
        self.shared.waiting.load(Ordering::Relaxed)
    }
}

/// Empties one queue.
struct Worker {
    batch: Batch,
    countries: Vec<String>,
    receiver: mpsc::Receiver<Waiting>,
    pending: Pending,
    /// Where the next round is to be placed, if not on the own counter row: the last units are elsewhere.
    go_to: Option<RowKey>,
    /// Whether the gate let units out when it was seen last. While it does not, attempts are only looked up.
    letting_out: bool,
    demand: Demand,
    shared: Arc<Shared>,
}

impl Worker {
    async fn run(mut self) {
        while self.fill().await {
            self.round().await;
        }
    }

    /// Takes what has queued, up to one batch; waits only if nothing is left over. False when the queue has ended.
    async fn fill(&mut self) -> bool {
        if self.pending.is_empty() {
            match self.receiver.recv().await {
                Some(waiting) => self.pending.add(waiting),
                None => return false,
            }
        }
        while self.pending.len() < self.shared.db.engine().batch_size_max() {
            let Ok(waiting) = self.receiver.try_recv() else { break };
            self.pending.add(waiting);
        }
        true
    }

    /// One statement for all that is pending, and what follows from its answer.
    async fn round(&mut self) {
        let placed = self.letting_out;
        let stock = self.go_to.take().unwrap_or_else(|| self.batch.stock.clone());
        let batch = Batch { stock, ..self.batch.clone() };
        let Some(answer) = self.ask(&batch, placed).await else { return };
        self.letting_out = answer.gate == SeenGate::Open;
        let fresh = self.apply(answer.outcomes, answer.gate, answer.epoch);
        if !placed {
            return;
        }
        let rate = self.demand.count(fresh);
        if batch.stock == self.batch.stock {
            self.shared.supplier.watch(batch.campaign, &batch.stock, answer.remaining, rate);
        }
        if !self.pending.is_empty() && self.letting_out {
            self.find_units(rate).await;
        }
    }

    /// Runs the statement for all pending attempts. An error of data is one account's and not its neighbours': the
    /// batch is cut in halves, in order, until the bad row stands alone. Nothing: every attempt has been answered with
    /// its trouble.
    async fn ask(&mut self, batch: &Batch, place: bool) -> Option<Answer> {
        let row = self.shared.row(batch.campaign, &batch.stock);
        let _one_at_a_time = row.lock().await;
        let attempts = self.pending.attempts();
        self.shared.metrics.batch_size.observe(attempts.len() as f64);
        let mut parts = vec![attempts.as_slice()];
        let mut merged: Option<Answer> = None;
        while let Some(part) = parts.pop() {
            match self.statement(batch, part, place).await {
                Ok(answer) => merge(&mut merged, answer),
                Err(db::Error::Data { .. }) if part.len() > 1 => {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                }
                Err(error) => self.pending.fail(part, trouble(&error)),
            }
        }
        merged
    }

    async fn statement(&self, batch: &Batch, attempts: &[Attempt], place: bool) -> Result<Answer, db::Error> {
        if place {
            store::place(&self.shared.db, batch, attempts, &self.countries).await
        } else {
            store::lookup(&self.shared.db, batch, attempts, &self.countries).await
        }
    }

    /// Answers what is decided; returns how many units were asked for by attempts in their first round.
    fn apply(&mut self, outcomes: Vec<(AccountId, Outcome)>, gate: SeenGate, epoch: i64) -> i64 {
        let mut asked = 0;
        for (account, outcome) in outcomes {
            let wants_a_unit = matches!(outcome, Outcome::Granted(_) | Outcome::Undecided);
            asked += i64::from(wants_a_unit && self.pending.rounds(account) == 0);
            if let Some(decision) = decision(outcome, gate, epoch) {
                self.pending.decide(account, &decision);
            }
        }
        self.pending.next_round(ROUNDS_MAX);
        asked
    }

    /// The own counter row is dry and the gate is open: moves units here, goes to where they are, or closes the gate.
    ///
    /// That the survey saw nothing decides nothing. The closing statement looks again, under locks, at all rows
    /// together; and whatever comes of it, the attempts are looked up once more before anybody is refused.
    async fn find_units(&mut self, rate: f64) {
        let (campaign, here) = (self.batch.campaign, &self.batch.stock);
        let need = self.pending.len() as i64;
        match self.shared.supplier.relieve(campaign, here, need, rate).await {
            Ok(Relief::TryAgain) => {}
            Ok(Relief::Go(row)) => self.go_to = Some(row),
            Ok(Relief::Spent { held: 0 }) => self.close().await,
            Ok(Relief::Spent { held: _ }) => self.pending.decide_all(&Decision::Wait),
            Err(error) => self.pending.fail_all(trouble(&error)),
        }
    }

    async fn close(&mut self) {
        let by = format!("server of {}", self.batch.stock.region);
        let closed =
            gate::move_gate(&self.shared.db, self.batch.campaign, Move::SELL_OUT, &by, "no unit left anywhere").await;
        match closed {
            Ok(Some(epoch)) => tracing::info!(campaign.id = %self.batch.campaign, epoch, "sold out"),
            Ok(None) => {}
            Err(error) => self.pending.fail_all(trouble(&error)),
        }
    }
}

/// Answers of the parts of one batch; the last one knows best how many units are left and where the gate stands.
fn merge(merged: &mut Option<Answer>, mut next: Answer) {
    if let Some(before) = merged.take() {
        let mut outcomes = before.outcomes;
        outcomes.append(&mut next.outcomes);
        next.outcomes = outcomes;
    }
    *merged = Some(next);
}

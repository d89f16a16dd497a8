//! Work that outlives whoever waits for it: it runs where it is waited for, and goes on in a task of its own from the
//! moment that nobody waits any more. Somebody who waits to the end, as nearly everybody does, costs no task.
//!
//! **Invariant:** work that has begun ends, by its result, by a panic or with the runtime; never because a future was
//! dropped. What it awaits must not be tied to the runtime it began on: channels, not timers or sockets.

use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::runtime::Handle;

/// Work that is waited for.
pub struct Outliving<F>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    /// Nothing while it is being polled and after its end: work that panics is not begun again.
    work: Option<Pin<Box<F>>>,
    runtime: Handle,
}

impl<F> Outliving<F>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    /// Work that goes on on this runtime when its waiter is gone.
    pub fn new(runtime: &Handle, work: F) -> Self {
        Self { work: Some(Box::pin(work)), runtime: runtime.clone() }
    }
}

impl<F> Future for Outliving<F>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // Unwrap safety: a future is not polled after it was ready.
        let mut work = self.work.take().expect("work that has not ended");
        let polled = work.as_mut().poll(cx);
        if polled.is_pending() {
            self.work = Some(work);
        }
        polled
    }
}

impl<F> Drop for Outliving<F>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    fn drop(&mut self) {
        if let Some(work) = self.work.take() {
            // Nobody waits for its result.
            let _goes_on = self.runtime.spawn(work);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::sync::oneshot;

    use super::*;

    /// Work that waits for a word and passes it on.
    fn relay() -> (oneshot::Sender<u8>, impl Future<Output = u8> + Send + 'static, oneshot::Receiver<u8>) {
        let (tell, told) = oneshot::channel();
        let (pass_on, passed_on) = oneshot::channel();
        let work = async move {
            let word = told.await.unwrap_or(0);
            let _nobody = pass_on.send(word);
            word
        };
        (tell, work, passed_on)
    }

    #[tokio::test]
    async fn who_waits_gets_the_result_and_no_task_is_spawned() {
        let (tell, work, passed_on) = relay();
        let runtime = Handle::current();
        let before = runtime.metrics().num_alive_tasks();
        let waiting = Outliving::new(&runtime, work);
        tell.send(7).unwrap();
        assert_eq!((waiting.await, passed_on.await.unwrap()), (7, 7));
        assert_eq!(runtime.metrics().num_alive_tasks(), before);
    }

    #[tokio::test]
    async fn work_goes_on_when_its_waiter_is_gone_wherever_it_stood() {
        for polled_before in [false, true] {
            let (tell, work, passed_on) = relay();
            let mut waiting = Outliving::new(&Handle::current(), work);
            if polled_before {
                let patience = Duration::from_millis(1);
                assert!(tokio::time::timeout(patience, &mut waiting).await.is_err());
            }
            drop(waiting);
            tell.send(7).unwrap();
            assert_eq!(passed_on.await, Ok(7));
        }
    }

    #[tokio::test]
    async fn work_that_panicked_is_not_begun_again() {
        let runtime = Handle::current();
        let before = runtime.metrics().num_alive_tasks();
        let panics = tokio::spawn(Outliving::new(&runtime, async { panic!("on purpose") }));
        assert!(panics.await.unwrap_err().is_panic());
        assert_eq!(runtime.metrics().num_alive_tasks(), before);
    }
}

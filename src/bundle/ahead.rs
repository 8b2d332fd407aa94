//! Rows worked on ahead by two threads and handed on in their order. What a row is, and what is done with it, is the caller's.

use std::iter::Enumerate;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{JoinHandle, spawn};

const THREADS: usize = 2;
/// So many rows of a thread lie ready before it waits: a row can be two of the longest lines.
const READY: usize = 1;

/// What came of the rows, in order.
pub(super) struct Ahead<W> {
    workers: Vec<Worker<W>>,
}

/// Rows of one thread, each with its number among all.
type Numbered<W> = Receiver<(usize, W)>;

struct Worker<W> {
    /// Its next row: each thread's own come in order, so the first row of all is the first of these.
    next: Option<(usize, W)>,
    /// Gone once there is nothing more.
    rows: Option<(Numbered<W>, JoinHandle<()>)>,
}

impl<W: Send + 'static> Ahead<W> {
    /// Begins. Whoever drops it early ends the work after the rows at hand.
    pub fn begin<R, S, F>(source: S, work: F) -> Self
    where
        R: Send + 'static,
        S: Iterator<Item = R> + Send + 'static,
        F: Fn(R) -> W + Send + Sync + 'static,
    {
        let shared = Arc::new((Mutex::new(source.enumerate()), work));
        let workers = (0..THREADS).map(|_| {
            let (hand, rows) = sync_channel(READY);
            let shared = shared.clone();
            let thread = spawn(move || {
                while let Some((number, row)) = next(&shared.0) {
                    if hand.send((number, (shared.1)(row))).is_err() {
                        break;
                    }
                }
            });
            Worker { next: None, rows: Some((rows, thread)) }
        });
        Self { workers: workers.collect() }
    }
}

fn next<R>(source: &Mutex<Enumerate<impl Iterator<Item = R>>>) -> Option<(usize, R)> {
    source.lock().unwrap_or_else(PoisonError::into_inner).next()
}

impl<W> Worker<W> {
    fn look(&mut self) {
        if self.next.is_some() {
            return;
        }
        self.next = self.rows.as_ref().and_then(|(rows, _)| rows.recv().ok());
        // the work does not panic; should it ever, half a file is no file
        if self.next.is_none()
            && let Some((_, thread)) = self.rows.take()
            && let Err(panic) = thread.join()
        {
            std::panic::resume_unwind(panic);
        }
    }
}

impl<W> Iterator for Ahead<W> {
    type Item = W;

    fn next(&mut self) -> Option<W> {
        self.workers.iter_mut().for_each(Worker::look);
        let first = self.workers.iter_mut().filter(|worker| worker.next.is_some());
        let first = first.min_by_key(|worker| worker.next.as_ref().map(|(number, _)| *number))?;
        first.next.take().map(|(_, row)| row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_in_their_order_however_long_each_takes() {
        let slow = |n: u64| {
            // the first of each dozen takes longest
            (0..(12 - n % 12) * 2_000).fold(n, |sum, _| std::hint::black_box(sum))
        };
        assert!(Ahead::begin(0..500, slow).eq(0..500));
        assert_eq!(Ahead::begin(0..0, slow).next(), None);
        // left early: nothing hangs
        assert!(Ahead::begin(0..500, slow).take(3).eq(0..3));
    }

    #[test]
    #[should_panic(expected = "row 7")]
    fn a_panic_is_no_end() {
        let work = |n: u32| if n == 7 { panic!("row 7") } else { n };
        Ahead::begin(0..20, work).for_each(drop);
    }
}

//! The clock of the program: the wall clock, or a fictional one for the demo and tests. Set up in `main`, handed on.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Tells the time in Unix ms.
#[derive(Clone, Debug)]
pub struct Clock {
    told: Told,
}

#[derive(Clone, Debug)]
enum Told {
    Wall,
    Fictional { start: i64, rate: f64, since: Instant },
}

impl Clock {
    /// The wall clock.
    pub fn wall() -> Clock {
        Clock { told: Told::Wall }
    }

    /// A clock that starts at `start` (Unix ms) now and runs at `rate` times real time; 0 stands still.
    pub fn fictional(start: i64, rate: f64) -> Clock {
        Clock { told: Told::Fictional { start, rate, since: Instant::now() } }
    }

    /// Whether the time is made up.
    pub fn is_fictional(&self) -> bool {
        matches!(self.told, Told::Fictional { .. })
    }

    /// Unix ms.
    pub fn now_ms(&self) -> i64 {
        match &self.told {
            // a wall clock before 1970 is told as 1970; the entries' own clock keeps ascending all the same
            Told::Wall => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64),
            Told::Fictional { start, rate, since } => start + (since.elapsed().as_millis() as f64 * rate) as i64,
        }
    }

    /// How much real time passes before the told time moves on by so many ms; `None` when it stands still.
    pub fn until(&self, ms: i64) -> Option<std::time::Duration> {
        let ms = ms.max(0) as f64;
        match &self.told {
            Told::Wall => Some(std::time::Duration::from_millis(ms as u64)),
            Told::Fictional { rate, .. } if *rate > 0.0 => Some(std::time::Duration::from_millis((ms / rate) as u64)),
            Told::Fictional { .. } => None,
        }
    }
}

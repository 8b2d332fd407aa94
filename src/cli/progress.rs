//! How far long work is, on a terminal's last line, and Ctrl-C as the wish to stop it: the first asks, the second kills.

use super::setting::Setting;
use crate::bundle::{Progress, Stage, Standing};
use crate::text::Words;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Short work shows nothing.
const FIRST: Duration = Duration::from_secs(1);
const THEN: Duration = Duration::from_millis(300);

/// Work that is watched as long as this lives.
pub struct Watched {
    /// For whoever works.
    pub progress: Progress,
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Watches work: Ctrl-C stops it, and on a terminal its progress is shown.
pub fn watched(setting: &Setting) -> Watched {
    let flag = Arc::new(AtomicBool::new(false));
    let sigint = signal_hook::consts::SIGINT;
    // the order matters: the second press finds the flag set and ends the program. Without the signal the work is not
    // stopped between two groups but killed, which loses nothing either
    let registered = signal_hook::flag::register_conditional_default(sigint, flag.clone())
        .and_then(|_| signal_hook::flag::register(sigint, flag.clone()));
    if let Err(e) = registered {
        tracing::warn!("Ctrl-C ends at once: {e}");
    }
    let progress = Progress::stopped_by(flag);
    let shown = (std::io::stderr().is_terminal()).then(|| show(&progress, setting.words.clone()));
    Watched { progress, shown }
}

fn show(progress: &Progress, words: Words) -> (Sender<()>, JoinHandle<()>) {
    let (end, ended) = channel();
    let progress = progress.clone();
    let thread = std::thread::spawn(move || {
        let (mut wait, mut drawn) = (FIRST, false);
        while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(wait) {
            wait = THEN;
            if let Some(line) = line(&words, progress.standing()) {
                let _ = write!(std::io::stderr(), "\r\u{1b}[K{line}");
                drawn = true;
            }
        }
        if drawn {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    });
    (end, thread)
}

fn line(words: &Words, Standing { stage, done, total }: Standing) -> Option<String> {
    let (stage, unit) = match stage {
        Stage::Waiting => return None,
        Stage::Copying => ("copying", "bytes"),
        Stage::Reading => ("reading", "bytes"),
        Stage::Checking => ("checking", "lines"),
        Stage::Taking => ("taking", "lines"),
    };
    let scale = if unit == "bytes" { 1_000_000 } else { 1 };
    Some(words.sync_progress(stage, done / scale, total / scale, unit).into_owned())
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.shown.take() {
            drop(end);
            let _ = thread.join();
        }
    }
}

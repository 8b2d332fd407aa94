//! Reading out an index that nobody trusts: in a process of its own, so that a panic, an abort, silence or hunger for
//! memory in the engine is one line of an answer and the end of nothing. Both sides of the pipe are here; which program
//! is started is the caller's matter.
//!
//! What the child says, a line each, everything else being ignored: `= entry LINE`, `= bad` for a value that does not fit
//! its key, `= mark EPOCH N ENTRIES XOR`, `= failed WORDS`, and at the very end `= end`.

use super::{
    StoreError,
    index::{Engine, Held, Mark},
    line::{EntryKey, KeyOf},
    sled_index::SledEngine,
};
use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Read, Write},
    ops::ControlFlow,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

/// Makes the command whose standard output is what [`probe`] writes about the index in this folder.
pub type Prober<'a> = dyn Fn(&Path) -> Command + 'a;

/// How long an index may take to be read out.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// No line of a child is longer: an entry line with its heading.
const LINE_LIMIT: u64 = 4 << 20;

/// How reading an index ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every value was read.
    Well,
    /// There is no index.
    NotThere,
    /// The engine refused, or its process died; its words, for the log.
    Failed(String),
    /// No answer in time.
    TooSlow,
}

/// What an index was found to hold.
#[derive(Debug)]
pub(super) struct ReadOut {
    /// The sound entries.
    pub entries: HashMap<EntryKey, String>,
    /// Values that do not fit their keys.
    pub bad: u64,
    pub mark: Option<Mark>,
    pub ended: Ended,
}

impl ReadOut {
    pub fn nothing(ended: Ended) -> ReadOut {
        ReadOut { entries: HashMap::new(), bad: 0, mark: None, ended }
    }

    /// The mark, if what was found is exactly what it claims: then the index held every entry up to that line.
    pub fn proof(&self) -> Option<Mark> {
        let mark = self.mark?;
        let mut held = Held { n: mark.held.n, ..Held::default() };
        let mut ids: Vec<&[u8; 16]> = self.entries.keys().map(|key| &key.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().for_each(|id| held.count(id));
        (self.ended == Ended::Well && held == mark.held).then_some(mark)
    }
}

/// The child's side: opens the index in the folder, which opening may change, and says all it holds.
pub fn probe(folder: &Path, key_of: KeyOf, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    let mut written = Ok(());
    let mut read = || {
        let mut index = SledEngine.open(folder)?;
        if let Some(Mark { epoch, held }) = index.mark()? {
            let xor = u128::from_be_bytes(held.xor);
            written = writeln!(out, "= mark {epoch} {} {} {xor:032x}", held.n, held.entries);
        }
        index.scan(&mut |key, value| {
            let sound = std::str::from_utf8(value).ok().filter(|text| !text.contains('\n'));
            written = match sound.filter(|text| key_of(text) == Some(key)) {
                Some(text) => writeln!(out, "= entry {text}"),
                None => writeln!(out, "= bad"),
            };
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        // closing can fail in its own ways; the process ends anyhow
        std::mem::forget(index);
        Ok::<(), super::index::IndexError>(())
    };
    let done = read();
    written?;
    match done {
        Ok(()) => writeln!(out, "= end")?,
        Err(error) => writeln!(out, "= failed {}", error.0.replace('\n', " "))?,
    }
    out.flush()
}

/// The parent's side: starts the child on the folder and takes down what it says, for so long at most.
pub(super) fn read_out(
    prober: &Prober<'_>,
    folder: &Path,
    key_of: KeyOf,
    patience: Duration,
) -> Result<ReadOut, StoreError> {
    let mut command = prober(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let program = Path::new(command.get_program()).to_path_buf();
    let mut child = command.spawn().map_err(StoreError::at(&program))?;
    let Some(said) = child.stdout.take() else { return Ok(ReadOut::nothing(Ended::Failed("silent".into()))) };
    let (send, taken) = mpsc::channel();
    let reader = std::thread::Builder::new().name("probe".into()).spawn(move || {
        // the receiver is there until it has this
        let _ = send.send(take_down(BufReader::new(said), key_of));
    });
    reader.map_err(StoreError::at(&program))?;
    let in_time = taken.recv_timeout(patience).ok();
    let slow = in_time.is_none();
    let ended = end(&mut child);
    // once the child is dead its pipe is closed, and what it said till then counts
    let mut out = in_time.or_else(|| taken.recv_timeout(patience).ok()).unwrap_or(ReadOut::nothing(Ended::TooSlow));
    if out.ended != Ended::Well {
        out.ended = match out.ended {
            _ if slow => Ended::TooSlow,
            Ended::Failed(words) if words.is_empty() => Ended::Failed(ended),
            other => other,
        };
    }
    Ok(out)
}

/// Ends the child, however far it is, and says how it ended.
fn end(child: &mut Child) -> String {
    // it may have ended by itself
    let _ = child.kill();
    child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
}

fn take_down(mut said: impl BufRead, key_of: KeyOf) -> ReadOut {
    let mut out = ReadOut::nothing(Ended::Failed(String::new()));
    let mut line = Vec::new();
    loop {
        line.clear();
        match (&mut said).take(LINE_LIMIT).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return out,
            Ok(_) => {}
        }
        // a line cut by the child's death is no line
        let Some(text) = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok()) else { continue };
        let Some((what, rest)) = text.strip_prefix("= ").map(|text| text.split_once(' ').unwrap_or((text, ""))) else {
            continue;
        };
        match what {
            "entry" => match key_of(rest) {
                Some(key) => drop(out.entries.insert(key, rest.to_owned())),
                None => out.bad += 1,
            },
            "bad" => out.bad += 1,
            "mark" => out.mark = read_mark(rest),
            "failed" => out.ended = Ended::Failed(rest.to_owned()),
            "end" => out.ended = Ended::Well,
            _ => {}
        }
    }
}

fn read_mark(text: &str) -> Option<Mark> {
    let mut words = text.split(' ');
    let epoch = words.next()?.parse().ok()?;
    let (n, entries) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let xor = u128::from_str_radix(words.next()?, 16).ok()?.to_be_bytes();
    Some(Mark { epoch, held: Held { n, entries, xor } })
}

//! `play`: script lines in, one answer a line out, each printed only when its entries are stored. Lines are read ahead and
//! answered in order, so a script is stored in groups. A whole day can be played with no terminal.

use super::desk;
use super::error::{DONE, FAILED, Failure, PARTLY, io_why};
use super::resolve;
use super::script::{Against, Line, ScriptError, command, open_day};
use super::setting::Setting;
use crate::app::laptop::{Laptop, LaptopError};
use crate::app::refused::refusal_text;
use crate::app::session::CommitError;
use crate::domain::ids::PersonId;
use crate::text::date::parse_rfc3339;
use serde_json::{Value, json};
use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::mpsc;

/// So many lines are taken together at most.
const AHEAD: usize = 512;

/// A longer line is no command: the largest text a command takes is far shorter, and a file without line ends would fill the
/// memory.
const LINE_LIMIT: u64 = 8 * 1024 * 1024;

/// Runs a script; `-` is standard input.
pub fn run(setting: &Setting, file: &Path) -> Result<u8, Failure> {
    let w = &setting.words;
    let reader: Box<dyn BufRead + Send> = if file == Path::new("-") {
        Box::new(std::io::BufReader::new(std::io::stdin()))
    } else {
        let opened = std::fs::File::open(file).map_err(|e| {
            Failure::new(
                "io",
                w.error_io(&file.display().to_string(), &io_why(w, &e)),
                w.error_nothing_changed(),
                w.error_check_path(),
            )
        })?;
        Box::new(std::io::BufReader::new(opened))
    };
    let player = Player::new(setting)?;
    player.play(lines(reader), &mut |answer| setting.print_raw(&answer.to_string()))
}

/// Lines of a reader, read ahead on a thread of its own.
fn lines(mut reader: Box<dyn BufRead + Send>) -> mpsc::Receiver<Result<String, String>> {
    let (send, receive) = mpsc::sync_channel(AHEAD);
    std::thread::spawn(move || {
        loop {
            let mut bytes = Vec::new();
            let line = match (&mut reader).take(LINE_LIMIT + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => return,
                Ok(n) if n as u64 > LINE_LIMIT => Err("too long".to_owned()),
                Ok(_) => String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned()),
                Err(e) => Err(e.to_string()),
            };
            let end = line.is_err();
            if send.send(line).is_err() || end {
                return;
            }
        }
    });
    receive
}

/// Plays lines on one store.
pub struct Player<'a> {
    setting: &'a Setting,
    laptop: Option<Laptop>,
    n: usize,
    refused: bool,
}

/// An answer that waits until its entries are stored.
struct Pending {
    ticket: u64,
    answer: Value,
}

impl<'a> Player<'a> {
    /// Opens the day, or waits for an `OpenDay` where there is none.
    pub fn new(setting: &'a Setting) -> Result<Player<'a>, Failure> {
        let none = setting.day.is_none()
            && setting.world.root.days().map_err(|e| Failure::store(&setting.words, &e))?.is_empty();
        let laptop = if none { None } else { Some(desk::open(setting)?.laptop) };
        Ok(Player { setting, laptop, n: 0, refused: false })
    }

    /// Plays to the end of the lines; gives the exit code.
    pub fn play(
        mut self,
        lines: mpsc::Receiver<Result<String, String>>,
        tell: &mut dyn FnMut(&Value),
    ) -> Result<u8, Failure> {
        let mut failed = None;
        'all: while let Ok(first) = lines.recv() {
            let mut pending = Vec::new();
            let mut next = Some(first);
            while let Some(line) = next.take() {
                match self.line(line) {
                    Ok(Some(p)) => pending.push(p),
                    Ok(None) => {}
                    Err(f) => {
                        failed = Some(f);
                        break;
                    }
                }
                if pending.len() < AHEAD {
                    next = lines.try_recv().ok();
                }
            }
            self.answer(pending, tell)?;
            if failed.is_some() {
                break 'all;
            }
        }
        if let Some(laptop) = self.laptop.take() {
            let Laptop { store, .. } = laptop;
            // everything answered is stored; the second copy comes along, unless it takes too long
            store.settle_index(desk::COMPARE);
            drop(store);
        }
        match failed {
            Some(f) => Err(f),
            None if self.refused => Ok(PARTLY),
            None => Ok(DONE),
        }
    }

    fn answer(&mut self, pending: Vec<Pending>, tell: &mut dyn FnMut(&Value)) -> Result<(), Failure> {
        let last = pending.iter().map(|p| p.ticket).max().unwrap_or(0);
        if let Some(l) = &self.laptop
            && last > 0
            && let Err(e) = l.store.wait_for(last)
        {
            let stored = l.store.stored_up_to();
            for p in pending.iter().filter(|p| p.ticket <= stored) {
                tell(&p.answer);
            }
            return Err(Failure::store(&self.setting.words, &e));
        }
        pending.iter().for_each(|p| tell(&p.answer));
        Ok(())
    }

    fn line(&mut self, line: Result<String, String>) -> Result<Option<Pending>, Failure> {
        let stop = |n: usize, what: &str| {
            let w = &self.setting.words;
            Failure::new(
                "not_a_command",
                w.error_not_a_command(n, what),
                w.error_before_is_stored(),
                w.error_mend_line(),
            )
        };
        let text = match line {
            Ok(t) => t,
            Err(e) => return Err(stop(self.n + 1, &e)),
        };
        if text.trim().is_empty() {
            return Ok(None);
        }
        self.n += 1;
        match Line::parse(text.trim()).and_then(|l| self.run(l)) {
            Ok(p) => Ok(Some(p)),
            Err(ScriptError::NotACommand(what)) => Err(stop(self.n, &what)),
            Err(ScriptError::Unclear(f)) => {
                self.refused = true;
                let refusal: String = camel(&f.kind);
                let answer = json!({"n": self.n, "ok": false, "refusal": refusal, "text": f.what});
                Ok(Some(Pending { ticket: 0, answer }))
            }
        }
    }

    fn run(&mut self, line: Line) -> Result<Pending, ScriptError> {
        let (setting, n) = (self.setting, self.n);
        let w = &setting.words;
        if line.at.is_some() && !setting.world.clock.is_fictional() {
            return Err(ScriptError::NotACommand("at: only under COLLOQUIO_NOW".into()));
        }
        let at = match &line.at {
            Some(t) => Some(parse_rfc3339(t).ok_or_else(|| ScriptError::NotACommand(format!("at: {t}")))?.ms),
            None => None,
        };
        let Some(laptop) = &mut self.laptop else {
            if line.name != "OpenDay" {
                return Err(ScriptError::Unclear(Failure::refused(w, None, &crate::domain::refusal::Refusal::NoDay)));
            }
            let mut world = setting.world.clone();
            if let Some(ms) = at {
                // the clock stands at the line's time while the day is founded
                world.clock = crate::app::clock::Clock::fictional(ms, 0.0);
            }
            let open = open_day(line, w, &world)?;
            let (mut laptop, committed) = Laptop::found(&world, open, Box::new(|_| {})).map_err(|e| match &e {
                LaptopError::Commit(CommitError::Refused(r)) => ScriptError::Unclear(Failure::refused(w, None, r)),
                e => ScriptError::Unclear(Failure::laptop(w, None, e)),
            })?;
            laptop.set_clock(setting.world.clock.clone());
            self.laptop = Some(laptop);
            return Ok(Pending { ticket: 0, answer: json!({"n": n, "ok": true, "entries": committed.stamped.len()}) });
        };
        let now = match at {
            Some(ms) => laptop.now_at(ms),
            None => laptop.now(),
        };
        let actor = acting(setting, laptop, line.acting.as_deref())?;
        let mut draw = laptop.draw();
        let against = Against { day: laptop.day(), words: w, actor, ms: now.ms };
        let command = command(line, &against, &mut draw)?;
        match laptop.commit(&command, actor, &now, &mut draw) {
            Ok((done, ticket)) => {
                let mut answer = json!({"n": n, "ok": true, "entries": done.stamped.len()});
                if !done.made.is_empty() {
                    answer["made"] = json!(done.made);
                }
                Ok(Pending { ticket, answer })
            }
            Err(CommitError::Refused(r)) => {
                self.refused = true;
                let text = refusal_text(w, self.laptop.as_ref().map(Laptop::day), &r);
                let answer = json!({"n": n, "ok": false, "refusal": r.name(), "text": text});
                Ok(Pending { ticket: 0, answer })
            }
            Err(e @ CommitError::Fault(_)) => Err(Failure { exit: FAILED, ..Failure::commit(w, None, &e) }.into()),
        }
    }
}

fn acting(setting: &Setting, laptop: &Laptop, named: Option<&str>) -> Result<Option<PersonId>, Failure> {
    match named {
        Some(t) => resolve::person(&setting.words, laptop.day(), t).map(Some),
        None => desk::actor(setting, laptop.day(), laptop.session.device(), None),
    }
}

/// `no_such_candidate` -> `NoSuchCandidate`.
fn camel(kind: &str) -> String {
    kind.split('_')
        .map(|part| {
            let mut c = part.chars();
            c.next().map(|f| f.to_ascii_uppercase().to_string() + c.as_str()).unwrap_or_default()
        })
        .collect()
}

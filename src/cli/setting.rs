//! What every verb works with: the world, the words, and the one writer for everything that is printed. A closed pipe is
//! quiet. Not here: arguments (`args`) and the Day (`desk`).

use super::args::{Format, Global};
use super::error::Failure;
use super::fit::fitted;
use crate::app::clock::Clock;
use crate::app::ids::Ids;
use crate::app::laptop::{STORE_FOLDER, World};
use crate::store::{Machine, Root};
use crate::text::clean_multiline;
use crate::text::{Lang, Words};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// What the process was started with; read in `main` only.
#[derive(Clone, Debug)]
pub struct Start {
    /// The arguments, the program's name first.
    pub arguments: Vec<std::ffi::OsString>,
    /// `COLLOQUIO_STORE`.
    pub store: Option<PathBuf>,
    /// `COLLOQUIO_LANG`.
    pub lang: Option<String>,
    /// The locale, as the system gives it.
    pub locale: Option<String>,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `COLLOQUIO_NOW`.
    pub now: Option<String>,
    /// `COLLOQUIO_SEED`.
    pub seed: Option<String>,
    /// Random bytes from the system.
    pub random: fn(&mut [u8]) -> bool,
    /// What the machine calls itself.
    pub machine: Option<String>,
}

/// What every verb works with.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Store, clock and random values.
    pub world: World,
    /// The words.
    pub words: Words,
    /// `--day`.
    pub day: Option<String>,
    /// `--as`.
    pub acting: Option<String>,
    /// `--format`.
    pub format: Format,
    /// Plain characters.
    pub ascii: bool,
    /// No colours.
    pub plain: bool,
}

impl Setting {
    /// Works out the setting from the start and the options of every command.
    pub fn new(start: &Start, global: &Global) -> Result<Setting, Failure> {
        let dir = store_dir(start, global);
        let root = dir.map(Root::at);
        // the language chosen on the welcome screen counts where nothing else says one
        let chosen = root.as_ref().and_then(|r| r.prefs().lang);
        let words = Words::new(language(start, global.lang.as_deref(), chosen.as_deref()));
        if let Some(l) = &global.lang
            && Lang::parse(l).is_none()
        {
            return Err(Failure::usage(&words, words.error_bad_option("--lang", l)));
        }
        let root = root.ok_or_else(|| {
            Failure::new("no_home", words.error_no_home(), words.error_nothing_changed(), words.error_name_store())
        })?;
        let clock = match &start.now {
            None => Clock::wall(),
            Some(text) => {
                clock(text).ok_or_else(|| Failure::usage(&words, words.error_bad_option("COLLOQUIO_NOW", text)))?
            }
        };
        let ids = match &start.seed {
            None => Ids::System(start.random),
            Some(text) => Ids::Seeded(
                text.trim()
                    .parse()
                    .map_err(|_| Failure::usage(&words, words.error_bad_option("COLLOQUIO_SEED", text)))?,
            ),
        };
        Ok(Setting {
            world: World { root, clock, ids, machine: Machine { id: start.machine.clone() } },
            words,
            day: global.day.clone(),
            acting: global.acting.clone(),
            format: global.format,
            ascii: global.ascii || !is_utf8(start),
            plain: start.no_color || global.color == super::args::Color::Never,
        })
    }

    /// A setting for what the screen asks of the command line: nothing is printed.
    pub fn of_screen(world: World, words: Words) -> Setting {
        Setting { world, words, day: None, acting: None, format: Format::Json, ascii: false, plain: true }
    }

    /// Text for people, on stdout, made safe for a terminal.
    pub fn print(&self, text: &str) {
        let _ = writeln!(std::io::stdout(), "{}", fitted(&clean_multiline(text), &std::io::stdout()));
    }

    /// A document for programs, on stdout, as it is.
    pub fn print_raw(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(text.as_bytes());
        if !text.ends_with('\n') {
            let _ = out.write_all(b"\n");
        }
        let _ = out.flush();
    }

    /// A message, on stderr, made safe for a terminal.
    pub fn say(&self, text: &str) {
        say(text);
    }

    /// Whether stdout is a terminal that shows colours.
    pub fn bold(&self) -> bool {
        !self.plain && std::io::stdout().is_terminal()
    }
}

/// A message, on stderr, made safe for a terminal; nothing where there is none.
pub fn say(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(std::io::stderr(), "{}", fitted(&clean_multiline(text), &std::io::stderr()));
    }
}

/// A line for programs, on stderr.
pub fn say_raw(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn language(start: &Start, option: Option<&str>, chosen: Option<&str>) -> Lang {
    [option, start.lang.as_deref(), chosen, start.locale.as_deref()]
        .into_iter()
        .flatten()
        .find_map(Lang::parse)
        .unwrap_or(Lang::En)
}

fn is_utf8(start: &Start) -> bool {
    // an unknown locale is taken as able to show UTF-8: nearly all are
    start.locale.as_deref().is_none_or(|l| {
        let l = l.to_ascii_lowercase();
        l.contains("utf-8") || l.contains("utf8") || !(l == "c" || l == "posix" || l.contains('.'))
    })
}

/// `--store`, then `COLLOQUIO_STORE`, then `colloquio-data` beside the program, then the platform's data directory.
fn store_dir(start: &Start, global: &Global) -> Option<PathBuf> {
    if let Some(dir) = global.store.clone().or_else(|| start.store.clone()) {
        return Some(dir);
    }
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join(STORE_FOLDER)));
    if let Some(dir) = beside.filter(|d| d.is_dir()) {
        return Some(dir);
    }
    use etcetera::BaseStrategy;
    Some(etcetera::base_strategy::choose_native_strategy().ok()?.data_dir().join("colloquio"))
}

/// `RFC3339[+RATE]`: the rate comes after the offset, so it is a plus sign that is no part of the time.
pub fn clock(text: &str) -> Option<Clock> {
    use crate::text::date::parse_rfc3339;
    let text = text.trim();
    if let Some(at) = parse_rfc3339(text) {
        return Some(Clock::fictional(at.ms, 1.0));
    }
    let (time, rate) = text.rsplit_once('+')?;
    let rate: f64 = rate.parse().ok()?;
    let at = parse_rfc3339(time)?;
    (rate.is_finite() && rate >= 0.0).then(|| Clock::fictional(at.ms, rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_told_from_the_offset() {
        let at = |t: &str| clock(t).map(|c| c.now_ms());
        assert_eq!(at("2026-11-28T09:00:00+01:00+0"), Some(1_795_852_800_000));
        assert!(at("2026-11-28T09:00:00+01:00").is_some_and(|ms| ms >= 1_795_852_800_000));
        assert_eq!(at("2026-11-28T09:00:00Z+0"), Some(1_795_856_400_000));
        assert!(clock("yesterday").is_none() && clock("2026-11-28T09:00:00Z+x").is_none());
    }
}

//! The rooms and their doors, read from the source: who may name whom, what the pure rooms may not know, how long a file may
//! be, and who looks at raw entries. Test code is left out; comments are no code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may name. Right of all stand `main.rs` and `lib.rs`.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("ranking", &["domain"]),
    ("planning", &[]),
    ("text", &[]),
    ("wire", &["domain", "ranking", "text"]),
    // the four know nothing of each other
    ("store", &["domain", "ranking", "wire", "text"]),
    ("bundle", &["domain", "ranking", "wire", "text"]),
    ("intake", &["domain", "ranking", "wire", "text"]),
    ("report", &["domain", "ranking", "wire", "text"]),
    ("app", &["domain", "ranking", "wire", "text", "store", "bundle", "intake", "report"]),
    ("tui", &["domain", "ranking", "wire", "text", "store", "bundle", "intake", "report", "app"]),
    ("cli", &["domain", "ranking", "wire", "text", "store", "bundle", "intake", "report", "app", "tui", "planning"]),
];

/// What the pure rooms do not know.
const IMPURE: &[&str] = &[
    "ratatui",
    "crossterm",
    "sled",
    "tokio",
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "getrandom",
    "jiff",
    "anyhow",
    "tempfile",
];

/// Outside crates that have one place, and that place.
const PLACES: &[(&str, &[&str])] = &[
    ("sled", &["store"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("tokio", &["tui"]),
    ("fluent_bundle", &["text"]),
    ("clap", &["cli"]),
    ("anyhow", &["tui", "cli", "main"]),
    ("getrandom", &["main"]),
];

struct Source {
    path: PathBuf,
    room: String,
    /// Names of the modules down to this file: `["domain", "decide", "sheet"]`.
    modules: Vec<String>,
    whole: String,
    /// Without comments and test code.
    code: String,
}

fn files(dir: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // packages of their own are built in place
            if path.file_name().is_some_and(|name| name != "target") {
                files(&path, all);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    all.sort();
    all.into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap().with_extension("");
            let modules: Vec<String> = inside.iter().map(|p| p.to_str().unwrap().to_owned()).collect();
            let whole = std::fs::read_to_string(&path).unwrap();
            Source { room: modules[0].clone(), code: code_of(&whole), path: inside, modules, whole }
        })
        .filter(|s| !s.modules.iter().any(|m| m == "tests" || m == "rehearsal"))
        .collect()
}

/// The code of a file: comments gone, texts emptied, and what stands under `#[cfg(test)] mod tests {` too.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let mut out = String::new();
    for line in text.lines() {
        let mut in_text = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '/' if !in_text && chars.peek() == Some(&'/') => break,
                '\\' if in_text => drop(chars.next()),
                '"' => in_text = !in_text,
                _ if in_text => {}
                c => out.push(c),
            }
        }
        out.push('\n');
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a path or name stands in the code as a whole word.
fn names(code: &str, what: &str) -> bool {
    code.match_indices(what).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + what.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The rooms a file names: after `crate::` or `colloquio::`, in a `use crate::{…}` too, or by way of enough `super::`.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    let code: String = source.code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut all = BTreeSet::new();
    let mut after = |rest: &str| {
        let rest = rest.trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0, true);
            for (at, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && is_word(c) && depth == 0 => {
                        all.insert(group[at..].chars().take_while(|c| is_word(*c)).collect());
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            all.insert(rest.chars().take_while(|c| is_word(*c)).collect::<String>());
        }
    };
    for root in ["crate::", "colloquio::"] {
        for (at, _) in code.match_indices(root) {
            if !code[..at].chars().next_back().is_some_and(is_word) {
                after(&code[at + root.len()..]);
            }
        }
    }
    let up = "super::".repeat(source.modules.len());
    code.match_indices(&up).for_each(|(at, _)| after(&code[at + up.len()..]));
    all.remove("");
    all
}

#[test]
fn left_never_names_right() {
    let mut breaches = Vec::new();
    for s in sources() {
        let Some((_, may)) = ROOMS.iter().find(|(room, _)| *room == s.room) else {
            assert!(matches!(s.room.as_str(), "main" | "lib"), "{}: in no room", s.path.display());
            continue;
        };
        for named in rooms_named(&s) {
            if named != s.room && !may.contains(&named.as_str()) {
                breaches.push(format!("{} names {named}", s.path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn every_room_is_really_read() {
    // the reader of `use` lines finds what is there: else the test above could not fail
    let all = sources();
    for (room, named) in [("app", "store"), ("app", "bundle"), ("tui", "app"), ("cli", "app"), ("wire", "domain")] {
        assert!(all.iter().any(|s| s.room == room && rooms_named(s).contains(named)), "{room} -> {named}");
    }
    let odd = |code: &str, depth: usize| {
        let modules = vec!["domain".to_owned(); depth];
        rooms_named(&Source {
            path: PathBuf::new(),
            room: "domain".into(),
            modules,
            whole: String::new(),
            code: code.into(),
        })
    };
    assert!(odd("use crate::{domain::ids::{A, B}, store};", 1).contains("store"));
    assert!(odd("let x = colloquio::bundle::write();", 1).contains("bundle"));
    assert!(odd("use super::super::tui::theme;", 2).contains("tui"));
    assert!(odd("use super::super::tui::theme;", 3).is_empty());
    assert!(names("use std::fs;", "std::fs") && !names("use std::fs_extra;", "std::fs"));
    assert!(names("use std::time::{Duration, Instant};", "Instant") && names("std::time::Instant::now()", "Instant"));
    assert_eq!(code_of("let a = \"crate::tui\"; // crate::tui\nb").trim(), "let a = ; \nb");
}

#[test]
fn the_pure_rooms_know_no_terminal_file_clock_or_chance() {
    let mut breaches = Vec::new();
    for s in sources().iter().filter(|s| matches!(s.room.as_str(), "domain" | "ranking" | "planning")) {
        for what in IMPURE.iter().filter(|w| names(&s.code, w)) {
            breaches.push(format!("{} names {what}", s.path.display()));
        }
        // nor the words: sentences are made at the edge
        if rooms_named(s).contains("text") {
            breaches.push(format!("{} names text", s.path.display()));
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn crates_with_one_place_are_named_there_only() {
    let mut breaches = Vec::new();
    for s in sources() {
        for (name, places) in PLACES {
            let path = format!("{name}::");
            let named = s
                .code
                .match_indices(&path)
                .any(|(at, _)| !s.code[..at].chars().next_back().is_some_and(|c| is_word(c) || c == ':' || c == '.'));
            if named && !places.contains(&s.room.as_str()) {
                breaches.push(format!("{} names {name}", s.path.display()));
            }
        }
        // the made-up clock and seed come in by one door
        let reads = names(&s.code, "std::env::var") || names(&s.code, "env::var");
        if reads && !matches!(s.room.as_str(), "main") && s.whole.contains("env::var(\"COLLOQUIO") {
            breaches.push(format!("{} reads COLLOQUIO_… itself", s.path.display()));
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

/// Marks, notes and agreed marks stand in raw entries too. Who reads those outside the domain and the wire asks first, and is
/// named here.
#[test]
fn marks_are_read_through_visible_alone() {
    const FACTS: &[&str] = &["MarkSet", "NoteSet", "AgreementSet"];
    /// Read what an entry says, whatever it is, after `register_visible`.
    const ASK_FIRST: &[&str] = &["app/describe", "cli/document/blocker"];
    /// Read only records of candidates, the opening of the day, or how long an entry is.
    const NO_SHEETS: &[&str] = &["app/import", "app/laptop/flood", "bundle/verify"];
    /// The last resort when a laptop is gone: the marks of a file that no Day can take, for a sheet that says they are all in
    /// it. No Day's marks are read.
    const LAST_RESORT: &[&str] = &["app/laptop/rescue"];
    let mut breaches = Vec::new();
    for s in sources().iter().filter(|s| !matches!(s.room.as_str(), "domain" | "wire")) {
        let path = s.path.to_str().unwrap().replace('\\', "/");
        // to tell a mark from a note reads neither
        let code = FACTS.iter().fold(s.code.clone(), |code, f| code.replace(&format!("Fact::{f}(_)"), ""));
        let facts = FACTS.iter().any(|f| code.contains(&format!("Fact::{f}")) || names(&code, f));
        let raw = [".personal()", ".data)", ".data;", ".data ", "entry.data", "e.data", "Private::Held"];
        let raw = raw.iter().any(|r| s.code.contains(r));
        // a screen may ask whether an entry is a mark at all, to know what to draw anew
        let kind_only = path == "app/model" && !s.code.replace("Fact::MarkSet(_)", "").contains("Fact::MarkSet");
        if facts && !kind_only && !ASK_FIRST.contains(&path.as_str()) && !LAST_RESORT.contains(&path.as_str()) {
            breaches.push(format!("{path} reads marks out of entries"));
        }
        if raw && !ASK_FIRST.contains(&path.as_str()) && !NO_SHEETS.contains(&path.as_str()) {
            breaches.push(format!("{path} reads raw entries"));
        }
        if ASK_FIRST.contains(&path.as_str()) && !s.code.contains("register_visible(") {
            breaches.push(format!("{path} does not ask whether it may"));
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
    // and the domain gives sheets out through `visible` alone
    let sheet = std::fs::read_to_string(root().join("src/domain/sheet.rs")).unwrap();
    for method in ["fn sheet(", "fn agreed(", "fn owed_notes(", "fn gap(", "fn to_seal("] {
        let line = sheet.lines().find(|l| l.contains(method)).unwrap();
        assert!(line.contains("pub(in crate::domain) ") || line.trim_start().starts_with("fn "), "{line}");
    }
}

#[test]
fn files_are_short_and_named_for_what_is_in_them() {
    let mut all = Vec::new();
    for dir in ["src", "tests", "benches"] {
        if root().join(dir).is_dir() {
            files(&root().join(dir), &mut all);
        }
    }
    let mut breaches = Vec::new();
    for path in all {
        let inside = path.strip_prefix(root()).unwrap();
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        if lines > 600 {
            breaches.push(format!("{} has {lines} lines", inside.display()));
        }
        let vague = |m: &str| {
            matches!(m, "mod" | "utils" | "util" | "helpers" | "helper" | "misc" | "common" | "manager" | "stuff")
        };
        if inside.with_extension("").iter().any(|m| vague(m.to_str().unwrap())) {
            breaches.push(format!("{} is named for nothing", inside.display()));
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn every_file_says_what_lives_there() {
    let silent: Vec<PathBuf> = sources().into_iter().filter(|s| !s.whole.starts_with("//!")).map(|s| s.path).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

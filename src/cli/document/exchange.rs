//! `bundle export`, `inspect` and `import`: what became of each file.

use super::blocker::value;
use super::{Document, Moment};
use crate::app::laptop::{Count, Import, Review, Synced, Verdict, zone_of};
use crate::bundle::{Header, Scope, Skipped, Written};
use crate::domain::day::Day;
use crate::domain::day::register::ClashKind;
use crate::domain::ids::{DayId, DeviceId, PersonId};
use crate::domain::manifest::laptop_mark;
use crate::domain::trust::Admission;
use crate::domain::visible::register_visible;
use crate::text::Words;
use crate::text::date::Zone;
use crate::wire::hash::hex;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A bundle as written.
#[derive(Clone, Debug, Serialize)]
pub struct BundleExport {
    path: String,
    /// Digest of the file: the same as an import names.
    bundle: String,
    entries: u64,
    drafts_left_out: usize,
}

/// A bundle as written, and how many texts of this laptop are in no entry yet and so not in it.
pub fn bundle_export(day: DayId, written: &Written, drafts: usize) -> Document<BundleExport> {
    let export = BundleExport {
        path: written.path.display().to_string(),
        bundle: hex(&written.sha256),
        entries: written.entries,
        drafts_left_out: drafts,
    };
    Document { day: Some(day), ..Document::without_day("bundle", export) }
}

/// A backup as written: a bundle under a name of the caller's.
pub fn store_backup(day: DayId, written: &Written, drafts: usize) -> Document<BundleExport> {
    Document { format: "colloquio-store".into(), ..bundle_export(day, written, drafts) }
}

/// What became of files.
#[derive(Clone, Debug, Serialize)]
pub struct BundleFiles {
    applied: bool,
    files: Vec<OneFile>,
    digest: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct OneFile {
    path: String,
    bundle: Option<String>,
    day: Option<FileDay>,
    from: Option<From>,
    written: Option<Moment>,
    kind: Option<Scope>,
    trust: Option<&'static str>,
    verdict: &'static str,
    reason: Option<&'static str>,
    entries: Entries,
    needs: Vec<Need>,
    clashes: Vec<Clash>,
    /// Laptops of which this file showed a second history.
    forked: Vec<DeviceId>,
    /// Laptops nobody admitted of which too much would be held, and how many entries of each were left out.
    left_out: Vec<LeftOut>,
    /// Laptops whose clock is ahead of ours: one of the two is wrong.
    clocks_ahead: Vec<ClockAhead>,
    /// This laptop's new name, where the file held entries of its own that it did not have.
    goes_on_as: Option<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    review: Option<Reviewed>,
}

/// What a file that was looked at in advance would do.
#[derive(Clone, Debug, Serialize)]
struct Reviewed {
    header: Option<Header>,
    adds: BTreeMap<String, usize>,
    changes: Vec<Change>,
    /// Codes of the people something of it is about.
    concerns: Vec<String>,
}

/// A register with the value here and the one it would have; null where the asker may not see it.
#[derive(Clone, Debug, Serialize)]
struct Change {
    key: String,
    old: Value,
    new: Value,
}

fn reviewed(before: Option<&Day>, viewer: Option<PersonId>, import: &Import) -> Option<Reviewed> {
    let review = import.review.as_ref()?;
    let after = &review.after;
    let shown = |day: Option<&Day>, key: &str| match day.and_then(|d| Some((d, d.value(key)?))) {
        // what is hidden here today is not shown for what the file says of it
        Some((_, e)) if before.is_none_or(|b| register_visible(b, key, viewer)) => value(after, viewer, key, e),
        _ => Value::Null,
    };
    let change = |key: &String| Change { key: key.clone(), old: shown(before, key), new: shown(Some(after), key) };
    Some(Reviewed {
        header: import.header.clone(),
        adds: review.adds.clone(),
        changes: review.changes.iter().map(change).collect(),
        concerns: review.concerns.iter().map(|c| after.candidate_code(*c).to_owned()).collect(),
    })
}

#[derive(Clone, Debug, Serialize)]
struct FileDay {
    id: DayId,
    name: String,
    same: bool,
}

#[derive(Clone, Debug, Serialize)]
struct From {
    device: DeviceId,
    letter: String,
    name: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Entries {
    total: usize,
    new: usize,
    known: usize,
    waiting: usize,
    apart: usize,
    later: usize,
}

/// A stretch of a laptop's chain that is missing.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Need {
    pub(super) device: DeviceId,
    pub(super) from: u64,
    pub(super) to: u64,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct LeftOut {
    device: DeviceId,
    entries: u64,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct ClockAhead {
    device: DeviceId,
    minutes: usize,
}

/// A register that was not in Clash before.
#[derive(Clone, Debug, Serialize)]
struct Clash {
    kind: Option<&'static str>,
    what: String,
    ours: Value,
    theirs: Value,
}

/// What became of a folder.
#[derive(Clone, Debug, Serialize)]
pub struct BundleSync {
    #[serde(flatten)]
    files: BundleFiles,
    /// This laptop's own file; null where all it holds lies there already.
    written: Option<BundleExport>,
    /// Files that were taken before and not read again.
    known: usize,
    /// Files that are still being copied.
    arriving: Vec<String>,
    skipped: Vec<SkippedFile>,
}

#[derive(Clone, Debug, Serialize)]
struct SkippedFile {
    path: String,
    why: &'static str,
}

/// What became of a folder; `day` and `before` as for its files.
pub fn bundle_sync(day: &Day, before: Option<&Day>, viewer: Option<PersonId>, synced: &Synced) -> Document<BundleSync> {
    let path = |path: &PathBuf| path.display().to_string();
    let why = |skipped: &Skipped| match skipped {
        Skipped::Shadow => "shadow",
        Skipped::Link => "link",
        Skipped::NotAFile => "not_a_file",
    };
    let body = BundleSync {
        files: bundle_files(Some(day), before, viewer, &synced.files).body,
        written: synced.written.as_ref().map(|e| bundle_export(day.id(), &e.written, e.drafts).body),
        known: synced.known,
        arriving: synced.arriving.iter().map(path).collect(),
        skipped: synced.skipped.iter().map(|(p, s)| SkippedFile { path: path(p), why: why(s) }).collect(),
    };
    Document { day: Some(day.id()), ..Document::without_day("bundle", body) }
}

/// What became of files. `day` is the Day after them, `before` the one they met; none where there was none.
pub fn bundle_files(
    day: Option<&Day>,
    before: Option<&Day>,
    viewer: Option<PersonId>,
    files: &[(PathBuf, Import)],
) -> Document<BundleFiles> {
    let zone = day.map_or_else(|| Zone::named("Europe/Rome", 3_600), zone_of);
    let body = BundleFiles {
        applied: files.iter().any(|(_, i)| matches!(i.verdict, Verdict::Taken | Verdict::Waiting)),
        files: files
            .iter()
            .map(|(path, import)| OneFile {
                path: path.display().to_string(),
                ..one(day, before, viewer, &zone, import)
            })
            .collect(),
        digest: day.map(Day::digest),
    };
    Document { day: day.map(Day::id), ..Document::without_day("bundle", body) }
}

fn one(day: Option<&Day>, before: Option<&Day>, viewer: Option<PersonId>, zone: &Zone, import: &Import) -> OneFile {
    let header = import.header.as_ref();
    // of a file that was only looked at, the Clashes to come stand in the Day it would make
    let after = import.review.as_ref().map(|review| &review.after).or(day);
    let Count { total, new, known, waiting, apart, later } = import.count;
    OneFile {
        path: String::new(),
        bundle: import.sha256.as_ref().map(|sha| hex(sha)),
        day: header.map(|h| FileDay {
            id: h.day.id,
            name: h.day.name.clone(),
            same: day.is_some_and(|d| d.id() == h.day.id),
        }),
        from: header.map(|h| From {
            device: h.writer.dev,
            letter: day
                .filter(|d| d.id() == h.day.id)
                .map_or_else(|| laptop_mark(h.writer.dev), |d| d.letter(h.writer.dev)),
            name: h.writer.name.clone(),
        }),
        written: header.map(|h| Moment::at(zone, h.ms)),
        kind: header.map(|h| h.kind),
        trust: header.map(|h| trust(day, before, h)),
        verdict: import.verdict.as_str(),
        reason: import.reason(),
        entries: Entries { total, new, known, waiting, apart, later },
        needs: import.needs.iter().map(|(device, from, to)| Need { device: *device, from: *from, to: *to }).collect(),
        clashes: import
            .clashes
            .iter()
            .map(|key| {
                let hidden = import.review.is_some() && before.is_some_and(|b| !register_visible(b, key, viewer));
                let kind = after.and_then(|day| day.standing(key).clash).map(ClashKind::as_str);
                Clash { kind, ..clash(after.filter(|_| !hidden), viewer, header, key) }
            })
            .collect(),
        forked: import.forked.clone(),
        left_out: import
            .left_out
            .iter()
            .map(|(device, entries)| LeftOut { device: *device, entries: *entries })
            .collect(),
        clocks_ahead: import
            .clocks_ahead
            .iter()
            .map(|(device, minutes)| ClockAhead { device: *device, minutes: *minutes })
            .collect(),
        goes_on_as: import.goes_on_as.clone(),
        review: reviewed(before, viewer, import),
    }
}

/// What its writer is to the day here; a laptop is new where nothing of it was here before.
fn trust(day: Option<&Day>, before: Option<&Day>, header: &Header) -> &'static str {
    let writer = &header.writer.dev;
    let here = day.filter(|d| d.id() == header.day.id);
    match here.map(|d| (d.admissions().of(*writer), d.admissions().keyed())) {
        Some((Admission::Refused, _)) => return "refused",
        Some((Admission::Retired { .. }, _)) => return "retired",
        Some((Admission::Unknown, true)) if writer.is_unsigned() => return "unsigned",
        Some((Admission::Unknown, true)) => return "new",
        _ => {}
    }
    if day.is_some_and(|d| d.forked().contains(writer)) {
        "forked"
    } else if before.is_some_and(|d| d.admissions().keyed() || d.chains().contains_key(writer)) {
        "known"
    } else {
        "new"
    }
}

/// Both values side by side, as far as the asker may see them.
fn clash(day: Option<&Day>, viewer: Option<PersonId>, header: Option<&Header>, key: &str) -> Clash {
    let standing = day.map(|d| d.standing(key));
    let mut heads: Vec<_> = day
        .filter(|_| standing.as_ref().is_some_and(|s| s.clash.is_some()))
        .map(|d| d.heads(key).iter().filter_map(|id| d.entry(id)).collect())
        .unwrap_or_default();
    heads.sort_by_key(|e: &&std::sync::Arc<_>| {
        let e: &crate::domain::entry::Entry = e;
        (header.is_some_and(|h| h.writer.dev == e.stamp.device), e.stamp.order())
    });
    let shown = |e: Option<&&std::sync::Arc<crate::domain::entry::Entry>>| match (day, e) {
        (Some(day), Some(e)) => value(day, viewer, key, e),
        _ => Value::Null,
    };
    Clash {
        kind: standing.and_then(|s| s.clash).map(|c| c.as_str()),
        what: key.to_owned(),
        ours: shown(heads.first()),
        theirs: shown(heads.get(1..).and_then(|rest| rest.last())),
    }
}

/// What a file would add and change, and whom it is about.
fn foreseen(words: &Words, review: &Review) -> String {
    let mut groups = [0; 6];
    for (kind, n) in &review.adds {
        let group = match kind.split('.').next().unwrap_or_default() {
            "candidate" if kind == "candidate.called" => 1,
            "candidate" | "conflict" => 0,
            "presence" | "interview" | "help" => 1,
            "mark" | "note" | "sheet" | "reveal" | "agreement" => 2,
            "decision" | "offer" | "second_look" | "gap" | "proposal" => 3,
            "day" | "area" | "person" | "pair" | "rubric" | "plan" => 4,
            _ => 5,
        };
        groups[group] += n;
    }
    let [people, room, sheets, decisions, day, others] = groups;
    let mut text = String::new();
    if !review.adds.is_empty() {
        text = format!("\n{}", words.sync_adds(people, room, sheets, decisions, day, others));
    }
    let codes: Vec<&str> = review.concerns.iter().map(|c| review.after.candidate_code(*c)).collect();
    if !codes.is_empty() {
        text = format!("{text}\n{}", words.sync_concerns(&codes.join(", ")));
    }
    if !review.changes.is_empty() {
        text = format!("{text}\n{}", words.sync_changes(review.changes.len()));
    }
    text
}

/// One file that was taken, or could be, in a line.
/// In words too: what it waits for, which laptop turned out to be two, and what this laptop is called from now on.
pub fn bundle_line(words: &Words, day: Option<&Day>, name: &str, import: &Import) -> String {
    let from = import.header.as_ref().map(|h| h.writer.name.as_str()).unwrap_or_default();
    let c = import.count;
    let mut line = match import.verdict {
        Verdict::Ready => words.bundle_ready(name, from, c.new),
        _ => words.bundle_taken(name, from, c.new),
    }
    .into_owned();
    for (n, more) in [
        (c.waiting, words.bundle_waiting(c.waiting)),
        (c.apart, words.bundle_apart(c.apart)),
        (c.later, words.bundle_later(c.later)),
        (import.clashes.len(), words.bundle_clashes(import.clashes.len())),
    ] {
        if n > 0 {
            line.push(' ');
            line.push_str(&more);
        }
    }
    let called = |device: &DeviceId| {
        let known = day.map(|d| d.laptop_name(*device)).filter(|name| !name.is_empty());
        let writer = import.header.as_ref().filter(|h| h.writer.dev == *device).map(|h| h.writer.name.clone());
        known.or(writer).unwrap_or_else(|| laptop_mark(*device))
    };
    if c.waiting > 0 {
        for (device, from, to) in &import.needs {
            line.push(' ');
            line.push_str(&words.sync_needs(&called(device), *from, *to, to - from + 1));
        }
    }
    if let Some(review) = &import.review {
        line.push_str(&foreseen(words, review));
    }
    for (device, n) in &import.left_out {
        line.push('\n');
        line.push_str(&words.sync_left_out(&called(device), *n));
    }
    for (device, minutes) in &import.clocks_ahead {
        line.push('\n');
        line.push_str(&words.contents_clock(&called(device), *minutes));
    }
    for device in &import.forked {
        line.push('\n');
        line.push_str(&words.sync_forked(&called(device)));
    }
    if let Some(name) = &import.goes_on_as {
        line.push('\n');
        line.push_str(&words.sync_goes_on_as(name));
    }
    line
}

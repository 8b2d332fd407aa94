//! `store check` and `store rebuild`: what is whole, what one copy fills in for the other, what is in neither.

use super::{Document, Tabular};
use crate::app::laptop::Mended;
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::domain::ids::DayId;
use crate::store::{Copy, Damage, DamageKind, Ended, Gap, Health, Holder, Verdict};
use crate::text::{Words, date::long_date};
use serde::Serialize;

/// Version of a store's folder.
const STORE_VERSION: u32 = 1;

/// A day that was looked over, with what only the Day knows of it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What the store found.
    pub health: Health,
    /// Its name and date, where they can be read.
    pub label: Option<(String, String)>,
    /// Texts that are no entries yet.
    pub drafts: usize,
    /// Names of laptops whose chains have holes, in the order of the gaps.
    pub laptops: Vec<String>,
}

/// What was found, or what was done.
#[derive(Clone, Debug, Serialize)]
pub struct Store {
    ok: bool,
    store_version: u32,
    entries: Entries,
    drafts: usize,
    holder: Option<Held>,
    set_aside: Vec<String>,
    recovered: u64,
    lost: u64,
    next: Option<String>,
    days: Vec<OneDay>,
    #[serde(skip)]
    rebuilt: Option<Done>,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Entries {
    journal: u64,
    sled: u64,
    both: u64,
    damaged: u64,
}

#[derive(Clone, Debug, Serialize)]
struct Held {
    pid: Option<u32>,
    since: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct OneDay {
    id: DayId,
    verdict: &'static str,
    journal: CopyFigures,
    sled: CopyFigures,
    sled_read: &'static str,
    behind: u64,
    damage: Vec<Place>,
    mended: Vec<Place>,
    gaps: Vec<Hole>,
    lost: u64,
    tail: u64,
    device: bool,
    drafts: usize,
    set_aside: Vec<String>,
    #[serde(skip)]
    title: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct CopyFigures {
    entries: u64,
    missing: u64,
    damaged: u64,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    segment: u32,
    line: u64,
    kind: &'static str,
    from: Option<u64>,
    to: Option<u64>,
}

#[derive(Clone, Debug, Serialize)]
struct Hole {
    device: uuid::Uuid,
    from: u64,
    to: u64,
    #[serde(skip)]
    name: String,
}

#[derive(Clone, Debug)]
struct Done {
    entries: u64,
    from: (u64, u64, u64),
    goes_on_as: Option<String>,
}

/// What to type to mend these days. A rebuild takes one day, so where the store has several each is named.
pub fn rebuild_command(days: &[Checked], days_here: usize) -> String {
    const REBUILD: &str = "colloquio store rebuild";
    let one = |day: &Checked| match days_here {
        0 | 1 => REBUILD.to_owned(),
        _ => format!("{REBUILD} --day {}", day.health.day),
    };
    days.iter().filter(|day| !only_behind(day)).map(one).collect::<Vec<_>>().join(", ")
}

/// What a check found. `days_here`: how many days the store has, looked over or not. `held` says that another program has
/// the store, with what it says about itself.
pub fn store_check(
    words: &Words,
    days: Vec<Checked>,
    days_here: usize,
    held: Option<Option<Holder>>,
) -> Document<Store> {
    let command = rebuild_command(&days, days_here);
    let worst = worst(&days);
    let next = match worst {
        Verdict::Whole => None,
        Verdict::Mendable if days.iter().all(only_behind) => Some(words.store_next_open().into_owned()),
        Verdict::Mendable => Some(words.store_next_rebuild(&command).into_owned()),
        Verdict::Lost => Some(next_lost(words, &days, &command)),
    };
    let only = match days.as_slice() {
        [day] => Some(DayId(day.health.day)),
        _ => None,
    };
    let sum = |of: &dyn Fn(&Health) -> u64| days.iter().map(|d| of(&d.health)).sum();
    let store = Store {
        ok: worst == Verdict::Whole,
        store_version: STORE_VERSION,
        entries: Entries {
            journal: sum(&|h| h.journal.entries),
            sled: sum(&|h| h.index.entries),
            both: sum(&|h| h.both),
            damaged: sum(&|h| h.journal.damaged + h.index.damaged),
        },
        drafts: days.iter().map(|d| d.drafts).sum(),
        holder: held.map(|h| Held { pid: h.as_ref().map(|h| h.pid), since: h.map(|h| h.since) }),
        set_aside: days.iter().flat_map(|d| paths(&d.health)).collect(),
        recovered: 0,
        lost: sum(&|h| h.lost),
        next,
        days: days.into_iter().map(one_day).collect(),
        rebuilt: None,
    };
    Document { day: only, ..Document::without_day("store", store) }
}

/// What a rebuild did: the day as it was found, and what there is now.
pub fn store_rebuild(words: &Words, found: Checked, days_here: usize, mended: &Mended) -> Document<Store> {
    let day = DayId(found.health.day);
    let rebuilt = &mended.rebuilt;
    let n = rebuilt.entries;
    let mut document = store_check(words, vec![found], days_here, None);
    document.day = Some(day);
    let store = &mut document.body;
    store.ok = rebuilt.lost == 0;
    store.entries = Entries { journal: n, sled: n, both: n, damaged: 0 };
    store.recovered = rebuilt.from_index;
    store.lost = rebuilt.lost;
    store.next = (rebuilt.lost > 0).then(|| words.store_next_gap().into_owned());
    store.rebuilt = Some(Done {
        entries: n,
        from: (rebuilt.from_journal, rebuilt.from_index, rebuilt.from_both),
        goes_on_as: mended.goes_on_as.clone(),
    });
    document
}

/// What to do about a loss: a rebuild first, but for what an earlier one could not give back.
pub fn next_lost(words: &Words, days: &[Checked], command: &str) -> String {
    let known = days.iter().all(|day| day.health.lost == day.health.known);
    if known { words.store_next_gap().into_owned() } else { words.store_next_lost(command).into_owned() }
}

/// The worst of several days.
pub fn worst(days: &[Checked]) -> Verdict {
    let rank = |v: &Verdict| match v {
        Verdict::Whole => 0,
        Verdict::Mendable => 1,
        Verdict::Lost => 2,
    };
    days.iter().map(|d| d.health.verdict()).max_by_key(rank).unwrap_or(Verdict::Whole)
}

fn only_behind(day: &Checked) -> bool {
    day.health.is_only_behind() || day.health.verdict() == Verdict::Whole
}

fn paths(health: &Health) -> Vec<String> {
    health.set_aside.iter().map(|p| p.display().to_string()).collect()
}

fn one_day(looked: Checked) -> OneDay {
    let Checked { health: h, label, drafts, laptops } = looked;
    let figures = |c: &Copy| CopyFigures { entries: c.entries, missing: c.missing, damaged: c.damaged };
    let names = laptops.into_iter().map(Some).chain(std::iter::repeat(None));
    OneDay {
        id: DayId(h.day),
        verdict: match h.verdict() {
            Verdict::Whole => "whole",
            Verdict::Mendable => "mendable",
            Verdict::Lost => "lost",
        },
        journal: figures(&h.journal),
        sled: figures(&h.index),
        sled_read: match h.index_ended {
            Ended::Well => "whole",
            Ended::NotThere => "missing",
            Ended::Failed(_) => "failed",
            Ended::TooSlow => "silent",
        },
        behind: h.behind,
        set_aside: paths(&h),
        damage: h.damage.iter().map(place).collect(),
        mended: h.mended.iter().map(place).collect(),
        gaps: h.gaps.iter().zip(names).map(|(gap, name)| hole(gap, name)).collect(),
        lost: h.lost,
        tail: h.tail,
        device: h.device.is_some(),
        drafts,
        title: label,
    }
}

fn place(d: &Damage) -> Place {
    let (kind, from, to) = match d.kind {
        DamageKind::Unreadable => ("unreadable", None, None),
        DamageKind::Header => ("header", None, None),
        DamageKind::Missing { from, to } => ("missing", Some(from), Some(to)),
        DamageKind::Repeated => ("repeated", None, None),
        DamageKind::Seal => ("seal", None, None),
    };
    Place { segment: d.segment, line: d.line, kind, from, to }
}

fn hole(gap: &Gap, name: Option<String>) -> Hole {
    Hole { device: gap.device, from: gap.from, to: gap.to, name: name.unwrap_or_else(|| gap.device.to_string()) }
}

/// More places than this are counted and not listed, for people.
const PLACES: usize = 12;

impl Tabular for Store {
    /// A row a copy.
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("day", heading("table-id")),
                left("copy", heading("store-copy")),
                right("entries", heading("store-entries")),
                right("missing", heading("store-missing")),
                right("damaged", heading("store-damaged")),
            ],
            words.no_days(),
        );
        for day in &self.days {
            for (code, key, copy) in [("journal", "store-journal", &day.journal), ("sled", "store-index", &day.sled)] {
                t.row(vec![
                    Cell::text(day.id.to_string()),
                    Cell::word(code, heading(key)),
                    Cell::figure(copy.entries, copy.entries.to_string()),
                    Cell::figure(copy.missing, copy.missing.to_string()),
                    Cell::figure(copy.damaged, copy.damaged.to_string()),
                ]);
            }
        }
        t
    }

    fn text(&self, words: &Words, style: Style) -> String {
        let mut parts: Vec<String> = self.days.iter().map(|day| self.page(day, words, style)).collect();
        // what to do about a loss is said with the failure itself
        let failed = self.rebuilt.is_none() && self.lost > 0;
        parts.extend(self.next.clone().filter(|_| !failed));
        parts.join("\n")
    }
}

impl Store {
    fn page(&self, day: &OneDay, words: &Words, style: Style) -> String {
        let mut lines = Vec::new();
        lines.push(match &day.title {
            Some((name, date)) => {
                let said = long_date(words, date).unwrap_or_else(|| date.clone());
                words.store_day(name, &said).into_owned()
            }
            None => day.id.to_string(),
        });
        let mut t = Table::new(
            vec![
                left("copy", words.by_key("store-copy")),
                right("entries", words.by_key("store-entries")),
                right("missing", words.by_key("store-missing")),
                right("damaged", words.by_key("store-damaged")),
            ],
            "",
        );
        for (key, copy) in [("store-journal", &day.journal), ("store-index", &day.sled)] {
            let figure = |n: u64| Cell::figure(n, n.to_string());
            let name = Cell::text(words.by_key(key));
            t.row(vec![name, figure(copy.entries), figure(copy.missing), figure(copy.damaged)]);
        }
        lines.push(t.text(style));
        lines.extend(day.damage.iter().take(PLACES).map(|d| {
            let file = format!("{:08}.log", d.segment);
            match (d.kind, d.from, d.to) {
                ("missing", Some(from), Some(to)) => words.store_gone_lines(&from.to_string(), &to.to_string()),
                ("seal", ..) => words.store_bad_seal(&file),
                ("header", ..) => words.store_bad_header(&file),
                ("repeated", ..) => words.store_repeated_line(&file, d.line),
                _ => words.store_bad_line(&file, d.line),
            }
            .into_owned()
        }));
        if day.damage.len() > PLACES {
            lines.push(words.error_lines_damaged(day.damage.len()).into_owned());
        }
        if !day.mended.is_empty() {
            lines.push(words.store_mended(day.mended.len()).into_owned());
        }
        match day.sled_read {
            "missing" => lines.push(words.store_index_missing().into_owned()),
            "failed" => lines.push(words.store_index_failed().into_owned()),
            "silent" => lines.push(words.store_index_slow().into_owned()),
            _ => {}
        }
        if day.behind > 0 {
            lines.push(words.store_behind(day.behind).into_owned());
        }
        if day.tail > 0 {
            lines.push(words.store_tail(day.tail).into_owned());
        }
        if !day.device {
            lines.push(words.store_no_device().into_owned());
        }
        if day.drafts > 0 {
            lines.push(words.store_drafts(day.drafts).into_owned());
        }
        lines.extend(day.set_aside.iter().map(|path| words.store_set_aside(path).into_owned()));
        match &self.rebuilt {
            None if day.verdict == "whole" => lines.push(words.store_whole().into_owned()),
            None if day.lost == 0 => lines.push(words.store_mendable().into_owned()),
            None => {}
            Some(done) => {
                let (journal, index, both) = done.from;
                lines.push(words.store_rebuilt(done.entries).into_owned());
                lines.push(words.store_from(journal, index, both).into_owned());
                lines.extend(done.goes_on_as.as_ref().map(|name| words.store_goes_on_as(name).into_owned()));
            }
        }
        let lost = if self.rebuilt.is_some() { self.lost } else { day.lost };
        if lost > 0 {
            lines.push(words.store_lost(lost).into_owned());
        }
        lines.extend(day.gaps.iter().map(|gap| {
            let (from, to) = (gap.from.to_string(), gap.to.to_string());
            if from == to { words.store_gap_one(&gap.name, &from) } else { words.store_gap(&gap.name, &from, &to) }
                .into_owned()
        }));
        lines.join("\n")
    }
}

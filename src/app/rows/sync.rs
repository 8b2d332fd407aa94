//! "Everything is in", as rows: one per laptop, what waits and for what, what is apart, what two laptops say differently.
//! Worked out only where somebody looks at it. The files of a folder are not here: they are no part of the Day.

use crate::app::describe::describe;
use crate::app::model::Current;
use crate::domain::day::Day;
use crate::domain::day::register::ClashKind;
use crate::domain::fact::{Fact, Trust};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::manifest::{LaptopState, Owed};
use crate::text::Words;
use std::collections::BTreeMap;

/// One laptop.
#[derive(Clone, Debug, PartialEq)]
pub struct LaptopRow {
    /// Id.
    pub device: DeviceId,
    /// What people call it; its mark where it has no name.
    pub name: String,
    /// This one.
    pub own: bool,
    /// Where it stands.
    pub state: LaptopState,
    /// When last heard, Unix ms.
    pub heard: Option<i64>,
    /// Sheets it owes.
    pub owed: usize,
    /// Of those, sealed here.
    pub sealed: usize,
    /// Those that are not, each with whether it is begun.
    pub missing: Vec<(Owed, Begun)>,
    /// Entries it holds of which we know and which are not here.
    pub behind: u64,
    /// Who says so, and when; none where its own header does.
    pub says: Option<(DeviceId, i64)>,
    /// Entries that are here and wait for others.
    pub waiting: usize,
    /// Its entries that are missing: from, to.
    pub needs: Option<(u64, u64)>,
    /// Its entries that are held apart, by reason.
    pub apart: BTreeMap<&'static str, usize>,
    /// Its entries from a later version.
    pub later: usize,
    /// Anything of it was ever here.
    pub known: bool,
}

/// Whether a missing sheet was heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Something of it is here.
    Open,
    /// Nothing.
    Unheard,
}

/// A register two laptops replaced apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashRow {
    /// The register.
    pub key: String,
    /// How it counts.
    pub kind: ClashKind,
    /// The values, as entries.
    pub heads: Vec<EntryId>,
}

impl ClashRow {
    /// What the pointer follows: the first of the values.
    pub fn id(&self) -> Option<EntryId> {
        self.heads.first().copied()
    }
}

/// Everything the screen says of laptops.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncRows {
    /// This laptop first, then the others: those that lack something first.
    pub laptops: Vec<LaptopRow>,
    /// What two laptops say differently: what has no value first.
    pub clashes: Vec<ClashRow>,
    /// Whether entries carry signatures.
    pub protected: bool,
}

impl SyncRows {
    /// How many have nothing more to give.
    pub fn complete(&self) -> usize {
        self.laptops.iter().filter(|laptop| laptop.state == LaptopState::Complete).count()
    }

    /// How many laptops the day has: one that others only speak of may be none of them.
    pub fn of(&self) -> usize {
        self.laptops.iter().filter(|laptop| laptop.known).count()
    }

    /// The laptop that lacks most, for the sentence over the table.
    pub fn worst(&self) -> Option<&LaptopRow> {
        let others = self.laptops.iter().filter(|laptop| !laptop.own && lack(laptop) > 0);
        others.max_by_key(|laptop| (laptop.missing.len(), laptop.behind))
    }

    /// This laptop, where sheets that were called here are missing.
    pub fn own_lacks(&self) -> Option<&LaptopRow> {
        self.laptops.iter().find(|laptop| laptop.own && !laptop.missing.is_empty())
    }

    /// How many entries are from a later version.
    pub fn later(&self) -> usize {
        self.laptops.iter().map(|laptop| laptop.later).sum()
    }

    /// Somebody's row.
    pub fn laptop(&self, device: DeviceId) -> Option<&LaptopRow> {
        self.laptops.iter().find(|laptop| laptop.device == device)
    }
}

/// How much a laptop lacks: sheets first, then entries.
fn lack(laptop: &LaptopRow) -> u64 {
    laptop.missing.len() as u64 + laptop.behind
}

/// The rows. `own` is this laptop; `goes_on_as` the name it has from its first word, where that is not said yet; `now` says
/// who has been silent for long.
pub fn sync_rows(day: &Day, own: DeviceId, goes_on_as: Option<&str>, now: i64) -> SyncRows {
    let called = |device: DeviceId| match goes_on_as.filter(|_| device == own) {
        Some(name) => name.to_owned(),
        None => day.laptop_called(device),
    };
    let mut apart: BTreeMap<DeviceId, BTreeMap<&'static str, usize>> = BTreeMap::new();
    for (id, why) in day.apart() {
        if let Some(entry) = day.entry(id) {
            *apart.entry(entry.stamp.device).or_default().entry(why.as_str()).or_insert(0) += 1;
        }
    }
    let mut later: BTreeMap<DeviceId, usize> = BTreeMap::new();
    for entry in day.later().iter().filter_map(|id| day.entry(id)) {
        *later.entry(entry.stamp.device).or_insert(0) += 1;
    }
    let mut laptops: Vec<LaptopRow> = day
        .laptops(None)
        .into_iter()
        .map(|laptop| {
            let behind = laptop.known.saturating_sub(laptop.held);
            let waiting = || day.waiting().filter(|entry| entry.stamp.device == laptop.device);
            let first = waiting().map(|entry| entry.stamp.seq).min();
            let needs = match first {
                Some(first) if first > laptop.held + 1 => Some((laptop.held + 1, first - 1)),
                None if behind > 0 => Some((laptop.held + 1, laptop.known)),
                _ => None,
            };
            let missing = laptop.owed.iter().filter(|owed| !laptop.sealed.contains(owed));
            LaptopRow {
                device: laptop.device,
                name: called(laptop.device),
                own: laptop.device == own,
                state: if laptop.device == own { laptop.state } else { laptop.state_at(now) },
                heard: laptop.heard,
                owed: laptop.owed.len(),
                sealed: laptop.sealed.len(),
                missing: missing
                    .map(|owed| (*owed, if laptop.open.contains(owed) { Begun::Open } else { Begun::Unheard }))
                    .collect(),
                behind,
                says: (behind > 0).then(|| claimant(day, laptop.device, laptop.known)).flatten(),
                waiting: waiting().count(),
                needs,
                apart: apart.remove(&laptop.device).unwrap_or_default(),
                later: later.get(&laptop.device).copied().unwrap_or(0),
                known: laptop.held > 0 || laptop.waiting > 0 || laptop.heard.is_some(),
            }
        })
        .collect();
    if !laptops.iter().any(|laptop| laptop.own) {
        // it has said nothing yet under the name it goes on with
        laptops.push(LaptopRow {
            device: own,
            name: called(own),
            own: true,
            state: LaptopState::Working,
            heard: None,
            owed: 0,
            sealed: 0,
            missing: Vec::new(),
            behind: 0,
            says: None,
            waiting: 0,
            needs: None,
            apart: BTreeMap::new(),
            later: 0,
            known: true,
        });
    }
    laptops.sort_by(|a, b| {
        let key = |row: &LaptopRow| (!row.own, row.state == LaptopState::Complete, std::cmp::Reverse(lack(row)));
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.device.cmp(&b.device))
    });
    let mut clashes: Vec<ClashRow> = day
        .registers()
        .iter()
        .filter_map(|(key, register)| {
            let kind = register.standing.clash?;
            Some(ClashRow { key: key.clone(), kind, heads: day.heads(key) })
        })
        .collect();
    clashes.sort_by_key(|clash| std::cmp::Reverse(clash.kind));
    let protected = day.opened().is_some_and(|(_, opened)| opened.trust == Trust::Keys);
    SyncRows { laptops, clashes, protected }
}

/// Whose receipt says that a laptop wrote this far, and when it was written.
fn claimant(day: &Day, device: DeviceId, seq: u64) -> Option<(DeviceId, i64)> {
    day.set("sync.taken")
        .filter(|entry| match entry.fact() {
            Some(Fact::SyncTaken(taken)) => taken.tips.iter().any(|tip| tip.0 == device && tip.1 >= seq),
            _ => false,
        })
        .map(|entry| (entry.stamp.device, entry.stamp.ms))
        .min_by_key(|(_, ms)| *ms)
}

/// What the row says: where the laptop stands, in a few words.
pub fn state_text(words: &Words, current: &Current, row: &LaptopRow) -> String {
    let text = match row.state {
        LaptopState::Forked => words.laptop_is_forked(),
        LaptopState::Apart => words.laptop_is_apart(),
        LaptopState::Retired => words.laptop_is_retired(),
        _ if !row.known => words.laptop_is_unheard(),
        LaptopState::Complete if row.own => words.laptop_is_all_here(),
        LaptopState::Complete => words.laptop_is_complete(),
        LaptopState::Silent => words.laptop_is_silent(&row.heard.map(|at| current.zone.time(at)).unwrap_or_default()),
        LaptopState::Working if row.missing.is_empty() => words.laptop_is_working(),
        LaptopState::Working | LaptopState::Behind => return lacks_text(words, row),
    };
    text.into_owned()
}

/// What the laptop lacks: sheets, else entries.
pub fn lacks_text(words: &Words, row: &LaptopRow) -> String {
    let text = match row.missing.len() {
        0 => words.laptop_lacks_entries(count(row.behind)),
        missing => words.laptop_lacks_sheets(missing),
    };
    text.into_owned()
}

/// What is known of a laptop, and what to do, in sentences.
pub fn laptop_text(words: &Words, current: &Current, row: &LaptopRow) -> Vec<String> {
    let rows = current.rows.sync.as_ref();
    let named = |device: DeviceId| rows.and_then(|rows| rows.laptop(device)).map(|row| row.name.clone());
    let mut text: Vec<String> = Vec::new();
    if row.state == LaptopState::Forked {
        text.push(words.laptop_forked_way_out(&row.name).into_owned());
    }
    match row.needs {
        Some((from, to)) if row.waiting > 0 => {
            text.push(words.laptop_waiting_for(row.waiting, from, to).into_owned());
        }
        Some((from, to)) => text.push(words.laptop_needs(from, to).into_owned()),
        None if row.waiting > 0 => text.push(words.laptop_waiting(row.waiting).into_owned()),
        None => {}
    }
    if let Some((who, ms)) = row.says.and_then(|(who, ms)| Some((named(who)?, ms))) {
        text.push(words.laptop_behind_says(count(row.behind), &who, &current.zone.time(ms)).into_owned());
    }
    if !row.own && (!row.missing.is_empty() || row.behind > 0) {
        text.push(words.laptop_safe_there(&row.name).into_owned());
    }
    for (why, n) in &row.apart {
        text.push(words.laptop_apart(*n, &words.by_key(apart_key(why))).into_owned());
    }
    if row.later > 0 {
        text.push(words.laptop_later(row.later).into_owned());
    }
    match row.heard {
        _ if row.own => {
            text.push(words.laptop_this_one().into_owned());
            if rows.is_some_and(|rows| !rows.protected) {
                text.push(words.sync_not_protected_long().into_owned());
            }
        }
        Some(at) => text.push(words.laptop_as_of(&current.zone.time(at)).into_owned()),
        None => text.push(words.laptop_never_heard(&row.name).into_owned()),
    }
    text
}

/// A missing sheet: whose, about whom, and whether anything of it is here.
pub fn sheet_text(words: &Words, current: &Current, owed: Owed, begun: Begun) -> String {
    let about = current
        .day()
        .interview(owed.interview)
        .map(|interview| current.candidate_name(interview.candidate))
        .unwrap_or_default();
    let who = current.name_of(owed.interviewer);
    let text = match begun {
        Begun::Open => words.laptop_sheet_open(&who, &about),
        Begun::Unheard => words.laptop_sheet_unheard(&who, &about),
    };
    text.into_owned()
}

/// The values of a clash, as far as the viewer may see them, each with the laptop that says it. What it is about is said
/// once.
fn values(words: &Words, current: &Current, clash: &ClashRow) -> Vec<String> {
    let entries = || clash.heads.iter().filter_map(|id| current.day().entry(id));
    let said: Vec<String> = entries().map(|entry| describe(words, current.day(), current.actor, entry)).collect();
    entries()
        .zip(side_by_side(said))
        .map(|(entry, value)| {
            let laptop = current.day().laptop_called(entry.stamp.device);
            words.clash_value(&value, &laptop, &current.zone.time(entry.stamp.ms)).into_owned()
        })
        .collect()
}

/// Values of one thing, side by side: whom they are about stands before the first alone, and of a record only the fields
/// are left that differ.
pub fn side_by_side(said: Vec<String>) -> Vec<String> {
    let fields: Vec<Vec<&str>> = said.iter().map(|text| text.split(", ").collect()).collect();
    let [first, _, ..] = fields.as_slice() else { return said };
    let shortest = fields.iter().map(Vec::len).min().unwrap_or(0);
    let same_at = |at: fn(&[&str], usize) -> usize, n: usize| {
        fields.iter().all(|other| other[at(other, n)] == first[at(first, n)])
    };
    // each keeps a field of its own
    let most = shortest.saturating_sub(1);
    let head = (0..most).take_while(|n| same_at(|_, n| n, *n)).count();
    if head == 0 {
        return said;
    }
    let tail = (0..most - head).take_while(|n| same_at(|all, n| all.len() - 1 - n, *n)).count();
    let own = |fields: &Vec<&str>| fields[head..fields.len() - tail].join(", ");
    let mut values: Vec<String> = fields.iter().map(own).collect();
    values[0] = format!("{}, {}", first[0], values[0]);
    values
}

/// A clash as one line: both values.
pub fn clash_text(words: &Words, current: &Current, clash: &ClashRow) -> String {
    let values = values(words, current, clash);
    let mut text = String::new();
    for value in values {
        text = if text.is_empty() { value } else { words.clash_or(&text, &value).into_owned() };
    }
    text
}

/// A clash in full: the values, what counts meanwhile, and the way to settle it.
pub fn clash_values(words: &Words, current: &Current, clash: &ClashRow) -> Vec<String> {
    // the digits are those of the question
    let values = values(words, current, clash);
    let mut text: Vec<String> = values.iter().enumerate().map(|(i, value)| format!("{}  {value}", i + 1)).collect();
    text.push(match clash.kind {
        ClashKind::Soft => words.clash_soft().into_owned(),
        ClashKind::Own => words.clash_own().into_owned(),
        ClashKind::Hard => words.clash_hard().into_owned(),
    });
    text.push(if current.is_lead() { words.clash_settle() } else { words.clash_lead_settles() }.into_owned());
    text
}

fn apart_key(why: &str) -> &'static str {
    match why {
        "payload" => "apart-payload",
        "founder" => "apart-founder",
        "unknown" => "apart-unknown",
        "refused" => "apart-refused",
        "retired" => "apart-retired",
        "role" => "apart-role",
        _ => "apart-other",
    }
}

fn count(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn of_values_side_by_side_only_what_differs_is_left() {
        let said = |texts: &[&str]| side_by_side(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(said(&["Zoë, presente", "Zoë, assente"]), ["Zoë, presente", "assente"]);
        let records = ["Zoë, Agliana, z@example.org, +39 000 1", "Zoë, Agliana, zoe@example.org, +39 000 1"];
        assert_eq!(said(&records), ["Zoë, z@example.org", "zoe@example.org"]);
        assert_eq!(said(&["Zoë, Agliana, 1", "Zoë, 1"]), ["Zoë, Agliana, 1", "1"], "a field that is gone");
        // nothing is left out of a value that stands alone, nor of values about two things
        assert_eq!(said(&["Zoë, Agliana, 1"]), ["Zoë, Agliana, 1"]);
        assert_eq!(said(&["Zoë, presente", "Ada, presente"]), ["Zoë, presente", "Ada, presente"]);
    }
}

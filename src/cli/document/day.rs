//! `day show`: where the day stands and what is missing; `day list`.

use super::blocker::{Blocker, blockers};
use super::{Asked, Document, Moment, Tabular};
use crate::app::laptop::{Hole, holes};
use crate::app::rows::missing::hole_text;
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::domain::day::Day;
use crate::domain::day::register::ClashKind;
use crate::domain::fact::{Fact, Field, Mark, Presence};
use crate::domain::ids::{AreaId, DayId, DeviceId};
use crate::domain::interview::State;
use crate::domain::people::Stage;
use crate::domain::rubric::Rubric;
use crate::domain::sheet::SheetState;
use crate::domain::trust::Rights;
use crate::domain::visible;
use crate::text::{Words, clean, date, number};
use serde::Serialize;

/// Where the day stands.
#[derive(Clone, Debug, Serialize)]
pub struct DayShow {
    id: DayId,
    name: String,
    date: String,
    places: i64,
    state: &'static str,
    basis: String,
    simulated_clock: bool,
    device: Laptop,
    #[serde(skip)]
    unaccepted: bool,
    rubric: Option<RubricBrief>,
    areas: Vec<Area>,
    entries: usize,
    digest: String,
    stored_at: Option<Moment>,
    counts: Counts,
    blockers: Vec<Blocker>,
    gaps: Vec<Missing>,
}

/// A stretch of a laptop's chain that is not here, and what waits for it.
#[derive(Clone, Debug, Serialize)]
struct Missing {
    device: DeviceId,
    from: u64,
    to: u64,
    waiting: usize,
    #[serde(skip)]
    text: String,
}

/// This laptop.
#[derive(Clone, Debug, Serialize)]
struct Laptop {
    id: DeviceId,
    letter: String,
    role: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct RubricBrief {
    id: String,
    version: i64,
    scale: Scale,
    criteria: Vec<Criterion>,
}

/// Lowest and highest level.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Scale {
    pub(super) min: i64,
    pub(super) max: i64,
}

impl Scale {
    pub(super) fn of(rubric: &Rubric) -> Scale {
        Scale { min: rubric.scale.min, max: rubric.scale.max }
    }
}

#[derive(Clone, Debug, Serialize)]
struct Criterion {
    id: String,
    weight: i64,
}

#[derive(Clone, Debug, Serialize)]
struct Area {
    id: String,
    uid: AreaId,
    min: Option<i64>,
    max: Option<i64>,
}

/// How many of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Counts {
    candidates: usize,
    arrived: usize,
    done: usize,
    absent: usize,
    withdrawn: usize,
    sheets_expected: usize,
    sheets_sealed: usize,
    sheets_open: usize,
    notes_owed: usize,
    not_assessed: usize,
    clashes: usize,
    apart: usize,
    waiting: usize,
}

/// Where the day stands.
pub fn day_show(asked: &Asked) -> Document<DayShow> {
    let day = asked.day;
    let basis = match day.field("basis") {
        Some(Field::Words(basis)) => basis.clone(),
        _ => "raw".to_owned(),
    };
    asked.document(
        "day",
        DayShow {
            id: day.id(),
            name: day.name().to_owned(),
            date: day.date().to_owned(),
            places: day.places(),
            state: state(day),
            basis,
            simulated_clock: asked.simulated_clock,
            device: Laptop {
                id: asked.device,
                letter: day.letter(asked.device),
                role: roles(day, asked.device).first().copied().unwrap_or("pair"),
            },
            unaccepted: day.speaks_to_itself(),
            rubric: rubric(day),
            areas: day.areas().into_iter().map(|a| Area { id: a.name, uid: a.id, min: a.min, max: a.max }).collect(),
            entries: day.held(),
            digest: day.digest(),
            stored_at: asked.stored_at.map(|ms| asked.moment(ms)),
            counts: counts(asked),
            blockers: blockers(asked),
            gaps: holes(day).iter().map(|hole| missing(asked, hole)).collect(),
        },
    )
}

fn missing(asked: &Asked, hole: &Hole) -> Missing {
    let Hole { device, from, to, waiting } = *hole;
    Missing { device, from, to, waiting, text: hole_text(asked.words, &asked.laptop(device), hole) }
}

fn state(day: &Day) -> &'static str {
    if day.is_closed() { "closed" } else { "open" }
}

/// What a laptop is for: the founder leads, any other is what it was admitted for, and of an open day a pair's.
pub(super) fn roles(day: &Day, device: DeviceId) -> Vec<&'static str> {
    if day.founder() == Some(device) {
        return vec!["lead"];
    }
    if !day.admissions().keyed() {
        return vec!["pair"];
    }
    let may = day.admissions().of(device).rights();
    let names = [(Rights::LEAD, "lead"), (Rights::PANEL, "pair"), (Rights::DESK, "frontdesk")];
    names.into_iter().filter(|(right, _)| may.any_of(*right)).map(|(_, name)| name).collect()
}

/// Version of the rubric in force, counted up with every change.
pub(super) fn rubric_version(day: &Day) -> Option<i64> {
    match day.shown("rubric")?.fact()? {
        Fact::RubricSet(r) => Some(r.version),
        _ => None,
    }
}

fn rubric(day: &Day) -> Option<RubricBrief> {
    let rubric = day.rubric()?;
    Some(RubricBrief {
        id: rubric.id.clone(),
        version: rubric_version(day)?,
        scale: Scale::of(rubric),
        criteria: rubric.criteria.iter().map(|c| Criterion { id: c.id.clone(), weight: c.weight }).collect(),
    })
}

fn counts(asked: &Asked) -> Counts {
    let day = asked.day;
    let candidates = day.candidates();
    let presence = |p: Presence| candidates.iter().filter(|c| c.presence == p).count();
    let owed: Vec<SheetState> =
        day.owed().into_iter().map(|(_, o)| day.sheet_state(o.interview, o.interviewer)).collect();
    let mut all = Counts {
        candidates: candidates.len(),
        arrived: presence(Presence::Present),
        done: candidates.iter().filter(|c| c.stage == Stage::Done).count(),
        absent: presence(Presence::Absent),
        withdrawn: presence(Presence::Withdrawn),
        sheets_expected: owed.len(),
        sheets_sealed: owed.iter().filter(|s| **s == SheetState::Sealed).count(),
        sheets_open: owed.iter().filter(|s| matches!(s, SheetState::Open | SheetState::Reopened)).count(),
        clashes: day
            .registers()
            .values()
            .filter(|r| matches!(r.standing.clash, Some(ClashKind::Own | ClashKind::Hard)))
            .count(),
        apart: day.apart().len(),
        waiting: day.waiting().count(),
        ..Counts::default()
    };
    for i in day.interviews().iter().filter(|i| i.state != State::Void) {
        for who in visible::owners(day, i.id) {
            if let Some(sheet) = visible::sheet(day, i.id, who, asked.viewer) {
                all.notes_owed += visible::owed_notes(day, &sheet).len();
                all.not_assessed += sheet.marks.values().filter(|g| matches!(g.mark, Mark::NotAssessed(_))).count();
            }
        }
    }
    all
}

impl Tabular for DayShow {
    fn table(&self, words: &Words) -> Table {
        let c = &self.counts;
        let mut t = Table::new(
            vec![left("field", words.by_key("table-field")), left("value", words.by_key("table-value"))],
            String::new(),
        );
        let mut row = |field: &str, cell: Cell| t.row(vec![Cell::text(field), cell]);
        row("name", Cell::text(&self.name));
        row("date", Cell::text(&self.date));
        row("places", Cell::figure(self.places, self.places.to_string()));
        row("state", Cell::text(self.state));
        row("digest", Cell::text(&self.digest));
        row("entries", Cell::count(self.entries));
        for (field, n) in [
            ("candidates", c.candidates),
            ("arrived", c.arrived),
            ("done", c.done),
            ("absent", c.absent),
            ("withdrawn", c.withdrawn),
            ("sheets_expected", c.sheets_expected),
            ("sheets_sealed", c.sheets_sealed),
            ("sheets_open", c.sheets_open),
            ("notes_owed", c.notes_owed),
            ("not_assessed", c.not_assessed),
            ("clashes", c.clashes),
            ("apart", c.apart),
            ("waiting", c.waiting),
            ("blockers", self.blockers.len()),
        ] {
            row(field, Cell::count(n));
        }
        t
    }

    /// A page to read: what the day is, how far it is, what is missing.
    fn text(&self, words: &Words, style: Style) -> String {
        let c = &self.counts;
        let when = date::long_date(words, &self.date).unwrap_or_else(|| self.date.clone());
        let mut lines = vec![match style {
            Style::Plain => clean(&self.name).into_owned(),
            Style::Bold => format!("\u{1b}[1m{}\u{1b}[0m", clean(&self.name)),
        }];
        let places = usize::try_from(self.places).unwrap_or(0);
        lines.push(words.day_when(&when, places).into_owned());
        lines.push(words.day_state(self.state).into_owned());
        if self.simulated_clock {
            lines.push(words.day_simulated().into_owned());
        }
        lines.push(words.day_laptop(&self.device.letter, self.device.role).into_owned());
        if self.unaccepted {
            lines.push(words.day_unaccepted().into_owned());
        }
        lines.push(String::new());
        lines.push(words.day_people(c.candidates, c.arrived, c.done, c.absent, c.withdrawn).into_owned());
        lines.push(words.day_sheets(c.sheets_sealed, c.sheets_expected, c.sheets_open).into_owned());
        if c.notes_owed > 0 || c.not_assessed > 0 {
            lines.push(words.day_debts(c.notes_owed, c.not_assessed).into_owned());
        }
        if !self.areas.is_empty() {
            let areas: Vec<String> = self.areas.iter().map(|a| quota(words, &a.id, a.min, a.max)).collect();
            lines.push(words.day_areas(&areas.join(", ")).into_owned());
        }
        lines.push(String::new());
        let open = self.blockers.iter().filter(|b| !b.accepted).count();
        lines.push(words.day_missing(open).into_owned());
        for b in &self.blockers {
            let text = clean(&b.text).into_owned();
            lines.push(if b.accepted { words.day_accepted(&text).into_owned() } else { format!("  {text}") });
        }
        lines.extend(self.gaps.iter().map(|gap| clean(&gap.text).into_owned()));
        if !self.gaps.is_empty() {
            lines.push(words.store_next_gap().into_owned());
        }
        lines.push(String::new());
        let stored = self.stored_at.as_ref().map_or("–", Moment::clock);
        let entries = number::whole(words.lang(), self.entries as i64);
        lines.push(words.day_stored(&entries, stored, &self.digest[..12.min(self.digest.len())]).into_owned());
        lines.join("\n")
    }
}

/// An area with its least and most.
fn quota(words: &Words, area: &str, min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (None | Some(0), None) => clean(area).into_owned(),
        (min, Some(max)) => words.area_from_to(area, min.unwrap_or(0), max).into_owned(),
        (Some(min), None) => words.area_from(area, min).into_owned(),
    }
}

/// The days of a store.
#[derive(Clone, Debug, Serialize)]
pub struct Days {
    days: Vec<DayBrief>,
}

#[derive(Clone, Debug, Serialize)]
struct DayBrief {
    id: DayId,
    name: String,
    date: String,
    state: &'static str,
}

/// The days of a store, in the order given.
pub fn day_list<'a>(days: impl IntoIterator<Item = &'a Day>) -> Document<Days> {
    let days = days
        .into_iter()
        .map(|d| DayBrief { id: d.id(), name: d.name().to_owned(), date: d.date().to_owned(), state: state(d) })
        .collect();
    Document::without_day("days", Days { days })
}

impl Tabular for Days {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                right("date", heading("table-date")),
                left("name", heading("table-name")),
                left("state", heading("table-state")),
                left("id", heading("table-id")),
            ],
            words.no_days(),
        );
        for d in &self.days {
            t.row(vec![
                Cell::text(&d.date),
                Cell::text(&d.name),
                Cell::word(d.state, words.by_key(if d.state == "open" { "day-open" } else { "day-closed" })),
                Cell::text(d.id.to_string()),
            ]);
        }
        t
    }
}

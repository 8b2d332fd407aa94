//! `laptops list` and `bundle status`: what each laptop has written, what of it is here, which sheets it owes.

use super::day::roles;
use super::exchange::Need;
use super::interviews::moment;
use super::{Asked, Document, Moment, Tabular};
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::domain::day::register::ClashKind;
use crate::domain::ids::DeviceId;
use crate::domain::manifest::{self, LaptopState};
use crate::text::{Words, clean};
use serde::Serialize;

/// "Everything is in", laptop by laptop.
#[derive(Clone, Debug, Serialize)]
pub struct Laptops {
    complete: usize,
    of: usize,
    laptops: Vec<Laptop>,
    waiting: usize,
    apart: usize,
    clashes: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Laptop {
    device: DeviceId,
    /// Null where nothing of it ever came.
    name: Option<String>,
    letter: String,
    roles: Vec<&'static str>,
    state: &'static str,
    held: u64,
    known: u64,
    behind: u64,
    heard: Option<Moment>,
    finished: bool,
    /// How much of this laptop's own chain it said it holds.
    has_of_ours: Option<u64>,
    sheets: Sheets,
    missing: Vec<Missing>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Sheets {
    owed: usize,
    sealed: usize,
    open: usize,
    unknown: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Missing {
    interview: String,
    interviewer: String,
}

/// The laptops of the day, by id.
pub fn laptops_list(asked: &Asked) -> Document<Laptops> {
    let day = asked.day;
    let all = day.laptops(None);
    let laptops = Laptops {
        complete: all.iter().filter(|l| l.state == LaptopState::Complete).count(),
        of: all.iter().filter(|l| !l.is_only_spoken_of()).count(),
        laptops: all.iter().map(|l| laptop(asked, l)).collect(),
        waiting: day.waiting().count(),
        apart: day.apart().len(),
        clashes: day
            .registers()
            .values()
            .filter(|r| matches!(r.standing.clash, Some(ClashKind::Own | ClashKind::Hard)))
            .count(),
    };
    asked.document("laptops", laptops)
}

fn laptop(asked: &Asked, l: &manifest::Laptop) -> Laptop {
    let has_of_ours = match l.device == asked.device {
        true => Some(l.held),
        false => asked.told.heard.get(&l.device).and_then(|h| h.holds.get(&asked.device).copied()),
    };
    Laptop {
        device: l.device,
        name: Some(l.name.clone()).filter(|name| !name.is_empty()),
        letter: l.letter.clone(),
        roles: roles(asked.day, l.device),
        state: state_of(asked, l).as_str(),
        held: l.held,
        known: l.known,
        behind: l.known.saturating_sub(l.held),
        heard: l.heard.map(|ms| asked.moment(ms)),
        finished: l.finished,
        has_of_ours,
        sheets: Sheets {
            owed: l.owed.len(),
            sealed: l.sealed.len(),
            open: l.open.len(),
            unknown: l.owed.len() - l.sealed.len() - l.open.len(),
        },
        missing: l
            .owed
            .iter()
            .filter(|o| !l.sealed.contains(o))
            .map(|o| Missing { interview: asked.interview(o.interview), interviewer: asked.person(o.interviewer) })
            .collect(),
    }
}

/// As it stands now; the laptop that asks is heard.
fn state_of(asked: &Asked, l: &manifest::Laptop) -> LaptopState {
    if l.device == asked.device { l.state } else { l.state_at(asked.now_ms) }
}

/// "Everything is in": the laptops, and in words what is missing.
#[derive(Clone, Debug, Serialize)]
pub struct BundleStatus {
    #[serde(flatten)]
    laptops: Laptops,
    needs: Vec<Need>,
    #[serde(skip)]
    lines: Vec<String>,
}

/// The laptops of the day and what each still has to give.
pub fn bundle_status(asked: &Asked) -> Document<BundleStatus> {
    let needs = asked.day.gaps().iter().map(|gap| Need { device: gap.device, from: gap.from, to: gap.to }).collect();
    let status = BundleStatus { laptops: laptops_list(asked).body, needs, lines: status_lines(asked) };
    asked.document("bundle", status)
}

/// How many laptops are complete, then a sentence for each that is not, with how old what is known of it is.
pub fn status_lines(asked: &Asked) -> Vec<String> {
    let (words, day) = (asked.words, asked.day);
    let all = day.laptops(None);
    let complete = all.iter().filter(|l| l.state == LaptopState::Complete).count();
    let mut lines =
        vec![words.status_complete(complete, all.iter().filter(|l| !l.is_only_spoken_of()).count()).into_owned()];
    for l in all.iter().filter(|l| l.state != LaptopState::Complete) {
        let name = asked.laptop(l.device);
        if l.is_only_spoken_of() {
            lines.push(words.status_only_spoken_of(&name, l.known).into_owned());
            continue;
        }
        let heard = l.heard.map(|ms| asked.zone.time(ms));
        let missing = l.owed.len() - l.sealed.len();
        let state = state_of(asked, l);
        let line = match (state, &heard) {
            (LaptopState::Forked, _) => words.sync_forked(&name),
            (LaptopState::Behind, _) => {
                let n = l.known.saturating_sub(l.held);
                match asked.told.who_holds(l.device, l.known).find(|who| *who != l.device) {
                    Some(who) => words.status_behind_at(&name, n, &asked.laptop(who)),
                    None => words.status_behind(&name, n),
                }
            }
            (LaptopState::Silent, Some(heard)) => words.status_silent(&name, missing, heard),
            (_, Some(heard)) if l.finished => words.status_missing(&name, missing, heard),
            (_, Some(heard)) => words.status_working(&name, missing, heard),
            (_, None) => words.status_never(&name),
        };
        lines.push(line.into_owned());
        let sheets: Vec<String> = l
            .owed
            .iter()
            .filter(|o| !l.sealed.contains(o))
            .map(|o| format!("{} {}", asked.interview(o.interview), asked.named(o.interviewer)))
            .collect();
        if !sheets.is_empty() {
            lines.push(words.status_sheets(&sheets.join(", ")).into_owned());
        }
    }
    for gap in day.gaps() {
        let name = asked.laptop(gap.device);
        lines.push(words.sync_needs(&name, gap.from, gap.to, gap.to - gap.from + 1).into_owned());
    }
    lines
}

impl Tabular for BundleStatus {
    fn table(&self, words: &Words) -> Table {
        self.laptops.table(words)
    }

    fn text(&self, words: &Words, style: Style) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| clean(line).into_owned()).collect();
        format!("{}\n\n{}", lines.join("\n"), self.laptops.text(words, style))
    }
}

fn state_key(state: &str) -> &'static str {
    match state {
        "complete" => "laptop-complete",
        "silent" => "laptop-silent",
        "behind" => "laptop-behind",
        "forked" => "laptop-forked",
        "apart" => "laptop-apart",
        "retired" => "laptop-retired",
        _ => "laptop-working",
    }
}

impl Tabular for Laptops {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("name", heading("table-name")),
                left("letter", heading("table-letter")),
                left("state", heading("table-state")),
                left("heard", heading("table-as-of")),
                right("held", heading("table-held")),
                right("behind", heading("table-behind")),
                right("sheets_owed", heading("table-sheets-owed")),
                right("sheets_sealed", heading("table-sheets-sealed")),
                left("device", heading("table-id")),
            ],
            words.no_laptops(),
        );
        for l in &self.laptops {
            t.row(vec![
                Cell::maybe(l.name.as_deref()),
                Cell::text(&l.letter),
                Cell::word(l.state, words.by_key(state_key(l.state))),
                moment(l.heard.as_ref()),
                Cell::figure(l.held, l.held.to_string()),
                Cell::figure(l.behind, l.behind.to_string()),
                Cell::count(l.sheets.owed),
                Cell::count(l.sheets.sealed),
                Cell::text(l.device.to_string()),
            ]);
        }
        t
    }
}

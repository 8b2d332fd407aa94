//! `pairs list`: who sits where, with whom now, and how fresh that is.

use super::interviews::moment;
use super::{Asked, Document, Moment, Tabular, stored_at};
use crate::cli::table::{Cell, Table, left, right};
use crate::domain::ids::{DeviceId, PairId};
use crate::domain::interview::{Interview, State};
use crate::domain::people;
use crate::domain::sheet::SheetState;
use crate::text::Words;
use serde::Serialize;

/// The pairs of the day.
#[derive(Clone, Debug, Serialize)]
pub struct Pairs {
    pairs: Vec<Pair>,
}

#[derive(Clone, Debug, Serialize)]
struct Pair {
    code: String,
    uid: PairId,
    desk: String,
    block: Option<i64>,
    host: Option<String>,
    partner: Option<String>,
    shadows: Vec<String>,
    areas: Vec<String>,
    now: Option<Now>,
    done: usize,
    /// Known only with a plan.
    left: Option<usize>,
    /// Begun and not sealed.
    open_sheets: usize,
    /// Owed and not sealed, begun or not.
    missing_sheets: usize,
    as_of: Option<Moment>,
}

#[derive(Clone, Debug, Serialize)]
struct Now {
    interview: String,
    candidate: String,
    since: Option<Moment>,
}

/// Pairs that sit, by code.
pub fn pairs_list(asked: &Asked) -> Document<Pairs> {
    let all = asked.day.interviews();
    let pairs = asked.day.pairs().into_iter().filter(|p| !p.gone).map(|p| pair(asked, p, &all)).collect();
    asked.document("pairs", Pairs { pairs })
}

fn pair(asked: &Asked, p: people::Pair, all: &[Interview]) -> Pair {
    let day = asked.day;
    let own: Vec<&Interview> = all.iter().filter(|i| i.pair == Some(p.id) && i.state != State::Void).collect();
    let seat = |at: usize| p.members.get(at).map(|m| asked.person(*m));
    let mut areas: Vec<String> =
        p.seats().iter().filter_map(|m| day.person(*m)).flat_map(|m| m.areas).filter_map(|a| asked.area(a)).collect();
    areas.sort();
    areas.dedup();
    let owed: Vec<SheetState> = own
        .iter()
        .filter(|i| !day.withdrawn(i.candidate))
        .flat_map(|i| day.seats(i).into_iter().map(|who| day.sheet_state(i.id, who)))
        .collect();
    Pair {
        host: seat(0),
        partner: seat(1),
        shadows: p.members.iter().skip(2).map(|m| asked.person(*m)).collect(),
        areas,
        now: own.iter().find(|i| i.is_running()).map(|i| Now {
            interview: asked.interview(i.id),
            candidate: asked.candidate(i.candidate),
            since: i.started_at.map(|ms| asked.moment(ms)),
        }),
        done: own.iter().filter(|i| i.is_done() && i.counts()).count(),
        left: None,
        open_sheets: owed.iter().filter(|s| matches!(s, SheetState::Open | SheetState::Reopened)).count(),
        missing_sheets: owed.iter().filter(|s| **s != SheetState::Sealed).count(),
        as_of: writer(asked, &p, &own).and_then(|d| stored_at(day, d)).map(|ms| asked.moment(ms)),
        code: p.code,
        uid: p.id,
        desk: p.desk,
        block: p.block,
    }
}

/// The laptop that writes for a pair: the one that called its newest interview, else the one that seated it.
fn writer(asked: &Asked, p: &people::Pair, own: &[&Interview]) -> Option<DeviceId> {
    let day = asked.day;
    let called = own.iter().filter_map(|i| day.entry(&i.called)).max_by_key(|e| e.stamp.order());
    called.or_else(|| day.shown(&format!("pair/{}", p.id))).map(|e| e.stamp.device)
}

impl Tabular for Pairs {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("code", heading("table-code")),
                left("desk", heading("table-desk")),
                left("block", heading("table-block")),
                left("host", heading("table-host")),
                left("partner", heading("table-partner")),
                left("areas", heading("table-areas")),
                left("now", heading("table-now")),
                left("since", heading("table-since")),
                right("done", heading("table-done")),
                right("missing_sheets", heading("table-missing-sheets")),
                left("as_of", heading("table-as-of")),
            ],
            words.no_pairs(),
        );
        for p in &self.pairs {
            t.row(vec![
                Cell::text(&p.code),
                Cell::text(&p.desk),
                p.block.map_or_else(Cell::nothing, |b| Cell::figure(b, b.to_string())),
                Cell::maybe(p.host.as_deref()),
                Cell::maybe(p.partner.as_deref()),
                Cell::text(p.areas.join(", ")),
                Cell::maybe(p.now.as_ref().map(|n| n.candidate.as_str())),
                moment(p.now.as_ref().and_then(|n| n.since.as_ref())),
                Cell::count(p.done),
                Cell::count(p.missing_sheets),
                moment(p.as_of.as_ref()),
            ]);
        }
        t
    }
}

//! `shortlist show`: who is in, reserve, out; the quotas; what was moved against the computed order.

use super::candidates::decision;
use super::{Asked, Document, Moment, Tabular};
use crate::app::rank::{Ranked, rank};
use crate::cli::table::{Cell, Table, left, right};
use crate::domain::fact::{Offer, Presence, Status};
use crate::domain::ids::AreaId;
use crate::domain::shortlist;
use crate::text::Words;
use serde::Serialize;
use std::collections::BTreeSet;

/// The decision as it stands; after the close: as it was frozen.
#[derive(Clone, Debug, Serialize)]
pub struct Shortlist {
    places: i64,
    closed: Option<Moment>,
    closed_digest: Option<String>,
    counts: Counts,
    quotas: Vec<Quota>,
    decisions: Vec<Decision>,
    ties_at_the_cut: Vec<Vec<String>>,
    /// Sealed sheets that the ranks here do not rest on, since the asker may not see them yet.
    withheld: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Counts {
    #[serde(rename = "in")]
    chosen: usize,
    reserve: usize,
    out: usize,
    undecided: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Quota {
    id: String,
    uid: AreaId,
    min: Option<i64>,
    max: Option<i64>,
    chosen: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Decision {
    candidate: String,
    state: Status,
    order: Option<i64>,
    raw_rank: Option<usize>,
    reason: Option<String>,
    by: Option<String>,
    at: Option<Moment>,
    /// Null where the asker does not see all that the order rests on.
    hand_move: Option<bool>,
    offer: Option<Offer>,
    #[serde(skip)]
    name: String,
}

/// The shortlist: in, reserve, out, each by its order.
pub fn shortlist_show(asked: &Asked) -> Document<Shortlist> {
    let day = asked.day;
    let places = day.places();
    let ranked = rank(day, asked.viewer, places.max(0) as usize);
    let mut made = day.decisions();
    made.retain(|d| d.status != Status::Undecided);
    let count = |s: Status| made.iter().filter(|d| d.status == s).count();
    let decided: BTreeSet<_> = made.iter().map(|d| day.resolve(d.candidate)).collect();
    let open =
        day.candidates().iter().filter(|c| c.presence != Presence::Withdrawn && !decided.contains(&c.id)).count();
    let counts =
        Counts { chosen: count(Status::In), reserve: count(Status::Reserve), out: count(Status::Out), undecided: open };
    let quotas = day.areas().into_iter().filter(|a| a.min.is_some() || a.max.is_some()).map(|a| Quota {
        chosen: made
            .iter()
            .filter(|d| d.status == Status::In && day.candidate_areas(day.resolve(d.candidate)).0 == Some(a.id))
            .count(),
        id: a.name,
        uid: a.id,
        min: a.min,
        max: a.max,
    });
    let closed = day.closed();
    let shortlist = Shortlist {
        places,
        closed: closed.map(|(e, _)| asked.moment(e.stamp.ms)),
        closed_digest: closed.map(|(_, c)| c.digest.clone()),
        counts,
        quotas: quotas.collect(),
        decisions: made.iter().map(|d| decided_on(asked, d, &ranked, places)).collect(),
        ties_at_the_cut: ranked.raw.ties_at_the_cut.clone(),
        withheld: ranked.withheld,
    };
    asked.document("shortlist", shortlist)
}

fn decided_on(asked: &Asked, d: &shortlist::Decision, ranked: &Ranked, places: i64) -> Decision {
    let id = asked.day.resolve(d.candidate);
    let raw_rank = ranked.of(id).and_then(|c| c.raw_rank);
    let within = raw_rank.is_some_and(|r| r as i64 <= places);
    // the lead's order is the one a decision is measured against, whatever is withheld from it
    let whole = ranked.withheld == 0 || asked.day.is_lead(asked.viewer);
    Decision {
        name: asked.day.candidate_name(id).to_owned(),
        candidate: asked.candidate(id),
        state: d.status,
        order: d.place,
        raw_rank,
        reason: d.reason.clone(),
        by: d.by.map(|p| asked.person(p)),
        at: d.at.map(|ms| asked.moment(ms)),
        hand_move: whole.then_some(matches!((d.status, within), (Status::In, false) | (Status::Out, true))),
        offer: d.offer,
    }
}

fn offer(words: &Words, offer: Option<Offer>) -> Cell {
    match offer {
        None => Cell::text(""),
        Some(Offer::Offered) => Cell::word("offered", words.by_key("table-offer-offered")),
        Some(Offer::Accepted) => Cell::word("accepted", words.by_key("table-offer-accepted")),
        Some(Offer::Declined) => Cell::word("declined", words.by_key("table-offer-declined")),
    }
}

impl Tabular for Shortlist {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("state", heading("table-decision")),
                right("order", heading("table-order")),
                left("candidate", heading("table-code")),
                left("name", heading("table-name")),
                right("raw_rank", heading("table-raw-rank")),
                left("hand_move", heading("table-hand-move")),
                left("offer", heading("table-offer")),
                left("reason", heading("table-reason")),
            ],
            words.no_decisions(),
        );
        let figure = |n: Option<i64>| n.map_or_else(Cell::nothing, |n| Cell::figure(n, n.to_string()));
        for d in &self.decisions {
            t.row(vec![
                decision(words, d.state),
                figure(d.order),
                Cell::text(&d.candidate),
                Cell::text(&d.name),
                figure(d.raw_rank.map(|r| r as i64)),
                match d.hand_move {
                    Some(true) => Cell::word("true", words.by_key("moved-by-hand")),
                    Some(false) => Cell::word("false", ""),
                    None => Cell::nothing(),
                },
                offer(words, d.offer),
                Cell::maybe(d.reason.as_deref()),
            ]);
        }
        t
    }

    fn text(&self, words: &Words, style: crate::cli::table::Style) -> String {
        let mut out = self.table(words).text(style);
        let c = self.counts;
        let places = usize::try_from(self.places).unwrap_or(0);
        out.push_str(&format!("\n\n{}", words.shortlist_counts(c.chosen, places, c.reserve, c.out, c.undecided)));
        for q in &self.quotas {
            let lacking = q.min.and_then(|min| usize::try_from(min).ok()).map_or(0, |min| min.saturating_sub(q.chosen));
            let over = q.max.and_then(|max| usize::try_from(max).ok()).map_or(0, |max| q.chosen.saturating_sub(max));
            out.push_str(&format!("\n{}", words.shortlist_quota(&q.id, q.chosen, lacking, over)));
        }
        for tie in &self.ties_at_the_cut {
            out.push_str(&format!("\n{}", words.tie_at_the_cut(&tie.join(", "))));
        }
        if self.withheld > 0 {
            out.push_str(&format!("\n{}", words.sheets_withheld(self.withheld)));
        }
        if let Some(at) = &self.closed {
            out.push_str(&format!("\n{}", words.shortlist_closed(at.clock())));
        }
        out
    }
}

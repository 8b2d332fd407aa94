//! The rules once more, as the specification tells them, and every plan tried: slow and plain, and sharing no rule with what
//! it judges.

use super::super::*;

/// Where somebody can be: a cell of the grid, or one more at the end of a block (its last slot).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Grid(Cell),
    Extra { desk: usize, last: usize },
}

/// One person, and one rule that does not hold for them.
pub(super) type Relaxed = Option<(usize, Rule)>;

pub(super) struct Oracle<'a> {
    pub p: &'a Problem,
    pub rota: &'a Rota,
    pub relaxed: Relaxed,
}

impl Oracle<'_> {
    fn lifted(&self, who: usize, rule: Rule) -> bool {
        self.relaxed == Some((who, rule))
    }

    fn start(&self, place: Place) -> i64 {
        match place {
            Place::Grid(c) => self.p.slots[c.slot].start,
            Place::Extra { last, .. } => self.p.slots[last].start + self.p.slot_min,
        }
    }

    fn seat(&self, place: Place) -> (usize, usize) {
        match place {
            Place::Grid(c) => (c.desk, self.p.slots[c.slot].block),
            Place::Extra { desk, last } => (desk, self.p.slots[last].block),
        }
    }

    fn pair(&self, place: Place) -> &[usize] {
        let (desk, block) = self.seat(place);
        &self.rota[block][desk]
    }

    /// Open, for this person.
    fn open(&self, who: Option<usize>, place: Place) -> bool {
        let lifted = |rule| who.is_some_and(|who| self.lifted(who, rule));
        let (start, end) = (self.start(place), self.start(place) + self.p.slot_min);
        let closed = matches!(place, Place::Grid(c) if self.p.closed.contains(&c));
        let away = |p: &usize| self.p.interviewers[*p].away.iter().any(|a| a.from < end && start < a.to);
        let kept = |p: &usize| !away(p) || lifted(Rule::Stay(*p));
        (!closed || lifted(Rule::Cell))
            && !self.pair(place).is_empty()
            && self.pair(place).iter().all(kept)
            && self.p.in_force.is_none_or(|f| start >= f.now)
    }

    /// How an area is covered: 0 first, 1 second; `None`: not at all.
    fn covered(&self, who: usize, place: Place) -> Option<i64> {
        let judges = |area: usize| self.pair(place).iter().any(|p| self.p.interviewers[*p].areas.contains(&area));
        let c = &self.p.candidates[who];
        let taught = self.pair(place).iter().any(|p| self.lifted(who, Rule::Area(*p)));
        if judges(c.area) || taught { Some(0) } else { c.alt.iter().any(|a| judges(*a)).then_some(1) }
    }

    /// On the grid, twice the slot; an extra cell lies between two.
    fn rung(&self, place: Place) -> i64 {
        match place {
            Place::Grid(c) => 2 * c.slot as i64,
            Place::Extra { last, .. } => 2 * last as i64 + 1,
        }
    }

    pub(super) fn eligible(&self, who: usize, place: Place) -> bool {
        let c = &self.p.candidates[who];
        let (start, end) = (self.start(place), self.start(place) + self.p.slot_min);
        let in_window = (c.window.from <= start && end <= c.window.to) || self.lifted(who, Rule::Window);
        let seen = |p: &usize| !c.conflicts.contains(p) || self.lifted(who, Rule::Conflict(*p));
        let (mut in_time, mut can_come) = (true, true);
        if let (Some(f), Some(previous)) = (self.p.in_force, c.previous) {
            let before = self.rung(Place::Grid(previous));
            in_time = self.rung(place) == before || start >= f.now + f.notice || self.lifted(who, Rule::Notice);
            can_come = self.rung(place) >= before || c.present || self.lifted(who, Rule::Presence);
        }
        let in_break = match place {
            Place::Grid(_) => true,
            Place::Extra { last, .. } => self.p.slots.get(last + 1).is_none_or(|next| end <= next.start),
        };
        let free =
            !matches!(place, Place::Grid(cell) if (0..self.p.candidates.len()).any(|o| self.p.fixed(o) == Some(cell)));
        in_window
            && in_time
            && can_come
            && in_break
            && free
            && self.open(Some(who), place)
            && self.covered(who, place).is_some()
            && self.pair(place).iter().all(seen)
    }

    pub(super) fn objective(&self, plan: &[Option<Place>]) -> i64 {
        let (p, w) = (self.p, &self.p.weights);
        let mut sum = 0;
        let mut n = vec![vec![0; p.blocks.len()]; p.desks.len()];
        for (d, row) in p.base_load.iter().enumerate() {
            n[d].clone_from_slice(row);
        }
        for (who, place) in plan.iter().enumerate() {
            let c = &p.candidates[who];
            let Some(place) = *place else {
                sum += w.unassigned * c.priority;
                continue;
            };
            let (desk, block) = self.seat(place);
            n[desk][block] += 1;
            sum += w.alt * self.covered(who, place).unwrap_or(0);
            let (start, end) = (self.start(place), self.start(place) + p.slot_min);
            if let Some(prefer) = c.prefer {
                let slots = |minutes: i64| (minutes.max(0) + p.slot_min - 1) / p.slot_min;
                sum += w.prefer * (slots(prefer.from - start) + slots(end - prefer.to));
            }
            if matches!(place, Place::Grid(cell) if p.buffers.contains(&cell)) {
                sum += w.buffer;
            }
            if let Some(f) = p.in_force {
                let first = 2 * p.slots.iter().position(|s| s.start >= f.now).unwrap_or(p.slots.len()) as i64;
                let rung = self.rung(place);
                // a started step counts whole
                let steps = |half: i64| (half + 1) / 2;
                sum += match c.previous {
                    None => w.wait * steps((rung - first).max(0)),
                    Some(before) if place == Place::Grid(before) => 0,
                    Some(before) if rung == 2 * before.slot as i64 => w.move_desk,
                    Some(before) if rung > 2 * before.slot as i64 => {
                        w.move_time + w.per_slot_later * steps(rung - 2 * before.slot as i64)
                    }
                    Some(before) => w.move_time + w.per_slot_earlier * steps(2 * before.slot as i64 - rung),
                };
            }
        }
        for (desk, row) in n.iter().enumerate() {
            let whole: i64 = row.iter().sum();
            sum += w.load_desk * whole * whole;
            for (block, n) in row.iter().enumerate() {
                sum += w.load_block * n * n;
                let of = |s: usize| Place::Grid(Cell { desk, slot: s });
                let here = |s: &usize| p.slots[*s].block == block;
                // a cell opened for somebody is an open cell; so is one that is added
                let opened = plan.iter().enumerate().any(|(who, place)| {
                    place.is_some_and(|place| {
                        self.seat(place) == (desk, block) && p.fixed(who).is_none() && self.open(Some(who), place)
                    })
                });
                let open = opened || (0..p.slots.len()).filter(here).any(|s| self.open(None, of(s)));
                if open && self.rota[block][desk].len() == 2 {
                    sum += w.link * (p.min_link - n).max(0);
                }
            }
        }
        sum
    }

    /// The least objective of all plans; with `placed`, of those in which this person has one of these places.
    pub(super) fn least(&self, placed: Option<(usize, &[Place])>) -> Option<i64> {
        let people = self.p.candidates.len();
        let all: Vec<Place> = (0..self.p.desks.len())
            .flat_map(|desk| (0..self.p.slots.len()).map(move |slot| Place::Grid(Cell { desk, slot })))
            .collect();
        let choices: Vec<Vec<Option<Place>>> = (0..people)
            .map(|who| match (self.p.fixed(who), placed) {
                (Some(cell), _) => vec![Some(Place::Grid(cell))],
                (None, Some((p, places))) if p == who => places.iter().map(|p| Some(*p)).collect(),
                (None, _) => std::iter::once(None)
                    .chain(all.iter().filter(|place| self.eligible(who, **place)).map(|p| Some(*p)))
                    .collect(),
            })
            .collect();
        let mut least = None;
        self.try_all(&choices, &mut Vec::new(), &mut least);
        least
    }

    fn try_all(&self, choices: &[Vec<Option<Place>>], plan: &mut Vec<Option<Place>>, least: &mut Option<i64>) {
        let Some(next) = choices.get(plan.len()) else {
            let value = self.objective(plan);
            *least = Some(least.map_or(value, |l| l.min(value)));
            return;
        };
        for place in next {
            if place.is_none() || !plan.contains(place) {
                plan.push(*place);
                self.try_all(choices, plan, least);
                plan.pop();
            }
        }
    }
}

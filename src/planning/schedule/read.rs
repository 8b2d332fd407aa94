//! A problem as a file poses it: JSON with the fields of the project's reference instances (kind plan, replan or joint;
//! names where `problem` has positions). Fields that are not known are passed over, so an instance with its answer is a
//! problem too. Every fault names its place. Not here: what makes a problem unusable (`fault`).

use super::fault::{Fault, Wanted, Wrong};
use super::problem::{Candidate, Cell, InForce, Interviewer, Problem, Seating, Slot, Span, Weights};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Object = Map<String, Value>;

/// Reads and checks a problem.
pub fn read(bytes: &[u8]) -> Result<Problem, Fault> {
    // a mark that some editors put in front
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes)
        .map_err(|e| Fault::at("", Wrong::Syntax { line: e.line(), column: e.column() }))?;
    let problem = Reader::new(object("", &root)?)?.problem()?;
    problem.check()?;
    Ok(problem)
}

/// The file's names and the positions they stand for.
struct Reader<'a> {
    root: &'a Object,
    kind: Kind,
    blocks: Vec<i64>,
    /// Positions of the blocks by number.
    numbers: BTreeMap<i64, usize>,
    slots: usize,
    desks: BTreeMap<&'a str, usize>,
    people: BTreeMap<&'a str, usize>,
    areas: BTreeMap<&'a str, usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plan,
    Replan,
    Joint,
}

impl<'a> Reader<'a> {
    fn new(root: &'a Object) -> Result<Reader<'a>, Fault> {
        let kind = match text("kind", field(root, "", "kind")?)? {
            "plan" => Kind::Plan,
            "replan" => Kind::Replan,
            "joint" => Kind::Joint,
            other => return Err(Fault::at("kind", Wrong::UnknownKind(other.to_owned()))),
        };
        let blocks = each(root, "blocks", whole)?;
        let slots = list("slots", field(root, "", "slots")?)?.len();
        let desks = names(each(root, "desks", text)?, |at| format!("desks[{at}]"))?;
        let ids = each(root, "interviewers", |place, v| {
            text(&format!("{place}.id"), field(object(place, v)?, place, "id")?)
        })?;
        let people = names(ids, |at| format!("interviewers[{at}].id"))?;
        let numbers = blocks.iter().enumerate().map(|(at, number)| (*number, at)).collect();
        Ok(Reader { root, kind, blocks, numbers, slots, desks, people, areas: BTreeMap::new() })
    }

    fn problem(mut self) -> Result<Problem, Fault> {
        let root = self.root;
        let slots = each(root, "slots", |place, v| self.slot(place, v))?;
        let interviewers = each(root, "interviewers", |place, v| self.interviewer(place, v))?;
        let candidates = each(root, "candidates", |place, v| self.candidate(place, v))?;
        let seating = self.seating()?;
        let mut problem = Problem {
            slot_min: whole("slot_min", field(root, "", "slot_min")?)?,
            slots,
            desks: root_texts(root, "desks")?,
            interviewers,
            seating,
            closed: self.cells("closed")?,
            buffers: self.cells("buffers")?,
            candidates,
            weights: self.weights()?,
            min_link: given(root, "min_link").map_or(Ok(0), |v| whole("min_link", v))?,
            base_load: Vec::new(),
            in_force: None,
            areas: Vec::new(),
            blocks: self.blocks.clone(),
        };
        let mut known: Vec<(usize, &str)> = self.areas.iter().map(|(name, at)| (*at, *name)).collect();
        known.sort_unstable();
        problem.areas = known.into_iter().map(|(_, name)| name.to_owned()).collect();
        if given(root, "base_load").is_some() {
            problem.base_load = each(root, "base_load", |place, v| items(place, v, whole))?;
        }
        self.cells_of("locked", &mut problem, |c| &mut c.locked)?;
        if self.kind == Kind::Replan {
            let number = |name| whole(name, field(root, "", name)?);
            problem.in_force = Some(InForce { now: number("now")?, notice: number("notice")? });
            self.cells_of("previous", &mut problem, |c| &mut c.previous)?;
        }
        Ok(problem)
    }

    fn area(&mut self, place: &str, v: &'a Value) -> Result<usize, Fault> {
        let next = self.areas.len();
        Ok(*self.areas.entry(text(place, v)?).or_insert(next))
    }

    fn person(&self, place: &str, v: &Value) -> Result<usize, Fault> {
        known(&self.people, place, v)
    }

    fn slot(&self, place: &str, v: &Value) -> Result<Slot, Fault> {
        let slot = object(place, v)?;
        let number = |name: &str| whole(&format!("{place}.{name}"), field(slot, place, name)?);
        let (start, number) = (number("start")?, number("block")?);
        let unknown = || Fault::at(format_args!("{place}.block"), Wrong::Unknown(number.to_string()));
        Ok(Slot { start, block: *self.numbers.get(&number).ok_or_else(unknown)? })
    }

    fn interviewer(&mut self, place: &str, v: &'a Value) -> Result<Interviewer, Fault> {
        let o = object(place, v)?;
        let mut areas = each_of(o, place, "areas", |place, v| self.area(place, v))?;
        areas.sort_unstable();
        areas.dedup();
        let id = text(&format!("{place}.id"), field(o, place, "id")?)?.to_owned();
        Ok(Interviewer { id, areas, away: each_of(o, place, "away", span)? })
    }

    fn candidate(&mut self, place: &str, v: &'a Value) -> Result<Candidate, Fault> {
        let o = object(place, v)?;
        let here = |name: &str| format!("{place}.{name}");
        let mut alt = each_of(o, place, "alt", |place, v| self.area(place, v))?;
        let mut conflicts = each_of(o, place, "conflicts", |place, v| self.person(place, v))?;
        for positions in [&mut alt, &mut conflicts] {
            positions.sort_unstable();
            positions.dedup();
        }
        Ok(Candidate {
            id: text(&here("id"), field(o, place, "id")?)?.to_owned(),
            area: self.area(&here("area"), field(o, place, "area")?)?,
            alt,
            window: span(&here("window"), field(o, place, "window")?)?,
            prefer: given(o, "prefer").map(|v| span(&here("prefer"), v)).transpose()?,
            conflicts,
            priority: given(o, "priority").map_or(Ok(1), |v| whole(&here("priority"), v))?,
            present: given(o, "present").map_or(Ok(false), |v| choice(&here("present"), v))?,
            previous: None,
            locked: None,
        })
    }

    fn seating(&self) -> Result<Seating, Fault> {
        let people = |name| each(self.root, name, |place, v| self.person(place, v));
        if self.kind == Kind::Joint {
            return Ok(Seating::Open { hosts: people("hosts")?, guests: people("guests")? });
        }
        let pair = |place: &str, v: &Value| items(place, v, |place, v| self.person(place, v));
        Ok(Seating::Given(each(self.root, "rota", |place, v| items(place, v, pair))?))
    }

    fn weights(&self) -> Result<Weights, Fault> {
        let o = object("weights", field(self.root, "", "weights")?)?;
        let always = |name: &str| whole(&format!("weights.{name}"), field(o, "weights", name)?);
        let replan = |name: &str| match given(o, name) {
            None if self.kind != Kind::Replan => Ok(0),
            _ => always(name),
        };
        Ok(Weights {
            unassigned: always("unassigned")?,
            alt: always("alt")?,
            prefer: always("prefer")?,
            buffer: always("buffer")?,
            load_block: always("load_block")?,
            load_desk: always("load_desk")?,
            link: always("link")?,
            move_desk: replan("move_desk")?,
            move_time: replan("move_time")?,
            per_slot_later: replan("per_slot_later")?,
            per_slot_earlier: replan("per_slot_earlier")?,
            wait: replan("wait")?,
        })
    }

    fn cell(&self, place: &str, v: &Value) -> Result<Cell, Fault> {
        let wrong = || Fault::at(place, Wrong::Kind(Wanted::Cell));
        let Some([desk, slot]) = v.as_array().map(Vec::as_slice) else { return Err(wrong()) };
        let desk = known(&self.desks, place, desk)?;
        let slot = whole(place, slot).map_err(|_| wrong())?;
        let outside = || Fault::at(place, Wrong::Outside { least: 0, most: self.slots as i64 - 1 });
        let slot = usize::try_from(slot).ok().filter(|s| *s < self.slots).ok_or_else(outside)?;
        Ok(Cell { desk, slot })
    }

    fn cells(&self, name: &str) -> Result<Vec<Cell>, Fault> {
        each_of(self.root, "", name, |place, v| self.cell(place, v))
    }

    /// A map from candidates to cells, or null.
    fn cells_of(
        &self,
        name: &str,
        problem: &mut Problem,
        of: impl Fn(&mut Candidate) -> &mut Option<Cell>,
    ) -> Result<(), Fault> {
        let Some(map) = given(self.root, name) else { return Ok(()) };
        let ids: BTreeMap<String, usize> =
            problem.candidates.iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect();
        for (id, v) in object(name, map)? {
            let place = format!("{name}.{id}");
            let at = *ids.get(id).ok_or_else(|| Fault::at(name, Wrong::Unknown(id.clone())))?;
            *of(&mut problem.candidates[at]) = match v {
                Value::Null => None,
                v => Some(self.cell(&place, v)?),
            };
        }
        Ok(())
    }
}

/// A field that is there and not null.
fn given<'a>(o: &'a Object, name: &str) -> Option<&'a Value> {
    o.get(name).filter(|v| !v.is_null())
}

fn path(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

fn field<'a>(o: &'a Object, place: &str, name: &str) -> Result<&'a Value, Fault> {
    given(o, name).ok_or_else(|| Fault::at(path(place, name), Wrong::Missing))
}

fn wanted<T>(place: &str, found: Option<T>, wanted: Wanted) -> Result<T, Fault> {
    found.ok_or_else(|| Fault::at(place, Wrong::Kind(wanted)))
}

/// A whole number, however it is written: 20 or 20.0.
fn whole(place: &str, v: &Value) -> Result<i64, Fault> {
    let float = |f: f64| (f.fract() == 0.0 && f.abs() < 9e15).then_some(f as i64);
    wanted(place, v.as_i64().or_else(|| v.as_f64().filter(|_| !v.is_u64()).and_then(float)), Wanted::Whole)
}

fn text<'a>(place: &str, v: &'a Value) -> Result<&'a str, Fault> {
    wanted(place, v.as_str(), Wanted::Text)
}

fn choice(place: &str, v: &Value) -> Result<bool, Fault> {
    wanted(place, v.as_bool(), Wanted::Choice)
}

fn list<'a>(place: &str, v: &'a Value) -> Result<&'a [Value], Fault> {
    wanted(place, v.as_array().map(Vec::as_slice), Wanted::List)
}

fn object<'a>(place: &str, v: &'a Value) -> Result<&'a Object, Fault> {
    wanted(place, v.as_object(), Wanted::Object)
}

fn span(place: &str, v: &Value) -> Result<Span, Fault> {
    let both = list(place, v).ok().and_then(|both| match both {
        [from, to] => Some(Span { from: whole(place, from).ok()?, to: whole(place, to).ok()? }),
        _ => None,
    });
    wanted(place, both, Wanted::Span)
}

/// Each item of a list, with its place.
fn items<'a, T>(
    place: &str,
    v: &'a Value,
    mut read: impl FnMut(&str, &'a Value) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    list(place, v)?.iter().enumerate().map(|(at, v)| read(&format!("{place}[{at}]"), v)).collect()
}

/// Each item of a list that has to be there.
fn each<'a, T>(
    root: &'a Object,
    name: &str,
    read: impl FnMut(&str, &'a Value) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    items(name, field(root, "", name)?, read)
}

/// Each item of a list that may be left out.
fn each_of<'a, T>(
    o: &'a Object,
    place: &str,
    name: &str,
    read: impl FnMut(&str, &'a Value) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    given(o, name).map_or(Ok(Vec::new()), |v| items(&path(place, name), v, read))
}

fn root_texts(root: &Object, name: &str) -> Result<Vec<String>, Fault> {
    each(root, name, |place, v| text(place, v).map(str::to_owned))
}

/// Positions by name; a name twice is a fault.
fn names(all: Vec<&str>, place: impl Fn(usize) -> String) -> Result<BTreeMap<&str, usize>, Fault> {
    let mut known = BTreeMap::new();
    for (at, name) in all.into_iter().enumerate() {
        if known.insert(name, at).is_some() {
            return Err(Fault::at(place(at), Wrong::Twice(name.to_owned())));
        }
    }
    Ok(known)
}

fn known(names: &BTreeMap<&str, usize>, place: &str, v: &Value) -> Result<usize, Fault> {
    let name = text(place, v)?;
    names.get(name).copied().ok_or_else(|| Fault::at(place, Wrong::Unknown(name.to_owned())))
}

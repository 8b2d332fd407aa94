//! A problem of the shortlist, read from JSON as the reference instances write it. Fields that are not known are left
//! alone; what cannot be understood is said with its place. Not here: solving it (`planning`).

use super::error::Failure;
use super::file_bytes::file_bytes;
use crate::planning::shortlist::{Candidate, Flaw, Problem, Quota, QuotaKind, VALUE_LIMIT};
use crate::text::{Words, number};
use serde_json::{Map, Value};
use std::path::Path;

/// A hundred thousand candidates, the most there can be, take a third of this.
const MEGABYTES: usize = 32;

/// A file's problem; whether it is one at all is looked at when it is solved.
pub fn read(words: &Words, path: &Path) -> Result<Problem, Failure> {
    let name = path.display().to_string();
    let limit = MEGABYTES * 1_000_000;
    let bytes = file_bytes(path, limit).map_err(|e| Failure::unreadable(words, path, &e))?;
    if bytes.len() > limit {
        return Err(bad(words, words.problem_too_large(&name, MEGABYTES)));
    }
    // some editors write a mark before the text
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let value: Value =
        serde_json::from_slice(text).map_err(|e| bad(words, words.problem_not_json(&name, e.line(), e.column())))?;
    problem(&value).map_err(|fault| {
        let (place, what) = fault.told(words);
        bad(words, words.problem_at(&name, &place, &what))
    })
}

/// A problem that is none.
pub fn flawed(words: &Words, path: &Path, flaw: &Flaw) -> Failure {
    let (place, what) = match flaw {
        Flaw::NoSeats => ("seats".to_owned(), words.problem_no_seats()),
        Flaw::TooFewCandidates { seats, candidates } => {
            ("seats".to_owned(), words.problem_few_candidates(*seats, *candidates))
        }
        Flaw::TooMany { list, count, limit } => (list.name().to_owned(), words.problem_too_many(*count, *limit)),
        Flaw::ValueTooLarge { index, .. } => (format!("candidates[{index}].value"), want_value(words)),
        Flaw::Twice { list, index, id } => (format!("{}[{index}].id", list.name()), words.problem_twice(id)),
        Flaw::Unknown { list, index, id } => (format!("{}[{index}]", list.name()), words.problem_unknown(id)),
        Flaw::OnePerson { list, index, id } => (format!("{}[{index}]", list.name()), words.problem_one_person(id)),
    };
    bad(words, words.problem_at(&path.display().to_string(), &place, &what))
}

fn bad(words: &Words, what: impl Into<String>) -> Failure {
    Failure::new("bad_problem", what, words.error_nothing_changed(), words.problem_mend())
}

fn want_value(words: &Words) -> std::borrow::Cow<'_, str> {
    words.problem_want_value(&number::whole(words.lang(), VALUE_LIMIT))
}

/// What a place of the file should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    Anything,
    Object,
    List,
    Text,
    Pair,
    Kind,
    Count,
    Value,
}

/// A place that holds something else.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    place: String,
    want: Want,
}

impl Fault {
    fn told(&self, words: &Words) -> (String, String) {
        let what = match self.want {
            Want::Anything => words.problem_missing(),
            Want::Object => words.problem_want_object(),
            Want::List => words.problem_want_list(),
            Want::Text => words.problem_want_text(),
            Want::Pair => words.problem_want_pair(),
            Want::Kind => words.problem_want_kind(),
            Want::Count => words.problem_want_count(),
            Want::Value => want_value(words),
        };
        (self.place.clone(), what.into_owned())
    }
}

/// A value with its place in the file.
struct Spot<'a> {
    value: &'a Value,
    place: String,
}

impl<'a> Spot<'a> {
    fn lacks(&self, want: Want) -> Fault {
        Fault { place: self.place.clone(), want }
    }

    fn object(&self) -> Result<&'a Map<String, Value>, Fault> {
        self.value.as_object().ok_or_else(|| self.lacks(Want::Object))
    }

    /// A field; `null` is as good as none.
    fn field(&self, name: &str) -> Result<Option<Spot<'a>>, Fault> {
        let place = match self.place.as_str() {
            "{}" => name.to_owned(),
            place => format!("{place}.{name}"),
        };
        let value = self.object()?.get(name).filter(|v| !v.is_null());
        Ok(value.map(|value| Spot { value, place }))
    }

    fn needed(&self, name: &str) -> Result<Spot<'a>, Fault> {
        self.field(name)?.ok_or_else(|| Fault {
            place: if self.place == "{}" { name.to_owned() } else { format!("{}.{name}", self.place) },
            want: Want::Anything,
        })
    }

    /// The entries of a list field; none where there is no such field.
    fn list<T>(&self, name: &str, read: impl Fn(&Spot<'a>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let Some(spot) = self.field(name)? else { return Ok(Vec::new()) };
        let entries = spot.value.as_array().ok_or_else(|| spot.lacks(Want::List))?;
        let at = |(i, value)| Spot { value, place: format!("{}[{i}]", spot.place) };
        entries.iter().enumerate().map(|entry| read(&at(entry))).collect()
    }

    fn text(&self) -> Result<String, Fault> {
        self.value.as_str().map(str::to_owned).ok_or_else(|| self.lacks(Want::Text))
    }

    fn count(&self) -> Result<usize, Fault> {
        let count = self.value.as_u64().ok_or_else(|| self.lacks(Want::Count))?;
        // what does not fit is more than anybody can count here
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    fn pair(&self) -> Result<(String, String), Fault> {
        match self.value.as_array().map(Vec::as_slice) {
            Some([Value::String(a), Value::String(b)]) => Ok((a.clone(), b.clone())),
            _ => Err(self.lacks(Want::Pair)),
        }
    }
}

fn problem(value: &Value) -> Result<Problem, Fault> {
    let whole = Spot { value, place: "{}".to_owned() };
    whole.needed("candidates")?;
    Ok(Problem {
        seats: whole.needed("seats")?.count()?,
        candidates: whole.list("candidates", candidate)?,
        quotas: whole.list("quotas", quota)?,
        locked_in: whole.list("locked_in", Spot::text)?,
        locked_out: whole.list("locked_out", Spot::text)?,
        apart: whole.list("apart", Spot::pair)?,
        together: whole.list("together", Spot::pair)?,
    })
}

fn candidate(spot: &Spot<'_>) -> Result<Candidate, Fault> {
    let value = spot.needed("value")?;
    Ok(Candidate {
        id: spot.needed("id")?.text()?,
        area: spot.field("area")?.map_or(Ok(String::new()), |a| a.text())?,
        value: value.value.as_i64().ok_or_else(|| value.lacks(Want::Value))?,
        tags: spot.list("tags", Spot::text)?,
    })
}

fn quota(spot: &Spot<'_>) -> Result<Quota, Fault> {
    let kind = spot.needed("kind")?;
    Ok(Quota {
        id: spot.needed("id")?.text()?,
        kind: match kind.value.as_str() {
            Some("area") => QuotaKind::Area,
            Some("tag") => QuotaKind::Tag,
            _ => return Err(kind.lacks(Want::Kind)),
        },
        key: spot.needed("key")?.text()?,
        min: spot.field("min")?.map_or(Ok(0), |m| m.count())?,
        max: spot.field("max")?.map(|m| m.count()).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn place(value: Value) -> (String, Want) {
        let fault = problem(&value).unwrap_err();
        (fault.place, fault.want)
    }

    fn with(field: &str, value: Value) -> Value {
        let mut whole = json!({"seats": 1, "candidates": [{"id": "C1", "area": "a", "value": 5, "tags": []}]});
        whole[field] = value;
        whole
    }

    #[test]
    fn what_is_not_known_is_left_alone_and_what_is_left_out_is_empty() {
        let mut value = with("colour", json!({"red": [1]}));
        value["candidates"][0] = json!({"id": "C1", "value": -5, "shoe": 42});
        value["quotas"] = json!([{"id": "q", "kind": "tag", "key": "t", "max": null}]);
        let read = problem(&value).unwrap();
        assert_eq!((read.seats, read.candidates[0].value, read.candidates[0].area.as_str()), (1, -5, ""));
        assert_eq!((read.quotas[0].min, read.quotas[0].max), (0, None));
        assert!(read.apart.is_empty() && read.candidates[0].tags.is_empty());
    }

    #[test]
    fn every_fault_has_its_place() {
        let at = |place: &str, want| (place.to_owned(), want);
        assert_eq!(place(json!([])), at("{}", Want::Object));
        assert_eq!(place(json!({"seats": 1})), at("candidates", Want::Anything));
        assert_eq!(place(json!({"candidates": []})), at("seats", Want::Anything));
        assert_eq!(place(with("seats", json!(-1))), at("seats", Want::Count));
        assert_eq!(place(with("seats", json!(1.5))), at("seats", Want::Count));
        assert_eq!(place(with("candidates", json!({}))), at("candidates", Want::List));
        assert_eq!(place(with("candidates", json!([7]))), at("candidates[0]", Want::Object));
        let one = |c: Value| with("candidates", json!([{"id": "C0", "value": 1}, c]));
        assert_eq!(place(one(json!({"id": "C1"}))), at("candidates[1].value", Want::Anything));
        assert_eq!(place(one(json!({"id": "C1", "value": 1e30}))), at("candidates[1].value", Want::Value));
        assert_eq!(place(one(json!({"id": "C1", "value": u64::MAX}))), at("candidates[1].value", Want::Value));
        assert_eq!(place(one(json!({"id": 1, "value": 1}))), at("candidates[1].id", Want::Text));
        assert_eq!(place(one(json!({"id": "C1", "value": 1, "tags": [1]}))), at("candidates[1].tags[0]", Want::Text));
        assert_eq!(place(with("apart", json!([["C1"]]))), at("apart[0]", Want::Pair));
        assert_eq!(place(with("locked_in", json!("C1"))), at("locked_in", Want::List));
        let quota = |q: Value| with("quotas", json!([q]));
        assert_eq!(place(quota(json!({"id": "q", "kind": "town", "key": "t"}))), at("quotas[0].kind", Want::Kind));
        assert_eq!(
            place(quota(json!({"id": "q", "kind": "tag", "key": "t", "min": -2}))),
            at("quotas[0].min", Want::Count)
        );
    }
}

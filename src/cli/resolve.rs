//! Names on the command line and in scripts: a code, a uuid, an e-mail, or an unambiguous part of a name, accents and case
//! ignored. Several matches are listed, never guessed.

use super::error::Failure;
use crate::domain::day::Day;
use crate::domain::ids::{AreaId, CandidateId, DeviceId, InterviewId, PairId, PersonId, parse_strict};
use crate::domain::interview::State;
use crate::text::Words;
use crate::text::fold;

/// One thing that can be named.
struct Named<I> {
    id: I,
    code: String,
    name: String,
    email: Option<String>,
}

fn find<I: Copy + PartialEq>(
    words: &Words,
    what: What,
    all: &[Named<I>],
    text: &str,
    how: Fit,
    wrap: fn(uuid::Uuid) -> I,
) -> Result<I, Failure> {
    let text = text.trim();
    if let Some(id) = parse_strict(&text.to_ascii_lowercase()) {
        let id = wrap(id);
        if all.iter().any(|n| n.id == id) {
            return Ok(id);
        }
    }
    let several = |found: &[&Named<I>]| {
        let list: Vec<String> = found.iter().take(20).map(|n| format!("  {}  {}", n.code, n.name)).collect();
        Failure::new(
            "ambiguous",
            format!("{}\n{}", words.error_ambiguous(text), list.join("\n")),
            words.error_nothing_changed(),
            words.error_use_the_code(),
        )
    };
    let one = |found: Vec<&Named<I>>| match found.as_slice() {
        [] => None,
        [n] => Some(Ok(n.id)),
        many => Some(Err(several(many))),
    };
    // an exact code, e-mail or whole name wins over parts of names
    let wanted = fold(text);
    type Fits<'a, I> = &'a dyn Fn(&Named<I>) -> bool;
    let passes: [Fits<'_, I>; 4] = [
        &|n| n.code.eq_ignore_ascii_case(text),
        &|n| n.email.as_deref().is_some_and(|e| e.eq_ignore_ascii_case(text)),
        &|n| !wanted.is_empty() && fold(&n.name) == wanted,
        &|n| how == Fit::Part && !wanted.is_empty() && fold(&n.name).contains(&wanted),
    ];
    for pass in passes {
        if let Some(answer) = one(all.iter().filter(|n| pass(n)).collect()) {
            return answer;
        }
    }
    let (kind, sentence) = match what {
        What::Candidate => ("no_such_candidate", words.error_no_candidate(text)),
        What::Person => ("no_such_person", words.error_no_person(text)),
        What::Interview => ("no_such_interview", words.error_no_interview(text)),
        What::Pair => ("no_such_pair", words.error_no_pair(text)),
        What::Area => ("no_such_area", words.error_no_area(text)),
        What::Laptop => ("no_such_laptop", words.error_no_laptop(text)),
    };
    let next = match what {
        What::Laptop => words.error_list_laptops(),
        _ => words.error_list_them(),
    };
    Err(Failure::new(kind, sentence, words.error_nothing_changed(), next))
}

/// How much of a name has to be said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// A part that only one has, as somebody types it at a prompt.
    Part,
    /// All of it, as in a file: a part that fits by chance is not seen there.
    Whole,
}

#[derive(Clone, Copy)]
enum What {
    Candidate,
    Person,
    Interview,
    Pair,
    Area,
    Laptop,
}

/// A candidate. Merged records are found under their own code too.
pub fn candidate(words: &Words, day: &Day, text: &str) -> Result<CandidateId, Failure> {
    candidate_by(words, day, text, Fit::Part)
}

/// The same, by so much of a name.
pub fn candidate_by(words: &Words, day: &Day, text: &str, how: Fit) -> Result<CandidateId, Failure> {
    let mut all: Vec<Named<CandidateId>> = day
        .candidates()
        .into_iter()
        .map(|c| {
            let email = day.candidate_personal(c.id).and_then(|p| p.email.clone());
            Named { id: c.id, code: c.code, name: c.name, email }
        })
        .collect();
    for (from, _) in day.merges() {
        // only by code or id: its name is that of the record it went into
        all.push(Named { id: from, code: day.candidate_code(from).to_owned(), name: String::new(), email: None });
    }
    find(words, What::Candidate, &all, text, how, CandidateId)
}

/// An interviewer, `lead` or `frontdesk`.
pub fn person(words: &Words, day: &Day, text: &str) -> Result<PersonId, Failure> {
    person_by(words, day, text, Fit::Part)
}

/// The same, by so much of a name.
pub fn person_by(words: &Words, day: &Day, text: &str, how: Fit) -> Result<PersonId, Failure> {
    let special = match text.trim().to_ascii_lowercase().as_str() {
        "lead" => day.lead(),
        "frontdesk" => day.frontdesk(),
        _ => None,
    };
    if let Some(id) = special {
        return Ok(id);
    }
    let all: Vec<Named<PersonId>> =
        day.persons().into_iter().map(|p| Named { id: p.id, code: p.code, name: p.name, email: p.email }).collect();
    find(words, What::Person, &all, text, how, PersonId)
}

/// An interview: its code or id, or the one interview of a candidate.
pub fn interview(words: &Words, day: &Day, text: &str) -> Result<InterviewId, Failure> {
    interview_by(words, day, text, Fit::Part)
}

/// The same, by so much of a name.
pub fn interview_by(words: &Words, day: &Day, text: &str, how: Fit) -> Result<InterviewId, Failure> {
    let all: Vec<Named<InterviewId>> = day
        .interviews()
        .into_iter()
        .map(|i| Named { id: i.id, code: i.code, name: day.candidate_name(i.candidate).to_owned(), email: None })
        .collect();
    find(words, What::Interview, &all, text, how, InterviewId)
}

/// The interview meant by a candidate, or by `--interview`; void ones only by name.
pub fn interview_of(
    words: &Words,
    day: &Day,
    candidate: CandidateId,
    named: Option<&str>,
) -> Result<InterviewId, Failure> {
    if let Some(text) = named {
        return interview(words, day, text);
    }
    let all: Vec<_> = day
        .interviews()
        .into_iter()
        .filter(|i| i.candidate == day.resolve(candidate) && i.state != State::Void)
        .collect();
    match all.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Failure::new(
            "no_such_interview",
            words.error_no_interview_of(day.candidate_code(candidate)),
            words.error_nothing_changed(),
            words.error_start_interview(),
        )),
        many => {
            let codes: Vec<&str> = many.iter().map(|i| i.code.as_str()).collect();
            Err(Failure::new(
                "ambiguous",
                words.error_several_interviews(day.candidate_code(candidate), &codes.join(", ")),
                words.error_nothing_changed(),
                words.error_say_interview(),
            ))
        }
    }
}

/// A pair: its code, its id, or the desk it sits at.
pub fn pair(words: &Words, day: &Day, text: &str) -> Result<PairId, Failure> {
    let all: Vec<Named<PairId>> = day
        .pairs()
        .into_iter()
        .map(|p| Named { id: p.id, code: p.code, name: String::new(), email: Some(p.desk).filter(|_| !p.gone) })
        .collect();
    find(words, What::Pair, &all, text, Fit::Part, PairId)
}

/// An area of the day.
pub fn area(words: &Words, day: &Day, text: &str) -> Result<AreaId, Failure> {
    let all: Vec<Named<AreaId>> =
        day.areas().into_iter().map(|a| Named { id: a.id, code: a.name.clone(), name: a.name, email: None }).collect();
    find(words, What::Area, &all, text, Fit::Part, AreaId)
}

/// A laptop of the day: its letter, its id, or its name.
pub fn laptop(words: &Words, day: &Day, text: &str) -> Result<DeviceId, Failure> {
    let all: Vec<Named<DeviceId>> = day
        .laptops(None)
        .into_iter()
        .map(|l| Named { id: l.device, code: l.letter, name: l.name, email: None })
        .collect();
    find(words, What::Laptop, &all, text, Fit::Part, DeviceId)
}

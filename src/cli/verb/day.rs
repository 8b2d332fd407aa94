//! `day new`, `show`, `list`, `close`.

use super::{act_on, pretty, print, said, show};
use crate::app::laptop::{Laptop, days};
use crate::cli::args::{Close, DayVerb, Format};
use crate::cli::desk::{self, Open};
use crate::cli::document;
use crate::cli::error::{DONE, Failure, PARTLY};
use crate::cli::resolve;
use crate::cli::script::{Line, ScriptError, open_day};
use crate::cli::setting::Setting;
use crate::domain::manifest::{Blocker, Obstacle};
use crate::store::StoreError;
use serde_json::{Value, json};
use std::str::FromStr;

pub fn run(setting: &Setting, verb: DayVerb) -> Result<u8, Failure> {
    match verb {
        DayVerb::New { name, date, places, rubric, areas } => new(setting, &name, &date, places, rubric, &areas),
        DayVerb::Show => show(setting, document::day_show),
        DayVerb::List => list(setting),
        DayVerb::Close(c) => close(setting, &c),
    }
}

fn new(
    setting: &Setting,
    name: &str,
    date: &str,
    places: i64,
    rubric: Option<String>,
    areas: &[String],
) -> Result<u8, Failure> {
    let w = &setting.words;
    let mut list = Vec::new();
    for text in areas {
        list.push(area(text).ok_or_else(|| Failure::usage(w, w.error_bad_option("--area", text)))?);
    }
    let line = json!({"do": "OpenDay", "name": name, "date": date, "places": places, "areas": list, "rubric": rubric});
    let Value::Object(map) = line else { return Err(Failure::usage(w, "OpenDay")) };
    let unclear = |e| match e {
        ScriptError::NotACommand(what) => Failure::usage(w, what),
        ScriptError::Unclear(f) => f,
    };
    let open = Line::of(map).and_then(|l| open_day(l, w, &setting.world)).map_err(unclear)?;
    let (laptop, _) =
        Laptop::found(&setting.world, open, Box::new(|_| {})).map_err(|e| Failure::laptop(w, None, &e))?;
    laptop.store.settle_index(desk::COMPARE);
    let day = laptop.day();
    if setting.format == Format::Json {
        setting.print_raw(&pretty(&json!({
            "format": "colloquio-done", "version": 1, "day": day.id(), "entries": day.held(), "made": [], "undone": null,
            "name": day.name(), "date": day.date(), "store": setting.world.root.dir(),
        })));
    } else {
        setting.print(&w.done_day_opened(day.name(), &setting.world.root.dir().display().to_string()));
        setting.print(&w.done_day_opened_next());
    }
    Ok(DONE)
}

/// `NAME[:MIN[-MAX]]`, split at the last colon: a name may hold one.
fn area(text: &str) -> Option<Value> {
    let (name, min, max) = match text.rsplit_once(':') {
        Some((name, q)) => match limits::<i64>(q.trim()) {
            Some((min, max)) => (name, Some(min), max),
            // a colon that is part of the name
            None if q.trim().parse::<f64>().is_err() && !q.trim().is_empty() => (text, None, None),
            None => return None,
        },
        None => (text, None, None),
    };
    (!name.trim().is_empty()).then(|| json!({"name": name.trim(), "min": min, "max": max}))
}

/// `MIN[-MAX]`, in digits alone.
pub(super) fn limits<N: FromStr>(text: &str) -> Option<(N, Option<N>)> {
    let number = |t: &str| (!t.is_empty() && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse().ok())?;
    match text.split_once('-') {
        Some((min, max)) => Some((number(min)?, Some(number(max)?))),
        None => Some((number(text)?, None)),
    }
}

fn list(setting: &Setting) -> Result<u8, Failure> {
    let failure = |e: &StoreError| Failure::store(&setting.words, e);
    let shelf = days(&setting.world.root).map_err(|e| failure(&e))?;
    let (unopened, days): (Vec<_>, Vec<_>) = shelf.days.iter().partition(|(_, g)| desk::is_unopened(&g.day));
    print(setting, &document::day_list(days.iter().map(|(_, g)| &g.day)));
    for (id, _) in unopened {
        let f = desk::unopened(setting, *id);
        setting.say(&format!("{} {}", f.what, f.next));
    }
    shelf.unreadable.iter().for_each(|e| setting.say(&failure(e).what));
    Ok(if shelf.unreadable.is_empty() { DONE } else { PARTLY })
}

/// Accepts what is named, then closes. Also `shortlist close`.
pub fn close(setting: &Setting, c: &Close) -> Result<u8, Failure> {
    let w = &setting.words;
    let mut open = desk::open(setting)?;
    if c.reasons.len() > 1 && c.reasons.len() != c.accept_missing.len() {
        return Err(Failure::usage(w, w.error_reasons_and_gaps()));
    }
    // looked up before anything is written: one unknown name accepts nothing
    let mut gaps: Vec<(Blocker, String)> = Vec::new();
    for (n, name) in c.accept_missing.iter().enumerate() {
        let about = about(setting, &open, name)?;
        let reason = c.reasons.get(n).or(c.reasons.first()).cloned().unwrap_or_default();
        gaps.extend(about.into_iter().map(|b| (b, reason.clone())));
    }
    let mut stored = 0;
    // what was accepted stays accepted, whatever comes after it
    let told = |stored: usize, f: Failure| match stored {
        0 => f,
        n => Failure { safe: w.error_accepted_stored(n).into_owned(), ..f },
    };
    for (gap, reason) in gaps.iter().filter(|(b, _)| b.accepted.is_none()) {
        let line = json!({"do": "AcceptGap", "what": gap.what.kind(), "ids": [gap.what.id()], "reason": reason});
        act_on(setting, &mut open, line).map_err(|f| told(stored, f))?;
        stored += 1;
    }
    let done = act_on(setting, &mut open, json!({"do": "CloseDay"})).map_err(|f| told(stored, f))?;
    said(setting, &open, &done)
}

/// All blockers about an interview, a candidate, a laptop or a register.
fn about(setting: &Setting, open: &Open, name: &str) -> Result<Vec<Blocker>, Failure> {
    let w = &setting.words;
    let day = open.laptop.day();
    let all = day.blockers(Some(open.laptop.session.device()));
    let laptop = |d: &crate::domain::ids::DeviceId| {
        d.to_string() == name
            || day.letter(*d).eq_ignore_ascii_case(name)
            || day.laptop_name(*d).eq_ignore_ascii_case(name)
    };
    // a laptop's letter or name may be part of somebody's name: it means the laptop alone
    let people = !day.laptops(None).iter().any(|l| laptop(&l.device));
    let interview = resolve::interview(w, day, name).ok().filter(|_| people);
    let candidate = resolve::candidate(w, day, name).ok().filter(|_| people).map(|c| day.resolve(c));
    let of = |b: &Blocker| match &b.what {
        Obstacle::SheetMissing(o) => {
            interview == Some(o.interview)
                || b.what.id() == name
                || (candidate.is_some() && day.interview(o.interview).map(|i| i.candidate) == candidate)
        }
        Obstacle::Clash(key) => {
            key == name
                || interview.is_some_and(|i| key.contains(&i.to_string()))
                || candidate.is_some_and(|c| day.merged_into(c).iter().any(|c| key.contains(&c.to_string())))
        }
        Obstacle::BundleWaiting(d) | Obstacle::Apart(d) | Obstacle::DeviceBehind(d) => laptop(d),
    };
    let found: Vec<Blocker> = all.into_iter().filter(of).collect();
    if found.is_empty() {
        return Err(Failure::new(
            "nothing_to_accept",
            w.error_no_gap(name),
            w.error_nothing_changed(),
            w.error_see_what_is_missing(),
        ));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_split_at_the_last_colon() {
        assert_eq!(area("Design: UX:1-2"), Some(json!({"name": "Design: UX", "min": 1, "max": 2})));
        assert_eq!(area("Design: UX"), Some(json!({"name": "Design: UX", "min": null, "max": null})));
        assert_eq!(area("Social Media:3"), Some(json!({"name": "Social Media", "min": 3, "max": null})));
        assert_eq!(area("Web"), Some(json!({"name": "Web", "min": null, "max": null})));
        assert_eq!(area(":3"), None);
        assert_eq!(area("Web:"), None);
    }
}

//! The Day a verb works on: opened for writing with the store's lock, or looked at. And who is acting.

use super::error::Failure;
use super::resolve;
use super::setting::Setting;
use crate::app::laptop::{Glance, Laptop, glance, last_day, zone_of};
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId, PersonId, parse_strict};
use crate::domain::refusal::Refusal;
use crate::store::{IndexState, Notify, Space, StoreError, StoreEvent, is_level};
use crate::text::date::Zone;
use crate::text::fold as folded;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a one-shot command waits for journal and index to be level, before it answers and before it ends.
pub const COMPARE: Duration = Duration::from_secs(2);

/// A Day to look at, from the store this process holds or from the journal of one that another process holds.
pub struct Looked {
    /// What was seen.
    pub glance: Glance,
    /// The zone of its times.
    pub zone: Zone,
    /// Who is acting.
    pub actor: Option<PersonId>,
}

/// A Day to write on.
pub struct Open {
    /// The laptop with its day.
    pub laptop: Laptop,
    /// Who is acting.
    pub actor: Option<PersonId>,
}

/// Which day is meant: `--day`, else the last one used here.
pub fn which_day(setting: &Setting) -> Result<DayId, Failure> {
    let w = &setting.words;
    let root = &setting.world.root;
    let store = |e: StoreError| Failure::store(w, &e);
    let Some(asked) = &setting.day else {
        if let Some(day) = last_day(root).map_err(store)? {
            return Ok(day);
        }
        return match root.days().map_err(store)?.len() {
            0 => Err(no_day(setting)),
            _ => Err(several(setting, &crate::app::laptop::days(root).map_err(store)?.days)),
        };
    };
    if let Some(id) = parse_strict(&asked.to_ascii_lowercase()) {
        return Ok(DayId(id));
    }
    let wanted = folded(asked);
    let mut found = crate::app::laptop::days(root).map_err(store)?.days;
    found.retain(|(_, g)| folded(g.day.name()).contains(&wanted));
    match found.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(no_day(setting)),
        many => Err(several(setting, many)),
    }
}

/// Whether a day holds nothing at all: making it, or joining it, was interrupted before its first word.
pub fn is_unopened(day: &Day) -> bool {
    day.held() == 0 && day.waiting().next().is_none()
}

/// A day that never began.
pub fn unopened(setting: &Setting, id: DayId) -> Failure {
    let w = &setting.words;
    let folder = setting.world.root.dir().join("days").join(id.to_string());
    Failure::new(
        "unopened",
        w.store_unopened(&folder.display().to_string()),
        w.error_untouched(),
        w.store_unopened_next(),
    )
}

/// There is no such day here.
pub fn no_day(setting: &Setting) -> Failure {
    let w = &setting.words;
    Failure::new(
        "no_day",
        w.error_no_day(&setting.world.root.dir().display().to_string()),
        w.error_nothing_changed(),
        w.error_open_a_day(),
    )
}

fn several(setting: &Setting, days: &[(DayId, Glance)]) -> Failure {
    let w = &setting.words;
    let list: Vec<String> = days.iter().map(|(id, g)| format!("  {id}  {}, {}", g.day.name(), g.day.date())).collect();
    Failure::new(
        "ambiguous",
        format!("{}\n{}", w.error_several_days(), list.join("\n")),
        w.error_nothing_changed(),
        w.error_name_the_day(),
    )
}

/// Opens the day for writing.
pub fn open(setting: &Setting) -> Result<Open, Failure> {
    let id = which_day(setting)?;
    let heard = Heard::default();
    let laptop = Laptop::open(&setting.world, id, heard.listen()).map_err(|e| Failure::store(&setting.words, &e))?;
    tell_report(setting, &laptop);
    if laptop.report.lost > 0 {
        setting.say(&setting.words.store_lost(laptop.report.lost));
        setting.say(&setting.words.store_next_gap());
    }
    laptop.store.settle_index(COMPARE);
    heard.tell(setting);
    if let Some(name) = laptop.goes_on_as() {
        setting.say(&setting.words.store_goes_on_as(name));
    }
    let actor = actor(setting, laptop.day(), laptop.session.device(), None)?;
    laptop.remember(id, setting.acting.as_deref());
    Ok(Open { laptop, actor })
}

/// Looks at the day: what the journal holds, compared with the index where there is any doubt. While another process holds
/// the store that is said, and the journal answers alone.
pub fn look(setting: &Setting) -> Result<Looked, Failure> {
    let id = which_day(setting)?;
    let w = &setting.words;
    let root = &setting.world.root;
    let held = root.is_held();
    if held {
        setting.say(&w.error_read_only());
    }
    let mut seen = glance(root, id).map_err(|e| Failure::store(w, &e))?;
    if !held && (!seen.whole || seen.damaged > 0 || !is_level(root, id.0)) {
        // the index may still have what the journal lost, even an end that left no trace: opening brings it back
        let heard = Heard::default();
        match Laptop::open(&setting.world, id, heard.listen()) {
            Ok(laptop) => {
                tell_report(setting, &laptop);
                laptop.store.settle_index(COMPARE);
                heard.tell(setting);
                let recovered = laptop.store.take_recovered().len();
                if recovered > 0 {
                    setting.say(&w.error_recovered(recovered));
                }
                drop(laptop);
                seen = glance(root, id).map_err(|e| Failure::store(w, &e))?;
            }
            // a store that may only be read can still be read
            Err(e) => tracing::warn!("not compared: {e}"),
        }
    }
    if seen.lost > 0 {
        setting.say(&w.store_lost(seen.lost));
        setting.say(&w.store_next_gap());
    }
    if seen.damaged > 0 {
        setting.say(&w.error_lines_damaged(seen.damaged));
    } else if is_unopened(&seen.day) && seen.lost == 0 {
        return Err(unopened(setting, id));
    }
    let zone = zone_of(&seen.day);
    let actor = actor(setting, &seen.day, seen.device, None)?;
    Ok(Looked { glance: seen, zone, actor })
}

/// What the store says while a command runs, told once it is known.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<StoreEvent>>>);

impl Heard {
    fn listen(&self) -> Notify {
        let heard = self.0.clone();
        // a list survives whatever panicked while it was held
        Box::new(move |event| heard.lock().unwrap_or_else(PoisonError::into_inner).push(event))
    }

    /// That the second copy is set aside, and that the disk is filling up: the screen shows both, a command says them.
    fn tell(&self, setting: &Setting) {
        let w = &setting.words;
        for event in self.0.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            match event {
                StoreEvent::Index(IndexState::Aside { .. }) => setting.say(&w.index_aside()),
                StoreEvent::Space(Space::Low { free }) => {
                    setting.say(&w.space_low(usize::try_from(free >> 20).unwrap_or(usize::MAX)))
                }
                StoreEvent::Space(Space::Spare { .. }) => setting.say(&w.space_spare()),
                _ => {}
            }
        }
    }
}

fn tell_report(setting: &Setting, laptop: &Laptop) {
    let w = &setting.words;
    if let Some(cut) = &laptop.report.cut {
        setting.say(&w.error_tail_cut(cut.bytes as usize, &cut.set_aside.display().to_string()));
    }
    if laptop.report.recovered > 0 {
        setting.say(&w.error_recovered(laptop.report.recovered as usize));
    }
}

/// Who is acting: `--as`; else the named interviewer; else the lead on the founder's laptop; else the seat last used here;
/// else nobody.
pub fn actor(
    setting: &Setting,
    day: &Day,
    device: DeviceId,
    named: Option<PersonId>,
) -> Result<Option<PersonId>, Failure> {
    if let Some(who) = &setting.acting {
        return resolve::person(&setting.words, day, who).map(Some);
    }
    if named.is_some() {
        return Ok(named);
    }
    if day.founder() == Some(device) {
        return Ok(day.lead());
    }
    let last = setting.world.root.prefs().last_seat;
    Ok(last.and_then(|seat| resolve::person(&setting.words, day, &seat).ok()))
}

/// What only the lead does, and no Command does.
pub fn lead_only(setting: &Setting, day: &Day, actor: Option<PersonId>) -> Result<(), Failure> {
    let refusal = match actor {
        Some(_) if day.is_lead(actor) => return Ok(()),
        Some(_) => Refusal::NotLead,
        None => Refusal::NobodyActing,
    };
    Err(Failure::refused(&setting.words, Some(day), &refusal))
}

/// Who looks at a Day of which it does not matter on which laptop it is: `--as`, else the seat last used, else nobody.
pub fn viewer(setting: &Setting, day: &Day) -> Option<PersonId> {
    let named = setting.acting.clone().or_else(|| setting.world.root.prefs().last_seat)?;
    resolve::person(&setting.words, day, &named).ok()
}

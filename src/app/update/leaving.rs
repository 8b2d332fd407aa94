//! An interviewer leaves: the lead sits in, the others go on without, or the desk closes. What each way costs is said before
//! it is chosen. From the next interview on: who sat there and what was written stays.

use super::commit::commit;
use super::{Effects, menus, pairs};
use crate::app::model::{Current, Model};
use crate::app::overlay::{Choice, Intent, Way};
use crate::app::rows::missing::Gap;
use crate::app::rows::waiting::{Waiting, waiting_for};
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::ids::{PairId, PersonId};
use crate::domain::people::{Pair, Stage};

/// The pair the pointer is on.
pub fn pointed(model: &Model) -> Option<Pair> {
    match model.screen() {
        Screen::Main(main) => model.current.as_ref()?.day().pair(main.pairs.id?),
        _ => None,
    }
}

/// Who leaves the pointed pair; where one sits alone, that one.
pub fn open(model: &mut Model) {
    let (Some(pair), Some(current)) = (pointed(model), &model.current) else { return };
    if let [only] = pair.members[..] {
        return open_ways(model, pair.id, only);
    }
    let rows = pair.members.iter().map(|who| Choice::new(current.name_of(*who), Intent::Leaves(pair.id, *who)));
    let (choices, title) = (rows.collect(), model.words.leaves_who_title(&pair.desk).into_owned());
    menus::open(model, title, Vec::new(), choices, Some(0));
}

/// How the desk goes on without this person, and what each way costs.
pub fn open_ways(model: &mut Model, id: PairId, who: PersonId) {
    let Some(current) = &model.current else { return };
    let Some(pair) = current.day().pair(id) else { return };
    let words = &model.words;
    let name = current.name_of(who);
    let mut text = vec![words.leaves_text(&name).into_owned()];
    let owed = sheets_owed(current, who);
    if owed > 0 {
        text.push(words.leaves_owes(&name, owed).into_owned());
    }
    let mut choices = Vec::new();
    let lead = current.day().lead().filter(|lead| !pair.members.contains(lead));
    let stays: Vec<String> =
        pair.seats().iter().filter(|seat| **seat != who).map(|seat| current.name_of(*seat)).collect();
    let sits = pair.seats().contains(&who);
    if let Some(lead) = lead.filter(|_| sits) {
        let label = words.leaves_sit_in(&current.name_of(lead)).into_owned();
        choices.push(Choice::new(label, Intent::GoOn(id, Way::LeadSitsIn(who))).costing(words.leaves_sit_in_cost()));
    }
    if !stays.is_empty() {
        let (label, cost) = if sits {
            (words.leaves_alone(&stays.join(", ")), words.leaves_alone_cost())
        } else {
            (words.leaves_without(&stays.join(", ")), words.leaves_without_cost())
        };
        choices.push(Choice::new(label, Intent::GoOn(id, Way::Without(who))).costing(cost));
    }
    let Waiting { here, only_here } = waiting(current, id);
    let cost = words.leaves_close_cost(here.len(), only_here.len());
    choices.push(Choice::new(words.leaves_close(&pair.desk), Intent::GoOn(id, Way::Closed)).costing(cost));
    let title = words.leaves_title(&name, &pair.desk).into_owned();
    menus::open(model, title, text, choices, Some(0));
}

fn waiting(current: &Current, pair: PairId) -> Waiting {
    waiting_for(&current.rows.queue, &current.rows.pairs, &current.rows.persons, pair)
}

/// Sheets this person began or owes and has not sealed.
fn sheets_owed(current: &Current, who: PersonId) -> usize {
    let own = |gap: &Gap| matches!(gap, Gap::Sheet(_, owes, _) if *owes == who);
    current.rows.missing.iter().filter(|row| row.accepted.is_none() && own(&row.gap)).count()
}

/// Does what was chosen.
pub fn go_on(model: &mut Model, out: &mut Effects, id: PairId, way: Way) {
    let Some(current) = &model.current else { return };
    let Some(pair) = current.day().pair(id) else { return };
    let (who, instead) = match way {
        Way::Closed => return close(model, out, &pair),
        Way::LeadSitsIn(who) => (who, current.day().lead()),
        Way::Without(who) => (who, None),
    };
    let left = |seat: &PersonId| if *seat == who { instead } else { Some(*seat) };
    let mut seats = pair.seats().iter().filter_map(left);
    let (host, partner) = (seats.next(), seats.next());
    let Some(host) = host else { return };
    // who looks on sits behind two
    let behind = pair.members.iter().skip(2).filter(|_| partner.is_some());
    let shadows = behind.copied().filter(|shadow| *shadow != who).collect();
    let names: Vec<String> = [Some(host), partner].into_iter().flatten().map(|who| current.name_of(who)).collect();
    match pairs::succeed(model, out, &pair, &pair.desk, (host, partner, shadows)) {
        Ok(()) => model.say(model.words.said_sits(&pair.desk, &names.join(", ")).into_owned()),
        Err(reason) => model.warn(reason),
    }
}

/// Closes the pointed pair's desk.
pub fn close_pointed(model: &mut Model, out: &mut Effects) {
    if let Some(pair) = pointed(model) {
        close(model, out, &pair);
    }
}

fn close(model: &mut Model, out: &mut Effects, pair: &Pair) {
    let Some(current) = &model.current else { return };
    if pairs::is_talking(current, pair.id) {
        return model.warn(model.words.pair_is_talking().into_owned());
    }
    let Waiting { here, only_here } = waiting(current, pair.id);
    let called = |id| current.rows.candidate(id).is_some_and(|row| row.stage == Stage::Called);
    let calls = here.iter().filter(|id| called(**id)).count();
    let command = Command::EditPair { pair: pair.id, desk: None, block: None, gone: Some(true) };
    if commit(model, out, &command).is_some() {
        model.say(model.words.said_desk_closed(&pair.desk, calls, only_here.len()).into_owned());
    }
}

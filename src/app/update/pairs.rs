//! Who sits where: a new pair, another desk, or other people at a desk from now on. A pair's people never change: a change is
//! a new pair, so that what the old one did stays theirs.

use super::commit::commit_new;
use super::{Effects, forms};
use crate::app::model::{Current, Model};
use crate::app::overlay::{Field, Form};
use crate::app::rows::pairs::Doing;
use crate::domain::command::Command;
use crate::domain::ids::{PairId, PersonId};
use crate::domain::people::Pair;

/// Desk, host, and partner with who looks on.
pub fn fields(model: &Model, id: Option<PairId>) -> Vec<Field> {
    let words = &model.words;
    let pair = id.and_then(|id| model.current.as_ref()?.day().pair(id));
    let labels = (words.field_desk(), words.field_host(), words.field_partner_and_shadows());
    let (Some(pair), Some(current)) = (pair, &model.current) else {
        let desk = Field::proposing(labels.0, &forms::next_desk(model.current.as_ref()));
        return vec![desk, Field::new(labels.1, ""), Field::new(labels.2, "")];
    };
    let name = |who: &PersonId| current.name_of(*who);
    let host = pair.members.first().map(name).unwrap_or_default();
    let others: Vec<String> = pair.members.iter().skip(1).map(name).collect();
    vec![
        Field::new(labels.0, &pair.desk),
        Field::proposing(labels.1, &host),
        Field::proposing(labels.2, &others.join(", ")),
    ]
}

/// Who sits at a desk: host, partner where there is one, and who looks on.
type Sitting = (PersonId, Option<PersonId>, Vec<PersonId>);

/// The people a form names.
fn people(model: &Model, form: &Form) -> Result<Sitting, String> {
    let host = forms::interviewer(model, form.value(1))?;
    let mut others = form.value(2).split(',').map(str::trim);
    let partner = others.next().filter(|name| !name.is_empty());
    let partner = partner.map(|name| forms::interviewer(model, name)).transpose()?;
    let shadows =
        others.filter(|name| !name.is_empty()).map(|name| forms::interviewer(model, name)).collect::<Result<_, _>>()?;
    Ok((host, partner, shadows))
}

/// A new pair.
pub fn add(model: &mut Model, out: &mut Effects, form: &Form) -> Result<(), String> {
    let (host, partner, shadows) = people(model, form)?;
    let desk = form.value(0).to_uppercase();
    let name = desk.clone();
    let committed = commit_new(model, out, "pair", |id| Command::AddPair {
        pair: PairId(id),
        desk,
        host,
        partner,
        block: None,
        shadows,
        instead: None,
    });
    forms::made(model, committed.map(|committed| committed.made), &name)
}

/// Another desk for the same people, or other people at the desk.
pub fn change(model: &mut Model, out: &mut Effects, id: PairId, form: &Form) -> Result<(), String> {
    let Some(pair) = model.current.as_ref().and_then(|current| current.day().pair(id)) else { return Ok(()) };
    let (host, partner, shadows) = people(model, form)?;
    let members: Vec<PersonId> = std::iter::once(host).chain(partner).chain(shadows.iter().copied()).collect();
    let desk = form.value(0).to_uppercase();
    if members == pair.members {
        forms::run(model, out, &Command::EditPair { pair: id, desk: Some(desk.clone()), block: None, gone: None })?;
    } else {
        succeed(model, out, &pair, &desk, (host, partner, shadows))?;
    }
    model.say(model.words.said_changed(&desk).into_owned());
    Ok(())
}

/// Others sit there from now on: a new pair, and the old one sits no longer.
pub fn succeed(
    model: &mut Model,
    out: &mut Effects,
    old: &Pair,
    desk: &str,
    (host, partner, shadows): Sitting,
) -> Result<(), String> {
    let Some(current) = &model.current else { return Ok(()) };
    if is_talking(current, old.id) {
        return Err(model.words.pair_is_talking().into_owned());
    }
    // a day of blocks says in which one they sit
    let block = old.block.and_then(|_| current.day().block_at(current.now(model.now).minute));
    let added = commit_new(model, out, "pair", |id| Command::AddPair {
        pair: PairId(id),
        desk: desk.to_owned(),
        host,
        partner,
        block,
        shadows,
        instead: Some(old.id),
    });
    added.map(|_| ()).ok_or_else(|| forms::refusal(model))
}

/// Whether a pair is in the middle of an interview.
pub fn is_talking(current: &Current, pair: PairId) -> bool {
    let row = current.rows.pairs.iter().find(|row| row.id == pair);
    row.is_some_and(|row| matches!(row.doing, Doing::Talking(..)))
}

//! Who sits where: a new pair, another desk, or other people at a desk from now on. A pair's people never change: a change is
//! a new pair, so that what the old one did stays theirs.

use super::commit::{commit_new, try_commit};
use super::{Effects, forms};
use crate::app::model::Model;
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

/// The people a form names: host, partner, and who looks on.
fn people(model: &Model, form: &Form) -> Result<(PersonId, PersonId, Vec<PersonId>), String> {
    let host = forms::interviewer(model, form.value(1))?;
    let mut others = form.value(2).split(',').map(str::trim);
    let partner = forms::interviewer(model, others.next().unwrap_or_default())?;
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
    });
    forms::made(model, committed.map(|committed| committed.made), &name)
}

/// Another desk for the same people, or other people at the desk.
pub fn change(model: &mut Model, out: &mut Effects, id: PairId, form: &Form) -> Result<(), String> {
    let Some(pair) = model.current.as_ref().and_then(|current| current.day().pair(id)) else { return Ok(()) };
    let (host, partner, shadows) = people(model, form)?;
    let members: Vec<PersonId> = [host, partner].into_iter().chain(shadows.iter().copied()).collect();
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
fn succeed(
    model: &mut Model,
    out: &mut Effects,
    old: &Pair,
    desk: &str,
    (host, partner, shadows): (PersonId, PersonId, Vec<PersonId>),
) -> Result<(), String> {
    let Some(current) = &model.current else { return Ok(()) };
    let doing = current.rows.pairs.iter().find(|row| row.id == old.id).map(|row| row.doing);
    if matches!(doing, Some(Doing::Talking(..))) {
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
    });
    if added.is_none() {
        return Err(forms::refusal(model));
    }
    let leave = Command::EditPair { pair: old.id, desk: None, block: None, gone: Some(true) };
    try_commit(model, out, &leave).map(|_| ()).map_err(|refused| {
        super::commit::say_refusal(model, &refused);
        forms::refusal(model)
    })
}

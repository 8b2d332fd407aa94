//! What comes back from outside: what is stored and what is not, days, bundles, the end.

use super::{Effects, intent, lists, places, reveal, sheet};
use crate::app::action::ActionId;
use crate::app::describe::describe_entry;
use crate::app::drafts::DraftKey;
use crate::app::laptop::{Renewal, holes};
use crate::app::lost::Lost;
use crate::app::model::{Access, Model};
use crate::app::msg::{Copies, DayRead, Effect, Failed, Found, Msg};
use crate::app::overlay::{Choice, Intent, Overlay, Purpose, Trouble};
use crate::app::resume;
use crate::app::rows::missing::hole_text;
use crate::app::screen::Screen;
use crate::store::{FileSystem, FoundDrafts, Obstacle, Space};

/// Takes a message from outside.
pub fn heard(model: &mut Model, out: &mut Effects, msg: Msg) {
    match msg {
        Msg::Asked(ticket) => asked(model, ticket),
        Msg::Stored(up_to) => stored(model, out, up_to),
        Msg::NotStored(obstacle) => {
            out.push(Effect::SyncDrafts);
            not_stored(model, obstacle);
        }
        Msg::DraftsWritten(up_to) => model.drafts.written(up_to),
        Msg::DraftsFailed => model.warn(model.words.drafts_failed().into_owned()),
        Msg::SavingIsSlow => model.saved.is_slow(),
        Msg::SavingIsStuck => model.saved.is_stuck(),
        Msg::Copies(copies) => copies_are(model, copies),
        Msg::Space(space) => space_is(model, space),
        Msg::Weak(kind) => model.warn(model.words.weak_file_system(file_system(kind)).into_owned()),
        Msg::Restored(entries) => {
            refresh(model);
            // an entry that opening had taken over already is no news
            if entries > 0 {
                model.warn(model.words.found_recovered(entries).into_owned());
            }
        }
        Msg::WentOn { day, folder, again } => went_on(model, out, *day, &folder, again),
        Msg::TookOver(read) => took_over(model, out, *read),
        Msg::DayReady(read) => places::enter_day(model, out, *read),
        Msg::Grown => refresh(model),
        Msg::News(news) => super::exchange::heard(model, out, news),
        Msg::Followed(session) => {
            if let Some(current) = &mut model.current {
                current.session = *session;
            }
            refresh(model);
        }
        Msg::Failed(failed) => trouble(model, failed),
        Msg::EndAsked => {
            intent::leave(model, out);
        }
        Msg::Key(_) | Msg::Paste(_) | Msg::Click(_) | Msg::Wheel(..) => {}
        Msg::Resized(_) | Msg::Minute | Msg::Tick | Msg::Resumed => {}
    }
}

fn refresh(model: &mut Model) {
    let now = model.now;
    if let Some(current) = &mut model.current {
        current.refresh(now);
    }
    lists::follow(model);
}

/// An append was given its ticket.
fn asked(model: &mut Model, ticket: u64) {
    model.saved.asked(ticket);
    model.drafts.asked(ticket);
    for (known, _) in model.unstored.iter_mut().filter(|(known, _)| known.is_none()) {
        *known = Some(ticket);
    }
}

/// Things named at most; the rest is counted.
const NAMED: usize = 4;

/// What is not stored yet, in words: what somebody would have to enter again.
pub fn unstored_text(model: &Model) -> String {
    let Some(current) = &model.current else { return String::new() };
    let mut all: Vec<String> = model
        .unstored
        .iter()
        .map(|(_, id)| describe_entry(&model.words, current, id))
        .filter(|t| !t.is_empty())
        .collect();
    all.dedup();
    if all.is_empty() {
        return model.words.entry_other().into_owned();
    }
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let text = all.join("; ");
    if more > 0 { model.words.and_more(&text, more).into_owned() } else { text }
}

/// The store answered: what was refused before is stored after all.
fn stored(model: &mut Model, out: &mut Effects, up_to: u64) {
    let refused = model.saved.is_refused() || model.saved.is_late();
    model.saved.stored(up_to, model.now);
    model.drafts.stored(out, up_to);
    model.unstored.retain(|(ticket, _)| ticket.is_none_or(|ticket| ticket > up_to));
    if refused && !model.saved.is_refused() && !model.saved.is_late() {
        model.obstacle = None;
        model.overlays.retain(|overlay| !matches!(overlay, Overlay::Trouble(_)));
        model.message = None;
    }
    super::menus::refresh_leave(model);
}

/// The store refused. Nothing more is taken in until it has stored what it holds; it goes on trying by itself.
fn not_stored(model: &mut Model, obstacle: Obstacle) {
    model.saved.failed();
    model.obstacle = Some(obstacle);
    show_trouble(model);
}

/// What is not stored, what is, and the three ways on: reading while the store tries, another folder, leaving.
pub fn show_trouble(model: &mut Model) {
    let words = &model.words;
    let at = match (&model.current, model.saved.at()) {
        (Some(current), Some(at)) => current.zone.time_to_the_second(at),
        _ => "–".to_owned(),
    };
    let unstored = unstored_text(model);
    let (what, next) = match model.obstacle {
        Some(Obstacle::Full) => (words.trouble_full_what(&unstored), words.trouble_full_next()),
        Some(Obstacle::Gone) => (words.trouble_gone_what(&unstored), words.trouble_gone_next()),
        Some(Obstacle::Stopped) => (words.trouble_stopped_what(&unstored), words.trouble_stopped_next()),
        Some(Obstacle::Disk) | None => (words.trouble_store_what(&unstored), words.trouble_store_next()),
    };
    let trouble = Trouble {
        title: words.trouble_store_title().into_owned(),
        what: what.into_owned(),
        safe: words.trouble_store_safe(&at).into_owned(),
        next: next.into_owned(),
        choices: vec![
            Choice::new(words.trouble_read_on(), Intent::ReadOn),
            Choice::new(words.trouble_elsewhere(), Intent::Form(Purpose::GoOnElsewhere)),
            Choice::new(words.trouble_leave(), Intent::Act(ActionId::Quit)),
        ],
        at: 0,
    };
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Trouble(_)));
    model.overlays.push(Overlay::Trouble(trouble));
}

fn copies_are(model: &mut Model, copies: Copies) {
    let now = model.now;
    let Some(current) = &mut model.current else { return };
    match (copies, current.one_copy_since) {
        (Copies::One, None) => {
            current.one_copy_since = Some(now);
            model.warn(model.words.index_aside().into_owned());
        }
        (Copies::Two, Some(_)) => {
            current.one_copy_since = None;
            model.say(model.words.two_copies().into_owned());
        }
        _ => {}
    }
}

/// Bytes as a person reads them on a full disk.
fn megabytes(bytes: u64) -> usize {
    usize::try_from(bytes >> 20).unwrap_or(usize::MAX)
}

fn space_is(model: &mut Model, space: Space) {
    let Some(current) = &mut model.current else { return };
    let before = std::mem::replace(&mut current.space, space);
    match space {
        Space::Low { free } => model.warn(model.words.space_low(megabytes(free)).into_owned()),
        Space::Spare { .. } => model.warn(model.words.space_spare().into_owned()),
        Space::Fine if before != Space::Fine => model.say(model.words.space_fine().into_owned()),
        Space::Fine => {}
    }
}

/// The name a person may know a file system by.
fn file_system(kind: FileSystem) -> &'static str {
    match kind {
        FileSystem::Fat => "FAT",
        FileSystem::ExFat => "exFAT",
        FileSystem::Nfs => "NFS",
        FileSystem::Smb => "SMB",
        FileSystem::Fuse => "FUSE",
    }
}

/// The day goes on in another folder: said until it is read, since the next start has to name it.
fn went_on(model: &mut Model, out: &mut Effects, mut day: DayRead, folder: &std::path::Path, again: usize) {
    // what is in no entry goes along: the other folder has nothing of it yet
    day.drafts = FoundDrafts {
        drafts: model.drafts.all(),
        place: resume::place(model).and_then(|place| serde_json::to_string(&place).ok()),
        spoiled: 0,
    };
    places::enter_day(model, out, day);
    model.drafts.keep_all(out);
    let words = &model.words;
    let folder = folder.display().to_string();
    model.overlays.push(Overlay::Trouble(Trouble {
        title: words.elsewhere_title().into_owned(),
        what: words.elsewhere_what(&folder).into_owned(),
        safe: words.elsewhere_safe(again).into_owned(),
        next: words.elsewhere_next(&folder).into_owned(),
        choices: vec![Choice::new(words.trouble_close(), Intent::Close)],
        at: 0,
    }));
}

/// What opening found on the disk, the worst first.
pub fn say_found(model: &mut Model, found: Found) {
    let now = model.now;
    if let Some(current) = &mut model.current {
        current.lost = Lost::found(&found, current.day(), current.session.device());
        if current.lost.is_some() {
            // it is among what is missing for as long as it is not back
            current.refresh(now);
        }
    }
    if let Some(told) = loss(model, &found) {
        return model.overlays.push(Overlay::Trouble(told));
    }
    let words = &model.words;
    let text = match found {
        Found { goes_on: Some((name, Renewal::Copied)), .. } => words.found_copied(&name),
        Found { goes_on: Some((name, _)), .. } => words.found_forgotten(&name),
        Found { damaged: 1.., .. } => words.found_damaged(found.damaged),
        Found { recovered: 1.., .. } => words.found_recovered(usize::try_from(found.recovered).unwrap_or(usize::MAX)),
        Found { cut: 1.., .. } => words.found_cut(),
        Found { .. } => {
            let texts = model.drafts.all().len();
            let text = (texts > 0).then(|| words.found_texts(texts).into_owned());
            return text.into_iter().for_each(|text| model.say(text));
        }
    };
    let text = text.into_owned();
    model.warn(text);
}

/// Own entries are in neither copy: which, what stands, and the way out. None where nothing of the kind was found.
fn loss(model: &Model, found: &Found) -> Option<Trouble> {
    let current = model.current.as_ref()?;
    let (words, day) = (&model.words, current.day());
    let torn = matches!(found.goes_on, Some((_, Renewal::Torn)));
    let gone = current.lost.map_or(0, |lost| lost.still(day));
    if !torn && gone == 0 {
        return None;
    }
    let all_of_it = day.entries().next().is_none();
    let holes = holes(day);
    let mut what: Vec<String> =
        holes.iter().take(NAMED).map(|hole| hole_text(words, &day.laptop_name(hole.device), hole)).collect();
    match gone {
        0 => {}
        gone if all_of_it => what.push(words.loss_of_all(gone).into_owned()),
        gone => what.push(words.loss_of_end(gone).into_owned()),
    }
    let mut safe = if all_of_it { words.loss_of_all_safe() } else { words.loss_safe() }.into_owned();
    if let Some((name, _)) = &found.goes_on {
        safe = format!("{safe} {}", words.loss_goes_on(name));
    }
    let read = matches!(current.access, Access::Read(_));
    let open = Choice::new(words.loss_open_bundle(), Intent::Form(Purpose::OpenBundle));
    let close = Choice::new(words.trouble_close(), Intent::Close);
    Some(Trouble {
        title: words.loss_title().into_owned(),
        what: what.join(" "),
        safe,
        next: if all_of_it { words.loss_of_all_next() } else { words.loss_next() }.into_owned(),
        choices: if read { vec![close] } else { vec![open, close] },
        at: 0,
    })
}

/// Something outside could not be done: said in three parts, until it is closed.
pub fn trouble(model: &mut Model, failed: Failed) {
    let words = &model.words;
    let choices = vec![Choice::new(words.trouble_close(), Intent::Close)];
    let title = words.trouble_title().into_owned();
    model.message = None;
    let Failed { what, safe, next } = failed;
    model.overlays.push(Overlay::Trouble(Trouble { title, what, safe, next, choices, at: 0 }));
}

/// While the disk refuses, a note is left with its text kept as a draft: it is back when the note opens again.
pub fn put_note_away(model: &mut Model, out: &mut Effects) {
    if !model.saved.is_refused() && !model.saved.is_late() {
        return;
    }
    let Screen::Sheet(page) = model.screen_mut() else { return };
    let Some(note) = page.note.take() else { return };
    let left = DraftKey::note(page.interview, page.who, note.criterion.as_deref());
    model.drafts.put_away(out, |key| *key == left);
    model.warn(model.words.note_put_away().into_owned());
}

/// The program that held the day has ended: this window writes from now on, where it stood.
fn took_over(model: &mut Model, out: &mut Effects, mut day: DayRead) {
    day.drafts.place = resume::place(model).and_then(|place| serde_json::to_string(&place).ok());
    places::enter_day(model, out, day);
    if model.message.is_none() {
        model.say(model.words.took_over().into_owned());
    }
}

/// Leaves every open field, so that what was typed becomes an entry.
pub fn leave_fields(model: &mut Model, out: &mut Effects) {
    match model.screen() {
        Screen::Sheet(page) if page.note.is_some() => sheet::leave_note(model, out),
        Screen::Reveal(page) if page.sentence.is_some() => reveal::leave_sentence(model, out),
        _ => {}
    }
}

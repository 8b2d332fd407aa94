//! What the other thread says of files and folders, taken into the model and said.

use super::{Effects, lists, sync};
use crate::app::exchange::{Far, FileState, Habit, News, Outcome, Presence, SeenFile, Task, Wanted, Work};
use crate::app::model::{Access, Model};
use crate::app::screen::Screen;

/// Takes what is said.
pub fn heard(model: &mut Model, out: &mut Effects, news: News) {
    match news {
        News::Spots(spots) => {
            model.exchange.spots = spots;
            look_again(model, out);
        }
        News::Listed(source, files) => {
            model.exchange.turn_to(source);
            let listed: Vec<_> = files.iter().map(|(path, _)| path.clone()).collect();
            model.exchange.files.retain(|file| listed.contains(&file.path));
            for (path, state) in files {
                // what is known of a file is not forgotten because it was listed again
                let known = model.exchange.files.iter().any(|file| file.path == path);
                if !known || state != FileState::Found {
                    model.exchange.note(path, state);
                }
            }
        }
        News::File(path, state) => {
            let ready = matches!(state, FileState::Ready(_));
            model.exchange.note(path, state);
            if ready && model.exchange.habit == Habit::Offer && !is_at_files(model) {
                let count = model.exchange.ready().count();
                model.say(model.words.sync_offered(count).into_owned());
            }
        }
        News::Far(far) => {
            if let Some(work) = &mut model.exchange.work {
                work.far = far;
            }
            return;
        }
        News::At { task, file } => {
            let before = model.exchange.work.take().filter(|work| work.task == task);
            let (since, stopping) = before.map_or((model.now, false), |work| (work.since, work.stopping));
            model.exchange.work = Some(Work { task, file, far: Far::Unknown, since, stopping });
        }
        News::Ended(task, outcome) => ended(model, out, task, outcome),
        News::Watched(presence) => watched(model, presence),
    }
    lists::follow(model);
}

/// Whoever opens the page sees what lies there, without asking.
fn look_again(model: &mut Model, out: &mut Effects) {
    let is_writer = model.current.as_ref().is_some_and(|current| current.access == Access::Write);
    if !is_writer || !is_at_files(model) || model.exchange.is_busy() || !model.exchange.stale {
        return;
    }
    model.exchange.stale = false;
    let exchange = &model.exchange;
    let place = exchange.source.as_ref().map(|spot| spot.path.clone());
    if let Some(place) = place.or_else(|| exchange.places().into_iter().next().map(|spot| spot.path)) {
        sync::look_again(model, out, place);
    }
}

/// Whether somebody looks at the files anyway.
fn is_at_files(model: &Model) -> bool {
    matches!(model.screen(), Screen::Sync(_) | Screen::Review(_))
}

fn watched(model: &mut Model, presence: Presence) {
    let gone = presence == Presence::Gone;
    if model.exchange.gone == gone {
        return;
    }
    model.exchange.gone = gone;
    let words = &model.words;
    let text = if gone { words.sync_folder_gone() } else { words.sync_folder_back() };
    model.say(text.into_owned());
}

fn ended(model: &mut Model, out: &mut Effects, task: Task, outcome: Outcome) {
    model.exchange.work = None;
    let words = &model.words;
    match outcome {
        Outcome::Looked if model.exchange.wanted == Wanted::Review => {
            model.exchange.wanted = Wanted::List;
            match model.exchange.files.as_slice() {
                [] => model.say(words.sync_no_files().into_owned()),
                // the one file somebody named: there is nothing else to look at
                [SeenFile { state: FileState::Refused(refusal), .. }] => {
                    let failed = refusal.failed.clone();
                    super::storing::trouble(model, failed);
                }
                _ => sync::review(model),
            }
        }
        Outcome::Looked => {}
        Outcome::Verified { from, entries } => {
            let entries = usize::try_from(entries).unwrap_or(usize::MAX);
            model.say(words.sync_whole(&from, entries).into_owned());
        }
        Outcome::Done { new, taken, refused, arriving, wrote } => {
            let drafts = wrote.as_ref().map_or(0, |wrote| wrote.drafts);
            let mut parts: Vec<String> = Vec::new();
            if task == Task::Sync {
                // renamed and synced, or nothing to write: only now may it be pulled. First, since a line may be cut
                parts.push(words.sync_may_pull().into_owned());
            }
            match wrote.as_ref().map(|wrote| wrote.path.display().to_string()) {
                Some(path) if task == Task::Write => parts.push(words.sync_wrote_there(&path).into_owned()),
                Some(_) => parts.push(words.sync_wrote().into_owned()),
                None if task == Task::Sync => parts.push(words.sync_wrote_nothing().into_owned()),
                None => {}
            }
            if task != Task::Write {
                parts.push(match taken {
                    0 => words.sync_nothing_new().into_owned(),
                    taken => words.sync_took(taken, new).into_owned(),
                });
            }
            if refused > 0 {
                parts.push(words.sync_refused_some(refused).into_owned());
            }
            if arriving > 0 {
                parts.push(words.sync_arriving_some(arriving).into_owned());
            }
            if drafts > 0 {
                parts.push(words.sync_without_drafts(drafts).into_owned());
            }
            let text = parts.join(" ");
            if refused > 0 || drafts > 0 {
                model.warn(text)
            } else {
                model.say(text)
            }
            sync::look_around(out);
        }
        Outcome::Stopped { new } => model.warn(words.sync_stopped(new).into_owned()),
        Outcome::Failed(failed) => {
            model.exchange.wanted = Wanted::List;
            super::storing::trouble(model, failed);
        }
    }
}

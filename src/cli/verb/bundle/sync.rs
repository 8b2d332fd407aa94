//! `bundle sync`: one act for a folder, one line for each file, and where the day stands after it.

use super::super::{asked, print_json};
use crate::app::laptop::{Found, Import, ImportFault, Synced, Verdict, glance, join_from, sync, zone_of};
use crate::bundle::Reason;
use crate::cli::args::Format;
use crate::cli::desk::{self, Looked};
use crate::cli::document;
use crate::cli::error::{DONE, FAILED, Failure, PARTLY};
use crate::cli::progress::watched;
use crate::cli::setting::Setting;
use crate::domain::day::Day;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

pub fn run(setting: &Setting, folder: &Path, name: Option<&str>) -> Result<u8, Failure> {
    let w = &setting.words;
    super::needs_folder(w, folder)?;
    let watch = watched(setting);
    let failure = |e: ImportFault| Failure::bundle(w, &e);
    let named = |mark: &str| super::joining_name(w, name, mark);
    let days = setting.world.root.days().map_err(|e| Failure::store(w, &e))?;
    let (mut laptop, before, joined) = if days.is_empty() {
        let quiet = || -> crate::store::Notify { Box::new(|_| {}) };
        match join_from(&setting.world, folder, name, named, quiet, &watch.progress).map_err(failure)? {
            Found::Joined(joined) => {
                let (laptop, path, import) = *joined;
                (laptop, None, Some((path, import)))
            }
            Found::Several(_) => {
                return Err(Failure::new(
                    "several_days",
                    w.sync_several_days(&folder.display().to_string()),
                    w.error_nothing_taken(),
                    w.sync_several_days_next(),
                ));
            }
            Found::Nothing(refused) => {
                return super::answer(setting, None, None, &refused).and_then(|_| nothing(setting));
            }
        }
    } else {
        let open = desk::open(setting)?;
        let before = open.laptop.day().clone();
        (open.laptop, Some(before), None)
    };
    // the files' own times are the machine's
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64);
    let mut done = sync(&mut laptop, folder, wall, named, &watch.progress).map_err(failure)?;
    drop(watch);
    if let Some(joined) = joined {
        done.known = done.known.saturating_sub(1);
        done.files.insert(0, joined);
    }
    laptop.store.settle_index(desk::COMPARE);
    let day = laptop.day();
    if setting.format == Format::Json {
        print_json(setting, &document::bundle_sync(day, before.as_ref(), desk::viewer(setting, day), &done));
    } else {
        told(setting, day, &done);
        let id = laptop.session.day_id();
        drop(laptop);
        where_it_stands(setting, id)?;
    }
    ended(setting, done)
}

fn nothing(setting: &Setting) -> Result<u8, Failure> {
    let w = &setting.words;
    Err(Failure::new("no_bundles", w.error_no_bundles(), w.error_nothing_taken(), w.error_name_folder()))
}

/// One line for each file.
fn told(setting: &Setting, day: &Day, done: &Synced) {
    let w = &setting.words;
    let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    for (path, import) in &done.files {
        match (&import.fault, import.verdict) {
            (Some(fault), Verdict::Refused) => {
                setting.print(&format!("{}: {}", name(path), Failure::bundle(w, fault).what))
            }
            _ => setting.print(&document::bundle_line(w, Some(day), &name(path), import)),
        }
    }
    for path in &done.arriving {
        setting.print(&w.sync_arriving(&name(path)));
    }
    for (path, _) in &done.skipped {
        setting.print(&w.error_skipped(&name(path)));
    }
    if done.known > 0 {
        setting.print(&w.sync_known(done.known));
    }
    match &done.written {
        Some(e) => setting.print(&w.sync_written(&name(&e.written.path), e.written.entries)),
        None if done.fault.is_none() => setting.print(&w.sync_nothing_to_say()),
        None => {}
    }
}

/// The sentences of `bundle status`.
fn where_it_stands(setting: &Setting, id: crate::domain::ids::DayId) -> Result<(), Failure> {
    let glance = glance(&setting.world.root, id).map_err(|e| Failure::store(&setting.words, &e))?;
    let seen = Looked { zone: zone_of(&glance.day), glance, actor: None };
    for line in document::status_lines(&asked(setting, &seen)) {
        setting.print(&line);
    }
    Ok(())
}

/// 0 all in; 3 something waits, is held apart, still arrives or was refused; 1 nothing could be done.
fn ended(setting: &Setting, done: Synced) -> Result<u8, Failure> {
    let other_day = |i: &Import| i.reason() == Some(Reason::WrongDay.as_str());
    // a good file of another day is no news on a stick that serves two
    let files: Vec<&(PathBuf, Import)> = done.files.iter().filter(|(_, i)| !other_day(i)).collect();
    let refused = files.iter().filter(|(_, i)| i.verdict == Verdict::Refused).count();
    let taken = refused < files.len();
    if let Some(fault) = &done.fault {
        // what was taken stays and was said; what was taken another time is nothing that was done now
        let failure = Failure::bundle(&setting.words, fault);
        let what = format!("{} {}", setting.words.sync_unfinished(), failure.what);
        return Err(Failure { exit: if taken { PARTLY } else { FAILED }, what, ..failure });
    }
    let something = taken || done.written.is_some() || done.known > 0;
    if let (false, Some(fault)) = (something, files.iter().rev().find_map(|(_, i)| i.fault.as_ref())) {
        return Err(Failure::bundle(&setting.words, fault));
    }
    let open =
        done.arriving.len() + refused + files.iter().filter(|(_, i)| i.count.waiting + i.count.apart > 0).count();
    Ok(match (open, something) {
        (0, _) => DONE,
        (_, true) => PARTLY,
        (_, false) => FAILED,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::clock::Clock;
    use crate::app::ids::Ids;
    use crate::app::laptop::World;
    use crate::bundle::{Act, BundleError};
    use crate::store::{Machine, Root};
    use crate::text::{Lang, Words};

    /// Attack 66.
    #[test]
    fn where_the_folder_takes_no_file_only_what_was_taken_now_is_something() {
        let world = World {
            root: Root::at("/nowhere".into()),
            clock: Clock::fictional(0, 0.0),
            ids: Ids::Seeded(1),
            machine: Machine { id: None },
        };
        let setting = Setting::of_screen(world, Words::new(Lang::En));
        let stick = Path::new("/stick");
        let fault = || BundleError::io(Act::Write, stick)(std::io::ErrorKind::ReadOnlyFilesystem.into()).into();
        let file = |verdict| {
            let refused = Import::refused(None, fault());
            (stick.join("a.colloquio.json"), Import { verdict, ..refused })
        };
        let exit = |known, files| {
            let done = Synced { known, files, fault: Some(fault()), ..Synced::default() };
            ended(&setting, done).unwrap_err().exit
        };
        assert_eq!(exit(0, vec![]), FAILED);
        assert_eq!(exit(3, vec![]), FAILED, "taken another time");
        assert_eq!(exit(3, vec![file(Verdict::Refused)]), FAILED);
        assert_eq!(exit(0, vec![file(Verdict::Refused), file(Verdict::Taken)]), PARTLY);
        // where everything lies there already, nothing has to be written
        assert_eq!(ended(&setting, Synced { known: 3, ..Synced::default() }), Ok(DONE));
    }
}

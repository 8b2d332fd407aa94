//! `bundle inspect --rescue`: whatever marks a damaged file still shows, as a score sheet. The last resort when the laptop is
//! gone.

use super::super::print_json;
use crate::app::laptop::{Asker, Salvage, glance, salvage, zone_of};
use crate::cli::args::Format;
use crate::cli::desk;
use crate::cli::document;
use crate::cli::error::{DONE, Failure, PARTLY, io_why};
use crate::cli::setting::Setting;
use crate::domain::day::Day;
use crate::domain::ids::{DayId, PersonId};
use crate::text::date::Zone;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

pub fn run(setting: &Setting, file: &Path, out: &Path) -> Result<u8, Failure> {
    let w = &setting.words;
    let io = |path: &Path, e: &io::Error| {
        Failure::new(
            "io",
            w.error_io(&path.display().to_string(), &io_why(w, e)),
            w.error_nothing_changed(),
            w.error_check_stick(),
        )
    };
    if std::fs::symlink_metadata(out).is_ok() {
        return Err(Failure::new(
            "exists",
            w.error_exists(&out.display().to_string()),
            w.error_untouched(),
            w.sync_rescue_other_name(),
        ));
    }
    let looked = std::fs::metadata(file).map_err(|e| io(file, &e))?;
    if !looked.is_file() {
        return Err(io(file, &io::ErrorKind::InvalidInput.into()));
    }
    let bytes = File::open(file).map_err(|e| io(file, &e))?;
    let salvage = salvage(bytes).map_err(|e| io(file, &e))?;
    let here = of_ours(setting, &salvage)?;
    let rescued = salvage.rescue(here.as_ref().map(|(day, viewer)| Asker { day, viewer: *viewer }));
    let zone = here.as_ref().map_or_else(|| Zone::named("Europe/Rome", 3_600), |(day, _)| zone_of(day));
    let sheet = document::rescued_sheet(&rescued, &zone);
    if !rescued.marks.is_empty() {
        // a file that is there is never written over, whoever was faster
        let written = File::create_new(out).and_then(|mut f| f.write_all(sheet.as_bytes()).and_then(|()| f.sync_all()));
        written.map_err(|e| io(out, &e))?;
    }
    if setting.format == Format::Json {
        print_json(setting, &document::bundle_rescue(here.as_ref().map(|(day, _)| day.id()), out, &rescued));
    } else {
        let (marks, lost) = (rescued.marks.len(), rescued.unreadable);
        setting.print(&match marks {
            0 => w.sync_rescued_nothing(lost),
            _ => w.sync_rescued(&out.display().to_string(), marks, lost),
        });
        if marks > 0 {
            setting.print(&w.sync_rescued_covered());
        }
        if rescued.withheld > 0 {
            setting.print(&w.sync_rescued_withheld(rescued.withheld));
        }
        if rescued.doubtful > 0 {
            setting.print(&w.sync_rescued_doubtful(rescued.doubtful));
        }
    }
    Ok(if rescued.unreadable + rescued.doubtful == 0 && !rescued.marks.is_empty() { DONE } else { PARTLY })
}

/// The day of the file, where this store has it, and who asks: then its marks are hidden here too, and only the lead has any
/// use for them. Of a day that is nowhere in this store it is somebody's own file on a machine outside the day.
fn of_ours(setting: &Setting, salvage: &Salvage) -> Result<Option<(Day, Option<PersonId>)>, Failure> {
    let w = &setting.words;
    let mut found = None;
    for id in setting.world.root.days().map_err(|e| Failure::store(w, &e))?.into_iter().map(DayId) {
        let seen = match glance(&setting.world.root, id) {
            Ok(seen) => seen,
            // who leads it cannot be asked
            Err(e) if salvage.days().contains(&id) => return Err(Failure::store(w, &e)),
            Err(_) => continue,
        };
        if !salvage.is_of(&seen.day) {
            continue;
        }
        let actor = desk::actor(setting, &seen.day, seen.device, None)?;
        desk::lead_only(setting, &seen.day, actor)?;
        found.get_or_insert((seen.day, actor));
    }
    Ok(found)
}

//! `bundle export`, `inspect`, `verify`, `import`, `status`; `sync` has a file of its own.

mod rescue;
mod sync;

use super::{print_json, show};
use crate::app::laptop::{Exported, Import, Reach, Verdict, export, glance, import, import_new, inspect, proof};
use crate::bundle::{BundleError, Reason, list};
use crate::cli::args::{BundleVerb, Format};
use crate::cli::desk;
use crate::cli::document;
use crate::cli::error::{DONE, FAILED, Failure, PARTLY, io_why};
use crate::cli::progress::watched;
use crate::cli::resolve;
use crate::cli::setting::Setting;
use crate::domain::day::Day;
use crate::domain::ids::DayId;
use crate::text::Words;
use std::path::{Path, PathBuf};

pub fn run(setting: &Setting, verb: BundleVerb) -> Result<u8, Failure> {
    match verb {
        BundleVerb::Export { to, full, reader } => write(setting, to, full, reader.as_deref()),
        BundleVerb::Inspect { file, rescue: None } => look(setting, &file),
        BundleVerb::Inspect { file, rescue: Some(out) } => rescue::run(setting, &file, &out),
        BundleVerb::Verify { file } => proved(setting, &file),
        BundleVerb::Import { files, laptop } => take(setting, &files, laptop.as_deref()),
        BundleVerb::Sync { folder, laptop } => sync::run(setting, &folder, laptop.as_deref()),
        BundleVerb::Status => show(setting, document::bundle_status),
    }
}

fn write(setting: &Setting, to: Option<PathBuf>, full: bool, reader: Option<&str>) -> Result<u8, Failure> {
    let w = &setting.words;
    let mut open = desk::open(setting)?;
    let folder = match to {
        Some(f) => f,
        None => std::env::current_dir().map_err(|e| {
            Failure::new("io", w.error_io(".", &io_why(w, &e)), w.error_data_here_safe(), w.error_name_folder())
        })?,
    };
    needs_folder(w, &folder)?;
    let reach = match reader {
        Some(name) => Reach::For(resolve::laptop(w, open.laptop.day(), name)?),
        None if full => Reach::Full,
        None => Reach::Others,
    };
    let Exported { written, drafts } = export(&mut open.laptop, &folder, &reach).map_err(|e| Failure::bundle(w, &e))?;
    if setting.format == Format::Json {
        print_json(setting, &document::bundle_export(open.laptop.day().id(), &written, drafts));
    } else {
        setting.print(&w.done_exported(&written.path.display().to_string(), written.entries as usize));
    }
    Ok(DONE)
}

fn here(setting: &Setting) -> Result<Option<Day>, Failure> {
    let days = setting.world.root.days().map_err(|e| Failure::store(&setting.words, &e))?;
    if days.is_empty() {
        return Ok(None);
    }
    let id = desk::which_day(setting)?;
    glance(&setting.world.root, id).map(|g| Some(g.day)).map_err(|e| Failure::store(&setting.words, &e))
}

/// Passes 1 and 2 alone: is the file whole, who wrote it, and is that laptop known here.
fn proved(setting: &Setting, file: &Path) -> Result<u8, Failure> {
    let w = &setting.words;
    let here = here(setting)?;
    // whichever day it is of: that is said, and refuses nothing
    let seen = proof(&setting.world, file, &watched(setting).progress);
    if let (Verdict::Ready, Some(header), true) = (seen.verdict, &seen.header, setting.format != Format::Json) {
        let from = header.writer.name.as_str();
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let known = here.as_ref().is_some_and(|day| day.chains().contains_key(&header.writer.dev));
        setting.print(&w.sync_verified(&name, from, seen.count.total as u64));
        setting.print(&if known { w.sync_verified_known(from) } else { w.sync_verified_new(from) });
        return Ok(DONE);
    }
    answer(setting, here.as_ref(), here.as_ref(), &[(file.to_owned(), seen)])
}

fn look(setting: &Setting, file: &Path) -> Result<u8, Failure> {
    let here = here(setting)?;
    let seen = inspect(&setting.world, file, here.as_ref(), &watched(setting).progress);
    let files = [(file.to_owned(), seen)];
    answer(setting, here.as_ref(), here.as_ref(), &files)
}

fn take(setting: &Setting, files: &[PathBuf], name: Option<&str>) -> Result<u8, Failure> {
    let w = &setting.words;
    let mut all: Vec<PathBuf> = Vec::new();
    for f in files {
        if f.is_dir() {
            let found = list(f).map_err(|e| {
                Failure::new(
                    "io",
                    w.error_io(&f.display().to_string(), &io_why(w, &e)),
                    w.error_nothing_taken(),
                    w.error_check_stick(),
                )
            })?;
            for (path, _) in &found.skipped {
                setting.say(&w.error_skipped(&path.display().to_string()));
            }
            all.extend(found.bundles);
        } else {
            all.push(f.clone());
        }
    }
    if all.is_empty() {
        return Err(Failure::new("no_bundles", w.error_no_bundles(), w.error_nothing_taken(), w.error_name_folder()));
    }
    let days = setting.world.root.days().map_err(|e| Failure::store(w, &e))?;
    let mut done: Vec<(PathBuf, Option<Import>)> = all.into_iter().map(|file| (file, None)).collect();
    let mut known = Day::new(DayId(uuid::Uuid::nil()));
    let mut laptop = None;
    let watch = watched(setting);
    let progress = &watch.progress;
    if !days.is_empty() {
        let open = desk::open(setting)?;
        known = open.laptop.day().clone();
        laptop = Some(open.laptop);
    }
    // on a laptop without a day files without its start come once another made it, whatever the order they were named in
    for _ in 0..2 {
        for (file, one) in &mut done {
            let waits_for_a_day = one.as_ref().is_none_or(|i| i.reason() == Some(Reason::NoStart.as_str()));
            if !waits_for_a_day || progress.is_stopped() {
                continue;
            }
            let named = |mark: &str| joining_name(w, name, mark);
            *one = Some(match &mut laptop {
                Some(l) => import(l, file, named, progress),
                None => match import_new(&setting.world, file, name, named, Box::new(|_| {}), progress) {
                    Ok((l, one)) => {
                        laptop = Some(l);
                        one
                    }
                    Err(refused) => *refused,
                },
            });
        }
    }
    drop(watch);
    let done: Vec<(PathBuf, Import)> = done.into_iter().filter_map(|(file, one)| Some((file, one?))).collect();
    if let Some(laptop) = &laptop {
        laptop.store.settle_index(desk::COMPARE);
    }
    let before = (!days.is_empty()).then_some(&known);
    answer(setting, laptop.as_ref().map(|l| l.day()).or(before), before, &done)
}

/// A folder is named, or a sentence says that it is not there, or that it is something else.
fn needs_folder(w: &Words, folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() { Ok(()) } else { Err(Failure::no_folder(w, folder)) }
}

/// The name of a laptop that joins: the one given, also where its joining was killed before its first word; else one made
/// from its mark.
fn joining_name(w: &Words, given: Option<&str>, mark: &str) -> String {
    given.map_or_else(|| w.name_joining_laptop(mark).into_owned(), str::to_owned)
}

/// Says what became of the files, as JSON or in words; gives the exit code: 0 all in, 3 something waits or is apart or only
/// some were taken, 1 nothing could be taken.
fn answer(
    setting: &Setting,
    day: Option<&Day>,
    before: Option<&Day>,
    files: &[(PathBuf, Import)],
) -> Result<u8, Failure> {
    let w = &setting.words;
    let taken = files.iter().any(|(_, i)| i.verdict != Verdict::Refused);
    if setting.format == Format::Json {
        let viewer = day.and_then(|d| desk::viewer(setting, d));
        print_json(setting, &document::bundle_files(day, before, viewer, files));
    } else {
        for (path, i) in files.iter().filter(|(_, i)| i.verdict != Verdict::Refused) {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            setting.print(&document::bundle_line(w, day, &name, i));
        }
    }
    let mut last = None;
    for (path, i) in files {
        if let Some(fault) = &i.fault {
            let mut f = Failure::bundle(w, fault);
            // a good file of another day is no news: only where several were given is the name needed
            if files.len() > 1 && !matches!(fault, crate::app::laptop::ImportFault::Bundle(BundleError::Io { .. })) {
                f.what = format!("{}: {}", path.display(), f.what);
            }
            if taken {
                setting.say(&f.what);
            }
            last = Some(f);
        }
    }
    match last {
        Some(f) if !taken => Err(Failure { exit: FAILED, ..f }),
        Some(_) => Ok(PARTLY),
        None if files.iter().any(|(_, i)| i.count.waiting > 0 || i.count.apart > 0) => Ok(PARTLY),
        None => Ok(DONE),
    }
}

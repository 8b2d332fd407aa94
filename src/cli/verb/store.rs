//! `store check`, `rebuild`, `backup`: whether this laptop's data is whole, and what to do where it is not.

use super::{print, print_json};
use crate::app::laptop::{Exported, backup, check, glance, key_of, rebuild};
use crate::bundle::BundleError;
use crate::cli::args::{Format, StoreVerb};
use crate::cli::desk;
use crate::cli::document::{self, Checked};
use crate::cli::error::{DONE, Failure, PARTLY};
use crate::cli::setting::Setting;
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId};
use crate::store::{Gap, Health, StoreError, Verdict, drafts_open, probe};
use std::path::Path;
use std::process::Command;

pub fn run(setting: &Setting, verb: StoreVerb) -> Result<u8, Failure> {
    match verb {
        StoreVerb::Check { probe: Some(folder) } => read_out(setting, &folder),
        StoreVerb::Check { probe: None } => look_over(setting),
        StoreVerb::Rebuild => write_anew(setting),
        StoreVerb::Backup { file } => put_by(setting, &file),
    }
}

/// The child's side of a check: says all that an index holds.
fn read_out(setting: &Setting, folder: &Path) -> Result<u8, Failure> {
    let failed = |source| Failure::store(&setting.words, &StoreError::Io { path: folder.to_owned(), source });
    probe(folder, key_of, &mut std::io::stdout().lock()).map_err(failed)?;
    Ok(DONE)
}

/// This program again, reading out an index; a damaged one may end it in any way.
fn prober(setting: &Setting) -> Result<impl Fn(&Path) -> Command, Failure> {
    let w = &setting.words;
    let program = std::env::current_exe().map_err(|source| {
        Failure::store(w, &StoreError::Io { path: std::env::args_os().next().unwrap_or_default().into(), source })
    })?;
    Ok(move |folder: &Path| {
        let mut command = Command::new(&program);
        command.args(["store", "check", "--probe"]).arg(folder);
        command
    })
}

fn look_over(setting: &Setting) -> Result<u8, Failure> {
    let w = &setting.words;
    let root = &setting.world.root;
    let prober = prober(setting)?;
    let here: Vec<DayId> = root.days().map_err(|e| Failure::store(w, &e))?.into_iter().map(DayId).collect();
    let days_here = here.len();
    let days = match &setting.day {
        Some(_) => vec![desk::which_day(setting)?],
        None => here,
    };
    if days.is_empty() {
        return Err(desk::no_day(setting));
    }
    let held = root.is_held().then(|| root.read_holder());
    if held.is_some() {
        setting.say(&w.store_held());
    }
    let (mut found, mut failed) = (Vec::new(), Vec::new());
    for id in days {
        match check(&setting.world, id, &prober) {
            Ok(health) => found.push(described(setting, health)),
            Err(e) => failed.push(Failure::store(w, &e)),
        }
    }
    if !found.is_empty() {
        print(setting, &document::store_check(w, found.clone(), days_here, held));
    }
    // one day that cannot be looked at hides no other
    if let Some(f) = failed.pop() {
        failed.iter().for_each(|f| setting.say(&f.what));
        return Err(f);
    }
    match document::worst(&found) {
        Verdict::Whole => Ok(DONE),
        Verdict::Mendable => Ok(PARTLY),
        Verdict::Lost => {
            let lost = found.iter().map(|d| d.health.lost).sum();
            let command = document::rebuild_command(&found, days_here);
            Err(Failure::new("lost", w.store_lost(lost), w.store_lost_safe(), document::next_lost(w, &found, &command)))
        }
    }
}

/// With what only the Day knows: its name, and whose chains have holes.
fn described(setting: &Setting, health: Health) -> Checked {
    let day = glance(&setting.world.root, DayId(health.day)).ok().map(|seen| seen.day).filter(|day| day.held() > 0);
    let laptops = health.gaps.iter().map(|gap| laptop(day.as_ref(), gap)).collect();
    let label = day.map(|day| (day.name().to_owned(), day.date().to_owned())).filter(|(name, _)| !name.is_empty());
    let drafts = drafts_open(&setting.world.root, health.day);
    Checked { health, label, drafts, laptops }
}

fn laptop(day: Option<&Day>, gap: &Gap) -> String {
    let name = day.map(|day| day.laptop_name(DeviceId(gap.device))).unwrap_or_default();
    if name.is_empty() { gap.device.to_string() } else { name }
}

fn write_anew(setting: &Setting) -> Result<u8, Failure> {
    let w = &setting.words;
    let id = desk::which_day(setting)?;
    let prober = prober(setting)?;
    let mended = rebuild(&setting.world, id, &prober).map_err(|e| Failure::laptop(w, None, &e))?;
    // described after the rebuild: the day can be read now, whatever it was before
    let found = Health { gaps: mended.rebuilt.gaps.clone(), ..mended.rebuilt.before.clone() };
    let days_here = setting.world.root.days().map_or(1, |days| days.len());
    print(setting, &document::store_rebuild(w, described(setting, found), days_here, &mended));
    Ok(if mended.rebuilt.lost == 0 { DONE } else { PARTLY })
}

fn put_by(setting: &Setting, file: &Path) -> Result<u8, Failure> {
    let w = &setting.words;
    let id = desk::which_day(setting)?;
    let taken = |path: &Path| {
        Failure::new(
            "exists",
            w.store_backup_exists(&path.display().to_string()),
            w.error_data_here_safe(),
            w.store_backup_other_name(),
        )
    };
    let Exported { written, drafts } = backup(&setting.world, id, file).map_err(|e| match &e {
        crate::app::laptop::ImportFault::Bundle(BundleError::Io { path, source, .. })
            if source.kind() == std::io::ErrorKind::AlreadyExists =>
        {
            taken(path)
        }
        _ => Failure::bundle(w, &e),
    })?;
    let waiting = glance(&setting.world.root, id).map_or(0, |seen| seen.day.waiting().count());
    if setting.format == Format::Json {
        print_json(setting, &document::store_backup(id, &written, drafts));
    } else {
        setting.print(&w.store_backed_up(&written.path.display().to_string(), written.entries));
    }
    if waiting > 0 {
        setting.say(&w.store_backup_waiting(waiting as u64));
        return Ok(PARTLY);
    }
    Ok(DONE)
}

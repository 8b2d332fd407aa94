//! `report --kind calls`: the list to call from.

use crate::cli::args::{Format, Report};
use crate::cli::desk;
use crate::cli::error::{DONE, Failure, io_next, io_why};
use crate::cli::setting::Setting;
use crate::report::calls::{call_list, format_csv, format_markdown};
use serde_json::json;
use std::io::Write;

pub fn run(setting: &Setting, r: &Report) -> Result<u8, Failure> {
    let w = &setting.words;
    let seen = desk::look(setting)?;
    let ending = r.out.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let list = call_list(&seen.glance.day);
    let text = match ending.as_str() {
        "csv" => format_csv(w, &list),
        "md" => format_markdown(w, &seen.glance.day, &list),
        _ => return Err(Failure::usage(w, w.error_report_ending(&r.out.display().to_string()))),
    };
    let folder = r.out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // a report is for others too; the umask still applies
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&r.out).map_err(|e| e.error)?;
        Ok(())
    };
    write().map_err(|e| {
        Failure::new(
            "io",
            w.error_io(&r.out.display().to_string(), &io_why(w, &e)),
            w.error_data_here_safe(),
            io_next(w, &e, w.error_name_folder()),
        )
    })?;
    if setting.format == Format::Json {
        setting.print_raw(&super::pretty(&json!({
            "format": "colloquio-report", "version": 1, "day": seen.glance.day.id(), "kind": "calls", "path": r.out,
            "rows": list.len(),
        })));
    } else {
        setting.print(&w.done_report(&r.out.display().to_string(), list.len()));
    }
    Ok(DONE)
}

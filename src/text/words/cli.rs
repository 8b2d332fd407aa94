//! The words of the command line.

use super::words;

words! {
    name_lead = "name-lead";
    name_frontdesk = "name-frontdesk";
    name_lead_laptop = "name-lead-laptop";
    name_joining_laptop(mark: &str) = "name-joining-laptop";
    done_stored = "done-stored";
    done_already = "done-already";
    done_made(codes: &str) = "done-made";
    done_exported(path: &str, n: usize) = "done-exported";
    done_report(path: &str, n: usize) = "done-report";
    done_rubric_good(name: &str, n: usize) = "done-rubric-good";
    done_day_opened(name: &str, path: &str) = "done-day-opened";
    done_day_opened_next = "done-day-opened-next";
    paths_store(path: &str) = "paths-store";
    paths_day(path: &str) = "paths-day";
    paths_log(path: &str) = "paths-log";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];

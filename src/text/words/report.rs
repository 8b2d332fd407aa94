//! Headings and sentences of what leaves the room.

use super::words;

words! {
    report_title(day: &str) = "report-title";
    report_list = "report-list";
    report_order = "report-order";
    report_code = "report-code";
    report_name = "report-name";
    report_area = "report-area";
    report_phone = "report-phone";
    report_email = "report-email";
    report_offer = "report-offer";
    report_chosen = "report-chosen";
    report_reserve = "report-reserve";
    report_offered = "report-offered";
    report_accepted = "report-accepted";
    report_declined = "report-declined";
    report_chosen_title = "report-chosen-title";
    report_reserve_title = "report-reserve-title";
    report_nobody = "report-nobody";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];

//! What is said of files of people and of sheets.

use super::words;

words! {
    import_file(file: &str, encoding: &str, separator: &str) = "import-file";
    import_column(column: &str, field: &str, by: &str) = "import-column";
    import_unmapped(columns: &str) = "import-unmapped";
    import_new_areas(areas: &str) = "import-new-areas";
    import_rows(read: usize, new: usize, updated: usize, same: usize, joined: usize, refused: usize) = "import-rows";
    import_issue(record: usize, line: usize, text: &str, action: &str) = "import-issue";
    import_issue_in_column(record: usize, line: usize, column: &str, text: &str, action: &str) = "import-issue-in-column";
    import_dry_run = "import-dry-run";
    issue_said_no(said: &str) = "issue-said-no";
    issue_consent_unclear(said: &str, how: &str) = "issue-consent-unclear";
    issue_nameless = "issue-nameless";
    issue_same_as_record(record: usize, name: &str) = "issue-same-as-record";
    issue_like_record(record: usize, name: &str) = "issue-like-record";
    issue_like_known(code: &str, name: &str) = "issue-like-known";
    issue_known_by_name(code: &str, name: &str) = "issue-known-by-name";
    issue_fits_several(codes: &str) = "issue-fits-several";
    issue_differs_from_known(code: &str, kept: &str, other: &str) = "issue-differs-from-known";
    issue_differs(kept: &str, other: &str) = "issue-differs";
    issue_unknown_area(area: &str) = "issue-unknown-area";
    issue_not_an_email(text: &str) = "issue-not-an-email";
    issue_not_a_phone(text: &str) = "issue-not-a-phone";
    issue_unknown_role(text: &str) = "issue-unknown-role";
    issue_not_a_span(text: &str) = "issue-not-a-span";
    issue_unknown_candidate(text: &str) = "issue-unknown-candidate";
    issue_too_long(limit: usize) = "issue-too-long";
    issue_unprintable = "issue-unprintable";
    issue_unreadable = "issue-unreadable";
    issue_short_row(cells: usize, columns: usize) = "issue-short-row";
    issue_long_row(cells: usize, columns: usize) = "issue-long-row";
    issue_heading_twice(first: usize) = "issue-heading-twice";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];

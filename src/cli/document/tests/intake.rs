//! The document of an import, on the application form's export that comes with the project.

use super::*;
use crate::intake::{Columns, Subject, plan_candidates, read_sheet};
use serde_json::json;

#[test]
fn an_import_in_the_order_of_the_contract() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/applications.csv")).unwrap();
    let sheet = read_sheet("applications.csv", &bytes).unwrap();
    let columns = Columns::resolve(&sheet, Subject::Candidates, &[], &[]).unwrap();
    let plan = plan_candidates(&sheet, &columns, &[], &[]);
    let figures = ImportFigures {
        sheet: &sheet,
        dry_run: true,
        mapping: &plan.mapping,
        unmapped: &plan.unmapped,
        rows: plan.rows,
        new_areas: &plan.new_areas,
        issues: &plan.issues,
    };
    let p = Played::new();
    let document = import_document(&it(), p.session.day_id(), &figures);
    in_order(
        &document.json().unwrap(),
        &[
            "file",
            "dry_run",
            "encoding",
            "separator",
            "mapping",
            "field",
            "column",
            "by",
            "unmapped",
            "rows",
            "read",
            "new",
            "updated",
            "same",
            "joined",
            "refused",
            "issues",
            "record",
            "line",
            "column",
            "kind",
            "action",
            "text",
        ],
    );
    let v = value(&document);
    assert_eq!(v["rows"], json!({"read": 83, "new": 80, "updated": 0, "same": 0, "joined": 1, "refused": 2}));
    assert_eq!(v["separator"], ";");
    let named: Vec<(u64, &str)> = v["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| (i["record"].as_u64().unwrap(), i["action"].as_str().unwrap()))
        .collect();
    assert!(named.contains(&(84, "refused")) || named.contains(&(83, "refused")), "{named:?}");
    let (it_page, en_page) = (import_page(&it(), &figures), import_page(&en(), &figures));
    assert_ne!(it_page, en_page);
    for part in ["applications.csv", "83", "80"] {
        assert!(it_page.contains(part), "{it_page}");
    }
    // a trial says that it was one
    let real = ImportFigures { dry_run: false, ..figures };
    assert!(it_page.len() > import_page(&it(), &real).len());
}

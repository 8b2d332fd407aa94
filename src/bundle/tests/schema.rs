//! The shipped schema is made from the types, fits every frozen file, and demands what the reader demands.

mod document;
mod judge;

use super::files::Parts;
use crate::wire::hash::{hex, sha256};
use judge::misfit;
use serde_json::{Value, json};
use std::fs;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema/bundle-1.json");

/// Every frozen file with the SHA-256 of its bytes: later versions read them with the same result.
const FROZEN: [(&str, &str); 14] = [
    ("01-kickoff", "4553565d13ac350de21436e80636595e95cc3f1eb1533381661712805b427215"),
    ("02-lead-after-admitting", "797e94f314095e6150f22c53ccee6476c2a6af9ffb0680f10326c383a3e8c6f5"),
    ("03-banco1-full", "ae0c846a40820ecc20267c158337344788ebe7092ceaf7b450e8b482d1176d47"),
    ("04-banco1-since-03", "8377e415aa42de968ed4498082b8ab275a8a550a9586465768aa5451aa4c1594"),
    ("05-banco2-full", "3947d584666000b697b85d869b011396dbaaeb6dc4ae24baa83260d5593b3ad9"),
    ("06-banco2-clash-and-later-kind", "d09c40fafcd2cb1cdfe0ddc08f14f474de0c05df521693e89413d6163e61f450"),
    ("07-unknown-laptop", "0e3f402ea0e0c4381703dc9517b7760e68088aa7664f41080b40d5696baadefe"),
    ("08-damaged", "55e7111e0c069255b28e06025ba84b462d457ed295351c0f3cfa9938980b1dfc"),
    ("09-lead-after-erasure", "52a69b4eb67fa7f0408fee2163ca95948044b8281738b131baf8e267e2b8b388"),
    ("10-unsigned-open-day", "c0e9faf5e44940bc0e23fd75ba61c80980bee6c1d2d3baef4c5dcc0cac7bafde"),
    ("11-a-lead-kickoff", "2a417b2163fbb160d0220a448c1b769f50a0f03a6ad075b7be011596a8d615bf"),
    ("11-b-desk-b-full", "59895311139c474a8da99999cb7057f38e10e86efd51e7ba94fb11a617dc1e48"),
    ("11-c-desk-c-full", "4031c6cfba6fb5d027c6c09430bc6dbd2e97e1bfaaea2bb155b1be80c784fea1"),
    ("11-d-lead-since", "38eee163ce766a7af03c393b255ae84bc3374518d014e0b0e3fa7110766ff85e"),
];

fn frozen(name: &str) -> Value {
    serde_json::from_slice(&fs::read(super::files::path(name)).unwrap()).unwrap()
}

fn shipped() -> Value {
    serde_json::from_str(&fs::read_to_string(PATH).unwrap()).unwrap()
}

fn fault(document: &Value) -> Option<String> {
    let schema = document::schema();
    misfit(&schema, &schema, document, "")
}

/// `WRITE_SCHEMA=1 cargo test --lib schema` writes the file anew.
#[test]
fn the_shipped_schema_is_that_of_the_types() {
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        fs::write(PATH, serde_json::to_string_pretty(&document::schema()).unwrap() + "\n").unwrap();
    }
    assert!(shipped() == document::schema(), "WRITE_SCHEMA=1 cargo test --lib schema writes it anew");
}

#[test]
fn the_frozen_files_are_frozen_and_fit() {
    for (name, digest) in FROZEN {
        assert_eq!(hex(&sha256(&fs::read(super::files::path(name)).unwrap())), digest, "{name}");
        assert_eq!(fault(&frozen(name)), None, "{name}");
    }
}

/// Whatever is taken away from a file, or made something else, fits no more.
#[test]
fn what_the_schema_demands_is_there_in_every_frozen_file() {
    let whole = frozen("11-b-desk-b-full");
    let mut places = Vec::new();
    let note = |o: &Value, at: &str, places: &mut Vec<String>| {
        places.extend(o.as_object().unwrap().keys().map(|k| format!("{at}/{k}")));
    };
    note(&whole, "", &mut places);
    note(&whole["header"], "/header", &mut places);
    note(&whole["header"]["day"], "/header/day", &mut places);
    note(&whole["header"]["writer"], "/header/writer", &mut places);
    note(&whole["header"]["tips"][0], "/header/tips/0", &mut places);
    note(&whole["entries"][0]["body"], "/entries/0/body", &mut places);
    note(&whole["trailer"], "/trailer", &mut places);
    for place in places {
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut lacking = whole.clone();
        lacking.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
        assert!(fault(&lacking).is_some(), "{place} left out");
        let mut other = whole.clone();
        *other.pointer_mut(&place).unwrap() = json!({"x": [[1.5]]});
        let free = place.ends_with("/data");
        assert!(fault(&other).is_some() || free, "{place} something else");
    }
    for (place, value) in [
        ("/header/tips/0/hash", json!("F".repeat(64))),
        ("/header/ms", json!(1)),
        ("/entries/0/body/day", json!("01A20C95-C182-7214-9C48-8988D2F19645")),
        ("/entries/0/body/kind", json!("device")),
        ("/entries/0/body/n", json!(65_536)),
        ("/entries/0/body/seq", json!(0)),
        ("/entries/0/body/extra", json!(1)),
        ("/entries/0/extra", json!(1)),
        ("/version", json!(2)),
    ] {
        let mut other = whole.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        other.pointer_mut(parent).unwrap()[key] = value;
        assert!(fault(&other).is_some(), "{place}");
    }
}

/// The data of each kind, field by field: without a field that must be there, the reader calls it malformed and the schema
/// says so.
#[test]
fn the_reader_and_the_schema_agree_on_the_data_of_each_kind() {
    use crate::domain::fact::Fact;
    use crate::wire::envelope::read_line;
    let schema = document::schema();
    let cases = schema["$defs"]["Body"]["allOf"].as_array().unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for (name, _) in FROZEN.iter().filter(|(name, _)| *name != "08-damaged") {
        for line in Parts::of(name).lines {
            let e = read_line(&line).unwrap();
            let case = cases.iter().find(|case| case["if"]["properties"]["kind"]["const"] == e.kind.as_str());
            let (Some(case), (1, 1)) = (case, (e.v, e.kv)) else { continue };
            let data: Value = serde_json::from_str(&e.data).unwrap();
            let rule = &case["then"]["properties"]["data"];
            let agree = |data: &Value| {
                let read = matches!(Fact::parse(&e.kind, &data.to_string()), Some(Ok(_)));
                assert_eq!(misfit(&schema, rule, data, "").is_none(), read, "{}: {data}", e.kind);
            };
            agree(&data);
            for key in data.as_object().unwrap().keys() {
                let mut other = data.clone();
                other.as_object_mut().unwrap().remove(key);
                agree(&other);
                for wrong in [json!(-7), json!("x"), json!(null), json!([{"x": 1}]), json!({"x": {}})] {
                    let mut other = data.clone();
                    other[key] = wrong;
                    agree(&other);
                }
            }
            seen.insert(e.kind);
        }
    }
    // kinds that no frozen file has are held against the reader by their own tests
    assert!(seen.len() > 35, "{seen:?}");
    assert_eq!(cases.len(), Fact::KINDS.len());
}

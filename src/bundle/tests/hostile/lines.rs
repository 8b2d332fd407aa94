//! Lines one by one: what each must be, how long it may be, and what is strange but honest.

use super::super::files::{Desk, Parts, sealed};
use crate::bundle::Reason::*;
use crate::bundle::verify::prove;
use serde_json::json;
use std::fs::OpenOptions;

/// Attacks 13, 14, 15.
#[test]
fn limits_end_the_reading() {
    let desk = Desk::new();
    let honest = Parts::honest();
    let long = |bytes: usize| "x".repeat(bytes);
    let wide = honest.with_header(|h| h["writer"]["name"] = json!(long(1 << 20)));
    assert_eq!(wide.reason(), Some(TooLarge), "header of 1 MiB");
    assert_eq!(honest.with_line(0, "Guida", &long(2 << 20)).reason(), Some(TooLarge), "line of 2 MiB");
    assert_eq!(honest.with_line(0, "Guida", &long(1 << 20)).reason(), Some(TooLarge), "body of 1 MiB");

    let endless = desk.put("endless", &honest.body());
    OpenOptions::new().write(true).open(&endless).unwrap().set_len(3 << 30).unwrap();
    assert_eq!(prove(&endless).err().unwrap().reason(), Some(TooLarge), "no line break in 3 GiB");
    let header = desk.put("header", b"{\"format\":\"colloquio-bundle\",\"version\":1,\"header\":{\"day\":\"");
    OpenOptions::new().write(true).open(&header).unwrap().set_len(3 << 30).unwrap();
    assert_eq!(prove(&header).err().unwrap().reason(), Some(TooLarge), "no end of the header in 3 GiB");

    let lines = [honest.body().split_inclusive(|b| *b == b'\n').next().unwrap(), &vec![b'\n'; 5_000_001]].concat();
    assert_eq!(desk.reason(&lines), Some(TooLarge), "one entry too many");
}

/// Attacks 8, 9, 10, 16, 17, 18, 34.
#[test]
fn lines_that_are_wrong_are_named() {
    let honest = Parts::honest();
    let error = honest.with_line(4, "\"kv\":1", "\"kv\":1.0").proof().err().unwrap();
    assert!(matches!(error, crate::bundle::BundleError::Refused { line: Some(6), .. }), "{error}");
    for (from, to, reason) in [
        ("\"kv\":1", "\"kv\":1,\"kv\":1", Json),
        ("\"kv\":1", "\"kv\":1,\"\\u006bv\":1", Json),
        ("\"kv\":1", "\"kv\":1,\"extra\":1", Field),
        ("\"n\":0,", "", Field),
        ("\"seq\":1", "\"seq\":0", Field),
        ("\"seq\":1", "\"seq\":2", Field),
        ("device.joined", "device", Field),
        ("\"name\":\"Guida\"", &format!("\"name\":{}1{}", "[".repeat(100_000), "]".repeat(100_000)), Json),
        ("\"day\":\"5d65ae3c", "\"day\":\"5D65AE3C", Field),
        ("\"day\":\"5d65ae3c", "\"day\":\"00000000", WrongDay),
        ("\"replaces\":[]", "\"replaces\":[1]", Field),
    ] {
        assert_eq!(honest.with_line(0, from, to).reason(), Some(reason), "{to:.60}");
    }
    let mut bytes = honest.body();
    let at = bytes.windows(5).position(|here| here == b"Guida").unwrap();
    bytes[at] = 0xff;
    assert_eq!(Desk::new().reason(&sealed(&bytes, 19)), Some(Json), "no UTF-8");
}

/// Attacks 55, 56, 57.
#[test]
fn personal_text_is_proven_or_left_out() {
    let honest = Parts::honest();
    let place = honest.lines.iter().position(|line| line.contains("\"salt\"")).unwrap();
    assert_eq!(honest.with_line(place, "\"salt\":\"95", "\"salt\":\"96").reason(), Some(Private));
    let mut bare = honest.clone();
    for line in &mut bare.lines {
        if let Some((body, _)) = line.split_once(",\"private\":{\"salt\"") {
            *line = format!("{body}}}");
        }
    }
    assert_ne!(bare.lines, honest.lines);
    assert_eq!(bare.proof().unwrap().entries, 19);
    let uncommitted = honest.lines[0].strip_suffix('}').unwrap().to_owned() + ",\"private\":{\"salt\":\"00\"}}";
    let mut added = honest.clone();
    added.lines[0] = uncommitted;
    assert_eq!(added.reason(), Some(Private));
}

/// Attacks 12, 20, 36, 42.
#[test]
fn strange_but_honest_entries_are_taken() {
    let honest = Parts::honest();
    let last = honest.lines.len() - 1;
    for (place, from, to) in [
        (0, "Guida", "\\u001b[31m\\u202eGu\\u0000ida"),
        (0, "Guida", "\u{202e}Guida\u{200f}"),
        (last, "sheet.sealed", "unheard.of"),
        (last, "\"kv\":1", "\"kv\":7"),
        (last, "\"v\":1", "\"v\":3,\"more\":{\"a\":[]}"),
        (last, "\"ms\":17", "\"ms\":18"),
        (last, "\"ms\":17", "\"ms\":16"),
        (last, "\"replaces\":[]", "\"replaces\":[\"00000000-0000-8000-8000-000000000000\"]"),
        (last, "\"interview\":", "\"more\":[[1]],\"interview\":"),
    ] {
        let odd = honest.with_line(place, from, to).rechained(&honest);
        let proof = odd.proof().unwrap_or_else(|e| panic!("{to}: {e}"));
        assert_eq!(proof.entries, 19, "{to}");
    }
}

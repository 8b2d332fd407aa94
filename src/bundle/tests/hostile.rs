//! Accidents and attacks: each is refused with its reason, or taken on purpose.

use super::files::{Desk, Parts, path, sealed};
use crate::bundle::Reason::{self, *};
use crate::bundle::verify::prove;
use serde_json::{Value, json};
use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};

fn golden() -> Vec<u8> {
    fs::read(path("10-unsigned-open-day")).unwrap()
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = str::from_utf8(bytes).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(text, changed, "{from}");
    changed.into_bytes()
}

#[test]
fn cut_anywhere() {
    let desk = Desk::new();
    let whole = golden();
    let file = desk.put("cut", &whole);
    for length in (0..whole.len()).rev() {
        OpenOptions::new().write(true).open(&file).unwrap().set_len(length as u64).unwrap();
        let reason = prove(&file).err().unwrap().reason();
        assert_eq!(reason, Some(Incomplete), "cut at {length}");
    }
}

#[test]
fn any_bit_flipped() {
    let desk = Desk::new();
    let whole = golden();
    let path = desk.put("flipped", &whole);
    let mut file = OpenOptions::new().write(true).open(&path).unwrap();
    let mut digests = 0;
    for (at, &byte) in whole.iter().enumerate() {
        let mut put = |byte: u8| {
            file.seek(SeekFrom::Start(at as u64)).unwrap();
            file.write_all(&[byte]).unwrap();
        };
        put(byte ^ (1 << (at * 5 % 8)));
        let error = prove(&path).err().unwrap_or_else(|| panic!("taken with byte {at} changed"));
        digests += usize::from(error.reason() == Some(Digest));
        assert!(error.reason().is_some(), "{error}");
        put(byte);
    }
    assert!(digests > whole.len() * 9 / 10, "damage is called damage");
    prove(&path).unwrap();
}

#[test]
fn other_things_under_our_name() {
    let desk = Desk::new();
    for (bytes, reason) in [
        (b"".as_slice(), Incomplete),
        (&[0; 5_000], NotABundle),
        (b"<!DOCTYPE html><html></html>", NotABundle),
        (b"{\"a\":1}\n", NotABundle),
        (b"[]", NotABundle),
        (b"\xff\xfe{\x00", NotABundle),
        (b"\x1f\x8b\x08\x00rest", Compressed),
        (b"PK\x03\x04rest", Compressed),
        (b"\x28\xb5\x2f\xfdrest", Compressed),
        (b"BZh91AY", Compressed),
        (b"age-encryption.org/v1\n-> scrypt", Encrypted),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", Encrypted),
    ] {
        assert_eq!(desk.reason(bytes), Some(reason), "{bytes:?}");
    }
}

#[test]
fn laid_out_anew() {
    let desk = Desk::new();
    let whole = golden();
    let text = str::from_utf8(&whole).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    // serde_json's map sorts its keys
    let sorted = serde_json::to_string(&value).unwrap();
    assert!(sorted.starts_with("{\"entries\""));
    for (what, bytes) in [
        ("twice", [&whole[..], &whole[..]].concat()),
        ("junk", [&whole[..], b"junk"].concat()),
        ("one more line break", [&whole[..], b"\n"].concat()),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("BOM", [b"\xef\xbb\xbf".as_slice(), &whole].concat()),
        ("pretty", serde_json::to_vec_pretty(&value).unwrap()),
        ("sorted", sorted.into_bytes()),
        ("blank in front", [b" ".as_slice(), &whole].concat()),
    ] {
        assert_eq!(desk.reason(&bytes), Some(Layout), "{what}");
    }
    let honest = Parts::honest();
    let body = str::from_utf8(&honest.body()).unwrap().to_owned();
    for (what, body) in [
        ("only the last CRLF", body.trim_end().to_owned() + "\r\n"),
        ("header with a blank", body.replacen("\"no\":", "\"no\": ", 1)),
        ("key before the header", body.replacen("\"header\":", "\"extra\":1,\"header\":", 1)),
        ("key after the header", body.replacen("},\"entries\":[", "},\"extra\":1,\"entries\":[", 1)),
        ("space in an entry frame", body.replacen("{\"body\":", "{ \"body\":", 1)),
        ("blank in a body", body.replacen("\"kv\":1", "\"kv\": 1", 1)),
        ("comma after the last", body.trim_end().to_owned() + ",\n"),
        ("no comma", body.replacen("},\n{", "}\n{", 1)),
        ("empty line", body.replacen("[\n", "[\n\n", 1)),
    ] {
        let count = body.lines().count() as u64 - 1;
        assert_eq!(desk.reason(&sealed(body.as_bytes(), count)), Some(Layout), "{what}");
    }
}

#[test]
fn versions() {
    let desk = Desk::new();
    for (version, reason) in [
        ("2", LaterVersion),
        ("10", LaterVersion),
        ("9007199254740991", LaterVersion),
        ("12345678901234567890", Layout),
        ("0", Layout),
        ("01", Layout),
        ("1.0", Layout),
        ("-1", Layout),
        ("\"1\"", Layout),
    ] {
        let bytes = replaced(&golden(), "\"version\":1,", &format!("\"version\":{version},"));
        assert_eq!(desk.reason(&bytes), Some(reason), "{version}");
    }
}

#[test]
fn trailers_that_lie() {
    let desk = Desk::new();
    let honest = Parts::honest();
    for count in [0, 18, 20] {
        assert_eq!(desk.reason(&sealed(&honest.body(), count)), Some(Layout), "{count}");
    }
    let sig = format!("\"sig\":\"{}\"", "ab".repeat(64));
    for (from, to, reason) in [
        ("\"entries\":19", "\"entries\":019", Layout),
        ("\"entries\":19", "\"entries\":\"19\"", Layout),
        ("\"entries\":19", "\"entries\": 19", Layout),
        ("\"sha256\":\"89f4", "\"sha256\":\"89F4", Layout),
        ("\"sha256\":\"89f4", "\"sha256\":\"89f5", Digest),
        (",\"sig\":null}}", "}}", Layout),
        (",\"sig\":null}}", ",\"sig\":null,\"x\":1}}", Layout),
        (",\"sig\":null}}", ",\"sig\":\"x\"}}", Layout),
        // a signature where nobody has a key
        ("\"sig\":null}}\n", &format!("{sig}}}}}\n"), Signature),
    ] {
        assert_eq!(desk.reason(&replaced(&golden(), from, to)), Some(reason), "{to}");
    }
}

#[test]
fn headers_that_are_none() {
    let honest = Parts::honest();
    let sig = "ab".repeat(64);
    type Change<'a> = Box<dyn Fn(&mut Value) + 'a>;
    let missing = |key: &'static str| -> Change<'_> { Box::new(move |h| drop(h.as_object_mut().unwrap().remove(key))) };
    let tip_missing = |key: &'static str| -> Change<'_> {
        Box::new(move |h| drop(h["tips"][0].as_object_mut().unwrap().remove(key)))
    };
    let set = |pointer: &'static str, value: Value| -> Change<'_> {
        Box::new(move |h| *h.pointer_mut(pointer).unwrap() = value.clone())
    };
    let cases: Vec<(&str, Change<'_>, Reason)> = vec![
        ("no day", missing("day"), Field),
        ("no writer", missing("writer"), Field),
        ("no number", missing("no"), Field),
        ("no kind", missing("kind"), Field),
        ("no tips", missing("tips"), Field),
        ("no apart", missing("apart"), Field),
        ("no waiting", missing("waiting"), Field),
        ("tip without key", tip_missing("key"), Field),
        ("tip without sig", tip_missing("sig"), Field),
        ("tip without from", tip_missing("from"), Field),
        ("tip without seq", tip_missing("seq"), Field),
        ("number below zero", set("/no", json!(-1)), Field),
        ("clock of 1970", set("/ms", json!(0)), Field),
        ("clock of 9999", set("/ms", json!(253_370_764_800_000_i64)), Field),
        ("other kind", set("/kind", json!("some")), Field),
        ("id in capitals", set("/writer/dev", json!("01A20C95-C182-7214-9C48-8988D2F19645")), Field),
        ("braced id", set("/day/id", json!("{5d65ae3c-de93-8537-8bd8-c279c2f85cc4}")), Field),
        ("hash in capitals", set("/tips/0/hash", json!("F".repeat(64))), Field),
        ("place 0", set("/tips/0/seq", json!(0)), Field),
        ("from 0", set("/tips/0/from", json!(0)), Field),
        ("a float", set("/no", json!(1.5)), Json),
        ("deep", set("/day/name", (0..20).fold(json!(1), |inner, _| json!([inner]))), Json),
        ("the same tip twice", Box::new(|h| h["tips"][1] = h["tips"][0].clone()), Field),
        ("1,001 tips", Box::new(|h| h["tips"] = (0..1001).map(|_| h["tips"][0].clone()).collect()), TooLarge),
        ("a key", set("/tips/0/key", json!("ab".repeat(32))), DeviceKey),
        ("a key in capitals", set("/tips/0/key", json!("AB".repeat(32))), Field),
        (
            "a keyed laptop without its key",
            set("/tips/0/dev", json!("f0c092ba-f292-8416-aed2-1a724d0bdd1d")),
            DeviceKey,
        ),
        ("a signed tip without a key", set("/tips/0/sig", json!(sig)), TipSignature),
        ("a writer without a tip", set("/writer/dev", json!("01a20c95-c182-7214-9c48-000000000000")), Signature),
        ("a tip lowered", set("/tips/0/seq", json!(9)), Chain),
        ("another hash", set("/tips/0/hash", json!("0".repeat(64))), Chain),
        ("a tip removed", Box::new(|h| drop(h["tips"].as_array_mut().unwrap().remove(0))), Chain),
        ("a later from", set("/tips/0/from", json!(2)), Chain),
        ("no from", set("/tips/0/from", Value::Null), Chain),
        ("other day", set("/day/id", json!("5d65ae3c-de93-8537-8bd8-000000000000")), WrongDay),
    ];
    for (what, change, reason) in cases {
        assert_eq!(honest.with_header(change).reason(), Some(reason), "{what}");
    }
    let doubled = Parts { header: honest.header.replacen("\"no\":2", "\"no\":2,\"n\\u006f\":2", 1), ..honest.clone() };
    assert_eq!(doubled.reason(), Some(Json));
    let foreign = Parts { header: honest.header.replacen("Banco 1", "Banco \u{1}", 1), ..honest.clone() };
    assert_eq!(foreign.reason(), Some(Json), "a control character as it is");
}

#[test]
fn headers_may_say_what_they_like_beside() {
    let honest = Parts::honest();
    for change in [
        |h: &mut Value| h["apart"] = json!(9_999),
        |h: &mut Value| h["waiting"] = json!(9_999),
        |h: &mut Value| h["later"] = json!({"x": [1, 2]}),
        |h: &mut Value| h["day"]["name"] = json!("\u{202e}\u{1b}[31m"),
        |h: &mut Value| h["day"]["date"] = json!("yesterday"),
        |h: &mut Value| h["writer"]["app"] = json!(""),
    ] {
        let proof = honest.with_header(change).proof().unwrap();
        assert_eq!(proof.entries, 19);
    }
}

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

#[test]
fn chains_hold_every_entry_in_its_place() {
    for name in ["10-unsigned-open-day", "11-c-desk-c-full"] {
        let honest = Parts::of(name);
        for place in 0..honest.lines.len() {
            let mut dropped = honest.clone();
            dropped.lines.remove(place);
            assert_eq!(dropped.reason(), Some(Chain), "{name}: {place} dropped");
            let mut doubled = honest.clone();
            doubled.lines.insert(place, honest.lines[place].clone());
            assert_eq!(doubled.reason(), Some(Chain), "{name}: {place} doubled");
            let changed = honest.with_line(place, "\"ms\":17", "\"ms\":18");
            assert_eq!(changed.reason(), Some(Chain), "{name}: {place} changed");
        }
    }
    let honest = Parts::honest();
    let mut swapped = honest.clone();
    swapped.lines.swap(3, 4);
    assert_eq!(swapped.reason(), Some(Chain));
    let mut strange = honest.with_line(0, "01a20c91-a000-72fb", "01a20c91-a000-7aaa");
    strange.lines.truncate(1);
    assert_eq!(strange.reason(), Some(Chain), "a laptop without a tip");
    let mut empty =
        honest.with_header(|h| h["tips"].as_array_mut().unwrap().iter_mut().for_each(|t| t["from"] = Value::Null));
    empty.lines.clear();
    assert_eq!(empty.proof().unwrap().entries, 0, "nothing new is a good file too");
}

/// Everything of the second golden day in one file. Laptop C wrote its second entry twice: two tips, which begin at
/// these places.
fn forked_day(short_from: u64, long_from: u64) -> Parts {
    let mut whole = Parts::of("11-d-lead-since").with_header(|h| {
        for (place, from) in [1, 1, short_from, long_from].into_iter().enumerate() {
            h["tips"][place]["from"] = json!(from);
        }
    });
    let mut lines = Vec::new();
    for name in ["11-a-lead-kickoff", "11-b-desk-b-full", "11-c-desk-c-full", "11-d-lead-since"] {
        lines.extend(Parts::of(name).lines.into_iter().filter(|line| !lines.contains(line)).collect::<Vec<_>>());
    }
    whole.lines = lines;
    whole
}

#[test]
fn both_branches_of_a_fork_travel_together() {
    let forked = forked_day(1, 1);
    let fork = forked.parsed_header().tips[2].dev.to_string();
    for (short_from, long_from) in [(1, 1), (2, 1)] {
        assert_eq!(forked_day(short_from, long_from).proof().unwrap().entries, 94, "{short_from} {long_from}");
    }
    let of_fork = |line: &String| line.contains(&format!("\"dev\":\"{fork}\""));
    let places: Vec<_> = (0..94).filter(|&place| of_fork(&forked.lines[place])).collect();
    assert_eq!(places.len(), 27);
    for &place in &places {
        let mut dropped = forked.clone();
        dropped.lines.remove(place);
        assert_eq!(dropped.reason(), Some(Chain), "{place} dropped");
        let mut doubled = forked.clone();
        doubled.lines.push(forked.lines[place].clone());
        assert_eq!(doubled.reason(), Some(Chain), "{place} doubled");
        assert_eq!(forked.with_line(place, "\"ms\":17", "\"ms\":18").reason(), Some(Chain), "{place} changed");
    }
    for tip in [2, 3] {
        let lacking = forked.with_header(|h| drop(h["tips"].as_array_mut().unwrap().remove(tip)));
        assert_eq!(lacking.reason(), Some(Chain), "a branch nobody vouches for");
    }
    let last = places[places.len() - 1];
    let mut third = forked.clone();
    third.lines.push(forked.with_line(last, "\"ms\":17", "\"ms\":18").lines[last].clone());
    assert_eq!(third.reason(), Some(Chain), "a third branch without a tip");
    let mut without_the_common_part = forked_day(2, 2);
    without_the_common_part.lines.remove(places[0]);
    assert_eq!(without_the_common_part.proof().unwrap().entries, 93);
}

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

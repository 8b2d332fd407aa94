//! Bytes that are no bundle, or no longer one.

use super::super::files::{Desk, Parts, path, sealed};
use crate::bundle::Reason::*;
use crate::bundle::verify::prove;
use serde_json::Value;
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

/// Attack 1.
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

/// Attack 2.
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

/// Attacks 3, 6.
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

/// Attacks 4, 5, 38.
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

/// Attack 7.
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

/// Attack 39.
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

//! What a header may say, and what it may not.

use super::super::files::Parts;
use crate::bundle::Reason::{self, *};
use serde_json::{Value, json};

/// Attacks 16, 25, 76.
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

/// Attack 77.
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

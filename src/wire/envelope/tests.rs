use super::*;
use crate::domain::ids::day_id;
use serde_json::Value;
use std::path::Path;

const GOLDEN: [&str; 13] = [
    "01-kickoff",
    "02-lead-after-admitting",
    "03-banco1-full",
    "04-banco1-since-03",
    "05-banco2-full",
    "06-banco2-clash-and-later-kind",
    "07-unknown-laptop",
    "09-lead-after-erasure",
    "10-unsigned-open-day",
    "11-a-lead-kickoff",
    "11-b-desk-b-full",
    "11-c-desk-c-full",
    "11-d-lead-since",
];

fn data(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn golden_lines() -> Vec<String> {
    let mut lines = Vec::new();
    for name in GOLDEN {
        let file = data(&format!("{name}.colloquio.json"));
        let entries = file.lines().filter(|line| line.starts_with("{\"body\":"));
        lines.extend(entries.map(|line| line.strip_suffix(',').unwrap_or(line).to_owned()));
    }
    assert!(lines.len() > 200);
    lines
}

fn rewrite(line: &str, e: &Envelope) -> Written {
    let veil = |name: &str| if line.contains(&format!("\"{name}\":\"")) { Veil::Veiled } else { Veil::Open };
    let private = e.commitment.zip(e.private.as_deref()).map(|(c, text)| (c.of, text, veil("private")));
    write_line(&Draft {
        day: e.day,
        device: e.device,
        seq: e.seq,
        prev: e.prev,
        ms: e.ms,
        n: e.n,
        by: e.by,
        kind: &e.kind,
        kv: e.kv,
        replaces: &e.replaces,
        data: &e.data,
        veil_data: veil("data"),
        private,
    })
}

#[test]
fn golden_lines_are_read_and_written_again_to_the_byte() {
    let mut erased = 0;
    for line in golden_lines() {
        let envelope = read_line(&line).unwrap_or_else(|fault| panic!("{fault}: {line}"));
        assert_eq!(read_trusted(&line).unwrap(), envelope);
        assert_eq!(key_of(&line), Some((envelope.device, envelope.seq, envelope.id)));
        if envelope.commitment.is_some() && envelope.private.is_none() {
            erased += 1;
            continue;
        }
        let written = rewrite(&line, &envelope);
        assert_eq!(written.line, line);
        assert_eq!((written.hash, written.id), (envelope.hash, envelope.id));
    }
    assert!(erased > 0, "the golden days hold an erased text");
}

#[test]
fn ids_veil_and_hashes_are_those_of_the_vectors() {
    let expected: Value = serde_json::from_str(&data("expected.json")).unwrap();
    let vectors = &expected["vectors"];
    let text = |key: &str| vectors[key].as_str().unwrap();
    let envelope = read_line(&format!("{{\"body\":{}}}", text("body"))).unwrap();
    assert_eq!(hex(&envelope.hash), text("hash"));
    assert_eq!(envelope.id.to_string(), text("id"));
    assert_eq!(serde_json::from_str::<Value>(&envelope.data).unwrap(), vectors["data"]);
    let founder = DeviceId(parse_strict(text("founder")).unwrap());
    assert_eq!(day_id(founder, &parse_hex(text("day_nonce")).unwrap()).to_string(), text("day"));
}

/// An honest line, first of its laptop, with a private part.
fn line() -> String {
    let draft = Draft {
        day: DayId(Uuid::from_u128(1)),
        device: DeviceId(Uuid::from_u128(2)),
        seq: 1,
        prev: None,
        ms: 1_795_507_231_682,
        n: 0,
        by: None,
        kind: "note.set",
        kv: 1,
        replaces: &[EntryId(Uuid::from_u128(3)), EntryId(Uuid::from_u128(4))],
        data: r#"{"interview":"x"}"#,
        veil_data: Veil::Open,
        private: Some((Uuid::from_u128(5), r#"{"salt":"954dc492dc3722805baee7d841f943f4","text":"è"}"#, Veil::Open)),
    };
    write_line(&draft).line
}

fn reason(line: &str) -> Option<Reason> {
    read_line(line).err().map(|fault| fault.reason)
}

/// The honest line with one piece of its text replaced; panics where nothing was replaced.
fn with(from: &str, to: &str) -> String {
    let line = line();
    let changed = line.replacen(from, to, 1);
    assert_ne!(changed, line, "{from}");
    changed
}

/// Attacks 16, 17, 18, 19, 21, 40.
#[test]
fn each_field_has_one_form() {
    assert_eq!(reason(&line()), None);
    let id = |n: u128| Uuid::from_u128(n).to_string();
    let doubled = format!("\"{}\",\"{}\"", id(3), id(3));
    let many: Vec<String> = (100..165).map(|n| format!("\"{}\"", id(n))).collect();
    let pair = format!("\"{}\",\"{}\"", id(3), id(4));
    for (from, to) in [
        ("\"v\":1", "\"v\":0"),
        ("\"v\":1,", ""),
        ("\"v\":1", "\"v\":\"1\""),
        ("\"v\":1,", "\"v\":1,\"extra\":0,"),
        ("\"day\":\"0", "\"day\":\"{0"),
        ("\"dev\":\"00000000-0000-0000", "\"dev\":\"00000000-0000-AAAA"),
        ("\"dev\":\"00000000-", "\"dev\":\"00000000"),
        ("\"seq\":1", "\"seq\":0"),
        ("\"seq\":1", "\"seq\":2"),
        ("\"prev\":null,", ""),
        ("\"prev\":null", &format!("\"prev\":\"{}\"", "0".repeat(64))),
        ("\"ms\":1795507231682", "\"ms\":0"),
        ("\"ms\":1795507231682", "\"ms\":253370764800000"),
        ("\"n\":0", "\"n\":65536"),
        ("\"n\":0", "\"n\":-1"),
        ("\"by\":null,", ""),
        ("\"by\":null", "\"by\":\"\""),
        ("note.set", "note"),
        ("note.set", "note.set.x"),
        ("note.set", "Note.set"),
        ("note.set", "note.s3t"),
        ("note.set", "_note.set"),
        ("note.set", &format!("note.{}", "s".repeat(33))),
        ("\"kv\":1", "\"kv\":0"),
        (&pair, &doubled),
        (&pair, &many.join(",")),
        (&pair, "[\"\"]"),
        (&pair, "3"),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":[]"),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"x y\""),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"eyJhIjoxfQ==\""),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"eyJhIjoxfR\""),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"WzFd\""),
        ("\"of\":", "\"off\":"),
        ("\"of\":", "\"more\":1,\"of\":"),
    ] {
        assert_eq!(reason(&with(from, to)), Some(Reason::Field), "{from} -> {to}");
    }
    assert_eq!(reason(&with("note.set", &format!("note.{}", "s".repeat(32)))), None);
    assert_eq!(reason(&with(&pair, &many[..64].join(","))), None);
}

#[test]
fn a_later_version_may_say_more_but_never_less() {
    let later = with("\"v\":1,", "\"v\":2,\"extra\":{\"x\":[1]},");
    assert_eq!(read_line(&later).unwrap().v, 2);
    assert_eq!(reason(&later.replacen("\"by\":null,", "", 1)), Some(Reason::Field));
    for (from, to) in [("note.set", "unheard.of"), ("\"kv\":1", "\"kv\":9"), ("\"data\":{", "\"data\":{\"more\":[{}],")]
    {
        assert_eq!(reason(&with(from, to)), None, "{to}");
    }
}

/// Attack 38.
#[test]
fn the_frame_of_a_line_is_exact() {
    let line = line();
    for bad in [
        format!(" {line}"),
        format!("{line} "),
        format!("{line},"),
        line.replacen("{\"body\":", "{ \"body\":", 1),
        line.replacen("{\"body\":", "{\"extra\":0,\"body\":", 1),
        line.replacen("}},\"private\":", "}},\"extra\":0,\"private\":", 1),
        line.replacen("}},\"private\":", "}}, \"private\":", 1),
        line.replacen("\"v\":1", "\"v\": 1", 1),
        line.replacen("{\"body\":{", "{\"body\":[{", 1),
        "{}".into(),
        String::new(),
    ] {
        assert_eq!(reason(&bad), Some(Reason::Layout), "{bad}");
    }
    for end in 0..line.len() {
        if line.is_char_boundary(end) {
            assert!(reason(&line[..end]).is_some(), "cut at {end}");
            assert!(read_trusted(&line[..end]).is_err(), "cut at {end}");
        }
    }
}

/// Attacks 8, 9, 11, 21.
#[test]
fn the_strict_walk_goes_everywhere() {
    let private = "{\"salt\":";
    for (from, to) in [
        ("\"v\":1", "\"v\":1,\"v\":1"),
        ("\"seq\":1", "\"seq\":1,\"s\\u0065q\":1"),
        ("{\"interview\":", "{\"interview\":1,\"interview\":"),
        ("\"interview\":\"x\"", "\"interview\":1.0"),
        ("\"interview\":\"x\"", "\"interview\":\"\\ud800\""),
        ("\"n\":0", "\"n\":-0"),
        ("\"n\":0", "\"n\":0.0"),
        ("\"ms\":1795507231682", "\"ms\":1795507231682.0"),
        // {"a":1,"a":1}, {"a":1.5}, and a byte that is no UTF-8, veiled
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"eyJhIjoxLCJhIjoxfQ\""),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"eyJhIjoxLjV9\""),
        ("\"data\":{\"interview\":\"x\"}", "\"data\":\"_w\""),
        (private, "{\"salt\":1,\"salt\":"),
        ("\"text\":\"è\"", "\"text\":\"\\udfff\""),
    ] {
        assert_eq!(reason(&with(from, to)), Some(Reason::Json), "{from} -> {to}");
    }
    let nested = |levels: usize| format!("{}{}", "{\"a\":".repeat(levels - 1) + "{", "}".repeat(levels));
    let deep = |levels| with("\"data\":{\"interview\":\"x\"}", &format!("\"data\":{}", nested(levels)));
    assert_eq!(reason(&deep(15)), None, "body is the first level");
    assert_eq!(reason(&deep(16)), Some(Reason::Json));
    assert_eq!(reason(&deep(100_000)), Some(Reason::Json));
}

/// Attack 55.
#[test]
fn personal_text_must_be_what_the_body_says() {
    assert_eq!(reason(&with("\"text\":\"è\"", "\"text\":\"e\"")), Some(Reason::Private));
    let cut_off = line().split_once(",\"private\":{\"salt\"").unwrap().0.to_owned() + "}";
    let envelope = read_line(&cut_off).unwrap();
    assert!(envelope.commitment.is_some() && envelope.private.is_none(), "left out is no fault");
    assert_eq!(envelope.id, read_line(&line()).unwrap().id);

    let line = line();
    let (start, end) = (line.find(",\"private\":{\"of\"").unwrap(), line.find("},\"private\":{\"salt\"").unwrap());
    let uncommitted = format!("{}{}", &line[..start], &line[end..]);
    assert_eq!(reason(&uncommitted), Some(Reason::Private));
}

/// Attack 56.
#[test]
fn personal_text_has_a_salt() {
    let reread = |object: &str, veil| {
        let honest = line();
        let e = read_line(&honest).unwrap();
        let mut draft = Draft {
            day: e.day,
            device: e.device,
            seq: 1,
            prev: None,
            ms: e.ms,
            n: 0,
            by: None,
            kind: "note.set",
            kv: 1,
            replaces: &[],
            data: "{}",
            veil_data: Veil::Veiled,
            private: None,
        };
        draft.private = Some((Uuid::from_u128(5), object, veil));
        reason(&write_line(&draft).line)
    };
    let salt = "954dc492dc3722805baee7d841f943f4";
    for veil in [Veil::Open, Veil::Veiled] {
        assert_eq!(reread(&format!("{{\"salt\":\"{salt}\"}}"), veil), None);
        assert_eq!(reread("{\"text\":\"x\"}", veil), Some(Reason::Field));
        assert_eq!(reread("{\"salt\":\"954d\"}", veil), Some(Reason::Field));
        assert_eq!(reread(&format!("{{\"salt\":\"{}\"}}", salt.to_uppercase()), veil), Some(Reason::Field));
        assert_eq!(reread(&format!("{{\"salt\":\"{salt}\",\"a\":1,\"a\":1}}"), veil), Some(Reason::Json));
    }
}

/// Attack 13.
#[test]
fn limits_are_limits() {
    let body = |bytes: usize| with("\"interview\":\"x\"", &format!("\"interview\":\"{}\"", "x".repeat(bytes)));
    let room = BODY_LIMIT - (line().find("},\"private\":{\"salt\"").unwrap() + 1 - "{\"body\":".len()) + 1;
    assert_eq!(reason(&body(room)), None);
    assert_eq!(reason(&body(room + 1)), Some(Reason::TooLarge));
    assert_eq!(reason(&body(LINE_LIMIT)), Some(Reason::TooLarge));
    assert_eq!(
        reason(&with("\"text\":\"è\"", &format!("\"text\":\"{}\"", "x".repeat(PRIVATE_LIMIT)))),
        Some(Reason::TooLarge)
    );
}

#[test]
fn lines_as_they_are_written_are_read_the_short_way_and_say_the_same() {
    let mut short = 0;
    for line in golden_lines() {
        let long_way = read(&line, Walk::Strict).unwrap();
        if let Some(envelope) = written::envelope(&line, Walk::Shape) {
            assert_eq!(envelope, long_way);
            assert_eq!(written::envelope(&line, Walk::Strict), Some(envelope));
            assert_eq!(written::key(&line), key_in_any_order(&line));
            short += 1;
        }
        // written otherwise it means the same, and only the long way sees that
        let other = line.replacen(r#""v":1,"day":"#, r#""day":"#, 1).replacen(r#","kind":"#, r#","v":1,"kind":"#, 1);
        assert_eq!(written::envelope(&other, Walk::Shape), None);
        assert_eq!(written::key(&other), None);
        let (other, key) = (read_trusted(&other).unwrap(), key_of(&other).unwrap());
        assert_eq!((other.device, other.seq, other.id), key);
        let first = |e: Envelope| Envelope { hash: [0; 32], id: EntryId(Uuid::nil()), ..e };
        assert_eq!(first(other), first(long_way));
    }
    assert!(short > 200, "{short} lines were read the short way");
}

#[test]
fn what_only_a_stranger_writes_is_judged_the_long_way() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let data = |value: &str| with("\"interview\":\"x\"", &format!("\"interview\":{value}"));
    // the body and the payload are two of the sixteen levels
    assert_eq!(reason(&data(&nested(14))), None);
    assert_eq!(reason(&data(&nested(15))), Some(Reason::Json));
    assert_eq!(reason(&data("9007199254740992")), Some(Reason::Json));
    for (number, other) in [("\"n\":0", "\"n\":00"), ("\"kv\":1", "\"kv\":01"), ("\"kv\":1", "\"kv\":9007199254740992")]
    {
        assert_eq!(reason(&with(number, other)), Some(Reason::Json), "{other}");
    }
}

#[test]
fn the_short_way_takes_nothing_that_the_long_way_refuses() {
    let lines = golden_lines();
    let veiled = lines.iter().find(|l| l.contains(r#""data":""#)).unwrap();
    let personal = lines.iter().find(|l| l.contains(r#"},"private":"#)).unwrap();
    for line in [&line(), veiled, personal] {
        for (at, here) in line.char_indices() {
            // one character gone, one doubled, one other
            let (before, after) = line.split_at(at);
            let rest = &after[here.len_utf8()..];
            let bad = [format!("{before}{rest}"), format!("{before}{here}{after}"), format!("{before}\\{rest}")];
            let quoted = [format!("{before}\"{rest}"), format!("{before}}}{rest}"), format!("{before}-{rest}")];
            for changed in bad.iter().chain(&quoted) {
                for walk in [Walk::Shape, Walk::Strict] {
                    if let Some(envelope) = written::envelope(changed, walk) {
                        assert_eq!(Ok(envelope), read(changed, walk), "{changed}");
                    }
                }
                if read(changed, Walk::Shape).is_ok() {
                    assert_eq!(written::key(changed).or_else(|| key_in_any_order(changed)), key_in_any_order(changed));
                }
            }
        }
    }
}

use super::*;

fn kind(text: &str) -> Option<FlawKind> {
    check(text, Blanks::Refused).err().map(|flaw| flaw.kind)
}

#[test]
fn plain_texts_pass() {
    for good in [
        r#"{}"#,
        r#"{"a":[],"b":[1,-1,0],"c":{"a":true,"d":[false,null]}}"#,
        r#"{"e":"\"\\\/\b\f\n\r\t\u00e8\ud83d\ude00 è 😀"}"#,
        r#"[9007199254740991,-9007199254740991]"#,
        r#""alone""#,
    ] {
        assert_eq!(kind(good), None, "{good}");
        serde_json::from_str::<serde_json::Value>(good).unwrap();
    }
}

/// Attack 8.
#[test]
fn a_key_twice_is_seen_at_any_level_and_through_escapes() {
    for bad in [r#"{"a":1,"b":2,"a":3}"#, r#"[{"x":{"state":1,"st\u0061te":1}}]"#, r#"{"è":1,"\u00e8":2}"#] {
        assert_eq!(kind(bad), Some(FlawKind::DoubleKey), "{bad}");
    }
    assert_eq!(kind(r#"{"a":{"a":{"a":1}},"b":{"a":1}}"#), None, "the same key at other places is none");
}

/// Attack 9.
#[test]
fn numbers_are_integers_both_sides_can_hold() {
    let digits = "1".repeat(5_000);
    for bad in [
        "1.0",
        "1.5",
        "1e3",
        "1E3",
        "-0",
        "-0.0",
        "01",
        "-",
        "9007199254740992",
        "-9007199254740992",
        "99999999999999999999",
        "NaN",
    ] {
        assert_eq!(kind(&format!("[{bad}]")), Some(FlawKind::Number), "{bad}");
    }
    assert_eq!(kind(&digits), Some(FlawKind::Number));
}

/// Attack 11.
#[test]
fn half_a_surrogate_pair_is_none() {
    for bad in [r#""\ud800""#, r#""\udc00""#, r#""\ud800x""#, r#""\ud800\n""#, r#""\ud800\ud800""#, r#"{"\udfff":1}"#] {
        assert_eq!(kind(bad), Some(FlawKind::Surrogate), "{bad}");
    }
}

/// Attack 10.
#[test]
fn sixteen_levels_and_no_stack_beyond() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(kind(&nested(16)), None);
    assert_eq!(kind(&nested(17)), Some(FlawKind::Depth));
    assert_eq!(kind(&nested(100_000)), Some(FlawKind::Depth));
    assert_eq!(kind(&"{\"a\":".repeat(100_000)), Some(FlawKind::Depth));
    assert_eq!(kind(&format!("[{}]", vec!["[[]]"; 20].join(","))), None, "siblings add no depth");
}

#[test]
fn what_is_no_json_is_refused() {
    for bad in [
        "",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "tru",
        "nul",
        "\"a",
        "\"a\n\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "{}{}",
        "[1]x",
        "'a'",
        "+1",
        "\"\\u+123\"",
    ] {
        assert!(kind(bad).is_some(), "{bad}");
        assert!(serde_json::from_str::<serde_json::Value>(bad).is_err(), "{bad}");
    }
}

#[test]
fn blanks_are_a_matter_of_the_frame() {
    for bad in ["{ }", " {}", "{} ", "{\"a\": 1}", "{\"a\":1 }", "[1,\n2]", "[\t]"] {
        assert_eq!(kind(bad), Some(FlawKind::Blank), "{bad}");
        assert_eq!(check(bad, Blanks::Allowed), Ok(()), "{bad}");
    }
}

#[test]
fn members_stand_as_they_were_written() {
    for walk in [Walk::Strict, Walk::Shape] {
        let text = r#"{"a":{"x":[1,"}"]},"\u0062":"\"q","c":-1},"private""#;
        let (members, end) = leading_object(text, walk).unwrap();
        let pairs: Vec<_> = members.iter().map(|m| (m.key.as_ref(), m.value)).collect();
        assert_eq!(pairs, [("a", r#"{"x":[1,"}"]}"#), ("b", r#""\"q""#), ("c", "-1")]);
        assert_eq!(&text[end..], r#","private""#);
    }
}

#[test]
fn the_shape_of_a_cut_text_is_refused() {
    let text = r#"{"a":{"x":[1,"}"]},"b":"q"}"#;
    for end in 0..text.len() {
        assert!(leading_object(&text[..end], Walk::Shape).is_err(), "{end}");
    }
}

/// Every byte of a text changed in many ways: where we pass, serde_json passes; where only we refuse, it is by a rule of
/// our own.
#[test]
fn the_walk_agrees_with_serde_json_but_for_its_own_rules() {
    let text = r#"{"a":{"x":[1,-20,"}]\\"]},"\u0062":"\"q\ud83d\ude00è","c":-1,"d":[true,false,null,{}],"e":""}"#;
    let (mut passed, mut refused) = (0, 0);
    for (at, c) in text.char_indices() {
        for put in
            ["", "0", "1", "-", ".", "e", "\"", "\\", ",", ":", "{", "}", "[", "]", "u", "d", " ", "\n", "\u{1}", "è"]
        {
            let changed = format!("{}{put}{}", &text[..at], &text[at + c.len_utf8()..]);
            let theirs = serde_json::from_str::<serde_json::Value>(&changed).is_ok();
            match check(&changed, Blanks::Allowed) {
                Ok(()) => {
                    passed += 1;
                    assert!(theirs, "{changed}");
                }
                Err(flaw) => {
                    refused += 1;
                    let own = matches!(flaw.kind, FlawKind::DoubleKey | FlawKind::Number | FlawKind::Surrogate);
                    assert!(!theirs || own, "{flaw}: {changed}");
                }
            }
        }
    }
    assert!(passed > 200 && refused > 200);
}

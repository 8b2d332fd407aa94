use super::*;
use crate::domain::rubric::{Asks, Bilingual};

const SMALL: &str = r#"format = "colloquio-rubric"
version = 1
id = "small"
name = "Small"
scale = { min = 1, max = 5, evidence = [1, 5] }

[[criteria]]
id = "ATT"
weight = 20
name = { it = "Attitudine", en = "Attitude" }
levels = [{ level = 5, it = "cinque", en = "five" }]
"#;

/// The error after one replacement in a sound file.
fn error(from: &str, to: &str) -> RubricFileError {
    assert!(SMALL.contains(from), "{from}");
    parse_rubric("r.toml", SMALL.replacen(from, to, 1).as_bytes()).unwrap_err()
}

#[test]
fn the_shipped_rubric_is_whole_in_both_languages() {
    let rubric = built_in("agenzia").unwrap();
    let ids: Vec<_> = rubric.criteria.iter().map(|c| (c.id.as_str(), c.weight)).collect();
    let wanted = [("ATT", 20), ("PRO", 15), ("IMP", 15), ("MES", 15), ("COL", 10), ("RES", 15), ("RAD", 10)];
    assert_eq!(ids, wanted);
    assert_eq!((rubric.scale.min, rubric.scale.max, rubric.tolerance), (1, 5, 1));
    assert_eq!(rubric.scale.evidence, [1, 5]);
    assert_eq!(rubric.scale.words.len(), 5);
    let both = |b: &Bilingual| matches!(b, Bilingual::Both { it, en } if it != en);
    for c in &rubric.criteria {
        let asker = if ["ATT", "MES"].contains(&c.id.as_str()) { Asks::Host } else { Asks::Partner };
        assert_eq!(c.asks, Some(asker), "{}", c.id);
        assert!(both(&c.name) && c.about.as_ref().is_some_and(both), "{}", c.id);
        assert_eq!(c.questions.iter().filter(|q| both(q)).count(), 3, "{}", c.id);
        assert_eq!(c.levels.iter().map(|l| l.level).collect::<Vec<_>>(), [5, 4, 3, 2, 1], "{}", c.id);
    }
}

#[test]
fn every_shipped_rubric_is_sound_under_its_own_name() {
    for name in built_in_names() {
        assert_eq!(parse_rubric(name, built_in_text(name).unwrap().as_bytes()).unwrap().id, name);
    }
    assert!(built_in("elsewhere").is_none());
}

#[test]
fn one_string_serves_both_languages_and_tolerance_may_be_left_out() {
    let rubric = parse_rubric("r.toml", SMALL.as_bytes()).unwrap();
    assert_eq!(rubric.name, Bilingual::One("Small".into()));
    assert_eq!(rubric.tolerance, 1);
}

#[test]
fn a_mistyped_key_is_pointed_at_with_the_key_that_was_meant() {
    let e = error("weight", "wieght");
    assert_eq!((e.line, e.column, e.shown.as_str()), (9, 1, "wieght = 20"));
    assert!(matches!(e.reason, RubricFileReason::UnknownKey { meant: Some("weight"), .. }), "{e:?}");
    let e = error("max = 5,", "max = 5, colour = \"red\",");
    assert_eq!((e.line, e.column), (5, 29));
    assert!(matches!(e.reason, RubricFileReason::UnknownKey { meant: None, .. }), "{e:?}");
}

#[test]
fn shape_is_checked_with_the_place() {
    let e = error("weight = 20\n", "");
    assert_eq!((e.line, e.reason), (7, RubricFileReason::MissingKey("weight")));
    let e = error("weight = 20", "weight = 20.5");
    assert_eq!((e.line, e.column, e.reason), (9, 10, RubricFileReason::WrongKind(Wanted::WholeNumber)));
    let e = error(", en = \"five\"", "");
    assert_eq!((e.line, e.column, e.reason), (11, 11, RubricFileReason::MissingKey("en")));
    let e = error("weight = 20", "weight = 20\nasks = \"both\"");
    assert_eq!((e.line, e.reason), (10, RubricFileReason::WrongKind(Wanted::Asks)));
    let e = error("[1, 5]", "5");
    assert_eq!(e.reason, RubricFileReason::WrongKind(Wanted::List));
    let e = error("id = \"small\"\n", "");
    assert_eq!((e.line, e.reason), (1, RubricFileReason::MissingKey("id")));
}

#[test]
fn a_rule_broken_is_pointed_at_too() {
    let e = error("weight = 20", "weight = 2000");
    assert_eq!((e.line, e.column, e.reason), (9, 10, RubricFileReason::Fault(Fault::Weight(2000))));
    let e = error("level = 5", "level = 7");
    assert_eq!((e.line, e.column), (11, 21));
    let e = error("[1, 5]", "[1, 9]");
    assert_eq!((e.line, e.column), (5, 44));
    let twice = SMALL.to_owned() + "\n[[criteria]]\nid = \"ATT\"\nweight = 1\nname = \"x\"\n";
    let e = parse_rubric("r.toml", twice.as_bytes()).unwrap_err();
    assert_eq!((e.line, e.reason), (14, RubricFileReason::Fault(Fault::SameId("ATT".into()))));
}

#[test]
fn what_is_not_toml_or_not_text_says_where() {
    let e = error("weight = 20", "weight = ");
    assert_eq!(e.line, 9);
    assert!(matches!(e.reason, RubricFileReason::Syntax(_)));
    let mut bytes = SMALL.as_bytes().to_vec();
    let at = SMALL.find("small").unwrap();
    bytes[at] = 0xe8;
    let e = parse_rubric("r.toml", &bytes).unwrap_err();
    assert_eq!((e.line, e.column, e.reason), (3, 7, RubricFileReason::NotUtf8));
    let e = parse_rubric("r.toml", &vec![b'#'; FILE_LIMIT + 1]).unwrap_err();
    assert_eq!(e.reason, RubricFileReason::TooLarge);
}

#[test]
fn a_hostile_line_is_shown_harmless_and_short() {
    let e = error("weight = 20", &format!("weight = 5000 # \u{1b}[31m\u{202e}{}", "x".repeat(500)));
    assert!(!e.shown.contains(['\u{1b}', '\u{202e}']), "{}", e.shown);
    assert!(e.shown.chars().count() <= SHOWN);
}

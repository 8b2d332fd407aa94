//! Holds the locale files to the lists: every message, with the same variables, in both languages.
//!
//! Nothing else can find a misspelt variable: at run time Fluent prints its name and goes on.

use super::*;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

type Keys = BTreeMap<String, BTreeSet<String>>;

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                variables(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    let mut in_call = |arguments: &CallArguments<&str>| {
        arguments.positional.iter().for_each(|a| in_inline(a, found));
        arguments.named.iter().for_each(|a| in_inline(&a.value, found));
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => in_call(arguments),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => in_call(arguments),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::MessageReference { id, .. } => panic!("{}: a message may not quote another", id.name),
        _ => {}
    }
}

fn written(room: &Room, lang: Lang) -> Keys {
    let file = format!("{}/{}.ftl", lang.code(), room.name);
    let parsed =
        fluent_syntax::parser::parse(room.source(lang)).unwrap_or_else(|(_, faults)| panic!("{file}: {faults:?}"));
    let mut keys = Keys::new();
    for entry in parsed.body {
        let Entry::Message(message) = entry else { continue };
        assert!(message.attributes.is_empty(), "{file}: {} has attributes, which nothing reads", message.id.name);
        let mut found = BTreeSet::new();
        let value = message.value.unwrap_or_else(|| panic!("{file}: {} is empty", message.id.name));
        variables(&value, &mut found);
        assert!(keys.insert(message.id.name.to_owned(), found).is_none(), "{file}: {} is there twice", message.id.name);
    }
    keys
}

fn listed(room: &Room) -> Keys {
    let plain = room.table.iter().map(|key| (key.to_string(), BTreeSet::new()));
    let typed = room.keys.iter().map(|(key, args)| (key.to_string(), args.iter().map(|a| a.to_string()).collect()));
    let mut keys = Keys::new();
    for (key, args) in plain.chain(typed) {
        assert!(keys.insert(key.clone(), args).is_none(), "{}: {key} is listed twice", room.name);
    }
    keys
}

#[test]
fn every_message_is_in_both_languages_with_the_same_variables() {
    for room in ROOMS {
        for lang in Lang::ALL {
            assert_eq!(
                written(room, lang),
                listed(room),
                "{}/{}.ftl (left) and its list (right)",
                lang.code(),
                room.name
            );
        }
    }
}

#[test]
fn no_message_is_in_two_files() {
    let mut seen = BTreeMap::new();
    for room in ROOMS {
        for key in listed(room).into_keys() {
            if let Some(other) = seen.insert(key.clone(), room.name) {
                panic!("{key} is in {other} and {}", room.name);
            }
        }
    }
}

/// Every source file but the lists themselves, as one text.
fn sources() -> String {
    fn read(folder: &std::path::Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true if path.ends_with("text/words") => {}
                true => read(&path, into),
                false => into.push_str(&std::fs::read_to_string(&path).unwrap()),
            }
        }
    }
    let mut text = String::new();
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

/// A sentence nobody says is read by translators all the same, and hides that a screen lost it.
#[test]
fn every_sentence_is_said_somewhere() {
    let sources = sources();
    let said: BTreeSet<&str> = sources.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').collect();
    let lists = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/words");
    let mut unsaid = Vec::new();
    for entry in std::fs::read_dir(lists).unwrap() {
        let list = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in list.lines().filter(|line| line.ends_with("\";")) {
            let Some((method, key)) = line.trim().trim_end_matches("\";").split_once(" = \"") else { continue };
            let method = method.split('(').next().unwrap_or(method);
            if method.contains(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
                continue; // the end of a list of arguments
            }
            if !said.contains(method) && !said.contains(key) {
                unsaid.push(key.to_owned());
            }
        }
    }
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn variables_are_found_wherever_they_hide() {
    let source = "a = { $one } { NUMBER($two) } { $three ->\n    [x] { $four }\n   *[y] { -t(z: 1) }\n }\n-t = t\n";
    let room = Room { name: "trial", it: source, en: source, keys: &[], table: &[] };
    let found = written(&room, Lang::En).remove("a").unwrap();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["four", "one", "three", "two"]);
}

#[test]
fn languages_are_read_from_locales() {
    for (text, lang) in [
        ("it", Some(Lang::It)),
        ("it_IT.UTF-8", Some(Lang::It)),
        ("IT-ch", Some(Lang::It)),
        ("en_GB@euro", Some(Lang::En)),
        ("de_DE.UTF-8", None),
        ("C", None),
        ("", None),
    ] {
        assert_eq!(Lang::parse(text), lang, "{text}");
    }
}

/// Says a message of a language made for the test.
fn said(lang: Lang, source: &str, arguments: &[(&'static str, FluentValue<'static>)]) -> String {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(lang.formatter()));
    bundle.add_builtins().unwrap();
    bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    let words = Words { lang, bundle: Arc::new(bundle) };
    let args = FluentArgs::from_iter(arguments.iter().cloned());
    words.say("m", Some(&args)).into_owned()
}

#[test]
fn figures_are_written_in_the_language_and_still_choose_the_plural() {
    let source = "m = { $n ->\n    [one] uno\n   *[other] { $n } / { NUMBER($n, minimumFractionDigits: 2) }\n }\n";
    assert_eq!(said(Lang::It, source, &[("n", 1usize.value())]), "uno");
    assert_eq!(said(Lang::It, source, &[("n", 1250usize.value())]), "1.250 / 1.250,00");
    assert_eq!(said(Lang::En, source, &[("n", 3.5.value())]), "3.5 / 3.50");
}

#[test]
fn a_hostile_name_in_a_sentence_obeys_nothing() {
    let said = said(Lang::It, "m = Ecco { $name }\n", &[("name", "Zoë\u{1b}[2J\u{202e}\n".value())]);
    assert_eq!(said, "Ecco Zoë[2J ");
}

#[test]
fn a_missing_message_is_its_key() {
    assert_eq!(Words::new(Lang::It).by_key("no-such-key"), "no-such-key");
}

#[test]
fn words_are_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    shared(&Words::new(Lang::En));
}

use super::*;
use crate::intake::{IssueAction, IssueKind, Subject, parse_rubric};
use crate::text::Lang;
use std::collections::BTreeSet;

/// A value as a hostile file would have it.
const EVIL: &str = "Zq7\u{1b}[2J\u{202e}\nnew\tline\u{7}\u{9b}1m";
/// What a file is called here, hostile too.
const FILE: &str = "people\u{1b}]0;x\u{7}.csv";

fn evil() -> String {
    EVIL.to_owned()
}

fn reasons() -> Vec<Reason> {
    let headings = vec![evil(), "Town".to_owned()];
    vec![
        Reason::FileTooLarge,
        Reason::Workbook(Workbook::Xlsb),
        Reason::Workbook(Workbook::Xls),
        Reason::WorkbookDamaged(Workbook::Xlsx),
        Reason::WorkbookDamaged(Workbook::Ods),
        Reason::WorkbookLocked,
        Reason::WorkbookTooLarge,
        Reason::Workbook(Workbook::Zip),
        Reason::Workbook(Workbook::Html),
        Reason::NotText,
        Reason::Empty,
        Reason::NoRecords,
        Reason::OpenQuote,
        Reason::TooManyRecords(20_000),
        Reason::TooManyColumns,
        Reason::CellTooLong,
        Reason::NoNameColumn { headings: headings.clone() },
        Reason::NoColumn { wanted: "score", headings: headings.clone() },
        Reason::ColumnTwice("score"),
        Reason::EmptyCell,
        Reason::NotANumber(evil()),
        Reason::OffScale { min: 1, max: 5 },
        Reason::NotATime(evil()),
        Reason::SameCellTwice { line: 7 },
        Reason::MapSyntax(evil()),
        Reason::UnknownField { field: evil(), subject: Subject::Candidates },
        Reason::UnknownColumn { headings },
        Reason::AmbiguousColumn { numbers: vec![3, 5] },
        Reason::MappedTwice(evil()),
    ]
}

fn details() -> Vec<Detail> {
    let code = || "C014".to_owned();
    vec![
        Detail::SaidNo(evil()),
        Detail::ConsentUnclear(evil()),
        Detail::ConsentUnclear(String::new()),
        Detail::Nameless,
        Detail::SameAsRecord { record: 17, name: evil() },
        Detail::LikeRecord { record: 17, name: evil() },
        Detail::LikeKnown { code: code(), name: evil() },
        Detail::KnownByName { code: code(), name: evil() },
        Detail::FitsSeveral { codes: vec![code(), evil()] },
        Detail::Differs { kept: evil(), other: evil(), code: Some(code()) },
        Detail::Differs { kept: String::new(), other: evil(), code: Some(code()) },
        Detail::Differs { kept: evil(), other: evil(), code: None },
        Detail::UnknownArea(evil()),
        Detail::NotAnEmail(evil()),
        Detail::NotAPhone(evil()),
        Detail::UnknownRole(evil()),
        Detail::NotASpan(evil()),
        Detail::UnknownCandidate(evil()),
        Detail::SheetsLeft { taken: evil(), left: vec![evil(), "Sheet2".to_owned()] },
        Detail::TooLong { limit: 200 },
        Detail::Unprintable,
        Detail::Unreadable,
        Detail::ShortRow { cells: 1, columns: 9 },
        Detail::LongRow { cells: 11, columns: 9 },
        Detail::HeadingTwice { first: 2 },
    ]
}

fn rubric_reasons() -> Vec<RubricFileReason> {
    let wanted = [Wanted::Text, Wanted::Words, Wanted::WholeNumber, Wanted::List, Wanted::Table, Wanted::Asks];
    let faults = [
        Fault::Format,
        Fault::Version(1_001),
        Fault::RubricId(evil()),
        Fault::CriterionId(evil()),
        Fault::SameId(evil()),
        Fault::CriteriaCount(0),
        Fault::CriteriaCount(21),
        Fault::Weight(1_001),
        Fault::NoWeight,
        Fault::Scale { min: 1_001, max: 1 },
        Fault::LevelOutside { level: 1_001, min: 1, max: 5 },
        Fault::SameLevel(1_001),
        Fault::Tolerance { tolerance: 1_001, widest: 4 },
        Fault::EmptyText,
        Fault::LongText { limit: 200 },
        Fault::Unprintable,
    ];
    [
        RubricFileReason::TooLarge,
        RubricFileReason::NotUtf8,
        RubricFileReason::Syntax(evil()),
        RubricFileReason::UnknownKey { key: evil(), meant: Some("weight"), known: &["id", "weight"] },
        RubricFileReason::UnknownKey { key: evil(), meant: None, known: &["id", "weight"] },
        RubricFileReason::MissingKey("weight"),
    ]
    .into_iter()
    .chain(wanted.map(RubricFileReason::WrongKind))
    .chain(faults.map(RubricFileReason::Fault))
    .collect()
}

/// A whole sentence of the program's voice, with nothing in it that a terminal would obey.
fn assert_said(text: &str) {
    for raw in ["intake-", "issue-", "rubric-file-", "{$", "{ $"] {
        assert!(!text.contains(raw), "a key or a variable shows: {text}");
    }
    let obeyed = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}');
    assert!(!text.contains(obeyed), "{text:?}");
    assert!(!text.contains('!') && !text.to_lowercase().contains("error"), "the voice: {text}");
    assert!(text.lines().next().is_some_and(|line| line.ends_with('.')), "no sentence: {text}");
}

fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "«{part}» is missing: {text}");
    }
}

/// Every case says something else, and no language borrows from the other.
fn assert_all_differ(said: &[(Lang, String)]) {
    let all: BTreeSet<_> = said.iter().map(|(_, text)| text).collect();
    assert_eq!(all.len(), said.len(), "two cases have the same words: {said:#?}");
}

#[test]
fn every_file_that_cannot_be_taken_is_named_with_the_place_and_the_mend() {
    let mut said = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for reason in reasons() {
            let whole = IntakeError::whole(FILE, reason);
            let placed =
                IntakeError { record: Some(12), line: Some(41), column: Some(EVIL.to_owned()), ..whole.clone() };
            let text = error_text(&words, &placed);
            assert_said(&text);
            assert!(!text.contains('\n'), "{text:?}");
            assert_holds(&text, &["people]0;x.csv", "41", "12", "Zq7"]);
            assert!(!error_text(&words, &whole).contains("41"));
            let next = error_next(&words, &placed);
            assert_said(&next);
            assert!(!next.contains('\n'), "{next:?}");
            said.push((lang, text));
        }
    }
    // the three kinds of spreadsheet differ by their name alone
    assert_all_differ(&said);
}

#[test]
fn a_place_is_said_as_far_as_it_is_known() {
    let words = Words::new(Lang::It);
    let place = |record, line| {
        let whole = IntakeError::whole("a.csv", Reason::OpenQuote);
        let text = error_text(&words, &IntakeError { record, line, ..whole });
        text.split_once(": ").unwrap().0.to_owned()
    };
    assert_eq!(place(None, None), "a.csv");
    assert_eq!(place(None, Some(41)), "a.csv, riga 41");
    assert_eq!(place(Some(12), None), "a.csv, record 12");
    assert_eq!(place(Some(12), Some(41)), "a.csv, riga 41 (record 12)");
    assert_eq!(place(Some(41), Some(41)), "a.csv, riga 41", "one number is not said twice");
}

#[test]
fn what_can_be_chosen_is_listed() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let next = |reason| error_next(&words, &IntakeError::whole("a.csv", reason));
        let headings = |n: usize| (1..=n).map(|i| format!("H{i}")).collect::<Vec<_>>();
        let few = next(Reason::NoNameColumn { headings: headings(2) });
        assert_holds(&few, &["--map name=", "H1", "H2"]);
        let many = next(Reason::UnknownColumn { headings: headings(HEADINGS + 7) });
        assert_holds(&many, &["H1 ", &format!("H{HEADINGS} "), " 7"]);
        assert!(!many.contains(&format!("H{}", HEADINGS + 1)), "{many}");
        assert_holds(&next(Reason::AmbiguousColumn { numbers: vec![3, 5] }), &["#3", "#5"]);
        let fields = next(Reason::UnknownField { field: "x".into(), subject: Subject::Interviewers });
        assert_holds(&fields, &["role", "away", ANSWER]);
        assert!(!fields.contains("consent"), "no field of this file: {fields}");
    }
}

#[test]
fn every_remark_about_a_row_says_where_and_what_became_of_it() {
    let mut said = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for detail in details() {
            let named = format!("{detail}").contains("Zq7");
            let issue = Issue {
                record: 84,
                line: 103,
                column: Some("Area".to_owned()),
                kind: IssueKind::BadValue,
                action: IssueAction::Kept,
                detail,
            };
            let text = issue_text(&words, &issue);
            assert_said(&text);
            assert!(!text.contains('\n'), "{text:?}");
            assert_holds(&text, &["103", "84", "Area"]);
            assert_eq!(text.contains("Zq7"), named, "the value of the file: {text}");
            let whole_row = issue_text(&words, &Issue { column: None, ..issue });
            assert!(!whole_row.contains("Area"), "{whole_row}");
            said.push((lang, text));
        }
    }
    assert_all_differ(&said);
}

#[test]
fn a_long_answer_does_not_push_the_sentence_away() {
    let detail = Detail::Differs { kept: "k".repeat(20_000), other: "o".repeat(20_000), code: None };
    let issue =
        Issue { record: 2, line: 2, column: None, kind: IssueKind::Conflict, action: IssueAction::Kept, detail };
    let text = issue_text(&Words::new(Lang::It), &issue);
    assert!(width(&text) < 300, "{text}");
    assert_holds(&text, &["kkk", "ooo", "…"]);
}

#[test]
fn every_fault_of_a_rubric_file_is_said_with_the_place_and_the_mend() {
    let (mut said, mut mends) = (Vec::new(), Vec::new());
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for reason in rubric_reasons() {
            let placed = reason != RubricFileReason::TooLarge;
            let shown = "we\u{1b}ight = 1".to_owned();
            let e = RubricFileError { file: FILE.to_owned(), line: 41, column: 12, shown, reason };
            let text = rubric_text(&words, &e);
            assert_said(&text);
            assert_holds(&text, &["people]0;x.csv", "\n  weight = 1"]);
            assert_eq!(text.contains("41") && text.contains("12"), placed, "{text}");
            let next = rubric_next(&words, &e);
            assert_said(&next);
            // in TOML 1.001 and 1,001 are not 1001
            assert!(!text.contains("1.001") && !text.contains("1,001") && !next.contains("1.000"), "{text} {next}");
            mends.push((lang, format!("{text}{next}")));
            said.push((lang, text));
        }
    }
    assert_all_differ(&mends);
}

#[test]
fn one_criterion_is_not_several() {
    let said = |n| {
        let reason = RubricFileReason::Fault(Fault::CriteriaCount(n));
        let e = RubricFileError { file: "r".into(), line: 1, column: 1, shown: String::new(), reason };
        rubric_text(&Words::new(Lang::En), &e)
    };
    assert!(said(21).contains("are 21") && !said(0).contains('0'), "{} {}", said(21), said(0));
    assert!(!said(0).contains('^'), "no line, no caret");
}

/// The shown line and what stands above the caret, of a real file.
fn caret(toml: &str) -> (String, Option<String>) {
    let e = parse_rubric("r.toml", toml.as_bytes()).unwrap_err();
    let text = rubric_text(&Words::new(Lang::En), &e);
    let lines: Vec<_> = text.lines().skip(1).collect();
    let under = lines.get(1).map(|line| {
        assert!(line.ends_with('^'), "{text}");
        lines[0].chars().skip(line.chars().count() - 1).collect()
    });
    (lines[0].trim_start().to_owned(), under)
}

#[test]
fn the_caret_stands_under_the_fault_or_nowhere() {
    let under = |toml: &str| caret(toml).1;
    let head = "format = \"colloquio-rubric\"\nversion = 1\nid = \"r\"\nname = \"R\"\n";
    assert_eq!(under("formt = 1\n").as_deref(), Some("formt = 1"), "first column");
    let indented =
        format!("{head}[scale]\nmin = 1\nmax = 5\nwords = [\n    {{ level = 1, itt = \"a\", en = \"b\" }},\n]\n");
    assert_eq!(under(&indented).as_deref(), Some("itt = \"a\", en = \"b\" },"), "an indent is not shown");
    let weight =
        format!("{head}[scale]\nmin = 1\nmax = 5\n[[criteria]]\nid = \"ATT\"\n  weight = 1001 # much\nname = \"A\"\n");
    assert_eq!(under(&weight).as_deref(), Some("1001 # much"));
    let id = weight.replace("\"ATT\"", "\"att\"").replace("1001", "1");
    assert_eq!(under(&id).as_deref(), Some("\"att\""));
    // two 7s in an indented line: which is meant cannot be told, and no caret is better than a wrong one
    let twice = weight
        .replace("1001", "1")
        .replace("[[criteria]]", "words = [\n    { level = 7, it = \"7\", en = \"b\" },\n]\n[[criteria]]");
    let (shown, under) = caret(&twice);
    assert_eq!((shown.starts_with("{ level = 7"), under), (true, None), "{shown}");
    // the key lies beyond what is shown; the word that holds its letters is not the fault
    let long = format!(
        "{head}[scale]\nmin = 1\nmax = 5\nwords = [{{ level = 1, it = \"scritto {}\", itt = 1 }}]\n",
        "x".repeat(200)
    );
    let (shown, under) = caret(&long);
    assert_eq!((shown.contains("scritto") && shown.ends_with('…'), under), (true, None), "{shown}");
}

use super::*;
use crate::intake::error::CELL_LIMIT;
use proptest::prelude::*;

fn sheet(text: &str) -> Sheet {
    read_sheet("f.csv", text.as_bytes()).unwrap()
}

fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.records.iter().map(|r| r.cells.iter().map(String::as_str).collect()).collect()
}

fn error(text: &str) -> (Option<usize>, Option<usize>, Option<String>, Reason) {
    let e = read_sheet("f.csv", text.as_bytes()).unwrap_err();
    (e.record, e.line, e.column, e.reason)
}

#[test]
fn the_separator_is_found_though_others_stand_in_the_cells() {
    for separator in [';', ',', '\t', '|'] {
        let text = "Nome;Anni;\"Perché, dunque; o no\"\nA;\"2,5\";\"x, y; z\"\nB;\"3,5\";\"uno\tdue|tre\"\n";
        let text = text.replace("Nome;Anni;", "Nome@Anni@").replace(";\"2,5\";", "@\"2,5\"@");
        let text = text.replace(";\"3,5\";", "@\"3,5\"@").replace('@', &separator.to_string());
        let s = sheet(&text);
        assert_eq!((s.separator, s.headings.len()), (Some(separator), 3), "{text}");
        assert_eq!(cells(&s)[0], ["A", "2,5", "x, y; z"]);
    }
    let s = sheet("Nome;Anni, quanti;Città\nA;2,5;x\nB;3,5;y\n");
    assert_eq!((s.separator, s.headings.len()), (Some(';'), 3), "unquoted decimal commas agree with each other too");
    assert_eq!(sheet("sep=,\nNome,Anni;\nA,2\n").headings, ["Nome", "Anni;"]);
    assert_eq!(cells(&sheet("Nome\nA\nB\n")), [["A"], ["B"]]);
}

#[test]
fn numbers_and_lines_are_those_a_person_counts() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "Nome;Testo\nA;\"due\nrighe\"\n\n;\nB;\"\"\"sì\"\"\"".replace('\n', end);
        let s = sheet(&text);
        let places: Vec<_> = s.records.iter().map(|r| (r.number, r.line)).collect();
        assert_eq!(places, [(2, 2), (5, 6)], "{end:?}");
        assert_eq!(cells(&s), [["A", "due\nrighe"], ["B", "\"sì\""]]);
    }
}

#[test]
fn an_open_quote_names_the_line_where_it_opens() {
    let open = error("Nome;Testo\nA;b\nC;\"d\ne\nf;g\n");
    assert_eq!(open, (Some(3), Some(3), Some("Testo".into()), Reason::OpenQuote));
    let swallowed = error("Nome;Testo\nA;\"b\nC;\"d\"\nE;f\n");
    assert_eq!(swallowed, (Some(2), Some(2), Some("Testo".into()), Reason::OpenQuote));
    assert_eq!(cells(&sheet("Nome;Testo\n\"A\" B;5\" e basta\n")), [["A B", "5\" e basta"]]);
}

#[test]
fn short_and_long_rows_are_kept_and_remarked() {
    let s = sheet("Nome;A;B;;\nuno;1\ndue;1;2;3;;\n;;;;\n");
    assert_eq!(s.headings, ["Nome", "A", "B", ""]);
    assert_eq!(cells(&s), [["uno", "1", "", ""], ["due", "1", "2", "3"]]);
    let remarks: Vec<_> = s.issues.iter().map(|i| (i.record, i.column.as_deref(), i.detail.clone())).collect();
    let short = (2, Some("B"), Detail::ShortRow { cells: 2, columns: 3 });
    let long = (3, Some("#4"), Detail::LongRow { cells: 4, columns: 3 });
    assert_eq!(remarks, [short, long]);
}

#[test]
fn a_heading_named_twice_is_noticed() {
    let s = sheet("\nNome;Email;Email\nA;b;c\n");
    assert_eq!(s.issues.len(), 1);
    assert_eq!((s.issues[0].record, s.issues[0].line), (1, 2));
    assert_eq!(s.issues[0].detail, Detail::HeadingTwice { first: 2 });
}

#[test]
fn hostile_cells_come_out_clean_and_remarked_once_a_row() {
    let s = sheet("No\u{202e}me;Testo;Altro\n\u{1b}[2JA;b\0\u{9b}31m;\u{2066}c\n=1+1;+2;@x\n");
    assert_eq!(s.headings, ["Nome", "Testo", "Altro"]);
    assert_eq!(cells(&s), [["A", "b", "c"], ["=1+1", "+2", "@x"]]);
    assert_eq!(s.issues.len(), 1);
    assert_eq!((s.issues[0].record, &s.issues[0].detail), (2, &Detail::Unprintable));
}

#[test]
fn limits_name_the_place() {
    let long = "x".repeat(CELL_LIMIT);
    assert_eq!(cells(&sheet(&format!("Nome;Testo\nA;{long}\n")))[0][1].len(), CELL_LIMIT);
    let place = (Some(2), Some(2), Some("Testo".to_owned()), Reason::CellTooLong);
    assert_eq!(error(&format!("Nome;Testo\nA;{long}y\n")), place);
    assert_eq!(error(&format!("Nome;Testo\nA;\"{long}\n\"\n")), place);

    let wide = ";x".repeat(COLUMN_LIMIT);
    assert_eq!(error(&format!("Nome;Testo\nA;b\nC{wide}\n")), (Some(3), Some(3), None, Reason::TooManyColumns));
    let blank = ";".repeat(COLUMN_LIMIT + 5);
    assert_eq!(sheet(&format!("Nome;Testo{blank}\nA;b{blank}\n")).headings.len(), 2);

    let rows = "A;b\n".repeat(RECORD_LIMIT);
    assert_eq!(sheet(&format!("Nome;Testo\n{rows}")).records.len(), RECORD_LIMIT);
    let many = error(&format!("Nome;Testo\n{rows}Z;z\n"));
    assert_eq!(many, (Some(RECORD_LIMIT + 2), Some(RECORD_LIMIT + 2), None, Reason::TooManyRecords(RECORD_LIMIT)));
}

#[test]
fn a_file_with_nothing_in_it_says_so() {
    for text in ["", "\u{feff}", "\n \n;;;\n"] {
        assert_eq!(error(text), (None, None, None, Reason::Empty), "{text:?}");
    }
    assert_eq!(error("Nome;Testo\n\n;\n"), (None, None, None, Reason::NoRecords));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_quoted_comes_back(rows in prop::collection::vec(prop::collection::vec("[a-z;,\"\t\n|]{0,6}", 3), 1..6)) {
        let quoted = |row: &Vec<String>| {
            row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(";")
        };
        let text = format!("A;B;C\n{}\n", rows.iter().map(quoted).collect::<Vec<_>>().join("\n"));
        let wanted: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|c| clean::cell(c).text).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|c| !c.is_empty()))
            .collect();
        let mut split = Splitter::new(&text, ';', 1).skip(1);
        let mut got = Vec::new();
        while let Some(Ok(row)) = split.next() {
            if !row.is_blank() {
                got.push(row.cells.iter().map(|c| clean::cell(c).text).collect::<Vec<_>>());
            }
        }
        prop_assert_eq!(got, wanted);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_sheet("f.csv", &bytes);
    }
}

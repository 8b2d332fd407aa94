//! Workbooks made by hand, part by part, so that each claim in them is known.

use super::super::{IntakeError, Reason, Sheet, Workbook, read_sheet, table::read_table};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// Style 1 is a date with a time, 2 a time of day.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>"#;

/// An XLSX with these sheets: name, state, rows of XML.
fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut list, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (i, (name, state, rows)) in sheets.iter().enumerate() {
        let n = i + 1;
        list += &format!(r#"<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>"#);
        relations +=
            &format!(r#"<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>"#);
        let xml = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        parts.push((format!("xl/worksheets/sheet{n}.xml"), xml));
    }
    let workbook = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#);
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let relations = format!(r#"<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#);
    let mut all = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", STYLES),
    ];
    all.extend(parts.iter().map(|(name, xml)| (name.as_str(), xml.as_str())));
    archive(&all)
}

/// Cells of one row from column A on; each is text.
fn row(n: usize, cells: &[&str]) -> String {
    let cell = |(i, text): (usize, &&str)| {
        let column = char::from(b'A' + u8::try_from(i).unwrap());
        format!(r#"<c r="{column}{n}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    format!(r#"<row r="{n}">{}</row>"#, cells.iter().enumerate().map(cell).collect::<String>())
}

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></manifest:manifest>"#;
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

fn cells(sheet: &Sheet) -> Vec<(usize, usize, Vec<&str>)> {
    sheet.records.iter().map(|r| (r.number, r.line, r.cells.iter().map(String::as_str).collect())).collect()
}

fn refused(bytes: &[u8]) -> Reason {
    read_sheet("f.xlsx", bytes).unwrap_err().reason
}

#[test]
fn an_xlsx_is_read_like_the_text_a_person_would_have_typed() {
    let values = r#"<row r="5"><c r="A5" t="inlineStr"><is><t>Ugo Rossi</t></is></c><c r="B5"><v>3331234567</v></c><c r="C5" s="1"><v>44095.5</v></c><c r="D5" s="2"><v>0.4375</v></c><c r="E5"><v>3.5</v></c><c r="F5" t="e"><v>#DIV/0!</v></c></row>"#;
    let rows =
        row(2, &["Nome", "Telefono", "Inviata", "Ora", "Voto", "Altro"]) + &row(4, &["Zoë Càvoli", "", "x"]) + values;
    let sheet = read_sheet("f.xlsx", &xlsx(&[("Foglio1", "visible", &rows)])).unwrap();
    assert_eq!((sheet.encoding, sheet.separator), ("XLSX", None));
    assert_eq!(sheet.headings, ["Nome", "Telefono", "Inviata", "Ora", "Voto", "Altro"]);
    // the header is record 1 wherever it stands; rows are told by their number in the sheet
    assert_eq!(
        cells(&sheet),
        [
            (3, 4, vec!["Zoë Càvoli", "", "x", "", "", ""]),
            (4, 5, vec!["Ugo Rossi", "3331234567", "2020-09-21 12:00", "10:30", "3.5", ""]),
        ]
    );
    assert!(sheet.issues.is_empty(), "an empty cell at the end of a row is nothing to speak of");
}

#[test]
fn an_ods_is_read_with_its_repeated_cells() {
    let people = ods_row(&["Nome", "Area"])
        + r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="4"/></table:table-row>"#
        + r#"<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>Ada</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT09H05M00S"><text:p>9.05</text:p></table:table-cell></table:table-row>"#
        + r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let sheet = read_sheet("f.ods", &ods(&format!(r#"<table:table table:name="Uno">{people}</table:table>"#))).unwrap();
    assert_eq!((sheet.encoding, sheet.separator), ("ODS", None));
    assert_eq!(cells(&sheet), [(4, 4, vec!["Ada", "Ada", "09:05"])]);
}

#[test]
fn the_first_sheet_with_something_in_it_is_read_and_the_others_are_named() {
    let people = row(1, &["Nome"]) + &row(2, &["Ada"]);
    let bytes = xlsx(&[
        ("Vuoto", "visible", ""),
        ("Nascosto", "hidden", &people),
        ("A", "visible", &people),
        ("B", "visible", &people),
    ]);
    let sheet = read_sheet("f.xlsx", &bytes).unwrap();
    let said: Vec<String> = sheet.issues.iter().map(|i| i.detail.to_string()).collect();
    assert_eq!(said, [r#"the sheet "A" was read; not read: B"#]);
}

#[test]
fn a_stray_cell_far_away_costs_nothing() {
    let far = row(1, &["Nome"]) + &row(2, &["Ada"]) + r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
    let sheet = read_sheet("f.xlsx", &xlsx(&[("A", "visible", &far)])).unwrap();
    assert_eq!(sheet.records.last().map(|r| r.line), Some(1_048_576));
    let wide = row(1, &["Nome"]) + r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(refused(&xlsx(&[("A", "visible", &wide)])), Reason::TooManyColumns);
}

#[test]
fn what_claims_to_be_huge_is_refused_before_it_is_opened() {
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>"#;
    let bomb = format!(
        r#"<table:table><table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row></table:table>"#
    );
    assert_eq!(refused(&ods(&bomb)), Reason::WorkbookTooLarge);
    let parts: Vec<(String, &str)> = (0..2_001).map(|n| (format!("xl/{n}"), "")).collect();
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), *text)).chain([("xl/workbook.xml", "")]).collect();
    assert_eq!(refused(&archive(&parts)), Reason::WorkbookTooLarge);
    let zeros = "0".repeat(70 << 20);
    assert_eq!(refused(&archive(&[("xl/workbook.xml", ""), ("xl/big.xml", &zeros)])), Reason::WorkbookTooLarge);
}

#[test]
fn more_rows_than_may_be_are_refused_and_as_many_are_taken() {
    let rows: String = (1..=4).map(|n| row(n, &["x"])).collect();
    let bytes = xlsx(&[("A", "visible", &rows)]);
    assert_eq!(read_table("f", &bytes, 3).unwrap().records.len(), 3);
    let IntakeError { line, reason, .. } = read_table("f", &bytes, 2).unwrap_err();
    assert_eq!((line, reason), (Some(4), Reason::TooManyRecords(2)));
}

#[test]
fn other_archives_and_damaged_ones_are_told_apart() {
    assert_eq!(refused(&archive(&[("readme.txt", "x")])), Reason::Workbook(Workbook::Zip));
    assert_eq!(refused(&archive(&[("xl/workbook.bin", "x")])), Reason::Workbook(Workbook::Xlsb));
    assert_eq!(refused(&archive(&[("xl/workbook.xml", "<a")])), Reason::WorkbookDamaged(Workbook::Xlsx));
    assert!(matches!(read_sheet("f", &xlsx(&[("A", "visible", "")])).unwrap_err().reason, Reason::Empty));
}

/// Cut and flipped anywhere, a workbook is read or refused; nothing panics, nothing runs away.
#[test]
fn no_damage_trips_the_reader() {
    let good = [
        xlsx(&[("A", "visible", &(row(1, &["Nome", "Area"]) + &row(2, &["Ada", "dev"])))]),
        ods(&format!(r#"<table:table table:name="Uno">{}{}</table:table>"#, ods_row(&["Nome"]), ods_row(&["Ada"]))),
    ];
    for bytes in good {
        assert!(read_sheet("f", &bytes).is_ok());
        for at in (0..bytes.len()).step_by(3) {
            let _ = read_sheet("f", &bytes[..at]);
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let _ = read_sheet("f", &flipped);
        }
    }
}

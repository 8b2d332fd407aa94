//! Files of people, score sheets, rubrics, and lines of a script. The first byte says as what the rest is read.

use super::look::day_of;
use colloquio::app::ids::Ids;
use colloquio::app::import::{area_names, candidate_keys, known_candidates, known_interviewers};
use colloquio::app::session::Session;
use colloquio::cli::script::{Against, Line, command};
use colloquio::domain::command::Now;
use colloquio::domain::day::Day;
use colloquio::domain::ids::DeviceId;
use colloquio::intake::{
    Columns, Sheet, Subject, parse_rubric, plan_candidates, plan_interviewers, read_scores, read_sheet,
};
use colloquio::text::{Lang, Words};
use colloquio::wire::envelope::read_line;
use colloquio::wire::fact::decode;
use std::io::{Cursor, Write};
use std::sync::OnceLock;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MS: i64 = 1_795_507_200_000;

/// `p` people, `s` scores, `r` a rubric, `c` script lines; `x` and `o` the inside of a workbook, whose zip is made here, since
/// a changed one would never get past its checksums.
pub fn intake(bytes: &[u8]) {
    let Some((what, rest)) = bytes.split_first() else { return };
    match what {
        b'p' => people("x.csv", rest),
        b's' => drop(read_scores("x.csv", rest)),
        b'r' => drop(parse_rubric("x.toml", rest)),
        b'c' => script(rest),
        b'x' => {
            let book = xlsx(rest);
            people("x.xlsx", &book);
            drop(read_scores("x.xlsx", &book));
        }
        b'o' => people("x.ods", &ods(rest)),
        _ => {}
    }
}

/// The golden open day, whom files meet.
fn day() -> &'static Day {
    static DAY: OnceLock<Day> = OnceLock::new();
    DAY.get_or_init(|| {
        let text = include_str!("../../data/bundles/11-b-desk-b-full.colloquio.json");
        let lines = text.lines().filter_map(|l| read_line(l.strip_suffix(',').unwrap_or(l)).ok());
        let entries: Vec<_> = lines.collect();
        let id = entries.first().expect("a golden file has entries").day;
        day_of(id, &entries.into_iter().map(decode).collect::<Vec<_>>())
    })
}

fn people(name: &str, bytes: &[u8]) {
    let Ok(sheet) = read_sheet(name, bytes) else { return };
    plan(&sheet);
}

fn plan(sheet: &Sheet) {
    let areas = area_names(day());
    if let Ok(columns) = Columns::resolve(sheet, Subject::Candidates, &[], &areas) {
        let known = known_candidates(day());
        for (areas, known) in [(&areas[..], &known[..]), (&[], &[])] {
            let plan = plan_candidates(sheet, &columns, areas, known);
            assert!(plan.adds.len() + plan.updates.len() <= sheet.records.len());
        }
    }
    if let Ok(columns) = Columns::resolve(sheet, Subject::Interviewers, &[], &areas) {
        plan_interviewers(sheet, &columns, &areas, &candidate_keys(day()), &known_interviewers(day()));
    }
}

fn script(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let device = DeviceId(uuid::Uuid::from_u128(0x01a2_0d36_6b80_7f64_994d_9650_b101_6e1b));
    let mut session = Session::new(day().clone(), device, MS);
    let words = Words::new(Lang::It);
    for (n, line) in text.lines().take(20).enumerate() {
        let Ok(line) = Line::parse(line) else { continue };
        let ms = MS + 1_000 * n as i64;
        let actor = session.day().lead();
        let mut draw = Ids::Seeded(n as u64).draw(device, session.next_seq());
        let against = Against { day: session.day(), words: &words, actor, ms };
        let Ok(command) = command(line, &against, &mut draw) else { continue };
        let now = Now { ms, minute: 9 * 60, device };
        if let Ok(done) = session.commit(&command, actor, &now, &mut draw) {
            // what was decided is taken by every laptop
            for s in &done.stamped {
                let read = read_line(&s.line).expect("a line that this laptop wrote");
                assert_eq!(decode(read), s.entry);
            }
        }
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file in memory");
        zip.write_all(bytes).expect("a file in memory");
    }
    zip.finish().expect("a file in memory").into_inner()
}

fn xlsx(sheet: &[u8]) -> Vec<u8> {
    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn ods(content: &[u8]) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

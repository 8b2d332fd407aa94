//! Score sheets good and bad.

use super::super::Reason;
use super::{ScoreMark::*, ScoreSheet, read_scores};

fn read(text: &str) -> ScoreSheet {
    read_scores("f.csv", text.as_bytes()).unwrap()
}

fn refused(text: &str) -> (Option<usize>, Option<String>, Reason) {
    let e = read_scores("f.csv", text.as_bytes()).unwrap_err();
    (e.line, e.column, e.reason)
}

#[test]
fn columns_come_in_any_order_and_either_language() {
    let marks = |text: &str| {
        let sheet = read(text);
        let row = sheet.rows[0].clone();
        (row.candidate, row.interviewer, row.criterion, row.mark, row.area)
    };
    let wanted = ("C1".into(), "I1".into(), "K".into(), Given(3.5), Some("dev".into()));
    assert_eq!(marks("score,criterion,area,interviewer,candidate\n3.5,K,dev,I1,C1\n"), wanted);
    assert_eq!(marks("Candidato;Intervistatore;Criterio;Voto;Area;altro\nC1;I1;K;3,5;dev;x\n"), wanted);
    assert_eq!(read("candidate,interviewer,criterion,score,luck\nC1,I1,K,3,1\n").ignored, ["luck"]);
}

#[test]
fn not_assessed_is_never_a_number() {
    let cells = ["", "-", "NA", "n/a", "-:interrupted", "-:recused", "0", "-1", "1e6", "+2"];
    let rows: String = cells.iter().enumerate().map(|(i, cell)| format!("C{i},I1,K,{cell}\n")).collect();
    let marks: Vec<_> =
        read(&format!("candidate,interviewer,criterion,score\n{rows}")).rows.iter().map(|r| r.mark).collect();
    let none = NotAssessed;
    assert_eq!(marks, [none, none, none, none, Interrupted, Recused, Given(0.0), Given(-1.0), Given(1e6), Given(2.0)]);
    for bad in ["quattro", "1.234,5", "1e999", "inf", "NaN", "4 5"] {
        let (line, column, reason) =
            refused(&format!("candidate,interviewer,criterion,score\nC1,I1,K,3\nC2,I1,K,\"{bad}\"\n"));
        assert_eq!((line, column), (Some(3), Some("score".into())), "{bad}");
        assert_eq!(reason, Reason::NotANumber(bad.into()));
    }
}

#[test]
fn why_nothing_was_assessed_and_what_is_doubted_may_stand_in_columns_of_their_own() {
    let sheet = read(
        "candidate,interviewer,criterion,score,not_assessed,doubt\nC1,I1,K,NA,absent,\nC1,I1,L,4,absent,doubt\nC1,I1,M,-,x,\n",
    );
    let said: Vec<_> = sheet.rows.iter().map(|row| (row.mark, row.doubt.as_deref())).collect();
    assert_eq!(said, [(Absent, None), (Given(4.0), Some("doubt")), (NotAssessed, None)]);
    assert_eq!(sheet.columns.last(), Some(&("doubt", "doubt".to_owned())));
    assert!(sheet.ignored.is_empty());
}

#[test]
fn the_same_cell_twice_names_both_lines() {
    let twice = "candidate,interviewer,criterion,score\nC1,I1,K,3\nC1,I2,K,3\nC1,I1,K,4\n";
    assert_eq!(refused(twice), (Some(4), Some("score".into()), Reason::SameCellTwice { line: 2 }));
    let looks = "candidate,interviewer,criterion,score,interview\nC1,I1,K,3,V1\nC1,I1,K,4,V2\n";
    assert_eq!(read(looks).rows.len(), 2, "a second interview is another cell");
}

#[test]
fn nothing_in_the_file_is_an_empty_sheet_and_a_missing_column_is_named() {
    assert_eq!(read(""), ScoreSheet::default());
    assert_eq!(read("candidate,interviewer,criterion,score\n"), ScoreSheet::default());
    let (.., reason) = refused("candidate,interviewer,score\nC1,I1,3\n");
    assert!(matches!(reason, Reason::NoColumn { wanted: "criterion", .. }), "{reason:?}");
    assert_eq!(refused("candidate,interviewer,criterion,score,Score\nC1,I1,K,3,4\n").2, Reason::ColumnTwice("score"));
    assert_eq!(refused("candidate,interviewer,criterion,score\n,I1,K,3\n").2, Reason::EmptyCell);
}

#[test]
fn times_lie_on_one_scale() {
    let times = |cells: &[&str]| -> Vec<Option<i64>> {
        let rows: String = cells.iter().enumerate().map(|(i, cell)| format!("C{i},I1,K,3,{cell}\n")).collect();
        read(&format!("candidate,interviewer,criterion,score,time\n{rows}")).rows.iter().map(|r| r.time).collect()
    };
    assert_eq!(times(&["09:00", "10:30", ""]), [Some(32_400), Some(37_800), None]);
    let mixed = times(&["2026-11-24T09:00:00+01:00", "2026-11-24T08:30:00Z"]);
    assert_eq!(mixed[1].unwrap() - mixed[0].unwrap(), 1_800);
    assert_eq!(times(&["2026-11-24 09:00", "09:01:00"]).iter().flatten().copied().reduce(|a, b| b - a), Some(60));
    let (line, _, reason) = refused("candidate,interviewer,criterion,score,time\nC1,I1,K,3,soon\n");
    assert_eq!((line, reason), (Some(2), Reason::NotATime("soon".into())));
}

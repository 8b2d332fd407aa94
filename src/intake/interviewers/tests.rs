use super::*;
use crate::intake::{Subject, read_sheet};
use uuid::Uuid;

fn candidates() -> Vec<CandidateKey> {
    let key = |n: u128, code: &str, email: &str| CandidateKey {
        id: CandidateId(Uuid::from_u128(n)),
        code: code.into(),
        email: Some(email.into()),
    };
    vec![key(1, "C001", "ada@example.org"), key(2, "C002", "bea@example.org")]
}

fn plan(text: &str, areas: &[&str], existing: &[KnownInterviewer]) -> InterviewerPlan {
    let sheet = read_sheet("f.csv", text.as_bytes()).unwrap();
    let areas: Vec<String> = areas.iter().map(|a| (*a).to_owned()).collect();
    let columns = Columns::resolve(&sheet, Subject::Interviewers, &[], &areas).unwrap();
    let plan = plan_interviewers(&sheet, &columns, &areas, &candidates(), existing);
    let r = plan.rows;
    assert_eq!(r.read, r.new + r.updated + r.same + r.joined + r.refused);
    plan
}

fn known(plan: &InterviewerPlan) -> Vec<KnownInterviewer> {
    let numbered = plan.adds.iter().enumerate();
    numbered
        .map(|(i, add)| KnownInterviewer {
            id: PersonId(Uuid::from_u128(i as u128)),
            code: format!("I{:02}", i + 1),
            now: add.interviewer.clone(),
        })
        .collect()
}

const FILE: &str = "Nome;Ruolo;Aree;Assenze;Conflitti;Email\n\
    Carlo Dini;ospite fisso;Design / UX, social media;13:00-14:00, 16-16.30;c001 BEA@example.org;carlo@example.org\n\
    Elisa Fani;Partner;Cucina;dalle 9 alle 10;;\n\
    Ugo Galli;ombra;;;;\n\
    ;host;;;;\n";

#[test]
fn everything_about_an_interviewer_is_read() {
    let plan = plan(FILE, &["Social Media", "Design / UX"], &[]);
    let rows = plan.rows;
    assert_eq!((rows.read, rows.new, rows.refused), (4, 3, 1));
    let carlo = &plan.adds[0].interviewer;
    assert_eq!(carlo.areas, ["Design / UX", "Social Media"]);
    assert_eq!(carlo.role, Some(InterviewerRole::Host));
    assert_eq!(carlo.away, [["13:00", "14:00"], ["16:00", "16:30"]]);
    assert_eq!(carlo.conflicts, candidates().iter().map(|c| c.id).collect::<Vec<_>>());
    assert_eq!(plan.adds[1].interviewer.away, [["09:00", "10:00"]]);
    let roles: Vec<_> = plan.adds.iter().map(|a| a.interviewer.role.map(InterviewerRole::as_str)).collect();
    assert_eq!(roles, [Some("host"), Some("partner"), Some("shadow")]);
    let details: Vec<_> = plan.issues.iter().map(|i| (i.record, i.detail.clone())).collect();
    assert_eq!(details, [(3, Detail::UnknownArea("Cucina".into())), (5, Detail::Nameless)]);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let areas = ["Social Media", "Design / UX"];
    let first = plan(FILE, &areas, &[]);
    let again = plan(FILE, &areas, &known(&first));
    assert_eq!((again.rows.same, again.rows.new, again.rows.updated), (3, 0, 0));
    assert_eq!(again.issues, first.issues);
}

#[test]
fn a_later_file_fills_what_is_empty_and_writes_over_nothing() {
    let first = plan("Nome;Aree;Ruolo\nCarlo Dini;Web;host\n", &["Web", "Design"], &[]);
    let later = "Name,Areas,Role,Away,Conflicts\nDini Carlo,Design,partner,13:00-14:00,C002\n";
    let second = plan(later, &["Web", "Design"], &known(&first));
    assert_eq!(second.rows.new, 1, "another order of the names is a question, not the same person");
    let later = later.replace("Dini Carlo", "Carlo Dini");
    let second = plan(&later, &["Web", "Design"], &known(&first));
    assert_eq!(second.rows.updated, 1);
    let update = &second.updates[0];
    assert_eq!(update.after.areas, ["Web"]);
    assert_eq!(update.after.role, Some(InterviewerRole::Host));
    assert_eq!(update.after.away, [["13:00", "14:00"]]);
    assert!(update.changes_person);
    assert_eq!(update.new_conflicts, [candidates()[1].id]);
    let columns: Vec<_> = second.issues.iter().map(|i| (i.kind, i.action, i.column.as_deref())).collect();
    let kept = |column| (IssueKind::Conflict, IssueAction::Kept, Some(column));
    assert_eq!(columns, [kept("Role"), kept("Areas")]);
}

#[test]
fn a_row_again_is_joined_and_a_day_without_areas_gets_them() {
    let text = "Nome;Email;Aree\nCarlo Dini;c@example.org;Web\nCarlo Dini;C@example.org;web | Design / UX\n";
    let plan = plan(text, &[], &[]);
    assert_eq!((plan.rows.new, plan.rows.joined), (1, 1));
    assert_eq!(plan.new_areas, ["Web", "Design / UX"]);
}

#[test]
fn a_slash_parts_areas_only_where_the_day_has_both() {
    let text = "Nome;Aree\nCarlo Dini;design / web\n";
    let areas = |day: &[&str]| plan(text, day, &[]).adds[0].interviewer.areas.clone();
    assert_eq!(areas(&["Web", "Design"]), ["Design", "Web"]);
    assert_eq!(areas(&["Design / Web", "Web", "Design"]), ["Design / Web"]);
    assert_eq!(areas(&["Web"]), Vec::<String>::new());
}

#[test]
fn what_cannot_be_read_is_remarked() {
    let text = "Nome;Ruolo;Assenze;Conflitti\nCarlo Dini;capo;14:00-13:00, boh;C099\n";
    let plan = plan(text, &[], &[]);
    let details: Vec<_> = plan.issues.iter().map(|i| i.detail.clone()).collect();
    let wanted = [
        Detail::UnknownRole("capo".into()),
        Detail::NotASpan("14:00-13:00".into()),
        Detail::NotASpan("boh".into()),
        Detail::UnknownCandidate("C099".into()),
    ];
    assert_eq!(details, wanted);
    assert_eq!(plan.adds[0].interviewer.role, Some(InterviewerRole::Host));
}

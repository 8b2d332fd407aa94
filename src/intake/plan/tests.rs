use super::*;
use crate::intake::{By, Choice, Subject, read_sheet};
use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;
use uuid::Uuid;

const APPLICATIONS: &[u8] = include_bytes!("../../../tests/data/applications.csv");

/// As much of a day as an import sees, carried out as the caller would.
#[derive(Default)]
struct Town {
    areas: Vec<String>,
    people: Vec<Known>,
}

impl Town {
    fn with_areas(areas: &[&str]) -> Self {
        Self { areas: areas.iter().map(|a| (*a).to_owned()).collect(), people: vec![] }
    }

    fn plan(&self, bytes: &[u8]) -> ImportPlan {
        self.plan_mapped(bytes, &[])
    }

    fn plan_mapped(&self, bytes: &[u8], maps: &[&str]) -> ImportPlan {
        let sheet = read_sheet("f.csv", bytes).unwrap();
        let choices: Vec<_> = maps.iter().map(|m| Choice::parse(m, Subject::Candidates).unwrap()).collect();
        let columns = Columns::resolve(&sheet, Subject::Candidates, &choices, &self.areas).unwrap();
        let plan = plan_candidates(&sheet, &columns, &self.areas, &self.people);
        let r = plan.rows;
        assert_eq!(r.read, r.new + r.updated + r.same + r.joined + r.refused, "every row is somewhere: {r:?}");
        assert_eq!((r.new, r.updated), (plan.adds.len(), plan.updates.len()));
        plan
    }

    fn import(&mut self, bytes: &[u8]) -> ImportPlan {
        let plan = self.plan(bytes);
        self.areas.extend(plan.new_areas.iter().cloned());
        for add in &plan.adds {
            let n = self.people.len() + 1;
            let mut known = Known::new(CandidateId(Uuid::from_u128(n as u128)), &format!("C{n:03}"));
            known.saw_record(&add.person, Origin::File);
            known.saw_area(add.person.area.as_deref(), add.person.second_area.as_deref(), Origin::File);
            self.people.push(known);
        }
        for update in &plan.updates {
            let known = self.people.iter_mut().find(|k| k.id == update.candidate).unwrap();
            if update.changes_record() {
                known.saw_record(&update.person, Origin::File);
            }
            if update.changes_area() {
                known.saw_area(update.person.area.as_deref(), update.person.second_area.as_deref(), Origin::File);
            }
        }
        plan
    }

    fn edit(&mut self, i: usize, change: impl FnOnce(&mut Person)) {
        let mut person = self.people[i].now().clone();
        change(&mut person);
        self.people[i].saw_record(&person, Origin::Hand);
        self.people[i].saw_area(person.area.as_deref(), person.second_area.as_deref(), Origin::Hand);
    }
}

fn counts(plan: &ImportPlan) -> [usize; 6] {
    let r = plan.rows;
    [r.read, r.new, r.updated, r.same, r.joined, r.refused]
}

/// Record, kind and action of every issue.
fn remarks(plan: &ImportPlan) -> Vec<(usize, &'static str, &'static str)> {
    plan.issues.iter().map(|i| (i.record, i.kind.as_str(), i.action.as_str())).collect()
}

#[test]
fn the_form_export_is_taken_as_it_comes() {
    let mut day = Town::default();
    let plan = day.import(APPLICATIONS);
    assert_eq!(counts(&plan), [83, 80, 0, 0, 1, 2]);
    let mapping: Vec<_> = plan.mapping.iter().map(|m| (m.field.as_str(), m.column.as_str(), m.by)).collect();
    let wanted = [
        ("submitted", "Informazioni cronologiche"),
        ("name", "Nome e cognome"),
        ("email", "Indirizzo email"),
        ("phone", "Telefono"),
        ("town", "Città"),
        ("area", "Area per cui ti candidi"),
        ("availability", "Disponibilità il giorno dei colloqui"),
        ("consent", "Acconsento al trattamento dei dati"),
    ];
    assert_eq!(mapping, wanted.map(|(field, column)| (field, column, By::Guess)));
    let questions = [
        "Anni di esperienza",
        "Portfolio (link)",
        "Perché vuoi partecipare?",
        "Raccontaci di un cliente che ti sei guadagnato",
    ];
    assert_eq!(plan.unmapped, questions);
    let areas =
        ["Social Media", "Copywriting", "Sviluppo web", "SEO & Advertising", "Design / UX", "Project management"];
    assert_eq!(plan.new_areas, areas);

    let first = &plan.adds[0];
    assert_eq!((first.record, first.line), (2, 2));
    assert_eq!(first.person.name, "Elìa Càvoli");
    assert_eq!(first.person.phone.as_deref(), Some("+39 000 5550001"));
    assert_eq!(first.submitted.as_deref(), Some("21/09/2020 10.00.59"));
    let answers: Vec<_> = first.person.answers.iter().map(|a| (a.question.as_str(), a.text.as_str())).collect();
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0], ("Anni di esperienza", "0"));
    assert_eq!(answers[4], ("Disponibilità il giorno dei colloqui", "dopo le 15:00"));
    assert_eq!(plan.adds.iter().find(|a| a.record == 6).unwrap().person.phone, None);

    let coloured = plan.adds.iter().find(|a| a.record == 15).unwrap();
    assert!(coloured.person.answers.iter().any(|a| a.text == "Un cliente rosso e una riga con segnale"));
    let long = plan.adds.iter().flat_map(|a| &a.person.answers).find(|a| a.text.starts_with("Prima parte"));
    assert!(long.unwrap().text.contains("\n\nSeconda parte"), "line breaks of answers stay");
}

#[test]
fn what_was_joined_and_refused_is_named_with_its_place() {
    let plan = Town::default().plan(APPLICATIONS);
    let wanted = [
        (15, "bad_value", "kept"),
        (82, "duplicate", "joined"),
        (82, "conflict", "kept"),
        (83, "no_name", "refused"),
        (84, "no_consent", "refused"),
    ];
    assert_eq!(remarks(&plan), wanted);
    let line = |record: usize| {
        let found = plan.issues.iter().find(|i| i.record == record);
        found.map(|i| i.line).unwrap()
    };
    let text = std::str::from_utf8(APPLICATIONS).unwrap();
    let lines: Vec<&str> = text.split('\n').collect();
    assert!(lines[line(82) - 1].contains("NICCOL.BALDACCI@EXAMPLE.ORG"));
    assert!(lines[line(83) - 1].contains("anonimo@example.org"));
    assert!(lines[line(84) - 1].contains("Prova Senza Consenso"));

    let area = plan.issues.iter().find(|i| i.kind == IssueKind::Conflict).unwrap();
    assert_eq!(area.column.as_deref(), Some("Area per cui ti candidi"));
    let (kept, other) = ("Social Media".to_owned(), "Copywriting".to_owned());
    assert_eq!(area.detail, Detail::Differs { kept, other, code: None });
    let joined = plan.adds.iter().find(|a| a.record == 23).unwrap();
    assert_eq!(joined.person.area.as_deref(), Some("Social Media"));
    assert_eq!(joined.person.email.as_deref(), Some("niccol.baldacci@example.org"));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut day = Town::default();
    let first = day.import(APPLICATIONS);
    let again = day.import(APPLICATIONS);
    assert_eq!(counts(&again), [83, 0, 0, 80, 1, 2]);
    assert_eq!(again.new_areas, Vec::<String>::new());
    assert_eq!(remarks(&again), remarks(&first));
}

#[test]
fn every_encoding_separator_and_order_gives_the_same_people() {
    let text = std::str::from_utf8(APPLICATIONS).unwrap().trim_start_matches('\u{feff}');
    let sheet = read_sheet("f.csv", APPLICATIONS).unwrap();
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let rewritten = |separator: &str, end: &str, order: &[usize]| {
        let row = |cells: &[String]| order.iter().map(|&i| quoted(&cells[i])).collect::<Vec<_>>().join(separator);
        let rows = sheet.records.iter().map(|r| row(&r.cells));
        let rows: Vec<String> = std::iter::once(row(&sheet.headings)).chain(rows).collect();
        rows.join(end)
    };
    let order: Vec<usize> = (0..12).collect();
    let turned: Vec<usize> = (0..12).rev().collect();
    let utf16: Vec<u8> =
        "\u{feff}".chars().chain(text.chars()).collect::<String>().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let variants: Vec<(&str, char, Vec<u8>)> = vec![
        ("UTF-8", ';', text.as_bytes().to_vec()),
        ("windows-1252", ';', WINDOWS_1252.encode(text).0.into_owned()),
        ("UTF-16LE", ';', utf16),
        ("UTF-8", '\t', rewritten("\t", "\r\n", &order).into_bytes()),
        ("UTF-8", ',', rewritten(",", "\n", &order).into_bytes()),
        ("UTF-8", ',', rewritten(",", "\r", &turned).into_bytes()),
    ];
    let golden = Town::default().plan(APPLICATIONS);
    let names = |plan: &ImportPlan| plan.adds.iter().map(|a| (a.record, a.person.name.clone())).collect::<Vec<_>>();
    for (encoding, separator, bytes) in variants {
        let read = read_sheet("f.csv", &bytes).unwrap();
        assert_eq!((read.encoding, read.separator), (encoding, Some(separator)));
        let plan = Town::default().plan(&bytes);
        assert_eq!(counts(&plan), counts(&golden), "{encoding} {separator:?}");
        assert_eq!(names(&plan), names(&golden), "{encoding} {separator:?}");
        let town = |p: &ImportPlan| p.adds.iter().map(|a| a.person.town.clone()).collect::<Vec<_>>();
        assert_eq!(town(&plan), town(&golden), "{encoding} {separator:?}");
    }
}

#[test]
fn an_english_export_with_two_names_is_the_same_kind_of_file() {
    let text = "Timestamp,First name,Last name,Your email address,Phone number,City,Which area are you applying for?,\
        Second area,Rate (EUR),When are you available?,I consent to the processing of my personal data\n\
        9/21/2020 8:15:00 PM,Ada,Bindi,ada@example.org,+39 000 5550001,Prato,Design,Copywriting,12.50,morning,Yes\n\
        9/22/2020 9:00:00 AM,Bruno,Ciani,bruno@example.org,,Pescia,Design,,,afternoon,\"No, thanks\"\n\
        9/23/2020 9:00:00 AM,,,x@example.org,,Pescia,Design,,,afternoon,Yes\n";
    let plan = Town::default().plan(text.as_bytes());
    assert_eq!(counts(&plan), [3, 1, 0, 0, 0, 2]);
    let p = &plan.adds[0].person;
    assert_eq!((p.name.as_str(), p.town.as_deref()), ("Ada Bindi", Some("Prato")));
    assert_eq!((p.area.as_deref(), p.second_area.as_deref()), (Some("Design"), Some("Copywriting")));
    assert_eq!(p.answers[0], Answer { question: "Rate (EUR)".into(), text: "12.50".into() });
    assert_eq!(remarks(&plan), [(3, "no_consent", "refused"), (4, "no_name", "refused")]);
}

#[test]
fn the_newer_row_counts_wherever_it_stands_but_the_area_stays_that_of_the_older() {
    let older = "1/9/2020 10:00;Ada Bindi;ada@example.org;5550001;Design\n";
    let newer = "2/10/2020 10:00;Ada Bindi;Ada@Example.org;5550009;Web\n";
    for rows in [[older, newer], [newer, older]] {
        let text = format!("Data invio;Nome;Email;Telefono;Area\n{}", rows.concat());
        let plan = Town::default().plan(text.as_bytes());
        assert_eq!(counts(&plan), [2, 1, 0, 0, 1, 0]);
        let p = &plan.adds[0].person;
        assert_eq!((p.phone.as_deref(), p.area.as_deref()), (Some("5550009"), Some("Design")), "{text}");
        let kinds = [(3, "duplicate", "joined"), (3, "conflict", "kept"), (3, "conflict", "kept")];
        assert_eq!(remarks(&plan), kinds);
        assert_eq!(plan.new_areas, ["Design"]);
    }
}

#[test]
fn a_later_file_updates_what_nobody_touched_and_remarks_the_rest() {
    let header = "Nome;Email;Telefono;Città;Perché?\n";
    let mut day = Town::default();
    day.import(format!("{header}Ada Bindi;ada@example.org;5550001;Prato;perché sì\n").as_bytes());
    day.edit(0, |p| p.phone = Some("5550002".into()));
    let second = format!("{header}Ada Bindi;ada@example.org;5550003;Pescia;perché sì, ecco\n");
    let plan = day.import(second.as_bytes());
    assert_eq!(counts(&plan), [1, 0, 1, 0, 0, 0]);
    assert_eq!(plan.updates[0].changed, [Slot::Town, Slot::Answer("Perché?".into())]);
    assert_eq!(remarks(&plan), [(2, "conflict", "kept")]);
    let now = day.people[0].now();
    assert_eq!((now.phone.as_deref(), now.town.as_deref()), (Some("5550002"), Some("Pescia")));
    assert_eq!(now.answers[0].text, "perché sì, ecco");

    let again = day.import(second.as_bytes());
    assert_eq!(counts(&again), [1, 0, 0, 1, 0, 0]);
    assert_eq!(remarks(&again), [(2, "conflict", "kept")], "the difference is still there to see");
}

#[test]
fn what_a_hand_set_is_not_undone_by_the_file_it_came_from() {
    let file = "Nome;Email;Area\nAda Bindi;ada@example.org;Design\nAda Bindi;ada@example.org;Web\n".as_bytes();
    let mut day = Town::with_areas(&["Design", "Web"]);
    let first = day.import(file);
    day.edit(0, |p| p.area = Some("Web".into()));
    let again = day.import(file);
    assert_eq!(again.issues, first.issues, "what the file said before is no news");
    assert_eq!(counts(&again), [2, 0, 0, 1, 1, 0]);
    assert_eq!(day.people[0].now().area.as_deref(), Some("Web"));
}

#[test]
fn an_empty_cell_erases_nothing_and_an_empty_field_is_filled() {
    let mut day = Town::default();
    day.import(b"Nome;Email;Telefono\nAda Bindi;ada@example.org;5550001\n");
    let plan = day.import("Nome;Email;Telefono;Città\nAda Bindi;ada@example.org;-;Prato\n".as_bytes());
    assert_eq!(plan.updates[0].changed, [Slot::Town]);
    assert_eq!(day.people[0].now().phone.as_deref(), Some("5550001"));
}

#[test]
fn a_day_with_areas_takes_none_from_a_file() {
    let mut day = Town::with_areas(&["Social Media", "Design"]);
    let file = "Nome;Email;Area\nAda Bindi;a@example.org;social  MEDIA\nBruno Ciani;b@example.org;Cucina\n".as_bytes();
    let plan = day.import(file);
    assert_eq!(plan.new_areas, Vec::<String>::new());
    assert_eq!(plan.adds[0].person.area.as_deref(), Some("Social Media"));
    assert_eq!(plan.adds[1].person.area, None);
    assert_eq!(plan.adds[1].person.answers[0].text, "Cucina", "what was written is not lost");
    assert_eq!(remarks(&plan), [(3, "bad_value", "kept")]);
    assert_eq!((plan.issues[0].line, plan.issues[0].column.as_deref()), (3, Some("Area")));
    assert_eq!(plan.issues[0].detail, Detail::UnknownArea("Cucina".into()));
    assert_eq!(counts(&day.import(file)), [2, 0, 0, 2, 0, 0]);

    day.areas.push("Cucina".into());
    let later = day.import(file);
    assert_eq!(later.updates[0].changed, [Slot::Area], "once the day has it, the same file brings it");
}

#[test]
fn spellings_of_an_area_are_one_area() {
    let plan = Town::default().plan("Nome;Area\nAda;Città  viva\nBruno;CITTA VIVA\n".as_bytes());
    assert_eq!(plan.new_areas, ["Città  viva".split_whitespace().collect::<Vec<_>>().join(" ")]);
    assert_eq!(plan.adds[1].person.area.as_deref(), Some("Città viva"));
}

#[test]
fn a_namesake_is_a_question_and_not_a_person_lost() {
    let mut day = Town::default();
    let file = "Nome;Email;Città\nAda Bindi;a@example.org;Prato\nAda Bindi;b@example.org;Prato\n".as_bytes();
    let plan = day.import(file);
    assert_eq!(counts(&plan), [2, 2, 0, 0, 0, 0]);
    assert_eq!(remarks(&plan), [(3, "duplicate", "kept")]);
    assert_eq!(counts(&day.import(file)), [2, 0, 0, 2, 0, 0]);
    let third = day.plan("Nome;Email;Città\nAda Bindi;c@example.org;Prato\n".as_bytes());
    assert_eq!((counts(&third)[1], remarks(&third)), (1, vec![(2, "duplicate", "kept")]));
}

#[test]
fn who_fits_several_people_changes_none_of_them() {
    let mut day = Town::default();
    day.import("Nome;Email;Telefono\nAda Bindi;a@example.org;5550001\nElio Bindi;e@example.org;5550001\n".as_bytes());
    let plan = day.plan("Nome;Telefono;Città\nUgo Bindi;5550001;Prato\n".as_bytes());
    assert_eq!(counts(&plan), [1, 0, 0, 1, 0, 0]);
    let codes = vec!["C001".to_owned(), "C002".to_owned()];
    assert_eq!(plan.issues[0].detail, Detail::FitsSeveral { codes });
}

#[test]
fn two_rows_that_are_one_person_there_become_one_here() {
    let mut day = Town::default();
    day.import("Nome;Email;Telefono\nAda Bindi;a@example.org;5550001\n".as_bytes());
    let file = "Nome;Email;Telefono;Città\nAda Bindi;a@example.org;;Prato\nBindi Ada;;5550001;Pescia\n".as_bytes();
    let plan = day.import(file);
    assert_eq!(counts(&plan), [2, 0, 1, 0, 1, 0]);
    assert_eq!(day.people[0].now().town.as_deref(), Some("Pescia"));
    assert_eq!(counts(&day.import(file)), [2, 0, 0, 1, 1, 0]);
}

#[test]
fn somebody_merged_is_recognised_and_left_alone() {
    let mut day = Town::default();
    day.import("Nome;Email\nAda Bindi;a@example.org\nAda B.;b@example.org\n".as_bytes());
    day.people[1].merged = true;
    let plan = day.import("Nome;Email;Città\nAda B.;b@example.org;Prato\n".as_bytes());
    assert_eq!(counts(&plan), [1, 0, 0, 1, 0, 0]);
    assert_eq!(remarks(&plan), [(2, "conflict", "kept")]);
}

#[test]
fn values_that_cannot_be_used_are_kept_and_remarked() {
    let long = "x".repeat(300);
    let text = format!(
        "Nome;Email;Telefono;Consenso;Nota;Nota\nAda Bindi;ada at example;3,9E+11;;a;b\n{long};;;forse;;\n\u{1b}[1mUgo;N/A;--;sì;;\n"
    );
    let plan = Town::default().plan(text.as_bytes());
    assert_eq!(counts(&plan), [3, 3, 0, 0, 0, 0]);
    let ada = &plan.adds[0].person;
    assert_eq!((ada.email.as_deref(), ada.phone.as_deref()), (Some("ada at example"), Some("3,9E+11")));
    let questions: Vec<_> = ada.answers.iter().map(|a| a.question.as_str()).collect();
    assert_eq!(questions, ["Nota", "Nota (2)"]);
    assert_eq!(plan.adds[1].person.name.chars().count(), 200);
    assert_eq!(plan.adds[2].person, Person { name: "Ugo".into(), ..Person::default() });
    let of =
        |record: usize| plan.issues.iter().filter(|i| i.record == record).map(|i| i.detail.clone()).collect::<Vec<_>>();
    let unclear = |said: &str| Detail::ConsentUnclear(said.into());
    let wanted = [unclear(""), Detail::NotAnEmail("ada at example".into()), Detail::NotAPhone("3,9E+11".into())];
    assert_eq!(of(2), wanted);
    assert_eq!(of(3), [unclear("forse"), Detail::TooLong { limit: 200 }]);
    assert_eq!(of(4), [Detail::Unprintable]);
}

#[test]
fn a_choice_of_columns_reaches_the_people() {
    let text = "Nome;Chi\nfoo;Ada Bindi\n".as_bytes();
    let plan = Town::default().plan_mapped(text, &["name=2", "answer=Nome"]);
    assert_eq!(plan.adds[0].person.name, "Ada Bindi");
    assert_eq!(plan.mapping[0].by, By::Option);
    assert_eq!(plan.unmapped, ["Nome"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    /// Whatever few names, addresses and numbers are mixed, nobody is lost and the same file again changes nothing.
    #[test]
    fn any_file_twice_changes_nothing(rows in prop::collection::vec(
        ("(Ada|Bea) (Bindi|Ciani)", "(|a|b|c)", "(|5550001|5550002|\\+39 5550001)", "(|Prato|prato)", "(|Web|web|Design)", "(Sì|No|)"), 1..12)
    ) {
        let mut text = "Nome e cognome;Email;Telefono;Città;Area;Consenso\n".to_owned();
        for (name, email, phone, town, area, consent) in &rows {
            let email = if email.is_empty() { String::new() } else { format!("{email}@example.org") };
            text += &format!("{name};{email};{phone};{town};{area};{consent}\n");
        }
        let mut day = Town::default();
        let first = day.import(text.as_bytes());
        let again = day.import(text.as_bytes());
        prop_assert_eq!((again.rows.new, again.rows.updated), (0, 0), "{}\n{:?}", text, again.issues);
        prop_assert_eq!(again.rows.refused, first.rows.refused);
    }

    #[test]
    fn no_bytes_make_an_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let bytes = [b"Nome;Email;Telefono;Area;Data;Consenso\n".as_slice(), &bytes].concat();
        if let Ok(sheet) = read_sheet("f.csv", &bytes)
            && let Ok(columns) = Columns::resolve(&sheet, Subject::Candidates, &[], &[])
        {
            let plan = plan_candidates(&sheet, &columns, &[], &[]);
            prop_assert_eq!(plan.rows.new + plan.rows.joined + plan.rows.refused, sheet.records.len());
        }
    }
}

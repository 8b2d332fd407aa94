use super::*;
use crate::intake::read_sheet;

/// Field, column and who says so; then what is no field.
type Resolved = (Vec<(Field, String, By)>, Vec<String>);

fn resolve(text: &str, maps: &[&str], areas: &[&str]) -> Result<Resolved, IntakeError> {
    let sheet = read_sheet("f.csv", text.as_bytes())?;
    let choices = maps.iter().map(|m| Choice::parse(m, Subject::Candidates)).collect::<Result<Vec<_>, _>>()?;
    let areas: Vec<String> = areas.iter().map(|a| (*a).to_owned()).collect();
    let columns = Columns::resolve(&sheet, Subject::Candidates, &choices, &areas)?;
    let mapping = columns.mapping.iter().map(|m| (m.field, m.column.clone(), m.by)).collect();
    Ok((mapping, columns.unmapped(&sheet)))
}

fn fields(text: &str, maps: &[&str]) -> Vec<(Field, String)> {
    resolve(text, maps, &[]).unwrap().0.into_iter().map(|(f, c, _)| (f, c)).collect()
}

fn pairs(list: &[(Field, &str)]) -> Vec<(Field, String)> {
    list.iter().map(|(f, c)| (*f, (*c).to_owned())).collect()
}

#[test]
fn exports_of_several_programs_are_understood_whole() {
    let cases = [
        (
            "ID\tStart time\tCompletion time\tEmail\tName\tFull Name\tE-mail Address\tMobile\tPosition\tTown of residence\t\
             How many years of experience do you have?\tTell us about yourself\tI agree to the processing of my data\n\
             1\t9/20/20 10:00:00\t9/20/20 10:05:12\tanonymous\t\tAda Bindi\tada@example.org\t+39 000 5550001\tDesigner\tPrato\t3\t\
             I like, well; things\tYes\n",
            "submitted=Completion time, name=Full Name, email=E-mail Address, phone=Mobile, area=Position, \
             town=Town of residence, consent=I agree to the processing of my data",
        ),
        (
            "Submission Date,First Name,Last Name,Email,Phone,City,Area of expertise,Second choice,Why us?,Consent\n\
             2020-09-21 10:00:00,Ada,Bindi,ada@example.org,0573 12345,Prato,Design,,because,TRUE\n",
            "submitted=Submission Date, first_name=First Name, last_name=Last Name, email=Email, phone=Phone, town=City, \
             area=Area of expertise, second_area=Second choice, consent=Consent",
        ),
        (
            "Cognome;Nome;Data di nascita;Comune di residenza;Provincia;Recapito telefonico;Posta elettronica;\
             Profilo professionale;Hai la partita IVA?;Numero di partita IVA;Autorizzo il trattamento dei miei dati \
             personali ai sensi del Reg. UE 2016/679;Autorizzo l'uso della mia immagine\n\
             Bindi;Ada;01/02/1990;Prato;PO;333 1234567;ada@example.org;Copywriter;Sì;01234567890;Acconsento;No\n",
            "last_name=Cognome, first_name=Nome, town=Comune di residenza, phone=Recapito telefonico, \
             email=Posta elettronica, area=Profilo professionale, consent=Autorizzo il trattamento dei miei dati \
             personali ai sensi del Reg. UE 2016/679",
        ),
        (
            "name,email,phone,area,second area,city,availability,consent,submitted-at\n\
             Ada Bindi,a@example.org,1234567,Web,,Prato,mattina,yes,2020-09-21T10:00:00+02:00\n",
            "name=name, email=email, phone=phone, area=area, second_area=second area, town=city, \
             availability=availability, consent=consent, submitted=submitted-at",
        ),
    ];
    for (text, wanted) in cases {
        let found: Vec<_> = fields(text, &[]).iter().map(|(f, c)| format!("{}={c}", f.as_str())).collect();
        assert_eq!(found.join(", "), wanted);
    }
}

#[test]
fn a_first_name_is_told_from_a_whole_name() {
    let both = [(Field::FirstName, "Nome"), (Field::LastName, "Cognome")];
    assert_eq!(fields("Nome;Cognome\nA;B\n", &[]), pairs(&both));
    assert_eq!(fields("Name;Surname\nA;B\n", &[]), pairs(&[(Field::FirstName, "Name"), (Field::LastName, "Surname")]));
    assert_eq!(
        fields("Nome;Email\nA B;a@example.org\n", &[]),
        pairs(&[(Field::Name, "Nome"), (Field::Email, "Email")])
    );
    let whole = "Cognome;Nome e cognome\nB;A B\n";
    assert_eq!(fields(whole, &[]), pairs(&[(Field::Name, "Nome e cognome")]));
    let parts = "First name;Last name;Name\nA;B;\n";
    assert_eq!(fields(parts, &[]), pairs(&[(Field::FirstName, "First name"), (Field::LastName, "Last name")]));
}

#[test]
fn the_cells_overrule_a_heading_and_stand_in_for_one() {
    let text = "ID;Email;Nome;Chi sei;Dove ti scriviamo;Dove ti chiamiamo;Partita IVA\n\
        1;anonymous;;Ada Bindi;ada@example.org;+39 000 5550001;01234567890\n\
        2;anonymous;;Bruno Ciani;bruno@example.org;000 5550002;01234567891\n";
    let wanted = [(Field::Name, "Chi sei"), (Field::Email, "Dove ti scriviamo"), (Field::Phone, "Dove ti chiamiamo")];
    assert_eq!(fields(text, &[]), pairs(&wanted));
    let text = "Nome;Che cosa sai fare\nA;sviluppo  WEB\nB;Design\n";
    let (mapping, _) = resolve(text, &[], &["Sviluppo web", "Design"]).unwrap();
    assert_eq!(mapping[1].0, Field::Area, "the day's areas are recognised under any heading");
    let open = "Nome;In quale area hai lavorato con più gioia?\nA;Nel 2012 ho seguito per due anni una libreria, dalla vetrina ai conti, e poi ho capito molte cose\n";
    assert_eq!(fields(open, &[]).len(), 1);
}

#[test]
fn a_consent_to_something_else_refuses_nobody() {
    let text = "Nome;Acconsento alla newsletter;Consenso al trattamento dei dati\nA;No;Sì\n";
    assert_eq!(fields(text, &[])[1], (Field::Consent, "Consenso al trattamento dei dati".into()));
    assert_eq!(fields("Nome;Acconsento alla newsletter\nA;No\n", &[]).len(), 1);
}

#[test]
fn a_choice_counts_more_than_a_guess() {
    let text = "Nome;Email;Altra email;Età\nA B;a@example.org;b@example.org;3\n";
    let (mapping, unmapped) = resolve(text, &["E-MAIL=altra  Email", "town=4"], &[]).unwrap();
    let wanted = [
        (Field::Name, "Nome".to_owned(), By::Guess),
        (Field::Email, "Altra email".to_owned(), By::Option),
        (Field::Town, "Età".to_owned(), By::Option),
    ];
    assert_eq!(mapping, wanted);
    assert_eq!(unmapped, ["Email"]);
    let (mapping, unmapped) = resolve(text, &["answer=Email"], &[]).unwrap();
    assert_eq!((mapping[1].1.as_str(), unmapped.len()), ("Altra email", 2));
    assert_eq!(fields("Nome;Cognome;Firma\nA;B;B, A\n", &["name=Firma"]), pairs(&[(Field::Name, "Firma")]));
}

#[test]
fn a_choice_that_fits_nothing_says_what_there_is() {
    let text = "Nome;Email;Email\nA;a@example.org;\n";
    let reason = |map: &str| resolve(text, &[map], &[]).unwrap_err();
    assert_eq!(reason("email").reason, Reason::MapSyntax("email".into()));
    assert!(matches!(reason("eta=Nome").reason, Reason::UnknownField { field, .. } if field == "eta"));
    assert!(matches!(reason("email=Posta").reason, Reason::UnknownColumn { headings, .. } if headings.len() == 3));
    assert!(matches!(reason("email=4").reason, Reason::UnknownColumn { .. }));
    assert!(matches!(reason("email=0").reason, Reason::UnknownColumn { .. }));
    assert_eq!(reason("email=Email").reason, Reason::AmbiguousColumn { numbers: vec![2, 3] });
    assert!(reason("email=Posta").is_usage());
    let twice = resolve(text, &["name=1", "email=1"], &[]).unwrap_err();
    assert_eq!(twice.reason, Reason::MappedTwice("Nome".into()));
}

#[test]
fn without_a_name_nobody_is_imported() {
    let e = resolve("Codice;Email\n1;a@example.org\n", &[], &[]).unwrap_err();
    assert!(matches!(e.reason, Reason::NoNameColumn { headings } if headings == ["Codice", "Email"]));
    assert!(resolve("Codice;Email\nAda;a@example.org\n", &["name=Codice"], &[]).is_ok());
}

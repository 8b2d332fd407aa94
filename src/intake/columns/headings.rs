//! What headings say, in Italian and English: a score per field, for tidy headings and for the long questions of forms.

use super::super::fold;
use super::Field;

/// A heading that is the phrase and no more.
pub(super) const EXACT: i32 = 100;
/// A heading that has the phrase among others.
const WITHIN: i32 = 70;
/// Taken off per word around the phrase, and no lower than this.
const PER_WORD: i32 = 3;
const WITHIN_LEAST: i32 = 40;
/// Taken off where the phrase is only a likely name of the field.
const LIKELY: i32 = 20;

/// Words that say nothing about the field.
const FILLERS: &str = "\
    il lo la i gli le l un una di del dell della dello dei degli delle d da in e a al alla the an of to and for your my \
    tuo tua tuoi tue mio mia suo sua please inserisci inserire indica indicare scrivi enter what is are you which \
    qual quale obbligatorio required candidato candidata candidate applicant s per ti che \
    cui si";

/// Headings that begin so ask for an opinion, whatever words follow.
const OPEN_QUESTIONS: &str = "\
    perche | why | raccont | tell us | descri | spiega | explain | parlaci | how would | come vedi | cosa | \
    che cosa | motiv";

/// What a field is called.
struct Vocabulary {
    field: Field,
    /// Phrases, parted by `|`; one with `=` counts only as the whole heading.
    sure: &'static str,
    /// Phrases that may mean other things too.
    likely: &'static str,
    /// Words that say the heading is about something else.
    not: &'static str,
}

const SECOND: &str = "\
    seconda secondo secondaria secondario second secondary alternativa alternative altra altre other additional 2 \
    2a ii riserva";
const AREAS: &str = "area | aree | areas";
const AREAS_LIKELY: &str = "\
    ruolo | role | profilo | profile | ambito | settore | posizione | position | track | =field | discipline | \
    disciplina | specializzazione | specialization | specialisation | specialty | competenza principale | \
    figura professionale | professione | profession | categoria | category | prima scelta | first choice | \
    candidatura | candidi | candidarti | applying | apply";
const NOT_AREAS: &str = "\
    anni years esperienza experience geografica geographic residenza residence attuale current ricoperto data date \
    codice code linkedin link url id interviewer";

const VOCABULARY: &[Vocabulary] = &[
    Vocabulary {
        field: Field::Name,
        sure: "\
            nome cognome | cognome nome | nominativo | nome completo | full name | complete name | name surname | \
            surname name | first last name | first name last name | last name first name | name | nome | \
            come chiami | nome esteso | =selezionatore | =selezionatrice | =interviewer | =persona",
        likely: "=candidato | =candidata | =candidate | =applicant | =partecipante | =participant | =person",
        not: "\
            azienda company societa agency agenzia utente user file sito site website progetto project referente \
            cliente client scuola school universita university team squadra brand instagram padre madre domain \
            dominio evento event corso course portfolio username nickname marca via area citta city",
    },
    Vocabulary {
        field: Field::FirstName,
        sure: "first name | given name | forename | name first | nome proprio | nome battesimo | firstname",
        likely: "",
        not: "last cognome surname company azienda",
    },
    Vocabulary {
        field: Field::LastName,
        sure: "cognome | surname | last name | family name | name last | lastname",
        likely: "",
        not: "madre padre mother father nubile maiden first",
    },
    Vocabulary {
        field: Field::Email,
        sure: "email | mail | posta elettronica | indirizzo posta | emailaddress",
        likely: "contatto | contact | recapito",
        not: "cliente client azienda company referente conferma confirm pec",
    },
    Vocabulary {
        field: Field::Phone,
        sure: "\
            telefono | cellulare | telefonico | telefonica | phone | telephone | mobile | whatsapp | =tel | =cell | \
            numero telefono | tel | cell | smartphone | phonenumber",
        likely: "recapito | recapiti | contatto | contact | numero",
        not: "modello model cliente client fisso anni years fax emergenza emergency",
    },
    Vocabulary { field: Field::Area, sure: AREAS, likely: AREAS_LIKELY, not: NOT_AREAS },
    // The word that says "second" is looked for apart.
    Vocabulary {
        field: Field::SecondArea,
        sure: AREAS,
        likely: "\
            ruolo | role | profilo | profile | ambito | settore | posizione | position | disciplina | discipline | \
            specializzazione | scelta | choice | opzione | option | preferenza | preference | candidatura",
        not: NOT_AREAS,
    },
    Vocabulary {
        field: Field::Town,
        sure: "\
            citta | city | town | comune | residenza | residence | localita | dove vivi | dove abiti | \
            comune residenza | citta residenza | town residence | city residence",
        likely: "\
            where do live | where live | where based | based | location | lives | domicilio | \
            luogo | dove risiedi | come from",
        not: "nascita birth born nato nata lavorare work studio codice ente",
    },
    Vocabulary {
        field: Field::Availability,
        sure: "\
            disponibilita | availability | available | disponibile | fascia oraria | fasce orarie | time slot | \
            time window | finestra oraria | preferred time | orario preferito",
        likely: "quando puoi | when can | orario | =quando | fascia",
        not: "trasfert viaggi travel trasferirti relocate economica",
    },
    Vocabulary {
        field: Field::Consent,
        sure: "\
            acconsento | consenso | consent | trattamento dati | dati personali | privacy | gdpr | informativa | \
            data processing | processing personal data | processing data | data protection | personal data | \
            use data | dati | autorizzazione trattamento | autorizzo | autorizzazione",
        likely: "agree | data | accetto | accept | acconsenti | autorizzi",
        not: "\
            newsletter marketing promozionali promozionale promotional commerciali commerciale immagine immagini \
            image images foto photo photos video futuro future terzi third ricontattato ricontattata invio \
            submitted submission nascita birth ora",
    },
    Vocabulary {
        field: Field::Submitted,
        sure: "\
            informazioni cronologiche | timestamp | marca temporale | data ora | data invio | data compilazione | \
            ora completamento | completion time | submitted | submitted at | submission date | submission time | \
            date submitted | inviato | inviata | created at | date time | ora invio | submit date | \
            data candidatura | application date | data iscrizione",
        likely: "=data | =date | =ora | =time | =when",
        not: "nascita birth inizio start laurea modifica consegna disponibilita trattamento",
    },
    Vocabulary { field: Field::Role, sure: "ruolo | role", likely: "funzione | tipo | type", not: "" },
    Vocabulary {
        field: Field::Away,
        sure: "\
            assenza | assenze | assente | away | absent | absence | non disponibile | unavailable | \
            indisponibilita | pausa | pause",
        likely: "=orari | break",
        not: "",
    },
    Vocabulary {
        field: Field::Conflicts,
        sure: "conflitto | conflitti | conflict | conflicts | conflitto interessi | conflitti interesse",
        likely: "conosce | knows | incompatibilita | astensione | astenersi",
        not: "",
    },
];

/// How surely a heading means a field, 0 where it does not.
pub(super) fn score(field: Field, heading: &str) -> i32 {
    let folded = fold_heading(heading);
    if phrases(OPEN_QUESTIONS).any(|q| folded.starts_with(q)) {
        return 0;
    }
    let Some(called) = VOCABULARY.iter().find(|v| v.field == field) else { return 0 };
    let is_second = folded.split(' ').any(|w| is_among(w, SECOND));
    let wrong_area = is_second != (field == Field::SecondArea) && matches!(field, Field::Area | Field::SecondArea);
    if wrong_area || folded.split(' ').any(|w| is_among(w, called.not)) {
        return 0;
    }
    let telling = tell(&folded, field);
    let best = |list: &'static str| phrases(list).map(|p| match_phrase(p, &telling, &folded)).max().unwrap_or(0);
    best(called.sure).max(best(called.likely) - LIKELY).max(0)
}

/// Whether a heading that looks like a name holds both names.
pub(super) fn is_whole_name(heading: &str) -> bool {
    let folded = fold_heading(heading);
    phrases("cognome | surname | full | completo | nominativo | last | family").any(|w| folded.contains(w))
}

/// The key of a heading; an apostrophe parts words here, so that "dell'area" has the word "area".
fn fold_heading(heading: &str) -> String {
    fold::words(&heading.replace(['\'', '’'], " "))
}

fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|p| !p.is_empty())
}

fn is_among(word: &str, list: &'static str) -> bool {
    list.split_whitespace().any(|w| w == word)
}

/// The words of a heading that tell something.
fn tell(folded: &str, field: Field) -> Vec<&str> {
    let ordinal = |w: &str| field == Field::SecondArea && is_among(w, SECOND);
    folded.split(' ').filter(|w| !is_among(w, FILLERS) && !ordinal(w)).collect()
}

fn match_phrase(phrase: &str, telling: &[&str], folded: &str) -> i32 {
    if let Some(whole) = phrase.strip_prefix('=') {
        return if folded == whole { EXACT } else { 0 };
    }
    let length = phrase.split(' ').count();
    if !telling.windows(length).any(|window| window.iter().copied().eq(phrase.split(' '))) {
        return 0;
    }
    match i32::try_from(telling.len() - length) {
        Ok(0) => EXACT + i32::from(length > 1),
        Ok(around @ 1..=20) => (WITHIN - PER_WORD * around).max(WITHIN_LEAST),
        _ => WITHIN_LEAST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best field of a heading among those of candidates.
    fn best(heading: &str) -> Option<Field> {
        let all = super::super::Subject::Candidates.fields();
        let (score, field) = all.iter().map(|f| (score(*f, heading), *f)).max_by_key(|(s, _)| *s)?;
        (score >= 40).then_some(field)
    }

    #[test]
    fn headings_of_real_forms_are_understood_in_both_languages() {
        use Field::*;
        for (heading, field) in [
            ("Informazioni cronologiche", Submitted),
            ("Timestamp", Submitted),
            ("Ora di completamento", Submitted),
            ("Submitted at", Submitted),
            ("Data e ora di invio", Submitted),
            ("Nome e cognome", Name),
            ("COGNOME E NOME", Name),
            ("What is your full name?", Name),
            ("Your name", Name),
            ("Come ti chiami?", Name),
            ("First name", FirstName),
            ("Surname", LastName),
            ("Il tuo cognome", LastName),
            ("Indirizzo email", Email),
            ("Your email address", Email),
            ("E-mail *", Email),
            ("Posta elettronica", Email),
            ("Telefono", Phone),
            ("Numero di cellulare (WhatsApp)", Phone),
            ("Your phone number", Phone),
            ("Area per cui ti candidi", Area),
            ("Which area are you applying for?", Area),
            ("Ruolo", Area),
            ("Prima scelta", Area),
            ("Seconda area", SecondArea),
            ("Second choice", SecondArea),
            ("Per che cosa ti candidi?", Area),
            ("Second area (optional)", SecondArea),
            ("Area 2", SecondArea),
            ("Città", Town),
            ("Comune di residenza", Town),
            ("Where do you live?", Town),
            ("City / Town", Town),
            ("Disponibilità il giorno dei colloqui", Availability),
            ("When are you available?", Availability),
            ("Acconsento al trattamento dei dati", Consent),
            ("I consent to the processing of my personal data", Consent),
            ("Privacy (GDPR)", Consent),
            ("Do you agree to the use of your data?", Consent),
        ] {
            assert_eq!(best(heading), Some(field), "{heading}");
        }
    }

    #[test]
    fn every_phrase_can_be_met() {
        for called in VOCABULARY {
            for phrase in phrases(called.sure).chain(phrases(called.likely)).filter(|p| !p.starts_with('=')) {
                let met = match_phrase(phrase, &tell(phrase, called.field), phrase);
                assert!(met >= EXACT, "{phrase} has words that headings are rid of");
                assert_eq!(fold_heading(phrase), phrase);
            }
        }
    }

    #[test]
    fn other_questions_stay_questions() {
        for heading in [
            "Anni di esperienza",
            "Anni di esperienza nell'area",
            "Portfolio (link)",
            "Perché vuoi partecipare?",
            "Perché hai scelto quest'area?",
            "Raccontaci di un cliente che ti sei guadagnato",
            "Tell us about a client you earned, and your role",
            "Data di nascita",
            "Città di nascita",
            "Company name",
            "Nome dell'azienda",
            "Acconsento all'invio della newsletter",
            "Years of experience",
            "Why do you want to join?",
            "",
        ] {
            assert_eq!(best(heading), None, "{heading}");
        }
    }
}

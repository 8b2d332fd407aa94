//! Before nine: the day is opened, people are entered, and the room is rehearsed with the record of somebody who has just
//! withdrawn.

use super::people::{AREAS, DESKS, PEOPLE, Person, Place, TOWNS};
use super::random::{Random, Round};
use super::script::{DATE, Script, at};
use super::words::{CLIENT, WHEN, WHENS, WHY, WHYS, clients};
use serde_json::{Map, Value, json};

/// Codes of the people, in the order of [`PEOPLE`].
pub struct Codes([String; 80]);

impl Codes {
    /// The code of somebody of [`PEOPLE`], by place there.
    pub fn of(&self, person: usize) -> &str {
        &self.0[person]
    }

    /// The code of the one at this place of the day.
    pub fn at(&self, place: Place) -> &str {
        self.of(PEOPLE.iter().position(|p| p.place == place).expect("somebody is there"))
    }

    /// The code of somebody by name.
    pub fn named(&self, name: &str) -> &str {
        self.of(PEOPLE.iter().position(|p| p.name == name).expect("a name of the list"))
    }
}

/// Codes of the interviewers: host and partner of the desks in their order.
pub fn seat(desk: usize, partner: bool) -> String {
    format!("I{:02}", desk * 2 + 1 + usize::from(partner))
}

/// The day itself. `choose` is the entry that gave the day its twelve places.
pub fn open(script: &mut Script, choose: &str) {
    let area = |(name, min, max): (&str, Option<i64>, Option<i64>)| match (min, max) {
        (None, None) => json!({"name": name}),
        _ => json!({"name": name, "min": min, "max": max}),
    };
    script.act(
        at(7, 30, 0),
        "lead",
        "OpenDay",
        json!({
            "name": "Selezione Pistoia", "date": DATE, "places": 10, "laptop": "Guida",
            "areas": AREAS[..5].iter().map(|a| area(*a)).collect::<Vec<_>>(),
        }),
    );
    let mut lead = |second, name, fields| script.act(second, "lead", name, fields);
    lead(at(7, 30, 40), "EditInterviewer", json!({"interviewer": "lead", "name": "Teresa Masi"}));
    lead(at(7, 31, 20), "SetArea", json!({"name": AREAS[5].0}));
    let blocks = [["09:00", "10:40"], ["11:00", "13:00"], ["14:00", "15:40"], ["16:00", "18:00"]];
    lead(at(7, 32, 30), "ChangeDay", json!({"field": "blocks", "value": blocks}));
    lead(at(7, 33, 10), "ChangeDay", json!({"field": "places", "value": 12}));
    lead(at(7, 33, 40), "SettleClash", json!({"key": "day/places", "choose": choose}));
    lead(at(7, 34, 30), "SetRubric", json!({"rubric": rubric()}));
}

/// The rubric that ships, under this day's name.
fn rubric() -> Value {
    let shipped = colloquio::intake::built_in("agenzia").expect("it ships");
    let mut tree = serde_json::to_value(shipped).expect("a rubric is a tree");
    tree["name"] = json!({"it": "Agenzia, edizione Pistoia", "en": "Agency, Pistoia edition"});
    tree
}

/// Interviewers and pairs; one pair was put at the wrong table.
pub fn interviewers(script: &mut Script) {
    let mut second = at(7, 36, 0);
    for desk in &DESKS {
        let areas: Vec<&str> = desk.areas.iter().map(|a| a.name()).collect();
        for ((name, _), role) in [(desk.host, "host"), (desk.partner, "partner")] {
            script.act(second, "lead", "AddInterviewer", json!({"name": name, "role": role, "areas": areas}));
            second += 21;
        }
    }
    script.act(
        second,
        "lead",
        "EditInterviewer",
        json!({"interviewer": "I10", "away": [["08:30", "09:15"]], "phone": "+39 000 5559010"}),
    );
    for (n, desk) in DESKS.iter().enumerate() {
        second += 17;
        let name = if desk.name == "E" { "F" } else { desk.name };
        script.act(second, "lead", "AddPair", json!({"desk": name, "host": seat(n, false), "partner": seat(n, true)}));
    }
    script.act(second + 30, "lead", "EditPair", json!({"pair": "P5", "desk": "E"}));
}

/// Seventy-nine applications, one of them sent twice; the eightieth person walks in later.
pub fn applications(script: &mut Script, random: &mut Random) -> Codes {
    let mut order: Vec<usize> = (0..PEOPLE.len()).filter(|p| PEOPLE[*p].place != Place::WalkIn).collect();
    random.shuffle(&mut order);
    // the first in the queue at 11:18 applied among the first
    let early = order.iter().position(|p| PEOPLE[*p].name == "Zoë Càvoli").expect("on the list");
    order.swap(5, early);
    let twice = PEOPLE.iter().position(|p| p.name == "Beatrice Fedi").expect("on the list");
    let mut codes: [String; 80] = std::array::from_fn(|_| String::new());
    let mut form = Form::new(random);
    let mut second = at(7, 44, 0);
    for (n, person) in order.iter().enumerate() {
        codes[*person] = format!("C{:03}", n + 1);
        script.act(second, "lead", "AddCandidate", form.fill(&PEOPLE[*person], n + 1, random));
        second += 1;
    }
    let again = Person { name: "Bea Fedi", ..PEOPLE[twice] };
    script.act(second, "lead", "AddCandidate", form.fill(&again, order.len() + 1, random));
    let duplicate = format!("C{:03}", order.len() + 1);
    codes[PEOPLE.iter().position(|p| p.place == Place::WalkIn).expect("somebody")] = format!("C{:03}", order.len() + 2);
    let codes = Codes(codes);
    script.act(at(7, 47, 30), "lead", "MergeCandidates", json!({"candidate": duplicate, "into": codes.of(twice)}));
    script.act(
        at(7, 49, 10),
        "lead",
        "EditCandidate",
        json!({"candidate": codes.named("Nora Belluomini"), "phone": "+39 000 5550999", "second": "Copywriting"}),
    );
    codes
}

/// The application form, as people fill it in.
struct Form {
    whys: Round,
    clients: Vec<Round>,
}

impl Form {
    fn new(random: &mut Random) -> Form {
        use super::people::Area::{Copy, Design, Project, Seo, Social, Web};
        let whys = Round::new(&WHYS, random);
        let areas = [Social, Web, Seo, Design, Copy, Project];
        Form { whys, clients: areas.iter().map(|a| Round::new(clients(*a), random)).collect() }
    }

    fn fill(&mut self, person: &Person, number: usize, random: &mut Random) -> Value {
        let mut answers = vec![json!({"question": WHY, "text": self.whys.line()})];
        if random.percent(70) {
            answers.push(json!({"question": CLIENT, "text": self.clients[person.area as usize].line()}));
        }
        let when = if person.name == "Zoë Càvoli" { 4 } else { random.between(0, WHENS.len() as i64 - 1) as usize };
        answers.push(json!({"question": WHEN, "text": WHENS[when]}));
        let town = if person.name == "Zoë Càvoli" { "Agliana" } else { TOWNS[random.between(0, 13) as usize] };
        json!({
            "name": person.name,
            "area": person.area.name(),
            "email": email(person.name),
            "phone": format!("+39 000 555{number:04}"),
            "town": town,
            "answers": answers,
            "source": {"file": "candidature.csv", "record": number + 1},
        })
    }
}

/// An address that reaches nobody.
fn email(name: &str) -> String {
    let plain: String = colloquio::text::fold(name).chars().filter(|c| c.is_ascii_alphabetic() || *c == ' ').collect();
    format!("{}@example.org", plain.split_whitespace().collect::<Vec<_>>().join("."))
}

/// Two people who know each other, and two who only share a surname.
pub fn conflicts(script: &mut Script, codes: &Codes) {
    let about = |who: &str, reason: &str| {
        json!({"interviewer": who, "candidate": codes.named(
        if who == "I03" { "Ettore Ferrandini" } else { "Agnese Nencini" }), "reason": reason})
    };
    script.act(at(7, 55, 0), "I03", "DeclareConflict", about("I03", "Abbiamo lavorato due anni nello stesso studio."));
    script.act(at(7, 56, 30), "I06", "DeclareConflict", about("I06", "Forse parente di mia moglie, stesso cognome."));
    script.act(at(8, 2, 0), "lead", "LiftConflict", about("I06", "Sentita la famiglia: nessuna parentela."));
}

/// The whole way once, up to the offer and back, so that every screen was seen before the first guest. The record is that of
/// somebody who wrote at eight that he will not come; the interview is void.
pub fn rehearsal(script: &mut Script, codes: &Codes) {
    let who = codes.at(Place::Withdrawn);
    let v = "rehearsal";
    let decide = |status: &str| json!({"candidate": who, "status": status, "reason": "Prova generale, non vale."});
    let mut act = |minute, second, acting: &str, name, fields: Value| {
        script.act(at(8, minute, second), acting, name, fields);
    };
    act(10, 0, "I01", "StartInterview", json!({"starts": v, "candidate": who, "desk": "A"}));
    act(11, 20, "I01", "SetMark", json!({"interview": v, "criterion": "ATT", "level": 3, "note": "Prova generale."}));
    act(12, 0, "I01", "SealSheet", json!({"interview": v}));
    let accepted =
        json!({"what": "sheet_missing", "ids": ["V001/I02"], "reason": "Prova generale: la seconda scheda non serve."});
    act(13, 30, "lead", "AcceptGap", accepted);
    act(14, 0, "lead", "SetDecision", decide("in"));
    act(14, 30, "lead", "CloseDay", json!({}));
    act(15, 0, "lead", "SetOffer", json!({"candidate": who, "state": "offered"}));
    act(15, 40, "lead", "SetOffer", json!({"candidate": who, "state": null}));
    act(16, 10, "lead", "ReopenDay", json!({"reason": "Prova finita, si comincia davvero."}));
    act(16, 40, "lead", "SetDecision", decide("undecided"));
    act(17, 20, "I01", "EndInterview", json!({"interview": v, "how": "void"}));
    act(18, 0, "frontdesk", "SetPresence", json!({"candidate": who, "state": "withdrawn"}));
    // too early, and the next entry takes it back
    act(19, 0, "lead", "FinishLaptop", Map::new().into());
}

//! From nine to 11:18: who comes, who is called, the interviews with their sheets, reveals and agreements, and what goes
//! wrong in between.

use super::marks::{Mark, Pen, Quality, mean, place};
use super::morning::{Codes, seat};
use super::people::{DESKS, PEOPLE, Place};
use super::random::{Random, Round};
use super::script::{Script, at};
use super::words::{CRITERIA, GENERAL, SENTENCES};
use serde_json::{Value, json};

/// When the interviews of a desk began.
const STARTS: [&[i64]; 5] = [
    &[at(9, 0, 0), at(9, 20, 0), at(10, 0, 0), at(11, 0, 0)],
    &[at(9, 0, 0), at(9, 20, 0), at(9, 40, 0), at(10, 0, 0), at(10, 20, 0), at(11, 0, 0)],
    &[at(9, 0, 0), at(9, 20, 0), at(9, 40, 0), at(10, 0, 0), at(10, 20, 0), at(11, 5, 40)],
    &[at(9, 0, 0), at(9, 20, 0), at(9, 40, 0), at(10, 0, 0), at(10, 20, 0), at(10, 54, 50)],
    &[at(9, 20, 0), at(9, 40, 0), at(10, 0, 0), at(10, 20, 0), at(11, 7, 10)],
];

/// How far an interview came by 11:18.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Agreed,
    /// Both sheets are sealed, nobody looked yet.
    Sealed,
    /// The host sealed, the partner still marks.
    OneSealed,
    /// The host began to mark.
    Begun,
    Talking,
}

/// One interview as it is written.
struct Talk<'a> {
    key: String,
    desk: usize,
    number: usize,
    candidate: &'a str,
    start: i64,
    reach: Reach,
    /// Marks of host and partner.
    marks: [[Mark; 7]; 2],
}

/// A talk with its candidate and the mean of its sheets.
pub struct Seen {
    pub candidate: String,
    pub mean: i64,
}

/// What the interviews draw from.
pub struct Desk<'a> {
    script: &'a mut Script,
    codes: &'a Codes,
    random: &'a mut Random,
    pen: Pen,
    general: Round,
    sentences: Round,
}

impl<'a> Desk<'a> {
    pub fn new(script: &'a mut Script, codes: &'a Codes, random: &'a mut Random) -> Desk<'a> {
        let pen = Pen::new(random);
        let general = Round::new(&GENERAL, random);
        let sentences = Round::new(&SENTENCES, random);
        Desk { script, codes, random, pen, general, sentences }
    }

    /// All interviews; gives those that are done, in the order of the list.
    pub fn interviews(&mut self) -> Vec<Seen> {
        let mut seen = Vec::new();
        for (n, person) in PEOPLE.iter().enumerate() {
            let (desk, number, reach) = match person.place {
                Place::Seen(4, 3) => (4, 3, Reach::Sealed),
                Place::Seen(desk, number) => (desk, number, Reach::Agreed),
                Place::With(1) => (1, 5, Reach::OneSealed),
                Place::With(2) => (2, 5, Reach::Begun),
                Place::With(desk) => (desk, STARTS[desk].len() - 1, Reach::Talking),
                _ => continue,
            };
            let quality = Quality::draw(self.random);
            let severity = [DESKS[desk].host.1, DESKS[desk].partner.1];
            let mut marks = severity.map(|s| quality.marked_by(s, self.random));
            special_marks(desk, number, &mut marks);
            let start = STARTS[desk][number] + self.random.between(4, 40);
            let key = format!("{}{number}", DESKS[desk].name);
            let talk = Talk { key, desk, number, candidate: self.codes.of(n), start, reach, marks };
            self.arrive(talk.candidate, talk.start);
            self.talk(&talk);
            if reach == Reach::Agreed {
                let mean = (mean(&marks[0]) + mean(&marks[1])) / 2;
                seen.push(Seen { candidate: talk.candidate.to_owned(), mean });
            }
        }
        seen
    }

    fn arrive(&mut self, candidate: &str, start: i64) {
        let second = (start - self.random.between(12 * 60, 34 * 60)).max(at(8, 32, 0) + self.random.between(0, 900));
        self.script.act(second, "frontdesk", "SetPresence", json!({"candidate": candidate, "state": "present"}));
    }

    fn talk(&mut self, talk: &Talk) {
        let host = seat(talk.desk, false);
        let desk = DESKS[talk.desk].name;
        // once the wrong Michelangelo was called
        let wrong = (talk.desk, talk.number) == (1, 2);
        let called = if wrong { self.codes.named("Michelangelo D'Amico") } else { talk.candidate };
        let before = talk.start - self.random.between(60, 150);
        self.script.act(before, "frontdesk", "CallCandidate", json!({"candidate": called, "desk": desk}));
        let start = json!({"starts": talk.key, "candidate": called, "desk": desk});
        self.script.act(talk.start, &host, "StartInterview", start);
        if wrong {
            let moved = json!({"interview": talk.key, "candidate": talk.candidate});
            self.script.act(talk.start + 130, &host, "MoveInterview", moved);
        }
        if talk.reach == Reach::Talking {
            return;
        }
        // the last one at desk A was quick, and so were the two seats at B that are not through yet
        let length = match (talk.desk, talk.reach) {
            (0, _) if talk.number == 3 => 880,
            (_, Reach::OneSealed | Reach::Begun) => 1_000,
            _ => self.random.between(880, 930),
        };
        let end = talk.start + length;
        let sealed = [self.sheet(talk, false, end), self.sheet(talk, true, end)];
        if matches!(talk.reach, Reach::Agreed | Reach::Sealed) {
            self.script.act(end, &host, "EndInterview", json!({"interview": talk.key}));
        }
        if talk.reach == Reach::Agreed {
            let pause = self.random.between(4, 12);
            self.reveal(talk, sealed[0].max(sealed[1]) + pause);
        }
    }

    /// One seat's sheet; gives the second at which it was sealed.
    fn sheet(&mut self, talk: &Talk, partner: bool, end: i64) -> i64 {
        let who = seat(talk.desk, partner);
        let marks = &talk.marks[usize::from(partner)];
        let (given, seals) = match (talk.reach, partner) {
            (Reach::Begun, true) => (0, false),
            (Reach::Begun, false) => (3, false),
            (Reach::OneSealed, true) => (4, false),
            _ => (CRITERIA.len(), true),
        };
        let step = (end - talk.start - 240) / CRITERIA.len() as i64;
        for (c, criterion) in CRITERIA.iter().enumerate().take(given) {
            let second = talk.start + 200 + step * c as i64 + self.random.between(0, 40);
            let mark = |mark: Mark| match mark {
                Mark::Level(level) => json!({"interview": talk.key, "criterion": criterion, "level": level}),
                Mark::NotAsked => json!({"interview": talk.key, "criterion": criterion, "na": "not_asked"}),
            };
            let given = if mixed_up(talk, partner, criterion) { Mark::Level(2) } else { marks[c] };
            let mut line = mark(given);
            let note = self.pen.note(c, given, self.random);
            if let Some(text) = note.filter(|_| !owes(talk, partner, criterion)) {
                line["note"] = json!(text);
            }
            if (talk.desk, talk.number, partner, *criterion) == (1, 1, false, "IMP") {
                // a slip of the finger, taken back
                self.script.act(second - 11, &who, "SetMark", mark(Mark::Level(5)));
                self.script.act(second - 7, &who, "Undo", json!({}));
                // or was it right? no
                self.script.act(second - 5, &who, "Redo", json!({}));
                self.script.act(second - 3, &who, "Undo", json!({}));
            }
            self.script.act(second, &who, "SetMark", line);
        }
        if !seals {
            return end;
        }
        if self.random.percent(30) {
            let note = json!({"interview": talk.key, "text": self.general.line()});
            self.script.act(end + 2 + i64::from(partner), &who, "SetNote", note);
        }
        let sealed = end + self.random.between(8, 50);
        self.script.act(sealed, &who, "SealSheet", json!({"interview": talk.key}));
        if (talk.desk, talk.number, partner) == (2, 3, true) {
            return self.reopened(talk, &who, sealed);
        }
        sealed
    }

    /// The mark of one row went into the next as well: the lead opens the sheet again.
    fn reopened(&mut self, talk: &Talk, who: &str, sealed: i64) -> i64 {
        let reopen = json!({"interview": talk.key, "interviewer": who, "reason": "Ha ripetuto il voto di RES nella riga di COL: lo ha detto subito."});
        self.script.act(sealed + 6, "lead", "ReopenSheet", reopen);
        let mark = json!({"interview": talk.key, "criterion": "COL", "level": 3});
        self.script.act(sealed + 19, who, "SetMark", mark);
        self.script.act(sealed + 27, who, "SealSheet", json!({"interview": talk.key}));
        sealed + 27
    }

    fn reveal(&mut self, talk: &Talk, second: i64) {
        let host = seat(talk.desk, false);
        self.script.act(second, &host, "OpenReveal", json!({"interview": talk.key}));
        let mut then = second;
        for (c, criterion) in CRITERIA.iter().enumerate() {
            let (Mark::Level(a), Mark::Level(b)) = (talk.marks[0][c], talk.marks[1][c]) else { continue };
            let gap = (a - b).abs();
            if gap < 2 && !(gap == 1 && self.random.percent(25)) {
                continue;
            }
            then += self.random.between(9, 14);
            // between the two, now nearer to one, now to the other
            let level = if gap == 1 { a.max(b) } else { (a + b + i64::from(self.random.percent(50))) / 2 };
            let mut agreed = json!({"interview": talk.key, "criterion": criterion, "level": level});
            if gap > 1 {
                agreed["reason"] = json!(self.sentences.line());
            }
            self.script.act(then, &host, "SetAgreement", agreed);
        }
    }

    /// The front desk's morning besides.
    pub fn front_desk(&mut self) {
        for (n, person) in PEOPLE.iter().enumerate() {
            let who = self.codes.of(n);
            let (second, state) = match person.place {
                Place::Here(second) | Place::Called(_, second) => (second, "present"),
                Place::Waiting => (self.random.between(at(10, 59, 0), at(11, 17, 20)), "present"),
                Place::WalkIn => (at(11, 9, 30), "present"),
                Place::Late(second) => (second, "late"),
                Place::Absent => (at(10, 2, 0), "absent"),
                Place::Postponed => (at(9, 31, 40), "postponed"),
                _ => continue,
            };
            if person.place == Place::WalkIn {
                let add = json!({"name": person.name, "area": person.area.name(), "town": "Pistoia", "phone": "+39 000 5550080"});
                self.script.act(second - 45, "frontdesk", "AddCandidate", add);
            }
            self.script.act(second, "frontdesk", "SetPresence", json!({"candidate": who, "state": state}));
            if let Place::Called(desk, _) = person.place {
                let call = json!({"candidate": who, "desk": DESKS[desk].name});
                self.script.act(at(11, 15, 30), "frontdesk", "CallCandidate", call);
            }
        }
    }

    /// Calls for the lead, a second look, evidence that comes after the seal.
    pub fn between(&mut self) {
        let mut act = |second, who: &str, name, fields: Value| self.script.act(second, who, name, fields);
        let call = json!({"interview": "D3", "what": "dubbio", "text": "Chiede di mostrare un lavoro riservato: possiamo guardarlo?"});
        act(at(10, 8, 20), "I07", "CallLead", call);
        act(at(10, 9, 50), "lead", "AnswerCall", json!({}));
        let paid = json!({"interview": "D4", "criterion": "ATT", "text": "Certificazione presa in un mese e usata il giorno dopo: visto il cruscotto."});
        act(at(10, 46, 30), "I07", "SetNote", paid);
        let look = json!({"candidate": self.codes.at(Place::Seen(1, 3)), "wanted": true, "pair": "E"});
        act(at(10, 51, 0), "lead", "WantSecondLook", look);
    }

    /// What the lead already thinks in the break: the two strongest in, the next in reserve, the weakest out.
    pub fn decisions(&mut self, mut seen: Vec<Seen>) {
        let late = self.codes.at(Place::Seen(0, 3));
        seen.retain(|s| s.candidate != late);
        seen.sort_by(|a, b| b.mean.cmp(&a.mean).then_with(|| a.candidate.cmp(&b.candidate)));
        let last = seen.len() - 1;
        let verdicts = [
            (0, "in", "Due voci diverse, lo stesso voto: raro."),
            (1, "in", "Porta clienti e metodo; da vedere con chi sta bene."),
            (2, "reserve", "Va bene, ma è della stessa pasta di chi è già dentro."),
            (last, "out", "Cerca altro, e lo ha detto con garbo."),
        ];
        for (n, (place, status, reason)) in verdicts.into_iter().enumerate() {
            let decision = json!({"candidate": seen[place].candidate, "status": status, "reason": reason});
            self.script.act(at(10, 52, 0) + 35 * n as i64, "lead", "SetDecision", decision);
        }
    }
}

/// Marks that the story needs: evidence owed and evidence paid later, the slip that was taken back, the row that was mixed up.
fn special_marks(desk: usize, number: usize, marks: &mut [[Mark; 7]; 2]) {
    match (desk, number) {
        (1, 1) => marks[0][place("IMP")] = Mark::Level(4),
        (2, 3) => (marks[1][place("COL")], marks[1][place("RES")]) = (Mark::Level(3), Mark::Level(2)),
        (2, 4) => marks[1][place("MES")] = Mark::Level(5),
        (3, 4) => marks[0][place("ATT")] = Mark::Level(5),
        _ => {}
    }
}

/// Whether the mark went into the wrong row at first.
fn mixed_up(talk: &Talk, partner: bool, criterion: &str) -> bool {
    (talk.desk, talk.number, partner, criterion) == (2, 3, true, "COL")
}

/// Whether the line of evidence was left out.
fn owes(talk: &Talk, partner: bool, criterion: &str) -> bool {
    matches!((talk.desk, talk.number, partner, criterion), (2, 4, true, "MES") | (3, 4, false, "ATT"))
}

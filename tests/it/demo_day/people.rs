//! Who takes part: ten interviewers at five desks and eighty people, where each of them is at 11:18. All invented.

use super::script::at;

/// Areas by their place in [`AREAS`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Area {
    Social,
    Web,
    Seo,
    Design,
    Copy,
    Project,
}

/// Name, at least, at most.
pub const AREAS: [(&str, Option<i64>, Option<i64>); 6] = [
    ("Social Media", Some(3), Some(5)),
    ("Sviluppo web", Some(2), Some(4)),
    ("SEO & Advertising", Some(1), Some(3)),
    ("Design / UX", Some(1), Some(2)),
    ("Copywriting", None, None),
    ("Project management", None, None),
];

impl Area {
    /// As the day spells it.
    pub fn name(self) -> &'static str {
        AREAS[self as usize].0
    }
}

/// Desk, areas; host and partner with their severity in thousandths of a level.
pub struct Desk {
    pub name: &'static str,
    pub areas: &'static [Area],
    pub host: (&'static str, i64),
    pub partner: (&'static str, i64),
}

use Area::*;

/// The desks in the order in which the pairs are put there.
pub const DESKS: [Desk; 5] = [
    Desk { name: "A", areas: &[Social, Copy], host: ("Chiara Bini", 150), partner: ("Tommaso Galli", -350) },
    Desk { name: "B", areas: &[Web], host: ("Sara Lombardi", -200), partner: ("Luca Neri", 300) },
    Desk { name: "C", areas: &[Copy, Social], host: ("Elena Parri", 50), partner: ("Marco Vitali", 250) },
    Desk { name: "D", areas: &[Seo], host: ("Davide Conti", -100), partner: ("Anna Rosi", 0) },
    Desk { name: "E", areas: &[Design, Project], host: ("Francesca Meli", 400), partner: ("Paolo Serra", -150) },
];

/// Where somebody is at 11:18.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Seen by the desk, by number of the interview there.
    Seen(usize, usize),
    /// With the pair of the desk, the last interview there.
    With(usize),
    /// Called to the desk.
    Called(usize, i64),
    /// Here since this second.
    Here(i64),
    /// Here, since some time.
    Waiting,
    /// Here without having applied.
    WalkIn,
    /// Announced late at this second.
    Late(i64),
    Absent,
    Withdrawn,
    Postponed,
    Expected,
}

use Place::*;

/// Somebody who wants to be chosen.
#[derive(Clone, Copy)]
pub struct Person {
    pub name: &'static str,
    pub area: Area,
    pub place: Place,
}

const fn person(name: &'static str, area: Area, place: Place) -> Person {
    Person { name, area, place }
}

const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const D: usize = 3;
const E: usize = 4;

/// Everybody, by where they are. The order of their applications is drawn.
pub const PEOPLE: [Person; 80] = [
    person("Allegra Tesi", Social, Seen(A, 0)),
    person("Beatrice Fedi", Social, Seen(A, 1)),
    person("Livia Giannoni", Social, Seen(A, 2)),
    person("Elìa Càvoli", Social, Seen(A, 3)),
    person("Marta Biagiotti", Web, Seen(B, 0)),
    person("Samuele Bartolini", Web, Seen(B, 1)),
    person("Michelangelo Tesi", Web, Seen(B, 2)),
    person("Marco Nencini", Web, Seen(B, 3)),
    person("Linda Chiti", Web, Seen(B, 4)),
    person("Gaddo Niccolai", Copy, Seen(C, 0)),
    person("Aurora Dell'Orto", Social, Seen(C, 1)),
    person("Cosimo Càvoli", Copy, Seen(C, 2)),
    person("Giulia Biagini", Social, Seen(C, 3)),
    person("Bianca Baldacci", Copy, Seen(C, 4)),
    person("Giulia Gualtieri", Seo, Seen(D, 0)),
    person("Cosimo Dell'Orto", Seo, Seen(D, 1)),
    person("Jacopo Niccolai", Seo, Seen(D, 2)),
    person("Renata Ulivi", Seo, Seen(D, 3)),
    person("Pietro Gori", Seo, Seen(D, 4)),
    person("Lorenzo Quercioli", Design, Seen(E, 0)),
    person("Viola Frosini", Project, Seen(E, 1)),
    person("Tancredi Magni", Design, Seen(E, 2)),
    person("Ginevra Magni", Design, Seen(E, 3)),
    person("Samuele Nencini", Web, With(B)),
    person("Noemi Biagiotti", Social, With(C)),
    person("Pietro Bartolini", Seo, With(D)),
    person("Matilde Baldacci", Design, With(E)),
    person("Niccolò Baldacci", Web, Called(B, at(10, 47, 12))),
    person("Zoë Càvoli", Social, Here(at(10, 58, 3))),
    person("Ottavia Tesi", Design, Here(at(11, 2, 31))),
    person("Aurora De'Rossi", Social, Here(at(11, 15, 8))),
    person("Lavinia Nencini", Seo, Here(at(10, 49, 20))),
    person("Michelangelo D'Amico", Web, Here(at(11, 1, 44))),
    person("Irène Breschi", Copy, Here(at(11, 10, 2))),
    person("Ettore Ferrandini", Web, Here(at(11, 16, 15))),
    person("Bruno Melosi", Web, Waiting),
    person("Isotta Fagni", Web, Waiting),
    person("Dario Pratesi", Web, Waiting),
    person("Nives Tonini", Web, Waiting),
    person("Olivia Sanesi", Social, Waiting),
    person("Tea Marlazzi", Social, Waiting),
    person("Guido Lapini", Social, Waiting),
    person("Elio Vannacci", Seo, Waiting),
    person("Marta Tesi", Seo, Waiting),
    person("Sveva Bartoletti", Design, Waiting),
    person("Tullio Ancillotti", Design, Waiting),
    person("Adele Corsini", Design, Waiting),
    person("Ivo Landini", Project, Waiting),
    person("Clelia Rafanelli", Project, Waiting),
    person("Sirio Gavazzi", Copy, Waiting),
    person("Amina Bonfanti", Social, WalkIn),
    person("Jacopo Gualtieri", Seo, Late(at(11, 4, 40))),
    person("Bianca Pieraccini", Copy, Late(at(10, 52, 30))),
    person("Rocco Innocenti", Web, Late(at(10, 20, 18))),
    person("Stella Gualtieri", Social, Late(at(11, 12, 50))),
    person("Cosimo Capecchi", Copy, Absent),
    person("Corrado Fedi", Project, Withdrawn),
    person("Leandro Bartolini", Web, Postponed),
    person("Saverio Ulivi", Project, Expected),
    person("Marta Melani", Social, Expected),
    person("Duccio Innocenti", Seo, Expected),
    person("Emma Magni", Design, Expected),
    person("Michelangelo Niccolai", Social, Expected),
    person("Neri Capecchi", Web, Expected),
    person("Agnese Nencini", Copy, Expected),
    person("Sofía Innocenti", Social, Expected),
    person("Ruggero Màzzoni", Web, Expected),
    person("Ginevra Franchi", Social, Expected),
    person("Ulisse Cappellini", Web, Expected),
    person("Norma Breschi", Seo, Expected),
    person("Fosco Lenzi", Design, Expected),
    person("Gemma Paolieri", Social, Expected),
    person("Teo Bardelli", Web, Expected),
    person("Iris Nesti", Seo, Expected),
    person("Lapo Geri", Social, Expected),
    person("Nora Belluomini", Project, Expected),
    person("Zeno Ducceschi", Web, Expected),
    person("Cecilia Pagnini", Design, Expected),
    person("Priamo Bechelli", Seo, Expected),
    person("Amedeo Sorri", Copy, Expected),
];

/// Towns of the province and around it.
pub const TOWNS: [&str; 14] = [
    "Pistoia",
    "Pistoia",
    "Pistoia",
    "Agliana",
    "Quarrata",
    "Montale",
    "Serravalle Pistoiese",
    "Monsummano Terme",
    "Pescia",
    "Montecatini Terme",
    "Lamporecchio",
    "San Marcello Piteglio",
    "Prato",
    "Montemurlo",
];

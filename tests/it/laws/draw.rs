//! Any command there is, about things that the laptop knows, by somebody who mostly may: so that most are taken, and all kinds.

use super::dice::Dice;
use crate::rooms::*;
use colloquio::domain::command::{Application, Command, Profile};
use colloquio::domain::day::Day;
use colloquio::domain::fact::{Ending, Field, Look, Mark, NotAssessed, Offer, Presence, Role, Status};
use colloquio::domain::ids::{AreaId, CandidateId, DeviceId, InterviewId, PairId, PersonId};
use uuid::Uuid;

/// Somebody says something.
pub type Said = (Option<PersonId>, Command);

/// Names of commands to draw from: every one there is, and more often what a day has most of.
pub fn names() -> Vec<&'static str> {
    let often = [("SetMark", 6), ("SetNote", 3), ("StartInterview", 2), ("SealSheet", 2), ("SetDecision", 2)];
    let more = often.iter().flat_map(|(name, times)| std::iter::repeat_n(*name, *times));
    Command::NAMES.iter().copied().chain(more).collect()
}

/// A command of this name, after what has to be said before it; nothing where the day gives no occasion.
pub fn draw(name: &str, day: &Day, device: DeviceId, step: usize, dice: &mut Dice) -> Vec<Said> {
    let mut all = Drawer { day, device, fresh: Uuid::from_u128(10_000 + step as u128), dice }.draw(name);
    // now and then the wrong person says it: it is refused, or it is not
    if let Some(last) = all.last_mut()
        && dice.once_in(12)
    {
        last.0 = dice.of(&[LEAD, FRONT, SEATS[0], SEATS[1], SEATS[2], SEATS[3], None]).unwrap();
    }
    all
}

struct Drawer<'a> {
    day: &'a Day,
    device: DeviceId,
    /// An id nobody had yet.
    fresh: Uuid,
    dice: &'a mut Dice,
}

impl Drawer<'_> {
    fn draw(&mut self, name: &str) -> Vec<Said> {
        self.of_the_day(name)
            .or_else(|| self.of_people(name))
            .or_else(|| self.of_a_room(name))
            .or_else(|| self.of_a_sheet(name))
            .or_else(|| self.of_the_list(name))
            .unwrap_or_default()
    }

    fn of_the_day(&mut self, name: &str) -> Option<Vec<Said>> {
        Some(match name {
            "OpenDay" => vec![(None, Command::OpenDay(Box::new(opening())))],
            "ChangeDay" => {
                let n = self.dice.below(3) as i64;
                let (field, value) = match self.dice.below(4) {
                    0 => ("places", Field::Number(n + 1)),
                    1 => ("gap_tolerance", Field::Number(n)),
                    2 => ("name", Field::Words(["Selezione", "Selezione 2", "Giornata"][n as usize].into())),
                    _ => ("encrypt", Field::Switch(n > 0)),
                };
                vec![(LEAD, Command::ChangeDay { field: field.into(), value })]
            }
            "SetArea" => {
                let area = if self.dice.once_in(3) { AreaId(self.fresh) } else { self.area()? };
                let name = self.word(&["Sviluppo", "Grafica", "Testi"])?;
                let gone = self.dice.once_in(8);
                vec![(LEAD, Command::SetArea { area, name, min: Some(1), max: None, gone })]
            }
            "SetRubric" => {
                let mut rubric = opening().rubric;
                rubric.insert("name".into(), self.word(&["Prova", "Prova 2"])?.into());
                vec![(LEAD, Command::SetRubric { rubric })]
            }
            "SettleClash" => {
                let clashes = self.day.registers().iter().filter(|(_, r)| r.standing.clash.is_some());
                let (key, r) = self.dice.of(&clashes.collect::<Vec<_>>())?;
                let reason = self.words();
                vec![(LEAD, Command::SettleClash { key: key.clone(), choose: self.dice.of(&r.heads)?, reason })]
            }
            "AcceptGap" => vec![self.dice.of(&self.gaps())?],
            // mostly with all that stands in the way accepted one by one
            "CloseDay" if self.dice.once_in(4) => vec![(LEAD, Command::CloseDay)],
            "CloseDay" => self.gaps().into_iter().chain([(LEAD, Command::CloseDay)]).collect(),
            "ReopenDay" => vec![(LEAD, Command::ReopenDay { reason: self.words() })],
            "FinishLaptop" => vec![(LEAD, Command::FinishLaptop)],
            "Redo" => {
                let by = self.dice.of(&[LEAD, FRONT, SEATS[0]])?;
                vec![(by, Command::Undo), (by, Command::Redo)]
            }
            "Undo" => vec![(self.dice.of(&[LEAD, LEAD, FRONT, SEATS[0], SEATS[1]])?, Command::Undo)],
            _ => return None,
        })
    }

    fn of_people(&mut self, name: &str) -> Option<Vec<Said>> {
        Some(match name {
            "AddInterviewer" => {
                vec![(LEAD, Command::AddInterviewer { person: PersonId(self.fresh), profile: self.profile() })]
            }
            "EditInterviewer" => {
                let person = self.interviewer()?;
                vec![(LEAD, Command::EditInterviewer { person, profile: self.profile() })]
            }
            "AddPair" => {
                let (host, partner) = (self.interviewer()?, self.interviewer()?);
                let desk = self.word(&["A", "B", "C"])?;
                let partner = (!self.dice.once_in(4)).then_some(partner);
                let pairs: Vec<PairId> = self.day.pairs().into_iter().map(|p| p.id).collect();
                let instead = if self.dice.once_in(3) { self.dice.of(&pairs) } else { None };
                let pair = PairId(self.fresh);
                vec![(LEAD, Command::AddPair { pair, desk, host, partner, block: None, shadows: vec![], instead })]
            }
            "EditPair" => {
                let pairs: Vec<PairId> = self.day.pairs().into_iter().map(|p| p.id).collect();
                let (pair, desk) = (self.dice.of(&pairs)?, self.word(&["A", "B", "C"]));
                let gone = self.dice.once_in(6).then_some(true);
                vec![(LEAD, Command::EditPair { pair, desk, block: None, gone })]
            }
            "AddCandidate" => {
                vec![(
                    FRONT,
                    Command::AddCandidate { candidate: CandidateId(self.fresh), application: self.application() },
                )]
            }
            "EditCandidate" => {
                let candidate = self.candidate()?;
                vec![(FRONT, Command::EditCandidate { candidate, application: self.application() })]
            }
            "MergeCandidates" => {
                let candidate = self.candidate()?;
                let into = if self.dice.once_in(3) { None } else { self.candidate() };
                vec![(LEAD, Command::MergeCandidates { candidate, into })]
            }
            "SetPresence" => {
                use Presence::*;
                // few withdraw, or nobody would be left
                let state = self.dice.of(&[Present, Present, Expected, Late, Absent, Postponed, Withdrawn])?;
                vec![(FRONT, Command::SetPresence { candidate: self.candidate()?, state })]
            }
            "CallCandidate" => {
                let desk = if self.dice.once_in(4) { None } else { self.word(&["A", "B"]) };
                vec![(FRONT, Command::CallCandidate { candidate: self.candidate()?, desk })]
            }
            _ => return None,
        })
    }

    fn of_a_room(&mut self, name: &str) -> Option<Vec<Said>> {
        Some(match name {
            "StartInterview" => vec![(LEAD, self.start()?)],
            "EndInterview" => {
                let how = self.dice.of(&[Ending::Done, Ending::Done, Ending::Interrupted, Ending::Void])?;
                let (interview, _) = self.seat()?;
                vec![(LEAD, Command::EndInterview { interview, how })]
            }
            "MoveInterview" => {
                let (interview, by) = self.seat()?;
                vec![(Some(by), Command::MoveInterview { interview, candidate: self.candidate()? })]
            }
            "DeclareConflict" => {
                let (interviewer, candidate, reason) = (self.interviewer()?, self.candidate()?, self.words());
                vec![(Some(interviewer), Command::DeclareConflict { interviewer, candidate, reason })]
            }
            "LiftConflict" => {
                let standing = |c: CandidateId| self.day.conflicts(c).into_iter().map(move |p| (c, p));
                let all: Vec<_> = self.day.candidates().iter().flat_map(|c| standing(c.id)).collect();
                let (candidate, interviewer) = self.dice.of(&all)?;
                let reason = self.words();
                vec![(LEAD, Command::LiftConflict { interviewer, candidate, reason })]
            }
            "CallLead" => {
                let (interview, by) = self.seat()?;
                let interview = (!self.dice.once_in(3)).then_some(interview);
                vec![(
                    Some(by),
                    Command::CallLead { interview, what: self.word(&["dubbio", "tempo"])?, text: self.words() },
                )]
            }
            "AnswerCall" => {
                let open: Vec<_> = self.day.open_calls().into_iter().map(|(id, _)| Some(id)).collect();
                vec![(LEAD, Command::AnswerCall { call: self.dice.of(&open).unwrap_or_default() })]
            }
            _ => return None,
        })
    }

    fn of_a_sheet(&mut self, name: &str) -> Option<Vec<Said>> {
        Some(match name {
            "SetMark" => {
                let (interview, who) = self.seat()?;
                // the lead may, too, as when a paper sheet is typed in
                let by = if self.dice.once_in(3) { LEAD } else { Some(who) };
                vec![(by, self.mark(interview, who)?)]
            }
            "SetNote" => {
                let (interview, interviewer) = self.seat()?;
                let criterion = if self.dice.once_in(3) { None } else { self.word(&CRITERIA) };
                let text = self.word(&["", "chiara", "confusa"])?;
                vec![(
                    Some(interviewer),
                    Command::SetNote { interview, interviewer, criterion, text, times: vec!["07:12".into()] },
                )]
            }
            "SealSheet" => {
                let (interview, who) = self.seat()?;
                self.seal(interview, who)?
            }
            "ReopenSheet" => {
                let sealed: Vec<_> =
                    self.seats().into_iter().filter(|(i, who)| self.day.seal(*i, *who).is_some()).collect();
                let (interview, interviewer) = self.dice.of(&sealed)?;
                let other = self.seats().into_iter().find(|(i, who)| *i == interview && *who != interviewer);
                let (by, with) =
                    if self.dice.once_in(2) { (LEAD, None) } else { (Some(interviewer), other.map(|o| o.1)) };
                vec![(by, Command::ReopenSheet { interview, interviewer, reason: Some("svista".into()), with })]
            }
            "OpenReveal" => {
                let (interview, who) = self.seat()?;
                self.reveal(interview, who)
            }
            "SetAgreement" => {
                let shown: Vec<_> = self.seats().into_iter().filter(|(i, _)| self.day.revealed(*i).is_some()).collect();
                let (interview, by) = self.dice.of(&shown).or_else(|| self.seat())?;
                let mut all = self.reveal(interview, by);
                let level = (!self.dice.once_in(4)).then(|| self.dice.below(5) as i64 + 1);
                let criterion = self.word(&CRITERIA)?;
                let sentence = Some(self.word(&["parlato", "deciso"])?);
                all.push((Some(by), Command::SetAgreement { interview, criterion, level, sentence }));
                all
            }
            _ => return None,
        })
    }

    fn of_the_list(&mut self, name: &str) -> Option<Vec<Said>> {
        Some(match name {
            "SetDecision" => {
                let status =
                    self.dice.of(&[Status::In, Status::In, Status::Reserve, Status::Out, Status::Undecided])?;
                let (candidate, reason) = (self.candidate()?, self.words().or(Some("perché sì".into())));
                vec![(LEAD, Command::SetDecision { candidate, status, place: None, reason, raw_rank: Some(1) })]
            }
            "SetOffer" => {
                let state =
                    self.dice.of(&[Some(Offer::Offered), Some(Offer::Accepted), Some(Offer::Declined), None])?;
                let listed: Vec<CandidateId> = match self.day.closed() {
                    Some((_, closed)) => closed.list.iter().map(|(c, _, _)| *c).collect(),
                    None => Vec::new(),
                };
                let (mut all, candidate) = match self.dice.of(&listed) {
                    Some(listed) => (Vec::new(), listed),
                    // nobody is on a closed list: somebody is chosen, and the day closed
                    None => {
                        let candidate = self.candidate()?;
                        let (status, reason) = (Status::In, Some("perché sì".into()));
                        let choose = Command::SetDecision { candidate, status, place: None, reason, raw_rank: Some(1) };
                        (
                            [(LEAD, Command::ReopenDay { reason: None }), (LEAD, choose)]
                                .into_iter()
                                .chain(self.gaps())
                                .chain([(LEAD, Command::CloseDay)])
                                .collect(),
                            candidate,
                        )
                    }
                };
                all.push((LEAD, Command::SetOffer { candidate, state, reason: self.words() }));
                all
            }
            "WantSecondLook" => {
                let (candidate, wanted) = (self.candidate()?, !self.dice.once_in(3));
                vec![(LEAD, Command::WantSecondLook { candidate, wanted, pair: None })]
            }
            _ => return None,
        })
    }

    fn word(&mut self, all: &[&str]) -> Option<String> {
        self.dice.of(all).map(str::to_owned)
    }

    /// A reason, or none.
    fn words(&mut self) -> Option<String> {
        self.dice.of(&[None, Some("uno"), Some("due")]).flatten().map(str::to_owned)
    }

    fn area(&mut self) -> Option<AreaId> {
        let areas: Vec<AreaId> = self.day.areas().iter().map(|a| a.id).collect();
        self.dice.of(&areas)
    }

    fn candidate(&mut self) -> Option<CandidateId> {
        let all: Vec<CandidateId> = self.day.candidates().iter().map(|c| c.id).collect();
        self.dice.of(&all)
    }

    fn interviewer(&mut self) -> Option<PersonId> {
        let all: Vec<PersonId> = self.day.interviewers().iter().map(|p| p.id).collect();
        self.dice.of(&all)
    }

    fn profile(&mut self) -> Profile {
        let name = self.word(&["Ada Bruni", "Ugo Neri", "Eva Riva"]);
        let role = self.dice.of(&[Role::Host, Role::Partner]);
        Profile { name, role, areas: self.area().map(|a| vec![a]), ..Profile::default() }
    }

    fn application(&mut self) -> Application {
        let town = self.word(&["Pistoia", "Prato", ""]);
        Application {
            name: self.word(&["Anna", "Bice", "Carla"]),
            area: Some(self.area()),
            town,
            ..Application::default()
        }
    }

    fn start(&mut self) -> Option<Command> {
        let free: Vec<CandidateId> = self.day.candidates().iter().map(|c| c.id).collect();
        let desk =
            self.dice.of(&self.day.pairs().iter().filter(|p| !p.gone).map(|p| p.desk.clone()).collect::<Vec<_>>())?;
        let look = self.dice.of(&[None, None, None, Some(Look::Calibration)])?;
        Some(Command::StartInterview {
            interview: InterviewId(self.fresh),
            candidate: self.dice.of(&free)?,
            desk,
            look,
        })
    }

    /// Seats of interviews that are not void; few interviews, so that laptops meet in them.
    fn seats(&self) -> Vec<(InterviewId, PersonId)> {
        let all = self.day.interviews();
        let live = all.iter().filter(|i| i.state != colloquio::domain::interview::State::Void).take(6);
        live.flat_map(|i| self.day.seats(i).into_iter().map(|who| (i.id, who))).collect()
    }

    fn seat(&mut self) -> Option<(InterviewId, PersonId)> {
        let all = self.seats();
        self.dice.of(&all)
    }

    fn mark(&mut self, interview: InterviewId, interviewer: PersonId) -> Option<Command> {
        let mark = match self.dice.below(10) {
            0 => None,
            1 => Some(Mark::NotAssessed(self.dice.of(&[
                NotAssessed::NotAsked,
                NotAssessed::Absent,
                NotAssessed::Recused,
            ])?)),
            n => Some(Mark::Level(n as i64 % 5 + 1)),
        };
        let (criterion, note) = (self.word(&CRITERIA)?, self.words());
        Some(Command::SetMark { interview, interviewer, criterion, mark, note })
    }

    fn seal(&mut self, interview: InterviewId, interviewer: PersonId) -> Option<Vec<Said>> {
        let mark = self.mark(interview, interviewer)?;
        Some(vec![(Some(interviewer), mark), (Some(interviewer), Command::SealSheet { interview, interviewer })])
    }

    /// Both seats seal what is open, then one shows both sheets.
    fn reveal(&mut self, interview: InterviewId, by: PersonId) -> Vec<Said> {
        let open: Vec<_> =
            self.seats().into_iter().filter(|(i, w)| *i == interview && self.day.seal(*i, *w).is_none()).collect();
        let mut all: Vec<Said> = open.into_iter().filter_map(|(i, who)| self.seal(i, who)).flatten().collect();
        all.push((Some(by), Command::OpenReveal { interview }));
        all
    }

    /// One acceptance for each thing that keeps the day from closing.
    fn gaps(&self) -> Vec<Said> {
        let open = self.day.blockers(Some(self.device));
        let accept = |b: &colloquio::domain::manifest::Blocker| {
            let (what, ids, reason) = (b.what.kind().to_owned(), vec![b.what.id()], Some("lo sappiamo".into()));
            (LEAD, Command::AcceptGap { what, ids, reason })
        };
        open.iter().filter(|b| b.accepted.is_none()).map(accept).collect()
    }
}

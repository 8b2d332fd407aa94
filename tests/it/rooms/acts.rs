//! Random acts out of a small world, so that they meet.

use super::*;
use colloquio::domain::fact::Ending;
use proptest::prelude::*;

/// One act of the lead, who may do everything, out of a small world so that acts meet.
pub fn act() -> impl Strategy<Value = Command> {
    let c = 0..4usize;
    let who = (0..2usize).prop_map(|n| SEATS[n]);
    let crit = (0..2usize).prop_map(|n| CRITERIA[n]);
    prop_oneof![
        4 => (who.clone(), crit.clone(), prop::option::of(1..4i64), any::<bool>()).prop_map(|(w, k, l, with)| {
            give(0, w, k, l.map(Mark::Level), with.then_some("una riga"))
        }),
        2 => (who.clone(), crit, 0..3usize).prop_map(|(w, k, t)| note(0, w, Some(k), ["", "uno", "due"][t])),
        2 => (c.clone(), 0..4usize).prop_map(|(c, s)| Command::SetPresence {
            candidate: candidate(c),
            state: [Presence::Expected, Presence::Present, Presence::Late, Presence::Absent][s],
        }),
        1 => (c.clone(), 0..3usize).prop_map(|(c, t)| Command::EditCandidate {
            candidate: candidate(c),
            application: Application { area: Some((t > 0).then(|| AREAS[t - 1])), ..named(["A", "B", "C"][t]) },
        }),
        1 => c.clone().prop_map(|c| Command::CallCandidate { candidate: candidate(c), desk: Some("A".into()) }),
        2 => (1..4usize, c.clone()).prop_map(|(i, c)| start(i, c, "B")),
        1 => (0..4usize, 0..3usize).prop_map(|(i, how)| Command::EndInterview {
            interview: interview(i),
            how: [Ending::Done, Ending::Interrupted, Ending::Void][how],
        }),
        1 => (0..4usize, c.clone()).prop_map(|(i, c)| {
            Command::MoveInterview { interview: interview(i), candidate: candidate(c) }
        }),
        1 => (c.clone(), prop::option::of(c.clone())).prop_map(|(c, into)| {
            Command::MergeCandidates { candidate: candidate(c), into: into.map(candidate) }
        }),
        1 => (who.clone(), c.clone()).prop_map(|(w, c)| {
            Command::DeclareConflict { interviewer: w.unwrap(), candidate: candidate(c), reason: None }
        }),
        1 => (who, c.clone()).prop_map(|(w, c)| {
            Command::LiftConflict { interviewer: w.unwrap(), candidate: candidate(c), reason: None }
        }),
        2 => (c, 0..4usize).prop_map(|(c, s)| {
            decide(c, [Status::In, Status::Reserve, Status::Out, Status::Undecided][s], Some("perché sì"))
        }),
    ]
}

/// A new interview gets a new id; a later act is about one that is there.
pub fn fit(mut c: Command, step: usize, day: &Day) -> Command {
    let all = day.interviews();
    match &mut c {
        Command::StartInterview { interview: i, .. } => *i = interview(10 + step),
        Command::EndInterview { interview: i, .. } | Command::MoveInterview { interview: i, .. } => {
            *i = all[i.0.as_u128() as usize % all.len()].id;
        }
        _ => {}
    }
    c
}

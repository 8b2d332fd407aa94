//! A refusal as a sentence for a person.

use crate::domain::day::Day;
use crate::domain::refusal::Refusal;
use crate::text::Words;

/// Why a command cannot be, in words. Names come from the Day, where there is one.
pub fn refusal_text(words: &Words, day: Option<&Day>, refusal: &Refusal) -> String {
    use Refusal as R;
    let sentence = match refusal {
        R::NoDay => words.refusal_no_day(),
        R::DayAlreadyOpen => words.refusal_day_already_open(),
        R::NobodyActing => words.refusal_nobody_acting(),
        R::NotLead => words.refusal_not_lead(),
        R::NotYourSeat => words.refusal_not_your_seat(),
        R::NotYourPair => words.refusal_not_your_pair(),
        R::NoSuchCandidate => words.refusal_no_such_candidate(),
        R::NoSuchPerson => words.refusal_no_such_person(),
        R::NoSuchPair => words.refusal_no_such_pair(),
        R::NoSuchInterview => words.refusal_no_such_interview(),
        R::NoSuchArea => words.refusal_no_such_area(),
        R::NoRubric => words.refusal_no_rubric(),
        R::NoSuchCall => words.refusal_no_such_call(),
        R::WhichCall => words.refusal_which_call(),
        R::NameMissing => words.refusal_name_missing(),
        R::LaptopNotAccepted => words.refusal_laptop_not_accepted(),
        R::LaptopLacksRight => words.refusal_laptop_lacks_right(),
        R::LaptopSetAside => words.refusal_laptop_set_aside(),
        R::RubricInUse => words.refusal_rubric_in_use(),
        R::SamePerson => words.refusal_same_person(),
        R::CandidateWithdrawn => words.refusal_candidate_withdrawn(),
        R::ConflictDeclared => words.refusal_conflict_declared(),
        R::SeatInConflict => words.refusal_seat_in_conflict(),
        R::InterviewVoid => words.refusal_interview_void(),
        R::InterviewEnded => words.refusal_interview_ended(),
        R::InterviewNotStarted => words.refusal_interview_not_started(),
        R::SheetSealed => words.refusal_sheet_sealed(),
        R::SheetEmpty => words.refusal_sheet_empty(),
        R::SheetNotSealed => words.refusal_sheet_not_sealed(),
        R::AlreadyRevealed => words.refusal_already_revealed(),
        R::NotRevealed => words.refusal_not_revealed(),
        R::OtherSeatNeeded => words.refusal_other_seat_needed(),
        R::ReasonNeeded => words.refusal_reason_needed(),
        R::DayClosed => words.refusal_day_closed(),
        R::DayNotClosed => words.refusal_day_not_closed(),
        R::NothingToAccept => words.refusal_nothing_to_accept(),
        R::NoSuchClash => words.refusal_no_such_clash(),
        R::NotOnTheList => words.refusal_not_on_the_list(),
        R::MergeCycle => words.refusal_merge_cycle(),
        R::NothingToUndo => words.refusal_nothing_to_undo(),
        R::NothingToRedo => words.refusal_nothing_to_redo(),
        R::EarlierValueGone => words.refusal_earlier_value_gone(),
        R::AlreadyInInterview(_) => words.refusal_already_in_interview(),
        R::CannotUndo(_) => words.refusal_cannot_undo(),
        R::NoSuchCriterion(criterion) => words.refusal_no_such_criterion(criterion),
        R::TextTooLong(limit) => words.refusal_text_too_long(*limit),
        R::BadValue(value) => words.refusal_bad_value(value),
        R::LevelOutsideScale { min, max } => words.refusal_level_outside_scale(*min, *max),
        R::NoPairAtDesk(desk) => words.refusal_no_pair_at_desk(desk),
        R::SealsMissing(seats) => {
            let names: Vec<String> = seats
                .iter()
                .filter_map(|who| day.and_then(|day| day.person(*who)))
                .map(|person| if person.name.is_empty() { person.code } else { person.name })
                .collect();
            words.refusal_seals_missing(&names.join(", "))
        }
        R::SentenceNeeded { gap, tolerance } => words.refusal_sentence_needed(*gap, *tolerance),
        R::DayBlocked(blockers) => words.refusal_day_blocked(blockers.len()),
    };
    sentence.into_owned()
}

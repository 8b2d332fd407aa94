//! What a flag says in words. Flags are lamps for the lead, never shown to the room.

use crate::ranking::diagnostics::{Flag, InterviewerFigures, Severity};
use crate::text::Words;
use crate::text::number;

/// The sentence of a flag that is lit.
pub fn flag_sentence(
    words: &Words,
    flag: Flag,
    name: &str,
    figures: &InterviewerFigures,
    severity: Option<Severity>,
) -> String {
    let points = |value: f64| number::score(words.lang(), value.abs());
    let severity = severity.map_or((String::new(), String::new()), |s| (points(s.points), points(s.se)));
    let drift = figures.drift.points.map_or_else(String::new, points);
    match flag {
        Flag::Severe => words.flag_severe(name, &severity.0, &severity.1),
        Flag::Lenient => words.flag_lenient(name, &severity.0, &severity.1),
        Flag::Narrow => words.flag_narrow(name),
        Flag::Wide => words.flag_wide(name),
        Flag::Halo => words.flag_halo(name),
        Flag::HarderLater => words.flag_harder_later(name, &drift),
        Flag::SofterLater => words.flag_softer_later(name, &drift),
    }
    .into_owned()
}

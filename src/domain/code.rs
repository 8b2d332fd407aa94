//! Codes: the short ids people use on paper. Those of the founder's laptop are bare, any other carries its laptop's mark, so
//! nobody has to hand out letters.

use super::day::Day;
use super::ids::DeviceId;
use super::manifest::laptop_mark;

/// The next free code with this prefix on this laptop.
pub(super) fn next(day: &Day, device: DeviceId, prefix: &str, width: usize) -> String {
    let (prefix, width) = if day.founder().is_none_or(|f| f == device) {
        (prefix.to_owned(), width)
    } else {
        // shorter numbers: a laptop makes few of them
        (format!("{}-{prefix}", laptop_mark(device)), width.min(2))
    };
    // a code from elsewhere may hold any number: none is followed so far that there is no next one
    let number = |code: &str| code.strip_prefix(&prefix)?.parse::<u32>().ok().filter(|n| *n < 1_000_000);
    let last = match prefix.rsplit('-').next() {
        Some("C") => day.candidate_ids().keys().filter_map(|c| number(day.candidate_code(*c))).max(),
        Some("V") => day.interviews().iter().filter_map(|i| number(&i.code)).max(),
        Some("P") => day.pairs().iter().filter_map(|p| number(&p.code)).max(),
        _ => day.persons().iter().filter_map(|p| number(&p.code)).max(),
    };
    format!("{prefix}{:0width$}", last.unwrap_or(0) + 1)
}

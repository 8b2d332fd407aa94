//! Why there is no team: rules that contradict each other, none of which can be spared, and the single rules whose removal
//! mends it. A rule that mends stands in every contradiction, so it is looked for in the one that was found.

use super::model::{Limit, Model};
use super::solver::Solver;

/// A contradiction, minimal by inclusion, and those of its rules whose removal from the whole problem makes it feasible.
/// Where the work allowed is done before a question is answered, the rule in question stays in the contradiction.
pub fn clash(model: &Model, purse: &mut u64) -> (Vec<Limit>, Vec<Limit>) {
    let Some(unruled) = model.view([]) else { return (Vec::new(), Vec::new()) };
    let solver = Solver::new(model, &unruled, purse);
    let mut contradicts = |rules: &[Limit]| {
        let Some(view) = model.view(rules.iter().copied()) else { return true };
        solver.any(&view, purse) == Some(false)
    };
    let mut rules = model.limits.clone();
    // whole blocks first, then ever smaller ones; a rule once needed stays needed when others go
    let mut block = rules.len().div_ceil(2).max(1);
    loop {
        let mut at = 0;
        while at < rules.len() {
            let mut fewer = rules.clone();
            fewer.drain(at..(at + block).min(rules.len()));
            if contradicts(&fewer) {
                rules = fewer;
            } else {
                at += block;
            }
        }
        if block == 1 {
            break;
        }
        block = block.div_ceil(2);
    }
    let mut mends = |rule: &Limit| {
        let others = model.limits.iter().copied().filter(|r| r != rule);
        let Some(view) = model.view(others) else { return false };
        solver.any(&view, purse) == Some(true)
    };
    let repairs = rules.iter().copied().filter(|rule| mends(rule)).collect();
    (rules, repairs)
}

//! Which levels somebody used, and on how many sheets only one: shown without a flag.

use super::{Counted, InterviewerFigures};

/// Fills in sheets, levels and sheets of one mark; `figures` by interviewer.
pub fn count(sheets: &[&Counted], figures: &mut [InterviewerFigures]) {
    let mut given: Vec<Vec<f64>> = vec![Vec::new(); figures.len()];
    // sheets with two marks or more; those of them on which all are the same
    let mut several = vec![(0usize, 0usize); figures.len()];
    for sheet in sheets {
        let Some(figures) = figures.get_mut(sheet.interviewer) else { continue };
        figures.sheets += 1;
        // + 0.0 makes the two zeros one
        let marks: Vec<f64> = sheet.marks.iter().flatten().map(|mark| mark + 0.0).collect();
        if marks.len() >= 2 {
            let (all, same) = &mut several[sheet.interviewer];
            *all += 1;
            *same += usize::from(marks.iter().all(|mark| *mark == marks[0]));
        }
        given[sheet.interviewer].extend(marks);
    }
    for ((figures, mut given), (all, same)) in figures.iter_mut().zip(given).zip(several) {
        given.sort_by(f64::total_cmp);
        let share = |level: &[f64]| (level[0], level.len() as f64 / given.len() as f64);
        figures.levels = given.chunk_by(|a, b| a == b).map(share).collect();
        figures.one_mark = (all > 0).then(|| same as f64 / all as f64);
    }
}

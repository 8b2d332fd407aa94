//! What has no answer, and says so.

use super::*;

/// No figure of the model is there.
#[track_caller]
fn no_model(day: &Analysis, why: Reason) {
    assert_eq!(day.design.reason, Some(why));
    assert!(!day.design.adjustable() && !day.design.flat);
    assert_eq!(day.variance, Variance::default());
    assert!(day.candidates.iter().all(|c| c.adjusted.is_none() && c.adjusted_rank.is_none()));
    assert!(day.candidates.iter().all(|c| c.p_in.is_none() && c.zone.is_none() && c.p_in_quota.is_none()));
    assert!(day.interviewers.iter().all(|i| i.severity.is_none()));
    assert!(day.second_look.is_empty());
    assert_eq!((day.cut, day.best_among_out, day.remain, day.reml_criterion), (None, None, None, None));
    assert!(day.doubts.contains(&Doubt::NoModel(why)));
}

#[test]
fn nothing_at_all() {
    let day = analyse(&Input::default(), &Options::default());
    no_model(&day, Reason::NoSheet);
    assert!(day.candidates.is_empty());
}

#[test]
fn sheets_of_nothing_but_dashes() {
    let mut small = made(6, |c| vec![c % 3, (c + 1) % 3]);
    small.rows.iter_mut().for_each(|(.., marks)| marks.fill(None));
    let day = small.analyse(3);
    no_model(&day, Reason::NoSheet);
    assert_eq!(day.candidates.len(), 6);
    assert!(day.candidates.iter().all(|c| c.raw.raw.is_none()));
    assert_eq!(day.agreement, Agreement::default());
}

#[test]
fn all_marks_equal() {
    let mut small = made(6, |c| vec![c % 3, (c + 1) % 3]);
    small.rows.iter_mut().for_each(|(.., marks)| marks.fill(Some(3.0)));
    let day = small.analyse(3);
    no_model(&day, Reason::AllEqual);
    assert_eq!(day.agreement, Agreement::default());
    assert!(day.candidates.iter().all(|c| c.raw.raw_rank == Some(1)));
}

#[test]
fn one_interviewer() {
    no_model(&made(8, |_| vec![0]).analyse(3), Reason::OneInterviewer);
}

#[test]
fn one_sheet_each() {
    let day = made(8, |c| vec![c % 4]).analyse(3);
    no_model(&day, Reason::NoOverlap);
    assert!(day.doubts.iter().any(|d| matches!(d, Doubt::Lone(people) if people.len() == 8)));
}

#[test]
fn one_candidate_or_two() {
    for people in [1, 2] {
        no_model(&made(people, |_| vec![0, 1, 2, 3, 4, 5]).analyse(1), Reason::TooFew);
    }
    // three people, but the sheets are used up by people and interviewers
    no_model(&made(3, |c| vec![c, c + 1]).analyse(1), Reason::TooFew);
}

#[test]
fn interviewers_who_differ_by_a_constant() {
    let mut small = made(8, |c| vec![c % 4, (c + 1) % 4]);
    for (c, i, marks) in &mut small.rows {
        let level = f64::from(c.as_bytes()[2]) - 40.0 + 0.1 * f64::from(i.as_bytes()[2]);
        marks.fill(Some(level));
    }
    no_model(&small.analyse(3), Reason::NoDisagreement);
}

#[test]
fn one_pair_saw_everyone() {
    let day = made(20, |_| vec![0, 1]).analyse(5);
    assert_eq!(day.design.reason, None);
    let ranks: Vec<_> = day.candidates.iter().map(|c| (c.raw.raw_rank, c.adjusted_rank)).collect();
    assert!(ranks.iter().all(|(raw, adjusted)| raw == adjusted && raw.is_some()), "{ranks:?}");
}

#[test]
fn fixed_pairs_cannot_be_compared() {
    let mut small = made(25, |c| vec![2 * (c % 5), 2 * (c % 5) + 1]);
    small.areas = (0..25).map(|c| (format!("C{c:02}"), format!("A{}", c % 2))).collect();
    let day = small.analyse(6);
    assert_eq!((day.design.reason, day.design.components), (Some(Reason::NotConnected), 5));
    assert!(day.candidates.iter().all(|c| c.adjusted.is_none() && c.p_in.is_some() && c.zone.is_some()));
    assert!(day.interviewers.iter().all(|i| i.severity.is_none()));
    let a = &day.agreement;
    assert_eq!((a.icc2, a.icc3, a.icc2k, a.icc3k), (None, None, None, None));
    assert!(a.icc1.is_some() && a.alpha_interval.is_some() && day.variance.sheet.is_some());
    assert_eq!(day.cut, None, "heights cannot be compared");
    let sum: f64 = day.candidates.iter().filter_map(|c| c.p_in).sum();
    assert!((sum - 6.0).abs() < 1e-9);
}

#[test]
fn a_stray_pair_is_left_apart_and_moves_nobody() {
    let file = crate::ranking::tests::day_files::DayFile::read("day_rotating");
    let options = Options { draws: Some(400), ..Options::default() };
    let alone = analyse(&file.input(), &options);
    let mut input = file.input();
    // two people like those in the middle of the day
    for (id, like) in [("S1", &alone.candidates[39].raw.id), ("S2", &alone.candidates[40].raw.id)] {
        let mut own: Vec<SheetMarks> = input.sheets.iter().filter(|s| s.candidate == like.as_str()).cloned().collect();
        own.iter_mut().zip(["X1", "X2"]).for_each(|(s, who)| (s.candidate, s.interviewer) = (id, who));
        input.sheets.extend(own);
        input.candidates.push(Entrant { id: id.to_owned(), area: Some("A1".to_owned()), owed: vec![] });
    }
    let both = analyse(&input, &options);
    assert_eq!((both.design.components, both.design.reason, both.design.apart), (2, None, 2));
    let (mut apart, mut sum) = (0, 0.0);
    for c in &both.candidates {
        match alone.candidates.iter().find(|x| x.raw.id == c.raw.id) {
            Some(before) => {
                let moved = c.adjusted.unwrap().mean - before.adjusted.unwrap().mean;
                // the ratios and the common mean are shared: two more in the middle pull everybody a little
                assert!(moved.abs() < 0.02, "{} {moved}", c.raw.id);
                sum += moved.abs();
            }
            None => {
                apart += 1;
                assert!(c.adjusted.is_none() && c.adjusted_rank.is_none() && c.p_in.is_some());
            }
        }
    }
    assert_eq!(apart, 2);
    assert!(sum / 80.0 < 0.01, "{sum}");
    assert!(both.interviewers.iter().filter(|i| i.severity.is_none()).count() == 2);
    assert!(both.doubts.contains(&Doubt::Apart { candidates: 2 }));
}

#[test]
fn interviewers_who_do_not_differ() {
    // each pair of interviewers disagrees to and fro: no severity is left
    let mut small = Small::default();
    for c in 0..24usize {
        let to = if c < 12 { 0.5 } else { -0.5 };
        for (seat, off) in [(c % 4, to), ((c + 1 + c / 4 % 3) % 4, -to)] {
            let level = 1.0 + (c % 3) as f64 + off;
            small.rows.push((format!("C{c:02}"), format!("I{seat}"), vec![Some(level), Some(level + 1.0)]));
        }
    }
    let day = small.analyse(5);
    assert_eq!(day.variance.interviewer, Some(0.0));
    assert!(day.candidates.iter().all(|c| c.adjusted.is_some()));
    assert!(day.interviewers.iter().all(|i| i.severity.unwrap().mean.abs() < 0.2));
}

#[test]
fn more_places_than_people() {
    let day = made(10, |c| vec![c % 4, (c + 1) % 4]).analyse(12);
    assert!(day.candidates.iter().all(|c| c.p_in == Some(1.0) && c.zone == Some(Zone::In)));
    assert!(!day.design.flat && day.second_look.is_empty() && day.cut.is_none());
    let none = made(10, |c| vec![c % 4, (c + 1) % 4]).analyse(0);
    assert!(none.candidates.iter().all(|c| c.p_in == Some(0.0) && c.zone == Some(Zone::Out)));
}

#[test]
fn most_marks_missing() {
    let mut small = made(40, |c| vec![c % 6, (c + 1) % 6]);
    for (at, (.., marks)) in small.rows.iter_mut().enumerate() {
        marks.iter_mut().enumerate().filter(|(k, _)| (at * 3 + k) % 10 != 0).for_each(|(_, m)| *m = None);
    }
    let day = small.analyse(5);
    no_model(&day, Reason::NoSheet);
    assert!(day.doubts.contains(&Doubt::TooLittleAssessed { sheets: 80 }));
}

#[test]
fn people_without_a_sheet_are_listed() {
    let mut small = made(10, |c| vec![c % 4, (c + 1) % 4]);
    small.others = vec!["X1".to_owned()];
    let day = small.analyse(3);
    let last = day.candidates.last().unwrap();
    assert_eq!((last.raw.id.as_str(), last.p_in, last.zone, last.raw.raw_rank), ("X1", None, None, None));
    assert!(day.doubts.contains(&Doubt::Unscored(vec!["X1".to_owned()])));
}

#[test]
fn quotas_that_cannot_be_kept() {
    let mut small = made(12, |c| vec![c % 4, (c + 1) % 4]);
    small.areas = (0..12).map(|c| (format!("C{c:02}"), format!("A{}", c % 3))).collect();
    let asked = |quotas: Vec<(&str, usize, Option<usize>)>| {
        let quota = |(area, min, max): (&str, usize, Option<usize>)| Quota { area: area.to_owned(), min, max };
        let quotas = quotas.into_iter().map(quota).collect();
        analyse(&small.input(), &Options { places: 6, quotas, draws: Some(200), ..Options::default() })
    };
    let sum = |day: &Analysis| day.candidates.iter().map(|c| c.p_in_quota).sum::<Option<f64>>();
    let too_many = asked(vec![("A0", 4, None), ("A1", 3, None)]);
    assert_eq!(sum(&too_many), None);
    assert!(too_many.doubts.contains(&Doubt::Quotas) && too_many.candidates[0].p_in.is_some());
    // four people in the area: the minimum is cut to them
    let cut = asked(vec![("A0", 9, None)]);
    assert!((sum(&cut).unwrap() - 6.0).abs() < 1e-9);
    assert!(cut.doubts.contains(&Doubt::MinimumCut { area: "A0".to_owned(), min: 9, people: 4 }));
    assert!(cut.candidates.iter().filter(|c| c.raw.area.as_deref() == Some("A0")).all(|c| c.p_in_quota == Some(1.0)));
    // maxima leave places empty
    let few = asked(vec![("A0", 0, Some(1)), ("A1", 0, Some(1)), ("A2", 0, Some(1)), ("A9", 0, None)]);
    assert!((sum(&few).unwrap() - 3.0).abs() < 1e-9);
    assert!(few.doubts.contains(&Doubt::EmptyArea("A9".to_owned())));
}

#[test]
fn a_calibration_links_groups_and_is_in_no_rank() {
    let fixed = |c: usize| vec![2 * (c % 2), 2 * (c % 2) + 1];
    let plain = made(20, fixed);
    assert_eq!(plain.analyse(5).design.components, 2);
    let mut linked = plain.clone();
    for i in 0..4usize {
        let marks = (0..3).map(|k| Some((2.0 + 2.0 * scatter(i, 9, k)).round())).collect();
        linked.rows.push(("A-cal".to_owned(), format!("I{i:02}"), marks));
    }
    let options = Options { places: 5, calibration: Some("A-cal"), draws: Some(400), ..Options::default() };
    let day = analyse(&linked.input(), &options);
    assert_eq!((day.design.components, day.design.reason, day.design.candidates), (1, None, 20));
    assert_eq!(day.design.observations, plain.analyse(5).design.observations);
    assert!(day.candidates.iter().all(|c| c.raw.id != "A-cal" && c.adjusted.is_some()));
    let sum: f64 = day.candidates.iter().filter_map(|c| c.p_in).sum();
    assert!((sum - 5.0).abs() < 1e-9);
    // nobody is named for a look by somebody who has met them
    let met: BTreeSet<(&str, &str)> = linked.rows.iter().map(|(c, i, _)| (c.as_str(), i.as_str())).collect();
    assert!(day.second_look.iter().all(|l| l.pair.iter().all(|i| !met.contains(&(l.candidate.as_str(), i)))));
}

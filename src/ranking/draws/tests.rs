//! The greedy choice against every choice, and the draws' shares.

use super::*;

/// Everybody's choice tried: the best sum that keeps the quotas with as many places filled as can be.
fn exhaustive(theta: &[f64], area: &[Option<&str>], quotas: &[Quota], places: usize) -> Vec<usize> {
    let n = theta.len();
    let mut best: Option<(usize, f64, Vec<usize>)> = None;
    for set in 0u32..1 << n {
        let chosen: Vec<usize> = (0..n).filter(|c| set >> c & 1 == 1).collect();
        let keeps = quotas.iter().all(|q| {
            let of = |c: &&usize| area[**c] == Some(q.area.as_str());
            let (inside, all) =
                (chosen.iter().filter(of).count(), (0..n).collect::<Vec<_>>().iter().filter(of).count());
            inside >= q.min.min(all) && q.max.is_none_or(|max| inside <= max)
        });
        if !keeps || chosen.len() > places {
            continue;
        }
        let sum: f64 = chosen.iter().map(|c| theta[*c]).sum();
        if best.as_ref().is_none_or(|(k, s, _)| (chosen.len(), sum) > (*k, *s)) {
            best = Some((chosen.len(), sum, chosen));
        }
    }
    best.unwrap().2
}

#[test]
fn greedy_is_the_best_choice() {
    let mut state = 5u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
        (state >> 33) % below
    };
    let names = [Some("A0"), Some("A1"), Some("A2"), None];
    for _ in 0..200 {
        let theta: Vec<f64> = (0..10).map(|_| draw(1 << 30) as f64).collect();
        let area: Vec<Option<&str>> = (0..10).map(|_| names[draw(4) as usize]).collect();
        let quotas: Vec<Quota> = (0..2)
            .map(|a| {
                let min = draw(3) as usize;
                Quota { area: format!("A{a}"), min, max: (draw(2) == 0).then(|| min + draw(3) as usize) }
            })
            .collect();
        let places = 4 + draw(4) as usize;
        let groups = Groups::of(&quotas, &area, places).unwrap();
        let mut counts = vec![0; 10];
        groups.count(&theta, places, &mut Vec::new(), &mut counts);
        let ours: Vec<usize> = (0..10).filter(|c| counts[*c] == 1).collect();
        assert_eq!(ours, exhaustive(&theta, &area, &quotas, places), "{theta:?} {area:?} {quotas:?}");
    }
}

#[test]
fn minima_above_the_places_have_no_choice() {
    let quota = |area: &str, min, max| Quota { area: area.to_owned(), min, max };
    let area = [Some("A"), Some("A"), Some("B"), Some("B")];
    assert!(Groups::of(&[quota("A", 2, None), quota("B", 2, None)], &area, 3).is_none());
    assert!(Groups::of(&[quota("A", 2, Some(1))], &area, 3).is_none());
    assert!(Groups::of(&[quota("A", 9, None), quota("B", 1, None)], &area, 3).is_some());
}

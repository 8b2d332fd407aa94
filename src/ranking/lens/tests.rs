//! The lens of whole days, and each rule on the smallest day that shows it.

use super::*;
use crate::ranking::day_files::{DayFile, by_candidate};
use proptest::prelude::*;
use serde_json::{Value, json};

fn name(sheets: &Sheets, reading: Reading) -> String {
    match reading {
        Reading::Adjusted => "adjusted".to_owned(),
        Reading::Rounded => "rounded to 0.1".to_owned(),
        Reading::EqualWeights => "equal_weights".to_owned(),
        Reading::Left(k) => format!("weight {} x0", sheets.criteria[k].id),
        Reading::Twice(k) => format!("weight {} x2", sheets.criteria[k].id),
        Reading::Without(i) => format!("raw without {}", sheets.interviewers[i]),
        Reading::Originals => "agreed".to_owned(),
        Reading::Occasion => "occasion".to_owned(),
    }
}

#[test]
fn the_lens_of_whole_days() {
    for day in ["day_rotating", "day_messy"] {
        let file = DayFile::read(day);
        let input = file.input();
        let sheets = Sheets::of(&input, None);
        let expected = file.json("lens.json");
        let adjusted = by_candidate(&sheets, &file.json("analyse.json"), "adjusted");
        let lens = lens_of(&sheets, 12, &adjusted, &[]);
        let ids = |people: &[usize]| -> Value { people.iter().map(|at| sheets.candidates[*at].id).collect() };
        assert_eq!(ids(&lens.base.inside), expected["raw"]["inside"], "{day}");
        assert_eq!(ids(&lens.base.tied), expected["raw"]["tied"], "{day}");
        let mut found: Vec<Value> = Vec::new();
        for v in lens.variations.iter().filter(|v| v.reading != Reading::EqualWeights) {
            let (tied, enters, leaves) = (ids(&v.tied), ids(&v.enters), ids(&v.leaves));
            found.push(json!({"what": name(&sheets, v.reading), "tied": tied, "enters": enters, "leaves": leaves}));
        }
        assert_eq!(Value::Array(found), expected["variations"], "{day}");
        let equal = lens.variations.iter().find(|v| v.reading == Reading::EqualWeights).unwrap();
        assert_eq!((&equal.enters, &equal.leaves, &equal.tied), (&vec![], &vec![], &lens.base.tied), "{day}");
    }
}

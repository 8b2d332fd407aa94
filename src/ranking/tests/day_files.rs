//! The reference days under `tests/data/ranking`, for the tests of this room.

use crate::ranking::{Entrant, Input, SheetMarks, Sheets};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ranking");

/// A score sheet with its figures.
pub struct DayFile {
    rows: Vec<BTreeMap<String, String>>,
    /// The figures that lie beside the score sheet, by file.
    folder: std::path::PathBuf,
}

impl DayFile {
    /// The day in a folder of the reference data.
    pub fn read(day: &str) -> DayFile {
        let folder = Path::new(FOLDER).join(day);
        let mut reader = csv::Reader::from_path(folder.join("scores.csv")).unwrap();
        let rows = reader.deserialize().map(|row| row.unwrap()).collect();
        DayFile { rows, folder }
    }

    /// A small sheet of the reference data, by its path without extension.
    pub fn small(path: &str) -> DayFile {
        let path = Path::new(FOLDER).join(path);
        let mut reader = csv::Reader::from_path(path.with_extension("csv")).unwrap();
        let rows = reader.deserialize().map(|row| row.unwrap()).collect();
        DayFile { rows, folder: path.parent().unwrap().to_owned() }
    }

    /// One of its JSON files.
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&std::fs::read_to_string(self.folder.join(name)).unwrap()).unwrap()
    }

    /// What `Sheets` is made of; every criterion weighs 1.
    pub fn input(&self) -> Input<'_> {
        let mut sheets: BTreeMap<(&str, &str), SheetMarks> = BTreeMap::new();
        let mut candidates = BTreeMap::new();
        let mut criteria = BTreeMap::new();
        for row in &self.rows {
            let field = |name: &str| row.get(name).map_or("", String::as_str);
            let (candidate, interviewer) = (field("candidate"), field("interviewer"));
            let sheet = sheets.entry((candidate, interviewer)).or_insert_with(|| SheetMarks {
                candidate,
                interviewer,
                interview: "",
                pair: field("pair"),
                time: minutes(field("time")),
                marks: BTreeMap::new(),
                recused: false,
                agreed: BTreeMap::new(),
            });
            sheet.marks.insert(field("criterion").to_owned(), field("score").parse().ok());
            criteria.insert(field("criterion").to_owned(), 1.0);
            let area = (!field("area").is_empty()).then(|| field("area").to_owned());
            candidates.insert(candidate, Entrant { id: candidate.to_owned(), area, owed: Vec::new() });
        }
        Input {
            criteria: criteria.into_iter().collect(),
            candidates: candidates.into_values().collect(),
            interviewers: Vec::new(),
            sheets: sheets.into_values().collect(),
        }
    }
}

fn minutes(time: &str) -> Option<f64> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<f64>().ok()? * 60.0 + minutes.parse::<f64>().ok()?)
}

/// By position of the candidates, a figure of the document.
pub fn by_candidate(sheets: &Sheets, document: &Value, figure: &str) -> Vec<Option<f64>> {
    let rows = document["candidates"].as_array().unwrap();
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).and_then(|row| row[figure].as_f64());
    sheets.candidates.iter().map(|person| of(person.id)).collect()
}

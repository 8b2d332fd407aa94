//! `simulate --study`: how many of the true best each way of ranking finds.

use super::{Document, Tabular};
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::ranking::simulate::{Design, Seating, Spreads};
use crate::ranking::study::{Found, Line, Method, PLACES, Setup};
use crate::text::Words;
use crate::text::number;
use serde::Serialize;

/// The table, one line a design.
#[derive(Clone, Debug, Serialize)]
pub struct StudyShow {
    days: usize,
    seed: u64,
    places: usize,
    designs: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    design: &'static str,
    blocks: usize,
    by_area: bool,
    severity_sd: f64,
    raw: Pair,
    z_score: Pair,
    constants: Pair,
    model: Pair,
    gain: f64,
    gain_se: Option<f64>,
    /// Whether the severities are what they are on the other days: said in words where they are not.
    #[serde(skip)]
    usual: bool,
}

/// Of the lasting best, and of the best of the day.
#[derive(Clone, Copy, Debug, Serialize)]
struct Pair {
    lasting: f64,
    of_the_day: f64,
}

/// The study's lines as a document; `seed` is the first day's.
pub fn study_show(days: usize, seed: u64, lines: &[Line]) -> Document<StudyShow> {
    let designs = lines.iter().map(Row::of).collect();
    Document::without_day("study", StudyShow { days, seed, places: PLACES, designs })
}

/// To nine decimals, like every figure of the documents.
fn figure(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

impl Row {
    fn of(line: &Line) -> Row {
        let Setup { design, seating, severity } = line.setup;
        let pair = |method: Method| {
            let Found { lasting, of_the_day } = line.found[method as usize];
            Pair { lasting: figure(lasting), of_the_day: figure(of_the_day) }
        };
        Row {
            design: match design {
                Design::Fixed => "fixed",
                Design::Rotating { .. } => "rotating",
            },
            blocks: design.blocks(),
            by_area: seating == Seating::ByArea,
            severity_sd: severity.unwrap_or(Spreads::default().severity),
            raw: pair(Method::Raw),
            z_score: pair(Method::ZScore),
            constants: pair(Method::Constants),
            model: pair(Method::Model),
            gain: figure(line.gain),
            gain_se: line.gain_se.map(figure),
            usual: severity.is_none(),
        }
    }

    fn name(&self, words: &Words) -> String {
        let mut name = match self.design {
            "fixed" => words.study_fixed(),
            _ => words.study_rotating(self.blocks),
        }
        .into_owned();
        if self.by_area {
            name = words.study_by_area(&name).into_owned();
        }
        if !self.usual {
            name = words.study_severity(&name, &number::score(words.lang(), self.severity_sd)).into_owned();
        }
        name
    }

    fn pairs(&self) -> [Pair; 4] {
        [self.raw, self.z_score, self.constants, self.model]
    }
}

impl Tabular for StudyShow {
    fn table(&self, words: &Words) -> Table {
        let columns = vec![
            left("design", words.study_design()),
            right("raw", words.study_raw()),
            right("z_score", words.study_z_score()),
            right("constants", words.study_constants()),
            right("model", words.study_model()),
            right("gain", words.study_gain()),
        ];
        let mut table = Table::new(columns, "");
        let score = |value| number::score(words.lang(), value);
        for row in &self.designs {
            let pairs = row.pairs().map(|p| Cell::text(format!("{} / {}", score(p.lasting), score(p.of_the_day))));
            let error = row.gain_se.map(|se| format!(" {}", number::margin(words.lang(), se))).unwrap_or_default();
            let gain = Cell::text(format!("{}{error}", score(row.gain)));
            table.row([Cell::text(row.name(words))].into_iter().chain(pairs).chain([gain]).collect());
        }
        table
    }

    fn text(&self, words: &Words, style: Style) -> String {
        let table = self.table(words).text(style);
        format!("{}\n{}\n\n{table}", words.study_title(self.days, self.places), words.study_reading())
    }

    fn csv(&self, _: &Words) -> String {
        let mut columns = vec![left("design", ""), right("blocks", ""), left("by_area", ""), right("severity_sd", "")];
        columns.extend(
            [
                "raw_lasting",
                "raw_of_the_day",
                "z_score_lasting",
                "z_score_of_the_day",
                "constants_lasting",
                "constants_of_the_day",
                "model_lasting",
                "model_of_the_day",
                "gain",
                "gain_se",
            ]
            .map(|field| right(field, "")),
        );
        let mut table = Table::new(columns, "");
        let number = |value: f64| Cell::figure(value, "");
        for row in &self.designs {
            let mut cells = vec![
                Cell::text(row.design),
                Cell::count(row.blocks),
                Cell::text(row.by_area.to_string()),
                number(row.severity_sd),
            ];
            cells.extend(row.pairs().iter().flat_map(|p| [number(p.lasting), number(p.of_the_day)]));
            cells.extend([number(row.gain), row.gain_se.map_or_else(Cell::nothing, number)]);
            table.row(cells);
        }
        table.csv()
    }
}

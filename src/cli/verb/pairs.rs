//! `pairs …`.

use super::{act, show};
use crate::cli::args::PairsVerb;
use crate::cli::document;
use crate::cli::error::Failure;
use crate::cli::setting::Setting;
use serde_json::json;

pub fn run(setting: &Setting, verb: PairsVerb) -> Result<u8, Failure> {
    match verb {
        PairsVerb::List => show(setting, document::pairs_list),
        PairsVerb::Add { desk, host, partner, block, shadows, instead } => act(
            setting,
            json!({"do": "AddPair", "desk": desk, "host": host, "partner": partner, "block": block, "shadows": shadows,
                "instead": instead}),
        ),
        PairsVerb::Edit { pair, desk, block, gone } => act(
            setting,
            json!({"do": "EditPair", "pair": pair, "desk": desk, "block": block, "gone": gone.then_some(true)}),
        ),
    }
}

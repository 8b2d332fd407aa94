//! The arguments of the command line. Parsing only; what a verb does is in its own file.

mod exchange;
mod verbs;

pub use exchange::*;
pub use verbs::*;

use clap::{Args, Parser, ValueEnum};
use std::path::PathBuf;

/// Runs a selection day: from eighty candidates to the twelve who found an agency together.
#[derive(Debug, Parser)]
#[command(
    name = "colloquio",
    version,
    disable_help_subcommand = true,
    after_help = "Without a command the screen opens on the last day used on this laptop."
)]
pub struct Arguments {
    /// Options that every command takes.
    #[command(flatten)]
    pub global: Global,
    /// What to do; without it the screen opens.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// A bundle (*.colloquio.json) to open on the screen.
    pub file: Option<PathBuf>,
}

/// Options that every command takes.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Folder with this laptop's data
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// Which day, where a store holds several: its id or a part of its name
    #[arg(long, global = true, value_name = "ID|NAME")]
    pub day: Option<String>,
    /// Who is acting: a code, a name, lead or frontdesk; a statement, not a login
    #[arg(long = "as", global = true, value_name = "WHO")]
    pub acting: Option<String>,
    /// Language
    #[arg(long, global = true, value_name = "it|en")]
    pub lang: Option<String>,
    /// Colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Plain characters instead of lines and symbols
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Table for people, JSON or CSV for programs
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Write a log beside the data
    #[arg(short = 'v', long = "verbose", global = true)]
    pub verbose: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Where a terminal shows them.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// In which form an answer is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// One document.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Whether arguments that could not be parsed asked for JSON: a program reads the refusal too.
pub fn asks_for_json(arguments: &[std::ffi::OsString]) -> bool {
    let options: Vec<&str> =
        arguments.iter().map(|a| a.to_str().unwrap_or_default()).take_while(|a| *a != "--").collect();
    options.contains(&"--format=json") || options.windows(2).any(|pair| pair == ["--format", "json"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_usage_knows_that_a_program_asks() {
        let asks = |line: &str| asks_for_json(&line.split(' ').map(Into::into).collect::<Vec<_>>());
        assert!(asks("colloquio rank --places x --format json") && asks("colloquio --format=json fly"));
        assert!(!asks("colloquio rank --format csv json") && !asks("colloquio rank -- --format json"));
    }

    #[test]
    fn options_of_every_command_stand_before_it_or_after_it() {
        for line in ["colloquio --store D --as lead day list", "colloquio day list --as lead --store D"] {
            let read = Arguments::try_parse_from(line.split(' ')).unwrap();
            assert_eq!((read.global.store, read.file), (Some("D".into()), None));
            assert_eq!(read.global.acting.as_deref(), Some("lead"));
            assert!(read.verb.is_some());
        }
        let read = Arguments::try_parse_from(["colloquio", "--store", "D", "x.colloquio.json"]).unwrap();
        assert!(read.verb.is_none() && read.file.is_some());
    }
}

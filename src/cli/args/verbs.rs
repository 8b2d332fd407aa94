//! The verbs with their options, one type a noun.

use super::{BundleVerb, LaptopsVerb};
use clap::{Args, Subcommand, ValueEnum, value_parser};
use std::path::PathBuf;

/// What to do.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum Verb {
    /// Start, look at and close a day
    #[command(subcommand)]
    Day(DayVerb),
    /// See a fictional day in full swing, on its own clock; touches no other data
    Demo(Demo),
    /// People who applied, and the front desk's acts
    #[command(subcommand)]
    Candidates(CandidatesVerb),
    /// People who interview
    #[command(subcommand)]
    Interviewers(InterviewersVerb),
    /// Who sits with whom at which desk
    #[command(subcommand)]
    Pairs(PairsVerb),
    /// Who is in which room
    #[command(subcommand)]
    Interviews(InterviewsVerb),
    /// What is marked
    #[command(subcommand)]
    Rubric(RubricVerb),
    /// Marks, notes, seals, reveals, agreements
    #[command(subcommand)]
    Scores(ScoresVerb),
    /// Who meets whom, where and when
    #[command(subcommand)]
    Schedule(ScheduleVerb),
    /// Take back the last act of this seat on this laptop that still stands
    Undo,
    /// The ranking: raw scores, and severity-adjusted ones beside them
    Rank(Rank),
    /// What any score sheet says, with no day and no store
    Analyse(Analyse),
    /// Who is in, in reserve, out; and the offers
    #[command(subcommand)]
    Shortlist(ShortlistVerb),
    /// Files between laptops
    #[command(subcommand)]
    Bundle(BundleVerb),
    /// Which laptops take part
    #[command(subcommand)]
    Laptops(LaptopsVerb),
    /// What leaves the room
    Report(Report),
    /// A day that never was, as a score sheet with its truth; or how much each way of ranking finds on many of them
    Simulate(Simulate),
    /// Run domain commands, JSON objects a line, from a file or standard input (-)
    Play {
        /// The script, or - for standard input
        file: PathBuf,
    },
    /// Where this laptop keeps what
    Paths,
    /// Whether this laptop's data is whole, and what to do where it is not
    #[command(subcommand)]
    Store(StoreVerb),
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum DayVerb {
    /// Start a day on this laptop
    New {
        /// What the day is called
        #[arg(long)]
        name: String,
        /// Its date, YYYY-MM-DD
        #[arg(long)]
        date: String,
        /// How many people are chosen
        #[arg(long, default_value_t = 12)]
        places: i64,
        /// A rubric file, or the name of one that ships
        #[arg(long, value_name = "FILE|NAME")]
        rubric: Option<String>,
        /// An area with its places, as NAME[:MIN[-MAX]]; may be given several times
        #[arg(long = "area", value_name = "NAME[:MIN[-MAX]]")]
        areas: Vec<String>,
    },
    /// Look at the day
    Show,
    /// The days in this store
    List,
    /// Freeze the decision; refused with everything that is missing
    Close(Close),
}

/// Accepting what is missing, and closing.
#[derive(Debug, Args)]
pub struct Close {
    /// Live with a gap: the interview, candidate, bundle or laptop it names; all gaps about it
    #[arg(long = "accept-missing", value_name = "ID")]
    pub accept_missing: Vec<String>,
    /// Why; one may serve all
    #[arg(long = "reason", value_name = "TEXT")]
    pub reasons: Vec<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Demo {
    /// Put it into this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Print the folder instead of opening the screen
    #[arg(long)]
    pub no_open: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Simulate {
    /// How many people are interviewed
    #[arg(long, value_name = "N", required_unless_present = "study", value_parser = value_parser!(u32).range(1..=100_000))]
    pub candidates: Option<u32>,
    /// How many interviewers there are, two at a desk
    #[arg(long, value_name = "M", required_unless_present = "study", value_parser = value_parser!(u32).range(2..=1000))]
    pub interviewers: Option<u32>,
    /// The same seed makes the same day; of a study the first day's (1, a study 1000)
    #[arg(long, value_name = "S")]
    pub seed: Option<u64>,
    /// Who sits with whom: the same pair all day, or a new one in each block
    #[arg(long, value_enum, default_value_t = PairDesign::Rotating)]
    pub design: PairDesign,
    /// In how many blocks of equal length pairs rotate
    #[arg(long, value_name = "B", default_value_t = 4, value_parser = value_parser!(u32).range(1..=1000))]
    pub blocks: u32,
    /// People of one area come to the same desk
    #[arg(long)]
    pub by_area: bool,
    /// Folder for scores.csv and truth.csv
    #[arg(long, value_name = "DIR", required_unless_present = "study")]
    pub out: Option<PathBuf>,
    /// How many of the true best each way of ranking finds, over so many days
    #[arg(
        long,
        value_name = "DAYS",
        value_parser = value_parser!(u32).range(1..=100_000),
        conflicts_with_all = ["candidates", "interviewers", "design", "blocks", "by_area", "out"]
    )]
    pub study: Option<u32>,
}

/// Who sits with whom on a simulated day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum PairDesign {
    Fixed,
    #[default]
    Rotating,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Import {
    /// The file: CSV or TSV
    pub file: PathBuf,
    /// Overrule a column's meaning; may be given several times
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,
    /// Only say what would happen
    #[arg(long)]
    pub dry_run: bool,
}

/// What is known of a candidate.
#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct CandidateFields {
    /// E-mail
    #[arg(long)]
    pub email: Option<String>,
    /// Telephone
    #[arg(long)]
    pub phone: Option<String>,
    /// Town
    #[arg(long)]
    pub town: Option<String>,
    /// Area
    #[arg(long)]
    pub area: Option<String>,
    /// Second area
    #[arg(long)]
    pub second: Option<String>,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum CandidatesVerb {
    /// Take in a form export
    Import(Import),
    /// Everybody, by code
    List,
    /// One person with application and interviews
    Show { candidate: String },
    /// Add somebody by hand
    Add {
        /// Name
        #[arg(long)]
        name: String,
        #[command(flatten)]
        fields: CandidateFields,
    },
    /// Correct somebody's record
    Edit {
        candidate: String,
        /// Name
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        fields: CandidateFields,
    },
    /// Two records are one person
    Merge {
        candidate: String,
        /// The record that stays
        #[arg(value_parser = ["into"], hide_possible_values = true)]
        into: String,
        into_candidate: String,
    },
    /// Is here
    Arrive { candidate: String },
    /// Comes late
    Late { candidate: String },
    /// Did not come
    Absent { candidate: String },
    /// Will not take part
    Withdraw { candidate: String },
    /// Call to a desk
    Call {
        candidate: String,
        /// Desk
        #[arg(long)]
        desk: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum InterviewersVerb {
    /// Take in a file of interviewers
    Import(Import),
    /// Add one
    Add {
        /// Name
        #[arg(long)]
        name: String,
        /// An area they cover; may be given several times
        #[arg(long = "area")]
        areas: Vec<String>,
        /// host, partner or shadow
        #[arg(long, default_value = "host", value_parser = ["host", "partner", "shadow"])]
        role: String,
    },
    /// Everybody, by code
    List,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum PairsVerb {
    /// Two people sit at a desk, or one alone
    Add {
        #[arg(long)]
        desk: String,
        #[arg(long)]
        host: String,
        /// Left out: the host goes on alone
        #[arg(long)]
        partner: Option<String>,
        /// Block of the day, from 1
        #[arg(long)]
        block: Option<i64>,
        /// Somebody who marks without counting; may be given several times
        #[arg(long = "shadow")]
        shadows: Vec<String>,
        /// The pair that sat there and sits no longer
        #[arg(long)]
        instead: Option<String>,
    },
    /// All pairs
    List,
    /// Move a pair to another desk or block, or end it
    Edit {
        /// The pair's code
        pair: String,
        #[arg(long)]
        desk: Option<String>,
        #[arg(long)]
        block: Option<i64>,
        /// The pair sits no longer
        #[arg(long)]
        gone: bool,
    },
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum InterviewsVerb {
    /// Take somebody in at a desk
    Start {
        candidate: String,
        #[arg(long)]
        desk: String,
    },
    /// The talk is over
    End {
        interview: String,
        /// done, interrupted or void
        #[arg(long, default_value = "done", value_parser = ["done", "interrupted", "void"])]
        how: String,
    },
    /// All interviews
    List,
    /// An interviewer and a candidate know each other
    Conflict {
        /// An interview or a candidate
        about: String,
        #[arg(long)]
        interviewer: String,
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum RubricVerb {
    /// Those that ship, and the day's
    List,
    /// The day's rubric, or one that ships
    Show { name: Option<String> },
    /// Look a rubric file over
    Check { file: PathBuf },
    /// Mark with this rubric
    Use {
        /// A file, or the name of one that ships
        rubric: String,
    },
}

/// Whose sheet on whom.
#[derive(Clone, Debug, Args)]
#[allow(missing_docs)]
pub struct SheetOf {
    #[arg(long)]
    pub candidate: String,
    #[arg(long)]
    pub interviewer: String,
    /// Which interview, where the candidate has several
    #[arg(long)]
    pub interview: Option<String>,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum ScoresVerb {
    /// Mark a criterion: a level, or - (not asked), -:recused, -:interrupted, -:absent
    Set {
        #[command(flatten)]
        sheet: SheetOf,
        #[arg(long)]
        criterion: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// A note beside it
        #[arg(long)]
        note: Option<String>,
    },
    /// Write a note on a criterion, or a general one
    Note {
        #[command(flatten)]
        sheet: SheetOf,
        #[arg(long)]
        criterion: Option<String>,
        #[arg(allow_hyphen_values = true)]
        text: String,
    },
    /// Marks from a score sheet (CSV, TSV, XLSX, ODS), such as a rescued one; what stands here stays. For the lead
    Import { file: PathBuf },
    /// All sheets the acting person may see
    List,
    /// The sheet is final
    Seal {
        #[command(flatten)]
        sheet: SheetOf,
    },
    /// Open a sealed sheet again, before the reveal
    Reopen {
        #[command(flatten)]
        sheet: SheetOf,
        #[arg(long)]
        reason: String,
        /// The other seat, where it is not the lead who reopens
        #[arg(long = "with")]
        other: Option<String>,
    },
    /// Show both sheets to both
    Reveal {
        #[arg(long)]
        candidate: String,
        #[arg(long)]
        interview: Option<String>,
    },
    /// The pair agrees on a mark
    Agree {
        #[arg(long)]
        candidate: String,
        #[arg(long)]
        interview: Option<String>,
        #[arg(long)]
        criterion: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// A sentence, needed beyond the tolerance
        #[arg(long)]
        reason: Option<String>,
    },
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Rank {
    /// How the figure of one candidate comes about
    #[arg(long, value_name = "C")]
    pub explain: Option<String>,
    /// Another number of places
    #[arg(long)]
    pub places: Option<usize>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Analyse {
    /// CSV, TSV, XLSX or ODS with the columns candidate, interviewer, criterion, score
    pub file: PathBuf,
    /// How many will be chosen
    #[arg(long, default_value_t = 12)]
    pub places: usize,
    /// Lowest and highest level
    #[arg(long, value_name = "MIN-MAX", allow_hyphen_values = true)]
    pub scale: Option<String>,
    /// Weights of criteria; those not named keep 1
    #[arg(long, value_name = "K=W", value_delimiter = ',')]
    pub weights: Vec<String>,
    /// Places of an area, at least and at most
    #[arg(long = "quota", value_name = "AREA:MIN[-MAX]")]
    pub quotas: Vec<String>,
    /// The person whom everybody interviewed for practice
    #[arg(long, value_name = "ID")]
    pub calibration: Option<String>,
    /// Share of the differences that is the form of the day, 0 to 0.9
    #[arg(long, default_value_t = 0.0)]
    pub occasion: f64,
    /// Joint draws
    #[arg(long)]
    pub draws: Option<usize>,
    /// Seed of the draws
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum ShortlistVerb {
    /// Decisions, places, ties
    Show,
    /// The best team under quotas, locks and pairs, with its proof and the price of every rule
    Propose {
        /// The problem, as JSON: candidates with values, seats, quotas, locks, pairs
        #[arg(long, value_name = "FILE")]
        problem: PathBuf,
    },
    /// Decide on somebody
    Set {
        candidate: String,
        #[arg(value_parser = ["in", "reserve", "out", "undecided"])]
        status: String,
        /// Order among the chosen or the reserves
        #[arg(long)]
        order: Option<i64>,
        /// Needed against the computed order
        #[arg(long)]
        reason: Option<String>,
    },
    /// Freeze the decision: the same act as day close
    Close(Close),
    /// Offer a place
    Offer { candidate: String },
    /// The offer is accepted
    Accept { candidate: String },
    /// The offer is declined
    Decline {
        candidate: String,
        #[arg(long)]
        reason: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum StoreVerb {
    /// Compare the two copies of every day, or of --day; touches nothing, works while colloquio is open
    Check {
        /// Read out an index: what a check runs in a process of its own
        #[arg(long, value_name = "DIR", hide = true)]
        probe: Option<PathBuf>,
    },
    /// Write both copies of the day anew from whatever of both is good; damaged parts are kept
    Rebuild,
    /// Write everything this laptop holds of the day into one new file
    Backup {
        /// The file; an import with --laptop into an empty store brings it back
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Report {
    /// calls: the chosen, then the reserves in order
    #[arg(long, value_parser = ["calls"])]
    pub kind: String,
    /// The file; its ending says the form
    #[arg(long, value_name = "FILE.csv|.md")]
    pub out: PathBuf,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum ScheduleVerb {
    /// The best plan of a problem in a file; its kind says plan, replan or joint
    Plan(Problem),
    /// The same; with the kind replan the plan in force is changed as little as possible
    Replan(Problem),
}

/// A problem in a file.
#[derive(Debug, Args)]
pub struct Problem {
    /// The problem, as JSON
    #[arg(long, value_name = "FILE")]
    pub problem: PathBuf,
    /// Draws the lot between plans of equal value
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

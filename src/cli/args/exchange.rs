//! The verbs of the exchange between laptops.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum BundleVerb {
    /// Write this laptop's bundle
    Export {
        /// Folder, for instance the stick
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        /// Everything this laptop holds, not only what others have not said they have: for a laptop that joins
        #[arg(long)]
        full: bool,
        /// What this laptop has not said it has: its name, letter or id
        #[arg(long = "for", value_name = "LAPTOP", conflicts_with = "full")]
        reader: Option<String>,
    },
    /// Say what a bundle would bring; nothing is taken
    Inspect {
        file: PathBuf,
        /// Read whatever marks a damaged file still shows into a score sheet; it must not be there yet
        #[arg(long, value_name = "OUT.csv")]
        rescue: Option<PathBuf>,
    },
    /// Say whether a bundle is whole and who wrote it
    Verify { file: PathBuf },
    /// Take bundles, or all of a folder
    Import {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// What this laptop is called, when it joins a day
        #[arg(long, value_name = "NAME")]
        laptop: Option<String>,
    },
    /// Take everything new in a folder, then write this laptop's own bundle there
    Sync {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// What this laptop is called, when it joins a day
        #[arg(long, value_name = "NAME")]
        laptop: Option<String>,
    },
    /// Which laptop has given everything, and what is missing
    Status,
}

#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum LaptopsVerb {
    /// All laptops of the day
    List,
    /// This laptop has nothing more to give
    Finish,
}

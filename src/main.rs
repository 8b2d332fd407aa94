//! Reads the environment, runs the command line or the screen, and returns the exit code.

use colloquio::cli::{Start, run};
use colloquio::store::system_id;
use std::process::ExitCode;

fn main() -> ExitCode {
    let text = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    run(&Start {
        arguments: std::env::args_os().collect(),
        store: std::env::var_os("COLLOQUIO_STORE").filter(|v| !v.is_empty()).map(Into::into),
        lang: text("COLLOQUIO_LANG"),
        locale: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text),
        no_color: text("NO_COLOR").is_some(),
        now: text("COLLOQUIO_NOW"),
        seed: text("COLLOQUIO_SEED"),
        random: |bytes| getrandom::fill(bytes).is_ok(),
        machine: system_id(),
    })
}

//! What colloquio does, beside well-known programs doing the same, taking turns in one run on one disk. Times are the
//! machine's; the ratios are what counts.
//!
//!     cargo run --release --manifest-path benches/compare/Cargo.toml -- store
//!     cargo run --release --manifest-path benches/compare/Cargo.toml -- merge

mod figures;
mod merge;
mod store;

fn main() {
    let folder = tempfile::tempdir_in(std::env::var_os("COMPARE_DIR").unwrap_or(".".into()));
    let folder = folder.expect("a folder beside the program, or COMPARE_DIR");
    match std::env::args().nth(1).as_deref() {
        Some("store") | None => store::run(folder.path()),
        Some("merge") => merge::run(folder.path()),
        Some(other) => panic!("no comparison is called {other}: store, merge"),
    }
}

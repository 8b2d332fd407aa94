//! Reading a file that somebody named: a regular one (a FIFO would wait for ever, a device would never end), and no more of
//! it than its reader can use. Not here: bundles, which are spooled (`bundle`).

use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// A file's bytes, one more than the limit at most: whoever reads them then says that it is too large.
pub fn file_bytes(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let found = std::fs::metadata(path)?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "not a regular file"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

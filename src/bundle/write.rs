//! Writing a bundle: a temporary file in the same folder, synced, read back with the reader everybody uses, renamed.
//! Either the whole file is there under its name, or none is.

use crate::bundle::fault::{Act, BundleError};
use crate::bundle::frame::{opening_line, trailer_line};
use crate::bundle::header::Header;
use crate::bundle::name::{file_name, temporary_prefix};
use crate::bundle::verify::prove;
use crate::wire::hash::hex;
use jiff::civil::Time;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::NamedTempFile;

const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// What to write.
pub struct WriteRequest<L> {
    /// The header; its `no` is the first number tried.
    pub header: Header,
    /// The entry lines, without commas and line breaks, causes before effects; gone through again if a name is taken.
    pub lines: L,
    /// Local time for the file's name.
    pub at: Time,
    /// For the temporary file's name.
    pub random: [u8; 8],
    /// To tell old temporary files by.
    pub now: SystemTime,
}

/// A file as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// The number it got.
    pub no: u64,
    /// How many entries it holds.
    pub entries: u64,
    /// Its digest.
    pub sha256: [u8; 32],
}

/// Writes a bundle into a folder. Nothing is ever overwritten: while the name is taken, the number goes up.
pub fn write<'a, L>(folder: &Path, request: WriteRequest<L>) -> Result<Written, BundleError>
where
    L: Iterator<Item = &'a str> + Clone,
{
    let WriteRequest { mut header, lines, at, random, now } = request;
    remove_stale(folder, &temporary_prefix(&header), now);
    loop {
        let path = folder.join(file_name(&header, at));
        if fs::symlink_metadata(&path).is_err() {
            let temporary = create(folder, &header, &random).map_err(BundleError::io(Act::Write, folder))?;
            let (entries, sha256) = fill(&temporary, &header, lines.clone())?;
            if name_it(temporary, &path).map_err(BundleError::io(Act::Write, &path))? == Named::Yes {
                if let Err(e) = sync_folder(folder) {
                    // nobody may trust a name that is perhaps not on the disk
                    let _ = fs::remove_file(&path);
                    return Err(BundleError::io(Act::Write, folder)(e));
                }
                return Ok(Written { path, no: header.no, entries, sha256 });
            }
        }
        header.no += 1;
    }
}

/// Writes a bundle under a name of the caller's. Nothing is ever overwritten: a name that is taken is an error.
pub fn write_file<'a, L>(path: &Path, request: WriteRequest<L>) -> Result<Written, BundleError>
where
    L: Iterator<Item = &'a str> + Clone,
{
    let WriteRequest { header, lines, random, now, .. } = request;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let taken = || BundleError::io(Act::Write, path)(io::ErrorKind::AlreadyExists.into());
    if fs::symlink_metadata(path).is_ok() {
        return Err(taken());
    }
    remove_stale(folder, &temporary_prefix(&header), now);
    let temporary = create(folder, &header, &random).map_err(BundleError::io(Act::Write, folder))?;
    let (entries, sha256) = fill(&temporary, &header, lines)?;
    if name_it(temporary, path).map_err(BundleError::io(Act::Write, path))? == Named::Taken {
        return Err(taken());
    }
    if let Err(e) = sync_folder(folder) {
        // nobody may trust a name that is perhaps not on the disk
        let _ = fs::remove_file(path);
        return Err(BundleError::io(Act::Write, folder)(e));
    }
    Ok(Written { path: path.to_owned(), no: header.no, entries, sha256 })
}

fn create(folder: &Path, header: &Header, random: &[u8; 8]) -> io::Result<NamedTempFile> {
    let name = format!("{}{}", temporary_prefix(header), hex(random));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&name).suffix(".tmp").rand_bytes(0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // another person's laptop must be able to read the stick
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    match builder.tempfile_in(folder) {
        // ours, left by a kill
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(folder.join(format!("{name}.tmp")))?;
            builder.tempfile_in(folder)
        }
        created => created,
    }
}

fn fill<'a>(
    temporary: &NamedTempFile,
    header: &Header,
    lines: impl Iterator<Item = &'a str>,
) -> Result<(u64, [u8; 32]), BundleError> {
    let path = temporary.path();
    let (entries, sha256) = put(temporary.as_file(), header, lines).map_err(BundleError::io(Act::Write, path))?;
    let wrong = |detail| BundleError::ReadBack { path: path.to_owned(), detail };
    match prove(path) {
        Ok(proof) if proof.header == *header && proof.entries == entries && proof.sha256 == sha256 => {
            Ok((entries, sha256))
        }
        Ok(_) => Err(wrong("other content".into())),
        Err(refused @ BundleError::Refused { .. }) => Err(wrong(refused.to_string())),
        Err(other) => Err(other),
    }
}

fn put<'a>(file: &File, header: &Header, lines: impl Iterator<Item = &'a str>) -> io::Result<(u64, [u8; 32])> {
    let mut out = Digesting { out: BufWriter::with_capacity(256 << 10, file), digest: Sha256::new() };
    out.put(&opening_line(&header.format()?))?;
    let mut entries = 0;
    for line in lines {
        if entries > 0 {
            out.put(",\n")?;
        }
        out.put(line)?;
        entries += 1;
    }
    if entries > 0 {
        out.put("\n")?;
    }
    let sha256 = out.digest.finalize().into();
    out.out.write_all(trailer_line(entries, &sha256).as_bytes())?;
    out.out.flush()?;
    file.sync_all()?;
    Ok((entries, sha256))
}

struct Digesting<'f> {
    out: BufWriter<&'f File>,
    digest: Sha256,
}

impl Digesting<'_> {
    fn put(&mut self, text: &str) -> io::Result<()> {
        self.digest.update(text);
        self.out.write_all(text.as_bytes())
    }
}

/// Whether a file got its name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    Yes,
    /// Somebody was faster; theirs stands.
    Taken,
}

/// Gives a temporary file its name, never over another.
pub(super) fn name_it(temporary: NamedTempFile, path: &Path) -> io::Result<Named> {
    let refused = match temporary.persist_noclobber(path) {
        Ok(_) => return Ok(Named::Yes),
        Err(refused) => refused,
    };
    match refused.error.kind() {
        io::ErrorKind::AlreadyExists => Ok(Named::Taken),
        // some sticks know neither a rename that spares what is there nor hard links: look, then rename
        _ if fs::symlink_metadata(path).is_ok() => Ok(Named::Taken),
        _ => refused.file.persist(path).map(|_| Named::Yes).map_err(|refused| refused.error),
    }
}

/// Makes the name last. Where folders cannot be synced at all the rename has to do.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            Err(e) if !matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => return Err(e),
            _ => {}
        }
    }
    Ok(())
}

/// Removes our own temporary files of yesterday; whatever hinders that hinders no export.
fn remove_stale(folder: &Path, prefix: &str, now: SystemTime) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(prefix) && name.ends_with(".tmp"));
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let stale = modified.is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > STALE));
        if ours && stale {
            let _ = fs::remove_file(entry.path());
        }
    }
}

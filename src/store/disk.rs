//! The file system as the journal sees it, so that tests can make it fail at any call.

use super::{FileSystem, mounted};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

/// Whether a path still leads to a file that somebody can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// How many names the file has; none means that it was removed underneath us.
    pub links: u64,
    /// Device and inode; zero where the platform has none.
    pub file: (u64, u64),
}

/// A file that only grows, or is cut back to a length known to be good.
pub(super) trait Appender: Send {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
    fn set_len(&mut self, len: u64) -> io::Result<()>;
    fn identity(&self) -> io::Result<Identity>;
}

/// The calls that a day, its journal, the reserve and what is set aside need.
pub(super) trait Disk: Send + Sync {
    /// File names and lengths within a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>>;
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// A new file, readable by this account only; an error if it is there.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Appender>>;
    /// A file that is there, at its end.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Appender>>;
    fn identity(&self, path: &Path) -> io::Result<Identity>;
    /// A new folder for this account only; an error if it is there.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// A folder with everything in it.
    fn remove_tree(&self, folder: &Path) -> io::Result<()>;
    /// Makes new names within the folder last.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Bytes that this account can still write there.
    fn free(&self, folder: &Path) -> io::Result<u64>;
    /// The kind of file system, if it is one that promises less.
    fn weakness(&self, folder: &Path) -> Option<FileSystem>;
}

/// A folder that is there afterwards, made or found.
pub(super) fn ensure_folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.make_folder(path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// A new file with these bytes, synced; its name lasts once the folder is synced.
pub(super) fn put(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path)?;
    file.write_all(bytes)?;
    file.sync()
}

/// `std::fs`.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>> {
        fs::read_dir(folder)?
            .map(|entry| entry.and_then(|e| Ok((e.file_name().to_string_lossy().into_owned(), e.metadata()?.len()))))
            .collect()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let found = fs::metadata(path)?;
        // a FIFO would wait for ever
        if !found.is_file() && !found.is_dir() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        fs::read(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(options.open(path)?))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        Ok(Box::new(OpenOptions::new().append(true).open(path)?))
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        fs::metadata(path).map(|found| identity_of(&found))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir_all(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows cannot open a folder for this and needs no such call.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn free(&self, folder: &Path) -> io::Result<u64> {
        fs2::available_space(folder)
    }

    fn weakness(&self, folder: &Path) -> Option<FileSystem> {
        mounted::weakness(folder)
    }
}

impl Appender for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        // On macOS only the full sync reaches the platter.
        if cfg!(target_os = "macos") { self.sync_all() } else { self.sync_data() }
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        File::set_len(self, len)
    }

    fn identity(&self) -> io::Result<Identity> {
        self.metadata().map(|found| identity_of(&found))
    }
}

#[cfg(unix)]
fn identity_of(found: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Identity { links: found.nlink(), file: (found.dev(), found.ino()) }
}

#[cfg(not(unix))]
fn identity_of(_: &fs::Metadata) -> Identity {
    Identity { links: 1, file: (0, 0) }
}

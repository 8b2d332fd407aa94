//! Which file system a folder lies on, as far as it matters: those that promise less than we ask. Linux only.

use super::FileSystem;
use std::path::{Path, PathBuf};

/// The weak file system that `folder` lies on; `None` where it is a good one, or where that cannot be known.
pub(super) fn weakness(folder: &Path) -> Option<FileSystem> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let table = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    weakness_in(&table, &folder.canonicalize().ok()?)
}

/// Of the mounts that `folder` lies under the deepest counts; of several at one place the last, which hides the others.
fn weakness_in(table: &str, folder: &Path) -> Option<FileSystem> {
    let mounts = table.lines().filter_map(|line| {
        let (places, kind) = line.split_once(" - ")?;
        let point = unescaped(places.split(' ').nth(4)?);
        folder.starts_with(&point).then(|| (point.components().count(), kind.split(' ').next().unwrap_or_default()))
    });
    weak(mounts.max_by_key(|(depth, _)| *depth)?.1)
}

fn weak(kind: &str) -> Option<FileSystem> {
    match kind {
        "vfat" | "msdos" | "umsdos" => Some(FileSystem::Fat),
        "exfat" => Some(FileSystem::ExFat),
        "nfs" | "nfs4" => Some(FileSystem::Nfs),
        "cifs" | "smb3" | "smbfs" => Some(FileSystem::Smb),
        "fuse" | "fuseblk" => Some(FileSystem::Fuse),
        _ if kind.starts_with("fuse.") => Some(FileSystem::Fuse),
        _ => None,
    }
}

/// Spaces and the like stand as three octal digits.
fn unescaped(text: &str) -> PathBuf {
    let mut plain = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..3).filter(|_| first == b'\\').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                plain.push(byte);
                rest = &after[3..];
            }
            None => {
                plain.push(first);
                rest = after;
            }
        }
    }
    PathBuf::from(String::from_utf8_lossy(&plain).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:5 / /proc rw - proc proc rw
40 21 8:17 / /media/sala/CHIAVETTA\\0401 rw shared:7 master:1 - vfat /dev/sdb1 rw
41 21 0:44 / /net rw - nfs4 host:/export rw
42 41 8:33 / /net/local rw - ext4 /dev/sdc1 rw
43 21 0:45 / /sshfs rw - fuse.sshfs a:/ rw
44 43 0:46 / /sshfs rw - tmpfs tmpfs rw
45 21 0:47 / /win rw - cifs //a/b rw
46 21 8:49 / /exfat rw - exfat /dev/sdd1 rw
";

    #[test]
    fn the_deepest_mount_that_holds_the_folder_says_what_it_is() {
        let found = |path: &str| weakness_in(TABLE, Path::new(path));
        assert_eq!(found("/home/guida/store"), None);
        assert_eq!(found("/media/sala/CHIAVETTA 1/colloquio"), Some(FileSystem::Fat));
        // a neighbour whose name begins alike lies elsewhere
        assert_eq!(found("/media/sala/CHIAVETTA 12"), None);
        assert_eq!(found("/net/store"), Some(FileSystem::Nfs));
        assert_eq!(found("/net/local/store"), None);
        assert_eq!(found("/sshfs/store"), None);
        assert_eq!(found("/win"), Some(FileSystem::Smb));
        assert_eq!(found("/exfat/a"), Some(FileSystem::ExFat));
        assert_eq!(weakness_in("no table", Path::new("/")), None);
    }
}

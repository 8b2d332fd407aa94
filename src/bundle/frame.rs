//! Pass 1: the bytes around the values. Opening, version, line lengths, trailer, digest, count. No entry is looked into
//! before the digest is right, so damage is always called damage.

use crate::bundle::fault::{Act, BundleError};
use crate::bundle::header::Header;
use crate::bundle::progress::{Progress, Stage};
use crate::wire::envelope::LINE_LIMIT;
use crate::wire::fault::{Fault, Reason};
use crate::wire::hash::{hex, parse_hex};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::Path;

/// What every bundle begins with, up to its version.
const OPENING: &str = r#"{"format":"colloquio-bundle","version":"#;
const HEADER: &str = r#","header":"#;
const ENTRIES: &str = r#","entries":["#;
pub(super) const TRAILER: &str = r#"],"trailer":{"entries":"#;
/// Enough to know a file by.
pub(super) const HEAD_BYTES: u64 = 512;
/// Longest file.
pub(super) const FILE_LIMIT: u64 = (4 << 30) - 1;
const HEADER_LIMIT: usize = 1 << 20;
const ENTRIES_LIMIT: u64 = 5_000_000;

/// What pass 1 found; the header is not yet proven.
pub(super) struct Frame {
    pub header: Header,
    pub entries: u64,
    pub sha256: [u8; 32],
    pub sig: Option<String>,
}

/// First line of a file with this header.
pub(super) fn opening_line(header: &str) -> String {
    format!("{OPENING}1{HEADER}{header}{ENTRIES}\n")
}

/// Last line of an unsigned file.
pub(super) fn trailer_line(entries: u64, sha256: &[u8; 32]) -> String {
    format!("{TRAILER}{entries},\"sha256\":\"{}\",\"sig\":null}}}}\n", hex(sha256))
}

/// Refuses by its first bytes what can be no bundle at all.
pub(super) fn refuse_foreign(head: &[u8]) -> Result<(), Fault> {
    const COMPRESSED: [&[u8]; 6] =
        [b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\0"];
    let starts = |magic: &[u8]| head.starts_with(magic);
    if COMPRESSED.iter().any(|magic| starts(magic)) {
        return Err(Fault::new(Reason::Compressed, "a compressed file"));
    }
    if starts(b"age-encryption.org/") || starts(b"-----BEGIN AGE ENCRYPTED FILE-----") {
        return Err(Fault::new(Reason::Encrypted, "an age file"));
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !head.is_empty() && !text.starts_with(b"{") {
        return Err(Fault::new(Reason::NotABundle, "other content"));
    }
    Ok(())
}

/// Lines of a file, never more than a limit in memory.
pub(super) struct LineReader {
    reader: BufReader<File>,
    buffer: Vec<u8>,
}

/// One line as far as it was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// With its line break.
    Whole,
    /// The file ends within it, or before it.
    CutOff,
    /// Longer than the limit.
    TooLong,
}

impl LineReader {
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { reader: BufReader::with_capacity(64 << 10, File::open(path)?), buffer: Vec::new() })
    }

    /// Reads the next line into `text`.
    pub fn next(&mut self, limit: usize) -> io::Result<Line> {
        self.buffer.clear();
        read_line(&mut self.reader, limit, &mut self.buffer)
    }

    /// Reads the next line to the end of a buffer of the caller's.
    pub fn append(&mut self, limit: usize, buffer: &mut Vec<u8>) -> io::Result<Line> {
        read_line(&mut self.reader, limit, buffer)
    }

    /// The line read last, its line break included.
    pub fn text(&self) -> &[u8] {
        &self.buffer
    }

    /// Skips the opening line.
    pub fn skip_opening(&mut self) -> io::Result<()> {
        self.next(HEADER_LIMIT).map(drop)
    }
}

fn read_line(reader: &mut BufReader<File>, limit: usize, buffer: &mut Vec<u8>) -> io::Result<Line> {
    let limit = limit + 1;
    let read = reader.by_ref().take(limit as u64).read_until(b'\n', buffer)?;
    Ok(match buffer.last() {
        Some(b'\n') if read > 0 => Line::Whole,
        _ if read == limit => Line::TooLong,
        _ => Line::CutOff,
    })
}

/// What stands before the entries, and nothing after it looked at: what a file says of itself. Only for a file that was
/// proven before; nothing rests on the header of any other.
pub fn read_header(path: &Path) -> Result<Header, BundleError> {
    let mut lines = LineReader::open(path).map_err(BundleError::io(Act::Read, path))?;
    match lines.next(HEADER_LIMIT).map_err(BundleError::io(Act::Read, path))? {
        Line::Whole => {}
        _ => return Err(BundleError::refused(Reason::Incomplete, "no whole header")),
    }
    parse_header(cut_header(lines.text())?)
}

/// Pass 1 over a file.
pub(super) fn read_frame(path: &Path, progress: &Progress) -> Result<Frame, BundleError> {
    let io = || BundleError::io(Act::Read, path);
    let mut lines = LineReader::open(path).map_err(io())?;
    let bytes = lines.reader.get_ref().metadata().map_err(io())?.len();
    progress.begin(Stage::Reading, bytes);
    let mut head = Vec::new();
    lines.reader.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(io())?;
    lines.reader.rewind().map_err(io())?;
    check_opening(&head, &mut lines.reader, path)?;

    let mut digest = Sha256::new();
    let line = lines.next(HEADER_LIMIT).map_err(io())?;
    let header = match line {
        Line::TooLong => return Err(BundleError::refused(Reason::TooLarge, "header")),
        Line::CutOff => return Err(BundleError::refused(Reason::Incomplete, "ends within the header")),
        Line::Whole => cut_header(lines.text())?.to_vec(),
    };
    digest.update(lines.text());

    let mut entries = 0;
    let trailer = loop {
        let line = lines.next(LINE_LIMIT).map_err(io())?;
        progress.read(lines.text().len() as u64)?;
        match line {
            Line::TooLong => return Err(BundleError::at_line(Fault::new(Reason::TooLarge, "line"), entries + 2)),
            Line::CutOff => return Err(BundleError::refused(Reason::Incomplete, "no whole trailer")),
            Line::Whole if lines.text().starts_with(TRAILER.as_bytes()) => break read_trailer(lines.text())?,
            Line::Whole => digest.update(lines.text()),
        }
        entries += 1;
        if entries > ENTRIES_LIMIT {
            return Err(BundleError::refused(Reason::TooLarge, "entries"));
        }
    };
    if !lines.reader.fill_buf().map_err(io())?.is_empty() {
        return Err(BundleError::refused(Reason::Layout, "text after the end"));
    }
    let sha256: [u8; 32] = digest.finalize().into();
    if sha256 != trailer.sha256 {
        return Err(BundleError::refused(Reason::Digest, "digest"));
    }
    if entries != trailer.entries {
        return Err(BundleError::refused(Reason::Layout, "count of entries"));
    }
    Ok(Frame { header: parse_header(&header)?, entries, sha256, sig: trailer.sig })
}

fn parse_header(header: &[u8]) -> Result<Header, BundleError> {
    let header = str::from_utf8(header).map_err(|_| Fault::new(Reason::Json, "no UTF-8 in the header"))?;
    Header::parse(header).map_err(|fault| BundleError::at_line(fault, 1))
}

/// Opening and version. A bundle that another program laid out anew is told from something else altogether.
fn check_opening(head: &[u8], reader: &mut (impl BufRead + Seek), path: &Path) -> Result<(), BundleError> {
    let Some(after) = head.strip_prefix(OPENING.as_bytes()) else {
        if OPENING.as_bytes().starts_with(head) {
            return Err(BundleError::refused(Reason::Incomplete, "ends within its first bytes"));
        }
        refuse_foreign(head)?;
        let named = mentions(reader, b"\"colloquio-bundle\"").map_err(BundleError::io(Act::Read, path))?;
        let reason = if named { Reason::Layout } else { Reason::NotABundle };
        return Err(BundleError::refused(reason, "opening"));
    };
    let digits = after.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == after.len() {
        return Err(BundleError::refused(Reason::Incomplete, "ends within its version"));
    }
    // sixteen digits are more than a whole number may have here
    let version = str::from_utf8(&after[..digits.min(16)]).ok().and_then(|digits| digits.parse::<u64>().ok());
    match version {
        Some(1) if digits == 1 => Ok(()),
        Some(2..) if digits <= 16 && after[0] != b'0' && after[digits] == b',' => {
            Err(BundleError::refused(Reason::LaterVersion, "version"))
        }
        _ => Err(BundleError::refused(Reason::Layout, "version")),
    }
}

/// Whether some words stand anywhere in a file; reads on in pieces, so a huge file costs time and no memory.
fn mentions(reader: &mut impl BufRead, words: &[u8]) -> io::Result<bool> {
    let mut window: Vec<u8> = Vec::new();
    loop {
        let piece = reader.fill_buf()?;
        if piece.is_empty() {
            return Ok(false);
        }
        let length = piece.len();
        window.extend_from_slice(piece);
        reader.consume(length);
        if window.windows(words.len()).any(|here| here == words) {
            return Ok(true);
        }
        window.drain(..window.len().saturating_sub(words.len() - 1));
    }
}

fn cut_header(line: &[u8]) -> Result<&[u8], Fault> {
    let layout = || Fault::new(Reason::Layout, "header line");
    let rest = line.strip_prefix(OPENING.as_bytes()).and_then(|rest| rest.strip_prefix(b"1")).ok_or_else(layout)?;
    let rest = rest.strip_prefix(HEADER.as_bytes()).ok_or_else(layout)?;
    let header = rest.strip_suffix(b"\n").and_then(|rest| rest.strip_suffix(ENTRIES.as_bytes()));
    header.filter(|header| header.starts_with(b"{") && header.ends_with(b"}")).ok_or_else(layout)
}

struct Trailer {
    entries: u64,
    sha256: [u8; 32],
    sig: Option<String>,
}

fn read_trailer(line: &[u8]) -> Result<Trailer, Fault> {
    let parse = || {
        let rest = str::from_utf8(line).ok()?.strip_prefix(TRAILER)?.strip_suffix("}}\n")?;
        let (count, rest) = rest.split_once(",\"sha256\":\"")?;
        let (sha256, sig) = rest.split_once("\",\"sig\":")?;
        let entries: u64 = count.parse().ok()?;
        let sig = match sig {
            "null" => None,
            _ => Some(sig.strip_prefix('"')?.strip_suffix('"')?)
                .filter(|sig| parse_hex::<64>(sig).is_some())?
                .to_owned()
                .into(),
        };
        (entries.to_string() == count).then_some(Trailer { entries, sha256: parse_hex(sha256)?, sig })
    };
    parse().ok_or_else(|| Fault::new(Reason::Layout, "trailer"))
}

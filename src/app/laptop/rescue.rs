//! Whatever marks a damaged file still shows: the last resort when the laptop that wrote it is gone. Nothing here proves
//! anything and nothing goes into a day: what is found becomes a score sheet for a person to look at.
//!
//! Read piece by piece: each `{"body":` begins an entry, whatever stands before it. A whole entry is read as any other; of
//! one that is not, the mark under its veil may still be whole.

use crate::domain::day::Day;
use crate::domain::entry::{Content, Entry};
use crate::domain::fact::{Fact, MarkSet};
use crate::domain::ids::{CandidateId, DeviceId, EntryId, InterviewId, PersonId};
use crate::wire::envelope::{LINE_LIMIT, read_line};
use crate::wire::fact::decode;
use crate::wire::hash::{entry_id, parse_hex};
use crate::wire::veil::unveil;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufRead, BufReader, Read};

/// How every entry begins.
const OPENING: &[u8] = b"{\"body\":";

/// A mark as a damaged file shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescuedMark {
    /// Code of the person, or what stands for it: the id, or that of the interview where its beginning is lost.
    pub candidate: String,
    /// Code of the interviewer, or the id.
    pub interviewer: String,
    /// The criterion.
    pub criterion: String,
    /// The level; none is not assessed.
    pub level: Option<i64>,
    /// Code of the interview, or the id.
    pub interview: String,
    /// When it was given, Unix ms; none where only the mark itself could be read.
    pub at: Option<i64>,
}

/// What could be read of a damaged file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// The marks, by interview, interviewer and criterion.
    pub marks: Vec<RescuedMark>,
    /// Entries that were read whole.
    pub entries: usize,
    /// Pieces that begin like an entry, or lines, that could not be read.
    pub unreadable: usize,
    /// Marks that nothing else in the file vouches for, or of which more than one value stood and of none it is known that it
    /// was replaced: then the latest is taken.
    pub doubtful: usize,
}

/// Of a seat in an interview one criterion.
type Cell = (InterviewId, PersonId, String);

/// Where a whole entry stands; its id comes last.
type Place = (i64, u32, DeviceId, u64, EntryId);

#[derive(Default)]
struct Found {
    marks: BTreeMap<Cell, Vec<(Option<Place>, MarkSet)>>,
    replaced: HashSet<EntryId>,
    /// Entries that another one, or the header, names by their hash: a bit that turned in one of them would show.
    vouched: HashSet<EntryId>,
    called: HashMap<InterviewId, (CandidateId, Option<String>)>,
    codes: HashMap<uuid::Uuid, String>,
    rescued: Rescued,
}

/// Reads whatever marks the bytes still show. `here` is the day of this laptop, for codes that the file has lost. In memory:
/// one line, and the marks.
pub fn rescue(bytes: impl Read, here: Option<&Day>) -> io::Result<Rescued> {
    let mut reader = BufReader::new(bytes);
    let mut found = Found::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.by_ref().take(LINE_LIMIT as u64 + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        found.take_line(&line);
    }
    Ok(found.finish(here))
}

impl Found {
    fn take_line(&mut self, line: &[u8]) {
        let starts: Vec<usize> =
            line.windows(OPENING.len()).enumerate().filter(|(_, here)| *here == OPENING).map(|(at, _)| at).collect();
        if starts.is_empty() {
            // header and trailer are no entries; anything else was one, or nothing at all
            let header = line.starts_with(b"{\"format\":");
            if header {
                self.vouched.extend(hashes(line).iter().map(entry_id));
            }
            let frame = header || line.starts_with(b"],\"trailer\":");
            self.rescued.unreadable += usize::from(!frame && !line.trim_ascii().is_empty());
        }
        for (n, start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(line.len());
            self.take_piece(&line[*start..end]);
        }
    }

    fn take_piece(&mut self, piece: &[u8]) {
        let text = piece.trim_ascii_end();
        let text = text.strip_suffix(b",").unwrap_or(text);
        if let Some(envelope) = str::from_utf8(text).ok().and_then(|text| read_line(text).ok()) {
            self.rescued.entries += 1;
            return self.take(decode(envelope));
        }
        self.rescued.unreadable += 1;
        if let Some(mark) = mark_within(piece) {
            self.marks.entry(cell(&mark)).or_default().push((None, mark));
        }
    }

    fn take(&mut self, entry: Entry) {
        self.replaced.extend(&entry.replaces);
        self.vouched.extend(entry.stamp.prev.iter().chain(&entry.replaces));
        let fact = match &entry.content {
            Content::Known(fact) => fact,
            // its frame is whole, what it says is not
            Content::Malformed { .. } => {
                self.rescued.unreadable += 1;
                return;
            }
            Content::Later { .. } => return,
        };
        match fact {
            Fact::MarkSet(mark) => {
                let place = entry.stamp.order();
                self.marks.entry(cell(mark)).or_default().push((Some(place), mark.clone()));
            }
            Fact::SheetSealed(sealed) => self.vouched.extend(&sealed.marks),
            Fact::InterviewCalled(called) => {
                self.called.insert(called.interview, (called.candidate, called.code.clone()));
            }
            Fact::InterviewMoved(moved) => {
                let code = self.called.get(&moved.interview).and_then(|(_, code)| code.clone());
                self.called.insert(moved.interview, (moved.candidate, code));
            }
            Fact::CandidateAdded(added) => {
                self.codes.insert(added.candidate.0, added.code.clone());
            }
            Fact::PersonSet(person) => {
                if let Some(code) = &person.code {
                    self.codes.insert(person.person.0, code.clone());
                }
            }
            _ => {}
        }
    }

    fn finish(mut self, here: Option<&Day>) -> Rescued {
        for ((interview, interviewer, criterion), mut all) in std::mem::take(&mut self.marks) {
            // one replaced is not what stood last
            let replaced = |place: &Option<Place>| place.is_some_and(|place| self.replaced.contains(&place.4));
            if all.iter().any(|(e, _)| !replaced(e)) {
                all.retain(|(e, _)| !replaced(e));
            }
            // a file has causes before effects, so of what is left the last is the latest
            let said: HashSet<(Option<i64>, bool)> = all.iter().map(|(_, m)| (m.level, m.na.is_some())).collect();
            let several = said.len() > 1;
            let Some((place, mark)) = all.pop() else { continue };
            let vouched = place.is_some_and(|place| self.vouched.contains(&place.4));
            self.rescued.doubtful += usize::from(several || !vouched);
            if mark.level.is_none() && mark.na.is_none() {
                // taken back
                continue;
            }
            let known = here.and_then(|day| day.interview(interview));
            let (candidate, code) = match self.called.get(&interview) {
                Some((candidate, code)) => (Some(*candidate), code.clone()),
                None => (known.as_ref().map(|i| i.candidate), None),
            };
            let named = |id: uuid::Uuid, here: Option<String>| {
                self.codes.get(&id).cloned().or(here.filter(|code| !code.is_empty())).unwrap_or_else(|| id.to_string())
            };
            self.rescued.marks.push(RescuedMark {
                candidate: match candidate {
                    Some(c) => named(c.0, here.map(|day| day.candidate_code(c).to_owned())),
                    None => interview.to_string(),
                },
                interviewer: named(interviewer.0, here.and_then(|day| day.person(interviewer)).map(|p| p.code)),
                criterion,
                level: mark.level,
                interview: code.or(known.map(|i| i.code)).unwrap_or_else(|| interview.to_string()),
                at: place.map(|place| place.0),
            });
        }
        self.rescued
    }
}

fn cell(mark: &MarkSet) -> Cell {
    (mark.interview, mark.interviewer, mark.criterion.clone())
}

/// The hashes a header gives as the ends of its chains, as far as they can be read.
fn hashes(header: &[u8]) -> Vec<[u8; 32]> {
    const HASH: &[u8] = b"\"hash\":\"";
    let starts =
        header.windows(HASH.len()).enumerate().filter(|(_, here)| *here == HASH).map(|(at, _)| at + HASH.len());
    starts.filter_map(|at| parse_hex(str::from_utf8(header.get(at..at + 64)?).ok()?)).collect()
}

/// The mark under the veil of an entry that cannot be read whole.
fn mark_within(piece: &[u8]) -> Option<MarkSet> {
    const KIND: &[u8] = b"\"kind\":\"mark.set\"";
    const DATA: &[u8] = b"\"data\":\"";
    let after = |what: &[u8]| piece.windows(what.len()).position(|here| here == what).map(|at| at + what.len());
    after(KIND)?;
    let veiled = &piece[after(DATA)?..];
    let end = veiled.iter().position(|byte| *byte == b'"');
    // without its end the veil may still be whole: else it does not open
    let veiled = end.map_or(veiled.trim_ascii_end(), |end| &veiled[..end]);
    serde_json::from_slice(&unveil(str::from_utf8(veiled).ok()?)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn golden() -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bundles/11-b-desk-b-full.colloquio.json");
        std::fs::read(path).unwrap()
    }

    #[test]
    fn a_whole_file_gives_every_mark_once() {
        let rescued = rescue(&golden()[..], None).unwrap();
        assert_eq!((rescued.entries, rescued.unreadable, rescued.doubtful), (42, 0, 0));
        assert!(!rescued.marks.is_empty());
        let cells: HashSet<_> = rescued.marks.iter().map(|m| (&m.interview, &m.interviewer, &m.criterion)).collect();
        assert_eq!(cells.len(), rescued.marks.len());
        assert!(rescued.marks.iter().all(|m| m.candidate.len() < 9 && m.interviewer.len() < 9 && m.at.is_some()));
    }

    #[test]
    fn a_mark_is_read_out_of_a_broken_entry_and_out_of_two_run_together() {
        let all = rescue(&golden()[..], None).unwrap().marks;
        let text = String::from_utf8(golden()).unwrap();
        // every entry's place in its chain is gone: none is whole
        let broken = text.replace("\"seq\":", "\"seq\";");
        let rescued = rescue(broken.as_bytes(), None).unwrap();
        assert_eq!((rescued.entries, rescued.unreadable), (0, 42));
        let levels = |marks: &[RescuedMark]| {
            let mut all: Vec<_> = marks.iter().map(|m| (m.criterion.clone(), m.level)).collect();
            all.sort();
            all
        };
        assert_eq!(levels(&rescued.marks).len(), all.len());
        // without the line breaks they are read as well
        let rescued = rescue(text.replace('\n', "").as_bytes(), None).unwrap();
        assert_eq!(levels(&rescued.marks), levels(&all));
    }

    #[test]
    fn a_mark_whose_bits_turned_is_doubted_even_where_it_still_reads_as_one() {
        let whole = golden();
        let all = rescue(&whole[..], None).unwrap().marks;
        let mut changed = 0;
        for at in (0..whole.len()).step_by(3) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            // only flips inside a veil: nothing of the entry's frame shows them
            let name = whole[..at].rsplit(|b| *b == b'"').nth(2);
            if name != Some(b"data") {
                continue;
            }
            let rescued = rescue(&flipped[..], None).unwrap();
            let same = rescued.marks == all;
            changed += usize::from(!same);
            assert!(same || rescued.unreadable + rescued.doubtful > 0, "byte {at}");
        }
        assert!(changed > 20, "{changed}");
    }

    #[test]
    fn no_bytes_make_it_stumble() {
        let whole = golden();
        for cut in (0..whole.len()).step_by(97) {
            rescue(&whole[..cut], None).unwrap();
            let mut flipped = whole.clone();
            flipped[cut] ^= 0x55;
            rescue(&flipped[..], None).unwrap();
        }
        assert_eq!(rescue(&b""[..], None).unwrap(), Rescued::default());
    }
}

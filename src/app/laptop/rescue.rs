//! Whatever marks a damaged file still shows: the last resort when the laptop that wrote it is gone. Nothing here proves
//! anything and nothing goes into a day: what is found becomes a score sheet for a person to look at.
//!
//! Read piece by piece: each `{"body":` begins an entry, whatever stands before it. A whole entry is read as any other; of
//! one that is not, the mark under its veil may still be whole. What stands in the day here anyway and is hidden from whoever
//! asks is no loss, and stays hidden.

use crate::domain::day::Day;
use crate::domain::entry::{Content, Entry};
use crate::domain::fact::{Fact, MarkSet, NotAssessed};
use crate::domain::ids::{CandidateId, DayId, DeviceId, EntryId, InterviewId, PersonId, parse_strict};
use crate::domain::visible::visible;
use crate::wire::envelope::{LINE_LIMIT, read_line};
use crate::wire::fact::decode;
use crate::wire::hash::{entry_id, parse_hex};
use crate::wire::veil::unveil;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
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
    /// Why there is no level.
    pub na: Option<NotAssessed>,
    /// Nothing else in the file vouches for it, or it had more than one value.
    pub doubt: bool,
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
    /// Marks that stand in the day here and that whoever asks may not see: not lost, and left out.
    pub withheld: usize,
}

/// The day of a file in this store, and who asks.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'d> {
    /// For codes that the file has lost, and for what is hidden.
    pub day: &'d Day,
    /// Who asks.
    pub viewer: Option<PersonId>,
}

/// Of a seat in an interview one criterion.
type Cell = (InterviewId, PersonId, String);

/// Where a whole entry stands; its id comes last.
type Place = (i64, u32, DeviceId, u64, EntryId);

/// What the bytes of a damaged file showed; of whom it may be said is still to be asked.
#[derive(Default)]
pub struct Salvage {
    days: BTreeSet<DayId>,
    marks: BTreeMap<Cell, Vec<(Option<Place>, MarkSet)>>,
    replaced: HashSet<EntryId>,
    /// Entries that another one, or the header, names by their hash: a bit that turned in one of them would show.
    vouched: HashSet<EntryId>,
    called: HashMap<InterviewId, (CandidateId, Option<String>)>,
    codes: HashMap<uuid::Uuid, String>,
    rescued: Rescued,
}

/// Reads whatever marks the bytes still show. In memory: one line, and the marks.
pub fn salvage(bytes: impl Read) -> io::Result<Salvage> {
    let mut reader = BufReader::new(bytes);
    let mut found = Salvage::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.by_ref().take(LINE_LIMIT as u64 + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        found.take_line(&line);
    }
    Ok(found)
}

impl Salvage {
    /// The days whose names can be read anywhere in the file.
    pub fn days(&self) -> &BTreeSet<DayId> {
        &self.days
    }

    /// Whether the file is of this day: it names it, or marks an interview of it. A name that was damaged makes no stranger.
    pub fn is_of(&self, day: &Day) -> bool {
        self.days.contains(&day.id()) || self.marks.keys().any(|(interview, ..)| day.interview(*interview).is_some())
    }

    fn take_line(&mut self, line: &[u8]) {
        self.days.extend(days(line));
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

    /// The marks as `here` may see them; none: this store does not know the day.
    pub fn rescue(mut self, here: Option<Asker<'_>>) -> Rescued {
        let day = here.map(|here| here.day);
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
            let doubt = several || !vouched;
            if here.is_some_and(|here| is_covered(here, &mark, place.as_ref())) {
                self.rescued.withheld += 1;
                continue;
            }
            self.rescued.doubtful += usize::from(doubt);
            if mark.level.is_none() && mark.na.is_none() {
                // taken back
                continue;
            }
            let known = day.and_then(|day| day.interview(interview));
            let (candidate, code) = match self.called.get(&interview) {
                Some((candidate, code)) => (Some(*candidate), code.clone()),
                None => (known.as_ref().map(|i| i.candidate), None),
            };
            let named = |id: uuid::Uuid, here: Option<String>| {
                self.codes.get(&id).cloned().or(here.filter(|code| !code.is_empty())).unwrap_or_else(|| id.to_string())
            };
            self.rescued.marks.push(RescuedMark {
                candidate: match candidate {
                    Some(c) => named(c.0, day.map(|day| day.candidate_code(c).to_owned())),
                    None => interview.to_string(),
                },
                interviewer: named(interviewer.0, day.and_then(|day| day.person(interviewer)).map(|p| p.code)),
                criterion,
                level: mark.level,
                na: mark.na,
                doubt,
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

/// Whether a mark stands in the day here, where whoever asks may not see it. Without its place in a chain the same mark as the
/// one here is taken for that one.
fn is_covered(here: Asker<'_>, mark: &MarkSet, place: Option<&Place>) -> bool {
    let stands = || match place {
        Some(place) => here.day.entry(&place.4).is_some(),
        None => {
            let key = format!("mark/{}/{}/{}", mark.interview, mark.interviewer, mark.criterion);
            here.day.value(&key).and_then(|e| e.fact()) == Some(&Fact::MarkSet(mark.clone()))
        }
    };
    !visible(here.day, mark.interview, mark.interviewer, here.viewer) && stands()
}

/// The days that a line names: each entry names its own, the header the file's.
fn days(line: &[u8]) -> impl Iterator<Item = DayId> {
    const ENTRY: &[u8] = b"\"day\":\"";
    const HEADER: &[u8] = b"\"day\":{\"id\":\"";
    let after = |what: &'static [u8]| {
        line.windows(what.len()).enumerate().filter(move |(_, here)| *here == what).map(move |(at, _)| at + what.len())
    };
    let ids = after(ENTRY).chain(after(HEADER)).filter_map(|at| str::from_utf8(line.get(at..at + 36)?).ok());
    ids.filter_map(parse_strict).map(DayId)
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

    fn rescue(bytes: &[u8]) -> Rescued {
        salvage(bytes).unwrap().rescue(None)
    }

    fn golden() -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bundles/11-b-desk-b-full.colloquio.json");
        std::fs::read(path).unwrap()
    }

    #[test]
    fn a_whole_file_gives_every_mark_once() {
        let rescued = rescue(&golden());
        assert_eq!((rescued.entries, rescued.unreadable, rescued.doubtful), (42, 0, 0));
        assert!(!rescued.marks.is_empty());
        let cells: HashSet<_> = rescued.marks.iter().map(|m| (&m.interview, &m.interviewer, &m.criterion)).collect();
        assert_eq!(cells.len(), rescued.marks.len());
        assert!(rescued.marks.iter().all(|m| m.candidate.len() < 9 && m.interviewer.len() < 9 && m.at.is_some()));
    }

    #[test]
    fn a_mark_is_read_out_of_a_broken_entry_and_out_of_two_run_together() {
        let all = rescue(&golden()).marks;
        let text = String::from_utf8(golden()).unwrap();
        // every entry's place in its chain is gone: none is whole
        let broken = text.replace("\"seq\":", "\"seq\";");
        let rescued = rescue(broken.as_bytes());
        assert_eq!((rescued.entries, rescued.unreadable), (0, 42));
        let levels = |marks: &[RescuedMark]| {
            let mut all: Vec<_> = marks.iter().map(|m| (m.criterion.clone(), m.level)).collect();
            all.sort();
            all
        };
        assert_eq!(levels(&rescued.marks).len(), all.len());
        // without the line breaks they are read as well
        let rescued = rescue(text.replace('\n', "").as_bytes());
        assert_eq!(levels(&rescued.marks), levels(&all));
    }

    #[test]
    fn a_mark_whose_bits_turned_is_doubted_even_where_it_still_reads_as_one() {
        let whole = golden();
        let all = rescue(&whole).marks;
        let mut changed = 0;
        for at in (0..whole.len()).step_by(3) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            // only flips inside a veil: nothing of the entry's frame shows them
            let name = whole[..at].rsplit(|b| *b == b'"').nth(2);
            if name != Some(b"data") {
                continue;
            }
            let rescued = rescue(&flipped);
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
            rescue(&whole[..cut]);
            let mut flipped = whole.clone();
            flipped[cut] ^= 0x55;
            rescue(&flipped);
        }
        assert_eq!(rescue(b""), Rescued::default());
    }

    #[test]
    fn the_day_is_known_by_any_name_of_it_and_by_its_interviews() {
        let text = String::from_utf8(golden()).unwrap();
        let lines = text.lines().filter_map(|l| read_line(l.strip_suffix(',').unwrap_or(l)).ok());
        let entries: Vec<Entry> = lines.map(decode).collect();
        let id = *salvage(text.as_bytes()).unwrap().days().first().unwrap();
        let day = Day::fold(id, entries);
        let of = |text: &str| salvage(text.as_bytes()).unwrap().is_of(&day);
        assert!(of(&text));
        // one name left, and that in a line that cannot be read
        let (id, other) = (id.to_string(), "00000000-0000-8000-8000-000000000000");
        let last = text.rfind(&id).unwrap();
        assert!(of(&format!("{}{}", text[..last].replace(&id, other), text[last..].replace("\"seq\":", "\"seq\";"))));
        assert!(of(&text.replace(&id, other)), "it marks our interviews");
        assert!(!of("{\"body\":{\"day\":\"00000000-0000-8000-8000-000000000000\"}}"));
    }

    #[test]
    fn what_stands_here_under_a_cover_stays_there_and_what_is_missing_here_is_given() {
        let text = String::from_utf8(golden()).unwrap();
        let entries = text.lines().filter_map(|l| read_line(l.strip_suffix(',').unwrap_or(l)).ok()).map(decode);
        // up to the first seal every sheet is open
        let entries: Vec<Entry> = entries.take_while(|e| !matches!(e.fact(), Some(Fact::SheetSealed(_)))).collect();
        let id = *salvage(text.as_bytes()).unwrap().days().first().unwrap();
        let asked = |entries: &[Entry], text: &str| {
            let day = Day::fold(id, entries.iter().cloned());
            let rescued = salvage(text.as_bytes()).unwrap().rescue(Some(Asker { day: &day, viewer: day.lead() }));
            (rescued.marks.len(), rescued.withheld)
        };
        let all = rescue(text.as_bytes()).marks.len();
        let (given, withheld) = asked(&entries, &text);
        assert_eq!(given + withheld, all);
        assert!(withheld > 0);
        // where its place in a chain is lost, the same mark is taken for the one that is here
        let broken = text.replace("\"seq\":", "\"seq\";");
        assert_eq!(asked(&entries, &broken).1, withheld);
        let first = entries.iter().position(|e| matches!(e.fact(), Some(Fact::MarkSet(_)))).unwrap();
        assert_eq!(asked(&entries[..first], &text), (all, 0));
    }
}

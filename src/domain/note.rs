//! A note line by line: what its first sign says, and the interview's clock beside it. Not here: whose notes may be read
//! (`visible`).
//!
//! The text travels as it was typed. Beside it, in the private part of `note.set`, `tags` holds one text a line in the
//! order of the lines: the line's sign, then the clock when the line was begun, minutes and seconds. Either may be
//! missing: `+07:12`, `?`, `07:50`. A line of which nothing is known is `""`, and such lines at the end are left out. `at`
//! is not written: the entry's own time says when the note was left. A program that knows no tags shows the same text.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`: evidence for.
    For,
    /// `-`: evidence against.
    Against,
    /// `?`: to be asked later.
    Ask,
}

impl Sign {
    /// What a line begins with, if it is a sign.
    pub fn of(line: &str) -> Option<Sign> {
        match line.chars().next()? {
            '+' => Some(Sign::For),
            '-' => Some(Sign::Against),
            '?' => Some(Sign::Ask),
            _ => None,
        }
    }

    /// As it is typed.
    pub fn as_char(self) -> char {
        match self {
            Sign::For => '+',
            Sign::Against => '-',
            Sign::Ask => '?',
        }
    }
}

/// Whether a text is a clock: minutes, a colon, two digits of seconds.
pub fn is_clock(text: &str) -> bool {
    let digits = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    text.split_once(':').is_some_and(|(minutes, seconds)| digits(minutes, 1, 4) && digits(seconds, 2, 2))
}

/// The tags of a text whose lines were begun at these times. What is no clock says nothing.
pub fn tags(text: &str, times: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = text
        .split('\n')
        .enumerate()
        .map(|(at, line)| {
            let time = times.get(at).map(String::as_str).filter(|time| is_clock(time) && !line.trim().is_empty());
            Sign::of(line).map(Sign::as_char).into_iter().chain(time.unwrap_or_default().chars()).collect()
        })
        .collect();
    while tags.last().is_some_and(String::is_empty) {
        tags.pop();
    }
    tags
}

/// The times in tags, `""` where there is none. They may come from another laptop: what is no clock is none.
pub fn times(tags: &[String]) -> Vec<String> {
    let time = |tag: &String| {
        let time = tag.trim_start_matches(['+', '-', '?']);
        if is_clock(time) { time.to_owned() } else { String::new() }
    };
    tags.iter().map(time).collect()
}

/// The times of a text's lines after it was changed: a line that is still there keeps its time, and one that got its first
/// words takes `now`.
pub fn retimed(before: &str, after: &str, times: &[String], now: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
    let time = |at: usize| times.get(at).cloned().unwrap_or_default();
    let changed = head..new.len() - tail;
    let line = |(at, text): (usize, &&str)| match at {
        at if at < head => time(at),
        at if at >= changed.end => time(at + old.len() - new.len()),
        _ if text.trim().is_empty() => String::new(),
        // the lines in between are taken for each other in their order
        at if at + tail < old.len() && !old.get(at).is_none_or(|was| was.trim().is_empty()) => time(at),
        _ => now.to_owned(),
    };
    new.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_tag_says_sign_and_clock_of_its_line_and_nothing_else() {
        let text = "+ palestra\nuna riga\n? fatturato\n\n";
        let given = owned(&["07:12", "ieri", "107:50", "00:01"]);
        assert_eq!(tags(text, &given), ["+07:12", "", "?107:50"]);
        assert_eq!(times(&tags(text, &given)), ["07:12", "", "107:50"]);
        assert_eq!(tags("due parole", &[]), Vec::<String>::new());
    }

    #[test]
    fn a_line_keeps_the_time_of_its_first_word_wherever_it_goes() {
        let mut text = String::new();
        let mut times = Vec::new();
        let steps: [(&str, &str, &[&str]); 8] = [
            ("p", "01:00", &["01:00"]),
            ("palestra", "01:20", &["01:00"]),
            ("palestra\n", "02:00", &["01:00", ""]),
            ("palestra\n?", "03:00", &["01:00", "03:00"]),
            ("prima\npalestra\n?", "04:00", &["04:00", "01:00", "03:00"]),
            ("prima\n\npalestra\n?", "05:00", &["04:00", "", "01:00", "03:00"]),
            ("palestra\n?", "06:00", &["01:00", "03:00"]),
            ("palestra, due anni\n? quando", "07:00", &["01:00", "03:00"]),
        ];
        for (after, now, wanted) in steps {
            times = retimed(&text, after, &times, now);
            text = after.to_owned();
            assert_eq!(times, wanted, "{after:?}");
        }
        assert_eq!(retimed("", "tre\nrighe\n\nincollate", &[], "08:00"), ["08:00", "08:00", "", "08:00"]);
        assert_eq!(retimed("senza tempo", "senza tempi", &[], "09:00"), [""], "what is not known is not made up");
    }

    #[test]
    fn tags_of_another_laptop_are_clocks_or_nothing() {
        assert_eq!(times(&owned(&["+1:2", "99999:00", "\u{1b}[31m", "+-?3:04", "-"])), ["", "", "", "3:04", ""]);
    }
}

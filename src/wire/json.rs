//! The strict walk over every JSON text that comes from outside: RFC 8259, and besides no double keys (compared after
//! unescaping), integers within ±(2^53-1) only, no lone surrogates, at most 16 levels. It judges and cuts; it decodes
//! nothing. Written by hand because serde_json sees neither double keys nor surrogates inside a raw value, nor blanks.

use std::{borrow::Cow, fmt};

/// Deepest nesting, the outermost object being 1.
pub const DEPTH: usize = 16;
/// The greatest whole number: 2^53-1.
pub const LARGEST: u64 = (1 << 53) - 1;

/// Whether blanks may stand between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// Any JSON blank.
    Allowed,
    /// None: the lines of a bundle.
    Refused,
}

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Everything, all the way down.
    Strict,
    /// Only where the members of the outermost object begin and end: for lines we checked before we stored them.
    Shape,
}

/// What the walk fell over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A blank outside a string.
    Blank,
    /// No JSON.
    Syntax,
    /// A key twice in one object.
    DoubleKey,
    /// Not an integer within ±(2^53-1).
    Number,
    /// Half of a surrogate pair.
    Surrogate,
    /// Too many levels.
    Depth,
}

/// What the walk fell over, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What.
    pub kind: FlawKind,
    /// Byte offset in the text walked.
    pub at: usize,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            FlawKind::Blank => "blank outside a string",
            FlawKind::Syntax => "not JSON",
            FlawKind::DoubleKey => "the same key twice",
            FlawKind::Number => "number that is no integer within 2^53",
            FlawKind::Surrogate => "lone surrogate",
            FlawKind::Depth => "nested too deep",
        };
        write!(f, "{what} at byte {}", self.at)
    }
}

/// One member of an object, its value as the text it stands as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Unescaped.
    pub key: Cow<'a, str>,
    /// JSON text.
    pub value: &'a str,
}

/// Walks a whole text.
pub fn check(text: &str, blanks: Blanks) -> Result<(), Flaw> {
    let mut walker = Walker::new(text, Walk::Strict, blanks);
    walker.value()?;
    walker.end()
}

/// Walks a whole text that must be an object, and cuts it into its members.
pub fn members(text: &str, walk: Walk, blanks: Blanks) -> Result<Vec<Member<'_>>, Flaw> {
    let mut walker = Walker::new(text, walk, blanks);
    let members = walker.outermost()?;
    walker.end()?;
    Ok(members)
}

/// Walks the object a text begins with; gives its members and where it ends. No blanks.
pub fn leading_object(text: &str, walk: Walk) -> Result<(Vec<Member<'_>>, usize), Flaw> {
    let mut walker = Walker::new(text, walk, Blanks::Refused);
    let members = walker.outermost()?;
    Ok((members, walker.at))
}

/// Walks the value a text begins with and gives where it ends. No blanks.
pub fn leading_value(text: &str, walk: Walk) -> Result<usize, Flaw> {
    leading_value_within(0, text, walk)
}

/// The same of a value that stands inside so many others.
pub fn leading_value_within(depth: usize, text: &str, walk: Walk) -> Result<usize, Flaw> {
    let mut walker = Walker { depth, ..Walker::new(text, walk, Blanks::Refused) };
    walker.value()?;
    Ok(walker.at)
}

struct Walker<'a> {
    text: &'a str,
    at: usize,
    walk: Walk,
    blanks: Blanks,
    depth: usize,
    /// Keys of the objects that are open, the innermost last.
    keys: Vec<Cow<'a, str>>,
}

impl<'a> Walker<'a> {
    fn new(text: &'a str, walk: Walk, blanks: Blanks) -> Self {
        Self { text, at: 0, walk, blanks, depth: 0, keys: Vec::new() }
    }

    fn flaw<T>(&self, kind: FlawKind) -> Result<T, Flaw> {
        Err(Flaw { kind, at: self.at })
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    fn token(&mut self) -> Result<Option<u8>, Flaw> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            if self.blanks == Blanks::Refused {
                return self.flaw(FlawKind::Blank);
            }
            self.at += 1;
        }
        Ok(self.byte())
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Flaw> {
        if self.token()? != Some(wanted) {
            return self.flaw(FlawKind::Syntax);
        }
        self.at += 1;
        Ok(())
    }

    fn end(&mut self) -> Result<(), Flaw> {
        if self.token()?.is_some() { self.flaw(FlawKind::Syntax) } else { Ok(()) }
    }

    fn outermost(&mut self) -> Result<Vec<Member<'a>>, Flaw> {
        let mut members = Vec::with_capacity(13);
        self.object(Some(&mut members))?;
        Ok(members)
    }

    /// Recursion is bounded by `DEPTH`.
    fn value(&mut self) -> Result<(), Flaw> {
        let first = self.token()?;
        if self.walk == Walk::Shape {
            return self.skip();
        }
        match first {
            Some(b'{') => self.object(None),
            Some(b'[') => self.array(),
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            // NaN and Infinity of other writers
            Some(b'N' | b'I') => self.flaw(FlawKind::Number),
            _ => self.flaw(FlawKind::Syntax),
        }
    }

    fn deeper(&mut self) -> Result<(), Flaw> {
        self.depth += 1;
        if self.depth > DEPTH { self.flaw(FlawKind::Depth) } else { Ok(()) }
    }

    fn object(&mut self, mut members: Option<&mut Vec<Member<'a>>>) -> Result<(), Flaw> {
        self.expect(b'{')?;
        self.deeper()?;
        let first_key = self.keys.len();
        if self.token()? == Some(b'}') {
            self.at += 1;
        } else {
            loop {
                self.token()?;
                let key = self.key()?;
                self.expect(b':')?;
                self.token()?;
                let start = self.at;
                self.value()?;
                if let Some(members) = members.as_deref_mut() {
                    members.push(Member { key: key.clone(), value: &self.text[start..self.at] });
                }
                self.keys.push(key);
                match self.token()? {
                    Some(b',') => self.at += 1,
                    Some(b'}') => break self.at += 1,
                    _ => return self.flaw(FlawKind::Syntax),
                }
            }
        }
        let keys = &mut self.keys[first_key..];
        keys.sort_unstable();
        if keys.windows(2).any(|pair| pair[0] == pair[1]) {
            return self.flaw(FlawKind::DoubleKey);
        }
        self.keys.truncate(first_key);
        self.depth -= 1;
        Ok(())
    }

    fn array(&mut self) -> Result<(), Flaw> {
        self.expect(b'[')?;
        self.deeper()?;
        if self.token()? == Some(b']') {
            self.at += 1;
        } else {
            loop {
                self.value()?;
                match self.token()? {
                    Some(b',') => self.at += 1,
                    Some(b']') => break self.at += 1,
                    _ => return self.flaw(FlawKind::Syntax),
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn key(&mut self) -> Result<Cow<'a, str>, Flaw> {
        let start = self.at;
        if self.string()? {
            let raw = &self.text[start..self.at];
            return serde_json::from_str(raw).map(Cow::Owned).or_else(|_| self.flaw(FlawKind::Syntax));
        }
        Ok(Cow::Borrowed(&self.text[start + 1..self.at - 1]))
    }

    /// Walks a string; true if it holds escapes.
    fn string(&mut self) -> Result<bool, Flaw> {
        if self.byte() != Some(b'"') {
            return self.flaw(FlawKind::Syntax);
        }
        self.at += 1;
        let mut escaped = false;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            self.at += rest.iter().position(|&b| b == b'"' || b == b'\\' || b < 0x20).unwrap_or(rest.len());
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return self.flaw(FlawKind::Syntax),
            }
        }
    }

    fn escape(&mut self) -> Result<(), Flaw> {
        self.at += 1;
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => match self.unit()? {
                0xd800..=0xdbff => {
                    let pair = self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u".as_slice());
                    self.at += 1;
                    if !pair || !matches!(self.unit()?, 0xdc00..=0xdfff) {
                        return self.flaw(FlawKind::Surrogate);
                    }
                }
                0xdc00..=0xdfff => return self.flaw(FlawKind::Surrogate),
                _ => {}
            },
            _ => return self.flaw(FlawKind::Syntax),
        }
        Ok(())
    }

    /// The four hex digits after the `u` under the cursor.
    fn unit(&mut self) -> Result<u16, Flaw> {
        let digits = self.text.as_bytes().get(self.at + 1..self.at + 5).unwrap_or_default();
        let mut unit = 0;
        if digits.len() != 4 {
            return self.flaw(FlawKind::Syntax);
        }
        for &digit in digits {
            let Some(value) = char::from(digit).to_digit(16) else { return self.flaw(FlawKind::Syntax) };
            unit = unit << 4 | value as u16;
        }
        self.at += 5;
        Ok(unit)
    }

    fn number(&mut self) -> Result<(), Flaw> {
        let rest = &self.text.as_bytes()[self.at..];
        let unsigned = rest.strip_prefix(b"-").unwrap_or(rest);
        let count = unsigned.iter().take_while(|b| b.is_ascii_digit()).count();
        let (digits, after) = unsigned.split_at(count);
        let negative_zero = rest.starts_with(b"-0");
        let leading_zero = count > 1 && digits[0] == b'0';
        if count == 0
            || count > 16
            || negative_zero
            || leading_zero
            || matches!(after.first(), Some(b'.' | b'e' | b'E'))
        {
            return self.flaw(FlawKind::Number);
        }
        if digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')) > LARGEST {
            return self.flaw(FlawKind::Number);
        }
        self.at += rest.len() - after.len();
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Flaw> {
        if !self.text[self.at..].starts_with(word) {
            return self.flaw(FlawKind::Syntax);
        }
        self.at += word.len();
        Ok(())
    }

    /// Passes over a value by its strings and brackets alone.
    fn skip(&mut self) -> Result<(), Flaw> {
        let bytes = self.text.as_bytes();
        let mut open = 0_usize;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' | b',' | b':' if open == 0 => return Ok(()),
                b'}' | b']' => {
                    open -= 1;
                    self.at += 1;
                }
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if open == 0 {
                return Ok(());
            }
        }
        if open == 0 { Ok(()) } else { self.flaw(FlawKind::Syntax) }
    }
}

#[cfg(test)]
mod tests;

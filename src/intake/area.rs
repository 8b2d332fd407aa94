//! Areas of a file held against those of the day: without case, accents and doubled blanks.

use super::fold;

/// The day's areas, and whether a file may make them.
pub(super) struct Areas {
    /// Key and spelling.
    names: Vec<(String, String)>,
    /// How many the day already has; where it has none, a file makes one per spelling.
    given: usize,
}

impl Areas {
    pub fn new(names: &[String]) -> Self {
        let names: Vec<_> = names.iter().map(|name| (fold::plain(name), name.clone())).collect();
        Self { given: names.len(), names }
    }

    /// The day's spelling of an area; none where the day has areas and this is not one.
    pub fn settle(&mut self, said: &str) -> Option<String> {
        let key = fold::plain(said);
        if let Some((_, name)) = self.names.iter().find(|(k, _)| *k == key) {
            return Some(name.clone());
        }
        (self.given == 0).then(|| {
            self.names.push((key, said.to_owned()));
            said.to_owned()
        })
    }

    /// Whether the day, or the file so far, has this area.
    pub fn knows(&self, said: &str) -> bool {
        let key = fold::plain(said);
        self.names.iter().any(|(k, _)| *k == key)
    }

    /// The areas that have to be made first.
    pub fn into_new(self) -> Vec<String> {
        self.names.into_iter().skip(self.given).map(|(_, name)| name).collect()
    }
}

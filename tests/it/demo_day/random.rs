//! Numbers that are the same on every machine: SplitMix64, and what the generator draws with it.

/// A stream of numbers.
pub struct Random(u64);

impl Random {
    /// A stream of its own for a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` up to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(0, 99) < chance
    }

    /// Around zero, in thousandths, spread like a sum of many small things; the standard deviation is `spread`.
    pub fn around(&mut self, spread: i64) -> i64 {
        // whole numbers, since a logarithm may differ in its last bit from one machine to the next
        let sum: i64 = (0..12).map(|_| self.between(0, 1_000)).sum::<i64>() - 6_000;
        sum * spread / 1_000
    }

    /// In an order of its own.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for i in (1..all.len()).rev() {
            all.swap(i, self.between(0, i as i64) as usize);
        }
    }
}

/// Lines that come round in an order of their own: none twice before all were there.
pub struct Round {
    lines: Vec<&'static str>,
    next: usize,
}

impl Round {
    /// A round of these lines.
    pub fn new(lines: &[&'static str], random: &mut Random) -> Round {
        let mut lines = lines.to_vec();
        random.shuffle(&mut lines);
        Round { lines, next: 0 }
    }

    /// The next one.
    pub fn line(&mut self) -> &'static str {
        let line = self.lines[self.next % self.lines.len()];
        self.next += 1;
        line
    }
}

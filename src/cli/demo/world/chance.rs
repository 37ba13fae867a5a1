//! Reproducible pseudorandom numbers.

/// SplitMix64, by G. L. Steele, D. Lea, C. H. Flood, “Fast Splittable Pseudorandom Number Generators”, OOPSLA 2014.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64, of: u64) -> Random {
        Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ of.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns eight random bytes.
    pub(super) fn bytes(&mut self) -> [u8; 8] {
        self.next().to_be_bytes()
    }

    /// Returns a number in `0..end`; 0 for an empty range.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or_default()
    }

    /// Returns a number in `0.0..1.0`.
    pub(super) fn part(&mut self) -> f64 {
        let upper = u32::try_from(self.next() >> 32).unwrap_or_default();
        f64::from(upper) / 4_294_967_296.0
    }

    /// Returns true with this probability.
    pub(super) fn hits(&mut self, probability: f64) -> bool {
        self.part() < probability
    }

    /// Returns a random element; `None` for an empty slice.
    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = usize::try_from(self.below(u64::try_from(of.len()).unwrap_or(u64::MAX))).ok()?;
        of.get(at)
    }
}

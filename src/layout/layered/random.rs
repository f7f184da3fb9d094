//! Numbers that look random and are always the same (`SplitMix64`; Steele, Lea and Flood 2014).

/// A sequence of such numbers.
pub(in crate::layout::layered) struct SplitMix64(u64);

/// What one number is added for the next.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl SplitMix64 {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        finished(self.0)
    }

    /// A number below `n`, which must not be zero.
    pub fn below(&mut self, n: usize) -> usize {
        // The upper half of a product is as even as a remainder and much quicker.
        let product = u128::from(self.next()) * n as u128;
        (product >> 64) as usize
    }
}

/// A number for a pair; with nothing as the second, zero: the natural order.
pub(in crate::layout::layered) fn shuffled(point: usize, start: usize) -> u64 {
    if start == 0 {
        return 0;
    }
    finished((point as u64 + 1).wrapping_mul(STEP) ^ ((start as u64) << 32))
}

fn finished(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::SplitMix64;

    #[test]
    fn numbers_below_a_bound_are_even() {
        let mut random = SplitMix64::new(3);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[random.below(7)] += 1;
        }
        assert!(
            counts.iter().all(|n| (9_500..10_500).contains(n)),
            "{counts:?}"
        );
    }
}

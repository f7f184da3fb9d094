//! Data types of flows as the bits of a word.

use std::ops::{BitAnd, BitOr, BitOrAssign};

use crate::catalog::Catalog;

/// A set of data types as the bits of a word, numbered as the catalogue lists them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PayloadSet(u64);

/// The last data type with a bit of its own.
const LAST_BIT: usize = 62;

impl PayloadSet {
    pub const EMPTY: Self = Self(0);
    pub const ALL: Self = Self(u64::MAX);
    /// Flows of no type, or of one the catalogue does not know.
    const UNKNOWN: Self = Self(1 << 63);

    /// The set of one data type.
    pub fn one(catalog: &Catalog, payload: Option<&str>) -> Self {
        let all = catalog.payloads();
        let at = payload.and_then(|id| all.iter().position(|known| known.id.as_str() == id));
        // Beyond 63 types several would share the last bit, which only costs time.
        at.map_or(Self::UNKNOWN, |at| Self(1 << at.min(LAST_BIT)))
    }

    /// The set of several data types.
    pub fn new(catalog: &Catalog, payloads: &[&str]) -> Self {
        let sets = payloads.iter().map(|id| Self::one(catalog, Some(id)));
        sets.fold(Self::EMPTY, Self::bitor)
    }

    /// Whether some data type is in both.
    pub fn meets(self, other: Self) -> bool {
        (self & other) != Self::EMPTY
    }
}

impl BitAnd for PayloadSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for PayloadSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for PayloadSet {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

//! Data types of flows as the bits of a word.

use std::ops::{BitAnd, BitOr, BitOrAssign};

use crate::catalog::{Catalog, Payload};
use crate::model::PayloadId;

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
    pub fn one(catalog: &Catalog, payload: Option<&PayloadId>) -> Self {
        payload.map_or(Self::UNKNOWN, |id| {
            Self::bit(catalog, |known| known.id == *id)
        })
    }

    /// The set of several data types.
    pub fn new(catalog: &Catalog, payloads: &[&str]) -> Self {
        let sets = payloads
            .iter()
            .map(|id| Self::bit(catalog, |known| known.id.as_str() == *id));
        sets.fold(Self::EMPTY, Self::bitor)
    }

    fn bit(catalog: &Catalog, is_sought: impl Fn(&Payload) -> bool) -> Self {
        let at = catalog.payloads().iter().position(is_sought);
        // Beyond 63 types several would share the last bit, which only costs time.
        at.map_or(Self::UNKNOWN, |at| Self(1 << at.min(LAST_BIT)))
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

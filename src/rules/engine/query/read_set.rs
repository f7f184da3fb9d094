//! What a rule looked at when it was asked, and what a change touched: a rule whose reads no change met says the same.
//!
//! Names are kept as bits of their hashes. Two names may share a bit; then a rule is asked once too often.

use std::collections::BTreeSet;

use crate::catalog::RoleSet;
use crate::graph::{NodeIx, PayloadSet};

/// Names, as bits. A board knows some hundred names, so that few of them share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct NameBits([u64; Self::N_WORDS]);

impl NameBits {
    const N_WORDS: usize = 16;

    pub const ALL: Self = Self([u64::MAX; Self::N_WORDS]);

    pub fn add(&mut self, name: &str) {
        // FNV-1a, 64 bits (Fowler, Noll, Vo).
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        // The upper bits are the better mixed ones.
        let bit = usize::try_from(hash >> 32).unwrap_or_default();
        self.0[bit / 64 % Self::N_WORDS] |= 1 << (bit % 64);
    }

    fn meets(self, other: Self) -> bool {
        let mut words = self.0.iter().zip(other.0);
        words.any(|(one, another)| one & another != 0)
    }
}

/// Sorts of things on a board. What belongs to a component that a rule came to by its role or by a flow needs no entry of
/// its own: when its kind changes, its roles and the data of all its flows count as touched.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of another sort whether it was read, as the sets beside them do"
)]
pub(in crate::rules) struct ReadSet {
    /// What may change with anything.
    pub everything: bool,
    /// Roles of which all components were looked at.
    pub roles: RoleSet,
    /// Data types of flows.
    pub payloads: PayloadSet,
    /// Ports at which flows were looked at.
    pub ports: NameBits,
    pub properties: NameBits,
    /// Fields of the requirements card.
    pub fields: NameBits,
    /// How many components there are.
    pub company: bool,
    /// What works while a client waits.
    pub path: bool,
    /// Anything an estimate may depend on.
    pub estimates: bool,
    /// What holds of the data of flows.
    pub data_facts: bool,
    /// Components that are called by their names, as the graph numbers them.
    pub names: BTreeSet<NodeIx>,
}

impl ReadSet {
    /// Everything there is.
    pub fn all() -> Self {
        Self {
            everything: true,
            roles: RoleSet::ALL,
            payloads: PayloadSet::ALL,
            ports: NameBits::ALL,
            properties: NameBits::ALL,
            fields: NameBits::ALL,
            company: true,
            path: true,
            estimates: true,
            data_facts: true,
            names: BTreeSet::new(),
        }
    }

    /// Whether something that was read is among what was touched.
    pub fn meets(&self, touched: &Self) -> bool {
        self.everything
            || self.roles.meets(touched.roles)
            || self.payloads.meets(touched.payloads)
            || self.ports.meets(touched.ports)
            || self.properties.meets(touched.properties)
            || self.fields.meets(touched.fields)
            || (self.company && touched.company)
            || (self.path && touched.path)
            || (self.estimates && touched.estimates)
            || (self.data_facts && touched.data_facts)
            || !self.names.is_disjoint(&touched.names)
    }
}

#[cfg(test)]
mod tests {
    use super::{NameBits, ReadSet};

    #[test]
    fn a_change_meets_what_was_read_and_little_else() {
        let names = |names: &[&str]| {
            let mut all = NameBits::default();
            for name in names {
                all.add(name);
            }
            all
        };
        let read = ReadSet {
            properties: names(&["replicas", "zones"]),
            names: [3].into(),
            ..ReadSet::default()
        };
        let touched = |name| ReadSet {
            properties: names(&[name]),
            ..ReadSet::default()
        };
        assert!(read.meets(&touched("zones")));
        assert!(!read.meets(&touched("family")));
        let renamed = |at| ReadSet {
            names: [at].into(),
            ..ReadSet::default()
        };
        assert!(read.meets(&renamed(3)) && !read.meets(&renamed(4)));
    }
}

//! What a rule looked at when it was asked, and what a change touched: a rule whose reads no change met says the same.
//!
//! Names are kept as bits of their hashes. Two names may share a bit; then a rule is asked once too often.

use std::collections::BTreeSet;

use crate::catalog::Role;

const _: () = assert!(Role::ALL.len() <= 128, "a role is a bit of a word");

/// Names, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Names(u128);

impl Names {
    pub const ALL: Self = Self(u128::MAX);

    pub fn add(&mut self, name: &str) {
        // FNV-1a, 64 bits (Fowler, Noll, Vo).
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        self.0 |= 1 << (hash % 128);
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Roles, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Roles(u128);

impl Roles {
    pub const ALL: Self = Self(u128::MAX);

    pub fn add(&mut self, role: Role) {
        self.0 |= 1 << (role as u32);
    }

    pub fn contains(self, role: Role) -> bool {
        self.0 >> (role as u32) & 1 == 1
    }

    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(mut self, other: Self) -> Self {
        self.0 |= other.0;
        self
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        let mut all = Self::default();
        for role in roles {
            all.add(role);
        }
        all
    }
}

/// Sorts of things on a board. What belongs to a component that a rule came to by its role or by a flow needs no entry of
/// its own: when its kind changes, its roles and the data of all its flows count as touched.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Reads {
    /// Roles of which all components were looked at.
    pub roles: Roles,
    /// Data types of flows, as [`super::net::Payloads`] numbers them.
    pub payloads: u64,
    /// Ports at which flows were looked at.
    pub ports: Names,
    pub properties: Names,
    /// Fields of the requirements card.
    pub fields: Names,
    /// How many components there are.
    pub company: bool,
    /// What works while a client waits.
    pub path: bool,
    /// Anything an estimate may depend on.
    pub estimates: bool,
    /// Components that are called by their names, as the net numbers them.
    pub names: BTreeSet<u32>,
}

impl Reads {
    /// Whether something that was read is among what was touched.
    pub fn meets(&self, touched: &Self) -> bool {
        self.roles.meets(touched.roles)
            || self.payloads & touched.payloads != 0
            || self.ports.meets(touched.ports)
            || self.properties.meets(touched.properties)
            || self.fields.meets(touched.fields)
            || (self.company && touched.company)
            || (self.path && touched.path)
            || (self.estimates && touched.estimates)
            || !self.names.is_disjoint(&touched.names)
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, Reads, Roles};
    use crate::catalog::Role;

    #[test]
    fn roles_are_told_apart() {
        for role in Role::ALL {
            let one: Roles = [*role].into_iter().collect();
            let others = Role::ALL.iter().filter(|other| one.contains(**other));
            assert_eq!(others.count(), 1, "{role}");
        }
    }

    #[test]
    fn a_change_meets_what_was_read_and_little_else() {
        let names = |names: &[&str]| {
            let mut all = Names::default();
            for name in names {
                all.add(name);
            }
            all
        };
        let read = Reads {
            properties: names(&["replicas", "zones"]),
            names: [3].into(),
            ..Reads::default()
        };
        let touched = |name| Reads {
            properties: names(&[name]),
            ..Reads::default()
        };
        assert!(read.meets(&touched("zones")));
        assert!(!read.meets(&touched("family")));
        let renamed = |at| Reads {
            names: [at].into(),
            ..Reads::default()
        };
        assert!(read.meets(&renamed(3)) && !read.meets(&renamed(4)));
    }
}

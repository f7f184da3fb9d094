//! Roles of components as the bits of a word.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::catalog::Role;

const _: () = assert!(Role::ALL.len() <= 128, "a role is a bit of a word");

/// A set of roles as the bits of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeSet<Role>")]
pub struct RoleSet(u128);

impl RoleSet {
    pub const ALL: Self = Self(u128::MAX);

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn insert(&mut self, role: Role) {
        self.0 |= 1 << (role as u32);
    }

    pub fn contains(self, role: Role) -> bool {
        self.0 >> (role as u32) & 1 == 1
    }

    /// Whether some role is in both.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// How many roles are in both.
    pub fn n_shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }

    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// In the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            // `Role::ALL` is in the order of the bits, as a test holds.
            let role = Role::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(*role)
        })
    }
}

impl From<BTreeSet<Role>> for RoleSet {
    fn from(roles: BTreeSet<Role>) -> Self {
        roles.into_iter().collect()
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        let mut all = Self::default();
        for role in roles {
            all.insert(role);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::RoleSet;
    use crate::catalog::Role;

    #[test]
    fn roles_are_told_apart() {
        for role in Role::ALL {
            let one: RoleSet = [*role].into_iter().collect();
            assert_eq!(one.iter().collect::<Vec<_>>(), [*role]);
        }
    }
}

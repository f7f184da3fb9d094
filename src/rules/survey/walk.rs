//! What reaches what over flows of some types, not through components of some roles.

use std::collections::BTreeSet;

use crate::catalog::Role;
use crate::rules::survey::net::Payloads;
use crate::rules::survey::reads::Roles;
use crate::rules::survey::{Site, Survey};

/// Which flows may be followed, and what may not lie between the ends.
#[derive(Clone, Copy)]
pub struct Way<'w> {
    payloads: Option<&'w [&'w str]>,
    avoided: &'w [Role],
}

impl<'w> Way<'w> {
    /// Along any flow, through anything.
    pub const ANY: Self = Self {
        payloads: None,
        avoided: &[],
    };

    /// Along flows of these types.
    pub const fn over(payloads: &'w [&'w str]) -> Self {
        Self {
            payloads: Some(payloads),
            avoided: &[],
        }
    }

    /// Not through components with one of these roles; they may be where it ends.
    pub const fn avoiding(self, avoided: &'w [Role]) -> Self {
        Self { avoided, ..self }
    }
}

/// What was reached, for looking up.
pub struct Reached(BTreeSet<u32>);

impl Reached {
    pub fn contains(&self, site: Site) -> bool {
        self.0.contains(&site.at())
    }
}

/// Who was met in which walk.
#[derive(Default)]
pub(super) struct Marks {
    of: Vec<u32>,
    walk: u32,
}

impl Marks {
    fn start(&mut self, n: usize) {
        self.of.resize(n, 0);
        self.walk += 1;
    }

    fn meet(&mut self, at: u32) -> bool {
        let mark = &mut self.of[at as usize];
        *mark != self.walk && {
            *mark = self.walk;
            true
        }
    }
}

impl<'a> Survey<'a> {
    /// Everything from which the way leads to a component with the role.
    pub fn leading_to(&'a self, role: Role, way: Way) -> Reached {
        self.reached(role, way, false)
    }

    /// Everything to which the way leads from a component with the role.
    pub fn led_to_from(&'a self, role: Role, way: Way) -> Reached {
        self.reached(role, way, true)
    }

    /// Everything to which the way leads from one of these.
    pub fn led_to_from_any(&'a self, starts: &[Site<'a>], way: Way) -> Reached {
        let starts: Vec<u32> = starts.iter().map(|site| site.at()).collect();
        Reached(self.walk(&starts, way, true).into_iter().collect())
    }

    fn reached(&'a self, role: Role, way: Way, ahead: bool) -> Reached {
        let starts: Vec<u32> = self.with(role).map(Site::at).collect();
        Reached(self.walk(&starts, way, ahead).into_iter().collect())
    }

    pub(super) fn sites(&'a self, found: Vec<u32>) -> Vec<Site<'a>> {
        let mut sites: Vec<Site<'a>> = found.into_iter().map(|at| self.site(at)).collect();
        sites.sort_by(|a, b| a.id().cmp(b.id()));
        sites
    }

    /// What is one flow or more away from a start.
    pub(super) fn walk(&self, starts: &[u32], way: Way, ahead: bool) -> Vec<u32> {
        let catalog = self.cx.catalog;
        let bits = way
            .payloads
            .map_or(Payloads::ALL, |some| Payloads::bits(catalog, some));
        self.reads.borrow_mut().payloads |= bits;
        let avoided: Roles = way.avoided.iter().copied().collect();
        let mut marks = self.marks.borrow_mut();
        marks.start(self.net.n_numbers());
        let (mut todo, mut found) = (starts.to_vec(), Vec::new());
        while let Some(spot) = todo.pop().and_then(|at| self.net.spot(at)) {
            let links = if ahead {
                &spot.outgoing
            } else {
                &spot.incoming
            };
            for link in links.iter().filter(|link| link.payload & bits != 0) {
                if !marks.meet(link.other) {
                    continue;
                }
                found.push(link.other);
                let next = self.net.spot(link.other);
                if next.is_some_and(|next| !next.roles.meets(avoided)) {
                    todo.push(link.other);
                }
            }
        }
        found
    }
}

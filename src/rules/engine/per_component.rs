//! Findings about several components at once: one entry a subject, which lists all places.

use std::collections::BTreeSet;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule};

impl<'s> BoardQuery<'s> {
    /// Components with the role of which somebody said no to the property.
    pub(in crate::rules) fn denying(
        &'s self,
        role: Role,
        property: &str,
    ) -> impl Iterator<Item = NodeRef<'s>> {
        self.with(role).filter(move |site| site.denies(property))
    }

    /// Components with the role for which somebody chose the value.
    pub(in crate::rules) fn with_choice(
        &'s self,
        role: Role,
        property: &str,
        value: &str,
    ) -> impl Iterator<Item = NodeRef<'s>> {
        let sites = self.with(role);
        sites.filter(move |site| site.says(property) && site.is_choice(property, &[value]))
    }

    /// Components with the role of which a flow ends at the port.
    pub(in crate::rules) fn fed_at(
        &'s self,
        role: Role,
        port: &'s str,
    ) -> impl Iterator<Item = NodeRef<'s>> {
        self.with(role).filter(move |site| site.is_fed_at(port))
    }
}

impl Rule {
    /// Says it of all of the components together; nothing where there are none.
    pub(in crate::rules) fn tell_all<'s>(
        &'static self,
        sites: impl IntoIterator<Item = NodeRef<'s>>,
        says: impl FnOnce(&str) -> String,
        found: &mut Vec<Diagnostic>,
    ) {
        let mut seen = BTreeSet::new();
        let places = sites.into_iter().filter(|site| seen.insert(site.id()));
        let places: Vec<NodeRef> = places.collect();
        if !places.is_empty() {
            found.push(Diagnostic::new(self, says(&named(&places))).at(places));
        }
    }

    /// Says it of all of the components of which no flow ends at the port, and points at their ports.
    pub(in crate::rules) fn tell_unfed<'s>(
        &'static self,
        sites: impl Iterator<Item = NodeRef<'s>>,
        port: &'s str,
        says: impl FnOnce(&str) -> String,
        found: &mut Vec<Diagnostic>,
    ) {
        let unfed: Vec<NodeRef> = sites.filter(|site| !site.is_fed_at(port)).collect();
        if !unfed.is_empty() {
            let one = Diagnostic::new(self, says(&named(&unfed)));
            found.push(one.at(unfed.iter().copied()).inputs(unfed, port));
        }
    }
}

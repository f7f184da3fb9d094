//! Findings that a rule has at single components, one each.

use crate::catalog::{PortSide, Role};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule};

impl<'s> BoardQuery<'s> {
    /// Components with the role that do not say yes to the property.
    pub(in crate::rules) fn unset(
        &'s self,
        role: Role,
        property: &str,
    ) -> impl Iterator<Item = NodeRef<'s>> {
        self.with(role).filter(move |site| !site.flag(property))
    }

    /// Components with the role whose choice is the value.
    pub(in crate::rules) fn with_choice(
        &'s self,
        role: Role,
        property: &str,
        value: &str,
    ) -> impl Iterator<Item = NodeRef<'s>> {
        let sites = self.with(role);
        sites.filter(move |site| site.is_choice(property, &[value]))
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
    /// Says it of each of the components.
    pub(in crate::rules) fn tell_each<'s>(
        &'static self,
        sites: impl Iterator<Item = NodeRef<'s>>,
        says: impl Fn(NodeRef<'s>) -> String,
        found: &mut Vec<Diagnostic>,
    ) {
        found.extend(sites.map(|site| Diagnostic::new(self, says(site)).at([site])));
    }

    /// Says it of each of the components of which no flow ends at the port, and points at the port.
    pub(in crate::rules) fn tell_unfed<'s>(
        &'static self,
        sites: impl Iterator<Item = NodeRef<'s>>,
        port: &'s str,
        says: impl Fn(NodeRef<'s>) -> String,
        found: &mut Vec<Diagnostic>,
    ) {
        for site in sites.filter(|site| !site.is_fed_at(port)) {
            let one = Diagnostic::new(self, says(site)).at([site]);
            found.push(one.port(site.id(), &port.into(), PortSide::Input));
        }
    }
}

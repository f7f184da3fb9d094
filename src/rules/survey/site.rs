//! One component of a survey, and the flows at it.

use std::fmt;

use crate::catalog::{Phase, Role};
use crate::model::{EdgeId, NodeId, Value};
use crate::rules::survey::net::{self, Payloads, Spot};
use crate::rules::survey::{Survey, Way};

/// A component. Shown, it is called what the board calls it.
#[derive(Clone, Copy)]
pub struct Site<'s> {
    survey: &'s Survey<'s>,
    at: u32,
}

/// A flow.
#[derive(Clone, Copy)]
pub struct Link<'s> {
    pub from: Site<'s>,
    pub to: Site<'s>,
    seen: &'s net::Link,
}

impl<'s> Link<'s> {
    pub fn id(&self) -> &'s EdgeId {
        &self.seen.id
    }

    pub fn from_port(&self) -> &'s str {
        self.seen.from_port.as_str()
    }

    pub fn to_port(&self) -> &'s str {
        self.seen.to_port.as_str()
    }

    /// Ends at a known port that is not filled in the background.
    pub fn is_waited_for(&self) -> bool {
        self.seen.waited_for
    }
}

impl PartialEq for Site<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl fmt::Display for Site<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.survey.reads.borrow_mut().names.insert(self.at);
        let place = self.survey.cx.place(self.id());
        f.write_str(&place.map_or_else(String::new, |place| self.survey.cx.name(&place)))
    }
}

impl<'s> Site<'s> {
    pub(super) fn new(survey: &'s Survey<'s>, at: u32) -> Self {
        Self { survey, at }
    }

    pub(super) fn at(self) -> u32 {
        self.at
    }

    pub(super) fn survey(self) -> &'s Survey<'s> {
        self.survey
    }

    fn spot(self) -> &'s Spot {
        static NOWHERE: std::sync::LazyLock<Spot> = std::sync::LazyLock::new(Spot::nowhere);
        self.survey.net.spot(self.at).unwrap_or(&NOWHERE)
    }

    pub fn id(self) -> &'s NodeId {
        &self.spot().id
    }

    pub fn is(self, role: Role) -> bool {
        self.spot().roles.contains(role)
    }

    pub fn is_online(self) -> bool {
        self.spot().phase == Some(Phase::Online)
    }

    /// Whether it works while a client waits.
    pub fn is_on_path(self) -> bool {
        self.survey.reads.borrow_mut().path = true;
        self.survey.on_path.contains(&self.at)
    }

    /// Whether its kind has the property.
    pub fn has(self, property: &str) -> bool {
        let place = self.survey.cx.place(self.id());
        place.is_some_and(|place| {
            place
                .kind
                .is_some_and(|kind| kind.property(property).is_some())
        })
    }

    /// What a person set, or the kind's default.
    fn value<T>(self, property: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        self.survey.reads.borrow_mut().properties.add(property);
        let place = self.survey.cx.place(self.id())?;
        let set = place.node.properties.get(property).and_then(&read);
        set.or_else(|| read(&place.kind?.property(property)?.default_value()))
    }

    /// The number; not a number where there is none, so that no comparison holds.
    pub fn number(self, property: &str) -> f64 {
        self.value(property, Value::as_number).unwrap_or(f64::NAN)
    }

    /// Whether it is set; `false` where the kind knows no such thing.
    pub fn flag(self, property: &str) -> bool {
        self.value(property, Value::as_bool).unwrap_or(false)
    }

    /// The chosen value; empty where there is none.
    pub fn choice(self, property: &str) -> String {
        let chosen = self.value(property, |value| value.as_text().map(str::to_owned));
        chosen.unwrap_or_default()
    }

    pub fn is_choice(self, property: &str, values: &[&str]) -> bool {
        values.contains(&self.choice(property).as_str())
    }

    /// All chosen values.
    pub fn chosen(self, property: &str) -> Vec<String> {
        let chosen = self.value(property, |value| match value {
            Value::Set(some) => Some(some.iter().cloned().collect()),
            _ => None,
        });
        chosen.unwrap_or_default()
    }

    pub fn has_chosen(self, property: &str, values: &[&str]) -> bool {
        let chosen = self.chosen(property);
        chosen.iter().any(|one| values.contains(&one.as_str()))
    }

    fn incoming(self) -> impl Iterator<Item = Link<'s>> {
        let links = self.spot().incoming.iter();
        links.map(move |link| Link {
            from: self.survey.site(link.other),
            to: self,
            seen: link,
        })
    }

    fn outgoing(self) -> impl Iterator<Item = Link<'s>> {
        let links = self.spot().outgoing.iter();
        links.map(move |link| Link {
            from: self,
            to: self.survey.site(link.other),
            seen: link,
        })
    }

    /// Flows that end here, by id.
    pub fn ins(self) -> impl Iterator<Item = Link<'s>> {
        self.survey.reads.borrow_mut().payloads = Payloads::ALL;
        self.incoming()
    }

    /// Flows that start here, by id.
    pub fn outs(self) -> impl Iterator<Item = Link<'s>> {
        self.survey.reads.borrow_mut().payloads = Payloads::ALL;
        self.outgoing()
    }

    /// Flows that end at the port, by id.
    pub fn ins_at(self, port: &'s str) -> impl Iterator<Item = Link<'s>> {
        self.survey.reads.borrow_mut().ports.add(port);
        self.incoming().filter(move |link| link.to_port() == port)
    }

    /// Flows that start at the port, by id.
    pub fn outs_at(self, port: &'s str) -> impl Iterator<Item = Link<'s>> {
        self.survey.reads.borrow_mut().ports.add(port);
        self.outgoing().filter(move |link| link.from_port() == port)
    }

    /// Flows of these types that end here, by id.
    pub fn ins_of(self, payloads: &[&str]) -> impl Iterator<Item = Link<'s>> + use<'s> {
        let bits = Payloads::bits(self.survey.cx.catalog, payloads);
        self.survey.reads.borrow_mut().payloads |= bits;
        self.incoming()
            .filter(move |link| link.seen.payload & bits != 0)
    }

    /// Flows of these types that start here, by id.
    pub fn outs_of(self, payloads: &[&str]) -> impl Iterator<Item = Link<'s>> + use<'s> {
        let bits = Payloads::bits(self.survey.cx.catalog, payloads);
        self.survey.reads.borrow_mut().payloads |= bits;
        self.outgoing()
            .filter(move |link| link.seen.payload & bits != 0)
    }

    pub fn is_fed_at(self, port: &'s str) -> bool {
        self.ins_at(port).next().is_some()
    }

    pub fn is_used_at(self, port: &'s str) -> bool {
        self.outs_at(port).next().is_some()
    }

    /// Everything from which the way leads here, by id.
    pub fn upstream(self, way: Way) -> Vec<Site<'s>> {
        let found = self.survey.walk(&[self.at], way, false);
        self.survey.sites(found)
    }

    /// Everything to which the way leads from here, by id.
    pub fn downstream(self, way: Way) -> Vec<Site<'s>> {
        let found = self.survey.walk(&[self.at], way, true);
        self.survey.sites(found)
    }
}

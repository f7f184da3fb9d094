//! What rules look at: the board joined with the catalogue, and the facts about all of it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, OutputPort, Role};
use crate::model::{Document, EdgeId, NodeId};
use crate::rules::facts::Facts;
use crate::rules::knots::Cycle;
use crate::rules::parts::Part;
use crate::rules::wiring::{Flow, Place, Wiring};
use crate::rules::{request_path, words};

/// The board as rules see it.
///
/// A rule about a place may read the place, its flows, the places at their other ends, and what this says of the
/// place. A rule about a flow may read the flow and its two places. A rule about the board may read everything.
pub struct Cx<'a> {
    pub document: &'a Document,
    pub catalog: &'a Catalog,
    pub(in crate::rules) wiring: Wiring<'a>,
    facts: &'a Facts,
    /// What was said about a question before: boards repeat their mistakes.
    said: RefCell<BTreeMap<String, String>>,
}

impl<'a> Cx<'a> {
    pub fn new(document: &'a Document, catalog: &'a Catalog, facts: &'a Facts) -> Self {
        Self {
            document,
            catalog,
            wiring: Wiring::new(document, catalog),
            facts,
            said: RefCell::default(),
        }
    }

    pub fn place(&self, id: &NodeId) -> Option<Place<'a>> {
        self.wiring.place(id)
    }

    /// Places with the role, by id.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = Place<'a>> {
        let ids = self.facts.with_role(role);
        ids.filter_map(|id| self.wiring.place(id))
    }

    /// Places of unknown kinds, by id.
    pub fn unknown(&self) -> impl Iterator<Item = Place<'a>> {
        self.facts.unknown().filter_map(|id| self.wiring.place(id))
    }

    /// How many places take part in the design: all but annotations.
    pub fn n_taking_part(&self) -> usize {
        self.facts.n_taking_part()
    }

    /// Flows that end at the place, by id.
    pub fn incoming<'s>(&self, place: &'s Place<'a>) -> impl Iterator<Item = &'s Flow<'a>> {
        self.wiring.incoming(place).iter()
    }

    /// Flows that start at the place, by id.
    pub fn outgoing<'s>(&self, place: &'s Place<'a>) -> impl Iterator<Item = &'s Flow<'a>> {
        self.wiring.outgoing(place).iter()
    }

    pub fn is_connected(&self, place: &Place<'a>) -> bool {
        self.incoming(place).next().is_some() || self.outgoing(place).next().is_some()
    }

    /// What the board calls the place; with its id where several are called the same.
    pub fn name(&self, place: &Place) -> String {
        let name = words::called(place);
        if self.facts.n_called(&name) > 1 {
            format!("{name} ({})", place.id())
        } else {
            name
        }
    }

    /// Loops in which every step waits for the next, by their first flow.
    pub fn cycles(&self) -> impl Iterator<Item = &'a Cycle> {
        self.facts.cycles()
    }

    /// The components of a connected part beside the largest, whichever way flows point: by id, without annotations,
    /// unknown kinds and components without flows.
    pub(in crate::rules) fn island(&self, part: Part) -> Option<&'a BTreeSet<NodeId>> {
        self.facts.island(part)
    }

    /// Whether a client's request leads along the flow while the client waits.
    pub fn is_reached(&self, flow: &Flow) -> bool {
        self.facts.is_waited_on(&flow.edge.id)
    }

    /// Ids of [`Self::reached_flows`].
    pub(in crate::rules) fn reached_ids(&self) -> impl Iterator<Item = &'a EdgeId> {
        self.facts.waited_on()
    }

    /// Flows a client's request leads along while the client waits, by id.
    pub fn reached_flows(&self) -> impl Iterator<Item = Flow<'a>> {
        let ids = self.facts.waited_on();
        ids.filter_map(|id| self.wiring.flow(id))
    }

    /// Whether a client's request leads to the output while the client waits.
    pub fn is_output_reached(&self, place: &Place<'a>, output: &OutputPort) -> bool {
        let asks = place.has_role(Role::Client) && request_path::asks(output);
        let mut reached = self.incoming(place).filter(|flow| self.is_reached(flow));
        asks || reached.any(|flow| flow.input.is_some_and(|input| place.waits(input, output)))
    }

    /// Whether something on the board ever makes the place work.
    ///
    /// Offline and nearline components work by themselves, online ones when a working component sends them
    /// something at a port that is not latched, or fetches from them. Unknown kinds count as working.
    pub fn is_activated(&self, place: &Place) -> bool {
        self.facts.is_working(place.id())
    }

    /// What was said to the question, or what there is to say to it now.
    pub(in crate::rules) fn once(&self, question: String, say: impl FnOnce() -> String) -> String {
        if let Some(known) = self.said.borrow().get(&question) {
            return known.clone();
        }
        let said = say();
        self.said.borrow_mut().insert(question, said.clone());
        said
    }
}

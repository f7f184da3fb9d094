//! What is known about the whole board, kept up to date, so that rules about everything cost what changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Role};
use crate::model::{Document, EdgeId, NodeId};
use crate::rules::knots::{Cycle, Knots};
use crate::rules::parts::{Part, Parts};
use crate::rules::reach::{Net, Reach};
use crate::rules::touched::Touched;
use crate::rules::wiring::{Place, Wiring};
use crate::rules::{request_path, words};

/// Most rounds a loop back into a model may take and still count as bounded.
const MOST_STEPS: f64 = 20.0;

/// Facts about a board.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    records: BTreeMap<NodeId, Record>,
    names: BTreeMap<String, BTreeSet<NodeId>>,
    roles: BTreeMap<Role, BTreeSet<NodeId>>,
    unknown: BTreeSet<NodeId>,
    n_annotations: usize,
    working: Reach<NodeId>,
    waited_on: Reach<EdgeId>,
    knots: Knots,
    parts: Parts,
}

/// What a component was counted as.
#[derive(Clone, Debug)]
struct Record {
    name: String,
    roles: BTreeSet<Role>,
    is_known: bool,
}

/// Places of which the facts say something else than before, beside those that were touched.
#[derive(Debug, Default)]
pub(in crate::rules) struct Consequences {
    /// They are called otherwise, because another of the same name came or went.
    pub renamed: BTreeSet<NodeId>,
    /// Something makes them work now, or nothing does any more.
    pub switched: BTreeSet<NodeId>,
    /// Whether there is more than one now that takes part, or no longer.
    pub company: bool,
    /// They hold other components, or are the largest only now or no longer.
    pub parts: BTreeSet<Part>,
}

impl Facts {
    /// The facts about a board.
    pub fn new(document: &Document, catalog: &Catalog) -> Self {
        let mut facts = Self::default();
        let wiring = Wiring::new(document, catalog);
        facts.update(&wiring, &Touched::everything(document));
        facts
    }

    pub(in crate::rules) fn update(&mut self, wiring: &Wiring, touched: &Touched) -> Consequences {
        let had_company = self.n_taking_part() > 1;
        let mut found = Consequences::default();
        for id in &touched.nodes {
            self.forget(id, &mut found.renamed);
            if let Some(place) = wiring.place(id) {
                self.note(&place, &mut found.renamed);
            }
        }
        found.company = had_company != (self.n_taking_part() > 1);
        let mut ends = touched.ends.clone();
        ends.extend(touched.nodes.iter().cloned());
        let around = ends.iter().flat_map(|id| wiring.neighbours(id));
        let mut places: BTreeSet<NodeId> = around.cloned().collect();
        places.extend(ends.iter().cloned());
        found.switched = self.working.update(&Working(*wiring), &places);
        let mut flows = touched.flows.clone();
        let at = touched.nodes.iter().flat_map(|id| wiring.flows_at(id));
        flows.extend(at.cloned());
        let waiting = |bounds| Waiting {
            wiring: *wiring,
            bounds,
        };
        self.waited_on.update(&waiting(false), &flows);
        self.knots.update(wiring, &waiting(true), &flows);
        found.parts = self.parts.update(wiring, &ends, &touched.cut, |id| {
            wiring.place(id).is_some_and(|place| {
                let is_part = place.kind.is_some() && !place.has_role(Role::Annotation);
                is_part && wiring.neighbours(id).next().is_some()
            })
        });
        found
    }

    fn forget(&mut self, id: &NodeId, renamed: &mut BTreeSet<NodeId>) {
        let Some(record) = self.records.remove(id) else {
            return;
        };
        if let Some(called) = self.names.get_mut(&record.name) {
            called.remove(id);
            if called.len() == 1 {
                renamed.extend(called.iter().cloned());
            }
            if called.is_empty() {
                self.names.remove(&record.name);
            }
        }
        for role in &record.roles {
            if let Some(places) = self.roles.get_mut(role) {
                places.remove(id);
            }
        }
        self.n_annotations -= usize::from(record.roles.contains(&Role::Annotation));
        if !record.is_known {
            self.unknown.remove(id);
        }
    }

    fn note(&mut self, place: &Place, renamed: &mut BTreeSet<NodeId>) {
        let id = place.id();
        let record = Record {
            name: words::called(place),
            roles: place
                .kind
                .map(|kind| kind.roles.clone())
                .unwrap_or_default(),
            is_known: place.kind.is_some(),
        };
        let called = self.names.entry(record.name.clone()).or_default();
        if called.len() == 1 {
            renamed.extend(called.iter().cloned());
        }
        called.insert(id.clone());
        for role in &record.roles {
            self.roles.entry(*role).or_default().insert(id.clone());
        }
        self.n_annotations += usize::from(record.roles.contains(&Role::Annotation));
        if !record.is_known {
            self.unknown.insert(id.clone());
        }
        self.records.insert(id.clone(), record);
    }

    pub(in crate::rules) fn with_role(&self, role: Role) -> impl Iterator<Item = &NodeId> {
        self.roles.get(&role).into_iter().flatten()
    }

    pub(in crate::rules) fn unknown(&self) -> impl Iterator<Item = &NodeId> {
        self.unknown.iter()
    }

    pub(in crate::rules) fn n_taking_part(&self) -> usize {
        self.records.len() - self.n_annotations
    }

    pub(in crate::rules) fn n_called(&self, name: &str) -> usize {
        self.names.get(name).map_or(0, BTreeSet::len)
    }

    pub(in crate::rules) fn cycles(&self) -> impl Iterator<Item = &Cycle> {
        self.knots.cycles()
    }

    pub(in crate::rules) fn part_of(&self, id: &NodeId) -> Option<Part> {
        self.parts.of(id)
    }

    pub(in crate::rules) fn island(&self, part: Part) -> Option<&BTreeSet<NodeId>> {
        self.parts.island(part)
    }

    pub(in crate::rules) fn is_waited_on(&self, flow: &EdgeId) -> bool {
        self.waited_on.contains(flow)
    }

    pub(in crate::rules) fn waited_on(&self) -> impl Iterator<Item = &EdgeId> {
        self.waited_on.all()
    }

    pub(in crate::rules) fn is_working(&self, id: &NodeId) -> bool {
        self.working.contains(id)
    }
}

/// Who makes whom work.
struct Working<'a>(Wiring<'a>);

impl Net<NodeId> for Working<'_> {
    fn starts(&self, id: &NodeId) -> bool {
        self.0.place(id).is_some_and(|place| {
            !place.is_online()
                || place.has_role(Role::SelfStarting)
                || (place.has_role(Role::AnswersWhenRead)
                    && !self.0.diagram.outgoing(id).is_empty())
        })
    }

    fn next(&self, id: &NodeId) -> Vec<NodeId> {
        let Some(place) = self.0.place(id) else {
            return Vec::new();
        };
        let called = self.0.outgoing(&place).iter();
        let called = called.filter(|flow| !flow.is_latched());
        let read = self.0.incoming(&place).iter().filter(|flow| flow.is_pull());
        called
            .map(|flow| flow.to.id().clone())
            .chain(read.map(|flow| flow.from.id().clone()))
            .collect()
    }

    fn previous(&self, id: &NodeId) -> Vec<NodeId> {
        let Some(place) = self.0.place(id) else {
            return Vec::new();
        };
        let callers = self.0.incoming(&place).iter();
        let callers = callers.filter(|flow| !flow.is_latched());
        let readers = self.0.outgoing(&place).iter().filter(|flow| flow.is_pull());
        callers
            .map(|flow| flow.from.id().clone())
            .chain(readers.map(|flow| flow.to.id().clone()))
            .collect()
    }
}

/// Which flow waits for which, from a client's request on. `bounds` leaves out what is repeated a bounded number of
/// times.
struct Waiting<'a> {
    wiring: Wiring<'a>,
    bounds: bool,
}

impl Waiting<'_> {
    fn is_broken_at(&self, place: &Place) -> bool {
        self.bounds
            && place.has_role(Role::BoundedLoop)
            && place
                .number("max_steps")
                .is_some_and(|steps| (1.0..=MOST_STEPS).contains(&steps))
    }
}

impl Net<EdgeId> for Waiting<'_> {
    fn starts(&self, id: &EdgeId) -> bool {
        self.wiring.flow(id).is_some_and(|flow| {
            let asks = flow
                .waited_for()
                .is_some_and(|(output, _)| request_path::asks(output));
            asks && flow.from.has_role(Role::Client)
        })
    }

    fn next(&self, id: &EdgeId) -> Vec<EdgeId> {
        let Some(flow) = self.wiring.flow(id) else {
            return Vec::new();
        };
        let Some((_, input)) = flow.waited_for() else {
            return Vec::new();
        };
        if self.is_broken_at(&flow.to) {
            return Vec::new();
        }
        let outgoing = self.wiring.outgoing(&flow.to).iter();
        let waiting = outgoing.filter(|next| {
            let ports = next.waited_for();
            ports.is_some_and(|(output, _)| flow.to.waits(input, output))
        });
        waiting.map(|next| next.edge.id.clone()).collect()
    }

    fn previous(&self, id: &EdgeId) -> Vec<EdgeId> {
        let Some(flow) = self.wiring.flow(id) else {
            return Vec::new();
        };
        let Some((output, _)) = flow.waited_for() else {
            return Vec::new();
        };
        if self.is_broken_at(&flow.from) {
            return Vec::new();
        }
        let incoming = self.wiring.incoming(&flow.from).iter();
        let awaited = incoming.filter(|before| {
            let ports = before.waited_for();
            ports.is_some_and(|(_, input)| flow.from.waits(input, output))
        });
        awaited.map(|before| before.edge.id.clone()).collect()
    }
}

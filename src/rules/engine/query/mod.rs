//! The whole board as rules about everything see it: who has a role, what reaches what, what the card asks for.
//!
//! All a rule finds out here is noted (`read_set`), and the rule is asked again only when a change met some of it
//! (`query_cache`). So its answer may depend on nothing but the query.

mod data_facts;
mod edge_ref;
mod lineage;
mod node_ref;
mod numbers;
pub(in crate::rules) mod query_cache;
mod read_set;
mod walk;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::rules) use data_facts::{DataFact, DataFacts};
pub use edge_ref::EdgeRef;
pub use node_ref::NodeRef;
pub(in crate::rules) use walk::{EdgeFilter, ReachedSet};

use petgraph::Direction;

use crate::catalog::{Catalog, Kind, Role, RoleSet, StatedValue};
use crate::estimate::{Estimate, traffic};
use crate::graph::{FlowGraph, NodeIx, PayloadSet};
use crate::model::{Document, EdgeId, Node};
use crate::rules::engine::connected_components::ComponentId;
use crate::rules::engine::evidence::Evidence;
use crate::rules::engine::facts::BoardFacts;
use crate::rules::engine::sync_cycles::SyncCycle;
use crate::rules::{Diagnostic, display};
use lineage::Lineage;
use read_set::ReadSet;
use walk::VisitedSet;

/// What they are called, in a sentence; the first few of many.
pub(in crate::rules) fn named(sites: &[NodeRef]) -> String {
    display::some_of(sites, ToString::to_string)
}

/// The board, asked by one rule after the other.
///
/// A rule about a component may ask for it, its flows, the components at their other ends and whether it is activated.
/// A rule about a flow may ask for it and its two components. A rule about the board may ask for everything.
pub struct BoardQuery<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
    facts: &'a BoardFacts,
    graph: &'a FlowGraph,
    /// Kinds as the graph numbers them.
    kinds: Vec<Option<&'a Kind>>,
    reads: RefCell<ReadSet>,
    /// Fields of the card that were asked for and are not filled in.
    unclear: RefCell<BTreeSet<String>>,
    marks: RefCell<VisitedSet>,
    lineage: RefCell<BTreeMap<NodeIx, Lineage>>,
    /// What was said about a question before: boards repeat their mistakes.
    said: RefCell<BTreeMap<String, String>>,
    evidence: RefCell<Evidence>,
    data_facts: RefCell<DataFacts>,
    estimate: OnceCell<Estimate>,
}

impl<'a> BoardQuery<'a> {
    pub(in crate::rules) fn new(
        document: &'a Document,
        catalog: &'a Catalog,
        facts: &'a BoardFacts,
        estimate: Option<Estimate>,
    ) -> Self {
        let kinds = facts.graph().kinds();
        Self {
            document,
            catalog,
            facts,
            graph: facts.graph(),
            kinds: kinds.map(|kind| catalog.kind(kind.as_str())).collect(),
            reads: RefCell::default(),
            unclear: RefCell::default(),
            marks: RefCell::default(),
            lineage: RefCell::default(),
            said: RefCell::default(),
            evidence: RefCell::default(),
            data_facts: RefCell::default(),
            estimate: estimate.map(OnceCell::from).unwrap_or_default(),
        }
    }

    /// What follows changes: the estimate, if a rule asked for it, and what holds of data.
    pub(in crate::rules) fn into_kept(self) -> (Option<Estimate>, DataFacts) {
        (self.estimate.into_inner(), self.data_facts.into_inner())
    }

    pub(in crate::rules) fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The whole document. A rule about the board that looks at it is asked again after every change.
    pub(in crate::rules) fn document(&self) -> &'a Document {
        self.reads.borrow_mut().everything = true;
        self.document
    }

    /// Loops in which every step waits for the next, by their first flow. A rule about the board that looks at them is
    /// asked again after every change.
    pub(in crate::rules) fn cycles(&self) -> impl Iterator<Item = &'a SyncCycle> {
        self.reads.borrow_mut().everything = true;
        self.facts.cycles()
    }

    /// Components of kinds that the catalogue does not know, by id. A rule about the board that asks for them is asked
    /// again after every change.
    pub(in crate::rules) fn unknown(&'a self) -> impl Iterator<Item = NodeRef<'a>> {
        self.reads.borrow_mut().everything = true;
        self.graph.unknown().map(|at| self.site(at))
    }

    /// Asks a rule, and lowers what it finds as far as that rests on defaults.
    pub(in crate::rules) fn ask(
        &self,
        found: &mut Vec<Diagnostic>,
        check: impl FnOnce(&mut Vec<Diagnostic>),
    ) {
        self.evidence.borrow_mut().begin();
        let n_before = found.len();
        check(found);
        if found.len() > n_before {
            let evidence = self.evidence.borrow();
            evidence.settle(self.graph, found, n_before);
        }
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

    /// The flow, if both its ends are components of known kinds.
    pub(in crate::rules) fn judged_flow(&'a self, id: &EdgeId) -> Option<EdgeRef<'a>> {
        let edge = self.graph.edge_of_id(id)?;
        let link = EdgeRef::new(self, edge);
        link.is_judged().then_some(link)
    }

    /// Components that count of a connected part beside the largest, by id; none if the part is no such.
    pub(in crate::rules) fn island(&'a self, part: ComponentId) -> Vec<NodeRef<'a>> {
        let ids = self.facts.island(part).into_iter().flatten();
        ids.filter_map(|id| self.find(id)).collect()
    }

    /// The component that the graph numbers so.
    fn site(&'a self, at: NodeIx) -> NodeRef<'a> {
        NodeRef::new(self, at)
    }

    /// The record of the component that the graph numbers so.
    fn record(&self, at: NodeIx) -> Option<&'a Node> {
        self.graph.record(at, self.document.diagram())
    }

    fn note(&self, payloads: &[&str], port: &str) {
        let mut reads = self.reads.borrow_mut();
        reads.payloads |= PayloadSet::new(self.catalog, payloads);
        reads.ports.add(port);
    }

    /// Components with the role, by id.
    pub fn with(&'a self, role: Role) -> impl Iterator<Item = NodeRef<'a>> {
        self.reads.borrow_mut().roles.insert(role);
        self.graph.with_role(role).map(|at| self.site(at))
    }

    /// Components with any of the roles, each once, by role, then id.
    pub fn with_any(&'a self, roles: &[Role]) -> Vec<NodeRef<'a>> {
        let mut seen = BTreeSet::new();
        let all = roles.iter().flat_map(|role| self.with(*role));
        all.filter(|site| seen.insert(site.at())).collect()
    }

    /// Components of known kinds, without annotations, by id.
    pub(in crate::rules) fn components(&'a self) -> impl Iterator<Item = NodeRef<'a>> {
        self.reads.borrow_mut().roles = RoleSet::ALL;
        let all = self.graph.nodes().map(|at| self.site(at));
        all.filter(|site| site.kind().is_some() && !site.is(Role::Annotation))
    }

    pub fn has(&self, role: Role) -> bool {
        self.reads.borrow_mut().roles.insert(role);
        self.graph.with_role(role).next().is_some()
    }

    /// How many components take part in the design: all but annotations.
    pub fn n_taking_part(&self) -> usize {
        self.reads.borrow_mut().company = true;
        self.facts.n_taking_part()
    }

    /// Whether somebody asks, for rules about single components.
    pub(in crate::rules) fn has_client(&self) -> bool {
        self.reads.borrow_mut().company = true;
        self.facts.has_client()
    }

    /// Whether the board draws how the system is watched in production. Until it does, all of that is one subject.
    pub(in crate::rules) fn draws_operation(&self) -> bool {
        self.has(Role::Monitors)
    }

    /// Whether the board draws how models are judged.
    pub(in crate::rules) fn draws_evaluation(&self) -> bool {
        self.has(Role::EvaluatesOffline)
            || self.has(Role::JudgesAnswers)
            || self.has(Role::Simulates)
            || self.has(Role::Experiments)
    }

    /// Everything that is judged offline: by an evaluator, by a judge of answers, in simulation.
    pub(in crate::rules) fn judged_offline(&'a self) -> ReachedSet {
        const JUDGES: [Role; 3] = [Role::EvaluatesOffline, Role::JudgesAnswers, Role::Simulates];
        let judges: Vec<NodeIx> = self
            .with_any(&JUDGES)
            .into_iter()
            .map(NodeRef::at)
            .collect();
        let found = self.walk(&judges, EdgeFilter::ANY, Direction::Incoming);
        ReachedSet::new(found)
    }

    /// Whether the board draws how models are made and released.
    pub(in crate::rules) fn draws_release(&self) -> bool {
        self.has(Role::RegistersModels)
            || self.has(Role::OrchestratesTraining)
            || self.has(Role::ControlsRollout)
    }

    /// Components that work while a client waits, but for clients, by id.
    pub fn on_path(&'a self) -> Vec<NodeRef<'a>> {
        self.reads.borrow_mut().path = true;
        let nodes = self.graph.nodes().filter(|at| self.facts.is_on_path(*at));
        nodes.map(|at| self.site(at)).collect()
    }

    /// What the requirements card says of the field, or what is assumed as long as nobody says otherwise. A value that
    /// cannot be is no value; another rule reports it.
    fn required<'f>(&self, field: &'f str) -> StatedValue<'f>
    where
        'a: 'f,
    {
        self.reads.borrow_mut().fields.add(field);
        let brief = self.document.brief();
        let required = StatedValue::of_requirement(brief, self.catalog, field).possible();
        if required.is_known() && required.stated().is_none() {
            self.unclear.borrow_mut().insert(field.to_owned());
        }
        required
    }

    /// A number of the requirements card; `None` until it is clarified.
    pub fn asked_number(&self, field: &str) -> Option<f64> {
        let required = self.required(field);
        let number = required.number();
        self.note_required(required, number.map(drop));
        number
    }

    /// A number of the requirements card that a person stated.
    pub fn stated_requirement(&self, field: &str) -> Option<f64> {
        let required = self.required(field);
        let number = required.stated()?.as_number();
        self.note_required(required, number.map(drop));
        number
    }

    /// The rule rests on the field, if it says something.
    fn note_required(&self, required: StatedValue, said: Option<()>) {
        let source = said.and_then(|()| required.source());
        if let Some(source) = source {
            self.evidence.borrow_mut().note_brief(source);
        }
    }

    /// A choice of the requirements card; `None` until it is clarified.
    pub fn asked_choice(&self, field: &str) -> Option<String> {
        let required = self.required(field);
        let text = required.text();
        self.note_required(required, text.map(drop));
        text.map(str::to_owned)
    }

    /// Whether one of these is the choice of the requirements card.
    pub fn is_asked_choice(&self, field: &str, values: &[&str]) -> bool {
        let chosen = self.asked_choice(field);
        chosen.is_some_and(|chosen| values.contains(&chosen.as_str()))
    }

    /// Whether the requirements card says yes.
    pub fn asks(&self, field: &str) -> bool {
        let required = self.required(field);
        let is_so = required.flag_or_assumed() == Some(true);
        self.note_required(required, is_so.then_some(()));
        is_so
    }

    /// Requests per second in the busiest hour: `qps_peak`, or else `dau × requests_per_user_day / 86 400 ×
    /// peak_factor`; `None` while neither is clarified.
    pub fn peak_qps(&self) -> Option<f64> {
        self.asked_number("qps_peak").or_else(|| {
            let (users, each) = (
                self.asked_number("dau")?,
                self.asked_number("requests_per_user_day")?,
            );
            let mean = traffic::mean_qps(users, each).ok()?;
            traffic::peak_qps(mean, self.asked_number("peak_factor")?).ok()
        })
    }

    /// Whether some client is anything but another server.
    pub fn has_people(&'a self) -> bool {
        let mut clients = self.with(Role::Client);
        clients.any(|client| !client.is_choice("kind", &["server"]))
    }
}

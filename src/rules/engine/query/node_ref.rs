//! One component as rules see it.

use std::fmt;

use petgraph::Direction;

use crate::catalog::{Catalog, InputPort, Kind, OutputPort, Phase, Role, StatedValue, ValueSource};
use crate::graph::{Adjacent, NodeIx, PayloadSet, Timing};
use crate::model::{Node, NodeId};
use crate::rules::engine::query::{BoardQuery, EdgeFilter, EdgeRef};

/// A component. Shown, it is called what the board calls it.
#[derive(Clone, Copy)]
pub struct NodeRef<'s> {
    survey: &'s BoardQuery<'s>,
    at: NodeIx,
    reading: ReadingMode,
}

/// Whether values that are read count as evidence of what a rule finds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReadingMode {
    Evidence,
    /// They only say whether the rule applies.
    Aside,
}

impl PartialEq for NodeRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl fmt::Display for NodeRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.survey.reads.borrow_mut().names.insert(self.at);
        f.write_str(&self.survey.facts.name(self.id()))
    }
}

impl<'s> NodeRef<'s> {
    pub(super) fn new(survey: &'s BoardQuery<'s>, at: NodeIx) -> Self {
        Self {
            survey,
            at,
            reading: ReadingMode::Evidence,
        }
    }

    pub(super) fn at(self) -> NodeIx {
        self.at
    }

    pub(in crate::rules) fn catalog(self) -> &'s Catalog {
        self.survey.catalog()
    }

    pub(in crate::rules) fn survey(self) -> &'s BoardQuery<'s> {
        self.survey
    }

    pub fn id(self) -> &'s NodeId {
        self.survey.graph.id(self.at)
    }

    pub fn is(self, role: Role) -> bool {
        self.survey.graph.has_role(self.at, role)
    }

    pub fn is_online(self) -> bool {
        self.survey.graph.phase(self.at) == Some(Phase::Online)
    }

    /// Whether it works while a client waits.
    pub fn is_on_path(self) -> bool {
        self.survey.reads.borrow_mut().path = true;
        self.survey.facts.is_on_path(self.at)
    }

    /// Whether who calls it calls another in its place as well, so that nobody knows how many requests it gets: both get
    /// the same from the same port and answer at the same one.
    pub(in crate::rules) fn is_one_of_several(self) -> bool {
        let answers = |site: NodeRef<'s>| {
            let ends = site.outs().filter(EdgeRef::is_waited_for);
            ends.map(|flow| (flow.to.at, flow.to_port().to_owned()))
                .collect::<Vec<_>>()
        };
        let own = answers(self);
        let mut calls = self.ins().filter(EdgeRef::is_waited_for);
        calls.any(|call| {
            let mut others = call.from.outs_at(call.from_port());
            let is_routed = call.from.is(Role::RoutesModels);
            is_routed
                || others.any(|other| {
                    let is_other = other.to != self && other.is_waited_for();
                    let is_alike = other.to.kind().map(|kind| &kind.id)
                        == self.kind().map(|kind| &kind.id)
                        || (other.to.is(Role::Serves) && self.is(Role::Serves));
                    is_other && is_alike && answers(other.to).iter().any(|end| own.contains(end))
                })
        })
    }

    /// Who carries its work; `None` if the catalogue does not know its kind.
    pub(in crate::rules) fn timing(self) -> Option<Timing> {
        self.survey.graph.timing(self.at)
    }

    /// Whether it runs on the person's device: by what it is, or because the board says so.
    pub(in crate::rules) fn runs_on_device(self) -> bool {
        self.is(Role::RunsOnDevice)
            || self.is(Role::TrainsOnDevice)
            || self.aside().is_choice("place", &["device"])
    }

    /// Whether somebody else runs it, so that there are no weights, no rollout and no machines of our own.
    pub(in crate::rules) fn runs_at_vendor(self) -> bool {
        let asked = self.aside();
        self.is(Role::VendorModel)
            || asked.is_choice("hosting", &["external_api"])
            || asked.is_choice("place", &["vendor"])
            || (self.is(Role::BorrowedModel) && self.denies("open_weights"))
    }

    pub fn is_offline(self) -> bool {
        self.survey.graph.is_offline(self.at)
    }

    /// `None` if the catalogue does not know the kind.
    pub fn kind(self) -> Option<&'s Kind> {
        let kind = self.survey.graph.kind_index(self.at)?;
        *self.survey.kinds.get(kind)?
    }

    /// Its record in the document.
    pub(in crate::rules) fn node(self) -> Option<&'s Node> {
        self.survey.record(self.at)
    }

    /// Inputs of its kind; none if the catalogue does not know it.
    pub(in crate::rules) fn input_ports(self) -> &'s [InputPort] {
        self.kind().map_or(&[], |kind| &kind.inputs)
    }

    /// Outputs of its kind; none if the catalogue does not know it.
    pub(in crate::rules) fn output_ports(self) -> &'s [OutputPort] {
        self.kind().map_or(&[], |kind| &kind.outputs)
    }

    /// Whether its kind has the property.
    pub fn has(self, property: &str) -> bool {
        self.kind()
            .is_some_and(|kind| kind.property(property).is_some())
    }

    /// Whether some flow starts or ends here.
    pub fn is_connected(self) -> bool {
        self.ins().next().is_some() || self.outs().next().is_some()
    }

    /// Whether something on the board ever makes it work.
    ///
    /// Offline and nearline components work by themselves, online ones when a working component sends them
    /// something at a port that is not latched, or fetches from them. Unknown kinds count as working.
    pub(in crate::rules) fn is_activated(self) -> bool {
        self.survey.facts.is_working(self.id())
    }

    /// The same component, whose values only say whether a rule applies: they are no evidence of what it finds.
    pub(in crate::rules) fn aside(self) -> Self {
        Self {
            reading: ReadingMode::Aside,
            ..self
        }
    }

    /// What it says of a property, or what its kind assumes.
    pub(in crate::rules) fn stated<'p>(self, property: &'p str) -> Option<StatedValue<'p>>
    where
        's: 'p,
    {
        self.survey.reads.borrow_mut().properties.add(property);
        let value = StatedValue::of_property(self.node()?, self.kind(), property);
        if self.reading == ReadingMode::Evidence {
            let source = match value.stated() {
                Some(_) => Some(ValueSource::Stated),
                None => value.is_known().then_some(ValueSource::Assumed),
            };
            if let Some(source) = source {
                self.survey.evidence.borrow_mut().note(self.at, source);
            }
        }
        Some(value)
    }

    /// Whether a person stated the property.
    pub(in crate::rules) fn says(self, property: &str) -> bool {
        let value = self.aside().stated(property);
        let is_stated = value.is_some_and(|value| value.possible().stated().is_some());
        if is_stated && self.reading == ReadingMode::Evidence {
            let mut evidence = self.survey.evidence.borrow_mut();
            evidence.note(self.at, ValueSource::Stated);
        }
        is_stated
    }

    /// Whether a person stated all of them.
    pub(in crate::rules) fn says_all(self, properties: &[&str]) -> bool {
        properties.iter().all(|property| self.says(property))
    }

    /// The number that a person stated.
    pub(in crate::rules) fn stated_number(self, property: &str) -> Option<f64> {
        self.number(property).filter(|_| self.says(property))
    }

    /// Whether a person said no.
    pub(in crate::rules) fn denies(self, property: &str) -> bool {
        self.says(property) && !self.flag(property)
    }

    /// Whether the board says, in words or by a property, that it looks at who may see what.
    pub(in crate::rules) fn speaks_of_rights(self) -> bool {
        const WORDS: [&str; 6] = [
            "rights",
            "permission",
            "acl",
            "access control",
            "entitlement",
            "authoris",
        ];
        let is_filtering = self.is(Role::FiltersItems)
            || self.is(Role::SearchesIndex)
            || self.is(Role::Retrieves)
            || self.is(Role::CachesResults);
        self.survey.reads.borrow_mut().names.insert(self.at);
        let is_named = || {
            let label = self.node().map(|node| node.label.to_lowercase());
            label.is_some_and(|label| WORDS.iter().any(|word| label.contains(word)))
        };
        is_filtering && is_named()
            || self.says("filters") && self.has_chosen("filters", &["permissions", "tenant"])
    }

    /// The number; `None` where there is none.
    pub fn number(self, property: &str) -> Option<f64> {
        self.stated(property)?.number_or_assumed()
    }

    pub fn is_below(self, property: &str, limit: f64) -> bool {
        self.number(property).is_some_and(|x| x < limit)
    }

    pub fn is_at_most(self, property: &str, limit: f64) -> bool {
        self.number(property).is_some_and(|x| x <= limit)
    }

    pub fn is_above(self, property: &str, limit: f64) -> bool {
        self.number(property).is_some_and(|x| x > limit)
    }

    pub fn is_at_least(self, property: &str, limit: f64) -> bool {
        self.number(property).is_some_and(|x| x >= limit)
    }

    /// Whether it is set; `false` where the kind knows no such thing.
    pub fn flag(self, property: &str) -> bool {
        let stated = self.stated(property);
        stated.and_then(|one| one.flag_or_assumed()) == Some(true)
    }

    /// The chosen value; `None` where there is none.
    pub fn choice<'p>(self, property: &'p str) -> Option<&'p str>
    where
        's: 'p,
    {
        self.stated(property)?.text_or_assumed()
    }

    pub fn is_choice(self, property: &str, values: &[&str]) -> bool {
        self.choice(property)
            .is_some_and(|chosen| values.contains(&chosen))
    }

    /// All chosen values.
    pub fn chosen(self, property: &str) -> Vec<String> {
        let stated = self.stated(property);
        stated.map(|one| one.set_or_assumed()).unwrap_or_default()
    }

    pub fn has_chosen(self, property: &str, values: &[&str]) -> bool {
        let chosen = self.chosen(property);
        chosen.iter().any(|one| values.contains(&one.as_str()))
    }

    fn incoming(self, payloads: PayloadSet) -> impl Iterator<Item = EdgeRef<'s>> {
        let all = self.survey.graph.adjacent_before(self.at).iter();
        self.links(all, payloads)
    }

    fn outgoing(self, payloads: PayloadSet) -> impl Iterator<Item = EdgeRef<'s>> {
        let all = self.survey.graph.adjacent_after(self.at).iter();
        self.links(all, payloads)
    }

    fn links(
        self,
        all: impl Iterator<Item = &'s Adjacent>,
        payloads: PayloadSet,
    ) -> impl Iterator<Item = EdgeRef<'s>> {
        let all = all.filter(move |next| next.payload.meets(payloads));
        let edges = all.filter_map(move |next| self.survey.graph.edge(next.edge));
        edges.map(move |edge| EdgeRef::new(self.survey, edge))
    }

    /// Flows that end here, by id.
    pub fn ins(self) -> impl Iterator<Item = EdgeRef<'s>> {
        self.survey.reads.borrow_mut().payloads = PayloadSet::ALL;
        self.incoming(PayloadSet::ALL)
    }

    /// Flows that start here, by id.
    pub fn outs(self) -> impl Iterator<Item = EdgeRef<'s>> {
        self.survey.reads.borrow_mut().payloads = PayloadSet::ALL;
        self.outgoing(PayloadSet::ALL)
    }

    /// Notes that flows at the port were asked for.
    fn noting_port(self, port: &str) -> Self {
        self.survey.reads.borrow_mut().ports.add(port);
        self
    }

    /// Notes that flows of these types were asked for.
    fn noted(self, payloads: &[&str]) -> PayloadSet {
        let payloads = PayloadSet::new(self.survey.catalog, payloads);
        self.survey.reads.borrow_mut().payloads |= payloads;
        payloads
    }

    /// Flows that end at the port, by id.
    pub fn ins_at(self, port: &'s str) -> impl Iterator<Item = EdgeRef<'s>> {
        let ins = self.noting_port(port).incoming(PayloadSet::ALL);
        ins.filter(move |link| link.to_port() == port)
    }

    /// Flows that start at the port, by id.
    pub fn outs_at(self, port: &'s str) -> impl Iterator<Item = EdgeRef<'s>> {
        let outs = self.noting_port(port).outgoing(PayloadSet::ALL);
        outs.filter(move |link| link.from_port() == port)
    }

    /// Flows of these types that end here, by id.
    pub fn ins_of(self, payloads: &[&str]) -> impl Iterator<Item = EdgeRef<'s>> + use<'s> {
        self.incoming(self.noted(payloads))
    }

    /// Flows of these types that start here, by id.
    pub fn outs_of(self, payloads: &[&str]) -> impl Iterator<Item = EdgeRef<'s>> + use<'s> {
        self.outgoing(self.noted(payloads))
    }

    pub fn is_fed_at(self, port: &'s str) -> bool {
        self.ins_at(port).next().is_some()
    }

    pub fn is_used_at(self, port: &'s str) -> bool {
        self.outs_at(port).next().is_some()
    }

    /// Everything from which the way leads here, by id.
    pub fn upstream(self, way: EdgeFilter) -> Vec<NodeRef<'s>> {
        let found = self.survey.walk(&[self.at], way, Direction::Incoming);
        self.survey.sites(found)
    }

    /// Everything to which the way leads from here, by id.
    pub fn downstream(self, way: EdgeFilter) -> Vec<NodeRef<'s>> {
        let found = self.survey.walk(&[self.at], way, Direction::Outgoing);
        self.survey.sites(found)
    }
}

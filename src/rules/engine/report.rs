//! Findings, in order, and where they are.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::PortSide;
use crate::model::{EdgeId, FindingKey, NodeId, PortName};
use crate::rules::{NodeRef, Rule, Severity, TellWhen};

/// One finding: a rule, a place and what to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    /// How much it matters: as the rule says, unless somebody decided otherwise.
    pub severity: Severity,
    /// Names the elements by what the person calls them.
    pub message: String,
    pub nodes: Vec<NodeId>,
    pub edges: Vec<EdgeId>,
    pub ports: Vec<(NodeId, PortName, PortSide)>,
    /// Why a person accepted it; such a finding is kept and does not count.
    pub acknowledged: Option<String>,
}

impl Diagnostic {
    pub(in crate::rules) fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            nodes: Vec::new(),
            edges: Vec::new(),
            ports: Vec::new(),
            acknowledged: None,
        }
    }

    pub(in crate::rules) fn nodes<'i>(mut self, ids: impl IntoIterator<Item = &'i NodeId>) -> Self {
        self.nodes.extend(ids.into_iter().cloned());
        self
    }

    pub(in crate::rules) fn edges<'i>(mut self, ids: impl IntoIterator<Item = &'i EdgeId>) -> Self {
        self.edges.extend(ids.into_iter().cloned());
        self
    }

    pub(in crate::rules) fn at<'s>(mut self, sites: impl IntoIterator<Item = NodeRef<'s>>) -> Self {
        let mut seen: BTreeSet<&NodeId> = self.nodes.iter().collect();
        let ids = sites.into_iter().map(NodeRef::id);
        let new: Vec<NodeId> = ids.filter(|id| seen.insert(id)).cloned().collect();
        self.nodes.extend(new);
        self
    }

    pub(in crate::rules) fn port(mut self, node: &NodeId, port: &PortName, side: PortSide) -> Self {
        self.ports.push((node.clone(), port.clone(), side));
        self
    }

    /// The same, not worse than that.
    pub(in crate::rules) fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.max(severity);
        self
    }

    /// Points at the input of each of the components.
    pub(in crate::rules) fn inputs<'s>(
        mut self,
        sites: impl IntoIterator<Item = NodeRef<'s>>,
        port: &str,
    ) -> Self {
        for site in sites {
            self = self.port(site.id(), &port.into(), PortSide::Input);
        }
        self
    }

    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What an acknowledgement of this finding is filed under. Unique among the findings of one report.
    pub fn key(&self) -> FindingKey {
        FindingKey {
            rule: self.rule.id.to_owned(),
            nodes: self.nodes.iter().cloned().collect(),
            edges: self.edges.iter().cloned().collect(),
        }
    }
}

impl Eq for Diagnostic {}

impl PartialOrd for Diagnostic {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Worst first, then by rule and place.
impl Ord for Diagnostic {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |found: &Self| (found.severity(), found.rule.id);
        place(self)
            .cmp(&place(other))
            .then_with(|| self.nodes.cmp(&other.nodes))
            .then_with(|| self.edges.cmp(&other.edges))
            .then_with(|| self.message.cmp(&other.message))
            .then_with(|| self.ports.cmp(&other.ports))
            .then_with(|| self.acknowledged.cmp(&other.acknowledged))
    }
}

/// How many findings that count are at a place, and the worst of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub worst: Option<Severity>,
    pub n: usize,
}

/// How many findings there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// Accepted ones, whatever their severity; they count nowhere else.
    pub acknowledged: usize,
}

impl Counts {
    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        }
    }

    fn tally(&self) -> Tally {
        let worst = match self {
            Self { errors: 1.., .. } => Some(Severity::Error),
            Self { warnings: 1.., .. } => Some(Severity::Warning),
            Self { advice: 1.., .. } => Some(Severity::Advice),
            _ => None,
        };
        Tally {
            worst,
            n: self.at_least(Severity::Advice),
        }
    }

    /// Findings that are that bad or worse.
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Advice => self.errors + self.warnings + self.advice,
        }
    }
}

/// Everything found on a board: by severity, rule and place, the same on every machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    found: BTreeSet<Arc<Diagnostic>>,
    counts: Counts,
    request_path_complete: bool,
    by_node: BTreeMap<NodeId, Counts>,
    by_edge: BTreeMap<EdgeId, Counts>,
    by_port: BTreeMap<PortKey, Counts>,
}

type PortKey = (NodeId, PortName, PortSide);

/// What is done with the count of a place.
#[derive(Clone, Copy)]
enum CountChange {
    One,
    MinusOne,
}

/// Which findings a report is of.
#[derive(Clone, Copy)]
pub(in crate::rules) enum ReportScope {
    Everything,
    /// What is told while the board is still being drawn: live findings, and the others of a missing connection only
    /// as dots on their ports.
    WhileDrawing,
}

/// How a report tells a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visibility {
    Listed,
    AsDot,
    Not,
}

impl ReportScope {
    fn telling(self, found: &Diagnostic) -> Visibility {
        match (self, found.rule.when) {
            (Self::Everything, _) | (_, TellWhen::Live) => Visibility::Listed,
            (_, TellWhen::PortOnly) => Visibility::AsDot,
            (_, TellWhen::Review) => Visibility::Not,
        }
    }
}

/// Where something else is counted than before.
#[derive(Clone, Debug, Default)]
pub struct CountDifferences {
    pub nodes: BTreeSet<NodeId>,
    pub edges: BTreeSet<EdgeId>,
}

impl CountDifferences {
    pub(in crate::rules) fn extend(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.edges.extend(other.edges);
    }
}

impl Report {
    /// Everything found, worst first.
    pub fn diagnostics(&self) -> impl DoubleEndedIterator<Item = &Diagnostic> {
        self.found.iter().map(Arc::as_ref)
    }

    /// As [`Self::diagnostics`], for keeping them.
    pub fn shared(&self) -> impl DoubleEndedIterator<Item = &Arc<Diagnostic>> {
        self.found.iter()
    }

    /// The finding of that key, if there is still one.
    pub fn find(&self, key: &FindingKey) -> Option<&Arc<Diagnostic>> {
        self.shared()
            .find(|found| found.rule.id == key.rule && found.key() == *key)
    }

    /// Takes findings away, adds others, and says where other ones count than before.
    pub(in crate::rules) fn exchange(
        &mut self,
        gone: &[Arc<Diagnostic>],
        come: &[Arc<Diagnostic>],
        scope: ReportScope,
    ) -> CountDifferences {
        let told = |found: &&Arc<Diagnostic>| scope.telling(found) != Visibility::Not;
        let before = self.counts_at(gone.iter().chain(come).filter(told));
        for found in gone.iter().filter(told) {
            let telling = scope.telling(found);
            if telling == Visibility::AsDot || self.found.remove(found) {
                self.count(found, CountChange::MinusOne, telling);
            }
        }
        self.add_all(come, scope);
        before.unlike(self)
    }

    fn add_all(&mut self, come: &[Arc<Diagnostic>], scope: ReportScope) {
        let told = come
            .iter()
            .map(|found| (found, scope.telling(found)))
            .filter(|(_, telling)| *telling != Visibility::Not);
        let listed = told
            .clone()
            .filter(|(_, telling)| *telling == Visibility::Listed);
        let listed = listed.map(|(found, _)| Arc::clone(found));
        // A set is made of all at once much sooner than of one after the other.
        if self.found.is_empty() {
            self.found = listed.collect();
        } else {
            self.found.extend(listed);
        }
        for (found, telling) in told {
            self.count(found, CountChange::One, telling);
        }
    }

    pub(in crate::rules) fn set_request_path_complete(&mut self, is_complete: bool) {
        self.request_path_complete = is_complete;
    }

    /// Counts a finding by port and, if it is listed, by node and edge.
    fn count(&mut self, found: &Diagnostic, by: CountChange, telling: Visibility) {
        let severity = found.severity();
        let is_listed = telling == Visibility::Listed;
        if found.acknowledged.is_some() {
            if is_listed {
                change(&mut self.counts.acknowledged, by);
            }
            return;
        }
        for port in &found.ports {
            count_at(&mut self.by_port, port, severity, by);
        }
        if !is_listed {
            return;
        }
        change(self.counts.of(severity), by);
        for node in &found.nodes {
            count_at(&mut self.by_node, node, severity, by);
        }
        for edge in &found.edges {
            count_at(&mut self.by_edge, edge, severity, by);
        }
    }

    /// What counts at the places of the findings.
    fn counts_at<'f>(
        &self,
        findings: impl Iterator<Item = &'f Arc<Diagnostic>>,
    ) -> PlaceCounts<'f> {
        let mut at = PlaceCounts::default();
        for found in findings {
            for port in &found.ports {
                at.ports
                    .entry(port)
                    .or_insert_with(|| self.by_port.get(port).copied());
            }
            for node in &found.nodes {
                at.nodes
                    .entry(node)
                    .or_insert_with(|| self.by_node.get(node).copied());
            }
            for edge in &found.edges {
                at.edges
                    .entry(edge)
                    .or_insert_with(|| self.by_edge.get(edge).copied());
            }
        }
        at
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Findings at the node that count.
    pub fn of_node(&self, id: &NodeId) -> Tally {
        tally(self.by_node.get(id))
    }

    /// Findings at the edge that count.
    pub fn of_edge(&self, id: &EdgeId) -> Tally {
        tally(self.by_edge.get(id))
    }

    /// Findings at the port that count.
    pub fn of_port(&self, node: &NodeId, port: &PortName, side: PortSide) -> Tally {
        tally(self.by_port.get(&(node.clone(), port.clone(), side)))
    }

    /// Nodes and edges at which the other report counts something else.
    pub fn differences(&self, other: &Self) -> CountDifferences {
        let mut nodes: BTreeSet<NodeId> = unequal(&self.by_node, &other.by_node).cloned().collect();
        let ports = unequal(&self.by_port, &other.by_port);
        nodes.extend(ports.map(|(node, ..)| node.clone()));
        let edges = unequal(&self.by_edge, &other.by_edge).cloned().collect();
        CountDifferences { nodes, edges }
    }

    /// Findings that name the node, acknowledged ones among them.
    pub fn at_node<'a>(&'a self, id: &'a NodeId) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics()
            .filter(move |diagnostic| diagnostic.nodes.contains(id))
    }

    /// Findings that name the edge, acknowledged ones among them.
    pub fn at_edge<'a>(&'a self, id: &'a EdgeId) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics()
            .filter(move |diagnostic| diagnostic.edges.contains(id))
    }

    /// Whether some client's request comes back to a client: then it is time for a review.
    pub fn is_request_path_complete(&self) -> bool {
        self.request_path_complete
    }
}

/// What counts at some places.
#[derive(Default)]
struct PlaceCounts<'f> {
    nodes: BTreeMap<&'f NodeId, Option<Counts>>,
    edges: BTreeMap<&'f EdgeId, Option<Counts>>,
    ports: BTreeMap<&'f PortKey, Option<Counts>>,
}

impl PlaceCounts<'_> {
    /// The places at which the report counts something else.
    fn unlike(self, report: &Report) -> CountDifferences {
        let nodes = self.nodes.into_iter();
        let nodes = nodes.filter(|(id, counts)| report.by_node.get(*id) != counts.as_ref());
        let edges = self.edges.into_iter();
        let edges = edges.filter(|(id, counts)| report.by_edge.get(*id) != counts.as_ref());
        let ports = self.ports.into_iter();
        let ports = ports.filter(|(port, counts)| report.by_port.get(*port) != counts.as_ref());
        let nodes = nodes
            .map(|(id, _)| id)
            .chain(ports.map(|(port, _)| &port.0));
        CountDifferences {
            nodes: nodes.cloned().collect(),
            edges: edges.map(|(id, _)| id.clone()).collect(),
        }
    }
}

fn change(count: &mut usize, by: CountChange) {
    match by {
        CountChange::One => *count += 1,
        CountChange::MinusOne => *count -= 1,
    }
}

/// Places where nothing is found are not kept.
fn count_at<K: Ord + Clone>(
    counts: &mut BTreeMap<K, Counts>,
    at: &K,
    severity: Severity,
    by: CountChange,
) {
    let here = counts.entry(at.clone()).or_default();
    change(here.of(severity), by);
    if *here == Counts::default() {
        counts.remove(at);
    }
}

fn tally(counts: Option<&Counts>) -> Tally {
    counts.map(Counts::tally).unwrap_or_default()
}

/// Places that count differently in the two.
fn unequal<'a, K: Ord>(
    a: &'a BTreeMap<K, Counts>,
    b: &'a BTreeMap<K, Counts>,
) -> impl Iterator<Item = &'a K> {
    let other = a
        .iter()
        .filter(|(key, counts)| b.get(*key) != Some(*counts));
    let new = b.keys().filter(|key| !a.contains_key(*key));
    other.map(|(key, _)| key).chain(new)
}

//! Findings, in order, and where they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Side;
use crate::model::{Document, EdgeId, FindingKey, NodeId, PortName};
use crate::rules::{Rule, Severity, When};

/// One finding: a rule, a place and what to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    /// Names the elements by what the person calls them.
    pub message: String,
    pub nodes: Vec<NodeId>,
    pub edges: Vec<EdgeId>,
    pub ports: Vec<(NodeId, PortName, Side)>,
    /// Why a person accepted it; such a finding is kept and does not count.
    pub acknowledged: Option<String>,
}

impl Diagnostic {
    pub(in crate::rules) fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
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

    pub(in crate::rules) fn port(mut self, node: &NodeId, port: &PortName, side: Side) -> Self {
        self.ports.push((node.clone(), port.clone(), side));
        self
    }

    pub fn severity(&self) -> Severity {
        self.rule.severity
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

/// How many findings that count are at a place, and the worst of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub worst: Option<Severity>,
    pub n: usize,
}

impl Tally {
    fn add(&mut self, severity: Severity) {
        self.worst = Some(self.worst.map_or(severity, |worst| worst.min(severity)));
        self.n += 1;
    }
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
    pub diagnostics: Vec<Diagnostic>,
    request_path_complete: bool,
    by_node: BTreeMap<NodeId, Tally>,
    by_edge: BTreeMap<EdgeId, Tally>,
    by_port: BTreeMap<(NodeId, PortName, Side), Tally>,
}

impl Report {
    pub(in crate::rules) fn add(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Marks what was acknowledged, sorts, and counts by place.
    pub(in crate::rules) fn finish(mut self, document: &Document, path_complete: bool) -> Self {
        self.request_path_complete = path_complete;
        for diagnostic in &mut self.diagnostics {
            diagnostic.acknowledged = acknowledgement(document, diagnostic);
        }
        self.diagnostics.sort_by(|a, b| {
            (a.severity(), a.rule.id, &a.nodes, &a.edges, &a.message).cmp(&(
                b.severity(),
                b.rule.id,
                &b.nodes,
                &b.edges,
                &b.message,
            ))
        });
        self.count(|_| true);
        self
    }

    /// What to tell while the board is still being drawn: live findings, and the others of a missing
    /// connection only as dots on their ports.
    pub fn while_drawing(mut self) -> Self {
        let is_live = |diagnostic: &Diagnostic| diagnostic.rule.when == When::Live;
        self.diagnostics
            .retain(|diagnostic| diagnostic.rule.when != When::Review);
        self.count(is_live);
        self.diagnostics.retain(is_live);
        self
    }

    /// Counts what is there by port, and what is listed by node and edge.
    fn count(&mut self, is_listed: impl Fn(&Diagnostic) -> bool) {
        self.by_node.clear();
        self.by_edge.clear();
        self.by_port.clear();
        let counting = self
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.acknowledged.is_none());
        for diagnostic in counting {
            let severity = diagnostic.severity();
            for port in &diagnostic.ports {
                self.by_port.entry(port.clone()).or_default().add(severity);
            }
            if !is_listed(diagnostic) {
                continue;
            }
            for node in &diagnostic.nodes {
                self.by_node.entry(node.clone()).or_default().add(severity);
            }
            for edge in &diagnostic.edges {
                self.by_edge.entry(edge.clone()).or_default().add(severity);
            }
        }
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for diagnostic in &self.diagnostics {
            match (&diagnostic.acknowledged, diagnostic.severity()) {
                (Some(_), _) => counts.acknowledged += 1,
                (None, Severity::Error) => counts.errors += 1,
                (None, Severity::Warning) => counts.warnings += 1,
                (None, Severity::Advice) => counts.advice += 1,
            }
        }
        counts
    }

    /// Findings at the node that count.
    pub fn of_node(&self, id: &NodeId) -> Tally {
        self.by_node.get(id).copied().unwrap_or_default()
    }

    /// Findings at the edge that count.
    pub fn of_edge(&self, id: &EdgeId) -> Tally {
        self.by_edge.get(id).copied().unwrap_or_default()
    }

    /// Findings at the port that count.
    pub fn of_port(&self, node: &NodeId, port: &PortName, side: Side) -> Tally {
        self.by_port
            .get(&(node.clone(), port.clone(), side))
            .copied()
            .unwrap_or_default()
    }

    /// Nodes and edges at which the other report counts something else.
    pub fn differences(&self, other: &Self) -> (BTreeSet<NodeId>, BTreeSet<EdgeId>) {
        let mut nodes: BTreeSet<NodeId> = unequal(&self.by_node, &other.by_node).cloned().collect();
        let ports = unequal(&self.by_port, &other.by_port);
        nodes.extend(ports.map(|(node, ..)| node.clone()));
        let edges = unequal(&self.by_edge, &other.by_edge).cloned().collect();
        (nodes, edges)
    }

    /// Findings that name the node, acknowledged ones among them.
    pub fn at_node<'a>(&'a self, id: &'a NodeId) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics
            .iter()
            .filter(move |diagnostic| diagnostic.nodes.contains(id))
    }

    /// Findings that name the edge, acknowledged ones among them.
    pub fn at_edge<'a>(&'a self, id: &'a EdgeId) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics
            .iter()
            .filter(move |diagnostic| diagnostic.edges.contains(id))
    }

    /// Whether some client's request comes back to a client: then it is time for a review.
    pub fn is_request_path_complete(&self) -> bool {
        self.request_path_complete
    }
}

/// Places that count differently in the two.
fn unequal<'a, K: Ord>(
    a: &'a BTreeMap<K, Tally>,
    b: &'a BTreeMap<K, Tally>,
) -> impl Iterator<Item = &'a K> {
    let other = a.iter().filter(|(key, tally)| b.get(*key) != Some(*tally));
    let new = b.keys().filter(|key| !a.contains_key(*key));
    other.map(|(key, _)| key).chain(new)
}

/// The reason given for this very finding, or for all of its rule.
fn acknowledgement(document: &Document, diagnostic: &Diagnostic) -> Option<String> {
    let given = document.acknowledged();
    if given.is_empty() {
        return None;
    }
    let whole_rule = || FindingKey {
        rule: diagnostic.rule.id.to_owned(),
        nodes: [].into(),
        edges: [].into(),
    };
    given
        .get(&diagnostic.key())
        .or_else(|| given.get(&whole_rule()))
        .cloned()
}

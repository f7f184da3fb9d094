//! What of the requirements card is kept, and by which components; which model, feature and index is watched, and who
//! acts on what is seen.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Role, StatedValue};
use crate::model::{Document, FindingKey, NodeId, Value};
use crate::rules::overview::promises::{PROMISES, PromisedField};
use crate::rules::{Diagnostic, Report};

/// How a promise of the card stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// These components keep it and no rule finds otherwise.
    Kept(Vec<NodeId>),
    /// Rules found where it is broken.
    Broken(Vec<FindingKey>),
    /// Nothing on the board keeps it.
    Nobody,
}

/// One promise of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseStatus {
    /// The field's name in boards.
    pub field: String,
    pub standing: PromiseState,
}

/// A model, feature or index, and who looks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitoringStatus {
    pub node: NodeId,
    /// `Model`, `Features` or `Index`.
    pub sort: &'static str,
    /// Monitors that see what it does.
    pub monitors: Vec<NodeId>,
    /// Who acts on what those monitors see: people who are called, a rollout that stops, a retraining.
    pub actions: Vec<NodeId>,
}

impl MonitoringStatus {
    /// Whether it is seen and somebody acts.
    pub fn is_covered(&self) -> bool {
        !self.monitors.is_empty() && !self.actions.is_empty()
    }
}

/// What is looked after on a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Promises that the card makes, in its order.
    pub promises: Vec<PromiseStatus>,
    /// By sort, then id.
    pub watches: Vec<MonitoringStatus>,
}

impl Coverage {
    /// How many of all are looked after.
    pub fn count(&self) -> (usize, usize) {
        let promises = self.promises.iter();
        let kept = promises.filter(|kept| matches!(kept.standing, PromiseState::Kept(_)));
        let watched = self.watches.iter().filter(|watch| watch.is_covered());
        let all = self.promises.len() + self.watches.len();
        (kept.count() + watched.count(), all)
    }
}

/// What is watched, by what it is.
const WATCHED: &[(&str, &[Role], &[Role])] = &[
    (
        "Model",
        &[Role::LoadsModel],
        &[Role::WatchesInputs, Role::WatchesQuality],
    ),
    (
        "Features",
        &[Role::ComputesFeatures],
        &[Role::WatchesInputs, Role::ValidatesData],
    ),
    (
        "Index",
        &[Role::SearchesIndex],
        &[Role::Monitors, Role::EvaluatesOffline],
    ),
];

/// Flows that what a component does may take until somebody sees it: over a ranking, a log and a table.
const FARTHEST: usize = 5;

/// What is looked after on the board of which this is the report.
pub fn coverage(document: &Document, catalog: &Catalog, report: &Report) -> Coverage {
    let board = CoverageBoard { document, catalog };
    let promises = PROMISES
        .iter()
        .filter(|promise| board.is_made(promise.field));
    let promises = promises.map(|promise| PromiseStatus {
        field: promise.field.to_owned(),
        standing: board.standing(promise, report),
    });
    let watches = WATCHED.iter().flat_map(|(sort, roles, monitors)| {
        let found = board.with(roles).into_iter();
        found.map(move |node| board.watch(node, sort, monitors))
    });
    Coverage {
        promises: promises.collect(),
        watches: watches.collect(),
    }
}

#[derive(Clone, Copy)]
struct CoverageBoard<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
}

impl CoverageBoard<'_> {
    /// Whether the card asks for something there: a number, a yes, a choice that is not the one that asks nothing.
    fn is_made(self, field: &str) -> bool {
        let set = self.document.brief().requirements.get(field);
        let spec = self.catalog.requirement(field);
        let Some((value, spec)) = set.zip(spec) else {
            return false;
        };
        match value {
            Value::Bool(on) => *on,
            Value::Text(_) => spec.default_value().as_ref() != Some(value),
            Value::Int(_) | Value::Float(_) => spec.check(value).is_ok(),
            Value::Set(_) | Value::Raw(_) => false,
        }
    }

    fn standing(self, promise: &PromisedField, report: &Report) -> PromiseState {
        let found = report
            .diagnostics()
            .filter(|found| found.acknowledged.is_none() && promise.rules.contains(&found.rule.id));
        let broken: Vec<FindingKey> = found.map(Diagnostic::key).collect();
        let mut keepers = self.with(promise.kept_by);
        keepers.retain(|id| self.keeps(promise.field, id));
        if !broken.is_empty() {
            PromiseState::Broken(broken)
        } else if keepers.is_empty() {
            PromiseState::Nobody
        } else {
            PromiseState::Kept(keepers)
        }
    }

    /// Whether the component keeps a promise that others of its roles may not keep: what people did before says nothing
    /// of those who did nothing yet.
    fn keeps(self, field: &str, id: &NodeId) -> bool {
        let methods: &[&str] = match field {
            "cold_start_users" => &[
                "popularity",
                "trending",
                "geo",
                "rules",
                "popular",
                "heuristic",
            ],
            "cold_start_items" => &["trending", "geo", "rules"],
            _ => return true,
        };
        let node = self.document.diagram().node(id);
        let method = node.and_then(|node| {
            let kind = self.catalog.kind(node.kind.as_str());
            StatedValue::of_property(node, kind, "method").text_or_assumed()
        });
        let has_method = self.has(id, &[Role::GeneratesCandidates, Role::FallsBack]);
        !has_method || method.is_some_and(|method| methods.contains(&method))
    }

    fn has(self, id: &NodeId, roles: &[Role]) -> bool {
        let node = self.document.diagram().node(id);
        let kind = node.and_then(|node| self.catalog.kind(node.kind.as_str()));
        kind.is_some_and(|kind| roles.iter().any(|role| kind.has_role(*role)))
    }

    /// Components with one of the roles, by id.
    fn with(self, roles: &[Role]) -> Vec<NodeId> {
        let nodes = self.document.diagram().nodes();
        let found = nodes.filter(|node| self.has(&node.id, roles));
        found.map(|node| node.id.clone()).collect()
    }

    fn watch(self, node: NodeId, sort: &'static str, monitors: &[Role]) -> MonitoringStatus {
        let monitors = self.seeing(&node, monitors);
        let acting = [
            Role::RoutesAlerts,
            Role::ControlsRollout,
            Role::OrchestratesTraining,
        ];
        let diagram = self.document.diagram();
        let next = monitors
            .iter()
            .flat_map(|monitor| diagram.outgoing(monitor));
        let actions = next.map(|edge| edge.to.node.clone());
        let actions: BTreeSet<NodeId> = actions.filter(|id| self.has(id, &acting)).collect();
        MonitoringStatus {
            node,
            sort,
            monitors,
            actions: actions.into_iter().collect(),
        }
    }

    /// Who with one of the roles sees what the component does: not over people, and not over a model fitted on it.
    fn seeing(self, node: &NodeId, roles: &[Role]) -> Vec<NodeId> {
        const ENDS: &[Role] = &[Role::Client, Role::Trains, Role::RegistersModels];
        let diagram = self.document.diagram();
        let mut seen = BTreeSet::from([node.clone()]);
        let mut front = vec![node.clone()];
        let mut found = BTreeSet::new();
        for _ in 0..FARTHEST {
            let next = front.iter().flat_map(|id| diagram.outgoing(id));
            let next: BTreeSet<NodeId> = next.map(|edge| edge.to.node.clone()).collect();
            front = next
                .into_iter()
                .filter(|id| seen.insert(id.clone()))
                .collect();
            found.extend(front.iter().filter(|id| self.has(id, roles)).cloned());
            front.retain(|id| !self.has(id, ENDS));
        }
        found.into_iter().collect()
    }
}

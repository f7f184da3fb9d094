//! All findings of a board, each filed under what it was found by, so that a change looks again only there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::{Catalog, Role};
use crate::estimate::Estimate;
use crate::graph::FlowGraph;
use crate::model::{Document, EdgeId, NodeId};
use crate::rules::engine::acknowledged::acknowledgement;
use crate::rules::engine::connected_components::ComponentId;
use crate::rules::engine::facts::{BoardFacts, FactsDelta};
use crate::rules::engine::query::query_cache::QueryCache;
use crate::rules::engine::report::{CountDifferences, ReportScope};
use crate::rules::engine::touched::RulesTouched;
use crate::rules::{BoardQuery, Diagnostic, RULES, Report, RuleCheck, UnclearRequirement};

/// The findings and what they follow from.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    facts: BoardFacts,
    of_node: BTreeMap<NodeId, Vec<Arc<Diagnostic>>>,
    of_edge: BTreeMap<EdgeId, Vec<Arc<Diagnostic>>>,
    of_island: BTreeMap<ComponentId, Vec<Arc<Diagnostic>>>,
    answers: QueryCache,
    all: Arc<Report>,
    drawing: Arc<Report>,
}

/// What rules about single things are asked again.
struct RecheckedPlaces {
    nodes: BTreeSet<NodeId>,
    edges: BTreeSet<EdgeId>,
    islands: BTreeSet<ComponentId>,
}

/// Findings that went and that came.
#[derive(Default)]
struct FindingsDelta {
    gone: Vec<Arc<Diagnostic>>,
    come: Vec<Arc<Diagnostic>>,
}

impl Findings {
    /// Every finding.
    pub fn all(&self) -> &Arc<Report> {
        &self.all
    }

    /// What the board comes to, if some rule asked.
    pub fn estimate(&self) -> Option<&Estimate> {
        self.answers.estimate()
    }

    /// Fields of the requirements card that are not filled in, with the rules that find nothing until they are.
    pub fn unclear(&self) -> Vec<UnclearRequirement> {
        let mut unclear = self.answers.unclear();
        unclear.retain(|one| could_matter(self.facts.graph(), &one.field));
        unclear
    }

    /// What to tell while the board is still being drawn: live findings, and the others of a missing connection only
    /// as dots on their ports.
    pub fn while_drawing(&self) -> &Arc<Report> {
        &self.drawing
    }

    /// Follows a change and says where something else counts. The result is the same as checking everything. Reports
    /// that somebody else still holds are copied first: let go of them before.
    pub fn update(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        touched: &RulesTouched,
    ) -> CountDifferences {
        let consequences = self.facts.update(document, catalog, touched);
        let scope = self.scope(touched, &consequences);
        let facts = std::mem::take(&mut self.facts);
        let estimate = self.answers.take_estimate(document, catalog, touched);
        let survey = BoardQuery::new(document, catalog, &facts, estimate);
        let mut exchange = FindingsDelta::default();
        self.judge_nodes(&survey, &scope.nodes, &mut exchange);
        self.judge_edges(&survey, &scope.edges, &mut exchange);
        self.judge_islands(&survey, &scope.islands, &mut exchange);
        let file = |old, new| exchange.replace(document, old, new);
        self.answers.update(&survey, touched, &consequences, file);
        self.accept(document, &touched.accepted, &mut exchange);
        let is_complete = facts.is_request_answered();
        self.answers.keep(survey.into_kept());
        self.facts = facts;
        self.tell(&exchange, is_complete)
    }

    /// What rules about single components, flows and islands are asked again.
    fn scope(&self, touched: &RulesTouched, consequences: &FactsDelta) -> RecheckedPlaces {
        let graph = self.facts.graph();
        let mut data = touched.nodes.clone();
        data.extend(consequences.renamed.iter().cloned());
        let mut islands = consequences.parts.clone();
        islands.extend(data.iter().filter_map(|id| self.facts.part_of(id)));
        let mut edges = touched.flows.clone();
        let mut nodes = touched.ends.clone();
        for id in &data {
            edges.extend(graph.edges_at(id).cloned());
            nodes.extend(graph.neighbours(id).cloned());
        }
        nodes.extend(data);
        nodes.extend(consequences.switched.iter().cloned());
        if consequences.company {
            nodes.extend(graph.nodes().map(|at| graph.id(at).clone()));
        }
        RecheckedPlaces {
            nodes,
            edges,
            islands,
        }
    }

    fn tell(&mut self, exchange: &FindingsDelta, is_complete: bool) -> CountDifferences {
        let mut differences = CountDifferences::default();
        let reports = [
            (&mut self.all, ReportScope::Everything),
            (&mut self.drawing, ReportScope::WhileDrawing),
        ];
        for (report, scope) in reports {
            if !exchange.is_nothing() {
                let report = Arc::make_mut(report);
                differences.extend(report.exchange(&exchange.gone, &exchange.come, scope));
            }
            if report.is_request_path_complete() != is_complete {
                Arc::make_mut(report).set_request_path_complete(is_complete);
            }
        }
        differences
    }

    fn judge_nodes(
        &mut self,
        survey: &BoardQuery,
        ids: &BTreeSet<NodeId>,
        exchange: &mut FindingsDelta,
    ) {
        let judge = |id: &NodeId, new: &mut Vec<Diagnostic>| {
            let Some(site) = survey.find(id) else {
                return;
            };
            for rule in RULES.iter() {
                if let RuleCheck::Node(check) = rule.check {
                    survey.ask(new, |new| check(site, new));
                }
            }
        };
        exchange.judge_each(survey.document(), &mut self.of_node, ids, judge);
    }

    fn judge_edges(
        &mut self,
        survey: &BoardQuery,
        ids: &BTreeSet<EdgeId>,
        exchange: &mut FindingsDelta,
    ) {
        let judge = |id: &EdgeId, new: &mut Vec<Diagnostic>| {
            let Some(link) = survey.judged_flow(id) else {
                return;
            };
            for rule in RULES.iter() {
                if let RuleCheck::Edge(check) = rule.check {
                    survey.ask(new, |new| check(link, new));
                }
            }
        };
        exchange.judge_each(survey.document(), &mut self.of_edge, ids, judge);
    }

    fn judge_islands(
        &mut self,
        survey: &BoardQuery,
        parts: &BTreeSet<ComponentId>,
        exchange: &mut FindingsDelta,
    ) {
        let judge = |part: &ComponentId, new: &mut Vec<Diagnostic>| {
            let island = survey.island(*part);
            if island.is_empty() {
                return;
            }
            for rule in RULES.iter() {
                if let RuleCheck::Island(check) = rule.check {
                    survey.ask(new, |new| check(&island, new));
                }
            }
        };
        exchange.judge_each(survey.document(), &mut self.of_island, parts, judge);
    }

    /// Looks again whether findings of these rules were accepted.
    fn accept(
        &mut self,
        document: &Document,
        rules: &BTreeSet<String>,
        exchange: &mut FindingsDelta,
    ) {
        if rules.is_empty() {
            return;
        }
        let places = self.of_node.values_mut().flatten();
        let flows = self.of_edge.values_mut().flatten();
        let islands = self.of_island.values_mut().flatten();
        let on_board = self.answers.found_mut();
        let everywhere = places.chain(flows).chain(islands).chain(on_board);
        for finding in everywhere.filter(|found| rules.contains(found.rule.id)) {
            let acknowledged = acknowledgement(document, finding);
            if acknowledged == finding.acknowledged {
                continue;
            }
            let new = Arc::new(Diagnostic {
                acknowledged,
                ..Diagnostic::clone(finding)
            });
            exchange.come.push(Arc::clone(&new));
            exchange.gone.push(std::mem::replace(finding, new));
        }
    }
}

/// Whether something on the board could be judged otherwise once the field is clarified.
fn could_matter(graph: &FlowGraph, field: &str) -> bool {
    let needs = CONCERNED.iter().find(|(known, _)| *known == field);
    needs.is_none_or(|(_, roles)| roles.iter().any(|role| graph.n_with_role(*role) > 0))
}

/// Fields of the card that concern components of some roles only.
const CONCERNED: &[(&str, &[Role])] = &[
    ("personalised", &[Role::Ranks]),
    ("languages", &[Role::ReadsLanguage]),
    ("cold_start_users", &[Role::NeedsUserHistory]),
    ("cold_start_items", &[Role::NeedsUserHistory]),
    ("corpus_items", &[Role::Retrieves, Role::Ranks]),
    ("availability_pct", &[Role::ServesLive, Role::Gateway]),
    ("latency_p99_ms", &[Role::ServesLive, Role::Gateway]),
    ("new_item_visible_s", &[Role::Retrieves]),
    (
        "signal_freshness_s",
        &[Role::ComputesFeatures, Role::StoresResults],
    ),
    ("model_staleness_h", &[Role::OrchestratesTraining]),
    (
        "label_delay_h",
        &[Role::OrchestratesTraining, Role::WatchesQuality],
    ),
    ("interpretability", &[Role::HasModelFamily]),
    ("interference", &[Role::Experiments]),
    ("compute_tier", &[Role::ServesLive]),
    ("budget_usd_per_1k", &[Role::ServesLive]),
    ("device_memory_mb", &[Role::RunsOnDevice]),
    ("on_device", &[Role::Serves]),
    (
        "handles_pii",
        &[
            Role::UsesRawExamples,
            Role::FirstDurableCopy,
            Role::LogsPredictions,
            Role::LoadsModel,
        ],
    ),
    ("erasure_required", &[Role::HoldsCopies]),
    ("regulated", &[Role::Decides, Role::Serves]),
    ("moderation", &[Role::MayModerate]),
    ("per_user_acl", &[Role::SearchesIndex]),
    ("adversarial", &[Role::Gateway, Role::Decides]),
    ("affects_people", &[Role::Decides, Role::EvaluatesOffline]),
];

impl FindingsDelta {
    fn is_nothing(&self) -> bool {
        self.gone.is_empty() && self.come.is_empty()
    }

    /// Judges each again and files what was found.
    fn judge_each<K: Ord + Clone>(
        &mut self,
        document: &Document,
        filed: &mut BTreeMap<K, Vec<Arc<Diagnostic>>>,
        at: &BTreeSet<K>,
        judge: impl Fn(&K, &mut Vec<Diagnostic>),
    ) {
        for key in at {
            let mut new = Vec::new();
            judge(key, &mut new);
            let old = filed.remove(key).unwrap_or_default();
            let kept = self.replace(document, old, new);
            if !kept.is_empty() {
                filed.insert(key.clone(), kept);
            }
        }
    }

    /// Puts new findings for old ones; those that are the same stay.
    fn replace(
        &mut self,
        document: &Document,
        mut old: Vec<Arc<Diagnostic>>,
        new: Vec<Diagnostic>,
    ) -> Vec<Arc<Diagnostic>> {
        let mut kept = Vec::with_capacity(new.len());
        // Mostly the same is found in the same order.
        old.reverse();
        for mut found in new {
            found.acknowledged = acknowledgement(document, &found);
            if let Some(same) = old.iter().rposition(|old| **old == found) {
                kept.push(old.remove(same));
                continue;
            }
            let found = Arc::new(found);
            self.come.push(Arc::clone(&found));
            kept.push(found);
        }
        self.gone.append(&mut old);
        kept
    }
}

//! What rules said about the whole board, and whom a change makes it necessary to ask again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::estimate::{Estimate, EstimateChange};
use crate::graph::PayloadSet;
use crate::model::{Document, Edge};
use crate::rules::engine::facts::FactsDelta;
use crate::rules::engine::query::read_set::ReadSet;
use crate::rules::engine::query::{BoardQuery, DataFacts};
use crate::rules::engine::touched::RulesTouched;
use crate::rules::{Diagnostic, RULES, Rule, RuleCheck, UnclearRequirement};

type RuleAsk = fn(&BoardQuery, &mut Vec<Diagnostic>);

/// Answers by rule.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct QueryCache {
    of: BTreeMap<&'static str, CachedAnswer>,
    /// What the board comes to, if somebody ever asked.
    estimate: Option<Estimate>,
    /// What holds of the data of flows; `None` before the first rule is asked.
    data_facts: Option<DataFacts>,
}

#[derive(Clone, Debug, Default)]
struct CachedAnswer {
    reads: ReadSet,
    found: Vec<Arc<Diagnostic>>,
    /// Fields of the card it asked for that are not filled in.
    unclear: BTreeSet<String>,
}

impl QueryCache {
    /// The estimate of before as it is after a change, if somebody ever asked; to be handed back with
    /// [`Self::keep`].
    pub fn take_estimate(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        touched: &RulesTouched,
    ) -> Option<Estimate> {
        let mut estimate = self.estimate.take()?;
        if touched.is_everything {
            return Some(Estimate::new(document, catalog));
        }
        let change = EstimateChange {
            nodes: &touched.nodes,
            edges: &touched.flows,
            is_rewired: !touched.other_kinds.is_empty(),
        };
        estimate.follow(document, catalog, &change);
        Some(estimate)
    }

    /// Keeps what follows the next change.
    pub fn keep(&mut self, (estimate, data_facts): (Option<Estimate>, DataFacts)) {
        self.estimate = estimate;
        self.data_facts = Some(data_facts);
    }

    /// Follows a change: asks every rule that read something it touched. `file` gets what was found before and what is
    /// found now, and returns what to keep.
    pub fn update(
        &mut self,
        survey: &BoardQuery,
        touched: &RulesTouched,
        consequences: &FactsDelta,
        mut file: impl FnMut(Vec<Arc<Diagnostic>>, Vec<Diagnostic>) -> Vec<Arc<Diagnostic>>,
    ) {
        let data_facts = survey.follow_data(self.data_facts.take(), touched);
        let touched = ReadSet {
            data_facts,
            ..self.reads(survey, touched, consequences)
        };
        let board_rules = RULES.iter().filter_map(|rule| match rule.check {
            RuleCheck::Board(check) => Some((*rule, check)),
            RuleCheck::Node(_) | RuleCheck::Edge(_) | RuleCheck::Island(_) => None,
        });
        let asked: Vec<(&Rule, RuleAsk)> = board_rules
            .filter(|(rule, _)| {
                let before = self.of.get(rule.id);
                before.is_none_or(|before| before.reads.meets(&touched))
            })
            .collect();
        // What rules about single components asked does not count.
        survey.reads.take();
        survey.unclear.take();
        for (rule, check) in asked {
            let mut new = Vec::new();
            survey.ask(&mut new, |new| check(survey, new));
            let reads = survey.reads.take();
            let answer = self.of.entry(rule.id).or_default();
            answer.reads = reads;
            answer.unclear = survey.unclear.take();
            answer.found = file(std::mem::take(&mut answer.found), new);
        }
    }

    /// What the board comes to, if some rule asked.
    pub fn estimate(&self) -> Option<&Estimate> {
        self.estimate.as_ref()
    }

    /// Fields of the card that are not filled in, with the rules that asked for them and found nothing, in their order.
    pub fn unclear(&self) -> Vec<UnclearRequirement> {
        let mut of: BTreeMap<&str, Vec<&'static Rule>> = BTreeMap::new();
        for rule in RULES.iter() {
            let answer = self.of.get(rule.id);
            for field in answer.iter().filter(|one| one.found.is_empty()) {
                for field in &field.unclear {
                    of.entry(field).or_default().push(rule);
                }
            }
        }
        let fields = of.into_iter().map(|(field, rules)| UnclearRequirement {
            field: field.to_owned(),
            rules,
        });
        fields.collect()
    }

    /// All that is found.
    pub fn found_mut(&mut self) -> impl Iterator<Item = &mut Arc<Diagnostic>> {
        self.of.values_mut().flat_map(|answer| &mut answer.found)
    }

    /// What a change touched.
    fn reads(
        &self,
        survey: &BoardQuery,
        touched: &RulesTouched,
        consequences: &FactsDelta,
    ) -> ReadSet {
        if self.of.is_empty() || touched.is_everything {
            return ReadSet::all();
        }
        let catalog = survey.catalog;
        let mut reads = ReadSet {
            company: !touched.other_kinds.is_empty(),
            path: consequences.path,
            names: consequences.numbers.clone(),
            ..ReadSet::default()
        };
        for kind in &touched.kinds {
            let roles = catalog.kind(kind.as_str()).map(|kind| kind.roles);
            reads.roles = reads.roles.union(roles.unwrap_or_default());
        }
        for edge in &touched.edges {
            note_flow(&mut reads, catalog, edge);
        }
        let diagram = survey.document.diagram();
        let at_others = touched.other_kinds.iter();
        for id in at_others.flat_map(|id| survey.graph.edges_at(id)) {
            if let Some(edge) = diagram.edge(id) {
                note_flow(&mut reads, catalog, edge);
            }
        }
        for name in &touched.properties {
            reads.properties.add(name);
        }
        for field in &touched.fields {
            reads.fields.add(field);
        }
        reads.estimates = !(touched.kinds.is_empty()
            && touched.edges.is_empty()
            && touched.properties.is_empty()
            && touched.fields.is_empty());
        reads
    }
}

fn note_flow(reads: &mut ReadSet, catalog: &Catalog, edge: &Edge) {
    reads.payloads |= PayloadSet::one(catalog, edge.payload.as_ref());
    reads.ports.add(edge.from.port.as_str());
    reads.ports.add(edge.to.port.as_str());
}

//! All findings of a board, each filed under what it was found by, so that a change looks again only there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::model::{Document, EdgeId, NodeId};
use crate::rules::facts::Facts;
use crate::rules::report::acknowledgement;
use crate::rules::survey::answers::Answers;
use crate::rules::touched::Touched;
use crate::rules::wiring::{Flow, Wiring};
use crate::rules::{Check, Cx, Diagnostic, RULES, Report, request_path};

/// The findings and what they follow from.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    facts: Facts,
    of_place: BTreeMap<NodeId, Vec<Arc<Diagnostic>>>,
    of_flow: BTreeMap<EdgeId, Vec<Arc<Diagnostic>>>,
    of_board: Vec<Arc<Diagnostic>>,
    answers: Answers,
    all: Arc<Report>,
    drawing: Arc<Report>,
}

/// Where something else is found than before.
#[derive(Clone, Debug, Default)]
pub struct Differences {
    pub nodes: BTreeSet<NodeId>,
    pub edges: BTreeSet<EdgeId>,
}

impl Findings {
    /// Every finding.
    pub fn all(&self) -> &Arc<Report> {
        &self.all
    }

    /// What to tell while the board is still being drawn: live findings, and the others of a missing connection only
    /// as dots on their ports.
    pub fn while_drawing(&self) -> &Arc<Report> {
        &self.drawing
    }

    /// Follows a change. The result is the same as checking everything. Reports that somebody else still holds are
    /// copied first: let go of them before.
    pub fn update(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        touched: &Touched,
    ) -> Differences {
        let wiring = Wiring::new(document, catalog);
        let consequences = self.facts.update(&wiring, touched);
        let mut data = touched.nodes.clone();
        data.extend(consequences.renamed.iter().cloned());
        let mut flows = touched.flows.clone();
        let mut places = touched.ends.clone();
        for id in &data {
            flows.extend(wiring.flows_at(id).cloned());
            places.extend(wiring.neighbours(id).cloned());
        }
        places.extend(data);
        places.extend(consequences.switched);
        if consequences.company {
            places.extend(wiring.diagram.nodes().map(|node| node.id.clone()));
        }
        let facts = std::mem::take(&mut self.facts);
        let cx = Cx::new(document, catalog, &facts);
        let mut differences = Differences::default();
        for id in &places {
            self.judge_place(&cx, id, &mut differences);
        }
        for id in &flows {
            self.judge_flow(&cx, id, &mut differences);
        }
        self.judge_board(&cx, &mut differences);
        self.survey(&cx, touched, &consequences.renamed, &mut differences);
        self.accept(document, &touched.accepted, &mut differences);
        let is_complete = request_path::is_complete(&cx);
        for report in [&mut self.all, &mut self.drawing] {
            if report.is_request_path_complete() != is_complete {
                Arc::make_mut(report).set_request_path_complete(is_complete);
            }
        }
        self.facts = facts;
        differences
    }

    fn judge_place(&mut self, cx: &Cx, id: &NodeId, differences: &mut Differences) {
        let mut new = Vec::new();
        if let Some(place) = cx.wiring.place(id) {
            for rule in RULES {
                if let Check::Place(check) = rule.check {
                    check(cx, &place, &mut new);
                }
            }
        }
        let old = self.of_place.remove(id).unwrap_or_default();
        let kept = self.replace(cx.document, old, new, differences);
        if !kept.is_empty() {
            self.of_place.insert(id.clone(), kept);
        }
    }

    fn judge_flow(&mut self, cx: &Cx, id: &EdgeId, differences: &mut Differences) {
        let mut new = Vec::new();
        if let Some(flow) = cx.wiring.flow(id).filter(Flow::is_judged) {
            for rule in RULES {
                if let Check::Flow(check) = rule.check {
                    check(cx, &flow, &mut new);
                }
            }
        }
        let old = self.of_flow.remove(id).unwrap_or_default();
        let kept = self.replace(cx.document, old, new, differences);
        if !kept.is_empty() {
            self.of_flow.insert(id.clone(), kept);
        }
    }

    fn judge_board(&mut self, cx: &Cx, differences: &mut Differences) {
        let mut new = Vec::new();
        for rule in RULES {
            if let Check::Board(check) = rule.check {
                check(cx, &mut new);
            }
        }
        let old = std::mem::take(&mut self.of_board);
        self.of_board = self.replace(cx.document, old, new, differences);
    }

    fn survey(
        &mut self,
        cx: &Cx,
        touched: &Touched,
        renamed: &BTreeSet<NodeId>,
        differences: &mut Differences,
    ) {
        let mut answers = std::mem::take(&mut self.answers);
        answers.update(cx, touched, renamed, |old, new| {
            self.replace(cx.document, old, new, differences)
        });
        self.answers = answers;
    }

    /// Puts new findings for old ones; those that are the same stay.
    fn replace(
        &mut self,
        document: &Document,
        mut old: Vec<Arc<Diagnostic>>,
        new: Vec<Diagnostic>,
        differences: &mut Differences,
    ) -> Vec<Arc<Diagnostic>> {
        let mut kept = Vec::with_capacity(new.len());
        for mut found in new {
            found.acknowledged = acknowledgement(document, &found);
            if let Some(same) = old.iter().position(|old| **old == found) {
                kept.push(old.swap_remove(same));
                continue;
            }
            let found = Arc::new(found);
            differences.note(&found);
            Arc::make_mut(&mut self.all).add(&found);
            Arc::make_mut(&mut self.drawing).add_while_drawing(&found);
            kept.push(found);
        }
        for gone in old {
            differences.note(&gone);
            Arc::make_mut(&mut self.all).remove(&gone);
            Arc::make_mut(&mut self.drawing).remove_while_drawing(&gone);
        }
        kept
    }

    /// Looks again whether findings of these rules were accepted.
    fn accept(
        &mut self,
        document: &Document,
        rules: &BTreeSet<String>,
        differences: &mut Differences,
    ) {
        if rules.is_empty() {
            return;
        }
        let everywhere = self.of_place.values_mut().chain(self.of_flow.values_mut());
        let on_board = self.of_board.iter_mut().chain(self.answers.found_mut());
        let found = everywhere.flatten().chain(on_board);
        for finding in found.filter(|found| rules.contains(found.rule.id)) {
            let acknowledged = acknowledgement(document, finding);
            if acknowledged == finding.acknowledged {
                continue;
            }
            let new = Arc::new(Diagnostic {
                acknowledged,
                ..Diagnostic::clone(finding)
            });
            differences.note(&new);
            let old = std::mem::replace(finding, Arc::clone(&new));
            let all = Arc::make_mut(&mut self.all);
            all.remove(&old);
            all.add(&new);
            let drawing = Arc::make_mut(&mut self.drawing);
            drawing.remove_while_drawing(&old);
            drawing.add_while_drawing(&new);
        }
    }
}

impl Differences {
    fn note(&mut self, finding: &Diagnostic) {
        self.nodes.extend(finding.nodes.iter().cloned());
        self.edges.extend(finding.edges.iter().cloned());
        let ports = finding.ports.iter().map(|(node, ..)| node.clone());
        self.nodes.extend(ports);
    }
}

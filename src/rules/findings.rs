//! All findings of a board, each filed under what it was found by, so that a change looks again only there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::estimate::Estimate;
use crate::model::{Document, EdgeId, NodeId};
use crate::rules::acknowledged::acknowledgement;
use crate::rules::facts::Facts;
use crate::rules::parts::Part;
use crate::rules::report::{Differences, Scope};
use crate::rules::survey::answers::Answers;
use crate::rules::touched::Touched;
use crate::rules::wiring::{Flow, Wiring};
use crate::rules::{Check, Cx, Diagnostic, RULES, Report, Unclear, request_path};

/// The findings and what they follow from.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    facts: Facts,
    of_place: BTreeMap<NodeId, Vec<Arc<Diagnostic>>>,
    of_flow: BTreeMap<EdgeId, Vec<Arc<Diagnostic>>>,
    of_island: BTreeMap<Part, Vec<Arc<Diagnostic>>>,
    of_board: Vec<Arc<Diagnostic>>,
    answers: Answers,
    all: Arc<Report>,
    drawing: Arc<Report>,
}

/// Findings that went and that came.
#[derive(Default)]
struct Exchange {
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
    pub fn unclear(&self) -> Vec<Unclear> {
        self.answers.unclear()
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
        touched: &Touched,
    ) -> Differences {
        let wiring = Wiring::new(document, catalog);
        let consequences = self.facts.update(&wiring, touched);
        let mut data = touched.nodes.clone();
        data.extend(consequences.renamed.iter().cloned());
        let mut islands = consequences.parts;
        islands.extend(data.iter().filter_map(|id| self.facts.part_of(id)));
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
        let mut exchange = Exchange::default();
        self.judge_places(&cx, &places, &mut exchange);
        self.judge_flows(&cx, &flows, &mut exchange);
        self.judge_islands(&cx, &islands, &mut exchange);
        self.judge_board(&cx, &mut exchange);
        let file = |old, new| exchange.replace(document, old, new);
        self.answers
            .update(&cx, touched, &consequences.renamed, file);
        self.accept(document, &touched.accepted, &mut exchange);
        let is_complete = request_path::is_complete(&cx);
        self.facts = facts;
        self.tell(&exchange, is_complete)
    }

    fn tell(&mut self, exchange: &Exchange, is_complete: bool) -> Differences {
        let mut differences = Differences::default();
        let reports = [
            (&mut self.all, Scope::Everything),
            (&mut self.drawing, Scope::WhileDrawing),
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

    fn judge_places(&mut self, cx: &Cx, ids: &BTreeSet<NodeId>, exchange: &mut Exchange) {
        let judge = |id: &NodeId, new: &mut Vec<Diagnostic>| {
            let Some(place) = cx.wiring.place(id) else {
                return;
            };
            for rule in RULES {
                if let Check::Place(check) = rule.check {
                    check(cx, &place, new);
                }
            }
        };
        exchange.judge_each(cx.document, &mut self.of_place, ids, judge);
    }

    fn judge_flows(&mut self, cx: &Cx, ids: &BTreeSet<EdgeId>, exchange: &mut Exchange) {
        let judge = |id: &EdgeId, new: &mut Vec<Diagnostic>| {
            let Some(flow) = cx.wiring.flow(id).filter(Flow::is_judged) else {
                return;
            };
            for rule in RULES {
                if let Check::Flow(check) = rule.check {
                    check(cx, &flow, new);
                }
            }
        };
        exchange.judge_each(cx.document, &mut self.of_flow, ids, judge);
    }

    fn judge_islands(&mut self, cx: &Cx, parts: &BTreeSet<Part>, exchange: &mut Exchange) {
        let judge = |part: &Part, new: &mut Vec<Diagnostic>| {
            let Some(island) = cx.island(*part) else {
                return;
            };
            for rule in RULES {
                if let Check::Island(check) = rule.check {
                    check(cx, island, new);
                }
            }
        };
        exchange.judge_each(cx.document, &mut self.of_island, parts, judge);
    }

    fn judge_board(&mut self, cx: &Cx, exchange: &mut Exchange) {
        let mut new = Vec::new();
        for rule in RULES {
            if let Check::Board(check) = rule.check {
                check(cx, &mut new);
            }
        }
        let old = std::mem::take(&mut self.of_board);
        self.of_board = exchange.replace(cx.document, old, new);
    }

    /// Looks again whether findings of these rules were accepted.
    fn accept(&mut self, document: &Document, rules: &BTreeSet<String>, exchange: &mut Exchange) {
        if rules.is_empty() {
            return;
        }
        let places = self.of_place.values_mut().flatten();
        let flows = self.of_flow.values_mut().flatten();
        let islands = self.of_island.values_mut().flatten();
        let on_board = self.of_board.iter_mut().chain(self.answers.found_mut());
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

impl Exchange {
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

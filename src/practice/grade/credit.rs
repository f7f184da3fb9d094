//! What a board earns of every element of a reference, each between 0 and 1.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::graph::PayloadSet;
use crate::model::Value;
use crate::practice::grade::GradingTables;
use crate::practice::grade::board::{GradedBoard, GradedNode};
use crate::practice::grade::flow_paths::{FlowPath, RolePair};
use crate::practice::grade::real;
use crate::practice::grade::reference::{CaseReference, HOLD, RoleDetail};
use crate::practice::grade::requirement_items::{agreement, is_equal};

/// From here on a component counts as playing a role.
pub(super) const PLAYS: f64 = 0.5;
/// What a component without edges earns: it is a word.
const UNJOINED: f64 = 0.2;
const LEFT_OUT: f64 = 0.9;
/// By the number of flows of a path, from 1.
const STRENGTHS: [f64; 3] = [1.0, 0.9, 0.8];
/// By the number of roles skipped, from 1.
const SKIPPED: [f64; 2] = [0.7, 0.5];
const OTHER_PAYLOAD: f64 = 0.8;
const OTHER_MEDIUM: f64 = 0.5;
const UNTYPED: f64 = 0.9;

/// Where a flow's credit comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum FlowSource {
    Nothing,
    /// A path between components that can play both ends.
    Direct,
    /// A path between the ends of a span.
    Skipped {
        ends: RolePair,
        span: RolePair,
        n_flows: usize,
    },
    /// One component that plays one end and does the work of the other.
    Inside(usize),
}

/// What is earned of a flow.
#[derive(Clone, Copy, Debug)]
pub(super) struct FlowCredit {
    /// Between 0 and 1.
    pub credit: f64,
    /// What it comes from.
    pub source: FlowSource,
}

/// The best way between components that can play two roles.
#[derive(Clone, Copy, Debug, Default)]
struct BestFlowPath {
    credit: f64,
    ends: RolePair,
    n_flows: usize,
}

/// By role, what each component earns that earns anything, by component.
pub(super) type ByRole = Vec<BTreeMap<usize, f64>>;

pub(super) struct Credits<'a> {
    /// The reference.
    pub reference: &'a CaseReference,
    /// The drawn board.
    pub board: &'a GradedBoard,
    catalog: &'a Catalog,
    media: PayloadSet,
    untyped: PayloadSet,
    /// How well components play roles.
    pub likeness: ByRole,
    /// How well components could do the work of roles beside their own.
    pub holds: ByRole,
    /// The same for those that are used so.
    pub held: ByRole,
    /// What a role earns without a match, and the component that holds it.
    pub shared: Vec<(f64, Option<usize>)>,
    /// What a role earns by a match.
    pub own: ByRole,
    /// Of each flow.
    pub flows: BTreeMap<RolePair, FlowCredit>,
    /// As the reference lists its details.
    pub details: Vec<f64>,
    /// Of each item of the card.
    pub requirements: BTreeMap<String, f64>,
}

/// Credit for playing or holding; both are looked up by role and component.
pub(super) fn earned(credits: &ByRole, role: usize, node: usize) -> f64 {
    credits[role].get(&node).copied().unwrap_or(0.0)
}

impl<'a> Credits<'a> {
    pub fn new(
        reference: &'a CaseReference,
        board: &'a GradedBoard,
        catalog: &'a Catalog,
        tables: &GradingTables,
    ) -> Self {
        let n_roles = reference.board.nodes.len();
        let mut credits = Self {
            reference,
            board,
            catalog,
            media: tables.media(catalog),
            untyped: PayloadSet::one(catalog, None),
            likeness: vec![BTreeMap::new(); n_roles],
            holds: vec![BTreeMap::new(); n_roles],
            held: vec![BTreeMap::new(); n_roles],
            shared: Vec::new(),
            own: Vec::new(),
            flows: BTreeMap::new(),
            details: Vec::new(),
            requirements: BTreeMap::new(),
        };
        let plays = credits.compare_nodes(tables);
        let (best, direct) = credits.compare_paths(&plays);
        credits.share(&best);
        let own = credits.likeness.iter().map(|likeness| {
            let joined = |node: usize| {
                if board.is_unjoined(node) {
                    UNJOINED
                } else {
                    1.0
                }
            };
            let all = likeness.iter();
            all.map(|(node, credit)| (*node, credit * joined(*node)))
                .collect()
        });
        credits.own = own.collect();
        let flows = reference.board.flows.keys();
        credits.flows = flows
            .map(|flow| (*flow, credits.flow_credit(*flow, &best, &direct)))
            .collect();
        let details = reference.details.iter();
        credits.details = details
            .map(|detail| credits.detail_credit(detail))
            .collect();
        credits.compare_requirements(tables);
        credits
    }

    /// Fills in who plays and could hold what. Returns by component the roles it can stand for, and how well.
    fn compare_nodes(&mut self, tables: &GradingTables) -> Vec<Vec<(usize, f64)>> {
        let mut plays = vec![Vec::new(); self.board.nodes.len()];
        for role in 0..self.likeness.len() {
            for (at, node) in self.board.nodes.iter().enumerate() {
                let likeness = self.reference.likeness(role, node, (self.catalog, tables));
                let hold = self.reference.hold(role, node, likeness, tables);
                if likeness > 0.0 {
                    self.likeness[role].insert(at, likeness);
                }
                if hold > 0.0 {
                    self.holds[role].insert(at, hold);
                }
                if likeness.max(hold) > 0.0 {
                    plays[at].push((role, likeness.max(hold)));
                }
            }
        }
        plays
    }

    /// The best paths between any two roles, and of the reference's flows with their data types.
    fn compare_paths(
        &self,
        plays: &[Vec<(usize, f64)>],
    ) -> (BTreeMap<RolePair, BestFlowPath>, BTreeMap<RolePair, f64>) {
        let mut best: BTreeMap<RolePair, BestFlowPath> = BTreeMap::new();
        let mut direct: BTreeMap<RolePair, f64> = BTreeMap::new();
        for (ends, path) in self.board.paths.iter() {
            for &(from, a) in &plays[ends.0] {
                for &(to, b) in plays[ends.1].iter().filter(|(to, _)| *to != from) {
                    let credit = a.min(b) * STRENGTHS[path.n_flows - 1];
                    let known = best.entry((from, to)).or_default();
                    if credit > known.credit {
                        *known = BestFlowPath {
                            credit,
                            ends,
                            n_flows: path.n_flows,
                        };
                    }
                    if self.reference.board.flows.contains_key(&(from, to)) {
                        let credit = credit * self.payload_credit((from, to), ends, path);
                        let known = direct.entry((from, to)).or_default();
                        *known = known.max(credit);
                    }
                }
            }
        }
        (best, direct)
    }

    /// How far a path between two components carries what a flow does.
    pub fn payload_credit(&self, flow: RolePair, ends: RolePair, path: &FlowPath) -> f64 {
        let roles = &self.reference.board;
        let is_same =
            |role: usize, node: usize| roles.nodes[role].kind == self.board.nodes[node].kind;
        if !is_same(flow.0, ends.0) || !is_same(flow.1, ends.1) {
            return 1.0;
        }
        let wanted = roles.flows[&flow].payloads;
        let has_medium = |payloads: PayloadSet| payloads.meets(self.media);
        match () {
            () if wanted.meets(path.payloads) => 1.0,
            () if path.payloads == self.untyped => UNTYPED,
            () if has_medium(wanted) && has_medium(path.payloads) => OTHER_MEDIUM,
            () => OTHER_PAYLOAD,
        }
    }

    /// What roles earn that a component holds which is used as them, or that are passed.
    fn share(&mut self, best: &BTreeMap<RolePair, BestFlowPath>) {
        for role in 0..self.holds.len() {
            let used = self.holds[role].iter();
            let used = used.filter(|(node, _)| self.is_used_as(**node, role));
            self.held[role] = used.map(|(node, hold)| (*node, *hold)).collect();
            let mut shared = (0.0, None);
            for (node, hold) in &self.held[role] {
                if *hold > shared.0 {
                    shared = (*hold, Some(*node));
                }
            }
            let is_passed =
                |ends: &RolePair| best.get(ends).is_some_and(|best| best.credit >= PLAYS);
            let mut over = self.reference.spans.over[role].iter();
            let may_go = self.reference.accepted[role].optional && shared.0 < LEFT_OUT;
            if may_go && over.any(is_passed) {
                shared = (LEFT_OUT, None);
            }
            self.shared.push(shared);
        }
    }

    /// Whether a component has an edge from or to what plays a role before or behind this one.
    fn is_used_as(&self, node: usize, role: usize) -> bool {
        let [before, behind] = self.reference.around(role, &self.board.nodes[node].kind);
        let plays = |role: &usize, nodes: &[usize]| {
            let mut nodes = nodes.iter();
            nodes.any(|node| earned(&self.likeness, *role, *node) >= PLAYS)
        };
        before
            .iter()
            .any(|role| plays(role, &self.board.before[node]))
            || behind
                .iter()
                .any(|role| plays(role, &self.board.after[node]))
    }

    fn flow_credit(
        &self,
        flow: RolePair,
        best: &BTreeMap<RolePair, BestFlowPath>,
        direct: &BTreeMap<RolePair, f64>,
    ) -> FlowCredit {
        let mut found = FlowCredit {
            credit: direct.get(&flow).copied().unwrap_or(0.0),
            source: FlowSource::Nothing,
        };
        if found.credit > 0.0 {
            found.source = FlowSource::Direct;
        }
        let mut offer = |credit: f64, source: FlowSource| {
            if credit > found.credit {
                found = FlowCredit { credit, source };
            }
        };
        for span in &self.reference.spans.of_flow[&flow] {
            let over = best.get(&span.ends).filter(|best| best.credit >= PLAYS);
            if let Some(over) = over {
                let source = FlowSource::Skipped {
                    ends: over.ends,
                    span: span.ends,
                    n_flows: over.n_flows,
                };
                offer(
                    over.credit * SKIPPED[span.n_skipped - 1] * span.share,
                    source,
                );
            }
        }
        for (held, other) in [flow, (flow.1, flow.0)] {
            for &node in self.held[held].keys() {
                if !self.reference.is_same(held, &self.board.nodes[node].kind) {
                    let plays = earned(&self.likeness, other, node);
                    let credit = HOLD * plays.max(earned(&self.held, other, node));
                    offer(credit, FlowSource::Inside(node));
                }
            }
        }
        found
    }

    fn detail_credit(&self, detail: &RoleDetail) -> f64 {
        let players = self.own[detail.role].iter();
        let players = players.filter(|(node, credit)| {
            let kind = &self.board.nodes[**node].kind;
            **credit >= PLAYS && self.reference.is_same(detail.role, kind)
        });
        let own = &self.reference.board.nodes[detail.role];
        let says = players.map(|(node, _)| {
            let node = &self.board.nodes[*node];
            match &detail.property {
                _ if node.kind != own.kind => 1.0,
                Some(property) => detail_agreement(own, node, property),
                None => f64::from(u8::from(own.media.meets(node.media))),
            }
        });
        says.fold(0.0, f64::max)
    }

    fn compare_requirements(&mut self, tables: &GradingTables) {
        for spec in &tables.requirements {
            if let Some(wanted) = self.reference.board.items.get(&spec.item) {
                let said = self.board.items.get(&spec.item);
                let credit = agreement(spec, wanted, said, self.catalog);
                self.requirements.insert(spec.item.clone(), credit);
            }
        }
    }

    /// What a role earns when every component may be matched with it.
    pub fn unmatched_component(&self, role: usize) -> f64 {
        let own = self.own[role].values().copied();
        own.fold(self.shared[role].0, f64::max)
    }

    /// How many of the role's flows have an edge at the component to or from what plays their other end.
    pub fn support(&self, role: usize, node: usize) -> i64 {
        let plays = |role: &&usize, nodes: &[usize]| {
            let mut nodes = nodes.iter();
            nodes.any(|node| earned(&self.likeness, **role, *node) >= PLAYS)
        };
        let (roles, nodes) = (&self.reference.board, self.board);
        let behind = roles.after[role].iter();
        let behind = behind
            .filter(|role| plays(role, &nodes.after[node]))
            .count();
        let before = roles.before[role].iter();
        let before = before
            .filter(|role| plays(role, &nodes.before[node]))
            .count();
        i64::try_from(behind + before).unwrap_or(i64::MAX)
    }
}

/// How far two components of a kind say the same of a property, between 0 and 1.
pub(super) fn detail_agreement(own: &GradedNode, node: &GradedNode, property: &str) -> f64 {
    let value = |node: &'_ GradedNode| node.values.get(property).map(|(value, _)| value.clone());
    match (value(own), value(node)) {
        (Some(Value::Set(wanted)), drawn) => {
            let drawn = match drawn {
                Some(Value::Set(drawn)) => drawn,
                Some(_) | None => BTreeSet::new(),
            };
            match wanted.union(&drawn).count() {
                0 => 1.0,
                n => real(wanted.intersection(&drawn).count()) / real(n),
            }
        }
        (Some(wanted), Some(drawn)) => f64::from(u8::from(is_equal(&wanted, &drawn))),
        (None, None) => 1.0,
        (None, Some(_)) | (Some(_), None) => 0.0,
    }
}

impl FlowCredit {
    /// The share that a path of so many flows earns.
    pub fn strength(n_flows: usize) -> f64 {
        STRENGTHS[n_flows - 1]
    }
}

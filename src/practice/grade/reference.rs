//! A reference design of a case: its roles, what the case accepts in their place, and what can be compared of it.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::graph::PayloadSet;
use crate::model::{Brief, Document, KindId, NodeId};
use crate::practice::grade::board::{GradedBoard, GradedNode};
use crate::practice::grade::flow_paths::{GradeError, RolePair};
use crate::practice::grade::requirement_items::is_equal;
use crate::practice::grade::spans::Spans;
use crate::practice::grade::{GradingTables, ReferenceList};

/// What a case accepts in the place of a role, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Accepted {
    /// Kinds that may take its place.
    pub kinds: Vec<KindId>,
    /// Any value of its properties will do.
    pub any: bool,
    /// Roles it may be part of.
    pub inside: Vec<usize>,
    /// It may be left out where a flow leads past it.
    pub optional: bool,
}

/// A property of a role that has points of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RoleDetail {
    /// The component of the reference.
    pub role: usize,
    /// `None` for the medium on its edges.
    pub property: Option<String>,
}

/// A reference design, ready to be compared with.
#[derive(Clone, Debug)]
pub struct CaseReference {
    /// The case it answers, by its id.
    pub case: String,
    /// The drawn board.
    pub(super) board: GradedBoard,
    /// How much the case needs each component.
    pub(super) lists: Vec<ReferenceList>,
    /// What else it accepts for each.
    pub(super) accepted: Vec<Accepted>,
    /// What its components say beside their kinds.
    pub(super) details: Vec<RoleDetail>,
    /// Pairs of components that ways of several flows join.
    pub(super) spans: Spans,
    /// Pairs of roles of which the second lies behind the first within [`FAR`] flows.
    leads: BTreeSet<RolePair>,
}

/// Over how many flows a role still lies behind another.
const FAR: usize = 4;
/// Over how many flows a component is still used as a role.
const NEARBY: usize = 3;

const UNSTATED: f64 = 0.8;
const DIFFERENT: f64 = 0.3;
/// What a component earns that does the work of another role beside its own.
pub(super) const HOLD: f64 = 0.6;
const INSIDE: f64 = 0.9;

impl CaseReference {
    /// The board of a case with what its brief says of it as a reference.
    pub fn new(
        case: &str,
        document: &Document,
        catalog: &Catalog,
        tables: &GradingTables,
    ) -> Result<Self, GradeError> {
        let board = GradedBoard::new(document, catalog, tables)?;
        let brief = document.brief();
        let accepted = accepted(brief, &board);
        let reference = &brief.reference;
        let list = |node: &GradedNode| match () {
            () if reference.must.contains(&node.id) => ReferenceList::Must,
            () if reference.should.contains(&node.id) => ReferenceList::Should,
            () => ReferenceList::Other,
        };
        Ok(Self {
            case: case.to_owned(),
            lists: board.nodes.iter().map(list).collect(),
            details: details(&board, &accepted, tables),
            spans: Spans::new(&board),
            leads: leads(&board),
            accepted,
            board,
        })
    }

    /// Whether the kind is the role's own or an accepted one.
    pub(super) fn is_same(&self, role: usize, kind: &KindId) -> bool {
        self.board.nodes[role].kind == *kind || self.accepted[role].kinds.contains(kind)
    }

    /// How well a drawn component plays a role, between 0 and 1.
    pub(super) fn likeness(
        &self,
        role: usize,
        node: &GradedNode,
        (catalog, tables): (&Catalog, &GradingTables),
    ) -> f64 {
        let own = &self.board.nodes[role];
        let accepted = &self.accepted[role];
        if own.kind == node.kind {
            let compared = tables.identity.get(own.kind.as_str());
            return match compared {
                Some(property) if !accepted.any => identity(own, node, property),
                _ => 1.0,
            };
        }
        if accepted.kinds.contains(&node.kind) {
            return 1.0;
        }
        catalog.near_credit(own.kind.as_str(), node.kind.as_str())
    }

    /// How well a component does the work of a role that it plays so well, beside its own, between 0 and 1.
    pub(super) fn hold(
        &self,
        role: usize,
        node: &GradedNode,
        likeness: f64,
        tables: &GradingTables,
    ) -> f64 {
        let mut inside = self.accepted[role].inside.iter();
        let inside = if inside.any(|other| self.is_same(*other, &node.kind)) {
            INSIDE
        } else {
            0.0
        };
        if self.is_same(role, &node.kind) {
            return f64::max(inside, HOLD * likeness);
        }
        let own = self.board.nodes[role].kind.as_str();
        if tables.may_hold(node.kind.as_str(), own) {
            return f64::max(inside, HOLD);
        }
        inside
    }

    /// Whether the first role is the second, or the second lies behind it.
    pub(super) fn leads(&self, from: usize, to: usize) -> bool {
        from == to || self.leads.contains(&(from, to))
    }

    /// The roles before a role and those behind it, over ways on which no other role has the kind.
    pub(super) fn around(&self, role: usize, kind: &KindId) -> [BTreeSet<usize>; 2] {
        [&self.board.before, &self.board.after].map(|next| {
            let passes = |other: usize| self.board.nodes[other].kind != *kind;
            reached(role, next, NEARBY, passes)
        })
    }
}

/// What is reached over so many flows, the start left out.
fn reached(
    start: usize,
    next: &[Vec<usize>],
    n_flows: usize,
    passes: impl Fn(usize) -> bool,
) -> BTreeSet<usize> {
    let mut seen = BTreeSet::from([start]);
    let mut layer = vec![start];
    for _ in 0..n_flows {
        let ahead = layer.iter().flat_map(|node| &next[*node]).copied();
        let ahead: Vec<usize> = ahead.filter(|node| passes(*node)).collect();
        layer = ahead
            .into_iter()
            .filter(|node| seen.insert(*node))
            .collect();
    }
    seen.remove(&start);
    seen
}

fn leads(board: &GradedBoard) -> BTreeSet<RolePair> {
    let roles = 0..board.nodes.len();
    roles
        .flat_map(|from| {
            let behind = reached(from, &board.after, FAR, |_| true);
            behind.into_iter().map(move |to| (from, to))
        })
        .collect()
}

fn accepted(brief: &Brief, board: &GradedBoard) -> Vec<Accepted> {
    let number = |id: &NodeId| board.nodes.iter().position(|node| node.id == *id);
    let mut accepted = vec![Accepted::default(); board.nodes.len()];
    for said in &brief.reference.alternatives {
        let Some(role) = said.node.as_ref().and_then(number) else {
            continue;
        };
        let of_role = &mut accepted[role];
        of_role.kinds.extend(said.kinds.iter().cloned());
        of_role.inside.extend(said.inside.iter().filter_map(number));
        of_role.any |= said.any;
        of_role.optional |= said.optional;
    }
    accepted
}

fn details(board: &GradedBoard, accepted: &[Accepted], tables: &GradingTables) -> Vec<RoleDetail> {
    let mut details = Vec::new();
    for (role, node) in board.nodes.iter().enumerate() {
        let stated = |name: &&String| node.values.get(*name).is_some_and(|(_, stated)| *stated);
        let named = tables.details_of(node.kind.as_str()).filter(stated);
        let named = named.filter(|_| !accepted[role].any);
        details.extend(named.map(|name| RoleDetail {
            role,
            property: Some(name.clone()),
        }));
    }
    for (role, node) in board.nodes.iter().enumerate() {
        let counts = tables
            .medium_kinds
            .iter()
            .any(|kind| kind == node.kind.as_str());
        if counts && node.media != PayloadSet::EMPTY {
            details.push(RoleDetail {
                role,
                property: None,
            });
        }
    }
    details
}

/// How far the property says that both are for the same.
fn identity(own: &GradedNode, node: &GradedNode, property: &str) -> f64 {
    match (own.values.get(property), node.values.get(property)) {
        (Some((wanted, _)), Some((drawn, _))) if is_equal(wanted, drawn) => 1.0,
        (_, Some((_, true))) => DIFFERENT,
        (_, Some((_, false)) | None) => UNSTATED,
    }
}

//! A request and its answer between the same two components: two edges, drawn as one line with two heads.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::model::{Diagram, Document, Edge, EdgeId, Target};

/// Two edges that run as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdgePair {
    /// The edge along which somebody asks: the line is its line.
    pub request: EdgeId,
    /// The edge back; it has no line of its own.
    pub answer: EdgeId,
}

/// The pairs of a board; they follow a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgePairs {
    of_edge: BTreeMap<EdgeId, EdgePair>,
}

impl EdgePair {
    /// The pair that an edge is half of. Each request goes with the first answer, by id, that no earlier request has,
    /// where both are jumps or neither is. What ends at a folded frame is no pair.
    pub fn holding(document: &Document, catalog: &Catalog, edge: &Edge) -> Option<Self> {
        let diagram = document.diagram();
        let (asker, asked) = if catalog.asks(edge) {
            (&edge.from.node, &edge.to.node)
        } else {
            (&edge.to.node, &edge.from.node)
        };
        let mut requests = diagram.edges_between(asker, asked);
        requests.retain(|edge| catalog.asks(edge));
        if requests.is_empty() || asker == asked {
            return None;
        }
        let mut answers = diagram.edges_between(asked, asker);
        let is_folded = |id| document.fold_of(&Target::Node(Clone::clone(id))).is_some();
        if answers.is_empty() || (document.has_folds() && [asker, asked].into_iter().any(is_folded))
        {
            return None;
        }
        let kind = |id| catalog.kind(diagram.node(id)?.kind.as_str());
        let kinds = (kind(asker)?, kind(asked)?);
        for request in requests {
            let at = answers.iter().position(|answer| {
                request.jump == answer.jump && catalog.is_answer(kinds, request, answer)
            });
            let Some(answer) = at.map(|at| answers.remove(at)) else {
                continue;
            };
            if [&request.id, &answer.id].contains(&&edge.id) {
                return Some(Self {
                    request: request.id.clone(),
                    answer: answer.id.clone(),
                });
            }
        }
        None
    }

    /// Whether the edge is the half of a pair that has no line of its own.
    pub fn is_answer(document: &Document, catalog: &Catalog, edge: &Edge) -> bool {
        let is_half = || Self::holding(document, catalog, edge);
        !catalog.asks(edge) && is_half().is_some()
    }

    /// Its edges, the request first.
    pub fn edges(&self) -> [&EdgeId; 2] {
        [&self.request, &self.answer]
    }
}

impl EdgePairs {
    /// All pairs of a board.
    pub fn new(document: &Document, catalog: &Catalog) -> Self {
        let mut pairs = Self::default();
        for edge in document.diagram().edges() {
            pairs.put(&edge.id, document, catalog);
        }
        pairs
    }

    /// The pair that an edge is half of.
    pub fn pair(&self, edge: &EdgeId) -> Option<&EdgePair> {
        self.of_edge.get(edge)
    }

    /// The edge whose line shows in the place of an edge: that of the request for an answer, else its own.
    pub fn drawn<'a>(&'a self, edge: &'a EdgeId) -> &'a EdgeId {
        self.pair(edge).map_or(edge, |pair| &pair.request)
    }

    /// Whether the edge has no line of its own.
    pub fn is_answer(&self, edge: &EdgeId) -> bool {
        self.pair(edge).is_some_and(|pair| pair.answer == *edge)
    }

    /// Looks at edges again that came, went or changed, and at whatever else lies between the same components.
    pub fn update(&mut self, edges: &BTreeSet<EdgeId>, document: &Document, catalog: &Catalog) {
        for id in edges {
            self.put(id, document, catalog);
        }
    }

    fn put(&mut self, id: &EdgeId, document: &Document, catalog: &Catalog) {
        let edge = document.diagram().edge(id);
        match edge.and_then(|edge| EdgePair::holding(document, catalog, edge)) {
            Some(pair) => drop(self.of_edge.insert(id.clone(), pair)),
            None => drop(self.of_edge.remove(id)),
        }
    }

    /// Both edges of the pairs among these edges: where one changes, both look otherwise.
    pub fn all_of(&self, edges: &BTreeSet<EdgeId>) -> Vec<EdgeId> {
        let pairs = edges.iter().filter_map(|id| self.pair(id));
        pairs.flat_map(EdgePair::edges).cloned().collect()
    }
}

/// The edges between the ends of an edge, in either direction: whether one of them is half of a pair depends on all.
pub fn edges_beside<'d>(diagram: &'d Diagram, edge: &Edge) -> impl Iterator<Item = &'d EdgeId> {
    let (from, to) = (&edge.from.node, &edge.to.node);
    let there = diagram.edges_between(from, to).into_iter();
    let back = diagram.edges_between(to, from);
    there.chain(back).map(|edge| &edge.id)
}

//! Connections that a fold brings together: one line for all that lead from one shown thing to another.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::model::{Diagram, Document, Edge, EdgeId, NodeId, SketchId, Target};
use crate::scene::edge::EDGE_WIDTH;
use crate::scene::edge::label::edge_words;
use crate::scene::{EdgeLook, SUBTITLE_SIZE, ShapeStroke, Theme, Typeface, text};

/// What a connection ends at as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShownEnd {
    Node(NodeId),
    /// A folded frame, in the place of a component in it.
    Frame(SketchId),
}

/// Connections that are shown as one line because a folded frame is at an end of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EdgeBundle {
    pub from: ShownEnd,
    pub to: ShownEnd,
}

/// How many data types a line names, and in how much room, in world units.
const NAMED: usize = 2;
const ROOM: f64 = 120.0;
/// How much wider a line is for each connection more, and how many of them count.
const WIDER: f64 = 0.25;
const MOST_COUNTED: usize = 5;

impl EdgeBundle {
    /// What the edge is part of; `None` for one that joins two components that are shown, and for one that is not
    /// shown at all.
    pub fn at_folds(document: &Document, edge: &Edge) -> Option<Self> {
        let end = |id: &NodeId| match document.fold_of(&Target::Node(id.clone())) {
            Some(frame) => ShownEnd::Frame(frame.clone()),
            None => ShownEnd::Node(id.clone()),
        };
        let (from, to) = (end(&edge.from.node), end(&edge.to.node));
        let is_folded = [&from, &to]
            .into_iter()
            .any(|end| matches!(end, ShownEnd::Frame(_)));
        (is_folded && from != to).then_some(Self { from, to })
    }

    /// The folded frames at its ends.
    pub fn frames(&self) -> impl Iterator<Item = &SketchId> {
        [&self.from, &self.to]
            .into_iter()
            .filter_map(|end| match end {
                ShownEnd::Frame(id) => Some(id),
                ShownEnd::Node(_) => None,
            })
    }
}

/// How the line of several connections looks: as each of them where they look alike, wider the more they are.
pub(in crate::scene) fn bundle_look(looks: &[EdgeLook], theme: &Theme) -> Option<EdgeLook> {
    let first = *looks.first()?;
    if looks.len() == 1 {
        return Some(first);
    }
    let illegal = looks.iter().any(|look| look.illegal);
    let alike = |same: fn(&EdgeLook, &EdgeLook) -> bool| looks.iter().all(|at| same(at, &first));
    let color = match () {
        () if illegal => theme.tokens.error,
        () if alike(|a, b| a.color == b.color) => first.color,
        () => theme.tokens.muted,
    };
    let more = looks.len().min(MOST_COUNTED) - 1;
    let dash = first
        .stroke
        .dash
        .filter(|_| alike(|a, b| a.stroke.dash == b.stroke.dash));
    let widened = (0..more).fold(EDGE_WIDTH, |width, _| width + WIDER);
    Some(EdgeLook {
        color,
        stroke: ShapeStroke {
            width: widened,
            color,
            dash,
        },
        illegal,
    })
}

/// What is written on the line of several connections: the data types, the most frequent first, and how many
/// connections there are.
pub(in crate::scene) fn bundle_words(
    diagram: &Diagram,
    edges: &BTreeSet<EdgeId>,
    catalog: &Catalog,
) -> String {
    let names = type_counts(diagram, edges, catalog);
    let wide = |words: &str| text::width(words, Typeface::Medium, SUBTITLE_SIZE);
    let mut words = String::new();
    let mut n_named = 0;
    for (_, name) in names.iter().take(NAMED) {
        let longer = if words.is_empty() {
            name.clone()
        } else {
            format!("{words}, {name}")
        };
        if n_named > 0 && wide(&longer) > ROOM {
            break;
        }
        (words, n_named) = (longer, n_named + 1);
    }
    let more = if names.len() > n_named { " …" } else { "" };
    let n = edges.len();
    if words.is_empty() {
        n.to_string()
    } else {
        format!("{n} × {words}{more}")
    }
}

/// What flows along some edges, the most frequent first, and along how many of them.
pub fn type_counts<'a>(
    diagram: &Diagram,
    edges: impl IntoIterator<Item = &'a EdgeId>,
    catalog: &Catalog,
) -> Vec<(usize, String)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for edge in edges.into_iter().filter_map(|id| diagram.edge(id)) {
        let (words, _) = edge_words(edge, catalog);
        *counts.entry(words).or_default() += 1;
    }
    counts.remove("");
    let mut names: Vec<(usize, String)> = counts.into_iter().map(|(name, n)| (n, name)).collect();
    names.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    names
}

//! What is upstream, downstream or connected at all: everything that can be reached along connections.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{Dfs, EdgeRef, Reversed, UndirectedAdaptor, Walker};

use crate::editor::{Editor, Effect, TargetSet, text::display_names};
use crate::model::{Diagram, NodeId, Target};

/// Which way connections are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowDirection {
    /// Against the data, to where it comes from.
    Upstream,
    /// With the data, to where it goes.
    Downstream,
    /// Both ways, over and over: everything that hangs together.
    Connected,
}

/// Adds to the selection all that can be reached from it, and the connections on the way.
pub(in crate::editor) fn select_reached(
    editor: &mut Editor,
    reach: FollowDirection,
) -> Vec<Effect> {
    let diagram = editor.document().diagram();
    let starts = starts(diagram, editor.selection());
    let found = reached(diagram, &starts, reach);
    let n_more = found.difference(editor.selection()).count();
    if n_more == 0 {
        let nothing = match reach {
            FollowDirection::Upstream => "Nothing more upstream",
            FollowDirection::Downstream => "Nothing more downstream",
            FollowDirection::Connected => "Nothing more is connected",
        };
        return vec![Effect::info(nothing)];
    }
    let mut targets = editor.selection().clone();
    targets.extend(found);
    let name = display_names::several(editor.document(), editor.catalog(), &targets);
    editor.select(targets);
    vec![Effect::Announce(format!("Selected {name}"))]
}

/// The components a search begins at: those selected, and both ends of selected connections.
fn starts(diagram: &Diagram, selection: &TargetSet) -> BTreeSet<NodeId> {
    let ends = selection.iter().flat_map(|target| match target {
        Target::Node(id) => vec![id.clone()],
        Target::Edge(id) => diagram.edge(id).map_or_else(Vec::new, |edge| {
            vec![edge.from.node.clone(), edge.to.node.clone()]
        }),
        Target::Sketch(_) => Vec::new(),
    });
    ends.collect()
}

/// What can be reached, the starts included.
fn reached(diagram: &Diagram, starts: &BTreeSet<NodeId>, reach: FollowDirection) -> TargetSet {
    let graph = diagram.graph();
    let stack: Vec<NodeIndex> = starts.iter().filter_map(|id| diagram.index(id)).collect();
    let mut search = Dfs::empty(graph);
    search.stack = stack;
    let nodes: BTreeSet<NodeIndex> = match reach {
        FollowDirection::Downstream => search.iter(graph).collect(),
        FollowDirection::Upstream => search.iter(Reversed(graph)).collect(),
        FollowDirection::Connected => search.iter(UndirectedAdaptor(graph)).collect(),
    };
    let mut targets = TargetSet::new();
    for index in &nodes {
        targets.insert(Target::Node(graph[*index].id.clone()));
        let leaving = graph.edges_directed(*index, Direction::Outgoing);
        let inside = leaving.filter(|edge| nodes.contains(&edge.target()));
        targets.extend(inside.map(|edge| Target::Edge(edge.weight().id.clone())));
    }
    targets
}

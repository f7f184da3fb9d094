//! What belongs to a selection when it is exported.

use std::collections::BTreeSet;

use crate::model::{Document, Target};

/// The selection with the members of its frames and the edges both of whose ends are in it.
pub fn whole(document: &Document, selection: &BTreeSet<Target>) -> BTreeSet<Target> {
    let mut all = selection.clone();
    for target in selection {
        if let Target::Sketch(id) = target {
            all.extend(document.members(id));
        }
    }
    let edges = document.diagram().edges().filter(|edge| {
        let ends = [&edge.from.node, &edge.to.node];
        ends.iter()
            .all(|node| all.contains(&Target::Node((*node).clone())))
    });
    let edges: Vec<Target> = edges.map(|edge| Target::Edge(edge.id.clone())).collect();
    all.extend(edges);
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::whole;
    use crate::model::{Document, Edge, EdgeEnd, Edit, Node, Target, apply};

    #[test]
    fn edges_come_with_both_their_nodes() {
        let mut document = Document::default();
        let mut edits: Vec<Edit> = ["a", "b", "c"]
            .map(|id| Edit::AddNode(Node::new(id.into(), "trainer".into())))
            .to_vec();
        for (id, from, to) in [("ab", "a", "b"), ("bc", "b", "c")] {
            let (from, to) = (EdgeEnd::new(from, "x"), EdgeEnd::new(to, "y"));
            edits.push(Edit::AddEdge(Edge::new(id.into(), from, to, None)));
        }
        apply(&mut document, &edits);
        let selection = BTreeSet::from([Target::Node("a".into()), Target::Node("b".into())]);
        let mut expected = selection.clone();
        expected.insert(Target::Edge("ab".into()));
        assert_eq!(whole(&document, &selection), expected);
    }
}

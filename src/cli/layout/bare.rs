//! A plain graph of boxes in JSON, for measuring and for other programs.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::geom::Size;
use crate::layout::graph::{
    Block, BoxSide, LayoutEdge, LayoutEnd, LayoutGraph, LayoutGroup, LayoutPort,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BareGraph {
    nodes: BTreeMap<String, BareNode>,
    #[serde(default)]
    edges: BTreeMap<String, BareEdge>,
    #[serde(default)]
    groups: BTreeMap<String, BareGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BareNode {
    w: f64,
    h: f64,
    group: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BareEdge {
    from: BareEnd,
    to: BareEnd,
    label: Option<[f64; 2]>,
    #[serde(default)]
    feedback: bool,
}

/// A box, or a place on its side.
#[derive(Deserialize)]
#[serde(untagged)]
enum BareEnd {
    Node(String),
    Port {
        node: String,
        side: BareSide,
        offset: f64,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum BareSide {
    Left,
    Right,
    Top,
    Bottom,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BareGroup {
    parent: Option<String>,
    lane: Option<u32>,
    #[serde(default)]
    title: f64,
}

/// The graph, or what is wrong with it; `None` for a text that is no JSON object but perhaps a board.
pub(super) fn read(bytes: &[u8]) -> Option<Result<LayoutGraph, String>> {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if begins != Some(&b'{') {
        return None;
    }
    let bare: Result<BareGraph, _> = serde_json::from_slice(bytes);
    Some(match bare {
        Ok(bare) => checked(bare),
        Err(error) => Err(error.to_string()),
    })
}

/// Names that lead nowhere are faults here: the writer of a graph wants to know.
fn checked(bare: BareGraph) -> Result<LayoutGraph, String> {
    for (id, edge) in &bare.edges {
        for end in [&edge.from, &edge.to] {
            let (BareEnd::Node(node) | BareEnd::Port { node, .. }) = end;
            if !bare.nodes.contains_key(node) {
                return Err(format!("edge `{id}` ends at `{node}`, which is no node"));
            }
        }
    }
    let groups = bare
        .nodes
        .iter()
        .filter_map(|(id, node)| Some((id, node.group.as_ref()?)));
    let parents = bare
        .groups
        .iter()
        .filter_map(|(id, group)| Some((id, group.parent.as_ref()?)));
    for (id, group) in groups.chain(parents) {
        if !bare.groups.contains_key(group) {
            return Err(format!("`{id}` is in `{group}`, which is no group"));
        }
    }
    Ok(graph(bare))
}

fn graph(bare: BareGraph) -> LayoutGraph {
    let blocks = bare.nodes.into_iter().map(|(id, node)| {
        let block = Block {
            size: Size::new(node.w, node.h),
            group: node.group.map(Into::into),
            ..Block::default()
        };
        (id.into(), block)
    });
    let edges = bare.edges.into_iter().map(|(id, edge)| {
        let drawn = LayoutEdge {
            from: end(edge.from),
            to: end(edge.to),
            label: edge.label.map(|[w, h]| Size::new(w, h)),
            feedback: edge.feedback,
            far: None,
        };
        (id.into(), drawn)
    });
    let groups = bare.groups.into_iter().map(|(id, group)| {
        let drawn = LayoutGroup {
            parent: group.parent.map(Into::into),
            lane: group.lane,
            title: group.title,
        };
        (id.into(), drawn)
    });
    LayoutGraph {
        blocks: blocks.collect(),
        edges: edges.collect(),
        groups: groups.collect(),
    }
}

fn end(end: BareEnd) -> LayoutEnd {
    match end {
        BareEnd::Node(node) => LayoutEnd::free(node),
        BareEnd::Port { node, side, offset } => {
            let face = match side {
                BareSide::Left => BoxSide::Left,
                BareSide::Right => BoxSide::Right,
                BareSide::Top => BoxSide::Top,
                BareSide::Bottom => BoxSide::Bottom,
            };
            LayoutEnd {
                node: node.into(),
                port: Some(LayoutPort { face, offset }),
            }
        }
    }
}

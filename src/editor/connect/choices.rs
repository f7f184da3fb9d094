//! Connections that could be made, as a list to choose from by keyboard.

use std::collections::BTreeSet;

use crate::catalog::{Attempt, PortChoice};
use crate::editor::connect::ports::arriving;
use crate::editor::connect::saying::{payload_title, words};
use crate::editor::{BoardState, JoinChoice, text::display_names};
use crate::model::{EdgeEnd, NodeId};

/// Connections of a node that fit and are not there yet: the best of each other component first, nearest first.
pub fn choices(board: &BoardState, node: &NodeId) -> Vec<JoinChoice> {
    let boxes = &board.derived().boxes;
    let center = |id: &NodeId| boxes.get(id).map(|found| found.rect.center());
    let mut found: Vec<(usize, f64, JoinChoice)> = Vec::new();
    for other in board
        .document()
        .diagram()
        .nodes()
        .filter(|other| other.id != *node)
    {
        let far = center(node)
            .zip(center(&other.id))
            .map_or(f64::MAX, |(a, b)| (a - b).hypot());
        let both = [(node, &other.id, true), (&other.id, node, false)];
        for (from, to, outgoing) in both {
            let joints = joints(board, from, to);
            let choices = joints
                .into_iter()
                .map(|choice| join_choice(board, from, to, outgoing, &choice));
            found.extend(
                choices
                    .enumerate()
                    .map(|(rank, choice)| (rank, far, choice)),
            );
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    found.into_iter().map(|(_, _, choice)| choice).collect()
}

/// The legal edges from one node to another, one for each pair of ports, without those that are there.
pub(in crate::editor::connect) fn joints(
    board: &BoardState,
    from: &NodeId,
    to: &NodeId,
) -> Vec<PortChoice> {
    let (Some(source), Some(target)) = (board.kind_of(from), board.kind_of(to)) else {
        return Vec::new();
    };
    let arriving = arriving(board, from);
    let attempt = Attempt {
        source,
        output: None,
        arriving: &arriving,
        target,
        input: None,
        payload: None,
    };
    let incoming = board.document().diagram().incoming(to);
    let mut seen = BTreeSet::new();
    let mut all = board.catalog().choices(&attempt).all().to_vec();
    all.retain(|choice| {
        let many = target
            .input(choice.input.as_str())
            .is_some_and(|port| port.many);
        let mut here = incoming.iter().filter(|edge| edge.to.port == choice.input);
        let is_free =
            !here.any(|edge| !many || (edge.from.node == *from && edge.from.port == choice.output));
        is_free && seen.insert((choice.output.clone(), choice.input.clone()))
    });
    all
}

pub(in crate::editor::connect) fn join_choice(
    board: &BoardState,
    from: &NodeId,
    to: &NodeId,
    outgoing: bool,
    choice: &PortChoice,
) -> JoinChoice {
    let other = if outgoing { to } else { from };
    let payload = payload_title(board.catalog(), &choice.payload);
    let (output, input) = (words(choice.output.as_str()), words(choice.input.as_str()));
    JoinChoice {
        from: EdgeEnd::new(from.clone(), choice.output.clone()),
        to: EdgeEnd::new(to.clone(), choice.input.clone()),
        outgoing,
        title: display_names::node_name(board.document(), board.catalog(), other),
        detail: format!("{output} → {input} · {payload}"),
    }
}

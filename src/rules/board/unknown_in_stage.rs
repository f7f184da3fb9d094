//! Stage that names what is not on the board.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::{EdgeId, NodeId, Stage};
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB007", RuleCheck::Board(check)));

/// Ids that one finding names.
const MOST: usize = 5;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let walkthrough = survey.document().walkthrough();
    for (n, stage) in walkthrough.stages.iter().enumerate() {
        let what = format!("Stage {}, “{}”,", n + 1, display::one_line(&stage.title));
        tell(&what, &unknown(survey, stage), found);
    }
    let beside = walkthrough.aside.iter();
    let figure = walkthrough.figure.iter().flat_map(|figure| &figure.nodes);
    let diagram = survey.document().diagram();
    let gone = beside.chain(figure).filter(|id| diagram.node(id).is_none());
    let gone: BTreeSet<&str> = gone.map(NodeId::as_str).collect();
    tell("The one figure, or what is left aside,", &gone, found);
}

/// What the stage names and the board does not have.
fn unknown<'a>(survey: &'a BoardQuery, stage: &'a Stage) -> BTreeSet<&'a str> {
    let diagram = survey.document().diagram();
    let nodes = stage.nodes().filter(|id| diagram.node(id).is_none());
    let edges = stage.named_edges().iter();
    let edges = edges.filter(|id| diagram.edge(id).is_none());
    let nodes = nodes.map(NodeId::as_str);
    nodes.chain(edges.map(EdgeId::as_str)).collect()
}

fn tell(what: &str, gone: &BTreeSet<&str>, found: &mut Vec<Diagnostic>) {
    if gone.is_empty() {
        return;
    }
    let named = gone.iter().take(MOST);
    let named: Vec<String> = named
        .map(|id| format!("`{}`", display::one_line(id)))
        .collect();
    let more = match gone.len().saturating_sub(MOST) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let message = format!(
        "{what} names {}{more}, which the board does not have.",
        named.join(", ")
    );
    found.push(Diagnostic::new(&RULE, message));
}

//! Stages: one text a row, so that a change of one shows as one.

use crate::file::names;
use crate::file::syntax::quoted;
use crate::file::write::RonWriter;
use crate::file::write::line::{self, RecordLine};
use crate::model::{
    Bridge, EdgeId, NodeId, OneFigure, SketchId, Stage, StageEdges, StageReason, Walkthrough,
};

/// The fields at the top level of a board, or of a record that holds nothing else.
pub(super) fn fields(out: &mut RonWriter, indent: usize, walkthrough: &Walkthrough) {
    if !walkthrough.stages.is_empty() {
        out.row(indent, "stages: [");
        for it in &walkthrough.stages {
            stage(out, indent + 1, it);
        }
        out.row(indent, "],");
    }
    nodes(out, indent, "aside", &walkthrough.aside);
    if let Some(it) = &walkthrough.figure {
        figure(out, indent, it);
    }
}

fn stage(out: &mut RonWriter, indent: usize, stage: &Stage) {
    out.row(indent, "(");
    let inner = indent + 1;
    out.text(inner, "title", &stage.title);
    out.text(inner, "text", &stage.text);
    nodes(out, inner, "new", &stage.new);
    nodes(out, inner, "lit", &stage.lit);
    if let StageEdges::Only(edges) = &stage.edges {
        let edges = line::texts(edges.iter().map(EdgeId::as_str));
        out.row(inner, &format!("edges: {edges},"));
    }
    bridges(out, inner, &stage.bridges);
    if !stage.folded.is_empty() {
        let frames = line::texts(stage.folded.iter().map(SketchId::as_str));
        out.row(inner, &format!("folded: {frames},"));
    }
    nodes(out, inner, "focus", &stage.focus);
    out.text(inner, "say", &stage.say);
    if let Some(reason) = &stage.because {
        out.row(inner, &format!("because: {},", because(reason)));
    }
    out.extra(inner, &stage.extra, names::STAGE);
    out.row(indent, "),");
}

fn because(reason: &StageReason) -> String {
    let mut record = RecordLine::default();
    record.text("field", &reason.field);
    record.text("question", &reason.question);
    record.optional("value", reason.value.as_ref().map(line::value));
    record.text("text", &reason.text);
    record.extra(reason.extra.iter(), names::STAGE_REASON);
    record.finish()
}

fn figure(out: &mut RonWriter, indent: usize, figure: &OneFigure) {
    out.row(indent, "figure: (");
    let inner = indent + 1;
    nodes(out, inner, "nodes", &figure.nodes);
    bridges(out, inner, &figure.bridges);
    out.text(inner, "caption", &figure.caption);
    out.extra(inner, &figure.extra, names::ONE_FIGURE);
    out.row(indent, "),");
}

fn nodes(out: &mut RonWriter, indent: usize, name: &str, nodes: &[NodeId]) {
    if !nodes.is_empty() {
        let nodes = line::texts(nodes.iter().map(NodeId::as_str));
        out.row(indent, &format!("{name}: {nodes},"));
    }
}

/// `bridges: [("a", "b")]`
fn bridges(out: &mut RonWriter, indent: usize, bridges: &[Bridge]) {
    if !bridges.is_empty() {
        let pair = |it: &Bridge| {
            let ends = [&it.from, &it.to].map(|id| quoted(id.as_str()));
            format!("({})", ends.join(", "))
        };
        let pairs: Vec<String> = bridges.iter().map(pair).collect();
        out.row(indent, &format!("bridges: [{}],", pairs.join(", ")));
    }
}

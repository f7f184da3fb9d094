//! What a case study says beside its drawing: one text a row, so that a change of one shows as one.

use crate::file::write::{RonWriter, line, records};
use crate::file::{names, words};
use crate::model::{Framing, Learning, NodeId, Reference};

pub(super) fn framing(out: &mut RonWriter, framing: &Framing) {
    if *framing == Framing::default() {
        return;
    }
    out.row(2, "framing: (");
    out.text(3, "objective", &framing.objective);
    out.text(3, "input", &framing.input);
    out.text(3, "output", &framing.output);
    out.text(3, "category", &framing.category);
    out.text(3, "why", &framing.why);
    out.extra(3, &framing.extra, names::FRAMING);
    out.row(2, "),");
}

pub(super) fn learning(out: &mut RonWriter, learning: &Learning) {
    if *learning == Learning::default() {
        return;
    }
    out.row(2, "learning: (");
    out.texts(3, "data", &learning.data);
    out.text(3, "labels", &learning.labels);
    out.texts(3, "features", &learning.features);
    out.texts(3, "models", &learning.models);
    out.texts(3, "offline_metrics", &learning.offline_metrics);
    out.texts(3, "online_metrics", &learning.online_metrics);
    out.extra(3, &learning.extra, names::LEARNING);
    out.row(2, "),");
}

pub(super) fn reference(out: &mut RonWriter, reference: &Reference) {
    if *reference == Reference::default() {
        return;
    }
    out.row(2, "reference: (");
    if let Some(difficulty) = &reference.difficulty {
        let word = words::word(words::DIFFICULTIES, difficulty);
        out.row(3, &format!("difficulty: {word},"));
    }
    nodes(out, "must", &reference.must);
    nodes(out, "should", &reference.should);
    let alternatives = reference.alternatives.iter().map(records::alternative);
    out.section(3, "alternatives", ['[', ']'], alternatives);
    let published = reference.published.iter().map(records::publication);
    out.section(3, "published", ['[', ']'], published);
    out.extra(3, &reference.extra, names::REFERENCE);
    out.row(2, "),");
}

fn nodes(out: &mut RonWriter, name: &str, nodes: &[NodeId]) {
    if !nodes.is_empty() {
        let nodes = line::texts(nodes.iter().map(NodeId::as_str));
        out.row(3, &format!("{name}: {nodes},"));
    }
}

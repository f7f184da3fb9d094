//! What a case study says beside its drawing, to be read: framing, data, models, measures, failures,
//! trade-offs, alternatives and what others have published.

use eframe::egui::{Label, Link, Ui};

use crate::app::look::{self, BODY, HEADING, SMALL, text};
use crate::app::panels::inspector::{failing, node_name};
use crate::app::widgets::{Drafts, section};
use crate::editor::{Action, Editor, ViewAction};
use crate::model::{Brief, Failure, Framing, Learning, NodeId, Reference, Target};
use crate::scene::{Color, Face};

/// Between paragraphs.
const APART: f32 = 4.0;

pub fn show(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let document = editor.document();
    let brief = document.brief();
    let tokens = look::tokens(ui);
    paragraph(ui, document.title(), Face::SemiBold, HEADING, tokens.text);
    paragraph(ui, &brief.task, Face::Regular, BODY, tokens.muted);
    framing_ui(ui, &brief.framing);
    learning_ui(ui, &brief.learning);
    failures_ui(ui, editor, brief, actions);
    if !brief.tradeoffs.is_empty() {
        section(ui, "Trade-offs");
        texts_ui(ui, &brief.tradeoffs);
    }
    reference_ui(ui, editor, &brief.reference, actions);
}

/// How the component fails, and what may stand in its place.
pub fn of_component_ui(
    ui: &mut Ui,
    editor: &Editor,
    id: &NodeId,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    failing::show(ui, editor, id, drafts, actions);
    let tokens = look::tokens(ui);
    let brief = editor.document().brief();
    let here = brief.reference.alternatives.iter();
    let mut here = here
        .filter(|other| other.node.as_ref() == Some(id))
        .peekable();
    if here.peek().is_some() {
        section(ui, "Also right here");
    }
    for other in here {
        paragraph(ui, &other.note, Face::Regular, BODY, tokens.text);
    }
}

fn framing_ui(ui: &mut Ui, framing: &Framing) {
    if *framing == Framing::default() {
        return;
    }
    section(ui, "As a learning problem");
    for (name, words) in [
        ("Objective", &framing.objective),
        ("Input", &framing.input),
        ("Output", &framing.output),
        ("Kind of problem", &framing.category),
        ("Why so", &framing.why),
    ] {
        named_ui(ui, name, words);
    }
}

fn learning_ui(ui: &mut Ui, learning: &Learning) {
    if *learning == Learning::default() {
        return;
    }
    section(ui, "Data");
    texts_ui(ui, &learning.data);
    named_ui(ui, "Labels", &learning.labels);
    for (title, words) in [
        ("Features", &learning.features),
        ("Models, from baseline to strong", &learning.models),
        ("Measured offline", &learning.offline_metrics),
        ("Measured online", &learning.online_metrics),
    ] {
        if !words.is_empty() {
            section(ui, title);
            texts_ui(ui, words);
        }
    }
}

fn failures_ui(ui: &mut Ui, editor: &Editor, brief: &Brief, actions: &mut Vec<Action>) {
    if brief.failures.is_empty() {
        return;
    }
    section(ui, "What goes wrong");
    let tokens = look::tokens(ui);
    for failure in &brief.failures {
        paragraph(ui, &failure.title, Face::Medium, BODY, tokens.text);
        if let Some(node) = &failure.node {
            component_ui(ui, editor, node, actions);
        }
        failure_ui(ui, failure);
    }
}

/// What comes of it and what helps.
pub(super) fn failure_ui(ui: &mut Ui, failure: &Failure) {
    named_ui(ui, "What one sees", &failure.effect);
    named_ui(ui, "What helps", &failure.mitigation);
    ui.add_space(APART);
}

fn reference_ui(ui: &mut Ui, editor: &Editor, reference: &Reference, actions: &mut Vec<Action>) {
    let tokens = look::tokens(ui);
    if !reference.alternatives.is_empty() {
        section(ui, "Also right");
    }
    for other in &reference.alternatives {
        if let Some(node) = &other.node {
            component_ui(ui, editor, node, actions);
        }
        paragraph(ui, &other.note, Face::Regular, BODY, tokens.text);
    }
    if !reference.published.is_empty() {
        section(ui, "Published");
    }
    for published in &reference.published {
        paragraph(ui, &published.text, Face::Regular, BODY, tokens.text);
        paragraph(ui, &published.source, Face::Regular, SMALL, tokens.muted);
    }
}

/// The component's name, which selects it; only its id when it is gone.
fn component_ui(ui: &mut Ui, editor: &Editor, id: &NodeId, actions: &mut Vec<Action>) {
    let tokens = look::tokens(ui);
    if editor.document().diagram().node(id).is_none() {
        let gone = format!("{id}, which is not on the board");
        return paragraph(ui, &gone, Face::Regular, SMALL, tokens.muted);
    }
    let name = text(node_name(editor, id), Face::Medium, BODY, tokens.accent);
    if ui.add(Link::new(name)).clicked() {
        let target = Target::Node(id.clone());
        actions.push(Action::View(ViewAction::Select([target].into())));
    }
}

/// A paragraph under a small name; nothing when there are no words.
fn named_ui(ui: &mut Ui, name: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let tokens = look::tokens(ui);
    let above = ui.spacing().item_spacing.y;
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.label(text(name, Face::Regular, SMALL, tokens.muted));
    ui.spacing_mut().item_spacing.y = above;
    paragraph(ui, words, Face::Regular, BODY, tokens.text);
}

fn texts_ui(ui: &mut Ui, words: &[String]) {
    let tokens = look::tokens(ui);
    for words in words {
        paragraph(ui, words, Face::Regular, BODY, tokens.text);
    }
}

pub(super) fn paragraph(ui: &mut Ui, words: &str, face: Face, size: f32, color: Color) {
    if words.is_empty() {
        return;
    }
    ui.add(Label::new(text(words, face, size, color)).wrap());
    ui.add_space(APART);
}

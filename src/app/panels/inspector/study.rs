//! What a case study says beside its drawing: framing, to be written in place; and to be read data, models, measures, failures,
//! trade-offs, alternatives and what others have published.

use eframe::egui::{Link, Ui};

use crate::app::panels::inspector::paragraphs::{failure_ui, named_ui, paragraph, texts_ui};
use crate::app::panels::inspector::texts;
use crate::app::panels::inspector::{failure_modes, framing, node_name};
use crate::app::style::{self, BODY, HEADING, SMALL, text};
use crate::app::widgets::{FieldDrafts, section};
use crate::editor::{Action, Editor, ViewAction};
use crate::model::{Brief, Learning, NodeId, Reference, Target};
use crate::scene::Typeface;

pub fn show(ui: &mut Ui, editor: &Editor, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    let document = editor.document();
    let brief = document.brief();
    let tokens = style::tokens(ui);
    paragraph(
        ui,
        document.title(),
        Typeface::SemiBold,
        HEADING,
        tokens.text,
    );
    paragraph(ui, &brief.task, Typeface::Regular, BODY, tokens.muted);
    section(ui, texts::ML_TASK);
    framing::fields_ui(ui, &brief.framing, drafts);
    learning_ui(ui, &brief.learning);
    failures_ui(ui, editor, brief, actions);
    if !brief.tradeoffs.is_empty() {
        section(ui, texts::TRADEOFFS);
        texts_ui(ui, &brief.tradeoffs);
    }
    reference_ui(ui, editor, &brief.reference, actions);
}

/// How the component fails, and what may stand in its place.
pub fn of_component_ui(
    ui: &mut Ui,
    editor: &Editor,
    id: &NodeId,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    failure_modes::show(ui, editor, id, drafts, actions);
    let tokens = style::tokens(ui);
    let brief = editor.document().brief();
    let here = brief.reference.alternatives.iter();
    let mut here = here
        .filter(|other| other.node.as_ref() == Some(id))
        .peekable();
    if here.peek().is_some() {
        section(ui, texts::ALSO_ACCEPTED_HERE);
    }
    for other in here {
        paragraph(ui, &other.note, Typeface::Regular, BODY, tokens.text);
    }
}

fn learning_ui(ui: &mut Ui, learning: &Learning) {
    if *learning == Learning::default() {
        return;
    }
    section(ui, texts::DATA);
    texts_ui(ui, &learning.data);
    named_ui(ui, texts::LABELS, &learning.labels);
    for (title, words) in [
        (texts::FEATURES, &learning.features),
        (texts::MODELS, &learning.models),
        (texts::OFFLINE_METRICS, &learning.offline_metrics),
        (texts::ONLINE_METRICS, &learning.online_metrics),
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
    section(ui, texts::FAILURE_MODES);
    let tokens = style::tokens(ui);
    for failure in &brief.failures {
        paragraph(ui, &failure.title, Typeface::Medium, BODY, tokens.text);
        if let Some(node) = &failure.node {
            component_ui(ui, editor, node, actions);
        }
        failure_ui(ui, failure);
    }
}

fn reference_ui(ui: &mut Ui, editor: &Editor, reference: &Reference, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    if !reference.alternatives.is_empty() {
        section(ui, texts::ALSO_ACCEPTED);
    }
    for other in &reference.alternatives {
        if let Some(node) = &other.node {
            component_ui(ui, editor, node, actions);
        }
        paragraph(ui, &other.note, Typeface::Regular, BODY, tokens.text);
    }
    match reference.published.len() {
        0 => {}
        1 => section(ui, texts::SOURCE),
        _ => section(ui, texts::SOURCES),
    }
    for published in &reference.published {
        paragraph(ui, &published.text, Typeface::Regular, BODY, tokens.text);
        paragraph(
            ui,
            &published.source,
            Typeface::Regular,
            SMALL,
            tokens.muted,
        );
    }
}

/// The component's name, which selects it; only its id when it is gone.
fn component_ui(ui: &mut Ui, editor: &Editor, id: &NodeId, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    if editor.document().diagram().node(id).is_none() {
        let gone = texts::not_on_board(id);
        return paragraph(ui, &gone, Typeface::Regular, SMALL, tokens.muted);
    }
    let name = text(node_name(editor, id), Typeface::Medium, BODY, tokens.accent);
    if ui.add(Link::new(name)).clicked() {
        let target = Target::Node(id.clone());
        actions.push(Action::View(ViewAction::Select([target].into())));
    }
}

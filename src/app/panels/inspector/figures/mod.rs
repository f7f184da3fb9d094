//! What the board or a part of it comes to, each figure with its working.

mod ages;
mod compare;
mod costs;
mod path;

use eframe::egui::{Align, Id, Label, Layout, Sense, Ui};

use crate::app::panels::inspector::constants;
use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::widgets::{FieldDrafts, link_button, row, section, words};
use crate::editor::{Action, Editor};
use crate::estimate::{EstimateView, Figure};
use crate::model::{EdgeId, NodeId};
use crate::scene::Typeface;
use crate::text::sentence;

/// Height of a figure whose working is closed.
const ROW: f32 = 30.0;

/// The figures of the whole board.
pub fn board_ui(ui: &mut Ui, editor: &Editor, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    let estimate = editor.estimate();
    let look = look_at(editor, &estimate);
    path::show(ui, &look, actions);
    section(ui, texts::FIGURES);
    for figure in look.of_board() {
        figure_ui(ui, &figure);
    }
    costs::show(ui, &look, actions);
    ages::show(ui, editor, &look, actions);
    if link_button(ui, texts::COPY_ALL_FIGURES).clicked() {
        let all = look.of_board();
        let text: Vec<String> = all.iter().map(Figure::working).collect();
        ui.copy_text(text.join("\n\n"));
    }
    constants::show(ui, editor, drafts, actions);
}

/// The figures of a component; nothing where there are none.
pub fn component_ui(ui: &mut Ui, editor: &Editor, id: &NodeId, actions: &mut Vec<Action>) {
    let estimate = editor.estimate();
    let look = look_at(editor, &estimate);
    let figures = look.of_component(id);
    figures_ui(ui, &figures);
    let node = editor.document().diagram().node(id);
    if let Some(node) = node.filter(|_| !figures.is_empty()) {
        compare::show(ui, editor, &look, node, actions);
    }
}

/// The figures of a flow; nothing where there are none.
pub fn flow_ui(ui: &mut Ui, editor: &Editor, id: &EdgeId) {
    let estimate = editor.estimate();
    figures_ui(ui, &look_at(editor, &estimate).of_flow(id));
}

fn look_at<'a>(editor: &'a Editor, estimate: &'a crate::estimate::Estimate) -> EstimateView<'a> {
    EstimateView {
        document: editor.document(),
        catalog: editor.catalog(),
        estimate,
    }
}

fn figures_ui(ui: &mut Ui, figures: &[Figure]) {
    if figures.is_empty() {
        return;
    }
    section(ui, texts::FIGURES);
    for figure in figures {
        figure_ui(ui, figure);
    }
}

/// One figure; a click opens its working.
fn figure_ui(ui: &mut Ui, figure: &Figure) {
    let tokens = style::tokens(ui);
    let id = Id::unique((
        "figure",
        figure.formula.key,
        &figure.formula.title,
        format!("{:?}", figure.about),
    ));
    let is_open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
    let shown = figure.shown();
    let is_refused = figure.value.is_err();
    let name = format!("{}: {shown}", figure.formula.title);
    let response = row(ui, &name, ROW, is_open.into(), Sense::click(), |ui| {
        let arrow = if is_open { "ui.down" } else { "ui.right" };
        ui.label(icon_text(arrow, 12.0).color(color32(tokens.muted)));
        let value = if is_refused { "–" } else { shown.as_str() };
        let color = match (is_refused, figure.is_broken()) {
            (true, _) => tokens.muted,
            (_, true) => tokens.error,
            _ if figure.is_contradicted() => tokens.warning,
            // Nobody stated anything it rests on.
            _ if figure.is_assumed() => tokens.muted,
            _ => tokens.text,
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(text(value, Typeface::Medium, BODY, color));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                words(
                    ui,
                    text(figure.formula.title, Typeface::Regular, BODY, tokens.muted),
                );
            });
        });
    });
    let response = response.on_hover_text(if is_refused {
        &shown
    } else {
        figure.formula.text
    });
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if is_open {
        ui.indent(id, |ui| working_ui(ui, figure));
    }
}

/// The formula, the inputs filled in, how far each moves the figure, what is left out, and whose formula it is.
fn working_ui(ui: &mut Ui, figure: &Figure) {
    let tokens = style::tokens(ui);
    let line = |ui: &mut Ui, words: String, color| {
        ui.add(Label::new(text(words, Typeface::Regular, SMALL, color)).wrap());
    };
    if let Err(why) = &figure.value {
        line(ui, sentence(&why.to_string()), tokens.warning);
    }
    line(ui, figure.formula.text.to_owned(), tokens.text);
    for input in figure.filled_in() {
        line(ui, input, tokens.muted);
    }
    if let Some(contradiction) = figure.contradiction() {
        line(ui, contradiction, tokens.warning);
    }
    if let Some(range) = figure.certainty() {
        line(ui, range, tokens.text);
    }
    let assumed: Vec<&str> = figure
        .assumed_inputs()
        .map(|input| input.name.as_str())
        .collect();
    if !assumed.is_empty() {
        line(ui, texts::assumed_inputs(&assumed), tokens.muted);
    }
    if let Some(verdict) = figure.verdict() {
        let color = if figure.is_broken() {
            tokens.error
        } else {
            tokens.ok
        };
        line(ui, verdict, color);
    }
    for moved in figure.moved() {
        line(ui, moved, tokens.muted);
    }
    if !figure.formula.ignores.is_empty() {
        line(ui, texts::ignores(figure.formula.ignores), tokens.muted);
    }
    line(ui, texts::source(figure.formula.source), tokens.muted);
    let name = texts::copy_calculation(figure.formula.title);
    if link_button(ui, texts::COPY_AS_TEXT)
        .on_hover_text(name)
        .clicked()
    {
        ui.copy_text(figure.working());
    }
    ui.add_space(4.0);
}

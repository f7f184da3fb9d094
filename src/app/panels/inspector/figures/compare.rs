//! What if: what a component could be instead, side by side, each with what it would change. Nothing changes until one
//! is chosen.

use eframe::egui::{Grid, Id, Label, Ui, vec2};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{link_button, section};
use crate::editor::{Action, BoardAction, Editor};
use crate::estimate::{Comparison, EstimateView, Figure, Variant, VariantSummary};
use crate::model::Node;
use crate::scene::Typeface;
use crate::text::in_sentence;

/// More columns do not fit beside the names.
const MOST_COLUMNS: usize = 3;
/// Longest name in the table, in characters.
const LONGEST_NAME: usize = 16;

/// What was worked out for one comparison, for as long as the board stays as it is.
#[derive(Clone, Default)]
struct CachedComparison {
    /// The board it was worked out for.
    basis: String,
    now: VariantSummary,
    options: Vec<TriedVariant>,
}

#[derive(Clone)]
struct TriedVariant {
    glance: VariantSummary,
    changes: Vec<(&'static str, String)>,
}

/// A link for each comparison; it opens the comparison.
pub(super) fn show(
    ui: &mut Ui,
    editor: &Editor,
    look: &EstimateView,
    node: &Node,
    actions: &mut Vec<Action>,
) {
    let comparisons = editor.comparisons(&node.id);
    if !comparisons.is_empty() {
        section(ui, texts::WHAT_IF);
    }
    for comparison in &comparisons {
        let id = Id::unique(("what if", &node.id, &comparison.title));
        let mut is_open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
        let words = if is_open {
            texts::HIDE.to_owned()
        } else {
            texts::compare(&in_sentence(&comparison.title))
        };
        if link_button(ui, &words).clicked() {
            is_open = !is_open;
            ui.data_mut(|data| data.insert_temp(id, is_open));
        }
        if is_open {
            let compared = compared(ui, editor, look, node, comparison);
            table_ui(ui, comparison, &compared);
            for (variant, tried) in comparison.variants.iter().zip(&compared.options) {
                variant_ui(ui, look, node, variant, tried, actions);
            }
        }
    }
}

/// Worked out once for each state of the board.
fn compared(
    ui: &Ui,
    editor: &Editor,
    look: &EstimateView,
    node: &Node,
    comparison: &Comparison,
) -> CachedComparison {
    let id = Id::unique(("compared", &node.id, &comparison.title));
    let document = look.document;
    let basis = format!(
        "{:?} {} {:?} {:?} {:?}",
        editor.history().state(),
        document.title(),
        document.brief().requirements,
        document.brief().constants,
        node.properties
    );
    let known: CachedComparison = ui.data(|data| data.get_temp(id).unwrap_or_default());
    if known.basis == basis {
        return known;
    }
    let options = comparison.variants.iter().map(|variant| {
        let changes = look.what_if_edited(&node.id, &variant.edits);
        let message = changes.iter().map(|change| (change.name(), change.shown()));
        TriedVariant {
            glance: look.glance_if(&node.id, &variant.edits),
            changes: message.collect(),
        }
    });
    let compared = CachedComparison {
        basis,
        now: look.glance(&node.id),
        options: options.collect(),
    };
    ui.data_mut(|data| data.insert_temp(id, compared.clone()));
    compared
}

/// Side by side: what is and what could be, by the figures in which they differ.
fn table_ui(ui: &mut Ui, comparison: &Comparison, compared: &CachedComparison) {
    let shown = |glance: &VariantSummary| glance.figures().map(|figure| figure.map(Figure::shown));
    let now = shown(&compared.now);
    let differs = |column: &usize| {
        let mut others = compared.options.iter();
        others.any(|tried| shown(&tried.glance)[*column] != now[*column])
    };
    let columns: Vec<usize> = (0..VariantSummary::NAMES.len())
        .filter(differs)
        .take(MOST_COLUMNS)
        .collect();
    if columns.is_empty() {
        return;
    }
    let tokens = style::tokens(ui);
    Grid::new(Id::unique(("compare", &comparison.title)))
        .num_columns(columns.len() + 1)
        .spacing(vec2(8.0, 2.0))
        .show(ui, |ui| {
            ui.label("");
            for column in &columns {
                let name = text(
                    VariantSummary::NAMES[*column],
                    Typeface::Medium,
                    SMALL,
                    tokens.muted,
                );
                ui.label(name);
            }
            ui.end_row();
            let others = comparison.variants.iter().map(|variant| &variant.title);
            let titles = std::iter::once(&comparison.now).chain(others);
            let glances = compared.options.iter().map(|tried| &tried.glance);
            let glances = std::iter::once(&compared.now).chain(glances);
            for (number, (title, glance)) in titles.zip(glances).enumerate() {
                let is_now = number == 0;
                let face = if is_now {
                    Typeface::SemiBold
                } else {
                    Typeface::Regular
                };
                let short: String = title.chars().take(LONGEST_NAME).collect();
                ui.label(text(short, face, SMALL, tokens.text))
                    .on_hover_text(title);
                for column in &columns {
                    let figure = glance.figures()[*column];
                    let is_broken = figure.is_some_and(Figure::is_broken);
                    let color = if is_broken { tokens.error } else { tokens.text };
                    let value = figure.map_or_else(|| "–".to_owned(), brief);
                    ui.label(text(value, face, SMALL, color));
                }
                ui.end_row();
            }
        });
    ui.add_space(4.0);
}

/// The value; its column says of what money.
fn brief(figure: &Figure) -> String {
    let shown = figure.shown();
    shown
        .strip_suffix(" USD")
        .map_or(shown.clone(), str::to_owned)
}

fn variant_ui(
    ui: &mut Ui,
    look: &EstimateView,
    node: &Node,
    variant: &Variant,
    tried: &TriedVariant,
    actions: &mut Vec<Action>,
) {
    let tokens = style::tokens(ui);
    ui.label(text(&variant.title, Typeface::Medium, BODY, tokens.text));
    let line = |ui: &mut Ui, words: String| {
        ui.add(Label::new(text(words, Typeface::Regular, SMALL, tokens.muted)).wrap());
    };
    if tried.changes.is_empty() {
        line(ui, texts::NO_FIGURE_CHANGES.to_owned());
    }
    for (figure, shown) in &tried.changes {
        line(ui, format!("{figure}: {shown}"));
    }
    if link_button(ui, &texts::use_variant(last_part(&variant.title))).clicked() {
        let label = texts::use_variant_for(&variant.title, &look.name(&node.id));
        actions.push(Action::Board(BoardAction::Commit(
            label,
            variant.edits.clone(),
        )));
    }
    ui.add_space(4.0);
}

/// `A100` of `GPU · A100`.
fn last_part(title: &str) -> &str {
    title.rsplit(" · ").next().unwrap_or(title)
}

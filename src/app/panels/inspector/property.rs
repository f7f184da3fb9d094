//! One property of a component. What is typed stays, also when it is impossible; then it says why.

use eframe::egui::{Align, Checkbox, ComboBox, Id, Layout, Ui, vec2};

use crate::app::numbers;
use crate::app::panels::inspector::field_state::{FieldState, warning_ui};
use crate::app::panels::inspector::texts;
use crate::app::panels::inspector::typed_value::typed_value;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{FieldDrafts, FieldLook, icon_button, words};
use crate::catalog::{PropertySpec, ValueSpec};
use crate::editor::{Action, BoardAction, Editor};
use crate::model::{Node, NodeId, Value};
use crate::scene::{self, Typeface};
use crate::text::with_thousands;

/// Width of the button that resets, kept free where there is none.
const RESET: f32 = 28.0;
/// Between a field and its button.
const GAP: f32 = 2.0;
/// Width of the fields at the right.
const FIELD: f32 = 106.0;
/// The widest field for a word, and what stands around the word in it.
const WIDEST_FIELD: f32 = 160.0;
const AROUND_WORD: f32 = 56.0;
/// A unit stands in the field when it and the number are not wider than this.
const MOST: f64 = 60.0;

pub fn show(
    ui: &mut Ui,
    editor: &Editor,
    node: &Node,
    spec: &PropertySpec,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let value = node.properties.get(&spec.name);
    let field = field_width(ui, editor, spec, value);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - field - RESET - 6.0).max(60.0);
        ui.allocate_ui_with_layout(
            vec2(width, 28.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(width);
                name_ui(ui, spec, FieldState::new(value));
            },
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            reset_ui(ui, &node.id, spec, value, actions);
            value_ui(ui, editor, &node.id, spec, value, drafts, actions);
        });
    });
    if let ValueSpec::Choices { values, .. } = &spec.value {
        set_ui(ui, editor, &node.id, spec, value, values, actions);
    }
    if let Some(Err(error)) = value.map(|value| spec.check(value)) {
        ui.horizontal(|ui| warning_ui(ui, error.correction()));
    }
}

fn name_ui(ui: &mut Ui, spec: &PropertySpec, field: FieldState) {
    let is_set = field == FieldState::Set;
    let tokens = style::tokens(ui);
    let color = if is_set { tokens.text } else { tokens.muted };
    // The field has the name that is spoken.
    let label = ui
        .scope(|ui| words(ui, text(&spec.label, Typeface::Regular, BODY, color)))
        .response;
    label.on_hover_ui(|ui| {
        ui.set_max_width(260.0);
        ui.label(text(&spec.label, Typeface::SemiBold, BODY, tokens.text));
        ui.label(text(
            format!("{}.", spec.doc),
            Typeface::Regular,
            BODY,
            tokens.text,
        ));
        if let Some(range) = range(spec) {
            ui.label(text(range, Typeface::Regular, SMALL, tokens.muted));
        }
        let default = numbers::shown(&spec.default_value());
        let default = texts::default_value(&default, &spec.unit);
        ui.label(text(default, Typeface::Regular, SMALL, tokens.muted));
    });
}

/// `1 to 1,000 ms`, for numbers.
fn range(spec: &PropertySpec) -> Option<String> {
    let shown = |number: f64| with_thousands(&number.to_string());
    let range = match spec.value.limits() {
        (Some(least), Some(most)) => texts::range(&shown(least), &shown(most)),
        (Some(least), None) => texts::at_least(&shown(least)),
        (None, Some(most)) => texts::at_most(&shown(most)),
        (None, None) => return None,
    };
    Some(format!("{range} {}", spec.unit).trim_end().to_owned())
}

/// The way back to the default, where somebody stated a value; where it is assumed, the way to state it.
fn reset_ui(
    ui: &mut Ui,
    node: &NodeId,
    spec: &PropertySpec,
    value: Option<&Value>,
    actions: &mut Vec<Action>,
) {
    let default = spec.default_value();
    let shown = numbers::shown(&default);
    let is_free_text = matches!(spec.value, ValueSpec::Text { .. });
    ui.spacing_mut().item_spacing.x = GAP;
    if value.is_none() && is_free_text {
        ui.add_space(RESET + GAP);
        return;
    }
    let (icon, name, next) = match value {
        Some(_) => ("ui.reset", texts::reset_to(&spec.label, &shown), None),
        None => ("ui.done", texts::state(&spec.label, &shown), Some(default)),
    };
    let small = |ui: &mut Ui| icon_button(ui, icon, &name, None);
    if ui.scope(small).inner.clicked() {
        actions.push(set(node, spec, next));
    }
}

fn value_ui(
    ui: &mut Ui,
    editor: &Editor,
    node: &NodeId,
    spec: &PropertySpec,
    value: Option<&Value>,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    match &spec.value {
        ValueSpec::Bool { .. } => bool_ui(ui, node, spec, value, actions),
        ValueSpec::Choice { values, .. } => {
            choice_ui(ui, editor, node, spec, value, values, actions);
        }
        ValueSpec::Choices { .. } => {}
        ValueSpec::Int { .. } | ValueSpec::Float { .. } | ValueSpec::Text { .. } => {
            typed_ui(ui, node, spec, value, drafts);
        }
    }
}

fn bool_ui(
    ui: &mut Ui,
    node: &NodeId,
    spec: &PropertySpec,
    value: Option<&Value>,
    actions: &mut Vec<Action>,
) {
    let default = spec.default_value();
    let mut on = value.unwrap_or(&default).as_bool().unwrap_or(false);
    let response = ui
        .add(Checkbox::without_text(&mut on))
        .accessible_name(&spec.label);
    if response.changed() {
        actions.push(set(node, spec, Some(Value::Bool(on))));
    }
}

fn choice_ui(
    ui: &mut Ui,
    editor: &Editor,
    node: &NodeId,
    spec: &PropertySpec,
    value: Option<&Value>,
    values: &[String],
    actions: &mut Vec<Action>,
) {
    let default = spec.default_value();
    let now = value
        .unwrap_or(&default)
        .as_text()
        .unwrap_or_default()
        .to_owned();
    let term = |value: &str| editor.catalog().term(value);
    let width = field_width(ui, editor, spec, value) - 16.0;
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 5.0);
        ui.set_max_width(width);
        let combo = ComboBox::from_id_salt(("choice", node, &spec.name))
            .width(width)
            .truncate()
            .selected_text(term(&now));
        let shown = combo.show_ui(ui, |ui| {
            for value in values {
                if ui.selectable_label(*value == now, term(value)).clicked() {
                    // Choosing what is assumed states it.
                    actions.push(set(node, spec, Some(Value::Text(value.clone()))));
                }
            }
        });
        shown.response.accessible_name(&spec.label);
    });
}

/// As wide as all fields, or wider where a chosen word needs it.
fn field_width(ui: &Ui, editor: &Editor, spec: &PropertySpec, value: Option<&Value>) -> f32 {
    let ValueSpec::Choice { .. } = &spec.value else {
        return FIELD;
    };
    let default = spec.default_value();
    let now = value.unwrap_or(&default).as_text().unwrap_or_default();
    let words = editor.catalog().term(now);
    let font = style::font(Typeface::Regular, BODY);
    let galley = ui
        .painter()
        .layout_no_wrap(words, font, eframe::egui::Color32::WHITE);
    (galley.size().x + AROUND_WORD).clamp(FIELD, WIDEST_FIELD)
}

fn set_ui(
    ui: &mut Ui,
    editor: &Editor,
    node: &NodeId,
    spec: &PropertySpec,
    value: Option<&Value>,
    values: &[String],
    actions: &mut Vec<Action>,
) {
    let chosen = match value.cloned().unwrap_or_else(|| spec.default_value()) {
        Value::Set(chosen) => chosen,
        _ => std::collections::BTreeSet::new(),
    };
    for value in values {
        let mut on = chosen.contains(value);
        let label = editor.catalog().term(value);
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            if ui.checkbox(&mut on, label).changed() {
                let mut chosen = chosen.clone();
                if on {
                    chosen.insert(value.clone());
                } else {
                    chosen.remove(value);
                }
                actions.push(set(node, spec, Some(Value::Set(chosen))));
            }
        });
    }
}

fn typed_ui(
    ui: &mut Ui,
    node: &NodeId,
    spec: &PropertySpec,
    value: Option<&Value>,
    drafts: &mut FieldDrafts,
) {
    let shown = value.map_or_else(String::new, numbers::compact);
    let default = numbers::compact(&spec.default_value());
    let is_text = matches!(spec.value, ValueSpec::Text { .. });
    let number = if shown.is_empty() { &default } else { &shown };
    let wide =
        |words: &str, size: f32| scene::text::width(words, Typeface::Regular, f64::from(size));
    let fits = wide(number, BODY) + wide(&spec.unit, SMALL) <= MOST;
    let look = FieldLook {
        name: &spec.label,
        hint: &default,
        unit: if fits { &spec.unit } else { "" },
        width: FIELD - 16.0,
        rows: 1,
        align_right: !is_text,
    };
    let id = Id::unique(("property", node, &spec.name));
    let (node, spec_copy) = (node.clone(), spec.clone());
    let response = drafts.field(ui, id, &shown, &look, move |text| {
        let value = typed_value(&spec_copy.value, &spec_copy.unit, text);
        set(&node, &spec_copy, value)
    });
    if !fits {
        response.on_hover_text(&spec.unit);
    }
}

fn set(node: &NodeId, spec: &PropertySpec, value: Option<Value>) -> Action {
    Action::Board(BoardAction::SetProperty {
        node: node.clone(),
        name: spec.name.clone(),
        value,
    })
}

//! The requirements card: what was asked, what was answered, and what is assumed until somebody does.

use std::collections::BTreeSet;

use eframe::egui::{
    Align, ComboBox, Context, CornerRadius, Id, Layout, Rect, Stroke, StrokeKind, Ui, vec2,
};

use crate::app::numbers;
use crate::app::panels::inspector::clarifications;
use crate::app::panels::inspector::field_state::{FieldState, warning_ui};
use crate::app::panels::inspector::texts;
use crate::app::panels::inspector::typed_value::typed_value;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{FieldDrafts, FieldLook, icon_button, section, words};
use crate::catalog::{Requirement, ValueSpec};
use crate::editor::{Action, BriefAction, Editor};
use crate::model::Value;
use crate::scene::{self, Typeface};
use crate::text::in_sentence;

/// Width of the fields at the right.
const FIELD: f32 = 132.0;
/// Where a field and its unit are together not wider than this, the unit stands in the field.
const MOST: f64 = 88.0;

pub fn show(ui: &mut Ui, editor: &Editor, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    let catalog = editor.catalog();
    let set = &editor.document().brief().requirements;
    let tokens = style::tokens(ui);
    let n = catalog
        .requirements()
        .iter()
        .filter(|spec| set.contains_key(&spec.name))
        .count();
    let line = texts::n_clarified(n, catalog.requirements().len());
    ui.label(text(line, Typeface::Regular, SMALL, tokens.muted));
    for group in catalog.requirement_groups() {
        section(ui, &group.title);
        let fields = catalog.requirements().iter();
        for spec in fields.filter(|spec| spec.group == group.id) {
            field_ui(ui, editor, spec, set.get(&spec.name), drafts, actions);
        }
    }
    clarifications::show(ui, editor, drafts, actions);
    unknown_ui(ui, editor, actions);
}

fn wanted_id() -> Id {
    Id::unique("wanted requirement")
}

/// Brings the field into view when the card is shown next, and marks it until it is filled in.
pub fn want_requirement(ctx: &Context, field: &str) {
    let wanted = (field.to_owned(), true);
    ctx.data_mut(|data| data.insert_temp(wanted_id(), wanted));
}

/// Marks the field that somebody was led to.
fn mark_ui(ui: &Ui, spec: &Requirement, field: FieldState, rect: Rect) {
    let is_set = field == FieldState::Set;
    let wanted: Option<(String, bool)> = ui.data(|data| data.get_temp(wanted_id()));
    let Some((_, is_new)) = wanted.filter(|(field, _)| *field == spec.name) else {
        return;
    };
    if is_set {
        ui.data_mut(|data| data.remove_temp::<(String, bool)>(wanted_id()));
        return;
    }
    let rect = rect.expand2(vec2(4.0, 1.0));
    let accent = style::color32(style::tokens(ui).accent);
    let stroke = Stroke::new(1.5, accent);
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(6), stroke, StrokeKind::Inside);
    if is_new {
        ui.scroll_to_rect(rect, Some(Align::Center));
        let seen = (spec.name.clone(), false);
        ui.data_mut(|data| data.insert_temp(wanted_id(), seen));
    }
}

fn field_ui(
    ui: &mut Ui,
    editor: &Editor,
    spec: &Requirement,
    value: Option<&Value>,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let shown = ui.horizontal(|ui| {
        let width = (ui.available_width() - FIELD - 10.0).max(60.0);
        ui.allocate_ui_with_layout(
            vec2(width, 28.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(width);
                name_ui(ui, spec, FieldState::new(value));
            },
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Clear of the scroll bar.
            ui.add_space(4.0);
            match &spec.value {
                ValueSpec::Bool { .. } => bool_ui(ui, spec, value, actions),
                ValueSpec::Choice { values, .. } => {
                    choice_ui(ui, editor, spec, value, values, actions);
                }
                ValueSpec::Int { .. }
                | ValueSpec::Float { .. }
                | ValueSpec::Text { .. }
                | ValueSpec::Choices { .. } => typed_ui(ui, spec, value, drafts),
            }
        });
    });
    mark_ui(ui, spec, FieldState::new(value), shown.response.rect);
    if let Some(Err(error)) = value.map(|value| spec.check(value)) {
        ui.horizontal(|ui| warning_ui(ui, error.correction()));
    }
}

fn name_ui(ui: &mut Ui, spec: &Requirement, field: FieldState) {
    let is_set = field == FieldState::Set;
    let tokens = style::tokens(ui);
    let color = if is_set { tokens.text } else { tokens.muted };
    let label = ui.scope(|ui| words(ui, text(&spec.label, Typeface::Regular, BODY, color)));
    label.response.on_hover_ui(|ui| {
        ui.set_max_width(280.0);
        ui.label(text(&spec.label, Typeface::SemiBold, BODY, tokens.text));
        let meaning = format!("{}.", spec.meaning);
        ui.label(text(meaning, Typeface::Regular, BODY, tokens.text));
        let decides = texts::affects(&in_sentence(&spec.changes));
        ui.label(text(decides, Typeface::Regular, SMALL, tokens.muted));
        if let Some(assumed) = spec.default_value() {
            let assumed = texts::assumed_value(&numbers::shown(&assumed), &spec.unit);
            ui.label(text(assumed, Typeface::Regular, SMALL, tokens.muted));
        }
    });
}

/// Three states: nobody asked, yes, no.
fn bool_ui(ui: &mut Ui, spec: &Requirement, value: Option<&Value>, actions: &mut Vec<Action>) {
    let options = [(true, texts::YES), (false, texts::NO)];
    let now = value.and_then(Value::as_bool);
    let shown = now.map_or(texts::NOT_CLARIFIED, |now| {
        if now { texts::YES } else { texts::NO }
    });
    combo_ui(
        ui,
        spec,
        shown,
        FieldState::new(now.as_ref()),
        |ui, actions| {
            for (on, name) in options {
                if ui.selectable_label(now == Some(on), name).clicked() && now != Some(on) {
                    actions.push(set(spec, Some(Value::Bool(on))));
                }
            }
        },
        actions,
    );
}

fn choice_ui(
    ui: &mut Ui,
    editor: &Editor,
    spec: &Requirement,
    value: Option<&Value>,
    values: &[String],
    actions: &mut Vec<Action>,
) {
    let now = value.and_then(Value::as_text);
    let term = |value: &str| editor.catalog().term(value);
    let shown = now.map_or_else(|| texts::NOT_CLARIFIED.to_owned(), term);
    combo_ui(
        ui,
        spec,
        &shown,
        FieldState::new(now.as_ref()),
        |ui, actions| {
            for value in values {
                let is_on = now == Some(value);
                if ui.selectable_label(is_on, term(value)).clicked() && !is_on {
                    actions.push(set(spec, Some(Value::Text(value.clone()))));
                }
            }
        },
        actions,
    );
}

fn combo_ui(
    ui: &mut Ui,
    spec: &Requirement,
    shown: &str,
    field: FieldState,
    list: impl FnOnce(&mut Ui, &mut Vec<Action>),
    actions: &mut Vec<Action>,
) {
    let is_set = field == FieldState::Set;
    let tokens = style::tokens(ui);
    let color = if is_set { tokens.text } else { tokens.muted };
    let list = |ui: &mut Ui, actions: &mut Vec<Action>| {
        if ui.selectable_label(!is_set, texts::NOT_CLARIFIED).clicked() && is_set {
            actions.push(set(spec, None));
        }
        list(ui, actions);
    };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 5.0);
        ui.set_max_width(FIELD - 16.0);
        let combo = ComboBox::from_id_salt(("requirement", &spec.name))
            .width(FIELD - 16.0)
            .truncate()
            .selected_text(text(shown, Typeface::Regular, BODY, color));
        let opened = combo.show_ui(ui, |ui| list(ui, actions));
        opened.response.accessible_name(&spec.label);
    });
}

fn typed_ui(ui: &mut Ui, spec: &Requirement, value: Option<&Value>, drafts: &mut FieldDrafts) {
    let shown = value.map_or_else(String::new, numbers::compact);
    let hint = spec.default_value();
    let hint = hint.map_or_else(
        || texts::NOT_CLARIFIED.to_owned(),
        |value| numbers::compact(&value),
    );
    let wide =
        |words: &str, size: f32| scene::text::width(words, Typeface::Regular, f64::from(size));
    let seen = if shown.is_empty() { &hint } else { &shown };
    let is_number = !shown.is_empty() || spec.default_value().is_some();
    let fits = is_number && wide(seen, BODY) + wide(&spec.unit, SMALL) <= MOST;
    let look = FieldLook {
        name: &spec.label,
        hint: &hint,
        unit: if fits { &spec.unit } else { "" },
        width: FIELD - 16.0,
        rows: 1,
        align_right: true,
    };
    let id = Id::unique(("requirement", &spec.name));
    let kept = spec.clone();
    let response = drafts.field(ui, id, &shown, &look, move |typed| {
        set(&kept, typed_value(&kept.value, &kept.unit, typed))
    });
    if !fits {
        response.on_hover_text(&spec.unit);
    }
}

fn set(spec: &Requirement, value: Option<Value>) -> Action {
    Action::Brief(BriefAction::SetRequirement {
        field: spec.name.clone(),
        value,
    })
}

/// Fields that this program does not know are shown, not hidden.
fn unknown_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let catalog = editor.catalog();
    let set = &editor.document().brief().requirements;
    let unknown: BTreeSet<&String> = set
        .keys()
        .filter(|name| catalog.requirement(name).is_none())
        .collect();
    if unknown.is_empty() {
        return;
    }
    section(ui, texts::UNKNOWN_FIELDS);
    for name in unknown {
        ui.horizontal(|ui| {
            super::fact(ui, name, &numbers::shown(&set[name]));
            if icon_button(ui, "edit.delete", &texts::remove(name), None).clicked() {
                let field = name.clone();
                actions.push(Action::Brief(BriefAction::SetRequirement {
                    field,
                    value: None,
                }));
            }
        });
    }
}

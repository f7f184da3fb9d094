//! The numbers that estimates assume: each can be said otherwise for this board, and given its default again.

use eframe::egui::{Align, Id, Label, Layout, Ui, vec2};

use crate::app::numbers;
use crate::app::panels::inspector::field_state::warning_ui;
use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::widgets::{
    FieldDrafts, FieldLook, icon_button, link_button, row, section, words, wrapped_words,
};
use crate::editor::{Action, BriefAction, Editor};
use crate::estimate::{Constant, ConstantGroup, Constants};
use crate::model::Value;
use crate::scene::Typeface;
use crate::text::{engineering, parse_measured};

/// Width of a field, and of what stands behind it.
const FIELD: f32 = 116.0;
const BUTTON: f32 = 28.0;
/// Longer units are told by the help.
const SHORT_UNIT: usize = 6;
const INDENT: f32 = 12.0;
/// Height of a group's title.
const ROW: f32 = 28.0;

pub(super) fn show(
    ui: &mut Ui,
    editor: &Editor,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    section(ui, texts::CONSTANTS);
    let tokens = style::tokens(ui);
    let said = &editor.document().brief().constants;
    let line = texts::constants_line(said.len());
    ui.add(Label::new(text(line, Typeface::Regular, SMALL, tokens.muted)).wrap());
    for (name, error) in Constants::faults(editor.document().brief()) {
        ui.horizontal_wrapped(|ui| {
            warning_ui(ui, format!("{error}."));
            if Constant::named(name).is_none()
                && icon_button(ui, "edit.delete", &texts::remove(name), None).clicked()
            {
                actions.push(set(name, None));
            }
        });
    }
    for group in ConstantGroup::ALL {
        group_ui(ui, editor, group, drafts, actions);
    }
    if !said.is_empty() && link_button(ui, texts::RESET_CONSTANTS).clicked() {
        actions.push(Action::Brief(BriefAction::ResetConstants));
    }
}

fn group_ui(
    ui: &mut Ui,
    editor: &Editor,
    group: ConstantGroup,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let tokens = style::tokens(ui);
    let said = &editor.document().brief().constants;
    let all = Constants::ALL.iter().filter(|one| one.group == group);
    let n_said = all
        .clone()
        .filter(|one| said.contains_key(one.name))
        .count();
    let id = Id::unique(("constants", group));
    let is_open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
    let name = texts::constants_of(group.title());
    let response = row(
        ui,
        &name,
        ROW,
        is_open.into(),
        eframe::egui::Sense::click(),
        |ui| {
            let arrow = if is_open { "ui.down" } else { "ui.right" };
            ui.label(icon_text(arrow, 12.0).color(color32(tokens.muted)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if n_said > 0 {
                    let n = texts::n_changed(n_said);
                    ui.label(text(n, Typeface::Regular, SMALL, tokens.accent));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    words(
                        ui,
                        text(group.title(), Typeface::Regular, BODY, tokens.text),
                    );
                });
            });
        },
    );
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if is_open {
        for constant in all {
            constant_ui(ui, constant, said.get(constant.name), drafts, actions);
        }
        ui.add_space(4.0);
    }
}

fn constant_ui(
    ui: &mut Ui,
    constant: &'static Constant,
    said: Option<&Value>,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let tokens = style::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(INDENT);
        let width = (ui.available_width() - FIELD - BUTTON - 8.0).max(60.0);
        let color = if said.is_some() {
            tokens.text
        } else {
            tokens.muted
        };
        let layout = Layout::left_to_right(Align::Center);
        let name = ui.allocate_ui_with_layout(vec2(width, 28.0), layout, |ui| {
            ui.set_min_width(width);
            wrapped_words(ui, text(constant.label, Typeface::Regular, SMALL, color));
        });
        name.response.on_hover_ui(|ui| help_ui(ui, constant));
        let shown = said.map_or_else(|| engineering(constant.value), shown);
        let is_short = constant.unit.chars().count() <= SHORT_UNIT;
        let look = FieldLook {
            name: constant.label,
            hint: "",
            unit: if is_short { constant.unit } else { "" },
            width: FIELD - 16.0,
            rows: 1,
            align_right: true,
        };
        let id = Id::unique(("constant", constant.name));
        let field = drafts.field(ui, id, &shown, &look, move |typed| {
            set(constant.name, read(typed, constant))
        });
        field.on_hover_ui(|ui| help_ui(ui, constant));
        let reset = texts::reset(constant.label);
        if said.is_some() && icon_button(ui, "ui.reset", &reset, None).clicked() {
            actions.push(set(constant.name, None));
        }
    });
}

fn help_ui(ui: &mut Ui, constant: &Constant) {
    let tokens = style::tokens(ui);
    ui.set_max_width(280.0);
    ui.label(text(constant.label, Typeface::SemiBold, BODY, tokens.text));
    let default = engineering(constant.value);
    let default = texts::default_value(&default, constant.unit);
    ui.label(text(default, Typeface::Regular, BODY, tokens.text));
    let source = texts::source(constant.source);
    ui.label(text(source, Typeface::Regular, SMALL, tokens.muted));
}

fn shown(value: &Value) -> String {
    let number = value.as_number();
    number.map_or_else(|| numbers::shown(value), engineering)
}

/// What typed text means: nothing is the default, and what is no number is kept as it stands and reported.
fn read(typed: &str, constant: &Constant) -> Option<Value> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let number = parse_measured(typed, constant.unit);
    Some(number.map_or_else(|| Value::Text(typed.to_owned()), Value::Float))
}

fn set(name: &str, value: Option<Value>) -> Action {
    Action::Brief(BriefAction::SetConstant {
        name: name.to_owned(),
        value,
    })
}

//! The menu at the pointer, for what was clicked with the secondary button.

use eframe::egui::{
    Align, AtomExt, Button, Id, Layout, Popup, PopupCloseBehavior, Pos2, Response, RichText, Role,
    Ui, WidgetInfo,
};

use crate::app::canvas::{CanvasOutput, canvas_id};
use crate::app::paint::world_point;
use crate::app::style::{self, BODY, SMALL, color32, text};
use crate::app::widgets::{ToggleState, icon_button};
use crate::catalog::Catalog;
use crate::editor::{Action, CanvasInput, Command, Editor, MouseButton, Prompt};
use crate::scene::Typeface;

/// The menu's place while it is open.
#[derive(Default)]
pub struct ContextMenu {
    at: Option<Pos2>,
    open: bool,
}

const FOR_ELEMENTS: &[&[&str]] = &[
    &[
        "edit.rename",
        "insert.connect",
        "insert.after",
        "insert.before",
    ],
    &["edit.replace", "arrange.bend", "arrange.straighten"],
    &["edit.cut", "edit.copy", "edit.duplicate"],
    &["style.copy", "style.paste"],
    &["edit.group", "edit.ungroup", "edit.lock", "arrange.fold"],
    &["arrange.front", "arrange.back"],
    &["arrange.tidy"],
    &["select.upstream", "select.downstream", "select.connected"],
    &["view.fit_selection"],
    &["edit.delete", "edit.delete_rejoin"],
];
/// Commands that stand in one row as signs.
pub const ALIGNING: &[&str] = &[
    "arrange.left",
    "arrange.center",
    "arrange.right",
    "arrange.top",
    "arrange.middle",
    "arrange.bottom",
    "arrange.spread_x",
    "arrange.spread_y",
];
const FOR_BOARD: &[&[&str]] = &[
    &["edit.paste", "edit.select_all"],
    &[
        "view.fit_all",
        "view.zoom_100",
        "view.grid",
        "view.snap",
        "view.guides",
    ],
    &["arrange.tidy_changes", "arrange.layout"],
    &["view.hand_drawn"],
    &["file.export"],
];

impl ContextMenu {
    pub fn show(&mut self, ui: &Ui, editor: &Editor, wishes: &mut CanvasOutput) {
        for input in &wishes.inputs {
            match input {
                CanvasInput::Up {
                    at,
                    button: MouseButton::Secondary,
                    ..
                } => {
                    let screen = editor.camera().to_screen(*at);
                    self.at = Some(crate::app::paint::screen_point(screen));
                    self.open = true;
                }
                CanvasInput::Down { .. } | CanvasInput::Cancel => self.open = false,
                _ => {}
            }
        }
        let Some(at) = self.at else {
            return;
        };
        let popup = Popup::new(menu_id(), ui.ctx().clone(), at, ui.layer_id())
            .open_bool(&mut self.open)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .kind(eframe::egui::PopupKind::Menu)
            .gap(0.0)
            .layout(Layout::top_down_justified(Align::Min))
            .accessible_name("Context menu");
        popup.show(|ui| {
            ui.set_min_width(216.0);
            let world = editor.camera().to_world(world_point(at));
            items_ui(ui, editor, world, &mut wishes.actions);
        });
    }
}

fn menu_id() -> Id {
    canvas_id().with("menu")
}

fn items_ui(ui: &mut Ui, editor: &Editor, at: crate::geom::Point, actions: &mut Vec<Action>) {
    let on_board = editor.selection().is_empty();
    if on_board && item(ui, "Add component here…", Some("ui.add"), None).clicked() {
        actions.push(Action::Prompt(Some(Prompt::PickKind { from: None, at })));
    }
    let groups = if on_board { FOR_BOARD } else { FOR_ELEMENTS };
    let mut is_first = !on_board;
    if !on_board && can_align(editor) {
        aligning_ui(ui, editor, actions);
        is_first = false;
    }
    for group in groups {
        let commands: Vec<&Command> = group
            .iter()
            .filter_map(|id| Command::named(id))
            .filter(|command| on_board || command.is_enabled(editor))
            .collect();
        if commands.is_empty() {
            continue;
        }
        if !is_first {
            ui.separator();
        }
        is_first = false;
        for command in commands {
            if command_item(ui, editor, command, command.title).clicked() {
                actions.push(Action::Run(command.id));
            }
        }
    }
}

/// Aligning as a row of signs.
pub fn aligning_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for command in ALIGNING.iter().filter_map(|id| Command::named(id)) {
            let keys = editor.shortcut(command.id);
            let is_enabled = command.is_enabled(editor);
            ui.add_enabled_ui(is_enabled, |ui| {
                if icon_button(ui, command.id, command.title, keys.as_deref()).clicked() {
                    actions.push(Action::Run(command.id));
                    ui.close();
                }
            });
        }
    });
}

fn can_align(editor: &Editor) -> bool {
    let mut commands = ALIGNING.iter().filter_map(|id| Command::named(id));
    commands.any(|command| command.is_enabled(editor))
}

/// A command in a menu, with its key.
pub fn command_item(ui: &mut Ui, editor: &Editor, command: &Command, title: &str) -> Response {
    ui.add_enabled_ui(command.is_enabled(editor), |ui| {
        item(ui, title, Some(command.id), editor.shortcut(command.id))
    })
    .inner
}

/// A command that switches something on or off, with a check mark while it is on.
pub fn switch_item(
    ui: &mut Ui,
    editor: &Editor,
    command: &Command,
    state: ToggleState,
) -> Response {
    let is_on = state.is_on();
    let icon = if is_on { "ui.done" } else { command.id };
    let response = item(ui, command.title, Some(icon), editor.shortcut(command.id));
    let role = Role::MenuItemCheckBox;
    let title = command.title;
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), is_on, title));
    response
}

fn item(ui: &mut Ui, title: &str, icon_name: Option<&str>, keys: Option<String>) -> Response {
    let tokens = style::tokens(ui);
    let glyph = icon_name.and_then(|name| Catalog::builtin().icon(name));
    let color = if icon_name == Some("ui.done") {
        tokens.accent
    } else {
        tokens.muted
    };
    let glyph = RichText::new(glyph.map_or_else(String::new, |glyph| glyph.to_string()))
        .font(style::font(Typeface::Icon, 16.0))
        .color(color32(color));
    let mut button = Button::new((
        glyph.atom_size(eframe::egui::Vec2::splat(18.0)),
        text(title, Typeface::Regular, BODY, tokens.text),
    ))
    .min_size(eframe::egui::vec2(0.0, 28.0));
    if let Some(keys) = keys {
        button = button.shortcut_text(text(keys, Typeface::Regular, SMALL, tokens.muted));
    }
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = eframe::egui::vec2(8.0, 4.0);
            crate::app::widgets::quiet(ui, tokens);
            ui.add(button)
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), title));
    response
}

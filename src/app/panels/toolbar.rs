//! The tools, floating over the upper edge of the canvas.

use eframe::egui::{Align2, Context, Id, Rect, Stroke, Ui, vec2};

use crate::app::style::{self, color32, font};
use crate::app::widgets::{FloatingPanel, icon_toggle};
use crate::editor::{Action, Command, Editor, TOOLS, ToolId};
use crate::scene::Typeface;

/// Shows the toolbar centred over the canvas.
pub fn show(ctx: &Context, canvas: Rect, editor: &Editor, actions: &mut Vec<Action>) {
    FloatingPanel::new(Id::unique("toolbar"), "Tools")
        .at(Align2::CENTER_TOP, canvas.center_top() + vec2(0.0, 12.0))
        .panel_ui(ctx, |ui| tools_ui(ui, editor, actions));
}

fn tools_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for tool in TOOLS {
            if matches!(tool.id, ToolId::Rectangle | ToolId::Eraser) {
                divider(ui);
            }
            let keys = editor.shortcut(tool.command);
            let on = editor.tool_id() == tool.id;
            let response = icon_toggle(ui, tool.icon, tool.title, keys.as_deref(), on.into());
            if let Some(keys) = keys {
                let corner = response.rect.right_bottom() - vec2(1.0, -1.0);
                let color = color32(style::tokens(ui).muted);
                ui.painter().text(
                    corner,
                    Align2::RIGHT_BOTTOM,
                    keys,
                    font(Typeface::Regular, 8.5),
                    color,
                );
            }
            if response.clicked() {
                actions.push(Action::SelectTool(tool.id));
            }
        }
        lock_ui(ui, editor, actions);
        divider(ui);
        for (id, icon) in [
            ("edit.undo", "edit.undo"),
            ("edit.redo", "edit.redo"),
            ("view.fit_all", "view.fit"),
        ] {
            command_button(ui, editor, id, icon, actions);
        }
    });
}

/// Whether drawing tools stay in hand.
fn lock_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let Some(command) = Command::named("tool.lock") else {
        return;
    };
    let on = editor.board().keeps_tool();
    let icon = if on { "edit.lock" } else { "edit.unlock" };
    let keys = editor.shortcut(command.id);
    if icon_toggle(ui, icon, command.title, keys.as_deref(), on.into()).clicked() {
        actions.push(Action::Run(command.id));
    }
}

fn command_button(ui: &mut Ui, editor: &Editor, id: &str, icon: &str, actions: &mut Vec<Action>) {
    let Some(command) = Command::named(id) else {
        return;
    };
    let step = match id {
        "edit.undo" => editor.history().undo_label(),
        "edit.redo" => editor.history().redo_label(),
        _ => None,
    };
    let name = step.map_or_else(
        || command.title.to_owned(),
        |step| format!("{}: {step}", command.title),
    );
    let button = |ui: &mut Ui| {
        icon_toggle(
            ui,
            icon,
            &name,
            editor.shortcut(id).as_deref(),
            false.into(),
        )
    };
    let enabled = command.is_enabled(editor);
    if ui.add_enabled_ui(enabled, button).inner.clicked() {
        actions.push(Action::Run(command.id));
    }
}

fn divider(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 28.0), eframe::egui::Sense::hover());
    let stroke = Stroke::new(1.0, color32(style::tokens(ui).border));
    ui.painter().vline(
        rect.center().x,
        rect.shrink2(vec2(0.0, 5.0)).y_range(),
        stroke,
    );
}

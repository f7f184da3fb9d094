//! What is left of the panels when only the canvas shows: the way back, and the place in a presentation.

use eframe::egui::{Align2, Context, Id, Rect, Role, Ui, WidgetInfo, vec2};

use crate::app::panels::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{FloatingPanel, icon_button};
use crate::editor::{Action, Editor};
use crate::scene::Typeface;

pub fn show(ctx: &Context, canvas: Rect, editor: &Editor, actions: &mut Vec<Action>) {
    if let Some(count) = editor.show_count() {
        let at = canvas.center_bottom() - vec2(0.0, 14.0);
        pill(ctx, texts::PRESENTATION, Align2::CENTER_BOTTOM, at, |ui| {
            show_ui(ui, editor, &count, actions);
        });
    } else {
        let at = canvas.right_top() + vec2(-14.0, 14.0);
        pill(ctx, texts::FOCUS_MODE, Align2::RIGHT_TOP, at, |ui| {
            let keys = editor.shortcut("view.focus");
            let name = texts::LEAVE_FOCUS_MODE;
            if icon_button(ui, "view.fit_selection", name, keys.as_deref()).clicked() {
                actions.push(Action::Run("view.focus"));
            }
        });
    }
}

fn show_ui(ui: &mut Ui, editor: &Editor, count: &str, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let mut step = |ui: &mut Ui, icon, name, id| {
        let keys = editor.shortcut(id);
        if icon_button(ui, icon, name, keys.as_deref()).clicked() {
            actions.push(Action::Run(id));
        }
    };
    step(ui, "ui.left", texts::PREVIOUS_FRAME, "go.previous_frame");
    let label = ui.label(text(count, Typeface::Medium, BODY, tokens.text));
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("Frame {count}")));
    step(ui, "ui.right", texts::NEXT_FRAME, "go.next_frame");
    step(ui, "ui.close", texts::END_PRESENTATION, "view.present");
}

fn pill(
    ctx: &Context,
    name: &str,
    pivot: Align2,
    at: eframe::egui::Pos2,
    add: impl FnOnce(&mut Ui),
) {
    FloatingPanel::new(Id::unique(("pill", name)), name)
        .at(pivot, at)
        .panel_ui(ctx, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                add(ui);
            });
        });
}

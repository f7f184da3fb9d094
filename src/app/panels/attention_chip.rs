//! What is lit while the rest of the board fades, in words on the board, with the way to put it out.

use eframe::egui::{Align2, Context, Id, Rect, Role, WidgetInfo, vec2};

use crate::app::panels::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{FloatingPanel, icon_button};
use crate::editor::{Action, Editor, lit};
use crate::scene::Typeface;
use crate::text::truncated;

/// Characters of a longer text that are shown.
const MOST: usize = 64;

pub fn show(ctx: &Context, canvas: Rect, editor: &Editor, actions: &mut Vec<Action>) {
    let Some(title) = lit(editor).map(|lit| lit.title.as_str()) else {
        return;
    };
    if title.is_empty() {
        return;
    }
    let at = canvas.left_bottom() + vec2(14.0, -14.0);
    FloatingPanel::new(Id::unique("what is lit"), texts::HIGHLIGHTED)
        .at(Align2::LEFT_BOTTOM, at)
        .panel_ui(ctx, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.add_space(6.0);
                let tokens = style::tokens(ui);
                let words = truncated(title, MOST);
                let label = ui.label(text(&words, Typeface::Medium, BODY, tokens.text));
                label.widget_info(|| WidgetInfo::labeled(Role::Status, true, title));
                let keys = Some("Esc");
                if icon_button(ui, "ui.close", texts::CLEAR_HIGHLIGHT, keys).clicked() {
                    actions.push(Action::Run("check.put_out"));
                }
            });
        });
}

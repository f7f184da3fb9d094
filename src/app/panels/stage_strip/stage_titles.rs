//! A button for every stage and one for the whole board. A title stands whole or not at all: where there is no room for
//! all of them, those nearest to the stage that is shown have theirs, and the others their numbers.

use eframe::egui::{Button, CornerRadius, Role, Stroke, Ui, Vec2, WidgetInfo};

use crate::app::panels::texts;
use crate::app::style::{self, SMALL, color32, font, text};
use crate::app::widgets::quiet;
use crate::editor::{Action, Editor, StageAction};
use crate::scene::Typeface;

/// Between buttons.
const GAP: f32 = 4.0;
const HEIGHT: f32 = 26.0;
/// Beside the words of a button, on both sides together.
const PADDING: f32 = 16.0;
/// Of a button with a number.
const NUMBER: f32 = 28.0;

#[expect(clippy::cast_precision_loss, reason = "a board has few stages")]
pub fn show(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let Some(walk) = editor.board().stage_walk() else {
        return;
    };
    let tokens = style::tokens(ui);
    let stages = editor.board().stages();
    let n = stages.len() + 1;
    let name = |at: usize| {
        stages
            .get(at)
            .map_or(texts::ALL_STAGES, |stage| &stage.title)
    };
    let label = |at: usize| match stages.get(at) {
        Some(stage) => format!("{}  {}", at + 1, stage.title),
        None => texts::ALL_STAGES.to_owned(),
    };
    let wide = |at: usize| {
        let words = ui.painter().layout_no_wrap(
            label(at),
            font(Typeface::Medium, SMALL),
            color32(tokens.text),
        );
        words.size().x.ceil() + PADDING
    };
    let widths: Vec<f32> = (0..n).map(wide).collect();
    let room = ui.available_width() - GAP * (n as f32 - 1.0);
    let shown = whole_titles(&widths, room, walk.at);
    ui.spacing_mut().item_spacing.x = GAP;
    quiet(ui, tokens);
    ui.spacing_mut().button_padding.x = 4.0;
    for at in 0..n {
        let is_on = walk.at == at;
        let ink = if is_on { tokens.accent } else { tokens.muted };
        let (words, width) = if shown[at] {
            (label(at), widths[at])
        } else {
            ((at + 1).to_string(), NUMBER)
        };
        let button = Button::selectable(is_on, text(words, Typeface::Medium, SMALL, ink))
            .truncate()
            .corner_radius(CornerRadius::same(6))
            .stroke(Stroke::NONE);
        let button = ui.add_sized(Vec2::new(width, HEIGHT), button);
        let spoken = texts::stage_button(at + 1, name(at));
        button.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, &spoken));
        if button.on_hover_text(name(at)).clicked() {
            actions.push(Action::Stages(StageAction::GoTo(at)));
        }
    }
}

/// Which buttons have their titles: the last, which has no number, and then those nearest to `at` as long as there is
/// room, each with all of its width.
fn whole_titles(widths: &[f32], room: f32, at: usize) -> Vec<bool> {
    let mut shown = vec![false; widths.len()];
    let Some(last) = widths.len().checked_sub(1) else {
        return shown;
    };
    shown[last] = true;
    #[expect(clippy::cast_precision_loss, reason = "a board has few stages")]
    let mut left = room - widths[last] - NUMBER * last as f32;
    let mut near: Vec<usize> = (0..last).collect();
    // What comes next is more welcome than what was before.
    near.sort_by_key(|n| (2 * n.abs_diff(at), *n < at));
    for n in near {
        let more = (widths[n] - NUMBER).max(0.0);
        if more > left {
            break;
        }
        shown[n] = true;
        left -= more;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::whole_titles;

    #[test]
    fn titles_are_whole_where_there_is_room_and_the_nearest_come_first() {
        let widths = [100.0, 100.0, 100.0, 100.0, 30.0];
        assert_eq!(whole_titles(&widths, 430.0, 0), [true; 5]);
        let at = |at| whole_titles(&widths, 30.0 + 4.0 * 28.0 + 150.0, at);
        assert_eq!(at(0), [true, true, false, false, true]);
        assert_eq!(at(2), [false, false, true, true, true]);
        assert_eq!(at(3), [false, false, true, true, true]);
        assert_eq!(
            whole_titles(&widths, 10.0, 1),
            [false, false, false, false, true]
        );
        assert!(whole_titles(&[], 100.0, 0).is_empty());
    }
}

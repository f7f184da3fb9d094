//! Typing into a text, note or shape, or onto a line: a text field laid exactly over it. The board itself draws the text, so
//! it looks the same while it is typed and afterwards; the field adds caret, selection and input methods.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align as Side, Align2, Area, Color32, Context, EventFilter, FontSelection, Frame, Galley, Id,
    Key, Modifiers, Order, Rect, Response, TextBuffer, TextEdit, Ui, vec2,
};

use crate::app::canvas::on_screen;
use crate::app::prompts::PromptState;
use crate::app::prompts::rename::select_all;
use crate::app::prompts::texts;
use crate::app::style::font;
use crate::editor::{Action, Editor, PromptAnswer};
use crate::geom;
use crate::model::{Align, SketchItem};
use crate::scene::{TextBox, bound_lines, text};

/// Esc must not take the keyboard away before the letters typed with it in the same frame have arrived.
const KEYS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};
/// A text without words yet shows at least this much of its field, in points.
const LEAST_WIDTH: f32 = 8.0;

impl PromptState {
    pub(in crate::app::prompts) fn write_ui(
        &mut self,
        ctx: &Context,
        editor: &Editor,
        item: &SketchItem,
        actions: &mut Vec<Action>,
    ) {
        let now = editor.document().sketch().get(&item.id).unwrap_or(item);
        let now = bound_lines::resolved(editor.document(), &editor.derived().boxes, now);
        let Some(spot) = TextBox::new(&now, editor.document().header().hand_drawn) else {
            actions.push(Action::Prompt(None));
            return;
        };
        let place = self.place(editor, &spot);
        let id = Id::unique("write");
        let is_done = ends(ctx);
        let field = self.field(ctx, id, place, editor.camera().zoom, &spot);
        if self.age == 0 {
            field.request_focus();
            select_all(ctx, id, &self.text);
            return;
        }
        if field.changed() {
            actions.push(Action::PreviewText(self.text.clone()));
        }
        if is_done || is_left(ctx, &field) {
            field.surrender_focus();
            actions.push(Action::Answer(PromptAnswer::Text(self.text.clone())));
        }
    }

    /// Where the text stands on the screen, as it is typed now.
    fn place(&self, editor: &Editor, spot: &TextBox) -> Rect {
        let mut size = spot.block(&self.text).size;
        size.height = size.height.max(text::line_height(spot.size));
        let corner = spot.corner(size);
        let area = geom::Rect::from_origin_size(corner, (spot.room.width(), size.height));
        on_screen(editor, area)
    }

    fn field(&mut self, ctx: &Context, id: Id, place: Rect, zoom: f64, spot: &TextBox) -> Response {
        let (align, pivot) = match spot.align {
            Align::Left => (Side::Min, Align2::LEFT_TOP),
            Align::Center => (Side::Center, Align2::CENTER_TOP),
            Align::Right => (Side::Max, Align2::RIGHT_TOP),
        };
        // As wide as the room and a little more: the breaks come from the room's own width.
        let width = place.width().max(LEAST_WIDTH) + 2.0;
        let size = (spot.size * zoom) as f32;
        let line_height = (text::line_height(spot.size) * zoom) as f32;
        let format = TextFormat {
            line_height: Some(line_height),
            ..TextFormat::simple(font(spot.face, size), Color32::TRANSPARENT)
        };
        let wrap_width = place.width().max(1.0) + 0.5;
        let is_free = place.width() < LEAST_WIDTH;
        let mut layout = |ui: &Ui, words: &dyn TextBuffer, _: f32| -> Arc<Galley> {
            let mut job = LayoutJob::single_section(words.as_str().to_owned(), format.clone());
            job.halign = align;
            job.wrap = TextWrapping {
                max_width: if is_free { f32::INFINITY } else { wrap_width },
                ..TextWrapping::default()
            };
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let at = match spot.align {
            Align::Left => place.left_top(),
            Align::Center => place.center_top(),
            Align::Right => place.right_top(),
        };
        let area = Area::new(id.with("area"))
            .order(Order::Foreground)
            .pivot(pivot)
            .fixed_pos(at)
            .constrain(false);
        area.show(ctx, |ui| {
            ui.set_min_size(vec2(width, place.height()));
            let edit = TextEdit::multiline(&mut self.text)
                .id(id)
                .font(FontSelection::FontId(font(spot.face, size)))
                .frame(Frame::NONE)
                .align(Align2([align, Side::Min]))
                .desired_rows(1)
                .event_filter(KEYS)
                .desired_width(width)
                .layouter(&mut layout);
            ui.add(edit).accessible_name(texts::TEXT)
        })
        .inner
    }
}

/// Whether a key ends the typing. The field must not take it for a line end.
fn ends(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        input.consume_key(Modifiers::COMMAND, Key::Enter) || input.key_pressed(Key::Escape)
    })
}

/// Whether the keyboard went elsewhere, or the pointer was pressed there.
fn is_left(ctx: &Context, field: &Response) -> bool {
    let pressed_elsewhere = ctx.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| !field.rect.contains(at))
    });
    pressed_elsewhere || !field.has_focus()
}

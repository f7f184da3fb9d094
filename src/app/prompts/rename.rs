//! Renaming in place: a text field over the element, so that input methods and the clipboard work.

use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
use eframe::egui::{
    Area, Context, CornerRadius, Frame, Id, Key, Margin, Order, Pos2, Rect, Stroke, TextEdit, vec2,
};

use crate::app::canvas::on_screen;
use crate::app::prompts::PromptState;
use crate::app::prompts::texts;
use crate::app::style::{self, BODY, color32, font};
use crate::editor::{Action, Editor, PromptAnswer};
use crate::geom;
use crate::model::Target;
use crate::scene::Typeface;

impl PromptState {
    pub(in crate::app::prompts) fn rename_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        target: &Target,
        actions: &mut Vec<Action>,
    ) {
        let tokens = style::tokens(ctx);
        let zoom = editor.camera().zoom as f32;
        let place = place(editor, target);
        let size = (BODY * zoom).clamp(BODY, 26.0);
        let width = place.width().clamp(140.0, 420.0);
        let corner = Pos2::new(
            place
                .left()
                .clamp(canvas.left(), (canvas.right() - width).max(canvas.left())),
            (place.center().y - size).clamp(canvas.top(), canvas.bottom() - 2.0 * size - 8.0),
        );
        let id = Id::unique("rename");
        let many = matches!(target, Target::Sketch(id) if editor.document().sketch().get(id).is_some_and(|item| !item.is_frame()));
        let area = Area::new(id.with("area"))
            .order(Order::Foreground)
            .fixed_pos(corner)
            .constrain(false);
        let response = area.show(ctx, |ui| {
            let frame = Frame::new()
                .fill(color32(tokens.card))
                .stroke(Stroke::new(2.0, color32(tokens.accent)))
                .corner_radius(CornerRadius::same(8))
                .inner_margin(Margin::symmetric(8, 5));
            let edit = if many {
                TextEdit::multiline(&mut self.text)
            } else {
                TextEdit::singleline(&mut self.text)
            };
            let edit = edit
                .id(id)
                .font(font(Typeface::SemiBold, size))
                .frame(frame)
                .desired_rows(1)
                .desired_width(width - vec2(18.0, 0.0).x);
            ui.add(edit).accessible_name(texts::NEW_NAME)
        });
        let field = response.inner;
        if self.age == 0 {
            field.request_focus();
            select_all(ctx, id, &self.text);
            return;
        }
        if field.lost_focus() || !field.has_focus() {
            let gave_up = ctx.input(|input| input.key_pressed(Key::Escape));
            actions.push(if gave_up {
                Action::Prompt(None)
            } else {
                Action::Answer(PromptAnswer::Text(self.text.clone()))
            });
        }
    }
}

pub(in crate::app::prompts) fn select_all(ctx: &Context, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    let end = CCursor::new(CharIndex(text.chars().count()));
    let all = CCursorRange::two(CCursor::new(CharIndex(0)), end);
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ctx, id, state);
}

/// Where the name is on the screen: beside the icon of a component, at the label of a connection.
fn place(editor: &Editor, target: &Target) -> Rect {
    let derived = editor.derived();
    let world = match target {
        Target::Node(id) => derived.boxes.get(id).map(|node| {
            let text_left = (node.rect.x0 + 44.0).min(node.rect.x1);
            geom::Rect::new(text_left, node.rect.y0, node.rect.x1, node.rect.y1)
        }),
        Target::Edge(id) => derived
            .line_of(id)
            .map(|route| geom::Rect::from_center_size(route.label_at, (140.0, 24.0))),
        Target::Sketch(id) => editor.document().sketch().get(id).map(|item| {
            let rect = item.rect;
            let bottom = if item.is_frame() {
                rect.y0 + 28.0
            } else {
                rect.y1
            };
            geom::Rect::new(rect.x0, rect.y0, rect.x1.min(rect.x0 + 260.0), bottom)
        }),
    };
    on_screen(editor, world.unwrap_or_default())
}

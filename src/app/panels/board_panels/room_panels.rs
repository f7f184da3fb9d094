//! The panels of an attempt: its bar and its strip, the chat or the palette at the left, the card at the right.

use eframe::egui::{Align2, Context, Frame, Id, Label, Margin, Panel, Rect, Ui};

use crate::app::panels::board_panels::{BoardOutput, BoardPanels, PanelContext, WindowWidth};
use crate::app::panels::status;
use crate::app::practice::{
    ASK_FIRST, CardPlace, FRAME_FIRST, PracticeRoom, RoomPhase, RoomRequest, START_DRAWING,
    plan_strip_ui,
};
use crate::app::style::{self, BODY, color32, text};
use crate::app::widgets::{FloatingPanel, accent_button};
use crate::app::window::moment;
use crate::editor::Editor;
use crate::practice::{HelpMode, InterviewStep};
use crate::scene::Typeface;

/// Narrower than this beside the drawer, the board has no room for a panel and its tools.
const LEAST_WITH_DRAWER: f32 = 900.0;

impl BoardPanels {
    pub(super) fn room_panels_ui(
        &mut self,
        ui: &mut Ui,
        width: WindowWidth,
        context: &mut PanelContext,
        output: &mut BoardOutput,
    ) {
        let now = moment(ui);
        let Some(room) = context.room.as_deref_mut() else {
            return;
        };
        let editor = &context.documents.front.editor;
        let actions = &mut output.wishes.actions;
        let bar = Frame::new()
            .fill(color32(style::tokens(ui).panel))
            .inner_margin(Margin::symmetric(14, 0));
        Panel::top("practice bar")
            .exact_size(44.0)
            .resizable(false)
            .frame(bar)
            .show(ui, |ui| actions.extend(room.bar_ui(ui, editor, now)));
        Panel::bottom("status bar")
            .exact_size(28.0)
            .resizable(false)
            .frame(bar)
            .show(ui, |ui| match room.phase() {
                RoomPhase::Interview => plan_strip_ui(ui, room, editor, now),
                RoomPhase::Review => status::show(ui, editor, actions),
            });
        room.drawer_beside_ui(ui, editor, now, &mut output.room);
        let card = match width {
            WindowWidth::Wide => CardPlace::Beside,
            WindowWidth::Narrow => CardPlace::Tab,
        };
        let is_crowded = room.drawer_width() > 0.0 && ui.available_width() < LEAST_WITH_DRAWER;
        if is_crowded {
            // The drawer takes the place of what is at the left: a narrow window has no room for both.
        } else if room.shows_palette() {
            Panel::left("practice palette")
                .exact_size(292.0)
                .resizable(false)
                .frame(super::docked::side_frame(ui))
                .show(ui, |ui| {
                    room.tabs_ui(ui, card);
                    self.palette.show(ui, editor, actions);
                });
        } else {
            room.side_ui(ui, editor, now, card, &mut output.room);
        }
        if card == CardPlace::Beside && room.shows_card_beside() {
            Panel::right("practice card")
                .exact_size(288.0)
                .resizable(false)
                .frame(super::docked::side_frame(ui))
                .show(ui, |ui| room.card_ui(ui, editor, &mut output.room));
        } else if card == CardPlace::Beside {
            self.inspector_panel_ui(ui, editor, context.settings, actions);
        }
        let tells_findings = match room.phase() {
            RoomPhase::Interview => editor.board().practice() != Some(HelpMode::Room),
            // Not before they were tried again.
            RoomPhase::Review => room.has_tried_again(),
        };
        if tells_findings {
            self.problems_ui(ui, editor, context.settings, actions);
        }
    }
}

/// What floats over the board: a hint while it is empty, and the interviewer's card.
pub(super) fn over_board_ui(
    ctx: &Context,
    canvas: Rect,
    room: &mut PracticeRoom,
    editor: &Editor,
    requests: &mut Vec<RoomRequest>,
) {
    hint_ui(ctx, canvas, room, editor);
    room.card_panel_ui(ctx, canvas, editor, moment(ctx), requests);
}

/// What stands on the empty board before anything is drawn.
fn hint_ui(ctx: &Context, canvas: Rect, room: &mut PracticeRoom, editor: &Editor) {
    let step = room.session().state().step();
    let is_early = matches!(step, InterviewStep::Clarify | InterviewStep::Frame);
    let is_open = is_early && room.phase() == RoomPhase::Interview;
    if !is_open || !editor.document().is_blank() || canvas.width() < 200.0 {
        return;
    }
    let now = moment(ctx);
    let tokens = style::tokens(ctx);
    FloatingPanel::new(Id::unique("practice hint"), ASK_FIRST)
        .at(Align2::CENTER_CENTER, canvas.center())
        .rounded(10)
        .padded(16)
        .panel_ui(ctx, |ui| {
            ui.set_width(220.0_f32.min(canvas.width() - 48.0));
            let words = if step == InterviewStep::Clarify {
                ASK_FIRST
            } else {
                FRAME_FIRST
            };
            let words = text(words, Typeface::Regular, BODY, tokens.muted);
            ui.add(Label::new(words).wrap());
            ui.add_space(8.0);
            if accent_button(ui, START_DRAWING).clicked() {
                room.start_drawing(now);
            }
        });
}

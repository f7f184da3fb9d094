//! The interviewer's card over the board: what is asked, what it changes, and the ways to reply.

use std::time::Duration;

use eframe::egui::{Align2, Context, Id, Key, Label, Rect, Ui, vec2};

use crate::app::practice::open_card::OpenCard;
use crate::app::practice::room::{PracticeRoom, RoomPhase, RoomRequest};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{FloatingPanel, link_button, text_field};
use crate::editor::Editor;
use crate::practice::{CardReplyWay, PersonBusy, PlayedCard};
use crate::scene::Typeface;

/// In points.
const WIDTH: f32 = 320.0;

impl PracticeRoom {
    /// Whether somebody types what the room has not taken yet.
    pub(super) fn is_typing(&self) -> bool {
        let card = self.card.as_ref();
        self.chat.is_typing() || card.is_some_and(|card| !card.typed.trim().is_empty())
    }

    /// Shows the card that is due, if one is, and changes what it changes.
    pub(super) fn look_for_card(&mut self, now: Duration, busy: PersonBusy) -> Vec<RoomRequest> {
        let Some(played) = self.session.take_card(now, busy) else {
            return Vec::new();
        };
        self.open(played)
    }

    pub(super) fn open(&mut self, played: PlayedCard) -> Vec<RoomRequest> {
        let PlayedCard {
            fitting,
            changes,
            edit,
        } = played;
        let mut said = texts::card_spoken(&fitting.text);
        for change in &changes {
            said.push(' ');
            said.push_str(&change.in_words(self.session.catalog()));
        }
        self.card = Some(OpenCard {
            text: fitting.text,
            changes,
            ..OpenCard::default()
        });
        let mut requests = vec![RoomRequest::Announce(said)];
        requests.extend(edit.map(|edit| RoomRequest::commit(texts::CURVEBALL, edit)));
        requests
    }

    /// Gives the card the keyboard.
    pub fn answer_card(&mut self) {
        if let Some(card) = &mut self.card {
            card.takes_keys = true;
        }
    }

    /// The card at the lower right corner of the canvas.
    pub fn card_panel_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        now: Duration,
        requests: &mut Vec<RoomRequest>,
    ) {
        let is_open = self.phase == RoomPhase::Interview && !self.is_paused();
        let Some(mut card) = self.card.take().filter(|_| is_open) else {
            return;
        };
        let width = WIDTH.min(canvas.width() - 56.0);
        let reply = FloatingPanel::new(Id::unique("interviewer's card"), texts::INTERVIEWER)
            .at(
                Align2::RIGHT_BOTTOM,
                canvas.right_bottom() - vec2(16.0, 16.0),
            )
            .rounded(10)
            .padded(14)
            .panel_ui(ctx, |ui| {
                ui.set_width(width);
                card_ui(ui, &mut card, editor)
            })
            .inner;
        let Some(way) = reply else {
            self.card = Some(card);
            return;
        };
        self.session.input(now);
        if way == CardReplyWay::TakenBack {
            let edit = self.session.take_back_curveball(now);
            requests.extend(edit.map(|edit| RoomRequest::commit(texts::TAKE_IT_BACK, edit)));
        } else {
            self.session.reply(now, way, card.typed.trim());
        }
        match way {
            CardReplyWay::Shown => requests.push(RoomRequest::Tell(texts::SHOWN.to_owned())),
            CardReplyWay::NotNow => requests.push(RoomRequest::Tell(texts::LATER.to_owned())),
            CardReplyWay::Typed | CardReplyWay::Said | CardReplyWay::TakenBack => {}
        }
        requests.push(RoomRequest::ToCanvas);
    }
}

/// What is asked, a line to answer in, and the other ways. Returns the way that was chosen.
fn card_ui(ui: &mut Ui, card: &mut OpenCard, editor: &Editor) -> Option<CardReplyWay> {
    let tokens = style::tokens(ui);
    let title = text(texts::INTERVIEWER, Typeface::SemiBold, SMALL, tokens.muted);
    ui.label(title);
    let words = text(&card.text, Typeface::Medium, BODY, tokens.text);
    ui.add(Label::new(words).wrap());
    for change in &card.changes {
        let line = change.in_words(editor.catalog());
        let line = text(line, Typeface::Medium, BODY, tokens.accent);
        ui.add(Label::new(line).wrap());
    }
    ui.add_space(6.0);
    let width = ui.available_width() - 16.0;
    let field = text_field(
        ui,
        &mut card.typed,
        texts::ANSWER_CARD,
        texts::ANSWER_HINT,
        width,
    );
    if std::mem::take(&mut card.takes_keys) {
        field.request_focus();
    }
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut way = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let keys = editor.shortcut("practice.card").unwrap_or_default();
        let is_answered = link_button(ui, texts::ANSWERED).on_hover_text(keys);
        if is_answered.clicked() || is_entered {
            let is_bare = card.typed.trim().is_empty();
            way = Some(if is_bare {
                CardReplyWay::Said
            } else {
                CardReplyWay::Typed
            });
        }
        if link_button(ui, texts::SHOW_ON_BOARD).clicked() {
            way = Some(CardReplyWay::Shown);
        }
        if link_button(ui, texts::NOT_NOW).clicked() {
            way = Some(CardReplyWay::NotNow);
        }
    });
    // A row of its own: beside the others there is no room for it.
    if !card.changes.is_empty() {
        let button = link_button(ui, texts::TAKE_IT_BACK);
        if button.on_hover_text(texts::TAKE_IT_BACK_MEANS).clicked() {
            way = Some(CardReplyWay::TakenBack);
        }
    }
    way
}

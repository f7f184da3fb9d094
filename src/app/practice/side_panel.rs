//! The panel at the left of the room: the chat, the card, the framing, or the components.

use std::time::Duration;

use eframe::egui::{Button, Panel, ScrollArea, Ui, vec2};

use crate::app::panels::inspector;
use crate::app::practice::room::{PracticeRoom, RoomPhase, RoomRequest};
use crate::app::practice::side_tab::{CardPlace, SideTab};
use crate::app::practice::texts;
use crate::app::practice::{chat, framing_panel, heard, review, wrap_up};
use crate::app::style::{self, BODY, color32, text};
use crate::app::widgets::quiet;
use crate::editor::{Action, Editor};
use crate::practice::InterviewStep;
use crate::scene::Typeface;

/// In points.
const WIDTH: f32 = 340.0;

impl PracticeRoom {
    /// Whether the palette shows in the panel's place.
    pub fn shows_palette(&self) -> bool {
        self.phase == RoomPhase::Interview && self.tab == SideTab::Components
    }

    /// Whether the card stands at the right by itself.
    pub fn shows_card_beside(&self) -> bool {
        self.phase == RoomPhase::Interview && matches!(self.tab, SideTab::Ask | SideTab::Frame)
    }

    /// The names of what the panel can show, the open one marked.
    pub fn tabs_ui(&mut self, ui: &mut Ui, card: CardPlace) {
        let tokens = style::tokens(ui);
        if card == CardPlace::Beside && self.tab == SideTab::Card {
            self.tab = SideTab::Ask;
        }
        let is_last = self.session.state().step() == InterviewStep::Across;
        ui.horizontal_wrapped(|ui| {
            quiet(ui, tokens);
            ui.spacing_mut().item_spacing.x = 2.0;
            for (tab, name) in [
                (SideTab::Ask, texts::TAB_ASK),
                (SideTab::Card, texts::TAB_CARD),
                (SideTab::Frame, texts::TAB_FRAME),
                (SideTab::Components, texts::TAB_COMPONENTS),
                (SideTab::WrapUp, texts::TAB_WRAP_UP),
            ] {
                let is_elsewhere = tab == SideTab::Card && card == CardPlace::Beside;
                if is_elsewhere || tab == SideTab::WrapUp && !is_last {
                    continue;
                }
                let is_on = self.tab == tab;
                let color = if is_on { tokens.accent } else { tokens.muted };
                let label = text(name, Typeface::Medium, BODY, color);
                let button = Button::selectable(is_on, label).min_size(vec2(0.0, 28.0));
                if ui.add(button).clicked() {
                    self.tab = tab;
                }
            }
        });
        ui.add_space(6.0);
    }

    /// The panel; nothing while the palette is in its place.
    pub fn side_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        now: Duration,
        card: CardPlace,
        requests: &mut Vec<RoomRequest>,
    ) {
        let tokens = style::tokens(ui);
        let frame = eframe::egui::Frame::new()
            .fill(color32(tokens.panel))
            .inner_margin(eframe::egui::Margin::same(12));
        Panel::left("practice side")
            .exact_size(WIDTH)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                if self.phase == RoomPhase::Review {
                    return review::show(ui, self, editor, requests);
                }
                self.tabs_ui(ui, card);
                match self.tab {
                    SideTab::Ask => chat::show(ui, self, editor, now, requests),
                    SideTab::Frame => framing_panel::show(ui, self, editor),
                    SideTab::Card => self.card_ui(ui, editor, requests),
                    SideTab::WrapUp => wrap_up::show(ui, self, editor, requests),
                    SideTab::Components => {}
                }
            });
    }

    /// The requirements card, and what the interviewer said of its fields.
    pub fn card_ui(&mut self, ui: &mut Ui, editor: &Editor, requests: &mut Vec<RoomRequest>) {
        let mut actions: Vec<Action> = Vec::new();
        ScrollArea::vertical()
            .id_salt("practice card")
            .auto_shrink(false)
            .show(ui, |ui| {
                heard::show(ui, &self.heard, editor);
                inspector::card_ui(ui, editor, &mut self.drafts, &mut actions);
            });
        requests.extend(actions.into_iter().map(RoomRequest::Act));
    }

    /// What was typed in a field that the keyboard has left.
    pub fn settle(&mut self, ctx: &eframe::egui::Context) -> Option<Action> {
        self.drafts.settle(ctx)
    }

    /// What is being typed in a field, as it is.
    pub fn flush(&mut self) -> Option<Action> {
        self.drafts.flush()
    }
}

//! The interviewer's drawer: what a person who interviews sees, beside the board or in a window of its own. The
//! candidate's side shows none of it.

mod answers;
mod cards;
pub mod drawer;
mod notes;
mod remark;

use std::time::Duration;

use eframe::egui::{Align, Button, Frame, Key, Layout, Margin, Panel, Ui, vec2};

use crate::app::practice::chat;
use crate::app::practice::interviewer::drawer::{DrawerPage, DrawerPlace};
use crate::app::practice::room::{PracticeRoom, RoomPhase, RoomRequest};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, HEADING, color32, text};
use crate::app::widgets::{link_button, plain_button, quiet, text_field};
use crate::editor::{Action, Editor};
use crate::scene::Typeface;

/// In points.
const WIDTH: f32 = 336.0;
/// Minutes that are given at once.
const MORE_MINUTES: u32 = 5;

impl PracticeRoom {
    /// Where the interviewer's drawer is; closed in an attempt of one person.
    pub fn drawer_place(&self) -> DrawerPlace {
        self.drawer.place
    }

    /// Opens the drawer at a place, or closes it. Without a person who interviews there is none.
    pub fn put_drawer(&mut self, place: DrawerPlace) -> Option<RoomRequest> {
        if !self.session.setup().is_for_two {
            return Some(RoomRequest::Tell(texts::FOR_ONE.to_owned()));
        }
        self.drawer.place = place;
        if place != DrawerPlace::Closed {
            self.drawer.last_place = place;
        }
        self.drawer.takes_keys = place != DrawerPlace::Closed;
        self.drawer.gives_keys = place == DrawerPlace::Closed;
        None
    }

    /// Gives the keyboard back to the board after the drawer was closed: at the end of the frame, so that the key that
    /// closed it does not reach the board and open it again.
    pub(super) fn leave_drawer(&mut self) -> Option<RoomRequest> {
        std::mem::take(&mut self.drawer.gives_keys).then_some(RoomRequest::ToCanvas)
    }

    /// Opens the drawer where it was last, at first there, or closes it.
    pub fn toggle_drawer(&mut self, place: DrawerPlace) -> Option<RoomRequest> {
        let is_closed = self.drawer.place == DrawerPlace::Closed;
        let place = match self.drawer.last_place {
            DrawerPlace::Closed => place,
            last @ (DrawerPlace::Beside | DrawerPlace::OwnWindow) => last,
        };
        self.put_drawer(if is_closed {
            place
        } else {
            DrawerPlace::Closed
        })
    }

    /// The width that the drawer takes from the board.
    pub fn drawer_width(&self) -> f32 {
        if self.drawer.place == DrawerPlace::Beside {
            WIDTH
        } else {
            0.0
        }
    }

    /// The drawer at the right of the board, when it is there.
    pub fn drawer_beside_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        now: Duration,
        requests: &mut Vec<RoomRequest>,
    ) {
        if self.drawer.place != DrawerPlace::Beside {
            return;
        }
        let frame = Frame::new()
            .fill(color32(style::tokens(ui).panel))
            .inner_margin(Margin::same(12));
        let shown = Panel::right("interviewer's drawer")
            .exact_size(WIDTH)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| self.drawer_ui(ui, editor, now, requests));
        let name = texts::DRAWER;
        shown.response.accessible_name(name);
    }

    /// What is in the drawer.
    pub fn drawer_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        now: Duration,
        requests: &mut Vec<RoomRequest>,
    ) {
        self.head_ui(ui, editor, now, requests);
        if self.phase == RoomPhase::Interview {
            saying_ui(ui, self, now, requests);
            cards::open_ui(ui, self, now);
        }
        ui.add_space(4.0);
        pages_ui(ui, &mut self.drawer.page);
        ui.add_space(4.0);
        match self.drawer.page {
            DrawerPage::Answers => answers::show(ui, self, now, requests),
            DrawerPage::Cards => cards::show(ui, self, now, requests),
            DrawerPage::Notes => notes::show(ui, self, now),
        }
    }

    /// What it is, the clock and the step, and the ways out.
    fn head_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        now: Duration,
        requests: &mut Vec<RoomRequest>,
    ) {
        let tokens = style::tokens(ui);
        let may_have_window = !ui.embed_viewports();
        let keys = editor.shortcut("practice.interviewer").unwrap_or_default();
        ui.horizontal(|ui| {
            let title = text(texts::INTERVIEWER, Typeface::SemiBold, HEADING, tokens.text);
            ui.label(title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let close = link_button(ui, texts::CLOSE_DRAWER).on_hover_text(keys);
                if close.clicked() {
                    requests.extend(self.put_drawer(DrawerPlace::Closed));
                }
                let (name, place) = match self.drawer.place {
                    DrawerPlace::OwnWindow => (texts::BESIDE_BOARD, DrawerPlace::Beside),
                    DrawerPlace::Beside | DrawerPlace::Closed => {
                        (texts::OWN_WINDOW, DrawerPlace::OwnWindow)
                    }
                };
                let is_offered = may_have_window && self.drawer.place != DrawerPlace::Closed;
                if is_offered && link_button(ui, name).clicked() {
                    requests.extend(self.put_drawer(place));
                }
            });
        });
        let step = self.session.state().step();
        let place = texts::place(step as usize + 1, texts::step_name(step as usize));
        ui.horizontal(|ui| {
            let face = self.session.clock_face(now);
            ui.label(text(face, Typeface::SemiBold, BODY, tokens.text));
            ui.label(text(place, Typeface::Regular, BODY, tokens.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                if self.phase == RoomPhase::Interview {
                    self.clock_buttons_ui(ui, editor, now, requests);
                }
            });
        });
        ui.add_space(4.0);
    }

    /// What the interviewer may do with the clock, from the right.
    fn clock_buttons_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        now: Duration,
        requests: &mut Vec<RoomRequest>,
    ) {
        let keys = editor.shortcut("practice.pause").unwrap_or_default();
        let pause = if self.is_paused() {
            texts::GO_ON
        } else {
            texts::PAUSE
        };
        if link_button(ui, pause).on_hover_text(keys).clicked() {
            requests.push(RoomRequest::Act(Action::Run("practice.pause")));
        }
        if self.session.plan().is_none() {
            return;
        }
        let more = link_button(ui, texts::MORE_TIME).on_hover_text(texts::MORE_TIME_MEANS);
        if more.clicked() {
            self.session.give_time(now, MORE_MINUTES);
            requests.push(RoomRequest::Tell(texts::TIME_GIVEN.to_owned()));
        }
    }
}

/// A line that is said to the candidate: a hint, or anything else.
fn saying_ui(ui: &mut Ui, room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    ui.horizontal(|ui| {
        let width = ui.available_width() - 100.0;
        let (name, hint) = (texts::SAY_NAME, texts::SAY_HINT);
        let field = text_field(ui, &mut room.drawer.saying, name, hint, width);
        // Among the answers, the field that finds one takes the keyboard.
        let is_first = room.drawer.page != DrawerPage::Answers;
        if is_first && std::mem::take(&mut room.drawer.takes_keys) {
            field.request_focus();
        }
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if plain_button(ui, texts::SAY).clicked() || is_entered {
            let said = std::mem::take(&mut room.drawer.saying);
            if !said.trim().is_empty() {
                field.request_focus();
                chat::say(room, said.trim(), now, requests);
            }
        }
    });
}

fn pages_ui(ui: &mut Ui, page: &mut DrawerPage) {
    let tokens = style::tokens(ui);
    ui.horizontal(|ui| {
        quiet(ui, tokens);
        ui.spacing_mut().item_spacing.x = 2.0;
        for (one, name) in [
            (DrawerPage::Answers, texts::PAGE_ANSWERS),
            (DrawerPage::Cards, texts::PAGE_CARDS),
            (DrawerPage::Notes, texts::PAGE_NOTES),
        ] {
            let is_on = *page == one;
            let color = if is_on { tokens.accent } else { tokens.muted };
            let label = text(name, Typeface::Medium, BODY, color);
            let button = Button::selectable(is_on, label).min_size(vec2(0.0, 28.0));
            if ui.add(button).clicked() {
                *page = one;
            }
        }
    });
}

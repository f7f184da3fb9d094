//! The cards that fit now, curveballs last, to be shown to the candidate; and the one that is open.

use std::time::Duration;

use eframe::egui::{Label, ScrollArea, Ui};

use crate::app::practice::interviewer::drawer::FittingCards;
use crate::app::practice::interviewer::remark::remark;
use crate::app::practice::room::{PracticeRoom, RoomPhase, RoomRequest};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{link_button, section};
use crate::practice::{CardReplyWay, CardSort, FittingCard, InterviewCard};
use crate::scene::Typeface;

/// As long as nothing happens, it is asked so often which cards fit.
const LOOK_AGAIN: Duration = Duration::from_secs(15);

/// What the open card asks, what a good answer covers, and how it ends without the candidate's hand.
pub(super) fn open_ui(ui: &mut Ui, room: &mut PracticeRoom, now: Duration) {
    let (Some(shown), Some(open)) = (room.session.state().open_card(), &room.card) else {
        return;
    };
    let tokens = style::tokens(ui);
    let card = InterviewCard::find(&shown.id);
    section(ui, texts::OPEN_CARD);
    ui.add(Label::new(text(&open.text, Typeface::Medium, BODY, tokens.text)).wrap());
    if let Some(card) = card {
        good_ui(ui, card);
    }
    let mut way = None;
    ui.horizontal(|ui| {
        if link_button(ui, texts::ANSWERED_ALOUD).clicked() {
            way = Some(CardReplyWay::Said);
        }
        if link_button(ui, texts::WITHDRAW).clicked() {
            way = Some(CardReplyWay::NotNow);
        }
    });
    if let Some(way) = way {
        let typed = room.card.take().map(|card| card.typed);
        let typed = typed.unwrap_or_default();
        match typed.trim() {
            "" => room.session.reply(now, way, ""),
            typed => room.session.reply(now, CardReplyWay::Typed, typed),
        }
    }
}

fn good_ui(ui: &mut Ui, card: &InterviewCard) {
    remark(ui, texts::GOOD_ANSWER);
    for good in &card.good {
        remark(ui, &texts::point(good));
    }
}

pub(super) fn show(
    ui: &mut Ui,
    room: &mut PracticeRoom,
    now: Duration,
    requests: &mut Vec<RoomRequest>,
) {
    if room.phase == RoomPhase::Review {
        return remark(ui, texts::OVER);
    }
    look(room, now);
    let is_free = room.session.state().open_card().is_none();
    let mut played = None;
    ScrollArea::vertical()
        .id_salt("interviewer's cards")
        .auto_shrink(false)
        .show(ui, |ui| {
            if !is_free {
                remark(ui, texts::ONE_CARD);
            } else if room.drawer.fitting.cards.is_empty() {
                remark(ui, texts::NO_CARD_FITS);
            }
            let is_curveball = |one: &&FittingCard| one.card.sort == CardSort::Curveball;
            let cards = room.drawer.fitting.cards.iter();
            for fitting in cards.clone().filter(|one| !is_curveball(one)) {
                if card_ui(ui, room, fitting) {
                    played = Some(fitting.card);
                }
            }
            let mut curveballs = cards.filter(is_curveball).peekable();
            if curveballs.peek().is_some() {
                section(ui, texts::CURVEBALLS);
            }
            for fitting in curveballs {
                if card_ui(ui, room, fitting) {
                    played = Some(fitting.card);
                }
            }
        });
    if let Some(card) = played {
        requests.extend(room.show_card(now, &card.id));
    }
}

/// Asks which cards fit when something happened since, or some time passed.
fn look(room: &mut PracticeRoom, now: Duration) {
    let seen = (room.session.state().n_events(), room.session.elapsed(now));
    let looked = room.drawer.fitting.looked;
    if looked.is_none_or(|(n, at)| n != seen.0 || seen.1 >= at + LOOK_AGAIN) {
        room.drawer.fitting = FittingCards {
            cards: room.session.fitting_cards(now),
            looked: Some(seen),
        };
    }
}

/// One card with what it would change. Says whether it is to be shown.
fn card_ui(ui: &mut Ui, room: &PracticeRoom, fitting: &FittingCard) -> bool {
    let is_free = room.session.state().open_card().is_none();
    let tokens = style::tokens(ui);
    let card = fitting.card;
    let sort = texts::card_sort(card.sort, card.step);
    ui.label(text(sort, Typeface::Medium, SMALL, tokens.muted));
    ui.add(Label::new(text(&fitting.text, Typeface::Regular, BODY, tokens.text)).wrap());
    for change in room.session.card_changes(card) {
        let words = change.in_words(room.session.catalog());
        ui.add(Label::new(text(words, Typeface::Medium, BODY, tokens.accent)).wrap());
    }
    let shows = ui.add_enabled_ui(is_free, |ui| {
        let button = link_button(ui, texts::SHOW_CARD);
        button.on_hover_ui(|ui| good_ui(ui, card)).clicked()
    });
    ui.add_space(8.0);
    shows.inner
}

//! Looking back: the cards that were shown, and the most serious findings, each first as a question.

pub mod state;

use std::time::Duration;

use eframe::egui::{Label, ScrollArea, Ui};

use crate::app::practice::room::{PracticeRoom, RoomRequest};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, HEADING, SMALL, text};
use crate::app::widgets::{accent_button, link_button, plain_button, section};
use crate::editor::{Action, Editor, FindingAction, ViewAction};
use crate::model::{FindingKey, Target};
use crate::practice::{InterviewCard, InterviewStep, clock_time};
use crate::rules::Diagnostic;
use crate::scene::Typeface;

/// Findings that are tried again.
const MOST: usize = 3;

impl PracticeRoom {
    /// Whether the findings that are tried again are done with.
    pub fn has_tried_again(&self) -> bool {
        let tried = self.review.tried.as_ref();
        tried.is_some_and(|tried| self.review.at >= tried.len())
    }
}

pub fn show(
    ui: &mut Ui,
    room: &mut PracticeRoom,
    editor: &Editor,
    requests: &mut Vec<RoomRequest>,
) {
    let tokens = style::tokens(ui);
    ScrollArea::vertical()
        .id_salt("practice review")
        .auto_shrink(false)
        .show(ui, |ui| {
            let state = room.session().state();
            let facts = texts::hour(
                state.n_questions(),
                editor.document().diagram().n_nodes(),
                &clock_time(state.last()),
            );
            ui.label(text(
                texts::REVIEW,
                Typeface::SemiBold,
                HEADING,
                tokens.text,
            ));
            ui.label(text(facts, Typeface::Regular, SMALL, tokens.muted));
            cards_ui(ui, room);
            again_ui(ui, room, editor, requests);
            interviewer_ui(ui, room);
            ui.add_space(16.0);
            let keys = editor.shortcut("practice.replay").unwrap_or_default();
            if plain_button(ui, texts::REPLAY)
                .on_hover_text(keys)
                .clicked()
            {
                requests.push(RoomRequest::Act(Action::Run("practice.replay")));
            }
            ui.add_space(4.0);
            if plain_button(ui, texts::REFERENCE).clicked() {
                requests.push(RoomRequest::Reference);
            }
            ui.add_space(4.0);
            if link_button(ui, texts::CLOSE_REVIEW).clicked() {
                requests.push(RoomRequest::Leave);
            }
            ui.add_space(12.0);
            let honestly = text(texts::HONESTLY, Typeface::Regular, SMALL, tokens.muted);
            ui.add(Label::new(honestly).wrap());
        });
}

/// Each card with what was typed, and what a good answer covers as boxes for one's own ticks.
fn cards_ui(ui: &mut Ui, room: &mut PracticeRoom) {
    let tokens = style::tokens(ui);
    section(ui, texts::YOUR_CARDS);
    let cards = room.session().state().cards().to_vec();
    if cards.is_empty() {
        let none = text(texts::NO_CARD, Typeface::Regular, BODY, tokens.muted);
        ui.add(Label::new(none).wrap());
    }
    for (n, shown) in cards.iter().enumerate() {
        let Some(card) = InterviewCard::all().iter().find(|card| card.id == shown.id) else {
            continue;
        };
        let words = text(&card.text, Typeface::Medium, BODY, tokens.text);
        ui.add(Label::new(words).wrap());
        if !shown.text.is_empty() {
            let own = text(&shown.text, Typeface::Regular, BODY, tokens.muted);
            ui.add(Label::new(own).wrap());
        }
        ui.label(text(
            texts::GOOD_ANSWER,
            Typeface::Regular,
            SMALL,
            tokens.muted,
        ));
        for (point, good) in card.good.iter().enumerate() {
            let ticked = room.review.ticked.entry((n, point));
            let mut on = *ticked.or_insert_with(|| shown.ticked.contains(&point));
            if ui.checkbox(&mut on, good).clicked() {
                room.review.ticked.insert((n, point), on);
                room.session.toggle_mark(Duration::ZERO, &shown.id, point);
            }
        }
        ui.add_space(8.0);
    }
}

/// What a person who interviewed noted, apart from what the program saw.
fn interviewer_ui(ui: &mut Ui, room: &PracticeRoom) {
    let state = room.session().state();
    if state.notes().is_empty() && state.red_flags().is_empty() {
        return;
    }
    let tokens = style::tokens(ui);
    section(ui, texts::SAID_BY_INTERVIEWER);
    let notes = state.notes().iter().map(|note| {
        let step = note.step.map_or("", InterviewStep::title);
        texts::note_line(&clock_time(note.at), step, &note.word, &note.text)
    });
    let flags = state.red_flags().iter().map(|flag| texts::red_flag(flag));
    for line in notes.chain(flags) {
        ui.add(Label::new(text(line, Typeface::Regular, BODY, tokens.text)).wrap());
    }
    let whose = text(
        texts::A_PERSON_JUDGED,
        Typeface::Regular,
        SMALL,
        tokens.muted,
    );
    ui.add(Label::new(whose).wrap());
}

/// The most serious findings one at a time: first the place, then what it is, then a fix.
fn again_ui(
    ui: &mut Ui,
    room: &mut PracticeRoom,
    editor: &Editor,
    requests: &mut Vec<RoomRequest>,
) {
    let tokens = style::tokens(ui);
    section(ui, texts::TRY_AGAIN);
    if editor.document().is_blank() {
        let words = text(texts::NOTHING_DRAWN, Typeface::Regular, BODY, tokens.muted);
        ui.add(Label::new(words).wrap());
        return;
    }
    let review = &mut room.review;
    let worst = || {
        let problems = open_findings(editor).filter(|found| !found.nodes.is_empty());
        problems.take(MOST).map(Diagnostic::key).collect::<Vec<_>>()
    };
    let is_new = review.tried.is_none();
    let tried = review.tried.get_or_insert_with(worst).clone();
    let Some(key) = tried.get(review.at) else {
        let words = text(texts::ALL_CLEAR, Typeface::Regular, BODY, tokens.muted);
        if tried.is_empty() {
            ui.add(Label::new(words).wrap());
        }
        return;
    };
    if is_new {
        requests.push(place_of(key));
    }
    let found = open_findings(editor).find(|found| found.key() == *key);
    if review.is_shown {
        if let Some(found) = found {
            let title = text(found.rule.title, Typeface::Medium, BODY, tokens.text);
            ui.add(Label::new(title).wrap());
            let message = text(&*found.message, Typeface::Regular, BODY, tokens.muted);
            ui.add(Label::new(message).wrap());
        }
    } else {
        let words = text(texts::WHAT_HURTS, Typeface::Medium, BODY, tokens.text);
        ui.add(Label::new(words).wrap());
    }
    ui.horizontal(|ui| {
        if !review.is_shown && accent_button(ui, texts::SHOW).clicked() {
            review.is_shown = true;
        } else if review.is_shown && found.is_some() && plain_button(ui, texts::FIX).clicked() {
            let go = Action::Finding(FindingAction::GoTo(key.clone()));
            requests.push(RoomRequest::Act(go));
            requests.push(RoomRequest::Act(Action::Run("check.fix")));
        }
        if plain_button(ui, texts::NEXT).clicked() {
            review.at += 1;
            review.is_shown = false;
            if let Some(next) = tried.get(review.at) {
                requests.push(place_of(next));
            }
        }
    });
}

/// Findings, the worst first, whether or not the board tells them.
fn open_findings(editor: &Editor) -> impl Iterator<Item = &Diagnostic> {
    let found = editor.derived().report.diagnostics();
    found.filter(|finding| finding.acknowledged.is_none())
}

/// Selects what a finding is about and brings it into view, without a word of what it is.
fn place_of(key: &FindingKey) -> RoomRequest {
    let nodes = key.nodes.iter().cloned().map(Target::Node);
    let nodes: Vec<Target> = nodes.collect();
    RoomRequest::Act(Action::View(ViewAction::Reveal(nodes)))
}

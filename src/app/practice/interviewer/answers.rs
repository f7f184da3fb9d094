//! What the case answers, group by group, to be said to the candidate.

use std::time::Duration;

use eframe::egui::{CollapsingHeader, Label, ScrollArea, Ui};

use crate::app::practice::chat;
use crate::app::practice::interviewer::remark::remark;
use crate::app::practice::room::{PracticeRoom, RoomPhase, RoomRequest};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{link_button, text_field};
use crate::practice::{AnswerSource, BankQuestion, InterviewerAnswer, QuestionBank};
use crate::scene::Typeface;

pub(super) fn show(
    ui: &mut Ui,
    room: &mut PracticeRoom,
    now: Duration,
    requests: &mut Vec<RoomRequest>,
) {
    let width = ui.available_width() - 16.0;
    let (name, hint) = (texts::FIND_ANSWER, texts::FIND_ANSWER_HINT);
    let field = text_field(ui, &mut room.drawer.search, name, hint, width);
    if std::mem::take(&mut room.drawer.takes_keys) {
        field.request_focus();
    }
    ui.add_space(4.0);
    let words = room.drawer.search.trim().to_lowercase();
    let mut said = None;
    ScrollArea::vertical()
        .id_salt("interviewer's answers")
        .auto_shrink(false)
        .show(ui, |ui| {
            said = if words.is_empty() {
                groups_ui(ui, room)
            } else {
                found_ui(ui, room, &words)
            };
        });
    if let Some(question) = said {
        chat::answer_aloud(room, question, now, requests);
    }
}

/// The groups, each folded until it is opened. Returns the question whose answer is to be said.
fn groups_ui(ui: &mut Ui, room: &PracticeRoom) -> Option<&'static BankQuestion> {
    let bank = QuestionBank::builtin();
    let mut said = None;
    for group in &bank.groups {
        let questions = bank.questions.iter().filter(|one| one.group == group.id);
        CollapsingHeader::new(&group.title)
            .id_salt(("answers", &group.id))
            .show(ui, |ui| {
                for question in questions {
                    let answer = room.session.answer_to(question);
                    if answer_ui(ui, room, &answer) {
                        said = Some(question);
                    }
                }
            });
    }
    said
}

/// The questions and answers that hold every one of these words.
fn found_ui(ui: &mut Ui, room: &PracticeRoom, words: &str) -> Option<&'static BankQuestion> {
    let bank = QuestionBank::builtin();
    let (mut said, mut n_found) = (None, 0);
    for question in &bank.questions {
        let answer = room.session.answer_to(question);
        let all = format!("{} {}", question.question, answer.text).to_lowercase();
        if !words.split_whitespace().all(|word| all.contains(word)) {
            continue;
        }
        n_found += 1;
        if answer_ui(ui, room, &answer) {
            said = Some(question);
        }
    }
    if n_found == 0 {
        remark(ui, texts::NO_ANSWER_FOUND);
    }
    said
}

/// One question with its answer. Says whether the answer is to be said.
fn answer_ui(ui: &mut Ui, room: &PracticeRoom, answer: &InterviewerAnswer) -> bool {
    let tokens = style::tokens(ui);
    let question = &answer.question.question;
    let asked = &room.session.document().brief().questions;
    let is_said = asked.iter().any(|one| one.question == *question);
    ui.add(Label::new(text(question, Typeface::Medium, BODY, tokens.text)).wrap());
    ui.add(Label::new(text(&answer.text, Typeface::Regular, BODY, tokens.text)).wrap());
    let mut says = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if room.phase == RoomPhase::Interview {
            let button = link_button(ui, texts::SAY_ANSWER);
            says = button.on_hover_text(texts::SAY_ANSWER_MEANS).clicked();
        }
        let source = source_words(answer.source);
        if is_said {
            remark(ui, &texts::said_already(source));
        } else {
            remark(ui, source);
        }
    });
    ui.add_space(8.0);
    says
}

fn source_words(source: AnswerSource) -> &'static str {
    match source {
        AnswerSource::Case => "from the case",
        AnswerSource::Card => "from its requirements",
        AnswerSource::House => "holds for every case",
        AnswerSource::YourCall => "left to the candidate",
    }
}

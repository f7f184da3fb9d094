//! What the interviewer said of the fields of the card. The card itself is the person's to fill in.

use std::collections::BTreeMap;

use eframe::egui::{Label, Ui};

use crate::app::style::{self, SMALL, text};
use crate::app::widgets::section;
use crate::editor::Editor;
use crate::practice::{AnswerSource, InterviewerAnswer, InterviewerReply};
use crate::scene::Typeface;

/// Answers by the field of the card that they speak of.
#[derive(Clone, Debug, Default)]
pub struct HeardAnswers {
    by_field: BTreeMap<String, String>,
}

impl HeardAnswers {
    /// Remembers the answers of a reply.
    pub fn hear(&mut self, reply: &InterviewerReply) {
        let is_said = |answer: &&InterviewerAnswer| answer.source != AnswerSource::YourCall;
        for answer in reply.answers.iter().filter(is_said) {
            for field in &answer.question.fields {
                self.by_field.insert(field.clone(), answer.text.clone());
            }
        }
    }
}

/// Fields that an answer speaks of and nobody has filled in.
pub fn show(ui: &mut Ui, heard: &HeardAnswers, editor: &Editor) {
    let set = &editor.document().brief().requirements;
    let open = heard.by_field.iter();
    let mut open = open
        .filter(|(field, _)| !set.contains_key(*field))
        .filter_map(|(field, answer)| Some((editor.catalog().requirement(field)?, answer)))
        .peekable();
    if open.peek().is_none() {
        return;
    }
    let tokens = style::tokens(ui);
    section(ui, "The interviewer said");
    for (spec, answer) in open {
        let line = format!("{}: {answer}", spec.label);
        let words = text(line, Typeface::Regular, SMALL, tokens.muted);
        ui.add(Label::new(words).wrap());
        ui.add_space(2.0);
    }
    ui.add_space(6.0);
}

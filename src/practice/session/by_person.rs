//! What an interviewer who is a person does in a session: says, shows cards, gives time, notes.

use std::sync::LazyLock;
use std::time::Duration;

use serde::Deserialize;

use crate::catalog::{CatalogError, DataFile};
use crate::practice::cards::{
    ChangedField, FittingCard, InterviewCard, InterviewMoment, InterviewStep, USUAL_MINUTES,
    changed_fields,
};
use crate::practice::log::AttemptEvent;
use crate::practice::session::interviewing::PlayedCard;
use crate::practice::session::running::PracticeSession;
use crate::practice::session::setup::SessionSetup;
use crate::practice::session::time_plan::TimePlan;

/// The words with which an interviewer who is a person notes how it went.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "words", deny_unknown_fields)]
pub struct InterviewerWords {
    /// How a step went, from the least on.
    pub grades: Vec<String>,
    /// What lowers the result whatever else is good.
    pub red_flags: Vec<String>,
}

const WORDS: DataFile = DataFile {
    path: "practice/interviewer.ron",
    text: include_str!("../../../assets/practice/interviewer.ron"),
};

impl InterviewerWords {
    /// The words inside the program.
    pub fn builtin() -> &'static Self {
        static WORDS_READ: LazyLock<InterviewerWords> = LazyLock::new(|| {
            let words: Result<InterviewerWords, CatalogError> = WORDS.read();
            words.expect("the embedded words are read by the tests")
        });
        &WORDS_READ
    }
}

impl PracticeSession {
    fn moment(&self, now: Duration) -> InterviewMoment<'_> {
        let mut moment = InterviewMoment::new(self.writer.document(), self.catalog);
        moment.step = Some(self.state.step());
        if let Some(plan) = self.plan().or(TimePlan::new(USUAL_MINUTES)) {
            moment.elapsed = plan.share(self.elapsed(now));
        }
        moment.answered = self.state.answered_cards();
        moment
    }

    /// The cards that fit the board and the step now and were not shown yet, whatever the time says, in the order of
    /// the deck.
    pub fn fitting_cards(&self, now: Duration) -> Vec<FittingCard> {
        let mut cards = self.moment(now).fitting(self.setup.level);
        let shown = self.state.cards();
        cards.retain(|fitting| shown.iter().all(|one| one.id != fitting.card.id));
        cards
    }

    /// What a card would change on the requirements card as it is.
    pub fn card_changes(&self, card: &InterviewCard) -> Vec<ChangedField> {
        changed_fields(&card.change, self.document(), self.catalog)
    }

    /// An interviewer who is a person shows a card, whether or not it fits; `None` when there is no such card.
    pub fn play_card(&mut self, now: Duration, id: &str) -> Option<PlayedCard> {
        let card = InterviewCard::find(id)?;
        let fitting = InterviewMoment::new(self.writer.document(), self.catalog).said(card);
        Some(self.play(self.elapsed(now), fitting))
    }

    /// An interviewer who is a person noted something; the word is how it went, empty for none.
    pub fn note(&mut self, now: Duration, step: Option<InterviewStep>, word: &str, text: &str) {
        let event = AttemptEvent::Note {
            step,
            word: word.to_owned(),
            text: text.to_owned(),
        };
        self.record_now(now, &event);
    }

    /// An interviewer who is a person raises a red flag, or takes it back when it was raised.
    pub fn toggle_red_flag(&mut self, now: Duration, text: &str) {
        let event = AttemptEvent::RedFlag {
            text: text.to_owned(),
            on: !self.state.red_flags().contains(text),
        };
        self.record_now(now, &event);
    }

    /// An interviewer who is a person says something to the candidate.
    pub fn say(&mut self, now: Duration, text: &str) {
        let text = text.to_owned();
        self.record_now(now, &AttemptEvent::Say { text });
    }

    /// An interviewer who is a person gives more time; without a plan, or beyond the longest, nothing happens.
    pub fn give_time(&mut self, now: Duration, minutes: u32) {
        let planned = self.setup.minutes.unwrap_or(SessionSetup::MOST_MINUTES);
        let given = self.state.given_minutes() + minutes;
        if !self.state.has_ended() && planned + given <= SessionSetup::MOST_MINUTES {
            self.record_now(now, &AttemptEvent::GiveTime { minutes });
        }
    }
}

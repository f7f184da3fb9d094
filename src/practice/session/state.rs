//! What an attempt has come to: everything that follows from its events, taken one by one.
//!
//! An attempt that goes on and one that is read from a file take the same events and come to the same.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::catalog::Catalog;
use crate::model::{Document, NodeId, Patch};
use crate::practice::cards::InterviewStep;
use crate::practice::log::{AttemptEvent, CardReplyWay, DraftField, StepCause};
use crate::practice::reply::ReplyKind;
use crate::practice::session::billing::TimeBilling;
use crate::practice::session::edit_step::step_of_change;
use crate::practice::session::setup::SessionSetup;
use crate::practice::session::step_tracker::StepTracker;

/// A card that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCard {
    /// Its id.
    pub id: String,
    /// The components it is about.
    pub about: Vec<NodeId>,
    /// When it was shown.
    pub at: Duration,
    /// How it was replied to, and when; `None` while it was not.
    pub reply: Option<(CardReplyWay, Duration)>,
    /// What was typed in reply.
    pub text: String,
    /// The points of a good answer that the person ticked, from 0.
    pub ticked: BTreeSet<usize>,
}

/// What was asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastQuestion {
    /// What was typed, or the question that was chosen.
    pub text: String,
    /// Questions of the bank that were answered.
    pub ids: Vec<String>,
}

/// What an interviewer who is a person noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewerNote {
    /// When.
    pub at: Duration,
    /// The step it is about.
    pub step: Option<InterviewStep>,
    /// The word for how it went; empty for none.
    pub word: String,
    /// What was noted.
    pub text: String,
}

/// What an attempt has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionState {
    steps: StepTracker,
    billing: TimeBilling,
    cards: Vec<ShownCard>,
    last_question: Option<LastQuestion>,
    notes: Vec<InterviewerNote>,
    /// What is being typed, by where.
    drafts: BTreeMap<DraftField, String>,
    /// Red flags that are raised, in words.
    red_flags: BTreeSet<String>,
    /// Minutes that the interviewer gave beyond the plan.
    given_minutes: u32,
    /// When each component was added that was not on the board at first.
    added: BTreeMap<NodeId, Duration>,
    n_events: u64,
    n_edits: u64,
    n_questions: u64,
    /// The time of the last event.
    last: Duration,
    /// To where edits lead, until the event that says so.
    leads_to: Option<InterviewStep>,
    has_ended: bool,
}

impl SessionState {
    /// An attempt before its first event.
    pub fn new() -> Self {
        Self {
            steps: StepTracker::new(),
            billing: TimeBilling::default(),
            cards: Vec::new(),
            last_question: None,
            notes: Vec::new(),
            drafts: BTreeMap::new(),
            red_flags: BTreeSet::new(),
            given_minutes: 0,
            added: BTreeMap::new(),
            n_events: 0,
            n_edits: 0,
            n_questions: 0,
            last: Duration::ZERO,
            leads_to: None,
            has_ended: false,
        }
    }

    /// Takes an event.
    pub fn take(&mut self, at: Duration, event: &AttemptEvent) {
        let at = at.max(self.last);
        if !self.has_ended {
            self.billing.bill(self.steps.current(), at);
        }
        self.last = at;
        self.n_events += 1;
        match event {
            AttemptEvent::Step { to, by } => self.enter(*to, *by),
            AttemptEvent::Ask {
                text, kind, ids, ..
            } => self.take_question(text, *kind, ids),
            AttemptEvent::NotMeant => self.last_question = None,
            AttemptEvent::Edit { .. } => self.n_edits += 1,
            AttemptEvent::Card { id, about } => self.show_card(at, id, about),
            AttemptEvent::Reply { card, text, way } => {
                self.drafts.remove(&DraftField::Reply);
                if let Some(shown) = self.card_mut(card) {
                    shown.reply = Some((*way, at));
                    shown.text.clone_from(text);
                }
            }
            AttemptEvent::Mark { card, point, on } => {
                if let Some(shown) = self.card_mut(card) {
                    if *on {
                        shown.ticked.insert(*point);
                    } else {
                        shown.ticked.remove(point);
                    }
                }
            }
            AttemptEvent::Pause { lasted, .. } => self.billing.pause(at, *lasted),
            AttemptEvent::Note { step, word, text } => self.notes.push(InterviewerNote {
                at,
                step: *step,
                word: word.clone(),
                text: text.clone(),
            }),
            AttemptEvent::Draft { field, text } => {
                self.drafts.insert(*field, text.clone());
            }
            AttemptEvent::RedFlag { text, on } => {
                self.red_flags.remove(text);
                self.red_flags.extend(on.then(|| text.clone()));
            }
            AttemptEvent::GiveTime { minutes } => {
                let given = self.given_minutes.saturating_add(*minutes);
                self.given_minutes = given.min(SessionSetup::MOST_MINUTES);
            }
            AttemptEvent::End => self.has_ended = true,
            AttemptEvent::Hash { .. }
            | AttemptEvent::View(_)
            | AttemptEvent::Help(_)
            | AttemptEvent::Say { .. }
            | AttemptEvent::Unknown { .. } => {}
        }
    }

    fn show_card(&mut self, at: Duration, id: &str, about: &[NodeId]) {
        self.cards.push(ShownCard {
            id: id.to_owned(),
            about: about.to_vec(),
            at,
            reply: None,
            text: String::new(),
            ticked: BTreeSet::new(),
        });
    }

    fn enter(&mut self, step: InterviewStep, by: StepCause) {
        self.leads_to = None;
        match by {
            StepCause::Start | StepCause::Inferred => self.steps.follow(step),
            StepCause::Hand => self.steps.choose(step),
        }
    }

    fn take_question(&mut self, text: &str, kind: ReplyKind, ids: &[String]) {
        self.n_questions += 1;
        self.drafts.remove(&DraftField::Question);
        self.last_question = (kind == ReplyKind::Answer).then(|| LastQuestion {
            text: text.to_owned(),
            ids: ids.to_vec(),
        });
    }

    /// Takes what an edit changed, after the edit itself. `after` is the board with the change done.
    pub fn take_change(&mut self, change: &Patch, after: &Document, catalog: &Catalog) {
        for (id, slot) in &change.nodes {
            if slot.before.is_none() && slot.after.is_some() {
                self.added.insert(id.clone(), self.last);
            }
        }
        let step = step_of_change(change, after, catalog);
        self.leads_to = step.and_then(|step| self.steps.edited(step));
    }

    fn card_mut(&mut self, id: &str) -> Option<&mut ShownCard> {
        self.cards.iter_mut().rev().find(|card| card.id == id)
    }

    /// The step that the attempt is in; *across* is the wrap-up.
    pub fn step(&self) -> InterviewStep {
        self.steps.current()
    }

    /// Where the time went, up to the last event.
    pub fn billing(&self) -> &TimeBilling {
        &self.billing
    }

    /// Cards that were shown, in order.
    pub fn cards(&self) -> &[ShownCard] {
        &self.cards
    }

    /// The last card while nobody has replied to it.
    pub fn open_card(&self) -> Option<&ShownCard> {
        self.cards.last().filter(|card| card.reply.is_none())
    }

    /// Ids of cards that were answered: in writing, aloud or on the board.
    pub fn answered_cards(&self) -> BTreeSet<String> {
        let is_answer = |way| match way {
            CardReplyWay::Typed | CardReplyWay::Said | CardReplyWay::Shown => true,
            CardReplyWay::NotNow | CardReplyWay::TakenBack => false,
        };
        let cards = self.cards.iter();
        let answered = cards.filter(|card| card.reply.is_some_and(|(way, _)| is_answer(way)));
        answered.map(|card| card.id.clone()).collect()
    }

    /// What was answered last, until it is taken back or something else is asked.
    pub fn last_question(&self) -> Option<&LastQuestion> {
        self.last_question.as_ref()
    }

    /// What an interviewer who is a person noted, in order.
    pub fn notes(&self) -> &[InterviewerNote] {
        &self.notes
    }

    /// What was being typed there and nobody has taken; empty for nothing.
    pub fn draft(&self, field: DraftField) -> &str {
        self.drafts.get(&field).map_or("", String::as_str)
    }

    /// The red flags that an interviewer who is a person raised.
    pub fn red_flags(&self) -> &BTreeSet<String> {
        &self.red_flags
    }

    /// Minutes that the interviewer gave beyond the plan.
    pub fn given_minutes(&self) -> u32 {
        self.given_minutes
    }

    /// When a component was added; `None` for those that were there at first.
    pub fn added_at(&self, node: &NodeId) -> Option<Duration> {
        self.added.get(node).copied()
    }

    /// Events so far.
    pub fn n_events(&self) -> u64 {
        self.n_events
    }

    /// Changes of the board so far.
    pub fn n_edits(&self) -> u64 {
        self.n_edits
    }

    /// How often the interviewer was asked.
    pub fn n_questions(&self) -> u64 {
        self.n_questions
    }

    /// The time of the last event.
    pub fn last(&self) -> Duration {
        self.last
    }

    /// To which step the last edit leads, until the attempt is in it.
    pub fn leads_to(&self) -> Option<InterviewStep> {
        self.leads_to
    }

    /// Whether somebody finished it.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }
}

impl Default for SessionState {
    fn default() -> Self {
        Self::new()
    }
}

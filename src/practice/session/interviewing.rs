//! The interviewer of a session: cards, what they change, and what is said about the time.

use std::time::Duration;

use crate::model::Edit;
use crate::practice::cards::{
    CardSchedule, CardSort, ChangedField, FittingCard, InterviewCard, OpenCurveball,
    changed_fields, put_back_fields, put_fields,
};
use crate::practice::log::{AttemptEvent, CardReplyWay, RecordedAttempt};
use crate::practice::session::{PracticeSession, TimeWarning};

/// A card is shown when nothing was touched for so long.
const BREATH: Duration = Duration::from_secs(4);
/// As long as nothing happens, it is asked so often whether a card fits.
const LOOK_AGAIN: Duration = Duration::from_secs(15);

/// What a person is in the middle of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonBusy {
    /// Nothing.
    Free,
    /// A gesture, a text field or a dialog.
    Busy,
}

/// A card that the interviewer shows now.
#[derive(Clone, Debug)]
pub struct PlayedCard {
    /// The card, in the words of the board.
    pub fitting: FittingCard,
    /// The fields of the requirements card that it changes; none but for curveballs.
    pub changes: Vec<ChangedField>,
    /// The edit that changes them.
    pub edit: Option<Edit>,
}

impl PracticeSession {
    /// What there is to say about the time now.
    pub fn take_warnings(&mut self, now: Duration) -> Vec<TimeWarning> {
        let Some(plan) = self.plan().filter(|_| self.clock.is_running()) else {
            return Vec::new();
        };
        let elapsed = self.elapsed(now);
        let board = (self.writer.document(), self.catalog);
        let mut due = self.warnings.take_due(plan, elapsed, &self.state, board);
        due.retain(|warning| warning.is_said(self.setup.help));
        due
    }

    /// The card that the interviewer shows now, if there is one: in a breath, and not while somebody is busy. It counts
    /// as shown; its edit, if any, is to be made.
    pub fn take_card(&mut self, now: Duration, busy: PersonBusy) -> Option<PlayedCard> {
        let elapsed = self.elapsed(now);
        let is_breath = now.saturating_sub(self.last_input) >= BREATH;
        if !self.clock.is_running() || !is_breath || busy == PersonBusy::Busy {
            return None;
        }
        let seen = (self.state.n_events(), elapsed);
        let is_new = self
            .looked
            .is_none_or(|(n_events, at)| n_events != seen.0 || elapsed >= at + LOOK_AGAIN);
        let schedule = CardSchedule {
            setup: &self.setup,
            state: &self.state,
            memory: &self.memory,
            elapsed,
        };
        if !is_new || !schedule.is_due() {
            return None;
        }
        self.looked = Some(seen);
        let fitting = schedule.next_card(self.writer.document(), self.catalog)?;
        Some(self.play(elapsed, fitting))
    }

    /// In how long a card can be shown at the earliest, if nothing happens until then; `None` when nothing will come of
    /// waiting.
    pub fn next_look(&self, now: Duration) -> Option<Duration> {
        let elapsed = self.elapsed(now);
        let schedule = CardSchedule {
            setup: &self.setup,
            state: &self.state,
            memory: &self.memory,
            elapsed,
        };
        let due = schedule.due_at().filter(|_| self.clock.is_running())?;
        let is_new = self
            .looked
            .is_none_or(|(n_events, at)| n_events != self.state.n_events() || at < due);
        let breath = (self.last_input + BREATH).saturating_sub(now);
        is_new.then(|| due.saturating_sub(elapsed).max(breath))
    }

    pub(super) fn play(&mut self, at: Duration, fitting: FittingCard) -> PlayedCard {
        let event = AttemptEvent::Card {
            id: fitting.card.id.clone(),
            about: fitting.about.clone(),
        };
        self.record(at, &event);
        let document = self.writer.document();
        let changes = changed_fields(&fitting.card.change, document, self.catalog);
        let edit = (!changes.is_empty()).then(|| put_fields(document.brief(), &changes));
        self.open_curveball(&fitting.card.id, &changes);
        PlayedCard {
            fitting,
            changes,
            edit,
        }
    }

    fn open_curveball(&mut self, card: &str, changes: &[ChangedField]) {
        if changes.is_empty() {
            return;
        }
        for changed in changes {
            self.case.change_field(&changed.field, &changed.after);
        }
        self.curveball = Some(OpenCurveball {
            card: card.to_owned(),
            changes: changes.to_vec(),
        });
    }

    /// Takes back what the last curveball changed; the edit puts back what was there. `None` when there is nothing to
    /// take back. Answers that were given stay.
    pub fn take_back_curveball(&mut self, now: Duration) -> Option<Edit> {
        let open = self.curveball.take()?;
        let event = AttemptEvent::Reply {
            card: open.card,
            text: String::new(),
            way: CardReplyWay::TakenBack,
        };
        self.record_now(now, &event);
        self.case.unchanged_fields();
        Some(put_back_fields(self.document().brief(), &open.changes))
    }

    /// Finds again, in an attempt that goes on, what its curveball changed.
    pub(super) fn find_curveball(&mut self, attempt: &RecordedAttempt) {
        let cards = attempt.events().iter().enumerate();
        let mut played = cards.filter_map(|(n, recorded)| match &recorded.event {
            AttemptEvent::Card { id, .. } => {
                let card = InterviewCard::find(id)?;
                (card.sort == CardSort::Curveball).then_some((n, card))
            }
            _ => None,
        });
        let Some((n, card)) = played.next_back() else {
            return;
        };
        let shown = self.state.cards().iter().rfind(|shown| shown.id == card.id);
        let reply = shown.and_then(|shown| shown.reply);
        if reply.is_some_and(|(way, _)| way == CardReplyWay::TakenBack) {
            return;
        }
        let before = attempt.board_after(n);
        let changes = changed_fields(&card.change, &before, self.catalog);
        self.open_curveball(&card.id, &changes);
    }
}

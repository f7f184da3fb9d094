//! The session: one attempt that goes on, its clock, its record and what it has come to.

use std::time::Duration;

use crate::catalog::Catalog;
use crate::model::{Document, Patch};
use crate::practice::answers::InterviewCase;
use crate::practice::cards::{CardMemory, ChangedField, InterviewStep, OpenCurveball};
use crate::practice::log::{
    AttemptEvent, AttemptHeader, AttemptWriter, CardReplyWay, DraftField, HelpUse, PauseCause,
    RecordedAttempt, SeenPart, StepCause,
};
use crate::practice::session::{
    SessionClock, SessionSetup, SessionState, TimeBilling, TimePlan, TimeWarnings, clock_face,
    whole_millis,
};

/// The part of the board that is seen is recorded this often at most.
const VIEW_SPACING: Duration = Duration::from_secs(1);
/// What is being typed is recorded this often at most.
const DRAFT_SPACING: Duration = Duration::from_secs(2);
/// Characters of it that are recorded.
const MOST_DRAFTED: usize = 2_000;

/// One attempt while it goes on.
pub struct PracticeSession {
    pub(super) setup: SessionSetup,
    pub(super) case: InterviewCase,
    pub(super) catalog: &'static Catalog,
    pub(super) clock: SessionClock,
    pub(super) state: SessionState,
    pub(super) writer: AttemptWriter,
    /// When a part of the board that is seen was recorded last, and which.
    last_view: Option<(Duration, SeenPart)>,
    /// When what is being typed was recorded last.
    last_draft: Option<Duration>,
    /// The last key, click or movement, as a moment.
    pub(super) last_input: Duration,
    pub(super) memory: CardMemory,
    pub(super) warnings: TimeWarnings,
    pub(super) curveball: Option<OpenCurveball>,
    /// After how many events, and when, it was last asked which card fits.
    pub(super) looked: Option<(u64, Duration)>,
}

impl PracticeSession {
    /// An attempt that begins with that board.
    pub fn start(
        header: &AttemptHeader,
        case: InterviewCase,
        memory: CardMemory,
        base: Document,
    ) -> Self {
        let mut session = Self {
            setup: header.setup.clone(),
            case,
            catalog: Catalog::in_use(),
            clock: SessionClock::new(),
            state: SessionState::new(),
            writer: AttemptWriter::new(header, base),
            last_view: None,
            last_draft: None,
            last_input: Duration::ZERO,
            memory,
            warnings: TimeWarnings::default(),
            curveball: None,
            looked: None,
        };
        session.record(
            Duration::ZERO,
            &AttemptEvent::Step {
                to: InterviewStep::Clarify,
                by: StepCause::Start,
            },
        );
        session
    }

    /// Goes on with an attempt where it stopped: its clock stands still until [`Self::go_on`]. What no board may be is
    /// put right first, by an edit like others.
    pub fn continued(attempt: &RecordedAttempt, case: InterviewCase, memory: CardMemory) -> Self {
        let state = attempt.state().clone();
        let elapsed = state.last();
        let clock = if state.has_ended() {
            SessionClock::stopped_at(elapsed)
        } else {
            SessionClock::paused_at(elapsed)
        };
        let document = attempt.document().clone();
        let mut session = Self {
            setup: attempt.header().setup.clone(),
            case,
            catalog: Catalog::in_use(),
            clock,
            writer: AttemptWriter::after(document, state.n_edits(), elapsed),
            state,
            last_view: None,
            last_draft: None,
            last_input: Duration::ZERO,
            memory,
            warnings: TimeWarnings::default(),
            curveball: None,
            looked: None,
        };
        session.find_curveball(attempt);
        if let Some(plan) = session.plan() {
            // What was due before is not said again.
            let board = (session.writer.document(), session.catalog);
            drop(
                session
                    .warnings
                    .take_due(plan, elapsed, &session.state, board),
            );
        }
        let settled = attempt.settled_document();
        let repair = Patch::between(attempt.document(), &settled);
        if !repair.is_empty() {
            session.edit(Duration::ZERO, "Repair the board", &repair);
        }
        session
    }

    /// Adds an event at a time of the attempt.
    pub(super) fn record(&mut self, at: Duration, event: &AttemptEvent) {
        self.writer.add(at, event);
        self.state.take(at, event);
    }

    /// Adds an event now.
    pub(super) fn record_now(&mut self, now: Duration, event: &AttemptEvent) {
        self.record(self.clock.elapsed(now), event);
    }

    /// The task is on screen.
    pub fn show(&mut self, now: Duration) {
        self.clock.show(now);
    }

    /// There was a key, a click or a movement.
    pub fn input(&mut self, now: Duration) {
        self.clock.input(now);
        self.last_input = now;
    }

    /// The board changed, as a committed step of the history says. Two changes in a row that belong to another step
    /// lead to it.
    pub fn edit(&mut self, now: Duration, label: &str, change: &Patch) {
        let event = AttemptEvent::Edit {
            label: label.to_owned(),
        };
        let at = self.clock.elapsed(now);
        self.writer.add_edit(at, &event, change);
        self.state.take(at, &event);
        let after = self.writer.document();
        self.state.take_change(change, after, self.catalog);
        if let Some(to) = self.state.leads_to() {
            let by = StepCause::Inferred;
            self.record_now(now, &AttemptEvent::Step { to, by });
        }
    }

    /// Somebody chose a step.
    pub fn choose_step(&mut self, now: Duration, to: InterviewStep) {
        if to != self.state.step() && !self.state.has_ended() {
            let by = StepCause::Hand;
            self.record_now(now, &AttemptEvent::Step { to, by });
        }
    }

    /// Somebody went on to the next step; at the last one nothing happens.
    pub fn next_step(&mut self, now: Duration) {
        let next = InterviewStep::ALL.get(self.state.step() as usize + 1);
        if let Some(next) = next {
            self.choose_step(now, *next);
        }
    }

    /// Somebody went back a step; at the first one nothing happens.
    pub fn previous_step(&mut self, now: Duration) {
        let before = (self.state.step() as usize).checked_sub(1);
        if let Some(before) = before {
            self.choose_step(now, InterviewStep::ALL[before]);
        }
    }

    /// The clock stops until [`Self::go_on`].
    pub fn pause(&mut self, now: Duration) {
        self.clock.pause(now);
    }

    /// The clock runs again. `away` is how long the program did not see of the pause, for instance while it was closed.
    pub fn go_on(&mut self, now: Duration, by: PauseCause, away: Duration) {
        if let Some(seen) = self.clock.go_on(now) {
            let lasted = seen.saturating_add(whole_millis(away));
            self.record_now(now, &AttemptEvent::Pause { lasted, by });
        }
        self.last_input = now;
    }

    /// The last card is replied to; without an open card nothing happens.
    pub fn reply(&mut self, now: Duration, way: CardReplyWay, text: &str) {
        let Some(open) = self.state.open_card() else {
            return;
        };
        let event = AttemptEvent::Reply {
            card: open.id.clone(),
            text: text.to_owned(),
            way,
        };
        self.record_now(now, &event);
    }

    /// A point of a good answer to a card, from 0, is ticked, or no longer when it was.
    pub fn toggle_mark(&mut self, now: Duration, card: &str, point: usize) {
        let shown = self.state.cards().iter().rfind(|shown| shown.id == card);
        let event = AttemptEvent::Mark {
            card: card.to_owned(),
            point,
            on: shown.is_none_or(|shown| !shown.ticked.contains(&point)),
        };
        self.record_now(now, &event);
    }

    /// That text is being typed, so that it is there again after a crash. It is recorded every two seconds at most, and
    /// at once when nothing is left of it; says whether the record is behind.
    pub fn type_draft(&mut self, now: Duration, field: DraftField, text: &str) -> bool {
        let text: String = text.chars().take(MOST_DRAFTED).collect();
        if self.state.draft(field) == text || self.state.has_ended() {
            return false;
        }
        let is_due = self
            .last_draft
            .is_none_or(|last| now >= last + DRAFT_SPACING);
        if is_due || text.is_empty() {
            self.last_draft = Some(now);
            self.record_now(now, &AttemptEvent::Draft { field, text });
        }
        !is_due
    }

    /// Help was used.
    pub fn use_help(&mut self, now: Duration, what: HelpUse) {
        self.record_now(now, &AttemptEvent::Help(what));
    }

    /// Another part of the board is seen. It is recorded once a second at most.
    pub fn look_at(&mut self, now: Duration, seen: SeenPart) {
        let is_due = self
            .last_view
            .is_none_or(|(last, before)| before != seen && now >= last + VIEW_SPACING);
        if is_due && self.clock.is_running() {
            self.last_view = Some((now, seen));
            self.record_now(now, &AttemptEvent::View(seen));
        }
    }

    /// Somebody finished: the clock stops for good.
    pub fn end(&mut self, now: Duration) {
        if !self.state.has_ended() {
            self.clock.pause(now);
            self.record_now(now, &AttemptEvent::End);
            self.clock.stop(now);
        }
    }

    /// The lines since the last call, to be appended to the attempt's file in one write.
    pub fn take_lines(&mut self) -> String {
        self.writer.take_lines()
    }

    /// What was chosen for it.
    pub fn setup(&self) -> &SessionSetup {
        &self.setup
    }

    /// What it has come to.
    pub fn state(&self) -> &SessionState {
        &self.state
    }

    /// The kinds and fields it is about.
    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    /// What the last curveball changed, as long as it can be taken back.
    pub fn curveball(&self) -> &[ChangedField] {
        self.curveball.as_ref().map_or(&[], |open| &open.changes)
    }

    /// The board as the last edit left it.
    pub fn document(&self) -> &Document {
        self.writer.document()
    }

    /// The clock.
    pub fn clock(&self) -> &SessionClock {
        &self.clock
    }

    /// The plan of its time, with what the interviewer gave; `None` without a limit.
    pub fn plan(&self) -> Option<TimePlan> {
        let minutes = self.setup.minutes?;
        TimePlan::new(minutes.saturating_add(self.state.given_minutes()))
    }

    /// Unpaused time since the start.
    pub fn elapsed(&self, now: Duration) -> Duration {
        self.clock.elapsed(now)
    }

    /// What the clock shows.
    pub fn clock_face(&self, now: Duration) -> String {
        clock_face(self.elapsed(now), self.plan().map(TimePlan::whole))
    }

    /// Where the time went up to now.
    pub fn billing(&self, now: Duration) -> TimeBilling {
        let billing = self.state.billing();
        if self.state.has_ended() {
            return billing.clone();
        }
        billing.until(self.state.step(), self.elapsed(now))
    }
}

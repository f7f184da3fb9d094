//! The room: an attempt that goes on, with its file and what its panels show.

use std::path::Path;
use std::time::Duration;

use crate::app::documents::DocumentId;
use crate::app::practice::chat_lines::Chat;
use crate::app::practice::heard::HeardAnswers;
use crate::app::practice::interviewer::drawer::{DrawerPlace, InterviewerDrawer};
use crate::app::practice::open_card::OpenCard;
use crate::app::practice::recorder::AttemptRecorder;
use crate::app::practice::review::state::ReviewState;
use crate::app::practice::side_tab::SideTab;
use crate::app::practice::wrap_up::draft::WrapUpDraft;
use crate::app::widgets::FieldDrafts;
use crate::editor::{
    Action, BoardAction, Editor, StepDirection, set_note_step, set_practice, set_shown_findings,
    take_committed,
};
use crate::file::GrowingFile;
use crate::model::Edit;
use crate::practice::{
    DraftField, HelpUse, InterviewStep, PauseCause, PersonBusy, PracticeSession, SeenPart,
};
use crate::scene::FindingsFilter;

/// The task is read for so long at most before the clock starts by itself.
const LONGEST_READING: Duration = Duration::from_secs(30);
/// What is being typed is recorded at the latest after so long.
const DRAFT_WAIT: Duration = Duration::from_secs(2);

/// What the room is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomPhase {
    /// Somebody works, or it is paused.
    Interview,
    /// It is over, and looked back on.
    Review,
}

/// What a person does in a frame.
#[derive(Clone, Copy, Debug)]
pub struct PersonNow {
    /// There was a key or a click.
    pub has_input: bool,
    /// A gesture, a question, a dialog.
    pub busy: PersonBusy,
}

/// What the room asks of the window.
#[derive(Clone, Debug, PartialEq)]
pub enum RoomRequest {
    /// Something for the board.
    Act(Action),
    /// The keyboard is the board's again.
    ToCanvas,
    /// A screen reader says it.
    Announce(String),
    /// It is shown for a while.
    Tell(String),
    /// The reference of the case is opened; the room is over.
    Reference,
    /// The room is over.
    Leave,
}

impl RoomRequest {
    /// An edit of the board, as one step.
    pub(super) fn commit(label: &str, edit: Edit) -> Self {
        let label = label.to_owned();
        Self::Act(Action::Board(BoardAction::Commit(label, vec![edit])))
    }
}

/// An attempt that goes on on a board.
pub struct PracticeRoom {
    /// The board.
    pub document: DocumentId,
    /// The attempt.
    pub(super) session: PracticeSession,
    recorder: AttemptRecorder,
    /// Whether it goes on.
    pub(super) phase: RoomPhase,
    /// What was said.
    pub(super) chat: Chat,
    /// What the interviewer asks just now.
    pub(super) card: Option<OpenCard>,
    /// What the interviewer said of the card's fields.
    pub(super) heard: HeardAnswers,
    /// What a person who interviews has open.
    pub(super) drawer: InterviewerDrawer,
    /// Where the review is.
    pub(super) review: ReviewState,
    /// What the panel at the left shows.
    pub(super) tab: SideTab,
    /// The panel's page that asks for the keyboard.
    pub(super) takes_keys: Option<SideTab>,
    /// What is being typed in its fields.
    pub(super) drafts: FieldDrafts,
    /// What is being typed in the wrap-up.
    pub(super) wrap_up: WrapUpDraft,
    /// Whether the clock is out of sight.
    pub(super) is_clock_hidden: bool,
    /// The step that the panels were shown for.
    shown_step: InterviewStep,
    /// When the task came on screen.
    shown_at: Option<Duration>,
    /// Its clock stands still since the program was closed.
    was_closed: bool,
    /// How long nobody had been there, and when that was known.
    away: Option<(Duration, Duration)>,
    has_told_pause: bool,
    /// Something was typed that is to be recorded after that long.
    draft_wait: Option<Duration>,
}

impl PracticeRoom {
    /// A room for an attempt that is begun or continued.
    pub fn new(document: DocumentId, session: PracticeSession, file: GrowingFile) -> Self {
        let shown_step = session.state().step();
        let mut chat = Chat::recalled(session.document().brief());
        session
            .state()
            .draft(DraftField::Question)
            .clone_into(&mut chat.typed);
        chat.takes_keys = SideTab::of_step(shown_step) == SideTab::Ask;
        Self {
            document,
            recorder: AttemptRecorder::new(file),
            phase: RoomPhase::Interview,
            chat,
            card: OpenCard::recalled(&session),
            heard: HeardAnswers::default(),
            drawer: InterviewerDrawer::default(),
            review: ReviewState::default(),
            tab: SideTab::of_step(shown_step),
            takes_keys: None,
            drafts: FieldDrafts::default(),
            wrap_up: WrapUpDraft::recalled(session.state()),
            is_clock_hidden: false,
            shown_step,
            shown_at: None,
            was_closed: session.clock().is_paused(),
            away: None,
            has_told_pause: false,
            draft_wait: None,
            session,
        }
    }

    /// What the room is in.
    pub fn phase(&self) -> RoomPhase {
        self.phase
    }

    /// The attempt.
    pub fn session(&self) -> &PracticeSession {
        &self.session
    }

    /// Its file.
    pub fn path(&self) -> &Path {
        self.recorder.path()
    }

    /// Whether the clock stands still and the board is covered.
    pub fn is_paused(&self) -> bool {
        self.phase == RoomPhase::Interview && self.session.clock().is_paused()
    }

    /// Takes what was done on the board, follows the step, and says what is to be told. Called once a frame.
    pub fn keep(
        &mut self,
        editor: &mut Editor,
        now: Duration,
        person: PersonNow,
    ) -> Vec<RoomRequest> {
        let mut requests = Vec::from_iter(self.leave_drawer());
        if self.phase == RoomPhase::Review {
            let told = if self.has_tried_again() {
                FindingsFilter::All
            } else {
                FindingsFilter::None
            };
            set_shown_findings(editor, told);
            requests.extend(self.write());
            return requests;
        }
        self.session.show(now);
        if person.has_input {
            self.session.input(now);
        }
        let shown = *self.shown_at.get_or_insert(now);
        if now >= shown + LONGEST_READING && self.session.elapsed(now).is_zero() {
            self.session.input(now);
        }
        for step in take_committed(editor) {
            self.session.edit(now, &step.label, &step.patch);
        }
        let step = self.session.state().step();
        if step != self.shown_step {
            self.shown_step = step;
            self.tab = SideTab::of_step(step);
            self.takes_keys = Some(self.tab);
        }
        set_note_step(editor, step);
        self.session.look_at(now, seen_part(editor));
        self.keep_drafts(now);
        for warning in self.session.take_warnings(now) {
            requests.push(RoomRequest::Tell(warning.to_string()));
        }
        let busy = if self.is_typing() {
            PersonBusy::Busy
        } else {
            person.busy
        };
        requests.extend(self.look_for_card(now, busy));
        requests.extend(self.write());
        requests
    }

    /// Records what is being typed.
    fn keep_drafts(&mut self, now: Duration) {
        let [fails, notice, do_first] = &self.wrap_up.answers;
        let reply = self.card.as_ref().map_or("", |card| card.typed.as_str());
        let drafts = [
            (DraftField::Question, self.chat.typed.as_str()),
            (DraftField::Reply, reply),
            (DraftField::Fails, fails),
            (DraftField::Notice, notice),
            (DraftField::DoFirst, do_first),
        ];
        self.draft_wait = None;
        for (field, text) in drafts {
            if self.session.type_draft(now, field, text) {
                self.draft_wait = Some(DRAFT_WAIT);
            }
        }
    }

    /// Appends what happened to the file.
    pub fn write(&mut self) -> Option<RoomRequest> {
        let lines = self.session.take_lines();
        self.recorder.write(&lines).map(RoomRequest::Tell)
    }

    /// Makes the disk hold what was written, when it is time: what is to be done on a thread.
    pub fn due_sync(
        &mut self,
        now: Duration,
    ) -> Option<impl FnOnce() -> std::io::Result<()> + Send + 'static + use<>> {
        self.recorder.due_sync(now)
    }

    /// In how many seconds the window must be drawn again for the clock; `None` while nothing of it shows.
    pub fn next_tick(&self, now: Duration) -> Option<Duration> {
        let runs = self.session.clock().is_running();
        if self.phase == RoomPhase::Review {
            return None;
        }
        if let Some(shown) = self.shown_at
            && self.session.elapsed(now).is_zero()
            && !self.session.clock().is_paused()
        {
            return Some((shown + LONGEST_READING).saturating_sub(now));
        }
        if self.is_clock_hidden && self.drawer_place() == DrawerPlace::Closed {
            let look = self.session.next_look(now);
            return self.draft_wait.into_iter().chain(look).min();
        }
        runs.then(|| {
            let elapsed = self.session.elapsed(now);
            let into = elapsed.subsec_millis();
            Duration::from_millis(u64::from(1000 - into))
        })
    }

    /// The attempt goes on after the program was closed for that long.
    pub fn was_away(&mut self, now: Duration, away: Duration) {
        self.away = Some((now, away));
    }

    /// To the next step, or the one before.
    pub fn step(&mut self, now: Duration, direction: StepDirection) -> Option<RoomRequest> {
        let leaves_clarify = self.session.state().step() == InterviewStep::Clarify;
        let has_number = !self.session.document().brief().requirements.is_empty();
        if direction.is_forward() {
            self.session.next_step(now);
        } else {
            self.session.previous_step(now);
        }
        let is_bare = leaves_clarify && direction.is_forward() && !has_number;
        is_bare.then(|| RoomRequest::Tell(super::texts::NO_NUMBER.to_owned()))
    }

    /// Stops the clock, or lets it run on.
    pub fn pause_or_go_on(&mut self, now: Duration) -> Option<RoomRequest> {
        if self.session.clock().is_paused() {
            let was_closed = std::mem::take(&mut self.was_closed);
            let by = if was_closed {
                PauseCause::Closed
            } else {
                PauseCause::Hand
            };
            let away = self.away.take().map_or(Duration::ZERO, |(since, away)| {
                away + now.saturating_sub(since)
            });
            self.session.go_on(now, by, away);
            return None;
        }
        self.session.pause(now);
        let is_first = !std::mem::replace(&mut self.has_told_pause, true);
        let is_room = self.session.setup().help == crate::practice::HelpMode::Room;
        (is_first && is_room).then(|| RoomRequest::Tell(super::texts::NO_PAUSE.to_owned()))
    }

    /// Hides the clock, or shows it again; recording goes on.
    pub fn toggle_clock(&mut self, now: Duration) {
        self.is_clock_hidden = !self.is_clock_hidden;
        let what = if self.is_clock_hidden {
            HelpUse::ClockHidden
        } else {
            HelpUse::ClockShown
        };
        self.session.use_help(now, what);
    }

    /// To the first step in which something is drawn.
    pub fn start_drawing(&mut self, now: Duration) {
        self.session.choose_step(now, InterviewStep::Data);
    }

    /// Puts the keyboard into the chat.
    pub fn ask(&mut self) {
        self.tab = SideTab::Ask;
        self.chat.takes_keys = true;
    }

    /// Shows a card that a person who interviews chose.
    pub(super) fn show_card(&mut self, now: Duration, id: &str) -> Vec<RoomRequest> {
        let played = self.session.play_card(now, id);
        played.map_or_else(Vec::new, |played| self.open(played))
    }

    /// Ends the interview and opens the review.
    pub fn finish(&mut self, editor: &mut Editor, now: Duration) -> Option<RoomRequest> {
        for step in take_committed(editor) {
            self.session.edit(now, &step.label, &step.patch);
        }
        self.session.end(now);
        self.phase = RoomPhase::Review;
        set_practice(editor, None);
        set_shown_findings(editor, FindingsFilter::None);
        self.write()
    }
}

/// The part of the board in view, to whole units and hundredths: what a replay shows needs no more.
fn seen_part(editor: &Editor) -> SeenPart {
    let camera = editor.camera();
    let center = camera.to_world(editor.viewport().center());
    SeenPart {
        center: crate::geom::Point::new(center.x.round(), center.y.round()),
        zoom: (camera.zoom * 100.0).round() / 100.0,
    }
}

//! Attempts in the window: setting one up, beginning or continuing it, one frame of it, and its end.

use std::path::Path;
use std::time::{Duration, SystemTime};

use eframe::egui::{
    CentralPanel, Context, Event, Frame, Id, Margin, Panel, Popup, Ui, ViewportBuilder, ViewportId,
};

use crate::app::clock::time_of_day;
use crate::app::dialogs::OpenDialog;
use crate::app::documents::{DocumentId, DocumentSource};
use crate::app::jobs::JobResult;
use crate::app::keys;
use crate::app::practice::{
    DrawerPlace, PersonNow, PracticeCase, PracticeRoom, RoomPhase, RoomRequest, SetupForm,
    SetupOutcome, attempts_folder, begin_file, card_memory, interviewer_of, no_case, not_begun,
    not_read, paused_ui, read_with_time, room_board,
};
use crate::app::style::{self, color32};
use crate::app::window::{App, Screen, focus_canvas};
use crate::editor::{
    Action, Editor, PracticeRequest, ToastKind, set_practice, set_shown_findings, take_committed,
};
use crate::file::{GrowingFile, board_hash, moment_in_names};
use crate::practice::{AttemptHeader, PersonBusy, PracticeSession, SessionSetup};
use crate::scene::FindingsFilter;

impl App {
    /// Opens the sheet in which an attempt is set up. Without a case, chance draws one.
    pub(in crate::app::window) fn set_up_practice(&mut self, case: Option<&str>) {
        let passed = time_of_day()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let seed = passed.subsec_nanos().wrapping_mul(2_654_435_761);
        let last = SessionSetup {
            case: String::new(),
            ..self.last_setup.clone()
        };
        let form = SetupForm::new(&last, case, seed, self.user.folder());
        self.dialog = Some(OpenDialog::Practise(Box::new(form)));
    }

    /// Goes on with an attempt where it stopped.
    pub(in crate::app::window) fn continue_attempt(&mut self, ctx: &Context, path: &Path) {
        let (attempt, written) = match read_with_time(path) {
            Ok(read) => read,
            Err(error) => return self.toasts.add(not_read(path, &error), ToastKind::Error),
        };
        let id = attempt.header().setup.case.clone();
        let case = match PracticeCase::find(&id, self.user.folder()) {
            Ok(case) => case,
            Err(error) => return self.toasts.add(no_case(&id, &error), ToastKind::Error),
        };
        let file = match GrowingFile::reopen(path, attempt.text().len() as u64) {
            Ok(file) => file,
            Err(error) => return self.toasts.add(not_begun(&error), ToastKind::Error),
        };
        let folder = attempts_folder(self.user.folder());
        let memory = card_memory(&folder, &id, path);
        let session = PracticeSession::continued(&attempt, case.answers, memory);
        enter_room(self, ctx, session, file);
        let away = written.and_then(|written| time_of_day().duration_since(written).ok());
        if let (Some(room), Some(away)) = (&mut self.room, away) {
            room.was_away(moment(ctx), away);
        }
    }

    /// Takes what was done in this frame, and has the window drawn again for the clock.
    pub(in crate::app::window) fn keep_room(&mut self, ctx: &Context) {
        let now = moment(ctx);
        let Some(room) = &mut self.room else {
            return;
        };
        let front = &mut self.documents.front;
        if front.id != room.document {
            return;
        }
        let person = person_now(ctx, &front.editor, self.dialog.as_ref());
        let requests = room.keep(&mut front.editor, now, person);
        if let Some(sync) = room.due_sync(now) {
            self.jobs.start(move || match sync() {
                Ok(()) => JobResult::Done,
                Err(error) => JobResult::Notice(format!("The disk refuses the attempt: {error}")),
            });
        }
        if let Some(wait) = room.next_tick(now) {
            ctx.request_repaint_after(wait);
        }
        for request in requests {
            self.perform_in_room(ctx, request);
        }
    }

    /// Does what a practice command asks for.
    pub(in crate::app::window) fn practise(&mut self, ctx: &Context, request: PracticeRequest) {
        let now = moment(ctx);
        if request == PracticeRequest::SetUp {
            return self.set_up_practice(None);
        }
        self.flush();
        if request == PracticeRequest::Replay {
            return self.replay_last();
        }
        let Some(room) = &mut self.room else {
            return;
        };
        let editor = &mut self.documents.front.editor;
        let said = match request {
            PracticeRequest::SetUp | PracticeRequest::Replay => None,
            PracticeRequest::Ask => {
                room.ask();
                None
            }
            PracticeRequest::AnswerCard => {
                room.answer_card();
                None
            }
            PracticeRequest::Step(direction) => room.step(now, direction),
            PracticeRequest::ShowOrHideDrawer => room.toggle_drawer(usual_drawer(ctx)),
            PracticeRequest::PauseOrGoOn => room.pause_or_go_on(now),
            PracticeRequest::ShowOrHideClock => {
                room.toggle_clock(now);
                None
            }
            PracticeRequest::Finish => room.finish(editor, now),
        };
        if request == PracticeRequest::Finish {
            self.documents.front.is_given_up = false;
        }
        if let Some(said) = said {
            self.perform_in_room(ctx, said);
        }
    }

    pub(in crate::app::window) fn perform_in_room(&mut self, ctx: &Context, request: RoomRequest) {
        match request {
            RoomRequest::Act(action) => {
                let effects = self.documents.front.editor.act(action);
                self.perform_all(ctx, effects);
            }
            RoomRequest::ToCanvas => focus_canvas(ctx),
            RoomRequest::Announce(words) => self.toasts.announce(words),
            RoomRequest::Tell(words) => self.toasts.add(words, ToastKind::Info),
            RoomRequest::Reference => {
                let case = self
                    .room
                    .as_ref()
                    .map(|room| room.session().setup().case.clone());
                end_room(self);
                let case = case.unwrap_or_default();
                self.open_reference(ctx, &case);
            }
            RoomRequest::Leave => {
                end_room(self);
                focus_canvas(ctx);
            }
        }
    }

    /// The bar, and what covers the rest while the clock stands still.
    pub(in crate::app::window) fn paused_ui(&mut self, ui: &mut Ui) {
        let now = moment(ui);
        let Some(room) = &mut self.room else {
            return;
        };
        let editor = &self.documents.front.editor;
        let bar = Frame::new()
            .fill(color32(style::tokens(ui).panel))
            .inner_margin(Margin::symmetric(14, 0));
        let mut actions: Vec<Action> = Vec::new();
        Panel::top("practice bar")
            .exact_size(44.0)
            .resizable(false)
            .frame(bar)
            .show(ui, |ui| actions.extend(room.bar_ui(ui, editor, now)));
        let mut requests = Vec::new();
        room.drawer_beside_ui(ui, editor, now, &mut requests);
        actions.extend(paused_ui(ui, room, editor, now));
        requests.extend(actions.into_iter().map(RoomRequest::Act));
        for request in requests {
            self.perform_in_room(ui, request);
        }
    }
}

/// The interviewer's window, when the drawer is in one.
pub(in crate::app::window) fn interviewer_ui(app: &mut App, ctx: &Context) {
    let Some(room) = &mut app.room else {
        return;
    };
    let front = &app.documents.front;
    let is_shown = app.screen == Screen::Board && front.id == room.document;
    if !is_shown || room.drawer_place() != DrawerPlace::OwnWindow {
        return;
    }
    let requests = interviewer_window(ctx, room, &front.editor);
    for request in requests {
        app.perform_in_room(ctx, request);
    }
}

/// A window of its own, which is closed as windows are, or by the key that opened it.
fn interviewer_window(ctx: &Context, room: &mut PracticeRoom, editor: &Editor) -> Vec<RoomRequest> {
    let now = moment(ctx);
    let title = interviewer_of(room.session().document().title());
    let builder = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("mlboard")
        .with_inner_size([440.0, 760.0])
        .with_min_inner_size([340.0, 480.0]);
    let id = ViewportId(Id::unique("interviewer's window"));
    ctx.show_viewport_immediate(id, builder, |ui, _| {
        let mut requests = Vec::new();
        if ui.input(|input| input.viewport().close_requested()) {
            requests.extend(room.put_drawer(DrawerPlace::Closed));
        }
        for command in ["practice.interviewer", "practice.pause"] {
            if is_pressed(ui, editor, command) {
                requests.push(RoomRequest::Act(Action::Run(command)));
            }
        }
        let frame = Frame::new()
            .fill(color32(style::tokens(ui).panel))
            .inner_margin(Margin::same(14));
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| room.drawer_ui(ui, editor, now, &mut requests));
        requests
    })
}

/// Whether the keys of a command were pressed in this window.
fn is_pressed(ctx: &Context, editor: &Editor, command: &str) -> bool {
    ctx.input(|input| {
        let held = input.modifiers;
        let mut events = input.events.iter();
        events.any(|event| {
            let chord = keys::chord_from_event(event, held, editor.keymap());
            let meant = chord.and_then(|chord| editor.command_for(chord));
            meant.is_some_and(|meant| meant.id == command)
        })
    })
}

/// In a window of its own, where the desktop has windows.
fn usual_drawer(ctx: &Context) -> DrawerPlace {
    if ctx.embed_viewports() {
        DrawerPlace::Beside
    } else {
        DrawerPlace::OwnWindow
    }
}

/// A moment of a clock that never goes back.
pub(in crate::app) fn moment(ctx: &Context) -> Duration {
    let time = ctx.input(|input| input.time);
    Duration::try_from_secs_f64(time.max(0.0)).unwrap_or_default()
}

fn person_now(ctx: &Context, editor: &Editor, dialog: Option<&OpenDialog>) -> PersonNow {
    let has_input = ctx.input(|input| {
        let is_touched = |event: &Event| {
            matches!(
                event,
                Event::Key { .. } | Event::PointerButton { .. } | Event::Text(_)
            )
        };
        input.events.iter().any(is_touched)
    });
    let is_busy = dialog.is_some()
        || editor.prompt().is_some()
        || Popup::is_any_open(ctx)
        || ctx.input(|input| input.pointer.any_down());
    PersonNow {
        has_input,
        busy: if is_busy {
            PersonBusy::Busy
        } else {
            PersonBusy::Free
        },
    }
}

fn begin_attempt(app: &mut App, ctx: &Context, setup: SessionSetup) {
    let case = match PracticeCase::find(&setup.case, app.user.folder()) {
        Ok(case) => case,
        Err(error) => {
            return app
                .toasts
                .add(no_case(&setup.case, &error), ToastKind::Error);
        }
    };
    let started = time_of_day();
    let moment = moment_in_names(started);
    let file = match begin_file(app.user.folder(), &setup.case, &moment) {
        Ok(file) => file,
        Err(error) => return app.toasts.add(not_begun(&error), ToastKind::Error),
    };
    let base = room_board(&case.reference, &setup.case);
    let header = AttemptHeader::new(setup.clone(), board_hash(&case.reference), started);
    let folder = attempts_folder(app.user.folder());
    let memory = card_memory(&folder, &setup.case, file.path());
    let session = PracticeSession::start(&header, case.answers, memory, base);
    app.last_setup = setup;
    enter_room(app, ctx, session, file);
}

fn enter_room(app: &mut App, ctx: &Context, session: PracticeSession, file: GrowingFile) {
    let document = session.document().clone();
    let source = DocumentSource {
        is_new: true,
        ..DocumentSource::default()
    };
    end_room(app);
    app.put(ctx, document, source);
    let front = &mut app.documents.front;
    // What is done on it is in the attempt's file.
    front.is_given_up = true;
    set_practice(&mut front.editor, Some(session.setup().help));
    take_committed(&mut front.editor);
    let mut room = PracticeRoom::new(front.id, session, file);
    if room.session().setup().is_for_two {
        room.put_drawer(usual_drawer(ctx));
    }
    app.room = Some(room);
    app.screen = Screen::Board;
}

/// The attempt is over and looked back on: its board is one like others, which tells its findings.
fn end_room(app: &mut App) {
    let Some(room) = app.room.take() else {
        return;
    };
    if let Some(board) = app.documents.get_mut(room.document) {
        set_practice(&mut board.editor, None);
        set_shown_findings(&mut board.editor, FindingsFilter::All);
    }
}

/// The board whose steps an attempt keeps.
pub(in crate::app::window) fn attempt_board(app: &App) -> Option<DocumentId> {
    let room = app.room.as_ref()?;
    (room.phase() == RoomPhase::Interview).then_some(room.document)
}

pub(in crate::app::window) fn is_paused(app: &App) -> bool {
    app.room.as_ref().is_some_and(PracticeRoom::is_paused)
}

pub(in crate::app::window) fn ask_practice(
    app: &mut App,
    ctx: &Context,
    mut form: Box<SetupForm>,
) -> Option<OpenDialog> {
    match form.dialog_ui(ctx) {
        SetupOutcome::Open => return Some(OpenDialog::Practise(form)),
        SetupOutcome::Cancelled => {}
        SetupOutcome::Start(setup) => begin_attempt(app, ctx, setup),
    }
    None
}

//! Looking at an attempt again in the window, and going on from one of its moments.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::app::canvas::KeysFor;
use crate::app::clock::time_of_day;
use crate::app::jobs::{JobQueue, JobResult};
use crate::app::practice::{
    AttemptReplay, NO_ATTEMPT, NOT_YET_OVER, PracticeRoom, ReplayRequest, RoomPhase,
    attempts_folder, begin_file, latest_attempt, not_begun, not_read, read_recorded,
};
use crate::app::style;
use crate::app::toasts::ToastEdge;
use crate::app::window::{App, Screen, focus_canvas, moment};
use crate::catalog::Catalog;
use crate::editor::ToastKind;
use crate::file::moment_in_names;
use crate::practice::RecordedAttempt;

impl App {
    /// Looks again at the attempt that was finished here, or else at the latest.
    pub(in crate::app::window) fn replay_last(&mut self) {
        let is_running = |room: &PracticeRoom| room.phase() == RoomPhase::Interview;
        let path = match &self.room {
            Some(room) if is_running(room) => {
                return self.toasts.add(NOT_YET_OVER, ToastKind::Info);
            }
            Some(room) => Some(room.path().to_owned()),
            None => latest_attempt(&attempts_folder(self.user.folder())),
        };
        match path {
            Some(path) => read_replay(&self.jobs, path),
            None => self.toasts.add(NO_ATTEMPT, ToastKind::Info),
        }
    }

    /// An attempt was read, or not.
    pub(in crate::app::window) fn recorded(
        &mut self,
        ctx: &Context,
        path: &Path,
        read: Result<RecordedAttempt, String>,
    ) {
        let attempt = match read {
            Ok(attempt) => attempt,
            Err(error) => {
                let words = not_read(path, &error);
                return self.toasts.add(words, ToastKind::Error);
            }
        };
        for damage in attempt.damage() {
            self.toasts.add(damage.to_string(), ToastKind::Warning);
        }
        if let Some(reason) = attempt.read_only() {
            self.toasts.add(reason, ToastKind::Warning);
        }
        let (whole, file) = (attempt.clone(), path.to_owned());
        self.jobs.start(move || {
            let lines = whole.finding_lines(Catalog::in_use());
            JobResult::FindingsOfReplay(file, lines)
        });
        let theme = style::theme_of(ctx);
        self.replay = Some(AttemptReplay::new(path.to_owned(), attempt, theme));
        self.screen = Screen::Replay;
        focus_canvas(ctx);
    }

    /// One frame of the attempt that is looked at.
    pub(in crate::app::window) fn replay_ui(&mut self, ui: &mut Ui) {
        let Some(replay) = &mut self.replay else {
            leave_replay(self, ui);
            return;
        };
        let all = ui.max_rect();
        let keys = if self.dialog.is_some() {
            KeysFor::Others
        } else {
            KeysFor::Canvas
        };
        for request in replay.replay_ui(ui, moment(ui), keys) {
            match request {
                ReplayRequest::Leave => leave_replay(self, ui),
                ReplayRequest::Branch(at) => branch(self, ui, at),
                ReplayRequest::Announce(words) => self.toasts.announce(words),
            }
        }
        let action = self.toasts.show(ui, all, ToastEdge::Lower);
        self.take_toast_action(action);
    }
}

fn leave_replay(app: &mut App, ctx: &Context) {
    app.replay = None;
    if app.documents.has_board() {
        app.screen = Screen::Board;
        focus_canvas(ctx);
    } else {
        app.start.enter();
        app.screen = Screen::Start;
    }
}

/// Begins an attempt that goes on from a moment of the one that is looked at. Its clock stands still until somebody
/// goes on.
fn branch(app: &mut App, ctx: &Context, at: Duration) {
    let Some(replay) = &app.replay else {
        return;
    };
    let started = time_of_day();
    let attempt = replay.attempt();
    let seed = attempt.header().setup.seed.wrapping_add(1);
    let text = attempt.branched(at, seed, started);
    let case = attempt.header().setup.case.clone();
    let begun = begin_file(app.user.folder(), &case, &moment_in_names(started));
    let written = begun.and_then(|mut file| {
        file.append(&text)?;
        Ok(file.path().to_owned())
    });
    match written {
        Ok(path) => go_on_in(app, ctx, &path),
        Err(error) => app.toasts.add(not_begun(&error), ToastKind::Error),
    }
}

fn go_on_in(app: &mut App, ctx: &Context, path: &Path) {
    app.replay = None;
    app.screen = Screen::Board;
    app.continue_attempt(ctx, path);
}

/// Reads the attempt in a file, to be looked at again.
pub(in crate::app::window) fn read_replay(jobs: &JobQueue, path: PathBuf) {
    jobs.start(move || {
        let read = read_recorded(&path);
        JobResult::Recorded(path, Box::new(read))
    });
}

//! The window: its parts, and one frame of it: read answers, show, act, do what was asked.

mod answers;
mod dialogs;
mod effects;
mod events;
mod journals;
mod opening;
mod practice;
mod replay;
mod saving;
mod tabs;

use std::collections::BTreeMap;
use std::path::PathBuf;

use eframe::egui::{Context, ThemePreference, Ui};

use crate::app::canvas::canvas_id;
use crate::app::dialogs::OpenDialog;
use crate::app::documents::{DocumentId, OpenDocuments};
use crate::app::input_order::{CutPaste, InputOrder};
use crate::app::jobs::{JobQueue, JobResult};
use crate::app::panels::{BoardPanels, PanelContext, TabRequest};
use crate::app::practice::{AttemptReplay, PracticeRoom};
use crate::app::reduced_motion::MotionChoice;
use crate::app::request::{PendingAction, QueuedSave};
use crate::app::start::{StartContext, StartRequest, StartScreen};
use crate::app::style;
use crate::app::toasts::{ToastAction, ToastEdge, Toasts};
use crate::app::user_files::UserFiles;
use crate::catalog::Catalog;
use crate::editor::{Action, Editor, Motion, Prompt, ToastKind};
use crate::file::{ClaimedJournal, RealDisk};
use crate::practice::SessionSetup;
use crate::text::{capitalized, with_thousands};

/// How the window is opened.
#[derive(Clone, Debug)]
pub struct LaunchOptions {
    /// The board to open.
    pub file: Option<PathBuf>,
    /// Where settings and journals are kept.
    pub config: PathBuf,
    /// Asks for paths in the window itself and never in the desktop's dialogs.
    pub own_dialogs: bool,
}

/// The most time, in seconds, that the camera moves on by in one frame.
const LONGEST_STEP: f64 = 1.0 / 30.0;

/// What fills the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Screen {
    Start,
    Board,
    /// An attempt, looked at again.
    Replay,
}

/// Who shows dialogs that ask for a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PathDialogs {
    Desktop,
    /// One of the desktop's is open.
    DesktopOpen,
    /// The window itself.
    Own,
}

/// The window.
pub struct App {
    documents: OpenDocuments,
    jobs: JobQueue,
    user: UserFiles,
    panels: BoardPanels,
    start: StartScreen,
    dialog: Option<OpenDialog>,
    toasts: Toasts,
    screen: Screen,
    path_dialogs: PathDialogs,
    /// Nothing stands in the way of closing any more.
    is_closing: bool,
    /// Saves that wait for the one before them.
    queued_saves: BTreeMap<DocumentId, QueuedSave>,
    /// What had the keyboard changes after this frame.
    moves_keyboard: bool,
    /// Journals whose work was restored to a board that has no journal of its own yet.
    claimed: Vec<(DocumentId, ClaimedJournal<RealDisk>)>,
    /// The attempt that goes on.
    room: Option<PracticeRoom>,
    /// The attempt that is looked at again.
    replay: Option<AttemptReplay>,
    /// What was chosen for the last attempt.
    last_setup: SessionSetup,
}

impl App {
    pub fn new(ctx: &Context, options: LaunchOptions) -> Self {
        style::install(ctx);
        ctx.add_plugin(InputOrder::default());
        let user = UserFiles::load(&options.config);
        ctx.set_theme(ThemePreference::from(user.settings.theme));
        let mut shell = Self {
            documents: OpenDocuments::new(style::theme_of(ctx)),
            jobs: JobQueue::new(ctx),
            start: StartScreen::new(&user.settings),
            user,
            panels: BoardPanels::default(),
            dialog: None,
            toasts: Toasts::default(),
            screen: Screen::Start,
            path_dialogs: if options.own_dialogs {
                PathDialogs::Own
            } else {
                PathDialogs::Desktop
            },
            is_closing: false,
            queued_saves: BTreeMap::new(),
            moves_keyboard: false,
            claimed: Vec::new(),
            room: None,
            replay: None,
            last_setup: SessionSetup::default(),
        };
        for error in UserFiles::put_aside_unreadable(&options.config) {
            shell.toasts.add(error, ToastKind::Error);
        }
        for error in Catalog::own_kind_errors() {
            let words = capitalized(&error.to_string());
            shell.toasts.add(words, ToastKind::Error);
        }
        let editor = &mut shell.documents.front.editor;
        editor.set_view(shell.user.settings.view());
        editor.set_hand(shell.user.hand());
        shell.read_keys();
        shell.apply_motion(ctx);
        shell
            .jobs
            .start(|| JobResult::Motion(MotionChoice::of_desktop()));
        shell.jobs.find_left_work(shell.user.journals());
        if let Some(file) = options.file {
            shell.proceed(ctx, PendingAction::Open(file));
        }
        shell
    }

    /// The board in front.
    pub fn editor(&self) -> &Editor {
        &self.documents.front.editor
    }

    /// Takes what is being typed in a panel or on the board as it is.
    fn flush(&mut self) {
        let editor = &mut self.documents.front.editor;
        if let Some(Prompt::Write { .. }) = editor.prompt() {
            self.toasts.add_effects(editor.act(Action::Prompt(None)));
        }
        let typed = self.room.as_mut().and_then(PracticeRoom::flush);
        for action in self.panels.flush().into_iter().chain(typed) {
            self.toasts.add_effects(editor.act(action));
        }
    }

    /// Lets findings count as the settings say, and before that as the file beside the board says.
    fn apply_severities(&mut self) {
        let mut severities = self.user.settings.severities();
        severities.extend(self.documents.front.origin.severities.clone());
        self.documents.front.editor.set_severities(&severities);
    }

    /// Makes widgets and the camera move as the settings and the desktop say.
    fn apply_motion(&mut self, ctx: &Context) {
        let motion = self.user.motion();
        motion.apply(ctx);
        let editor = &mut self.documents.front.editor;
        editor.set_motion(match motion {
            MotionChoice::Reduced => Motion::Off,
            MotionChoice::System | MotionChoice::Smooth => Motion::On,
        });
    }

    /// Writes settings and tool styles that have changed.
    fn keep_user_files(&mut self, ctx: &Context) {
        let editor = &self.documents.front.editor;
        self.user.settings.set_view(editor.view());
        let size = ctx.content_rect().size();
        self.user.settings.window = (size.x, size.y);
        let now = ctx.input(|input| input.time);
        if let Some(wait) = self.user.keep(&self.jobs, now) {
            ctx.request_repaint_after_secs(wait as f32);
        }
    }

    fn start_ui(&mut self, ui: &mut Ui) {
        let context = StartContext {
            editor: &self.documents.front.editor,
            has_board: self.documents.has_board(),
            has_dialog: self.dialog.is_some(),
            recent: &self.user.settings.recent,
            config: self.user.folder(),
            jobs: &self.jobs,
        };
        for request in self.start.start_ui(ui, &context) {
            match request {
                StartRequest::Next(next) => self.request(ui, next),
                StartRequest::BackToBoard => {
                    self.screen = Screen::Board;
                    focus_canvas(ui);
                }
                StartRequest::Surprise => self.set_up_practice(None),
                StartRequest::Continue(path) => self.continue_attempt(ui, &path),
                StartRequest::Discard(path) => self.discard(&path),
                StartRequest::SwitchTheme => {
                    let editor = &mut self.documents.front.editor;
                    let effects = editor.act(Action::Run("view.theme"));
                    self.perform_all(ui, effects);
                }
            }
        }
        let all = ui.max_rect();
        let action = self.toasts.show(ui, all, ToastEdge::Lower);
        self.take_toast_action(action);
    }

    fn board_ui(&mut self, ui: &mut Ui) {
        let front = self.documents.front.id;
        let mut context = PanelContext {
            documents: &mut self.documents,
            settings: &mut self.user.settings,
            toasts: &mut self.toasts,
            has_dialog: self.dialog.is_some(),
            room: self.room.as_mut().filter(|room| room.document == front),
        };
        let output = self.panels.board_ui(ui, &mut context);
        for request in output.room {
            self.perform_in_room(ui, request);
        }
        self.act(ui, output.wishes);
        // What was done may have lit something, which fades in from the next frame on.
        if self.documents.front.editor.animate(0.0) {
            ui.request_repaint();
        }
        if let Some(path) = output.recent {
            self.request(ui, PendingAction::Open(path));
        }
        match output.tab {
            Some(TabRequest::Show(id)) => self.bring(ui, id),
            Some(TabRequest::Close(id)) => self.request(ui, PendingAction::CloseTab(id)),
            Some(TabRequest::New) => self.request(ui, PendingAction::Empty),
            Some(TabRequest::Move(to)) => self.move_tab(to),
            None => {}
        }
        self.take_toast_action(output.toast);
    }

    fn tell_cut_paste(&mut self, ctx: &Context) {
        let cut = ctx.plugin::<InputOrder>().lock().take_cut_paste();
        if let Some(CutPaste { n_all, n_kept }) = cut {
            let counted = |n: usize| with_thousands(&n.to_string());
            let words = format!(
                "Pasted the first {} of {} characters: a field takes no more at once.",
                counted(n_kept),
                counted(n_all)
            );
            self.toasts.add(words, ToastKind::Warning);
        }
    }

    fn take_toast_action(&mut self, action: Option<ToastAction>) {
        match action {
            Some(ToastAction::SaveAs) => self.save_as(None),
            Some(ToastAction::TakeBack(discarded)) => self.take_back(&discarded),
            Some(ToastAction::Restore(journal)) => self.recover(journal),
            None => {}
        }
    }
}

pub(in crate::app) use practice::moment;

/// Gives the keyboard to the board.
fn focus_canvas(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let (screen, had_dialog) = (self.screen, self.dialog.is_some());
        let typed = self.room.as_mut().and_then(|room| room.settle(ui));
        for action in self.panels.settle(ui).into_iter().chain(typed) {
            let effects = self.documents.front.editor.act(action);
            self.perform_all(ui, effects);
        }
        for answer in self.jobs.results() {
            self.finish_job(ui, answer);
        }
        self.tell_cut_paste(ui);
        self.window_events(ui);
        let passed = ui.input(|input| f64::from(input.stable_dt));
        let editor = &mut self.documents.front.editor;
        // A frame that took long must not make the board jump.
        if editor.animate(passed.min(LONGEST_STEP)) {
            ui.request_repaint();
        }
        let theme = style::theme_of(ui);
        if editor.theme() != theme {
            editor.set_theme(theme);
        }
        self.apply_severities();
        // The key that ends a pause must not reach the board in the same frame and begin another.
        let is_paused = practice::is_paused(self);
        self.global_keys(ui);
        match self.screen {
            Screen::Start => self.start_ui(ui),
            Screen::Board if is_paused => {
                self.paused_ui(ui);
                if !practice::is_paused(self) {
                    ui.request_repaint();
                }
            }
            Screen::Board => self.board_ui(ui),
            Screen::Replay => self.replay_ui(ui),
        }
        practice::interviewer_ui(self, ui);
        self.dialog_ui(ui);
        self.keep_room(ui);
        self.keep_journals(ui);
        self.save_idle(ui);
        self.jobs.progress_ui(ui);
        self.keep_user_files(ui);
        let is_moved = std::mem::take(&mut self.moves_keyboard)
            || self.screen != screen
            || self.dialog.is_some() != had_dialog
            || self.panels.awaits_prompt(&self.documents.front.editor);
        if is_moved {
            ui.plugin::<InputOrder>().lock().hold_keys();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.user.set_hand(&self.documents.front.editor.hand());
        self.user.keep_now();
    }
}

//! Replay: an attempt as it went, moment by moment, on a board that nobody changes.

mod keys;
mod track;
mod transcript_list;

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Align, CentralPanel, Frame, Label, Layout, Margin, Panel, Ui};

use crate::app::canvas::{Canvas, KeysFor};
use crate::app::paint::world_rect;
use crate::app::practice::replay::keys::{ReplayKey, pressed};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, SMALL, color32, text};
use crate::app::widgets::{accent_button, icon_button, link_button};
use crate::catalog::Catalog;
use crate::editor::{Action, Editor, StepDirection, WindowReply, show_moment};
use crate::practice::{
    AttemptPlayback, LongSilence, RecordedAttempt, StepSpan, TranscriptLine, TranscriptMark,
    clock_time,
};
use crate::scene::{Theme, Typeface};

/// What a replay asks of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplayRequest {
    /// Something else is to be seen.
    Leave,
    /// Go on from that moment in an attempt of its own.
    Branch(Duration),
    /// A screen reader says it.
    Announce(String),
}

/// Whether time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReplayRun {
    Stopped,
    Playing,
}

/// An attempt that is looked at again.
pub struct AttemptReplay {
    /// Its file.
    path: PathBuf,
    attempt: RecordedAttempt,
    lines: Vec<TranscriptLine>,
    steps: Vec<StepSpan>,
    playback: AttemptPlayback,
    run: ReplayRun,
    editor: Editor,
    canvas: Canvas,
    /// Events that the board has.
    shown: usize,
    /// When the last frame was.
    last: Duration,
    /// The line that the list was scrolled to.
    listed: Option<usize>,
    is_fitted: bool,
}

impl AttemptReplay {
    /// At the end of the attempt.
    pub fn new(path: PathBuf, attempt: RecordedAttempt, theme: &'static Theme) -> Self {
        let mut editor = Editor::new(attempt.document().clone(), theme);
        lock(&mut editor, attempt.document().clone());
        Self {
            lines: attempt.transcript(Catalog::in_use()),
            steps: attempt.steps(),
            playback: AttemptPlayback::new(attempt.length()),
            run: ReplayRun::Stopped,
            shown: attempt.events().len(),
            path,
            attempt,
            editor,
            canvas: Canvas::default(),
            last: Duration::ZERO,
            listed: None,
            is_fitted: false,
        }
    }

    /// Puts lines about findings among the others, if they are of this attempt.
    pub fn add_lines(&mut self, path: &Path, lines: Vec<TranscriptLine>) {
        if self.path == path {
            self.lines.extend(lines);
            // What came of an event stands behind it.
            self.lines.sort_by_key(|line| line.event);
            self.listed = None;
        }
    }

    /// What is looked at.
    pub fn attempt(&self) -> &RecordedAttempt {
        &self.attempt
    }

    /// The moment, as unpaused time since the start.
    pub fn at(&self) -> Duration {
        self.playback.at()
    }

    /// Whether time passes.
    pub fn is_playing(&self) -> bool {
        self.run == ReplayRun::Playing
    }

    /// The last line of the transcript that has happened.
    fn line_now(&self) -> Option<usize> {
        let at = self.at();
        let n = self.lines.partition_point(|line| line.at <= at);
        n.checked_sub(1)
    }

    /// One frame of it, over the whole window.
    pub fn replay_ui(&mut self, ui: &mut Ui, now: Duration, keys: KeysFor) -> Vec<ReplayRequest> {
        let mut requests = Vec::new();
        if keys == KeysFor::Canvas
            && let Some(key) = pressed(ui)
        {
            self.press(key, &mut requests);
        }
        self.advance(now);
        if self.is_playing() {
            ui.request_repaint();
        }
        let theme = style::theme_of(ui);
        if self.editor.theme() != theme {
            self.editor.set_theme(theme);
        }
        let side = Frame::new()
            .fill(color32(style::tokens(ui).panel))
            .inner_margin(Margin::symmetric(14, 0));
        Panel::top("replay title")
            .exact_size(44.0)
            .resizable(false)
            .frame(side)
            .show(ui, |ui| self.title_ui(ui, &mut requests));
        Panel::bottom("replay bar")
            .exact_size(88.0)
            .resizable(false)
            .frame(side)
            .show(ui, |ui| self.bar_ui(ui));
        let width = (ui.available_width() * 0.3).clamp(240.0, 340.0);
        Panel::right("replay transcript")
            .exact_size(width)
            .resizable(false)
            .frame(side.inner_margin(Margin::symmetric(8, 10)))
            .show(ui, |ui| self.transcript_ui(ui));
        self.show_moment();
        self.board_ui(ui);
        requests
    }

    fn press(&mut self, key: ReplayKey, requests: &mut Vec<ReplayRequest>) {
        match key {
            ReplayKey::Leave => return requests.push(ReplayRequest::Leave),
            ReplayKey::Branch => return requests.push(ReplayRequest::Branch(self.at())),
            ReplayKey::PlayOrStop => self.play_or_stop(),
            ReplayKey::Faster => self.playback.faster(),
            ReplayKey::Slower => self.playback.slower(),
            ReplayKey::Event(direction) => {
                self.run = ReplayRun::Stopped;
                match direction {
                    StepDirection::Forward => self.playback.step_forward(&self.attempt),
                    StepDirection::Back => self.playback.step_back(&self.attempt),
                }
            }
            ReplayKey::Seconds(by) => {
                let at = self.at().as_secs_f64() + by;
                self.seek(Duration::from_secs_f64(at.max(0.0)));
            }
            ReplayKey::Mark(direction) => self.seek_mark(direction),
            ReplayKey::Start => self.seek(Duration::ZERO),
            ReplayKey::End => self.seek(self.attempt.length()),
        }
        requests.push(ReplayRequest::Announce(self.moment_in_words()));
    }

    fn play_or_stop(&mut self) {
        self.run = match self.run {
            ReplayRun::Playing => ReplayRun::Stopped,
            ReplayRun::Stopped => {
                if self.at() >= self.attempt.length() {
                    self.seek(Duration::ZERO);
                }
                ReplayRun::Playing
            }
        };
    }

    /// Goes to a moment.
    pub fn seek(&mut self, at: Duration) {
        self.playback.seek(&self.attempt, at);
    }

    /// To the next line of the transcript that is no edit, or the one before.
    fn seek_mark(&mut self, direction: StepDirection) {
        let at = self.at();
        let is_mark = |line: &&TranscriptLine| line.mark != TranscriptMark::Edit;
        let mut marks = self.lines.iter().filter(is_mark);
        let (to, end) = match direction {
            StepDirection::Forward => (marks.find(|line| line.at > at), self.attempt.length()),
            StepDirection::Back => (marks.rfind(|line| line.at < at), Duration::ZERO),
        };
        self.seek(to.map_or(end, |line| line.at));
    }

    fn advance(&mut self, now: Duration) {
        let passed = now.saturating_sub(self.last);
        self.last = now;
        if self.is_playing() && !self.playback.advance(&self.attempt, passed) {
            self.run = ReplayRun::Stopped;
        }
    }

    /// Puts the board of the moment on the canvas, seen from where it was.
    fn show_moment(&mut self) {
        let n = self.attempt.n_events_at(self.at());
        if n != self.shown {
            self.shown = n;
            show_moment(&mut self.editor, self.attempt.board_after(n));
        }
    }

    fn title_ui(&self, ui: &mut Ui, requests: &mut Vec<ReplayRequest>) {
        let tokens = style::tokens(ui);
        ui.horizontal_centered(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                let leave = link_button(ui, texts::CLOSE_REPLAY).on_hover_text("Escape");
                if leave.clicked() {
                    requests.push(ReplayRequest::Leave);
                }
                if accent_button(ui, texts::BRANCH)
                    .on_hover_text("B")
                    .clicked()
                {
                    requests.push(ReplayRequest::Branch(self.at()));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let title = texts::replay_of(self.attempt.document().title());
                    let title = text(title, Typeface::SemiBold, BODY, tokens.text);
                    ui.add(Label::new(title).truncate());
                });
            });
        });
    }

    fn bar_ui(&mut self, ui: &mut Ui) {
        let tokens = style::tokens(ui);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let (icon, name) = match self.run {
                ReplayRun::Playing => ("run.pause", texts::STOP),
                ReplayRun::Stopped => ("run.play", texts::PLAY),
            };
            if icon_button(ui, icon, name, Some("Space")).clicked() {
                self.play_or_stop();
            }
            let times =
                texts::of_length(&clock_time(self.at()), &clock_time(self.attempt.length()));
            ui.label(text(times, Typeface::Medium, BODY, tokens.text));
            ui.add_space(8.0);
            if link_button(ui, texts::SLOWER).on_hover_text("-").clicked() {
                self.playback.slower();
            }
            let speed = texts::speed(self.playback.speed());
            ui.label(text(speed, Typeface::Regular, SMALL, tokens.muted));
            if link_button(ui, texts::FASTER).on_hover_text("+").clicked() {
                self.playback.faster();
            }
            ui.add_space(8.0);
            let mut is_cut = self.playback.silence == LongSilence::Cut;
            if ui.checkbox(&mut is_cut, texts::CUT_SILENCES).clicked() {
                self.playback.silence = if is_cut {
                    LongSilence::Cut
                } else {
                    LongSilence::Kept
                };
            }
        });
        ui.add_space(4.0);
        if let Some(at) = track::show(ui, self) {
            self.run = ReplayRun::Stopped;
            self.seek(at);
        }
    }

    fn transcript_ui(&mut self, ui: &mut Ui) {
        let now = self.line_now();
        let chosen = transcript_list::show(ui, &self.lines, now, &mut self.listed);
        if let Some(at) = chosen {
            self.run = ReplayRun::Stopped;
            self.seek(at);
        }
    }

    fn board_ui(&mut self, ui: &mut Ui) {
        let canvas = world_rect(ui.available_rect_before_wrap());
        self.editor.set_viewport(canvas);
        self.editor.set_clear(canvas);
        if !self.is_fitted {
            self.is_fitted = true;
            self.editor.act(Action::Run("view.fit"));
            self.editor.animate(f64::INFINITY);
        }
        let shown = CentralPanel::no_frame()
            .show(ui, |ui| self.canvas.show(ui, &self.editor, KeysFor::Others))
            .inner;
        for action in shown.actions {
            self.editor.act(action);
        }
        for input in shown.inputs {
            self.editor.input(input);
        }
    }

    /// `12:40 of 45:00, step Model: Added Ranking service`.
    fn moment_in_words(&self) -> String {
        let times = texts::of_length(&clock_time(self.at()), &clock_time(self.attempt.length()));
        let step = self.steps.iter().rfind(|span| span.from <= self.at());
        let step = step.map_or("", |span| span.step.title());
        let line = self.line_now().map_or("", |n| &self.lines[n].text);
        texts::moment(&times, step, line)
    }
}

/// Puts a board into an editor in which it cannot be changed.
fn lock(editor: &mut Editor, document: crate::model::Document) {
    editor.act(Action::Reply(WindowReply::Replace {
        document: Box::new(document),
        saved: true,
        read_only: Some(texts::REPLAY_LOCK.to_owned()),
    }));
}

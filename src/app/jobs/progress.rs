//! How far a job on a thread is, and a way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use eframe::egui::{Align2, Context, Id, Margin, ProgressBar, vec2};

use crate::app::style::{self, BODY, text};
use crate::app::widgets::{FloatingPanel, plain_button};
use crate::scene::Typeface;

/// What is done sooner shows no progress, in seconds.
const PATIENCE: f64 = 0.3;
/// Progress is kept in whole thousandths.
const STEPS: f32 = 1000.0;

/// The window's end of a job; the job has the other one.
pub struct JobProgress {
    /// What is done, in one word.
    words: &'static str,
    job: ProgressReport,
    /// egui's clock, in seconds.
    begun: f64,
}

/// The job's end.
#[derive(Clone, Default)]
pub struct ProgressReport {
    share: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
}

impl ProgressReport {
    /// Says how much is done, from 0 to 1. Returns whether to go on.
    pub fn tell(&self, share: f32) -> bool {
        #[expect(clippy::cast_sign_loss, reason = "a share is not negative")]
        self.share
            .store((share.clamp(0.0, 1.0) * STEPS) as u32, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Whether the job was told to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl JobProgress {
    /// A job begins.
    pub fn new(ctx: &Context, words: &'static str) -> Self {
        ctx.request_repaint_after_secs(PATIENCE as f32);
        Self {
            words,
            job: ProgressReport::default(),
            begun: ctx.input(|input| input.time),
        }
    }

    pub fn report(&self) -> ProgressReport {
        self.job.clone()
    }

    /// Whether the job was told to stop.
    pub fn is_stopped(&self) -> bool {
        self.job.is_stopped()
    }

    /// Whether the job's end is gone, and the job with it.
    pub fn is_over(&self) -> bool {
        Arc::strong_count(&self.job.share) == 1
    }

    pub fn stop(&self) {
        self.job.stop.store(true, Ordering::Relaxed);
    }

    /// How far the job is, once it takes long.
    pub fn progress_ui(&self, ctx: &Context) {
        if ctx.input(|input| input.time) - self.begun < PATIENCE {
            return;
        }
        ctx.request_repaint_after_secs(0.1);
        #[expect(clippy::cast_precision_loss, reason = "a thousand steps")]
        let share = self.job.share.load(Ordering::Relaxed) as f32 / STEPS;
        let tokens = style::tokens(ctx);
        let panel = FloatingPanel::in_foreground(Id::unique("progress").with(self.words))
            .anchored(Align2::CENTER_BOTTOM, vec2(0.0, -48.0))
            .rounded(10)
            .padded(Margin::symmetric(14, 10));
        panel.panel_ui(ctx, |ui| {
            ui.horizontal(|ui| {
                ui.label(text(self.words, Typeface::Medium, BODY, tokens.text));
                ui.add(
                    ProgressBar::new(share)
                        .desired_width(180.0)
                        .show_percentage(),
                );
                if plain_button(ui, "Stop").clicked() {
                    self.stop();
                }
            });
        });
    }
}

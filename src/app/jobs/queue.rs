//! Work that may block, on threads of its own. Each job answers once; the window reads answers between frames.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui::Context;

use crate::app::jobs::answer::JobResult;
use crate::app::jobs::progress::{JobProgress, ProgressReport};

/// Starts jobs and collects their answers.
pub struct JobQueue {
    ctx: Context,
    sender: Sender<JobResult>,
    receiver: Receiver<JobResult>,
    /// A picture that is being exported.
    export: Option<JobProgress>,
    /// A large layout that is being made.
    layout: Option<JobProgress>,
    /// Boards that are being read.
    reading: Vec<JobProgress>,
}

impl JobQueue {
    /// Jobs wake the window of `ctx` when they are done.
    pub fn new(ctx: &Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            export: None,
            layout: None,
            reading: Vec::new(),
        }
    }

    /// Runs the work on a thread; the window is drawn again when it is done.
    pub fn start(&self, work: impl FnOnce() -> JobResult + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        thread::spawn(move || {
            let answer = catch_unwind(AssertUnwindSafe(work))
                .unwrap_or_else(|panic| JobResult::Failed(reason(&*panic)));
            // The window may be gone by now, and then nobody waits for the answer.
            if sender.send(answer).is_ok() {
                ctx.request_repaint();
            }
        });
    }

    /// Gives the window an answer from any thread, as often as there is something to say.
    pub fn reporter(&self) -> impl Fn(JobResult) + Send + 'static {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        move |answer| {
            if sender.send(answer).is_ok() {
                ctx.request_repaint();
            }
        }
    }

    /// How far those jobs are that take long.
    pub fn progress_ui(&self, ctx: &Context) {
        for job in [&self.export, &self.layout].into_iter().flatten() {
            job.progress_ui(ctx);
        }
        // One that was stopped is of no concern any more, even while the disk keeps it waiting.
        let mut reading = self.reading.iter().rev();
        if let Some(job) = reading.find(|job| !job.is_over() && !job.is_stopped()) {
            job.progress_ui(ctx);
        }
    }

    /// A board is being read from now on.
    pub fn begin_reading(&mut self) -> ProgressReport {
        self.reading.retain(|job| !job.is_over());
        let progress = JobProgress::new(&self.ctx, "Opening");
        let report = progress.report();
        self.reading.push(progress);
        report
    }

    /// A picture is being exported from now on.
    pub fn set_export(&mut self, progress: Option<JobProgress>) {
        self.export = progress;
    }

    /// A layout is being made from now on, or none any more. One that was still under way is given up.
    pub fn set_layout(&mut self, progress: Option<JobProgress>) {
        if let (Some(earlier), Some(_)) = (&self.layout, &progress) {
            earlier.stop();
        }
        self.layout = progress;
    }

    /// Ends a layout that was stopped. One that another layout has taken the place of is none.
    pub fn end_stopped_layout(&mut self) -> Option<JobProgress> {
        self.layout.take_if(|progress| progress.is_stopped())
    }

    /// What has been answered since the last call.
    pub fn results(&self) -> Vec<JobResult> {
        self.receiver.try_iter().collect()
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("unknown reason").to_owned()
}

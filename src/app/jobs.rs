//! Work that may block, on threads of its own. Each job answers once; the window reads answers between frames.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui::Context;

use crate::app::desk::{Next, Purpose};
use crate::app::motion::MotionChoice;
use crate::app::sheets::SheetId;
use crate::app::start::{Card, Drawn};
use crate::editor::{Offers, StateId, Tidied};
use crate::export::ExportError;
use crate::file::{FileError, Opened, SaveError, Stamp};

/// What a job found out.
pub enum Answer {
    /// From the desktop's file dialog. `asked` is false when no dialog could be shown.
    Picked {
        purpose: Purpose,
        path: Option<PathBuf>,
        asked: bool,
    },
    Opened {
        path: PathBuf,
        /// The sheet it is to be put on; without one, a new one.
        into: Option<SheetId>,
        result: Box<Result<Opened, FileError>>,
        /// What the `rules.ron` beside it says.
        rules: Option<Result<String, String>>,
    },
    Saved(Saved),
    Exported {
        path: PathBuf,
        result: Result<(), ExportError>,
    },
    /// A large layout is made; `None` when it was stopped.
    Tidied {
        sheet: SheetId,
        tidied: Option<Box<Tidied>>,
    },
    /// It is known how findings can be mended.
    Offered {
        sheet: SheetId,
        offers: Box<Offers>,
    },
    /// A recovery copy, opened again.
    Recovered {
        key: String,
        path: Option<PathBuf>,
        result: Box<Result<Opened, FileError>>,
    },
    /// The settings could not be kept.
    SettingsNotKept(String),
    /// A recovery copy could not be kept.
    NotKept(SaveError),
    /// Another program wrote the file.
    Changed(PathBuf),
    /// What is in a folder, for completing paths.
    Listed {
        folder: PathBuf,
        entries: Vec<Entry>,
    },
    /// A card of the start screen is made.
    Card(Box<Card>),
    /// And its picture is drawn.
    Drawn(Box<Drawn>),
    /// A recent file is no longer there.
    Gone(PathBuf),
    /// What the desktop says about motion.
    Motion(MotionChoice),
    /// All boards are open; the one of this file comes to the front.
    Front(PathBuf),
    /// Several answers of one job, in their order.
    Several(Vec<Answer>),
    /// The job itself failed, which is a fault of the program.
    Failed(String),
    /// There is nothing to tell.
    Done,
}

/// How saving a board went.
pub struct Saved {
    pub sheet: SheetId,
    pub path: PathBuf,
    /// The state that was written.
    pub state: StateId,
    pub then: Option<Next>,
    pub result: Result<Stamp, SaveError>,
}

/// A file or folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub is_file: bool,
    pub name: String,
}

/// Starts jobs and collects their answers.
pub struct Jobs {
    ctx: Context,
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
}

impl Jobs {
    /// Jobs wake the window of `ctx` when they are done.
    pub fn new(ctx: &Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
        }
    }

    /// Runs the work on a thread; the window is drawn again when it is done.
    pub fn start(&self, work: impl FnOnce() -> Answer + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        thread::spawn(move || {
            let answer = catch_unwind(AssertUnwindSafe(work))
                .unwrap_or_else(|panic| Answer::Failed(reason(&*panic)));
            // The window may be gone by now, and then nobody waits for the answer.
            if sender.send(answer).is_ok() {
                ctx.request_repaint();
            }
        });
    }

    /// What has been answered since the last call.
    pub fn answers(&self) -> Vec<Answer> {
        self.receiver.try_iter().collect()
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("unknown reason").to_owned()
}

//! The thread that writes one board's journal, so that the window never waits for a disk.
//!
//! Lines are written as soon as they arrive. Bringing them to the disk itself is work for yet another thread, because
//! that may take seconds and lines must not wait for it either.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use std::{fs::File, io};

use crate::app::clock::{instant, time_of_day};
use crate::editor::CommittedStep;
use crate::file::{BoardJournal, DraftStep, JournalDisk, JournalError, JournalOrigin, RealDisk};
use crate::model::Document;

/// Lines are on the disk itself at most this much later.
const SYNC_AFTER: Duration = Duration::from_secs(2);
/// What could not be written is tried again after this.
const RETRY_AFTER: Duration = Duration::from_secs(2);
/// How long a window that closes waits for its journals.
const CLOSING_TAKES: Duration = Duration::from_secs(3);

/// What a journal's thread tells the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalNews {
    /// Something could not be kept. It is tried again without being asked.
    Failed(String),
    /// What could not be kept is kept now.
    Recovered,
    /// The whole board is on the disk itself, as was asked for.
    Safe,
}

/// Takes the news of a journal's thread, on that thread.
pub type JournalListener = Box<dyn Fn(JournalNews) + Send>;

enum JournalMessage {
    Step(CommittedStep, SystemTime),
    Draft(Option<DraftStep>, SystemTime),
    /// Bring everything to the disk itself and say so.
    Secure,
    /// Bring everything to the disk itself soon: nobody is working.
    Settle,
    /// A file holds everything, or the work was given up.
    Remove(JournalOrigin),
    /// A file holds an earlier state.
    Moved(JournalOrigin),
    Synced(io::Result<()>),
    Compacted(io::Result<()>),
    End(Sender<()>),
}

/// The window's end of a journal's thread.
pub struct JournalThread {
    sender: Sender<JournalMessage>,
}

impl JournalThread {
    /// Begins a journal in a folder for a board as it is now; nothing is written before the first step.
    pub fn spawn(
        folder: PathBuf,
        origin: JournalOrigin,
        document: Document,
        listener: JournalListener,
    ) -> Self {
        let (sender, receiver) = channel();
        let own = sender.clone();
        thread::spawn(move || {
            let now = time_of_day();
            let worker = JournalWorker {
                journal: BoardJournal::new(RealDisk, &folder, origin, document, now),
                sender: own,
                listener,
                has_failed: false,
                is_syncing: false,
                sync_at: None,
                retry_at: None,
            };
            worker.run(&receiver);
        });
        Self { sender }
    }

    pub fn step(&self, step: CommittedStep) {
        self.send(JournalMessage::Step(step, time_of_day()));
    }

    pub fn draft(&self, draft: Option<DraftStep>) {
        self.send(JournalMessage::Draft(draft, time_of_day()));
    }

    /// Has the whole board brought to the disk itself; [`JournalNews::Safe`] tells when it is.
    pub fn secure(&self) {
        self.send(JournalMessage::Secure);
    }

    /// Has everything brought to the disk itself soon.
    pub fn settle(&self) {
        self.send(JournalMessage::Settle);
    }

    pub fn remove(&self, origin: JournalOrigin) {
        self.send(JournalMessage::Remove(origin));
    }

    pub fn set_origin(&self, origin: JournalOrigin) {
        self.send(JournalMessage::Moved(origin));
    }

    /// Waits until all that was sent is done, for a while.
    pub fn finish(&self) {
        let (done, is_done) = channel();
        self.send(JournalMessage::End(done));
        // A disk that hangs must not keep the window from closing.
        let _ = is_done.recv_timeout(CLOSING_TAKES);
    }

    fn send(&self, message: JournalMessage) {
        // The thread ends only after it was told to.
        let _ = self.sender.send(message);
    }
}

impl Drop for JournalThread {
    fn drop(&mut self) {
        self.send(JournalMessage::End(channel().0));
    }
}

struct JournalWorker {
    journal: BoardJournal<RealDisk>,
    sender: Sender<JournalMessage>,
    listener: JournalListener,
    /// The window was told that something failed.
    has_failed: bool,
    is_syncing: bool,
    sync_at: Option<Instant>,
    retry_at: Option<Instant>,
}

impl JournalWorker {
    fn run(mut self, receiver: &Receiver<JournalMessage>) {
        loop {
            let due = [self.sync_at.filter(|_| !self.is_syncing), self.retry_at];
            let message = match due.into_iter().flatten().min() {
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => receiver.recv_timeout(due.saturating_duration_since(instant())),
            };
            match message {
                Ok(JournalMessage::End(done)) => {
                    let flushed = self.journal.flush(time_of_day());
                    self.tell(flushed);
                    let _ = done.send(());
                    return;
                }
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.look_after();
        }
    }

    fn take(&mut self, message: JournalMessage) {
        let now = time_of_day();
        let done = match message {
            JournalMessage::Step(step, at) => self.journal.step(at, &step.label, &step.patch),
            JournalMessage::Draft(draft, at) => self.journal.type_draft(at, draft),
            JournalMessage::Secure => {
                let begun = self.journal.begin(now);
                let settled = begun.and_then(|()| self.journal.settle(now));
                if settled.is_ok() {
                    (self.listener)(JournalNews::Safe);
                } else {
                    // Asked again until it works.
                    self.retry_secure();
                }
                settled
            }
            JournalMessage::Settle => {
                self.sync_at = self.sync_at.map(|_| instant());
                Ok(())
            }
            JournalMessage::Remove(origin) => self.journal.remove(origin),
            JournalMessage::Moved(origin) => {
                self.journal.set_origin(origin);
                Ok(())
            }
            JournalMessage::Synced(result) => {
                self.is_syncing = false;
                self.journal.take_synced(result)
            }
            JournalMessage::Compacted(result) => {
                self.is_syncing = false;
                self.journal.take_compaction(result)
            }
            // Ended before it comes here.
            JournalMessage::End(_) => Ok(()),
        };
        self.tell(done);
    }

    fn retry_secure(&self) {
        let sender = self.sender.clone();
        thread::spawn(move || {
            thread::sleep(RETRY_AFTER);
            // Nobody asks any more once the board is closed.
            let _ = sender.send(JournalMessage::Secure);
        });
    }

    /// Writes, shortens and syncs what is due.
    fn look_after(&mut self) {
        let now = instant();
        if self.retry_at.is_some_and(|at| at <= now) {
            self.retry_at = None;
            let flushed = self.journal.flush(time_of_day());
            self.tell(flushed);
        }
        if !self.is_syncing && self.retry_at.is_none() {
            let begun = self.journal.begin_compaction(time_of_day());
            if let Some(file) = self.or_tell(begun) {
                self.sync(file, JournalMessage::Compacted);
            }
        }
        if self.journal.needs_sync() {
            let at = *self.sync_at.get_or_insert(now + SYNC_AFTER);
            if at <= now && !self.is_syncing {
                self.sync_at = None;
                let file = self.journal.file_to_sync();
                if let Some(file) = self.or_tell(file) {
                    self.sync(file, JournalMessage::Synced);
                }
            }
        } else {
            self.sync_at = None;
        }
    }

    /// Syncs a file on a thread of its own.
    fn sync(&mut self, file: File, message: fn(io::Result<()>) -> JournalMessage) {
        self.is_syncing = true;
        let sender = self.sender.clone();
        thread::spawn(move || {
            let synced = JournalDisk::sync(&RealDisk, &file);
            // The lock goes with the last open file, and the board may be closed by now.
            drop(file);
            let _ = sender.send(message(synced));
        });
    }

    fn or_tell(&mut self, done: Result<Option<File>, JournalError>) -> Option<File> {
        match done {
            Ok(file) => file,
            Err(error) => {
                self.tell(Err(error));
                None
            }
        }
    }

    /// Tells the window when something fails, and when it works again.
    fn tell(&mut self, done: Result<(), JournalError>) {
        match done {
            Err(error) => {
                self.retry_at = Some(instant() + RETRY_AFTER);
                if !self.has_failed {
                    self.has_failed = true;
                    (self.listener)(JournalNews::Failed(error.to_string()));
                }
            }
            Ok(()) if self.has_failed && self.journal.is_written() => {
                self.has_failed = false;
                self.retry_at = None;
                (self.listener)(JournalNews::Recovered);
            }
            Ok(()) => {}
        }
    }
}

//! The open boards: one is in front, the others wait beside it in the order of their tabs.

use std::path::{Path, PathBuf};

use crate::app::documents::document::OpenDocument;
use crate::app::documents::id::DocumentId;
use crate::editor::{Editor, ToolDefaults};
use crate::file::is_same_file;
use crate::model::Document;
use crate::scene::Theme;

/// More closed tabs than this nobody opens again.
const MOST_CLOSED: usize = 20;

/// The open boards, one of them in front.
pub struct OpenDocuments {
    /// The board in front.
    pub front: OpenDocument,
    /// The others, in tab order.
    background: Vec<OpenDocument>,
    /// The place of the board in front among all.
    place: usize,
    last_id: u64,
    /// Files of tabs that were closed, the latest last.
    closed: Vec<PathBuf>,
    /// What the person draws with, on its way from one board to the next.
    hand: Option<ToolDefaults>,
}

/// What became of bringing a board to the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BroughtDocument {
    /// Another board was in front before.
    Anew,
    /// It was in front already, or is closed.
    Unchanged,
}

/// What is left when the tab in front was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedTab {
    /// Another tab came to the front.
    Next,
    /// It was the last one; an unused board is in its place.
    Last,
}

impl OpenDocuments {
    /// One unused board.
    pub fn new(theme: &'static Theme) -> Self {
        Self {
            front: unused(0, theme),
            background: Vec::new(),
            place: 0,
            last_id: 0,
            closed: Vec::new(),
            hand: None,
        }
    }

    /// All open boards, in tab order.
    pub fn iter(&self) -> impl Iterator<Item = &OpenDocument> {
        let (before, after) = self.background.split_at(self.place);
        before
            .iter()
            .chain(std::iter::once(&self.front))
            .chain(after)
    }

    /// All open boards, the one in front first.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut OpenDocument> {
        std::iter::once(&mut self.front).chain(&mut self.background)
    }

    pub fn get_mut(&mut self, id: DocumentId) -> Option<&mut OpenDocument> {
        self.iter_mut().find(|sheet| sheet.id == id)
    }

    /// Whether there is a board to come back to from the start screen.
    pub fn has_board(&self) -> bool {
        self.front.is_used
    }

    /// The board with this file, however its path is written.
    pub fn with_file(&self, path: &Path) -> Option<DocumentId> {
        let is_it = |sheet: &&OpenDocument| {
            let own = sheet.origin.path.as_deref();
            // A file that is gone is known by its name alone.
            own.is_some_and(|own| own == path || is_same_file(own, path))
        };
        self.iter().find(is_it).map(|sheet| sheet.id)
    }

    /// Whether the board is open and not in front.
    pub fn is_in_background(&self, id: DocumentId) -> bool {
        self.background.iter().any(|sheet| sheet.id == id)
    }

    /// Brings a board to the front. The order of all tabs stays as it is.
    pub fn bring(&mut self, id: DocumentId) -> BroughtDocument {
        let Some(position) = self.background.iter().position(|sheet| sheet.id == id) else {
            return BroughtDocument::Unchanged;
        };
        let next = self.background.remove(position);
        let last = std::mem::replace(&mut self.front, next);
        let (gap, next_place) = if position < self.place {
            (self.place - 1, position)
        } else {
            (self.place, position + 1)
        };
        self.background.insert(gap, last);
        self.place = next_place;
        BroughtDocument::Anew
    }

    /// The tab that many places to the right, around the end.
    pub fn beside_front(&self, places: isize) -> Option<DocumentId> {
        let ids: Vec<DocumentId> = self.iter().map(|sheet| sheet.id).collect();
        let at = self
            .place
            .checked_add_signed(places.rem_euclid(isize::try_from(ids.len()).ok()?))?;
        ids.get(at % ids.len()).copied()
    }

    /// Moves the board in front to another place among the tabs.
    pub fn move_front(&mut self, to: usize) {
        self.place = to.min(self.background.len());
    }

    /// Puts an unused board in front; the one that was there stays, in the tab before it.
    pub fn add_front(&mut self) {
        self.last_id += 1;
        let sheet = unused(self.last_id, self.front.editor.theme());
        let last = std::mem::replace(&mut self.front, sheet);
        self.background.insert(self.place, last);
        self.place += 1;
    }

    /// Closes the tab in front, whatever is on it.
    pub fn close_front(&mut self) -> ClosedTab {
        self.keep_hand();
        if let Some(path) = self.front.origin.path.clone() {
            self.closed.retain(|other| *other != path);
            self.closed.push(path);
            let extra = self.closed.len().saturating_sub(MOST_CLOSED);
            self.closed.drain(..extra);
        }
        let Some(last) = self.background.len().checked_sub(1) else {
            self.last_id += 1;
            self.front = unused(self.last_id, self.front.editor.theme());
            return ClosedTab::Last;
        };
        // The tab on the right comes next, or at the end the one on the left.
        let next = self.place.min(last);
        self.front = self.background.remove(next);
        self.place = next;
        ClosedTab::Next
    }

    /// The file of the tab closed last, if it is not open again.
    pub fn last_closed(&mut self) -> Option<PathBuf> {
        while let Some(path) = self.closed.pop() {
            if self.with_file(&path).is_none() {
                return Some(path);
            }
        }
        None
    }

    /// Remembers what the person draws with, for the board that comes to the front next.
    pub fn keep_hand(&mut self) {
        self.hand = Some(self.front.editor.hand());
    }

    /// Gives the board in front what the person drew with on the last one.
    pub fn hand_over(&mut self) {
        if let Some(hand) = self.hand.take() {
            self.front.editor.set_hand(hand);
        }
    }

    /// Removes the journals of all boards: the window closes in peace.
    pub fn forget_journals(&mut self) {
        self.iter_mut().for_each(|sheet| sheet.keeper.forget());
    }

    /// The first board with unsaved work that nobody gave up.
    pub fn first_unsaved(&self) -> Option<DocumentId> {
        let is_unsaved = |sheet: &&OpenDocument| sheet.editor.is_modified() && !sheet.is_given_up;
        self.iter().find(is_unsaved).map(|sheet| sheet.id)
    }

    /// Takes back that changes may go: the window stays open.
    pub fn keep_all(&mut self) {
        self.iter_mut().for_each(|sheet| sheet.is_given_up = false);
    }

    /// The files that are open, in tab order.
    pub fn paths(&self) -> Vec<PathBuf> {
        let paths = self.iter().filter_map(|sheet| sheet.origin.path.clone());
        paths.collect()
    }
}

fn unused(id: u64, theme: &'static Theme) -> OpenDocument {
    OpenDocument::new(DocumentId(id), Editor::new(Document::default(), theme))
}

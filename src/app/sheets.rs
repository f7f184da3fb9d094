//! The open boards, each a sheet with its own history, camera, file and recovery copy. One lies in front; the
//! others wait beside it in the order of their tabs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use crate::app::canvas::Canvas;
use crate::app::desk::{Desk, Source};
use crate::app::minimap::Minimap;
use crate::app::prompts::Prompts;
use crate::app::recovery::Keeper;
use crate::app::shell::{Screen, Shell};
use crate::editor::{Action, Camera, Editor, WindowReply};
use crate::geom::Rect;
use crate::model::Document;

/// Names a sheet as long as the window is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetId(pub u64);

/// One open board.
pub struct Sheet {
    pub id: SheetId,
    pub editor: Editor,
    pub desk: Desk,
    pub keeper: Keeper,
    /// Whether a board was put on it; the sheet the window begins with is empty.
    pub is_used: bool,
    /// The whole board is to be shown when the canvas is next drawn.
    pub wants_fit: bool,
    /// The view as it was fitted, and for which canvas: it stays fitted until the person looks elsewhere.
    pub fitted: Option<(Camera, Rect)>,
    /// The person said, while closing the window, that its changes may go.
    pub is_given_up: bool,
}

impl Sheet {
    pub fn new(id: SheetId, editor: Editor) -> Self {
        Self {
            id,
            editor,
            desk: Desk::default(),
            keeper: Keeper::default(),
            is_used: false,
            wants_fit: true,
            fitted: None,
            is_given_up: false,
        }
    }

    /// What its tab says.
    pub fn name(&self) -> String {
        let title = self.editor.document().title();
        if !title.trim().is_empty() {
            return title.to_owned();
        }
        let file = self.desk.path.as_deref().and_then(Path::file_stem);
        file.map_or_else(
            || "Untitled board".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }

    /// Whether another board may be put in its place without a loss.
    fn is_blank(&self) -> bool {
        let untouched = self.editor.history().n_past() == 0 && !self.editor.is_modified();
        self.desk.path.is_none() && untouched && self.editor.document().is_blank()
    }
}

/// The sheets that are not in front.
#[derive(Default)]
pub struct Others {
    /// In tab order.
    sheets: Vec<Sheet>,
    /// The place of the sheet in front among all.
    place: usize,
    last_id: u64,
    /// Files of tabs that were closed, the latest last.
    closed: Vec<PathBuf>,
}

/// More closed tabs than this nobody opens again.
const MOST_CLOSED: usize = 20;

impl Shell {
    /// All open boards, in tab order.
    pub(in crate::app) fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        let (before, after) = self.others.sheets.split_at(self.others.place);
        before
            .iter()
            .chain(std::iter::once(&self.front))
            .chain(after)
    }

    pub(in crate::app) fn sheet_mut(&mut self, id: SheetId) -> Option<&mut Sheet> {
        let front = std::iter::once(&mut self.front);
        front
            .chain(&mut self.others.sheets)
            .find(|sheet| sheet.id == id)
    }

    /// Whether there is a board to come back to from the start screen.
    pub(in crate::app) fn has_board(&self) -> bool {
        self.front.is_used
    }

    /// The sheet with this file, however its path is written.
    pub(in crate::app) fn sheet_of(&self, path: &Path) -> Option<SheetId> {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let wanted = whole(path);
        let is_it = |sheet: &&Sheet| {
            let path = sheet.desk.path.as_deref();
            path.is_some_and(|path| whole(path) == wanted)
        };
        self.sheets().find(is_it).map(|sheet| sheet.id)
    }

    /// Brings a sheet to the front.
    pub(in crate::app) fn bring(&mut self, ctx: &Context, id: SheetId) {
        self.screen = Screen::Board;
        let position = self.others.sheets.iter().position(|sheet| sheet.id == id);
        if let Some(position) = position {
            self.park();
            let next = self.others.sheets.remove(position);
            let last = std::mem::replace(&mut self.front, next);
            // The order of all tabs stays as it is.
            let place = self.others.place;
            let (gap, next_place) = if position < place {
                (place - 1, position)
            } else {
                (place, position + 1)
            };
            self.others.sheets.insert(gap, last);
            self.others.place = next_place;
            self.take_up(ctx);
        }
        Self::focus_canvas(ctx);
    }

    /// Brings the sheet of a file to the front, if it is open.
    pub(in crate::app) fn bring_file(&mut self, ctx: &Context, path: &Path) {
        if let Some(id) = self.sheet_of(path) {
            self.bring(ctx, id);
        }
    }

    /// Goes to the tab on the right or left, around the end.
    pub(in crate::app) fn step_tab(&mut self, ctx: &Context, forward: bool) {
        if !self.has_board() {
            return;
        }
        let ids: Vec<SheetId> = self.sheets().map(|sheet| sheet.id).collect();
        let n = ids.len();
        let next = (self.others.place + if forward { 1 } else { n - 1 }) % n;
        self.bring(ctx, ids[next]);
    }

    /// Moves the sheet in front to another place among the tabs.
    pub(in crate::app) fn move_tab(&mut self, to: usize) {
        self.others.place = to.min(self.others.sheets.len());
        self.remember_session();
    }

    /// Puts a board on a sheet of its own and brings it to the front; on the one in front when that is empty.
    pub(in crate::app) fn put(&mut self, ctx: &Context, document: Document, source: Source) {
        if self.front.is_used && (source.is_new || !self.front.is_blank()) {
            self.park();
            self.others.last_id += 1;
            let editor = Editor::new(Document::default(), self.front.editor.theme());
            let sheet = Sheet::new(SheetId(self.others.last_id), editor);
            let last = std::mem::replace(&mut self.front, sheet);
            self.others.sheets.insert(self.others.place, last);
            self.others.place += 1;
        }
        self.replace_front(ctx, document, source);
        self.take_up(ctx);
    }

    /// Puts a board in place of the one in front.
    pub(in crate::app) fn replace_front(
        &mut self,
        ctx: &Context,
        document: Document,
        source: Source,
    ) {
        self.forget_recovery();
        let _ = self.front.editor.act(Action::Reply(WindowReply::Replace {
            document: Box::new(document),
            saved: !source.is_unsaved,
            read_only: source.read_only,
        }));
        self.front.desk = Desk {
            path: source.path,
            stamp: source.stamp,
            severities: source.severities,
            ..Desk::default()
        };
        self.begin_recovery();
        self.screen = Screen::Board;
        self.front.is_used = true;
        self.front.wants_fit = true;
        self.minimap = Minimap::default();
        Self::focus_canvas(ctx);
        self.retitle(ctx);
        self.remember_session();
    }

    /// Closes the tab in front, whatever is on it. The last one leaves the start screen.
    pub(in crate::app) fn close_front(&mut self, ctx: &Context) {
        self.forget_recovery();
        self.hand = Some(self.front.editor.hand());
        if let Some(path) = self.front.desk.path.clone() {
            self.others.closed.retain(|other| *other != path);
            self.others.closed.push(path);
            let extra = self.others.closed.len().saturating_sub(MOST_CLOSED);
            self.others.closed.drain(..extra);
        }
        let n = self.others.sheets.len();
        if n == 0 {
            self.others.last_id += 1;
            let editor = Editor::new(Document::default(), self.front.editor.theme());
            self.front = Sheet::new(SheetId(self.others.last_id), editor);
            self.start.enter();
            self.screen = Screen::Start;
        } else {
            // The tab on the right comes next, or at the end the one on the left.
            let next = self.others.place.min(n - 1);
            self.front = self.others.sheets.remove(next);
            self.others.place = next;
        }
        self.take_up(ctx);
        self.remember_session();
    }

    /// The file of the tab closed last, if it is not open again.
    pub(in crate::app) fn last_closed(&mut self) -> Option<PathBuf> {
        while let Some(path) = self.others.closed.pop() {
            if self.sheet_of(&path).is_none() {
                return Some(path);
            }
        }
        None
    }

    /// Removes the copies of all boards: the window closes in peace.
    pub(in crate::app) fn forget_all_recovery(&mut self) {
        let config = self.options.config.clone();
        self.front.forget_recovery(&config);
        for sheet in &mut self.others.sheets {
            sheet.forget_recovery(&config);
        }
    }

    /// The first board with unsaved work that nobody gave up.
    pub(in crate::app) fn first_unsaved(&self) -> Option<SheetId> {
        let is_unsaved = |sheet: &&Sheet| sheet.editor.is_modified() && !sheet.is_given_up;
        self.sheets().find(is_unsaved).map(|sheet| sheet.id)
    }

    /// Takes back that changes may go: the window stays open.
    pub(in crate::app) fn keep_all(&mut self) {
        self.front.is_given_up = false;
        for sheet in &mut self.others.sheets {
            sheet.is_given_up = false;
        }
    }

    /// Ends what is going on on the sheet in front, and makes its copy, because nobody will look at it for a while.
    fn park(&mut self) {
        self.flush();
        let _ = self.front.editor.act(Action::Cancel);
        self.front.editor.land();
        self.hand = Some(self.front.editor.hand());
        self.keep_copy_now();
    }

    /// Gives the window's own choices to the sheet that came to the front.
    fn take_up(&mut self, ctx: &Context) {
        self.front.editor.set_keymap(Arc::clone(&self.keymap));
        self.front.editor.set_view(self.settings.view());
        if let Some(hand) = self.hand.take() {
            self.front.editor.set_hand(hand);
        }
        self.apply_motion(ctx);
        self.canvas = Canvas::default();
        self.prompts = Prompts::default();
        self.minimap = Minimap::default();
        self.find_bar.take_up(&self.front.editor);
        self.retitle(ctx);
        self.remember_session();
        self.look_at_disk();
    }

    /// Keeps which files are open, to be offered at the next start.
    pub(in crate::app) fn remember_session(&mut self) {
        let paths = self.sheets().filter_map(|sheet| sheet.desk.path.clone());
        let open: Vec<PathBuf> = paths.collect();
        let front = self.front.desk.path.clone();
        if open != self.settings.open_files || front != self.settings.front_file {
            self.settings.open_files = open;
            self.settings.front_file = front;
            self.keep_settings();
        }
    }
}

//! Bringing boards to the front, putting new ones there, and closing them.

use std::path::Path;

use eframe::egui::{Context, ViewportCommand};

use crate::app::documents::{BroughtDocument, ClosedTab, DocumentId, DocumentSource};
use crate::app::window::{App, Screen, focus_canvas};
use crate::editor::Action;
use crate::model::Document;

impl App {
    /// Brings a board to the front.
    pub(in crate::app::window) fn bring(&mut self, ctx: &Context, id: DocumentId) {
        self.screen = Screen::Board;
        if self.documents.is_in_background(id) {
            self.park();
        }
        if self.documents.bring(id) == BroughtDocument::Anew {
            self.take_up(ctx);
        }
        focus_canvas(ctx);
        ctx.request_repaint();
    }

    /// Brings the board of a file to the front, if it is open.
    pub(in crate::app::window) fn bring_file(&mut self, ctx: &Context, path: &Path) {
        if let Some(id) = self.documents.with_file(path) {
            self.bring(ctx, id);
        }
    }

    /// Goes to the tab that many places to the right, around the end.
    pub(in crate::app::window) fn step_tab(&mut self, ctx: &Context, places: isize) {
        if !self.documents.has_board() {
            return;
        }
        if let Some(id) = self.documents.beside_front(places) {
            self.bring(ctx, id);
        }
    }

    /// Moves the board in front to another place among the tabs.
    pub(in crate::app::window) fn move_tab(&mut self, to: usize) {
        self.documents.move_front(to);
        self.remember_session();
    }

    /// Puts a board in a tab of its own and brings it to the front; in the one in front when that is empty.
    pub(in crate::app::window) fn put(
        &mut self,
        ctx: &Context,
        document: Document,
        source: DocumentSource,
    ) {
        let front = &self.documents.front;
        if front.is_used && (source.is_new || !front.is_blank()) {
            self.park();
            self.documents.add_front();
        }
        self.replace_front(ctx, document, source);
        self.take_up(ctx);
    }

    /// Puts a board in place of the one in front.
    pub(in crate::app::window) fn replace_front(
        &mut self,
        ctx: &Context,
        document: Document,
        source: DocumentSource,
    ) {
        let front = &mut self.documents.front;
        front.keeper.forget();
        front.replace(document, source);
        self.screen = Screen::Board;
        self.panels.forget_map();
        focus_canvas(ctx);
        self.retitle(ctx);
        self.remember_session();
    }

    /// Closes the tab in front, whatever is on it. The last one leaves the start screen.
    pub(in crate::app::window) fn close_front(&mut self, ctx: &Context) {
        self.documents.front.keeper.forget();
        match self.documents.close_front() {
            ClosedTab::Next => {}
            ClosedTab::Last => {
                self.start.enter();
                self.screen = Screen::Start;
            }
        }
        self.take_up(ctx);
        self.remember_session();
    }

    /// Ends what is going on on the board in front, because nobody will look at it for a while.
    fn park(&mut self) {
        self.flush();
        let front = &mut self.documents.front;
        let _ = front.editor.act(Action::Cancel);
        front.editor.land();
        self.documents.keep_hand();
        self.documents.front.keeper.settle();
    }

    /// Gives the window's own choices to the board that came to the front.
    fn take_up(&mut self, ctx: &Context) {
        self.documents.hand_over();
        let editor = &mut self.documents.front.editor;
        editor.set_keymap(self.user.keys.keymap());
        editor.set_view(self.user.settings.view());
        self.panels.take_up(editor);
        self.apply_motion(ctx);
        self.retitle(ctx);
        self.remember_session();
        self.jobs.look_at_disk(&self.documents.front);
    }

    /// Keeps which files are open, to be offered at the next start.
    pub(in crate::app::window) fn remember_session(&mut self) {
        let front = self.documents.front.origin.path.clone();
        let settings = &mut self.user.settings;
        settings.open_files = self.documents.paths();
        settings.front_file = front;
    }

    /// The window's title names the board and its file.
    pub(in crate::app::window) fn retitle(&self, ctx: &Context) {
        let name = self.documents.front.file_name();
        let title = self.editor().document().title();
        let title = match (title.is_empty(), name) {
            (true, None) => "mlboard".to_owned(),
            (true, Some(name)) => format!("{name} – mlboard"),
            (false, _) => format!("{title} – mlboard"),
        };
        ctx.send_viewport_cmd(ViewportCommand::Title(title));
    }
}

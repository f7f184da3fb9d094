//! The editor as the window sees it: what it shows, and the two ways in, [`Editor::input`] and [`Editor::act`].

use std::borrow::Cow;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::editor::findings::overview::Overview;
use crate::editor::fixes::FixState;
use crate::editor::stages;
use crate::editor::style::tool_styles::ToolDefaults;
use crate::editor::view::attention::Attention;
use crate::editor::view::camera_animation::CameraMotion;
use crate::editor::view::move_animation::MoveAnimation;
use crate::editor::{
    BoardSearch, BoardState, Camera, ConnectDrag, CursorShape, Handle, History, Keymap, LayoutTask,
    Presentation, Prompt, TargetSet, Tool, ToolId, ViewOptions,
};
use crate::editor::{selection::handles, tools};
use crate::estimate::Estimate;
use crate::geom::{Point, Rect};
use crate::model::{Document, FindingKey, Target};
use crate::pipeline::Derived;
use crate::rules::Severities;
use crate::scene::{FindingsFilter, Theme};

/// One open board with everything a person can do to it.
pub struct Editor {
    /// The document with what is derived from it.
    pub(in crate::editor) board: BoardState,
    /// The tool that gets the input.
    pub(in crate::editor) tool: Box<dyn Tool>,
    /// The question that is open.
    pub(in crate::editor) prompt: Option<Prompt>,
    /// The world point held by the middle button.
    pub(in crate::editor) panning: Option<Point>,
    /// The finding last gone to.
    pub(in crate::editor) problem: Option<FindingKey>,
    pub(in crate::editor) keymap: Arc<Keymap>,
    pub(in crate::editor) motion: CameraMotion,
    pub(in crate::editor) gliding: Option<MoveAnimation>,
    /// A layout that the window has been asked to make.
    pub(in crate::editor) tidying: Option<LayoutTask>,
    pub(in crate::editor) fixes: FixState,
    pub(in crate::editor) overview: Overview,
    pub(in crate::editor) finder: Option<BoardSearch>,
    pub(in crate::editor) show: Option<Presentation>,
    pub(in crate::editor) attention: Attention,
}

impl Editor {
    /// Opens a document as saved and changeable. Say otherwise with [`WindowReply::Replace`].
    pub fn new(document: Document, theme: &'static Theme) -> Self {
        Self {
            board: BoardState::new(document, theme),
            tool: tools::make(ToolId::Select),
            prompt: None,
            panning: None,
            problem: None,
            keymap: Arc::default(),
            motion: CameraMotion::default(),
            gliding: None,
            tidying: None,
            fixes: FixState::default(),
            overview: Overview::default(),
            finder: None,
            show: None,
            attention: Attention::default(),
        }
    }

    pub fn board(&self) -> &BoardState {
        &self.board
    }

    pub fn document(&self) -> &Document {
        self.board.document()
    }

    /// Boxes, routes, findings and picture; made when first asked for after a change.
    pub fn derived(&self) -> &Derived {
        self.board.derived()
    }

    /// What the board comes to.
    pub fn estimate(&self) -> Cow<'_, Estimate> {
        let board = self.board();
        let (document, derived) = (board.own_document(), board.own_derived());
        derived.estimate(document, board.catalog())
    }

    pub fn catalog(&self) -> &'static Catalog {
        self.board.catalog
    }

    pub fn theme(&self) -> &'static Theme {
        self.board.theme
    }

    pub fn selection(&self) -> &TargetSet {
        &self.board.selection.targets
    }

    pub fn camera(&self) -> Camera {
        self.board.canvas.camera
    }

    pub fn viewport(&self) -> Rect {
        self.board.canvas.viewport
    }

    pub fn view(&self) -> ViewOptions {
        self.board.canvas.view
    }

    pub fn history(&self) -> &History {
        &self.board.history
    }

    pub fn is_modified(&self) -> bool {
        self.board.history.is_modified()
    }

    /// Why the document must not be changed, if it must not.
    pub fn read_only(&self) -> Option<&str> {
        self.board.read_only()
    }

    /// Whether findings that only make sense on a finished board are listed too.
    pub fn review(&self) -> bool {
        self.board.review()
    }

    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    pub fn tool_id(&self) -> ToolId {
        self.tool.id()
    }

    /// The state the tool is in, in one word, for tests and the curious.
    pub fn tool_state(&self) -> &'static str {
        self.tool.state()
    }

    /// What the tool waits for, for the status bar.
    pub fn hint(&self) -> String {
        if self.board.stage_walk().is_some() {
            return stages::HINT.to_owned();
        }
        match self.board.read_only() {
            Some(reason) => format!("Read-only: {reason}"),
            None => self.tool.hint(&self.board),
        }
    }

    /// What would happen if the pointer let go now, for a label beside the pointer.
    pub fn pointer_hint(&self) -> Option<String> {
        self.tool.pointer_hint(&self.board)
    }

    pub fn cursor(&self) -> CursorShape {
        if self.panning.is_some() {
            CursorShape::Grabbing
        } else {
            self.tool.cursor()
        }
    }

    /// The connection being drawn.
    pub fn connecting(&self) -> Option<&ConnectDrag> {
        self.tool.connecting()
    }

    /// The handles of what is selected, where they are drawn.
    pub fn handles(&self) -> Vec<(Handle, Point)> {
        let found = handles::handles(&self.board);
        found.map_or_else(Vec::new, |(_, handles)| handles)
    }

    /// What is being dragged about.
    pub fn dragged(&self) -> Option<&TargetSet> {
        self.tool.dragged()
    }

    /// The layout that [`Effect::Arrange`] asked for.
    pub fn take_tidying(&mut self) -> Option<LayoutTask> {
        self.tidying.take()
    }

    /// What the pointer is on, or what a list in a panel points at.
    pub fn hovered(&self) -> Option<Target> {
        self.tool
            .hovered()
            .or_else(|| self.board.selection.hovered.clone())
    }

    pub fn set_theme(&mut self, theme: &'static Theme) {
        self.board.theme = theme;
        self.board.restyle();
    }

    /// Says where the canvas is on the screen. Call it every frame; nothing moves because of it.
    pub fn set_viewport(&mut self, viewport: Rect) {
        self.board.canvas.viewport = viewport;
        self.board.canvas.clear = viewport;
    }

    /// Says which part of the canvas nothing floats over: what is added or gone to appears there. Call it after
    /// [`Self::set_viewport`].
    pub fn set_clear(&mut self, clear: Rect) {
        self.board.canvas.clear = clear;
    }

    /// Says what the canvas shows beside the elements.
    pub fn set_view(&mut self, view: ViewOptions) {
        let now = self.board.canvas.view;
        if (view.edge_labels, view.figures) != (now.edge_labels, now.figures) {
            self.board.restyle();
        }
        self.board.canvas.view = view;
    }

    /// Says what findings count as, where somebody decided otherwise than the rules say.
    pub fn set_severities(&mut self, severities: &Severities) {
        if self.board.severities != *severities {
            self.board.severities = severities.clone();
            self.board.restyle();
        }
    }

    pub(in crate::editor) fn set_findings(&mut self, findings: FindingsFilter) {
        self.board.findings = findings;
        self.board.restyle();
    }

    pub(in crate::editor) fn stop_panning(&mut self) {
        self.panning = None;
    }

    /// The key to show beside a command.
    pub fn shortcut(&self, id: &str) -> Option<String> {
        self.keymap.shortcut(id)
    }

    /// What the person draws with, to be taken to another board.
    pub fn hand(&self) -> ToolDefaults {
        self.board.hand.clone()
    }

    pub fn set_hand(&mut self, hand: ToolDefaults) {
        self.board.hand = hand;
    }

    pub fn keymap(&self) -> &Arc<Keymap> {
        &self.keymap
    }

    pub fn set_keymap(&mut self, keymap: Arc<Keymap>) {
        self.keymap = keymap;
    }
}

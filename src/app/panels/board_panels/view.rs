//! What of the board shows: the part of it in the window, and what of that no panel covers.

use eframe::egui::Rect;

use crate::app::documents::OpenDocument;
use crate::app::paint::world_rect;
use crate::app::toasts::Toasts;
use crate::app::user_files::UserSettings;
use crate::editor::{Action, Editor, FindingAction, ViewAction, WalkView, keep_stage};

/// Width of the inspector that lies over the canvas.
pub(super) const OVERLAY: f32 = 288.0;
/// Height of the toolbar with what is free around it.
const TOOLBAR: f32 = 60.0;

/// Whether there is anything around the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CanvasFocus {
    #[default]
    WithPanels,
    CanvasAlone,
}

/// What there is room for beside the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WindowWidth {
    Wide,
    /// The inspector lies over the canvas.
    Narrow,
}

/// What the board shows follows where the canvas is now, and what of it no panel covers.
pub(super) fn keep_view(front: &mut OpenDocument, toasts: &mut Toasts, canvas: Rect, clear: Rect) {
    front.editor.set_viewport(world_rect(canvas));
    front.editor.set_clear(world_rect(clear));
    toasts.add_effects(front.keep_fitted());
    front.editor.keep_show();
    keep_stage(&mut front.editor);
}

/// What shows beside the stages, while they are walked.
pub(super) fn walk_view(editor: &Editor) -> Option<WalkView> {
    editor.board().stage_walk().map(|walk| walk.view)
}

/// What hovers in a list is said anew every frame.
pub(super) fn forget_hover(editor: &Editor) -> Vec<Action> {
    let hovered = editor
        .board()
        .hovered()
        .map(|_| Action::View(ViewAction::Hover(None)));
    let pointed = editor
        .pointed()
        .map(|_| Action::View(ViewAction::Highlight(None)));
    let previewed = editor
        .previewed_fix()
        .map(|_| Action::Finding(FindingAction::PreviewFix(None)));
    [hovered, pointed, previewed]
        .into_iter()
        .flatten()
        .collect()
}

/// The canvas without what floats over it, or soon will: the inspector comes with what is selected.
pub(super) fn unobscured(
    canvas: Rect,
    focus: CanvasFocus,
    width: WindowWidth,
    settings: &UserSettings,
) -> Rect {
    if focus == CanvasFocus::CanvasAlone {
        return canvas;
    }
    let mut clear = canvas;
    clear.min.y += TOOLBAR;
    if width == WindowWidth::Narrow && settings.inspector {
        clear.max.x -= OVERLAY + 12.0;
    }
    clear
}

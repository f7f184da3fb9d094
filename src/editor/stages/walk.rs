//! Walking the stages of a board: forwards, back, and out again.

use crate::editor::stages::difference;
use crate::editor::stages::stage_walk::{PictureKey, StagePlacing, StageWalk, WalkView};
use crate::editor::stages::staged_board::{StageSource, StagedBoard, focus};
use crate::editor::view::animation;
use crate::editor::view::move_animation::MoveAnimation;
use crate::editor::view::presentation;
use crate::editor::{
    Action, Camera, Chord, Editor, Effect, KeyCode, StepDirection, TargetSet, ToolId, ViewAction,
    findings::highlight,
};
use crate::geom::{Rect, Size};
use crate::model::{Document, Target};
use crate::pipeline::Derived;
use crate::pipeline::stage::bounds;
use crate::text::counted;

/// Screen points kept free around a stage.
const MARGIN: f64 = 28.0;
/// Boxes are not shown larger than this.
const MOST: f64 = 1.5;

/// Keeps what is shown true to the board, the stage and the canvas. Call it every frame.
pub fn keep_stage(editor: &mut Editor) {
    let Some(walk) = &editor.board.walk else {
        return;
    };
    if editor.board.stages().is_empty() {
        leave(editor);
        return;
    }
    let key = PictureKey {
        revision: editor.board.history.revision(),
        at: walk.at.min(editor.board.stages().len()),
        placing: walk.placing,
        canvas: editor.board.canvas.viewport,
        is_dark: editor.board.theme.dark,
    };
    if walk.made_from.as_ref() == Some(&key) {
        return;
    }
    let moves = walk.made_from.as_ref().is_none_or(|made| {
        (made.at, made.placing, made.revision) != (key.at, key.placing, key.revision)
    });
    let before = animation::before(editor).filter(|_| moves);
    show(editor, key, before);
}

/// Makes the picture and looks at it.
fn show(editor: &mut Editor, key: PictureKey, before: Option<(Document, Derived)>) {
    let board = &editor.board;
    let staged = StagedBoard::new(
        &StageSource {
            board: board.own_document(),
            at: key.at,
            placing: key.placing,
            canvas: Size::new(key.canvas.width(), key.canvas.height()),
        },
        board.catalog(),
        &board.stage_style(),
        board.own_derived(),
    );
    editor.board.staged = staged;
    editor.board.repick();
    let is_animated = before.is_some();
    editor.gliding = before.and_then(|before| {
        let patch = difference::moves(&before.0, editor.board.document());
        MoveAnimation::new(before, &editor.board, &patch)
    });
    let view = area(editor, &key).map(|rect| {
        let room = editor.board.canvas.viewport;
        Camera::fill(rect, room, MARGIN, MOST)
    });
    if let Some(camera) = view {
        editor.animate_camera(camera);
        if !is_animated {
            editor.land();
        }
    }
    if let Some(walk) = &mut editor.board.walk {
        walk.at = key.at;
        walk.shown = if is_animated { 0.0 } else { 1.0 };
        walk.picture += 1;
        walk.made_from = Some(key);
    }
    let shown = editor.selection().iter();
    let document = editor.board.document();
    let shown: TargetSet = shown.filter(|it| document.contains(it)).cloned().collect();
    editor.select(shown);
}

/// What fills the canvas.
fn area(editor: &Editor, key: &PictureKey) -> Option<Rect> {
    let board = &editor.board;
    match (&board.staged, key.placing) {
        (Some(staged), StagePlacing::LaidOut) => Some(bounds(&staged.document, board.catalog())),
        (Some(staged), StagePlacing::InPlace) => {
            focus(editor.board.stages().get(key.at)?, &staged.derived)
        }
        (None, _) => board.extent(&board.all()),
    }
}

/// Begins to walk at the first stage, or ends the walk.
pub(in crate::editor) fn toggle(editor: &mut Editor) -> Vec<Effect> {
    if editor.board.walk.is_some() {
        return leave(editor);
    }
    begin(editor, WalkView::Study)
}

/// Presents the stages, or the frames where there are none; ends that when it is under way.
pub(in crate::editor) fn present(editor: &mut Editor) -> Vec<Effect> {
    if let Some(walk) = &mut editor.board.walk {
        walk.view = match walk.view {
            WalkView::Study => WalkView::Present,
            WalkView::Present => WalkView::Study,
        };
        return Vec::new();
    }
    if editor.board.stages().is_empty() || editor.show.is_some() {
        return presentation::toggle(editor);
    }
    begin(editor, WalkView::Present)
}

fn begin(editor: &mut Editor, view: WalkView) -> Vec<Effect> {
    if editor.board.stages().is_empty() {
        return Vec::new();
    }
    let mut effects = editor.act(Action::Cancel);
    effects.extend(editor.act(Action::View(ViewAction::EndFind)));
    effects.extend(editor.act(Action::View(ViewAction::Select(TargetSet::new()))));
    effects.extend(editor.act(Action::SelectTool(ToolId::Select)));
    let before = editor.goal();
    editor.board.walk = Some(StageWalk {
        at: 0,
        placing: StagePlacing::LaidOut,
        view,
        picture: 0,
        before,
        made_from: None,
        shown: 1.0,
    });
    keep_stage(editor);
    effects.push(said(editor));
    effects
}

/// Ends the walk.
pub(in crate::editor) fn leave(editor: &mut Editor) -> Vec<Effect> {
    let Some(walk) = editor.board.walk.take() else {
        return Vec::new();
    };
    let before = animation::before(editor);
    let was_staged = editor.board.staged.take().is_some();
    editor.board.repick();
    editor.gliding = before.filter(|_| was_staged).and_then(|before| {
        let patch = difference::moves(&before.0, editor.board.document());
        MoveAnimation::new(before, &editor.board, &patch)
    });
    editor.animate_camera(walk.before);
    vec![Effect::Announce(
        "The board can be changed again".to_owned(),
    )]
}

/// Walks to a stage; beyond the last is the whole board.
pub(in crate::editor) fn go_to(editor: &mut Editor, at: usize) -> Vec<Effect> {
    if editor.board.walk.is_none() {
        let effects = begin(editor, WalkView::Study);
        if editor.board.walk.is_none() || at == 0 {
            return effects;
        }
    }
    let n = editor.board.stages().len();
    if let Some(walk) = &mut editor.board.walk {
        walk.at = at.min(n);
    }
    highlight::clear_path(editor);
    keep_stage(editor);
    vec![said(editor)]
}

/// Walks to the next stage or the one before, and stops at the ends.
pub(in crate::editor) fn step(editor: &mut Editor, step: StepDirection) -> Vec<Effect> {
    let Some(walk) = &editor.board.walk else {
        return go_to(editor, 0);
    };
    let at = match step {
        StepDirection::Forward => walk.at + 1,
        StepDirection::Back => walk.at.saturating_sub(1),
    };
    go_to(editor, at)
}

/// Shows the components of stages where they lie on the board, or laid out anew.
pub(in crate::editor) fn toggle_placing(editor: &mut Editor) -> Vec<Effect> {
    let Some(walk) = &mut editor.board.walk else {
        return Vec::new();
    };
    walk.placing = match walk.placing {
        StagePlacing::LaidOut => StagePlacing::InPlace,
        StagePlacing::InPlace => StagePlacing::LaidOut,
    };
    keep_stage(editor);
    Vec::new()
}

/// The stage in words, for those who do not see it.
fn said(editor: &Editor) -> Effect {
    let n = editor.board.stages().len();
    let at = editor.board.walk.as_ref().map_or(0, |walk| walk.at);
    let Some(stage) = editor.board.shown_stage() else {
        return Effect::Announce("The whole board".to_owned());
    };
    let name = |id| editor.spoken(&Target::Node(id));
    let new: Vec<String> = stage.new.iter().cloned().map(name).collect();
    let bridges = match stage.bridges.len() {
        0 => String::new(),
        n => format!(" {} over what is not shown.", counted(n, "bridge")),
    };
    let folded = stage.folded.iter().cloned().map(Target::Sketch);
    let folded: Vec<String> = folded.map(|frame| editor.name_of(&frame)).collect();
    let boxes = if folded.is_empty() {
        String::new()
    } else {
        format!(" As one box: {}.", folded.join(", "))
    };
    Effect::Announce(format!(
        "Stage {} of {n}: {}. {} {} shown, new: {}.{bridges}{boxes}",
        at + 1,
        stage.title,
        stage.text,
        counted(stage.lit.len(), "component"),
        new.join("; "),
    ))
}

/// What a key means while stages are walked.
pub(in crate::editor) fn press(editor: &mut Editor, chord: Chord) -> Option<Vec<Effect>> {
    editor.board.walk.as_ref()?;
    if chord != Chord::plain(chord.key) || editor.finder.is_some() {
        return None;
    }
    match chord.key {
        KeyCode::Right => Some(step(editor, StepDirection::Forward)),
        KeyCode::Left => Some(step(editor, StepDirection::Back)),
        KeyCode::Home => Some(go_to(editor, 0)),
        KeyCode::End => Some(go_to(editor, editor.board.stages().len())),
        KeyCode::Escape => Some(escape(editor)),
        KeyCode::Char(_)
        | KeyCode::Up
        | KeyCode::Down
        | KeyCode::Space
        | KeyCode::Enter
        | KeyCode::Backspace
        | KeyCode::Tab
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::F(_)
        | KeyCode::Delete => None,
    }
}

/// Puts out what is lit or selected first, then leaves.
fn escape(editor: &mut Editor) -> Vec<Effect> {
    if editor.highlighted_path().is_some() {
        highlight::clear_path(editor);
        return Vec::new();
    }
    if !editor.selection().is_empty() {
        return editor.act(Action::View(ViewAction::Select(TargetSet::new())));
    }
    leave(editor)
}

//! Notes that are remarks of a sort: risks, trade-offs, assumptions, written beside what they are about.

use crate::editor::{
    Action, BoardState, Editor, Effect, Prompt, TargetSet, ToolId, ViewAction, arrange::frames,
    tools::top,
};
use crate::geom::{Point, Rect, Size};
use crate::model::{Edit, FreshIds, NoteSort, SketchItem, SketchKind, Target};

/// What a new note measures, in world units.
const SIZE: Size = Size::new(200.0, 96.0);
/// Between a note and what it is about, and other things.
const GAP: f64 = 16.0;
/// Between a component and the first note below it: its free ports show there while it is selected.
const BELOW: f64 = 48.0;
/// Places that are tried below what it is about; then it lies over something.
const TRIES: usize = 40;

/// Adds a note of that sort at the selection, to be written in at once.
pub(in crate::editor) fn add(editor: &mut Editor, sort: NoteSort) -> Vec<Effect> {
    if let Some(reason) = editor.edit_error() {
        return vec![reason];
    }
    let item = note(&editor.board, sort, "");
    let target = Target::Sketch(item.id.clone());
    let label = format!("Add {}", sort.title().to_lowercase());
    let mut effects = editor.act(Action::SelectTool(ToolId::Select));
    effects.extend(editor.commit(label, &[Edit::add_sketch(item.clone())]));
    effects.extend(editor.act(Action::View(ViewAction::Reveal(vec![target]))));
    let item = Box::new(item);
    effects.extend(editor.act(Action::Prompt(Some(Prompt::Write { item, fresh: true }))));
    effects
}

/// Adds a note of that sort, with that text, at the selection.
pub fn note_edit(editor: &Editor, sort: NoteSort, text: &str) -> Edit {
    Edit::add_sketch(note(&editor.board, sort, text))
}

fn note(board: &BoardState, sort: NoteSort, text: &str) -> SketchItem {
    let rect = place(board);
    let id = FreshIds::new(board.document()).sketch("note");
    let form = SketchKind::Note {
        text: text.to_owned(),
        sort: Some(sort),
        step: board.note_step.clone(),
    };
    let mut item = SketchItem::new(id, rect, form);
    item.frame = frames::frame_around(board.document(), rect, &item.id, &item.form);
    item.z = top(board);
    item
}

/// Below what is selected, else in the middle of what is seen; further down where something lies.
fn place(board: &BoardState) -> Rect {
    let middle = || board.camera().visible(board.clear()).center() - SIZE.to_vec2() / 2.0;
    let corner = match board.extent(board.selection()) {
        Some(extent) => Point::new(extent.x0, extent.y1 + BELOW),
        None => middle(),
    };
    let mut rect = Rect::from_origin_size(corner, SIZE);
    for _ in 0..TRIES {
        let taken = taken(board, rect.inflate(GAP / 2.0, GAP / 2.0));
        let Some(lowest) = taken.into_iter().reduce(f64::max) else {
            break;
        };
        let corner = Point::new(rect.x0, lowest + GAP);
        rect = Rect::from_origin_size(corner, SIZE);
    }
    rect
}

/// Lower ends of boxes and drawings that lie there; frames hold what lies in them.
fn taken(board: &BoardState, rect: Rect) -> Vec<f64> {
    let document = board.document();
    let near: TargetSet = board.near(rect).into_iter().collect();
    let boxes = near.iter().filter(|target| match target {
        Target::Node(_) => true,
        Target::Edge(_) => false,
        Target::Sketch(id) => {
            let item = document.sketch().get(id);
            item.is_some_and(|item| !item.is_open_frame())
        }
    });
    let ends = boxes.filter_map(|target| board.bounds(target));
    let lies =
        |end: &Rect| end.x0 < rect.x1 && rect.x0 < end.x1 && end.y0 < rect.y1 && rect.y0 < end.y1;
    ends.filter(lies).map(|end| end.y1).collect()
}

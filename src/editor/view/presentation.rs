//! Showing a board frame by frame: in reading order, one after the other, filling the window.

use crate::editor::view::presentation_state::Presentation;
use crate::editor::{
    Action, Camera, Chord, Editor, Effect, KeyCode, StepDirection, TargetSet, ToolId, ViewAction,
};
use crate::geom::Rect;
use crate::model::{SketchId, SketchItem, Target};
use crate::scene::Shape;

/// Screen points kept free around a frame.
const MARGIN: f64 = 32.0;
/// Small frames are enlarged up to this zoom.
const MOST: f64 = 2.0;

/// How much of what lies beside the frame is covered.
const VEIL: f64 = 0.78;

impl Editor {
    /// Frames in reading order: rows from the top, within a row from the left. Frames are in one row when
    /// they begin above the middle of its first.
    pub fn frames(&self) -> Vec<SketchId> {
        let items = self.document().sketch().values();
        let mut frames: Vec<&SketchItem> = items
            .filter(|item| item.is_open_frame())
            .filter(|item| {
                self.document()
                    .fold_of(&Target::Sketch(item.id.clone()))
                    .is_none()
            })
            .collect();
        frames.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0).then(a.id.cmp(&b.id)));
        let mut rest = frames.as_mut_slice();
        while let Some(first) = rest.first() {
            let middle = first.rect.center().y;
            let n = rest
                .iter()
                .take_while(|frame| frame.rect.y0 < middle)
                .count()
                .max(1);
            let (row, others) = rest.split_at_mut(n);
            row.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
            rest = others;
        }
        frames.into_iter().map(|frame| frame.id.clone()).collect()
    }

    /// The presentation under way.
    pub fn show(&self) -> Option<&Presentation> {
        self.show.as_ref()
    }

    /// `2 of 5`, while frames are shown.
    pub fn show_count(&self) -> Option<String> {
        let show = self.show.as_ref()?;
        let frames = self.frames();
        let at = frames.iter().position(|frame| *frame == show.frame);
        Some(format!("{} of {}", at.map_or(0, |at| at + 1), frames.len()))
    }

    /// Keeps the frame filling the canvas when that changes its size, and ends the show when its frame is gone.
    pub fn keep_show(&mut self) {
        let Some(show) = &self.show else {
            return;
        };
        let frame = show.frame.clone();
        if !self.document().sketch().contains_key(&frame) {
            self.show = None;
        } else if show.fitted != self.viewport() {
            look_at(self, &frame);
        }
    }
}

/// Begins to show frames at the one in the middle of the view, or ends it.
pub(in crate::editor) fn toggle(editor: &mut Editor) -> Vec<Effect> {
    if editor.show.is_some() {
        return end(editor);
    }
    let frames = editor.frames();
    let middle = editor.camera().visible(editor.viewport()).center();
    let is_there = |id: &&SketchId| {
        let item = editor.document().sketch().get(*id);
        item.is_some_and(|item| item.rect.contains(middle)) && editor.camera().zoom > 0.75
    };
    let Some(first) = frames.iter().find(is_there).or_else(|| frames.first()) else {
        return Vec::new();
    };
    let first = first.clone();
    let mut effects = editor.act(Action::Cancel);
    effects.extend(editor.act(Action::View(ViewAction::Select(TargetSet::new()))));
    effects.extend(editor.act(Action::SelectTool(ToolId::Hand)));
    editor.show = Some(Presentation {
        frame: first.clone(),
        before: editor.goal(),
        fitted: editor.viewport(),
    });
    effects.extend(go_to(editor, &first));
    effects
}

fn end(editor: &mut Editor) -> Vec<Effect> {
    let Some(show) = editor.show.take() else {
        return Vec::new();
    };
    editor.animate_camera(show.before);
    editor.act(Action::SelectTool(ToolId::Select))
}

/// Goes to the next frame or the one before. A show stops at its ends; otherwise it goes around.
pub(in crate::editor) fn step(editor: &mut Editor, step: StepDirection) -> Vec<Effect> {
    let frames = editor.frames();
    let place = |id: &SketchId| frames.iter().position(|frame| frame == id);
    let (n, is_show) = (frames.len(), editor.show.is_some());
    let selected = editor.board.selected_one().and_then(|target| match target {
        Target::Sketch(id) => place(id),
        Target::Node(_) | Target::Edge(_) => None,
    });
    let current = match &editor.show {
        Some(show) => place(&show.frame),
        None => selected,
    };
    let next = match (current, step) {
        (Some(at), StepDirection::Forward) if at + 1 < n => at + 1,
        (Some(at), StepDirection::Back) if at > 0 => at - 1,
        (Some(at), StepDirection::Forward | StepDirection::Back) if is_show => at,
        (Some(_) | None, StepDirection::Forward) => 0,
        (Some(_) | None, StepDirection::Back) => n.saturating_sub(1),
    };
    match frames.get(next).cloned() {
        Some(frame) => go_to(editor, &frame),
        None => Vec::new(),
    }
}

fn go_to(editor: &mut Editor, frame: &SketchId) -> Vec<Effect> {
    let target = Target::Sketch(frame.clone());
    let mut said = editor.spoken(&target);
    if let Some(show) = &mut editor.show {
        show.frame = frame.clone();
        said = format!("{}: {said}", editor.show_count().unwrap_or_default());
    } else {
        editor.select(TargetSet::from([target]));
    }
    look_at(editor, frame);
    vec![Effect::Announce(said)]
}

fn look_at(editor: &mut Editor, frame: &SketchId) {
    let Some(rect) = editor.document().sketch().get(frame).map(|item| item.rect) else {
        return;
    };
    let viewport = editor.viewport();
    editor.animate_camera(Camera::fill(rect, viewport, MARGIN, MOST));
    if let Some(show) = &mut editor.show {
        show.fitted = viewport;
    }
}

/// Fades what lies outside of the frame that is shown.
pub(in crate::editor) fn draw_veil(editor: &Editor, shapes: &mut Vec<Shape>) {
    let shown = editor.show.as_ref();
    let Some(item) = shown.and_then(|show| editor.document().sketch().get(&show.frame)) else {
        return;
    };
    let by = editor.board.world(MARGIN / 4.0);
    let (hole, seen) = (
        item.rect.inflate(by, by),
        editor.camera().visible(editor.viewport()),
    );
    let color = editor.theme().tokens.canvas.faded(VEIL);
    for rect in [
        Rect::new(seen.x0, seen.y0, seen.x1, hole.y0),
        Rect::new(seen.x0, hole.y1, seen.x1, seen.y1),
        Rect::new(seen.x0, hole.y0, hole.x0, hole.y1),
        Rect::new(hole.x1, hole.y0, seen.x1, hole.y1),
    ] {
        if rect.width() > 0.0 && rect.height() > 0.0 {
            shapes.push(Shape::Rect {
                rect,
                radius: 0.0,
                fill: Some(color),
                stroke: None,
            });
        }
    }
}

/// What a key means while frames are shown, as on every remote control.
pub(in crate::editor) fn press(editor: &mut Editor, chord: Chord) -> Option<Vec<Effect>> {
    editor.show.as_ref()?;
    if chord != Chord::plain(chord.key) {
        return None;
    }
    match chord.key {
        KeyCode::Right | KeyCode::Down | KeyCode::Space | KeyCode::Enter => {
            Some(step(editor, StepDirection::Forward))
        }
        KeyCode::Left | KeyCode::Up | KeyCode::Backspace => Some(step(editor, StepDirection::Back)),
        KeyCode::Home | KeyCode::End => {
            let frames = editor.frames();
            let end = if chord.key == KeyCode::Home {
                frames.first()
            } else {
                frames.last()
            };
            let end = end.cloned();
            Some(end.map_or_else(Vec::new, |frame| go_to(editor, &frame)))
        }
        KeyCode::Escape => Some(end(editor)),
        KeyCode::Char(_)
        | KeyCode::Tab
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::F(_)
        | KeyCode::Delete => None,
    }
}

//! Showing a board frame by frame: in reading order, one after the other, filling the window.

use crate::editor::{Action, Camera, Chord, Editor, Effect, Key, Targets, ToolId};
use crate::geom::Rect;
use crate::model::{SketchId, SketchItem, Target};
use crate::scene::Shape;

/// Screen points kept free around a frame.
const MARGIN: f64 = 32.0;
/// Small frames are enlarged up to this zoom.
const MOST: f64 = 2.0;

/// How much of what lies beside the frame is covered.
const VEIL: f64 = 0.78;

/// A presentation under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Show {
    pub frame: SketchId,
    /// How the board was looked at before.
    before: Camera,
    /// The canvas the frame was fitted to.
    fitted: Rect,
}

impl Editor {
    /// Frames in reading order: rows from the top, within a row from the left. Frames are in one row when
    /// they begin above the middle of its first.
    pub fn frames(&self) -> Vec<SketchId> {
        let items = self.document().sketch().values();
        let mut frames: Vec<&SketchItem> = items.filter(|item| item.is_frame()).collect();
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
    pub fn show(&self) -> Option<&Show> {
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
            self.look_at_frame(&frame);
        }
    }

    /// Begins to show frames at the one in the middle of the view, or ends it.
    pub(in crate::editor) fn toggle_show(&mut self) -> Vec<Effect> {
        if self.show.is_some() {
            return self.end_show();
        }
        let frames = self.frames();
        let middle = self.camera().visible(self.viewport()).center();
        let is_there = |id: &&SketchId| {
            let item = self.document().sketch().get(*id);
            item.is_some_and(|item| item.rect.contains(middle)) && self.camera().zoom > 0.75
        };
        let Some(first) = frames.iter().find(is_there).or_else(|| frames.first()) else {
            return Vec::new();
        };
        let first = first.clone();
        let mut effects = self.act(Action::Cancel);
        effects.extend(self.act(Action::Select(Targets::new())));
        effects.extend(self.act(Action::Use(ToolId::Hand)));
        self.show = Some(Show {
            frame: first.clone(),
            before: self.goal(),
            fitted: self.viewport(),
        });
        effects.extend(self.go_to_frame(&first));
        effects
    }

    fn end_show(&mut self) -> Vec<Effect> {
        let Some(show) = self.show.take() else {
            return Vec::new();
        };
        self.look_to(show.before);
        self.act(Action::Use(ToolId::Select))
    }

    /// Goes to the next frame or the one before. A show stops at its ends; otherwise it goes around.
    pub(in crate::editor) fn step_frame(&mut self, forward: bool) -> Vec<Effect> {
        let frames = self.frames();
        let place = |id: &SketchId| frames.iter().position(|frame| frame == id);
        let (n, is_show) = (frames.len(), self.show.is_some());
        let selected = self.board.selected_one().and_then(|target| match target {
            Target::Sketch(id) => place(id),
            _ => None,
        });
        let current = match &self.show {
            Some(show) => place(&show.frame),
            None => selected,
        };
        let next = match (current, forward) {
            (Some(at), true) if at + 1 < n => at + 1,
            (Some(at), false) if at > 0 => at - 1,
            (Some(at), _) if is_show => at,
            (_, true) => 0,
            (_, false) => n.saturating_sub(1),
        };
        match frames.get(next).cloned() {
            Some(frame) => self.go_to_frame(&frame),
            None => Vec::new(),
        }
    }

    fn go_to_frame(&mut self, frame: &SketchId) -> Vec<Effect> {
        let target = Target::Sketch(frame.clone());
        let mut said = self.spoken(&target);
        if let Some(show) = &mut self.show {
            show.frame = frame.clone();
            said = format!("{}: {said}", self.show_count().unwrap_or_default());
        } else {
            self.select(Targets::from([target]));
        }
        self.look_at_frame(frame);
        vec![Effect::Announce(said)]
    }

    fn look_at_frame(&mut self, frame: &SketchId) {
        let Some(rect) = self.document().sketch().get(frame).map(|item| item.rect) else {
            return;
        };
        let viewport = self.viewport();
        self.look_to(Camera::fill(rect, viewport, MARGIN, MOST));
        if let Some(show) = &mut self.show {
            show.fitted = viewport;
        }
    }

    /// Fades what lies outside of the frame that is shown.
    pub(in crate::editor) fn veil_show(&self, shapes: &mut Vec<Shape>) {
        let shown = self.show.as_ref();
        let Some(item) = shown.and_then(|show| self.document().sketch().get(&show.frame)) else {
            return;
        };
        let by = self.board.world(MARGIN / 4.0);
        let (hole, seen) = (
            item.rect.inflate(by, by),
            self.camera().visible(self.viewport()),
        );
        let color = self.theme().tokens.canvas.faded(VEIL);
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
    pub(in crate::editor) fn press_in_show(&mut self, chord: Chord) -> Option<Vec<Effect>> {
        self.show.as_ref()?;
        if chord != Chord::plain(chord.key) {
            return None;
        }
        match chord.key {
            Key::Right | Key::Down | Key::Space | Key::Enter => Some(self.step_frame(true)),
            Key::Left | Key::Up | Key::Backspace => Some(self.step_frame(false)),
            Key::Home | Key::End => {
                let frames = self.frames();
                let end = if chord.key == Key::Home {
                    frames.first()
                } else {
                    frames.last()
                };
                let end = end.cloned();
                Some(end.map_or_else(Vec::new, |frame| self.go_to_frame(&frame)))
            }
            Key::Escape => Some(self.end_show()),
            _ => None,
        }
    }
}

//! The line of time of a replay: the steps, and marks for what happened.

use std::time::Duration;

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::app::practice::replay::AttemptReplay;
use crate::app::practice::texts;
use crate::app::style::{self, SMALL, color32, font};
use crate::practice::{TranscriptMark, clock_time};
use crate::scene::{ThemeTokens, Typeface};

const HEIGHT: f32 = 36.0;
/// Height of the steps; below them stand the marks.
const STEPS: f32 = 20.0;
/// Half the size of a mark.
const MARK: f32 = 3.5;

/// The line of time. Returns the moment that was pointed at.
pub fn show(ui: &mut Ui, replay: &AttemptReplay) -> Option<Duration> {
    let tokens = style::tokens(ui);
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let spoken = replay.moment_in_words();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, texts::TRACK);
        info.current_text_value = Some(spoken.clone());
        info
    });
    let line = rect.shrink2(vec2(MARK, 0.0));
    let length = replay.attempt().length().as_secs_f64().max(0.001);
    let x = |at: Duration| line.left() + line.width() * (at.as_secs_f64() / length) as f32;
    let painter = ui.painter();
    steps_ui(painter, replay, line, tokens, &x);
    for mark in &replay.lines {
        let middle = pos2(x(mark.at), line.top() + STEPS + 8.0);
        mark_ui(painter, mark.mark, middle, tokens);
    }
    let now = x(replay.at());
    let needle = Stroke::new(2.0, color32(tokens.accent));
    painter.line_segment([pos2(now, rect.top()), pos2(now, rect.bottom())], needle);
    if response.has_focus() {
        let ring = Stroke::new(1.0, color32(tokens.accent));
        let around = rect.shrink(0.5);
        painter.rect_stroke(around, 4, ring, eframe::egui::StrokeKind::Inside);
    }
    let at = |place: Pos2| {
        let share = f64::from((place.x - line.left()) / line.width()).clamp(0.0, 1.0);
        Duration::from_secs_f64(length * share)
    };
    if let Some(place) = response.hover_pos() {
        let nearest = nearest(
            replay,
            at(place),
            length * 4.0 / f64::from(line.width().max(1.0)),
        );
        let words = texts::mark(&clock_time(at(place)), nearest);
        response.clone().on_hover_text_at_pointer(words);
    }
    let is_held = response.dragged() || response.clicked();
    is_held.then(|| response.interact_pointer_pos().map(at))?
}

/// The line nearest to a moment, within so many seconds.
fn nearest(replay: &AttemptReplay, at: Duration, within: f64) -> &str {
    let far = |line: &Duration| line.abs_diff(at);
    let lines = replay.lines.iter();
    let nearest = lines.min_by_key(|line| far(&line.at));
    let near = nearest.filter(|line| far(&line.at).as_secs_f64() <= within);
    near.map_or("", |line| &line.text)
}

fn steps_ui(
    painter: &Painter,
    replay: &AttemptReplay,
    line: Rect,
    tokens: &ThemeTokens,
    x: &impl Fn(Duration) -> f32,
) {
    for (n, span) in replay.steps.iter().enumerate() {
        let rect = Rect::from_min_max(
            pos2(x(span.from), line.top()),
            pos2(x(span.to), line.top() + STEPS),
        );
        let fill = if n % 2 == 0 {
            tokens.active
        } else {
            tokens.hover
        };
        painter.rect_filled(rect, CornerRadius::same(3), color32(fill));
        let title = span.step.title();
        let galley = painter.layout_no_wrap(
            title.to_owned(),
            font(Typeface::Medium, SMALL),
            color32(tokens.text),
        );
        if galley.size().x + 8.0 <= rect.width() {
            let at = Align2::LEFT_CENTER
                .anchor_size(pos2(rect.left() + 4.0, rect.center().y), galley.size());
            painter.galley(at.min, galley, Color32::PLACEHOLDER);
        }
    }
}

/// Questions are triangles, cards squares, notes rings, findings crosses, edits ticks.
fn mark_ui(painter: &Painter, mark: TranscriptMark, middle: Pos2, tokens: &ThemeTokens) {
    let color = color32(tokens.muted);
    match mark {
        TranscriptMark::Edit => {
            let tick = [
                middle - vec2(0.0, MARK - 1.0),
                middle + vec2(0.0, MARK - 1.0),
            ];
            painter.line_segment(tick, Stroke::new(1.0, color32(tokens.field_border)));
        }
        TranscriptMark::Question => {
            let corners = vec![
                middle - vec2(0.0, MARK),
                middle + vec2(MARK, MARK),
                middle + vec2(-MARK, MARK),
            ];
            let filled = Shape::convex_polygon(corners, color, Stroke::NONE);
            painter.add(filled);
        }
        TranscriptMark::Card => {
            let square = Rect::from_center_size(middle, vec2(MARK * 2.0, MARK * 2.0));
            painter.rect_filled(square, 0, color32(tokens.accent));
        }
        TranscriptMark::Finding => {
            let half = MARK - 0.5;
            for cross in [vec2(half, half), vec2(half, -half)] {
                painter.line_segment([middle - cross, middle + cross], Stroke::new(1.5, color));
            }
        }
        TranscriptMark::Pause | TranscriptMark::Note => {
            painter.circle_stroke(middle, MARK, Stroke::new(1.5, color));
        }
        TranscriptMark::Step | TranscriptMark::End => {
            let line = [middle - vec2(0.0, 8.0), middle + vec2(0.0, MARK)];
            painter.line_segment(line, Stroke::new(1.0, color));
        }
    }
}

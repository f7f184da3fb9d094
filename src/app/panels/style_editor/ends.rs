//! How a line runs and how it ends.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::{Pos2, Rect, Response, Stroke, Ui, pos2, vec2};

use crate::app::panels::style_editor::StylePanel;
use crate::app::panels::style_editor::buttons::{backdrop, button, ink};
use crate::app::panels::style_editor::texts;
use crate::app::widgets::ToggleState;
use crate::editor::{Action, Editor, StyleChange, StyleProperty};
use crate::model::{Arrowhead, DrawnLine, LineRouting, SketchItem, SketchKind};

/// How connections run, and the command for each.
const EDGE_COURSES: &[(LineRouting, &str, &str)] = &[
    (LineRouting::Curved, texts::CURVED, "arrange.curved"),
    (LineRouting::Elbow, texts::RIGHT_ANGLED, "arrange.elbow"),
    (LineRouting::Straight, texts::STRAIGHT, "arrange.straight"),
];
const COURSES: &[(LineRouting, &str)] = &[
    (LineRouting::Straight, texts::STRAIGHT),
    (LineRouting::Curved, texts::CURVED),
    (LineRouting::Elbow, texts::RIGHT_ANGLED),
];
const HEADS: &[(Arrowhead, &str)] = &[
    (Arrowhead::None, texts::NO_ARROWHEAD),
    (Arrowhead::Arrow, texts::HEAD_ARROW),
    (Arrowhead::Triangle, texts::HEAD_TRIANGLE),
    (Arrowhead::Dot, texts::HEAD_DOT),
    (Arrowhead::Bar, texts::HEAD_BAR),
];

/// Which end of a line a head is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEndSide {
    Start,
    End,
}

impl StylePanel<'_> {
    pub(super) fn ends_ui(&mut self, ui: &mut Ui) {
        if !self.has(StyleProperty::Heads) {
            return;
        }
        let course = self.shared(StyleProperty::Course, |item| {
            line(item).map(|line| line.routing)
        });
        Self::row(ui, texts::ROUTE, course.as_ref(), |ui| {
            for (value, title) in COURSES {
                let is_on = course == Some(Some(*value));
                if routing_button(ui, title, *value, is_on.into()).clicked() {
                    self.chosen = Some(StyleChange::Course(*value));
                }
            }
        });
        self.heads_ui(ui, texts::START, LineEndSide::Start);
        self.heads_ui(ui, texts::END, LineEndSide::End);
    }

    fn heads_ui(&mut self, ui: &mut Ui, name: &str, side: LineEndSide) {
        let head = |line: &DrawnLine| match side {
            LineEndSide::Start => line.start_head,
            LineEndSide::End => line.end_head,
        };
        let now = self.shared(StyleProperty::Heads, |item| line(item).map(head));
        Self::row(ui, name, now.as_ref(), |ui| {
            for (value, title) in HEADS {
                let is_on = now == Some(Some(*value));
                let title = format!("{name}: {title}");
                if head_button(ui, &title, *value, side, is_on.into()).clicked() {
                    self.chosen = Some(match side {
                        LineEndSide::Start => StyleChange::StartHead(*value),
                        LineEndSide::End => StyleChange::EndHead(*value),
                    });
                }
            }
        });
    }
}

/// How the selected connections run, or all.
pub fn edge_routings_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let now = editor.board().edge_routing();
    ui.horizontal(|ui| {
        for (course, title, command) in EDGE_COURSES {
            if routing_button(ui, title, *course, (now == Some(*course)).into()).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}

fn line(item: &SketchItem) -> Option<&DrawnLine> {
    match &item.form {
        SketchKind::Line(line) => Some(line),
        _ => None,
    }
}

/// A line that bends, at a corner, in a curve or at right angles.
fn routing_button(ui: &mut Ui, title: &str, course: LineRouting, state: ToggleState) -> Response {
    let is_on = state.is_on();
    let (rect, response) = button(ui, title, is_on.into());
    backdrop(ui, rect, &response, is_on.into());
    let stroke = Stroke::new(1.75, ink(ui, is_on.into()));
    let inner = rect.shrink(6.0);
    let (from, to) = (inner.left_bottom(), inner.right_top());
    let points = match course {
        LineRouting::Straight => vec![from, to],
        LineRouting::Curved => {
            // A quarter of a circle.
            let at = |i: u8| {
                let (sin, cos) = (f32::from(i) / 8.0 * FRAC_PI_2).sin_cos();
                let by = vec2((1.0 - cos) * inner.width(), -sin * inner.height());
                from + by
            };
            (0..=8).map(at).collect()
        }
        LineRouting::Elbow => vec![from, inner.center_bottom(), inner.center_top(), to],
    };
    ui.painter().line(points, stroke);
    response
}

/// A short line that ends so, on the side it is for.
fn head_button(
    ui: &mut Ui,
    title: &str,
    head: Arrowhead,
    side: LineEndSide,
    state: ToggleState,
) -> Response {
    let is_on = state.is_on();
    let (rect, response) = button(ui, title, is_on.into());
    backdrop(ui, rect, &response, is_on.into());
    let stroke = Stroke::new(1.75, ink(ui, is_on.into()));
    let inner = rect.shrink(5.0);
    let (tail, tip, out) = match side {
        LineEndSide::Start => (inner.right_center(), inner.left_center(), -1.0),
        LineEndSide::End => (inner.left_center(), inner.right_center(), 1.0),
    };
    let back = |along: f32, across: f32| pos2(tip.x - out * along, tip.y + across);
    paint_head(ui, head, stroke, [tail, tip], back);
    response
}

fn paint_head(
    ui: &Ui,
    head: Arrowhead,
    stroke: Stroke,
    [tail, tip]: [Pos2; 2],
    back: impl Fn(f32, f32) -> Pos2,
) {
    let painter = ui.painter();
    let line_to = |end: Pos2| painter.line_segment([tail, end], stroke);
    match head {
        Arrowhead::None => drop(line_to(tip)),
        Arrowhead::Arrow => {
            line_to(tip);
            painter.line(vec![back(5.0, -4.5), tip, back(5.0, 4.5)], stroke);
        }
        Arrowhead::Triangle => {
            line_to(back(6.0, 0.0));
            let corners = vec![tip, back(7.5, -4.5), back(7.5, 4.5)];
            let filled = eframe::egui::Shape::convex_polygon(corners, stroke.color, Stroke::NONE);
            painter.add(filled);
        }
        Arrowhead::Dot => {
            line_to(back(4.0, 0.0));
            painter.circle_filled(back(3.0, 0.0), 3.25, stroke.color);
        }
        Arrowhead::Bar => {
            line_to(tip);
            let bar = Rect::from_two_pos(back(0.0, -5.0), back(0.0, 5.0));
            painter.line_segment([bar.center_top(), bar.center_bottom()], stroke);
        }
    }
}

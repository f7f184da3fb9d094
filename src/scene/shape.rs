//! What the display list is made of: shapes in world units, with every colour and line break decided.

use std::sync::Arc;

use crate::geom::{self, Affine, BezPath, Ellipse, Point, Rect, Shape as _, Vec2};
use crate::model::ShapeKind;
use crate::scene::{Color, Typeface, text};

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect {
        rect: Rect,
        /// Of all four corners.
        radius: f64,
        fill: Option<Color>,
        stroke: Option<ShapeStroke>,
    },
    Path {
        path: BezPath,
        /// Non-zero winding.
        fill: Option<Color>,
        stroke: Option<ShapeStroke>,
    },
    /// One line of text, already broken and cut.
    Text {
        /// Left end of the baseline.
        at: Point,
        text: Arc<str>,
        face: Typeface,
        size: f64,
        color: Color,
    },
    /// A band with round ends that is as wide as `widths` says at each of its points, such as ink.
    Ribbon {
        points: Vec<Point>,
        widths: Vec<f64>,
        color: Color,
    },
    /// A soft shadow of a rounded rectangle.
    Shadow {
        rect: Rect,
        radius: f64,
        /// Standard deviation of the blur.
        blur: f64,
        color: Color,
    },
}

/// A line of even width, centred on its outline, with round caps and joins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapeStroke {
    /// In world units.
    pub width: f64,
    /// Of line and caps.
    pub color: Color,
    /// Lengths of dash and gap.
    pub dash: Option<[f64; 2]>,
}

impl ShapeStroke {
    pub const fn solid(width: f64, color: Color) -> Self {
        Self {
            width,
            color,
            dash: None,
        }
    }
}

impl Shape {
    /// The smallest rectangle known to hold all that is drawn.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect { rect, stroke, .. } => grown(*rect, stroke.as_ref()),
            Self::Path { path, stroke, .. } => grown(path.bounding_box(), stroke.as_ref()),
            Self::Text {
                at,
                text,
                face,
                size,
                ..
            } => {
                let metrics = face.metrics();
                Rect::new(
                    at.x,
                    at.y - metrics.ascent * size,
                    at.x + text::width(text, *face, *size),
                    at.y + metrics.descent * size,
                )
            }
            Self::Ribbon { points, widths, .. } => {
                let widest = widths.iter().copied().fold(0.0, f64::max) / 2.0;
                let around = points.iter().map(|at| Rect::from_points(*at, *at));
                let around = geom::union(around).unwrap_or(Rect::ZERO);
                around.inflate(widest, widest)
            }
            // A Gaussian is invisible beyond three standard deviations.
            Self::Shadow { rect, blur, .. } => rect.inflate(3.0 * blur, 3.0 * blur),
        }
    }

    /// The same shape with every colour's alpha multiplied by `share`.
    #[must_use]
    pub fn faded(self, share: f64) -> Self {
        self.recolored(|color| *color = color.faded(share))
    }

    /// The same shape in one colour, wherever it has any.
    #[must_use]
    pub fn painted(self, with: Color) -> Self {
        self.recolored(|color| {
            if color.a > 0 {
                *color = with;
            }
        })
    }

    fn recolored(mut self, change: impl Fn(&mut Color)) -> Self {
        match &mut self {
            Self::Rect { fill, stroke, .. } | Self::Path { fill, stroke, .. } => {
                fill.iter_mut().for_each(&change);
                stroke
                    .iter_mut()
                    .map(|stroke| &mut stroke.color)
                    .for_each(&change);
            }
            Self::Text { color, .. } | Self::Shadow { color, .. } | Self::Ribbon { color, .. } => {
                change(color);
            }
        }
        self
    }

    /// A filled and stroked circle.
    pub fn circle(
        center: Point,
        radius: f64,
        fill: Option<Color>,
        stroke: Option<ShapeStroke>,
    ) -> Self {
        Self::Rect {
            rect: Rect::from_center_size(center, (2.0 * radius, 2.0 * radius)),
            radius,
            fill,
            stroke,
        }
    }

    /// A path with a stroke and no fill.
    pub fn stroked(path: BezPath, stroke: ShapeStroke) -> Self {
        Self::Path {
            path,
            fill: None,
            stroke: Some(stroke),
        }
    }

    /// A straight line.
    pub fn line(from: Point, to: Point, stroke: ShapeStroke) -> Self {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        Self::stroked(path, stroke)
    }

    /// A closed polygon.
    pub fn polygon(points: &[Point], fill: Option<Color>, stroke: Option<ShapeStroke>) -> Self {
        Self::Path {
            path: polygon(points),
            fill,
            stroke,
        }
    }

    /// The lines of a block whose top-left corner is at `at`.
    pub fn block(
        block: &text::TextBlock,
        at: Point,
        face: Typeface,
        size: f64,
        color: Color,
    ) -> impl Iterator<Item = Self> {
        block.lines.iter().map(move |line| Self::Text {
            at: Point::new(at.x, at.y + line.baseline_y),
            text: line.text.clone(),
            face,
            size,
            color,
        })
    }

    /// A glyph of an icon face with its square centred on `center`.
    pub fn icon(center: Point, glyph: char, face: Typeface, size: f64, color: Color) -> Self {
        let metrics = face.metrics();
        let text: Arc<str> = glyph.to_string().into();
        let width = text::width(&text, face, size);
        let middle = (metrics.ascent - metrics.descent) * size / 2.0;
        Self::Text {
            at: Point::new(center.x - width / 2.0, center.y + middle),
            text,
            face,
            size,
            color,
        }
    }
}

/// The outline of a shape in its box.
pub fn outline_path(outline: ShapeKind, rect: Rect) -> BezPath {
    let middle = rect.center();
    match outline {
        ShapeKind::Rectangle => rect.to_path(0.1),
        ShapeKind::Ellipse => {
            let radii = Vec2::new(rect.width() / 2.0, rect.height() / 2.0);
            // Only closed paths can be filled.
            let mut path = Ellipse::new(middle, radii, 0.0).to_path(0.1);
            path.close_path();
            path
        }
        ShapeKind::Diamond => polygon(&[
            Point::new(middle.x, rect.y0),
            Point::new(rect.x1, middle.y),
            Point::new(middle.x, rect.y1),
            Point::new(rect.x0, middle.y),
        ]),
    }
}

/// A closed path through the points.
pub fn polygon(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (i, point) in points.iter().enumerate() {
        if i == 0 {
            path.move_to(*point);
        } else {
            path.line_to(*point);
        }
    }
    if !points.is_empty() {
        path.close_path();
    }
    path
}

/// A triangle that points from the origin's left to `tip`, turned by `angle` radians.
pub fn arrowhead(tip: Point, angle: f64, length: f64, width: f64) -> BezPath {
    let at = Affine::translate(tip.to_vec2()) * Affine::rotate(angle);
    at * polygon(&[
        Point::ZERO,
        Point::new(-length, -width / 2.0),
        Point::new(-length, width / 2.0),
    ])
}

fn grown(rect: Rect, stroke: Option<&ShapeStroke>) -> Rect {
    let by = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    rect.inflate(by, by)
}

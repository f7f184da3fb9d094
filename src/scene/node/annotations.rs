//! What a board comes to, as far as it is written on the board itself: a line on a component in the place of its kind,
//! a rate on a flow in the place of its data type, and the critical path lit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::geom::{Point, Shape as _, Vec2};
use crate::layout::Route;
use crate::model::{EdgeId, NodeId};
use crate::scene::{Color, NodeBox, SUBTITLE_SIZE, Shape, ShapeStroke, Theme, Typeface, text};

/// How wide the light under the critical path is.
const GLOW: f64 = 9.0;
/// Share of the accent in it.
const GLOW_TINT: f64 = 0.22;
/// Between the border of a component and what is written on it.
const LEAST_MARGIN: f64 = 4.0;
/// Border of a component on the critical path.
const LIT_BORDER: f64 = 2.0;

/// Figures to draw; empty while they are switched off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// What is written on each component.
    pub nodes: BTreeMap<NodeId, NodeAnnotations>,
    /// What is written on a flow.
    pub flows: BTreeMap<EdgeId, String>,
    /// The critical path.
    pub highlighted_nodes: BTreeSet<NodeId>,
    /// Flows on the critical path.
    pub highlighted_edges: BTreeSet<EdgeId>,
}

/// What is written on a component.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeAnnotations {
    /// The figures, the most important first; those are drawn that there is room for.
    pub parts: Vec<String>,
    /// Decides the colour of the figures.
    pub heat: LoadLevel,
}

/// How hard a component works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoadLevel {
    #[default]
    Calm,
    /// No room for a failed zone or a spike.
    Warm,
    /// More work arrives than can be done.
    Overloaded,
}

impl Annotations {
    /// Components and flows that look otherwise than with `other`.
    pub fn differences(&self, other: &Self) -> (BTreeSet<NodeId>, BTreeSet<EdgeId>) {
        let mut nodes = differing(&self.nodes, &other.nodes);
        nodes.extend(
            self.highlighted_nodes
                .symmetric_difference(&other.highlighted_nodes)
                .cloned(),
        );
        let mut flows = differing(&self.flows, &other.flows);
        flows.extend(
            self.highlighted_edges
                .symmetric_difference(&other.highlighted_edges)
                .cloned(),
        );
        (nodes, flows)
    }
}

fn differing<K: Ord + Clone, V: PartialEq>(a: &BTreeMap<K, V>, b: &BTreeMap<K, V>) -> BTreeSet<K> {
    let keys = a.keys().chain(b.keys());
    keys.filter(|key| a.get(key) != b.get(key))
        .cloned()
        .collect()
}

impl NodeAnnotations {
    /// How far the title moves up so that it and the figures are in the middle together.
    pub(in crate::scene) fn lift(&self, at: &NodeBox) -> f64 {
        if self.lines(at).len() < 2 {
            return 0.0;
        }
        (at.subtitle.size.height / 2.0).round()
    }

    /// The figures there is room for, in the place of the subtitle.
    pub(in crate::scene) fn shapes(&self, at: &NodeBox, theme: &Theme) -> Vec<Shape> {
        let (_, corner): (Point, Point) = at.text_corners();
        let color = self.heat.color(theme);
        let mut corner = corner - Vec2::new(0.0, self.lift(at));
        let mut shapes = Vec::new();
        for line in self.lines(at) {
            let block = text::line(&line, Typeface::Medium, SUBTITLE_SIZE, at.text_width());
            shapes.extend(Shape::block(
                &block,
                corner,
                Typeface::Medium,
                SUBTITLE_SIZE,
                color,
            ));
            corner.y += at.subtitle.size.height;
        }
        shapes
    }

    /// The figure that is shown from afar, and its colour.
    pub(in crate::scene) fn foremost(&self, theme: &Theme) -> Option<(Arc<str>, Color)> {
        let part = self.parts.first()?;
        Some((part.as_str().into(), self.heat.color(theme)))
    }

    /// As many lines as are needed and there is room for.
    fn lines(&self, at: &NodeBox) -> Vec<String> {
        let fits =
            |line: &str| text::width(line, Typeface::Medium, SUBTITLE_SIZE) <= at.text_width();
        let room = at.rect.height() - 2.0 * LEAST_MARGIN - at.title.size.height;
        let is_high = room >= 2.0 * at.subtitle.size.height;
        let most = if is_high { 2 } else { 1 };
        let mut lines: Vec<String> = Vec::new();
        for part in &self.parts {
            let longer = lines.last().map(|line| format!("{line} · {part}"));
            match longer.filter(|line| fits(line)) {
                Some(longer) => {
                    lines.pop();
                    lines.push(longer);
                }
                None if lines.len() < most => lines.push(part.clone()),
                None => break,
            }
        }
        lines
    }
}

impl LoadLevel {
    pub(in crate::scene) fn color(self, theme: &Theme) -> Color {
        match self {
            Self::Calm => theme.tokens.muted,
            Self::Warm => theme.tokens.warning,
            Self::Overloaded => theme.tokens.error,
        }
    }
}

/// The light under a flow of the critical path.
pub(in crate::scene) fn glow(route: &Route, theme: &Theme) -> Shape {
    let color = theme.tokens.accent.faded(GLOW_TINT);
    Shape::stroked(route.path.to_path(0.1), ShapeStroke::solid(GLOW, color))
}

/// The border of a component of the critical path.
pub(in crate::scene) fn highlight_border(theme: &Theme) -> ShapeStroke {
    ShapeStroke::solid(LIT_BORDER, theme.tokens.accent)
}

//! Floating panel: what lies over the canvas in a frame of its own.

use eframe::egui::{
    Align2, Area, Context, CornerRadius, Frame, Id, InnerResponse, Margin, Order, Pos2, Stroke, Ui,
    Vec2,
};

use crate::app::style::{self, color32, shadow};
use crate::scene::ThemeTokens;

/// A panel over the canvas.
pub struct FloatingPanel {
    area: Area,
    radius: u8,
    margin: Margin,
}

impl FloatingPanel {
    /// A panel among the others; screen readers call it by the name.
    pub fn new(id: Id, name: &str) -> Self {
        let area = Area::new(id).order(Order::Middle).accessible_name(name);
        Self::of_area(area)
    }

    /// A panel over all others, that screen readers do not call by a name of its own.
    pub fn in_foreground(id: Id) -> Self {
        Self::of_area(Area::new(id).order(Order::Foreground))
    }

    fn of_area(area: Area) -> Self {
        Self {
            area: area.movable(false),
            radius: 12,
            margin: Margin::same(4),
        }
    }

    /// Puts the pivot of the panel at a place on the screen.
    pub fn at(self, pivot: Align2, at: Pos2) -> Self {
        Self {
            area: self.area.pivot(pivot).fixed_pos(at),
            ..self
        }
    }

    /// Puts the panel at a side of the window, that far from it.
    pub fn anchored(self, side: Align2, offset: Vec2) -> Self {
        Self {
            area: self.area.anchor(side, offset),
            ..self
        }
    }

    /// Rounds the corners, in points.
    pub fn rounded(self, radius: u8) -> Self {
        Self { radius, ..self }
    }

    /// Leaves room around what is in the panel, in points.
    pub fn padded(self, margin: impl Into<Margin>) -> Self {
        Self {
            margin: margin.into(),
            ..self
        }
    }

    /// Shows the panel with what is in it.
    pub fn panel_ui<T>(self, ctx: &Context, add: impl FnOnce(&mut Ui) -> T) -> InnerResponse<T> {
        let tokens = style::tokens(ctx);
        let frame = floating_frame(tokens, self.radius, self.margin);
        self.area.show(ctx, |ui| frame.show(ui, add).inner)
    }
}

/// The frame of what floats over the canvas.
pub fn floating_frame(tokens: &ThemeTokens, radius: u8, margin: Margin) -> Frame {
    Frame::new()
        .fill(color32(tokens.panel))
        .stroke(Stroke::new(1.0, color32(tokens.border)))
        .corner_radius(CornerRadius::same(radius))
        .shadow(shadow(tokens, 4, 16))
        .inner_margin(margin)
}

//! The parts of the window that F6 walks, as in other programs: each has a landing, from which Tab leads on into it.

use crate::editor::StepDirection;
use eframe::egui::{Context, Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::canvas::{canvas_id, focus_ring};

/// A part of the window that takes the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FocusRegion {
    #[default]
    Canvas,
    Palette,
    Inspector,
    Problems,
}

/// Whether the requirements card was asked for where there is no room beside the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequirementsOverlay {
    Open,
    #[default]
    Closed,
}

impl FocusRegion {
    const ALL: [Self; 4] = [Self::Canvas, Self::Inspector, Self::Problems, Self::Palette];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Canvas => "Board",
            Self::Palette => "Palette",
            Self::Inspector => "Inspector",
            Self::Problems => "Problems",
        }
    }

    fn landing(self) -> Id {
        match self {
            Self::Canvas => canvas_id(),
            Self::Palette | Self::Inspector | Self::Problems => {
                Id::unique(("landing", self.name()))
            }
        }
    }

    /// Gives it the keyboard.
    pub fn focus(self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(self.landing()));
    }

    /// The part after it or before it, around the end.
    pub fn step(self, step: StepDirection) -> Self {
        let at = Self::ALL.iter().position(|area| *area == self);
        Self::ALL[step.around(at, Self::ALL.len())]
    }
}

/// Where the keyboard lands in a panel; belongs before everything in it.
pub fn landing_ui(ui: &Ui, area: FocusRegion) {
    let around = ui.max_rect();
    let line = Rect::from_min_size(around.min, vec2(around.width(), 1.0));
    let response = ui.interact(line, area.landing(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Region, true, area.name()));
    if response.has_focus() {
        focus_ring(ui, around.expand(6.0).intersect(ui.clip_rect().shrink(1.0)));
    }
}

//! The parts of the window that F6 walks, as in other programs: each has a landing, from which Tab leads on into it.

use eframe::egui::{Context, Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::canvas::{canvas_id, focus_ring};
use crate::app::shell::{Screen, Shell};

/// A part of the window that takes the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AreaId {
    #[default]
    Canvas,
    Palette,
    Inspector,
    Problems,
}

/// Whether the requirements card was asked for where there is no room beside the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    Open,
    Closed,
}

impl AreaId {
    const ALL: [Self; 4] = [Self::Canvas, Self::Inspector, Self::Problems, Self::Palette];

    fn name(self) -> &'static str {
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
            _ => Id::unique(("landing", self.name())),
        }
    }

    fn step(self, forward: bool) -> Self {
        let n = Self::ALL.len();
        let at = Self::ALL.iter().position(|area| *area == self).unwrap_or(0);
        Self::ALL[(at + if forward { 1 } else { n - 1 }) % n]
    }
}

/// Where the keyboard lands in a panel; belongs before everything in it.
pub fn landing_ui(ui: &Ui, area: AreaId) {
    let around = ui.max_rect();
    let line = Rect::from_min_size(around.min, vec2(around.width(), 1.0));
    let response = ui.interact(line, area.landing(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Region, true, area.name()));
    if response.has_focus() {
        focus_ring(ui, around.expand(6.0).intersect(ui.clip_rect().shrink(1.0)));
    }
}

impl Shell {
    /// Takes the keyboard to the next part of the window that is open, or the one before.
    pub(in crate::app) fn step_area(&mut self, ctx: &Context, forward: bool) {
        if self.screen != Screen::Board {
            return;
        }
        let mut area = if self.is_in_area(ctx) {
            self.area
        } else {
            AreaId::Canvas
        };
        loop {
            area = area.step(forward);
            if self.is_open(area) {
                break;
            }
        }
        self.area = area;
        ctx.memory_mut(|memory| memory.request_focus(area.landing()));
        self.toasts.announce(area.name().to_owned());
    }

    fn is_open(&self, area: AreaId) -> bool {
        match area {
            AreaId::Canvas => true,
            AreaId::Palette => self.settings.palette && !self.is_focused,
            AreaId::Inspector => self.settings.inspector && !self.is_focused,
            AreaId::Problems => self.settings.problems && !self.is_focused,
        }
    }

    /// Whether F6 took the keyboard out of the board and it is still there.
    pub(in crate::app) fn is_in_area(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(eframe::egui::Memory::focused);
        self.area != AreaId::Canvas && focused.is_some_and(|id| id != canvas_id())
    }
}

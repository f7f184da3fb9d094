//! The bar above the room: the case, the clock, the steps, and the ways out.

use std::time::Duration;

use eframe::egui::{
    Align, Label, Layout, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::practice::room::{PracticeRoom, RoomPhase};
use crate::app::practice::texts;
use crate::app::style::{self, BODY, SMALL, color32, text};
use crate::app::widgets::link_button;
use crate::editor::{Action, Editor};
use crate::practice::InterviewStep;
use crate::scene::Typeface;

impl PracticeRoom {
    /// The bar. Its buttons are commands, so that they and their keys are one thing.
    pub fn bar_ui(&mut self, ui: &mut Ui, editor: &Editor, now: Duration) -> Vec<Action> {
        let mut actions = Vec::new();
        let tokens = style::tokens(ui);
        ui.horizontal_centered(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if self.phase == RoomPhase::Review {
                    ui.label(text(texts::REVIEW, Typeface::Medium, BODY, tokens.muted));
                } else {
                    for (id, name) in [
                        ("practice.finish", texts::FINISH),
                        ("practice.pause", texts::PAUSE),
                    ] {
                        let keys = editor.shortcut(id).unwrap_or_default();
                        if link_button(ui, name).on_hover_text(keys).clicked() {
                            actions.push(Action::Run(id));
                        }
                    }
                    self.dots_ui(ui, now);
                    self.clock_ui(ui, editor, now, &mut actions);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let title = editor.document().title();
                    let title = text(title, Typeface::SemiBold, BODY, tokens.text);
                    ui.add(Label::new(title).truncate());
                });
            });
        });
        actions
    }

    fn clock_ui(&self, ui: &mut Ui, editor: &Editor, now: Duration, actions: &mut Vec<Action>) {
        let tokens = style::tokens(ui);
        let keys = editor.shortcut("practice.clock").unwrap_or_default();
        if self.is_clock_hidden {
            let shown = link_button(ui, texts::CLOCK_HIDDEN).on_hover_text(keys);
            if shown.clicked() {
                actions.push(Action::Run("practice.clock"));
            }
            return;
        }
        let face = self.session.clock_face(now);
        let spoken = texts::clock_spoken(&face);
        let label = text(&face, Typeface::Medium, BODY, tokens.text);
        let button = eframe::egui::Button::new(label)
            .stroke(Stroke::NONE)
            .frame(false);
        let shown = ui
            .add(button)
            .on_hover_text(format!("{}  ·  {keys}", texts::CLOCK));
        shown.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if shown.clicked() {
            actions.push(Action::Run("practice.clock"));
        }
    }

    /// A dot a step: those before are filled, the current one is in the accent colour.
    fn dots_ui(&mut self, ui: &mut Ui, now: Duration) {
        let current = self.session.state().step();
        ui.allocate_ui_with_layout(
            vec2(8.0 * 16.0, 24.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                for step in InterviewStep::ALL {
                    if dot_ui(ui, step, current).clicked() {
                        self.session.choose_step(now, step);
                    }
                }
            },
        );
    }
}

fn dot_ui(ui: &mut Ui, step: InterviewStep, current: InterviewStep) -> Response {
    let tokens = style::tokens(ui);
    let (rect, response): (Rect, Response) =
        ui.allocate_exact_size(vec2(16.0, 24.0), Sense::click());
    let name = texts::step_name(step as usize);
    let spoken = texts::go_to_step(name);
    let is_on = step == current;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, &spoken));
    let middle = pos2(rect.center().x, rect.center().y);
    let painter = ui.painter();
    if is_on {
        painter.circle_filled(middle, 5.0, color32(tokens.accent));
    } else if step < current {
        painter.circle_filled(middle, 3.5, color32(tokens.muted));
    } else {
        painter.circle_stroke(middle, 3.5, Stroke::new(1.0, color32(tokens.muted)));
    }
    if response.has_focus() {
        painter.circle_stroke(middle, 7.0, Stroke::new(1.0, color32(tokens.accent)));
    }
    response.on_hover_text(text(name, Typeface::Regular, SMALL, tokens.text))
}

//! What happened, line by line, beside a replay.

use std::time::Duration;

use eframe::egui::{Align, ScrollArea, Sense, Ui};

use crate::app::practice::texts;
use crate::app::style::{self, SMALL, text};
use crate::app::widgets::{ToggleState, row, section, words};
use crate::practice::{TranscriptLine, clock_time};
use crate::scene::Typeface;

const ROW: f32 = 24.0;

/// The list, with the line that happened last marked and in view. Returns the moment that was chosen.
pub fn show(
    ui: &mut Ui,
    lines: &[TranscriptLine],
    now: Option<usize>,
    listed: &mut Option<usize>,
) -> Option<Duration> {
    let tokens = style::tokens(ui);
    section(ui, texts::TRANSCRIPT);
    let mut chosen = None;
    let spacing = ui.spacing().item_spacing.y;
    let mut area = ScrollArea::vertical()
        .id_salt("replay transcript")
        .auto_shrink(false);
    if *listed != now {
        *listed = now;
        let n_above = u16::try_from(now.unwrap_or(0)).unwrap_or(u16::MAX);
        let top = f32::from(n_above) * (ROW + spacing);
        area = area.vertical_scroll_offset((top - ui.available_height() / 2.0).max(0.0));
    }
    area.show_rows(ui, ROW, lines.len(), |ui, range| {
        for n in range {
            let line = &lines[n];
            let is_now = now == Some(n);
            let state = if is_now {
                ToggleState::On
            } else {
                ToggleState::Off
            };
            let name = texts::line(&clock_time(line.at), &line.text);
            let response = row(ui, &name, ROW, state, Sense::click(), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let time = clock_time(line.at);
                words(ui, text(time, Typeface::Medium, SMALL, tokens.muted));
                let color = if now.is_some_and(|now| n <= now) {
                    tokens.text
                } else {
                    tokens.muted
                };
                ui.with_layout(eframe::egui::Layout::left_to_right(Align::Center), |ui| {
                    words(ui, text(&line.text, Typeface::Regular, SMALL, color));
                });
            });
            if response.on_hover_text(&line.text).clicked() {
                chosen = Some(line.at);
            }
        }
    });
    chosen
}

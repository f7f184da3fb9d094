//! The critical path as a bar that shows where the milliseconds go, and its hops as a list.

use eframe::egui::{Align, CornerRadius, Layout, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, color32, text};
use crate::app::widgets::{row, section, words};
use crate::editor::{Action, ViewAction};
use crate::estimate::{CriticalPath, EstimateView, Hop, quantity::FigureUnit};
use crate::model::Target;
use crate::scene::{Color, Typeface};

/// Height of the bar.
const BAR: f32 = 14.0;
/// Between two parts of it.
const GAP: f32 = 1.0;

pub(super) fn show(ui: &mut Ui, look: &EstimateView, actions: &mut Vec<Action>) {
    let Ok(Some(path)) = look.estimate.critical_path() else {
        return;
    };
    section(ui, texts::CRITICAL_PATH);
    let tokens = style::tokens(ui);
    let ms = |value: f64| FigureUnit::Milliseconds.show(value);
    let latency = path.latency;
    let line = texts::path_latency(
        &ms(latency.p50_ms),
        &ms(latency.p99_ms),
        &ms(latency.worst_ms),
    );
    ui.label(text(line, Typeface::Regular, SMALL, tokens.muted));
    bar_ui(ui, look, path);
    for (number, hop) in path.hops.iter().enumerate() {
        hop_ui(ui, look, hop, shade(tokens.accent, number), actions);
    }
    let calls = texts::n_calls(path.n_calls);
    share_ui(ui, &calls, &ms(path.network.p99_ms), tokens.muted);
}

/// Neighbours on the bar are told apart by how strong their colour is.
fn shade(color: Color, number: usize) -> Color {
    let strength = [1.0, 0.72, 0.5, 0.86, 0.6, 0.42][number % 6];
    color.faded(strength)
}

/// Each hop as long as its p99, against the promise where that is longer than the worst case.
fn bar_ui(ui: &mut Ui, look: &EstimateView, path: &CriticalPath) {
    let tokens = style::tokens(ui);
    let promise = look.promised_ms();
    let whole = promise
        .unwrap_or(0.0)
        .max(path.latency.worst_ms)
        .max(f64::MIN_POSITIVE);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), BAR + 10.0), Sense::hover());
    response.widget_info(|| {
        let words = texts::path_worst_case(path.latency.worst_ms);
        WidgetInfo::labeled(eframe::egui::Role::Label, true, words)
    });
    let track = Rect::from_min_size(rect.min + vec2(0.0, 5.0), vec2(rect.width(), BAR));
    let radius = CornerRadius::same(3);
    ui.painter()
        .rect_filled(track, radius, color32(tokens.hover));
    let at = |ms: f64| track.left() + (ms / whole) as f32 * track.width();
    let mut from = 0.0;
    let hops = path.hops.iter().enumerate();
    let hops = hops.map(|(number, hop)| (hop.total().p99_ms, shade(tokens.accent, number)));
    let network = (path.network.p99_ms, tokens.muted.faded(0.5));
    for (ms, color) in hops.chain([network]) {
        let (left, right) = (at(from), at(from + ms));
        let part = Rect::from_min_max(
            pos2(left, track.top()),
            pos2((right - GAP).max(left), track.bottom()),
        );
        ui.painter()
            .rect_filled(part, CornerRadius::ZERO, color32(color));
        from += ms;
    }
    for (ms, color) in [
        (Some(path.latency.p99_ms), tokens.text),
        (
            promise,
            if promise < Some(path.latency.p99_ms) {
                tokens.error
            } else {
                tokens.ok
            },
        ),
    ] {
        if let Some(ms) = ms {
            let x = at(ms).clamp(track.left() + 1.0, track.right() - 1.0);
            let line = [pos2(x, rect.top() + 1.0), pos2(x, rect.bottom() - 1.0)];
            ui.painter().line_segment(line, (2.0, color32(color)));
        }
    }
    let promised = promise.map_or_else(
        || texts::NO_TARGET.to_owned(),
        |promise| texts::target(&FigureUnit::Milliseconds.show(promise)),
    );
    let p99 = FigureUnit::Milliseconds.show(path.latency.p99_ms);
    response.on_hover_text(texts::path_marks(&p99, &promised));
}

fn hop_ui(ui: &mut Ui, look: &EstimateView, hop: &Hop, color: Color, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let name = look.name(&hop.node);
    let name = match &hop.pulled {
        Some((from, _)) => texts::hop_with(&name, &look.name(from)),
        None => name,
    };
    let total = hop.total();
    let ms = |value: f64| FigureUnit::Milliseconds.show(value);
    let spoken = texts::hop(&name, &ms(total.p50_ms), &ms(total.p99_ms));
    let response = row(ui, &spoken, 24.0, false.into(), Sense::click(), |ui| {
        let (mark, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
        ui.painter()
            .rect_filled(mark, CornerRadius::same(2), color32(color));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(text(ms(total.p99_ms), Typeface::Medium, BODY, tokens.text));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                words(ui, text(&name, Typeface::Regular, BODY, tokens.muted));
            });
        });
    });
    if response.clicked() {
        actions.push(Action::View(ViewAction::Reveal(vec![Target::Node(
            hop.node.clone(),
        )])));
    }
    response.on_hover_text(spoken);
}

fn share_ui(ui: &mut Ui, name: &str, value: &str, color: Color) {
    let tokens = style::tokens(ui);
    row(
        ui,
        &format!("{name}: {value}"),
        24.0,
        false.into(),
        Sense::hover(),
        |ui| {
            let (mark, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
            let fill = color32(color.faded(0.5));
            ui.painter().rect_filled(mark, CornerRadius::same(2), fill);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(text(value, Typeface::Medium, BODY, tokens.text));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    words(ui, text(name, Typeface::Regular, BODY, tokens.muted));
                });
            });
        },
    );
}

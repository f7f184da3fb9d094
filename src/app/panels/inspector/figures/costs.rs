//! What each component costs, the dearest first, as a table with bars.

use eframe::egui::{Align, CornerRadius, Layout, Rect, Sense, Ui, vec2};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, color32, text};
use crate::app::widgets::{row, section, words};
use crate::editor::{Action, ViewAction};
use crate::estimate::{EstimateView, quantity::FigureUnit};
use crate::model::{NodeId, Target};
use crate::scene::Typeface;

/// Most rows; the rest of a large board is one line.
const ROWS: usize = 12;

pub(super) fn show(ui: &mut Ui, look: &EstimateView, actions: &mut Vec<Action>) {
    let mut costs: Vec<(&NodeId, f64)> = look
        .estimate
        .on_request_path()
        .filter_map(|id| Some((id, look.estimate.usd_per_h_of(id)?.ok()?)))
        .collect();
    costs.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let Some((_, dearest)) = costs.first().copied() else {
        return;
    };
    section(ui, texts::COST_BY_COMPONENT);
    for (id, cost) in costs.iter().take(ROWS) {
        cost_ui(
            ui,
            look,
            id,
            *cost,
            cost / dearest.max(f64::MIN_POSITIVE),
            actions,
        );
    }
    if costs.len() > ROWS {
        let rest: f64 = costs[ROWS..].iter().map(|(_, cost)| cost).sum();
        let name = texts::n_more(costs.len() - ROWS);
        super::super::fact(ui, &name, &FigureUnit::UsdPerHour.show(rest));
    }
}

fn cost_ui(
    ui: &mut Ui,
    look: &EstimateView,
    id: &NodeId,
    cost: f64,
    share: f64,
    actions: &mut Vec<Action>,
) {
    let tokens = style::tokens(ui);
    let (name, shown) = (look.name(id), FigureUnit::UsdPerHour.show(cost));
    let spoken = format!("{name}: {shown}");
    let response = row(ui, &spoken, 28.0, false.into(), Sense::click(), |ui| {
        let all = ui.max_rect();
        let width = all.width() * share as f32;
        let bar = Rect::from_min_size(
            all.left_bottom() - vec2(0.0, 4.0),
            vec2(width.max(1.0), 3.0),
        );
        let fill = color32(tokens.accent.faded(0.6));
        ui.painter().rect_filled(bar, CornerRadius::same(1), fill);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(text(&shown, Typeface::Medium, BODY, tokens.text));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                words(ui, text(&name, Typeface::Regular, BODY, tokens.muted));
            });
        });
    });
    if response.clicked() {
        actions.push(Action::View(ViewAction::Reveal(vec![Target::Node(
            id.clone(),
        )])));
    }
}

//! Every rule with what its findings count as here: as the rule says, as something else, or not at all.

use eframe::egui::{Align, ComboBox, Context, Id, Layout, ScrollArea, Ui, vec2};

use crate::app::dialogs::modal::{DialogState, body_ui, buttons_ui, modal_ui};
use crate::app::dialogs::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{
    accent_button, link_button, search_field, section, severity_mark, words,
};
use crate::rules::{RULES, Rule, Severities, SeverityLevel};
use crate::scene::Typeface;

/// Height of a rule.
const ROW: f32 = 32.0;

/// Every rule with what its findings count as; what the file beside the board says goes before what is chosen.
pub fn rules_ui(
    ctx: &Context,
    query: &mut String,
    beside: &Severities,
    severities: &mut Severities,
) -> DialogState {
    let shown = modal_ui(ctx, texts::RULES, 620.0, |ui| {
        let id = Id::unique("rule search");
        let field = search_field(ui, query, texts::SEARCH_RULES, id);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        if !beside.is_empty() {
            body_ui(ui, texts::RULES_FILE_FIRST);
        }
        let height = (ctx.content_rect().height() - 240.0).clamp(160.0, 520.0);
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| list_ui(ui, query, beside, severities));
        ui.add_space(4.0);
        if !severities.is_empty() && link_button(ui, texts::RESET_RULES).clicked() {
            *severities = Severities::default();
        }
        buttons_ui(ui, |ui| accent_button(ui, texts::DONE).clicked())
    });
    if shown.inner || shown.should_close() {
        DialogState::Closed
    } else {
        DialogState::Open
    }
}

fn list_ui(ui: &mut Ui, query: &str, beside: &Severities, severities: &mut Severities) {
    let wanted = query.to_lowercase();
    let is_meant = |rule: &&&Rule| {
        let all = format!("{} {} {}", rule.id, rule.title, rule.family.title()).to_lowercase();
        wanted.split_whitespace().all(|word| all.contains(word))
    };
    let mut family = None;
    let mut n = 0;
    for rule in RULES.iter().filter(is_meant) {
        if family != Some(rule.family) {
            section(ui, rule.family.title());
            family = Some(rule.family);
        }
        rule_ui(ui, rule, beside, severities);
        n += 1;
    }
    if n == 0 {
        body_ui(ui, texts::NO_RULE);
    }
}

fn rule_ui(ui: &mut Ui, rule: &Rule, beside: &Severities, severities: &mut Severities) {
    let tokens = style::tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let layout = Layout::right_to_left(Align::Center);
    let shown = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.add_space(8.0);
        let decided = beside.get(rule.id).or(beside.get(rule.family.code()));
        if let Some(level) = decided {
            let message = format!("{} by rules.ron", name(level));
            ui.label(text(message, Typeface::Regular, SMALL, tokens.muted));
        } else {
            level_ui(ui, rule, severities);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            severity_mark(ui, severities.of(rule).unwrap_or(rule.severity), 16.0);
            let id = text(rule.id, Typeface::Medium, SMALL, tokens.muted);
            words(ui, id);
            let is_off = severities.of(rule).is_none();
            let color = if is_off { tokens.muted } else { tokens.text };
            words(ui, text(rule.title, Typeface::Regular, BODY, color));
        });
    });
    shown.response.on_hover_text(rule.why);
}

fn level_ui(ui: &mut Ui, rule: &Rule, severities: &mut Severities) {
    let tokens = style::tokens(ui);
    let now = severities.get(rule.id);
    let usual = format!("Default ({})", rule.severity.word());
    let shown = now.map_or_else(|| usual.clone(), |level| name(level).to_owned());
    let color = if now.is_some() {
        tokens.accent
    } else {
        tokens.muted
    };
    let combo = ComboBox::from_id_salt(("severity", rule.id))
        .width(132.0)
        .selected_text(text(shown, Typeface::Regular, BODY, color));
    let opened = combo.show_ui(ui, |ui| {
        if ui.selectable_label(now.is_none(), &usual).clicked() {
            severities.unset(rule.id);
        }
        for (_, level) in SeverityLevel::WORDS {
            if ui
                .selectable_label(now == Some(level), name(level))
                .clicked()
            {
                severities.set(rule.id, level);
            }
        }
    });
    let spoken = texts::severity_of(rule.id);
    opened.response.accessible_name(&spoken);
}

fn name(level: SeverityLevel) -> &'static str {
    match level.word() {
        "error" => texts::ERROR,
        "warning" => texts::WARNING,
        "advice" => texts::ADVICE,
        _ => texts::OFF,
    }
}

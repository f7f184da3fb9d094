//! What can be done about a finding: a button for each way to mend it, which shows on the board what it would do while
//! it is pointed at.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, Response, Role, Ui, WidgetInfo, vec2};

use crate::app::panels::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{link_button, quiet};
use crate::editor::{Action, Editor, FindingAction, FixId};
use crate::model::FindingKey;
use crate::rules::{Diagnostic, Fix};
use crate::scene::Typeface;

/// The button that mends the finding, or a menu where there are several ways. Asks for what is not yet known.
pub fn fix_ui(ui: &mut Ui, editor: &Editor, finding: &Diagnostic, actions: &mut Vec<Action>) {
    let is_meant = finding.acknowledged.is_none() && !finding.rule.fixes.is_empty();
    if !is_meant || editor.read_only().is_some() {
        return;
    }
    let key = finding.key();
    if editor.wants_fixes(&key) {
        actions.push(Action::Finding(FindingAction::AskFixes(vec![key.clone()])));
    }
    match editor.fixes(&key) {
        None | Some([]) => {}
        Some([only]) => {
            let offer = FixId {
                finding: key,
                index: 0,
            };
            let button = link_button(ui, texts::FIX);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(only)));
            take(&button, offer, actions);
            button.on_hover_text(&only.does);
        }
        Some(several) => menu_ui(ui, &key, several, actions),
    }
}

fn spoken(fix: &Fix) -> String {
    texts::fix(&fix.does)
}

/// Shows the way while it is pointed at or has the keyboard, and takes it when it is clicked.
fn take(response: &Response, offer: FixId, actions: &mut Vec<Action>) {
    if response.clicked() {
        actions.push(Action::Finding(FindingAction::Fix(offer)));
    } else if response.hovered() || response.has_focus() {
        actions.push(Action::Finding(FindingAction::PreviewFix(Some(offer))));
    }
}

fn menu_ui(ui: &mut Ui, finding: &FindingKey, fixes: &[Fix], actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    ui.scope(|ui| {
        quiet(ui, tokens);
        ui.spacing_mut().button_padding = vec2(6.0, 3.0);
        let button = Button::new(text(
            texts::FIX_CHOICE,
            Typeface::Medium,
            BODY,
            tokens.accent,
        ));
        let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
            quiet(ui, tokens);
            ui.spacing_mut().button_padding = vec2(8.0, 4.0);
            for (index, fix) in fixes.iter().enumerate() {
                let words = text(&fix.does, Typeface::Regular, BODY, tokens.text);
                let item = ui.add(Button::new(words).min_size(vec2(216.0, 28.0)));
                let finding = finding.clone();
                take(&item, FixId { finding, index }, actions);
            }
        });
        response.on_hover_text(texts::n_fixes(fixes.len()));
    });
}

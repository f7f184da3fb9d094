//! The settings: plain choices that hold at once.

use eframe::egui::{Context, Label, ScrollArea, Ui};

use crate::app::dialogs::export::{choice, line};
use crate::app::dialogs::modal::{body_ui, buttons_ui, modal_ui};
use crate::app::dialogs::texts;
use crate::app::reduced_motion::MotionChoice;
use crate::app::style::{self, SMALL, text};
use crate::app::user_files::{SavingChoice, ThemeChoice, UserKeymap, UserSettings};
use crate::app::widgets::{accent_button, link_button, section};
use crate::editor::KeymapError;
use crate::scene::Typeface;

/// What was asked for in the part about keys.
enum KeymapRequest {
    Begin,
    ShowAll,
}

/// What a frame of the settings came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsOutcome {
    Open,
    Closed,
    /// A file of keys is to be begun.
    BeginKeys,
    /// All keys are to be shown instead.
    ShowKeys,
    /// All rules are to be shown instead.
    ShowRules,
}

/// The settings to choose from.
pub fn settings_ui(
    ctx: &Context,
    settings: &mut UserSettings,
    keys: &UserKeymap,
) -> SettingsOutcome {
    let (mut wish, mut shows_rules) = (None, false);
    let shown = modal_ui(ctx, texts::SETTINGS, 460.0, |ui| {
        let height = (ctx.content_rect().height() - 180.0).clamp(200.0, 620.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            window_ui(ui, settings);
            board_ui(ui, settings);
            section(ui, texts::RULES);
            body_ui(ui, &texts::own_severities(settings.rules.len()));
            shows_rules = link_button(ui, texts::RULE_SEVERITIES).clicked();
            section(ui, texts::KEYS);
            wish = keys_ui(ui, keys);
        });
        buttons_ui(ui, |ui| accent_button(ui, texts::DONE).clicked())
    });
    match wish {
        Some(KeymapRequest::Begin) => SettingsOutcome::BeginKeys,
        Some(KeymapRequest::ShowAll) => SettingsOutcome::ShowKeys,
        None if shows_rules => SettingsOutcome::ShowRules,
        None if shown.inner || shown.should_close() => SettingsOutcome::Closed,
        None => SettingsOutcome::Open,
    }
}

fn window_ui(ui: &mut Ui, settings: &mut UserSettings) {
    section(ui, texts::WINDOW);
    line(ui, texts::THEME, |ui| {
        for (theme, name) in [
            (ThemeChoice::System, texts::MATCH_SYSTEM),
            (ThemeChoice::Light, texts::LIGHT),
            (ThemeChoice::Dark, texts::DARK),
        ] {
            choice(ui, &mut settings.theme, theme, name);
        }
    });
    line(ui, texts::MOTION, |ui| {
        for (motion, name) in [
            (MotionChoice::System, texts::MATCH_SYSTEM),
            (MotionChoice::Smooth, texts::MOTION_SMOOTH),
            (MotionChoice::Reduced, texts::MOTION_REDUCED),
        ] {
            choice(ui, &mut settings.motion, motion, name);
        }
    });
    let mut saving = settings.saving();
    line(ui, texts::SAVING, |ui| {
        for (when, name) in [
            (SavingChoice::OnRequest, texts::SAVE_ON_REQUEST),
            (SavingChoice::WhenIdle, texts::SAVE_WHEN_IDLE),
        ] {
            choice(ui, &mut saving, when, name);
        }
    });
    settings.set_saving(saving);
    line(ui, texts::PANELS, |ui| {
        ui.checkbox(&mut settings.palette, texts::PALETTE);
        ui.checkbox(&mut settings.inspector, texts::INSPECTOR);
        ui.checkbox(&mut settings.problems, texts::PROBLEMS);
    });
}

fn board_ui(ui: &mut Ui, settings: &mut UserSettings) {
    section(ui, texts::BOARD);
    line(ui, texts::GRID, |ui| {
        ui.checkbox(&mut settings.grid, texts::SHOW_GRID);
        ui.checkbox(&mut settings.snap, texts::SNAP_TO_GRID);
    });
    line(ui, texts::GUIDES, |ui| {
        ui.checkbox(&mut settings.guides, texts::SNAP_TO_OBJECTS);
    });
    line(ui, texts::CONNECTIONS, |ui| {
        ui.checkbox(&mut settings.edge_labels, texts::SHOW_DATA_TYPES);
    });
    line(ui, texts::ATTENTION, |ui| {
        let mut attention = settings.attention();
        ui.checkbox(&mut attention, texts::FADE_THE_REST);
        settings.set_attention(attention);
    });
    line(ui, texts::MINIMAP, |ui| {
        ui.checkbox(&mut settings.minimap, texts::SHOW_MINIMAP);
    });
}

fn keys_ui(ui: &mut Ui, keys: &UserKeymap) -> Option<KeymapRequest> {
    let (path, has_file) = (keys.path().display(), keys.has_file());
    let mut wish = None;
    let words = if has_file {
        texts::own_keys(&path)
    } else {
        texts::no_own_keys(&path)
    };
    body_ui(ui, &words);
    faults_ui(ui, keys.faults());
    ui.horizontal(|ui| {
        if !has_file && link_button(ui, texts::CREATE_KEYS_FILE).clicked() {
            wish = Some(KeymapRequest::Begin);
        }
        if link_button(ui, texts::SHOW_ALL_KEYS).clicked() {
            wish = Some(KeymapRequest::ShowAll);
        }
    });
    wish
}

/// What is wrong with a person's own keys.
pub fn faults_ui(ui: &mut Ui, faults: &[KeymapError]) {
    let tokens = style::tokens(ui);
    for error in faults {
        let words = text(
            texts::keys_error(error),
            Typeface::Regular,
            SMALL,
            tokens.warning,
        );
        ui.add(Label::new(words).wrap());
    }
}

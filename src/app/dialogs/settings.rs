//! The settings: plain choices that hold at once.

use eframe::egui::{Context, Label, ScrollArea, Ui};

use crate::app::dialogs::export::{choice, line};
use crate::app::dialogs::modal::{body_ui, buttons_ui, modal_ui};
use crate::app::reduced_motion::MotionChoice;
use crate::app::style::{self, SMALL, text};
use crate::app::user_files::{ThemeChoice, UserKeymap, UserSettings};
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

/// How many rules were decided about.
fn rules_line(settings: &UserSettings) -> String {
    match settings.rules.len() {
        0 => "All rules use their default severity.".to_owned(),
        1 => "1 rule has a severity of your own.".to_owned(),
        n => format!("{n} rules have a severity of your own."),
    }
}

/// The settings to choose from.
pub fn settings_ui(
    ctx: &Context,
    settings: &mut UserSettings,
    keys: &UserKeymap,
) -> SettingsOutcome {
    let (mut wish, mut shows_rules) = (None, false);
    let shown = modal_ui(ctx, "Settings", 460.0, |ui| {
        let height = (ctx.content_rect().height() - 180.0).clamp(200.0, 620.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            window_ui(ui, settings);
            board_ui(ui, settings);
            section(ui, "Rules");
            body_ui(ui, &rules_line(settings));
            shows_rules = link_button(ui, "Rule severities…").clicked();
            section(ui, "Keys");
            wish = keys_ui(ui, keys);
        });
        buttons_ui(ui, |ui| accent_button(ui, "Done").clicked())
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
    section(ui, "Window");
    line(ui, "Theme", |ui| {
        for (theme, name) in [
            (ThemeChoice::System, "Match system"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
        ] {
            choice(ui, &mut settings.theme, theme, name);
        }
    });
    line(ui, "Motion", |ui| {
        for (motion, name) in [
            (MotionChoice::System, "Match system"),
            (MotionChoice::Smooth, "Smooth"),
            (MotionChoice::Reduced, "Reduced"),
        ] {
            choice(ui, &mut settings.motion, motion, name);
        }
    });
    line(ui, "Panels", |ui| {
        ui.checkbox(&mut settings.palette, "Palette");
        ui.checkbox(&mut settings.inspector, "Inspector");
        ui.checkbox(&mut settings.problems, "Problems");
    });
}

fn board_ui(ui: &mut Ui, settings: &mut UserSettings) {
    section(ui, "Board");
    line(ui, "Grid", |ui| {
        ui.checkbox(&mut settings.grid, "Show it");
        ui.checkbox(&mut settings.snap, "Snap to it");
    });
    line(ui, "Guides", |ui| {
        ui.checkbox(&mut settings.guides, "Snap to nearby objects");
    });
    line(ui, "Connections", |ui| {
        ui.checkbox(&mut settings.edge_labels, "Show their data types");
    });
    line(ui, "Minimap", |ui| {
        ui.checkbox(&mut settings.minimap, "Show it");
    });
}

fn keys_ui(ui: &mut Ui, keys: &UserKeymap) -> Option<KeymapRequest> {
    let (path, has_file) = (keys.path().display(), keys.has_file());
    let mut wish = None;
    let words = if has_file {
        format!("Your own keys are in {path}. Changes hold when you come back to this window.")
    } else {
        format!("Every command can have keys of your own, in {path}.")
    };
    body_ui(ui, &words);
    faults_ui(ui, keys.faults());
    ui.horizontal(|ui| {
        if !has_file && link_button(ui, "Create the keys file").clicked() {
            wish = Some(KeymapRequest::Begin);
        }
        if link_button(ui, "Show all keys").clicked() {
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
            format!("keys.ron, {error}"),
            Typeface::Regular,
            SMALL,
            tokens.warning,
        );
        ui.add(Label::new(words).wrap());
    }
}

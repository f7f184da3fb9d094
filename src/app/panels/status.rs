//! The status bar: what the tool waits for, how much is on the board, the zoom.

use eframe::egui::{Align, Button, Label, Layout, Role, Stroke, Ui, WidgetInfo};

use crate::app::panels::texts;
use crate::app::style::{self, SMALL, text};
use crate::app::widgets::quiet;
use crate::editor::{Action, Camera, Command, Editor, ViewAction};
use crate::scene::Typeface;
use crate::text::{plural, with_thousands};
use eframe::egui::containers::menu::MenuButton;

/// Zooms offered by the menu, in percent.
const ZOOMS: [u32; 6] = [25, 50, 75, 100, 150, 200];

pub fn show(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        zoom_menu(ui, editor, actions);
        ui.label(text(counts(editor), Typeface::Regular, SMALL, tokens.muted));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let hint = text(editor.hint(), Typeface::Regular, SMALL, tokens.muted);
            ui.add(Label::new(hint).truncate());
        });
    });
}

/// `12 components · 11 connections`, and how many of them are selected.
fn counts(editor: &Editor) -> String {
    let diagram = editor.document().diagram();
    let several =
        |n: usize, word: &str| format!("{} {}", with_thousands(&n.to_string()), plural(n, word));
    let all = format!(
        "{} · {}",
        several(diagram.n_nodes(), "component"),
        several(diagram.n_edges(), "connection")
    );
    match editor.selection().len() {
        0 => all,
        n => format!("{} selected · {all}", with_thousands(&n.to_string())),
    }
}

fn zoom_menu(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let percent = format!("{:.0}\u{2009}%", editor.camera().zoom * 100.0);
    quiet(ui, tokens);
    ui.spacing_mut().button_padding = eframe::egui::vec2(6.0, 2.0);
    ui.spacing_mut().interact_size.y = 20.0;
    let button =
        Button::new(text(&percent, Typeface::Medium, SMALL, tokens.muted)).stroke(Stroke::NONE);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for id in [
            "view.zoom_in",
            "view.zoom_out",
            "view.fit_all",
            "view.fit_selection",
        ] {
            if let Some(command) = Command::named(id)
                && crate::app::canvas::command_item(ui, editor, command, command.title).clicked()
            {
                actions.push(Action::Run(command.id));
            }
        }
        ui.separator();
        for zoom in ZOOMS {
            if ui.button(format!("{zoom}\u{2009}%")).clicked() {
                let about = editor.viewport().center();
                let camera: Camera = editor.camera().zoomed_to(f64::from(zoom) / 100.0, about);
                actions.push(Action::View(ViewAction::SetCamera(camera)));
            }
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, texts::zoom(&percent)));
    response.on_hover_text(texts::ZOOM_TOOLTIP);
}

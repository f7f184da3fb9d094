//! The menu bar: the board's title, the menus made from the commands, and whether all is saved.

use std::path::PathBuf;

use eframe::egui::{
    Align, AtomExt, Button, Id, Label, Layout, MenuBar, Role, Stroke, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::canvas::{ALIGNING, aligning_ui, command_item, switch_item};
use crate::app::panels::texts;
use crate::app::style::{self, BODY, color32, font, icon_text, text};
use crate::app::user_files::UserSettings;
use crate::app::widgets::{FieldDrafts, link_button, quiet};
use crate::editor::{Action, COMMANDS, Command, Editor, MenuGroup, StagePlacing};
use crate::rules::PathKind;
use crate::scene::Typeface;
use eframe::egui::containers::menu::MenuButton;

/// What the bar knows beside the editor.
pub struct FileState<'a> {
    /// The file's name, when the board has one.
    pub name: Option<&'a str>,
    /// What the board is called while it has no title.
    pub untitled: &'a str,
    /// A job is writing the file.
    pub is_saving: bool,
    /// Which panels are open, and files opened lately.
    pub settings: &'a UserSettings,
}

/// Height of what stands in the bar.
const BAR: f32 = 28.0;
/// What a menu's name and other words of the bar take beside themselves.
const MENU_ROOM: f32 = 18.0;

/// Groups of commands that are separated by a line above them in their menu.
const BREAK_BEFORE: &[&str] = &[
    "file.save",
    "file.close_tab",
    "file.next_tab",
    "file.export",
    "file.settings",
    "file.quit",
    "edit.cut",
    "edit.delete",
    "edit.select_all",
    "arrange.fold",
    "arrange.front",
    "arrange.same_width",
    "arrange.flip_x",
    "arrange.bend",
    "arrange.curved",
    "arrange.tidy",
    "select.upstream",
    "edit.find",
    "view.zoom_in",
    "view.fit_all",
    "view.edge_labels",
    "view.theme",
    "view.palette",
    "view.focus",
    "check.next",
];

/// Commands that menus leave to the keyboard, because nobody would pick them from a list.
fn is_listed(command: &Command) -> bool {
    let unlisted = [
        "edit.nudge",
        "tool.",
        "arrange.label_",
        "arrange.space_",
        "arrange.larger",
        "arrange.smaller",
    ];
    !unlisted.iter().any(|start| command.id.starts_with(start)) && !ALIGNING.contains(&command.id)
}

pub fn show(
    ui: &mut Ui,
    editor: &Editor,
    file: &FileState,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) -> Option<PathBuf> {
    let tokens = style::tokens(ui);
    let mut chosen = None;
    ui.add_space((ui.available_height() - BAR).max(0.0) / 2.0);
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        title_ui(ui, editor, file.untitled, drafts);
        ui.add_space(4.0);
        quiet(ui, tokens);
        ui.spacing_mut().button_padding = vec2(8.0, 5.0);
        for group in MenuGroup::ALL {
            menu_ui(ui, editor, group, file, &mut chosen, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link_button(ui, texts::EXPORT)
                .on_hover_text(tooltip(editor))
                .clicked()
            {
                actions.push(Action::Run("file.export"));
            }
            saved_ui(ui, editor, file, actions);
        });
    });
    chosen
}

fn tooltip(editor: &Editor) -> String {
    let keys = editor.shortcut("file.export");
    keys.map_or_else(String::new, |keys| texts::export_tooltip(&keys))
}

/// The title, to be typed over.
fn title_ui(ui: &mut Ui, editor: &Editor, untitled: &str, drafts: &mut FieldDrafts) {
    let title = editor.document().title();
    let tokens = style::tokens(ui);
    let shown = if title.is_empty() { untitled } else { title };
    let color = color32(tokens.text);
    let measured = |words: &str, face| {
        let galley = (ui.painter()).layout_no_wrap(words.to_owned(), font(face, BODY), color);
        galley.size().x
    };
    // The title is what gives way: the menus and what stands at the right keep their room.
    let menus = MenuGroup::ALL.into_iter();
    let menus: f32 = menus
        .map(|group| measured(group.title(), Typeface::Regular) + MENU_ROOM)
        .sum();
    let right = [texts::UNSAVED, texts::SAVE, texts::EXPORT].into_iter();
    let right: f32 = right
        .map(|words| measured(words, Typeface::Medium) + MENU_ROOM)
        .sum();
    let free = ui.available_width() - menus - right;
    let most = free.min(ui.available_width() * 0.3).max(80.0);
    let width = (measured(shown, Typeface::SemiBold) + 20.0).clamp(48.0, most);
    drafts
        .title_field(ui, Id::unique("board title"), title, untitled, width)
        .on_hover_text(texts::TITLE_TOOLTIP);
}

fn menu_ui(
    ui: &mut Ui,
    editor: &Editor,
    group: MenuGroup,
    file: &FileState,
    chosen: &mut Option<PathBuf>,
    actions: &mut Vec<Action>,
) {
    let tokens = style::tokens(ui);
    let commands = COMMANDS
        .iter()
        .copied()
        .filter(|command| command.group == group && is_listed(command));
    let button =
        Button::new(text(group.title(), Typeface::Regular, BODY, tokens.text)).stroke(Stroke::NONE);
    MenuButton::from_button(button).ui(ui, |ui| {
        if group == MenuGroup::Arrange {
            aligning_ui(ui, editor, actions);
            ui.separator();
        }
        for (i, command) in commands.enumerate() {
            if i > 0 && BREAK_BEFORE.contains(&command.id) {
                ui.separator();
            }
            let response = match is_on(command.id, editor, file.settings) {
                Some(is_on) => switch_item(ui, editor, command, is_on.into()),
                None => command_item(ui, editor, command, &title_of(command, editor)),
            };
            if response.clicked() {
                actions.push(Action::Run(command.id));
            }
            if command.id == "file.open" && !file.settings.recent.is_empty() {
                recent_ui(ui, &file.settings.recent, chosen);
            }
        }
    });
}

/// Files opened or saved lately.
fn recent_ui(ui: &mut Ui, recent: &[PathBuf], chosen: &mut Option<PathBuf>) {
    let tokens = style::tokens(ui);
    let title = (
        icon_text("file.recent", 16.0)
            .color(color32(tokens.muted))
            .atom_size(Vec2::splat(18.0)),
        text(texts::OPEN_RECENT, Typeface::Regular, BODY, tokens.text),
    );
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 4.0);
        quiet(ui, tokens);
        ui.menu_button(title, |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let button = ui.button(text(name, Typeface::Regular, BODY, tokens.text));
                if button.on_hover_text(path.display().to_string()).clicked() {
                    *chosen = Some(path.clone());
                }
            }
        });
    });
}

/// Undo and redo say what.
fn title_of(command: &Command, editor: &Editor) -> String {
    let step = match command.id {
        "edit.undo" => editor.history().undo_label(),
        "edit.redo" => editor.history().redo_label(),
        _ => None,
    };
    match step {
        Some(step) => format!("{}: {step}", command.title),
        None => command.title.to_owned(),
    }
}

/// Whether what a command switches is on; `None` for commands that are no switches.
fn is_on(command: &str, editor: &Editor, settings: &UserSettings) -> Option<bool> {
    let view = editor.view();
    Some(match command {
        "view.edge_labels" => view.edge_labels,
        "view.figures" => view.figures,
        "view.failures" => view.failures,
        "view.grid" => view.grid,
        "view.snap" => view.snap,
        "view.guides" => view.guides,
        "view.attention" => view.attention,
        "view.hand_drawn" => editor.document().header().hand_drawn,
        "view.theme" => editor.theme().dark,
        "view.palette" => settings.palette,
        "view.inspector" => settings.inspector,
        "view.problems" => settings.problems,
        "view.minimap" => settings.minimap,
        "view.legend" => settings.legend(),
        "tool.lock" => editor.board().keeps_tool(),
        "check.review" => editor.review(),
        "check.request_path" => editor.highlighted_path() == Some(PathKind::Request),
        "check.critical_path" => editor.highlighted_path() == Some(PathKind::Critical),
        "check.training_path" => editor.highlighted_path() == Some(PathKind::Training),
        // While the menus show, nothing is hidden and nothing is presented.
        "stages.walk" => editor.board().stage_walk().is_some(),
        "stages.in_place" => {
            let walk = editor.board().stage_walk();
            walk.is_some_and(|walk| walk.placing == StagePlacing::InPlace)
        }
        "view.focus" => false,
        _ => return None,
    })
}

fn saved_ui(ui: &mut Ui, editor: &Editor, file: &FileState, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let (state, color) = match (
        editor.board().file_lock(),
        file.is_saving,
        editor.is_modified(),
        file.name,
    ) {
        (Some(_), ..) => (texts::READ_ONLY, tokens.warning),
        (_, true, ..) => (texts::SAVING, tokens.muted),
        (_, _, true, _) => (texts::UNSAVED, tokens.muted),
        (_, _, false, Some(_)) => (texts::SAVED, tokens.muted),
        (_, _, false, None) => return,
    };
    if state == texts::UNSAVED {
        let name = file
            .name
            .map_or_else(|| texts::SAVE_BOARD.to_owned(), texts::save_file);
        let response = link_button(ui, texts::SAVE).on_hover_text(name);
        if response.clicked() {
            actions.push(Action::Run("file.save"));
        }
    }
    let label = ui.add(Label::new(text(state, Typeface::Regular, BODY, color)));
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, state));
    if let Some(reason) = editor.board().file_lock() {
        label.on_hover_text(reason);
    } else if let Some(name) = file.name {
        label.on_hover_text(name);
    }
}

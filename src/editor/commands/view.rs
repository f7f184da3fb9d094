//! The View menu.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::{Action, Editor, Effect, Panel, Targets, failing, restyle};
use crate::scene::Theme;

pub const COMMANDS: &[Command] = &[
    command(
        "view.commands",
        "Command palette…",
        &["Ctrl+K", "Ctrl+Shift+P"],
        Needs::Nothing,
        |_| vec![Effect::ShowCommands],
    ),
    command(
        "view.zoom_in",
        "Zoom in",
        &["Ctrl++", "Ctrl+="],
        Needs::Nothing,
        |editor| zoom(editor, editor.goal().next_stop()),
    ),
    command(
        "view.zoom_out",
        "Zoom out",
        &["Ctrl+-"],
        Needs::Nothing,
        |editor| zoom(editor, editor.goal().previous_stop()),
    ),
    command(
        "view.zoom_100",
        "Zoom to 100 %",
        &["Ctrl+0", "Shift+0"],
        Needs::Nothing,
        |editor| zoom(editor, 1.0),
    ),
    command(
        "view.fit_all",
        "Fit board",
        &["Shift+1"],
        Needs::Nothing,
        |editor| {
            editor.fit_all();
            Vec::new()
        },
    ),
    command(
        "view.fit_selection",
        "Fit selection",
        &["Shift+2"],
        Needs::Selection,
        |editor| {
            let targets = editor.selection().clone();
            editor.fit(&targets);
            Vec::new()
        },
    ),
    command(
        "view.edge_labels",
        "Data types on connections",
        &["Alt+L"],
        Needs::Nothing,
        |editor| {
            editor.board.view.edge_labels = !editor.board.view.edge_labels;
            editor.board.restyle();
            Vec::new()
        },
    ),
    command(
        "view.figures",
        "Figures on the board",
        &["Alt+F"],
        Needs::Nothing,
        |editor| {
            editor.board.view.figures = !editor.board.view.figures;
            editor.board.restyle();
            Vec::new()
        },
    ),
    command(
        "view.failures",
        "Failure modes",
        &["Alt+B"],
        Needs::Nothing,
        failing::toggle,
    ),
    command(
        "view.study",
        "Case study",
        &["Alt+C"],
        Needs::Nothing,
        |editor| {
            let mut effects = editor.act(Action::Select(Targets::default()));
            effects.push(Effect::ShowStudy);
            effects
        },
    ),
    command(
        "view.reference",
        "Reference of this case",
        &[],
        Needs::Nothing,
        |editor| match editor.document().brief().case.as_str() {
            "" => vec![Effect::info(
                "This board answers no case study. Choose “Draw it yourself” on the start screen",
            )],
            case => vec![Effect::OpenReference(case.to_owned())],
        },
    ),
    command(
        "view.requirements",
        "Requirements card",
        &["Alt+R"],
        Needs::Nothing,
        |editor| {
            let mut effects = editor.act(Action::Select(Targets::default()));
            effects.push(Effect::ShowRequirements);
            effects
        },
    ),
    command("view.grid", "Grid", &["Alt+G"], Needs::Nothing, |editor| {
        editor.board.view.grid = !editor.board.view.grid;
        Vec::new()
    }),
    command(
        "view.snap",
        "Snap to grid",
        &["Ctrl+'"],
        Needs::Nothing,
        |editor| {
            editor.board.view.snap = !editor.board.view.snap;
            editor.board.view.grid |= editor.board.view.snap;
            let on = if editor.board.view.snap { "on" } else { "off" };
            vec![Effect::info(format!("Snap to grid is {on}"))]
        },
    ),
    command(
        "view.guides",
        "Snap to objects",
        &["Alt+S"],
        Needs::Nothing,
        |editor| {
            editor.board.view.guides = !editor.board.view.guides;
            let on = if editor.board.view.guides {
                "on"
            } else {
                "off"
            };
            vec![Effect::info(format!("Snap to objects is {on}"))]
        },
    ),
    command(
        "view.hand_drawn",
        "Hand-drawn look",
        &["Shift+Alt+S"],
        Needs::Nothing,
        restyle::toggle_hand,
    ),
    command(
        "view.theme",
        "Dark theme",
        &["Shift+Alt+D"],
        Needs::Nothing,
        |editor| {
            let other = if editor.theme().dark {
                Theme::light()
            } else {
                Theme::dark()
            };
            editor.set_theme(other);
            vec![Effect::ThemeChanged]
        },
    ),
    command(
        "view.palette",
        "Palette",
        &["Alt+1"],
        Needs::Nothing,
        |_| vec![Effect::TogglePanel(Panel::Palette)],
    ),
    command(
        "view.inspector",
        "Inspector",
        &["Alt+2"],
        Needs::Nothing,
        |_| vec![Effect::TogglePanel(Panel::Inspector)],
    ),
    command(
        "view.problems",
        "Problems",
        &["Alt+3"],
        Needs::Nothing,
        |_| vec![Effect::TogglePanel(Panel::Problems)],
    ),
    command("view.minimap", "Minimap", &["M"], Needs::Nothing, |_| {
        vec![Effect::TogglePanel(Panel::Minimap)]
    }),
    command(
        "view.next_area",
        "Keyboard to the next panel",
        &["F6"],
        Needs::Nothing,
        |_| vec![Effect::StepArea(true)],
    ),
    command(
        "view.previous_area",
        "Keyboard to the previous panel",
        &["Shift+F6"],
        Needs::Nothing,
        |_| vec![Effect::StepArea(false)],
    ),
    command(
        "view.focus",
        "Focus mode",
        &["Alt+Z"],
        Needs::Nothing,
        |_| vec![Effect::ToggleFocus],
    ),
    command(
        "view.present",
        "Present frames",
        &["F5"],
        Needs::Frames,
        Editor::toggle_show,
    ),
];

const fn command(
    id: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    needs: Needs,
    run: fn(&mut Editor) -> Vec<Effect>,
) -> Command {
    Command {
        id,
        group: Group::View,
        title,
        keys,
        needs,
        run,
    }
}

fn zoom(editor: &mut Editor, zoom: f64) -> Vec<Effect> {
    let about = editor.viewport().center();
    let camera = editor.goal().zoomed_to(zoom, about);
    editor.look_to(camera);
    Vec::new()
}

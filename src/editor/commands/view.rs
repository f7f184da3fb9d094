//! The View menu.

use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::{
    Action, Editor, Effect, PanelId, StepDirection, TargetSet, ViewAction, stages,
    study::failure_modes, style::restyle,
};
use crate::scene::Theme;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.commands",
        "Command palette…",
        &["Ctrl+K", "Ctrl+Shift+P"],
        |_| vec![Effect::ShowCommands],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.zoom_in",
        "Zoom in",
        &["Ctrl++", "Ctrl+="],
        |editor| zoom(editor, editor.goal().next_stop()),
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.zoom_out",
        "Zoom out",
        &["Ctrl+-"],
        |editor| zoom(editor, editor.goal().previous_stop()),
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.zoom_100",
        "Zoom to 100 %",
        &["Ctrl+0", "Shift+0"],
        |editor| zoom(editor, 1.0),
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.fit_all",
        "Fit board",
        &["Shift+1"],
        |editor| {
            editor.fit_all();
            Vec::new()
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Selection,
        "view.fit_selection",
        "Fit selection",
        &["Shift+2"],
        |editor| {
            let targets = editor.selection().clone();
            editor.fit(&targets);
            Vec::new()
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.edge_labels",
        "Data types on connections",
        &["Alt+L"],
        |editor| {
            editor.board.canvas.view.edge_labels = !editor.board.canvas.view.edge_labels;
            editor.board.restyle();
            Vec::new()
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.figures",
        "Figures on the board",
        &["Alt+F"],
        |editor| {
            editor.board.canvas.view.figures = !editor.board.canvas.view.figures;
            editor.board.restyle();
            Vec::new()
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.failures",
        "Failure modes",
        &["Alt+B"],
        failure_modes::toggle,
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.study",
        "Case study",
        &["Alt+C"],
        |editor| {
            let mut effects = editor.act(Action::View(ViewAction::Select(TargetSet::default())));
            effects.push(Effect::ShowStudy);
            effects
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.reference",
        "Reference of this case",
        &[],
        |editor| match editor.document().brief().case.as_str() {
            "" => vec![Effect::info(
                "This board belongs to no case study. Choose “Draw it yourself” on the start screen",
            )],
            case => vec![Effect::OpenReference(case.to_owned())],
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.requirements",
        "Requirements card",
        &["Alt+R"],
        |editor| {
            let mut effects = editor.act(Action::View(ViewAction::Select(TargetSet::default())));
            effects.push(Effect::ShowRequirements);
            effects
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.grid",
        "Grid",
        &["Alt+G"],
        |editor| {
            editor.board.canvas.view.grid = !editor.board.canvas.view.grid;
            Vec::new()
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.snap",
        "Snap to grid",
        &["Ctrl+'"],
        |editor| {
            editor.board.canvas.view.snap = !editor.board.canvas.view.snap;
            editor.board.canvas.view.grid |= editor.board.canvas.view.snap;
            let on = if editor.board.canvas.view.snap {
                "on"
            } else {
                "off"
            };
            vec![Effect::info(format!("Snap to grid is {on}"))]
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.guides",
        "Snap to objects",
        &["Alt+S"],
        |editor| {
            editor.board.canvas.view.guides = !editor.board.canvas.view.guides;
            let on = if editor.board.canvas.view.guides {
                "on"
            } else {
                "off"
            };
            vec![Effect::info(format!("Snap to objects is {on}"))]
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.attention",
        "Fade the rest around the selection",
        &["Shift+Alt+E"],
        |editor| {
            editor.board.canvas.view.attention = !editor.board.canvas.view.attention;
            let does = if editor.board.canvas.view.attention {
                "fades"
            } else {
                "stays as it is"
            };
            vec![Effect::info(format!(
                "The rest {does} around what is selected or pointed at"
            ))]
        },
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.hand_drawn",
        "Hand-drawn look",
        &["Shift+Alt+S"],
        restyle::toggle_hand,
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.theme",
        "Dark theme",
        &["Shift+Alt+D"],
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
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.palette",
        "Palette",
        &["Alt+1"],
        |_| vec![Effect::TogglePanel(PanelId::Palette)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.inspector",
        "Inspector",
        &["Alt+2"],
        |_| vec![Effect::TogglePanel(PanelId::Inspector)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.problems",
        "Problems",
        &["Alt+3"],
        |_| vec![Effect::TogglePanel(PanelId::Problems)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.minimap",
        "Minimap",
        &["M"],
        |_| vec![Effect::TogglePanel(PanelId::Minimap)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.legend",
        "Legend",
        &["Alt+K"],
        |_| vec![Effect::TogglePanel(PanelId::Legend)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.next_area",
        "Focus next panel",
        &["F6"],
        |_| vec![Effect::StepArea(StepDirection::Forward)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.previous_area",
        "Focus previous panel",
        &["Shift+F6"],
        |_| vec![Effect::StepArea(StepDirection::Back)],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Nothing,
        "view.focus",
        "Focus mode",
        &["Alt+Z"],
        |_| vec![Effect::ToggleFocus],
    ),
    Command::new(
        MenuGroup::View,
        Precondition::Frames,
        "view.present",
        "Present",
        &["F5"],
        stages::present,
    ),
];

fn zoom(editor: &mut Editor, zoom: f64) -> Vec<Effect> {
    let about = editor.viewport().center();
    let camera = editor.goal().zoomed_to(zoom, about);
    editor.animate_camera(camera);
    Vec::new()
}

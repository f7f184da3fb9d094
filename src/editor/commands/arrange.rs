//! The Arrange menu.

use crate::editor::arrange::{
    Line, Same, Step, align, distribute, flip, group, grow, restack, same, toggle_lock, ungroup,
};
use crate::editor::axis::Axis;
use crate::editor::commands::{Command, Group, Needs};
use crate::editor::tidy::{Tidy, tidy};
use crate::editor::{Editor, Effect, bends, courses};
use crate::layout::engine::Direction;
use crate::model::Course;

pub const COMMANDS: &[Command] = &[
    command("edit.group", "Group", &["Ctrl+G"], Needs::Several, group),
    command(
        "edit.ungroup",
        "Ungroup",
        &["Ctrl+Shift+G"],
        Needs::Group,
        ungroup,
    ),
    command(
        "edit.lock",
        "Lock or unlock",
        &["Ctrl+Shift+L"],
        Needs::Things,
        toggle_lock,
    ),
    command(
        "arrange.front",
        "Bring to front",
        &["Ctrl+}"],
        Needs::Things,
        |editor| restack(editor, Step::Front),
    ),
    command(
        "arrange.forward",
        "Bring forward",
        &["Ctrl+]"],
        Needs::Things,
        |editor| restack(editor, Step::Forward),
    ),
    command(
        "arrange.backward",
        "Send backward",
        &["Ctrl+["],
        Needs::Things,
        |editor| restack(editor, Step::Backward),
    ),
    command(
        "arrange.back",
        "Send to back",
        &["Ctrl+{"],
        Needs::Things,
        |editor| restack(editor, Step::Back),
    ),
    command(
        "arrange.left",
        "Align left",
        &["Ctrl+Shift+Left", "Alt+A"],
        Needs::Several,
        |editor| align(editor, Line::Low(Axis::X)),
    ),
    command(
        "arrange.center",
        "Align centres",
        &["Alt+H"],
        Needs::Several,
        |editor| align(editor, Line::Middle(Axis::X)),
    ),
    command(
        "arrange.right",
        "Align right",
        &["Ctrl+Shift+Right", "Alt+D"],
        Needs::Several,
        |editor| align(editor, Line::High(Axis::X)),
    ),
    command(
        "arrange.top",
        "Align top",
        &["Ctrl+Shift+Up", "Alt+W"],
        Needs::Several,
        |editor| align(editor, Line::Low(Axis::Y)),
    ),
    command(
        "arrange.middle",
        "Align middles",
        &["Alt+V"],
        Needs::Several,
        |editor| align(editor, Line::Middle(Axis::Y)),
    ),
    command(
        "arrange.bottom",
        "Align bottom",
        &["Ctrl+Shift+Down"],
        Needs::Several,
        |editor| align(editor, Line::High(Axis::Y)),
    ),
    command(
        "arrange.spread_x",
        "Distribute across",
        &["Shift+Alt+H"],
        Needs::Three,
        |editor| distribute(editor, Axis::X),
    ),
    command(
        "arrange.spread_y",
        "Distribute down",
        &["Shift+Alt+V"],
        Needs::Three,
        |editor| distribute(editor, Axis::Y),
    ),
    command(
        "arrange.same_width",
        "Same width",
        &[],
        Needs::Several,
        |editor| same(editor, Same::Width),
    ),
    command(
        "arrange.same_height",
        "Same height",
        &[],
        Needs::Several,
        |editor| same(editor, Same::Height),
    ),
    command(
        "arrange.same_size",
        "Same size",
        &[],
        Needs::Several,
        |editor| same(editor, Same::Size),
    ),
    command(
        "arrange.flip_x",
        "Flip horizontally",
        &["Shift+H"],
        Needs::Things,
        |editor| flip(editor, Axis::X),
    ),
    command(
        "arrange.flip_y",
        "Flip vertically",
        &["Shift+V"],
        Needs::Things,
        |editor| flip(editor, Axis::Y),
    ),
    command(
        "arrange.larger",
        "Larger",
        &["Ctrl+Alt+=", "Ctrl+Alt++"],
        Needs::Things,
        |editor| grow(editor, 1.0),
    ),
    command(
        "arrange.smaller",
        "Smaller",
        &["Ctrl+Alt+-"],
        Needs::Things,
        |editor| grow(editor, -1.0),
    ),
    command(
        "arrange.natural",
        "Natural size",
        &[],
        Needs::Things,
        natural,
    ),
    command(
        "arrange.bend",
        "Bend connection",
        &["B"],
        Needs::OneEdge,
        bends::next,
    ),
    command(
        "arrange.straighten",
        "Reset connections",
        &["Shift+B"],
        Needs::Selection,
        bends::straighten,
    ),
    command(
        "arrange.curved",
        "Curved connections",
        &[],
        Needs::Anything,
        |editor| courses::set(editor, Course::Curved),
    ),
    command(
        "arrange.elbow",
        "Right-angled connections",
        &[],
        Needs::Anything,
        |editor| courses::set(editor, Course::Elbow),
    ),
    command(
        "arrange.straight",
        "Straight connections",
        &[],
        Needs::Anything,
        |editor| courses::set(editor, Course::Straight),
    ),
    command(
        "arrange.tidy",
        "Tidy selection",
        &["Ctrl+Alt+T", "Shift+T"],
        Needs::Nodes,
        |editor| tidy(editor, Tidy::Selection),
    ),
    command(
        "arrange.tidy_changes",
        "Tidy around changes",
        &["Shift+Alt+T"],
        Needs::Nodes,
        |editor| tidy(editor, Tidy::Changes),
    ),
    command(
        "arrange.layout",
        "Lay out board left to right",
        &["Ctrl+Alt+L"],
        Needs::Nodes,
        |editor| tidy(editor, Tidy::All(Direction::LeftToRight)),
    ),
    command(
        "arrange.layout_down",
        "Lay out board top to bottom",
        &["Ctrl+Shift+Alt+L"],
        Needs::Nodes,
        |editor| tidy(editor, Tidy::All(Direction::TopToBottom)),
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
        group: Group::Arrange,
        title,
        keys,
        needs,
        run,
    }
}

fn natural(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let edits = crate::editor::arrange::natural(board, &board.unlocked(board.selection()));
    if edits.is_empty() {
        return vec![Effect::info("Nothing selected was resized")];
    }
    editor.commit("Natural size", &edits)
}

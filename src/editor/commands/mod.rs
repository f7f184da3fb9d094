//! Commands: what menus list, keys run and the shortcut help shows.
//!
//! To add one: an entry in the file of its group. A new group: a file, and a line in [`COMMANDS`].

mod arrange;
mod check;
mod draw;
mod edit;
mod file;
mod find;
mod go;
mod insert;
mod practice;
mod select;
mod shift;
mod stages;
mod view;

use std::sync::LazyLock;

use crate::editor::arrange::{fold, units};
use crate::editor::study::in_practice::keeps_back;
use crate::editor::{BoardState, Chord, Editor, Effect, ToolId, quick_add, selection::groups};
use crate::model::{SketchItem, Target};

/// The menu a command stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MenuGroup {
    File,
    Edit,
    Insert,
    Draw,
    Arrange,
    View,
    Go,
    Check,
    Practice,
    Help,
}

impl MenuGroup {
    pub const ALL: [Self; 10] = [
        Self::File,
        Self::Edit,
        Self::Insert,
        Self::Draw,
        Self::Arrange,
        Self::View,
        Self::Go,
        Self::Check,
        Self::Practice,
        Self::Help,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Insert => "Insert",
            Self::Draw => "Draw",
            Self::Arrange => "Arrange",
            Self::View => "View",
            Self::Go => "Go",
            Self::Check => "Check",
            Self::Practice => "Practice",
            Self::Help => "Help",
        }
    }
}

/// What must be there for a command to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precondition {
    Nothing,
    /// Something selected.
    Selection,
    /// Something drawn selected.
    Drawing,
    /// Exactly one thing selected that has a name or text.
    OneNamed,
    /// Exactly one component selected.
    OneNode,
    /// Exactly one component, shape or note selected.
    OneBox,
    /// A component or drawing anywhere.
    Anything,
    /// Exactly one connection selected.
    OneEdge,
    /// A component or a drawn thing selected.
    Things,
    /// At least two things that can be arranged; a group counts as one.
    Several,
    /// At least three.
    Three,
    /// A group selected.
    Group,
    /// A frame selected, or something in one.
    Framed,
    /// A component anywhere.
    Nodes,
    /// A component or connection selected.
    Flow,
    /// A component selected.
    OneOrMoreNodes,
    /// A stage.
    Stages,
    /// Stages that are walked.
    Walking,
    /// An attempt that goes on.
    Practising,
    /// A frame or a stage.
    Frames,
    /// Something to undo.
    Past,
    /// Something to redo.
    Future,
}

/// Something a person can ask for by name or key.
#[derive(Debug)]
pub struct Command {
    /// Stable; settings and scripts use it.
    pub id: &'static str,
    /// The menu it stands in.
    pub group: MenuGroup,
    /// In sentence case; ends in `…` when a dialog follows.
    pub title: &'static str,
    /// Chords in [`Chord::parse`]'s notation, the one to show first.
    pub keys: &'static [&'static str],
    /// What must be there for it to make sense.
    pub needs: Precondition,
    run: CommandRun,
}

/// What a command does.
#[derive(Clone, Copy, Debug)]
enum CommandRun {
    Call(fn(&mut Editor) -> Vec<Effect>),
    /// Take up a tool of [`crate::editor::TOOLS`].
    SelectTool(ToolId),
}

/// All commands, in menu order.
pub static COMMANDS: LazyLock<Vec<&'static Command>> = LazyLock::new(|| {
    let groups = [
        file::COMMANDS,
        edit::COMMANDS,
        select::COMMANDS,
        find::COMMANDS,
        insert::COMMANDS,
        draw::TOOL_COMMANDS.as_slice(),
        draw::COMMANDS,
        arrange::COMMANDS,
        shift::COMMANDS,
        view::COMMANDS,
        go::COMMANDS,
        stages::COMMANDS,
        check::COMMANDS,
        practice::COMMANDS,
    ];
    groups.into_iter().flatten().collect()
});

impl Command {
    /// A command: the menu it stands in, what it needs, its id and title, its keys, and what it does.
    const fn new(
        group: MenuGroup,
        needs: Precondition,
        id: &'static str,
        title: &'static str,
        keys: &'static [&'static str],
        run: fn(&mut Editor) -> Vec<Effect>,
    ) -> Self {
        Self {
            id,
            group,
            title,
            keys,
            needs,
            run: CommandRun::Call(run),
        }
    }

    /// Does it, whether it makes sense or not.
    pub(in crate::editor) fn run(&self, editor: &mut Editor) -> Vec<Effect> {
        match self.run {
            CommandRun::Call(run) => run(editor),
            CommandRun::SelectTool(tool) => draw::select_tool(editor, tool),
        }
    }

    /// The command of that id.
    pub fn named(id: &str) -> Option<&'static Self> {
        COMMANDS.iter().copied().find(|command| command.id == id)
    }

    /// Whether it makes sense now.
    pub fn is_enabled(&self, editor: &Editor) -> bool {
        self.needs.met(editor) && !keeps_back(&editor.board, self)
    }

    /// Why it makes no sense now, and what to do about it.
    pub fn excuse(&self, editor: &Editor) -> Option<&'static str> {
        if keeps_back(&editor.board, self) {
            return Some("Not while you practise: finish first");
        }
        (!self.is_enabled(editor)).then(|| self.needs.excuse())
    }

    /// The keys it comes with. A person may have given it others: [`Editor::keymap`] knows those that hold.
    pub fn chords(&self) -> impl Iterator<Item = Chord> {
        self.keys.iter().filter_map(|key| Chord::parse(key))
    }
}

impl Precondition {
    fn met(self, editor: &Editor) -> bool {
        let board = editor.board();
        match self {
            Self::Nothing => true,
            Self::Selection => !board.selection().is_empty(),
            Self::Drawing => board.selected_drawings().next().is_some(),
            Self::OneNamed => board
                .selected_one()
                .is_some_and(|target| edit::is_named(board, target)),
            Self::OneNode => {
                board.selection().len() == 1 && board.selected_nodes().next().is_some()
            }
            Self::OneBox => Self::OneNode.met(editor) || quick_add::source_shape(board).is_some(),
            Self::Anything => !board.document().is_blank(),
            Self::OneEdge => matches!(board.selected_one(), Some(Target::Edge(_))),
            Self::Things => has_things(board),
            Self::Several => units(board).len() >= 2,
            Self::Three => units(board).len() >= 3,
            Self::Group => board
                .selection()
                .iter()
                .any(|target| groups::clicked(board, target).is_some()),
            Self::Framed => fold::means_frame(board),
            Self::Flow => board
                .selection()
                .iter()
                .any(|target| !matches!(target, Target::Sketch(_))),
            Self::OneOrMoreNodes => board.selected_nodes().next().is_some(),
            Self::Stages => !board.stages().is_empty(),
            Self::Walking => board.stage_walk().is_some(),
            Self::Practising => board.practice.is_some(),
            Self::Frames => {
                let mut items = board.document().sketch().values();
                items.any(SketchItem::is_frame) || Self::Stages.met(editor)
            }
            Self::Nodes => board.document().diagram().n_nodes() > 0,
            Self::Past => board.history().undo_label().is_some() || board.history().is_previewing(),
            Self::Future => board.history().redo_label().is_some(),
        }
    }

    /// What to tell when it is not there.
    pub(in crate::editor) fn excuse(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Selection => "Select something first",
            Self::Drawing => "Select a drawing first",
            Self::OneNamed => "Select one object with a name first",
            Self::OneNode => "Select one component first",
            Self::OneBox => "Select one component, shape or note first",
            Self::OneEdge => "Select one connection first",
            Self::Things => "Select a component or a drawing first",
            Self::Several => "Select at least two unlocked objects first",
            Self::Three => "Select at least three unlocked objects first",
            Self::Group => "Select a group first",
            Self::Framed => "Select a frame, or something in one, first",
            Self::Nodes => "There are no components yet: press / and type a name",
            Self::Anything => "There is nothing on the board yet: press / and type a name",
            Self::Flow => "Select a component or connection first",
            Self::OneOrMoreNodes => "Select a component first",
            Self::Stages => {
                "There are no stages yet: select components and choose Stage from selection"
            }
            Self::Walking => "Walk the stages first",
            Self::Practising => "Begin with New practice first",
            Self::Frames => "There are no frames yet: draw one around related objects",
            Self::Past => "Nothing to undo",
            Self::Future => "Nothing to redo",
        }
    }
}

fn has_things(board: &BoardState) -> bool {
    let mut selected = board.selection().iter();
    selected.any(|target| !matches!(target, Target::Edge(_)))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{COMMANDS, MenuGroup};
    use crate::editor::{Chord, TOOLS};

    #[test]
    fn no_two_commands_share_a_key_and_every_key_can_be_read() {
        let mut owners: BTreeMap<Chord, &str> = BTreeMap::new();
        for command in COMMANDS.iter() {
            for key in command.keys {
                let chord = Chord::parse(key).unwrap_or_else(|| panic!("{key} of {}", command.id));
                let other = owners.insert(chord, command.id);
                assert_eq!(other, None, "{key} of {}", command.id);
                assert_eq!(
                    chord.to_string(),
                    *key,
                    "keys are written as they are shown"
                );
            }
        }
    }

    #[test]
    fn every_command_has_an_id_of_its_own_and_a_title() {
        let ids: BTreeSet<&str> = COMMANDS.iter().map(|command| command.id).collect();
        assert_eq!(ids.len(), COMMANDS.len());
        for command in COMMANDS.iter() {
            assert!(!command.title.is_empty() && !command.id.is_empty());
            assert!(
                command.title.starts_with(char::is_uppercase),
                "{}",
                command.title
            );
        }
        for group in MenuGroup::ALL {
            assert!(
                COMMANDS.iter().any(|command| command.group == group),
                "{}",
                group.title()
            );
        }
    }

    #[test]
    fn every_tool_can_be_picked_up_by_a_command() {
        for tool in TOOLS {
            assert!(
                COMMANDS.iter().any(|command| command.id == tool.command),
                "{}",
                tool.command
            );
        }
    }
}

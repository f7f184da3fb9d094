//! What was selected and highlighted when a step was made, so that undo brings it back as a whole.

use crate::editor::{Editor, TargetSet};
use crate::model::GroupId;
use crate::rules::PathKind;

/// What a person had picked at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectionMark {
    /// What was selected.
    pub targets: TargetSet,
    /// The group whose members were picked one by one.
    pub entered: Option<GroupId>,
    /// The path that was highlighted.
    pub highlighted: Option<PathKind>,
}

/// Has the history remember what is selected now: the next step begins here, and the last one ended so.
pub(in crate::editor) fn mark_selection(editor: &mut Editor) {
    let mark = SelectionMark {
        targets: editor.board.selection.targets.clone(),
        entered: editor.board.selection.entered.clone(),
        highlighted: editor.overview.highlighted,
    };
    editor.board.history.set_mark(mark);
}

/// Selects what was selected then, as far as it is there. A path that was highlighted is so again; one that a person
/// asked for since stays.
pub(in crate::editor) fn restore_selection(editor: &mut Editor, mark: SelectionMark) {
    editor.board.selection.entered = mark.entered;
    editor.select(mark.targets);
    editor.overview.highlighted = editor.overview.highlighted.or(mark.highlighted);
}

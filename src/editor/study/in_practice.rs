//! What a board keeps to itself while somebody practises on it.

use crate::editor::{BoardState, Command, Editor, MenuGroup};
use crate::practice::{HelpMode, InterviewStep, ShownFindings};
use crate::scene::FindingsFilter;

/// Commands that lead away from the board, to the start screen, other boards or the reference.
const AWAY: &[&str] = &[
    "file.new",
    "file.open",
    "file.new_tab",
    "file.close_tab",
    "file.reopen_tab",
    "file.next_tab",
    "file.previous_tab",
    "view.reference",
    "practice.new",
];

/// Somebody begins to practise on the board, with that much help, or `None` ends it.
pub fn set_practice(editor: &mut Editor, help: Option<HelpMode>) {
    editor.board.practice = help;
    editor.board.note_step.clear();
    editor.set_findings(match help.map(HelpMode::findings) {
        Some(ShownFindings::AtReview) => FindingsFilter::None,
        Some(ShownFindings::Errors) => FindingsFilter::WhileDrawing,
        Some(ShownFindings::All) | None => FindingsFilter::All,
    });
    editor.board.restyle();
}

/// Says which findings are told, after the attempt: none before somebody has looked for them.
pub fn set_shown_findings(editor: &mut Editor, findings: FindingsFilter) {
    if editor.board.findings != findings {
        editor.set_findings(findings);
    }
}

/// Says which step new notes belong to.
pub fn set_note_step(editor: &mut Editor, step: InterviewStep) {
    step.as_str().clone_into(&mut editor.board.note_step);
}

/// Whether a command would show what is kept back for now.
pub(in crate::editor) fn keeps_back(board: &BoardState, command: &Command) -> bool {
    let Some(help) = board.practice() else {
        return false;
    };
    let tells_findings = command.group == MenuGroup::Check && help == HelpMode::Room;
    let tells_figures = command.id.contains("figures") && !help.shows_figures();
    AWAY.contains(&command.id) || tells_findings || tells_figures
}

impl BoardState {
    /// How much the board says while somebody practises; `None` while nobody does.
    pub fn practice(&self) -> Option<HelpMode> {
        self.practice
    }

    /// Whether somebody practises and is not to draw yet.
    pub fn is_before_drawing(&self) -> bool {
        let early = [InterviewStep::Clarify, InterviewStep::Frame];
        early.iter().any(|step| self.note_step == step.as_str())
    }

    /// Whether figures and alternatives are kept back for now.
    pub fn hides_figures(&self) -> bool {
        self.practice.is_some_and(|help| !help.shows_figures())
    }
}

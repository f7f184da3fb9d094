//! What the editor asks of the window: everything that needs a dialog, a disk, a clipboard or a widget.

use std::path::PathBuf;

use crate::editor::StepDirection;

/// One wish. The window fulfils it when it can and answers, if at all, with an [`crate::editor::Action`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the start screen for a new board, after asking about unsaved work.
    New,
    Open,
    /// Put an empty board into a tab of its own.
    NewTab,
    /// Close the board in front, after asking about unsaved work.
    CloseTab,
    /// Open the file of the tab closed last.
    ReopenTab,
    /// Show the next tab, or the one before.
    StepTab(StepDirection),
    OpenPath(PathBuf),
    Save,
    SaveAs,
    Export,
    /// Make the layout that [`crate::editor::Editor::take_tidying`] hands out, on a thread, and answer with
    /// [`crate::editor::WindowReply::Arranged`].
    Arrange,
    /// Work out what [`crate::editor::Editor::take_mending`] hands out, on a thread, and answer with
    /// [`crate::editor::WindowReply::Offered`].
    WorkOutFixes,
    /// Close the window, after asking about unsaved work.
    Quit,
    CopyText(String),
    /// Read the system clipboard and answer with [`crate::editor::WindowReply::Paste`].
    RequestPaste,
    Toast {
        text: String,
        kind: ToastKind,
    },
    /// Tell a screen reader, without showing anything.
    Announce(String),
    /// Put the keyboard into the palette's search field.
    FocusSearch,
    /// Put the keyboard into the field that finds on the board.
    ShowFind,
    /// Put the keyboard into the next part of the window, or the one before.
    StepArea(StepDirection),
    TogglePanel(PanelId),
    /// Show the requirements card, in a narrow window over the canvas.
    ShowRequirements,
    /// Show what the case study says, in a narrow window over the canvas.
    ShowStudy,
    /// Open the case study of that name beside the board that answers it.
    OpenReference(String),
    /// As `ShowRequirements`, at the field of this name.
    ShowRequirement(String),
    /// Show only the canvas, or everything again.
    ToggleFocus,
    /// The theme was switched; settings remember it.
    ThemeChanged,
    ShowShortcuts,
    /// Let a person choose what findings count as.
    ShowRules,
    ShowSettings,
    /// Open the command palette.
    ShowCommands,
    /// Begin an attempt at a case, or do something in the one that goes on.
    Practice(PracticeRequest),
}

/// What the practice commands ask of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeRequest {
    /// The interviewer's drawer, or not.
    ShowOrHideDrawer,
    /// Choose a case, a time and a level.
    SetUp,
    /// Put the keyboard into the chat with the interviewer.
    Ask,
    /// Put the keyboard into the interviewer's card.
    AnswerCard,
    /// Go on to the next step, or back to the one before.
    Step(StepDirection),
    PauseOrGoOn,
    ShowOrHideClock,
    Finish,
    /// Look at an attempt again, moment by moment.
    Replay,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    Info,
    Warning,
    Error,
}

/// Parts of the window that can be shown and hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PanelId {
    Palette,
    Inspector,
    Problems,
    Minimap,
    /// What colours, signs and line styles mean.
    Legend,
}

impl Effect {
    pub fn info(text: impl Into<String>) -> Self {
        Self::toast(ToastKind::Info, text.into())
    }

    pub fn warning(text: impl Into<String>) -> Self {
        Self::toast(ToastKind::Warning, text.into())
    }

    fn toast(kind: ToastKind, text: String) -> Self {
        Self::Toast { text, kind }
    }
}

//! What of a board is on a picture: all of it, a selection, or its stages in one way or another.

use crate::app::dialogs::texts;
use crate::editor::Editor;
use crate::export::stage_files::{PictureSubject, StageChoice};

/// What of a board is on a picture, as a person chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureContent {
    Board,
    Selection,
    /// The stage that is shown.
    ThisStage,
    EachStage,
    StageSheet,
    AnimatedStages,
    OneFigure,
}

/// What the pages of stages become.
pub struct StagePages {
    /// How many files, in words.
    pub files: String,
    /// Pages side by side and below one another in each.
    pub pages_across: [usize; 2],
}

impl PictureContent {
    /// What is most likely meant: the stage that is shown, or the board.
    pub fn usual(editor: &Editor) -> Self {
        if editor.board().shown_stage().is_some() {
            Self::ThisStage
        } else {
            Self::Board
        }
    }

    /// Whether it is made of pages, which have a size of their own.
    pub fn is_of_stages(self) -> bool {
        match self {
            Self::Board | Self::Selection => false,
            Self::ThisStage
            | Self::EachStage
            | Self::StageSheet
            | Self::AnimatedStages
            | Self::OneFigure => true,
        }
    }

    /// What `n` stages become; `None` where the picture is of the board.
    pub fn pages(self, n: usize) -> Option<StagePages> {
        let (files, pages_across) = match self {
            Self::Board | Self::Selection => return None,
            Self::ThisStage | Self::OneFigure => (texts::one_picture(), [1, 1]),
            Self::EachStage => (texts::numbered_pictures(n), [1, 1]),
            Self::StageSheet => (texts::one_picture(), [n.min(2), n.div_ceil(2)]),
            Self::AnimatedStages => (texts::animated_picture(n), [1, 1]),
        };
        Some(StagePages {
            files,
            pages_across,
        })
    }

    /// The same for whoever makes the picture.
    pub fn subject(self, editor: &Editor) -> PictureSubject {
        let at = editor.board().stage_walk().map_or(0, |walk| walk.at);
        match self {
            Self::Board | Self::Selection => PictureSubject::Board,
            Self::ThisStage => PictureSubject::Stages(StageChoice::Number(at + 1)),
            Self::EachStage => PictureSubject::Stages(StageChoice::All),
            Self::StageSheet => PictureSubject::Stages(StageChoice::Sheet),
            Self::AnimatedStages => PictureSubject::Stages(StageChoice::Animated),
            Self::OneFigure => PictureSubject::Figure,
        }
    }
}

//! `mlboard export --stage`: a stage of a board as a picture, all of them, or the one figure.

use std::ops::ControlFlow;
use std::path::Path;

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::input;
use crate::export::stage_files::{NamedPicture, StageChoice, StageFiles, numbered};
use crate::export::{ExportError, ExportOptions};
use crate::model::Document;
use crate::scene::SceneStyle;

/// What a picture of stages is made from.
pub(in crate::cli) struct StageExport<'a> {
    /// The board with its stages.
    pub document: &'a Document,
    /// Where the board was read from.
    pub file: &'a Path,
    /// Where a picture goes, or what numbered pictures are called after.
    pub output: &'a Path,
    /// How components and connections look.
    pub style: &'a SceneStyle<'a>,
    /// Scale, colours and background.
    pub options: &'a ExportOptions,
}

impl StageExport<'_> {
    pub fn stages(&self, choice: StageChoice) -> Result<Vec<NamedPicture>, CliError> {
        let n = self.document.walkthrough().stages.len();
        if n == 0 {
            return Err(CliError::NoStages(self.file.to_owned()));
        }
        match choice {
            StageChoice::Number(number) if number > n => {
                return Err(CliError::NoSuchStage {
                    number,
                    n,
                    path: self.file.to_owned(),
                });
            }
            StageChoice::All => self.refuse_names(n)?,
            StageChoice::Number(_) | StageChoice::Sheet | StageChoice::Animated => {}
        }
        let files = self.files().of_stages(choice, self.output, &mut go_on);
        files.map_err(|error| self.failed(error))
    }

    pub fn figure(&self) -> Result<Vec<NamedPicture>, CliError> {
        if self.document.walkthrough().figure.is_none() {
            return Err(CliError::NoFigure(self.file.to_owned()));
        }
        let files = self.files().of_figure(self.output, &mut go_on);
        files.map_err(|error| self.failed(error))
    }

    /// Numbered pictures need a name, and none of them may take the place of the board.
    fn refuse_names(&self, n: usize) -> Result<(), CliError> {
        if input::is_dash(self.output) {
            return Err(CliError::StagesToOutput);
        }
        let mut paths = (1..=n).map(|number| numbered(self.output, number, n));
        match paths.find(|path| input::is_same(self.file, path)) {
            Some(path) => Err(CliError::OntoItself(path)),
            None => Ok(()),
        }
    }

    fn files(&self) -> StageFiles<'_> {
        StageFiles {
            document: self.document,
            catalog: Catalog::in_use(),
            style: self.style,
            options: self.options,
        }
    }

    fn failed(&self, error: ExportError) -> CliError {
        CliError::Export {
            error,
            path: self.file.to_owned(),
        }
    }
}

fn go_on(_: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

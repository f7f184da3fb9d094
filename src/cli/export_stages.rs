//! `mlboard export --stage`: a stage of a board as a picture, all of them, or the one figure.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::input;
use crate::export::stage_pictures::{
    FigureCaption, PagePixels, all_pages, encode, encode_animated, page_of_figure, page_of_stage,
    page_scene, side_by_side,
};
use crate::export::{ExportError, ExportOptions, write_png};
use crate::model::Document;
use crate::pipeline::stage::StagePage;
use crate::scene::SceneStyle;

/// Which stages become a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum StageChoice {
    /// From 1.
    Number(usize),
    /// Each in a file of its own, numbered.
    All,
    /// All on one picture.
    Sheet,
    /// One after the other in an animated picture.
    Animated,
}

impl FromStr for StageChoice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "all" => Ok(Self::All),
            "sheet" => Ok(Self::Sheet),
            "animated" => Ok(Self::Animated),
            _ => match text.parse() {
                Ok(number @ 1..) => Ok(Self::Number(number)),
                _ => Err("give the number of a stage from 1, `all`, `sheet` or `animated`".into()),
            },
        }
    }
}

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

/// A picture and the file it goes to.
pub(in crate::cli) type NamedPicture = (PathBuf, Vec<u8>);

impl StageExport<'_> {
    pub fn stages(&self, choice: StageChoice) -> Result<Vec<NamedPicture>, CliError> {
        let stages = &self.document.walkthrough().stages;
        if stages.is_empty() {
            return Err(CliError::NoStages(self.file.to_owned()));
        }
        let one = match choice {
            StageChoice::Number(number) => self.picture(&self.page(number)?)?,
            StageChoice::All => return self.numbered(stages.len()),
            StageChoice::Sheet => {
                let all = side_by_side(&self.all()?, self.options);
                let picture = all.and_then(|all| encode(&all));
                picture.map_err(|error| self.failed(error))?
            }
            StageChoice::Animated => {
                let picture = encode_animated(&self.all()?, stages);
                picture.map_err(|error| self.failed(error))?
            }
        };
        Ok(vec![(self.output.to_owned(), one)])
    }

    fn numbered(&self, n: usize) -> Result<Vec<NamedPicture>, CliError> {
        if input::is_dash(self.output) {
            return Err(CliError::StagesToOutput);
        }
        let one = |number: usize| {
            let path = numbered(self.output, number, n);
            if input::is_same(self.file, &path) {
                return Err(CliError::OntoItself(path));
            }
            Ok((path, self.picture(&self.page(number)?)?))
        };
        (1..=n).map(one).collect()
    }

    pub fn figure(&self) -> Result<Vec<NamedPicture>, CliError> {
        let page = page_of_figure(self.document, Catalog::in_use(), FigureCaption::Below);
        let page = page.ok_or_else(|| CliError::NoFigure(self.file.to_owned()))?;
        Ok(vec![(self.output.to_owned(), self.picture(&page)?)])
    }

    fn page(&self, number: usize) -> Result<StagePage, CliError> {
        let page = page_of_stage(self.document, Catalog::in_use(), number - 1);
        page.ok_or_else(|| CliError::NoSuchStage {
            number,
            n: self.document.walkthrough().stages.len(),
            path: self.file.to_owned(),
        })
    }

    fn all(&self) -> Result<Vec<PagePixels>, CliError> {
        let pages = all_pages(self.document, Catalog::in_use(), self.style, self.options);
        pages.map_err(|error| self.failed(error))
    }

    fn picture(&self, page: &StagePage) -> Result<Vec<u8>, CliError> {
        let (scene, options) = page_scene(page, Catalog::in_use(), self.style, self.options);
        let mut picture = Vec::new();
        let mut progress = |_| ControlFlow::Continue(());
        write_png(&scene, &options, &mut progress, &mut picture)
            .map_err(|error| self.failed(error))?;
        Ok(picture)
    }

    fn failed(&self, error: ExportError) -> CliError {
        CliError::Export {
            error,
            path: self.file.to_owned(),
        }
    }
}

/// `case.png` as `case-3.png`, with as many digits as the last one needs.
fn numbered(output: &Path, number: usize, n: usize) -> PathBuf {
    let digits = n.to_string().len();
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    output.with_file_name(format!("{stem}-{number:0digits$}.{ending}"))
}

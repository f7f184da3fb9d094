//! Which files a board's stages become, and what is in them.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::catalog::Catalog;
use crate::export::stage_pictures::{
    FigureCaption, PagePixels, encode, encode_animated, page_of_figure, page_of_stage, page_pixels,
    page_scene, side_by_side,
};
use crate::export::{ExportError, ExportOptions, ExportProgress, write_png};
use crate::model::Document;
use crate::pipeline::stage::StagePage;
use crate::scene::SceneStyle;

/// Which stages become a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageChoice {
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

/// What of a board is on a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureSubject {
    /// The board where it lies.
    #[default]
    Board,
    Stages(StageChoice),
    /// The one figure with its caption.
    Figure,
}

/// A picture and the file it goes to.
pub type NamedPicture = (PathBuf, Vec<u8>);

/// `case.png` as `case-3.png`, with as many digits as the last one needs.
pub fn numbered(output: &Path, number: usize, n: usize) -> PathBuf {
    let digits = n.to_string().len();
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    output.with_file_name(format!("{stem}-{number:0digits$}.{ending}"))
}

/// A board whose stages become files.
#[derive(Clone, Copy)]
pub struct StageFiles<'a> {
    /// The board with its stages.
    pub document: &'a Document,
    /// Names what is shown.
    pub catalog: &'a Catalog,
    /// How components and connections look.
    pub style: &'a SceneStyle<'a>,
    /// Scale, colours and background.
    pub options: &'a ExportOptions,
}

impl StageFiles<'_> {
    /// The files of the stages that were chosen. `output` is where a picture goes, or what numbered ones are called
    /// after.
    pub fn of_stages(
        &self,
        choice: StageChoice,
        output: &Path,
        progress: ExportProgress,
    ) -> Result<Vec<NamedPicture>, ExportError> {
        let n = self.document.walkthrough().stages.len();
        let one = match choice {
            StageChoice::Number(number) => self.picture(&self.page(number)?, progress)?,
            StageChoice::All => return self.each(n, output, progress),
            StageChoice::Sheet => encode(&side_by_side(&self.all(n, progress)?, self.options)?)?,
            StageChoice::Animated => {
                let stages = &self.document.walkthrough().stages;
                encode_animated(&self.all(n, progress)?, stages)?
            }
        };
        Ok(vec![(output.to_owned(), one)])
    }

    /// The file of the one figure.
    pub fn of_figure(
        &self,
        output: &Path,
        progress: ExportProgress,
    ) -> Result<Vec<NamedPicture>, ExportError> {
        let page = page_of_figure(self.document, self.catalog, FigureCaption::Below);
        let page = page.ok_or(ExportError::Empty)?;
        Ok(vec![(output.to_owned(), self.picture(&page, progress)?)])
    }

    fn each(
        &self,
        n: usize,
        output: &Path,
        progress: ExportProgress,
    ) -> Result<Vec<NamedPicture>, ExportError> {
        let mut files = Vec::new();
        for number in 1..=n {
            let page = self.page(number)?;
            let picture = self.picture(&page, &mut |_| progress(share(number - 1, n)))?;
            files.push((numbered(output, number, n), picture));
        }
        if files.is_empty() {
            return Err(ExportError::Empty);
        }
        Ok(files)
    }

    fn page(&self, number: usize) -> Result<StagePage, ExportError> {
        let number = number.checked_sub(1).ok_or(ExportError::Empty)?;
        page_of_stage(self.document, self.catalog, number).ok_or(ExportError::Empty)
    }

    fn all(&self, n: usize, progress: ExportProgress) -> Result<Vec<PagePixels>, ExportError> {
        let mut pages = Vec::new();
        for number in 1..=n {
            if progress(share(number - 1, n)) == ControlFlow::Break(()) {
                return Err(ExportError::Cancelled);
            }
            let page = self.page(number)?;
            pages.push(page_pixels(&page, self.catalog, self.style, self.options)?);
        }
        Ok(pages)
    }

    fn picture(&self, page: &StagePage, progress: ExportProgress) -> Result<Vec<u8>, ExportError> {
        let (scene, options) = page_scene(page, self.catalog, self.style, self.options);
        let mut picture = Vec::new();
        write_png(&scene, &options, progress, &mut picture)?;
        Ok(picture)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a board has few stages")]
fn share(done: usize, n: usize) -> f32 {
    done as f32 / n.max(1) as f32
}

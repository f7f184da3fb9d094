//! Exporting a picture on a thread, with progress and a way to stop it.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::jobs::answer::JobResult;
use crate::app::jobs::progress::JobProgress;
use crate::app::jobs::queue::JobQueue;
use crate::app::request::PictureRequest;
use crate::catalog::Catalog;
use crate::export::stage_files::{PictureSubject, StageFiles};
use crate::export::{Export, ExportError, ExportOptions, whole};
use crate::file::{atomic_write, refuse_idle_pipe};
use crate::model::Document;
use crate::pipeline::derive;
use crate::scene::SceneStyle;

impl JobQueue {
    /// Writes a picture of the board to a file.
    pub fn export(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        document: Document,
        picture: PictureRequest,
    ) {
        let progress = JobProgress::new(ctx, "Exporting");
        let job = progress.report();
        self.set_export(Some(progress));
        self.start(move || {
            let mut message = |share: f32| {
                if job.tell(share) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let result = write(&path, &document, picture, &mut message);
            JobResult::Exported { path, result }
        });
    }
}

/// Makes the whole file and then puts it in place.
fn write(
    path: &Path,
    document: &Document,
    picture: PictureRequest,
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(), ExportError> {
    let style = SceneStyle {
        edge_labels: picture.edge_labels,
        ..SceneStyle::new(picture.options.theme)
    };
    let stages = StageFiles {
        document,
        catalog: Catalog::in_use(),
        style: &style,
        options: &picture.options,
    };
    let files = match picture.subject {
        PictureSubject::Board => return write_board(path, document, &style, picture, progress),
        PictureSubject::Stages(choice) => stages.of_stages(choice, path, progress)?,
        PictureSubject::Figure => stages.of_figure(path, progress)?,
    };
    // Whoever was asked about replacing a file was asked about the one that was named.
    let mut others = files.iter().filter(|(file, _)| file != path);
    if let Some((there, _)) = others.find(|(file, _)| file.exists()) {
        let why = format!("{} exists already: choose another name", there.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, why).into());
    }
    for (path, content) in files {
        atomic_write(&path, &content)?;
    }
    Ok(())
}

fn write_board(
    path: &Path,
    document: &Document,
    style: &SceneStyle,
    picture: PictureRequest,
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(), ExportError> {
    let options = ExportOptions {
        selection: picture
            .options
            .selection
            .map(|chosen| whole(document, &chosen)),
        ..picture.options
    };
    let export = Export {
        document,
        derived: &derive(document, Catalog::in_use(), style),
        options: &options,
    };
    let mut content = Vec::new();
    (picture.format.write)(&export, progress, &mut content)?;
    refuse_idle_pipe(path)?;
    atomic_write(path, &content)?;
    Ok(())
}

//! Exporting a picture on a thread, with progress and a way to stop it.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::jobs::Answer;
use crate::app::progress::Progress;
use crate::app::shell::Shell;
use crate::catalog::Catalog;
use crate::editor::ToastKind;
use crate::export::{ExportError, ExportOptions, PNG, whole};
use crate::model::Document;
use crate::pipeline::derive;
use crate::scene::Style;

/// A picture that was asked for.
#[derive(Clone, Debug)]
pub struct Picture {
    pub options: ExportOptions,
    /// Writes the data types on all connections.
    pub edge_labels: bool,
}

impl Shell {
    pub(in crate::app) fn start_export(&mut self, ctx: &Context, path: PathBuf, picture: Picture) {
        let progress = Progress::new(ctx, "Exporting");
        let job = progress.told();
        self.export = Some(progress);
        let document = self.front.editor.document().clone();
        self.jobs.start(move || {
            let mut told = |share: f32| {
                if job.tell(share) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let result = write(&path, &document, picture, &mut told);
            Answer::Exported { path, result }
        });
    }

    pub(in crate::app) fn exported(&mut self, path: &Path, result: Result<(), ExportError>) {
        self.export = None;
        match result {
            Ok(()) => self
                .toasts
                .add(format!("Exported {}", path.display()), ToastKind::Info),
            Err(ExportError::Cancelled) => self
                .toasts
                .add("Export stopped; nothing was written", ToastKind::Info),
            Err(error) => self
                .toasts
                .add(format!("Not exported: {error}"), ToastKind::Error),
        }
    }
}

/// Writes beside the file and puts it in place when it is whole.
fn write(
    path: &Path,
    document: &Document,
    picture: Picture,
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(), ExportError> {
    let style = Style {
        edge_labels: picture.edge_labels,
        ..Style::new(picture.options.theme)
    };
    let derived = derive(document, Catalog::builtin(), &style);
    let options = ExportOptions {
        selection: picture
            .options
            .selection
            .map(|chosen| whole(document, &chosen)),
        ..picture.options
    };
    let draft = path.with_extension("png.part");
    let mut out = BufWriter::new(File::create(&draft)?);
    let written = PNG.write(&derived.scene, &options, progress, &mut out);
    let written = written.and_then(|()| Ok(out.flush()?));
    match written.and_then(|()| Ok(fs::rename(&draft, path)?)) {
        Ok(()) => Ok(()),
        Err(error) => {
            // What is left over would only confuse; that it cannot be removed matters less than why.
            let _ = fs::remove_file(&draft);
            Err(error)
        }
    }
}

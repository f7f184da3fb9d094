//! Exporting a picture on a thread, with progress and a way to stop it.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use eframe::egui::{
    Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, ProgressBar, Stroke, vec2,
};

use crate::app::jobs::Answer;
use crate::app::look::{self, BODY, color32, text};
use crate::app::shell::Shell;
use crate::app::widgets::plain_button;
use crate::catalog::Catalog;
use crate::editor::ToastKind;
use crate::export::{ExportError, ExportOptions, PNG, whole};
use crate::model::Document;
use crate::pipeline::derive;
use crate::scene::{Face, Style};

/// A picture that was asked for.
#[derive(Clone, Debug)]
pub struct Picture {
    pub options: ExportOptions,
    /// Writes the data types on all connections.
    pub edge_labels: bool,
}

/// An export that is running.
pub struct Export {
    progress: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
    /// egui's clock, in seconds.
    begun: f64,
}

/// An export that is done sooner shows no progress, in seconds.
const PATIENCE: f64 = 0.3;
/// Progress is kept in whole thousandths.
const STEPS: f32 = 1000.0;

impl Shell {
    pub(in crate::app) fn start_export(&mut self, ctx: &Context, path: PathBuf, picture: Picture) {
        let (progress, stop) = (
            Arc::new(AtomicU32::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        self.export = Some(Export {
            progress: progress.clone(),
            stop: stop.clone(),
            begun: ctx.input(|input| input.time),
        });
        ctx.request_repaint_after_secs(PATIENCE as f32);
        let document = self.front.editor.document().clone();
        self.jobs.start(move || {
            let mut told = |share: f32| {
                #[expect(clippy::cast_sign_loss, reason = "a share is not negative")]
                progress.store((share.clamp(0.0, 1.0) * STEPS) as u32, Ordering::Relaxed);
                if stop.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
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

    /// How far the export is, once it takes long.
    pub(in crate::app) fn export_ui(&mut self, ctx: &Context) {
        let Some(export) = &self.export else {
            return;
        };
        if ctx.input(|input| input.time) - export.begun < PATIENCE {
            return;
        }
        ctx.request_repaint_after_secs(0.1);
        #[expect(clippy::cast_precision_loss, reason = "a thousand steps")]
        let share = export.progress.load(Ordering::Relaxed) as f32 / STEPS;
        let tokens = look::tokens(ctx);
        let area = Area::new(Id::unique("export progress"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -48.0));
        area.show(ctx, |ui| {
            let frame = Frame::new()
                .fill(color32(tokens.panel))
                .stroke(Stroke::new(1.0, color32(tokens.border)))
                .corner_radius(CornerRadius::same(10))
                .shadow(look::shadow(tokens, 4, 16))
                .inner_margin(Margin::symmetric(14, 10));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(text("Exporting", Face::Medium, BODY, tokens.text));
                    ui.add(
                        ProgressBar::new(share)
                            .desired_width(180.0)
                            .show_percentage(),
                    );
                    if plain_button(ui, "Stop").clicked() {
                        export.stop.store(true, Ordering::Relaxed);
                    }
                });
            });
        });
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

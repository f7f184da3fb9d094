//! What the exported picture should be.

use std::sync::Arc;

use eframe::egui::{Button, Context, Key, Modifiers, Ui};

use crate::app::dialogs::modal::{body_ui, buttons_ui, modal_ui};
use crate::app::dialogs::picture_content::PictureContent;
use crate::app::dialogs::texts;
use crate::app::request::PictureRequest;
use crate::app::style::{self, BODY, color32, text};
use crate::app::widgets::{accent_button, plain_button};
use crate::editor::Editor;
use crate::export::stage_pictures::PAGE;
use crate::export::{self, ExportOptions, Extent, FORMATS, Format};
use crate::scene::{Item, Theme, Typeface, legend_below, legend_entries, legend_item};
use crate::text::{exact, with_thousands};

/// Height of a legend's letters, in world units.
const LEGEND_SIZE: f64 = 12.0;

/// The choices.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent choices of a form"
)]
pub struct ExportForm {
    format: &'static Format,
    scale: u8,
    is_dark: bool,
    background: bool,
    what: PictureContent,
    edge_labels: bool,
    legend: bool,
    padding: u16,
}

impl ExportForm {
    pub fn new(editor: &Editor) -> Self {
        Self {
            format: FORMATS[0],
            scale: 2,
            is_dark: editor.theme().dark,
            background: true,
            what: PictureContent::usual(editor),
            edge_labels: editor.view().edge_labels,
            legend: false,
            padding: 32,
        }
    }

    fn options(&self, editor: &Editor) -> ExportOptions {
        ExportOptions {
            extent: Extent::Scale(f64::from(self.scale)),
            theme: if self.is_dark {
                Theme::dark()
            } else {
                Theme::light()
            },
            background: self.background,
            padding: f64::from(self.padding),
            selection: (self.what == PictureContent::Selection)
                .then(|| export::whole(editor.document(), editor.selection())),
            legend: self.drawn_legend(editor),
            ..ExportOptions::default()
        }
    }

    /// Below the whole board; a selection has none.
    fn drawn_legend(&self, editor: &Editor) -> Option<Arc<Item>> {
        if !self.legend || self.what != PictureContent::Board {
            return None;
        }
        let board = editor.board();
        let entries = legend_entries(board.own_document(), editor.catalog());
        let scale = f64::from(self.scale);
        let bounds = board.own_derived().scene.bounds();
        let place = legend_below(bounds, LEGEND_SIZE * scale, scale);
        let theme = if self.is_dark {
            Theme::dark()
        } else {
            Theme::light()
        };
        legend_item(&entries, place, theme).map(Arc::new)
    }

    /// What the file will be, or why there is no such file.
    fn summary(&self, editor: &Editor) -> Result<String, String> {
        let n = editor.board().stages().len();
        if let Some(summary) = self.what.pages(n) {
            let [width, height] = summary.pages_across;
            let scale = f64::from(self.scale);
            #[expect(clippy::cast_precision_loss, reason = "a sheet has few pages")]
            let side = |points: f64, n: usize| exact(points * scale * n as f64);
            let (width, height) = (side(PAGE.width, width), side(PAGE.height, height));
            return Ok(texts::stage_pictures(&summary.files, &width, &height));
        }
        let scene = match self.what {
            PictureContent::Selection => &editor.derived().scene,
            _ => &editor.board().own_derived().scene,
        };
        let pixels = (self.format.pixels)(scene, &self.options(editor));
        let name = self.format.extension.to_uppercase();
        let side = |n: u16| with_thousands(&n.to_string());
        match pixels.map_err(|error| error.to_string())? {
            Some([width, height]) => Ok(format!("{name}, {} × {} px", side(width), side(height))),
            None => Ok(name),
        }
    }
}

/// What a frame of the form came to.
pub enum FormOutcome {
    Open,
    Confirmed(PictureRequest),
    Cancelled,
}

impl ExportForm {
    /// The form, with the size of the picture that it describes.
    pub fn form_ui(&mut self, ctx: &Context, editor: &Editor) -> FormOutcome {
        let mut confirmed = false;
        let mut cancelled = false;
        let shown = modal_ui(ctx, texts::EXPORT_PICTURE, 380.0, |ui| {
            form_ui(ui, editor, self);
            let summary = self.summary(editor);
            ui.add_space(6.0);
            match &summary {
                Ok(summary) => body_ui(ui, summary),
                Err(why) => {
                    let color = style::tokens(ui).error;
                    ui.label(text(why, Typeface::Regular, BODY, color));
                }
            }
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            buttons_ui(ui, |ui| {
                let export = ui
                    .add_enabled_ui(summary.is_ok(), |ui| accent_button(ui, texts::EXPORT_TO))
                    .inner;
                confirmed = summary.is_ok() && (export.clicked() || enter);
                cancelled = plain_button(ui, texts::CANCEL).clicked();
            });
        });
        if confirmed {
            return FormOutcome::Confirmed(PictureRequest {
                format: self.format,
                options: self.options(editor),
                edge_labels: self.edge_labels,
                subject: self.what.subject(editor),
            });
        }
        if cancelled || shown.should_close() {
            return FormOutcome::Cancelled;
        }
        FormOutcome::Open
    }
}

fn form_ui(ui: &mut Ui, editor: &Editor, form: &mut ExportForm) {
    if FORMATS.len() > 1 {
        line(ui, texts::FORMAT, |ui| {
            for format in FORMATS {
                choice(ui, &mut form.format, format, format.title);
            }
        });
    }
    line(ui, texts::SIZE, |ui| {
        for scale in 1..=3 {
            let label = format!("{scale}×");
            choice(ui, &mut form.scale, scale, &label);
        }
    });
    line(ui, texts::THEME, |ui| {
        choice(ui, &mut form.is_dark, false, texts::LIGHT);
        choice(ui, &mut form.is_dark, true, texts::DARK);
    });
    line(ui, texts::BACKGROUND, |ui| {
        choice(ui, &mut form.background, true, texts::CANVAS);
        choice(ui, &mut form.background, false, texts::TRANSPARENT);
    });
    what_ui(ui, editor, &mut form.what);
    line(ui, texts::DATA_TYPES, |ui| {
        ui.checkbox(&mut form.edge_labels, texts::ON_ALL_CONNECTIONS);
    });
    if form.what.is_of_stages() {
        return;
    }
    line(ui, texts::MARGIN, |ui| {
        for (padding, label) in [
            (0, texts::MARGIN_NONE),
            (32, texts::MARGIN_NORMAL),
            (80, texts::MARGIN_WIDE),
        ] {
            choice(ui, &mut form.padding, padding, label);
        }
    });
    if form.what == PictureContent::Board {
        line(ui, texts::LEGEND, |ui| {
            ui.checkbox(&mut form.legend, texts::BELOW_THE_BOARD);
        });
    }
}

/// The choices that this board offers.
fn what_ui(ui: &mut Ui, editor: &Editor, what: &mut PictureContent) {
    let board = editor.board();
    let has_stages = !board.stages().is_empty();
    let has_figure = board.own_document().walkthrough().figure.is_some();
    let offered = [
        (PictureContent::Board, texts::WHOLE_BOARD, true),
        (
            PictureContent::Selection,
            texts::SELECTION,
            !editor.selection().is_empty() && board.shown_stage().is_none(),
        ),
        (PictureContent::OneFigure, texts::ONE_FIGURE, has_figure),
        (
            PictureContent::ThisStage,
            texts::THIS_STAGE,
            board.shown_stage().is_some(),
        ),
        (PictureContent::EachStage, texts::EACH_STAGE, has_stages),
        (PictureContent::StageSheet, texts::STAGE_SHEET, has_stages),
        (
            PictureContent::AnimatedStages,
            texts::ANIMATED_STAGES,
            has_stages,
        ),
    ];
    let (of_board, of_stages) = offered.split_at(3);
    for (name, some) in [(texts::WHAT, of_board), (texts::STAGES, of_stages)] {
        let offered = || some.iter().filter(|(_, _, is_offered)| *is_offered);
        // A board that has nothing else to offer is not asked about.
        if offered().count() < 1 || (name == texts::WHAT && !has_stages && offered().count() < 2) {
            continue;
        }
        line(ui, name, |ui| {
            for (content, label, _) in offered() {
                choice(ui, what, *content, label);
            }
        });
    }
}

/// A name, and beside it what belongs to it.
pub fn line(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let tokens = style::tokens(ui);
    ui.horizontal(|ui| {
        ui.allocate_ui(eframe::egui::vec2(96.0, 30.0), |ui| {
            ui.set_min_size(eframe::egui::vec2(96.0, 30.0));
            ui.horizontal_centered(|ui| {
                ui.label(text(name, Typeface::Regular, BODY, tokens.muted))
            });
        });
        add(ui);
    });
}

/// One of a few, side by side.
pub fn choice<T: PartialEq>(ui: &mut Ui, now: &mut T, value: T, label: &str) {
    let tokens = style::tokens(ui);
    let is_on = *now == value;
    let color = if is_on { tokens.accent } else { tokens.text };
    let fill = if is_on {
        color32(tokens.active)
    } else {
        color32(tokens.field)
    };
    let button = Button::new(text(label, Typeface::Medium, BODY, color))
        .fill(fill)
        .selected(is_on);
    if ui.add(button).clicked() {
        *now = value;
    }
}

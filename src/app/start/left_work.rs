//! Unsaved work that was left: what it is, and the ways to restore or discard it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use eframe::egui::{
    Align, ColorImage, Context, CornerRadius, Frame, Image, Label, Layout, Margin, Stroke,
    TextureOptions, Ui, Vec2, vec2,
};

use crate::app::clock::time_of_day;
use crate::app::jobs::{JobQueue, JobResult, JournalAnswer};
use crate::app::request::PendingAction;
use crate::app::start::board_card::{CardThumbnail, picture_of};
use crate::app::start::start_request::StartRequest;
use crate::app::start::texts;
use crate::app::style::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::widgets::{accent_button, plain_button};
use crate::file::{LeftJournal, is_same_file};
use crate::model::Document;
use crate::scene::Typeface;

/// Size of a picture, in points.
const PICTURE: Vec2 = vec2(112.0, 70.0);

/// The work that is offered.
#[derive(Default)]
pub struct LeftWork {
    entries: Vec<LeftEntry>,
}

struct LeftEntry {
    left: LeftJournal,
    /// For its picture; `None` when nothing can be read.
    document: Option<Arc<Document>>,
    /// In light and in dark.
    thumbnails: [CardThumbnail; 2],
}

/// A picture of such work that a job has drawn.
pub struct LeftThumbnail {
    /// The journal it is of.
    pub path: PathBuf,
    /// The theme it was drawn in.
    pub is_dark: bool,
    /// In pixels of the screen.
    pub image: ColorImage,
}

impl LeftWork {
    /// Offers this work, and nothing else.
    pub fn offer(&mut self, left: Vec<LeftJournal>) {
        let entry = |left: LeftJournal| LeftEntry {
            document: left
                .content
                .as_ref()
                .ok()
                .map(|content| Arc::new(content.document.clone())),
            left,
            thumbnails: Default::default(),
        };
        self.entries = left.into_iter().map(entry).collect();
    }

    /// The journal of the latest work on this file that can be restored.
    pub fn on(&self, file: &Path) -> Option<PathBuf> {
        let is_on = |entry: &&LeftEntry| {
            let content = entry.left.content.as_ref().ok();
            let own = content.and_then(|content| content.header.origin.file.as_deref());
            own.is_some_and(|own| own == file || is_same_file(own, file))
        };
        let entry = self.entries.iter().find(is_on)?;
        Some(entry.left.path.clone())
    }

    /// Offers it no longer.
    pub fn forget(&mut self, path: &Path) {
        self.entries.retain(|entry| entry.left.path != path);
    }

    pub fn set_thumbnail(&mut self, ctx: &Context, drawn: LeftThumbnail) {
        let mut entries = self.entries.iter_mut();
        if let Some(entry) = entries.find(|entry| entry.left.path == drawn.path) {
            let texture = ctx.load_texture("left work", drawn.image, TextureOptions::LINEAR);
            entry.thumbnails[usize::from(drawn.is_dark)] = CardThumbnail::Drawn(texture);
        }
    }

    /// One row for each, the latest first.
    pub fn show(&mut self, ui: &mut Ui, jobs: &JobQueue, requests: &mut Vec<StartRequest>) {
        if self.entries.len() > 1 {
            self.all_ui(ui, requests);
        }
        let tokens = style::tokens(ui);
        for entry in &mut self.entries {
            let frame = Frame::new()
                .fill(color32(tokens.warning_fill))
                .stroke(Stroke::new(1.0, color32(tokens.warning.faded(0.4))))
                .corner_radius(CornerRadius::same(10))
                .inner_margin(Margin::symmetric(14, 10));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    entry.picture_ui(ui, jobs);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        entry.buttons_ui(ui, requests);
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            entry.words_ui(ui);
                        });
                    });
                });
            });
            ui.add_space(8.0);
        }
    }

    fn all_ui(&self, ui: &mut Ui, requests: &mut Vec<StartRequest>) {
        let whole = self.entries.iter().filter(|entry| entry.document.is_some());
        let paths: Vec<PathBuf> = whole.map(|entry| entry.left.path.clone()).collect();
        if paths.len() < 2 {
            return;
        }
        if accent_button(ui, &texts::restore_all(paths.len())).clicked() {
            requests.push(StartRequest::Next(PendingAction::RecoverAll(paths)));
        }
        ui.add_space(8.0);
    }
}

impl LeftEntry {
    /// The board drawn small, once a job has drawn it.
    fn picture_ui(&mut self, ui: &mut Ui, jobs: &JobQueue) {
        let theme = style::theme_of(ui);
        let Some(document) = &self.document else {
            ui.label(icon_text("severity.warning", 18.0).color(color32(theme.tokens.warning)));
            return;
        };
        let thumbnail = &mut self.thumbnails[usize::from(theme.dark)];
        match thumbnail {
            CardThumbnail::Drawn(texture) => {
                let image = Image::new((texture.id(), PICTURE)).corner_radius(6);
                ui.add(image);
            }
            CardThumbnail::Asked => drop(ui.allocate_space(PICTURE)),
            CardThumbnail::Unasked => {
                *thumbnail = CardThumbnail::Asked;
                let size = PICTURE * ui.pixels_per_point();
                #[expect(clippy::cast_sign_loss, reason = "a size in pixels")]
                let pixels = [size.x.round() as u16, size.y.round() as u16];
                let (document, path) = (Arc::clone(document), self.left.path.clone());
                jobs.start(move || {
                    JobResult::Journals(JournalAnswer::Drawn(Box::new(LeftThumbnail {
                        path,
                        is_dark: theme.dark,
                        image: picture_of(&document, theme, pixels),
                    })))
                });
                ui.allocate_space(PICTURE);
            }
        }
    }

    fn buttons_ui(&self, ui: &mut Ui, requests: &mut Vec<StartRequest>) {
        if self.document.is_some() && accent_button(ui, texts::RESTORE).clicked() {
            let next = PendingAction::Recover(self.left.path.clone());
            requests.push(StartRequest::Next(next));
        }
        if plain_button(ui, texts::DISCARD).clicked() {
            requests.push(StartRequest::Discard(self.left.path.clone()));
        }
    }

    fn words_ui(&self, ui: &mut Ui) {
        let tokens = style::tokens(ui);
        let [title, place, facts] = self.words(time_of_day());
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(text(title, Typeface::Medium, BODY, tokens.text)).truncate());
            ui.add(Label::new(text(place, Typeface::Regular, SMALL, tokens.muted)).truncate());
            let damage = self.damage();
            let color = if damage.is_some() {
                tokens.warning
            } else {
                tokens.muted
            };
            let facts = damage.unwrap_or(facts);
            ui.add(Label::new(text(facts, Typeface::Regular, SMALL, color)).wrap());
        });
    }

    /// What it is, where it belongs, and when and how much it is.
    fn words(&self, now: SystemTime) -> [String; 3] {
        let content = self.left.content.as_ref().ok();
        let title = content.map_or("", |content| {
            let now = content.document.title();
            if now.is_empty() {
                &content.header.title
            } else {
                now
            }
        });
        let file = content.and_then(|content| content.header.origin.file.as_deref());
        let name = file.and_then(Path::file_stem).map(OsStr::to_string_lossy);
        let title = match (title, name) {
            ("", Some(name)) => name,
            ("", None) => texts::UNTITLED.into(),
            (title, _) => title.into(),
        };
        let place = match (content, file) {
            (Some(_), Some(file)) => file.display().to_string(),
            (Some(_), None) => texts::NEVER_SAVED.to_owned(),
            (None, _) => self.left.path.display().to_string(),
        };
        let age = self
            .left
            .modified
            .and_then(|at| now.duration_since(at).ok());
        let counts = content.map(|content| {
            let document = &content.document;
            (document.diagram().n_nodes(), document.sketch().len())
        });
        [
            texts::unsaved_work(&title),
            place,
            texts::left_facts(age, counts, self.left.len),
        ]
    }

    /// What of it cannot be read.
    fn damage(&self) -> Option<String> {
        match &self.left.content {
            Err(error) => Some(texts::broken(error)),
            Ok(content) => content.damage.as_ref().map(texts::partly_broken),
        }
    }
}

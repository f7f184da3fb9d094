//! The cards of the start screen, made by jobs so that the window opens at once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, TextureOptions};

use crate::app::documents::completed;
use crate::app::jobs::{JobQueue, JobResult};
use crate::app::practice::{attempts_folder, left_attempts};
use crate::app::start::board_card::{
    CardOrigin, CardThumbnail, DrawnThumbnail, StartCard, card, empty, picture_of,
};
use crate::app::start::start_screen::StartScreen;
use crate::app::start::user_cases;
use crate::app::style;
use crate::file;
use crate::model::Document;
use crate::templates;

/// Whether every word of the query is somewhere in the words.
fn contains_all(words: &str, query: &str) -> bool {
    query.split_whitespace().all(|word| words.contains(word))
}

impl StartScreen {
    /// Cards that match what is typed: boards of one's own first, then the cases that pass the filter.
    pub fn matching(&self) -> [Vec<usize>; 2] {
        let query = self.query.to_lowercase();
        let found = |is_case: bool| {
            let cards = self.cards.iter().enumerate();
            let found = cards.filter(|(_, card)| {
                card.is_case() == is_case
                    && contains_all(&card.words, &query)
                    && (!is_case || self.filter.fits(&card.facets))
            });
            let mut found: Vec<usize> = found.map(|(index, _)| index).collect();
            // What is called so comes before what only has a component that is.
            found.sort_by_key(|index| {
                let card = &self.cards[*index];
                !contains_all(
                    &format!("{} {}", card.title.to_lowercase(), card.id()),
                    &query,
                )
            });
            found
        };
        [found(false), found(true)]
    }

    pub fn add(&mut self, card: StartCard) {
        self.cards.retain(|other| other.origin != card.origin);
        self.cards.push(card);
        let section = |card: &StartCard| match card.origin {
            CardOrigin::Empty => 0,
            CardOrigin::Recent(_) => 1,
            CardOrigin::Own(_) => 2,
            CardOrigin::Case(_) => 3,
        };
        self.cards.sort_by(|a, b| {
            let key = |card: &StartCard| (section(card), card.place, card.facets.difficulty);
            key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
        });
    }

    /// Puts a picture that a job has drawn on its card.
    pub fn set_thumbnail(&mut self, ctx: &Context, drawn: DrawnThumbnail) {
        let mut cards = self.cards.iter_mut();
        if let Some(card) = cards.find(|card| card.origin == drawn.origin) {
            let texture = ctx.load_texture("thumbnail", drawn.image, TextureOptions::LINEAR);
            card.thumbnails[usize::from(drawn.is_dark)] = CardThumbnail::Drawn(texture);
        }
    }

    /// The case of that file, if it is a board.
    pub fn own_case(&self, path: &Path) -> Option<Arc<Document>> {
        let is_it = |card: &&StartCard| matches!(&card.origin, CardOrigin::Own(own) if own == path);
        self.cards.iter().find(is_it)?.document.clone()
    }

    /// Has the cards made once, and those of files anew whenever the screen is entered.
    pub fn make_cards(&mut self, recent_files: &[PathBuf], user: &Path, jobs: &JobQueue) {
        if std::mem::replace(&mut self.has_cards, true) {
            return;
        }
        let is_kept =
            |card: &StartCard| matches!(card.origin, CardOrigin::Empty | CardOrigin::Case(_));
        self.cards.retain(is_kept);
        for (place, path) in recent_files.iter().enumerate() {
            let path = path.clone();
            jobs.start(move || recent(&path, place));
        }
        let config = user.to_owned();
        jobs.start(move || user_cases::list(&config));
        let attempts = attempts_folder(user);
        jobs.start(move || JobResult::Attempts(left_attempts(&attempts)));
        if self.cards.is_empty() {
            self.add(empty());
            for template in templates::all() {
                jobs.start(move || {
                    let origin = CardOrigin::Case(template.id);
                    JobResult::Card(Box::new(card(template.document(), origin, 0)))
                });
            }
        }
    }

    /// Has a card's picture drawn that somebody wants to see, so many pixels large.
    pub fn draw_card(&mut self, ctx: &Context, index: usize, pixels: [u16; 2], jobs: &JobQueue) {
        let theme = style::theme_of(ctx);
        let card = &mut self.cards[index];
        let picture = &mut card.thumbnails[usize::from(theme.dark)];
        let Some(document) = card.document.clone() else {
            return;
        };
        if !matches!(picture, CardThumbnail::Unasked) {
            return;
        }
        *picture = CardThumbnail::Asked;
        let origin = card.origin.clone();
        jobs.start(move || {
            JobResult::Drawn(Box::new(DrawnThumbnail {
                origin,
                is_dark: theme.dark,
                image: picture_of(&document, theme, pixels),
            }))
        });
    }
}

fn recent(path: &Path, place: usize) -> JobResult {
    match file::open(path).map(completed) {
        Ok(opened) => {
            let origin = CardOrigin::Recent(path.to_owned());
            let mut card = card(opened.document, origin, place);
            if card.title.is_empty() {
                card.title = path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
            }
            card.tags.insert(0, "recent".to_owned());
            JobResult::Card(Box::new(card))
        }
        Err(_) => JobResult::Gone(path.to_owned()),
    }
}

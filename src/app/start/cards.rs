//! What the cards of the start screen show, made by jobs so that the window opens at once.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::desk::{Next, completed};
use crate::app::jobs::Answer;
use crate::app::look;
use crate::app::shell::Shell;
use crate::app::start::Start;
use crate::catalog::Catalog;
use crate::file;
use crate::model::Document;
use crate::pipeline::{complete, derive};
use crate::scene::{Scene, Style, Theme};
use crate::templates;

/// Where a card leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Empty,
    Recent(PathBuf),
    Case(&'static str),
}

/// One card.
pub struct Card {
    pub origin: Origin,
    /// Place among the cards: the empty board, recent files, case studies.
    pub order: (u8, usize),
    pub title: String,
    pub task: String,
    pub tags: Vec<String>,
    /// The board, small; `None` for the empty one.
    pub scene: Option<Scene>,
    /// Everything a search may mean, in lower case.
    words: String,
}

impl Origin {
    pub fn next(&self) -> Next {
        match self {
            Self::Empty => Next::Empty,
            Self::Recent(path) => Next::Open(path.clone()),
            Self::Case(id) => Next::Load(id),
        }
    }
}

impl Start {
    /// Indices of the cards that match what is typed.
    pub fn matching(&self) -> Vec<usize> {
        let query = self.query.to_lowercase();
        let matches = |card: &Card| {
            query
                .split_whitespace()
                .all(|word| card.words.contains(word))
        };
        let found = self
            .cards
            .iter()
            .enumerate()
            .filter(|(_, card)| matches(card));
        found.map(|(index, _)| index).collect()
    }
}

impl Shell {
    /// Has the cards drawn in the theme that shows, once.
    pub(in crate::app) fn draw_cards(&mut self, ctx: &Context) {
        let theme = look::theme_of(ctx);
        if self.start.drawn_dark == Some(theme.dark) {
            return;
        }
        self.start.drawn_dark = Some(theme.dark);
        self.start.cards.retain(|card| card.origin == Origin::Empty);
        self.start.add(empty());
        for (place, path) in self.settings.recent.iter().enumerate() {
            let path = path.clone();
            self.jobs.start(move || recent(&path, place, theme));
        }
        for (place, template) in templates::all().into_iter().enumerate() {
            self.jobs.start(move || {
                let mut document = template.document();
                complete(&mut document, Catalog::builtin());
                Answer::Card(Box::new(card(
                    &document,
                    Origin::Case(template.id),
                    (2, place),
                    theme,
                )))
            });
        }
    }
}

fn empty() -> Card {
    Card {
        origin: Origin::Empty,
        order: (0, 0),
        title: "Empty board".to_owned(),
        task: "Start from nothing".to_owned(),
        tags: Vec::new(),
        scene: None,
        words: "empty board new blank start".to_owned(),
    }
}

fn recent(path: &Path, place: usize, theme: &'static Theme) -> Answer {
    match file::open(path).map(completed) {
        Ok(opened) => {
            let mut card = card(
                &opened.document,
                Origin::Recent(path.to_owned()),
                (1, place),
                theme,
            );
            if card.title.is_empty() {
                card.title = path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
            }
            card.tags.insert(0, "recent".to_owned());
            Answer::Card(Box::new(card))
        }
        Err(_) => Answer::Gone(path.to_owned()),
    }
}

fn card(document: &Document, origin: Origin, order: (u8, usize), theme: &'static Theme) -> Card {
    let catalog = Catalog::builtin();
    let derived = derive(document, catalog, &Style::new(theme));
    let brief = document.brief();
    let labels = document
        .diagram()
        .nodes()
        .map(|node| format!("{} {}", node.label, node.kind));
    let path = match &origin {
        Origin::Recent(path) => path.display().to_string(),
        _ => String::new(),
    };
    let words = format!(
        "{} {} {} {} {path}",
        document.title(),
        brief.task,
        brief.topics.join(" "),
        labels.collect::<Vec<_>>().join(" ")
    );
    Card {
        origin,
        order,
        title: document.title().to_owned(),
        task: brief.task.clone(),
        tags: brief.topics.clone(),
        scene: Some(derived.scene),
        words: words.to_lowercase(),
    }
}

//! What the cards of the start screen show, made by jobs so that the window opens at once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::app::desk::{Next, completed};
use crate::app::jobs::Answer;
use crate::app::look;
use crate::app::shell::Shell;
use crate::app::start::filter::Facets;
use crate::app::start::grid::Way;
use crate::app::start::{Start, own};
use crate::catalog::Catalog;
use crate::export::thumbnail;
use crate::file::{self, FileError};
use crate::model::{Difficulty, Document, Value};
use crate::pipeline::derive;
use crate::scene::{Style, Theme};
use crate::templates;

/// Where a card leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Empty,
    Recent(PathBuf),
    Case(&'static str),
    /// A case study of one's own.
    Own(PathBuf),
}

/// One card.
pub struct Card {
    pub origin: Origin,
    /// Place among its like: recent files as they were used, cases from easy to hard.
    place: usize,
    pub title: String,
    pub task: String,
    pub facets: Facets,
    pub tags: Vec<String>,
    /// The board, for drawing it small; `None` for the empty one, and for a file that is none.
    pub(in crate::app::start) document: Option<Arc<Document>>,
    /// In light and in dark.
    pictures: [Picture; 2],
    /// Everything a search may mean, in lower case.
    words: String,
}

/// A board drawn small, once somebody wanted to see it.
#[derive(Default)]
enum Picture {
    #[default]
    Unasked,
    /// A job draws it.
    Asked,
    Drawn(TextureHandle),
}

/// A picture that a job has drawn.
pub struct Drawn {
    origin: Origin,
    is_dark: bool,
    image: ColorImage,
}

impl Card {
    pub fn is_case(&self) -> bool {
        matches!(self.origin, Origin::Case(_) | Origin::Own(_))
    }

    /// What a shipped case is called on the command line, as words.
    fn id(&self) -> String {
        match self.origin {
            Origin::Case(id) => id.replace('_', " "),
            _ => String::new(),
        }
    }

    pub fn is_empty_board(&self) -> bool {
        self.origin == Origin::Empty
    }

    /// The picture for a theme, if it has been drawn by now.
    pub fn picture(&self, is_dark: bool) -> Option<&TextureHandle> {
        match &self.pictures[usize::from(is_dark)] {
            Picture::Drawn(texture) => Some(texture),
            Picture::Unasked | Picture::Asked => None,
        }
    }
}

/// Whether every word of the query is somewhere in the words.
fn contains_all(words: &str, query: &str) -> bool {
    query.split_whitespace().all(|word| words.contains(word))
}

impl Origin {
    pub fn next(&self, way: Way) -> Next {
        match self {
            Self::Empty => Next::Empty,
            Self::Recent(path) => Next::Open(path.clone()),
            Self::Case(id) if way == Way::Other => Next::Draw(id),
            Self::Case(id) => Next::Load(id),
            Self::Own(path) => Next::Own {
                path: path.clone(),
                draw: way == Way::Other,
            },
        }
    }
}

impl Start {
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

    pub fn add(&mut self, card: Card) {
        self.cards.retain(|other| other.origin != card.origin);
        self.cards.push(card);
        let section = |card: &Card| match card.origin {
            Origin::Empty => 0,
            Origin::Recent(_) => 1,
            Origin::Own(_) => 2,
            Origin::Case(_) => 3,
        };
        self.cards.sort_by(|a, b| {
            let key = |card: &Card| (section(card), card.place, card.facets.difficulty);
            key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
        });
    }

    /// Hangs up a picture that a job has drawn.
    pub fn hang(&mut self, ctx: &Context, drawn: Drawn) {
        let mut cards = self.cards.iter_mut();
        if let Some(card) = cards.find(|card| card.origin == drawn.origin) {
            let texture = ctx.load_texture("thumbnail", drawn.image, TextureOptions::LINEAR);
            card.pictures[usize::from(drawn.is_dark)] = Picture::Drawn(texture);
        }
    }
}

impl Shell {
    /// Has the cards made once, and those of files anew whenever the screen is entered.
    pub(in crate::app) fn make_cards(&mut self) {
        if std::mem::replace(&mut self.start.has_cards, true) {
            return;
        }
        let is_kept = |card: &Card| matches!(card.origin, Origin::Empty | Origin::Case(_));
        self.start.cards.retain(is_kept);
        for (place, path) in self.settings.recent.iter().enumerate() {
            let path = path.clone();
            self.jobs.start(move || recent(&path, place));
        }
        let config = self.options.config.clone();
        self.jobs.start(move || own::list(&config));
        if self.start.cards.is_empty() {
            self.start.add(empty());
            for template in templates::all() {
                self.jobs.start(move || {
                    let origin = Origin::Case(template.id);
                    Answer::Card(Box::new(card(template.document(), origin, 0)))
                });
            }
        }
    }

    /// Has a card's picture drawn that somebody wants to see, so many pixels large.
    pub(in crate::app) fn draw_card(&mut self, ctx: &Context, index: usize, pixels: [u16; 2]) {
        let theme = look::theme_of(ctx);
        let card = &mut self.start.cards[index];
        let picture = &mut card.pictures[usize::from(theme.dark)];
        let Some(document) = card.document.clone() else {
            return;
        };
        if !matches!(picture, Picture::Unasked) {
            return;
        }
        *picture = Picture::Asked;
        let origin = card.origin.clone();
        self.jobs.start(move || {
            Answer::Drawn(Box::new(Drawn {
                origin,
                is_dark: theme.dark,
                image: picture_of(&document, theme, pixels),
            }))
        });
    }
}

fn picture_of(document: &Document, theme: &'static Theme, [width, height]: [u16; 2]) -> ColorImage {
    let style = Style {
        // Nobody could read them.
        edge_labels: false,
        ..Style::new(theme)
    };
    let derived = derive(document, Catalog::builtin(), &style);
    let rgb = thumbnail(&derived.scene, theme, width, height);
    ColorImage::from_rgb([width.into(), height.into()], &rgb)
}

fn empty() -> Card {
    Card {
        origin: Origin::Empty,
        place: 0,
        title: "Empty board".to_owned(),
        task: "Start from nothing".to_owned(),
        facets: Facets::default(),
        tags: Vec::new(),
        document: None,
        pictures: Default::default(),
        words: "empty board new blank start".to_owned(),
    }
}

fn recent(path: &Path, place: usize) -> Answer {
    match file::open(path).map(completed) {
        Ok(opened) => {
            let origin = Origin::Recent(path.to_owned());
            let mut card = card(opened.document, origin, place);
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

/// A file that is no board, and why.
pub(in crate::app::start) fn unread(origin: Origin, title: String, error: &FileError) -> Card {
    let task = format!("Not read: {error}");
    Card {
        origin,
        words: format!("{title} {task}").to_lowercase(),
        title,
        task,
        ..empty()
    }
}

pub(in crate::app::start) fn card(document: Document, origin: Origin, place: usize) -> Card {
    let brief = document.brief();
    let task = brief.requirements.get("task").and_then(Value::as_text);
    let difficulty = brief.reference.difficulty;
    let labels = document
        .diagram()
        .nodes()
        .map(|node| format!("{} {}", node.label, node.kind));
    let path = match &origin {
        Origin::Recent(path) | Origin::Own(path) => path.display().to_string(),
        Origin::Case(id) => id.replace('_', " "),
        Origin::Empty => String::new(),
    };
    let words = format!(
        "{} {} {} {} {} {} {path}",
        document.title(),
        brief.task,
        brief.topics.join(" "),
        task.unwrap_or_default().replace('_', " "),
        difficulty.map_or("", Difficulty::word),
        labels.collect::<Vec<_>>().join(" ")
    );
    let level = difficulty.map(|level| level.word().to_owned());
    Card {
        origin,
        place,
        title: document.title().to_owned(),
        task: brief.task.clone(),
        facets: Facets {
            task: task.map(str::to_owned),
            difficulty,
            topics: brief.topics.clone(),
        },
        tags: level.into_iter().chain(brief.topics.clone()).collect(),
        words: words.to_lowercase(),
        document: Some(Arc::new(document)),
        pictures: Default::default(),
    }
}

//! What a card of the start screen shows of a board, and where it leads.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{ColorImage, TextureHandle};

use crate::app::request::{CaseStart, PendingAction};
use crate::app::start::grid::CardEntry;
use crate::app::start::texts;
use crate::catalog::Catalog;
use crate::export::thumbnail;
use crate::file::FileError;
use crate::geom::Size;
use crate::model::{Difficulty, Document, Value};
use crate::pipeline::derive;
use crate::pipeline::stage::{StageContent, stage_document};
use crate::scene::{FindingsFilter, SceneStyle, Theme};

/// The figure on a card is laid out for a canvas so many times as large as the card.
const CARD_DETAIL: f64 = 2.5;

/// What a case is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFacets {
    /// As the requirements card says it.
    pub task: Option<String>,
    /// As the study says it.
    pub difficulty: Option<Difficulty>,
    /// As the study lists them.
    pub topics: Vec<String>,
}

/// Where a card leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardOrigin {
    Empty,
    Recent(PathBuf),
    Case(&'static str),
    /// A case study of one's own.
    Own(PathBuf),
}

/// One card.
pub struct StartCard {
    /// Where it leads.
    pub origin: CardOrigin,
    /// Place among its like: recent files as they were used, cases from easy to hard.
    pub place: usize,
    /// The board's title, or the name of its file.
    pub title: String,
    /// What is to be designed, in one sentence.
    pub task: String,
    /// What the filter asks for.
    pub facets: CaseFacets,
    /// Words below the title.
    pub tags: Vec<String>,
    /// The board, for drawing it small; `None` for the empty one, and for a file that is none.
    pub document: Option<Arc<Document>>,
    /// In light and in dark.
    pub thumbnails: [CardThumbnail; 2],
    /// Everything a search may mean, in lower case.
    pub words: String,
}

/// A board drawn small, once somebody wanted to see it.
#[derive(Default)]
pub enum CardThumbnail {
    #[default]
    Unasked,
    /// A job draws it.
    Asked,
    Drawn(TextureHandle),
}

/// A picture that a job has drawn.
pub struct DrawnThumbnail {
    /// The card it is for.
    pub origin: CardOrigin,
    /// The theme it was drawn in.
    pub is_dark: bool,
    /// On the theme's canvas, in pixels of the screen.
    pub image: ColorImage,
}

impl StartCard {
    pub fn is_case(&self) -> bool {
        matches!(self.origin, CardOrigin::Case(_) | CardOrigin::Own(_))
    }

    /// What a shipped case is called on the command line, as words.
    pub fn id(&self) -> String {
        match self.origin {
            CardOrigin::Case(id) => id.replace('_', " "),
            CardOrigin::Empty | CardOrigin::Recent(_) | CardOrigin::Own(_) => String::new(),
        }
    }

    pub fn is_empty_board(&self) -> bool {
        self.origin == CardOrigin::Empty
    }

    /// The picture for a theme, if it has been drawn by now.
    pub fn picture(&self, theme: &Theme) -> Option<&TextureHandle> {
        match &self.thumbnails[usize::from(theme.dark)] {
            CardThumbnail::Drawn(texture) => Some(texture),
            CardThumbnail::Unasked | CardThumbnail::Asked => None,
        }
    }
}

impl CardOrigin {
    pub fn next(&self, way: CardEntry) -> PendingAction {
        match self {
            Self::Empty => PendingAction::Empty,
            Self::Recent(path) => PendingAction::Open(path.clone()),
            Self::Case(id) => match way {
                CardEntry::Open => PendingAction::Load(id),
                CardEntry::Other => PendingAction::Draw(id),
                CardEntry::Practise => PendingAction::Practise((*id).to_owned()),
            },
            Self::Own(path) => PendingAction::Own {
                path: path.clone(),
                start: match way {
                    CardEntry::Open => CaseStart::Copy,
                    CardEntry::Other => CaseStart::Draw,
                    CardEntry::Practise => {
                        let name = path.file_stem().unwrap_or_default();
                        let name = name.to_string_lossy().into_owned();
                        return PendingAction::Practise(name);
                    }
                },
            },
        }
    }
}

/// The card of an empty board.
pub fn empty() -> StartCard {
    StartCard {
        origin: CardOrigin::Empty,
        place: 0,
        title: texts::EMPTY_BOARD.to_owned(),
        task: texts::FROM_SCRATCH.to_owned(),
        facets: CaseFacets::default(),
        tags: Vec::new(),
        document: None,
        thumbnails: Default::default(),
        words: texts::EMPTY_BOARD_WORDS.to_owned(),
    }
}

/// A file that is no board, and why.
pub fn unread(origin: CardOrigin, title: String, error: &FileError) -> StartCard {
    let task = texts::not_read(&error);
    StartCard {
        origin,
        words: format!("{title} {task}").to_lowercase(),
        title,
        task,
        ..empty()
    }
}

pub fn card(document: Document, origin: CardOrigin, place: usize) -> StartCard {
    let brief = document.brief();
    let task = brief.requirements.get("task").and_then(Value::as_text);
    let difficulty = brief.reference.difficulty;
    let labels = document
        .diagram()
        .nodes()
        .map(|node| format!("{} {}", node.label, node.kind));
    let path = match &origin {
        CardOrigin::Recent(path) | CardOrigin::Own(path) => path.display().to_string(),
        CardOrigin::Case(id) => id.replace('_', " "),
        CardOrigin::Empty => String::new(),
    };
    let words = format!(
        "{} {} {} {} {} {} {path}",
        document.title(),
        brief.task,
        brief.topics.join(" "),
        task.unwrap_or_default().replace('_', " "),
        difficulty.map_or("", Difficulty::as_str),
        labels.collect::<Vec<_>>().join(" ")
    );
    let level = difficulty.map(|level| level.as_str().to_owned());
    StartCard {
        origin,
        place,
        title: document.title().to_owned(),
        task: brief.task.clone(),
        facets: CaseFacets {
            task: task.map(str::to_owned),
            difficulty,
            topics: brief.topics.clone(),
        },
        tags: level.into_iter().chain(brief.topics.clone()).collect(),
        words: words.to_lowercase(),
        document: Some(Arc::new(document)),
        thumbnails: Default::default(),
    }
}

/// A board drawn small.
pub(in crate::app::start) fn picture_of(
    document: &Document,
    theme: &'static Theme,
    [width, height]: [u16; 2],
) -> ColorImage {
    let style = SceneStyle {
        // Nobody could read them.
        edge_labels: false,
        // A figure is only a part of its board, and nobody could tell one mark from another.
        findings: FindingsFilter::None,
        ..SceneStyle::new(theme)
    };
    let catalog = Catalog::in_use();
    // The one figure where there is one: of a whole case nobody could tell one card from another.
    let figure = document.walkthrough().figure.as_ref().map(|figure| {
        let canvas = Size::new(f64::from(width), f64::from(height)) * CARD_DETAIL;
        stage_document(document, catalog, &StageContent::from(figure), canvas)
    });
    let derived = derive(figure.as_ref().unwrap_or(document), catalog, &style);
    let rgb = thumbnail(&derived.scene, theme, width, height);
    ColorImage::from_rgb([width.into(), height.into()], &rgb)
}

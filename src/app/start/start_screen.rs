//! The start screen: an empty board, what was worked on lately, and the case studies, drawn live.

use std::path::{Path, PathBuf};

use eframe::egui::{
    Align, Context, Frame, Id, Key, Label, Layout, Margin, Modifiers, ScrollArea, Ui, vec2,
};

use crate::app::jobs::JobQueue;
use crate::app::practice::LeftAttempt;
use crate::app::request::PendingAction;
use crate::app::start::board_card::StartCard;
use crate::app::start::card_ui;
use crate::app::start::filter::CaseFilter;
use crate::app::start::grid::{CardEntry, GridCursor};
use crate::app::start::left_work::{LeftThumbnail, LeftWork};
use crate::app::start::start_request::StartRequest;
use crate::app::start::texts;
use crate::app::style::{self, BODY, TITLE, color32, text};
use crate::app::user_files::UserSettings;
use crate::app::widgets::{accent_button, icon_button, link_button, plain_button, search_field};
use crate::editor::Editor;
use crate::file::LeftJournal;
use crate::scene::Typeface;

/// What the start screen knows and shows.
#[derive(Default)]
pub struct StartScreen {
    /// What is typed in the search field.
    pub(in crate::app::start) query: String,
    walk: GridCursor,
    /// All cards, in the order they are shown.
    pub(in crate::app::start) cards: Vec<StartCard>,
    pub(in crate::app::start) filter: CaseFilter,
    /// Whether the cards have been asked for since the screen was entered.
    pub(in crate::app::start) has_cards: bool,
    /// Unsaved work that was left.
    left: LeftWork,
    /// Files that were open when the program last ended.
    last_open: Vec<PathBuf>,
    /// The one of them that was in front.
    last_front: Option<PathBuf>,
    takes_keys: bool,
    /// Attempts that nobody finished, the latest first.
    attempts: Vec<LeftAttempt>,
}

/// What the start screen reads of the window.
pub struct StartContext<'a> {
    /// The board in front, for the keys of commands.
    pub editor: &'a Editor,
    /// Whether there is a board to come back to.
    pub has_board: bool,
    /// Whether a dialog is open, which then has the keyboard.
    pub has_dialog: bool,
    /// Files opened or saved lately, the latest first.
    pub recent: &'a [PathBuf],
    /// The folder with the person's own case studies.
    pub config: &'a Path,
    /// Cards and their pictures are made by these.
    pub jobs: &'a JobQueue,
}

const CARD: eframe::egui::Vec2 = vec2(288.0, 272.0);
const GAP: f32 = 16.0;

impl StartScreen {
    /// The screen at the start of the program, with what the last run left.
    pub fn new(settings: &UserSettings) -> Self {
        Self {
            last_open: settings.open_files.clone(),
            last_front: settings.front_file.clone(),
            takes_keys: true,
            ..Self::default()
        }
    }

    /// Offers unsaved work that was left.
    pub fn offer(&mut self, left: Vec<LeftJournal>) {
        self.left.offer(left);
    }

    /// The journal of work that was left on this file.
    pub fn left_on(&self, file: &Path) -> Option<PathBuf> {
        self.left.on(file)
    }

    /// Offers it no longer.
    pub fn forget_left(&mut self, path: &Path) {
        self.left.forget(path);
    }

    /// Puts a picture that a job has drawn beside the work it is of.
    pub fn set_left_thumbnail(&mut self, ctx: &Context, drawn: LeftThumbnail) {
        self.left.set_thumbnail(ctx, drawn);
    }

    /// Offers to go on with attempts that nobody finished.
    pub fn offer_attempts(&mut self, attempts: Vec<LeftAttempt>) {
        self.attempts = attempts;
    }

    /// Shows the screen anew, with the keyboard in its search field.
    pub fn enter(&mut self) {
        self.query.clear();
        self.walk = GridCursor::default();
        self.takes_keys = true;
        self.has_cards = false;
    }
}

impl StartScreen {
    /// The whole screen. Returns what the person asks for.
    pub fn start_ui(&mut self, ui: &mut Ui, context: &StartContext) -> Vec<StartRequest> {
        self.make_cards(context.recent, context.config, context.jobs);
        let tokens = style::tokens(ui);
        ui.painter()
            .rect_filled(ui.max_rect(), 0, color32(tokens.canvas));
        let mut requests = Vec::new();
        bar_ui(ui, context, &mut requests);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            #[expect(clippy::cast_sign_loss, reason = "clamped to 1 or more")]
            let per_row =
                (((ui.available_width() - 48.0 + GAP) / (CARD.x + GAP)) as usize).clamp(1, 4);
            #[expect(clippy::cast_precision_loss, reason = "at most four")]
            let width = per_row as f32 * (CARD.x + GAP) - GAP;
            let margin = ((ui.available_width() - width) / 2.0).max(16.0);
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    self.body_ui(ui, per_row, context, &mut requests);
                });
            });
        });
        if requests.is_empty()
            && context.has_board
            && !context.has_dialog
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            requests.push(StartRequest::BackToBoard);
        }
        requests
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        per_row: usize,
        context: &StartContext,
        requests: &mut Vec<StartRequest>,
    ) {
        let tokens = style::tokens(ui);
        ui.add_space(16.0);
        ui.label(text(
            texts::APP_NAME,
            Typeface::SemiBold,
            TITLE,
            tokens.text,
        ));
        ui.label(text(texts::TAGLINE, Typeface::Regular, BODY, tokens.muted));
        ui.add_space(12.0);
        self.left.show(ui, context.jobs, requests);
        if !context.has_board {
            self.reopen_ui(ui, requests);
        }
        let sections = self.matching();
        let rows: Vec<usize> = sections
            .iter()
            .flat_map(|cards| cards.chunks(per_row).map(<[usize]>::len))
            .collect();
        self.practice_ui(ui, requests);
        let way = self.search_ui(ui, &rows, context, requests);
        ui.add_space(12.0);
        if rows.is_empty() && self.filter == CaseFilter::default() {
            ui.label(text(texts::NO_BOARD, Typeface::Regular, BODY, tokens.muted));
        }
        let mut chosen = self.cards_ui(ui, &sections[0], 0, per_row, context.jobs);
        ui.add_space(4.0);
        if self.filter_ui(ui, sections[1].len()) {
            self.walk = GridCursor::default();
        }
        ui.add_space(8.0);
        chosen =
            chosen.or(self.cards_ui(ui, &sections[1], sections[0].len(), per_row, context.jobs));
        ui.add_space(24.0);
        if let Some(way) = way {
            let on = sections.concat().get(self.walk.at).copied();
            chosen = chosen.or(on.map(|index| (index, way)));
        }
        if let Some((index, way)) = chosen {
            let next = self.cards[index].origin.next(way);
            requests.push(StartRequest::Next(next));
        }
    }

    /// The heading of the case studies, unless a search for something else leaves none of them.
    fn filter_ui(&mut self, ui: &mut Ui, n_shown: usize) -> bool {
        let start = self;
        if n_shown == 0 && start.filter == CaseFilter::default() {
            return false;
        }
        let cases: Vec<&StartCard> = start.cards.iter().filter(|card| card.is_case()).collect();
        let is_changed = start.filter.ui(ui, &cases, n_shown);
        if n_shown == 0 {
            let tokens = style::tokens(ui);
            let line = texts::NO_CASE;
            ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
        }
        is_changed
    }

    /// Cards in rows; `before` others come before them. Says which was chosen, and how.
    fn cards_ui(
        &mut self,
        ui: &mut Ui,
        cards: &[usize],
        before: usize,
        per_row: usize,
        jobs: &JobQueue,
    ) -> Option<(usize, CardEntry)> {
        let mut chosen = None;
        let mut wanted = Vec::new();
        for (line, row) in cards.chunks(per_row).enumerate() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (column, index) in row.iter().enumerate() {
                    let is_on = self.walk.at == before + line * per_row + column;
                    let card = &self.cards[*index];
                    let more = if card.is_case() { card_ui::WAYS } else { 0.0 };
                    let shown = card_ui::show(ui, card, CARD + vec2(0.0, more), is_on.into());
                    chosen = chosen.or(shown.chosen.map(|way| (*index, way)));
                    if shown.lacks_picture {
                        wanted.push(*index);
                    }
                    if is_on && self.walk.take_moved() {
                        shown.response.scroll_to_me(None);
                    }
                }
            });
            ui.add_space(GAP - 4.0);
        }
        let size = card_ui::picture_size(CARD.x) * ui.pixels_per_point();
        #[expect(clippy::cast_sign_loss, reason = "a size in pixels")]
        let pixels = [size.x.round() as u16, size.y.round() as u16];
        for index in wanted {
            self.draw_card(ui, index, pixels, jobs);
        }
        chosen
    }

    /// The row about practice: going on where one stopped, or a case by chance.
    fn practice_ui(&self, ui: &mut Ui, requests: &mut Vec<StartRequest>) {
        let tokens = style::tokens(ui);
        ui.horizontal(|ui| {
            if let Some(left) = self.attempts.first() {
                if plain_button(ui, &texts::go_on(&left.title, &left.face)).clicked() {
                    requests.push(StartRequest::Continue(left.path.clone()));
                }
            } else {
                let line = texts::PRACTICE_ROW;
                ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
            }
            if link_button(ui, texts::SURPRISE).clicked() {
                requests.push(StartRequest::Surprise);
            }
        });
        ui.add_space(12.0);
    }

    /// Search, and the button for a file that is not listed.
    fn search_ui(
        &mut self,
        ui: &mut Ui,
        rows: &[usize],
        context: &StartContext,
        requests: &mut Vec<StartRequest>,
    ) -> Option<CardEntry> {
        let id = Id::unique("start search");
        let is_free = !context.has_dialog;
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let has_keys = is_free && has_focus;
        let way = has_keys.then(|| self.walk.keys(ui, rows)).flatten();
        let before = self.query.clone();
        ui.horizontal(|ui| {
            let width = ui.available_width() - 110.0;
            ui.allocate_ui(vec2(width.min(560.0), 34.0), |ui| {
                let field = search_field(ui, &mut self.query, texts::SEARCH, id);
                if std::mem::take(&mut self.takes_keys) {
                    field.request_focus();
                }
            });
            let keys = context.editor.shortcut("file.open").unwrap_or_default();
            if plain_button(ui, texts::OPEN_FILE)
                .on_hover_text(texts::open_tooltip(&keys))
                .clicked()
            {
                requests.push(StartRequest::Next(PendingAction::PickFile));
            }
        });
        if self.query != before {
            self.walk = GridCursor::default();
        }
        way
    }

    /// Offers the boards that were open when the program last ended.
    fn reopen_ui(&self, ui: &mut Ui, requests: &mut Vec<StartRequest>) {
        let paths = &self.last_open;
        if paths.is_empty() {
            return;
        }
        let words = texts::reopen(paths.len());
        let names = paths.iter().filter_map(|path| path.file_name());
        let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
        let tokens = style::tokens(ui);
        ui.horizontal(|ui| {
            if accent_button(ui, &words).clicked() {
                requests.push(StartRequest::Next(PendingAction::OpenAll {
                    paths: paths.clone(),
                    front: self.last_front.clone(),
                }));
            }
            let names = text(names.join(", "), Typeface::Regular, BODY, tokens.muted);
            ui.add(Label::new(names).truncate());
        });
        ui.add_space(12.0);
    }
}

/// What is above the cards: the way back, and the theme.
fn bar_ui(ui: &mut Ui, context: &StartContext, requests: &mut Vec<StartRequest>) {
    let frame = Frame::new().inner_margin(Margin::symmetric(14, 8));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            if context.has_board && link_button(ui, texts::BACK).clicked() {
                requests.push(StartRequest::BackToBoard);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (icon, name) = if tokens_dark(ui) {
                    ("view.light", texts::LIGHT_THEME)
                } else {
                    ("view.dark", texts::DARK_THEME)
                };
                let keys = context.editor.shortcut("view.theme");
                if icon_button(ui, icon, name, keys.as_deref()).clicked() {
                    requests.push(StartRequest::SwitchTheme);
                }
            });
        });
    });
}

fn tokens_dark(ui: &Ui) -> bool {
    style::theme_of(ui).dark
}

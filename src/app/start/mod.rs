//! The start screen: an empty board, what was worked on lately, and the case studies, drawn live.

mod card;
mod cards;
mod filter;
mod grid;
mod own;

use std::path::PathBuf;

use eframe::egui::{
    Align, CornerRadius, Frame, Id, Key, Label, Layout, Margin, Modifiers, ScrollArea, Stroke, Ui,
    vec2,
};

use crate::app::desk::Next;
use crate::app::look::{self, BODY, SMALL, TITLE, color32, icon_text, text};
use crate::app::shell::{Screen, Shell};
use crate::app::start::filter::Filter;
use crate::app::start::grid::{Walk, Way};
use crate::app::widgets::{accent_button, icon_button, link_button, plain_button, search_field};
use crate::editor::Action;
use crate::file::Recovered;
use crate::scene::Face;

pub use cards::{Card, Drawn};

/// What the start screen knows and shows.
#[derive(Default)]
pub struct Start {
    query: String,
    walk: Walk,
    cards: Vec<Card>,
    filter: Filter,
    /// Whether the cards have been asked for since the screen was entered.
    has_cards: bool,
    /// Unsaved work of an earlier run.
    pub recovered: Vec<Recovered>,
    /// Files that were open when the program last ended.
    pub last_open: Vec<PathBuf>,
    /// The one of them that was in front.
    pub last_front: Option<PathBuf>,
    takes_keys: bool,
}

const CARD: eframe::egui::Vec2 = vec2(288.0, 272.0);
const GAP: f32 = 16.0;

impl Start {
    /// Shows the screen anew, with the keyboard in its search field.
    pub fn enter(&mut self) {
        self.query.clear();
        self.walk = Walk::default();
        self.takes_keys = true;
        self.has_cards = false;
    }
}

impl Shell {
    pub(in crate::app) fn start_ui(&mut self, ui: &mut Ui) {
        self.make_cards();
        let tokens = look::tokens(ui);
        ui.painter()
            .rect_filled(ui.max_rect(), 0, color32(tokens.canvas));
        let mut next = None;
        self.start_bar_ui(ui);
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
                    next = self.start_body_ui(ui, per_row);
                });
            });
        });
        if let Some(next) = next {
            self.request(ui, next);
        } else if self.has_board()
            && self.dialog.is_none()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.screen = Screen::Board;
            Self::focus_canvas(ui);
        }
    }

    fn start_bar_ui(&mut self, ui: &mut Ui) {
        let frame = Frame::new().inner_margin(Margin::symmetric(14, 8));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                if self.has_board() && link_button(ui, "Back to the board").clicked() {
                    self.screen = Screen::Board;
                    Self::focus_canvas(ui);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let (icon, name) = if tokens_dark(ui) {
                        ("view.light", "Light theme")
                    } else {
                        ("view.dark", "Dark theme")
                    };
                    let keys = self.front.editor.shortcut("view.theme");
                    if icon_button(ui, icon, name, keys.as_deref()).clicked() {
                        let effects = self.front.editor.act(Action::Run("view.theme"));
                        self.perform_all(ui, effects);
                    }
                });
            });
        });
    }

    fn start_body_ui(&mut self, ui: &mut Ui, per_row: usize) -> Option<Next> {
        let tokens = look::tokens(ui);
        ui.add_space(16.0);
        ui.label(text("mlboard", Face::SemiBold, TITLE, tokens.text));
        ui.label(text(
            "Design machine-learning systems, and see at once whether the data can flow.",
            Face::Regular,
            BODY,
            tokens.muted,
        ));
        ui.add_space(12.0);
        let mut next = self.recovered_ui(ui);
        next = next.or(self.reopen_ui(ui));
        let sections = self.start.matching();
        let rows: Vec<usize> = sections
            .iter()
            .flat_map(|cards| cards.chunks(per_row).map(<[usize]>::len))
            .collect();
        let way = self.start_search_ui(ui, &rows);
        ui.add_space(12.0);
        if rows.is_empty() && self.start.filter == Filter::default() {
            ui.label(text(
                "No board is called that. Clear the search to see all.",
                Face::Regular,
                BODY,
                tokens.muted,
            ));
        }
        let mut chosen = self.cards_ui(ui, &sections[0], 0, per_row);
        ui.add_space(4.0);
        if self.filter_ui(ui, sections[1].len()) {
            self.start.walk = Walk::default();
        }
        ui.add_space(8.0);
        chosen = chosen.or(self.cards_ui(ui, &sections[1], sections[0].len(), per_row));
        ui.add_space(24.0);
        if let Some(way) = way {
            let on = sections.concat().get(self.start.walk.at).copied();
            chosen = chosen.or(on.map(|index| (index, way)));
        }
        if let Some((index, way)) = chosen {
            next = Some(self.start.cards[index].origin.next(way));
        }
        next
    }

    /// The heading of the case studies, unless a search for something else leaves none of them.
    fn filter_ui(&mut self, ui: &mut Ui, n_shown: usize) -> bool {
        let start = &mut self.start;
        if n_shown == 0 && start.filter == Filter::default() {
            return false;
        }
        let cases: Vec<&Card> = start.cards.iter().filter(|card| card.is_case()).collect();
        let is_changed = start.filter.ui(ui, &cases, n_shown);
        if n_shown == 0 {
            let tokens = look::tokens(ui);
            let line = "No case study is all of that. Choose fewer, or show all.";
            ui.label(text(line, Face::Regular, BODY, tokens.muted));
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
    ) -> Option<(usize, Way)> {
        let mut chosen = None;
        let mut wanted = Vec::new();
        for (line, row) in cards.chunks(per_row).enumerate() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (column, index) in row.iter().enumerate() {
                    let is_on = self.start.walk.at == before + line * per_row + column;
                    let card = &self.start.cards[*index];
                    let more = if card.is_case() { card::WAYS } else { 0.0 };
                    let shown = card::show(ui, card, CARD + vec2(0.0, more), is_on);
                    chosen = chosen.or(shown.chosen.map(|way| (*index, way)));
                    if shown.lacks_picture {
                        wanted.push(*index);
                    }
                    if is_on && self.start.walk.take_moved() {
                        shown.response.scroll_to_me(None);
                    }
                }
            });
            ui.add_space(GAP - 4.0);
        }
        let size = card::picture_size(CARD.x) * ui.pixels_per_point();
        #[expect(clippy::cast_sign_loss, reason = "a size in pixels")]
        let pixels = [size.x.round() as u16, size.y.round() as u16];
        for index in wanted {
            self.draw_card(ui, index, pixels);
        }
        chosen
    }

    /// Search, and the button for a file that is not listed.
    fn start_search_ui(&mut self, ui: &mut Ui, rows: &[usize]) -> Option<Way> {
        let id = Id::unique("start search");
        let is_free = self.dialog.is_none();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let has_keys = is_free && has_focus;
        let way = has_keys.then(|| self.start.walk.keys(ui, rows)).flatten();
        let before = self.start.query.clone();
        ui.horizontal(|ui| {
            let width = ui.available_width() - 110.0;
            ui.allocate_ui(vec2(width.min(560.0), 34.0), |ui| {
                let field = search_field(
                    ui,
                    &mut self.start.query,
                    "Search boards and case studies",
                    id,
                );
                if std::mem::take(&mut self.start.takes_keys) {
                    field.request_focus();
                }
            });
            let keys = self.front.editor.shortcut("file.open").unwrap_or_default();
            if plain_button(ui, "Open file…")
                .on_hover_text(format!("Open a board  ·  {keys}"))
                .clicked()
            {
                self.request(ui, Next::PickFile);
            }
        });
        if self.start.query != before {
            self.start.walk = Walk::default();
        }
        way
    }

    /// Offers the boards that were open when the program last ended.
    fn reopen_ui(&mut self, ui: &mut Ui) -> Option<Next> {
        if self.start.last_open.is_empty() || self.has_board() {
            return None;
        }
        let paths = self.start.last_open.clone();
        let words = match paths.len() {
            1 => "Reopen 1 board".to_owned(),
            n => format!("Reopen {n} boards"),
        };
        let names: Vec<_> = paths.iter().filter_map(|path| path.file_name()).collect();
        let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
        let tokens = look::tokens(ui);
        let mut is_wanted = false;
        ui.horizontal(|ui| {
            is_wanted = accent_button(ui, &words).clicked();
            let names = text(names.join(", "), Face::Regular, BODY, tokens.muted);
            ui.add(Label::new(names).truncate());
        });
        ui.add_space(12.0);
        let front = self.start.last_front.clone();
        is_wanted.then_some(Next::OpenAll { paths, front })
    }

    /// Work that was not saved when the program last ended.
    fn recovered_ui(&mut self, ui: &mut Ui) -> Option<Next> {
        let copies: Vec<Recovered> = self.start.recovered.clone();
        let tokens = look::tokens(ui);
        let mut next = None;
        for copy in copies {
            let frame = Frame::new()
                .fill(color32(tokens.warning_fill))
                .stroke(Stroke::new(1.0, color32(tokens.warning.faded(0.4))))
                .corner_radius(CornerRadius::same(10))
                .inner_margin(Margin::symmetric(14, 10));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(icon_text("severity.warning", 18.0).color(color32(tokens.warning)));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if accent_button(ui, "Restore").clicked() {
                            next = Some(Next::Recover(copy.key.clone()));
                        }
                        if plain_button(ui, "Discard").clicked() {
                            self.discard(&copy.key);
                        }
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            recovered_words(ui, &copy);
                        });
                    });
                });
            });
            ui.add_space(8.0);
        }
        next
    }
}

fn recovered_words(ui: &mut Ui, copy: &Recovered) {
    let tokens = look::tokens(ui);
    let title = if copy.title.is_empty() {
        "Untitled board"
    } else {
        &copy.title
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let words = format!("Unsaved work was found: {title}");
        ui.add(Label::new(text(words, Face::Medium, BODY, tokens.text)).truncate());
        let place = copy.path.as_ref().map_or_else(
            || "Never saved".to_owned(),
            |path| path.display().to_string(),
        );
        ui.add(Label::new(text(place, Face::Regular, SMALL, tokens.muted)).truncate());
    });
}

fn tokens_dark(ui: &Ui) -> bool {
    look::theme_of(ui).dark
}

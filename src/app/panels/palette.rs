//! The palette: every kind of component, found by typing and brought to the board by drag, click or Enter.

use eframe::egui::{Id, Key, LayerId, Order, Pos2, Rect, Response, ScrollArea, Sense, Ui, vec2};

use crate::app::paint::world_point;
use crate::app::panels::texts;
use crate::app::style::{self, BODY, SMALL, color32, font, text};
use crate::app::widgets::{
    ListCursor, ToggleState, icon_tile, kind_color, paint_tile, row, search_field, section, words,
};
use crate::catalog::{Catalog, Kind};
use crate::editor::{Action, BoardAction, Editor, ToolId};
use crate::model::KindId;
use crate::scene::Typeface;

const ROW: f32 = 32.0;

/// What is typed, walked and carried.
#[derive(Default)]
pub struct Palette {
    query: String,
    walk: ListCursor,
    /// The kind being dragged to the board.
    carried: Option<KindId>,
    wants_focus: bool,
}

/// A kind in the list, and the word by which it was found when that is not its name.
struct PaletteKind {
    kind: &'static Kind,
    found_by: Option<String>,
}

impl Palette {
    /// Puts the keyboard into the search field at the next frame.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    pub fn show(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let catalog = editor.catalog();
        let entries = self.entries(catalog);
        let enter = self.search_ui(ui, entries.len());
        if enter && let Some(entry) = entries.get(self.walk.at) {
            actions.push(add(entry.kind, None));
            self.query.clear();
            ui.memory_mut(|memory| memory.request_focus(crate::app::canvas::canvas_id()));
        }
        ui.add_space(4.0);
        if entries.is_empty() {
            nothing_found(ui, &self.query);
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            self.rows_ui(ui, catalog, &entries, actions);
            ui.add_space(16.0);
        });
    }

    fn entries(&self, catalog: &'static Catalog) -> Vec<PaletteKind> {
        if self.query.trim().is_empty() {
            let all = catalog.kinds_in_order();
            return all
                .map(|kind| PaletteKind {
                    kind,
                    found_by: None,
                })
                .collect();
        }
        let found = catalog.search(&self.query).into_iter();
        found
            .map(|hit| PaletteKind {
                kind: hit.kind,
                found_by: (hit.matched != hit.kind.name).then(|| hit.matched.to_owned()),
            })
            .collect()
    }

    /// The search field; whether Enter asks for the row that is walked on.
    fn search_ui(&mut self, ui: &mut Ui, n_rows: usize) -> bool {
        let id = Id::unique("palette search");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let enter = has_focus && self.walk.keys(ui, n_rows, 1);
        // egui takes the keyboard away before anybody sees the Escape.
        let escape = ui.memory(|memory| memory.had_focus_last_frame(id))
            && ui.input(|input| input.key_pressed(Key::Escape));
        if escape {
            self.query.clear();
        }
        let before = self.query.clone();
        let response = search_field(ui, &mut self.query, texts::SEARCH_COMPONENTS, id);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if self.query != before {
            self.walk = ListCursor::default();
        }
        enter
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        catalog: &Catalog,
        entries: &[PaletteKind],
        actions: &mut Vec<Action>,
    ) {
        let is_searching = !self.query.trim().is_empty();
        let walks = ui.memory(|memory| memory.has_focus(Id::unique("palette search")));
        let mut category = "";
        for (i, entry) in entries.iter().enumerate() {
            if !is_searching && entry.kind.category != category {
                category = &entry.kind.category;
                section(
                    ui,
                    catalog
                        .category(category)
                        .map_or(category, |known| &known.title),
                );
            }
            let is_on = walks && self.walk.at == i;
            let response = entry_row(ui, catalog, entry, (is_on && is_searching).into());
            if is_on
                && ui.input(|input| {
                    input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp)
                })
            {
                response.scroll_to_me(None);
            }
            self.row_actions(&response, entry.kind, actions);
        }
    }

    fn row_actions(&mut self, response: &Response, kind: &Kind, actions: &mut Vec<Action>) {
        if response.drag_started() {
            self.carried = Some(kind.id.clone());
            actions.push(Action::PickUpKind(kind.id.clone()));
        }
        if response.double_clicked() {
            actions.push(Action::SelectTool(ToolId::Select));
            actions.push(add(kind, None));
        } else if response.clicked() {
            actions.push(Action::PickUpKind(kind.id.clone()));
        }
    }

    /// The component being dragged: a ghost at the pointer, and its arrival on the board.
    pub fn carry(
        &mut self,
        ui: &Ui,
        editor: &Editor,
        canvas: Option<Rect>,
        actions: &mut Vec<Action>,
    ) {
        let Some(id) = self.carried.clone() else {
            return;
        };
        let (at, released, escape) = ui.input(|input| {
            (
                input.pointer.interact_pos(),
                input.pointer.any_released(),
                input.key_pressed(Key::Escape),
            )
        });
        let kind = editor.catalog().kind(id.as_str());
        let over = at.filter(|at| canvas.is_some_and(|canvas| canvas.contains(*at)));
        // Over the board the editor shows what a drop would do.
        if let (Some(at), Some(kind), None) = (at, kind, over) {
            ghost(ui, editor, kind, at);
        }
        if released || escape {
            self.carried = None;
            actions.push(Action::SelectTool(ToolId::Select));
        }
        if released
            && !escape
            && let (Some(at), Some(kind)) = (over, kind)
        {
            let at = editor.camera().to_world(world_point(at));
            actions.push(Action::Board(BoardAction::DropKind {
                kind: kind.id.clone(),
                at,
                modifiers: crate::app::keys::modifiers(ui.input(|input| input.modifiers)),
            }));
            ui.memory_mut(|memory| memory.request_focus(crate::app::canvas::canvas_id()));
        }
    }
}

fn add(kind: &Kind, at: Option<crate::geom::Point>) -> Action {
    Action::Board(BoardAction::AddKind {
        kind: kind.id.clone(),
        at,
    })
}

fn entry_row(ui: &mut Ui, catalog: &Catalog, entry: &PaletteKind, state: ToggleState) -> Response {
    let is_on = state.is_on();
    let tokens = style::tokens(ui);
    let response = row(
        ui,
        &entry.kind.name,
        ROW,
        is_on.into(),
        Sense::click_and_drag(),
        |ui| {
            icon_tile(ui, catalog, Some(entry.kind), 24.0);
            let name = text(&entry.kind.name, Typeface::Regular, BODY, tokens.text);
            words(ui, name);
            if let Some(word) = &entry.found_by {
                let word = text(word, Typeface::Regular, SMALL, tokens.muted);
                words(ui, word);
            }
        },
    );
    response.on_hover_ui(|ui| kind_tooltip(ui, entry.kind))
}

/// What a kind is and what else it is called.
pub fn kind_tooltip(ui: &mut Ui, kind: &Kind) {
    let tokens = style::tokens(ui);
    ui.set_max_width(280.0);
    ui.label(text(&kind.name, Typeface::SemiBold, BODY, tokens.text));
    ui.label(text(&kind.summary, Typeface::Regular, BODY, tokens.text));
    if !kind.products.is_empty() {
        let products: Vec<&str> = kind.products.iter().take(6).map(String::as_str).collect();
        let line = texts::for_example(&products.join(", "));
        ui.label(text(line, Typeface::Regular, SMALL, tokens.muted));
    }
}

fn nothing_found(ui: &mut Ui, query: &str) {
    let tokens = style::tokens(ui);
    ui.add_space(12.0);
    ui.label(text(
        texts::no_matches(query.trim()),
        Typeface::Medium,
        BODY,
        tokens.text,
    ));
    ui.label(text(
        texts::SEARCH_ADVICE,
        Typeface::Regular,
        BODY,
        tokens.muted,
    ));
}

fn ghost(ui: &Ui, editor: &Editor, kind: &Kind, at: Pos2) {
    let theme = editor.theme();
    let layer = LayerId::new(Order::Tooltip, Id::unique("carried component"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = Rect::from_center_size(at, vec2(176.0, 52.0));
    let radius = eframe::egui::CornerRadius::same(10);
    painter.add(style::shadow(&theme.tokens, 4, 16).as_shape(rect, radius));
    let border = eframe::egui::Stroke::new(1.5, color32(theme.tokens.accent));
    painter.rect(
        rect,
        radius,
        color32(theme.tokens.card),
        border,
        eframe::egui::StrokeKind::Inside,
    );
    let tile = Rect::from_min_size(rect.min + vec2(10.0, 10.0), vec2(32.0, 32.0));
    let color = kind_color(theme, editor.catalog(), Some(kind));
    paint_tile(&painter, tile, &kind.icon, color);
    let name = painter.layout(
        kind.short_name().to_owned(),
        font(Typeface::SemiBold, BODY),
        color32(theme.tokens.text),
        116.0,
    );
    let top = rect.center().y - name.size().y / 2.0;
    painter.galley(
        Pos2::new(rect.min.x + 52.0, top),
        name,
        color32(theme.tokens.text),
    );
}

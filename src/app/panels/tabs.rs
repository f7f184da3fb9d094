//! The tabs of the open boards, shown when there are several.

use eframe::egui::{
    Align2, CornerRadius, Frame, Id, Key, Margin, Panel, PointerButton, Pos2, Rect, Response, Role,
    ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::documents::{DocumentId, OpenDocument};
use crate::app::panels::texts;
use crate::app::style::{self, BODY, color32, font, icon};
use crate::app::widgets::icon_button;
use crate::editor::Editor;
use crate::scene::Typeface;

const HEIGHT: f32 = 34.0;
const WIDEST: f32 = 220.0;
const NARROWEST: f32 = 96.0;
/// Room for the cross or the mark of unsaved work.
const END: f32 = 24.0;

/// What the person wants of the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabRequest {
    Show(DocumentId),
    Close(DocumentId),
    New,
    /// Move the tab in front to this place.
    Move(usize),
}

/// What a tab shows.
pub struct Tab {
    /// The board it shows.
    pub id: DocumentId,
    name: String,
    file: String,
    is_unsaved: bool,
    is_front: bool,
}

/// Whether a tab's board is the one that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabPlace {
    Front,
    Background,
}

impl TabPlace {
    /// The place of a board while another one, or the same, is in front.
    pub fn new(document: DocumentId, front: DocumentId) -> Self {
        if document == front {
            Self::Front
        } else {
            Self::Background
        }
    }
}

impl Tab {
    pub fn new(document: &OpenDocument, place: TabPlace) -> Self {
        let path = document.origin.path.as_ref();
        Self {
            id: document.id,
            name: document.name(),
            file: path.map_or_else(
                || texts::NEVER_SAVED.to_owned(),
                |path| path.display().to_string(),
            ),
            is_unsaved: document.editor.is_modified(),
            is_front: place == TabPlace::Front,
        }
    }
}

pub fn show(ui: &mut Ui, tabs: &[Tab], editor: &Editor) -> Option<TabRequest> {
    let tokens = style::tokens(ui);
    let mut wish = None;
    Panel::top("tabs")
        .exact_size(HEIGHT)
        .resizable(false)
        .frame(
            Frame::new()
                .fill(color32(tokens.panel))
                .inner_margin(Margin::symmetric(8, 0)),
        )
        .show(ui, |ui| {
            ScrollArea::horizontal().show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    wish = tabs_ui(ui, tabs);
                    let keys = editor.shortcut("file.new_tab");
                    if icon_button(ui, "ui.add", texts::NEW_TAB, keys.as_deref()).clicked() {
                        wish = Some(TabRequest::New);
                    }
                });
            });
        });
    wish
}

fn tabs_ui(ui: &mut Ui, tabs: &[Tab]) -> Option<TabRequest> {
    let mut wish = None;
    let mut places: Vec<Rect> = Vec::with_capacity(tabs.len());
    let mut dragged = None;
    for tab in tabs {
        let response = tab_ui(ui, tab, &mut wish);
        if response.clicked() || response.drag_started() {
            wish = wish.or(Some(TabRequest::Show(tab.id)));
        }
        if response.clicked_by(PointerButton::Middle) {
            wish = Some(TabRequest::Close(tab.id));
        }
        if tab.is_front && response.dragged() {
            dragged = response.interact_pointer_pos();
        }
        places.push(response.rect);
    }
    wish.or_else(|| moved(tabs, &places, dragged?))
}

/// Where the dragged tab goes: past a neighbour whose middle the pointer has crossed.
fn moved(tabs: &[Tab], places: &[Rect], pointer: Pos2) -> Option<TabRequest> {
    let at = tabs.iter().position(|tab| tab.is_front)?;
    let before = at.checked_sub(1).map(|left| places[left].center().x);
    let after = places.get(at + 1).map(|right| right.center().x);
    if before.is_some_and(|middle| pointer.x < middle) {
        return Some(TabRequest::Move(at - 1));
    }
    after
        .is_some_and(|middle| pointer.x > middle)
        .then_some(TabRequest::Move(at + 1))
}

fn tab_ui(ui: &mut Ui, tab: &Tab, wish: &mut Option<TabRequest>) -> Response {
    let tokens = style::tokens(ui);
    let (face, color) = if tab.is_front {
        (Typeface::Medium, tokens.text)
    } else {
        (Typeface::Regular, tokens.muted)
    };
    let galley = ui
        .painter()
        .layout_no_wrap(tab.name.clone(), font(face, BODY), color32(color));
    let width = (galley.size().x + 24.0 + END).clamp(NARROWEST, WIDEST);
    let place = ui.next_widget_position();
    let rect = Rect::from_min_size(
        Pos2::new(place.x, ui.max_rect().top() + 3.0),
        vec2(width, HEIGHT - 6.0),
    );
    ui.advance_cursor_after_rect(rect);
    let id = Id::unique(("tab", tab.id.0));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let spoken = if tab.is_unsaved {
        texts::unsaved_tab(&tab.name)
    } else {
        tab.name.clone()
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, tab.is_front, &spoken));
    let fill = if tab.is_front {
        tokens.active
    } else if response.hovered() {
        tokens.hover
    } else {
        tokens.panel
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(8), color32(fill));
    if response.has_focus() {
        let ring = Stroke::new(2.0, color32(tokens.accent));
        let inside = eframe::egui::StrokeKind::Inside;
        painter.rect_stroke(rect, CornerRadius::same(8), ring, inside);
    }
    let words = Rect::from_min_max(rect.min + vec2(12.0, 0.0), rect.max - vec2(END, 0.0));
    let at = words.left_center() - vec2(0.0, galley.size().y / 2.0);
    painter
        .with_clip_rect(words.intersect(ui.clip_rect()))
        .galley(at, galley, color32(color));
    end_ui(ui, tab, rect, &response, wish);
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Delete)) {
        *wish = Some(TabRequest::Close(tab.id));
    }
    response.on_hover_text(&tab.file)
}

/// A dot while there is unsaved work; a cross where the pointer is, or on the tab in front.
fn end_ui(ui: &Ui, tab: &Tab, rect: Rect, response: &Response, wish: &mut Option<TabRequest>) {
    let tokens = style::tokens(ui);
    let center = Pos2::new(rect.right() - END / 2.0 - 2.0, rect.center().y);
    let cross = Rect::from_center_size(center, Vec2::splat(20.0));
    let id = Id::unique(("close tab", tab.id.0));
    let close = ui.interact(cross, id, Sense::click());
    let name = texts::close_tab(&tab.name);
    close.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if close.clicked() {
        *wish = Some(TabRequest::Close(tab.id));
    }
    let is_over = close.hovered() || (response.hovered() && !tab.is_unsaved);
    if close.hovered() {
        let hover = color32(tokens.pressed);
        ui.painter()
            .rect_filled(cross, CornerRadius::same(6), hover);
    }
    if tab.is_unsaved && !is_over {
        ui.painter()
            .circle_filled(center, 3.5, color32(tokens.muted));
    } else if is_over || tab.is_front {
        let glyph = font(Typeface::Icon, 12.0);
        let color = color32(tokens.muted);
        ui.painter().text(
            center,
            Align2::CENTER_CENTER,
            icon("ui.close"),
            glyph,
            color,
        );
    }
    close.on_hover_text(name);
}

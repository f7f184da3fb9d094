//! One card: the board in small, its title, its task and its tags, and the ways in.

use eframe::egui::{
    Align, Color32, CornerRadius, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};

use crate::app::paint::grid;
use crate::app::start::board_card::{CardOrigin, StartCard};
use crate::app::start::grid::CardEntry;
use crate::app::start::texts;
use crate::app::style::{self, BODY, HEADING, SMALL, color32, font, icon, text};
use crate::app::widgets::{ToggleState, link_button, words};
use crate::editor::Camera;
use crate::scene::Typeface;
use crate::text::capitalized;

/// Height of the picture.
const PICTURE: f32 = 172.0;
const RADIUS: u8 = 12;
/// Height of the row with the ways into a case.
pub const WAYS: f32 = 36.0;

/// What became of a card in this frame.
pub struct CardResponse {
    pub response: Response,
    pub chosen: Option<CardEntry>,
    /// The picture is in view and not drawn yet.
    pub lacks_picture: bool,
}

/// Size of the picture on a card of that width, in points.
pub fn picture_size(width: f32) -> Vec2 {
    vec2(width, PICTURE) - Vec2::splat(2.0)
}

pub fn show(ui: &mut Ui, card: &StartCard, size: Vec2, state: ToggleState) -> CardResponse {
    let is_on = state.is_on();
    let tokens = style::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = if card.task.is_empty() {
        card.title.clone()
    } else {
        format!("{}: {}", card.title, card.task)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let mut shown = CardResponse {
        chosen: response.clicked().then_some(CardEntry::Open),
        response,
        lacks_picture: false,
    };
    if !ui.is_rect_visible(rect) && !shown.response.has_focus() {
        // Its ways in are named all the same, for those who do not look.
        shown.chosen = shown.chosen.or_else(|| body_ui(ui, card, rect));
        return shown;
    }
    let border = if is_on || shown.response.hovered() || shown.response.has_focus() {
        Stroke::new(2.0, color32(tokens.accent))
    } else {
        Stroke::new(1.0, color32(tokens.border))
    };
    let radius = CornerRadius::same(RADIUS);
    ui.painter()
        .rect_filled(rect, radius, color32(tokens.panel));
    let picture = Rect::from_min_size(rect.min, vec2(size.x, PICTURE));
    shown.lacks_picture = !picture_ui(ui, card, picture) && ui.is_rect_visible(picture);
    ui.painter()
        .rect_stroke(rect, radius, border, StrokeKind::Inside);
    shown.chosen = shown.chosen.or_else(|| body_ui(ui, card, rect));
    shown
}

/// What stands below the picture.
fn body_ui(ui: &mut Ui, card: &StartCard, rect: Rect) -> Option<CardEntry> {
    let inner = Rect::from_min_max(Pos2::new(rect.left(), rect.top() + PICTURE), rect.max)
        .shrink2(vec2(14.0, 10.0));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::top_down(Align::Min)),
    );
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    words_ui(&mut child, card);
    if !card.is_case() {
        return None;
    }
    let row = Rect::from_min_max(
        pos2(inner.left() - 6.0, rect.bottom() - WAYS - 2.0),
        pos2(inner.right() + 6.0, rect.bottom() - 4.0),
    );
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(row)
            .layout(Layout::left_to_right(Align::Center)),
    );
    entries_ui(&mut row, card)
}

fn entries_ui(ui: &mut Ui, card: &StartCard) -> Option<CardEntry> {
    ui.spacing_mut().item_spacing.x = 4.0;
    let ways = [
        (
            CardEntry::Open,
            texts::STUDY_SHORT,
            texts::STUDY,
            texts::STUDY_TOOLTIP,
        ),
        (
            CardEntry::Other,
            texts::DRAW,
            texts::DRAW,
            texts::DRAW_TOOLTIP,
        ),
        (
            CardEntry::Practise,
            texts::PRACTISE,
            texts::PRACTISE,
            texts::PRACTISE_TOOLTIP,
        ),
    ];
    let mut chosen = None;
    let can_practise = matches!(card.origin, CardOrigin::Case(_) | CardOrigin::Own(_));
    for (way, shown, name, hint) in ways {
        if way == CardEntry::Practise && !can_practise {
            continue;
        }
        let button = link_button(ui, shown).on_hover_text(hint);
        let spoken = format!("{name}: {}", card.title);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if button.clicked() {
            chosen = Some(way);
        }
    }
    chosen
}

/// Whether there was one to show.
fn picture_ui(ui: &Ui, card: &StartCard, rect: Rect) -> bool {
    let tokens = style::tokens(ui);
    let radius = CornerRadius {
        nw: RADIUS,
        ne: RADIUS,
        sw: 0,
        se: 0,
    };
    ui.painter()
        .rect_filled(rect, radius, color32(tokens.canvas));
    let line = Stroke::new(1.0, color32(tokens.border));
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    if card.is_empty_board() {
        empty_ui(ui, rect);
        return true;
    }
    let Some(texture) = card.picture(style::theme_of(ui)) else {
        return false;
    };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let inner = Rect::from_min_size(rect.min + Vec2::splat(1.0), picture_size(rect.width()));
    ui.painter()
        .image(texture.id(), inner, whole, Color32::WHITE);
    true
}

fn empty_ui(ui: &Ui, rect: Rect) {
    let tokens = style::tokens(ui);
    let painter = ui.painter_at(rect.shrink(1.0));
    let camera = Camera {
        pan: crate::geom::Vec2::new(f64::from(rect.left()), f64::from(rect.top())),
        zoom: 1.0,
    };
    grid(&painter, camera, color32(tokens.grid));
    let tile = Rect::from_center_size(rect.center(), vec2(44.0, 44.0));
    painter.rect_filled(tile, CornerRadius::same(12), color32(tokens.active));
    painter.text(
        tile.center(),
        eframe::egui::Align2::CENTER_CENTER,
        icon("ui.add"),
        font(Typeface::Icon, 24.0),
        color32(tokens.accent),
    );
}

fn words_ui(ui: &mut Ui, card: &StartCard) {
    let tokens = style::tokens(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let title = text(&card.title, Typeface::SemiBold, HEADING, tokens.text);
    words(ui, title);
    let task = LayoutJob {
        wrap: TextWrapping {
            max_rows: 2,
            max_width: ui.available_width(),
            ..TextWrapping::default()
        },
        ..LayoutJob::single_section(
            card.task.clone(),
            TextFormat::simple(font(Typeface::Regular, BODY), color32(tokens.muted)),
        )
    };
    ui.allocate_ui(vec2(ui.available_width(), 34.0), |ui| {
        ui.set_min_height(34.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(task));
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, color32(tokens.muted));
    });
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut room = ui.available_width();
        for tag in &card.tags {
            let galley = ui.painter().layout_no_wrap(
                capitalized(tag),
                font(Typeface::Regular, SMALL),
                color32(tokens.muted),
            );
            let size = galley.size() + vec2(14.0, 6.0);
            if size.x > room {
                break;
            }
            room -= size.x + 6.0;
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            ui.painter()
                .rect_filled(rect, CornerRadius::same(9), color32(tokens.hover));
            ui.painter()
                .galley(rect.min + vec2(7.0, 3.0), galley, color32(tokens.muted));
        }
    });
}

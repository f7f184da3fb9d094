//! One card: the board in small, its title, its task and its tags.

use eframe::egui::{
    Align, CornerRadius, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, vec2,
};

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};

use crate::app::look::{self, BODY, HEADING, SMALL, color32, font, icon, text};
use crate::app::paint::{draw_once, grid, world_rect};
use crate::app::start::Card;
use crate::app::widgets::words;
use crate::editor::Camera;
use crate::scene::Face;

/// Height of the picture.
const PICTURE: f32 = 172.0;
/// Free around the board, in points.
const MARGIN: f64 = 10.0;
const RADIUS: u8 = 12;

pub fn show(ui: &mut Ui, card: &Card, size: Vec2, is_on: bool) -> Response {
    let tokens = look::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = if card.task.is_empty() {
        card.title.clone()
    } else {
        format!("{}: {}", card.title, card.task)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let border = if is_on || response.hovered() || response.has_focus() {
        Stroke::new(2.0, color32(tokens.accent))
    } else {
        Stroke::new(1.0, color32(tokens.border))
    };
    let radius = CornerRadius::same(RADIUS);
    ui.painter()
        .rect_filled(rect, radius, color32(tokens.panel));
    picture_ui(
        ui,
        card,
        Rect::from_min_size(rect.min, vec2(size.x, PICTURE)),
    );
    ui.painter()
        .rect_stroke(rect, radius, border, StrokeKind::Inside);
    let words = Rect::from_min_max(Pos2::new(rect.left(), rect.top() + PICTURE), rect.max)
        .shrink2(vec2(14.0, 10.0));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(words)
            .layout(Layout::top_down(Align::Min)),
    );
    child.set_clip_rect(words.intersect(ui.clip_rect()));
    words_ui(&mut child, card);
    response.on_hover_text(spoken)
}

fn picture_ui(ui: &Ui, card: &Card, rect: Rect) {
    let tokens = look::tokens(ui);
    let radius = CornerRadius {
        nw: RADIUS,
        ne: RADIUS,
        sw: 0,
        se: 0,
    };
    ui.painter()
        .rect_filled(rect, radius, color32(tokens.canvas));
    let painter = ui.painter_at(rect.shrink(1.0));
    match &card.scene {
        Some(scene) if !scene.is_empty() => {
            let camera = whole(scene.bounds(), world_rect(rect));
            draw_once(&painter, camera, scene);
        }
        Some(_) => {}
        None => {
            let camera = Camera {
                pan: crate::geom::Vec2::new(f64::from(rect.left()), f64::from(rect.top())),
                zoom: 1.0,
            };
            grid(&painter, camera, color32(tokens.grid));
            let tile = Rect::from_center_size(rect.center(), vec2(44.0, 44.0));
            painter.rect_filled(tile, CornerRadius::same(12), color32(tokens.active));
            let center = eframe::egui::Align2::CENTER_CENTER;
            painter.text(
                tile.center(),
                center,
                icon("ui.add"),
                font(Face::Icon, 24.0),
                color32(tokens.accent),
            );
        }
    }
    let line = Stroke::new(1.0, color32(tokens.border));
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// All of the board in the picture: far smaller than any zoom a person works at.
fn whole(board: crate::geom::Rect, picture: crate::geom::Rect) -> Camera {
    let room = picture.inset(-MARGIN);
    let zoom = (room.width() / board.width())
        .min(room.height() / board.height())
        .min(0.6);
    Camera {
        pan: picture.center().to_vec2() - board.center().to_vec2() * zoom,
        zoom,
    }
}

fn words_ui(ui: &mut Ui, card: &Card) {
    let tokens = look::tokens(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let title = text(&card.title, Face::SemiBold, HEADING, tokens.text);
    words(ui, title);
    let task = LayoutJob {
        wrap: TextWrapping {
            max_rows: 2,
            max_width: ui.available_width(),
            ..TextWrapping::default()
        },
        ..LayoutJob::single_section(
            card.task.clone(),
            TextFormat::simple(font(Face::Regular, BODY), color32(tokens.muted)),
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
                tag.replace('_', " "),
                font(Face::Regular, SMALL),
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

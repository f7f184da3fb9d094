//! The whole board, small: what the stage lights is filled, what was told before is calm, the rest an outline.

use std::collections::BTreeSet;

use eframe::egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::panels::texts;
use crate::app::style::{self, color32};
use crate::editor::Editor;
use crate::geom::{self, union};
use crate::model::NodeId;

/// Nothing is smaller than this, in points.
const LEAST: f32 = 3.0;

pub fn show(ui: &mut Ui, editor: &Editor, place: Rect) {
    let response = ui.allocate_rect(place, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, texts::STAGE_MAP));
    let boxes = &editor.board().own_derived().boxes;
    let folded = editor.board().own_derived().folds.frames();
    let all = boxes.values().map(|at| at.rect);
    let Some(whole) = union(all.chain(folded.values().copied())) else {
        return;
    };
    let tokens = style::tokens(ui);
    let at = editor.board().stage_walk().map_or(0, |walk| walk.at);
    let lit: Option<BTreeSet<&NodeId>> = editor
        .board()
        .shown_stage()
        .map(|stage| stage.lit.iter().collect());
    let told = editor
        .board()
        .stages()
        .iter()
        .take(at)
        .flat_map(|stage| &stage.lit);
    let told: BTreeSet<&NodeId> = told.collect();
    let zoom = (place.width() / whole.width() as f32).min(place.height() / whole.height() as f32);
    let corner = place.center() - vec2(whole.width() as f32, whole.height() as f32) * zoom / 2.0;
    let painter = ui.painter_at(place.expand(1.0));
    let on_map = |rect: geom::Rect| {
        let min = corner + vec2((rect.x0 - whole.x0) as f32, (rect.y0 - whole.y0) as f32) * zoom;
        let size = vec2(rect.width() as f32, rect.height() as f32) * zoom;
        Rect::from_min_size(pos2(min.x, min.y), size.max(vec2(LEAST, LEAST)))
    };
    let stage = editor.board().shown_stage();
    for (id, rect) in folded {
        let is_lit = stage.is_none_or(|stage| stage.folded.contains(id));
        let ink = if is_lit { tokens.accent } else { tokens.border };
        painter.rect_filled(on_map(*rect), 1.5, color32(ink));
    }
    for (id, node) in boxes {
        let rect = on_map(node.rect);
        let is_lit = lit.as_ref().is_none_or(|lit| lit.contains(id));
        if is_lit {
            painter.rect_filled(rect, 1.5, color32(tokens.accent));
        } else if told.contains(id) {
            painter.rect_filled(rect, 1.5, color32(tokens.muted.faded(0.4)));
        } else {
            let line = Stroke::new(1.0, color32(tokens.border));
            painter.rect_stroke(rect, 1.5, line, StrokeKind::Inside);
        }
    }
}

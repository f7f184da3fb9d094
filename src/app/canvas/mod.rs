//! The board on the screen: grid, scene, the tool's overlay, and what the pointer and keys do there.

mod accessibility;
mod menu;
mod pointer;

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, EventFilter, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::app::paint::{MeshCache, ViewTransform, grid, screen_point, world_rect};
use crate::app::style::{self, BODY, color32, font};
use crate::editor::{
    Action, CanvasInput, CursorShape, Editor, LitParts, TargetSet, ToolId, failure_hint, lit,
};
use crate::model::Target;
use crate::scene::{Item, Typeface};

pub use menu::{ALIGNING, aligning_ui, command_item, switch_item};
pub use pointer::Pointer;

/// The canvas's own state: what the pointer is doing, and what was drawn last.
pub struct Canvas {
    pointer: Pointer,
    menu: menu::ContextMenu,
    meshes: MeshCache,
    reading: accessibility::ReadingOrder,
    last_zoom: f64,
    /// Where it was drawn.
    pub rect: Option<Rect>,
}

impl Default for Canvas {
    fn default() -> Self {
        keep_freed_memory();
        Self {
            pointer: Pointer::default(),
            menu: menu::ContextMenu::default(),
            meshes: MeshCache::default(),
            reading: accessibility::ReadingOrder::default(),
            last_zoom: 0.0,
            rect: None,
        }
    }
}

/// Every frame takes and frees a few megabytes for its triangles. The C library of Linux hands such blocks back to the
/// system, which then has to clear them anew for each frame and takes longer over it than drawing does, until it has
/// seen a larger block come and go. This one is never touched, so it costs nothing.
fn keep_freed_memory() {
    const MORE_THAN_A_FRAME: usize = 24 << 20;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(
        MORE_THAN_A_FRAME,
    )));
}

/// What one frame of the canvas asks for.
#[derive(Default)]
pub struct CanvasOutput {
    /// What the pointer and keys did on the board, in order; after the actions.
    pub inputs: Vec<CanvasInput>,
    /// What menus and panels ask for, in order.
    pub actions: Vec<Action>,
}

/// Whom the keyboard belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysFor {
    /// To the canvas, or to nobody.
    Canvas,
    /// To a dialog, a panel or a field.
    Others,
}

/// The canvas's id, for whoever gives it the keyboard.
pub fn canvas_id() -> Id {
    Id::unique("canvas")
}

impl Canvas {
    /// Shows the board in all of `ui`.
    pub fn show(&mut self, ui: &mut Ui, editor: &Editor, keys: KeysFor) -> CanvasOutput {
        let rect = ui.max_rect();
        self.rect = Some(rect);
        let response = ui.interact(rect, canvas_id(), Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, board_name(editor)));
        let mut wishes = CanvasOutput::default();
        if keys == KeysFor::Canvas {
            Self::keep_keys(ui);
        }
        self.pointer.read(ui, rect, editor, keys, &mut wishes);
        self.paint(ui, rect, editor);
        self.reading.publish(ui, editor, &mut wishes.actions);
        self.menu.show(ui, editor, &mut wishes);
        pointer_hint(ui, editor);
        set_cursor(ui, rect, editor, &self.pointer);
        if response.has_focus() && ui.input(|input| input.key_down(eframe::egui::Key::Tab)) {
            focus_ring(ui, rect);
        }
        wishes
    }

    /// Without a text field or button in use, keys mean the board; Tab and arrows too, which egui would
    /// take to walk its widgets.
    fn keep_keys(ui: &Ui) {
        let id = canvas_id();
        ui.memory_mut(|memory| {
            if memory.focused().is_none() {
                memory.request_focus(id);
            }
            memory.set_focus_lock_filter(
                id,
                EventFilter {
                    tab: true,
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: true,
                },
            );
        });
    }

    fn paint(&mut self, ui: &Ui, rect: Rect, editor: &Editor) {
        let tokens = &editor.theme().tokens;
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0, color32(tokens.canvas));
        let camera = editor.camera();
        if editor.view().grid {
            grid(&painter, camera, color32(tokens.grid));
        }
        #[expect(clippy::float_cmp, reason = "unchanged means the very same number")]
        let is_zooming = self.last_zoom != camera.zoom && self.last_zoom != 0.0;
        self.last_zoom = camera.zoom;
        let look = ViewTransform { camera, is_zooming };
        let scene = editor.picture();
        let close = PortNames::new(editor);
        let overlay = editor.overlay();
        let wants_more = self
            .meshes
            .show(&painter, look, scene, &overlay, |item| close.is_on(item));
        if wants_more {
            ui.request_repaint();
        }
        let is_waiting = editor.tool_id() == ToolId::Select && editor.connecting().is_none();
        let draws = !editor.board().is_before_drawing();
        if editor.document().is_blank() && is_waiting && draws {
            empty_hint(ui, rect, editor);
        }
    }

    pub fn is_dragging(&self) -> bool {
        self.pointer.is_down()
    }
}

/// Names of ports and what flows show on what is selected or under the pointer, and everywhere while a connection is drawn.
struct PortNames<'a> {
    selection: &'a TargetSet,
    hovered: Option<Target>,
    lit: Option<&'a LitParts>,
    is_connecting: bool,
}

impl<'a> PortNames<'a> {
    fn new(editor: &'a Editor) -> Self {
        Self {
            selection: editor.selection(),
            hovered: editor.hovered(),
            lit: lit(editor),
            is_connecting: editor.connecting().is_some(),
        }
    }

    /// What is lit says what flows along it.
    fn is_lit_edge(&self, owner: &Target) -> bool {
        let Target::Edge(id) = owner else {
            return false;
        };
        self.lit.is_some_and(|lit| lit.edges.contains(id))
    }

    fn is_on(&self, item: &Item) -> bool {
        let is_meant = |owner: &Target| {
            self.is_connecting
                || self.selection.contains(owner)
                || self.hovered.as_ref() == Some(owner)
                || self.is_lit_edge(owner)
        };
        item.owner.as_ref().is_some_and(is_meant)
    }
}

fn board_name(editor: &Editor) -> String {
    let diagram = editor.document().diagram();
    format!(
        "Board: {} components, {} connections",
        diagram.n_nodes(),
        diagram.n_edges()
    )
}

fn empty_hint(ui: &Ui, rect: Rect, editor: &Editor) {
    let tokens = &editor.theme().tokens;
    let lines = [
        (
            "Drag a component from the left to begin",
            Typeface::Medium,
            style::HEADING,
            tokens.text,
        ),
        (
            "or press  /  and type a name, such as “client” or “Kafka”",
            Typeface::Regular,
            BODY,
            tokens.muted,
        ),
    ];
    let mut at = rect.center() - vec2(0.0, 16.0);
    for (line, face, size, color) in lines {
        ui.painter().text(
            at,
            Align2::CENTER_CENTER,
            line,
            font(face, size),
            color32(color),
        );
        at.y += 26.0;
    }
}

/// What would happen now, beside the pointer.
fn pointer_hint(ui: &Ui, editor: &Editor) {
    let (Some(hint), Some(at)) = (
        editor.pointer_hint().or_else(|| failure_hint(editor)),
        ui.input(|input| input.pointer.hover_pos()),
    ) else {
        return;
    };
    let tokens = &editor.theme().tokens;
    let color = color32(tokens.tooltip_text);
    let galley = ui
        .painter()
        .layout(hint, font(Typeface::Regular, style::SMALL), color, 260.0);
    let mut place =
        Rect::from_min_size(at + vec2(18.0, 18.0), galley.size()).expand2(vec2(8.0, 5.0));
    let limit = ui.max_rect().shrink(8.0);
    place = place.translate(vec2(
        (limit.right() - place.right()).min(0.0),
        (limit.bottom() - place.bottom()).min(0.0),
    ));
    ui.painter()
        .rect_filled(place, CornerRadius::same(6), color32(tokens.tooltip));
    ui.painter()
        .galley(place.min + vec2(8.0, 5.0), galley, color);
}

fn set_cursor(ui: &Ui, rect: Rect, editor: &Editor, pointer: &Pointer) {
    let over = ui.input(|input| input.pointer.hover_pos());
    if !over.is_some_and(|at| pointer::is_over(ui, rect, at)) && !pointer.is_down() {
        return;
    }
    let icon = match editor.cursor() {
        _ if pointer.is_space_held() && !pointer.is_down() => CursorIcon::Grab,
        CursorShape::Default => CursorIcon::Default,
        CursorShape::Move => CursorIcon::Move,
        CursorShape::Grab => CursorIcon::Grab,
        CursorShape::Grabbing => CursorIcon::Grabbing,
        CursorShape::Crosshair => CursorIcon::Crosshair,
        CursorShape::Copy => CursorIcon::Copy,
        CursorShape::ResizeAcross => CursorIcon::ResizeHorizontal,
        CursorShape::ResizeDown => CursorIcon::ResizeVertical,
        CursorShape::ResizeFalling => CursorIcon::ResizeNwSe,
        CursorShape::ResizeRising => CursorIcon::ResizeNeSw,
        CursorShape::NotAllowed => CursorIcon::NotAllowed,
        CursorShape::Text => CursorIcon::Text,
        CursorShape::None => CursorIcon::None,
    };
    ui.set_cursor_icon(icon);
}

/// Marks what has the keyboard.
pub fn focus_ring(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(2.0, color32(style::tokens(ui).accent));
    ui.painter()
        .rect_stroke(rect, CornerRadius::ZERO, stroke, StrokeKind::Inside);
}

/// Where a world rectangle is on the screen.
pub fn on_screen(editor: &Editor, world: crate::geom::Rect) -> Rect {
    let camera = editor.camera();
    Rect::from_two_pos(
        screen_point(camera.to_screen(world.origin())),
        screen_point(camera.to_screen(crate::geom::Point::new(world.x1, world.y1))),
    )
}

/// The part of the world that shows.
pub fn seen(ui: &Ui, editor: &Editor) -> crate::geom::Rect {
    editor.camera().visible(world_rect(ui.max_rect()))
}

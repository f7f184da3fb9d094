//! Where the parts of the window are, and one frame of them.

use eframe::egui::{
    Area, CentralPanel, Context, CornerRadius, Frame, Id, Key, Margin, Order, Panel, Rect,
    ScrollArea, Stroke, Ui, Vec2,
};

use crate::app::areas::{AreaId, Card, landing_ui};
use crate::app::canvas::{Wishes, canvas_id};
use crate::app::desk::Next;
use crate::app::look::{self, color32};
use crate::app::paint::world_rect;
use crate::app::panels::menu_bar::FileState;
use crate::app::panels::tabs::{self, Tab, TabWish};
use crate::app::panels::{bare, inspector, menu_bar, problems, status, style, toolbar};
use crate::app::shell::Shell;
use crate::editor::{Action, FindingAction, ViewAction};

/// Narrower than this, the inspector lies over the canvas instead of beside it.
const WIDE: f32 = 1180.0;
/// Height of the toolbar with what is free around it.
const TOOLBAR: f32 = 60.0;
/// Width of the inspector that lies over the canvas.
const OVERLAY: f32 = 288.0;

impl Shell {
    /// The board with its panels. Returns what everything in it asks for.
    pub(in crate::app) fn board_ui(&mut self, ui: &mut Ui) -> Wishes {
        let mut actions = Vec::new();
        // What hovers in a list is said anew every frame.
        if self.front.editor.board().hovered().is_some() {
            actions.push(Action::View(ViewAction::Hover(None)));
        }
        if self.front.editor.pointed().is_some() {
            actions.push(Action::View(ViewAction::Highlight(None)));
        }
        if self.front.editor.previewed_fix().is_some() {
            actions.push(Action::Finding(FindingAction::PreviewFix(None)));
        }
        let is_bare = self.is_focused || self.front.editor.show().is_some();
        let is_wide = ui.max_rect().width() >= WIDE;
        if !is_bare {
            self.panels_ui(ui, is_wide, &mut actions);
        }
        let canvas = ui.available_rect_before_wrap();
        self.front.editor.set_viewport(world_rect(canvas));
        let clear = self.clear(canvas, is_bare, is_wide);
        self.front.editor.set_clear(world_rect(clear));
        self.keep_fitted();
        self.front.editor.keep_show();
        self.prompts
            .show(ui, canvas, &self.front.editor, &mut actions);
        let mut wishes = Wishes::default();
        let has_keys = self.canvas_has_keys(ui);
        CentralPanel::no_frame().show(ui, |ui| {
            let shown = self.canvas.show(ui, &self.front.editor, has_keys);
            wishes.inputs = shown.inputs;
            wishes.actions = actions;
            wishes.actions.extend(shown.actions);
        });
        if is_bare {
            bare::show(ui, canvas, &self.front.editor, &mut wishes.actions);
        } else {
            self.floating_ui(ui, canvas, is_wide, &mut wishes.actions);
        }
        self.find_bar
            .show(ui, canvas, &self.front.editor, &mut wishes.actions);
        self.palette
            .carry(ui, &self.front.editor, Some(canvas), &mut wishes.actions);
        self.toasts.show(ui, canvas);
        wishes
    }

    /// The canvas without what floats over it, or soon will: the inspector comes with what is selected.
    fn clear(&self, canvas: Rect, is_bare: bool, is_wide: bool) -> Rect {
        if is_bare {
            return canvas;
        }
        let mut clear = canvas;
        clear.min.y += TOOLBAR;
        if !is_wide && self.settings.inspector {
            clear.max.x -= OVERLAY + 12.0;
        }
        clear
    }

    fn panels_ui(&mut self, ui: &mut Ui, is_wide: bool, actions: &mut Vec<Action>) {
        self.bars_ui(ui, actions);
        self.palette_ui(ui, actions);
        if is_wide {
            self.inspector_panel(ui, actions);
        }
        self.problems_ui(ui, actions);
    }

    /// What lies over the canvas.
    fn floating_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        is_wide: bool,
        actions: &mut Vec<Action>,
    ) {
        toolbar::show(ctx, canvas, &self.front.editor, actions);
        if !is_wide {
            self.inspector_overlay(ctx, canvas, actions);
        }
        if self.settings.minimap {
            self.minimap.show(ctx, canvas, &self.front.editor, actions);
        }
    }

    /// Whether keys mean the board: no dialog, no question, no text being typed.
    pub(in crate::app) fn canvas_has_keys(&self, ctx: &Context) -> bool {
        !self.has_dialog()
            && self.front.editor.prompt().is_none()
            && !self.is_in_area(ctx)
            && !ctx.text_edit_focused()
            && !eframe::egui::Popup::is_any_open(ctx)
    }

    fn bars_ui(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let tokens = look::tokens(ui);
        let bar = Frame::new().fill(color32(tokens.panel));
        let name = self.file_name();
        let untitled = self.front.name();
        let file = FileState {
            name: name.as_deref(),
            untitled: &untitled,
            is_saving: self.is_saving(),
            recent: &self.settings.recent,
            settings: &self.settings,
        };
        let mut recent = None;
        Panel::top("menu bar")
            .exact_size(44.0)
            .resizable(false)
            .frame(bar.inner_margin(Margin::symmetric(8, 0)))
            .show(ui, |ui| {
                recent = menu_bar::show(ui, &self.front.editor, &file, &mut self.drafts, actions);
            });
        if let Some(path) = recent {
            self.request(ui, Next::Open(path));
        }
        self.tabs_ui(ui);
        Panel::bottom("status bar")
            .exact_size(28.0)
            .resizable(false)
            .frame(bar.inner_margin(Margin::symmetric(14, 0)))
            .show(ui, |ui| status::show(ui, &self.front.editor, actions));
    }

    /// The tabs, when there are several.
    fn tabs_ui(&mut self, ui: &mut Ui) {
        let tabs: Vec<Tab> = self
            .sheets()
            .map(|sheet| Tab::new(sheet, sheet.id == self.front.id))
            .collect();
        if tabs.len() < 2 {
            return;
        }
        match tabs::show(ui, &tabs, &self.front.editor) {
            Some(TabWish::Show(id)) => self.bring(ui, id),
            Some(TabWish::Close(id)) => self.request(ui, Next::CloseTab(id)),
            Some(TabWish::New) => self.request(ui, Next::Empty),
            Some(TabWish::Move(to)) => self.move_tab(to),
            None => {}
        }
    }

    fn palette_ui(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let mut open = self.settings.palette;
        let shown = Panel::left("palette")
            .default_size(self.settings.palette_width)
            .size_range(180.0..=420.0)
            .frame(side_frame(ui))
            .show_collapsible(ui, &mut open, |ui| {
                landing_ui(ui, AreaId::Palette);
                self.palette.show(ui, &self.front.editor, actions);
            });
        if let Some(shown) = shown {
            self.settings.palette_width = shown.response.rect.width().max(180.0);
        }
        self.settings.palette = open;
    }

    fn inspector_panel(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let mut open = self.settings.inspector;
        let shown = Panel::right("inspector")
            .default_size(self.settings.inspector_width)
            .size_range(232.0..=460.0)
            .frame(side_frame(ui))
            .show_collapsible(ui, &mut open, |ui| {
                landing_ui(ui, AreaId::Inspector);
                inspector::show(ui, &self.front.editor, &mut self.drafts, actions);
            });
        if let Some(shown) = shown {
            self.settings.inspector_width = shown.response.rect.width().max(232.0);
        }
        self.settings.inspector = open;
    }

    /// In a narrow window the inspector floats, and only while something is selected, it has the keyboard or the
    /// requirements card was asked for.
    fn inspector_overlay(&mut self, ctx: &Context, canvas: Rect, actions: &mut Vec<Action>) {
        let has_keys = self.area == AreaId::Inspector && self.is_in_area(ctx);
        let has_selection =
            !self.front.editor.selection().is_empty() || !self.front.editor.styled().is_empty();
        if has_selection {
            self.card = Card::Closed;
        }
        let is_asked_for = has_selection || has_keys || self.card == Card::Open;
        if !self.settings.inspector || !is_asked_for || self.canvas.is_dragging() {
            return;
        }
        let tokens = look::tokens(ctx);
        let is_tool = self
            .front
            .editor
            .board()
            .sample(self.front.editor.tool_id())
            .is_some();
        // While something is drawn, the canvas matters more: only the choices for it are shown.
        let width = if is_tool { 232.0 } else { OVERLAY };
        let shown = Area::new(Id::unique("inspector overlay"))
            .order(Order::Middle)
            .fixed_pos(canvas.right_top() + Vec2::new(-width - 12.0, 64.0))
            .accessible_name("Inspector")
            .show(ctx, |ui| {
                Frame::new()
                    .fill(color32(tokens.panel))
                    .stroke(Stroke::new(1.0, color32(tokens.border)))
                    .corner_radius(CornerRadius::same(12))
                    .shadow(look::shadow(tokens, 4, 16))
                    .inner_margin(Margin::same(12))
                    .show(ui, |ui| {
                        let height = (canvas.height() - 64.0 - 36.0).max(120.0);
                        ui.set_width(width - 24.0);
                        if is_tool {
                            ScrollArea::vertical()
                                .max_height(height)
                                .min_scrolled_height(height)
                                .show(ui, |ui| style::show(ui, &self.front.editor, actions));
                            return;
                        }
                        ui.set_max_height(height);
                        ui.set_min_height(height);
                        landing_ui(ui, AreaId::Inspector);
                        inspector::show(ui, &self.front.editor, &mut self.drafts, actions);
                    });
            });
        let place = shown.response.rect;
        if is_left(ctx, place) {
            self.card = Card::Closed;
        }
    }

    fn problems_ui(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let tokens = look::tokens(ui);
        let frame = Frame::new()
            .fill(color32(tokens.panel))
            .inner_margin(Margin::symmetric(12, 0));
        let open = self.settings.problems;
        let most = (ui.available_height() * 0.6).max(120.0);
        let panel = if open {
            Panel::bottom("problems")
                .default_size(
                    self.settings
                        .problems_height
                        .min(ui.available_height() * 0.25),
                )
                .size_range(96.0..=most)
        } else {
            Panel::bottom("problems closed")
                .exact_size(problems::HEADER)
                .resizable(false)
        };
        let mut toggled = false;
        let shown = panel.frame(frame).show(ui, |ui| {
            landing_ui(ui, AreaId::Problems);
            ui.allocate_ui(Vec2::new(ui.available_width(), problems::HEADER), |ui| {
                ui.set_min_height(problems::HEADER);
                toggled = self
                    .problems
                    .header_ui(ui, &self.front.editor, open, actions);
            });
            if open {
                self.problems.list_ui(ui, &self.front.editor, actions);
            }
        });
        if open {
            self.settings.problems_height = shown.response.rect.height();
        }
        self.settings.problems ^= toggled;
    }

    /// Gives the keyboard back to the board.
    pub(in crate::app) fn focus_canvas(ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
}

/// Whether somebody pressed Escape, or the pointer outside the place and what hangs open from it.
fn is_left(ctx: &Context, place: Rect) -> bool {
    let is_list_open = eframe::egui::Popup::is_any_open(ctx);
    !is_list_open
        && ctx.input(|input| {
            let outside = input
                .pointer
                .interact_pos()
                .is_some_and(|at| !place.contains(at));
            input.key_pressed(Key::Escape) || input.pointer.any_pressed() && outside
        })
}

fn side_frame(ctx: &Context) -> Frame {
    Frame::new()
        .fill(color32(look::tokens(ctx).panel))
        .inner_margin(Margin::same(12))
}

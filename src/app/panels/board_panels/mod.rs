//! The panels around the canvas and over it: their own state, where they are, and one frame of them.

mod docked;
mod room_panels;
mod view;

use std::path::PathBuf;

use eframe::egui::{Align2, CentralPanel, Context, Id, Key, Rect, ScrollArea, Ui, Vec2};

use crate::app::canvas::{Canvas, CanvasOutput, KeysFor, canvas_id};
use crate::app::documents::OpenDocuments;
use crate::app::find_bar::FindBar;
use crate::app::focus_regions::{FocusRegion, RequirementsOverlay, landing_ui};
use crate::app::legend::Legend;
use crate::app::minimap::Minimap;
use crate::app::panels::board_panels::view::{
    CanvasFocus, OVERLAY, WindowWidth, forget_hover, keep_view, unobscured, walk_view,
};
use crate::app::panels::findings::FindingsPanel;
use crate::app::panels::palette::Palette;
use crate::app::panels::stage_strip::StageStrip;
use crate::app::panels::tabs::TabRequest;
use crate::app::panels::{attention_chip, inspector, presentation_bar, style_editor, toolbar};
use crate::app::practice::{PracticeRoom, RoomRequest};
use crate::app::prompts::PromptState;
use crate::app::toasts::{ToastAction, Toasts};
use crate::app::user_files::UserSettings;
use crate::app::widgets::{FieldDrafts, FloatingPanel};
use crate::editor::{Action, Editor, StepDirection, WalkView};

/// Narrower than this, the inspector lies over the canvas instead of beside it.
const WIDE: f32 = 1180.0;
/// The same while stages are walked: palette and problems are closed then.
const WIDE_FOR_STAGES: f32 = 900.0;

/// The panels' own state.
#[derive(Default)]
pub struct BoardPanels {
    canvas: Canvas,
    palette: Palette,
    problems: FindingsPanel,
    prompts: PromptState,
    find_bar: FindBar,
    minimap: Minimap,
    legend: Legend,
    stages: StageStrip,
    drafts: FieldDrafts,
    /// Whether the person wants to see the canvas alone.
    focus: CanvasFocus,
    /// The requirements card over the canvas of a narrow window.
    card: RequirementsOverlay,
    /// Where F6 took the keyboard last.
    area: FocusRegion,
}

/// What the panels read and change of the window.
pub struct PanelContext<'a> {
    /// The board in front is shown, and the others as tabs.
    pub documents: &'a mut OpenDocuments,
    /// Which panels are open, and how large.
    pub settings: &'a mut UserSettings,
    /// Messages over the canvas.
    pub toasts: &'a mut Toasts,
    /// Whether a dialog is open, which then has the keyboard.
    pub has_dialog: bool,
    /// An attempt that goes on.
    pub room: Option<&'a mut PracticeRoom>,
}

/// What one frame of the panels and the canvas asks for.
#[derive(Default)]
pub struct BoardOutput {
    /// For the board in front.
    pub wishes: CanvasOutput,
    /// A recent file that is to be opened.
    pub recent: Option<PathBuf>,
    /// What is to be done with the tabs.
    pub tab: Option<TabRequest>,
    /// What a message offered and was taken up on.
    pub toast: Option<ToastAction>,
    /// What an attempt asks for.
    pub room: Vec<RoomRequest>,
}

impl BoardPanels {
    /// The board with its panels.
    pub fn board_ui(&mut self, ui: &mut Ui, context: &mut PanelContext) -> BoardOutput {
        let mut output = BoardOutput::default();
        // A key that closes a list that hangs open means nothing else.
        let had_list = eframe::egui::Popup::is_any_open(ui);
        output.wishes.actions = forget_hover(&context.documents.front.editor);
        let walk = walk_view(&context.documents.front.editor);
        let is_shown = context.documents.front.editor.show().is_some();
        let focus = if is_shown || walk == Some(WalkView::Present) {
            CanvasFocus::CanvasAlone
        } else {
            self.focus
        };
        let wide = walk.map_or(WIDE, |_| WIDE_FOR_STAGES);
        let drawer = context.room.as_ref();
        let drawer = drawer.map_or(0.0, |room| room.drawer_width());
        let width = if ui.max_rect().width() - drawer >= wide {
            WindowWidth::Wide
        } else {
            WindowWidth::Narrow
        };
        if focus == CanvasFocus::WithPanels {
            self.panels_ui(ui, width, context, &mut output);
        } else {
            let editor = &context.documents.front.editor;
            self.stages.show(ui, editor, &mut output.wishes.actions);
        }
        let canvas = ui.available_rect_before_wrap();
        let clear = match walk {
            Some(_) => canvas,
            None => unobscured(canvas, focus, width, context.settings),
        };
        keep_view(&mut context.documents.front, context.toasts, canvas, clear);
        let editor = &context.documents.front.editor;
        let actions = &mut output.wishes.actions;
        self.prompts.show(ui, canvas, editor, actions);
        let has_keys = !context.has_dialog && !had_list && self.canvas_has_keys(ui, editor);
        let keys = if has_keys {
            KeysFor::Canvas
        } else {
            KeysFor::Others
        };
        CentralPanel::no_frame().show(ui, |ui| {
            let shown = self.canvas.show(ui, editor, keys);
            output.wishes.inputs = shown.inputs;
            actions.extend(shown.actions);
        });
        match focus {
            CanvasFocus::CanvasAlone if walk.is_some() => {}
            CanvasFocus::CanvasAlone => {
                presentation_bar::show(ui, canvas, editor, actions);
            }
            CanvasFocus::WithPanels => {
                self.floating_ui(ui, canvas, width, editor, context.settings, actions);
            }
        }
        if let Some(room) = &mut context.room {
            room_panels::over_board_ui(ui, canvas, room, editor, &mut output.room);
        }
        self.find_bar.show(ui, canvas, editor, actions);
        self.palette.carry(ui, editor, Some(canvas), actions);
        output.toast = context.toasts.show_on_board(ui, canvas, editor);
        output
    }

    fn panels_ui(
        &mut self,
        ui: &mut Ui,
        width: WindowWidth,
        context: &mut PanelContext,
        output: &mut BoardOutput,
    ) {
        if context.room.is_some() {
            return self.room_panels_ui(ui, width, context, output);
        }
        self.bars_ui(ui, context, output);
        let editor = &context.documents.front.editor;
        let actions = &mut output.wishes.actions;
        if editor.board().stage_walk().is_some() {
            self.stages.show(ui, editor, actions);
            if width == WindowWidth::Wide {
                self.inspector_panel_ui(ui, editor, context.settings, actions);
            }
            return;
        }
        self.palette_ui(ui, editor, context.settings, actions);
        if width == WindowWidth::Wide {
            self.inspector_panel_ui(ui, editor, context.settings, actions);
        }
        self.problems_ui(ui, editor, context.settings, actions);
    }

    /// What lies over the canvas.
    fn floating_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        width: WindowWidth,
        editor: &Editor,
        settings: &UserSettings,
        actions: &mut Vec<Action>,
    ) {
        let is_walking = editor.board().stage_walk().is_some();
        if !is_walking {
            toolbar::show(ctx, canvas, editor, actions);
        }
        attention_chip::show(ctx, canvas, editor, actions);
        if width == WindowWidth::Narrow && settings.inspector {
            self.inspector_overlay_ui(ctx, canvas, editor, actions);
        }
        if settings.minimap && !is_walking {
            self.minimap.show(ctx, canvas, editor, actions);
        }
        if settings.legend() {
            self.legend.show(ctx, canvas, editor, settings);
        }
    }

    /// Whether keys mean the board where no dialog has them: no question, no text being typed.
    pub fn canvas_has_keys(&self, ctx: &Context, editor: &Editor) -> bool {
        editor.prompt().is_none()
            && !self.is_in_area(ctx)
            && !ctx.text_edit_focused()
            && !eframe::egui::Popup::is_any_open(ctx)
    }

    /// In a narrow window the inspector floats, and only while something is selected, it has the keyboard or the
    /// requirements card was asked for.
    fn inspector_overlay_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        actions: &mut Vec<Action>,
    ) {
        let has_keys = self.area == FocusRegion::Inspector && self.is_in_area(ctx);
        let has_selection = !editor.selection().is_empty() || !editor.styled().is_empty();
        if has_selection {
            self.card = RequirementsOverlay::Closed;
        }
        let is_asked_for = has_selection || has_keys || self.card == RequirementsOverlay::Open;
        if !is_asked_for || self.canvas.is_dragging() {
            return;
        }
        let is_tool = editor.board().sample(editor.tool_id()).is_some();
        // While something is drawn, the canvas matters more: only the choices for it are shown.
        let width = if is_tool { 232.0 } else { OVERLAY };
        let at = canvas.right_top() + Vec2::new(-width - 12.0, 64.0);
        let shown = FloatingPanel::new(Id::unique("inspector overlay"), "Inspector")
            .at(Align2::LEFT_TOP, at)
            .padded(12)
            .panel_ui(ctx, |ui| {
                let height = (canvas.height() - 64.0 - 36.0).max(120.0);
                ui.set_width(width - 24.0);
                if is_tool {
                    ScrollArea::vertical()
                        .max_height(height)
                        .min_scrolled_height(height)
                        .show(ui, |ui| style_editor::show(ui, editor, actions));
                    return;
                }
                ui.set_max_height(height);
                ui.set_min_height(height);
                landing_ui(ui, FocusRegion::Inspector);
                inspector::show(ui, editor, &mut self.drafts, actions);
            });
        let place = shown.response.rect;
        if is_left(ctx, place) {
            self.card = RequirementsOverlay::Closed;
        }
    }

    /// Puts other boards' state away: another board comes to the front.
    pub fn take_up(&mut self, editor: &Editor) {
        self.canvas = Canvas::default();
        self.prompts = PromptState::default();
        self.find_bar.take_up(editor);
        self.forget_map();
    }

    /// Another board is in front, which needs another map.
    pub fn forget_map(&mut self) {
        self.minimap = Minimap::default();
        self.legend = Legend::default();
    }

    /// What was typed in a field that the keyboard has left.
    pub fn settle(&mut self, ctx: &Context) -> Option<Action> {
        self.drafts.settle(ctx)
    }

    /// Takes what is being typed in a field as it is.
    pub fn flush(&mut self) -> Option<Action> {
        self.drafts.flush()
    }

    /// Whether text is being typed that belongs to no step yet.
    pub fn is_typing(&self, editor: &Editor) -> bool {
        self.drafts.is_typing() || editor.prompt().is_some()
    }

    /// Whether a question was asked that is not shown yet.
    pub fn awaits_prompt(&self, editor: &Editor) -> bool {
        editor.prompt().is_some() && !self.prompts.is_open(editor)
    }

    /// What the text that is being typed would do.
    pub fn typed(&self) -> Option<Action> {
        self.drafts.typed().or_else(|| self.prompts.typed())
    }

    /// Gives the palette's search the keyboard.
    pub fn focus_search(&mut self) {
        self.palette.focus();
    }

    /// Gives the field that finds on the board the keyboard.
    pub fn focus_find(&mut self) {
        self.find_bar.focus();
    }

    /// Shows the canvas alone, or the panels again.
    pub fn toggle_focus(&mut self) {
        self.focus = match self.focus {
            CanvasFocus::WithPanels => CanvasFocus::CanvasAlone,
            CanvasFocus::CanvasAlone => CanvasFocus::WithPanels,
        };
    }

    /// Shows the inspector also where there is no room beside the canvas.
    pub fn open_card(&mut self) {
        self.card = RequirementsOverlay::Open;
    }

    /// Takes the keyboard to the next part of the window that is open, or the one before. Returns its name.
    pub fn step_area(
        &mut self,
        ctx: &Context,
        step: StepDirection,
        settings: &UserSettings,
    ) -> &'static str {
        let mut area = if self.is_in_area(ctx) {
            self.area
        } else {
            FocusRegion::Canvas
        };
        loop {
            area = area.step(step);
            if self.is_open(area, settings) {
                break;
            }
        }
        self.area = area;
        area.focus(ctx);
        area.name()
    }

    fn is_open(&self, area: FocusRegion, settings: &UserSettings) -> bool {
        let has_panels = self.focus == CanvasFocus::WithPanels;
        match area {
            FocusRegion::Canvas => true,
            FocusRegion::Palette => settings.palette && has_panels,
            FocusRegion::Inspector => settings.inspector && has_panels,
            FocusRegion::Problems => settings.problems && has_panels,
        }
    }

    /// Whether F6 took the keyboard out of the board and it is still there.
    fn is_in_area(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(eframe::egui::Memory::focused);
        self.area != FocusRegion::Canvas && focused.is_some_and(|id| id != canvas_id())
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

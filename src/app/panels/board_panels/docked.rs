//! The panels at the sides of the canvas: menu, tabs, palette, inspector, findings, status.

use eframe::egui::{Context, Frame, Margin, Panel, Ui, Vec2};

use crate::app::documents::{OpenDocument, OpenDocuments};
use crate::app::focus_regions::{FocusRegion, landing_ui};
use crate::app::panels::board_panels::{BoardOutput, BoardPanels, PanelContext};
use crate::app::panels::findings::{self, ListState};
use crate::app::panels::menu_bar::{self, FileState};
use crate::app::panels::tabs::{self, Tab, TabRequest};
use crate::app::panels::{inspector, status};
use crate::app::style::{self, color32};
use crate::app::user_files::UserSettings;
use crate::editor::{Action, Editor};

impl BoardPanels {
    pub(super) fn bars_ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext,
        output: &mut BoardOutput,
    ) {
        let tokens = style::tokens(ui);
        let bar = Frame::new().fill(color32(tokens.panel));
        let front = &context.documents.front;
        let actions = &mut output.wishes.actions;
        let (name, untitled) = (front.file_name(), front.name());
        let file = FileState {
            name: name.as_deref(),
            untitled: &untitled,
            is_saving: front.origin.is_saving,
            settings: context.settings,
        };
        Panel::top("menu bar")
            .exact_size(44.0)
            .resizable(false)
            .frame(bar.inner_margin(Margin::symmetric(8, 0)))
            .show(ui, |ui| {
                output.recent = menu_bar::show(ui, &front.editor, &file, &mut self.drafts, actions);
            });
        output.tab = tab_bar_ui(ui, context.documents);
        Panel::bottom("status bar")
            .exact_size(28.0)
            .resizable(false)
            .frame(bar.inner_margin(Margin::symmetric(14, 0)))
            .show(ui, |ui| status::show(ui, &front.editor, actions));
    }

    pub(super) fn palette_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        settings: &mut UserSettings,
        actions: &mut Vec<Action>,
    ) {
        let mut open = settings.palette;
        let shown = Panel::left("palette")
            .default_size(settings.palette_width)
            .size_range(180.0..=420.0)
            .frame(side_frame(ui))
            .show_collapsible(ui, &mut open, |ui| {
                landing_ui(ui, FocusRegion::Palette);
                self.palette.show(ui, editor, actions);
            });
        if let Some(shown) = shown {
            settings.palette_width = shown.response.rect.width().max(180.0);
        }
        settings.palette = open;
    }

    pub(super) fn inspector_panel_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        settings: &mut UserSettings,
        actions: &mut Vec<Action>,
    ) {
        let mut open = settings.inspector;
        let shown = Panel::right("inspector")
            .default_size(settings.inspector_width)
            .size_range(232.0..=460.0)
            .frame(side_frame(ui))
            .show_collapsible(ui, &mut open, |ui| {
                landing_ui(ui, FocusRegion::Inspector);
                inspector::show(ui, editor, &mut self.drafts, actions);
            });
        if let Some(shown) = shown {
            settings.inspector_width = shown.response.rect.width().max(232.0);
        }
        settings.inspector = open;
    }

    pub(super) fn problems_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        settings: &mut UserSettings,
        actions: &mut Vec<Action>,
    ) {
        let tokens = style::tokens(ui);
        let frame = Frame::new()
            .fill(color32(tokens.panel))
            .inner_margin(Margin::symmetric(12, 0));
        let open = settings.problems;
        let state = if open {
            ListState::Open
        } else {
            ListState::Folded
        };
        let most = (ui.available_height() * 0.6).max(120.0);
        let panel = if open {
            Panel::bottom("problems")
                .default_size(settings.problems_height.min(ui.available_height() * 0.25))
                .size_range(96.0..=most)
        } else {
            Panel::bottom("problems closed")
                .exact_size(findings::HEADER)
                .resizable(false)
        };
        let mut toggled = false;
        let shown = panel.frame(frame).show(ui, |ui| {
            landing_ui(ui, FocusRegion::Problems);
            ui.allocate_ui(Vec2::new(ui.available_width(), findings::HEADER), |ui| {
                ui.set_min_height(findings::HEADER);
                toggled = self.problems.header_ui(ui, editor, state, actions);
            });
            if open {
                self.problems.list_ui(ui, editor, actions);
            }
        });
        if open {
            settings.problems_height = shown.response.rect.height();
        }
        settings.problems ^= toggled;
    }
}

/// The tabs, when there are several.
fn tab_bar_ui(ui: &mut Ui, documents: &OpenDocuments) -> Option<TabRequest> {
    let front = documents.front.id;
    let tab = |document: &OpenDocument| Tab::new(document, tabs::TabPlace::new(document.id, front));
    let tabs: Vec<Tab> = documents.iter().map(tab).collect();
    if tabs.len() < 2 {
        return None;
    }
    tabs::show(ui, &tabs, &documents.front.editor)
}

pub(super) fn side_frame(ctx: &Context) -> Frame {
    Frame::new()
        .fill(color32(style::tokens(ctx).panel))
        .inner_margin(Margin::same(12))
}

//! Short messages at the lower edge of the canvas. What went wrong stays until it is dismissed; the rest
//! goes by itself, and none of them takes the keyboard.

use std::path::PathBuf;

use eframe::egui::{
    Align, Align2, Area, Context, Id, Layout, Margin, Order, Rect, Role, TextStyle, TextWrapMode,
    WidgetInfo, WidgetText, pos2, vec2,
};

use crate::app::style::{self, BODY, color32, icon_text, text};
use crate::app::widgets::{floating_frame, icon_button, plain_button};
use crate::editor::{Editor, Effect, ToastKind};
use crate::file::DiscardedJournal;
use crate::scene::{Color, ThemeTokens, Typeface};

/// How long an ordinary message stays, in seconds.
const LASTS: f64 = 5.0;
/// More than these at once would hide the board.
const MOST: usize = 4;

/// Height of a message of one line, which is that of its button.
const ROW: f32 = 28.0;

/// Messages being shown.
#[derive(Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    next: u64,
    /// Said to screen readers and shown to nobody.
    announced: String,
}

/// What a message offers to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToastAction {
    /// Save the board in front under another name.
    SaveAs,
    /// Offer discarded work again.
    TakeBack(DiscardedJournal),
    /// Restore unsaved work out of this journal.
    Restore(PathBuf),
}

impl ToastAction {
    fn words(&self) -> &'static str {
        match self {
            Self::SaveAs => "Save as…",
            Self::TakeBack(_) => "Undo",
            Self::Restore(_) => "Restore",
        }
    }
}

/// Where messages stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastEdge {
    Lower,
    /// Where what is shown reaches down to the lower edge.
    Upper,
}

impl ToastEdge {
    /// The edge at which messages cover nothing of a stage that is walked, if there is one.
    fn beside_stage(editor: &Editor, canvas: Rect) -> Self {
        const ROOM: f64 = 64.0;
        if editor.board().stage_walk().is_none() {
            return Self::Lower;
        }
        let shown = editor.derived().scene.bounds();
        let shown = editor.camera().rect_to_screen(shown);
        if f64::from(canvas.bottom()) - shown.y1 >= ROOM {
            Self::Lower
        } else {
            Self::Upper
        }
    }
}

/// What was clicked on a message.
enum ToastClick {
    Dismiss,
    Act,
}

struct Toast {
    id: u64,
    text: String,
    kind: ToastKind,
    /// Done by a button on it.
    action: Option<ToastAction>,
    /// Set when first shown; egui's clock, in seconds.
    until: Option<f64>,
}

impl Toasts {
    /// Shows a message. The same one again only starts its time anew.
    pub fn add(&mut self, text: impl Into<String>, kind: ToastKind) {
        self.push(text.into(), kind, None);
    }

    /// Shows a message with a button.
    pub fn add_with_action(
        &mut self,
        text: impl Into<String>,
        kind: ToastKind,
        action: ToastAction,
    ) {
        self.push(text.into(), kind, Some(action));
    }

    /// Takes back messages that begin so: what they tell is no longer true.
    pub fn retract(&mut self, beginning: &str) {
        self.shown
            .retain(|toast| !toast.text.starts_with(beginning));
    }

    fn push(&mut self, text: String, kind: ToastKind, action: Option<ToastAction>) {
        self.shown.retain(|toast| toast.text != text);
        self.next += 1;
        self.shown.push(Toast {
            id: self.next,
            text,
            kind,
            action,
            until: None,
        });
        let extra = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..extra);
    }

    /// Shows the messages among what a board asks for.
    pub fn add_effects(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Toast { text, kind } = effect {
                self.add(text, kind);
            }
        }
    }

    /// Tells screen readers something that is seen anyway.
    pub fn announce(&mut self, text: String) {
        self.announced = text;
    }

    /// Draws them over an edge of the canvas where they cover no stage.
    pub fn show_on_board(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
    ) -> Option<ToastAction> {
        self.show(ctx, canvas, ToastEdge::beside_stage(editor, canvas))
    }

    /// Draws them over an edge of `canvas`. Returns what a button on one of them asks for.
    pub fn show(&mut self, ctx: &Context, canvas: Rect, edge: ToastEdge) -> Option<ToastAction> {
        let now = ctx.input(|input| input.time);
        self.live_region(ctx);
        self.shown
            .retain(|toast| toast.until.is_none_or(|until| until > now));
        let (mut y, pivot) = match edge {
            ToastEdge::Lower => (canvas.bottom() - 16.0, Align2::CENTER_BOTTOM),
            ToastEdge::Upper => (canvas.top() + 4.0, Align2::CENTER_TOP),
        };
        let mut clicked = None;
        for toast in self.shown.iter_mut().rev() {
            if toast.kind != ToastKind::Error {
                let lasts = if toast.action.is_some() {
                    3.0 * LASTS
                } else {
                    LASTS
                };
                let until = *toast.until.get_or_insert(now + lasts);
                ctx.request_repaint_after_secs((until - now) as f32);
            }
            let area = Area::new(Id::unique(("toast", toast.id)))
                .order(Order::Foreground)
                .pivot(pivot)
                .fixed_pos(pos2(canvas.center().x, y));
            let width = (canvas.width() - 64.0).clamp(160.0, 520.0);
            let drawn = area.show(ctx, |ui| toast_ui(ui, toast, width));
            y = match edge {
                ToastEdge::Lower => drawn.response.rect.top() - 8.0,
                ToastEdge::Upper => drawn.response.rect.bottom() + 8.0,
            };
            if let Some(click) = drawn.inner {
                clicked = Some((toast.id, click));
            }
        }
        let (id, click) = clicked?;
        let at = self.shown.iter().position(|toast| toast.id == id)?;
        let toast = self.shown.remove(at);
        match click {
            ToastClick::Act => toast.action,
            ToastClick::Dismiss => None,
        }
    }

    /// An element without size whose name changes; readers speak it because it is live.
    fn live_region(&self, ctx: &Context) {
        let id = Id::unique("announcements");
        Area::new(id)
            .order(Order::Background)
            .fixed_pos(eframe::egui::Pos2::ZERO)
            .show(ctx, |ui| {
                let response =
                    ui.interact(Rect::ZERO, id.with("text"), eframe::egui::Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.announced));
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_live(eframe::egui::accesskit::Live::Polite);
                });
            });
    }
}

fn toast_ui(ui: &mut eframe::egui::Ui, toast: &Toast, width: f32) -> Option<ToastClick> {
    let tokens = style::tokens(ui);
    let (icon, color) = mark(toast.kind, tokens);
    let frame = floating_frame(tokens, 10, Margin::symmetric(12, 8));
    let mut click = None;
    let button = if toast.action.is_some() { 90.0 } else { 0.0 };
    let shown = frame.show(ui, |ui| {
        let words = text(&toast.text, Typeface::Regular, BODY, tokens.text);
        let words = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Wrap),
            width - 80.0 - button,
            TextStyle::Body,
        );
        ui.horizontal_top(|ui| {
            let centred = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(20.0, ROW), centred, |ui| {
                ui.label(icon_text(icon, 18.0).color(color32(color)));
            });
            let size = vec2(words.size().x, words.size().y.max(ROW));
            ui.allocate_ui_with_layout(size, centred, |ui| ui.label(words));
            if let Some(action) = &toast.action
                && plain_button(ui, action.words()).clicked()
            {
                click = Some(ToastClick::Act);
            }
            if icon_button(ui, "ui.close", "Dismiss message", None).clicked() {
                click = Some(ToastClick::Dismiss);
            }
        });
    });
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Alert, true, &toast.text));
    click
}

fn mark(kind: ToastKind, tokens: &ThemeTokens) -> (&'static str, Color) {
    match kind {
        ToastKind::Info => ("ui.info", tokens.accent),
        ToastKind::Warning => ("severity.warning", tokens.warning),
        ToastKind::Error => ("severity.error", tokens.error),
    }
}

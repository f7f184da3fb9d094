//! Text fields.

use eframe::egui::{
    Align2, Color32, Context, Frame, Id, Key, Margin, Response, Stroke, TextEdit, Ui, vec2,
};

use crate::app::style::{self, color32, icon_text};
use crate::editor::{Action, BriefAction};
use crate::scene::Typeface;

/// A field for one line. `name` is what a screen reader says.
pub fn text_field(ui: &mut Ui, text: &mut String, name: &str, hint: &str, width: f32) -> Response {
    let tokens = style::tokens(ui);
    ui.add(
        TextEdit::singleline(text)
            .id(Id::unique(("field", name)))
            .hint_text(style::text(
                hint,
                Typeface::Regular,
                style::BODY,
                tokens.muted,
            ))
            .margin(Margin::symmetric(8, 5))
            .min_size(vec2(0.0, 28.0))
            .desired_width(width),
    )
    .accessible_name(name)
}

/// A field with a magnifying glass that narrows a list.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str, id: Id) -> Response {
    let tokens = style::tokens(ui);
    let hint = style::text(name, Typeface::Regular, style::BODY, tokens.muted);
    ui.add(
        TextEdit::singleline(text)
            .id(id)
            .prefix(icon_text("ui.search", 16.0).color(color32(tokens.muted)))
            .hint_text(hint)
            .margin(Margin::symmetric(8, 6))
            .min_size(vec2(0.0, 32.0))
            .desired_width(f32::INFINITY),
    )
    .accessible_name(name)
}

/// A field's text while it is being typed. It becomes an action when the field is left, by Enter, Tab or a
/// click anywhere; Escape gives it up. Only one field has the keyboard, so there is only one draft.
#[derive(Default)]
pub struct FieldDrafts {
    open: Option<FieldDraft>,
    /// The field before, when Tab went from one straight to the next.
    left: Option<FieldDraft>,
}

struct FieldDraft {
    id: Id,
    text: String,
    before: String,
    commit: Box<dyn Fn(&str) -> Action + Send>,
}

/// How a draft field looks.
pub struct FieldLook<'a> {
    /// What a screen reader says.
    pub name: &'a str,
    /// Shown while it is empty.
    pub hint: &'a str,
    /// Shown after the text.
    pub unit: &'a str,
    /// In points.
    pub width: f32,
    /// More than one makes Enter a line end.
    pub rows: usize,
    pub align_right: bool,
}

impl FieldDrafts {
    /// Shows a field for `current`. `commit` says what a changed text means.
    pub fn field(
        &mut self,
        ui: &mut Ui,
        id: Id,
        current: &str,
        look: &FieldLook,
        commit: impl Fn(&str) -> Action + Send + 'static,
    ) -> Response {
        let mut text = match &self.open {
            Some(draft) if draft.id == id => draft.text.clone(),
            _ => current.to_owned(),
        };
        let response = ui
            .add(edit(ui, &mut text, id, look))
            .accessible_name(look.name);
        self.keep(&response, id, text, current, commit);
        response
    }

    fn keep(
        &mut self,
        response: &Response,
        id: Id,
        text: String,
        before: &str,
        commit: impl Fn(&str) -> Action + Send + 'static,
    ) {
        if !response.has_focus() {
            return;
        }
        match &mut self.open {
            Some(draft) if draft.id == id => draft.text = text,
            _ => {
                let draft = FieldDraft {
                    id,
                    text,
                    before: before.to_owned(),
                    commit: Box::new(commit),
                };
                self.left = self.open.replace(draft).or(self.left.take());
            }
        }
    }

    /// The board's title: bold, and framed only while it is typed.
    pub fn title_field(
        &mut self,
        ui: &mut Ui,
        id: Id,
        title: &str,
        untitled: &str,
        width: f32,
    ) -> Response {
        let tokens = style::tokens(ui);
        let mut text = match &self.open {
            Some(draft) if draft.id == id => draft.text.clone(),
            _ => title.to_owned(),
        };
        let is_open = ui.memory(|memory| memory.has_focus(id));
        let stroke = if is_open {
            color32(tokens.accent)
        } else {
            Color32::TRANSPARENT
        };
        let frame = Frame::new()
            .corner_radius(style::FIELD_RADIUS)
            .stroke(Stroke::new(1.0, stroke))
            .inner_margin(Margin::symmetric(8, 5));
        let font = style::font(Typeface::SemiBold, style::BODY);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .font(font.clone())
            .frame(frame)
            .hint_text(style::text(
                untitled,
                Typeface::SemiBold,
                style::BODY,
                tokens.muted,
            ))
            .desired_width(width);
        let response = ui.add(edit).accessible_name("Board title");
        self.keep(&response, id, text, title, |text| {
            Action::Brief(BriefAction::SetTitle(text.trim().to_owned()))
        });
        response
    }

    /// The action of a field that was left since the last frame. Call it before anything is shown.
    pub fn settle(&mut self, ctx: &Context) -> Option<Action> {
        if let Some(left) = self.left.take() {
            return left.action();
        }
        let focused = ctx.memory(eframe::egui::Memory::focused);
        let id = self.open.as_ref()?.id;
        if focused == Some(id) {
            return None;
        }
        if ctx.input(|input| input.key_pressed(Key::Escape)) {
            self.open = None;
        }
        self.flush()
    }

    /// Whether a field is open and says something else than before.
    pub fn is_typing(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|draft| draft.text != draft.before)
    }

    /// What the text in the open field would do; it stays there.
    pub fn typed(&self) -> Option<Action> {
        let draft = self.open.as_ref().filter(|_| self.is_typing())?;
        Some((draft.commit)(&draft.text))
    }

    /// The action of what is being typed, now: before saving or closing.
    pub fn flush(&mut self) -> Option<Action> {
        self.open.take()?.action()
    }
}

impl FieldDraft {
    fn action(self) -> Option<Action> {
        (self.text != self.before).then(|| (self.commit)(&self.text))
    }
}

fn edit<'t>(ui: &Ui, text: &'t mut String, id: Id, look: &FieldLook) -> TextEdit<'t> {
    let tokens = style::tokens(ui);
    let plain = |words: &str| style::text(words, Typeface::Regular, style::BODY, tokens.muted);
    let edit = if look.rows > 1 {
        TextEdit::multiline(text).desired_rows(look.rows)
    } else {
        TextEdit::singleline(text)
    };
    let edit = edit
        .id(id)
        .hint_text(plain(look.hint))
        .margin(Margin::symmetric(8, 5))
        .min_size(vec2(0.0, 28.0))
        .desired_width(look.width);
    let edit = if look.unit.is_empty() {
        edit
    } else {
        edit.suffix(plain(look.unit))
    };
    if look.align_right {
        edit.align(Align2::RIGHT_CENTER)
    } else {
        edit
    }
}

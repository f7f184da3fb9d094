//! Changing how drawings look: the selected ones in one step, and what the tool at hand draws from now on.

use std::collections::BTreeMap;

use crate::editor::style::tool_styles::tool_of;
use crate::editor::{
    BoardState, Editor, Effect, StyleChange, StyleProperty,
    text::writing::{self, Lettering},
};
use crate::model::{Edit, SketchItem, SketchStyle, Target};

impl BoardState {
    /// Selected drawings, by id.
    pub fn selected_drawings(&self) -> impl Iterator<Item = &SketchItem> {
        let sketch = self.document().sketch();
        self.selection
            .targets
            .iter()
            .filter_map(move |target| match target {
                Target::Sketch(id) => sketch.get(id),
                Target::Node(_) | Target::Edge(_) => None,
            })
    }
}

impl Editor {
    /// What the style panel speaks of: what the tool at hand draws, or the selected drawings.
    pub fn styled(&self) -> Vec<SketchItem> {
        match self.board.sample(self.tool_id()) {
            Some(sample) => vec![sample],
            None => self.board.selected_drawings().cloned().collect(),
        }
    }
}

/// Does one change of look.
pub fn apply(editor: &mut Editor, change: &StyleChange) -> Vec<Effect> {
    let tool = editor.tool_id();
    if editor.board.sample(tool).is_some() {
        editor.board.hand.styles.change(tool, change);
        return Vec::new();
    }
    let suited = |item: &&SketchItem| change.aspect().suits(&item.form);
    let items: Vec<SketchItem> = editor
        .board
        .selected_drawings()
        .filter(suited)
        .cloned()
        .collect();
    for tool in items.iter().filter_map(|item| tool_of(&item.form)) {
        editor.board.hand.styles.change(tool, change);
    }
    let lettering = Lettering::of(editor.document());
    let edits = edits(&items, |item| change.style(&item.style), lettering);
    let forms = items.iter().filter_map(|item| {
        let (rect, form) = change.form(item);
        (form != item.form).then(|| Edit::SetForm {
            item: item.id.clone(),
            rect,
            form,
        })
    });
    let edits: Vec<Edit> = edits.into_iter().chain(forms).collect();
    editor.commit(change.label(), &edits)
}

/// Takes up the style of the selected drawing.
pub fn copy(editor: &mut Editor) -> Vec<Effect> {
    let Some(item) = editor.board.selected_drawings().next() else {
        return vec![Effect::info("Select a drawing to copy its style")];
    };
    editor.board.hand.copied_style = Some(item.style.clone());
    vec![Effect::info("Style copied")]
}

/// Gives the selected drawings the style taken up before, as far as it suits them.
pub fn paste(editor: &mut Editor) -> Vec<Effect> {
    let Some(style) = editor.board.hand.copied_style.clone() else {
        return vec![Effect::info("Copy the style of a drawing first")];
    };
    let items: Vec<SketchItem> = editor.board.selected_drawings().cloned().collect();
    let lettering = Lettering::of(editor.document());
    let edits = edits(&items, |item| merged(item, &style), lettering);
    editor.commit("Paste style", &edits)
}

/// Styles, and boxes that fit their text in its new size.
fn edits(
    items: &[SketchItem],
    style: impl Fn(&SketchItem) -> SketchStyle,
    lettering: Lettering,
) -> Vec<Edit> {
    let mut styles = BTreeMap::new();
    let mut fits = Vec::new();
    for item in items {
        let style = style(item);
        if style.font_size != item.style.font_size
            && let Some(text) = item.text().filter(|_| !item.is_frame())
        {
            fits.push(writing::resized(item, text, &style, lettering));
        }
        styles.insert(item.id.clone(), style);
    }
    let mut edits = vec![Edit::SetStyles(styles)];
    edits.extend(fits);
    edits
}

fn merged(item: &SketchItem, style: &SketchStyle) -> SketchStyle {
    let mut merged = item.style.clone();
    let suits = |aspect: StyleProperty| aspect.suits(&item.form);
    if suits(StyleProperty::Stroke) {
        merged.stroke.clone_from(&style.stroke);
    }
    if suits(StyleProperty::Fill) {
        merged.fill.clone_from(&style.fill);
    }
    if suits(StyleProperty::Width) {
        merged.width = style.width;
    }
    if suits(StyleProperty::Dash) {
        merged.dash = style.dash;
    }
    if suits(StyleProperty::FontSize) {
        merged.font_size = style.font_size;
    }
    if suits(StyleProperty::Align) {
        merged.align = style.align;
    }
    if suits(StyleProperty::Opacity) {
        merged.opacity = style.opacity;
    }
    merged
}

/// Switches the hand-drawn look of the board, and fits texts to the other face.
pub fn toggle_hand(editor: &mut Editor) -> Vec<Effect> {
    let lettering = Lettering::of(editor.document()).other();
    let hand = lettering == Lettering::HandWritten;
    let mut edits = vec![Edit::SetHandDrawn(hand)];
    edits.extend(writing::refitted(
        editor.document().sketch().values(),
        lettering,
    ));
    let label = if hand {
        "Turn hand-drawn look on"
    } else {
        "Turn hand-drawn look off"
    };
    editor.commit(label, &edits)
}

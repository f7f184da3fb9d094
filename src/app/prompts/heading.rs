//! How a list to pick from introduces itself.

use crate::app::panels::inspector::node_name;
use crate::app::prompts::texts;
use crate::editor::Editor;
use crate::model::NodeId;

/// Width of a list, in points.
pub const WIDTH: f32 = 296.0;

/// How a list introduces itself.
pub struct PickHeading<'a> {
    /// Above the list, and its name for screen readers.
    pub title: String,
    /// The search field's name; `None` for short lists that need none.
    pub search: Option<&'a str>,
    /// Said when nothing matches the search.
    pub nothing: &'a str,
    /// Advice below the title; empty where none is needed.
    pub note: &'a str,
    /// In points.
    pub width: f32,
}

impl PickHeading<'_> {
    /// Of the kinds that may be added.
    pub fn adding() -> Self {
        Self {
            title: texts::ADD_COMPONENT.to_owned(),
            search: Some(texts::SEARCH_FITTING),
            nothing: texts::NONE_FITS_HERE,
            note: "",
            width: WIDTH,
        }
    }

    /// Of the kinds that may take a component's place.
    pub fn replacing(editor: &Editor, node: &NodeId) -> Self {
        Self {
            title: texts::replace(&node_name(editor, node)),
            search: Some(texts::SEARCH_COMPONENTS),
            nothing: texts::NO_COMPONENT,
            note: "",
            width: WIDTH,
        }
    }
}

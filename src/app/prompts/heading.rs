//! How a list to pick from introduces itself.

use crate::app::panels::inspector::node_name;
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
            title: "Add component".to_owned(),
            search: Some("Search components that fit"),
            nothing: "No matching component fits here.",
            note: "",
            width: WIDTH,
        }
    }

    /// Of the kinds that may take a component's place.
    pub fn replacing(editor: &Editor, node: &NodeId) -> Self {
        Self {
            title: format!("Replace {} with", node_name(editor, node)),
            search: Some("Search components"),
            nothing: "No matching component.",
            note: "",
            width: WIDTH,
        }
    }
}

//! Screen texts of the bars, the tabs and the palette.

// The menu bar.

pub const EXPORT: &str = "Export…";
pub const SAVE: &str = "Save";
pub const OPEN_RECENT: &str = "Open recent";
pub const TITLE_TOOLTIP: &str = "Title of the board: click to change it";
pub const READ_ONLY: &str = "Read-only";
pub const SAVING: &str = "Saving…";
pub const UNSAVED: &str = "Unsaved changes";
pub const SAVED: &str = "Saved";
pub const SAVE_BOARD: &str = "Save this board";

pub fn export_tooltip(keys: &str) -> String {
    format!("Save a picture  ·  {keys}")
}

pub fn save_file(name: &str) -> String {
    format!("Save {name}")
}

// The tabs.

pub const NEVER_SAVED: &str = "Never saved";
pub const NEW_TAB: &str = "New tab";

pub fn unsaved_tab(name: &str) -> String {
    format!("{name}, unsaved changes")
}

pub fn close_tab(name: &str) -> String {
    format!("Close {name}")
}

// The palette.

pub const SEARCH_COMPONENTS: &str = "Search components";
pub const SEARCH_ADVICE: &str =
    "Try what it does (“ranking”), what it holds (“features”) or a product (“Kafka”).";

pub fn no_matches(query: &str) -> String {
    format!("No matches for “{query}”.")
}

pub fn for_example(products: &str) -> String {
    format!("For example {products}")
}

// Quick fixes.

pub const FIX: &str = "Fix";
pub const FIX_CHOICE: &str = "Fix…";

pub fn fix(what: &str) -> String {
    format!("Fix: {what}")
}

pub fn n_fixes(n: usize) -> String {
    format!("{n} ways to fix this")
}

// The status bar and the presentation.

pub const ZOOM_TOOLTIP: &str = "Zoom  ·  Ctrl and wheel";

pub fn zoom(percent: &str) -> String {
    format!("Zoom {percent}")
}

pub const PRESENTATION: &str = "Presentation";
pub const HIGHLIGHTED: &str = "Highlighted";
pub const CLEAR_HIGHLIGHT: &str = "Clear highlight";
pub const FOCUS_MODE: &str = "Focus mode";
pub const LEAVE_FOCUS_MODE: &str = "Leave focus mode";
pub const PREVIOUS_FRAME: &str = "Previous frame";
pub const NEXT_FRAME: &str = "Next frame";
pub const END_PRESENTATION: &str = "End presentation";

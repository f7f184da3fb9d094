//! Screen texts of the dialogs.

use std::fmt::Display;

// Buttons that many dialogs have.

pub const CANCEL: &str = "Cancel";
pub const DONE: &str = "Done";
pub const CLOSE: &str = "Close";
pub const SAVE: &str = "Save";
pub const OPEN: &str = "Open";
pub const EXPORT: &str = "Export";
pub const REPLACE: &str = "Replace";

// Settings.

pub const SETTINGS: &str = "Settings";
pub const WINDOW: &str = "Window";
pub const THEME: &str = "Theme";
pub const MATCH_SYSTEM: &str = "Match system";
pub const LIGHT: &str = "Light";
pub const DARK: &str = "Dark";
pub const SAVING: &str = "Save boards";
pub const SAVE_ON_REQUEST: &str = "When asked";
pub const SAVE_WHEN_IDLE: &str = "Also when idle";
pub const MOTION: &str = "Motion";
pub const MOTION_SMOOTH: &str = "Smooth";
pub const MOTION_REDUCED: &str = "Reduced";
pub const PANELS: &str = "Panels";
pub const PALETTE: &str = "Palette";
pub const INSPECTOR: &str = "Inspector";
pub const PROBLEMS: &str = "Problems";
pub const BOARD: &str = "Board";
pub const GRID: &str = "Grid";
pub const SHOW_GRID: &str = "Show grid";
pub const SNAP_TO_GRID: &str = "Snap to grid";
pub const GUIDES: &str = "Guides";
pub const ATTENTION: &str = "Attention";
pub const FADE_THE_REST: &str = "Fade the rest around the selection";
pub const SNAP_TO_OBJECTS: &str = "Snap to nearby objects";
pub const CONNECTIONS: &str = "Connections";
pub const SHOW_DATA_TYPES: &str = "Show data types";
pub const MINIMAP: &str = "Minimap";
pub const SHOW_MINIMAP: &str = "Show minimap";
pub const RULE_SEVERITIES: &str = "Rule severities…";
pub const KEYS: &str = "Keys";
pub const CREATE_KEYS_FILE: &str = "Create the keys file";
pub const SHOW_ALL_KEYS: &str = "Show all keys";

/// How many rules have a severity of the person's own.
pub fn own_severities(n: usize) -> String {
    match n {
        0 => "All rules use their default severity.".to_owned(),
        1 => "1 rule has a severity of your own.".to_owned(),
        n => format!("{n} rules have a severity of your own."),
    }
}

pub fn own_keys(path: &impl Display) -> String {
    format!("Your own keys are in {path}. Changes apply when you return to this window.")
}

pub fn no_own_keys(path: &impl Display) -> String {
    format!("Give any command your own keys in {path}.")
}

pub fn keys_error(error: &impl Display) -> String {
    format!("keys.ron, {error}")
}

// Rule severities.

pub const RULES: &str = "Rules";
pub const SEARCH_RULES: &str = "Search rules";
pub const NO_RULE: &str = "No matching rule.";
pub const RULES_FILE_FIRST: &str = "The rules.ron beside this board overrides what is chosen here.";
pub const RESET_RULES: &str = "Reset all to default";
pub const ERROR: &str = "Error";
pub const WARNING: &str = "Warning";
pub const ADVICE: &str = "Advice";
pub const OFF: &str = "Off";

pub fn severity_of(rule: &str) -> String {
    format!("Severity of {rule}")
}

// Export.

pub const EXPORT_PICTURE: &str = "Export picture";
pub const STAGES: &str = "Stages";
pub const ONE_FIGURE: &str = "One figure";
pub const THIS_STAGE: &str = "This one";
pub const EACH_STAGE: &str = "Each";
pub const STAGE_SHEET: &str = "One sheet";
pub const ANIMATED_STAGES: &str = "Animated";

pub fn one_picture() -> String {
    "PNG".to_owned()
}

pub fn numbered_pictures(n: usize) -> String {
    format!("{n} numbered PNG files")
}

pub fn animated_picture(n: usize) -> String {
    format!("Animated PNG of {n} stages")
}

pub fn stage_pictures(files: &str, width: &str, height: &str) -> String {
    format!("{files}, {width} × {height} px")
}

pub const EXPORT_TO: &str = "Export…";
pub const FORMAT: &str = "Format";
pub const SIZE: &str = "Size";
pub const BACKGROUND: &str = "Background";
pub const CANVAS: &str = "Canvas";
pub const TRANSPARENT: &str = "Transparent";
pub const WHAT: &str = "What";
pub const WHOLE_BOARD: &str = "Whole board";
pub const SELECTION: &str = "Selection";
pub const MARGIN: &str = "Margin";
pub const MARGIN_NONE: &str = "None";
pub const MARGIN_NORMAL: &str = "Normal";
pub const MARGIN_WIDE: &str = "Wide";
pub const LEGEND: &str = "Legend";
pub const BELOW_THE_BOARD: &str = "Below the board";
pub const DATA_TYPES: &str = "Data types";
pub const ON_ALL_CONNECTIONS: &str = "On all connections";

// Choosing a file.

pub const OPEN_BOARD: &str = "Open board";
pub const SAVE_BOARD: &str = "Save board";
pub const BOARDS: &str = "Boards";
pub const PATH: &str = "Path";
pub const FOLDER_AND_NAME: &str = "Folder and file name";
pub const NO_FILE_MATCHES: &str = "No matches in this folder.";
pub const NEW_FILE: &str = "New file";
pub const NO_FOLDER: &str = "There is no such folder.";
pub const NO_FILE: &str = "There is no such file.";
pub const TYPE_A_PATH: &str = "Type a path first.";
pub const IS_FOLDER: &str = "This is a folder. Add a file name, or pick one below.";

pub fn replace_file(name: &impl Display) -> String {
    format!("{name} already exists. Replace it?")
}

// Questions before work could be lost.

pub const UNTITLED: &str = "Untitled board";
pub const SAVE_CHANGES: &str = "Save changes?";
pub const DO_NOT_SAVE: &str = "Don’t save";
pub const SAVE_AS: &str = "Save as…";
pub const REPLACE_IT: &str = "Replace it";
pub const FILE_CHANGED: &str = "The file has changed";
pub const RELOAD: &str = "Reload";
pub const KEEP_BOARD: &str = "Keep this board";

pub fn written_elsewhere(path: &impl Display) -> String {
    format!(
        "Another program has written {path} since it was opened here. Save this board under another name to keep both, or replace the file."
    )
}

pub fn reload(path: &impl Display) -> String {
    format!("Another program has written {path}. Reload it?")
}

pub fn reload_and_lose(path: &impl Display) -> String {
    format!(
        "Another program has written {path}. Reload it? Your changes since the last save would be lost."
    )
}

pub fn unsaved_changes(name: &str) -> String {
    format!("“{name}” has unsaved changes.")
}

// Keyboard shortcuts and commands.

pub const KEYBOARD_SHORTCUTS: &str = "Keyboard shortcuts";
pub const SEARCH_COMMANDS: &str = "Search commands";
pub const POINTER: &str = "Pointer";
pub const COMMAND_PALETTE: &str = "Command palette";
pub const SEARCH_EVERYTHING: &str = "Search commands, components and boards";
pub const NO_MATCHES: &str = "No matches. Try fewer letters.";

//! Screen texts of the style editor.

// Headings.

pub const DRAWING: &str = "Drawing";
pub const NEW_DRAWINGS: &str = "Style for new drawings.";
pub const MIXED: &str = "Mixed values";

pub fn mixed(name: &str) -> String {
    format!("{name} · mixed")
}

// Forms.

pub const FRAME: &str = "Frame";
pub const STICKY_NOTE: &str = "Sticky note";
pub const TEXT: &str = "Text";
pub const RECTANGLE: &str = "Rectangle";
pub const ELLIPSE: &str = "Ellipse";
pub const DIAMOND: &str = "Diamond";
pub const ARROW: &str = "Arrow";
pub const LINE: &str = "Line";
pub const STROKE: &str = "Stroke";
pub const NEWER_FORM: &str = "Drawing from a newer mlboard";

// Colours.

pub const BLACK: &str = "Black";
pub const GREY: &str = "Grey";
pub const RED: &str = "Red";
pub const ORANGE: &str = "Orange";
pub const GREEN: &str = "Green";
pub const BLUE: &str = "Blue";
pub const VIOLET: &str = "Violet";
pub const YELLOW: &str = "Yellow";
pub const PINK: &str = "Pink";
pub const NO_FILL: &str = "No fill";

// Choices.

pub const COLOUR: &str = "Colour";
pub const FILL: &str = "Fill";
pub const WIDTH: &str = "Width";
pub const THIN: &str = "Thin";
pub const MEDIUM: &str = "Medium";
pub const BOLD: &str = "Bold";
pub const SOLID: &str = "Solid";
pub const DASHED: &str = "Dashed";
pub const DOTTED: &str = "Dotted";
pub const SMALL_TEXT: &str = "Small text";
pub const MEDIUM_TEXT: &str = "Medium text";
pub const LARGE_TEXT: &str = "Large text";
pub const EXTRA_LARGE_TEXT: &str = "Extra large text";
pub const ALIGN: &str = "Align";
pub const LEFT: &str = "Left";
pub const CENTRED: &str = "Centred";
pub const RIGHT: &str = "Right";
pub const OPACITY: &str = "Opacity";

// Lines.

pub const ROUTE: &str = "Route";
pub const CURVED: &str = "Curved";
pub const RIGHT_ANGLED: &str = "Right-angled";
pub const STRAIGHT: &str = "Straight";
pub const START: &str = "Start";
pub const END: &str = "End";
pub const NO_ARROWHEAD: &str = "no arrowhead";
pub const HEAD_ARROW: &str = "arrow";
pub const HEAD_TRIANGLE: &str = "triangle";
pub const HEAD_DOT: &str = "dot";
pub const HEAD_BAR: &str = "bar";

//! The tools by name, so that what only names a tool needs none.

/// Which tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToolId {
    Select,
    Hand,
    Rectangle,
    Ellipse,
    Diamond,
    Arrow,
    Line,
    Pencil,
    Text,
    Note,
    Frame,
    Eraser,
    Laser,
    /// Holds a component of the palette; begun with [`Action::PickUpKind`].
    Place,
}

impl ToolId {
    /// Whether it changes the board.
    pub fn draws(self) -> bool {
        self.drawn_name().is_some() || matches!(self, Self::Eraser | Self::Place)
    }

    /// Whether it draws lines, whose course its key changes while it is in hand.
    pub fn draws_lines(self) -> bool {
        matches!(self, Self::Arrow | Self::Line)
    }

    /// What ids and step names call a thing that the tool draws; `None` for a tool that draws nothing.
    pub fn drawn_name(self) -> Option<&'static str> {
        match self {
            Self::Rectangle => Some("rectangle"),
            Self::Ellipse => Some("ellipse"),
            Self::Diamond => Some("diamond"),
            Self::Arrow => Some("arrow"),
            Self::Line => Some("line"),
            Self::Pencil => Some("stroke"),
            Self::Text => Some("text"),
            Self::Note => Some("note"),
            Self::Frame => Some("frame"),
            Self::Select | Self::Hand | Self::Eraser | Self::Laser | Self::Place => None,
        }
    }
}

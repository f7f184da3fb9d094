//! How a board is drawn: its theme, which findings are marked, and whether lines look hand-drawn.

use crate::rules::{Report, Severities};
use crate::scene::Theme;

/// How a board is drawn.
#[derive(Clone, Copy, Debug)]
pub struct SceneStyle<'a> {
    /// Every colour.
    pub theme: &'a Theme,
    /// Names what flows on every edge; otherwise only close by and on selected edges.
    pub edge_labels: bool,
    /// Which findings are marked on components and ports.
    pub findings: FindingsFilter,
    /// What findings count as, where somebody decided otherwise than the rules say.
    pub severities: Option<&'a Severities>,
    /// Whether figures stand on components and flows, and the critical path is lit.
    pub numbers: bool,
    /// Whether lines and outlines look drawn by hand; [`SceneBuilder::update`](crate::scene::SceneBuilder::update) takes it from the document.
    pub hand_drawn: bool,
}

/// How much of a report is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingsFilter {
    None,
    /// Not what may merely be missing so far; missing connections are dots on their ports.
    WhileDrawing,
    /// As while drawing until the request path is complete, then all.
    WhenReady,
    All,
}

impl FindingsFilter {
    /// Whether what is missing counts, on a board with this report.
    pub fn is_review(self, report: &Report) -> bool {
        match self {
            Self::None | Self::WhileDrawing => false,
            Self::WhenReady => report.is_request_path_complete(),
            Self::All => true,
        }
    }
}

impl<'a> SceneStyle<'a> {
    pub fn new(theme: &'a Theme) -> Self {
        Self {
            theme,
            edge_labels: true,
            findings: FindingsFilter::All,
            severities: None,
            numbers: false,
            hand_drawn: false,
        }
    }
}

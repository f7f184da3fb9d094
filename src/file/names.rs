//! The names of the parts of every record: what reading asks for and what writing must not call anything else.

pub(in crate::file) type FieldNames = &'static [&'static str];

pub(in crate::file) const HEADER: FieldNames = &[
    "version",
    "title",
    "notes",
    "hand_drawn",
    "edge_course",
    "brief",
    "nodes",
    "edges",
    "sketch",
    "acknowledged",
    "stages",
    "aside",
    "figure",
];
/// The sections of what a step of a journal puts or drops.
pub(in crate::file) const PATCH: FieldNames = &[
    "header",
    "brief",
    "nodes",
    "changed",
    "edges",
    "sketch",
    "acknowledged",
    "walkthrough",
];
pub(in crate::file) const WALKTHROUGH: FieldNames = &["stages", "aside", "figure"];
pub(in crate::file) const STAGE: FieldNames = &[
    "title", "text", "new", "lit", "edges", "bridges", "folded", "focus", "say", "because",
];
pub(in crate::file) const STAGE_REASON: FieldNames = &["field", "question", "value", "text"];
pub(in crate::file) const ONE_FIGURE: FieldNames = &["nodes", "bridges", "caption"];
pub(in crate::file) const BRIEF: FieldNames = &[
    "case",
    "task",
    "topics",
    "requirements",
    "constants",
    "questions",
    "assumptions",
    "framing",
    "learning",
    "failures",
    "tradeoffs",
    "reference",
];
pub(in crate::file) const FRAMING: FieldNames =
    &["objective", "input", "output", "category", "why"];
pub(in crate::file) const LEARNING: FieldNames = &[
    "data",
    "labels",
    "features",
    "models",
    "offline_metrics",
    "online_metrics",
];
pub(in crate::file) const FAILURE: FieldNames = &["title", "node", "effect", "mitigation"];
pub(in crate::file) const REFERENCE: FieldNames =
    &["difficulty", "must", "should", "alternatives", "published"];
pub(in crate::file) const ALTERNATIVE: FieldNames =
    &["node", "note", "kinds", "any", "inside", "optional"];
pub(in crate::file) const PUBLICATION: FieldNames = &["text", "source"];
pub(in crate::file) const QUESTION: FieldNames = &["question", "answer"];
pub(in crate::file) const NODE: FieldNames = &[
    "id",
    "kind",
    "label",
    "at",
    "size",
    "frame",
    "z",
    "groups",
    "locked",
    "properties",
    "because",
];
pub(in crate::file) const RATIONALE: FieldNames = &["field", "question", "assumption"];
pub(in crate::file) const EDGE: FieldNames = &[
    "id", "from", "to", "payload", "share", "calls", "rounds", "label", "via", "label_at",
    "course", "jump",
];
pub(in crate::file) const ITEM: FieldNames = &[
    "id", "form", "rect", "z", "frame", "groups", "locked", "style",
];
pub(in crate::file) const STYLE: FieldNames = &[
    "stroke",
    "fill",
    "width",
    "dash",
    "font_size",
    "align",
    "opacity",
];
pub(in crate::file) const ACKNOWLEDGED: FieldNames = &["rule", "nodes", "edges", "reason"];

/// The parts of a form this program draws; `None` for any other.
pub(in crate::file) fn of_form(form: &str) -> Option<FieldNames> {
    match form {
        "frame" => Some(&["title", "folded"]),
        "note" => Some(&["text", "sort", "step"]),
        "text" => Some(&["text"]),
        "shape" => Some(&["outline", "text"]),
        "line" => Some(&[
            "points",
            "course",
            "start_head",
            "end_head",
            "start",
            "end",
            "text",
            // As boards were written before there was more than one head and one curve.
            "start_arrow",
            "end_arrow",
            "smooth",
        ]),
        "ink" => Some(&["points", "pressures"]),
        _ => None,
    }
}

//! What people call a component.

use crate::catalog::Kind;
use crate::model::Node;

/// The display name of a component, as it stands on its box: its label, else the short name of its kind, else the id of the
/// kind nobody knows.
pub fn display_name<'a>(node: &'a Node, kind: Option<&'a Kind>) -> &'a str {
    if !node.label.trim().is_empty() {
        return &node.label;
    }
    kind.map_or(node.kind.as_str(), Kind::short_name)
}

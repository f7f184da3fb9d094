//! What a board says of its stages.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, display_name};
use crate::editor::BoardState;
use crate::editor::stages::stage_walk::StageWalk;
use crate::model::{Node, NodeId, SketchId, Stage, StageReason, Target, Value};
use crate::text::{exact, with_thousands};

impl BoardState {
    /// The walk under way.
    pub fn stage_walk(&self) -> Option<&StageWalk> {
        self.walk.as_ref()
    }

    /// The stages of the board.
    pub fn stages(&self) -> &[Stage] {
        &self.own_document().walkthrough().stages
    }

    /// The stage that is shown; `None` for the whole board and while none is walked.
    pub fn shown_stage(&self) -> Option<&Stage> {
        self.stages().get(self.walk.as_ref()?.at)
    }

    /// What the stage that is shown names and the board no longer has.
    pub fn missing_in_stage(&self) -> BTreeSet<&NodeId> {
        let diagram = self.own_document().diagram();
        let named = self.shown_stage().into_iter().flat_map(Stage::nodes);
        named.filter(|id| diagram.node(id).is_none()).collect()
    }

    /// Names of components that no stage shows and nobody left aside.
    pub fn in_no_stage(&self) -> Vec<String> {
        let document = self.own_document();
        let named = document.walkthrough().nodes();
        let nodes = document.diagram().nodes();
        let folded = document.walkthrough().stages.iter();
        let folded: BTreeSet<&SketchId> = folded.flat_map(|stage| &stage.folded).collect();
        let is_in_box = |node: &Node| {
            let mut frames = document.frames_around(&Target::Node(node.id.clone()));
            frames.any(|frame| folded.contains(&frame.id))
        };
        let left = nodes.filter(|node| !named.contains(&node.id) && !is_in_box(node));
        let name = |node: &Node| {
            let kind = self.catalog().kind(node.kind.as_str());
            display_name(node, kind).to_owned()
        };
        left.map(name).collect()
    }

    /// What decides a stage: a requirement with its value, or a question.
    pub fn reason_in_words(&self, reason: &StageReason) -> String {
        if reason.field.is_empty() {
            return reason.question.clone();
        }
        let spec = self.catalog().requirement(&reason.field);
        let label = spec.map_or(reason.field.as_str(), |spec| &spec.label);
        let unit = spec.map_or("", |spec| &spec.unit);
        let value = reason
            .value
            .as_ref()
            .map_or_else(String::new, |value| value_in_words(self.catalog(), value));
        format!("{label}: {value} {unit}").trim_end().to_owned()
    }

    /// Names the picture that is shown, so that what is made from it is made anew when it changes.
    pub fn shown_picture(&self) -> (u64, u64) {
        let walk = self.walk.as_ref().map_or(0, |walk| walk.picture + 1);
        (self.history().revision(), walk)
    }
}

/// A value as people read it.
fn value_in_words(catalog: &Catalog, value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Int(n) => with_thousands(&n.to_string()),
        Value::Float(x) => exact(*x),
        Value::Text(text) => catalog.term(text),
        Value::Set(set) => set.iter().cloned().collect::<Vec<_>>().join(", "),
        Value::Raw(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::value_in_words;
    use crate::catalog::Catalog;
    use crate::model::Value;

    #[test]
    fn numbers_are_grouped_once() {
        let words = |value| value_in_words(Catalog::builtin(), &value);
        assert_eq!(words(Value::Float(2000.0)), "2,000");
        assert_eq!(words(Value::Float(0.5)), "0.5");
        assert_eq!(words(Value::Int(20_000_000)), "20,000,000");
    }
}

//! Removing and renaming things, and what components and connections say of themselves: one step each.

use crate::editor::arrange::fold::with_folded;
use crate::editor::text::display_names;
use crate::editor::text::writing::{self, Lettering};
use crate::editor::{Editor, Effect, TargetSet, bindings, connect, prompt::answer};
use crate::model::{EdgeId, Edit, NodeId, PayloadId, Target, TrafficField, Value};

pub(in crate::editor) fn remove(editor: &mut Editor, mut targets: TargetSet) -> Vec<Effect> {
    let document = editor.board.document();
    targets.retain(|target| document.contains(target));
    if targets.is_empty() {
        return Vec::new();
    }
    targets = editor.board.unlocked(&targets);
    if targets.is_empty() {
        return vec![Effect::info(display_names::LOCKED)];
    }
    let name = display_names::several(document, editor.board.catalog, &targets);
    targets = with_folded(&editor.board, &targets);
    let label = format!("Delete {name}");
    let mut edits = bindings::staying(&editor.board, &targets);
    edits.push(Edit::Remove(targets));
    editor.commit_announced(label, &edits, format!("Deleted {name}"))
}

pub(in crate::editor) fn rename(editor: &mut Editor, target: Target, text: &str) -> Vec<Effect> {
    let text = text.trim();
    let shown = answer::name_of(&editor.board, &target);
    if !editor.board.document().contains(&target) || text == shown {
        return Vec::new();
    }
    let old = display_names::target_name(editor.board.document(), editor.board.catalog, &target);
    let edit = match editor.board.written_item(&target) {
        Some(item) => writing::fitted(item, text, Lettering::of(editor.document())),
        None => Edit::SetLabel {
            target,
            text: text.to_owned(),
        },
    };
    editor.commit(format!("Rename {old}"), &[edit])
}

pub(in crate::editor) fn set_property(
    editor: &mut Editor,
    node: NodeId,
    name: String,
    value: Option<Value>,
) -> Vec<Effect> {
    let kind = editor.board.kind_of(&node);
    let spec = kind.and_then(|kind| kind.property(&name));
    let label = spec.map_or(name.as_str(), |spec| &spec.label);
    let owner = display_names::node_name(editor.board.document(), editor.board.catalog, &node);
    let verb = if value.is_some() { "Set" } else { "Reset" };
    let step = format!("{verb} {label} of {owner}");
    editor.commit(step, &[Edit::SetProperty { node, name, value }])
}

pub(in crate::editor) fn set_payload(
    editor: &mut Editor,
    edge: EdgeId,
    payload: PayloadId,
) -> Vec<Effect> {
    let title = connect::payload_title(editor.board.catalog, &payload);
    let payload = Some(payload);
    editor.commit(
        format!("Set data type: {title}"),
        &[Edit::SetPayload { edge, payload }],
    )
}

pub(in crate::editor) fn set_traffic(
    editor: &mut Editor,
    edge: EdgeId,
    field: TrafficField,
    value: Option<f64>,
) -> Vec<Effect> {
    let now = editor.board.document().diagram().edge(&edge);
    let traffic = now.map(|now| now.traffic.with(field, value));
    let Some(traffic) = traffic else {
        return Vec::new();
    };
    let verb = if value.is_some() { "Set" } else { "Reset" };
    editor.commit(
        format!("{verb} {} of a connection", field.name()),
        &[Edit::SetTraffic { edge, traffic }],
    )
}

//! To which step of an interview a change of the board belongs.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::model::{Brief, Document, Edge, Node, Patch, RecordChange, Value};
use crate::practice::cards::InterviewStep;

/// The field of the requirements card that frames the problem; all others clarify it.
const TASK: &str = "task";

/// The step to which most of a change belongs, the earlier one of equals. `after` is the board with the change done.
/// Moving, colouring and laying out belong to none.
pub fn step_of_change(
    change: &Patch,
    after: &Document,
    catalog: &Catalog,
) -> Option<InterviewStep> {
    let mut counts: BTreeMap<InterviewStep, usize> = BTreeMap::new();
    let mut count = |step: Option<InterviewStep>| {
        if let Some(step) = step {
            *counts.entry(step).or_default() += 1;
        }
    };
    for slot in change.nodes.values().filter(|slot| slot.changes_meaning()) {
        count(either(slot).and_then(|node| kind_step(node, catalog)));
    }
    for slot in change.edges.values().filter(|slot| slot.changes_wiring()) {
        count(either(slot).and_then(|edge| edge_step(edge, change, after, catalog)));
    }
    if let Some(slot) = &change.brief {
        for step in brief_steps(slot) {
            count(Some(step));
        }
    }
    let most = counts.values().max().copied()?;
    let mut counts = counts.into_iter();
    counts.find(|(_, n)| *n == most).map(|(step, _)| step)
}

/// The record as it is, or as it was.
fn either<T>(slot: &RecordChange<T>) -> Option<&T> {
    slot.after.as_ref().or(slot.before.as_ref())
}

fn kind_step(node: &Node, catalog: &Catalog) -> Option<InterviewStep> {
    let kind = catalog.kind(node.kind.as_str())?;
    let n = usize::from(kind.step).checked_sub(1)?;
    InterviewStep::ALL.get(n).copied()
}

/// The step of the component that the flow leads to.
fn edge_step(
    edge: &Edge,
    change: &Patch,
    after: &Document,
    catalog: &Catalog,
) -> Option<InterviewStep> {
    let id = &edge.to.node;
    let gone = || change.nodes.get(id).and_then(|slot| slot.before.as_ref());
    let node = after.diagram().node(id).or_else(gone)?;
    kind_step(node, catalog)
}

/// A step for each part of the brief that changed.
fn brief_steps(slot: &RecordChange<Brief>) -> Vec<InterviewStep> {
    let none = Brief::default();
    let before = slot.before.as_ref().unwrap_or(&none);
    let after = slot.after.as_ref().unwrap_or(&none);
    let mut steps = requirement_steps(&before.requirements, &after.requirements);
    let (was, is) = (&before.learning, &after.learning);
    let has_other_data =
        was.data != is.data || was.labels != is.labels || was.features != is.features;
    let has_other_metrics =
        was.offline_metrics != is.offline_metrics || was.online_metrics != is.online_metrics;
    let parts = [
        (has_other_data, InterviewStep::Data),
        (was.models != is.models, InterviewStep::Model),
        (has_other_metrics, InterviewStep::Evaluate),
        (before.questions != after.questions, InterviewStep::Clarify),
        (
            before.assumptions != after.assumptions,
            InterviewStep::Clarify,
        ),
        (before.framing != after.framing, InterviewStep::Frame),
        (before.failures != after.failures, InterviewStep::Across),
    ];
    steps.extend(parts.iter().filter(|part| part.0).map(|part| part.1));
    steps
}

fn requirement_steps(
    before: &BTreeMap<String, Value>,
    after: &BTreeMap<String, Value>,
) -> Vec<InterviewStep> {
    let names = before
        .keys()
        .chain(after.keys().filter(|name| !before.contains_key(*name)));
    let changed = names.filter(|name| before.get(*name) != after.get(*name));
    let step = |name: &String| {
        if name == TASK {
            InterviewStep::Frame
        } else {
            InterviewStep::Clarify
        }
    };
    changed.map(step).collect()
}

//! What would become of the figures: properties set otherwise and components of another kind, as asked on the command
//! line.

use serde_json::json;

use crate::catalog::{PropertySpec, ValueSpec};
use crate::cli::error::CliError;
use crate::cli::figure_json::figure;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::Print;
use crate::cli::{Verdict, nearest};
use crate::editor::Editor;
use crate::estimate::EstimateView;
use crate::model::{Edge, EdgeId, Edit, Node, NodeId, TrafficField, Value};
use crate::scene::Theme;

/// Tells figures as they are and as they would be.
pub(in crate::cli) fn tell(
    look: &EstimateView,
    wishes: &[String],
    format: ListFormat,
    print: &mut Print,
) -> Result<Verdict, CliError> {
    let mut edits = Vec::new();
    let mut first = None;
    for wish in wishes {
        let (node, meant) = read(look, wish)?;
        first.get_or_insert(node);
        edits.extend(meant);
    }
    let changes = first.map_or_else(Vec::new, |node| look.what_if_edited(&node, &edits));
    match format {
        ListFormat::Json => {
            let message = changes.iter().map(|change| {
                json!({
                    "before": change.before.as_ref().map(figure),
                    "after": change.after.as_ref().map(figure),
                })
            });
            listing::json(&message.collect::<Vec<_>>(), print)?;
        }
        ListFormat::Text => {
            for change in &changes {
                print.line(format_args!("{}: {}", change.name(), change.shown()));
            }
        }
    }
    if changes.is_empty() {
        print.note("no figure would change");
    }
    Ok(Verdict::Clean)
}

/// `id.property=value`, `id=kind`, or `connection.share=value`.
fn read(look: &EstimateView, wish: &str) -> Result<(NodeId, Vec<Edit>), CliError> {
    let fault = |why: String| CliError::Wish {
        wish: wish.to_owned(),
        why,
    };
    let (what, value) = wish
        .split_once('=')
        .map(|(what, value)| (what.trim(), value.trim()))
        .ok_or_else(|| fault("it should read `id.property=value` or `id=kind`".to_owned()))?;
    let node = |id: &str| look.document.diagram().node(&NodeId::from(id));
    if let Some(node) = node(what) {
        return Ok((node.id.clone(), of_kind(look, node, value).map_err(fault)?));
    }
    let (id, property) = what
        .rsplit_once('.')
        .ok_or_else(|| fault(format!("no component has the id `{what}`")))?;
    if let Some(edge) = look.document.diagram().edge(&EdgeId::from(id)) {
        return of_flow(edge, property, value).map_err(fault);
    }
    let node = node(id).ok_or_else(|| fault(format!("no component has the id `{id}`")))?;
    let kind = look.catalog.kind(node.kind.as_str());
    let spec = kind.and_then(|kind| kind.property(property));
    let spec = spec.ok_or_else(|| fault(format!("`{id}` has no property `{property}`")))?;
    let value = typed(spec, value);
    spec.check(&value).map_err(|why| fault(why.to_string()))?;
    let edit = Edit::SetProperty {
        node: node.id.clone(),
        name: property.to_owned(),
        value: Some(value),
    };
    Ok((node.id.clone(), vec![edit]))
}

/// What a connection states of its traffic, with the component at its end.
fn of_flow(edge: &Edge, field: &str, value: &str) -> Result<(NodeId, Vec<Edit>), String> {
    let field = TrafficField::named(field).ok_or_else(|| {
        let names: Vec<&str> = TrafficField::ALL.iter().map(|one| one.name()).collect();
        format!("a connection states {}, not `{field}`", names.join(", "))
    })?;
    let number = value.parse().ok().filter(|number| field.allows(*number));
    let number = number.ok_or_else(|| format!("{} must be {}", field.name(), field.needed()))?;
    let edit = Edit::SetTraffic {
        edge: edge.id.clone(),
        traffic: edge.traffic.with(field, Some(number)),
    };
    Ok((edge.to.node.clone(), vec![edit]))
}

/// The edits that put another kind in the component's place, with the connections that fit.
fn of_kind(look: &EstimateView, node: &Node, kind: &str) -> Result<Vec<Edit>, String> {
    if look.catalog.kind(kind).is_none() {
        let kinds = look.catalog.kinds_in_order();
        let meant = nearest::meant(kind, kinds.map(|kind| kind.id.as_str()));
        return Err(format!("there is no kind `{kind}`{meant}"));
    }
    let editor = Editor::new(look.document.clone(), Theme::light());
    let edits = editor.replacing_edits(&node.id, &kind.into());
    edits.ok_or_else(|| format!("`{}` is already of that kind", node.id))
}

fn typed(spec: &PropertySpec, text: &str) -> Value {
    let value = match &spec.value {
        ValueSpec::Bool { .. } => text.parse().map(Value::Bool).ok(),
        ValueSpec::Int { .. } => text.parse().map(Value::Int).ok(),
        ValueSpec::Float { .. } => text.parse().map(Value::Float).ok(),
        ValueSpec::Choices { .. } => {
            let some = text.split('+').filter(|one| !one.is_empty());
            Some(Value::Set(some.map(str::to_owned).collect()))
        }
        ValueSpec::Text { .. } | ValueSpec::Choice { .. } => None,
    };
    value.unwrap_or_else(|| Value::Text(text.to_owned()))
}

//! What if: the other values of a component's choices, each with what it would change. Nothing changes until one is
//! taken.

use eframe::egui::{Id, Label, Ui};

use crate::app::look::{self, BODY, SMALL, text};
use crate::app::widgets::{link_button, section};
use crate::catalog::{PropertySpec, ValueSpec};
use crate::editor::{Action, Editor};
use crate::estimate::Look;
use crate::model::{Node, Value};
use crate::scene::Face;

/// What was worked out for one property, for as long as the board stays as it is.
#[derive(Clone, Default)]
struct Compared {
    /// The board it was worked out for.
    basis: String,
    options: Vec<Choice>,
}

#[derive(Clone)]
struct Choice {
    value: String,
    changes: Vec<(&'static str, String)>,
}

/// A link for each choice that figures may depend on; it opens the comparison.
pub(super) fn show(
    ui: &mut Ui,
    editor: &Editor,
    look: &Look,
    node: &Node,
    actions: &mut Vec<Action>,
) {
    let Some(kind) = editor.catalog().kind(node.kind.as_str()) else {
        return;
    };
    let choices = kind.properties.iter().filter_map(|spec| match &spec.value {
        ValueSpec::Choice { values, .. } if values.len() > 1 => Some((spec, values)),
        _ => None,
    });
    let mut is_first = true;
    for (spec, values) in choices {
        if std::mem::take(&mut is_first) {
            section(ui, "What if");
        }
        let id = Id::unique(("what if", &node.id, &spec.name));
        let mut is_open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
        let verb = if is_open { "Close" } else { "Compare" };
        if link_button(ui, &format!("{verb}: {}", spec.label)).clicked() {
            is_open = !is_open;
            ui.data_mut(|data| data.insert_temp(id, is_open));
        }
        if is_open {
            let compared = compared(ui, editor, look, node, spec, values);
            ui.indent(id, |ui| {
                options_ui(ui, editor, node, spec, &compared, actions);
            });
        }
    }
}

/// Worked out once for each state of the board.
fn compared(
    ui: &Ui,
    editor: &Editor,
    look: &Look,
    node: &Node,
    spec: &PropertySpec,
    values: &[String],
) -> Compared {
    let id = Id::unique(("compared", &node.id, &spec.name));
    let document = look.document;
    let basis = format!(
        "{:?} {} {:?} {:?}",
        editor.history().state(),
        document.title(),
        document.brief().requirements,
        node.properties
    );
    let known: Compared = ui.data(|data| data.get_temp(id).unwrap_or_default());
    if known.basis == basis {
        return known;
    }
    let default = spec.default_value();
    let now = node
        .properties
        .get(&spec.name)
        .unwrap_or(&default)
        .as_text();
    let others = values.iter().filter(|value| now != Some(value.as_str()));
    let options = others.map(|value| {
        let changes = look.what_if(&node.id, &spec.name, &Value::Text(value.clone()));
        let told = changes.iter().map(|change| (change.name(), change.shown()));
        Choice {
            value: value.clone(),
            changes: told.collect(),
        }
    });
    let compared = Compared {
        basis,
        options: options.collect(),
    };
    ui.data_mut(|data| data.insert_temp(id, compared.clone()));
    compared
}

fn options_ui(
    ui: &mut Ui,
    editor: &Editor,
    node: &Node,
    spec: &PropertySpec,
    compared: &Compared,
    actions: &mut Vec<Action>,
) {
    let tokens = look::tokens(ui);
    for option in &compared.options {
        let name = editor.catalog().term(&option.value);
        ui.label(text(&name, Face::Medium, BODY, tokens.text));
        if option.changes.is_empty() {
            ui.label(text(
                "Changes no figure.",
                Face::Regular,
                SMALL,
                tokens.muted,
            ));
        }
        for (figure, shown) in &option.changes {
            let line = format!("{figure}: {shown}");
            ui.add(Label::new(text(line, Face::Regular, SMALL, tokens.muted)).wrap());
        }
        if link_button(ui, &format!("Take {name}")).clicked() {
            actions.push(Action::SetProperty {
                node: node.id.clone(),
                name: spec.name.clone(),
                value: Some(Value::Text(option.value.clone())),
            });
        }
        ui.add_space(4.0);
    }
}

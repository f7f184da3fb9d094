//! `mlboard kinds`: the components that may stand on a board.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::catalog::{Catalog, InputPort, Kind, OutputPort, PropertySpec, Role};
use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::model::{PayloadId, PortName, Value};

/// List the components that may stand on a board
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct KindsArgs {
    /// Only those that match, as in the palette: words of names, synonyms, product names.
    search: Vec<String>,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

pub(in crate::cli) fn run(args: &KindsArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let catalog = Catalog::in_use();
    let query = args.search.join(" ");
    let kinds: Vec<&Kind> = if query.trim().is_empty() {
        catalog.kinds_in_order().collect()
    } else {
        let hits = catalog.search(&query);
        hits.into_iter().map(|hit| hit.kind).collect()
    };
    match args.format {
        ListFormat::Json => {
            let all: Vec<KindRecord> = kinds
                .iter()
                .map(|kind| KindRecord::new(kind, catalog))
                .collect();
            listing::json(&all, print)?;
        }
        ListFormat::Text => tell(catalog, &kinds, print),
    }
    if kinds.is_empty() {
        print.note(format_args!("no component matches “{query}”"));
        return Ok(Verdict::Objection);
    }
    Ok(Verdict::Clean)
}

fn tell(catalog: &Catalog, kinds: &[&Kind], print: &mut Print) {
    let width = kinds.iter().map(|kind| kind.id.as_str().len()).max();
    let width = width.unwrap_or_default();
    for category in catalog.categories() {
        let mut of_category = kinds
            .iter()
            .filter(|kind| kind.category == category.id)
            .peekable();
        if of_category.peek().is_none() {
            continue;
        }
        print.line(print.painted(&category.title, Ink::Bold));
        for kind in of_category {
            let id = kind.id.as_str();
            print.line(format_args!(
                "  {id:width$}  {}: {}",
                kind.name, kind.summary
            ));
        }
    }
}

/// A kind as programs read it.
#[derive(Debug, Serialize)]
struct KindRecord<'a> {
    id: &'a str,
    name: &'a str,
    category: &'a str,
    phase: &'static str,
    summary: &'a str,
    also_called: &'a [String],
    products: &'a [String],
    roles: Vec<&'static str>,
    step: u8,
    near: BTreeMap<&'a str, f64>,
    hands_on: bool,
    import_phrases: &'a [String],
    inputs: Vec<Json>,
    outputs: Vec<Json>,
    properties: Vec<Json>,
}

impl<'a> KindRecord<'a> {
    fn new(kind: &'a Kind, catalog: &'a Catalog) -> Self {
        let near = catalog.kinds_in_order().filter_map(|other| {
            let credit = catalog.near_credit(kind.id.as_str(), other.id.as_str());
            (credit > 0.0 && other.id != kind.id).then_some((other.id.as_str(), credit))
        });
        Self {
            id: kind.id.as_str(),
            name: &kind.name,
            category: &kind.category,
            phase: kind.phase.as_str(),
            summary: &kind.summary,
            also_called: &kind.also_called,
            products: &kind.products,
            roles: kind.roles.iter().map(Role::id).collect(),
            step: kind.step,
            near: near.collect(),
            hands_on: kind.hands_on,
            import_phrases: &kind.import_phrases,
            inputs: kind.inputs.iter().map(input).collect(),
            outputs: kind.outputs.iter().map(output).collect(),
            properties: kind.properties.iter().map(property).collect(),
        }
    }
}

fn input(port: &InputPort) -> Json {
    let instead: Vec<&str> = port.instead.iter().map(PortName::as_str).collect();
    let accepts: Vec<&str> = port.accepts.iter().map(PayloadId::as_str).collect();
    json!({
        "name": port.name.as_str(),
        "accepts": accepts,
        "required": port.required,
        "instead": instead,
        "many": port.many,
        "pull": port.pull,
        "latched": port.latched,
        "doc": port.doc,
    })
}

fn output(port: &OutputPort) -> Json {
    let emits: Vec<&str> = port.emits.iter().map(PayloadId::as_str).collect();
    json!({
        "name": port.name.as_str(),
        "emits": emits,
        "side": port.side,
        "doc": port.doc,
    })
}

fn property(spec: &PropertySpec) -> Json {
    let (least, most) = spec.value.limits();
    json!({
        "name": spec.name,
        "label": spec.label,
        "unit": spec.unit,
        "default": value(&spec.default_value()),
        "min": least,
        "max": most,
        "values": spec.value.listed(),
        "doc": spec.doc,
    })
}

fn value(value: &Value) -> Json {
    match value {
        Value::Bool(on) => json!(on),
        Value::Int(n) => json!(n),
        Value::Float(x) => json!(x),
        Value::Text(text) | Value::Raw(text) => json!(text),
        Value::Set(some) => json!(some),
    }
}

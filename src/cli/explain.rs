//! `mlboard explain`: what a rule, a component or a data type is about.

use clap::ValueEnum;

use crate::catalog::{Catalog, InputPort, Kind, Payload, PropertySpec};
use crate::cli::error::CliError;
use crate::cli::listing::wrapped;
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, nearest};
use crate::model::{PayloadId, Value};
use crate::rules::{self, RULES, Rule, TellWhen};
use crate::text::with_works_named;

/// Width of the text, in characters.
const WIDTH: usize = 100;

/// Explain a rule, a component or a data type
///
/// Without a name, lists the rules.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExplainArgs {
    /// Ids: of rules (DF001), components (`feature_store`) or data types (`raw_events`).
    #[arg(value_name = "ID")]
    names: Vec<String>,
    /// How the list of all rules is written.
    #[arg(long, value_enum, default_value_t)]
    format: ExplainFormat,
}

/// For whom the list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// Their titles.
    #[default]
    Text,
    /// All that they say, for a page.
    Markdown,
}

pub(in crate::cli) fn run(args: &ExplainArgs, print: &mut Print) -> Result<Verdict, CliError> {
    match args.format {
        ExplainFormat::Markdown => print.lines(rules::markdown().trim_end()),
        ExplainFormat::Text if args.names.is_empty() => list_rules(print),
        ExplainFormat::Text => {}
    }
    for (i, name) in args.names.iter().enumerate() {
        if i > 0 {
            print.line("");
        }
        explain(name, print)?;
    }
    Ok(Verdict::Clean)
}

fn explain(name: &str, print: &mut Print) -> Result<(), CliError> {
    let catalog = Catalog::in_use();
    let lower = name.to_lowercase();
    let (kind, payload) = (catalog.kind(&lower), catalog.payload(&lower));
    if let Some(rule) = rules::explain(name) {
        explain_rule(rule, print);
        return Ok(());
    }
    if let Some(kind) = kind {
        explain_kind(catalog, kind, print);
    }
    if let Some(payload) = payload {
        explain_payload(catalog, payload, print);
    }
    if kind.is_none() && payload.is_none() {
        return Err(CliError::NothingCalled {
            name: name.to_owned(),
            meant: meant(catalog, name),
        });
    }
    Ok(())
}

fn meant(catalog: &Catalog, name: &str) -> String {
    let rules = RULES.iter().map(|rule| rule.id);
    let kinds = catalog.kinds_in_order().map(|kind| kind.id.as_str());
    let payloads = catalog.payloads().iter().map(|payload| payload.id.as_str());
    let by_id = nearest::meant(name, rules.chain(kinds).chain(payloads));
    if !by_id.is_empty() {
        return by_id;
    }
    let found = catalog.search(name);
    found.first().map_or_else(String::new, |hit| {
        format!(" (did you mean `{}`, {}?)", hit.kind.id, hit.kind.name)
    })
}

fn list_rules(print: &mut Print) {
    let mut family = None;
    for rule in RULES.iter() {
        if family.replace(rule.family) != Some(rule.family) {
            print.line(print.painted(rule.family.title(), Ink::Bold));
        }
        let severity = format!("{:7}", rule.severity);
        let severity = print.painted(severity, Ink::from(rule.severity));
        print.line(format_args!("  {}  {severity}  {}", rule.id, rule.title));
    }
}

fn explain_rule(rule: &Rule, print: &mut Print) {
    let title = format!("{} {}", rule.id, rule.title);
    print.line(print.painted(title, Ink::Bold));
    let severity = print.painted(rule.severity, Ink::from(rule.severity));
    let when = match rule.when {
        TellWhen::Live => "after every edit",
        TellWhen::PortOnly => "as a dot on the port while drawing, in the list at review",
        TellWhen::Review => "at review",
    };
    print.line(format_args!("{severity}, {when}; {}", rule.family.title()));
    for (what, text) in [
        ("Looks for", rule.condition),
        ("Why", rule.why),
        ("Fix", rule.fix),
        ("Source", &with_works_named(rule.source)),
    ] {
        paragraph(what, text, print);
    }
}

fn paragraph(what: &str, text: &str, print: &mut Print) {
    const COLUMN: usize = 11;
    let head = print.painted(format_args!("{what:COLUMN$}"), Ink::Dim);
    print.lines(format_args!("{head}{}", wrapped(text, WIDTH, COLUMN)));
}

fn explain_kind(catalog: &Catalog, kind: &Kind, print: &mut Print) {
    print.line(print.painted(format_args!("{} ({})", kind.name, kind.id), Ink::Bold));
    let category = catalog.category(&kind.category);
    let category = category.map_or(kind.category.as_str(), |category| &category.title);
    let phase = kind.phase.as_str();
    print.line(format_args!("component, {phase}; {category}"));
    paragraph("Is", &kind.summary, print);
    if !kind.also_called.is_empty() {
        paragraph("Also", &kind.also_called.join(", "), print);
    }
    if !kind.products.is_empty() {
        paragraph("Products", &kind.products.join(", "), print);
    }
    for port in &kind.inputs {
        let flags = flags(port);
        port_line(
            "Input",
            port.name.as_str(),
            &port.accepts,
            &flags,
            &port.doc,
            print,
        );
    }
    for port in &kind.outputs {
        let flags = if port.side { ", side output" } else { "" };
        port_line(
            "Output",
            port.name.as_str(),
            &port.emits,
            flags,
            &port.doc,
            print,
        );
    }
    for spec in &kind.properties {
        paragraph("Property", &property(spec), print);
    }
}

fn port_line(
    what: &str,
    name: &str,
    types: &[PayloadId],
    flags: &str,
    doc: &str,
    print: &mut Print,
) {
    let types: Vec<&str> = types.iter().map(PayloadId::as_str).collect();
    let text = format!("{name}{flags}: {} ({doc})", types.join(", "));
    paragraph(what, &text, print);
}

fn flags(port: &InputPort) -> String {
    let set = [
        (port.required, ", required"),
        (port.many, ", many"),
        (port.pull, ", fetched"),
        (port.latched, ", latched"),
    ];
    let set = set.into_iter().filter(|(on, _)| *on);
    set.map(|(_, word)| word).collect()
}

fn property(spec: &PropertySpec) -> String {
    let unit = match spec.unit.as_str() {
        "" => String::new(),
        unit => format!(" {unit}"),
    };
    let range = match spec.value.limits() {
        (Some(least), Some(most)) => format!(", {least} to {most}"),
        (Some(least), None) => format!(", at least {least}"),
        (None, Some(most)) => format!(", at most {most}"),
        (None, None) => String::new(),
    };
    let list = match spec.value.listed() {
        [] => String::new(),
        values => format!(", of {}", values.join(", ")),
    };
    let default = shown(&spec.default_value());
    format!(
        "{} = {default}{unit}{range}{list} ({}: {})",
        spec.name, spec.label, spec.doc
    )
}

fn shown(value: &Value) -> String {
    match value {
        Value::Bool(on) => on.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Float(x) => x.to_string(),
        Value::Text(text) | Value::Raw(text) if text.is_empty() => "(nothing)".to_owned(),
        Value::Text(text) | Value::Raw(text) => text.clone(),
        Value::Set(some) if some.is_empty() => "(none)".to_owned(),
        Value::Set(some) => some.iter().cloned().collect::<Vec<_>>().join(" + "),
    }
}

fn explain_payload(catalog: &Catalog, payload: &Payload, print: &mut Print) {
    print.line(print.painted(
        format_args!("{} ({})", payload.title, payload.id),
        Ink::Bold,
    ));
    let family = catalog.family(&payload.family);
    let family = family.map_or(payload.family.as_str(), |family| &family.title);
    print.line(format_args!("data type; {family}"));
    let id = payload.id.as_str();
    paragraph("Is", &payload.meaning, print);
    paragraph("Typically", &payload.typical, print);
    let stands_in = catalog
        .widenings()
        .iter()
        .filter(|row| row.from.as_str() == id);
    for row in stands_in {
        let to: Vec<&str> = row.to.iter().map(PayloadId::as_str).collect();
        paragraph(
            "Also for",
            &format!("{} ({})", to.join(", "), row.why),
            print,
        );
    }
    let sent_by = catalog.kinds_in_order().filter(|kind| {
        let mut emits = kind.outputs.iter().flat_map(|port| &port.emits);
        emits.any(|emitted| emitted.as_str() == id)
    });
    names("Sent by", sent_by, print);
    let taken_by = catalog.kinds_in_order().filter(|kind| {
        let mut accepts = kind.inputs.iter().flat_map(|port| &port.accepts);
        accepts.any(|accepted| accepted.as_str() == id)
    });
    names("Accepted by", taken_by, print);
    for mismatch in catalog
        .mismatches()
        .iter()
        .filter(|row| row.from.as_str() == id)
    {
        paragraph(
            "Not as",
            &format!("{}: {}", mismatch.to, mismatch.hint),
            print,
        );
    }
}

fn names<'k>(what: &str, kinds: impl Iterator<Item = &'k Kind>, print: &mut Print) {
    let ids: Vec<&str> = kinds.map(|kind| kind.id.as_str()).collect();
    if !ids.is_empty() {
        paragraph(what, &ids.join(", "), print);
    }
}

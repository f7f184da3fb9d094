//! `mlboard formula`: any formula of the estimates by its name, without a board.

use serde_json::{Value as Json, json};

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::nearest;
use crate::cli::print::{Ink, Print};
use crate::estimate::formulas::{Fallback, Formula, FormulaArguments, GROUPS, Parameter};

/// Compute a formula of capacity planning, or list them all
///
/// Prints the value with the formula, the inputs and the source. Inputs that have a default may be left out.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct FormulaArgs {
    /// The formula; without it all are listed with an example.
    name: Option<String>,
    /// Its inputs, such as `dau=50M per_user_day=8`; `k`, `M`, `G`, `T` and `%` are understood.
    #[arg(value_name = "INPUT=VALUE")]
    inputs: Vec<String>,
    /// How results are written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

pub(in crate::cli) fn run(args: &FormulaArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let Some(name) = &args.name else {
        list(args.format, print)?;
        return Ok(Verdict::Clean);
    };
    let formula = Formula::named(name).ok_or_else(|| CliError::NoSuchFormula {
        name: name.clone(),
        meant: nearest::meant(name, Formula::all().map(|formula| formula.key)),
    })?;
    let fault = |why: String| CliError::Formula {
        name: formula.key,
        why,
        example: formula.example().join(" "),
    };
    let arguments =
        FormulaArguments::read(formula.parameters, args.inputs.iter().map(String::as_str));
    let arguments = arguments.map_err(|why| fault(why.to_string()))?;
    let value = formula
        .value(&arguments)
        .map_err(|why| fault(why.to_string()))?;
    match args.format {
        ListFormat::Json => listing::json(&as_json(formula, &arguments, value), print)?,
        ListFormat::Text => tell(formula, &arguments, value, print),
    }
    Ok(Verdict::Clean)
}

fn list(format: ListFormat, print: &mut Print) -> Result<(), CliError> {
    if format == ListFormat::Json {
        let all: Vec<Json> = Formula::all().map(declared).collect();
        return listing::json(&all, print);
    }
    for group in GROUPS {
        print.line(print.painted(group.title, Ink::Bold));
        for formula in group.formulas {
            print.line(format_args!("  {}: {}", formula.key, formula.title));
            let example = formula.example().join(" ");
            let example = listing::wrapped(&format!("mlboard formula {example}"), 110, 8);
            print.lines(print.painted(format_args!("      {example}"), Ink::Dim));
        }
    }
    Ok(())
}

fn tell(formula: &Formula, arguments: &FormulaArguments, value: f64, print: &mut Print) {
    let shown = formula.unit.show(value);
    let exact = format!("{value} {}", formula.unit.symbol());
    let heading = format!("{}: {shown}", formula.title);
    print.line(print.painted(heading, Ink::Bold));
    if exact.trim() != shown {
        print.line(format_args!("  exactly {}", exact.trim()));
    }
    print.line(format_args!("  = {}", formula.text));
    for parameter in formula.parameters {
        let note = fallback(parameter);
        let (name, unit) = (parameter.name, parameter.unit);
        print.line(format_args!(
            "    {name} = {}, {unit}{note}",
            arguments.shown(parameter)
        ));
    }
    if !formula.ignores.is_empty() {
        print.line(format_args!("  ignores {}", formula.ignores));
    }
    print.line(format_args!("  source: {}", formula.source));
}

fn fallback(parameter: &Parameter) -> String {
    match parameter.fallback {
        Fallback::None => String::new(),
        Fallback::Number(number) => format!(" ({number} unless given)"),
        Fallback::Constant(name) => format!(" (the constant {name} unless given)"),
        Fallback::SameAs(name) => format!(" (as {name} unless given)"),
    }
}

fn declared(formula: &Formula) -> Json {
    let inputs = formula.parameters.iter().map(|one| {
        json!({
            "name": one.name,
            "unit": one.unit,
            "example": one.example,
            "is_needed": matches!(one.fallback, Fallback::None),
        })
    });
    json!({
        "name": formula.key,
        "title": formula.title,
        "unit": formula.unit.symbol(),
        "formula": formula.text,
        "inputs": inputs.collect::<Vec<_>>(),
        "ignores": formula.ignores,
        "source": formula.source,
    })
}

fn as_json(formula: &Formula, arguments: &FormulaArguments, value: f64) -> Json {
    let inputs = formula
        .parameters
        .iter()
        .map(|one| json!({ "name": one.name, "value": arguments.shown(one), "unit": one.unit }));
    json!({
        "name": formula.key,
        "title": formula.title,
        "value": value,
        "unit": formula.unit.symbol(),
        "shown": formula.unit.show(value),
        "formula": formula.text,
        "inputs": inputs.collect::<Vec<_>>(),
        "ignores": formula.ignores,
        "source": formula.source,
    })
}

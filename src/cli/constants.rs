//! The numbers that estimates assume, as a list.

use serde_json::json;

use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::estimate::{Constant, ConstantGroup, Constants};
use crate::model::Brief;

/// Lists every constant with its value on the board, its unit and its source.
pub(in crate::cli) fn tell(
    brief: &Brief,
    format: ListFormat,
    print: &mut Print,
) -> Result<(), CliError> {
    let constants = Constants::new(brief);
    for (_, fault) in Constants::faults(brief) {
        print.note(fault);
    }
    let value = |constant: &Constant| constants.get(constant.name).unwrap_or(constant.value);
    if format == ListFormat::Json {
        let message = Constants::ALL.iter().map(|constant| {
            json!({
                "name": constant.name,
                "label": constant.label,
                "group": constant.group.title(),
                "value": value(constant),
                "default": constant.value,
                "unit": constant.unit,
                "source": constant.source,
            })
        });
        return listing::json(&message.collect::<Vec<_>>(), print);
    }
    for group in ConstantGroup::ALL {
        print.line(print.painted(group.title(), Ink::Bold));
        for constant in Constants::ALL.iter().filter(|one| one.group == group) {
            let (now, default) = (value(constant), constant.value);
            let unit = constant.unit;
            let message = format!("  {}: {now} {unit}", constant.name);
            if now.to_bits() == default.to_bits() {
                print.line(message);
            } else {
                let message = format!("{message} (default {default})");
                print.line(print.painted(message, Ink::Yellow));
            }
            let source = format!("{}; {}", constant.label, constant.source);
            print.lines(format_args!("      {}", listing::wrapped(&source, 100, 6)));
        }
    }
    Ok(())
}

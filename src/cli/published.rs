//! `mlboard estimate --published`: figures of the world beside those of this program.

use serde_json::json;

use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::estimate::published::{self, PublishedFigure};
use crate::text::three_digits;

pub(in crate::cli) fn tell(format: ListFormat, print: &mut Print) -> Result<(), CliError> {
    match format {
        ListFormat::Json => {
            let rows: Vec<_> = published::all().map(row).collect();
            listing::json(&json!({ "published": rows }), print)?;
        }
        ListFormat::Text => {
            for figure in published::all() {
                print.line(print.painted(figure.what, Ink::Bold));
                print.line(compared(figure));
                print.line(format_args!("      {}", figure.asked));
                let check = figure.check.words();
                print.line(format_args!("      source: {} ({check})", figure.source));
            }
        }
    }
    Ok(())
}

fn compared(figure: &PublishedFigure) -> String {
    let (unit, published) = (figure.unit, three_digits(figure.published));
    match (figure.ours(), figure.ratio()) {
        (Ok(ours), Ok(ratio)) => {
            let ours = three_digits(ours);
            let ratio = three_digits(ratio);
            format!("  published {published} {unit}, ours {ours} {unit}, ratio {ratio}")
        }
        (Err(why), _) | (_, Err(why)) => format!("  published {published} {unit}, ours {why}"),
    }
}

fn row(figure: &PublishedFigure) -> serde_json::Value {
    json!({
        "what": figure.what,
        "asked": figure.asked,
        "published": figure.published,
        "ours": figure.ours().ok(),
        "ratio": figure.ratio().ok(),
        "first_guess": figure.first_guess,
        "unit": figure.unit,
        "source": figure.source,
        "check": figure.check.words(),
    })
}

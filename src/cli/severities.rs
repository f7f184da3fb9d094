//! Which findings count here: a `rules.ron` beside the board, and what the command line says.

use std::path::Path;

use crate::cli::error::CliError;
use crate::cli::input::is_dash;
use crate::cli::nearest;
use crate::cli::print::Print;
use crate::file::read_choices;
use crate::pipeline::{self, RULES_FILE};
use crate::rules::{Severities, Severity, SeverityLevel, severity_names};
use crate::text::shown_path;

/// What the command line says.
#[derive(Debug, Default, clap::Args)]
pub(in crate::cli) struct SeverityArgs {
    /// Treat these as errors: rules (SV009) or families (SV).
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,
    /// Turn these off: rules (SV009) or families (SV).
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
}

impl SeverityArgs {
    /// What the command line says; a rule that is not there is a fault.
    pub fn severities(&self) -> Result<Severities, CliError> {
        let mut all = Severities::default();
        let denied = self
            .deny
            .iter()
            .map(|name| (name, SeverityLevel::Count(Severity::Error)));
        let allowed = self.allow.iter().map(|name| (name, SeverityLevel::Allow));
        for (name, level) in denied.chain(allowed) {
            if !all.set(name, level) {
                return Err(CliError::NoSuchRule {
                    name: name.clone(),
                    meant: nearest::meant(name, severity_names()),
                });
            }
        }
        Ok(all)
    }
}

/// What the `rules.ron` beside the board says. What it says wrongly is told, and the rest holds.
pub(in crate::cli) fn beside(board: &Path, print: &mut Print) -> Result<Severities, CliError> {
    if is_dash(board) {
        return Ok(Severities::default());
    }
    let path = board.with_file_name(RULES_FILE);
    match read_choices(&path) {
        Ok(Some(text)) => read(&text, &path, print),
        Ok(None) => Ok(Severities::default()),
        Err(error) => Err(CliError::Severities {
            error: error.to_string(),
            path,
        }),
    }
}

fn read(text: &str, path: &Path, print: &mut Print) -> Result<Severities, CliError> {
    let (all, faults) = pipeline::read_severities(text).map_err(|error| CliError::Severities {
        error: error.to_string(),
        path: path.to_owned(),
    })?;
    for fault in faults {
        let meant = if fault.is_known {
            String::new()
        } else {
            nearest::meant(&fault.name, severity_names())
        };
        let (path, line, what) = (shown_path(path), fault.line, fault.what());
        print.note(format_args!("{path}:{line}: {what}{meant}"));
    }
    Ok(all)
}

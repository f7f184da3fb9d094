//! `mlboard check`: what is wrong with boards.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::input;
use crate::cli::listing;
use crate::cli::print::{Ink, Print};
use crate::cli::sarif;
use crate::cli::severities::{self, SeverityArgs};
use crate::rules::{Counts, Diagnostic, Report, Severities, Severity, check};
use crate::text::plural;

/// Check boards and list the findings
///
/// Lists every finding, worst first. Acknowledged findings are listed but do not affect the exit code.
///
/// A `rules.ron` beside a board sets severities: {"SV007": "allow", "MN": "error"}. They are
/// error, warning, advice and allow; --deny and --allow override the file.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckArgs {
    /// Boards; `-` reads standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Exit with 1 when there are findings of this severity or above.
    #[arg(long, value_enum, default_value_t)]
    severity: FailOn,
    /// Output format.
    #[arg(long, value_enum, default_value_t)]
    format: CheckFormat,
    #[command(flatten)]
    choice: SeverityArgs,
}

/// For whom the findings are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
}

/// A severity as the command line names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// The design cannot work, misses a target or breaks the law.
    Error,
    /// It will work until something ordinary happens.
    #[default]
    Warning,
    /// A good engineer would at least mention it.
    Advice,
}

impl From<FailOn> for Severity {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Advice => Self::Advice,
        }
    }
}

/// A finding as programs read it.
#[derive(Debug, Serialize)]
struct FindingRecord {
    file: String,
    rule: &'static str,
    severity: &'static str,
    message: String,
    nodes: Vec<String>,
    edges: Vec<String>,
    acknowledged: Option<String>,
}

impl FindingRecord {
    fn new(file: &str, diagnostic: &Diagnostic) -> Self {
        Self {
            file: file.to_owned(),
            rule: diagnostic.rule.id,
            severity: diagnostic.severity().word(),
            message: diagnostic.message.clone(),
            nodes: diagnostic.nodes.iter().map(ToString::to_string).collect(),
            edges: diagnostic.edges.iter().map(ToString::to_string).collect(),
            acknowledged: diagnostic.acknowledged.clone(),
        }
    }
}

pub(in crate::cli) fn run(args: &CheckArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let mut verdict = Verdict::Clean;
    let mut findings = Vec::new();
    let chosen = args.choice.severities()?;
    for path in input::once(&args.files) {
        match report(path, &chosen, print) {
            Ok(report) => {
                let counts = report.counts().at_least(args.severity.into());
                if counts > 0 && verdict == Verdict::Clean {
                    verdict = Verdict::Objection;
                }
                match args.format {
                    CheckFormat::Text => tell(&input::shown(path), &report, print),
                    CheckFormat::Json | CheckFormat::Sarif => {
                        let of_file = report.diagnostics();
                        let file = path.display().to_string();
                        findings.extend(of_file.map(|found| (file.clone(), found.clone())));
                    }
                }
            }
            // The other boards are still worth checking.
            Err(fault) => {
                print.error(&fault);
                verdict = Verdict::Incomplete;
            }
        }
    }
    match args.format {
        CheckFormat::Text => {}
        CheckFormat::Json => {
            let told = findings.iter();
            let told: Vec<FindingRecord> = told
                .map(|(file, found)| FindingRecord::new(file, found))
                .collect();
            listing::json(&told, print)?;
        }
        CheckFormat::Sarif => listing::json(&sarif::log(&findings), print)?,
    }
    Ok(verdict)
}

fn report(path: &Path, chosen: &Severities, print: &mut Print) -> Result<Report, CliError> {
    let opened = input::open_complete(path, print)?;
    let mut severities = severities::beside(path, print)?;
    severities.extend(chosen.clone());
    let report = check(&opened.document, Catalog::in_use());
    Ok(severities.applied_to(&report))
}

/// Like a compiler: a line for what is wrong, a line for what to do, a line of counts.
fn tell(name: &str, report: &Report, print: &mut Print) {
    for diagnostic in report.diagnostics() {
        let rule = diagnostic.rule.id;
        let (mark, more) = match &diagnostic.acknowledged {
            Some(reason) => (
                print.painted(format_args!("acknowledged[{rule}]"), Ink::Dim),
                format!("reason: {reason}"),
            ),
            None => (
                print.painted(
                    format_args!("{}[{rule}]", diagnostic.severity()),
                    Ink::from(diagnostic.severity()),
                ),
                format!("fix: {}", diagnostic.rule.fix),
            ),
        };
        print.line(format_args!("{name}: {mark} {}", diagnostic.message));
        let place = place(diagnostic);
        if !place.is_empty() {
            print.line(print.painted(format_args!("  at {place}"), Ink::Dim));
        }
        print.line(format_args!("  {more}"));
    }
    let summary = summary(report.counts());
    let ink = if report.counts().at_least(Severity::Advice) == 0 {
        Ink::Green
    } else {
        Ink::Bold
    };
    print.line(format_args!("{name}: {}", print.painted(summary, ink)));
}

/// The ids by which the file calls what the finding is about, the first few of them.
fn place(diagnostic: &Diagnostic) -> String {
    const SHOWN: usize = 8;
    let nodes = diagnostic.nodes.iter().map(ToString::to_string);
    let edges = diagnostic.edges.iter().map(ToString::to_string);
    let ids: Vec<String> = nodes.chain(edges).collect();
    let shown = ids[..ids.len().min(SHOWN)].join(", ");
    match ids.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        _ => shown,
    }
}

fn summary(counts: Counts) -> String {
    let counted = |n: usize, word: &str| (n > 0).then(|| format!("{n} {}", plural(n, word)));
    let advice = (counts.advice > 0).then(|| format!("{} advice", counts.advice));
    let acknowledged =
        (counts.acknowledged > 0).then(|| format!("{} acknowledged", counts.acknowledged));
    let parts = [
        counted(counts.errors, "error"),
        counted(counts.warnings, "warning"),
        advice,
        acknowledged,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "no findings".to_owned()
    } else {
        parts.join(", ")
    }
}

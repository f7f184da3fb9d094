//! `mlboard coverage`: what of a board is looked after, by whom, and what nobody clarified.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, input, severities};
use crate::model::Document;
use crate::rules::{self, Findings, PromiseState, RulesTouched};
use crate::text::plural;

/// Show which requirements are covered, what is monitored, which feedback loops exist, and what is not clarified
///
/// Exits with 1 when something is not covered.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CoverageArgs {
    /// Boards; `-` reads standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Output format.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

/// What is known of a board, as programs read it.
#[derive(Debug, Serialize)]
struct CoverageReport {
    file: String,
    covered: usize,
    of: usize,
    requirements: Vec<RequirementCoverage>,
    watched: Vec<MonitoringCoverage>,
    loops: Vec<LoopRecord>,
    not_clarified: Vec<UnclearField>,
}

#[derive(Debug, Serialize)]
struct RequirementCoverage {
    field: String,
    kept: bool,
    by: Vec<String>,
    findings: Vec<String>,
}

#[derive(Debug, Serialize)]
struct MonitoringCoverage {
    node: String,
    sort: &'static str,
    monitors: Vec<String>,
    actions: Vec<String>,
}

#[derive(Debug, Serialize)]
struct LoopRecord {
    title: String,
    nodes: Vec<String>,
    edges: Vec<String>,
}

#[derive(Debug, Serialize)]
struct UnclearField {
    field: String,
    rules: Vec<&'static str>,
}

pub(in crate::cli) fn run(args: &CoverageArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let mut verdict = Verdict::Clean;
    let mut all = Vec::new();
    for path in input::once(&args.files) {
        match report(path, print) {
            Ok(message) => {
                if message.covered < message.of && verdict == Verdict::Clean {
                    verdict = Verdict::Objection;
                }
                all.push(message);
            }
            // The other boards are still worth looking at.
            Err(fault) => {
                print.error(&fault);
                verdict = Verdict::Incomplete;
            }
        }
    }
    match args.format {
        ListFormat::Json => listing::json(&all, print)?,
        ListFormat::Text => all.iter().for_each(|message| tell(message, print)),
    }
    Ok(verdict)
}

fn report(path: &Path, print: &mut Print) -> Result<CoverageReport, CliError> {
    let opened = input::open_complete(path, print)?;
    let severities = severities::beside(path, print)?;
    let (document, catalog) = (&opened.document, Catalog::in_use());
    let mut findings = Findings::default();
    findings.update(document, catalog, &RulesTouched::everything(document));
    let report = severities.applied_to(findings.all());
    let coverage = rules::coverage(document, catalog, &report);
    let (covered, of) = coverage.count();
    let promises = coverage.promises.iter().map(|kept| {
        let (by, found) = match &kept.standing {
            PromiseState::Kept(nodes) => (words(nodes), Vec::new()),
            PromiseState::Broken(found) => {
                let rules = found.iter().map(|key| key.rule.clone());
                (Vec::new(), rules.collect())
            }
            PromiseState::Nobody => (Vec::new(), Vec::new()),
        };
        RequirementCoverage {
            field: kept.field.clone(),
            kept: matches!(kept.standing, PromiseState::Kept(_)),
            by,
            findings: found,
        }
    });
    let watched = coverage.watches.iter().map(|watch| MonitoringCoverage {
        node: watch.node.to_string(),
        sort: watch.sort,
        monitors: words(&watch.monitors),
        actions: words(&watch.actions),
    });
    Ok(CoverageReport {
        file: input::shown(path),
        covered,
        of,
        requirements: promises.collect(),
        watched: watched.collect(),
        loops: loops(document, catalog),
        not_clarified: unclear(&findings),
    })
}

fn loops(document: &Document, catalog: &Catalog) -> Vec<LoopRecord> {
    let found = rules::loops(document, catalog).into_iter();
    let message = found.map(|found| LoopRecord {
        nodes: words(&found.nodes),
        edges: words(&found.edges),
        title: found.title,
    });
    message.collect()
}

fn unclear(findings: &Findings) -> Vec<UnclearField> {
    let fields = findings.unclear().into_iter();
    let message = fields.map(|unclear| UnclearField {
        rules: unclear.rules.iter().map(|rule| rule.id).collect(),
        field: unclear.field,
    });
    message.collect()
}

fn words<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn tell(message: &CoverageReport, print: &mut Print) {
    let file = &message.file;
    for kept in &message.requirements {
        let (ink, what) = match (kept.kept, kept.findings.as_slice()) {
            (true, _) => (Ink::Green, format!("covered by {}", kept.by.join(", "))),
            (false, []) => (Ink::Bold, "not covered".to_owned()),
            (false, found) => (Ink::Bold, format!("violated: {}", found.join(", "))),
        };
        let line = format!("{file}: {}: {what}", kept.field);
        print.line(print.painted(line, ink));
    }
    for watch in &message.watched {
        let (ink, what) = match (watch.monitors.as_slice(), watch.actions.as_slice()) {
            ([], _) => (Ink::Bold, "not monitored".to_owned()),
            (seen, []) => (
                Ink::Bold,
                format!("monitored by {}; nothing acts on it", seen.join(", ")),
            ),
            (seen, acting) => {
                let acting = acting.join(", ");
                (
                    Ink::Green,
                    format!("monitored by {}; acted on by {acting}", seen.join(", ")),
                )
            }
        };
        let sort = watch.sort.to_lowercase();
        let line = format!("{file}: {sort} {}: {what}", watch.node);
        print.line(print.painted(line, ink));
    }
    for found in &message.loops {
        print.line(format_args!("{file}: loop: {}", found.title));
        let nodes = found.nodes.join(" > ");
        print.line(print.painted(format_args!("  {nodes}"), Ink::Dim));
    }
    for field in &message.not_clarified {
        let rules = field.rules.join(", ");
        print.line(format_args!(
            "{file}: not clarified: {} (not evaluated: {rules})",
            field.field
        ));
    }
    let n = message.not_clarified.len();
    let summary = format!(
        "{file}: {} of {} covered, {} {}, {n} not clarified",
        message.covered,
        message.of,
        message.loops.len(),
        plural(message.loops.len(), "loop"),
    );
    print.line(print.painted(summary, Ink::Bold));
}

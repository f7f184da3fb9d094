//! `mlboard fix`: mends what can be mended without a person's judgement.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, input, nearest, severities};
use crate::file::{self, OpenedBoard};
use crate::model::Document;
use crate::pipeline;
use crate::rules::{self, Diagnostic, FixSafety, RULES, Sandbox, Severities};
use crate::text::plural;

/// Apply the fixes that rules offer
///
/// Applies one safe fix after the other, each only if it leaves fewer findings and no new error: fixes that
/// keep what the design means. --unsafe-fixes also applies suggestions, and places new components. What only
/// a person can know is left to them. Acknowledged findings stay as they are.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct FixArgs {
    /// Boards; `-` reads standard input and writes standard output.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Fix only findings of these rules.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    rule: Vec<String>,
    /// Also apply fixes that change the design, and not only those that keep what it means. What only a person can know
    /// or decide is never filled in.
    #[arg(long)]
    unsafe_fixes: bool,
    /// Change nothing; print what would be done.
    #[arg(long)]
    dry_run: bool,
    /// Rewrite files with comments too; the comments are lost.
    #[arg(long)]
    drop_comments: bool,
}

pub(in crate::cli) fn run(args: &FixArgs, print: &mut Print) -> Result<Verdict, CliError> {
    if let Some(name) = args.rule.iter().find(|name| rules::explain(name).is_none()) {
        return Err(CliError::NoSuchRule {
            name: name.clone(),
            meant: nearest::meant(name, RULES.iter().map(|rule| rule.id)),
        });
    }
    let mut verdict = Verdict::Clean;
    for path in input::once(&args.files) {
        if let Err(fault) = fix_file(path, args, print) {
            print.error(&fault);
            verdict = Verdict::Incomplete;
        }
    }
    Ok(verdict)
}

fn fix_file(path: &Path, args: &FixArgs, print: &mut Print) -> Result<(), CliError> {
    if !args.dry_run {
        input::refuse_stream(path)?;
    }
    let mut opened = input::open_complete(path, print)?;
    if opened.read_only {
        return Err(CliError::Newer(path.to_owned()));
    }
    let severities = severities::beside(path, print)?;
    let done = fix_all(&mut opened.document, &severities, args);
    // On standard output stands the board, so what was done is told beside it.
    let is_piped = input::is_dash(path) && !args.dry_run;
    let name = input::shown(path);
    for told in done.iter().map(|told| format!("{name}: {told}")) {
        if is_piped {
            print.note(told);
        } else {
            print.line(told);
        }
    }
    let n = done.len();
    let word = if args.dry_run {
        "would be fixed"
    } else {
        "mended"
    };
    let summary = format!("{name}: {n} {} {word}", plural(n, "finding"));
    if is_piped {
        print.note(summary);
        print.text(&file::write(&opened.document));
        return Ok(());
    }
    print.line(print.painted(summary, Ink::Bold));
    if args.dry_run || n == 0 {
        return Ok(());
    }
    save(path, &opened, args, print)
}

fn save(
    path: &Path,
    opened: &OpenedBoard,
    args: &FixArgs,
    print: &mut Print,
) -> Result<(), CliError> {
    if !args.drop_comments {
        input::refuse_comments(opened, path)?;
    }
    input::save(path, &opened.document, opened.stamp.as_ref(), print)
}

/// Mends until nothing on offer helps any more, and says what was done.
fn fix_all(document: &mut Document, severities: &Severities, args: &FixArgs) -> Vec<String> {
    let catalog = Catalog::in_use();
    let only = &args.rule;
    let may = |safety| match safety {
        FixSafety::Safe => true,
        FixSafety::Suggestion => args.unsafe_fixes,
        FixSafety::NeedsValue => false,
    };
    let is_meant = |found: &Diagnostic| {
        let is_named = |name: &String| name.eq_ignore_ascii_case(found.rule.id);
        severities.of(found.rule).is_some() && (only.is_empty() || only.iter().any(is_named))
    };
    let mut sandbox = Sandbox::new(document.clone(), catalog);
    let done = sandbox.mend_all(catalog, is_meant, may);
    if done.is_empty() {
        return Vec::new();
    }
    document.clone_from(sandbox.document());
    pipeline::complete(document, catalog);
    let told = done.iter().filter_map(|(found, fix)| {
        let severity = severities.of_finding(found)?;
        let (id, message) = (found.rule.id, &found.message);
        Some(format!("{severity}[{id}] {message} {}.", fix.does))
    });
    told.collect()
}

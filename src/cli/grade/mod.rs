//! `mlboard grade`: boards beside the reference of their case, one or a whole folder.

mod csv;
mod html;
mod row;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Value as Json, json};

use crate::catalog::{Catalog, display_name};
use crate::cli::error::CliError;
use crate::cli::listing;
use crate::cli::print::Print;
use crate::cli::{Verdict, input, nearest};
use crate::file::{self, OpenedBoard};
use crate::model::Document;
use crate::pipeline;
use crate::practice::grade::{BoardGrade, GradeError, Grader, WeightedReference};
use crate::rules::{Diagnostic, Report, check};
use crate::templates;

/// Compare boards with the reference of a case
///
/// Every point names the components, connections or fields that it comes from. Findings stand beside the points and
/// never change them. The boards of a folder come by name and are never ranked.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct GradeArgs {
    /// A board, or a folder of boards; `-` reads standard input.
    path: PathBuf,
    /// The case (`mlboard templates` lists them), or a board's file that is its reference.
    #[arg(long, value_name = "ID|FILE")]
    case: String,
    /// How the comparison is written.
    #[arg(long, value_enum, default_value_t)]
    format: GradeFormat,
}

impl GradeArgs {
    fn is_folder(&self) -> bool {
        !input::is_dash(&self.path) && self.path.is_dir()
    }
}

/// For whom the comparison is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum GradeFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: every credit with its ids.
    Json,
    /// For spreadsheets: a row a board.
    Csv,
    /// A page for people: one file, no scripts.
    Html,
}

/// What a comparison does not judge; it stands below every one.
pub(in crate::cli) const LIMITS: &str = "This compares a drawing with one good design. A different design can be as good. \
It reads kinds, connections and fields; it does not read your reasons, and it says nothing about you.";

/// The references of a case and what they call their components.
struct CaseNames<'a> {
    references: &'a [WeightedReference],
    names: BTreeMap<String, String>,
}

/// The most boards of a folder that are read.
const MOST_BOARDS: usize = 10_000;

/// A board with what came of the comparison.
pub(in crate::cli) struct GradedFile {
    /// As shown to people.
    pub file: String,
    /// Of the board.
    pub title: String,
    /// What it earned.
    /// What the board calls its components, by id.
    pub names: BTreeMap<String, String>,
    /// What the reference calls its own.
    pub case_names: BTreeMap<String, String>,
    pub grade: BoardGrade,
    /// What the rules say of it.
    pub findings: Report,
    /// How many things in the file were not as they should be.
    pub n_mended: usize,
    /// The case that it looks more like, if there is one.
    pub looks_like: Option<String>,
}

pub(in crate::cli) fn grade_error(error: GradeError, path: &Path) -> CliError {
    CliError::Grade {
        error,
        path: path.to_owned(),
    }
}

pub(in crate::cli) fn run(args: &GradeArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let own;
    let known = Grader::builtin()
        .references(&args.case)
        .zip(templates::find(&args.case));
    let (references, drawn) = if let Some((references, template)) = known {
        (references, template.document())
    } else {
        let (reference, document) = own_reference(&args.case)?;
        own = [reference];
        (&own[..], document)
    };
    let case = CaseNames {
        references,
        names: names(&drawn),
    };
    let is_folder = args.is_folder();
    let mut paths = vec![args.path.clone()];
    let mut verdict = Verdict::Clean;
    if is_folder {
        paths = boards_in(&args.path, print)?;
    }
    let mut output = GradeOutput::begin(args, print);
    for path in &paths {
        let opened = if is_folder {
            file::open(path).map_err(CliError::File)
        } else {
            input::open(path)
        };
        match opened.and_then(|opened| graded(path, opened, &case)) {
            Ok(graded) => output.add(&graded, print),
            Err(error) if is_folder => {
                print.error(&error);
                verdict = Verdict::Incomplete;
            }
            Err(error) => return Err(error),
        }
    }
    output.end(print)?;
    Ok(verdict)
}

/// The boards of a folder by name; how many more there are is said.
fn boards_in(folder: &Path, print: &mut Print) -> Result<Vec<PathBuf>, CliError> {
    let listing = file::list_folder(folder, "ron", MOST_BOARDS).map_err(|source| {
        CliError::File(file::FileError::Disk {
            path: folder.to_owned(),
            source,
        })
    })?;
    if listing.n_left_out > 0 {
        print.note(format_args!(
            "only {MOST_BOARDS} boards are read, and {} more are left out",
            listing.n_left_out
        ));
    }
    let mut paths = listing.paths;
    paths.sort();
    Ok(paths)
}

fn own_reference(case: &str) -> Result<(WeightedReference, Document), CliError> {
    let path = Path::new(case);
    if !path.exists() {
        let known = templates::all();
        return Err(CliError::NoSuchCase {
            id: case.to_owned(),
            meant: nearest::meant(case, known.iter().map(|template| template.id)),
        });
    }
    let document = input::open(path)?.document;
    let reference = Grader::builtin().own_reference(case, &document);
    let reference = reference.map_err(|error| grade_error(error, path))?;
    Ok((reference, document))
}

/// What a board calls its components, by id.
fn names(document: &Document) -> BTreeMap<String, String> {
    let nodes = document.diagram().nodes();
    let named = nodes.map(|node| {
        let kind = Catalog::in_use().kind(node.kind.as_str());
        (node.id.to_string(), display_name(node, kind).to_owned())
    });
    named.collect()
}

/// How much nearer another case must be to be named.
const NEARER: f64 = 5.0;

fn graded(path: &Path, mut opened: OpenedBoard, case: &CaseNames) -> Result<GradedFile, CliError> {
    pipeline::complete(&mut opened.document, Catalog::in_use());
    let grader = Grader::builtin();
    let board = grader.board(&opened.document);
    let board = board.map_err(|error| grade_error(error, path))?;
    let grade = grader.grade(case.references, &board);
    let cases = grader.nearest(&board, usize::MAX);
    let chosen = cases.iter().find(|near| near.case == grade.case);
    let looks_like = cases
        .first()
        .zip(chosen)
        .filter(|(first, chosen)| first.likeness >= chosen.likeness + NEARER);
    Ok(GradedFile {
        file: input::shown(path),
        title: opened.document.title().to_owned(),
        names: names(&opened.document),
        case_names: case.names.clone(),
        findings: check(&opened.document, Catalog::in_use()),
        n_mended: opened.mended.len(),
        looks_like: looks_like.map(|(first, _)| first.case.clone()),
        grade,
    })
}

/// What is written, as it grows; only JSON and the page are kept until the end.
enum GradeOutput {
    Text,
    Csv,
    /// Of one board.
    Json(Vec<Json>),
    /// Of a folder.
    JsonList(Vec<Json>),
    Html(Vec<row::Row>),
}

impl GradeOutput {
    fn begin(args: &GradeArgs, print: &mut Print) -> Self {
        match args.format {
            GradeFormat::Text => Self::Text,
            GradeFormat::Csv => {
                print.text(&csv::line(&row::HEADINGS));
                Self::Csv
            }
            GradeFormat::Json if args.is_folder() => Self::JsonList(Vec::new()),
            GradeFormat::Json => Self::Json(Vec::new()),
            GradeFormat::Html => Self::Html(Vec::new()),
        }
    }

    fn add(&mut self, graded: &GradedFile, print: &mut Print) {
        match self {
            Self::Text => text::write(graded, print),
            Self::Csv => print.text(&csv::line(&row::Row::new(graded).cells)),
            Self::Json(all) | Self::JsonList(all) => all.push(as_json(graded)),
            Self::Html(rows) => rows.push(row::Row::new(graded)),
        }
    }

    fn end(self, print: &mut Print) -> Result<(), CliError> {
        match self {
            Self::Text => print.line(LIMITS),
            Self::Csv => {}
            Self::JsonList(all) => listing::json(&all, print)?,
            Self::Json(all) => listing::json(&all.first(), print)?,
            Self::Html(rows) => print.text(&html::page(&rows)),
        }
        Ok(())
    }
}

fn as_json(graded: &GradedFile) -> Json {
    let mut json = serde_json::to_value(&graded.grade).unwrap_or_default();
    let finding = |found: &Diagnostic| {
        json!({
            "rule": found.rule.id,
            "severity": found.severity().word(),
            "message": found.message,
            "nodes": found.nodes.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "edges": found.edges.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "acknowledged": found.acknowledged,
        })
    };
    json["file"] = json!(graded.file);
    json["title"] = json!(graded.title);
    json["limits"] = json!(LIMITS);
    json["looks_more_like"] = json!(graded.looks_like);
    json["findings"] = graded.findings.diagnostics().map(finding).collect();
    json
}

//! A board as a row of a table.

use crate::cli::grade::GradedFile;
use crate::practice::grade::{ComponentStatus, FlowStatus, ItemStatus, ReferenceList};
use crate::text::fixed;

/// What the columns are called.
pub(super) const HEADINGS: [&str; 20] = [
    "file",
    "title",
    "case",
    "components found",
    "missing (must)",
    "missing (should)",
    "flows found",
    "requirements set",
    "errors",
    "warnings",
    "advice",
    "acknowledged",
    "components points",
    "flows points",
    "details points",
    "requirements points",
    "total",
    "band",
    "looks more like",
    "problems reading",
];

/// The cells of a board's row.
pub(super) struct Row {
    /// In the order of the headings.
    pub cells: [String; 20],
    /// The rules that found something.
    pub rules: Vec<&'static str>,
}

impl Row {
    pub fn new(graded: &GradedFile) -> Self {
        let grade = &graded.grade;
        let missing = |list: ReferenceList| {
            let all = grade.components.iter();
            let all = all.filter(|at| at.list == list && at.status == ComponentStatus::Missing);
            all.map(|at| at.reference.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let of = |n: usize, all: usize| format!("{n} of {all}");
        let components = grade.components.iter();
        let components = components.filter(|at| at.status != ComponentStatus::Missing);
        let is_found = |status| !matches!(status, FlowStatus::Missing | FlowStatus::Reversed);
        let flows = grade.flows.iter().filter(|at| is_found(at.status));
        let items = grade.requirements.iter();
        let items = items.filter(|at| at.status != ItemStatus::NotSet);
        let counts = graded.findings.counts();
        let points = |points: f64| fixed(points, 1);
        let found = graded.findings.diagnostics();
        let found = found.filter(|found| found.acknowledged.is_none());
        let mut rules: Vec<&str> = found.map(|found| found.rule.id).collect();
        rules.sort_unstable();
        rules.dedup();
        Self {
            rules,
            cells: [
                graded.file.clone(),
                graded.title.clone(),
                grade.case.clone(),
                of(components.count(), grade.components.len()),
                missing(ReferenceList::Must),
                missing(ReferenceList::Should),
                of(flows.count(), grade.flows.len()),
                of(items.count(), grade.requirements.len()),
                counts.errors.to_string(),
                counts.warnings.to_string(),
                counts.advice.to_string(),
                counts.acknowledged.to_string(),
                points(grade.points.components),
                points(grade.points.flows),
                points(grade.points.details),
                points(grade.points.requirements),
                points(grade.total),
                grade.band.as_str().to_owned(),
                graded.looks_like.clone().unwrap_or_default(),
                graded.n_mended.to_string(),
            ],
        }
    }
}

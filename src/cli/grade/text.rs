//! A comparison as people read it: parts and what was asked of them first, the total small.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Kind};
use crate::cli::grade::GradedFile;
use crate::cli::print::{Ink, Print};
use crate::practice::grade::{BoardGrade, ComponentStatus, FlowStatus, ReferenceList};
use crate::text::{fixed, plural};

pub(super) fn write(graded: &GradedFile, print: &mut Print) {
    let grade = &graded.grade;
    print.line(print.painted(
        format_args!("{} beside {}", graded.file, grade.case),
        Ink::Bold,
    ));
    if let Some(other) = &graded.looks_like {
        print.line(format_args!("  This looks more like {other}."));
    }
    parts(grade, print);
    components(graded, print);
    flows(graded, print);
    let extra = grade.extra.iter().map(|at| &at.node);
    if !grade.extra.is_empty() {
        print.line(format_args!(
            "  Only yours: {}",
            named(&graded.names, extra)
        ));
    }
    let counts = graded.findings.counts();
    print.line(format_args!(
        "  Findings: {} {}, {} {}, {} advice",
        counts.errors,
        plural(counts.errors, "error"),
        counts.warnings,
        plural(counts.warnings, "warning"),
        counts.advice
    ));
    let total = format!(
        "  {}, {} of 100",
        grade.band.as_str(),
        fixed(grade.total, 0)
    );
    print.line(print.painted(total, Ink::Dim));
}

fn parts(grade: &BoardGrade, print: &mut Print) {
    let of = [
        grade.components.iter().map(|at| at.of).sum::<f64>(),
        grade.flows.iter().map(|at| at.of).sum(),
        grade.details.iter().map(|at| at.of).sum(),
        grade.requirements.iter().map(|at| at.of).sum(),
    ];
    let names = ["components", "flows", "details", "requirements"];
    for ((name, points), of) in names.iter().zip(grade.points.in_order()).zip(of) {
        print.line(format_args!(
            "  {name:<12} {:>5} of {}",
            fixed(points, 1),
            fixed(of, 0)
        ));
    }
    if grade.answer < 1.0 {
        let share = fixed(100.0 * grade.answer, 0);
        print.line(format_args!(
            "  The card is filled in; the drawing does not answer it yet, so it counts by {share} %."
        ));
    }
}

/// The names of some components, those without one by their ids.
fn named<'a>(
    names: &'a BTreeMap<String, String>,
    ids: impl IntoIterator<Item = &'a String>,
) -> String {
    let ids = ids.into_iter();
    let names: Vec<&str> = ids.map(|id| names.get(id).unwrap_or(id).as_str()).collect();
    names.join(", ")
}

fn components(graded: &GradedFile, print: &mut Print) {
    for at in &graded.grade.components {
        let boxes = named(&graded.names, &at.boxes);
        let own = named(&graded.case_names, [&at.reference]);
        let kind = Catalog::in_use().kind(&at.kind);
        let kind = kind.map_or(at.kind.as_str(), Kind::short_name);
        let role = if own == kind {
            own.clone()
        } else {
            format!("{own} ({kind})")
        };
        let is_expected = at.list != ReferenceList::Other;
        match at.status {
            ComponentStatus::Missing if is_expected => print.line(format_args!(
                "  The reference has {role}. Was it left out on purpose?"
            )),
            ComponentStatus::Merged => print.line(format_args!(
                "  {boxes} also does what the reference gives to {own}"
            )),
            ComponentStatus::Split => print.line(format_args!("  {boxes} share what {own} does")),
            ComponentStatus::Near | ComponentStatus::Alternative => print.line(format_args!(
                "  {boxes} stands where the reference has {role}"
            )),
            ComponentStatus::Matched | ComponentStatus::LeftOut | ComponentStatus::Missing => {}
        }
    }
}

fn flows(graded: &GradedFile, print: &mut Print) {
    let arrow = |boxes: &[String]| {
        let ends = boxes.iter().map(|id| named(&graded.names, [id]));
        ends.collect::<Vec<_>>().join(" to ")
    };
    let flows = graded.grade.flows.iter();
    for at in flows.filter(|at| at.status == FlowStatus::Reversed) {
        print.line(format_args!(
            "  {} ({}): the reference goes the other way",
            arrow(&at.boxes),
            at.edges.join(", ")
        ));
    }
    let astray = graded.grade.astray.iter();
    let astray: Vec<String> = astray
        .map(|at| format!("{} ({})", arrow(&at.boxes), at.edges.join(", ")))
        .collect();
    if !astray.is_empty() {
        print.line(format_args!(
            "  For these connections the reference has no way, even through other components: {}",
            astray.join("; ")
        ));
    }
}

//! A comparison as people read it: parts and what was asked of them first, the total small.

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
    components(grade, print);
    flows(grade, print);
    let extra: Vec<&str> = grade.extra.iter().map(|at| at.node.as_str()).collect();
    if !extra.is_empty() {
        print.line(format_args!("  only yours: {}", extra.join(", ")));
    }
    let counts = graded.findings.counts();
    print.line(format_args!(
        "  beside that: {} {}, {} {}, {} advice",
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

fn components(grade: &BoardGrade, print: &mut Print) {
    for at in &grade.components {
        let boxes = at.boxes.join(", ");
        let is_expected = at.list != ReferenceList::Other;
        match at.status {
            ComponentStatus::Missing if is_expected => print.line(format_args!(
                "  the reference has {} ({}). Was it left out on purpose?",
                at.reference, at.kind
            )),
            ComponentStatus::Merged => print.line(format_args!(
                "  {boxes} also does what the reference gives to {}",
                at.reference
            )),
            ComponentStatus::Split => {
                print.line(format_args!("  {boxes} share what {} does", at.reference));
            }
            ComponentStatus::Near | ComponentStatus::Alternative => print.line(format_args!(
                "  {boxes} where the reference has {} ({})",
                at.reference, at.kind
            )),
            ComponentStatus::Matched | ComponentStatus::LeftOut | ComponentStatus::Missing => {}
        }
    }
}

fn flows(grade: &BoardGrade, print: &mut Print) {
    for at in grade
        .flows
        .iter()
        .filter(|at| at.status == FlowStatus::Reversed)
    {
        let boxes = at.boxes.join(" to ");
        print.line(format_args!(
            "  {} leads from {boxes}; the reference goes the other way",
            at.edges.join(", ")
        ));
    }
    let edges: Vec<&str> = grade
        .astray
        .iter()
        .flat_map(|at| &at.edges)
        .map(String::as_str)
        .collect();
    if !edges.is_empty() {
        print.line(format_args!(
            "  for these connections the reference has no way, even through other components: {}",
            edges.join(", ")
        ));
    }
}

//! Every case study that ships opens, comes back byte for byte, reads from left to right, and passes.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use mlboard::catalog::Catalog;
use mlboard::export::{ExportOptions, Extent, FORMATS};
use mlboard::geom::{ParamCurve as _, PathSeg, Point, Rect, Shape as _};
use mlboard::model::{Document, NodeId, Target};
use mlboard::rules::{self, Severity};
use mlboard::scene::{Style, Theme};
use mlboard::{file, pipeline, templates};

fn each(test: impl Fn(&str, &str, Document)) {
    let all = templates::all();
    assert!(all.len() >= 3, "the case studies ship inside the program");
    for template in all {
        test(template.id, template.text, template.document());
    }
}

#[test]
fn they_come_back_byte_for_byte_and_need_no_mending() {
    each(|id, text, _| {
        let opened = file::read(text).expect("a board");
        assert!(opened.mended.is_empty(), "{id}: {:?}", opened.mended);
        assert_eq!(file::write(&opened.document), text, "{id}");
    });
}

#[test]
fn they_are_complete() {
    each(|id, _, mut document| {
        let before = document.clone();
        assert_eq!(
            pipeline::complete(&mut document, Catalog::builtin()),
            Vec::<String>::new(),
            "{id}"
        );
        assert_eq!(document, before, "{id}");
        assert!(
            !document.title().is_empty() && !document.brief().task.is_empty(),
            "{id}"
        );
        assert!(
            !document.brief().requirements.is_empty(),
            "{id} has a requirements card"
        );
    });
}

#[test]
fn they_have_no_error_and_no_warning_that_nobody_accepted() {
    each(|id, _, document| {
        let report = rules::check(&document, Catalog::builtin());
        let open: Vec<&str> = report
            .diagnostics()
            .filter(|found| found.severity() != Severity::Advice && found.acknowledged.is_none())
            .map(|found| found.message.as_str())
            .collect();
        assert!(open.is_empty(), "{id}: {open:#?}");
    });
}

#[test]
fn components_lie_apart_inside_their_frames() {
    each(|id, _, document| {
        let boxes: BTreeMap<NodeId, Rect> = pipeline::boxes(&document, Catalog::builtin())
            .into_iter()
            .map(|(node, at)| (node, at.rect))
            .collect();
        let all: Vec<_> = boxes.iter().collect();
        for (k, (a, first)) in all.iter().enumerate() {
            for (b, second) in &all[k + 1..] {
                assert!(!first.overlaps(**second), "{id}: {a} lies on {b}");
            }
        }
        for node in document.diagram().nodes() {
            let frame = node
                .frame
                .as_ref()
                .and_then(|frame| document.sketch().get(frame));
            let frame = frame.unwrap_or_else(|| panic!("{id}: {} is in no frame", node.id));
            assert_eq!(
                frame.rect.intersect(boxes[&node.id]),
                boxes[&node.id],
                "{id}: {}",
                node.id
            );
            assert!(
                document
                    .members(&frame.id)
                    .contains(&Target::Node(node.id.clone()))
            );
        }
    });
}

#[test]
fn most_flows_within_a_frame_read_from_left_to_right() {
    each(|id, _, document| {
        let diagram = document.diagram();
        let inside = diagram.edges().filter_map(|edge| {
            let (from, to) = (diagram.node(&edge.from.node)?, diagram.node(&edge.to.node)?);
            (from.frame == to.frame).then_some(to.at?.x > from.at?.x)
        });
        let forward: Vec<bool> = inside.collect();
        let n_forward = forward.iter().filter(|ahead| **ahead).count();
        assert!(
            n_forward * 10 >= forward.len() * 7,
            "{id}: {n_forward} of {}",
            forward.len()
        );
    });
}

#[test]
fn no_flow_runs_through_a_component() {
    each(|id, _, document| {
        let boxes = pipeline::boxes(&document, Catalog::builtin());
        for (edge, route) in pipeline::routes(&document, &boxes) {
            let steps = |segment: PathSeg| (0..=64).map(move |k| segment.eval(f64::from(k) / 64.0));
            let points: Vec<Point> = route.path.segments().flat_map(steps).collect();
            for (node, at) in &boxes {
                let inner = at.rect.inflate(-1.0, -1.0);
                assert!(
                    !points.iter().any(|point| inner.contains(*point)),
                    "{id}: {edge} runs through {node}"
                );
            }
            assert!(route.path.bounding_box().is_finite(), "{id}: {edge}");
        }
    });
}

#[test]
fn they_export_in_every_format_and_theme() {
    each(|id, _, document| {
        for theme in Theme::all() {
            let derived = pipeline::derive(&document, Catalog::builtin(), &Style::new(theme));
            for format in FORMATS {
                let options = ExportOptions {
                    theme,
                    extent: Extent::Width(320),
                    ..ExportOptions::default()
                };
                let mut bytes = Vec::new();
                format
                    .write(
                        &derived.scene,
                        &options,
                        &mut |_| ControlFlow::Continue(()),
                        &mut bytes,
                    )
                    .unwrap_or_else(|error| panic!("{id}: {error}"));
                assert!(
                    bytes.len() > 2_000,
                    "{id} as {}: {} bytes",
                    format.extension,
                    bytes.len()
                );
            }
        }
    });
}

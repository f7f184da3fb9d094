//! What reading, checking, drawing and exporting a board cost, at three sizes, each beside another way
//! of doing comparable work in the same run. `cargo bench` prints the table; nothing here can fail on
//! a slow machine. `cargo bench --bench board -- hands` prints the steps of a hand alone, and
//! `… -- hands delete` those with that word in them.

mod board_sizes;
mod gestures;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use mlboard::catalog::Catalog;
use mlboard::estimate::Estimate;
use mlboard::export::{ExportOptions, Extent, write_png};
use mlboard::model::{Document, Edit, Value, apply};
use mlboard::pipeline::{self, Derived};
use mlboard::scene::{Annotations, Changes, Scene, SceneBuilder, SceneInput, SceneStyle, Theme};
use mlboard::{file, rules};

const SEED: u64 = 7;
const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    let is_hands_only = arguments.next().is_some_and(|word| word == "hands");
    let [small, _, large] = SIZES.map(|n_nodes| board_sizes::board(n_nodes, SEED));
    gestures::measure(&small, &large, &arguments.next().unwrap_or_default());
    if is_hands_only {
        return;
    }
    println!();
    println!("components |  what                     |      time |  compared with");
    println!("---------- | ------------------------- | --------- | ------------------------------");
    for n_nodes in SIZES {
        measure(&board_sizes::board(n_nodes, SEED));
    }
}

fn measure(document: &Document) {
    let read = measure_reading(document);
    let catalog = Catalog::builtin();
    let check = best_of(5, || rules::check(black_box(document), catalog));
    let against_reading = |time| against(time, read, "reading the file");
    row(document, "full check", check, &against_reading(check));

    measure_estimate(document, check);
    let style = SceneStyle::new(Theme::light());
    let derived = pipeline::derive(document, catalog, &style);
    let numbers = Annotations::default();
    let build = best_of(3, || {
        let source = SceneInput {
            document: black_box(document),
            catalog,
            boxes: &derived.boxes,
            routes: &derived.routes,
            report: &derived.report,
            style: &style,
            numbers: &numbers,
            folds: &derived.folds,
            pairs: &derived.pairs,
            bundles: &derived.bundles,
        };
        let mut scene = Scene::default();
        SceneBuilder::default().update(&mut scene, source, &everything(document, &derived));
        scene
    });
    row(document, "build the scene", build, &against_reading(build));
    let derive = best_of(3, || pipeline::derive(black_box(document), catalog, &style));
    row(
        document,
        "derive everything",
        derive,
        &against(derive, build, "the scene alone"),
    );
    measure_picture(document, &derived.scene);
}

fn measure_estimate(document: &Document, check: Duration) {
    let catalog = Catalog::builtin();
    let mut document = with_users(document);
    let full = best_of(5, || Estimate::new(black_box(&document), catalog));
    row(
        &document,
        "estimate everything",
        full,
        &against(full, check, "the full check"),
    );
    let mut estimate = Estimate::new(&document, catalog);
    let ranker = document
        .diagram()
        .nodes()
        .find(|node| node.kind.as_str() == "ranking_service");
    let ranker = ranker.expect("the case has one").id.clone();
    let one = (1..=20).map(|ms| {
        let edit = Edit::SetProperty {
            node: ranker.clone(),
            name: "p99_ms".to_owned(),
            value: Some(Value::Float(100.0 + f64::from(ms))),
        };
        let patch = apply(&mut document, &[edit]);
        time(|| estimate.update(&document, catalog, &patch)).0
    });
    let one = one.min().unwrap_or_default();
    row(
        &document,
        "estimate a new property",
        one,
        &against(one, full, "estimating everything"),
    );
}

/// With a requirements card, so that there is load to work out.
fn with_users(document: &Document) -> Document {
    let mut document = document.clone();
    let mut brief = document.brief().clone();
    brief
        .requirements
        .insert("dau".to_owned(), Value::Int(20_000_000));
    apply(&mut document, &[Edit::SetBrief(brief)]);
    document
}

fn everything(document: &Document, derived: &Derived) -> Changes {
    let diagram = document.diagram();
    Changes {
        nodes: diagram.nodes().map(|node| node.id.clone()).collect(),
        edges: diagram.edges().map(|edge| edge.id.clone()).collect(),
        sketch: document.sketch().keys().cloned().collect(),
        bundles: derived
            .bundles
            .all()
            .map(|(pair, _)| pair.clone())
            .collect(),
    }
}

fn measure_reading(document: &Document) -> Duration {
    let text = file::write(document);
    let read = best_of(5, || {
        file::read(black_box(&text)).expect("written by mlboard")
    });
    let plain = best_of(5, || {
        ron::from_str::<ron::Value>(black_box(&text)).expect("it is RON")
    });
    row(
        document,
        "read a file",
        read,
        &against(read, plain, "parsing it as plain ron::Value"),
    );
    read
}

fn measure_picture(document: &Document, scene: &Scene) {
    let options = ExportOptions {
        extent: Extent::Width(4_000),
        ..ExportOptions::default()
    };
    let mut bytes = Vec::new();
    let draw = best_of(2, || {
        bytes.clear();
        write_png(
            scene,
            &options,
            &mut |_| ControlFlow::Continue(()),
            &mut bytes,
        )
        .expect("within the limits");
    });
    let encode = encoding(&bytes);
    let compared = against(draw, encode, "encoding the same pixels alone");
    row(document, "PNG 4,000 px wide", draw, &compared);
}

/// How long the `image` crate takes to encode a picture that has been drawn already.
fn encoding(png: &[u8]) -> Duration {
    let pixels = image::load_from_memory(png)
        .expect("our own PNG")
        .into_rgba8();
    best_of(2, || {
        let mut out = std::io::Cursor::new(Vec::new());
        pixels
            .write_to(&mut out, image::ImageFormat::Png)
            .expect("into memory");
    })
}

fn best_of<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let times = (0..runs).map(|_| {
        let (took, made) = time(&mut work);
        black_box(made);
        took
    });
    times.min().unwrap_or_default()
}

/// How long the work takes, and what it makes.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let made = work();
    (begin.elapsed(), made)
}

fn against(time: Duration, other: Duration, what: &str) -> String {
    format!("{:5.2} × {what}", time.as_secs_f64() / other.as_secs_f64())
}

fn row(document: &Document, what: &str, time: Duration, compared: &str) {
    let n_nodes = document.diagram().n_nodes();
    println!(
        "{n_nodes:>10} | {what:<25} | {:>6.1} ms | {compared}",
        time.as_secs_f64() * 1e3
    );
}

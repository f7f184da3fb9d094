//! How much of a picture the references fill: boxes, aspect, crossings and length, beside what they once were.

use mlboard::catalog::Catalog;
use mlboard::geom::{BezPath, ParamCurve as _, Point, Rect, Shape as _, union};
use mlboard::{pipeline, templates};

/// The picture that a reference is fitted into, in pixels, and what stays free around it.
const PICTURE: (f64, f64) = (1280.0, 720.0);
const MARGIN: f64 = 16.0;
/// Height of a title at full size, in pixels.
const TITLE: f64 = 13.0;

/// What one reference measures.
#[derive(Clone, Copy, Debug)]
struct Density {
    /// Pixels of a title in the fitted picture, were it not drawn larger when small.
    title: f64,
    /// Share of the spanned area that boxes cover.
    cover: f64,
    /// Width over height of what it spans.
    aspect: f64,
    /// Pairs of drawn lines count as often as they cross.
    crossings: usize,
    /// Of all drawn lines, in world units.
    length: f64,
}

/// What the references measured before layout left out air, ran answers with their requests, and drew jumps: crossings
/// and length by case. They are kept as numbers because that drawing exists no more.
const BEFORE: &[(&str, usize, f64)] = &[
    ("ad_click_prediction", 138, 39997.0),
    ("ecommerce_search", 167, 49447.0),
    ("eta_prediction", 86, 27116.0),
    ("event_recommendation", 126, 34958.0),
    ("fraud_detection", 230, 41758.0),
    ("harmful_content_detection", 252, 54850.0),
    ("llm_chat", 147, 45329.0),
    ("news_feed", 213, 50261.0),
    ("notifications", 166, 38701.0),
    ("people_you_may_know", 146, 41848.0),
    ("rag_assistant", 129, 45295.0),
    ("rtb_bidding", 172, 44292.0),
    ("similar_listings", 132, 38297.0),
    ("street_view_blur", 53, 17360.0),
    ("video_recommendation", 223, 55947.0),
    ("video_search", 145, 45377.0),
    ("visual_search", 136, 39061.0),
    ("voice_assistant", 133, 40304.0),
];

fn measure(document: &mlboard::model::Document) -> Density {
    let boxes = pipeline::boxes(document, Catalog::builtin());
    let rects: Vec<Rect> = boxes.values().map(|at| at.rect).collect();
    let routes = pipeline::routes(document, &boxes, Catalog::builtin());
    let lines: Vec<Vec<(Point, Point)>> = routes.values().map(|way| pieces(&way.path)).collect();
    let frames = document.sketch().values().filter(|item| item.is_frame());
    let ways = routes.values().map(|way| way.path.bounding_box());
    let drawn = rects.iter().copied().chain(frames.map(|item| item.rect));
    let span = union(drawn.chain(ways)).expect("a reference is not empty");
    let room =
        ((PICTURE.0 - 2.0 * MARGIN) / span.width()).min((PICTURE.1 - 2.0 * MARGIN) / span.height());
    let length = lines.iter().flatten().map(|(a, b)| a.distance(*b)).sum();
    Density {
        title: TITLE * room.min(1.0),
        cover: rects.iter().map(Rect::area).sum::<f64>() / span.area(),
        aspect: span.width() / span.height(),
        crossings: crossings(&lines),
        length,
    }
}

/// The straight pieces of a path, which may consist of several parts.
fn pieces(path: &BezPath) -> Vec<(Point, Point)> {
    let mut flat = BezPath::new();
    kurbo::flatten(path.iter(), 0.5, |step| flat.push(step));
    let segments = flat.segments();
    segments.map(|line| (line.start(), line.end())).collect()
}

/// How often lines cross, by trying every pair. Lines that share an end, or run on each other, do not cross there.
fn crossings(lines: &[Vec<(Point, Point)>]) -> usize {
    let mut found = 0;
    for (k, line) in lines.iter().enumerate() {
        for other in &lines[k + 1..] {
            for a in line {
                found += other.iter().filter(|b| cross(*a, **b)).count();
            }
        }
    }
    found
}

fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
    let apart = |x: f64, y: f64| (x > 1e-6 && y < -1e-6) || (x < -1e-6 && y > 1e-6);
    apart(side(a, b, c), side(a, b, d)) && apart(side(c, d, a), side(c, d, b))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Run with `-- --nocapture` to see the table.
#[test]
fn references_fill_the_picture_they_are_shown_in() {
    println!(
        "{:28} {:>6} {:>6} {:>6} {:>6} {:>8}",
        "case", "title", "cover", "aspect", "cross", "length"
    );
    let mut all = Vec::new();
    for template in templates::all() {
        let is = measure(&template.document());
        let cover = is.cover * 100.0;
        println!(
            "{:28} {:6.1} {cover:5.1}% {:6.2} {:6} {:8.0}",
            template.id, is.title, is.aspect, is.crossings, is.length
        );
        all.push((template.id, is));
    }
    for (id, is) in &all {
        assert!(is.cover * 100.0 >= 20.0, "{id}: {is:?}");
        assert!((1.4..=2.0).contains(&is.aspect), "{id}: {is:?}");
        let was = BEFORE.iter().find(|(case, ..)| case == id);
        let (_, crossings, length) = was.expect("every case was measured");
        assert!(
            is.crossings < *crossings && is.length < *length,
            "{id}: {is:?}"
        );
    }
    let n: usize = all.iter().map(|(_, is)| is.crossings).sum();
    let length: f64 = all.iter().map(|(_, is)| is.length).sum();
    let title = median(all.iter().map(|(_, is)| is.title).collect());
    let cover = median(all.iter().map(|(_, is)| is.cover).collect());
    let (was_n, was_length) = BEFORE
        .iter()
        .fold((0, 0.0), |sum, (_, n, length)| (sum.0 + n, sum.1 + length));
    assert!(n * 2 <= was_n, "{n} crossings, once {was_n}");
    assert!(
        length <= 0.6 * was_length,
        "{length:.0}, once {was_length:.0}"
    );
    println!("all: {n} crossings, length {length:.0}, median title {title:.1}, cover {cover:.3}");
}

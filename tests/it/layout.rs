//! Laws of edge paths, over seeded random boards. A failure names its seed.

use mlboard::geom::{ParamCurve as _, Point, Rect, Shape as _};
use mlboard::layout::route::{RouteEnds, route};
use mlboard::model::LineRouting;

const SEEDS: u64 = 200;

#[test]
fn paths_begin_and_end_exactly_at_their_ports() {
    for seed in 0..SEEDS {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut rect = || {
            let at = Point::new(random.u32(0..900).into(), random.u32(0..900).into());
            Rect::from_origin_size(at, (180.0, 60.0))
        };
        let (from_box, to_box) = (rect(), rect());
        let from = Point::new(from_box.x1, from_box.center().y);
        let to = Point::new(to_box.x0, to_box.center().y);
        let middle = [from.midpoint(to)];
        for via in [&[][..], &middle[..]] {
            let drawn = route(&RouteEnds {
                from,
                to,
                from_box,
                to_box,
                via,
                course: LineRouting::Curved,
            });
            let segments: Vec<_> = drawn.path.segments().collect();
            assert_eq!(segments[0].start(), from, "seed {seed}");
            assert_eq!(segments[segments.len() - 1].end(), to, "seed {seed}");
            assert_eq!(drawn.tip, to);
            assert!(
                drawn
                    .path
                    .bounding_box()
                    .inflate(1.0, 1.0)
                    .contains(drawn.label_at)
            );
        }
    }
}

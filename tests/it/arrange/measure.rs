//! The measure itself, against counting by hand and by trying every pair.

use mlboard::geom::{Point, Rect};

use super::metric::{Drawn, DrawnEdge, score};

fn line(from: usize, to: usize, points: &[(f64, f64)]) -> DrawnEdge {
    DrawnEdge {
        from,
        to,
        points: points.iter().copied().map(Point::from).collect(),
    }
}

#[test]
fn a_small_drawing_is_measured_as_by_hand() {
    let drawn = Drawn {
        boxes: vec![
            Rect::new(0.0, 0.0, 10.0, 10.0),
            Rect::new(100.0, 0.0, 110.0, 10.0),
            Rect::new(50.0, 0.0, 60.0, 10.0),
        ],
        edges: vec![
            line(0, 1, &[(10.0, 5.0), (100.0, 5.0)]),
            line(
                2,
                2,
                &[(55.0, 10.0), (55.0, 30.0), (80.0, 30.0), (80.0, 1.0)],
            ),
            line(3, 4, &[(85.0, 5.2), (95.0, 5.2)]),
        ],
    };
    let score = score(&drawn);
    assert_eq!(score.crossings, 1);
    assert_eq!(score.bends, 2);
    assert_eq!(score.through, 1);
    assert_eq!(score.overlaps, 0);
    assert!((score.length - (90.0 + 20.0 + 25.0 + 29.0 + 10.0)).abs() < 1e-9);
    assert!((score.area - 110.0 * 30.0).abs() < 1e-9);
    assert!((score.shared - 10.0).abs() < 1e-6, "{}", score.shared);
}

#[test]
fn crossings_are_those_of_trying_every_pair() {
    for seed in 0..60 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut point = || (random.f64() * 900.0 - 300.0, random.f64() * 900.0 - 300.0);
        let edges: Vec<DrawnEdge> = (0..30)
            .map(|k| line(2 * k, 2 * k + 1, &[point(), point(), point()]))
            .collect();
        let mut expected = 0;
        for (k, a) in edges.iter().enumerate() {
            for b in &edges[k + 1..] {
                for p in a.points.windows(2) {
                    for q in b.points.windows(2) {
                        let side = |a: Point, b: Point, c: Point| (b - a).cross(c - a) > 0.0;
                        let apart = side(p[0], p[1], q[0]) != side(p[0], p[1], q[1]);
                        let across = side(q[0], q[1], p[0]) != side(q[0], q[1], p[1]);
                        expected += usize::from(apart && across);
                    }
                }
            }
        }
        let drawn = Drawn {
            boxes: Vec::new(),
            edges,
        };
        assert_eq!(score(&drawn).crossings, expected, "seed {seed}");
    }
}

//! How the bends of an edge follow when the components it joins are moved.

use crate::geom::{Point, Vec2};

/// Which ends of an edge are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovedEnds {
    Neither,
    Start,
    End,
    Both,
}

/// The bends after the move. With both ends they come along; with one, a way that runs out of its port,
/// along a corridor and into the other port keeps its corridor and follows with the elbow at that end.
/// Any other bend stays where it was put.
pub fn follow(bends: &[Point], moved: MovedEnds, by: Vec2) -> Vec<Point> {
    let mut bends = bends.to_vec();
    match moved {
        MovedEnds::Neither => {}
        MovedEnds::Both => bends.iter_mut().for_each(|bend| *bend += by),
        MovedEnds::Start => follow_start(&mut bends, by),
        MovedEnds::End => {
            bends.reverse();
            follow_start(&mut bends, by);
            bends.reverse();
        }
    }
    bends
}

/// Of bends that run upright at both ends, the first comes along with the port and the second stays in its corridor.
fn follow_start(bends: &mut [Point], by: Vec2) {
    if let [port, elbow, .., before, last] = bends
        && is_upright(*port, *elbow)
        && is_upright(*before, *last)
    {
        *port += by;
        elbow.x += by.x;
    }
}

fn is_upright(a: Point, b: Point) -> bool {
    (a.x - b.x).abs() < 0.5
}

#[cfg(test)]
mod tests {
    use super::{MovedEnds, follow};
    use crate::geom::{Point, Vec2};

    const CORRIDOR: [(f64, f64); 4] =
        [(100.0, 10.0), (100.0, 200.0), (400.0, 200.0), (400.0, 50.0)];

    fn moved(bends: &[(f64, f64)], ends: MovedEnds) -> Vec<(f64, f64)> {
        let bends: Vec<Point> = bends.iter().copied().map(Point::from).collect();
        let after = follow(&bends, ends, Vec2::new(7.0, -3.0));
        after.into_iter().map(Into::into).collect()
    }

    #[test]
    fn with_both_ends_all_bends_come_along() {
        assert_eq!(moved(&[(1.0, 1.0)], MovedEnds::Both), [(8.0, -2.0)]);
    }

    #[test]
    fn a_corridor_stays_and_its_elbow_follows() {
        let start = [(107.0, 7.0), (107.0, 200.0), (400.0, 200.0), (400.0, 50.0)];
        assert_eq!(moved(&CORRIDOR, MovedEnds::Start), start);
        let end = [(100.0, 10.0), (100.0, 200.0), (407.0, 200.0), (407.0, 47.0)];
        assert_eq!(moved(&CORRIDOR, MovedEnds::End), end);
    }

    #[test]
    fn other_bends_stay_where_they_were_put() {
        assert_eq!(moved(&[(50.0, 10.0)], MovedEnds::Start), [(50.0, 10.0)]);
        let two = [(50.0, 10.0), (50.0, 90.0)];
        assert_eq!(moved(&two, MovedEnds::End), two);
    }
}

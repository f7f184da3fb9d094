//! Ways that follow a board are those of the board, however it came to be.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use mlboard::geom::{Point, Rect, Vec2};
use mlboard::layout::graph::BoxSide;
use mlboard::layout::router::{Connection, EdgeSpec, IncrementalRouter, SearchEffort, Terminal};
use mlboard::model::{EdgeId, NodeId};

/// A board of boxes with an edge for each pair of numbers.
#[derive(Clone, Default)]
struct Board {
    boxes: BTreeMap<NodeId, Rect>,
    edges: BTreeMap<EdgeId, (NodeId, NodeId, Option<Point>)>,
}

fn id(k: usize) -> NodeId {
    format!("n{k:03}").as_str().into()
}

fn corner(random: &mut Rng, spread: i32) -> Point {
    let at = |random: &mut Rng, most: i32| f64::from(random.i32(0..most) / 4 * 4);
    Point::new(at(random, spread), at(random, spread * 3 / 4))
}

impl Board {
    fn new(random: &mut Rng, n: usize, spread: i32) -> Self {
        let mut board = Self::default();
        for k in 0..n {
            let at = corner(random, spread);
            board
                .boxes
                .insert(id(k), Rect::from_origin_size(at, (120.0, 56.0)));
        }
        for k in 0..n * 3 / 2 {
            let ends = (id(random.usize(0..n)), id(random.usize(0..n)), None);
            board.edges.insert(format!("e{k}").as_str().into(), ends);
        }
        board
    }

    fn track(&self, edge: &EdgeId) -> Option<EdgeSpec> {
        let (from, to, via) = self.edges.get(edge)?;
        let (first, last) = (self.boxes.get(from)?, self.boxes.get(to)?);
        let from_at = Point::new(first.x1, first.center().y);
        let to_at = Point::new(last.x0, last.center().y);
        let contact = |node: &NodeId, at, face| Terminal {
            node: node.clone(),
            at,
            face,
        };
        let wire = Connection {
            from: contact(from, from_at, BoxSide::Right),
            to: contact(to, to_at, BoxSide::Left),
        };
        let Some(via) = via else {
            return Some(EdgeSpec::Open(wire, SearchEffort::Full));
        };
        let corners = [
            from_at,
            Point::new(via.x, from_at.y),
            *via,
            Point::new(via.x, to_at.y),
            to_at,
        ];
        Some(EdgeSpec::Fixed(corners.to_vec(), wire, SearchEffort::Full))
    }

    fn fresh(&self) -> IncrementalRouter {
        let mut live = IncrementalRouter::default();
        for (id, rect) in &self.boxes {
            live.put_box(id, Some(*rect));
        }
        for edge in self.edges.keys() {
            live.put_edge(edge, self.track(edge));
        }
        live.update();
        live
    }

    /// One change, told to the ways as the board's own derivation would.
    fn change(&mut self, random: &mut Rng, spread: i32, live: &mut IncrementalRouter) {
        let node = id(random.usize(0..=self.boxes.len()));
        let edges: Vec<EdgeId> = self.edges.keys().cloned().collect();
        let edge = edges[random.usize(0..edges.len())].clone();
        match random.u8(0..8) {
            0 if edges.len() > 4 => drop(self.edges.remove(&edge)),
            1 => {
                let to = id(random.usize(0..self.boxes.len()));
                self.edges.insert(edge.clone(), (node.clone(), to, None));
            }
            2 => {
                let via = random.bool().then(|| corner(random, spread));
                self.edges
                    .entry(edge.clone())
                    .and_modify(|ends| ends.2 = via);
            }
            3 => {
                self.boxes.remove(&node);
                live.put_box(&node, None);
            }
            _ => {
                let by = Point::new(
                    f64::from(random.i32(-30..30)) * 4.0,
                    f64::from(random.i32(-30..30)) * 4.0,
                );
                let rect = self
                    .boxes
                    .entry(node.clone())
                    .or_insert(Rect::new(0.0, 0.0, 120.0, 56.0));
                *rect = *rect + by.to_vec2();
                live.put_box(&node, Some(*rect));
            }
        }
        for (id, (from, to, _)) in &self.edges {
            if *from == node || *to == node || *id == edge {
                live.put_edge(id, self.track(id));
            }
        }
        live.put_edge(&edge, self.track(&edge));
    }

    fn ways(&self, live: &IncrementalRouter) -> BTreeMap<EdgeId, Option<Vec<Point>>> {
        let edges = self.edges.keys();
        edges
            .map(|id| (id.clone(), live.route(id).map(<[Point]>::to_vec)))
            .collect()
    }
}

#[test]
fn following_a_board_gives_the_ways_of_the_board() {
    for seed in 0..12 {
        let random = &mut Rng::with_seed(seed);
        let (n, spread) = [(6, 600), (16, 1400), (30, 3000)][seed as usize % 3];
        let mut board = Board::new(random, n, spread);
        let mut live = board.fresh();
        for step in 0..8 {
            let before = board.ways(&live);
            for _ in 0..random.usize(1..3) {
                board.change(random, spread, &mut live);
            }
            let changed = live.update();
            let after = board.ways(&live);
            assert_eq!(
                after,
                board.ways(&board.fresh()),
                "seed {seed}, step {step}"
            );
            let differ: BTreeSet<&EdgeId> = after
                .iter()
                .filter(|(id, way)| before.get(*id) != Some(*way))
                .map(|(id, _)| id)
                .collect();
            assert!(
                differ.iter().all(|id| changed.contains(*id)),
                "seed {seed}, step {step}: {differ:?} are not all in {changed:?}"
            );
        }
    }
}

#[test]
fn bends_wait_while_a_box_stands_on_them() {
    let mut board = Board::default();
    board.boxes.insert(id(0), Rect::new(0.0, 0.0, 120.0, 56.0));
    board
        .boxes
        .insert(id(1), Rect::new(600.0, 400.0, 720.0, 456.0));
    let edge = EdgeId::from("e");
    let bend = Some(Point::new(360.0, 200.0));
    board.edges.insert(edge.clone(), (id(0), id(1), bend));
    let mut live = board.fresh();
    let through_bends = live.route(&edge).map(<[Point]>::to_vec);
    assert!(live.is_fixed(&edge));

    let obstacle = Rect::new(320.0, 150.0, 440.0, 206.0);
    live.put_box(&id(2), Some(obstacle));
    live.update();
    assert!(!live.is_fixed(&edge));
    let around = live.route(&edge).expect("a way");
    let meets = |pair: &[Point]| {
        let piece = Rect::from_points(pair[0], pair[1]);
        let beside = piece.x1 <= obstacle.x0 || piece.x0 >= obstacle.x1;
        !beside && piece.y1 > obstacle.y0 && piece.y0 < obstacle.y1
    };
    assert!(!around.windows(2).any(meets), "{around:?}");

    live.put_box(&id(2), None);
    live.update();
    assert!(live.is_fixed(&edge));
    assert_eq!(live.route(&edge).map(<[Point]>::to_vec), through_bends);
}

#[test]
fn a_change_concerns_only_what_is_near() {
    let random = &mut Rng::with_seed(5);
    let mut live = IncrementalRouter::default();
    // A hundred pairs of boxes, far from each other.
    for k in 0..100_u32 {
        let at = Point::new(f64::from(k % 10) * 1600.0, f64::from(k / 10) * 1400.0);
        let (a, b) = (format!("a{k:02}"), format!("b{k:02}"));
        let (a, b): (NodeId, NodeId) = (a.as_str().into(), b.as_str().into());
        let first = Rect::from_origin_size(at, (120.0, 56.0));
        let second = first + (corner(random, 160).to_vec2() + Vec2::new(200.0, 0.0));
        live.put_box(&a, Some(first));
        live.put_box(&b, Some(second));
        let wire = Connection {
            from: Terminal {
                node: a,
                at: Point::new(first.x1, first.center().y),
                face: BoxSide::Right,
            },
            to: Terminal {
                node: b,
                at: Point::new(second.x0, second.center().y),
                face: BoxSide::Left,
            },
        };
        live.put_edge(
            &format!("e{k:02}").as_str().into(),
            Some(EdgeSpec::Open(wire, SearchEffort::Full)),
        );
    }
    assert_eq!(live.update().len(), 100);
    assert!(live.update().is_empty(), "nothing has changed");
    let stranger: NodeId = "stranger".into();
    live.put_box(&stranger, Some(Rect::new(130.0, 10.0, 150.0, 90.0)));
    let changed = live.update();
    assert_eq!(changed.into_iter().collect::<Vec<_>>(), ["e00".into()]);
    live.put_box(&stranger, Some(Rect::new(800.0, 700.0, 900.0, 800.0)));
    assert_eq!(live.update().len(), 1, "its way is free again");
}

//! Laws of placing and of edge paths, over seeded random boards. A failure names its seed.

use std::collections::BTreeMap;

use mlboard::geom::{ParamCurve as _, Point, Rect, Shape as _, Size};
use mlboard::layout::route::{Ends, route};
use mlboard::layout::{Input, Item, Link, Placed, place};
use mlboard::model::{Course, NodeId};

const SEEDS: u64 = 200;

/// A board like the ones people draw: mostly forward flows, some feedback, up to three lanes.
fn random_board(seed: u64, n: usize, placed: bool) -> Input {
    let mut random = fastrand::Rng::with_seed(seed);
    let items: Vec<Item> = (0..n)
        .map(|k| {
            let at = (placed && random.bool())
                .then(|| Point::new(random.u32(0..9000).into(), random.u32(0..9000).into()));
            Item {
                id: format!("n{k}").into(),
                size: Size::new(
                    f64::from(random.u32(150..220)),
                    f64::from(random.u32(56..120)),
                ),
                lane: random.usize(0..3),
                at,
                first: k == 0,
            }
        })
        .collect();
    let links = (0..n * 2)
        .map(|k| {
            let (a, b) = (random.usize(0..n), random.usize(0..n));
            let (from, to) = if random.u8(0..10) < 8 {
                (a.min(b), a.max(b))
            } else {
                (a, b)
            };
            Link {
                id: format!("e{k}").into(),
                from: items[from].id.clone(),
                to: items[to].id.clone(),
                from_dy: 16.0 + 16.0 * f64::from(random.u8(0..3)),
                to_dy: 16.0 + 16.0 * f64::from(random.u8(0..3)),
            }
        })
        .collect();
    Input { items, links }
}

fn boxes(input: &Input, placed: &Placed) -> BTreeMap<NodeId, Rect> {
    let at = |item: &Item| item.at.unwrap_or_else(|| placed.at[&item.id]);
    let rects = input
        .items
        .iter()
        .map(|item| (item.id.clone(), Rect::from_origin_size(at(item), item.size)));
    rects.collect()
}

fn assert_apart(input: &Input, placed: &Placed, seed: u64) {
    let boxes: Vec<_> = boxes(input, placed).into_iter().collect();
    for (k, (a, first)) in boxes.iter().enumerate() {
        for (b, second) in &boxes[k + 1..] {
            let both_given = [a, b].iter().all(|id| !placed.at.contains_key(*id));
            assert!(
                both_given || !first.overlaps(*second),
                "seed {seed}: {a} {first:?} lies on {b} {second:?}"
            );
        }
    }
}

#[test]
fn components_never_overlap() {
    for seed in 0..SEEDS {
        let input = random_board(seed, 1 + seed as usize % 60, false);
        let placed = place(&input);
        assert_eq!(placed.at.len(), input.items.len(), "seed {seed}");
        assert_apart(&input, &placed, seed);
    }
}

#[test]
fn lanes_hold_their_components_and_keep_apart() {
    for seed in 0..SEEDS {
        let input = random_board(seed, 30, false);
        let placed = place(&input);
        let boxes = boxes(&input, &placed);
        for item in &input.items {
            let (lane, inner) = (placed.lanes[&item.lane], boxes[&item.id]);
            assert_eq!(
                lane.intersect(inner),
                inner,
                "seed {seed}: {} leaves its lane",
                item.id
            );
        }
        let lanes: Vec<Rect> = placed.lanes.values().copied().collect();
        for pair in lanes.windows(2) {
            assert!(pair[0].y1 < pair[1].y0, "seed {seed}: {pair:?}");
        }
    }
}

#[test]
fn edges_of_a_laid_out_board_run_through_no_component() {
    for seed in 0..SEEDS {
        let input = random_board(seed, 40, false);
        let placed = place(&input);
        let boxes = boxes(&input, &placed);
        for link in input.links.iter().filter(|link| link.from != link.to) {
            let (from_box, to_box) = (boxes[&link.from], boxes[&link.to]);
            let via = placed.via.get(&link.id).map_or(&[][..], Vec::as_slice);
            let from = Point::new(from_box.x1, from_box.y0 + link.from_dy);
            let to = Point::new(to_box.x0, to_box.y0 + link.to_dy);
            let drawn = route(&Ends {
                from,
                to,
                from_box,
                to_box,
                via,
                course: Course::Curved,
            });
            for segment in drawn.path.segments() {
                for step in 1..16 {
                    let at = segment.eval(f64::from(step) / 16.0);
                    let hit = boxes
                        .iter()
                        .find(|(_, rect)| rect.inflate(-1.0, -1.0).contains(at));
                    assert!(
                        hit.is_none(),
                        "seed {seed}: {} at {at:?} runs through {hit:?}",
                        link.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_order_of_links_and_a_second_run_change_nothing_that_is_seen() {
    for seed in 0..SEEDS {
        let input = random_board(seed, 25, seed % 2 == 0);
        assert_eq!(place(&input), place(&input), "seed {seed}");
    }
}

#[test]
fn inserting_moves_nothing_and_finds_room() {
    for seed in 0..SEEDS {
        let input = random_board(seed, 40, true);
        let placed = place(&input);
        for item in input.items.iter().filter(|item| item.at.is_some()) {
            let anyone = input.items.iter().any(|item| item.at.is_none());
            assert!(
                !anyone || !placed.at.contains_key(&item.id),
                "seed {seed}: {} was moved",
                item.id
            );
        }
        assert_apart(&input, &placed, seed);
    }
}

#[test]
fn an_empty_board_and_self_loops_and_unknown_ends_are_fine() {
    assert_eq!(place(&Input::default()), Placed::default());
    let mut input = random_board(1, 2, false);
    let mut stray = input.links[0].clone();
    stray.to = "nobody".into();
    input.links.push(stray);
    let mut own = input.links[0].clone();
    own.to = own.from.clone();
    input.links.push(own);
    assert_eq!(place(&input).at.len(), 2);
}

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
            let drawn = route(&Ends {
                from,
                to,
                from_box,
                to_box,
                via,
                course: Course::Curved,
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

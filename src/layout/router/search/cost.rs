//! What a way costs: its length and its corners, in whole ticks, so that ways of equal cost are found equal on every
//! machine however they are summed up.

use crate::layout::router::search::heading::RouteHeading;

/// Ticks in a world unit.
const TICKS: f64 = 256.0;
/// What a corner costs: 60 world units of way.
pub(super) const CORNER: i64 = 60 * 256;
/// What it costs to cross a way that is there, where that counts.
pub(super) const CROSSING: i64 = 40 * 256;

/// A coordinate in ticks. Casts saturate, so that a stray coordinate costs nothing.
pub(super) fn ticks(at: f64) -> i64 {
    (at * TICKS).round() as i64
}

/// The fewest corners with which a way that heads in one direction comes to a goal `by` away and arrives there
/// heading in another, were there no boxes. After Wybrow, Marriott and Stuckey (2009), section 4.
pub(super) fn corners(heading: RouteHeading, arriving: RouteHeading, by: (i64, i64)) -> i64 {
    // Seen from the direction of arrival: how far the goal is ahead, and how far aside.
    let (ahead, aside) = match arriving {
        RouteHeading::Right => by,
        RouteHeading::Down => (by.1, -by.0),
        RouteHeading::Left => (-by.0, -by.1),
        RouteHeading::Up => (-by.1, by.0),
    };
    match (heading as usize + 4 - arriving as usize) % 4 {
        0 if aside == 0 && ahead >= 0 => 0,
        0 if ahead >= 0 => 2,
        0 => 4,
        2 if aside == 0 => 4,
        2 => 2,
        // To the right of the direction of arrival, or to its left.
        turned => {
            let leads_there = if turned == 1 { aside >= 0 } else { aside <= 0 };
            if leads_there && ahead >= 0 { 1 } else { 3 }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{RouteHeading, corners};

    /// Far enough for any way around.
    const SIZE: i64 = 5;

    /// Fewest corners from the middle of a small grid to every crossing and heading, by trying everything.
    fn tried(heading: RouteHeading) -> BTreeMap<(i64, i64, usize), i64> {
        let mut best: BTreeMap<(i64, i64, usize), i64> = BTreeMap::new();
        let mut open = vec![((0_i64, 0_i64), heading, 0_i64)];
        while let Some(((x, y), step, n)) = open.pop() {
            let known = best.entry((x, y, step as usize)).or_insert(i64::MAX);
            if *known <= n || x.abs() > SIZE || y.abs() > SIZE {
                continue;
            }
            *known = n;
            for next in RouteHeading::ALL
                .into_iter()
                .filter(|next| *next != step.back())
            {
                let by = next.vector();
                let to = (x + by.x as i64, y + by.y as i64);
                open.push((to, next, n + i64::from(next != step)));
            }
        }
        best
    }

    #[test]
    fn no_way_has_fewer_corners() {
        for heading in RouteHeading::ALL {
            let best = tried(heading);
            for arriving in RouteHeading::ALL {
                for (x, y) in (-3..=3).flat_map(|x| (-3..=3).map(move |y| (x, y))) {
                    // The last corner may lie on the goal itself.
                    let ends = RouteHeading::ALL
                        .into_iter()
                        .filter(|end| *end != arriving.back());
                    let least = ends.filter_map(|end| {
                        let n = best.get(&(x, y, end as usize)).filter(|n| **n < i64::MAX)?;
                        Some(n + i64::from(end != arriving))
                    });
                    let found = corners(heading, arriving, (x, y));
                    let case = format!("{heading:?} to {arriving:?} by {x}, {y}");
                    assert_eq!(Some(found), least.min(), "{case}");
                }
            }
        }
    }
}

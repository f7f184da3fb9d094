//! Channels between columns (gutters) and rows (gaps), and tracks in them for edges that have to go around.
//!
//! Gutter `k` lies left of column `k`, gap `k` above row `k`; the last of each lies behind everything.
//! An edge between neighbouring columns needs no track: it is a curve in the gutter. Another one runs
//! along a free row if there is one, or else along a gap, and gets a track of its own in each channel,
//! shared only with edges that leave the same port. Tracks are given by the left-edge algorithm
//! (Hashimoto and Stevens, "Wire routing by optimizing channel assignment", 1971).

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::Point;
use crate::layout::grid::Net;

/// Where columns, rows and channels begin and end, and how far apart tracks are.
#[derive(Default)]
pub struct Lines {
    pub columns: Vec<(f64, f64)>,
    pub rows: Vec<(f64, f64)>,
    pub gutters: Vec<(f64, f64)>,
    pub gaps: Vec<(f64, f64)>,
    pub track: f64,
}

/// How each link runs, and how many tracks each channel has.
pub struct Plan {
    runs: BTreeMap<usize, Run>,
    pub tracks: Tracks,
}

/// The way of a link that is not a plain curve.
enum Run {
    /// Straight on in the row of its source, then a curve in the gutter before its target.
    SourceRow { gutter: usize },
    /// A curve in the gutter behind its source, then straight on in the row of its target.
    TargetRow { gutter: usize },
    /// Down or up the one gutter between its ends.
    Gutter { leave: (usize, usize) },
    /// Down or up a gutter, along a gap, down or up another gutter.
    Gap {
        leave: (usize, usize),
        along: (usize, usize),
        enter: (usize, usize),
    },
}

#[derive(Default)]
pub struct Tracks {
    gutters: BTreeMap<usize, usize>,
    gaps: BTreeMap<usize, usize>,
}

impl Tracks {
    pub fn in_gutter(&self, gutter: usize) -> f64 {
        count(&self.gutters, gutter)
    }

    pub fn in_gap(&self, gap: usize) -> f64 {
        count(&self.gaps, gap)
    }
}

#[expect(clippy::cast_precision_loss, reason = "tracks are counted in tens")]
fn count(channels: &BTreeMap<usize, usize>, channel: usize) -> f64 {
    channels.get(&channel).copied().unwrap_or(0) as f64
}

/// A stretch of a channel that a link takes up: which channel, from where to where, whose.
struct Stretch {
    channel: usize,
    /// Twice the row or column number, odd in between, so that ends in a gap and at a row are told apart.
    from: usize,
    to: usize,
    /// Links that leave the same port may lie on each other.
    port: (usize, u64),
    link: usize,
}

/// Chooses a way for every link and gives out tracks.
pub fn plan(net: &Net, column: &[usize], row: &[usize], lane_rows: &[usize]) -> Plan {
    let taken: BTreeSet<(usize, usize)> = row.iter().copied().zip(column.iter().copied()).collect();
    let borders: BTreeSet<usize> = lane_rows
        .iter()
        .scan(0, |sum, rows| Some(std::mem::replace(sum, *sum + rows)))
        .collect();
    let n_rows: usize = lane_rows.iter().sum();
    let is_free =
        |at: usize, from: usize, to: usize| taken.range((at, from)..(at, to)).next().is_none();
    let mut widest = BTreeMap::new();
    for (item, width) in net.width.iter().enumerate() {
        let most = widest.entry(column[item]).or_insert(*width);
        *most = width.max(*most);
    }
    // A curve from a narrow component would cut the corners of wider ones in its column.
    let reaches_gutter = |item: usize| net.width[item] > widest[&column[item]] - 1.0;
    let mut runs = BTreeMap::new();
    let (mut across, mut around) = (Vec::new(), Vec::new());
    for (k, link) in net.links.iter().enumerate() {
        let (from, to) = (
            (column[link.from], row[link.from]),
            (column[link.to], row[link.to]),
        );
        let is_ahead = to.0 > from.0;
        let gutter = if !is_ahead {
            None
        } else if is_free(from.1, from.0 + 1, to.0) {
            Some(to.0)
        } else {
            is_free(to.1, from.0 + 1, to.0).then_some(from.0 + 1)
        };
        match gutter {
            None => around.push((
                k,
                from.0 + 1,
                best_gap(from.1, to.1, n_rows, &borders),
                to.0,
            )),
            Some(gutter) if net.lane[link.from] != net.lane[link.to] => across.push((k, gutter)),
            Some(_) if from.1 == to.1 => {}
            Some(_) if to.0 == from.0 + 1 && reaches_gutter(link.from) => {}
            Some(gutter) if gutter == to.0 => drop(runs.insert(k, Run::SourceRow { gutter })),
            Some(gutter) => drop(runs.insert(k, Run::TargetRow { gutter })),
        }
    }
    let tracks = assign(net, row, &across, &around, &mut runs);
    Plan { runs, tracks }
}

/// The gap that costs the fewest rows to reach; between equals the one between lanes, which is wide.
fn best_gap(from: usize, to: usize, n_rows: usize, borders: &BTreeSet<usize>) -> usize {
    // A gap k lies between rows k - 1 and k: at 2k - 1 where row r is at 2r.
    let far = |gap: usize, row: usize| (2 * gap).abs_diff(2 * row + 1);
    let cost = |gap: &usize| {
        (
            far(*gap, from) + far(*gap, to),
            !borders.contains(gap),
            *gap,
        )
    };
    (0..=n_rows).min_by_key(cost).unwrap_or(0)
}

/// Gives every link that leaves its row a track in each channel it runs through.
fn assign(
    net: &Net,
    row: &[usize],
    across: &[(usize, usize)],
    around: &[(usize, usize, usize, usize)],
    runs: &mut BTreeMap<usize, Run>,
) -> Tracks {
    let stretch = |channel: usize, a: usize, b: usize, link: usize| {
        let port = (net.links[link].from, net.links[link].from_dy.to_bits());
        Stretch {
            channel,
            from: a.min(b),
            to: a.max(b),
            port,
            link,
        }
    };
    let from_row = |link: usize| 2 * row[net.links[link].from] + 1;
    let to_row = |link: usize| 2 * row[net.links[link].to] + 1;
    let (mut upright, mut level) = (Vec::new(), Vec::new());
    for &(link, leave, gap, enter) in around {
        upright.push(stretch(leave, from_row(link), 2 * gap, link));
        upright.push(stretch(enter, to_row(link), 2 * gap, link));
        level.push(stretch(gap, 2 * leave, 2 * enter, link));
    }
    for &(link, gutter) in across {
        upright.push(stretch(gutter, from_row(link), to_row(link), link));
    }
    let (upright, gutters) = left_edge(upright);
    let (level, gaps) = left_edge(level);
    let gutter = |at: usize, link: usize| (at, upright.get(&(at, link)).copied().unwrap_or(0));
    for &(link, at) in across {
        runs.insert(
            link,
            Run::Gutter {
                leave: gutter(at, link),
            },
        );
    }
    for &(link, leave, gap, enter) in around {
        let along = (gap, level.get(&(gap, link)).copied().unwrap_or(0));
        let (leave, enter) = (gutter(leave, link), gutter(enter, link));
        runs.insert(
            link,
            Run::Gap {
                leave,
                along,
                enter,
            },
        );
    }
    Tracks { gutters, gaps }
}

/// What lies on one track: from, to, and the port it left.
type Track = Vec<(usize, usize, (usize, u64))>;

/// The track of every stretch by channel and link, and the number of tracks by channel.
fn left_edge(
    mut stretches: Vec<Stretch>,
) -> (BTreeMap<(usize, usize), usize>, BTreeMap<usize, usize>) {
    stretches.sort_by_key(|s| (s.channel, s.from, s.to, s.port, s.link));
    let mut track_of = BTreeMap::new();
    let mut used: BTreeMap<usize, Vec<Track>> = BTreeMap::new();
    for s in &stretches {
        let tracks = used.entry(s.channel).or_default();
        let is_clear = |track: &Track| {
            track
                .iter()
                .all(|(from, to, port)| *port == s.port || s.to < *from || *to < s.from)
        };
        let shared = tracks
            .iter()
            .position(|track| track.iter().any(|(.., port)| *port == s.port) && is_clear(track));
        let track = shared
            .or_else(|| tracks.iter().position(is_clear))
            .unwrap_or_else(|| {
                tracks.push(Vec::new());
                tracks.len() - 1
            });
        tracks[track].push((s.from, s.to, s.port));
        track_of.insert((s.channel, s.link), track);
    }
    let counts = used
        .into_iter()
        .map(|(channel, tracks)| (channel, tracks.len()))
        .collect();
    (track_of, counts)
}

/// The bends of every link that is not a plain curve. `ends` gives the heights of a link's two ports.
pub fn bends(
    net: &Net,
    plan: &Plan,
    lines: &Lines,
    ends: impl Fn(usize) -> (f64, f64),
) -> BTreeMap<usize, Vec<Point>> {
    let mut all = BTreeMap::new();
    for (link, run) in &plan.runs {
        let (from_y, to_y) = ends(*link);
        debug_assert!(*link < net.links.len());
        let points = match run {
            Run::SourceRow { gutter } => vec![Point::new(lines.gutters[*gutter].0, from_y)],
            Run::TargetRow { gutter } => vec![Point::new(lines.gutters[*gutter].1, to_y)],
            Run::Gutter { leave } => {
                let x = on_track(&lines.gutters, *leave, &plan.tracks.gutters, lines.track);
                vec![Point::new(x, from_y), Point::new(x, to_y)]
            }
            Run::Gap {
                leave,
                along,
                enter,
            } => {
                let (out, back) = (
                    on_track(&lines.gutters, *leave, &plan.tracks.gutters, lines.track),
                    on_track(&lines.gutters, *enter, &plan.tracks.gutters, lines.track),
                );
                let level = on_track(&lines.gaps, *along, &plan.tracks.gaps, lines.track);
                vec![
                    Point::new(out, from_y),
                    Point::new(out, level),
                    Point::new(back, level),
                    Point::new(back, to_y),
                ]
            }
        };
        all.insert(*link, points);
    }
    all
}

/// Tracks lie side by side around the middle of their channel.
#[expect(clippy::cast_precision_loss, reason = "tracks are counted in tens")]
fn on_track(
    channels: &[(f64, f64)],
    (channel, track): (usize, usize),
    counts: &BTreeMap<usize, usize>,
    pitch: f64,
) -> f64 {
    let (begin, end) = channels[channel];
    let n = counts.get(&channel).copied().unwrap_or(1);
    f64::midpoint(begin, end) + (track as f64 - (n as f64 - 1.0) / 2.0) * pitch
}

//! A whole board on a grid: columns, rows, then coordinates wide enough for the tracks between them.

use std::collections::BTreeMap;

use crate::geom::{Point, Rect};
use crate::layout::channels::{Lines, Tracks};
use crate::layout::{Input, Placed, channels, ranks, rows};
use crate::model::NodeId;

/// Least space between columns, rows and lanes, and around what a lane holds. World units.
const COLUMN_GAP: f64 = 76.0;
const ROW_GAP: f64 = 32.0;
const LANE_GAP: f64 = 40.0;
const LANE_PAD: f64 = 24.0;
const LANE_TITLE: f64 = 20.0;
/// Room at the left of a lane, so that no track runs through its title.
const LANE_MARGIN: f64 = 40.0;
/// Distance of neighbouring tracks.
const TRACK: f64 = 10.0;
/// Places land on the dots of the canvas grid.
const SNAP: f64 = 4.0;

/// The input with numbers for ids.
pub struct Net {
    pub width: Vec<f64>,
    pub lane: Vec<usize>,
    pub first: Vec<bool>,
    pub links: Vec<NetLink>,
    pub out_of: Vec<Vec<usize>>,
    pub into: Vec<Vec<usize>>,
}

pub struct NetLink {
    pub from: usize,
    pub to: usize,
    pub from_dy: f64,
    pub to_dy: f64,
    /// The link in the input it stands for.
    pub source: usize,
}

impl Net {
    /// Links to or from unknown items and self-loops take no part in the layout.
    fn new(input: &Input) -> Self {
        let number: BTreeMap<&NodeId, usize> = input
            .items
            .iter()
            .enumerate()
            .map(|(k, item)| (&item.id, k))
            .collect();
        let mut lanes: Vec<usize> = input.items.iter().map(|item| item.lane).collect();
        lanes.sort_unstable();
        lanes.dedup();
        let lane = input
            .items
            .iter()
            .map(|item| lanes.partition_point(|lane| *lane < item.lane))
            .collect();
        let first = input.items.iter().map(|item| item.first).collect();
        let known = input.links.iter().enumerate().filter_map(|(source, link)| {
            let (from, to) = (*number.get(&link.from)?, *number.get(&link.to)?);
            (from != to).then_some(NetLink {
                from,
                to,
                from_dy: link.from_dy,
                to_dy: link.to_dy,
                source,
            })
        });
        let links: Vec<NetLink> = known.collect();
        let width = input.items.iter().map(|item| item.size.width).collect();
        let (mut out_of, mut into) = (
            vec![Vec::new(); input.items.len()],
            vec![Vec::new(); input.items.len()],
        );
        for (k, link) in links.iter().enumerate() {
            out_of[link.from].push(k);
            into[link.to].push(k);
        }
        Self {
            width,
            lane,
            first,
            links,
            out_of,
            into,
        }
    }
}

/// Lays out everything, whatever place it had.
pub fn lay_out(input: &Input) -> Placed {
    let net = Net::new(input);
    let column = ranks::columns(&net);
    let (row, lane_rows) = rows::rows(&net, &column);
    let plan = channels::plan(&net, &column, &row, &lane_rows);
    let lines = measure(input, &column, &row, &lane_rows, &plan.tracks);
    let at = place(input, &column, &row, &lines);
    let via = channels::bends(&net, &plan, &lines, |link| {
        let link = &net.links[link];
        let top = |item: usize| at.get(&input.items[item].id).map_or(0.0, |at| at.y);
        (top(link.from) + link.from_dy, top(link.to) + link.to_dy)
    });
    let via = via
        .into_iter()
        .map(|(link, bends)| (input.links[net.links[link].source].id.clone(), bends))
        .collect();
    let lanes = lanes(input, &net, &lane_rows, &lines);
    Placed { at, via, lanes }
}

/// Coordinates of columns and rows, with room for the tracks each channel holds.
fn measure(
    input: &Input,
    column: &[usize],
    row: &[usize],
    lane_rows: &[usize],
    tracks: &Tracks,
) -> Lines {
    let n_columns = column.iter().max().map_or(0, |last| last + 1);
    let n_rows: usize = lane_rows.iter().sum();
    let (mut width, mut height) = (vec![0.0_f64; n_columns], vec![0.0_f64; n_rows]);
    for (k, item) in input.items.iter().enumerate() {
        width[column[k]] = width[column[k]].max(item.size.width);
        height[row[k]] = height[row[k]].max(item.size.height);
    }
    let mut lines = Lines {
        track: TRACK,
        ..Lines::default()
    };
    let mut x = 0.0;
    for k in 0..=n_columns {
        let gap = COLUMN_GAP.max(tracks.in_gutter(k) * TRACK + COLUMN_GAP / 2.0);
        lines.gutters.push((x, snap(x + gap)));
        x = snap(x + gap);
        if let Some(width) = width.get(k) {
            lines.columns.push((x, x + width));
            x += width;
        }
    }
    let borders: Vec<usize> = lane_rows
        .iter()
        .scan(0, |sum, rows| Some(std::mem::replace(sum, *sum + rows)))
        .collect();
    let mut y = 0.0;
    for k in 0..=n_rows {
        let room = tracks.in_gap(k) * TRACK;
        let between_lanes = if k == n_rows {
            LANE_PAD
        } else {
            2.0 * LANE_PAD + LANE_TITLE + LANE_GAP
        };
        let gap = if borders.contains(&k) || k == n_rows {
            between_lanes + room
        } else {
            ROW_GAP.max(room + ROW_GAP / 2.0)
        };
        lines.gaps.push((y, snap(y + gap)));
        y = snap(y + gap);
        if let Some(height) = height.get(k) {
            lines.rows.push((y, y + height));
            y += height;
        }
    }
    lines
}

fn snap(x: f64) -> f64 {
    (x / SNAP).round() * SNAP
}

/// Items stand at the left of their column and in the middle of their row.
fn place(input: &Input, column: &[usize], row: &[usize], lines: &Lines) -> BTreeMap<NodeId, Point> {
    let at = input.items.iter().enumerate().map(|(k, item)| {
        let ((left, _), (top, bottom)) = (lines.columns[column[k]], lines.rows[row[k]]);
        (
            item.id.clone(),
            Point::new(left, snap(top + (bottom - top - item.size.height) / 2.0)),
        )
    });
    at.collect()
}

/// The area of each lane, by the lane's number in the input. All are equally wide, so that they read as bands.
fn lanes(input: &Input, net: &Net, lane_rows: &[usize], lines: &Lines) -> BTreeMap<usize, Rect> {
    // The outermost gutters belong to the lanes: loops around the first and last column stay inside.
    let (Some((left, _)), Some((_, right))) = (lines.gutters.first(), lines.gutters.last()) else {
        return BTreeMap::new();
    };
    let mut areas = BTreeMap::new();
    let mut first_row = 0;
    for (lane, rows) in lane_rows.iter().enumerate().filter(|(_, rows)| **rows > 0) {
        let (top, bottom) = (lines.rows[first_row].0, lines.rows[first_row + rows - 1].1);
        let area =
            Rect::new(left - LANE_MARGIN, top - LANE_TITLE, *right, bottom).inflate(0.0, LANE_PAD);
        let number = net
            .lane
            .iter()
            .position(|of| *of == lane)
            .map_or(lane, |item| input.items[item].lane);
        areas.insert(number, area);
        first_row += rows;
    }
    areas
}

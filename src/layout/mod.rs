//! Where things go: places for components nobody placed, and the paths of edges.
//!
//! Pure functions on sizes, ports and old places; the same input gives the same output on every machine.
//! A board without any place is laid out on a grid whose columns follow the flow and whose rows are cut
//! into lanes; between columns and rows run channels in which long edges get tracks of their own.
//! Not here: kinds, themes, windows.

mod channels;
pub mod engine;
mod grid;
mod insert;
pub mod keep;
mod layered;
mod ranks;
pub mod route;
pub mod router;
mod rows;
mod solve;

use std::collections::BTreeMap;

use crate::geom::{Point, Rect, Size};
use crate::model::{EdgeId, NodeId};

pub use route::Route;

/// A component as the layout sees it.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: NodeId,
    pub size: Size,
    /// Lanes are stacked from top to bottom in this order.
    pub lane: usize,
    /// Where it lies now, if somebody placed it.
    pub at: Option<Point>,
    /// Whether the flow begins here, so that cycles are read from this end.
    pub first: bool,
}

/// An edge as the layout sees it.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: EdgeId,
    pub from: NodeId,
    pub to: NodeId,
    /// Height of the ports below the top of their components.
    pub from_dy: f64,
    pub to_dy: f64,
}

/// What is to be laid out.
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub items: Vec<Item>,
    pub links: Vec<Link>,
}

/// A layout: only what it decided, never what was given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    pub at: BTreeMap<NodeId, Point>,
    /// Bends of edges that would otherwise run through components.
    pub via: BTreeMap<EdgeId, Vec<Point>>,
    /// The area of each lane that holds something, with room for a title.
    pub lanes: BTreeMap<usize, Rect>,
}

/// Places every item that has no place. Items that have one stay: then the others are put beside their
/// neighbours. When none has a place the whole board is laid out.
pub fn place(input: &Input) -> Placed {
    if input.items.iter().any(|item| item.at.is_some()) {
        insert::insert(input)
    } else {
        grid::lay_out(input)
    }
}

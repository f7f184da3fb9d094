//! Moving the label of an edge along its line.

use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, ViewAction, text::display_names,
};
use crate::geom::{Point, Vec2, point_along, share_along};
use crate::model::{EdgeId, Edit, Target};

/// Places along an edge are kept to so many parts.
const PARTS: f64 = 1000.0;

/// A label in the hand.
#[derive(Debug)]
pub struct LabelDrag {
    edge: EdgeId,
    /// From the pointer to the middle of the label.
    grip: Vec2,
    share: Option<f64>,
}

impl LabelDrag {
    pub fn begin(
        edge: &EdgeId,
        from: Point,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        let found = board.document().diagram().edge(edge)?;
        let route = board.derived().routes.get(edge)?;
        let at = match found.label_at {
            Some(share) => point_along(&route.path, share),
            None => route.label_at,
        };
        out.push(Action::View(ViewAction::Select(
            [Target::Edge(edge.clone())].into(),
        )));
        Some(Self {
            edge: edge.clone(),
            grip: at - from,
            share: None,
        })
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if input.let_go().is_some() {
            let target = Target::Edge(self.edge.clone());
            let name = display_names::target_name(board.document(), board.catalog(), &target);
            out.push(Action::Board(BoardAction::Commit(
                format!("Move label of {name}"),
                self.edits(),
            )));
            return None;
        }
        if let CanvasInput::Move { at, .. } = *input
            && let Some(route) = board.derived().routes.get(&self.edge)
        {
            let near = at + self.grip;
            let share = share_along(&route.path, near);
            self.share = Some((share * PARTS).round() / PARTS);
            out.push(Action::Board(BoardAction::Preview(self.edits())));
        }
        Some(self)
    }

    fn edits(&self) -> Vec<Edit> {
        let edge = self.edge.clone();
        let moved = self.share.map(|share| Edit::SetLabelPlace {
            edge,
            at: Some(share),
        });
        moved.into_iter().collect()
    }
}

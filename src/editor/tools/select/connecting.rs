//! Drawing a connection from a port, or moving one end of an edge.

use crate::catalog::{Fit, Side};
use crate::editor::connect::{Connecting, Over};
use crate::editor::{
    Action, Board, BoardAction, Input, Joint, Modifiers, Prompt, connect,
    overlay::{self, PortMark},
    text::display_names,
};
use crate::geom::Point;
use crate::model::{Edge, EdgeId, End};
use crate::scene::{Color, Hit, Shape};

impl Connecting {
    pub fn new(board: &Board, fixed: End, side: Side, at: Point) -> Self {
        Self {
            fits: connect::fits(board, &fixed, side),
            fixed,
            side,
            at,
            over: Over::Itself,
            edge: None,
        }
    }

    /// Takes up the end of an edge at its `moved` side; the other end holds.
    pub fn reconnecting(board: &Board, edge: &EdgeId, moved: Side, at: Point) -> Option<Self> {
        let Edge { from, to, .. } = board.document().diagram().edge(edge)?.clone();
        let (fixed, side) = match moved {
            Side::Input => (from, Side::Output),
            Side::Output => (to, Side::Input),
        };
        Some(Self {
            edge: Some(edge.clone()),
            ..Self::new(board, fixed, side, at)
        })
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> Option<Self> {
        if let Input::Up { at, modifiers, .. } = *input
            && input.let_go().is_some()
        {
            self.go_to(at, modifiers, board);
            self.release(board, out);
            return None;
        }
        if let Input::Move { at, modifiers } = *input {
            self.go_to(at, modifiers, board);
        }
        Some(self)
    }

    /// With Ctrl nothing holds the free end.
    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &Board) {
        self.at = at;
        self.over = if modifiers.ctrl {
            Over::Empty
        } else {
            self.look(at, board)
        };
    }

    fn release(&self, board: &Board, out: &mut Vec<Action>) {
        match (&self.over, &self.edge) {
            (Over::Joint(joint), None) => out.push(Action::Board(BoardAction::Connect {
                from: joint.from.clone(),
                to: joint.to.clone(),
            })),
            (Over::Joint(joint), Some(edge)) => out.extend(
                connect::reconnected(board, edge, joint)
                    .map(|(label, edits)| Action::Board(BoardAction::Commit(label, edits))),
            ),
            (Over::Empty, None) => out.push(Action::Prompt(Some(Prompt::PickKind {
                from: Some((self.fixed.clone(), self.side)),
                at: self.at,
            }))),
            (Over::Empty, Some(_)) | (Over::Itself | Over::NoPort(_), _) => {}
        }
    }

    /// What the status bar says.
    pub fn hint(&self, board: &Board) -> String {
        format!("{} · Esc to cancel", self.pointer_hint(board))
    }

    /// What the label beside the pointer says.
    pub fn pointer_hint(&self, board: &Board) -> String {
        match (&self.over, &self.edge) {
            (Over::Joint(joint), _) => connect::say(board, joint),
            (Over::Empty, None) => "Drop here to choose a component that fits".to_owned(),
            (Over::Empty, Some(_)) => "Drop on a port; anywhere else it stays as it was".to_owned(),
            (Over::Itself, _) => "Drag to a port of another component".to_owned(),
            (Over::NoPort(node), _) => {
                let name = display_names::node_name(board.document(), board.catalog(), node);
                let word = if self.side == Side::Output {
                    "inputs"
                } else {
                    "outputs"
                };
                format!("{name} has no {word}")
            }
        }
    }

    pub fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        let color = self.color(board);
        let chosen = self.joint().map(|joint| self.far(joint));
        for (node, port) in self.fits.keys() {
            let end = End::new(node.clone(), port.clone());
            if let Some(at) = connect::port_at(board, &end, connect::opposite(self.side)) {
                let mark = if chosen == Some(&end) {
                    PortMark::Chosen
                } else {
                    PortMark::Fitting
                };
                overlay::port_lit(board, at, color, mark, shapes);
            }
        }
        let Some(held) = connect::port_at(board, &self.fixed, self.side) else {
            return;
        };
        let free =
            chosen.and_then(|end| connect::port_at(board, end, connect::opposite(self.side)));
        let free = free.unwrap_or(self.at);
        match self.side {
            Side::Output => overlay::rubber(board, held, free, color, shapes),
            Side::Input => overlay::rubber(board, free, held, color, shapes),
        }
    }

    fn look(&self, at: Point, board: &Board) -> Over {
        let (node, port) = match board.hit_any(at) {
            Some(Hit::Port { node, port, side }) => (node, (side != self.side).then_some(port)),
            Some(Hit::Node(node) | Hit::Badge(node)) => (node, None),
            Some(Hit::EdgeEnd { .. } | Hit::Edge(_) | Hit::Sketch(_)) | None => return Over::Empty,
        };
        if node == self.fixed.node {
            return Over::Itself;
        }
        let joint = match port {
            Some(port) => Some(self.between(board, &End::new(node.clone(), port))),
            None => connect::with_node(board, &self.fixed, self.side, &node),
        };
        joint.map_or(Over::NoPort(node), Over::Joint)
    }

    fn between(&self, board: &Board, far: &End) -> Joint {
        match self.side {
            Side::Output => connect::between(board, &self.fixed, far),
            Side::Input => connect::between(board, far, &self.fixed),
        }
    }

    /// The colour of what flows, or of the mistake that would be made.
    fn color(&self, board: &Board) -> Color {
        let tokens = &board.theme().tokens;
        let flowing = self.joint().and_then(|joint| joint.payload.as_ref());
        let payload = flowing.and_then(|id| board.catalog().payload(id.as_str()));
        match (self.joint(), payload) {
            (Some(joint), _) if joint.fit == Fit::No => tokens.error,
            (Some(_), Some(payload)) => board.theme().family(&payload.family),
            _ => self.held_color(board).unwrap_or(tokens.accent),
        }
    }

    fn held_color(&self, board: &Board) -> Option<Color> {
        let held = board.derived().boxes.get(&self.fixed.node)?;
        let port = held.port(&self.fixed.port, self.side)?;
        let family = port.family.as_ref()?;
        Some(board.theme().family(family))
    }
}

//! Drawing a connection from a port, or moving one end of an edge.

use crate::catalog::{Fit, PortSide};
use crate::editor::connect::{ConnectDrag, ConnectTarget};
use crate::editor::{
    Action, Answering, BoardAction, BoardState, CandidateEdge, CanvasInput, Modifiers, Prompt,
    connect,
    overlay::{self, PortMark},
    text::display_names,
};
use crate::geom::Point;
use crate::model::{Edge, EdgeEnd, EdgeId};
use crate::scene::{Color, Hit, Shape};

impl ConnectDrag {
    pub fn new(board: &BoardState, fixed: EdgeEnd, side: PortSide, at: Point) -> Self {
        Self {
            fits: connect::fits(board, &fixed, side),
            fixed,
            side,
            at,
            over: ConnectTarget::Itself,
            edge: None,
            answering: Answering::WithAnswer,
        }
    }

    /// Takes up the end of an edge at its `moved` side; the other end holds.
    pub fn reconnecting(
        board: &BoardState,
        edge: &EdgeId,
        moved: PortSide,
        at: Point,
    ) -> Option<Self> {
        let Edge { from, to, .. } = board.document().diagram().edge(edge)?.clone();
        let (fixed, side) = match moved {
            PortSide::Input => (from, PortSide::Output),
            PortSide::Output => (to, PortSide::Input),
        };
        Some(Self {
            edge: Some(edge.clone()),
            ..Self::new(board, fixed, side, at)
        })
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if let CanvasInput::Up { at, modifiers, .. } = *input
            && input.let_go().is_some()
        {
            self.go_to(at, modifiers, board);
            self.release(board, out);
            return None;
        }
        if let CanvasInput::Move { at, modifiers } = *input {
            self.go_to(at, modifiers, board);
        }
        Some(self)
    }

    /// With Ctrl nothing holds the free end; with Alt nothing comes back.
    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &BoardState) {
        self.at = at;
        self.answering = if modifiers.alt {
            Answering::OneWay
        } else {
            Answering::WithAnswer
        };
        self.over = if modifiers.ctrl {
            ConnectTarget::Empty
        } else {
            self.target_at(at, board)
        };
    }

    fn release(&self, board: &BoardState, out: &mut Vec<Action>) {
        match (&self.over, &self.edge) {
            (ConnectTarget::Joint(joint), None) => out.push(Action::Board(BoardAction::Connect {
                from: joint.from.clone(),
                to: joint.to.clone(),
                answering: self.answering,
            })),
            (ConnectTarget::Joint(joint), Some(edge)) => out.extend(
                connect::reconnected(board, edge, joint)
                    .map(|(label, edits)| Action::Board(BoardAction::Commit(label, edits))),
            ),
            (ConnectTarget::Empty, None) => out.push(Action::Prompt(Some(Prompt::PickKind {
                from: Some((self.fixed.clone(), self.side)),
                at: self.at,
            }))),
            (ConnectTarget::Empty, Some(_))
            | (ConnectTarget::Itself | ConnectTarget::NoPort(_), _) => {}
        }
    }

    /// What the status bar says.
    pub fn hint(&self, board: &BoardState) -> String {
        format!("{} · Esc to cancel", self.pointer_hint(board))
    }

    /// What the label beside the pointer says.
    pub fn pointer_hint(&self, board: &BoardState) -> String {
        match (&self.over, &self.edge) {
            (ConnectTarget::Joint(joint), None) => connect::say(board, joint, self.answering),
            (ConnectTarget::Joint(joint), Some(_)) => connect::say(board, joint, Answering::OneWay),
            (ConnectTarget::Empty, None) => "Drop here to add a component that fits".to_owned(),
            (ConnectTarget::Empty, Some(_)) => {
                "Drop on a port to reconnect; elsewhere to cancel".to_owned()
            }
            (ConnectTarget::Itself, _) => "Drag to a port of another component".to_owned(),
            (ConnectTarget::NoPort(node), _) => {
                let name = display_names::node_name(board.document(), board.catalog(), node);
                let word = if self.side == PortSide::Output {
                    "inputs"
                } else {
                    "outputs"
                };
                format!("{name} has no {word}")
            }
        }
    }

    pub fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        let color = self.color(board);
        let chosen = self.candidate().map(|joint| self.far(joint));
        for (node, port) in self.fits.keys() {
            let end = EdgeEnd::new(node.clone(), port.clone());
            if let Some(at) = connect::port_at(board, &end, connect::opposite(self.side)) {
                let mark = if chosen == Some(&end) {
                    PortMark::Chosen
                } else {
                    PortMark::Fitting
                };
                overlay::highlight_port(board, at, color, mark, shapes);
            }
        }
        let Some(held) = connect::port_at(board, &self.fixed, self.side) else {
            return;
        };
        let free =
            chosen.and_then(|end| connect::port_at(board, end, connect::opposite(self.side)));
        let free = free.unwrap_or(self.at);
        match self.side {
            PortSide::Output => overlay::draw_pending_edge(board, held, free, color, shapes),
            PortSide::Input => overlay::draw_pending_edge(board, free, held, color, shapes),
        }
    }

    fn target_at(&self, at: Point, board: &BoardState) -> ConnectTarget {
        let (node, port) = match board.hit_any(at) {
            Some(Hit::Port { node, port, side }) => (node, (side != self.side).then_some(port)),
            Some(Hit::Node(node) | Hit::Badge(node)) => (node, None),
            Some(Hit::EdgeEnd { .. } | Hit::Edge(_) | Hit::Sketch(_)) | None => {
                return ConnectTarget::Empty;
            }
        };
        if node == self.fixed.node {
            return ConnectTarget::Itself;
        }
        let joint = match port {
            Some(port) => Some(self.between(board, &EdgeEnd::new(node.clone(), port))),
            None => connect::with_node(board, &self.fixed, self.side, &node),
        };
        joint.map_or(ConnectTarget::NoPort(node), ConnectTarget::Joint)
    }

    fn between(&self, board: &BoardState, far: &EdgeEnd) -> CandidateEdge {
        match self.side {
            PortSide::Output => connect::between(board, &self.fixed, far),
            PortSide::Input => connect::between(board, far, &self.fixed),
        }
    }

    /// The colour of what flows, or of the mistake that would be made.
    fn color(&self, board: &BoardState) -> Color {
        let tokens = &board.theme().tokens;
        let flowing = self.candidate().and_then(|joint| joint.payload.as_ref());
        let payload = flowing.and_then(|id| board.catalog().payload(id.as_str()));
        match (self.candidate(), payload) {
            (Some(joint), _) if joint.fit == Fit::No => tokens.error,
            (Some(_), Some(payload)) => board.theme().family(&payload.family),
            _ => self.held_color(board).unwrap_or(tokens.accent),
        }
    }

    fn held_color(&self, board: &BoardState) -> Option<Color> {
        let held = board.derived().boxes.get(&self.fixed.node)?;
        let port = held.port(&self.fixed.port, self.side)?;
        let family = port.family.as_ref()?;
        Some(board.theme().family(family))
    }
}

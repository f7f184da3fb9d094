//! Questions the editor has for the person. They are data: the window shows them and answers with
//! [`crate::editor::Action::PromptAnswer`], or with `Action::Prompt(None)` when they are dismissed.

pub(in crate::editor) mod answer;
pub(in crate::editor) mod choices;

use crate::catalog::PortSide;
use crate::editor::QuickFix;
use crate::geom::Point;
use crate::model::{
    EdgeEnd, EdgeId, FindingKey, KindId, NodeId, PayloadId, RationaleSource, SketchItem, Target,
};

/// An open question.
#[derive(Clone, Debug, PartialEq)]
pub enum Prompt {
    /// A name or text, typed over the element. `text` is what it is called now.
    Rename { target: Target, text: String },
    /// What stands in a text, note or shape, typed where it stands. `item` is the thing as it was before;
    /// a `fresh` one was drawn just now to be written in.
    Write { item: Box<SketchItem>, fresh: bool },
    /// Which component to add at `at` (world units); with `from`, one that fits that port and is joined to it.
    PickKind {
        from: Option<(EdgeEnd, PortSide)>,
        at: Point,
    },
    /// Which kind of component takes the place of `node`.
    Replace { node: NodeId },
    /// Which kind of component goes into `edge`.
    Splice { edge: EdgeId },
    /// What to connect `node` with, by keyboard.
    Connect { node: NodeId },
    /// Which port an end of `edge` goes to instead, by keyboard.
    Reconnect { edge: EdgeId },
    /// Which type of data `edge` carries, the likeliest first. It carries the first until answered.
    PickPayload {
        edge: EdgeId,
        choices: Vec<PayloadId>,
    },
    /// What `node` is there for.
    Because { node: NodeId },
    /// What to do about a finding.
    Mend { finding: FindingKey },
    /// Why a finding is accepted. `reason` is the reason given before, if any.
    Acknowledge { finding: FindingKey, reason: String },
}

/// The answer to the open prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptAnswer {
    /// To `Rename`, `Write` and `Acknowledge`.
    Text(String),
    /// To `PickKind`, `Replace` and `Splice`.
    Kind(KindId),
    /// To `PickPayload`.
    Payload(PayloadId),
    /// To `FixTemplate`.
    Mend(QuickFix),
    /// To `Because`.
    Because(RationaleSource),
    /// To `Connect` and `Reconnect`.
    Join { from: EdgeEnd, to: EdgeEnd },
}

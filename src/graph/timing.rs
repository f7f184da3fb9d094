//! Where time passes: whether a request waits at a component, or a stream, a batch or a person carries its work; and where
//! it runs.

use crate::catalog::{Phase, Role};
use crate::graph::{FlowGraph, NodeIx};

/// Who carries the work of a component, and so how long an answer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Milliseconds to seconds, while somebody waits.
    Request,
    /// Tens of milliseconds, whenever it is read: object stores and files.
    Read,
    /// Seconds to minutes after an event.
    Stream,
    /// Minutes to days, on a schedule.
    Batch,
    /// Minutes to days: a person decides.
    Person,
}

impl Timing {
    /// Whether a request could wait for it.
    pub fn can_be_waited_for(self) -> bool {
        match self {
            Self::Request | Self::Read | Self::Stream => true,
            Self::Batch | Self::Person => false,
        }
    }

    /// How long an answer takes, as people say it.
    pub fn takes(self) -> &'static str {
        match self {
            Self::Request => "milliseconds",
            Self::Read => "tens of milliseconds",
            Self::Stream => "seconds to minutes",
            Self::Batch => "minutes to hours",
            Self::Person => "minutes to days",
        }
    }
}

impl FlowGraph {
    /// Who carries its work; `None` if the catalogue does not know its kind.
    pub fn timing(&self, at: NodeIx) -> Option<Timing> {
        let is = |role| self.has_role(at, role);
        Some(match self.phase(at)? {
            _ if is(Role::Reviews) || is(Role::Annotates) => Timing::Person,
            Phase::Online => Timing::Request,
            Phase::Nearline => Timing::Stream,
            Phase::Offline if is(Role::HoldsContent) => Timing::Read,
            Phase::Offline => Timing::Batch,
        })
    }
}

//! Evidence: for each component and for the brief, whether the values that a rule compared were stated by a person or
//! are defaults of the catalogue. What rests on defaults alone is no finding, and no error rests on one.

use crate::catalog::ValueSource;
use crate::graph::{FlowGraph, NodeIx};
use crate::rules::{Diagnostic, Severity};

/// Who said what of one side of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct EvidenceSide {
    stated: bool,
    assumed: bool,
}

impl EvidenceSide {
    fn note(&mut self, source: ValueSource) {
        match source {
            ValueSource::Stated => self.stated = true,
            ValueSource::Assumed => self.assumed = true,
        }
    }

    /// Who says it on the whole; `None` where nothing was asked. One stated value states the side: the others of a
    /// component say how it is meant.
    fn source(self) -> Option<ValueSource> {
        match (self.stated, self.assumed) {
            (true, _) => Some(ValueSource::Stated),
            (false, true) => Some(ValueSource::Assumed),
            (false, false) => None,
        }
    }
}

/// What the rule that is being asked looked at.
#[derive(Debug, Default)]
pub(in crate::rules) struct Evidence {
    /// By number of the component: in which question it was looked at, and what was seen.
    of: Vec<(u32, EvidenceSide)>,
    question: u32,
    /// The last question in which some component was looked at.
    last_noted: u32,
    brief: EvidenceSide,
}

impl Evidence {
    /// Forgets what the rule before looked at.
    pub fn begin(&mut self) {
        self.question += 1;
        self.brief = EvidenceSide::default();
    }

    /// The rule looked at a value of the component.
    pub fn note(&mut self, at: NodeIx, source: ValueSource) {
        if self.of.len() <= at {
            self.of.resize(at + 1, (0, EvidenceSide::default()));
        }
        let (question, side) = &mut self.of[at];
        if *question != self.question {
            (*question, *side) = (self.question, EvidenceSide::default());
        }
        side.note(source);
        self.last_noted = self.question;
    }

    /// The rule looked at a field of the brief.
    pub fn note_brief(&mut self, source: ValueSource) {
        self.brief.note(source);
    }

    fn side(&self, at: NodeIx) -> EvidenceSide {
        let known = self.of.get(at);
        let known = known.filter(|(question, _)| *question == self.question);
        known.map(|(_, side)| *side).unwrap_or_default()
    }

    /// Lowers or takes away what the rule found from the place on, as far as it rests on defaults: an error needs stated
    /// facts on every side, a warning on one.
    pub fn settle(&self, graph: &FlowGraph, found: &mut Vec<Diagnostic>, from: usize) {
        let mut at = 0;
        found.retain_mut(|one| {
            at += 1;
            at <= from || self.settle_one(graph, one)
        });
    }

    /// Whether the finding stays.
    fn settle_one(&self, graph: &FlowGraph, found: &mut Diagnostic) -> bool {
        // A finding may be about thousands of components, of which its rule asked nothing.
        let asked = found.nodes.iter();
        let asked = asked.take_while(|_| self.last_noted == self.question);
        let places = asked.filter_map(|id| graph.index(id));
        let sides = places.map(|at| self.side(at)).chain([self.brief]);
        let (mut n_stated, mut n_assumed) = (0, 0);
        for source in sides.filter_map(EvidenceSide::source) {
            match source {
                ValueSource::Stated => n_stated += 1,
                ValueSource::Assumed => n_assumed += 1,
            }
        }
        if n_assumed > 0 && found.severity == Severity::Error {
            found.severity = Severity::Warning;
        }
        n_assumed == 0 || n_stated > 0
    }
}

//! Which ports and which data type a new edge between two components takes, and which kinds would fit a loose end.
//!
//! The order of preference: outputs that carry an answer before logs and telemetry; what actually arrives at a
//! component that only hands things on; types asked for before types that merely will do; ports that prefer such a
//! kind at the other end; types that are usual there; required inputs; the order of the catalogue. What then still
//! ties is a question for a person.

use std::collections::BTreeSet;

use crate::catalog::{
    Catalog, Fit, InputPort, Kind, Mismatch, OutputPort, PortSide, Role, RoleSet,
};
use crate::model::{PayloadId, PortName};

/// An edge that somebody wants to draw; what is `None` is free.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The kind it starts at.
    pub source: &'a Kind,
    /// The output port, by name.
    pub output: Option<&'a str>,
    /// What arrives at the source node on any of its inputs.
    pub arriving: &'a BTreeSet<PayloadId>,
    /// The kind it ends at.
    pub target: &'a Kind,
    /// The input port, by name.
    pub input: Option<&'a str>,
    /// The data type, by id.
    pub payload: Option<&'a str>,
}

/// One legal way to draw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortChoice {
    /// The port it starts at.
    pub output: PortName,
    /// The port it ends at.
    pub input: PortName,
    /// The data type it carries.
    pub payload: PayloadId,
    /// Never [`Fit::No`].
    pub fit: Fit,
}

/// Every legal way to draw an edge, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    ranked: Vec<PortChoice>,
    n_leading: usize,
}

impl Choices {
    /// The best one, the first of the best if several are equally good; `None` if the edge is illegal.
    pub fn best(&self) -> Option<&PortChoice> {
        self.ranked.first()
    }

    /// Those between which only a person can decide; they share their ports and differ in the data type.
    pub fn leading(&self) -> &[PortChoice] {
        &self.ranked[..self.n_leading]
    }

    pub fn all(&self) -> &[PortChoice] {
        &self.ranked
    }

    pub fn must_ask(&self) -> bool {
        self.n_leading > 1
    }
}

/// Where an illegal edge would run, and what to say about it.
#[derive(Clone, Debug)]
pub struct Clash<'a> {
    /// The port it would start at.
    pub output: PortName,
    /// The port it would end at.
    pub input: PortName,
    /// The data type it would carry.
    pub payload: PayloadId,
    /// `None` where nothing better can be said than which types the two ends speak.
    pub mismatch: Option<&'a Mismatch>,
}

/// A kind that could be joined to a loose end.
#[derive(Clone, Debug)]
pub struct Fitting<'a> {
    /// The kind at the other end.
    pub kind: &'a Kind,
    /// The port of `kind` that would be used.
    pub port: PortName,
    /// The data type the edge would carry.
    pub payload: PayloadId,
    /// How well that fits the port it enters; never [`Fit::No`].
    pub fit: Fit,
}

/// The preferences of the module's text as a key, the least first.
type ChoiceRank = (bool, bool, Fit, u8, bool, bool, usize, usize);

impl Catalog {
    /// Every legal way to draw an edge.
    pub fn choices(&self, attempt: &Attempt) -> Choices {
        let mut ranked: Vec<(ChoiceRank, PortChoice)> = pairs(attempt)
            .flat_map(|pair| {
                let payloads = free(&pair.output.emits, attempt.payload);
                payloads.filter_map(move |payload| self.choice(attempt, pair, payload))
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let lead = ranked.first().map(|(rank, _)| *rank);
        Choices {
            n_leading: ranked
                .iter()
                .take_while(|(rank, _)| Some(*rank) == lead)
                .count(),
            ranked: ranked.into_iter().map(|(_, choice)| choice).collect(),
        }
    }

    /// Where an edge without a legal way would run: over a pair of types whose refusal is worth explaining if there is
    /// one, else over the first ports. `None` if one of the two has no port on that side.
    pub fn clash(&self, attempt: &Attempt) -> Option<Clash<'_>> {
        let explained = pairs(attempt).find_map(|pair| {
            free(&pair.output.emits, attempt.payload).find_map(|payload| {
                self.refused(payload.as_str(), pair.input)
                    .map(|refusal| (pair, payload, Some(refusal)))
            })
        });
        let plain = || {
            let pair =
                pairs(attempt).min_by_key(|pair| (pair.output.side, !pair.input.required))?;
            let wanted = free(&pair.output.emits, attempt.payload).next();
            Some((pair, wanted.or(pair.output.emits.first())?, None))
        };
        let (pair, payload, refusal) = explained.or_else(plain)?;
        Some(Clash {
            output: pair.output.name.clone(),
            input: pair.input.name.clone(),
            payload: payload.clone(),
            mismatch: refusal,
        })
    }

    /// What to say when `payload` is led into `port`, if anything special.
    pub fn refused(&self, payload: &str, port: &InputPort) -> Option<&Mismatch> {
        port.accepts
            .iter()
            .find_map(|asked| self.mismatch(payload, asked.as_str()))
    }

    /// The kinds that could be joined to a loose end on `side` that emits or accepts `payloads`, the best first: types
    /// asked for before types that will do, main outputs before side outputs, required inputs before others, then the
    /// order of the catalogue. Each kind stands once, with its best port.
    pub fn fitting_kinds(&self, side: PortSide, payloads: &[PayloadId]) -> Vec<Fitting<'_>> {
        let mut found: Vec<((Fit, bool), Fitting)> = self
            .kinds_in_order()
            .filter_map(|kind| match side {
                PortSide::Output => self.best_input(kind, payloads),
                PortSide::Input => self.best_output(kind, payloads),
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, fitting)| fitting).collect()
    }

    fn choice(
        &self,
        attempt: &Attempt,
        pair: PortPair,
        payload: &PayloadId,
    ) -> Option<(ChoiceRank, PortChoice)> {
        let fit = self.accepts(pair.input, payload.as_str());
        let hands_on = attempt.source.has_role(Role::PassThrough);
        let rank = (
            attempt.output.is_none() && pair.output.offered_last,
            hands_on && !attempt.arriving.contains(payload),
            fit,
            preference(pair.input.prefers_from, attempt.source)
                + preference(pair.output.prefers_to, attempt.target),
            is_unusual(pair.output, payload) && !(hands_on && attempt.arriving.contains(payload)),
            !pair.input.required,
            pair.input_at,
            pair.output_at,
        );
        let choice = PortChoice {
            output: pair.output.name.clone(),
            input: pair.input.name.clone(),
            payload: payload.clone(),
            fit,
        };
        (fit != Fit::No).then_some((rank, choice))
    }

    fn best_input<'a>(
        &'a self,
        kind: &'a Kind,
        payloads: &[PayloadId],
    ) -> Option<((Fit, bool), Fitting<'a>)> {
        let ports = kind.inputs.iter();
        let ends = ports.flat_map(|port| payloads.iter().map(move |payload| (port, payload)));
        ends.map(|(port, payload)| {
            let fit = self.accepts(port, payload.as_str());
            (
                (fit, !port.required),
                fitting(kind, &port.name, payload, fit),
            )
        })
        .filter(|((fit, _), _)| *fit != Fit::No)
        .min_by_key(|(rank, _)| *rank)
    }

    fn best_output<'a>(
        &'a self,
        kind: &'a Kind,
        asked: &[PayloadId],
    ) -> Option<((Fit, bool), Fitting<'a>)> {
        let ports = kind.outputs.iter();
        let ends = ports.flat_map(|port| port.emits.iter().map(move |payload| (port, payload)));
        ends.map(|(port, payload)| {
            let fit = if asked.contains(payload) {
                Fit::Exact
            } else if asked
                .iter()
                .any(|a| self.widens(payload.as_str(), a.as_str()))
            {
                Fit::Widened
            } else {
                Fit::No
            };
            ((fit, port.side), fitting(kind, &port.name, payload, fit))
        })
        .filter(|((fit, _), _)| *fit != Fit::No)
        .min_by_key(|(rank, _)| *rank)
    }
}

/// An output and an input that the attempt leaves possible, with their places in the catalogue.
#[derive(Clone, Copy)]
struct PortPair<'a> {
    output: &'a OutputPort,
    output_at: usize,
    input: &'a InputPort,
    input_at: usize,
}

fn pairs<'a>(attempt: &Attempt<'a>) -> impl Iterator<Item = PortPair<'a>> {
    let (output, input) = (attempt.output, attempt.input);
    let (source, target) = (attempt.source, attempt.target);
    let outputs = source.outputs.iter().enumerate();
    outputs
        .filter(move |(_, port)| output.is_none_or(|name| port.name.as_str() == name))
        .flat_map(move |(output_at, output)| {
            let inputs = target.inputs.iter().enumerate();
            inputs
                .filter(move |(_, port)| input.is_none_or(|name| port.name.as_str() == name))
                .map(move |(input_at, input)| PortPair {
                    output,
                    output_at,
                    input,
                    input_at,
                })
        })
}

fn free<'a>(
    payloads: &'a [PayloadId],
    wanted: Option<&'a str>,
) -> impl Iterator<Item = &'a PayloadId> {
    payloads
        .iter()
        .filter(move |payload| wanted.is_none_or(|wanted| payload.as_str() == wanted))
}

/// Whether a new edge takes other types from this output first.
fn is_unusual(output: &OutputPort, payload: &PayloadId) -> bool {
    !output.usual.is_empty() && !output.usual.contains(payload)
}

/// 0: the port wants such a kind at the other end; 1: it does not mind; 2: it wants others.
fn preference(wanted: RoleSet, other: &Kind) -> u8 {
    if wanted.is_empty() {
        1
    } else if !wanted.meets(other.roles) {
        2
    } else {
        0
    }
}

fn fitting<'a>(kind: &'a Kind, port: &PortName, payload: &PayloadId, fit: Fit) -> Fitting<'a> {
    Fitting {
        kind,
        port: port.clone(),
        payload: payload.clone(),
        fit,
    }
}

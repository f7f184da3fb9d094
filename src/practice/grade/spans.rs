//! Pairs of roles without a flow whose shortest ways are of two or three flows: what one edge may lead past.

use std::collections::BTreeMap;

use crate::practice::grade::board::GradedBoard;
use crate::practice::grade::flow_paths::RolePair;
use crate::practice::grade::real;

/// A span as one flow on its shortest ways sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Where it begins and ends.
    pub ends: RolePair,
    /// How many roles its shortest ways lead through.
    pub n_skipped: usize,
    /// Which share of them contains the flow.
    pub share: f64,
}

#[derive(Clone, Debug)]
pub(super) struct Spans {
    /// By flow, then ends.
    pub of_flow: BTreeMap<RolePair, Vec<Span>>,
    /// By role: spans with the role inside one of their shortest ways.
    pub over: Vec<Vec<RolePair>>,
}

const LONGEST: usize = 3;

impl Spans {
    pub fn new(board: &GradedBoard) -> Self {
        let mut of_flow: BTreeMap<RolePair, BTreeMap<RolePair, Span>> = board
            .flows
            .keys()
            .map(|flow| (*flow, BTreeMap::new()))
            .collect();
        let mut over = vec![Vec::new(); board.nodes.len()];
        for start in 0..board.nodes.len() {
            for (end, ways) in shortest(board, start) {
                let share = 1.0 / real(ways.len());
                for way in &ways {
                    let n_skipped = way.len() - 2;
                    for flow in way.windows(2) {
                        let spans = of_flow.entry((flow[0], flow[1])).or_default();
                        let span = spans.entry((start, end)).or_insert(Span {
                            ends: (start, end),
                            n_skipped,
                            share: 0.0,
                        });
                        span.share += share;
                    }
                    for role in &way[1..way.len() - 1] {
                        over[*role].push((start, end));
                    }
                }
            }
        }
        let of_flow = of_flow.into_iter();
        let of_flow = of_flow.map(|(flow, spans)| (flow, spans.into_values().collect()));
        Self {
            of_flow: of_flow.collect(),
            over,
        }
    }

    /// Whether the pair is a flow or a span.
    pub fn ends(&self) -> impl Iterator<Item = RolePair> {
        let spans = self.of_flow.values().flatten().map(|span| span.ends);
        self.of_flow.keys().copied().chain(spans)
    }
}

/// Every shortest way of two or three flows from a role, by where it ends.
fn shortest(board: &GradedBoard, start: usize) -> BTreeMap<usize, Vec<Vec<usize>>> {
    let mut known = vec![false; board.nodes.len()];
    known[start] = true;
    for next in &board.after[start] {
        known[*next] = true;
    }
    let mut found: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    let mut layer = vec![vec![start]];
    for n_flows in 1..=LONGEST {
        let mut longer = Vec::new();
        for way in &layer {
            let last = way[way.len() - 1];
            let next = board.after[last].iter().filter(|next| !way.contains(next));
            longer.extend(next.map(|next| [way.as_slice(), &[*next]].concat()));
        }
        layer = longer;
        if n_flows > 1 {
            for way in &layer {
                let end = way[way.len() - 1];
                if !known[end] {
                    found.entry(end).or_default().push(way.clone());
                }
            }
        }
        for way in &layer {
            known[way[way.len() - 1]] = true;
        }
    }
    found
}

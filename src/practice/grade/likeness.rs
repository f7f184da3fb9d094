//! Which case a board is like, both ways, by the drawing alone.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::practice::grade::board::GradedBoard;
use crate::practice::grade::credit::detail_agreement;
use crate::practice::grade::flow_paths::RolePair;
use crate::practice::grade::grader::{COMMON, Grader, WeightedReference};
use crate::practice::grade::measure::Measure;

/// A component of the board and the one of the reference whose part it plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlayedRole {
    #[serde(rename = "box")]
    /// The component of the board.
    pub node: String,
    /// The component of the reference.
    pub role: String,
}

/// How like a board is to a case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseLikeness {
    /// The case, by its id.
    pub case: String,
    /// From 0 to 100.
    pub likeness: f64,
    /// How much of the reference is on the board, between 0 and 1.
    pub recall: f64,
    /// How much of the board's components the reference has.
    pub boxes: f64,
    /// How much of its edges.
    pub arrows: f64,
    /// How much of what its components say.
    pub saying: f64,
    /// The components that speak most for the case.
    pub speaks_for: Vec<PlayedRole>,
    /// The components that speak most against it.
    pub speaks_against: Vec<String>,
}

/// How many components are named for and against.
const MOST_REASONS: usize = 5;
/// From here on a component speaks against a case.
const AGAINST: f64 = 0.05;
/// Below this no case stands out.
const LEAST: f64 = 35.0;
/// By how much the first case must be nearer than the second.
const AHEAD: f64 = 5.0;

/// Whether the first of the cases stands out from the others; they come nearest first.
pub fn stands_out(nearest: &[CaseLikeness]) -> bool {
    let likeness = |n: usize| nearest.get(n).map_or(0.0, |case| case.likeness);
    likeness(0) >= LEAST && likeness(0) - likeness(1) >= AHEAD
}

impl Grader<'_> {
    /// The cases that the board is most like, the nearest first, at most so many.
    pub fn nearest(&self, board: &GradedBoard, most: usize) -> Vec<CaseLikeness> {
        let mut all: Vec<Compared> = Vec::new();
        let cases: Vec<String> = self.cases().map(str::to_owned).collect();
        for case in &cases {
            let mut best: Option<Compared> = None;
            for reference in self.references(case).into_iter().flatten() {
                let compared = Compared::new(self, reference, board);
                if best
                    .as_ref()
                    .is_none_or(|best| compared.likeness() > best.likeness())
                {
                    best = Some(compared);
                }
            }
            all.extend(best);
        }
        // The cases come by id, and equals stay so.
        all.sort_by(|a, b| b.likeness().total_cmp(&a.likeness()));
        all.iter().take(most).map(Compared::case_likeness).collect()
    }
}

struct Compared<'a> {
    measure: Measure<'a>,
    recall: f64,
    boxes: f64,
    arrows: f64,
    saying: f64,
    /// By component: how much it tells, and its largest likeness to a role.
    nodes: Vec<(f64, f64)>,
}

impl<'a> Compared<'a> {
    fn new(
        grader: &'a Grader<'_>,
        reference: &'a WeightedReference,
        board: &'a GradedBoard,
    ) -> Self {
        let measure = Measure::new(grader, reference, board);
        let mut plays: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); board.nodes.len()];
        for (role, likeness) in measure.credits.likeness.iter().enumerate() {
            for (node, credit) in likeness {
                plays[*node].insert(role, *credit);
            }
        }
        let nodes = board.nodes.iter().zip(&plays).map(|(node, plays)| {
            let best = plays.values().copied().fold(0.0, f64::max);
            (COMMON + grader.foreign(&node.kind), best)
        });
        let nodes: Vec<(f64, f64)> = nodes.collect();
        let all: f64 = nodes.iter().map(|(weight, _)| weight).sum();
        let alike: f64 = nodes.iter().map(|(weight, best)| weight * best).sum();
        Self {
            recall: measure.points.drawn() / measure.of.most_drawn(),
            boxes: if nodes.is_empty() { 0.0 } else { alike / all },
            arrows: arrows(&measure, &plays, &nodes),
            saying: saying(&measure),
            nodes,
            measure,
        }
    }

    fn likeness(&self) -> f64 {
        100.0 * self.recall.sqrt() * self.boxes * self.arrows * (0.5 + 0.5 * self.saying)
    }

    fn case_likeness(&self) -> CaseLikeness {
        let (measure, board) = (&self.measure, self.measure.board);
        let matched = measure.matches.iter().enumerate();
        let mut speaks_for: Vec<(f64, usize, usize)> = matched
            .filter_map(|(role, node)| {
                let node = (*node)?;
                let earned = measure.of.components[role] * measure.components[role];
                let tells = measure.grader.foreign(&board.nodes[node].kind) > 0.0;
                (tells && earned > 0.0).then_some((earned, node, role))
            })
            .collect();
        speaks_for.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let against = self.nodes.iter().enumerate();
        let against = against.map(|(node, (weight, best))| (weight * (1.0 - best), node));
        let mut against: Vec<(f64, usize)> = against.filter(|(by, _)| *by > AGAINST).collect();
        against.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let speaks_for = speaks_for.iter().take(MOST_REASONS);
        let against = against.iter().take(MOST_REASONS);
        CaseLikeness {
            case: measure.reference.case.clone(),
            likeness: self.likeness(),
            recall: self.recall,
            boxes: self.boxes,
            arrows: self.arrows,
            saying: self.saying,
            speaks_for: speaks_for
                .map(|(_, node, role)| PlayedRole {
                    node: board.node_id(*node),
                    role: measure.reference.board.node_id(*role),
                })
                .collect(),
            speaks_against: against.map(|(_, node)| board.node_id(*node)).collect(),
        }
    }
}

/// How much of the board's flows join components that the reference joins, directly or over a span.
fn arrows(measure: &Measure, plays: &[BTreeMap<usize, f64>], nodes: &[(f64, f64)]) -> f64 {
    let mut known: Vec<RolePair> = measure.reference.spans.ends().collect();
    known.sort_unstable();
    known.dedup();
    let (mut all, mut alike) = (0.0, 0.0);
    for &(a, b) in measure.board.flows.keys() {
        let weight = f64::midpoint(nodes[a].0, nodes[b].0);
        let likeness = |(from, to): &RolePair| {
            let from = plays[a].get(from).copied().unwrap_or(0.0);
            from.min(plays[b].get(to).copied().unwrap_or(0.0))
        };
        all += weight;
        alike += weight * known.iter().map(likeness).fold(0.0, f64::max);
    }
    if all > 0.0 { alike / all } else { 1.0 }
}

/// How much of what the board's components state a component of the reference says too.
fn saying(measure: &Measure) -> f64 {
    let (mut n, mut agreed) = (0_u32, 0.0);
    for node in &measure.board.nodes {
        for property in measure.grader.tables.telling_of(node.kind.as_str()) {
            if node.values.get(property).is_some_and(|(_, stated)| *stated) {
                let roles = measure.reference.board.nodes.iter();
                let roles = roles.filter(|own| own.kind == node.kind);
                let agreement = roles.map(|own| detail_agreement(own, node, property));
                agreed += agreement.fold(0.0, f64::max);
                n += 1;
            }
        }
    }
    if n > 0 { agreed / f64::from(n) } else { 1.0 }
}

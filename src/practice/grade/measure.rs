//! The points of a board against one reference, without the evidence.

use std::collections::BTreeMap;

use crate::practice::grade::PartPoints;
use crate::practice::grade::assignment::best_matching;
use crate::practice::grade::board::GradedBoard;
use crate::practice::grade::credit::{Credits, PLAYS, earned};
use crate::practice::grade::flow_paths::RolePair;
use crate::practice::grade::grader::{ElementPoints, Grader, WeightedReference};
use crate::practice::grade::real;
use crate::practice::grade::reference::CaseReference;

/// Components of other systems that cost nothing, in whole ones.
const FREE_FOREIGN: f64 = 0.75;
/// Flows that may lead astray for nothing.
const FREE_ASTRAY: usize = 2;
/// The share of the drawing from which on the card counts in full.
const ANSWERED: f64 = 0.5;
/// Points are compared in steps of 1e-9; support decides between those that are equal.
const STEPS_A_POINT: f64 = 1e9;
const SUPPORTS: i64 = 65_536;

pub(super) struct Measure<'a> {
    /// What it is compared with.
    pub grader: &'a Grader<'a>,
    /// The reference.
    pub reference: &'a CaseReference,
    /// What the elements count.
    pub of: &'a ElementPoints,
    /// The drawn board.
    pub board: &'a GradedBoard,
    /// What is earned.
    pub credits: Credits<'a>,
    /// By role.
    pub matches: Vec<Option<usize>>,
    /// What each role earns, held, passed or matched.
    pub components: Vec<f64>,
    /// By part.
    pub points: PartPoints,
    /// How much of a component belongs to other systems, where anything does.
    pub foreign: BTreeMap<usize, f64>,
    /// Flows that lead where the reference has no way.
    pub astray: Vec<RolePair>,
    /// Below 1 where much belongs to other systems.
    pub focus: f64,
    /// Below 1 where many flows lead astray.
    pub sense: f64,
    /// Below 1 where the drawing does not answer the card yet.
    pub answer: f64,
    /// Out of 100.
    pub total: f64,
}

impl<'a> Measure<'a> {
    pub fn new<'c: 'a>(
        grader: &'a Grader<'c>,
        weighted: &'a WeightedReference,
        board: &'a GradedBoard,
    ) -> Self {
        let (reference, of) = (&weighted.reference, &weighted.points);
        let credits = Credits::new(reference, board, grader.catalog, grader.tables);
        let matches = matches(&credits, of);
        let component = |(role, matched): (usize, &Option<usize>)| {
            let own = matched.map_or(0.0, |node| earned(&credits.own, role, node));
            own.max(credits.shared[role].0)
        };
        let components: Vec<f64> = matches.iter().enumerate().map(component).collect();
        let points = points(&credits, &components, of);
        let (mass, foreign) = foreign(grader, reference, board);
        let strange = (foreign.values().sum::<f64>() - FREE_FOREIGN).max(0.0);
        let focus = if mass > 0.0 {
            1.0 - strange / mass
        } else {
            1.0
        };
        let (n_weighed, astray) = astray(&credits);
        let lost = real(astray.len().saturating_sub(FREE_ASTRAY));
        let sense = match n_weighed {
            0 => 1.0,
            n => (1.0 - 2.0 * lost / real(n)).max(0.0),
        };
        let drawn = points.drawn() * focus * sense;
        let enough = ANSWERED * of.most_drawn();
        let answer = if enough > 0.0 {
            (drawn / enough).min(1.0)
        } else {
            1.0
        };
        Self {
            grader,
            reference,
            of,
            board,
            matches,
            components,
            points,
            foreign,
            astray,
            focus,
            sense,
            answer,
            total: drawn + points.requirements * answer,
            credits,
        }
    }
}

/// One component a role and one role a component, with the largest gain over being held or passed.
fn matches(credits: &Credits, of: &ElementPoints) -> Vec<Option<usize>> {
    let weight = |role: usize, node: usize| {
        let Some(own) = credits.own[role].get(&node) else {
            return 0;
        };
        let gain = (of.components[role] * (own - credits.shared[role].0)).max(0.0);
        #[expect(clippy::cast_possible_truncation, reason = "at most 100 points")]
        let steps = (gain * STEPS_A_POINT + 0.5) as i64;
        steps * SUPPORTS + credits.support(role, node)
    };
    let nodes = credits.board.nodes.len();
    let roles = 0..credits.own.len();
    let weights = roles.map(|role| (0..nodes).map(|node| weight(role, node)).collect());
    best_matching(&weights.collect::<Vec<Vec<i64>>>())
}

fn points(credits: &Credits, components: &[f64], of: &ElementPoints) -> PartPoints {
    let sum = |points: &[f64], credits: &[f64]| -> f64 {
        points
            .iter()
            .zip(credits)
            .map(|(points, credit)| points * credit)
            .sum()
    };
    let flows = of.flows.iter();
    let requirements = of.requirements.iter();
    PartPoints {
        components: sum(&of.components, components),
        flows: flows
            .map(|(flow, points)| points * credits.flows[flow].credit)
            .sum(),
        details: sum(&of.details, &credits.details),
        requirements: requirements
            .map(|(item, points)| points * credits.requirements[item])
            .sum(),
    }
}

/// How rare all components are together, and how much of each belongs to other systems.
fn foreign(
    grader: &Grader,
    reference: &CaseReference,
    board: &GradedBoard,
) -> (f64, BTreeMap<usize, f64>) {
    let (mut mass, mut strange) = (0.0, BTreeMap::new());
    for (at, node) in board.nodes.iter().enumerate() {
        let rare = grader.foreign(&node.kind);
        mass += rare;
        let roles = reference.board.nodes.iter().enumerate();
        let near = roles.map(|(role, own)| {
            if reference.is_same(role, &node.kind) {
                return 1.0;
            }
            grader
                .catalog
                .near_credit(own.kind.as_str(), node.kind.as_str())
        });
        let of_others = rare * (1.0 - near.fold(0.0, f64::max));
        if of_others > 0.0 {
            strange.insert(at, of_others);
        }
    }
    (mass, strange)
}

/// How many flows join components that play or hold roles, and those that lead where the reference has no way.
fn astray(credits: &Credits) -> (usize, Vec<RolePair>) {
    let mut plays = vec![Vec::new(); credits.board.nodes.len()];
    for role in 0..credits.likeness.len() {
        let players = credits.likeness[role].iter();
        let players = players.filter(|(_, likeness)| **likeness >= PLAYS);
        let mut nodes: Vec<usize> = players.map(|(node, _)| *node).collect();
        nodes.extend(credits.held[role].keys());
        nodes.sort_unstable();
        nodes.dedup();
        for node in nodes {
            plays[node].push(role);
        }
    }
    let flows = credits.board.flows.keys().copied();
    let weighed = flows.filter(|flow| !plays[flow.0].is_empty() && !plays[flow.1].is_empty());
    let weighed: Vec<RolePair> = weighed.collect();
    let leads = |flow: &RolePair| {
        let from = plays[flow.0].iter();
        let mut pairs = from.flat_map(|from| plays[flow.1].iter().map(move |to| (*from, *to)));
        pairs.any(|(from, to)| credits.reference.leads(from, to))
    };
    let astray = weighed.iter().filter(|flow| !leads(flow)).copied();
    (weighed.len(), astray.collect())
}

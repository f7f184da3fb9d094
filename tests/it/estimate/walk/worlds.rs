//! Every world that one request may meet: which caches answer it, and which of the flows with a share it takes.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::Role;

use super::{Port, WalkedBoard, WalkedFlow};

/// Data types of answers that whoever asked for them merges into one.
const MERGED: [&str; 10] = [
    "candidates",
    "scores",
    "ranked_list",
    "predictions",
    "decisions",
    "explanations",
    "records",
    "features_online",
    "features_offline",
    "response",
];

/// One course of events, and how likely it is.
#[derive(Clone, Default)]
pub(super) struct World {
    pub likely: f64,
    /// Caches that answer.
    hits: BTreeSet<String>,
    /// Flows that are not taken.
    left: BTreeSet<String>,
}

/// What one request does in one world.
pub(super) struct WalkedRequest<'a> {
    board: &'a WalkedBoard,
    world: &'a World,
    spared: BTreeSet<Port>,
    counts: BTreeMap<Port, f64>,
}

impl World {
    pub fn has_no_hit(&self) -> bool {
        self.hits.is_empty()
    }

    /// All worlds of a board.
    pub fn all(board: &WalkedBoard) -> Vec<Self> {
        let mut worlds = vec![Self {
            likely: 1.0,
            ..Self::default()
        }];
        for (id, node) in &board.nodes {
            let rate = node
                .number("hit_rate")
                .filter(|_| node.has(Role::CachesResults));
            if let Some(rate) = rate {
                let mut hit = worlds.clone();
                for world in &mut worlds {
                    world.likely *= 1.0 - rate;
                }
                for world in &mut hit {
                    world.likely *= rate;
                    world.hits.insert(id.clone());
                }
                worlds.extend(hit);
            }
        }
        let mut routers: BTreeMap<&Port, Vec<&WalkedFlow>> = BTreeMap::new();
        let shared = board.flows.iter().filter(|flow| flow.is_waited);
        for flow in shared.filter(|flow| flow.traffic.share.is_some()) {
            routers.entry(&flow.from).or_default().push(flow);
        }
        for alternatives in routers.values() {
            worlds = Self::parted(&worlds, alternatives);
        }
        worlds
    }

    /// Of the flows of one port one is taken, or none.
    fn parted(worlds: &[Self], alternatives: &[&WalkedFlow]) -> Vec<Self> {
        let share = |flow: &WalkedFlow| flow.traffic.share.unwrap_or(1.0);
        let none = 1.0 - alternatives.iter().map(|flow| share(flow)).sum::<f64>();
        assert!(none > -1e-9, "one request takes one of them");
        let mut parted = Vec::new();
        for taken in alternatives.iter().map(Some).chain([None]) {
            for world in worlds {
                let mut world = world.clone();
                world.likely *= taken.map_or(none, |flow| share(flow));
                let others = alternatives
                    .iter()
                    .filter(|f| taken.is_none_or(|t| t.id != f.id));
                world.left.extend(others.map(|flow| flow.id.clone()));
                parted.push(world);
            }
        }
        parted
    }
}

impl<'a> WalkedRequest<'a> {
    pub fn new(board: &'a WalkedBoard, world: &'a World) -> Self {
        let caches = world.hits.iter();
        let spared = caches.flat_map(|cache| board.spared_by(cache)).collect();
        Self {
            board,
            world,
            spared,
            counts: BTreeMap::new(),
        }
    }

    /// How often the request comes to the port.
    pub fn at_port(&mut self, port: &Port) -> f64 {
        if let Some(known) = self.counts.get(port) {
            return *known;
        }
        let count = if self.spared.contains(port) || !self.board.reached.contains(port) {
            0.0
        } else if self.board.questions.contains(port) {
            1.0
        } else if port.1 {
            self.at_input(port)
        } else {
            let inputs = self.board.before(port);
            self.decisive(&inputs)
        };
        self.counts.insert(port.clone(), count);
        count
    }

    fn at_input(&mut self, port: &Port) -> f64 {
        let board = self.board;
        let mut groups: BTreeMap<Option<&str>, Vec<(f64, bool)>> = BTreeMap::new();
        let coming = board
            .flows
            .iter()
            .filter(|flow| flow.is_waited && flow.to == *port);
        for flow in coming.filter(|flow| !board.closes(&flow.from, port)) {
            let is_client = board.nodes[&flow.from.0].has(Role::Client);
            let payload = flow.payload.as_deref();
            let is_merged = is_client || payload.is_some_and(|p| MERGED.contains(&p));
            let group = groups.entry(payload).or_default();
            group.push((self.along(flow), is_merged));
        }
        let together = groups.into_values().map(|group| {
            let counts = group.iter().map(|(count, _)| *count);
            if group.iter().all(|(_, is_merged)| *is_merged) {
                counts.fold(0.0, f64::max)
            } else {
                counts.sum()
            }
        });
        together.fold(0.0, f64::max)
    }

    fn along(&mut self, flow: &WalkedFlow) -> f64 {
        let cache = &self.board.nodes[&flow.from.0];
        let is_miss = cache.has(Role::CachesResults) && !self.world.hits.contains(&flow.from.0);
        if is_miss || self.world.left.contains(&flow.id) {
            return 0.0;
        }
        self.at_port(&flow.from) * self.board.calls(flow)
    }

    /// What a component makes no sense without says how often it works.
    fn decisive(&mut self, inputs: &[Port]) -> f64 {
        let kind = |port: &Port| self.board.nodes[&port.0].kind;
        let is_needed = |port: &&Port| {
            kind(port)
                .input(&port.2)
                .is_some_and(|input| input.required)
        };
        let needed: Vec<&Port> = inputs.iter().filter(is_needed).collect();
        let all = if needed.is_empty() {
            inputs.iter().collect()
        } else {
            needed
        };
        all.into_iter()
            .map(|port| self.at_port(port))
            .fold(0.0, f64::max)
    }

    /// Calls of a component at a time, rounds of loops left aside.
    pub fn calls_at_a_time(&mut self, node: &str) -> f64 {
        let reached = self.board.reached.iter();
        let inputs: Vec<Port> = reached.filter(|p| p.1 && p.0 == node).cloned().collect();
        self.decisive(&inputs)
    }

    /// Calls of a component by one request: what comes to it, and what others fetch from it.
    pub fn calls(&mut self, node: &str) -> f64 {
        let board = self.board;
        let inputs = board.reached.iter().filter(|port| port.1 && port.0 == node);
        let rounds = inputs
            .filter_map(|port| board.loop_at(port))
            .map(|one| one.rounds);
        let rounds = rounds.fold(1.0, f64::max);
        let mut calls = self.calls_at_a_time(node) * rounds;
        for flow in board
            .flows
            .iter()
            .filter(|flow| flow.is_pulled && flow.from.0 == node)
        {
            if !board.is_offline(node) && !board.reached.contains(&flow.from) {
                let reader = self.calls(&flow.to.0);
                calls += reader * flow.traffic.share.unwrap_or(1.0) * board.calls(flow);
            }
        }
        calls
    }
}

impl WalkedBoard {
    /// Ports that a hit of the cache spares: those that only its filling needs, and what only they ask.
    fn spared_by(&self, cache: &str) -> BTreeSet<Port> {
        let into = || self.flows.iter().filter(|flow| flow.to.0 == cache);
        let asking: Vec<&Port> = into().filter(|f| f.is_waited).map(|f| &f.from).collect();
        let is_reached = |port: &&Port| self.reached.contains(*port);
        let filling: Vec<&Port> = into().filter(|f| f.is_latched).map(|f| &f.from).collect();
        let filling: Vec<&Port> = filling.into_iter().filter(is_reached).collect();
        let leads = |port: &Port, to: &[&Port]| {
            let beyond = self.beyond(port);
            to.iter().any(|one| beyond.contains(*one))
        };
        let kept = |port: &Port| leads(port, &asking);
        assert!(!filling.is_empty(), "who fills {cache} is drawn");
        let all = self.reached.iter().filter(|port| !kept(port));
        let mut spared: BTreeSet<Port> = all
            .clone()
            .filter(|p| leads(p, &filling))
            .cloned()
            .collect();
        loop {
            let more: Vec<Port> = all
                .clone()
                .filter(|port| !spared.contains(*port))
                .filter(|port| {
                    let before = self.before(port);
                    !before.is_empty() && before.iter().all(|from| spared.contains(from))
                })
                .cloned()
                .collect();
            if more.is_empty() {
                return spared;
            }
            spared.extend(more);
        }
    }
}

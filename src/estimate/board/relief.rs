//! What caches keep from the components behind them: a hit spares the work that would have filled the cache, and nothing
//! that stands before the look-up.

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::port_steps::PortSteps;
use crate::estimate::board::ports::{PortGraph, WaitingStep};
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::{Estimated, share};
use crate::graph::NodeIx;

/// The part of requests that no cache keeps from each port; 1 where there is none before it.
pub(in crate::estimate) fn past_caches(
    net: &PortGraph,
    waiting: &WaitingFlows,
    components: &ComponentLoads,
) -> Vec<Estimated> {
    let mut past = vec![Ok(1.0); net.n_ports];
    let mut before: Option<PortSteps> = None;
    let mut marks = [PortMarks::new(net.n_ports), PortMarks::new(net.n_ports)];
    for cache in net.flows.with_role(Role::CachesResults) {
        let Some(hits) = components[cache].hit_rate.clone() else {
            continue;
        };
        let before = before.get_or_insert_with(|| ports_before(net, waiting));
        let missed = hits.and_then(|hits| Ok(1.0 - share("the hit rate", hits)?));
        let search = SparedPorts {
            net,
            waiting,
            before,
            cache,
        };
        for port in search.run(&mut marks) {
            let known = std::mem::replace(&mut past[port], Ok(1.0));
            past[port] = known.and_then(|known| Ok(known * missed.clone()?));
        }
    }
    past
}

/// From each port to the reached ones before it.
fn ports_before(net: &PortGraph, waiting: &WaitingFlows) -> PortSteps {
    let reached = waiting
        .next
        .all()
        .filter(|(port, _)| waiting.is_reached(*port));
    let back = reached.flat_map(|(port, steps)| {
        steps.iter().map(move |step| {
            let WaitingStep { to, wire } = *step;
            (to, WaitingStep { to: port, wire })
        })
    });
    PortSteps::new(net.n_ports, &back.collect::<Vec<_>>())
}

/// The ports whose work a hit of one cache spares.
struct SparedPorts<'a> {
    net: &'a PortGraph,
    waiting: &'a WaitingFlows,
    before: &'a PortSteps,
    cache: NodeIx,
}

/// A set of ports that is emptied at no cost: a board has as many caches as people draw, and each asks about many ports.
struct PortMarks {
    /// Per port, the turn in which it was put in last.
    turns: Vec<usize>,
    turn: usize,
}

impl PortMarks {
    fn new(n_ports: usize) -> Self {
        Self {
            turns: vec![0; n_ports],
            turn: 1,
        }
    }

    fn clear(&mut self) {
        self.turn += 1;
    }

    /// Whether it was not there.
    fn insert(&mut self, port: usize) -> bool {
        std::mem::replace(&mut self.turns[port], self.turn) != self.turn
    }

    fn contains(&self, port: usize) -> bool {
        self.turns[port] == self.turn
    }
}

impl SparedPorts<'_> {
    fn run(&self, [kept, spared]: &mut [PortMarks; 2]) -> Vec<usize> {
        let flows = &self.net.flows;
        let (mut asked, mut filling) = (Vec::new(), Vec::new());
        for flow in flows.incoming(self.cache) {
            let Some(output) = flow.output else {
                continue;
            };
            let port = self.net.output_port(flow.from, output);
            if flows.is_waited_for(flow) {
                asked.push(port);
            } else if flows.is_latched(flow) && self.waiting.is_reached(port) {
                filling.push(port);
            }
        }
        asked.retain(|port| self.waiting.is_reached(*port));
        if asked.is_empty() {
            return Vec::new();
        }
        let asking = self.upstream(&asked, kept);
        let mut found = if filling.is_empty() {
            self.behind(asking, spared)
        } else {
            self.upstream(&filling, spared)
        };
        found.retain(|port| !kept.contains(*port));
        spared.clear();
        for port in &found {
            spared.insert(*port);
        }
        self.add_all_behind(&mut found, spared, kept);
        found
    }

    /// And what only spared work asks for.
    fn add_all_behind(&self, found: &mut Vec<usize>, spared: &mut PortMarks, kept: &PortMarks) {
        let loops = &self.waiting.loops;
        let mut done = 0;
        while let Some(port) = found.get(done).copied() {
            done += 1;
            for step in self.waiting.steps_on(port) {
                let mut asking = self.before.after(step.to).iter().map(|asker| asker.to);
                let is_spared =
                    asking.all(|from| spared.contains(from) || !loops.is_open(from, step.to));
                if is_spared && !kept.contains(step.to) && spared.insert(step.to) {
                    found.push(step.to);
                }
            }
        }
    }

    /// Where nobody drew what fills the cache: all that the requests that ask it cause and its answers do not go through.
    fn behind(&self, asking: Vec<usize>, answered: &mut PortMarks) -> Vec<usize> {
        let flows = &self.net.flows;
        let outputs = 0..flows.n_outputs(self.cache);
        let answers = outputs.map(|output| self.net.output_port(self.cache, output));
        answered.clear();
        self.downstream(answers.collect(), answered);
        for input in 0..flows.n_inputs(self.cache) {
            answered.insert(self.net.input_port(self.cache, input));
        }
        self.downstream(asking, answered)
    }

    /// The ports and all that follow them, without those that were seen.
    fn downstream(&self, ports: Vec<usize>, seen: &mut PortMarks) -> Vec<usize> {
        let mut found = Vec::new();
        let mut todo = ports;
        while let Some(port) = todo.pop() {
            if seen.insert(port) {
                found.push(port);
                todo.extend(self.waiting.next.after(port).iter().map(|step| step.to));
            }
        }
        found
    }

    /// The ports and all before them.
    fn upstream(&self, ports: &[usize], seen: &mut PortMarks) -> Vec<usize> {
        seen.clear();
        let mut found: Vec<usize> = Vec::new();
        let mut todo = ports.to_vec();
        while let Some(port) = todo.pop() {
            if seen.insert(port) {
                found.push(port);
                todo.extend(self.before.after(port).iter().map(|step| step.to));
            }
        }
        found
    }
}

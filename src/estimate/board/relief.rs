//! What caches keep from the components behind them: a hit spares the work that would have filled the cache, and nothing
//! that stands before the look-up.

use std::collections::BTreeSet;

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoad;
use crate::estimate::board::ports::PortGraph;
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::{Estimated, share};
use crate::graph::NodeIx;

/// The part of requests that no cache keeps from each port; 1 where there is none before it.
pub(in crate::estimate) fn past_caches(
    net: &PortGraph,
    waiting: &WaitingFlows,
    components: &[ComponentLoad],
) -> Vec<Estimated> {
    let mut past = vec![Ok(1.0); net.n_ports];
    let mut before: Option<Vec<Vec<usize>>> = None;
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
        for port in search.run() {
            let known = std::mem::replace(&mut past[port], Ok(1.0));
            past[port] = known.and_then(|known| Ok(known * missed.clone()?));
        }
    }
    past
}

fn ports_before(net: &PortGraph, waiting: &WaitingFlows) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); net.n_ports];
    for (port, steps) in waiting.next.iter().enumerate() {
        for step in steps.iter().filter(|_| waiting.is_reached(port)) {
            before[step.to].push(port);
        }
    }
    before
}

/// The ports whose work a hit of one cache spares.
struct SparedPorts<'a> {
    net: &'a PortGraph,
    waiting: &'a WaitingFlows,
    before: &'a [Vec<usize>],
    cache: NodeIx,
}

impl SparedPorts<'_> {
    fn run(&self) -> BTreeSet<usize> {
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
            return BTreeSet::new();
        }
        let kept = self.upstream(&asked);
        let spared = if filling.is_empty() {
            self.behind()
        } else {
            self.upstream(&filling)
        };
        let spared = spared.difference(&kept).copied().collect();
        self.with_all_behind(spared, &kept)
    }

    /// And what only spared work asks for.
    fn with_all_behind(
        &self,
        mut spared: BTreeSet<usize>,
        kept: &BTreeSet<usize>,
    ) -> BTreeSet<usize> {
        let loops = &self.waiting.loops;
        let mut todo: Vec<usize> = spared.iter().copied().collect();
        while let Some(port) = todo.pop() {
            for step in self.waiting.steps_on(port) {
                let mut asking = self.before[step.to].iter();
                let is_spared = asking
                    .all(|from| spared.contains(from) || loops.closing.contains(&(*from, step.to)));
                if is_spared && !kept.contains(&step.to) && spared.insert(step.to) {
                    todo.push(step.to);
                }
            }
        }
        spared
    }

    /// Where nobody drew what fills the cache: all that its answers do not go through.
    fn behind(&self) -> BTreeSet<usize> {
        let flows = &self.net.flows;
        let outputs = 0..flows.n_outputs(self.cache);
        let mut todo: Vec<usize> = outputs
            .map(|output| self.net.output_port(self.cache, output))
            .collect();
        let mut answered = BTreeSet::new();
        while let Some(port) = todo.pop() {
            if answered.insert(port) {
                todo.extend(self.waiting.next[port].iter().map(|step| step.to));
            }
        }
        let inputs = 0..flows.n_inputs(self.cache);
        answered.extend(inputs.map(|input| self.net.input_port(self.cache, input)));
        let reached = (0..self.net.n_ports).filter(|port| self.waiting.is_reached(*port));
        reached.filter(|port| !answered.contains(port)).collect()
    }

    /// The ports and all before them.
    fn upstream(&self, ports: &[usize]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut todo = ports.to_vec();
        while let Some(port) = todo.pop() {
            if found.insert(port) {
                todo.extend(&self.before[port]);
            }
        }
        found
    }
}

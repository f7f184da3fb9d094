//! The graph of a board and what is known about all of it, kept up to date, so that rules about everything cost what
//! changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Phase, Role};
use crate::estimate::repeats_boundedly;
use crate::graph::{FlowEdge, FlowGraph, NodeIx, request_path};
use crate::model::{Document, EdgeId, Node, NodeId};
use crate::rules::display;
use crate::rules::engine::connected_components::{ComponentId, ConnectedComponents};
use crate::rules::engine::reach::{Reachability, WalkedGraph};
use crate::rules::engine::sync_cycles::{SyncCycle, SyncCycles};
use crate::rules::engine::touched::RulesTouched;

/// The graph of a board and the facts about all of it.
#[derive(Clone, Debug, Default)]
pub struct BoardFacts {
    graph: FlowGraph,
    /// By number, whether the component works while a client waits.
    on_path: Vec<bool>,
    /// What components are called.
    called: BTreeMap<NodeId, String>,
    /// Components by what they are called.
    names: BTreeMap<String, BTreeSet<NodeId>>,
    working: Reachability<NodeId>,
    waited_on: Reachability<EdgeId>,
    knots: SyncCycles,
    parts: ConnectedComponents,
}

/// Places of which the facts say something else than before, beside those that were touched.
#[derive(Debug, Default)]
pub(in crate::rules) struct FactsDelta {
    /// They are called otherwise, because another of the same name came or went.
    pub renamed: BTreeSet<NodeId>,
    /// Something makes them work now, or nothing does any more.
    pub switched: BTreeSet<NodeId>,
    /// Whether there is more than one now that takes part, or no longer.
    pub company: bool,
    /// They hold other components, or are the largest only now or no longer.
    pub parts: BTreeSet<ComponentId>,
    /// Whether other components than before work while a client waits.
    pub path: bool,
    /// Numbers of components that came, went or are called otherwise, before and now.
    pub numbers: BTreeSet<NodeIx>,
}

impl BoardFacts {
    /// The facts about a board.
    pub fn new(document: &Document, catalog: &Catalog) -> Self {
        let mut facts = Self::default();
        facts.update(document, catalog, &RulesTouched::everything(document));
        facts
    }

    pub(in crate::rules) fn update(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        touched: &RulesTouched,
    ) -> FactsDelta {
        let had_company = self.company();
        let mut found = FactsDelta {
            numbers: self.numbers(&touched.nodes).collect(),
            ..FactsDelta::default()
        };
        let diagram = document.diagram();
        self.graph
            .update(diagram, catalog, &touched.nodes, &touched.flows);
        for id in &touched.nodes {
            self.forget(id, &mut found.renamed);
            if let Some(node) = diagram.node(id) {
                self.note(node, catalog, &mut found.renamed);
            }
        }
        found.company = had_company != self.company();
        self.update_reach(document, catalog, touched, &mut found);
        let named: Vec<NodeIx> = self
            .numbers(touched.nodes.iter().chain(&found.renamed))
            .collect();
        found.numbers.extend(named);
        found
    }

    fn update_reach(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        touched: &RulesTouched,
        found: &mut FactsDelta,
    ) {
        let graph = &self.graph;
        let mut ends = touched.ends.clone();
        ends.extend(touched.nodes.iter().cloned());
        let around = ends.iter().flat_map(|id| graph.neighbours(id));
        let mut places: BTreeSet<NodeId> = around.cloned().collect();
        places.extend(ends.iter().cloned());
        found.switched = self.working.update(&CallOrder(graph), &places);
        let mut flows = touched.flows.clone();
        let at = touched.nodes.iter().flat_map(|id| graph.edges_at(id));
        flows.extend(at.cloned());
        let all = SyncFlows::through_everything(graph);
        self.waited_on.update(&all, &flows);
        let bounded = SyncFlows::but_bounded_loops(graph, document, catalog);
        self.knots.update(graph, &bounded, &flows);
        found.parts = self.parts.update(graph, &ends, &touched.cut, |id| {
            let counts = |at: NodeIx| {
                graph.kind_index(at).is_some() && !graph.has_role(at, Role::Annotation)
            };
            graph.index(id).is_some_and(counts) && graph.neighbours(id).next().is_some()
        });
        if !touched.flows.is_empty() || !touched.other_kinds.is_empty() || touched.is_everything {
            let edges = self.waited_on.all().filter_map(|id| graph.edge_of_id(id));
            let on_path = request_path(graph, edges.flat_map(|edge| [edge.from, edge.to]));
            found.path = !is_same_path(&on_path, &self.on_path);
            self.on_path = on_path;
        }
    }

    fn numbers<'s>(
        &'s self,
        ids: impl IntoIterator<Item = &'s NodeId> + 's,
    ) -> impl Iterator<Item = NodeIx> + 's {
        ids.into_iter().filter_map(|id| self.graph.index(id))
    }

    fn forget(&mut self, id: &NodeId, renamed: &mut BTreeSet<NodeId>) {
        let Some(name) = self.called.remove(id) else {
            return;
        };
        if let Some(called) = self.names.get_mut(&name) {
            called.remove(id);
            if called.len() == 1 {
                renamed.extend(called.iter().cloned());
            }
            if called.is_empty() {
                self.names.remove(&name);
            }
        }
    }

    fn note(&mut self, node: &Node, catalog: &Catalog, renamed: &mut BTreeSet<NodeId>) {
        let name = display::called(node, catalog.kind(node.kind.as_str()));
        let called = self.names.entry(name.clone()).or_default();
        if called.len() == 1 {
            renamed.extend(called.iter().cloned());
        }
        called.insert(node.id.clone());
        self.called.insert(node.id.clone(), name);
    }

    /// The board's graph.
    pub fn graph(&self) -> &FlowGraph {
        &self.graph
    }

    /// What the board calls the component; with its id where several are called the same.
    pub(in crate::rules) fn name(&self, id: &NodeId) -> String {
        let Some(name) = self.called.get(id) else {
            return String::new();
        };
        let n_called = self.names.get(name).map_or(0, BTreeSet::len);
        if n_called > 1 {
            format!("{name} ({id})")
        } else {
            name.clone()
        }
    }

    /// Whether several take part, and whether somebody asks.
    fn company(&self) -> (bool, bool) {
        (self.n_taking_part() > 1, self.has_client())
    }

    /// Whether somebody asks.
    pub(in crate::rules) fn has_client(&self) -> bool {
        self.graph.n_with_role(Role::Client) > 0
    }

    /// How many components take part in the design: all but annotations.
    pub(in crate::rules) fn n_taking_part(&self) -> usize {
        self.graph.n_nodes() - self.graph.n_with_role(Role::Annotation)
    }

    /// Loops in which every step waits for the next, by their first flow.
    pub(in crate::rules) fn cycles(&self) -> impl Iterator<Item = &SyncCycle> {
        self.knots.cycles()
    }

    pub(in crate::rules) fn part_of(&self, id: &NodeId) -> Option<ComponentId> {
        self.parts.of(id)
    }

    /// The components of a connected part beside the largest, whichever way flows point: by id, without annotations,
    /// unknown kinds and components without flows.
    pub(in crate::rules) fn island(&self, part: ComponentId) -> Option<&BTreeSet<NodeId>> {
        self.parts.island(part)
    }

    /// Whether a client's request leads along the flow while the client waits.
    pub(in crate::rules) fn is_waited_on(&self, flow: &EdgeId) -> bool {
        self.waited_on.contains(flow)
    }

    /// Whether the component works while a client waits. Clients do not count.
    pub(in crate::rules) fn is_on_path(&self, at: NodeIx) -> bool {
        self.on_path.get(at) == Some(&true)
    }

    /// Whether something makes the component work; see [`CallOrder`].
    pub(in crate::rules) fn is_working(&self, id: &NodeId) -> bool {
        self.working.contains(id)
    }

    /// Whether some client's request comes back to some client.
    pub(in crate::rules) fn is_request_answered(&self) -> bool {
        let mut clients = self.graph.with_role(Role::Client);
        clients.any(|client| {
            let mut answers = self.graph.incoming(client);
            answers.any(|edge| self.is_waited_on(&edge.id))
        })
    }
}

/// Whether the same numbers are on both; new numbers that are not change nothing.
fn is_same_path(a: &[bool], b: &[bool]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let (same, more) = long.split_at(short.len());
    same == short && !more.contains(&true)
}

/// Who makes whom work. Offline and nearline components work by themselves, online ones when a working component sends
/// them something at a port that is not latched, or fetches from them. Unknown kinds count as working.
struct CallOrder<'a>(&'a FlowGraph);

impl WalkedGraph<NodeId> for CallOrder<'_> {
    fn starts(&self, id: &NodeId) -> bool {
        let graph = self.0;
        graph.index(id).is_some_and(|at| {
            graph.phase(at) != Some(Phase::Online)
                || graph.has_role(at, Role::SelfStarting)
                || (graph.has_role(at, Role::AnswersWhenRead)
                    && !graph.adjacent_after(at).is_empty())
        })
    }

    fn next(&self, id: &NodeId) -> Vec<NodeId> {
        let graph = self.0;
        let Some(at) = graph.index(id) else {
            return Vec::new();
        };
        let called = graph.outgoing(at).filter(|edge| !graph.is_latched(edge));
        let read = graph.incoming(at).filter(|edge| graph.is_pull(edge));
        let reached = called.map(|edge| edge.to).chain(read.map(|edge| edge.from));
        reached.map(|at| graph.id(at).clone()).collect()
    }

    fn previous(&self, id: &NodeId) -> Vec<NodeId> {
        let graph = self.0;
        let Some(at) = graph.index(id) else {
            return Vec::new();
        };
        let callers = graph.incoming(at).filter(|edge| !graph.is_latched(edge));
        let readers = graph.outgoing(at).filter(|edge| graph.is_pull(edge));
        let by = callers
            .map(|edge| edge.from)
            .chain(readers.map(|edge| edge.to));
        by.map(|at| graph.id(at).clone()).collect()
    }
}

/// Which flow waits for which, from a client's request on.
struct SyncFlows<'a> {
    graph: &'a FlowGraph,
    /// Where it is asked what is repeated a bounded number of times, which is left out; `None` leaves out nothing.
    bounds: Option<(&'a Document, &'a Catalog)>,
}

impl<'a> SyncFlows<'a> {
    fn through_everything(graph: &'a FlowGraph) -> Self {
        Self {
            graph,
            bounds: None,
        }
    }

    fn but_bounded_loops(
        graph: &'a FlowGraph,
        document: &'a Document,
        catalog: &'a Catalog,
    ) -> Self {
        Self {
            graph,
            bounds: Some((document, catalog)),
        }
    }

    fn is_broken_at(&self, at: NodeIx) -> bool {
        self.bounds.is_some_and(|(document, catalog)| {
            let node = document.diagram().node(self.graph.id(at));
            self.graph.has_role(at, Role::BoundedLoop)
                && node.is_some_and(|node| repeats_boundedly(node, catalog))
        })
    }

    /// The flow, if somebody waits for it.
    fn awaited(&self, id: &EdgeId) -> Option<&'a FlowEdge> {
        let edge = self.graph.edge_of_id(id)?;
        self.graph.is_waited_for(edge).then_some(edge)
    }
}

impl WalkedGraph<EdgeId> for SyncFlows<'_> {
    fn starts(&self, id: &EdgeId) -> bool {
        let graph = self.graph;
        self.awaited(id).is_some_and(|edge| {
            let mut output = edge.output.into_iter();
            output.any(|output| graph.gives_requests(edge.from, output))
                && graph.has_role(edge.from, Role::Client)
        })
    }

    fn next(&self, id: &EdgeId) -> Vec<EdgeId> {
        let graph = self.graph;
        let Some(edge) = self.awaited(id).filter(|edge| !self.is_broken_at(edge.to)) else {
            return Vec::new();
        };
        let next = graph.outgoing(edge.to);
        let waiting =
            next.filter(|next| graph.is_waited_for(next) && graph.is_awaited_by(edge, next));
        waiting.map(|next| next.id.clone()).collect()
    }

    fn previous(&self, id: &EdgeId) -> Vec<EdgeId> {
        let graph = self.graph;
        let Some(edge) = self
            .awaited(id)
            .filter(|edge| !self.is_broken_at(edge.from))
        else {
            return Vec::new();
        };
        let before = graph.incoming(edge.from);
        let awaited = before
            .filter(|before| graph.is_waited_for(before) && graph.is_awaited_by(before, edge));
        awaited.map(|before| before.id.clone()).collect()
    }
}

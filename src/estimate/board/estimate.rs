//! The figures of a whole board, kept up to date as the board changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::{Catalog, Role};
use crate::estimate::board::brief_targets::BriefTargets;
use crate::estimate::board::component::{ComponentLoad, read};
use crate::estimate::board::critical::CriticalPath;
use crate::estimate::board::ports::PortGraph;
use crate::estimate::board::pulls::{NodeVisits, RequestVisits};
use crate::estimate::board::totals::Totals;
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::{EstimateError, Estimated, finite};
use crate::estimate::{Constants, Latency, availability, cost};
use crate::graph::{FlowEdge, NodeIx};
use crate::model::{Diagram, Document, EdgeId, Node, NodeId, Patch, RecordChange};

const SECONDS_PER_H: f64 = 3600.0;

/// What an estimate follows of a change.
pub struct EstimateChange<'a> {
    /// Components that came, went, or whose kinds, properties or labels are otherwise than before.
    pub nodes: &'a BTreeSet<NodeId>,
    /// Flows that came, went, or lead or carry otherwise than before.
    pub edges: &'a BTreeSet<EdgeId>,
    /// Whether components came, went or changed their kinds.
    pub is_rewired: bool,
}

/// What has to be worked out again after components changed.
#[derive(Clone, Copy)]
struct ChangedEffects {
    loops: bool,
    visits: bool,
    totals: bool,
}

impl ChangedEffects {
    fn note(&mut self, before: &ComponentLoad, after: &ComponentLoad) {
        self.loops |= before.rounds != after.rounds;
        self.visits |= before.hit_rate != after.hit_rate
            || before.keys_per_call != after.keys_per_call
            || before.items.to_bits() != after.items.to_bits();
        self.totals |= before != after;
    }
}

/// What a board comes to: traffic, load, latency, compute, cost, availability, freshness.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    constants: Constants,
    /// The board as a graph; indices of nodes below are its own.
    pub(super) net: PortGraph,
    pub(super) waiting: WaitingFlows,
    /// By number. Each in a place of its own, so that a new component moves numbers and no records.
    pub(super) components: Vec<Arc<ComponentLoad>>,
    visits: RequestVisits,
    requirements: BriefTargets,
    totals: Totals,
}

impl Estimate {
    /// The figures of a board.
    pub fn new(document: &Document, catalog: &Catalog) -> Self {
        let constants = Constants::new(document.brief());
        let net = PortGraph::new(document.diagram(), catalog);
        let requirements = BriefTargets::new(document, catalog);
        // A graph made at once numbers components as the diagram lists them: by id.
        let nodes = document.diagram().nodes();
        let components: Vec<Arc<ComponentLoad>> = nodes
            .map(|node| Arc::new(component(Some(node), catalog, &requirements, &constants)))
            .collect();
        let waiting = WaitingFlows::new(&net, |at| components[at].rounds);
        let visits = RequestVisits::new(&net, &waiting, &components);
        let totals = Totals::new(&net, &waiting, &components, &visits, &constants);
        Self {
            constants,
            net,
            waiting,
            components,
            visits,
            requirements,
            totals,
        }
    }

    /// Follows a patch that was applied to the document.
    pub fn update(&mut self, document: &Document, catalog: &Catalog, patch: &Patch) {
        let nodes = patch.nodes.iter();
        let nodes = nodes.filter(|(_, slot)| slot.changes_meaning());
        let edges = patch.edges.iter();
        let edges = edges.filter(|(_, slot)| slot.changes_wiring());
        let change = EstimateChange {
            is_rewired: patch.nodes.values().any(RecordChange::changes_kind),
            nodes: &nodes.map(|(id, _)| id.clone()).collect(),
            edges: &edges.map(|(id, _)| id.clone()).collect(),
        };
        self.follow(document, catalog, &change);
    }

    /// Follows a change.
    pub fn follow(&mut self, document: &Document, catalog: &Catalog, change: &EstimateChange) {
        let targets = BriefTargets::new(document, catalog);
        let constants = Constants::new(document.brief());
        let is_other_world = constants != self.constants;
        let is_read_anew =
            is_other_world || targets.to_first_token != self.requirements.to_first_token;
        self.requirements = targets;
        self.constants = constants;
        let is_rewired = change.is_rewired || !change.edges.is_empty();
        if is_rewired {
            self.rewire(document.diagram(), catalog, change);
        }
        let changed: Vec<NodeIx> = if is_read_anew {
            self.net.flows.nodes().collect()
        } else {
            let changed = change.nodes.iter();
            changed.filter_map(|id| self.net.flows.index(id)).collect()
        };
        let mut effects = ChangedEffects {
            totals: is_other_world || is_rewired,
            visits: is_rewired,
            loops: is_rewired,
        };
        for at in changed {
            let node = document.diagram().node(self.net.flows.id(at));
            let new = component(node, catalog, &self.requirements, &self.constants);
            effects.note(&self.components[at], &new);
            self.components[at] = Arc::new(new);
        }
        self.add_up(effects);
    }

    /// Follows other wiring. What components say themselves is kept where they are as before.
    fn rewire(&mut self, diagram: &Diagram, catalog: &Catalog, change: &EstimateChange) {
        let numbers = self
            .net
            .update(diagram, catalog, change.nodes, change.edges);
        let unread = || Arc::new(ComponentLoad::unknown());
        let known = std::mem::take(&mut self.components).into_iter();
        self.components
            .resize_with(self.net.flows.n_nodes(), unread);
        for (before, component) in known.enumerate() {
            let at = numbers.as_ref().map_or(before, |now| now[before]);
            if let Some(place) = self.components.get_mut(at) {
                *place = component;
            }
        }
    }

    /// What follows from the components and who waits for whom.
    fn add_up(&mut self, effects: ChangedEffects) {
        let (net, components) = (&self.net, &self.components);
        if effects.loops {
            self.waiting = WaitingFlows::new(net, |at| components[at].rounds);
        }
        if effects.loops || effects.visits {
            self.visits = RequestVisits::new(net, &self.waiting, components);
        }
        if effects.loops || effects.visits || effects.totals {
            let (waiting, visits) = (&self.waiting, &self.visits);
            self.totals = Totals::new(net, waiting, components, visits, &self.constants);
        }
    }

    /// What is assumed.
    pub fn constants(&self) -> &Constants {
        &self.constants
    }

    /// Requests per second over a whole day.
    pub fn mean_qps(&self) -> Estimated {
        self.requirements.mean_qps.clone()
    }

    /// Requests per second in the busiest hour: as the card says, or from daily users.
    pub fn peak_qps(&self) -> Estimated {
        self.requirements.peak_qps.clone()
    }

    /// Busiest hour divided by mean.
    pub fn peak_factor(&self) -> Estimated {
        self.requirements.peak_factor.clone()
    }

    /// Whether the component works while a client waits. Clients themselves do not count.
    pub fn is_on_request_path(&self, id: &NodeId) -> bool {
        self.net
            .flows
            .index(id)
            .is_some_and(|at| self.waiting.is_on_path(at))
    }

    /// Components that work while a client waits, by id.
    pub fn on_request_path(&self) -> impl Iterator<Item = &NodeId> {
        self.waiting.on_path().map(|at| self.net.flows.id(at))
    }

    /// What one request of a client is to the component; `None` off the request path.
    pub(in crate::estimate) fn visits_of(&self, id: &NodeId) -> Option<Estimated<NodeVisits>> {
        self.visits.of_node(self.on_path(id)?).cloned()
    }

    /// Requests per second that reach the component at the peak; `None` off the request path. Shares and calls of the
    /// flows on the way, rounds of loops and caches before it are counted, and everything that fetches from it.
    pub fn load_qps(&self, id: &NodeId) -> Option<Estimated> {
        let visits = self.visits_of(id)?;
        Some((|| finite("load", self.peak_qps()? * visits?.warm))())
    }

    /// The same while every cache is empty.
    pub fn load_qps_uncached(&self, id: &NodeId) -> Option<Estimated> {
        let visits = self.visits_of(id)?;
        Some((|| finite("load", self.peak_qps()? * visits?.cold))())
    }

    /// Calls per second along the flow at the peak; `None` where nobody waits for it.
    pub fn calls_per_s(&self, id: &EdgeId) -> Option<Estimated> {
        let flow = self.net.flows.edge_index(id)?;
        let calls = self.visits.of_flow(flow)?.clone();
        Some((|| finite("calls", self.peak_qps()? * calls?))())
    }

    /// How often one request takes the flow, expected; `None` where nobody waits for it.
    pub fn calls_per_request(&self, id: &EdgeId) -> Option<Estimated> {
        let flow = self.net.flows.edge_index(id)?;
        self.visits.of_flow(flow).cloned()
    }

    /// Load over what its replicas can do; 1 and more is overload. `None` off the request path and for kinds that state
    /// no capacity.
    pub fn utilisation(&self, id: &NodeId) -> Option<Estimated> {
        self.utilisation_under(self.on_path(id)?, self.load_qps(id)?)
    }

    /// The same while every cache is empty.
    pub fn utilisation_uncached(&self, id: &NodeId) -> Option<Estimated> {
        self.utilisation_under(self.on_path(id)?, self.load_qps_uncached(id)?)
    }

    /// Requests per second of one replica; `None` for kinds that state none.
    pub fn capacity_of(&self, id: &NodeId) -> Option<Estimated> {
        self.components[self.net.flows.index(id)?]
            .capacity_qps
            .clone()
    }

    /// The slowest way a request takes; `Ok(None)` if no request comes back to a client.
    pub fn critical_path(&self) -> Result<Option<&CriticalPath>, &EstimateError> {
        self.totals.path.as_ref().map(Option::as_ref)
    }

    /// FLOPs one request takes on the request path.
    pub fn flops_per_request(&self) -> Estimated {
        self.totals.flops.clone()
    }

    /// USD an hour of everything on the request path: machines by the hour, tokens of vendors by the mean traffic.
    pub fn usd_per_h(&self) -> Estimated {
        let on_path = self.waiting.on_path();
        let costs = on_path.filter_map(|at| self.usd_per_h_at(at));
        costs.sum()
    }

    /// USD per 1,000 requests, by mean traffic.
    pub fn usd_per_1k(&self) -> Estimated {
        cost::usd_per_1k(self.usd_per_h()?, self.mean_qps()?)
    }

    /// USD an hour of one component; `None` for what is neither rented nor paid by the call.
    pub fn usd_per_h_of(&self, id: &NodeId) -> Option<Estimated> {
        self.usd_per_h_at(self.net.flows.index(id)?)
    }

    /// USD an hour of the component that grows with its calls; `None` for what is rented.
    pub fn usd_per_h_by_calls(&self, id: &NodeId) -> Option<Estimated> {
        self.usd_by_calls_at(self.net.flows.index(id)?)
    }

    fn usd_per_h_at(&self, at: NodeIx) -> Option<Estimated> {
        let by_calls = self.usd_by_calls_at(at);
        by_calls.or_else(|| self.components[at].usd_per_h.clone())
    }

    fn usd_by_calls_at(&self, at: NodeIx) -> Option<Estimated> {
        let each = self.components[at].usd_per_call.clone()?;
        let visits = self.visits.of_node(at)?.clone();
        Some((|| {
            let calls_per_h = self.mean_qps()? * visits?.warm * SECONDS_PER_H;
            finite("cost", calls_per_h * each?)
        })())
    }

    /// What the component itself takes for a call, without what it fetches.
    pub fn latency_of(&self, id: &NodeId) -> Option<Estimated<Latency>> {
        Some(self.components[self.net.flows.index(id)?].latency.clone())
    }

    /// FLOPs one request takes in a component on the request path.
    pub fn flops_of(&self, id: &NodeId) -> Option<Estimated> {
        Some(self.components[self.on_path(id)?].flops.clone())
    }

    /// Share of requests that find everything working that they need; `None` without a critical path.
    pub fn availability(&self) -> Option<Estimated> {
        let parts = self.availability_parts()?.into_iter();
        let region = Ok(self.constants.region_availability);
        let each = parts.map(|(_, value)| value).chain([region]);
        let each: Estimated<Vec<f64>> = each.collect();
        Some(each.and_then(availability::in_series))
    }

    /// What that is the product of besides the region, by id: the critical path, whatever it fetches from, and every
    /// store that is read while somebody waits. What a share of requests needs counts by that share.
    pub fn availability_parts(&self) -> Option<Vec<(&NodeId, Estimated)>> {
        let path = self.totals.path.as_ref().ok()?.as_ref()?;
        let on_path = path.nodes.iter().filter_map(|id| self.net.flows.index(id));
        let mut parts: BTreeSet<NodeIx> = BTreeSet::new();
        let mut todo: Vec<NodeIx> = on_path.collect();
        todo.extend(self.waiting.on_path().filter(|at| self.is_store(*at)));
        while let Some(at) = todo.pop() {
            if parts.insert(at) {
                let flows = self.net.flows.incoming(at).filter(|flow| {
                    let third = self.net.flows.has_role(flow.from, Role::ThirdParty);
                    third || self.net.flows.is_pull(flow) && self.waiting.is_on_path(flow.from)
                });
                todo.extend(flows.map(|flow| flow.from));
            }
        }
        let each = parts.into_iter().filter_map(|at| {
            let value = self.components[at].availability.clone()?;
            let visits = self.visits.of_node(at).cloned();
            let visits = visits.and_then(Result::ok);
            let needed = visits.map_or(1.0, |visits| visits.share);
            let value = value.and_then(|value| availability::needed_by(value, needed));
            Some((self.net.flows.id(at), value))
        });
        Some(each.collect())
    }

    fn is_store(&self, at: NodeIx) -> bool {
        let stores = [
            Role::StoresFeaturesOnline,
            Role::StoresResults,
            Role::SystemOfRecord,
        ];
        let mut stores = stores.into_iter();
        stores.any(|role| self.net.flows.has_role(at, role))
    }

    /// Online feature stores that the component fetches from, by id.
    pub fn fetched_stores(&self, id: &NodeId) -> Vec<&NodeId> {
        let fetched = self
            .net
            .flows
            .index(id)
            .into_iter()
            .flat_map(|at| self.net.flows.incoming(at));
        let stores: BTreeSet<NodeIx> = fetched
            .filter(|wire| self.net.flows.is_pull(wire))
            .map(|wire| wire.from)
            .filter(|from| self.net.flows.has_role(*from, Role::StoresFeaturesOnline))
            .collect();
        stores.into_iter().map(|at| self.net.flows.id(at)).collect()
    }

    /// Whether the flow is used while a client waits: a request runs along it, or something on the path fetches by it.
    pub fn is_waited_on(&self, id: &EdgeId) -> bool {
        self.net.flows.edge_of_id(id).is_some_and(|edge| {
            let fetched = self.net.flows.is_pull(edge) && self.waiting.is_on_path(edge.to);
            fetched || self.carries_request(edge)
        })
    }

    fn carries_request(&self, edge: &FlowEdge) -> bool {
        let (from, output) = (edge.from, edge.output);
        let is_reached = || self.waiting.is_output_reached(&self.net, from, output);
        self.net.flows.is_waited_for(edge) && is_reached()
    }

    /// The request path as it is drawn: flows that a request runs along or that something on the path fetches by from
    /// something on the path, and all components at them or on the path.
    pub fn request_trace(&self) -> (BTreeSet<&NodeId>, BTreeSet<&EdgeId>) {
        let flows = &self.net.flows;
        let mut nodes: BTreeSet<NodeIx> = self.waiting.on_path().collect();
        let is_on_path = |at| self.waiting.is_on_path(at);
        let mut edges = BTreeSet::new();
        for (_, edge) in flows.edges() {
            if self.carries_request(edge) {
                nodes.extend([edge.from, edge.to]);
                edges.insert(&edge.id);
            } else if flows.is_pull(edge) && is_on_path(edge.to) && is_on_path(edge.from) {
                edges.insert(&edge.id);
            }
        }
        (nodes.into_iter().map(|at| flows.id(at)).collect(), edges)
    }

    /// Share of requests that reach the component although caches answer some.
    pub fn past_caches_to(&self, id: &NodeId) -> Estimated {
        let visits = self.visits_of(id).transpose()?;
        let past = visits.filter(|visits| visits.cold > 0.0);
        Ok(past.map_or(1.0, |visits| visits.warm / visits.cold))
    }

    fn on_path(&self, id: &NodeId) -> Option<NodeIx> {
        self.net
            .flows
            .index(id)
            .filter(|at| self.waiting.is_on_path(*at))
    }

    fn utilisation_under(&self, at: NodeIx, load: Estimated) -> Option<Estimated> {
        let component = &self.components[at];
        let (capacity, replicas) = (component.capacity_qps.clone()?, component.replicas.clone()?);
        Some((|| finite("utilisation", load? / (replicas? * capacity?)))())
    }
}

fn component(
    node: Option<&Node>,
    catalog: &Catalog,
    targets: &BriefTargets,
    constants: &Constants,
) -> ComponentLoad {
    node.and_then(|node| read(node, catalog))
        .map_or_else(ComponentLoad::unknown, |read| {
            ComponentLoad::new(read, targets.to_first_token, constants)
        })
}

//! What the estimate says of the board, for rules about it. A figure that cannot be given is no figure; other rules say
//! what is missing.

use crate::catalog::Role;
use crate::estimate::{Constants, CriticalPath, Estimate, compute, generator, vector_index};
use crate::model::NodeId;
use crate::rules::engine::query::{BoardQuery, EdgeFilter, NodeRef};
use crate::rules::engine::touched::CONSTANTS_FIELD;

impl<'a> BoardQuery<'a> {
    fn estimate(&self) -> &Estimate {
        self.reads.borrow_mut().estimates = true;
        let of = || Estimate::new(self.document, self.catalog);
        self.estimate.get_or_init(of)
    }

    /// What the board assumes where it does not say otherwise.
    pub fn constants(&self) -> Constants {
        self.reads.borrow_mut().fields.add(CONSTANTS_FIELD);
        Constants::new(self.document.brief())
    }

    pub fn find(&'a self, id: &NodeId) -> Option<NodeRef<'a>> {
        self.graph.index(id).map(|at| self.site(at))
    }

    /// The slowest way from a client's request to its answer.
    pub fn critical_path(&self) -> Option<&CriticalPath> {
        self.estimate().critical_path().ok().flatten()
    }

    /// The critical path and the p99 latency that is promised, in ms; `None` if there is no path or no promise.
    pub fn promised_path(&self) -> Option<(&CriticalPath, f64)> {
        let promise = self.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0)?;
        Some((self.critical_path()?, promise))
    }

    /// What takes time on the path, the slowest first.
    pub fn slowest_hops(&'a self, path: &CriticalPath) -> Vec<NodeRef<'a>> {
        let mut hops: Vec<_> = path.hops.iter().collect();
        let p99 = |hop: &crate::estimate::Hop| hop.total().p99_ms;
        hops.sort_by(|a, b| p99(b).total_cmp(&p99(a)).then_with(|| a.node.cmp(&b.node)));
        let sites = hops.into_iter().filter_map(|hop| self.find(&hop.node));
        sites.collect()
    }

    /// Components on the request path that state a capacity, with load over capacity at the peak.
    pub fn utilisation(&'a self) -> Vec<(NodeRef<'a>, f64)> {
        if self.peak_qps().is_none() {
            return Vec::new();
        }
        let sites = self.on_path().into_iter();
        let busy = sites.filter_map(|site| {
            let busy = self.estimate().utilisation(site.id())?.ok()?;
            Some((site, busy))
        });
        busy.collect()
    }

    /// Those of which somebody said what a copy can do, and to which all requests go that could.
    pub fn stated_utilisation(&'a self) -> Vec<(NodeRef<'a>, f64)> {
        let mut busy = self.utilisation();
        busy.retain(|(site, _)| site.says("capacity_qps") && !site.is_one_of_several());
        busy
    }

    /// Whether somebody stated how long the component takes.
    pub fn states_latency(&self, site: NodeRef) -> bool {
        const TIMES: [&str; 2] = ["p99_ms", "ttft_p99_ms"];
        // How long an answer is says nothing of when it begins.
        const LENGTHS: [&str; 2] = ["tpot_ms", "output_tokens"];
        let is_stated = |names: &[&str]| names.iter().any(|name| site.says(name));
        is_stated(&TIMES)
            || (is_stated(&LENGTHS) && !self.is_asked_choice("latency_target", &["first_token"]))
    }

    /// What components on the path take of which nobody said how long, ms.
    pub fn assumed_ms(&'a self, path: &CriticalPath) -> f64 {
        let hops = path.hops.iter().filter(|hop| {
            let site = self.find(&hop.node);
            site.is_some_and(|site| !self.states_latency(site))
        });
        hops.map(|hop| hop.own.p99_ms).sum()
    }

    /// The same while every cache is empty.
    pub fn cold_utilisation(&self, site: NodeRef) -> Option<f64> {
        self.estimate().utilisation_uncached(site.id())?.ok()
    }

    /// Requests per second that reach it at the peak.
    pub fn load_qps(&self, site: NodeRef) -> Option<f64> {
        self.peak_qps()?;
        self.estimate().load_qps(site.id())?.ok()
    }

    /// Bytes of a whole vector index.
    pub fn index_bytes(&self, index: NodeRef) -> Option<f64> {
        self.reads.borrow_mut().estimates = true;
        let node = self.document.diagram().node(index.id())?;
        vector_index(node, self.catalog)?.ok()?.bytes().ok()
    }

    /// Bytes that a self-hosted language model needs on its GPUs, and how many it may fill.
    pub fn generator_bytes(&self, model: NodeRef) -> Option<(f64, f64)> {
        if !model.is_choice("hosting", &["self_hosted"]) {
            return None;
        }
        let node = self.document.diagram().node(model.id())?;
        let constants = self.estimate().constants();
        let (generator, tokens) = generator(node, self.catalog, constants)?.ok()?;
        let in_use = generator.bytes_in_use(model.number("concurrency")?, tokens.total());
        let usable = generator.usable_bytes(constants);
        in_use.ok().zip(usable.ok())
    }

    /// FLOPs of one request, and how many are allowed; `None` where there is no cap.
    pub fn compute_per_request(&self) -> Option<(f64, f64)> {
        let cap = compute::tier_cap(&self.asked_choice("compute_tier")?).ok()??;
        Some((self.estimate().flops_per_request().ok()?, cap))
    }

    /// Ages of what behaviour changes on the request path, in seconds, by who uses it: features its model reads, answers
    /// it holds.
    pub fn signal_ages_s(&'a self) -> Vec<(NodeRef<'a>, f64)> {
        let ages = self.estimate().signal_ages_s().into_iter();
        let known = ages.filter_map(|(id, age)| Some((self.find(id)?, age.ok()?)));
        known.collect()
    }

    /// Seconds until a new item can be found.
    pub fn item_visible_s(&self) -> Option<f64> {
        self.estimate().item_visible_s()?.ok()
    }

    /// Share of the time that the critical path works.
    pub fn availability(&self) -> Option<f64> {
        self.estimate().availability()?.ok()
    }

    /// How long the training takes by what somebody stated of its model, data and devices, h.
    pub fn stated_training_h(&self, trainer: NodeRef<'a>) -> Option<f64> {
        let rows = trainer.upstream(EdgeFilter::over(&["training_set"]));
        let mut rows = rows.into_iter().filter(|site| site.is(Role::BuildsDataset));
        let examples = rows.find_map(|site| site.stated_number("examples"))?;
        let params = trainer.stated_number("params")?;
        // Of other families most parameters are looked up and not multiplied.
        let dense = ["cnn", "transformer", "gnn", "diffusion"];
        let is_dense = trainer.says("family") && trainer.aside().is_choice("family", &dense);
        let tera = match trainer.aside().choice("device")? {
            "gpu_t4" => 65.0,
            "gpu_l4" => 121.0,
            "gpu_a100" => 312.0,
            "gpu_h100" => 989.0,
            _ => return None,
        };
        let number = |property| trainer.aside().number(property);
        let speed = tera * 1e12 * number("mfu")? * number("accelerators")?.max(1.0);
        // One use of each parameter an example is the least: tokens and pictures use them many times.
        let flops = 6.0 * params * examples * number("epochs")?;
        is_dense.then(|| flops / speed / 3600.0)
    }

    /// USD for 1,000 requests.
    pub fn usd_per_1k(&self) -> Option<f64> {
        self.estimate().usd_per_1k().ok()
    }
}

//! Shares, calls, caches, shared suppliers and rounds against a walk that knows nothing but the tree that was drawn.

use std::collections::BTreeMap;

use mlboard::catalog::Catalog;
use mlboard::estimate::Estimate;
use mlboard::model::{Document, EdgeTraffic, Edit, apply};

use crate::board_text::board;

/// One service of a random board: who asks it, and how often for each time that one works.
struct Service {
    parent: Option<usize>,
    share: f64,
    calls: f64,
}

/// A supplier that somebody fetches from: a service, or another supplier.
struct Fetch {
    by: String,
    from: String,
    share: f64,
    calls: f64,
}

/// What every board of a run has; each may have the others too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Feature {
    SharedSupplier,
    Cache,
    Shares,
    Calls,
    Rounds,
}

/// A random board as text, with what each flow states, and what a person would multiply.
#[derive(Default)]
struct RandomBoard {
    services: Vec<Service>,
    fetches: Vec<Fetch>,
    /// The service that looks into the cache, the service whose answers fill it, and its hit rate.
    cache: Option<(usize, usize, f64)>,
    /// The service that asks an agent, and the rounds stated.
    agent: Option<(usize, f64)>,
    text: String,
    stated: Vec<(String, EdgeTraffic)>,
    n_edges: usize,
}

impl RandomBoard {
    fn new(random: &mut fastrand::Rng, feature: Feature) -> Self {
        let mut made = Self::default();
        made.line("c = client_app");
        made.line("g = api_gateway");
        made.flow("c.request > g.request: request", EdgeTraffic::default());
        for number in 0..random.usize(2..7) {
            let is_below = number > 0 && (feature == Feature::Cache || random.bool());
            let parent = is_below.then(|| random.usize(0..number));
            made.service(number, parent, random, feature);
        }
        let n_stores = random.usize(1..4);
        for store in 0..n_stores {
            made.line(&format!("k{store} = candidate_generator"));
        }
        for store in 0..n_stores {
            made.fetched(store, random);
        }
        if feature == Feature::SharedSupplier {
            made.fetch("k0", "r0", random);
            made.fetch("k0", "r1", random);
        }
        if feature == Feature::Cache || random.u8(0..3) == 0 {
            made.cached(random);
        }
        if feature == Feature::Rounds || random.u8(0..3) == 0 {
            made.asks_agent(random);
        }
        made.line("require qps_peak = 1000");
        made
    }

    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn flow(&mut self, line: &str, traffic: EdgeTraffic) {
        self.line(line);
        self.n_edges += 1;
        self.stated.push((format!("e{}", self.n_edges), traffic));
    }

    fn service(
        &mut self,
        number: usize,
        parent: Option<usize>,
        random: &mut fastrand::Rng,
        feature: Feature,
    ) {
        self.line(&format!("s{number} = safety_filter"));
        self.line(&format!("r{number} = candidate_generator"));
        let stated = |random: &mut fastrand::Rng, most: f64, is_stated: bool| {
            let said = some(random, most);
            said.or_else(|| is_stated.then(|| random.f64() * most))
        };
        let share = stated(random, 1.0, feature == Feature::Shares);
        let calls = stated(random, 9.0, feature == Feature::Calls);
        let from = parent.map_or("g.request".to_owned(), |parent| format!("s{parent}.passed"));
        let line = format!("{from} > s{number}.content: request");
        self.flow(&line, traffic(share, calls));
        let line = format!("s{number}.passed > r{number}.request: request");
        self.flow(&line, EdgeTraffic::default());
        let line = format!("r{number}.candidates > g.result: candidates");
        self.flow(&line, EdgeTraffic::default());
        self.services.push(Service {
            parent,
            share: share.unwrap_or(1.0),
            calls: calls.unwrap_or(1.0),
        });
    }

    /// Somebody fetches from a store, or several do; stores fetch from later ones.
    fn fetched(&mut self, store: usize, random: &mut fastrand::Rng) {
        for _ in 0..random.usize(1..4) {
            let by = if store > 0 && random.bool() {
                format!("k{}", random.usize(0..store))
            } else {
                format!("r{}", random.usize(0..self.services.len()))
            };
            self.fetch(&format!("k{store}"), &by, random);
        }
    }

    fn fetch(&mut self, from: &str, by: &str, random: &mut fastrand::Rng) {
        let (share, calls) = (some(random, 1.0), some(random, 9.0));
        let line = format!("{from}.candidates > {by}.sources: candidates");
        self.flow(&line, traffic(share, calls));
        self.fetches.push(Fetch {
            by: by.to_owned(),
            from: from.to_owned(),
            share: share.unwrap_or(1.0),
            calls: calls.unwrap_or(1.0),
        });
    }

    fn cached(&mut self, random: &mut fastrand::Rng) {
        let below: Vec<usize> = (0..self.services.len())
            .filter(|service| self.services[*service].parent.is_some())
            .collect();
        if below.is_empty() {
            return;
        }
        let filling = below[random.usize(0..below.len())];
        let asking = self.services[filling].parent.expect("it has one");
        let hits = random.f64();
        self.line(&format!("x = result_cache(hit_rate = {hits})"));
        let none = EdgeTraffic::default();
        self.flow(&format!("s{asking}.passed > x.lookup: request"), none);
        self.flow(&format!("r{filling}.candidates > x.fill: candidates"), none);
        self.flow("x.hit > g.result: candidates", none);
        self.cache = Some((asking, filling, hits));
    }

    fn asks_agent(&mut self, random: &mut fastrand::Rng) {
        let asking = random.usize(0..self.services.len());
        let rounds = 1.0 + random.f64() * 8.0;
        self.line("p = prompt_builder");
        self.line("l = llm_server(capacity_qps = 10)");
        self.line("t = tool_executor(max_steps = 10)");
        self.line("ok = safety_filter");
        let none = EdgeTraffic::default();
        self.flow(&format!("s{asking}.passed > p.query: request"), none);
        self.flow("p.prompt > l.prompt: prompt", none);
        let looped = EdgeTraffic {
            rounds: Some(rounds),
            ..none
        };
        self.flow("l.tool_calls > t.calls: decisions", looped);
        self.flow("t.results > p.tool_results: records", none);
        self.flow("l.generation > ok.content: generation", none);
        self.flow("ok.passed > g.result: generation", none);
        self.agent = Some((asking, rounds));
    }

    fn document(&self) -> Document {
        let mut document = board(&self.text);
        for (edge, traffic) in &self.stated {
            let edit = Edit::SetTraffic {
                edge: edge.as_str().into(),
                traffic: *traffic,
            };
            apply(&mut document, &[edit]);
        }
        document
    }

    /// Calls of one request, one service after the other up to the door, with or without caches.
    fn of_service(&self, service: usize, with_caches: bool) -> f64 {
        let mut calls = 1.0;
        let mut at = Some(service);
        while let Some(here) = at {
            let flow = &self.services[here];
            calls *= flow.share * flow.calls;
            // A hit spares the service that fills the cache with all below it.
            if let Some((_, filling, hits)) = self.cache
                && with_caches
                && here == filling
            {
                calls *= 1.0 - hits;
            }
            at = flow.parent;
        }
        calls
    }

    fn of_supplier(&self, name: &str, with_caches: bool) -> f64 {
        if let Some(service) = name.strip_prefix('r') {
            return self.of_service(service.parse().expect("a number"), with_caches);
        }
        let fetches = self.fetches.iter().filter(|fetch| fetch.from == name);
        let calls = fetches
            .map(|fetch| self.of_supplier(&fetch.by, with_caches) * fetch.share * fetch.calls);
        calls.sum()
    }

    fn expected(&self, with_caches: bool) -> BTreeMap<String, f64> {
        let mut all = BTreeMap::from([("g".to_owned(), 1.0)]);
        for service in 0..self.services.len() {
            let calls = self.of_service(service, with_caches);
            all.insert(format!("s{service}"), calls);
            all.insert(format!("r{service}"), calls);
        }
        for fetch in &self.fetches {
            let calls = self.of_supplier(&fetch.from, with_caches);
            all.insert(fetch.from.clone(), calls);
        }
        if let Some((asking, ..)) = self.cache {
            all.insert("x".to_owned(), self.of_service(asking, with_caches));
        }
        if let Some((asking, rounds)) = self.agent {
            let calls = self.of_service(asking, with_caches);
            for looped in ["p", "l", "t"] {
                all.insert(looped.to_owned(), calls * rounds);
            }
            all.insert("ok".to_owned(), calls);
        }
        all
    }
}

fn some(random: &mut fastrand::Rng, most: f64) -> Option<f64> {
    random.bool().then(|| random.f64() * most)
}

fn traffic(share: Option<f64>, calls: Option<f64>) -> EdgeTraffic {
    EdgeTraffic {
        share,
        calls,
        rounds: None,
    }
}

/// The seed of a run: `SEED=7 cargo test …` tries others.
fn seed() -> u64 {
    let said = std::env::var_os("SEED");
    said.and_then(|seed| seed.to_str()?.parse().ok())
        .unwrap_or(15)
}

/// What replicas of the component can do together, off its kind.
fn able(document: &Document, id: &str) -> Option<f64> {
    let node = document.diagram().node(&id.into())?;
    let kind = Catalog::builtin().kind(node.kind.as_str())?;
    let number = |name: &str| {
        let spec = kind.property(name)?;
        let stated = node.properties.get(name).cloned();
        stated.unwrap_or_else(|| spec.default_value()).as_number()
    };
    Some(number("replicas")? * number("capacity_qps")?)
}

fn two_thousand_boards_with(feature: Feature) {
    let seed = seed();
    println!("{feature:?}: seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    for round in 0..2000 {
        let made = RandomBoard::new(&mut random, feature);
        let of_board = || {
            let (text, stated) = (&made.text, &made.stated);
            format!("seed {seed}, board {round} with {feature:?}\n{text}\n{stated:?}")
        };
        let has = |is_stated: fn(&EdgeTraffic) -> bool| {
            let mut stated = made.stated.iter();
            stated.any(|(_, traffic)| is_stated(traffic))
        };
        assert!(match feature {
            Feature::SharedSupplier => made.fetches.iter().filter(|f| f.from == "k0").count() > 1,
            Feature::Cache => made.cache.is_some(),
            Feature::Shares => has(|traffic| traffic.share.is_some()),
            Feature::Calls => has(|traffic| traffic.calls.is_some()),
            Feature::Rounds => made.agent.is_some(),
        });
        let document = made.document();
        let estimate = Estimate::new(&document, Catalog::builtin());
        for with_caches in [true, false] {
            for (id, calls) in made.expected(with_caches) {
                let node = id.as_str().into();
                let load = if with_caches {
                    estimate.load_qps(&node)
                } else {
                    estimate.load_qps_uncached(&node)
                };
                let load = load.map_or(0.0, |load| load.expect("a load"));
                let told = 1000.0 * calls;
                let off = (load - told).abs();
                assert!(
                    off <= 1e-9 * (1.0 + told),
                    "{id}: {load}, a person says {told}\n{}",
                    of_board()
                );
                let busy = estimate.utilisation(&node).filter(|_| with_caches);
                if let (Some(busy), Some(able)) = (busy, able(&document, &id)) {
                    let (busy, told) = (busy.expect("a share"), told / able);
                    let off = (busy - told).abs();
                    assert!(
                        off <= 1e-9 * (1.0 + told),
                        "{id}: busy {busy}, a person says {told}\n{}",
                        of_board()
                    );
                }
            }
        }
    }
}

#[test]
fn suppliers_bear_all_that_fetch_from_them_on_two_thousand_boards() {
    two_thousand_boards_with(Feature::SharedSupplier);
}

#[test]
fn caches_spare_what_fills_them_on_two_thousand_boards() {
    two_thousand_boards_with(Feature::Cache);
}

#[test]
fn shares_of_traffic_are_what_a_person_multiplies_on_two_thousand_boards() {
    two_thousand_boards_with(Feature::Shares);
}

#[test]
fn calls_of_a_request_are_what_a_person_multiplies_on_two_thousand_boards() {
    two_thousand_boards_with(Feature::Calls);
}

#[test]
fn rounds_of_a_loop_are_what_a_person_multiplies_on_two_thousand_boards() {
    two_thousand_boards_with(Feature::Rounds);
}

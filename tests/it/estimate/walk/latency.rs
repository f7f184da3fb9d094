//! The response time of every reference, by trying every way to an answer.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::{Catalog, Role};
use mlboard::estimate::Estimate;
use mlboard::model::{Document, Value};

use super::worlds::{WalkedRequest, World};
use super::{Port, WalkedBoard, WalkedFlow, WalkedNode};

/// Median and 99th percentile, ms.
type Ms = (f64, f64);

const HOP: Ms = (0.3, 1.0);

/// A board with what its components take.
struct WalkedTimes<'a> {
    board: &'a WalkedBoard,
    own: BTreeMap<String, Ms>,
    /// The part of requests that comes to a port.
    share: BTreeMap<Port, f64>,
    /// The part of requests that works at a component.
    busy: BTreeMap<String, f64>,
}

fn plus(a: Ms, b: Ms) -> Ms {
    (a.0 + b.0, a.1 + b.1)
}

/// So many one after the other: medians add up, and the squares of what lies above them.
fn repeated(one: Ms, times: f64) -> Ms {
    (
        one.0 * times,
        one.0 * times + (one.1 - one.0) * times.sqrt(),
    )
}

/// The part of a standard normal distribution below `z`, by Simpson's rule from the middle.
fn below(z: f64) -> f64 {
    const STEPS: u32 = 2000;
    let step = z / f64::from(STEPS);
    let height = |k: u32| (-0.5 * (f64::from(k) * step).powi(2)).exp();
    let inner: f64 = (1..STEPS)
        .map(|k| if k % 2 == 1 { 4.0 } else { 2.0 } * height(k))
        .sum();
    let area = (height(0) + inner + height(STEPS)) * step / 3.0;
    0.5 + area / std::f64::consts::TAU.sqrt()
}

/// What a part `p` of a standard normal distribution lies below, by halving.
fn normal(p: f64) -> f64 {
    let (mut low, mut high) = (-9.0, 9.0);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if below(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The slowest of so many log-normal calls.
fn slowest(one: Ms, n: f64) -> Ms {
    if n <= 1.0 || one.1 <= one.0 {
        return one;
    }
    let sigma = (one.1 / one.0).ln() / normal(0.99);
    let at = |quantile: f64| one.0 * (sigma * normal(quantile.powf(1.0 / n))).exp();
    (at(0.5), at(0.99))
}

fn own(node: &WalkedNode, to_first_token: bool) -> Ms {
    let ms = |name: &str| node.number(name).unwrap_or(0.0);
    if node.has(Role::Generates) {
        let is_streaming = node.value("streaming") == Some(Value::Bool(true));
        let rest = if to_first_token && is_streaming {
            0.0
        } else {
            ms("output_tokens") * ms("tpot_ms")
        };
        return (ms("ttft_p50_ms") + rest, ms("ttft_p99_ms") + rest);
    }
    if node.has(Role::Explains) && node.choice("mode") != "every_request" {
        return (0.0, 0.0);
    }
    let one = slowest(
        (ms("p50_ms"), ms("p99_ms")),
        node.number("shards").unwrap_or(1.0),
    );
    let is_batched = node.number("max_batch").is_some() && node.choice("hardware") != "cpu";
    let wait = if is_batched { ms("batch_wait_ms") } else { 0.0 };
    plus(one, (wait / 2.0, wait))
}

impl<'a> WalkedTimes<'a> {
    fn new(document: &Document, board: &'a WalkedBoard) -> Self {
        let target = document.brief().requirements.get("latency_target");
        let to_first = target == Some(&Value::Text("first_token".into()));
        let mut times = Self {
            board,
            own: BTreeMap::new(),
            share: BTreeMap::new(),
            busy: BTreeMap::new(),
        };
        for (id, node) in &board.nodes {
            times.own.insert(id.clone(), own(node, to_first));
        }
        let mut most: BTreeMap<String, f64> = BTreeMap::new();
        for world in World::all(board) {
            let mut request = WalkedRequest::new(board, &world);
            for port in &board.reached {
                let comes = f64::from(u8::from(request.at_port(port) > 0.0));
                *times.share.entry(port.clone()).or_default() += world.likely * comes;
            }
            for id in board.nodes.keys() {
                let calls = request.calls_at_a_time(id);
                let known = most.entry(id.clone()).or_insert(1.0);
                *known = known.max(calls);
                let works = f64::from(u8::from(request.calls(id) > 0.0));
                *times.busy.entry(id.clone()).or_default() += world.likely * works;
            }
        }
        for (id, calls) in most {
            let one = times.own[&id];
            times.own.insert(id, slowest(one, calls));
        }
        times
    }

    /// The slowest supplier that no request reaches itself.
    fn pulled(&self, document: &BTreeMap<String, Ms>, node: &str, depth: u8) -> Ms {
        let mut worst = (0.0, 0.0);
        let flows = self
            .board
            .flows
            .iter()
            .filter(|f| f.is_pulled && f.to.0 == node);
        for flow in flows.filter(|flow| !self.board.reached.contains(&flow.from)) {
            let is_rare = self.busy[node] * flow.traffic.share.unwrap_or(1.0) < 0.01;
            if depth < 6 && !is_rare {
                let one = slowest(document[&flow.from.0], self.board.calls(flow));
                let deeper = self.pulled(document, &flow.from.0, depth + 1);
                let all = plus(plus(one, deeper), HOP);
                worst = if all.1 > worst.1 { all } else { worst };
            }
        }
        worst
    }

    /// What the step takes, rounds of its loop included.
    fn cost(
        &self,
        plain: &BTreeMap<String, Ms>,
        from: &Port,
        to: &Port,
        flow: Option<&WalkedFlow>,
    ) -> Ms {
        let here = self.board.loop_at(from);
        let inside = here.filter(|one| one.ports.contains(to));
        if flow.is_some() {
            return repeated(HOP, inside.map_or(1.0, |one| one.rounds));
        }
        let node = &self.board.nodes[&from.0];
        let accepts = node
            .kind
            .input(&from.2)
            .is_some_and(|port| port.accepts.iter().any(|p| p.as_str() == "request"));
        if node.has(Role::Gateway) && !accepts {
            return (0.0, 0.0);
        }
        let one = plus(self.own[&from.0], self.pulled(plain, &from.0, 0));
        let rounds = here.map_or(1.0, |one| one.rounds);
        let back = f64::from(u8::from(self.board.closes(from, to)));
        repeated(one, rounds - back)
    }
}

/// Every way to an answer, as what its steps take.
struct WayWalk<'a> {
    times: &'a WalkedTimes<'a>,
    plain: &'a BTreeMap<String, Ms>,
    way: Vec<(Port, Port)>,
    costs: Vec<Ms>,
    found: Vec<Vec<Ms>>,
}

impl WayWalk<'_> {
    fn walk(&mut self, at: &Port) {
        let board = self.times.board;
        if at.1 && board.nodes[&at.0].has(Role::Client) {
            let mut all = self.costs.clone();
            all.extend(self.round_about());
            self.found.push(all);
            assert!(self.found.len() < 200_000, "too many ways");
            return;
        }
        for (to, flow) in board.next(at) {
            if !board.closes(at, &to) && self.times.share[&to] >= 0.01 {
                self.costs.push(self.times.cost(self.plain, at, &to, flow));
                self.way.push((at.clone(), to.clone()));
                self.walk(&to);
                self.way.pop();
                self.costs.pop();
            }
        }
    }

    /// Steps of loops that the way goes through and does not take itself; what works where it leaves works once.
    fn round_about(&self) -> Vec<Ms> {
        let board = self.times.board;
        let on_way: BTreeSet<&Port> = self.way.iter().map(|(from, _)| from).collect();
        let mut more = Vec::new();
        for one in board
            .loops
            .iter()
            .filter(|one| one.ports.iter().any(|p| on_way.contains(p)))
        {
            for from in &one.ports {
                let inside = board.next(from);
                let inside: Vec<_> = inside
                    .iter()
                    .filter(|(to, _)| one.ports.contains(to))
                    .collect();
                let [(to, flow)] = inside.as_slice() else {
                    panic!("a loop within a loop");
                };
                let left = self
                    .way
                    .iter()
                    .any(|(a, b)| a == from && !one.ports.contains(b));
                let is_taken = self.way.iter().any(|(a, b)| a == from && b == to);
                let is_worked = left && flow.is_none();
                if !is_taken && !is_worked {
                    more.push(self.times.cost(self.plain, from, to, *flow));
                }
            }
        }
        more
    }
}

#[test]
fn response_times_of_every_reference_are_the_worst_of_every_way() {
    for case in mlboard::templates::all() {
        let document = case.document();
        let board = WalkedBoard::new(&document);
        let times = WalkedTimes::new(&document, &board);
        let target = document.brief().requirements.get("latency_target");
        let to_first = target == Some(&Value::Text("first_token".into()));
        let nodes = board.nodes.iter();
        let plain = nodes
            .map(|(id, node)| (id.clone(), own(node, to_first)))
            .collect();
        let mut walk = WayWalk {
            times: &times,
            plain: &plain,
            way: Vec::new(),
            costs: Vec::new(),
            found: Vec::new(),
        };
        for port in &board.questions {
            walk.walk(port);
        }
        let estimate = Estimate::new(&document, Catalog::builtin());
        let Some(path) = estimate.critical_path().expect("no circle") else {
            assert!(walk.found.is_empty(), "{}: there is a way", case.id);
            continue;
        };
        let worst = |way: &Vec<Ms>| way.iter().map(|ms| ms.1).sum::<f64>();
        let most = walk.found.iter().map(worst).fold(0.0, f64::max);
        let is = path.latency;
        assert!(
            (is.worst_ms - most).abs() < 1e-6 * most,
            "{}: {} of {most}",
            case.id,
            is.worst_ms
        );
        let is_one = walk.found.iter().any(|way| {
            let median: f64 = way.iter().map(|ms| ms.0).sum();
            let spread: f64 = way.iter().map(|ms| (ms.1 - ms.0).powi(2)).sum();
            let p99 = median + spread.sqrt();
            (median - is.p50_ms).abs() < 1e-6 * median && (p99 - is.p99_ms).abs() < 1e-6 * p99
        });
        assert!(is_one, "{}: no way adds up to {is:?}", case.id);
    }
}

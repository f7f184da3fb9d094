//! What the figures of a board say of each other: loads from the request and from the flows, shares of nothing, caches.

use mlboard::catalog::Catalog;
use mlboard::estimate::Estimate;
use mlboard::model::{Document, EdgeTraffic, Edit, NodeId, Value, apply};

use crate::estimate::figures;

fn set(document: &mut Document, node: &str, property: &str, value: Value) {
    let edit = Edit::SetProperty {
        node: node.into(),
        name: property.to_owned(),
        value: Some(value),
    };
    apply(document, &[edit]);
}

#[test]
fn a_share_of_nothing_costs_nothing_and_a_cache_never_adds_load() {
    let mut n_spared = 0;
    for case in mlboard::templates::all() {
        let document = case.document();
        let before = Estimate::new(&document, Catalog::builtin());
        let ids: Vec<NodeId> = before.on_request_path().cloned().collect();
        let caches = ids.iter().filter(|id| {
            let node = document.diagram().node(id).expect("on the board");
            node.kind.as_str() == "result_cache"
        });
        for cache in caches {
            let mut better = document.clone();
            set(&mut better, cache.as_str(), "hit_rate", Value::Float(1.0));
            let after = Estimate::new(&better, Catalog::builtin());
            for id in &ids {
                let load = |estimate: &Estimate| {
                    let load = estimate.load_qps(id).map(|load| load.unwrap_or(0.0));
                    load.unwrap_or(0.0)
                };
                let (was, is) = (load(&before), load(&after));
                assert!(is <= was * (1.0 + 1e-9), "{}: {id} {was} to {is}", case.id);
                n_spared += usize::from(is < was);
            }
        }
        for edge in document.diagram().edges() {
            if !before.is_waited_on(&edge.id) {
                continue;
            }
            let mut without = document.clone();
            let share = Some(0.0);
            let traffic = EdgeTraffic {
                share,
                ..edge.traffic
            };
            let edit = Edit::SetTraffic {
                edge: edge.id.clone(),
                traffic,
            };
            apply(&mut without, &[edit]);
            let after = Estimate::new(&without, Catalog::builtin());
            assert!(!after.is_waited_on(&edge.id), "{}: {}", case.id, edge.id);
            let cost = |estimate: &Estimate| estimate.usd_per_h().unwrap_or(0.0);
            assert!(
                cost(&after) <= cost(&before) * (1.0 + 1e-9),
                "{}: {}",
                case.id,
                edge.id
            );
        }
    }
    assert!(n_spared > 10, "{n_spared} components spared");
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one walk over every reference, component by component"
)]
fn the_sums_of_every_reference_agree_from_the_request_and_from_the_flows() {
    let mut n_fetched = 0;
    for case in mlboard::templates::all() {
        let document = case.document();
        let catalog = Catalog::builtin();
        let estimate = Estimate::new(&document, catalog);
        let diagram = document.diagram();
        for id in estimate.on_request_path() {
            let node = diagram.node(id).expect("on the board");
            let kind = catalog.kind(node.kind.as_str()).expect("a kind");
            let Ok(load) = estimate.load_qps(id).expect("on the path") else {
                panic!("{}: {id} has no load", case.id);
            };
            let ends = diagram.edges().filter(|edge| edge.to.node == *id);
            let asked: Vec<f64> = ends
                .filter(|edge| {
                    kind.input(edge.to.port.as_str())
                        .is_some_and(|port| !port.pull)
                })
                .filter_map(|edge| estimate.calls_per_s(&edge.id)?.ok())
                .collect();
            let fetched = diagram.edges().filter(|edge| edge.from.node == *id);
            let fetched: Vec<f64> = fetched
                .filter(|edge| {
                    let to = diagram.node(&edge.to.node).expect("an end");
                    let to = catalog.kind(to.kind.as_str()).expect("a kind");
                    to.input(edge.to.port.as_str())
                        .is_some_and(|port| port.pull)
                })
                .filter_map(|edge| estimate.calls_per_s(&edge.id)?.ok())
                .collect();
            // What nobody asks is loaded by what fetches from it, all of them together.
            if asked.is_empty() && !fetched.is_empty() {
                let sum: f64 = fetched.iter().sum();
                assert!(
                    (sum - load).abs() <= 1e-9 * load,
                    "{}: {id} {sum} of {load}",
                    case.id
                );
                n_fetched += 1;
            }
            if let [only] = asked.as_slice() {
                assert!(
                    *only <= load * (1.0 + 1e-9),
                    "{}: {id} {only} of {load}",
                    case.id
                );
            }
            let number = |name: &str| {
                let spec = kind.property(name)?;
                let stated = node.properties.get(name).cloned();
                stated.unwrap_or_else(|| spec.default_value()).as_number()
            };
            let busy = estimate.utilisation(id).and_then(Result::ok);
            let capacity = estimate.capacity_of(id).and_then(Result::ok);
            if let (Some(busy), Some(capacity), Some(replicas)) =
                (busy, capacity, number("replicas"))
            {
                assert!((busy * replicas * capacity - load).abs() <= 1e-9 * load);
                assert!(
                    busy <= 1.0,
                    "{}: {id} is at {busy} of its capacity",
                    case.id
                );
            }
        }
        if let Ok(Some(path)) = estimate.critical_path() {
            let hops: f64 = path.hops.iter().map(|hop| hop.total().p50_ms).sum();
            let all = hops + path.network.p50_ms;
            assert!(
                (all - path.latency.p50_ms).abs() < 1e-6,
                "{}: {all}",
                case.id
            );
        }
        for figure in figures(&document) {
            assert!(
                !figure.is_contradicted(),
                "{}: {}",
                case.id,
                figure.working()
            );
        }
    }
    assert!(n_fetched > 10, "{n_fetched}");
}

#[test]
fn twice_the_users_are_twice_the_tokens_and_twice_the_bill_of_a_vendor() {
    let of = |users: u32| {
        let text = format!(
            "
            c = client_app
            g = api_gateway
            p = prompt_builder
            l = llm_server(hosting = external_api)
            t = tool_executor
            c.request > g.request: request
            g.request > p.query: request
            p.prompt > l.prompt: prompt
            l.tool_calls > t.calls: decisions
            t.results > p.tool_results: records
            l.generation > g.result: generation
            g.response > c.response: response
            require dau = {users}
            "
        );
        let document = crate::board_text::board(&text);
        let all = figures(&document);
        ["load_qps", "tokens_per_s_needed", "usd_per_h"]
            .map(|key| crate::estimate::value(&all, "l", key))
    };
    for (once, twice) in of(1_000_000).into_iter().zip(of(2_000_000)) {
        assert!(
            once > 0.0 && (twice - 2.0 * once).abs() <= 1e-9 * twice,
            "{once} {twice}"
        );
    }
}

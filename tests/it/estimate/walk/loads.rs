//! Loads and utilisation of every reference, from the request and by walking every flow in every world.

use mlboard::catalog::Catalog;
use mlboard::estimate::Estimate;
use mlboard::model::Document;

use super::WalkedBoard;
use super::worlds::{WalkedRequest, World};

/// Requests a second at the peak, off the card.
fn peak_qps(document: &Document) -> f64 {
    // What is not said is ten requests a day and two and a half times the mean.
    let card = &document.brief().requirements;
    let number = |name: &str| card.get(name).and_then(mlboard::model::Value::as_number);
    let users = || {
        let each = number("requests_per_user_day").unwrap_or(10.0);
        let peak = number("peak_factor").unwrap_or(2.5);
        Some(number("dau")? * each / 86_400.0 * peak)
    };
    number("qps_peak").or_else(users).expect("a rate")
}

#[test]
fn loads_of_every_reference_are_those_of_a_walk_along_every_flow() {
    let (mut n_loads, mut n_busy) = (0, 0);
    for case in mlboard::templates::all() {
        let document = case.document();
        let estimate = Estimate::new(&document, Catalog::builtin());
        let walked = WalkedBoard::new(&document);
        let worlds = World::all(&walked);
        let likely: f64 = worlds.iter().map(|world| world.likely).sum();
        assert!((likely - 1.0).abs() < 1e-9, "{}: {likely}", case.id);
        let peak = peak_qps(&document);
        for id in estimate.on_request_path() {
            let (mut warm, mut cold, mut missed) = (0.0, 0.0, 0.0);
            for world in &worlds {
                let calls = WalkedRequest::new(&walked, world).calls(id.as_str());
                warm += world.likely * calls;
                if world.has_no_hit() {
                    cold += world.likely * calls;
                    missed += world.likely;
                }
            }
            let same = |load: f64, calls: f64, which: &str| {
                let by_walk = peak * calls;
                let off = (load - by_walk).abs();
                assert!(
                    off <= 1e-9 * (1.0 + by_walk),
                    "{}: {id} {which}: {load}, by walk {by_walk}",
                    case.id
                );
            };
            let load = estimate.load_qps(id).expect("on the path").expect("a load");
            same(load, warm, "load");
            let uncached = estimate.load_qps_uncached(id).expect("on the path");
            same(
                uncached.expect("a load"),
                cold / missed,
                "load without caches",
            );
            n_loads += 1;
            let node = &walked.nodes[id.as_str()];
            let said = node.node.properties.contains_key("capacity_qps");
            let is_plain = said || !node.has(mlboard::catalog::Role::Generates);
            let able = node.number("capacity_qps").filter(|_| is_plain);
            let able = able.and_then(|able| Some(able * node.number("replicas")?));
            if let (Some(able), Some(Ok(busy))) = (able, estimate.utilisation(id)) {
                let by_walk = peak * warm / able;
                assert!(
                    (busy - by_walk).abs() <= 1e-9,
                    "{}: {id} {busy}, by walk {by_walk}",
                    case.id
                );
                n_busy += 1;
            }
        }
    }
    assert!(n_loads > 150 && n_busy > 80, "{n_loads} {n_busy}");
}

//! How old facts are when they are used: the slowest way, against every way there is.

use mlboard::catalog::Catalog;
use mlboard::estimate::{AgeUse, Estimate};
use mlboard::model::{Document, Edge, EdgeEnd, Edit, Node, NodeId, Value, apply};

use crate::board_text::board;
use crate::estimate::{figures, template, value};

/// What serves: features reach the ranker from the store.
const SERVING: &str = "
    c = client_app
    g = api_gateway
    r = ranking_service
    s = online_feature_store
    c.request > g.request: request
    g.request > r.request: request
    s.features > r.features: features_online
    r.scores > g.result: scores
    g.response > c.response: response
";

/// Kinds that hold facts up, by which property, and how many seconds one of it is.
const HOLDERS: [(&str, &str, f64); 5] = [
    ("batch_feature_pipeline", "interval_h", 3600.0),
    ("stream_feature_pipeline", "lag_s", 1.0),
    ("embedding_job", "interval_h", 3600.0),
    ("implicit_labeler", "attribution_window_h", 3600.0),
    ("data_lake", "", 0.0),
];

/// Components without circles before the store, each with what it holds a fact up, s, and whom it takes facts from.
struct Pipelines {
    document: Document,
    holds: Vec<f64>,
    suppliers: Vec<Vec<usize>>,
    /// Those the store takes features from.
    last: Vec<usize>,
}

fn pipelines(random: &mut fastrand::Rng) -> Pipelines {
    let mut document = board(SERVING);
    let n = random.usize(1..10);
    let (mut holds, mut suppliers) = (Vec::new(), Vec::new());
    let mut edits = Vec::new();
    let mut n_edges = 0;
    let mut flow = |from: String, to: String, payload: &str| {
        n_edges += 1;
        let id = format!("f{n_edges}").as_str().into();
        let (from, to) = (
            EdgeEnd::new(from.as_str(), "out"),
            EdgeEnd::new(to.as_str(), "in"),
        );
        Edit::AddEdge(Edge::new(id, from, to, Some(payload.into())))
    };
    for at in 0..n {
        let (kind, property, seconds) = HOLDERS[random.usize(..HOLDERS.len())];
        let mut node = Node::new(NodeId::from(format!("p{at}")), kind.into());
        let held = f64::from(random.u32(1..20));
        if !property.is_empty() {
            node.properties
                .insert(property.to_owned(), Value::Float(held));
        }
        holds.push(held * seconds);
        edits.push(Edit::AddNode(node));
        let mine: Vec<usize> = (0..at).filter(|_| random.u8(..3) == 0).collect();
        for from in &mine {
            let payload = ["raw_events", "features_offline", "labels"][random.usize(..3)];
            edits.push(flow(format!("p{from}"), format!("p{at}"), payload));
        }
        suppliers.push(mine);
    }
    let last: Vec<usize> = (0..n)
        .filter(|at| *at + 1 == n || random.u8(..4) == 0)
        .collect();
    edits.extend(
        last.iter()
            .map(|at| flow(format!("p{at}"), "s".to_owned(), "features_offline")),
    );
    apply(&mut document, &edits);
    Pipelines {
        document,
        holds,
        suppliers,
        last,
    }
}

impl Pipelines {
    /// The greatest sum of any way, by walking all of them.
    fn slowest(&self, at: usize) -> f64 {
        let before = self.suppliers[at].iter().map(|from| self.slowest(*from));
        self.holds[at] + before.fold(0.0, f64::max)
    }
}

#[test]
fn the_slowest_way_is_the_longest_of_all_ways() {
    let random = &mut fastrand::Rng::with_seed(7);
    for round in 0..2000 {
        let made = pipelines(random);
        let estimate = Estimate::new(&made.document, Catalog::builtin());
        let way = estimate.slowest_path(&"r".into(), AgeUse::Features);
        let way = way.expect("it reads features").expect("known waits");
        let is: f64 = way.iter().map(|(_, wait)| wait).sum();
        let all = made.last.iter().map(|at| made.slowest(*at));
        let should = all.fold(0.0, f64::max);
        assert!(
            (is - should).abs() <= 1e-9 * should,
            "round {round}: {is}, not {should}"
        );
        let last = way.last().map(|(id, _)| id.as_str());
        assert_eq!(last, Some("s"), "it ends at the store the ranker reads");
    }
}

#[test]
fn a_slower_pipeline_never_makes_anything_fresher() {
    let random = &mut fastrand::Rng::with_seed(8);
    for _ in 0..200 {
        let made = pipelines(random);
        let age = |document: &Document| -> f64 {
            let estimate = Estimate::new(document, Catalog::builtin());
            let way = estimate.slowest_path(&"r".into(), AgeUse::Features);
            let way = way.expect("it reads features").expect("known waits");
            way.iter().map(|(_, wait)| wait).sum()
        };
        let before = age(&made.document);
        let mut slower = made.document.clone();
        let nodes: Vec<Node> = slower.diagram().nodes().cloned().collect();
        for node in nodes {
            for (name, value) in &node.properties {
                let twice = value.as_number().map(|number| Value::Float(number * 2.0));
                let edit = Edit::SetProperty {
                    node: node.id.clone(),
                    name: name.clone(),
                    value: twice,
                };
                apply(&mut slower, &[edit]);
            }
        }
        let after = age(&slower);
        assert!(
            (after - 2.0 * before).abs() <= 1e-9 * before,
            "every wait is twice as long"
        );
    }
}

#[test]
fn what_goes_round_in_a_circle_counts_once() {
    let text = format!(
        "{SERVING}
        a = batch_feature_pipeline(interval_h = 1)
        b = batch_feature_pipeline(interval_h = 2)
        a.features > b.data: features_offline
        b.features > a.data: features_offline
        b.features > s.features: features_offline"
    );
    let estimate = Estimate::new(&board(&text), Catalog::builtin());
    let way = estimate.slowest_path(&"r".into(), AgeUse::Features);
    let way = way.expect("it reads features").expect("known waits");
    let sum: f64 = way.iter().map(|(_, wait)| wait).sum();
    assert!((sum - 3.0 * 3600.0).abs() < 1e-9, "{way:?}");
}

#[test]
fn features_indexes_and_models_of_a_case_are_as_old_as_their_ways() {
    let figures = figures(&template("visual_search"));
    let hours = |of: &str, key: &str| value(&figures, of, key) / 3600.0;
    // 15 min until embedded, a week until the index is built again, 6 h of building.
    let index = hours("ann", "index_at_use_s");
    assert!((index - (0.25 + 168.0 + 6.0)).abs() < 1e-9, "{index}");
    // Features of the day before, and a week until the next training.
    let model = hours("encoder", "model_at_use_s");
    assert!((model - (24.0 + 168.0)).abs() < 1e-9, "{model}");
}

#[test]
fn training_that_nothing_starts_has_no_age() {
    let text = format!(
        "{SERVING}
        t = trainer
        t.model > r.model: model_artifact"
    );
    let estimate = Estimate::new(&board(&text), Catalog::builtin());
    let way = estimate
        .slowest_path(&"r".into(), AgeUse::Model)
        .expect("it loads a model");
    let why = way.expect_err("nobody knows when it trains").to_string();
    assert_eq!(why, "needs a pipeline that starts the training");
}

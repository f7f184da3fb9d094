//! Whole boards: what holds for any of them.

use mlboard::catalog::{Catalog, ValueSpec};
use mlboard::estimate::{Constants, Estimate, Subject};
use mlboard::model::{
    Document, Edge, EdgeEnd, EdgeTraffic, Edit, NodeId, Target, TrafficField, Value, apply,
};

use crate::board_text::board;
use crate::estimate::{figures, template};

const SEARCH: &str = "
    c = client_app
    g = api_gateway
    q = query_encoder(hardware = cpu)
    a = ann_index
    r = ranking_service(hardware = cpu)
    s = online_feature_store
    c.request > g.request: request
    g.request > q.query: request
    q.embedding > a.query: embeddings
    a.candidates > r.candidates: candidates
    s.features > r.features: features_online
    r.scores > g.result: scores
    g.response > c.response: response
    require dau = 1000000
";

fn require(document: &mut Document, field: &str, value: Value) {
    let mut brief = document.brief().clone();
    brief.requirements.insert(field.to_owned(), value);
    apply(document, &[Edit::SetBrief(brief)]);
}

fn set(document: &mut Document, node: &str, property: &str, value: Value) {
    let edit = Edit::SetProperty {
        node: node.into(),
        name: property.to_owned(),
        value: Some(value),
    };
    apply(document, &[edit]);
}

#[test]
fn twice_the_users_are_twice_the_load_everywhere() {
    let mut document = board(SEARCH);
    let before = Estimate::new(&document, Catalog::builtin());
    require(&mut document, "dau", Value::Int(2_000_000));
    let after = Estimate::new(&document, Catalog::builtin());
    let mut n = 0;
    for id in before.on_request_path() {
        let load =
            |estimate: &Estimate| estimate.load_qps(id).expect("on the path").expect("users");
        assert!((load(&after) - 2.0 * load(&before)).abs() < 1e-9, "{id}");
        n += 1;
    }
    assert_eq!(n, 5, "everything but the client");
}

#[test]
fn another_hop_never_makes_an_answer_faster() {
    let shorter = Estimate::new(&board(SEARCH), Catalog::builtin());
    let longer = SEARCH.replace(
        "r.scores > g.result: scores",
        "p = policy_reranker\n r.scores > p.scores: scores\n p.ranked_list > g.result: ranked_list",
    );
    let longer = Estimate::new(&board(&longer), Catalog::builtin());
    let latency = |estimate: &Estimate| {
        estimate
            .critical_path()
            .expect("no loop")
            .expect("a way")
            .latency
    };
    let (before, after) = (latency(&shorter), latency(&longer));
    assert!(after.p50_ms > before.p50_ms);
    assert!(after.p99_ms > before.p99_ms);
    assert!(after.worst_ms > before.worst_ms);
}

#[test]
fn what_is_missing_or_impossible_is_said_and_not_assumed() {
    let mut document = board(&SEARCH.replace("require dau = 1000000", ""));
    let estimate = |document: &Document| Estimate::new(document, Catalog::builtin());
    let says = |document: &Document| estimate(document).peak_qps().map_err(|why| why.to_string());
    assert_eq!(
        says(&document),
        Err("needs daily active users or the peak requests per second".to_owned())
    );
    require(&mut document, "dau", Value::Int(-5));
    assert_eq!(
        says(&document),
        Err("impossible because the number of daily users is -5, but must be 0 or more".to_owned())
    );
    require(&mut document, "dau", Value::Int(0));
    assert_eq!(says(&document), Ok(0.0));
    let cost = estimate(&document)
        .usd_per_1k()
        .map_err(|why| why.to_string());
    assert_eq!(
        cost,
        Err("impossible because mean traffic is 0, but must be more than 0".to_owned())
    );
    set(&mut document, "a", "p99_ms", Value::Text("soon".to_owned()));
    let broken = estimate(&document);
    let path = broken.critical_path().map_err(ToString::to_string);
    assert_eq!(
        path,
        Err("needs p99_ms of Vector index as a number".to_owned())
    );
}

#[test]
fn overload_is_said_instead_of_a_waiting_time() {
    let mut document = board(SEARCH);
    require(&mut document, "dau", Value::Int(2_000_000_000));
    let figures = figures(&document);
    let of = |key: &str| {
        let mut all = figures.iter();
        all.find(|f| f.about == Subject::Component("r".into()) && f.formula.key == key)
            .expect("a figure")
    };
    assert!(of("utilisation").is_broken());
    assert!(
        of("wait_p99_ms").shown().starts_with("overloaded: "),
        "{}",
        of("wait_p99_ms").shown()
    );
}

/// A possible value of a property, often an extreme one.
fn possible(spec: &ValueSpec, random: &mut fastrand::Rng) -> Value {
    match spec {
        ValueSpec::Int { min, max, .. } => {
            let (min, max) = (min.unwrap_or(0), max.unwrap_or(1_000_000));
            Value::Int(match random.u8(0..4) {
                0 => min,
                1 => max,
                _ => random.i64(min..=max),
            })
        }
        ValueSpec::Float { min, max, .. } => {
            let (min, max) = (min.unwrap_or(0.0), max.unwrap_or(1e6));
            Value::Float(match random.u8(0..4) {
                0 => min,
                1 => max,
                _ => min + (max - min) * random.f64().powi(6),
            })
        }
        ValueSpec::Bool { .. } => Value::Bool(random.bool()),
        ValueSpec::Text { .. } => Value::Text(String::new()),
        ValueSpec::Choice { values, .. } => {
            Value::Text(random.choice(values).expect("one").clone())
        }
        ValueSpec::Choices { values, .. } => Value::Set(values.iter().cloned().collect()),
    }
}

/// What a flow may state, often at an end of what it may.
fn random_traffic(random: &mut fastrand::Rng) -> EdgeTraffic {
    let mut traffic = EdgeTraffic::default();
    for (field, most) in [
        (TrafficField::Share, 1.0),
        (TrafficField::Calls, 1e9),
        (TrafficField::Rounds, 1e9),
    ] {
        let value = match random.u8(0..6) {
            0 => Some(if field == TrafficField::Rounds {
                1.0
            } else {
                0.0
            }),
            1 => Some(most),
            2 => Some(1.0 + (most - 1.0) * random.f64().powi(8)),
            _ => None,
        };
        traffic = traffic.with(field, value);
    }
    traffic
}

fn scramble(document: &mut Document, random: &mut fastrand::Rng) {
    let catalog = Catalog::builtin();
    let nodes: Vec<_> = document.diagram().nodes().cloned().collect();
    for node in nodes {
        let kind = catalog.kind(node.kind.as_str()).expect("a known kind");
        for spec in &kind.properties {
            if random.u8(0..3) == 0 {
                let value = possible(&spec.value, random);
                set(document, node.id.as_str(), &spec.name, value);
            }
        }
    }
    let edges: Vec<_> = document.diagram().edges().cloned().collect();
    for edge in edges {
        if random.u8(0..4) == 0 {
            let (edge, traffic) = (edge.id, random_traffic(random));
            apply(document, &[Edit::SetTraffic { edge, traffic }]);
        }
    }
    for field in catalog.requirements() {
        if random.u8(0..3) == 0 {
            require(document, &field.name, possible(&field.value, random));
        }
    }
}

#[test]
fn no_possible_value_makes_a_figure_that_is_no_number() {
    let templates = [
        "visual_search",
        "ad_click_prediction",
        "harmful_content_detection",
    ];
    let mut random = fastrand::Rng::with_seed(5);
    let (mut n_figures, mut n_refused) = (0, 0);
    for round in 0..60 {
        let mut document = template(templates[round % templates.len()]);
        for (extra, kind) in [
            "llm_server",
            "on_device_runtime",
            "inverted_index",
            "kv_store",
        ]
        .iter()
        .enumerate()
        {
            let node = mlboard::model::Node::new(format!("extra{extra}").into(), (*kind).into());
            apply(&mut document, &[Edit::AddNode(node)]);
        }
        scramble(&mut document, &mut random);
        for figure in figures(&document) {
            let mut values = vec![figure.value.clone()];
            values.extend(
                figure
                    .sensitivity()
                    .into_iter()
                    .flat_map(|m| [m.halved, m.doubled]),
            );
            assert!(
                values.iter().flatten().all(|value| value.is_finite()),
                "round {round}: {figure:?}"
            );
            n_refused += usize::from(figure.value.is_err());
            n_figures += 1;
        }
    }
    assert!(
        n_figures > 5000 && n_refused * 5 < n_figures,
        "{n_refused} of {n_figures} refused"
    );
}

#[test]
fn an_estimate_that_followed_every_change_is_the_one_made_anew() {
    let catalog = Catalog::builtin();
    for seed in 0..6 {
        let random = &mut fastrand::Rng::with_seed(seed);
        let mut document = template("visual_search");
        let mut estimate = Estimate::new(&document, catalog);
        for step in 0..40 {
            let edit = change(&document, random);
            let patch = apply(&mut document, std::slice::from_ref(&edit));
            estimate.update(&document, catalog, &patch);
            let anew = Estimate::new(&document, catalog);
            assert!(estimate == anew, "seed {seed}, step {step}: {edit:?}");
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each edit")]
fn change(document: &Document, random: &mut fastrand::Rng) -> Edit {
    let catalog = Catalog::builtin();
    let nodes: Vec<_> = document.diagram().nodes().collect();
    let edges: Vec<_> = document.diagram().edges().collect();
    let node = nodes[random.usize(0..nodes.len())];
    let kind = catalog.kind(node.kind.as_str()).expect("a known kind");
    match random.u8(0..11) {
        10 if !edges.is_empty() => {
            let edge = edges[random.usize(0..edges.len())].id.clone();
            let traffic = random_traffic(random);
            Edit::SetTraffic { edge, traffic }
        }
        0 if nodes.len() > 10 => Edit::Remove([Target::Node(node.id.clone())].into()),
        1 if edges.len() > 10 => {
            let edge = edges[random.usize(0..edges.len())];
            Edit::Remove([Target::Edge(edge.id.clone())].into())
        }
        2 | 3 => {
            let mut brief = document.brief().clone();
            let fields = catalog.requirements();
            let field = &fields[random.usize(0..fields.len())];
            let value = possible(&field.value, random);
            brief.requirements.insert(field.name.clone(), value);
            Edit::SetBrief(brief)
        }
        5 => {
            let other = nodes[random.usize(0..nodes.len())];
            let like = edges[random.usize(0..edges.len())];
            let ports = (like.from.port.as_str(), like.to.port.as_str());
            let from = EdgeEnd::new(node.id.clone(), ports.0);
            let to = EdgeEnd::new(other.id.clone(), ports.1);
            let id = format!("new{}", random.u16(..));
            Edit::AddEdge(Edge::new(
                id.as_str().into(),
                from,
                to,
                like.payload.clone(),
            ))
        }
        6 => Edit::SetKind {
            node: node.id.clone(),
            kind: nodes[random.usize(0..nodes.len())].kind.clone(),
        },
        4 => {
            let mut brief = document.brief().clone();
            let constant = &Constants::ALL[random.usize(0..Constants::ALL.len())];
            let factor = [-1.0, 0.5, 2.0][random.usize(0..3)];
            let value = Value::Float(constant.value * factor);
            brief.constants.insert(constant.name.to_owned(), value);
            Edit::SetBrief(brief)
        }
        _ if kind.properties.is_empty() => Edit::AddNode(mlboard::model::Node::new(
            NodeId::from(format!("new{}", random.u16(..))),
            "tool_executor".into(),
        )),
        _ => {
            let spec = &kind.properties[random.usize(0..kind.properties.len())];
            Edit::SetProperty {
                node: node.id.clone(),
                name: spec.name.clone(),
                value: Some(possible(&spec.value, random)),
            }
        }
    }
}

//! What a review tells beside the findings: loops, ways, coverage, and what nobody clarified.

use mlboard::catalog::Catalog;
use mlboard::editor::{Action, BoardAction, Editor, Effect, FindingAction};
use mlboard::estimate::{AgeUse, Estimate};
use mlboard::model::{
    Document, Edge, EdgeEnd, Edit, FindingKey, Node, NodeId, Target, Value, apply,
};
use mlboard::rules::{
    Findings, PathKind, PromiseState, RulesTouched, check, coverage, loops, path,
    stale_acknowledgements,
};
use mlboard::scene::Theme;
use mlboard::templates;

use crate::board_text::board;

fn case(id: &str) -> Document {
    templates::find(id).expect("a case").document()
}

fn names(nodes: &[NodeId]) -> Vec<&str> {
    nodes.iter().map(NodeId::as_str).collect()
}

const LEARNING: &str = "c = client_app
    g = api_gateway
    m = model_server
    s = event_stream
    l = implicit_labeler
    d = dataset_builder
    t = trainer
    r = model_registry
    c.request > g.request: request
    g.request > m.input: request
    m.predictions > g.result: predictions
    g.response > c.response: response
    c.events > s.events: raw_events
    s.events > l.outcomes: raw_events
    l.labels > d.labels: labels
    d.train > t.train: training_set
    t.model > r.candidate: model_artifact
    r.released > m.model: model_artifact";

#[test]
fn a_loop_over_people_is_good_news_and_one_in_which_all_wait_is_not() {
    let found = loops(&board(LEARNING), Catalog::builtin());
    let [learning] = found.as_slice() else {
        panic!("one loop: {found:?}");
    };
    assert_eq!(
        names(&learning.nodes),
        ["t", "r", "m", "g", "c", "s", "l", "d"]
    );
    assert_eq!(learning.edges.len(), 8);
    assert!(
        learning.title.starts_with("Training job"),
        "{}",
        learning.title
    );
    let waiting = "r = ranking_service\np = policy_reranker\nf = eligibility_filter
        r.scores > p.scores: scores\np.ranked_list > f.candidates: ranked_list\nf.candidates > r.candidates: ranked_list";
    let document = board(waiting);
    assert!(
        check(&document, Catalog::builtin())
            .diagnostics()
            .any(|found| found.rule.id == "DF006"),
        "it is a deadlock"
    );
    assert!(loops(&document, Catalog::builtin()).is_empty());
}

#[test]
fn every_case_learns_and_loops_close() {
    for template in templates::all() {
        let document = template.document();
        let found = loops(&document, Catalog::builtin());
        assert!(!found.is_empty(), "{}", template.id);
        for one in found {
            for (i, id) in one.edges.iter().enumerate() {
                let edge = document.diagram().edge(id).expect("an edge");
                assert_eq!(edge.from.node, one.nodes[i]);
                assert_eq!(edge.to.node, one.nodes[(i + 1) % one.nodes.len()]);
            }
        }
    }
}

#[test]
fn ways_are_those_of_the_request_the_slowest_request_and_the_examples() {
    let (document, catalog) = (board(LEARNING), Catalog::builtin());
    let estimate = Estimate::new(&document, catalog);
    let way = |kind| path(kind, &document, catalog, &estimate).map(|way| way.nodes);
    assert_eq!(
        names(&way(PathKind::Request).expect("one")),
        ["c", "g", "m"]
    );
    assert_eq!(names(&way(PathKind::Critical).expect("one"))[0], "c");
    assert_eq!(
        names(&way(PathKind::Training).expect("one")),
        ["d", "l", "m", "r", "t"]
    );
    let empty = Document::default();
    let estimate = Estimate::new(&empty, catalog);
    for kind in [PathKind::Request, PathKind::Critical, PathKind::Training] {
        assert!(path(kind, &empty, catalog, &estimate).is_none());
    }
}

#[test]
fn a_promise_is_kept_by_somebody_broken_or_nobodys() {
    let catalog = Catalog::builtin();
    let mut document = board("c = client_app\ng = api_gateway\nc.request > g.request: request");
    let standing = |document: &Document, field: &str| {
        let report = check(document, catalog);
        let found = coverage(document, catalog, &report);
        let mut promises = found.promises.into_iter();
        let kept = promises.find(|kept| kept.field == field);
        kept.map(|kept| kept.standing)
    };
    assert_eq!(standing(&document, "erasure_required"), None, "nobody asks");
    let mut brief = document.brief().clone();
    for field in ["interference", "erasure_required"] {
        brief
            .requirements
            .insert(field.to_owned(), Value::Bool(true));
    }
    apply(&mut document, &[Edit::SetBrief(brief)]);
    assert_eq!(
        standing(&document, "interference"),
        Some(PromiseState::Nobody)
    );
    let broken = standing(&case("ad_click_prediction"), "erasure_required");
    assert!(
        matches!(broken, None | Some(PromiseState::Kept(_))),
        "the case keeps what it promises: {broken:?}"
    );
}

#[test]
fn a_case_watches_its_models_and_without_its_monitors_does_not() {
    let catalog = Catalog::builtin();
    let unwatched = |document: &Document| {
        let found = coverage(document, catalog, &check(document, catalog));
        let watches = found.watches.iter();
        let models = watches.filter(|watch| watch.sort == "Model" && !watch.is_covered());
        models.count()
    };
    let mut document = case("ad_click_prediction");
    let before = unwatched(&document);
    let monitors: Vec<Target> = document
        .diagram()
        .nodes()
        .filter(|node| node.kind.as_str().ends_with("_monitor"))
        .map(|node| Target::Node(node.id.clone()))
        .collect();
    apply(
        &mut document,
        &[Edit::Remove(monitors.into_iter().collect())],
    );
    assert!(unwatched(&document) > before, "{before}");
}

#[test]
fn what_is_not_clarified_is_counted_by_the_rules_it_keeps_silent() {
    let catalog = Catalog::builtin();
    let unclear = |document: &Document| {
        let mut findings = Findings::default();
        findings.update(document, catalog, &RulesTouched::everything(document));
        findings.unclear()
    };
    let mut document = case("ad_click_prediction");
    let asked = |document: &Document, field: &str| {
        let found = unclear(document);
        let one = found.into_iter().find(|one| one.field == field);
        one.map(|one| one.rules.iter().map(|rule| rule.id).collect::<Vec<_>>())
    };
    assert_eq!(asked(&document, "latency_p99_ms"), None);
    let mut brief = document.brief().clone();
    brief.requirements.remove("latency_p99_ms");
    apply(&mut document, &[Edit::SetBrief(brief)]);
    let silent = asked(&document, "latency_p99_ms").expect("it is unclear now");
    assert!(silent.contains(&"SV003"), "{silent:?}");
}

#[test]
fn an_acknowledgement_of_what_is_gone_is_told_and_forgotten() {
    let mut document = case("ad_click_prediction");
    let gone = FindingKey {
        rule: "SV009".to_owned(),
        nodes: [NodeId::from("gateway")].into(),
        edges: [].into(),
    };
    let edit = Edit::Acknowledge {
        finding: gone.clone(),
        reason: Some("Accepted last year".to_owned()),
    };
    apply(&mut document, &[edit]);
    let report = check(&document, Catalog::builtin());
    let stale = stale_acknowledgements(&document, &report);
    assert_eq!(stale, [(&gone, "Accepted last year")]);
    let mut editor = Editor::new(document, Theme::light());
    assert_eq!(editor.stale_acknowledgements().len(), 1);
    editor.act(Action::Finding(FindingAction::Acknowledge {
        finding: gone,
        reason: None,
    }));
    assert!(editor.stale_acknowledgements().is_empty());
}

#[test]
fn a_way_stays_lit_until_it_is_asked_for_again_and_follows_the_board() {
    let mut editor = Editor::new(board(LEARNING), Theme::light());
    let n_shapes = |editor: &Editor| {
        let overlay = editor.overlay();
        overlay.items().map(|item| item.shapes.len()).sum::<usize>()
    };
    let dark = n_shapes(&editor);
    let told = editor.act(Action::Run("check.request_path"));
    assert!(
        matches!(told.as_slice(), [Effect::Announce(text), ..] if text.starts_with("Request path: 3 components")),
        "{told:?}"
    );
    editor.animate(0.0);
    let lit = n_shapes(&editor);
    assert!(lit > dark);
    editor.act(Action::Board(BoardAction::Remove(
        [Target::Node("m".into())].into(),
    )));
    editor.animate(0.0);
    assert!(n_shapes(&editor) < lit);
    editor.act(Action::Run("check.request_path"));
    editor.animate(0.0);
    assert_eq!(n_shapes(&editor), dark);
    let mut empty = Editor::new(Document::default(), Theme::light());
    let told = empty.act(Action::Run("check.training_path"));
    assert!(
        matches!(told.as_slice(), [Effect::Toast { text, .. }] if text.contains("add a trainer"))
    );
    assert!(empty.highlighted_path().is_none());
}

/// Components of one kind in a row, each handing features to the next.
fn row_of(n: usize, kind: &str) -> Vec<Edit> {
    let nodes = (0..n).map(|i| Edit::AddNode(Node::new(format!("n{i}").into(), kind.into())));
    let edges = (1..n).map(|i| {
        let (from, to) = (format!("n{}", i - 1), format!("n{i}"));
        let ends = (EdgeEnd::new(from, "features"), EdgeEnd::new(to, "records"));
        let id = format!("row{i}").into();
        Edit::AddEdge(Edge::new(
            id,
            ends.0,
            ends.1,
            Some("features_offline".into()),
        ))
    });
    nodes.chain(edges).collect()
}

/// Runs with little stack, so that nothing may call itself as often as the board is long.
fn with_little_stack(run: impl FnOnce() + Send + 'static) {
    const BYTES: usize = 1 << 20;
    let thread = std::thread::Builder::new().stack_size(BYTES).spawn(run);
    thread
        .expect("a thread starts")
        .join()
        .expect("it ends without a panic");
}

const LONG: usize = 5_000;

#[test]
fn loops_of_a_long_board_are_found_without_recursion() {
    with_little_stack(|| {
        let mut document = board(LEARNING);
        apply(&mut document, &row_of(LONG, "batch_feature_pipeline"));
        let found = loops(&document, Catalog::builtin());
        assert_eq!(found.len(), 1, "the one that learns");
        let (last, first) = (format!("n{}", LONG - 1), "n0");
        let ends = (
            EdgeEnd::new(last, "features"),
            EdgeEnd::new(first, "records"),
        );
        let closing = Edge::new("back".into(), ends.0, ends.1, None);
        apply(&mut document, &[Edit::AddEdge(closing)]);
        let found = loops(&document, Catalog::builtin());
        assert_eq!(found.len(), 1, "none is told that is too long to follow");
    });
}

#[test]
fn facts_age_along_a_long_chain_of_pipelines() {
    with_little_stack(|| {
        let mut document = Document::default();
        apply(&mut document, &row_of(LONG, "batch_feature_pipeline"));
        let ends = (
            EdgeEnd::new(format!("n{}", LONG - 1), "features"),
            EdgeEnd::new("m", "features"),
        );
        let reading = Edge::new(
            "read".into(),
            ends.0,
            ends.1,
            Some("features_offline".into()),
        );
        let model = Node::new("m".into(), "model_server".into());
        apply(
            &mut document,
            &[Edit::AddNode(model), Edit::AddEdge(reading)],
        );
        let estimate = Estimate::new(&document, Catalog::builtin());
        let way = estimate.slowest_path(&"m".into(), AgeUse::Features);
        let way = way.expect("it reads features").expect("they can be told");
        assert_eq!(way.len(), LONG);
        assert_eq!(way[0].0.as_str(), "n0");
    });
}

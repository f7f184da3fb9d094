//! What a component could be instead: compared without changing the board, taken in one step.

use mlboard::editor::{Action, BoardAction, Editor};
use mlboard::estimate::{Comparison, EstimateView, Variant, VariantSummary};
use mlboard::model::{Document, NodeId};
use mlboard::scene::Theme;

use crate::board_text::board;

const FEED: &str = "
    c = client_app
    g = api_gateway
    q = query_encoder
    a = ann_index
    r = ranking_service(candidates_in = 200)
    e = event_stream
    f = batch_feature_pipeline(interval_h = 24)
    s = online_feature_store
    c.request > g.request: request
    g.request > q.query: request
    q.embedding > a.query: embeddings
    a.candidates > r.candidates: candidates
    e.events > f.data: raw_events
    f.features > s.features: features_offline
    s.features > r.features: features_online
    r.scores > g.result: scores
    g.response > c.response: response
    require dau = 1000000
";

fn open(document: &Document) -> Editor {
    Editor::new(document.clone(), Theme::light())
}

fn comparison(editor: &Editor, node: &str, title: &str) -> Comparison {
    let all = editor.comparisons(&NodeId::from(node)).into_iter();
    let titles: Vec<String> = all.clone().map(|one| one.title).collect();
    let mut found = all.filter(|one| one.title == title);
    found.next().unwrap_or_else(|| panic!("{titles:?}"))
}

fn variant(comparison: &Comparison, title: &str) -> Variant {
    let titles: Vec<&str> = comparison
        .variants
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    let mut found = comparison.variants.iter().filter(|one| one.title == title);
    found.next().unwrap_or_else(|| panic!("{titles:?}")).clone()
}

/// At a glance as it is, and as it would be.
fn glances(editor: &Editor, node: &str, variant: &Variant) -> [VariantSummary; 2] {
    let estimate = editor.estimate();
    let look = EstimateView {
        document: editor.document(),
        catalog: editor.catalog(),
        estimate: &estimate,
    };
    let node = NodeId::from(node);
    [look.glance(&node), look.glance_if(&node, &variant.edits)]
}

fn number(glance: &VariantSummary, name: &str) -> f64 {
    let at = VariantSummary::NAMES
        .iter()
        .position(|one| *one == name)
        .expect("a name");
    let figure = glance.figures()[at].unwrap_or_else(|| panic!("no {name}"));
    figure.value.clone().expect("a value")
}

#[test]
fn a_stream_instead_of_a_batch_makes_features_fresh_in_one_step() {
    let document = board(FEED);
    let mut editor = open(&document);
    let kinds = comparison(&editor, "f", "Another component");
    assert_eq!(kinds.now, "Batch feature pipeline");
    let stream = variant(&kinds, "Streaming feature pipeline");
    let [now, then] = glances(&editor, "f", &stream);
    assert!((number(&now, "Fresh") - 86_400.0).abs() < 1e-9);
    assert!((number(&then, "Fresh") - 5.0).abs() < 1e-9);
    assert_eq!(*editor.document(), document, "nothing has changed");
    editor.act(Action::Board(BoardAction::Commit(
        "Take it".to_owned(),
        stream.edits,
    )));
    let taken = editor.document().diagram();
    let kind = taken.node(&"f".into()).expect("the pipeline").kind.clone();
    assert_eq!(kind.as_str(), "stream_feature_pipeline");
    assert_eq!(
        taken.n_edges(),
        document.diagram().n_edges(),
        "all flows stay"
    );
    editor.act(Action::Run("edit.undo"));
    assert_eq!(*editor.document(), document, "one step");
}

#[test]
fn a_cross_encoder_is_dearer_and_slower_than_two_towers() {
    let editor = open(&board(FEED));
    let models = comparison(&editor, "r", "Model, size and machine");
    let [now, towers] = glances(&editor, "r", &variant(&models, "Two towers"));
    let [_, cross] = glances(&editor, "r", &variant(&models, "Cross-encoder"));
    for name in ["p99", "Memory", "USD/1k"] {
        let (towers, cross) = (number(&towers, name), number(&cross, name));
        assert!(cross > towers, "{name}: {cross} against {towers}");
    }
    // 200 pairs of 22 GFLOP on an L4 that reaches 30 % of its 121 TFLOP/s.
    let alone: f64 = 200.0 * 22e9 / (121e12 * 0.3) * 1000.0;
    assert!(number(&cross, "p99") > alone, "the arithmetic is in it");
    assert!(
        number(&towers, "p99") < number(&now, "p99"),
        "a dot product is quick"
    );
}

#[test]
fn another_algorithm_gets_the_shards_and_copies_it_needs() {
    let editor = open(
        &mlboard::templates::find("visual_search")
            .expect("a case")
            .document(),
    );
    let algorithms = comparison(&editor, "ann", "Algorithm");
    assert_eq!(algorithms.now, "IVF-PQ");
    let [now, hnsw] = glances(&editor, "ann", &variant(&algorithms, "HNSW"));
    assert!(
        number(&hnsw, "Memory") <= 0.8 * 64e9,
        "each shard fits its node"
    );
    assert!(
        number(&hnsw, "USD/1k") > number(&now, "USD/1k"),
        "full vectors need more nodes"
    );
    assert!(
        number(&hnsw, "p99") < number(&now, "p99"),
        "and are found sooner"
    );
}

#[test]
fn another_machine_takes_the_time_of_its_arithmetic() {
    let heavy = FEED.replace(
        "candidates_in = 200",
        "candidates_in = 200; flops_per_item = 200000000",
    );
    let editor = open(&board(&heavy));
    let machines = comparison(&editor, "r", "Hardware");
    let gpu = variant(&machines, &editor.catalog().term("gpu_h100"));
    let [_, then] = glances(&editor, "r", &gpu);
    let cpu = {
        let mut on_gpu = open(&board(&heavy));
        on_gpu.act(Action::Board(BoardAction::Commit(
            "Take it".to_owned(),
            gpu.edits.clone(),
        )));
        let machines = comparison(&on_gpu, "r", "Hardware");
        let cpu = variant(&machines, &on_gpu.catalog().term("cpu"));
        glances(&on_gpu, "r", &cpu)
    };
    assert!((number(&cpu[0], "p99") - number(&then, "p99")).abs() < 1e-9);
    assert!(
        number(&cpu[1], "p99") > 5.0 * number(&cpu[0], "p99"),
        "500 times less arithmetic a second"
    );
}

#[test]
fn no_comparison_of_any_template_offers_what_the_catalogue_refuses() {
    let mut n_variants = 0;
    for case in mlboard::templates::all() {
        let document = case.document();
        let editor = open(&document);
        for node in document.diagram().nodes() {
            for comparison in editor.comparisons(&node.id) {
                for variant in &comparison.variants {
                    let mut changed = document.clone();
                    let patch = mlboard::model::apply(&mut changed, &variant.edits);
                    assert!(
                        !patch.is_empty(),
                        "{}: {} changes nothing",
                        case.id,
                        variant.title
                    );
                    let now = changed.diagram().node(&node.id).expect("it stays");
                    let kind = editor
                        .catalog()
                        .kind(now.kind.as_str())
                        .expect("a known kind");
                    for (name, value) in &now.properties {
                        let spec = kind.property(name).expect("a property of the kind");
                        spec.check(value)
                            .unwrap_or_else(|why| panic!("{}: {name}: {why}", case.id));
                    }
                    n_variants += 1;
                }
            }
        }
    }
    assert!(n_variants > 500, "{n_variants} variants");
}

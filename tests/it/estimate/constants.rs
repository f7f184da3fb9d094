//! The numbers that estimates assume: a board may say them otherwise, and everything follows.

use std::collections::BTreeMap;

use mlboard::catalog::Catalog;
use mlboard::estimate::{ConstantGroup, Constants, Estimate, Figure};
use mlboard::file::{read, write};
use mlboard::model::{Document, Edit, Value, apply};
use mlboard::rules::check;

use crate::board_text::board;
use crate::estimate::{figures, template, value};

/// What no template has.
const OTHERS: &str = "
    c = client_app
    g = api_gateway
    m = llm_server(hosting = self_hosted; params = 8030000000; hardware = gpu_h100)
    a = ann_index(algorithm = flat)
    b = ann_index(algorithm = ivf_flat)
    h = ann_index(algorithm = hnsw)
    user = client_app
    door = api_gateway
    vendor = llm_server(hosting = external_api)
    user.request > door.request: request
    build = prompt_builder
    tools = tool_executor
    door.request > build.query: request
    build.prompt > vendor.prompt: prompt
    vendor.tool_calls > tools.calls: decisions
    tools.results > build.tool_results: records
    vendor.generation > door.result: generation
    door.response > user.response: response
    data = dataset_builder
    pictures = trainer(family = cnn; flops_per_example = 8200000000.0)
    tables = trainer(family = mlp; params = 1000000.0)
    sparse = trainer(family = two_tower; params = 1000000000000.0; sparse_params = 990000000000.0)
    data.train > pictures.train: training_set
    data.train > tables.train: training_set
    data.train > sparse.train: training_set
    require qps_peak = 10
";

fn visual_search(constants: &[(&str, Value)]) -> Document {
    with(template("visual_search"), constants)
}

fn with(mut document: Document, constants: &[(&str, Value)]) -> Document {
    let mut brief = document.brief().clone();
    for (name, value) in constants {
        brief.constants.insert((*name).to_owned(), value.clone());
    }
    apply(&mut document, &[Edit::SetBrief(brief)]);
    document
}

#[test]
fn figures_follow_what_a_board_assumes() {
    let usual = figures(&template("visual_search"));
    let dearer = [
        ("usd_per_h_l4", Value::Float(1.6)),
        ("usd_per_h_cpu", Value::Float(0.4)),
        ("usd_per_h_t4", Value::Float(1.1)),
        ("usd_per_h_a100", Value::Float(5.0)),
        ("usd_per_h_h100", Value::Int(8)),
        ("usd_per_gb_memory_h", Value::Float(2.0 * 0.0079)),
    ];
    let dear = figures(&visual_search(&dearer));
    let cost = |figures: &[Figure]| value(figures, "", "usd_per_1k");
    assert!((cost(&dear) - 2.0 * cost(&usual)).abs() < 1e-12);
    let slow = [("hop_p50_ms", Value::Float(10.3))];
    let slow = figures(&visual_search(&slow));
    let calls = |figures: &[Figure]| {
        let p50 = figures.iter().find(|f| f.formula.key == "latency_p50_ms");
        p50.expect("a path").inputs[0].value.clone().expect("calls")
    };
    let slower = value(&slow, "", "latency_p50_ms") - value(&usual, "", "latency_p50_ms");
    assert!(slower > 10.0 * (calls(&usual) - 1.0), "{slower}");
    let quick = figures(&visual_search(&[("ns_per_pq_byte", Value::Float(0.5))]));
    assert!(value(&quick, "ann", "search_ms") < value(&usual, "ann", "search_ms"));
}

/// What components say themselves, and what only formulas of the command line use.
const UNUSED: [&str; 8] = [
    "mfu_train",
    "tree_ns_small",
    "tree_ns_big",
    "launch_ms",
    "stream_mb_per_s",
    "keys_per_get",
    "usd_per_gb_out",
    "usd_per_label",
];

/// Planning values and speeds move some figure of some template: none is frozen at its default inside a law.
#[test]
fn no_figure_holds_on_to_a_default() {
    let shown = |document: &Document| -> Vec<_> {
        let all = figures(document).into_iter();
        all.map(|figure| (figure.formula.key, figure.value))
            .collect()
    };
    let cases = mlboard::templates::all().into_iter();
    let cases = cases.map(|case| case.document()).chain([board(OTHERS)]);
    let usual: Vec<_> = cases.map(|case| (shown(&case), case)).collect();
    let groups = [
        ConstantGroup::Planning,
        ConstantGroup::ShareOfPeak,
        ConstantGroup::Speed,
    ];
    let asked = Constants::ALL.iter();
    let asked = asked.filter(|one| groups.contains(&one.group) && !UNUSED.contains(&one.name));
    for constant in asked {
        let factor = if constant.unit == "share" { 0.5 } else { 2.0 };
        let changed = [(constant.name, Value::Float(constant.value * factor))];
        let mut cases = usual.iter();
        let moved = cases.any(|(usual, case)| shown(&with(case.clone(), &changed)) != *usual);
        assert!(moved, "{} moves nothing on any board", constant.name);
    }
}

#[test]
fn a_board_keeps_what_it_says_of_constants_and_nothing_else() {
    let said = [
        ("mfu_serve", Value::Float(0.4)),
        ("of_a_later_version", Value::Int(3)),
        ("hop_p99_ms", Value::Text("slow".to_owned())),
    ];
    let document = visual_search(&said);
    let text = write(&document);
    assert!(text.contains("\"mfu_serve\": 0.4"), "{text}");
    assert!(!text.contains("mfu_train"), "defaults are not written");
    let again = read(&text).expect("a board").document;
    assert_eq!(again.brief().constants, document.brief().constants);
    let all: BTreeMap<_, _> = Constants::new(again.brief()).changed();
    assert_eq!(all, [("mfu_serve", 0.4)].into(), "the rest has its default");
}

#[test]
fn what_cannot_be_is_said_and_the_default_holds() {
    let said = [
        ("mfu_serve", Value::Float(1.5)),
        ("mfu_train", Value::Text("most".to_owned())),
        ("speed", Value::Int(9)),
    ];
    let document = visual_search(&said);
    let faults = Constants::faults(document.brief()).into_iter();
    let faults: Vec<String> = faults.map(|(_, fault)| fault.to_string()).collect();
    assert_eq!(
        faults,
        [
            "Encoders and detectors in batches (mfu_serve) is 1.5 and must be above 0 and at most 1; 0.3 share is used",
            "Training (mfu_train) is not a number; 0.4 share is used",
            "there is no constant “speed” (`mlboard estimate --constants` lists them)",
        ]
    );
    let estimate = Estimate::new(&document, Catalog::builtin());
    assert_eq!(estimate.constants(), &Constants::default());
    let report = check(&document, Catalog::builtin());
    let told = report
        .diagnostics()
        .filter(|found| found.rule.id == "MB006");
    assert_eq!(told.count(), 1);
}

//! Rules on boards: one case file a rule, and what holds for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use mlboard::catalog::{Catalog, PortSide};
use mlboard::estimate::Estimate;
use mlboard::model::{Document, Edge, EdgeEnd, Edit, Node, NodeId, apply};
use mlboard::rules::{
    Counts, Diagnostic, Findings, RULES, Report, RulesTouched, Severity, Tally, TellWhen, check,
    explain,
};

use crate::board_text::board;
use crate::cases;

fn report(text: &str) -> Report {
    check(&board(text), Catalog::builtin())
}

/// `DF001 e1: message`, and why it was accepted.
fn line(diagnostic: &Diagnostic) -> String {
    let nodes = diagnostic.nodes.iter().map(ToString::to_string);
    let edges = diagnostic.edges.iter().map(ToString::to_string);
    let places: Vec<String> = nodes.chain(edges).collect();
    let accepted = match &diagnostic.acknowledged {
        Some(reason) => format!(" (accepted: {reason})"),
        None => String::new(),
    };
    format!(
        "{} {}: {}{accepted}",
        diagnostic.rule.id,
        places.join(" "),
        diagnostic.message
    )
}

pub fn lines(report: &Report, rule: &str) -> String {
    let of_rule = report.diagnostics().filter(|d| d.rule.id == rule);
    of_rule.map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rule_fires_and_stays_silent_as_its_case_file_says() {
    let mut covered = BTreeSet::new();
    let mut differences = cases::Differences::default();
    let mut faults: Vec<String> = Vec::new();
    for file in cases::files("rules") {
        let id = name(&file);
        assert!(explain(&id).is_some(), "{} is no rule", file.display());
        let results = differences.check(&file, |text| lines(&report(text), &id));
        let (mut fires, mut silent) = (0, 0);
        for (section, found) in results {
            let heading = &section.heading;
            match heading.split(':').next() {
                Some("fires") => {
                    fires += 1;
                    if found.is_empty() {
                        faults.push(format!("{id} is silent on “{heading}”"));
                    }
                }
                Some("silent") => {
                    silent += 1;
                    if !found.is_empty() {
                        faults.push(format!("{id} fires on “{heading}”: {found}"));
                    }
                }
                _ => panic!("“{heading}” in {id} says neither fires nor silent"),
            }
        }
        if fires == 0 || silent == 0 {
            faults.push(format!("{id} needs a firing and a silent board"));
        }
        covered.insert(id);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    differences.report();
    let all: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(covered, all, "every rule has a case file");
}

fn name(file: &Path) -> String {
    file.file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn every_rule_is_documented() {
    let mut ids = BTreeSet::new();
    for rule in RULES.iter() {
        assert!(ids.insert(rule.id), "{} is there twice", rule.id);
        assert!(rule.id.starts_with(rule.family.code()), "{}", rule.id);
        let texts = [rule.condition, rule.why, rule.fix];
        assert!(texts.iter().all(|text| text.ends_with('.')), "{}", rule.id);
        assert!(texts.iter().all(|text| !text.contains("  ")), "{}", rule.id);
        assert!(
            !rule.title.is_empty() && !rule.title.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(!rule.source.is_empty(), "{}", rule.id);
    }
}

#[test]
fn explain_finds_a_rule_however_it_is_typed() {
    assert_eq!(explain("df006").map(|rule| rule.id), Some("DF006"));
    assert!(explain("DF999").is_none());
}

#[test]
fn findings_come_worst_first_and_in_natural_order() {
    let text = "m10 = model_server\nm9 = model_server\nx = trainer\nu = no_such_kind\n\
        m9.predictions > m10.input: predictions";
    let report = report(text);
    let order: Vec<_> = report
        .diagnostics()
        .map(|d| (d.severity(), d.rule.id, d.nodes.first().cloned()))
        .collect();
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!(order, sorted);
    let required: Vec<&str> = report
        .diagnostics()
        .filter(|d| d.rule.id == "DF002")
        .flat_map(|d| d.nodes.iter().map(NodeId::as_str))
        .collect();
    assert_eq!(required, ["m9"]);
}

#[test]
fn findings_of_a_board_have_different_keys() {
    for seed in 0..40 {
        let report = check(&random_board(seed, 12, 30), Catalog::builtin());
        let keys: BTreeSet<_> = report.diagnostics().map(Diagnostic::key).collect();
        assert_eq!(keys.len(), report.diagnostics().count(), "seed {seed}");
    }
}

#[test]
fn an_accepted_finding_stays_and_does_not_count() {
    let board = "t = trainer\nm = model_server\nt.model > m.input: model_artifact\n";
    let open = report(board);

    let accepted = report(&format!("{board}accept DF001 e1: we convert it by hand"));
    let counts = |report: &Report| report.counts();
    assert_eq!(counts(&accepted).errors, counts(&open).errors - 1);
    assert_eq!(counts(&accepted).acknowledged, 1);
    let at_flow = |report: &Report| report.of_edge(&"e1".into()).n;
    assert_eq!(at_flow(&accepted), at_flow(&open) - 1);
    assert_eq!(
        accepted.at_edge(&"e1".into()).count(),
        open.at_edge(&"e1".into()).count()
    );
    let reasons: Vec<_> = accepted
        .diagnostics()
        .filter_map(|d| d.acknowledged.as_deref())
        .collect();
    assert_eq!(reasons, ["we convert it by hand"]);
}

#[test]
fn a_whole_rule_can_be_accepted_and_a_vanished_finding_does_no_harm() {
    let board = "a = query_encoder\nb = query_encoder\naccept DF002: only a sketch\naccept DF001 e7: gone\n";
    let report = report(board);
    let of = |rule: &'static str| report.diagnostics().filter(move |d| d.rule.id == rule);
    assert_eq!(of("DF002").count(), 2);
    assert!(of("DF002").all(|d| d.acknowledged.as_deref() == Some("only a sketch")));
    assert!(of("DF004").all(|d| d.acknowledged.is_none()));
}

#[test]
fn while_drawing_missing_connections_are_dots_and_not_in_the_list() {
    let document = board(
        "t = trainer\nm = model_server\nd = dataset_builder\nt.model > m.input: model_artifact",
    );
    let mut findings = Findings::default();
    let everything = RulesTouched::everything(&document);
    findings.update(&document, Catalog::builtin(), &everything);
    let full = findings.all();
    let port = |report: &Report, node: &str, port: &str| {
        report
            .of_port(&node.into(), &port.into(), PortSide::Input)
            .worst
    };
    assert_eq!(port(full, "t", "train"), Some(Severity::Advice));

    let drawing = findings.while_drawing();
    assert_eq!(port(drawing, "t", "train"), Some(Severity::Advice));
    assert_eq!(drawing.of_node(&"d".into()), Tally::default());
    assert!(full.of_node(&"d".into()).n > 0);
    assert!(drawing.diagnostics().all(|d| d.rule.when == TellWhen::Live));
    assert_eq!(drawing.of_edge(&"e1".into()), full.of_edge(&"e1".into()));
}

#[test]
fn counts_add_up() {
    let counts = Counts {
        errors: 1,
        warnings: 2,
        advice: 4,
        acknowledged: 8,
    };
    assert_eq!(counts.at_least(Severity::Error), 1);
    assert_eq!(counts.at_least(Severity::Warning), 3);
    assert_eq!(counts.at_least(Severity::Advice), 7);
}

#[test]
fn a_review_is_due_when_a_request_comes_back() {
    let open = "c = client_app\ng = api_gateway\nm = model_server\n\
        c.request > g.request: request\ng.request > m.input: request\n";
    assert!(!report(open).is_request_path_complete());
    let closed =
        format!("{open}m.predictions > g.result: predictions\ng.response > c.response: response");
    assert!(report(&closed).is_request_path_complete());
}

#[test]
fn the_request_path_holds_what_works_while_a_client_waits() {
    let document = board(
        "c = client_app\ng = api_gateway\nm = model_server\nr = model_registry\n\
         f = online_feature_store\nb = batch_feature_pipeline\nl = prediction_logger\n\
         c.request > g.request: request\ng.request > m.input: request\n\
         m.predictions > g.result: predictions\ng.response > c.response: response\n\
         r.model > m.model: model_artifact\nf.features > m.features: features_online\n\
         b.features > f.features: features_offline\nm.predictions > l.predictions: predictions",
    );
    let estimate = Estimate::new(&document, Catalog::builtin());
    let names: Vec<&str> = estimate.on_request_path().map(NodeId::as_str).collect();
    assert_eq!(names, ["f", "g", "l", "m"]);
}

#[test]
fn the_same_board_gives_the_same_report_whatever_its_history() {
    for seed in 0..20 {
        let document = random_board(seed, 30, 60);
        let mut backwards = Document::default();
        let nodes: Vec<Edit> = document
            .diagram()
            .nodes()
            .cloned()
            .map(Edit::AddNode)
            .collect();
        let edges: Vec<Edit> = document
            .diagram()
            .edges()
            .cloned()
            .map(Edit::AddEdge)
            .collect();
        let edits: Vec<Edit> = nodes
            .into_iter()
            .rev()
            .chain(edges.into_iter().rev())
            .collect();
        apply(&mut backwards, &edits);
        let say = |document| {
            let report = check(document, Catalog::builtin());
            report.diagnostics().map(line).collect::<Vec<_>>()
        };
        assert_eq!(say(&document), say(&backwards), "seed {seed}");
    }
}

#[test]
fn any_board_is_checked_without_a_panic() {
    for seed in 0..300 {
        check(&random_board(seed, 10, 40), Catalog::builtin());
    }
}

#[test]
fn components_of_unknown_kinds_are_reported_and_judged_by_no_other_rule() {
    let report = report(
        "c = client_app\ng = api_gateway\nq = quantum_ranker\n\
         c.request > g.request: request\ng.request > q.in: request\n\
         q.out > g.result: ranked_list\ng.response > c.response: response\n\
         q.out > q.out: nonsense\nq.out > q.out: nonsense",
    );
    let at_unknown: Vec<&str> = report.at_node(&"q".into()).map(|d| d.rule.id).collect();
    assert_eq!(at_unknown, ["MB001"]);
    let at_flows = report.diagnostics().filter(|d| !d.edges.is_empty());
    assert_eq!(at_flows.count(), 0);
}

#[test]
fn a_long_chain_of_waiting_neither_overflows_nor_takes_long() {
    let n = 5_000;
    let mut edits: Vec<Edit> = (0..n)
        .map(|i| Edit::AddNode(Node::new(format!("r{i}").into(), "ranking_service".into())))
        .collect();
    edits.extend((0..n).map(|i| {
        let (from, to) = (format!("r{i}"), format!("r{}", (i + 1) % n));
        Edit::AddEdge(Edge::new(
            format!("e{i}").into(),
            EdgeEnd::new(from, "scores"),
            EdgeEnd::new(to, "candidates"),
            Some("scores".into()),
        ))
    }));
    let mut document = Document::default();
    apply(&mut document, &edits);
    let report = check(&document, Catalog::builtin());
    let loops: Vec<_> = report
        .diagnostics()
        .filter(|d| d.rule.id == "DF006")
        .collect();
    assert_eq!(loops.len(), 1);
    assert_eq!(loops[0].nodes.len(), n);
    assert!(loops[0].message.len() < 1000);
}

/// Nodes of any kind, flows between any ports; now and then a name that nobody knows.
fn random_board(seed: u64, n_nodes: usize, n_edges: usize) -> Document {
    let mut rng = fastrand::Rng::with_seed(seed);
    let catalog = Catalog::builtin();
    let kinds: Vec<_> = catalog.kinds_in_order().collect();
    let mut edits = Vec::new();
    let mut placed = BTreeMap::new();
    for i in 0..n_nodes {
        let kind = kinds[rng.usize(..kinds.len())];
        let id = format!("n{i}");
        let known = rng.u8(..) > 12;
        let name = if known {
            kind.id.clone()
        } else {
            "unheard_of".into()
        };
        edits.push(Edit::AddNode(Node::new(id.as_str().into(), name)));
        placed.insert(i, (id, kind));
    }
    for i in 0..n_edges {
        let (from, to) = (
            &placed[&rng.usize(..n_nodes)],
            &placed[&rng.usize(..n_nodes)],
        );
        let Some(output) = rng.choice(&from.1.outputs) else {
            continue;
        };
        let Some(input) = rng.choice(&to.1.inputs) else {
            continue;
        };
        let payload = match rng.u8(..10) {
            0 => None,
            1 => Some("unheard_of".into()),
            _ => rng.choice(&output.emits).cloned(),
        };
        let port = if rng.u8(..20) == 0 {
            "elsewhere".into()
        } else {
            input.name.clone()
        };
        edits.push(Edit::AddEdge(Edge::new(
            format!("e{i}").into(),
            EdgeEnd::new(from.0.as_str(), output.name.clone()),
            EdgeEnd::new(to.0.as_str(), port),
            payload,
        )));
    }
    let mut document = Document::default();
    apply(&mut document, &edits);
    document
}

#[test]
fn the_page_of_rules_says_what_the_rules_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/RULES.md");
    let now = mlboard::rules::markdown();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("the page can be written");
    }
    let page = std::fs::read_to_string(&path).expect("the page of rules");
    assert!(
        page == now,
        "assets/RULES.md is not what the rules say; UPDATE=1 cargo test writes it"
    );
    for rule in RULES.iter() {
        assert!(
            page.contains(&format!("### {} {}", rule.id, rule.title)),
            "{}",
            rule.id
        );
    }
}

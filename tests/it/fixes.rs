//! Ways to mend findings, tried on every board of every rule's case file.

use std::collections::BTreeSet;

use mlboard::catalog::Catalog;
use mlboard::file;
use mlboard::model::{Document, FindingKey, Value, apply};
use mlboard::rules::{Diagnostic, Report, Sandbox, Severity, check, fixes};

use crate::board_text::board;
use crate::cases;

fn errors(report: &Report) -> BTreeSet<FindingKey> {
    let found = report.diagnostics();
    let errors =
        found.filter(|found| found.severity() == Severity::Error && found.acknowledged.is_none());
    errors.map(Diagnostic::key).collect()
}

#[test]
fn every_fix_on_offer_leaves_fewer_findings_and_no_new_error_and_undoes_to_the_byte() {
    let catalog = Catalog::builtin();
    let (mut n_offered, mut mended_rules) = (0, BTreeSet::new());
    let mut differences = cases::Differences::default();
    for path in cases::files("rules") {
        let id = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        for (section, _) in differences.check(&path, |text| tell(text, &id)) {
            let document = board(&section.input);
            let mut trial = Sandbox::new(document.clone(), catalog);
            let (before, text) = (check(&document, catalog), file::write(&document));
            for finding in before
                .diagnostics()
                .filter(|found| found.acknowledged.is_none())
            {
                for fix in trial.fixes(catalog, finding) {
                    let mut mended = document.clone();
                    let patch = apply(&mut mended, &fix.edits);
                    let after = check(&mended, catalog);
                    let what = format!(
                        "{id}, {}: {} for {}",
                        section.heading, fix.does, finding.rule.id
                    );
                    let count = |report: &Report| report.counts().at_least(Severity::Advice);
                    assert!(count(&after) < count(&before), "{what}");
                    assert!(errors(&after).is_subset(&errors(&before)), "{what}");
                    patch.inverse().apply(&mut mended);
                    assert_eq!(file::write(&mended), text, "{what}");
                    n_offered += 1;
                    mended_rules.insert(finding.rule.id);
                }
            }
        }
    }
    differences.report();
    assert!(n_offered > 1_100, "{n_offered} fixes on offer");
    assert!(
        mended_rules.len() > 95,
        "{} rules can be mended: {mended_rules:?}",
        mended_rules.len()
    );
}

/// What the case file expects, so that it is read the same way as by the test of the rules.
fn tell(text: &str, rule: &str) -> String {
    crate::rules::lines(&check(&board(text), Catalog::builtin()), rule)
}

fn does(document: &Document, rule: &str) -> Vec<String> {
    let report = check(document, Catalog::builtin());
    let finding = report.diagnostics().find(|found| found.rule.id == rule);
    let finding = finding.unwrap_or_else(|| panic!("{rule} is not found"));
    let offered = fixes(document, Catalog::builtin(), finding);
    offered.into_iter().map(|fix| fix.does).collect()
}

#[test]
fn a_registry_comes_between_with_the_evidence_that_there_is() {
    let bare = "d = dataset_builder\nt = trainer\nm = model_server\no = pipeline_orchestrator\n\
        d.train > t.train: training_set\nt.model > m.model: model_artifact\n";
    let offered = does(&board(bare), "RL001");
    assert!(offered.iter().all(|fix| fix == "Insert a model registry") && !offered.is_empty());
    let judged = format!(
        "{bare}v = offline_evaluator\nt.model > v.model: model_artifact\nd.test > v.eval_set: eval_set\n"
    );
    let document = board(&judged);
    let report = check(&document, Catalog::builtin());
    let finding = report.diagnostics().find(|found| found.rule.id == "RL001");
    let offered = fixes(&document, Catalog::builtin(), finding.expect("RL001"));
    let mut mended = document.clone();
    apply(&mut mended, &offered.first().expect("a fix").edits);
    let after = check(&mended, Catalog::builtin());
    assert!(after.diagnostics().all(|found| found.rule.id != "RL002"));
}

/// What the only fix on offer sets the property of `a` to.
fn set_by_the_fix(text: &str, rule: &str, property: &str) -> Option<Value> {
    let mut document = board(text);
    let report = check(&document, Catalog::builtin());
    let finding = report.diagnostics().find(|found| found.rule.id == rule)?;
    let offered = fixes(&document, Catalog::builtin(), finding);
    apply(&mut document, &offered.first()?.edits);
    let node = document.diagram().node(&"a".into())?;
    node.properties.get(property).cloned()
}

#[test]
fn fixes_plan_with_the_constants_of_the_board() {
    let index = "a = ann_index(vectors = 100000000; dimension = 256; node_memory_gb = 64)\n";
    let parts = |constant: &str| set_by_the_fix(&format!("{index}{constant}"), "SV015", "shards");
    assert_eq!(parts(""), Some(Value::Int(3)));
    assert_eq!(
        parts("constant node_memory_share = 0.5"),
        Some(Value::Int(5))
    );
    let model = "c = client_app\ng = api_gateway\na = llm_server(replicas = 2; capacity_qps = 1000; tpot_ms = 25)\n\
        c.request > g.request: request\ng.request > a.prompt: request\n\
        a.generation > g.result: generation\ng.response > c.response: response\nrequire qps_peak = 50\n";
    let replicas =
        |constant: &str| set_by_the_fix(&format!("{model}{constant}"), "SV018", "replicas");
    let (planned, packed) = (replicas(""), replicas("constant target_utilisation = 0.9"));
    assert!(
        planned.is_some() && packed.is_some(),
        "{planned:?} {packed:?}"
    );
    assert_ne!(planned, packed);
}

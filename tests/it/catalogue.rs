//! Systems that could not be said before their kinds, types and ports were there.

use std::fmt::Write as _;

use mlboard::catalog::{Catalog, Fit, Kind, Role};
use mlboard::pipeline;
use mlboard::rules::check;

use crate::board_text::board;

/// Rules about what may stand on a board and be joined there.
const LANGUAGE: [&str; 7] = [
    "DF001", "DF002", "DF012", "DF016", "MB001", "MB003", "EV015",
];

fn legal(what: &str, text: &str) {
    let mut document = board(text);
    pipeline::complete(&mut document, Catalog::builtin());
    let report = check(&document, Catalog::builtin());
    let found: Vec<&str> = report
        .diagnostics()
        .filter(|found| LANGUAGE.contains(&found.rule.id))
        .map(|found| found.message.as_str())
        .collect();
    assert_eq!(found, Vec::<&str>::new(), "{what}");
}

#[test]
fn what_the_trust_list_could_not_say_is_legal() {
    for (what, text) in SAID {
        legal(what, text);
    }
}

/// What an engineer wants to say, and the board that says it. Components that need more than the sentence have it.
const SAID: &[(&str, &str)] = &[
    (
        "predictions are published to a stream",
        "c = client_app\nr = model_registry\nt = pretrained_model\nm = model_server\ns = event_stream\nl = data_lake\nt > r\nr > m\nc > m\nm.predictions > s.events: predictions\ns > l",
    ),
    (
        "a model labels",
        "d = content_corpus\nm = pretrained_model\na = annotation_task(labeller = model_assisted)\nm.model > a.model: model_artifact\nd.content > a.items: images",
    ),
    (
        "a learned re-ranker",
        "c = client_app\ng = candidate_generator\np = policy_reranker\nt = pretrained_model\nr = model_registry\nt > r\nc > g\ng > p\nr.model > p.model: model_artifact",
    ),
    (
        "pictures come through the front door",
        "c = client_app\ng = api_gateway\nr = model_registry\nt = pretrained_model\nm = model_server\nt > r\nr > m\nc.content > g.request: images\ng.content > m.input: images\nm.predictions > g.result: predictions\ng > c",
    ),
    (
        "a mixture of experts",
        "c = client_app\nl = llm_server(params = 671000000000.0; active_params = 37000000000.0)\nc > l",
    ),
    (
        "summaries are written in batch",
        "d = content_corpus\nt = pretrained_model\nb = batch_predictor\nk = kv_store\nt > b\nd.content > b.input: text\nb.predictions > k.entries: text",
    ),
    (
        "a batch job gives vectors to an index",
        "d = content_corpus\nt = pretrained_model\nb = batch_predictor\ni = index_builder\nt > b\nd.content > b.input: text\nb.predictions > i.items: embeddings",
    ),
    (
        "a campaign has a hold-out",
        "l = data_lake\nt = pretrained_model\nb = batch_predictor\nd = decision_engine\nm = delivery_channel\nc = client_app\nx = ab_experiment(design = holdout)\nt > b\nl.data > b.input: records\nb.predictions > d.predictions: predictions\nd > m\nm.messages > c.messages\nx.assignment > d.assignment\nc.events > x.exposures",
    ),
    (
        "the hold-out is made where messages leave, or where people are scored",
        "l = data_lake\nt = pretrained_model\nb = batch_predictor\nm = delivery_channel\nx = ab_experiment\ny = ab_experiment\nt > b\nl.data > b.input: records\nb.predictions > m.messages: ranked_list\nx.assignment > m.assignment\ny.assignment > b.assignment\nm.receipts > x.exposures\nm.receipts > y.exposures",
    ),
    (
        "vectors and predictions are features of a ranker",
        "c = client_app\nq = query_encoder\nk = ranking_service\nm = model_server\ng = candidate_generator\nt = pretrained_model\nc > q\nc > m\nc > g\ng > k\nt > q\nt > k\nt > m\nq.embedding > k.features\nm.predictions > k.features: predictions",
    ),
    (
        "an anomaly alerts somebody",
        "c = client_app\nt = pretrained_model\nm = model_server\nd = decision_engine\na = alert_manager\nt > m\nc > m\nm.predictions > a.alerts: predictions\nm.predictions > d.predictions: predictions\nd.decisions > a.alerts",
    ),
    (
        "search, a database and a model are tools",
        "c = client_app\np = prompt_builder\nl = vendor_endpoint\nt = tool_executor\ni = inverted_index\nd = app_database\ndocs = content_corpus\nm = model_server\nb = pretrained_model\nc > p\np > l\nl.tool_calls > t.calls\nt > i\ni > t\nt > d\nd > t\nt > m\nm.predictions > t.answers: predictions\nb > m\ndocs.content > i.contents: text\nt.results > p.tool_results: records",
    ),
    (
        "an answer goes back to the agent as the tool result of a search",
        "c = client_app\nt = tool_executor\ni = inverted_index\nd = content_corpus\nl = llm_server\nc > l\nl.tool_calls > t.calls\nd.content > i.contents: text\nt.results > i.query: records",
    ),
    (
        "training stays on the phone, and updates are averaged",
        "c = client_app\nd = device_trainer\na = federated_aggregator\nr = model_registry\no = on_device_runtime\nc.events > d.examples\nr.model > d.model\nd.update > a.updates\na.model > r.model\na.rounds > d.control\nr.model > o.model\nc.request > o.input",
    ),
    (
        "twelve trillion parameters, nearly all of them sparse",
        "d = dataset_builder(supervision = self_supervised)\nl = data_lake\nt = trainer(params = 12000000000000.0; sparse_params = 11900000000000.0)\nl.data > d.features: records\nd > t",
    ),
    (
        "a vendor's answers are judged without its weights",
        "d = dataset_builder(supervision = self_supervised)\nl = data_lake\nv = vendor_endpoint\np = prompt_builder\nc = client_app\nj = answer_judge\ne = offline_evaluator\nl.data > d.features: text\nc > p\np > v\nv.generation > j.answers\nd.test > j.references\nv.generation > e.answers\nd.test > e.eval_set",
    ),
    (
        "one gateway before several models",
        "c = client_app(kind = server)\ng = model_router(policy = cascade)\na = llm_server\nb = vendor_endpoint\nc > g\ng.prompt > a.prompt: request\ng.prompt > b.prompt: request\na.generation > g.answers\nb.generation > g.answers\ng.answers > c.response: generation",
    ),
    (
        "agents hand over to one another and remember",
        "c = client_app\no = agent_orchestrator(pattern = hierarchical)\nw = vendor_endpoint\nk = vendor_endpoint\nm = agent_memory\nt = tool_executor\nc > o\no.tasks > w.prompt: prompt\no.tasks > k.prompt: prompt\nw.generation > o.results\nk.generation > o.results\no.tool_calls > t.calls\nt.results > o.results: records\nm.memories > o.memory: records\no.memories > m.writes: text\nc.request > m.lookup\no.answer > c.response: generation",
    ),
    (
        "writer and critic",
        "c = client_app\nw = agent_orchestrator\nl = llm_server\nk = llm_server\nc > w\nw.tasks > l.prompt: prompt\nl.generation > w.results\nw.tasks > k.prompt: prompt\nk.generation > w.results\nw.answer > c.response: generation",
    ),
    (
        "erasure reaches caches, stores and logs",
        "e = consent_manager\nc = client_app\nr = result_cache\nk = kv_store\np = prediction_logger\ns = event_stream\nm = agent_memory\nq = model_server\nt = pretrained_model\nt > q\nc > q\nc.feedback > e.requests\nq.predictions > r.fill: predictions\nc > r\nq.predictions > k.entries: predictions\nq.predictions > p.predictions: predictions\nc.events > s.events\nq.predictions > m.writes: text\ne.control > r.erasure\ne.control > k.erasure\ne.control > p.erasure\ne.control > s.erasure\ne.control > m.erasure",
    ),
    (
        "the warehouse writes scores into the sales system",
        "c = client_app\nl = data_lake\nt = pretrained_model\nb = batch_predictor\ne = reverse_etl\nd = app_database\nt > b\nc.events > l.data\nl.data > b.input: raw_events\nb.predictions > l.data: predictions\nl.data > e.data: predictions\ne.data > d.writes: predictions",
    ),
    (
        "one definition of features for training and serving",
        "l = data_lake\nf = batch_feature_pipeline\nv = feature_view\nd = dataset_builder(supervision = self_supervised)\no = online_feature_store\nl.data > f.data: records\nf > v\nv.features > d.features: features_offline\nv.features > o.writes: features_offline",
    ),
    (
        "a graph is walked for facts",
        "d = content_corpus\nl = batch_predictor\nt = pretrained_model\ng = knowledge_graph\np = prompt_builder\nc = client_app\nt > l\nd.content > l.input: text\nl.predictions > g.facts: predictions\nc.request > g.query\ng.facts > p.context: graph\nc > p",
    ),
    (
        "a car's logs are replayed before a release",
        "c = client_app(kind = vehicle)\nl = data_lake\nr = model_registry\nt = pretrained_model\ns = simulator\nu = rollout_controller\nt > r\nc.content > l.data: point_clouds\nc.content > l.data: sensor_series\nl.data > s.scenarios: point_clouds\nr.model > s.model\nr.model > u.model\ns.report > u.guard",
    ),
    (
        "a commit builds the pipeline, and runs are tracked and searched",
        "ci = ci_cd\no = pipeline_orchestrator\nl = data_lake\nd = dataset_builder(supervision = self_supervised)\nt = trainer\nx = experiment_tracker\nh = hyperparameter_search\nr = model_registry\ng = dataset_registry\nci > o\no.control > t.control\nh.control > t.control\nt.metrics > h.results\nt.metrics > x.runs\nl.data > d.features: records\nd.train > g.datasets: training_set\ng.datasets > t.train: training_set\nt > r\no.control > d.control",
    ),
    (
        "prompts are versioned, evaluated and released",
        "c = client_app\nr = prompt_registry\np = prompt_builder\nv = vendor_endpoint\nj = answer_judge\nr.prompt > p.template\nc > p\np > v\nv.generation > j.answers\nj.report > r.report",
    ),
    (
        "people choose the better of two answers, and a policy is tuned on them",
        "v = llm_server\nc = client_app\na = annotation_task\nd = dataset_builder\nt = trainer\nc > v\nv.generation > a.items\nv.generation > d.features\na.labels > d.labels: preferences\nd > t",
    ),
    (
        "a worker takes uploads off a queue and calls a vendor",
        "c = client_app\nd = content_corpus\nw = nearline_worker\nv = vendor_endpoint\nk = kv_store\nc.content > d.uploads: documents\nd.content > w.events: documents\nw > v\nv.generation > w.answers\nw.results > k.entries: text",
    ),
    (
        "charge-backs come from outside as labels",
        "x = external_feed\nl = data_lake\nd = dataset_builder\nx.data > d.labels: labels\nl.data > d.features: records",
    ),
    (
        "the index filters by rights, and the cache key has them",
        "c = client_app\nd = content_corpus\ni = inverted_index(filters = {permissions tenant})\nr = result_cache(key_includes = {rights tenant})\nd.content > i.contents: text\nc > i\nc > r\nm = model_server\nt = pretrained_model\nt > m\nc > m\nm.predictions > r.fill: predictions",
    ),
];

#[test]
fn detours_are_ones_an_engineer_would_draw() {
    let catalog = Catalog::builtin();
    for kind in [
        "client_app",
        "app_database",
        "human_review",
        "pretrained_model",
        "note",
    ] {
        assert!(!catalog.kind(kind).expect(kind).detour, "{kind}");
    }
    // Whatever is led wherever, no people, systems of record or jobs that run others are proposed to stand between,
    // and no store as if it changed what it keeps.
    let report = check(&board(&every_wrong_edge(catalog)), catalog);
    let mut n_hints = 0;
    for found in report
        .diagnostics()
        .filter(|found| found.rule.id == "DF001")
    {
        let Some((_, hint)) = found.message.split_once("Between them could stand: ") else {
            continue;
        };
        n_hints += 1;
        for kind in catalog
            .kinds_in_order()
            .filter(|kind| !kind.detour || kind.has_role(Role::PassThrough))
        {
            let proposed = hint
                .trim_end_matches('.')
                .split([','])
                .flat_map(|part| part.split(" or "));
            let is_proposed = proposed.map(str::trim).any(|name| name == kind.name);
            assert!(!is_proposed, "{}", found.message);
        }
    }
    assert!(n_hints > 50, "{n_hints} hints");
}

/// A board on which each data type is led to every input that does not take it.
fn every_wrong_edge(catalog: &Catalog) -> String {
    let mut text = String::new();
    let with_inputs = || {
        catalog
            .kinds_in_order()
            .filter(|kind| !kind.inputs.is_empty())
    };
    for kind in with_inputs() {
        writeln!(text, "t_{0} = {0}", kind.id).expect("text");
    }
    for payload in catalog.payloads() {
        let sends = |kind: &&Kind| {
            kind.outputs
                .iter()
                .any(|port| port.emits.contains(&payload.id))
        };
        let source = catalog
            .kinds_in_order()
            .find(sends)
            .expect("somebody sends it");
        let port = source
            .outputs
            .iter()
            .find(|port| port.emits.contains(&payload.id))
            .expect("a port");
        writeln!(text, "s_{} = {}", payload.id, source.id).expect("text");
        for kind in with_inputs() {
            for input in kind
                .inputs
                .iter()
                .filter(|input| catalog.accepts(input, payload.id.as_str()) == Fit::No)
            {
                let from = format!("s_{}.{}", payload.id, port.name);
                writeln!(
                    text,
                    "{from} > t_{}.{}: {}",
                    kind.id, input.name, payload.id
                )
                .expect("text");
            }
        }
    }
    text
}

/// What a line of `last_release.txt` says.
struct OldWord<'a> {
    sort: &'a str,
    kind: &'a str,
    name: &'a str,
    rest: Vec<&'a str>,
}

fn old_words(text: &str) -> impl Iterator<Item = OldWord<'_>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut words = line.split(' ');
        let sort = words.next().expect(line);
        let what = words.next().expect(line);
        let (kind, name) = what.split_once('.').unwrap_or((what, ""));
        OldWord {
            sort,
            kind,
            name,
            rest: words.collect(),
        }
    })
}

#[test]
fn everything_a_board_of_the_last_release_says_can_still_be_said() {
    let catalog = Catalog::builtin();
    let text = include_str!("../cases/last_release.txt");
    let mut n_words = 0;
    for word in old_words(text) {
        n_words += 1;
        let OldWord {
            sort,
            kind,
            name,
            rest,
        } = word;
        if sort == "requirement" {
            assert!(catalog.requirement(kind).is_some(), "requirement {kind}");
            continue;
        }
        let known = catalog
            .kind(kind)
            .unwrap_or_else(|| panic!("no kind {kind}"));
        match sort {
            "kind" => (),
            "in" => {
                let port = known
                    .input(name)
                    .unwrap_or_else(|| panic!("no input {kind}.{name}"));
                let lost: Vec<_> = rest
                    .iter()
                    .filter(|id| !port.accepts.iter().any(|p| p.as_str() == **id))
                    .collect();
                assert!(lost.is_empty(), "{kind}.{name} no longer accepts {lost:?}");
            }
            "out" => {
                let port = known
                    .output(name)
                    .unwrap_or_else(|| panic!("no output {kind}.{name}"));
                let lost: Vec<_> = rest
                    .iter()
                    .filter(|id| !port.emits.iter().any(|p| p.as_str() == **id))
                    .collect();
                assert!(lost.is_empty(), "{kind}.{name} no longer sends {lost:?}");
            }
            "property" => old_property(known, name, &rest),
            other => panic!("{other} is nothing a board says"),
        }
    }
    assert!(n_words > 500, "the list is whole");
}

/// Its limits are as wide, and its values are there.
fn old_property(kind: &Kind, name: &str, rest: &[&str]) {
    let what = format!("{}.{name}", kind.id);
    let spec = kind
        .property(name)
        .unwrap_or_else(|| panic!("no property {what}"));
    let (least, most) = spec.value.limits();
    let number = |text: &str| text.parse::<f64>().ok();
    if let Some(least_then) = number(rest[0]) {
        assert!(
            least.is_some_and(|now| now <= least_then),
            "{what} is above {least_then} now"
        );
    }
    if let Some(most_then) = number(rest[1]) {
        assert!(
            most.is_some_and(|now| now >= most_then),
            "{what} is below {most_then} now"
        );
    }
    let values = rest.get(2).map_or("", |values| values);
    for value in values.split('|').filter(|value| !value.is_empty()) {
        assert!(
            spec.value.listed().iter().any(|now| now == value),
            "{what} lacks {value}"
        );
    }
}

//! The built program, driven as people and scripts drive it.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;
use tempfile::TempDir;

/// A board with an error, a warning that is accepted, and a label of its own.
const BAD: &str = r#"(
    version: 1,
    nodes: {
        "m": (kind: "model_server", label: "Scorer"),
        "t": (kind: "trainer"),
    },
    edges: [
        (id: "e1", from: "t.model", to: "m.input", payload: "model_artifact"),
    ],
    acknowledged: [
        (rule: "DF007", nodes: ["m"], reason: "its answers are read by hand"),
    ],
)
"#;

/// A flow that is there twice, and two numbers that were mixed up.
const TWICE: &str = r#"(
    version: 1,
    nodes: {
        "g": (kind: "api_gateway", properties: {"p50_ms": 90.0, "p99_ms": 9.0}),
        "r": (kind: "model_registry"),
        "m": (kind: "model_server"),
    },
    edges: [
        (id: "e1", from: "r.model", to: "m.model", payload: "model_artifact"),
        (id: "e2", from: "r.model", to: "m.model", payload: "model_artifact"),
    ],
)
"#;

fn mlboard(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command.current_dir(folder);
    command.env("MLBOARD_CONFIG", folder.join("settings"));
    for display in ["DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR"] {
        command.env_remove(display);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = mlboard(folder);
    command.args(arguments).stdin(Stdio::null());
    command.output().expect("the program runs")
}

/// Runs with something on standard input.
fn pipe(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = mlboard(folder);
    command.args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut stdin = child.stdin.take().expect("its input");
    // It may stop reading before the end.
    drop(stdin.write_all(input));
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("results are text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are text")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

fn json(output: &Output) -> Json {
    serde_json::from_str(&out(output)).expect("exactly one JSON value")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn every_template_is_clean_and_comes_out_of_new_as_it_ships() {
    let folder = folder(&[]);
    let listed = json(&run(folder.path(), &["templates", "--format", "json"]));
    let cases = listed.as_array().expect("a list");
    assert_eq!(cases.len(), 18, "{listed}");
    for case in cases {
        let id = case["id"].as_str().expect("an id");
        let made = run(folder.path(), &["new", id]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        let file = format!("{id}.ron");
        assert_eq!(out(&made), format!("{file}\n"));
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("templates")
            .join(&file);
        let text = |path: &Path| std::fs::read_to_string(path).expect("a board");
        assert_eq!(text(&folder.path().join(&file)), text(&shipped));

        let checked = run(folder.path(), &["check", &file]);
        assert_eq!(code(&checked), 0, "{}", out(&checked));
        assert_eq!(err(&checked), "", "nothing to mend");
        assert_eq!(code(&run(folder.path(), &["fmt", "--check", &file])), 0);
        assert!(case["difficulty"].is_string() && case["task_kind"].is_string());
        assert!(case["n_failures"].as_u64() >= Some(5), "{case}");

        let unsolved = run(folder.path(), &["new", id, "--unsolved", "-o", "-"]);
        let template = mlboard::templates::find(id).expect("it ships");
        let to_draw = mlboard::file::write(&template.to_draw());
        assert_eq!(out(&unsolved), to_draw);
    }
}

#[test]
fn check_speaks_like_a_compiler() {
    let folder = folder(&[("bad.ron", BAD)]);
    let output = run(folder.path(), &["check", "bad.ron"]);
    assert_eq!(code(&output), 1);
    let text = out(&output);
    assert!(
        text.starts_with(
            "bad.ron: error[DF001] Training job.model sends “Model”, but Scorer.input accepts"
        ),
        "{text}"
    );
    assert!(
        text.contains("\n  at e1\n  fix: Insert the component"),
        "{text}"
    );
    assert!(text.contains("bad.ron: acknowledged[DF007]"), "{text}");
    assert!(
        text.contains("\n  reason: its answers are read by hand\n"),
        "{text}"
    );
    let summary = text.lines().last().expect("a summary");
    assert_eq!(summary, "bad.ron: 1 error, 1 advice, 1 acknowledged");
    assert!(!text.contains('\x1b'), "no colours in a pipe");
}

#[test]
fn check_writes_sarif_that_code_hosts_read() {
    let folder = folder(&[("a bad.ron", BAD)]);
    let output = run(folder.path(), &["check", "--format", "sarif", "a bad.ron"]);
    assert_eq!(code(&output), 1);
    let log = json(&output);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(rules.len() >= 144 && !results.is_empty());
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let index = usize::try_from(index).expect("a small one");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let level = result["level"].as_str().expect("a level");
        assert!(["error", "warning", "note"].contains(&level));
        let file = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(file, "a%20bad.ron");
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
    }
    let accepted = results.iter().find(|result| result["ruleId"] == "DF007");
    let reason = &accepted.expect("DF007")["suppressions"][0]["justification"];
    assert_eq!(reason, "its answers are read by hand");
}

#[test]
fn which_findings_count_can_be_said() {
    let own = "{\n    \"DF001\": \"advice\",\n    \"DG\": \"error\",\n    \"RL\": \"loud\",\n}\n";
    let folder = folder(&[("bad.ron", BAD), ("rules.ron", own)]);
    let check = |args: &[&str]| {
        let args: Vec<&str> = ["check", "bad.ron"].iter().chain(args).copied().collect();
        run(folder.path(), &args)
    };
    let output = check(&[]);
    let text = out(&output);
    assert!(text.contains("advice[DF001]"), "{text}");
    let told = err(&output);
    assert!(
        told.contains("rules.ron:3: there is no rule or family `DG`"),
        "{told}"
    );
    assert!(
        told.contains("rules.ron:4: expected one of error,"),
        "{told}"
    );

    let text = out(&check(&["--deny", "DF001", "--allow", "rl,MN008"]));
    assert!(text.contains("error[DF001]"), "{text}");
    assert!(!text.contains("[RL") && !text.contains("MN008"), "{text}");

    let all = "DF,DH,RL,SV,MN,EV,SP,RQ,MB";
    let output = check(&["--allow", all, "--severity", "advice"]);
    assert_eq!(
        (code(&output), out(&output).as_str()),
        (0, "bad.ron: no findings\n")
    );

    let output = check(&["--deny", "DF01"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("there is no rule or family `DF01` (did you mean"));
}

#[test]
fn fix_mends_what_it_can_and_says_so() {
    let folder = folder(&[("bad.ron", TWICE)]);
    let fix = |args: &[&str]| {
        let args: Vec<&str> = ["fix", "bad.ron"].iter().chain(args).copied().collect();
        run(folder.path(), &args)
    };
    let text = || std::fs::read_to_string(folder.path().join("bad.ron")).expect("a board");
    let before = text();
    let output = fix(&["--dry-run"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let told = out(&output);
    assert!(
        told.lines()
            .last()
            .is_some_and(|line| line.ends_with("would be fixed")),
        "{told}"
    );
    assert_eq!(text(), before, "a dry run changes nothing");

    let n = |output: &Output| {
        out(output)
            .lines()
            .filter(|line| line.contains("  fix: "))
            .count()
    };
    let found = n(&run(folder.path(), &["check", "bad.ron"]));
    assert_eq!(code(&fix(&[])), 0);
    assert!(!text().contains("e2"), "what is there twice is there once");
    assert!(
        text().contains("\"p50_ms\": 90.0"),
        "the rest is left to people"
    );
    assert_eq!(code(&fix(&["--unsafe-fixes"])), 0);
    assert!(text().contains("\"p50_ms\": 9.0"), "{}", text());
    assert!(n(&run(folder.path(), &["check", "bad.ron"])) < found);
    let again = text();
    assert!(out(&fix(&["--unsafe-fixes"])).ends_with("0 findings mended\n"));
    assert_eq!(text(), again, "what is mended stays as it is");

    let output = fix(&["--rule", "DF999"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("there is no rule or family `DF999`"));
}

#[test]
fn coverage_says_what_is_looked_after_and_what_is_not_clarified() {
    let folder = folder(&[]);
    let path = folder.path();
    assert_eq!(
        code(&run(path, &["new", "ad_click_prediction", "-o", "a.ron"])),
        0
    );
    let told = run(path, &["coverage", "a.ron"]);
    let text = out(&told);
    assert!(text.contains("loop: Click trainer: learns"), "{text}");
    assert!(
        text.contains("not clarified: adversarial (not evaluated: "),
        "{text}"
    );
    let told = json(&run(path, &["coverage", "a.ron", "--format", "json"]));
    let board = &told[0];
    assert!(board["covered"].as_u64() <= board["of"].as_u64());
    let watched = board["watched"].as_array().expect("a list");
    assert!(
        watched.iter().any(|watch| watch["sort"] == "Model"
            && !watch["monitors"].as_array().is_none_or(Vec::is_empty)),
        "{watched:?}"
    );
    assert_eq!(code(&run(path, &["coverage", "none.ron"])), 2);
}

#[test]
fn check_writes_exactly_one_json_list() {
    let folder = folder(&[("bad.ron", BAD), ("worse.ron", BAD)]);
    let output = run(
        folder.path(),
        &["check", "--format", "json", "bad.ron", "worse.ron"],
    );
    assert_eq!(code(&output), 1);
    let found = json(&output);
    let found = found.as_array().expect("a list");
    let files: Vec<&str> = found.iter().filter_map(|f| f["file"].as_str()).collect();
    assert_eq!(files.len(), found.len());
    assert!(files.is_sorted() && files.contains(&"worse.ron"));
    let first = &found[0];
    let fields: Vec<&String> = first.as_object().expect("fields").keys().collect();
    let named = [
        "acknowledged",
        "edges",
        "file",
        "message",
        "nodes",
        "rule",
        "severity",
    ];
    assert_eq!(fields, named);
    assert_eq!(first["rule"], "DF001");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["edges"], serde_json::json!(["e1"]));
    assert_eq!(first["acknowledged"], Json::Null);
    let accepted = found
        .iter()
        .find(|f| f["rule"] == "DF007")
        .expect("it stays");
    assert_eq!(accepted["acknowledged"], "its answers are read by hand");

    let clean = pipe(
        folder.path(),
        &["check", "-", "--format", "json"],
        b"(version: 1)",
    );
    assert_eq!((code(&clean), out(&clean).as_str()), (0, "[]\n"));
    let again = run(
        folder.path(),
        &["check", "--format", "json", "bad.ron", "worse.ron"],
    );
    assert_eq!(out(&again), out(&output), "the same twice");
}

#[test]
fn the_asked_severity_decides_what_counts() {
    // Two components without an arrow: warnings and nothing else.
    let board =
        r#"(version: 1, nodes: {"a": (kind: "app_database"), "b": (kind: "content_corpus")})"#;
    let folder = folder(&[("board.ron", board)]);
    let at = |severity| {
        code(&run(
            folder.path(),
            &["check", "board.ron", "--severity", severity],
        ))
    };
    assert_eq!([at("error"), at("warning"), at("advice")], [0, 1, 1]);
    assert_eq!(code(&run(folder.path(), &["check", "board.ron"])), 1);
    assert_eq!(at("fatal"), 2);
}

#[test]
fn a_board_written_by_hand_needs_no_ports_or_types() {
    let board = r#"(version: 1, nodes: {"a": (kind: "client_app"), "b": (kind: "api_gateway")}, edges: [(from: "a", to: "b")])"#;
    let folder = folder(&[]);
    let output = pipe(
        folder.path(),
        &["check", "-", "--format", "json"],
        board.as_bytes(),
    );
    let found = json(&output);
    let rules: Vec<&str> = found
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|finding| finding["rule"].as_str())
        .collect();
    assert!(
        !rules.contains(&"MB005") && !rules.contains(&"DF001"),
        "{found}"
    );
    assert!(rules.contains(&"DF011"), "{found}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_still_checked() {
    let folder = folder(&[
        ("good.ron", "(version: 1)\n"),
        (
            "broken.ron",
            "(\n    version: 1,\n    nodes: {\n        \"a\": (kind: \"trainer\"\n",
        ),
        ("empty.ron", ""),
        ("bytes.ron", ""),
    ]);
    std::fs::write(folder.path().join("bytes.ron"), b"\xff\xfe(version: 1)").expect("a file");
    for (file, message) in [
        ("broken.ron", "line"),
        ("empty.ron", "empty"),
        ("bytes.ron", "UTF-8"),
        ("missing.ron", "missing.ron"),
        (".", "folder"),
    ] {
        let output = run(folder.path(), &["check", file, "good.ron"]);
        assert_eq!(code(&output), 2, "{file}");
        assert!(
            err(&output).starts_with("error: "),
            "{file}: {}",
            err(&output)
        );
        assert!(err(&output).contains(message), "{file}: {}", err(&output));
        assert!(
            err(&output).trim_end().ends_with(file),
            "path last: {}",
            err(&output)
        );
        assert_eq!(out(&output), "good.ron: no findings\n", "{file}");
    }
    let output = run(
        folder.path(),
        &["check", "missing.ron", "good.ron", "--format", "json"],
    );
    assert_eq!((code(&output), out(&output).as_str()), (2, "[]\n"));
}

#[test]
fn what_was_mended_is_said_with_its_line() {
    let board = "(\n    version: 1,\n    nodes: {\n        \"a\": (kind: \"trainer\", at: (1e300, 0)),\n    },\n)\n";
    let folder = folder(&[("board.ron", board)]);
    let output = run(folder.path(), &["check", "board.ron"]);
    assert!(err(&output).contains("board.ron:4: "), "{}", err(&output));
}

#[test]
fn new_never_overwrites_unasked() {
    let folder = folder(&[("mine.ron", "my work")]);
    let refused = run(folder.path(), &["new", "visual_search", "-o", "mine.ron"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("--force"), "{}", err(&refused));
    let text = || std::fs::read_to_string(folder.path().join("mine.ron")).expect("a file");
    assert_eq!(text(), "my work");
    let forced = run(
        folder.path(),
        &["new", "visual_search", "-o", "mine.ron", "--force"],
    );
    assert_eq!(code(&forced), 0, "{}", err(&forced));
    assert!(text().contains("version: 1"));
}

#[test]
fn new_makes_an_empty_board_and_knows_misspelt_cases() {
    let folder = folder(&[]);
    let blank = run(folder.path(), &["new", "blank", "-o", "-"]);
    assert_eq!(code(&blank), 0);
    let read = pipe(folder.path(), &["check", "-"], &blank.stdout);
    assert_eq!(out(&read), "<stdin>: no findings\n");
    let unknown = run(folder.path(), &["new", "visual_serch"]);
    assert_eq!(code(&unknown), 2);
    assert!(
        err(&unknown).contains("did you mean `visual_search`?"),
        "{}",
        err(&unknown)
    );
}

#[test]
fn export_draws_a_picture_of_the_asked_size() {
    let folder = folder(&[]);
    assert_eq!(code(&run(folder.path(), &["new", "visual_search"])), 0);
    let size = |name: &str| {
        let picture = image::open(folder.path().join(name)).expect("a PNG");
        (picture.width(), picture.height(), picture.to_rgba8())
    };
    let export = |name: &str, more: &[&str]| {
        let arguments = [&["export", "visual_search.ron", "-o", name], more].concat();
        let output = run(folder.path(), &arguments);
        assert_eq!(code(&output), 0, "{}", err(&output));
    };
    export("one.png", &["--scale", "0.5"]);
    export("two.png", &["--scale", "1"]);
    export("wide.png", &["--width", "700", "--theme", "dark"]);
    export("bare.png", &["--width", "700", "--transparent"]);
    let (one, two, wide, bare) = (
        size("one.png"),
        size("two.png"),
        size("wide.png"),
        size("bare.png"),
    );
    assert!(two.0.abs_diff(one.0 * 2) <= 1 && two.1.abs_diff(one.1 * 2) <= 1);
    assert_eq!(wide.0, 700);
    assert_eq!(wide.2.get_pixel(0, 0)[3], 255);
    assert_eq!(bare.2.get_pixel(0, 0)[3], 0);
    assert_ne!(
        wide.2.get_pixel(0, 0),
        size("one.png").2.get_pixel(0, 0),
        "dark is not light"
    );

    let piped = run(
        folder.path(),
        &["export", "visual_search.ron", "-o", "-", "--scale", "0.5"],
    );
    let file = std::fs::read(folder.path().join("one.png")).expect("a file");
    assert_eq!(piped.stdout, file, "standard output gets the same picture");
}

#[test]
fn export_refuses_what_makes_no_picture_and_leaves_nothing_behind() {
    let folder = folder(&[("empty.ron", "(version: 1)\n")]);
    assert_eq!(code(&run(folder.path(), &["new", "visual_search"])), 0);
    let case = "visual_search.ron";
    for (arguments, message) in [
        (vec!["export", "empty.ron", "-o", "a.png"], "empty"),
        (vec!["export", case, "-o", "a.tiff"], ".png"),
        (vec!["export", case, "-o", case], ".png"),
        (
            vec!["export", case, "-o", "a.png", "--scale", "1000"],
            "too large",
        ),
        (
            vec!["export", case, "-o", "a.png", "--scale", "-1"],
            "scale",
        ),
        (
            vec!["export", case, "-o", "a.png", "--scale", "nan"],
            "scale",
        ),
        (vec!["export", case, "-o", "a.png", "--width", "0"], "width"),
        (
            vec![
                "export", case, "-o", "a.png", "--scale", "1", "--width", "9",
            ],
            "cannot be used with",
        ),
        (vec!["export", case, "-o", "no/such/folder/a.png"], "a.png"),
        (vec!["export", case], "--output"),
    ] {
        let output = run(folder.path(), &arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", err(&output));
        let told = err(&output).to_lowercase();
        assert!(told.contains(message), "{arguments:?}: {told}");
    }
    let mut left: Vec<String> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    left.sort();
    assert_eq!(left, ["empty.ron", "visual_search.ron"]);
}

#[test]
fn kinds_lists_all_of_them_for_people_and_for_programs() {
    let folder = folder(&[]);
    let listed = json(&run(folder.path(), &["kinds", "--format", "json"]));
    let listed = listed.as_array().expect("a list");
    assert_eq!(
        listed.len(),
        mlboard::catalog::Catalog::builtin()
            .kinds_in_order()
            .count()
    );
    let index = listed
        .iter()
        .find(|kind| kind["id"] == "ann_index")
        .expect("an index");
    assert_eq!(
        index["inputs"][0]["accepts"],
        serde_json::json!(["index", "embeddings"])
    );
    let text = out(&run(folder.path(), &["kinds"]));
    for kind in listed {
        let id = kind["id"].as_str().expect("an id");
        assert!(
            text.lines().any(|line| line.trim_start().starts_with(id)),
            "{id}"
        );
    }
    let found = out(&run(folder.path(), &["kinds", "milvus"]));
    assert!(
        found.contains("ann_index") && !found.contains("trainer"),
        "{found}"
    );
    assert_eq!(code(&run(folder.path(), &["kinds", "qqqqqqqq"])), 1);
}

#[test]
fn explain_knows_rules_components_and_data_types() {
    let folder = folder(&[]);
    for rule in mlboard::rules::RULES.iter() {
        let output = run(folder.path(), &["explain", &rule.id.to_lowercase()]);
        assert_eq!(code(&output), 0, "{}", rule.id);
        let words: Vec<String> = out(&output).split_whitespace().map(str::to_owned).collect();
        let told = words.join(" ");
        let source = mlboard::text::with_works_named(rule.source);
        for text in [rule.title, rule.condition, rule.why, rule.fix, &source] {
            assert!(told.contains(text), "{} says: {text}\n{told}", rule.id);
        }
    }
    let kind = out(&run(folder.path(), &["explain", "ann_index"]));
    assert!(
        kind.contains("Output     candidates") && kind.contains("vectors = "),
        "{kind}"
    );
    let payload = out(&run(folder.path(), &["explain", "embeddings"]));
    assert!(
        payload.contains("Accepted by") && payload.contains("ann_index"),
        "{payload}"
    );
    let unknown = run(folder.path(), &["explain", "DF0001"]);
    assert_eq!(code(&unknown), 2);
    assert!(
        err(&unknown).contains("did you mean `DF001`?"),
        "{}",
        err(&unknown)
    );
    let list = out(&run(folder.path(), &["explain"]));
    assert!(
        mlboard::rules::RULES
            .iter()
            .all(|rule| list.contains(rule.id)),
        "{list}"
    );
}

#[test]
fn fmt_rewrites_only_what_differs_and_keeps_comments_unless_told() {
    let sloppy = "(version: 1, nodes: {\"b\": (kind: \"trainer\"), \"a\": (kind: \"note\")})";
    let commented = "// my board\n(version: 1, nodes: {\"a\": (kind: \"trainer\")})\n";
    let folder = folder(&[("sloppy.ron", sloppy), ("commented.ron", commented)]);
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a file");

    let checked = run(folder.path(), &["fmt", "--check", "sloppy.ron"]);
    assert_eq!(
        (code(&checked), out(&checked).as_str()),
        (1, "sloppy.ron\n")
    );
    assert_eq!(text("sloppy.ron"), sloppy, "--check changes nothing");

    let written = run(folder.path(), &["fmt", "sloppy.ron"]);
    assert_eq!(
        (code(&written), out(&written).as_str()),
        (0, "sloppy.ron\n")
    );
    let tidy = text("sloppy.ron");
    assert!(tidy.find("\"a\"") < tidy.find("\"b\""), "sorted: {tidy}");
    assert_eq!(
        out(&run(folder.path(), &["fmt", "sloppy.ron"])),
        "",
        "nothing left to do"
    );
    assert_eq!(
        out(&pipe(folder.path(), &["fmt", "-"], sloppy.as_bytes())),
        tidy
    );

    let refused = run(folder.path(), &["fmt", "commented.ron"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("1 comment"), "{}", err(&refused));
    assert_eq!(text("commented.ron"), commented);
    assert_eq!(
        code(&run(
            folder.path(),
            &["fmt", "commented.ron", "--drop-comments"]
        )),
        0
    );
    assert!(!text("commented.ron").contains("//"));
}

#[test]
fn a_board_from_a_newer_program_is_checked_and_never_rewritten() {
    let newer = "(version: 9, nodes: {\"a\": (kind: \"query_encoder\")}, holograms: [1, 2])\n";
    let folder = folder(&[("newer.ron", newer)]);
    let checked = run(folder.path(), &["check", "newer.ron"]);
    assert_eq!(code(&checked), 1, "its encoder gets no query");
    assert!(err(&checked).contains("newer mlboard"), "{}", err(&checked));
    assert_eq!(code(&run(folder.path(), &["fmt", "newer.ron"])), 2);
    let text = std::fs::read_to_string(folder.path().join("newer.ron")).expect("a file");
    assert_eq!(text, newer);
}

#[test]
fn a_reader_that_goes_away_ends_the_output_quietly() {
    let folder = folder(&[("bad.ron", BAD)]);
    let many = vec!["bad.ron"; 300];
    for arguments in [
        vec!["kinds", "--format", "json"],
        [vec!["check"], many].concat(),
    ] {
        let mut child = mlboard(folder.path())
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut first = [0; 16];
        let mut stdout = child.stdout.take().expect("its output");
        stdout.read_exact(&mut first).expect("something is written");
        drop(stdout);
        let output = child.wait_with_output().expect("the program ends");
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{:?}",
            output.status
        );
        assert_eq!(err(&output), "");
    }
}

#[test]
fn a_name_that_is_neither_file_nor_command_opens_no_window() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["chekc"]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("no such file or command"),
        "{}",
        err(&output)
    );
    let with_its_argument = run(folder.path(), &["chekc", "board.ron"]);
    assert_eq!(code(&with_its_argument), 2);
    assert!(
        err(&with_its_argument).contains("no such file or command")
            && err(&with_its_argument).trim_end().ends_with(": chekc"),
        "{}",
        err(&with_its_argument)
    );
    let wrong = run(folder.path(), &["check"]);
    assert_eq!(code(&wrong), 2);
    let help = run(folder.path(), &["--help"]);
    assert_eq!(code(&help), 0);
    for command in [
        "new",
        "check",
        "export",
        "kinds",
        "explain",
        "templates",
        "fmt",
    ] {
        assert!(out(&help).contains(command), "{command}");
    }
}

#[test]
fn the_bound_may_stand_before_the_command_and_a_board_may_not() {
    let folder = folder(&[(
        "b.ron",
        "(version: 1, nodes: {\"a\": \"trainer\", \"b\": \"trainer\"})",
    )]);
    for arguments in [
        &["--limit", "1", "check", "b.ron"][..],
        &["check", "--limit", "1", "b.ron"],
        &["check", "b.ron", "--limit", "1"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(err(&output).contains("--limit 2"), "{}", err(&output));
    }
    let output = run(folder.path(), &["b.ron", "check", "b.ron"]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("a board goes after the command"),
        "{}",
        err(&output)
    );
}

#[test]
fn layout_gives_a_board_new_places_that_stay() {
    let folder = TempDir::new().expect("a folder");
    let template = run(folder.path(), &["new", "visual_search", "-o", "a.ron"]);
    assert!(template.status.success(), "{template:?}");
    let down = ["layout", "a.ron", "--direction", "tb", "-o", "a.ron"];
    assert_eq!(run(folder.path(), &down).status.code(), Some(0));
    let first = run(folder.path(), &["layout", "a.ron", "-o", "b.ron"]);
    assert_eq!(first.status.code(), Some(0), "{first:?}");
    let again = run(folder.path(), &["layout", "b.ron", "-o", "c.ron"]);
    assert_eq!(again.status.code(), Some(0), "{again:?}");
    let kept = run(folder.path(), &["layout", "b.ron", "--keep", "-o", "d.ron"]);
    assert_eq!(kept.status.code(), Some(0), "{kept:?}");
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("written");
    assert_ne!(text("a.ron"), text("b.ron"));
    assert_eq!(
        text("b.ron"),
        text("c.ron"),
        "a second layout changes nothing"
    );
    assert_eq!(text("b.ron"), text("d.ron"), "keeping it changes nothing");
    let check = run(folder.path(), &["check", "b.ron"]);
    assert_eq!(
        check.status.code(),
        run(folder.path(), &["check", "a.ron"]).status.code()
    );
}

#[test]
fn layout_prints_places_of_plain_graphs_and_says_what_is_wrong_with_them() {
    let folder = TempDir::new().expect("a folder");
    let graph = br#"{"nodes": {"a": {"w": 100, "h": 40}, "b": {"w": 100, "h": 40, "group": "g"}},
        "edges": {"e": {"from": "a", "to": {"node": "b", "side": "left", "offset": 10}, "label": [30, 14]}},
        "groups": {"g": {"title": 20}}}"#;
    let output = pipe(folder.path(), &["layout", "-"], graph);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let json: Json = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |path: &str| json.pointer(path).and_then(Json::as_f64).expect("a number");
    assert!(
        number("/nodes/a/0") + 100.0 < number("/nodes/b/0"),
        "{json}"
    );
    assert!((number("/nodes/b/2") - 100.0).abs() < 1e-9);
    assert!(number("/groups/g/0") < number("/nodes/b/0"), "{json}");
    assert!(number("/edges/e/0/0") < number("/labels/e/0"), "{json}");
    assert!(json["cpu_ms"].is_number() && json["feedback"].as_array().is_some_and(Vec::is_empty));
    for (wrong, why) in [
        (
            &br#"{"nodes": {}, "edges": {"e": {"from": "a", "to": "b"}}}"#[..],
            "no node",
        ),
        (
            br#"{"nodes": {"a": {"w": 1, "h": 1, "group": "x"}}}"#,
            "no group",
        ),
        (br#"{"nodes": {"a": {"w": 1}}}"#, "missing field"),
    ] {
        let output = pipe(folder.path(), &["layout", "-"], wrong);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn two_processes_lay_out_a_board_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = mlboard::templates::find("visual_search")
        .expect("it ships")
        .text;
    std::fs::write(folder.path().join("a.ron"), text).expect("written");
    let places = || {
        let output = run(folder.path(), &["layout", "a.ron", "--format", "json"]);
        let text = String::from_utf8(output.stdout).expect("text");
        let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let took = json.as_object_mut().expect("an object").remove("cpu_ms");
        assert!(took.is_some_and(|ms| ms.is_number()));
        json.to_string()
    };
    let first = places();
    assert!(first.len() > 2_000);
    assert_eq!(first, places());
}

/// A kind that no published list has.
const WINDMILL: &str = r#"(
    id: "windmill", name: "Windmill", category: "sources", phase: nearline, icon: "waves",
    summary: "Turns in the wind and says how fast.", roles: ["self_starting"],
    outputs: [(name: "readings", emits: ["sensor_series"], doc: "Speed and power")],
    flows: stored,
)"#;

#[test]
fn own_kinds_join_list_check_and_estimate_and_a_bad_one_is_named() {
    let board = "(version: 1, nodes: {\"w\": (kind: \"windmill\"), \"s\": (kind: \"event_stream\")}, edges: [(from: \"w\", to: \"s\")])";
    let folder = folder(&[("mill.ron", board)]);
    let without = run(folder.path(), &["check", "mill.ron"]);
    assert!(out(&without).contains("MB001"), "{}", out(&without));
    let kinds = folder.path().join("settings/kinds");
    std::fs::create_dir_all(&kinds).expect("a folder");
    std::fs::write(kinds.join("windmill.ron"), WINDMILL).expect("a kind");
    std::fs::write(kinds.join("sail.ron"), "(id: \"sail\"").expect("a bad kind");
    std::fs::write(kinds.join("tar.ron"), [0xff, 0xfe, 0x00]).expect("no text");
    std::fs::write(kinds.join("notes.txt"), "no kind").expect("another file");
    let checked = run(folder.path(), &["check", "mill.ron"]);
    let said = format!("{}{}", out(&checked), err(&checked));
    assert!(!said.contains("MB001") && !said.contains("DF001"), "{said}");
    for bad in ["sail.ron", "tar.ron"] {
        let named = err(&checked)
            .lines()
            .filter(|line| line.contains(bad))
            .count();
        assert_eq!(named, 1, "{bad}: {}", err(&checked));
    }
    assert!(!said.contains("notes.txt"), "{said}");
    let listed = run(folder.path(), &["kinds", "windmill"]);
    assert!(out(&listed).contains("Windmill"), "{}", out(&listed));
    let explained = run(folder.path(), &["explain", "windmill"]);
    assert!(
        out(&explained).contains("sensor_series"),
        "{}",
        out(&explained)
    );
    let estimated = run(folder.path(), &["estimate", "mill.ron"]);
    assert_eq!(code(&estimated), 0, "{}", err(&estimated));
}

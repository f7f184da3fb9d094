//! Names, labels and arguments that would steer a terminal or turn its lines round.

use super::{ask, write};

/// Sets the window's title, clears the screen, moves the cursor, hides text, turns the line round, fakes a line.
const EVIL: &str =
    "\\u{1b}]0;x\\u{7}\\u{202e}\\u{9b}31m\\u{8}\\u{7f}\\u{2066}\\u{2028}\\u{85}\\n0 errors";

fn board() -> String {
    format!(
        "(version: 1, title: \"{EVIL}\", \
           brief: (task: \"{EVIL}\", case: \"{EVIL}\", constants: {{\"{EVIL}\": 1}}, requirements: {{\"{EVIL}\": 1}}, \
             questions: [\"{EVIL}\"], failures: [(title: \"{EVIL}\", node: \"b{EVIL}\", effect: \"{EVIL}\")]), \
           nodes: {{\"b{EVIL}\": (kind: \"model_server\", label: \"{EVIL}\", properties: {{\"{EVIL}\": 1, \"replicas\": \"{EVIL}\"}}), \
             \"k\": (kind: \"{EVIL}\", size: \"{EVIL}\"), \"t\": (kind: \"trainer\")}}, \
           edges: [(id: \"{EVIL}\", from: \"t.{EVIL}\", to: \"b{EVIL}.{EVIL}\", payload: \"{EVIL}\", label: \"{EVIL}\"), \"{EVIL}\"], \
           acknowledged: [(rule: \"{EVIL}\", reason: \"{EVIL}\"), (rule: \"SV\", nodes: [\"b{EVIL}\"], reason: \"{EVIL}\")])"
    )
}

fn is_steering(c: char) -> bool {
    c != '\n' && mlboard::text::is_steering(c)
}

/// Every command on the board of that name, and arguments that are no better.
fn commands(name: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["check", name],
        vec!["check", "--format", "json", name],
        vec!["check", "--format", "sarif", name],
        vec!["coverage", name],
        vec!["coverage", "--format", "json", name],
        vec!["estimate", name],
        vec!["estimate", "--working", name],
        vec!["estimate", "--format", "json", name],
        vec!["estimate", "--constants", name],
        vec!["estimate", "--of", "\u{1b}[2J", name],
        vec!["estimate", "--what-if", "b\u{1b}[2J.replicas=3", name],
        vec!["fmt", "--check", name],
        vec!["fix", "--dry-run", name],
        vec!["fix", name],
        vec!["layout", name, "--format", "json"],
        vec!["layout", name, "-o", "o\u{1b}[31m.ron"],
        vec!["export", name, "-o", "x.\u{1b}[31m"],
        vec!["gallery", "g\u{202e}", name],
        vec!["check", "broken\u{1b}c.ron"],
        vec!["check", "no such \u{1b}[2J\u{202e}"],
        vec!["explain", "\u{1b}[2J"],
        vec!["kinds", "\u{1b}[2J"],
        vec!["new", "\u{1b}[2J"],
        vec!["formula", "\u{1b}[2J"],
        vec!["\u{1b}[2J\u{202e}"],
        vec!["check", "--\u{1b}[2J\u{202e}", "x"],
        vec!["check", "--severity", "\u{1b}[2J\u{202e}\u{9b}", "x"],
        vec!["check", "--limit", "\u{1b}[2J", "x"],
    ]
}

#[test]
fn nothing_that_is_printed_steers_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = "a\nb\u{1b}[31m\u{202e}.ron";
    write(&folder.path().join(name), &board());
    write(
        &folder.path().join("broken\u{1b}c.ron"),
        "(version: 1, \u{1b}[2J\u{202e}",
    );
    write(
        &folder.path().join("rules.ron"),
        &format!("{{\"{EVIL}\": \"warn\", \"SV007\": \"{EVIL}\"}}"),
    );
    for arguments in commands(name) {
        let answer = ask(folder.path(), &arguments);
        let said = answer.said();
        assert!(!said.contains(is_steering), "{arguments:?}: {said:?}");
        assert!(
            !said.trim().is_empty() || answer.code() == 0,
            "{arguments:?}"
        );
        let forged = said.lines().any(|line| line.starts_with("0 errors"));
        assert!(
            !forged,
            "a label made a line of its own: {arguments:?}: {said}"
        );
    }
    let answer = ask(folder.path(), &["check", name]);
    assert!(
        answer.out.contains("a␊b␛[31m<U+202E>.ron: "),
        "{}",
        answer.out
    );
    assert!(answer.out.contains("␛]0;x␇<U+202E>"), "{}", answer.out);
}

/// What programs read is what is there: JSON says it in escapes.
#[test]
fn programs_still_read_the_names_as_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        &folder.path().join("b.ron"),
        "(version: 1, nodes: {\"a\\u{1b}\\u{202e}\\u{9b}\": (kind: \"query_encoder\")})",
    );
    let answer = ask(folder.path(), &["check", "--format", "json", "b.ron"]);
    let found: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
    let nodes = found.as_array().expect("a list").iter().flat_map(|one| {
        one["nodes"]
            .as_array()
            .expect("ids")
            .iter()
            .map(|id| id.as_str().expect("an id"))
    });
    assert!(
        nodes.into_iter().any(|id| id == "a\u{1b}\u{202e}\u{9b}"),
        "{}",
        answer.out
    );
    let layout = ask(folder.path(), &["layout", "--format", "json", "b.ron"]);
    let places: serde_json::Value = serde_json::from_str(&layout.out).expect("JSON");
    assert!(
        places["nodes"]["a\u{1b}\u{202e}\u{9b}"].is_array(),
        "{}",
        layout.out
    );
}

/// A number of 309 digits is said in powers of ten.
#[test]
fn numbers_nobody_can_read_are_said_shortly() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        &folder.path().join("b.ron"),
        "(version: 1, brief: (constants: {\"mfu_serve\": 1e308, \"mfu_rank\": -1e308}), \
           nodes: {\"a\": (kind: \"llm_server\")})",
    );
    for arguments in [
        &["estimate", "b.ron"][..],
        &["estimate", "--constants", "b.ron"],
    ] {
        let answer = ask(folder.path(), arguments);
        assert!(
            answer.err.contains("(mfu_serve) is 1e308 and must be"),
            "{}",
            answer.err
        );
        assert!(
            answer.err.contains("(mfu_rank) is -1e308 and must be"),
            "{}",
            answer.err
        );
        assert!(
            !answer.said().contains(&"0".repeat(40)),
            "{}",
            answer.said()
        );
    }
}

//! Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts and editors read.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::rules::{Diagnostic, RULES, Rule, Severity};
use crate::text::with_works_named;

/// The log of one run over some boards: the file of each finding and the finding.
pub(in crate::cli) fn log(findings: &[(String, Diagnostic)]) -> Value {
    let results: Vec<Value> = findings.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mlboard",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": format!("{}.", rule.title) },
        "fullDescription": { "text": rule.condition },
        "help": { "text": format!("{}\n{}\nSource: {}.", rule.why, rule.fix, with_works_named(rule.source)) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "category": rule.family.title() },
    })
}

fn result((file, found): &(String, Diagnostic)) -> Value {
    let index = RULES.iter().position(|rule| *rule == found.rule);
    let named = |kind: &str, id: String| json!({ "name": id, "kind": kind });
    let nodes = found
        .nodes
        .iter()
        .map(|id| named("component", id.to_string()));
    let edges = found.edges.iter().map(|id| named("flow", id.to_string()));
    let places: Vec<Value> = nodes.chain(edges).collect();
    let mut location = json!({
        "physicalLocation": { "artifactLocation": { "uri": uri(file) } },
    });
    if !places.is_empty() {
        location["logicalLocations"] = places.into();
    }
    let mut result = json!({
        "ruleId": found.rule.id,
        "ruleIndex": index,
        "level": level(found.severity()),
        "message": { "text": found.message },
        "locations": [location],
    });
    if let Some(reason) = &found.acknowledged {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A relative reference to a file (RFC 3986): what may not stand in one is written as its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            // Writing to a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_of_files_become_references() {
        assert_eq!(uri("boards/my board.ron"), "boards/my%20board.ron");
        assert_eq!(uri("é.ron"), "%C3%A9.ron");
    }
}

//! Unknown component kind.

use std::sync::LazyLock;

use crate::catalog::{Catalog, Kind};
use crate::model::Node;
use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB001", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    if site.kind().is_some() {
        return;
    }
    let Some(node) = site.node() else {
        return;
    };
    let unknown = node.kind.as_str();
    let meant = match meant(site.catalog(), unknown) {
        Some(kind) => format!(" Was “{}” ({}) meant?", kind.id, kind.name),
        None => String::new(),
    };
    let message = format!(
        "The catalogue has no kind “{}”, so {} is not checked.{meant}",
        display::one_line(unknown),
        component(site, node)
    );
    found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
}

fn component(site: NodeRef, node: &Node) -> String {
    if node.label.trim().is_empty() {
        format!("component {}", display::one_line(site.id().as_str()))
    } else {
        site.to_string()
    }
}

/// The kind whose id is one slip of the finger away.
fn meant<'c>(catalog: &'c Catalog, unknown: &str) -> Option<&'c Kind> {
    let mut kinds = catalog.kinds_in_order();
    kinds.find(|kind| is_one_slip(kind.id.as_str(), unknown))
}

/// Whether one letter added, left out, changed or swapped with its neighbour, or another case, makes one of the other.
fn is_one_slip(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let start = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    let (long, short) = (&long[start..], &short[start..]);
    match long.len() - short.len() {
        0 => long[1..] == short[1..] || is_swap(long, short),
        1 => long[1..] == *short,
        _ => false,
    }
}

fn is_swap(a: &[char], b: &[char]) -> bool {
    a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    #[test]
    fn slips_are_seen_and_other_words_are_not() {
        for slip in [
            "trainr", "traineer", "trainex", "trianer", "Trainer", "xtrainer", "traine",
        ] {
            assert!(is_one_slip("trainer", slip), "{slip}");
            assert!(is_one_slip(slip, "trainer"), "{slip}");
        }
        for other in ["train", "strainers", "rtainre", "", "t", "retrain"] {
            assert!(!is_one_slip("trainer", other), "{other}");
        }
    }
}

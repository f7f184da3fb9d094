//! p99 smaller than median.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF013", RuleCheck::Node(check)));

/// Properties that are a median and a 99th percentile of the same thing.
pub(in crate::rules) const PAIRS: [(&str, &str); 2] =
    [("p50_ms", "p99_ms"), ("ttft_p50_ms", "ttft_p99_ms")];

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let wrong: Vec<String> = PAIRS.iter().filter_map(|pair| fault(site, *pair)).collect();
    if !wrong.is_empty() {
        let message = format!("Percentiles: {}: {}.", site, wrong.join("; "));
        found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
    }
}

fn fault(site: NodeRef, (median, p99): (&str, &str)) -> Option<String> {
    let kind = site.kind()?;
    let (low, high) = (kind.property(median)?, kind.property(p99)?);
    let number = |property| site.stated(property)?.stated()?.as_number();
    let (x, y) = (number(median)?, number(p99)?);
    (y < x).then(|| {
        format!(
            "{} ({y} ms) is below {} ({x} ms)",
            high.label,
            low.label,
            y = exact(y),
            x = exact(x)
        )
    })
}

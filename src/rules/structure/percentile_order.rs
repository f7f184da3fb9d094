//! p99 smaller than median.

use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF013",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "p99 smaller than median",
    condition: "A component's p99 latency is below its median latency, or its p99 time to the first token below the median time.",
    why: "A 99th percentile cannot be below the 50th.",
    fix: "Swap or correct the two values.",
    source: "Definition of percentiles",
    fixes: &[FixTemplate {
        title: "Swap the two values",
        steps: &[FixStep::SwapPercentiles],
    }],
    check: RuleCheck::Node(check),
};

/// Properties that are a median and a 99th percentile of the same thing.
pub(in crate::rules) const PAIRS: [(&str, &str); 2] =
    [("p50_ms", "p99_ms"), ("ttft_p50_ms", "ttft_p99_ms")];

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let wrong: Vec<String> = PAIRS.iter().filter_map(|pair| fault(site, *pair)).collect();
    if !wrong.is_empty() {
        let message = format!("{}: {}.", site, wrong.join("; "));
        found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
    }
}

fn fault(site: NodeRef, (median, p99): (&str, &str)) -> Option<String> {
    let kind = site.kind()?;
    let (low, high) = (kind.property(median)?, kind.property(p99)?);
    let number = |property| site.stated(property)?.number();
    let (x, y) = (number(median)?, number(p99)?);
    (y < x).then(|| format!("{} ({y} ms) is below {} ({x} ms)", high.label, low.label))
}

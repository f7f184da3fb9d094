//! Synchronous cycle.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FlowTarget, FixStep};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF006",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Synchronous cycle",
    condition: "The port graph has a directed cycle. It is made of the flows that do not leave a side output and do not enter a latched input, \
        and of the pairs of input and output inside a component where the output needs the input while a request waits. \
        A tool loop of 1 to 20 steps is left out first.",
    why: "Each box would wait for the next one and the last for the first: the request never returns. \
        A loop that goes through a log, a store, a registry or a person is fine, because time passes there; \
        that is a feedback loop, not a deadlock.",
    fix: "Break the loop with a store or a stream, or bound it (set the most steps).",
    source: "Common practice; feedback loops in Hidden Technical Debt (Sculley et al. 2015)",
    fixes: &[FixTemplate {
        title: "Break the loop with a stream or a store",
        steps: &[FixStep::Insert(
            FlowTarget::Found,
            &[&[Role::StreamsEvents], &[Role::StoresResults]],
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for cycle in survey.cycles() {
        let places = cycle.places.iter().filter_map(|id| survey.find(id));
        let mut names: Vec<String> = places.map(|site| site.to_string()).collect();
        let message = if let [only] = &names[..] {
            format!("{only} waits for its own answer before it can give one.")
        } else {
            names.extend(names.first().cloned());
            format!("Each waits for the one before it: {}.", path(&names))
        };
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes(&cycle.places)
                .edges(&cycle.flows),
        );
    }
}

/// `A → B → C`, the middle of a long one left out.
fn path(names: &[String]) -> String {
    const ENDS: usize = 5;
    if names.len() <= 2 * ENDS {
        return names.join(" → ");
    }
    let (start, end) = (&names[..ENDS], &names[names.len() - ENDS..]);
    let left_out = names.len() - 2 * ENDS;
    format!(
        "{} → ({left_out} more) → {}",
        start.join(" → "),
        end.join(" → ")
    )
}

//! Long generation without streaming.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV021",
    family: RuleFamily::Serving,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "Long generation without streaming",
    condition: "A language model on the request path does not stream, takes more than a second for its answer, and some client is not a server.",
    why: "People tolerate watching text appear; they do not tolerate ten silent seconds.",
    fix: "Stream tokens and promise time to first token.",
    source: "LLM serving practice",
    fixes: &[FixTemplate {
        title: "Stream the answer",
        steps: &[FixStep::Set(Role::Generates, "streaming", NewValue::Flag(true))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::Generates) {
        let tokens = model.number("output_tokens");
        let Some((tokens, ms_each)) = tokens.zip(model.number("tpot_ms")) else {
            continue;
        };
        let ms = tokens * ms_each;
        if ms > 1000.0 && !model.flag("streaming") && model.is_on_path() && survey.has_people() {
            let message = format!(
                "{model} says nothing for {:.0} s and then everything at once.",
                ms / 1000.0
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}

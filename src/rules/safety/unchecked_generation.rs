//! Generated text reaches people unchecked.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP004",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Generated text reaches people unchecked",
    condition: "What a language model says reaches the gateway, a client or a delivery channel as text or speech without a safety filter or human review between.",
    why: "Models can produce abuse, private data, dangerous advice or invented facts.",
    fix: "Check the output before it leaves, with a fallback sentence when it is blocked.",
    source: "Guardrail practice (Llama Guard, NeMo Guardrails)",
    fixes: &[FixTemplate {
        title: "Check the output",
        steps: &[FixStep::Between(Role::GuardsContent, &["generation"])],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let way = EdgeFilter::over(&["generation", "text", "audio"]).avoiding(&[Role::ChecksOutput]);
    for model in survey.with(Role::Generates) {
        let reached = model.downstream(way).into_iter();
        let told: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::ReachesPeople))
            .collect();
        if !told.is_empty() {
            let message = format!("What {model} says reaches {} unchecked.", named(&told));
            found.push(Diagnostic::new(&RULE, message).at([model]).at(told));
        }
    }
}

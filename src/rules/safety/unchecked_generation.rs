//! Generated text reaches people unchecked.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP004",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Live,
    title: "Generated text reaches people unchecked",
    condition: "What a language model says reaches the gateway, a client or a delivery channel as text or speech without a safety filter or human review between.",
    why: "Models can produce abuse, private data, dangerous advice or invented facts.",
    fix: "Check the output before it leaves, with a fallback sentence when it is blocked.",
    source: "Guardrail practice (Llama Guard, NeMo Guardrails)",
    mends: &[Mend {
        does: "Check the output",
        steps: &[Step::Between(Role::GuardsContent, &["generation"])],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let way = Way::over(&["generation", "text", "audio"]).avoiding(&[Role::ChecksOutput]);
    for model in survey.with(Role::Generates) {
        let reached = model.downstream(way).into_iter();
        let told: Vec<Site> = reached
            .filter(|site| site.is(Role::ReachesPeople))
            .collect();
        if !told.is_empty() {
            let message = format!("What {model} says reaches {} unchecked.", named(&told));
            found.push(Diagnostic::new(&RULE, message).at([model]).at(told));
        }
    }
}

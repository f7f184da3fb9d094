//! One cache or memory for people with different rights.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP016", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("per_user_acl") {
        return;
    }
    let shared = survey.with(Role::CachesResults).filter(|cache| {
        let key = cache.aside().chosen("key_includes");
        let mut answers = cache
            .ins_at("fill")
            .filter(|flow| !flow.carries("embeddings"));
        let knows_who = ["tenant", "user", "rights"];
        answers.next().is_some()
            && !key.iter().any(|part| knows_who.contains(&part.as_str()))
            && !cache.speaks_of_rights()
    });
    let says = |names: &str| {
        format!("Cache key: {names} may give one person an answer made with another's rights.")
    };
    RULE.tell_all(shared, says, found);
    let common = survey
        .with(Role::Remembers)
        .filter(|memory| memory.says("scope") && memory.aside().is_choice("scope", &["shared"]));
    let says =
        |names: &str| format!("Memory scope: {names} tells one person what another's agent wrote.");
    RULE.tell_all(common, says, found);
}

//! The quota of a vendor is below the peak.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV034", RuleCheck::Board(check)));

const SECONDS_PER_MINUTE: f64 = 60.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::VendorModel) {
        let load = survey
            .load_qps(model)
            .filter(|_| !model.is_one_of_several());
        let Some(per_minute) = load.map(|qps| qps * SECONDS_PER_MINUTE) else {
            continue;
        };
        let requests = model.stated_number("quota_requests_min");
        let tokens = model.stated_number("quota_tokens_min");
        let (input, output) = (
            model.stated_number("input_tokens"),
            model.stated_number("output_tokens"),
        );
        let each = input.zip(output).map(|(input, output)| input + output);
        let message = if let Some(quota) = requests.filter(|quota| per_minute > *quota) {
            format!(
                "Quota: {model} gets {per_minute} requests a minute at the peak and may get {quota}.",
                per_minute = fixed(per_minute, 0),
                quota = exact(quota)
            )
        } else if let Some((quota, each)) = tokens.zip(each)
            && per_minute * each > quota
        {
            format!(
                "Quota: {model} gets {} tokens a minute at the peak and may get {quota}.",
                fixed(per_minute * each, 0),
                quota = exact(quota)
            )
        } else {
            continue;
        };
        found.push(Diagnostic::new(&RULE, message).at([model]));
    }
}

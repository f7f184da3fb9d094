//! Requirement or constant that cannot be read.

use std::sync::LazyLock;

use crate::estimate::Constants;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB006", RuleCheck::Board(check)));

/// Longest description of one wrong field, in characters: a file may hold anything.
const LONGEST_FAULT: usize = 200;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let brief = survey.document().brief();
    for (name, value) in &brief.requirements {
        match survey.catalog().requirement(name) {
            None => wrong.push(format!("there is no field “{}”", display::one_line(name))),
            Some(field) => {
                if let Err(error) = field.check(value) {
                    let error = display::clipped(&error.to_string(), LONGEST_FAULT);
                    wrong.push(format!("{}: {error}", field.label));
                }
            }
        }
    }
    let faults = Constants::faults(brief).into_iter();
    let faults = faults.map(|(_, fault)| display::clipped(&fault.to_string(), LONGEST_FAULT));
    let both = [
        ("Requirements card", wrong),
        ("Constants", faults.collect()),
    ];
    for (what, wrong) in both.into_iter().filter(|(_, wrong)| !wrong.is_empty()) {
        let message = format!("{what}: {}.", wrong.join("; "));
        found.push(Diagnostic::new(&RULE, message));
    }
}

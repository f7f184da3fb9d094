//! Requirement or constant that cannot be read.

use crate::estimate::Constants;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "MB006",
    family: RuleFamily::Board,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Requirement or constant that cannot be read",
    condition: "The requirements card has a field that the catalogue does not know, or a value outside its field's range or list; or the board changes a constant of estimates in such a way.",
    why: "The value is kept and saved, and nothing is checked against it; as far as the rules know, the requirement was never clarified, and the constant has its default.",
    fix: "Correct the name or the value on the requirements card, or under the constants of the figures.",
    source: "The catalogue of this version",
    fixes: &[],
    check: RuleCheck::Board(check),
};

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

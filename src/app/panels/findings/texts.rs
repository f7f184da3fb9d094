//! Screen texts of the problems panel.

// Header and pages.

pub const HIDE_PROBLEMS: &str = "Hide problems";
pub const SHOW_PROBLEMS: &str = "Show problems";
pub const PROBLEMS: &str = "Problems";
pub const LOOPS: &str = "Loops";
pub const COVERAGE: &str = "Coverage";
pub const NONE_FOUND: &str = "None found";
pub const REVIEW_ON: &str = "Review is on: everything missing is listed";
pub const REVIEW_OFF: &str = "Review my board: also list what is still missing";
pub const REVIEW: &str = "Review";
pub const LIVE_CHECKS: &str = "Live checks";

/// The name of the page of what is not clarified.
pub fn not_clarified(n: usize) -> String {
    match n {
        0 => "Not clarified".to_owned(),
        n => format!("Not clarified {n}"),
    }
}

pub fn n_acknowledged(n: usize) -> String {
    format!("{n} acknowledged")
}

// The list of problems.

pub const NOTHING_DRAWN: &str = "Problems show up here while you draw.";
pub const NO_PROBLEMS: &str = "No problems: every check passes.";
pub const NO_PROBLEMS_YET: &str =
    "No problems so far. Review the board (F7) to see what is still missing.";
pub const UNKNOWN_RULE: &str = "unknown rule";
pub const REMOVE: &str = "Remove";

pub fn hide_acknowledged(n: usize) -> String {
    format!("Hide {n} acknowledged")
}

pub fn show_acknowledged(n: usize) -> String {
    format!("Show {n} acknowledged")
}

pub fn no_longer_found(rule: &str, title: &str, reason: &str) -> String {
    format!("Acknowledged, but no longer found: {rule} {title} (“{reason}”)")
}

// One problem.

pub const HIDE_EXPLANATION: &str = "Hide explanation";
pub const EXPLAIN: &str = "Explain";
pub const WHY: &str = "Why";
pub const HOW_TO_FIX: &str = "How to fix";
pub const SOURCE: &str = "Source";
pub const REASON: &str = "Reason";
pub const CHANGE_REASON: &str = "Change reason…";
pub const ACKNOWLEDGE: &str = "Acknowledge…";
pub const REOPEN: &str = "Reopen";

/// What follows the names of the first components.
pub fn and_more(n: usize) -> String {
    if n > 0 {
        format!(" and {n} more")
    } else {
        String::new()
    }
}

// Pages beside the problems.

pub const ALL_CLARIFIED: &str = "Every requirement that a check needs is clarified.";
pub const FILL_IN: &str = "Checks that need these are not evaluated. Click one to fill it in.";
pub const NO_LOOPS: &str =
    "No feedback loop yet. Connect user actions to labels, and labels to training.";
pub const LOOPS_FOUND: &str = "Feedback loops found. Hover one to highlight it.";
pub const NOTHING_TO_COVER: &str =
    "Fill in the requirements card and add models to see what covers them.";
pub const NOT_COVERED: &str = "Not covered by any component";
pub const NOT_MONITORED: &str = "Not monitored";

pub fn n_covered(n: usize, all: usize) -> String {
    format!("{n} of {all} requirements, models, features and indexes are covered.")
}

pub fn monitored(by: &str) -> String {
    format!("Monitored by {by}; nothing acts on it")
}

pub fn monitored_and_acted_on(by: &str, acting: &str) -> String {
    format!("Monitored by {by}; acted on by {acting}")
}

//! Screen texts of the inspector.

use std::fmt::Display;

use crate::model::TrafficField;

// Any selection.

pub const SELECTION: &str = "Selection";
pub const TITLE: &str = "Title";
pub const TEXT: &str = "Text";
pub const PROBLEMS: &str = "Problems";
pub const ACKNOWLEDGE: &str = "Acknowledge…";

pub const FOLD: &str = "Fold into one box";
pub const UNFOLD: &str = "Unfold";

pub fn frame_contents(n: usize) -> String {
    format!("Contains {n} objects, which move with it.")
}

pub fn more_problems(n: usize) -> String {
    format!("and {n} more in the list of problems")
}

// The board.

pub const PAGE_BOARD: &str = "Board";
pub const PAGE_REQUIREMENTS: &str = "Requirements";
pub const PAGE_CASE: &str = "Case";
pub const UNTITLED: &str = "Untitled board";
pub const TASK: &str = "Task";
pub const TASK_HINT: &str = "What is to be designed, in one line";
pub const ON_THE_BOARD: &str = "On the board";
pub const COMPONENTS: &str = "Components";
pub const CONNECTIONS: &str = "Connections";
pub const DRAWINGS: &str = "Frames and drawings";
pub const NOTES: &str = "Notes";
pub const NOTES_HINT: &str = "Anything worth remembering about this design";
pub const NOTHING_SELECTED: &str = "Select a component to see its properties here.";

// A component and its properties.

pub const NAME: &str = "Name";
pub const PROPERTIES: &str = "Properties";
pub const INPUTS: &str = "Inputs";
pub const OUTPUTS: &str = "Outputs";

pub fn unknown_kind(kind: &impl Display) -> String {
    format!("This version of mlboard does not know the kind “{kind}”. It is kept as it is.")
}

pub fn default_value(value: &str, unit: &str) -> String {
    let value = format!("{value} {unit}");
    format!("Assumed until you say otherwise: {}", value.trim_end())
}

pub fn range(least: &str, most: &str) -> String {
    format!("{least} to {most}")
}

pub fn at_least(least: &str) -> String {
    format!("At least {least}")
}

pub fn at_most(most: &str) -> String {
    format!("At most {most}")
}

/// What one click does to a value that is only assumed.
pub fn state(label: &str, value: &str) -> String {
    format!("{label} is assumed: state {value}")
}

pub fn reset_to(label: &str, default: &str) -> String {
    format!("Reset {label} to {default}")
}

// A connection.

pub const CONNECTION: &str = "Connection";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const DATA_TYPE: &str = "Data type";
pub const TRAFFIC: &str = "Traffic";

/// What a field of a connection's traffic is called, and what holds while it is empty.
pub fn traffic(field: TrafficField) -> (&'static str, &'static str) {
    match field {
        TrafficField::Share => ("Share of the traffic, 0 to 1", "All of it"),
        TrafficField::Calls => ("Calls per request", "One, or as many as its keys need"),
        TrafficField::Rounds => ("Rounds of its loop, expected", "As the step limit allows"),
    }
}

pub const CHOOSE_DATA_TYPE: &str = "Choose…";
pub const ROUTING: &str = "Routing";
pub const ANSWER: &str = "Answer on the same line";
pub const REQUEST_ALONE: &str = "Select request";
pub const ANSWER_ALONE: &str = "Select answer";
pub const ALONE_HINT: &str =
    "Selects one of the two alone, as Ctrl+click on its half of the line does";
pub const JUMP: &str = "Draw as jump";
pub const JUMP_HINT: &str = "Two short stubs that name the other end, instead of a line";
pub const LABEL: &str = "Label";
pub const LABEL_HINT: &str = "Shown instead of the data type";

// Requirements and what was clarified.

pub const NOT_CLARIFIED: &str = "Not clarified";
pub const YES: &str = "Yes";
pub const NO: &str = "No";
pub const UNKNOWN_FIELDS: &str = "Unknown to this version";

pub fn n_clarified(n: usize, all: usize) -> String {
    format!("{n} of {all} clarified")
}

pub fn affects(what: &str) -> String {
    format!("Affects: {what}.")
}

pub fn assumed_value(value: &str, unit: &str) -> String {
    format!("Assumed until clarified: {value} {unit}")
        .trim_end()
        .to_owned()
}

pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

pub const QUESTIONS: &str = "Clarifying questions";
pub const QUESTION_HINT: &str = "Question";
pub const NEW_QUESTION: &str = "New question";
pub const ADD_QUESTION: &str = "Add a question";
pub const NOT_ANSWERED: &str = "Not answered yet";
pub const ASSUMPTIONS: &str = "Assumptions";
pub const NEW_ASSUMPTION: &str = "New assumption";
pub const ADD_ASSUMPTION: &str = "Add an assumption";

pub fn question(n: usize) -> String {
    format!("Question {n}")
}

pub fn remove_question(n: usize) -> String {
    format!("Remove question {n}")
}

pub fn answer(n: usize) -> String {
    format!("Answer {n}")
}

pub fn assumption(n: usize) -> String {
    format!("Assumption {n}")
}

pub fn remove_assumption(n: usize) -> String {
    format!("Remove assumption {n}")
}

// The case study and failure modes.

pub const ML_TASK: &str = "ML task";
pub const OBJECTIVE: &str = "Objective";
pub const INPUT: &str = "Input";
pub const OUTPUT: &str = "Output";
pub const PROBLEM_TYPE: &str = "Problem type";
pub const WHY: &str = "Why";
pub const DATA: &str = "Data";
pub const LABELS: &str = "Labels";
pub const FEATURES: &str = "Features";
pub const MODELS: &str = "Models, simplest first";
pub const OFFLINE_METRICS: &str = "Offline metrics";
pub const ONLINE_METRICS: &str = "Online metrics";
pub const TRADEOFFS: &str = "Trade-offs";
pub const ALSO_ACCEPTED: &str = "Also accepted";
pub const ALSO_ACCEPTED_HERE: &str = "Also accepted here";
pub const SOURCE: &str = "Source";
pub const SOURCES: &str = "Sources";
pub const FAILURE_MODES: &str = "Failure modes";
pub const FAILURE_MODE: &str = "Failure mode";
pub const SYMPTOM: &str = "Symptom";
pub const MITIGATION: &str = "Mitigation";
pub const NONE_RECORDED: &str = "None recorded.";
pub const NEW_FAILURE_MODE: &str = "New failure mode";
pub const ADD_FAILURE_MODE: &str = "Add failure mode";
pub const EDIT_FAILURE_MODES: &str = "Add or edit";
pub const DONE: &str = "Done";
pub const REMOVE_FAILURE_MODE: &str = "Remove this failure mode";

pub fn not_on_board(id: &impl Display) -> String {
    format!("{id}, which is not on the board")
}

// Figures.

pub const FIGURES: &str = "Figures";
pub const COPY_ALL_FIGURES: &str = "Copy all figures as text";
pub const COPY_AS_TEXT: &str = "Copy as text";
pub const CRITICAL_PATH: &str = "Critical path";
pub const NO_TARGET: &str = "no target is set";
pub const COST_BY_COMPONENT: &str = "Serving cost by component";
pub const AGE_WHEN_USED: &str = "Age when used, max";

pub fn ignores(what: &str) -> String {
    format!("Ignores {what}.")
}

pub fn source(source: &str) -> String {
    format!("Source: {source}.")
}

pub fn copy_calculation(title: &str) -> String {
    format!("Copy the calculation of {title}")
}

pub fn assumed_inputs(names: &[&str]) -> String {
    format!("Assumed: {}.", names.join(", "))
}

pub fn path_latency(median: &str, p99: &str, worst: &str) -> String {
    format!("{median} median, {p99} p99, {worst} if slow hops coincide")
}

pub fn n_calls(n: f64) -> String {
    let n = (n * 10.0).round() / 10.0;
    format!("{n} calls over the network")
}

pub fn path_worst_case(ms: f64) -> String {
    format!("Critical path, {} ms worst case", ms.round())
}

pub fn target(limit: &str) -> String {
    format!("the target is {limit}")
}

pub fn path_marks(p99: &str, target: &str) -> String {
    format!("p99 of each hop; the mark is the estimate, {p99}; {target}")
}

pub fn hop(name: &str, median: &str, p99: &str) -> String {
    format!("{name}: {median} median, {p99} p99")
}

pub fn hop_with(name: &str, pulled: &str) -> String {
    format!("{name} with {pulled}")
}

pub fn n_more(n: usize) -> String {
    format!("{n} more")
}

pub fn n_more_none_older(n: usize) -> String {
    format!("{n} more, none older")
}

// What-if comparisons.

pub const WHAT_IF: &str = "What if";
pub const HIDE: &str = "Hide";
pub const NO_FIGURE_CHANGES: &str = "No figure changes.";

pub fn compare(what: &str) -> String {
    format!("Compare {what}")
}

pub fn use_variant(variant: &str) -> String {
    format!("Use {variant}")
}

pub fn use_variant_for(variant: &str, component: &str) -> String {
    format!("Use {variant} for {component}")
}

// Constants.

pub const CONSTANTS: &str = "Constants";
pub const RESET_CONSTANTS: &str = "Reset all to defaults";

pub fn constants_line(n_changed: usize) -> String {
    match n_changed {
        0 => "Assumptions behind the figures; all at their defaults.".to_owned(),
        1 => "Assumptions behind the figures; 1 differs on this board.".to_owned(),
        n => format!("Assumptions behind the figures; {n} differ on this board."),
    }
}

pub fn constants_of(group: &str) -> String {
    format!("Constants: {group}")
}

pub fn n_changed(n: usize) -> String {
    format!("{n} changed")
}

pub fn reset(name: &str) -> String {
    format!("Reset {name}")
}

// What a component is there for.

pub const BECAUSE: &str = "Because";
pub const ADD_BECAUSE: &str = "Because…";
pub const NO_LONGER_SAID: &str = "No longer said on this board";
pub const REASON_REQUIREMENT: &str = "Requirement";
pub const REASON_ANSWER: &str = "Answer";
pub const REASON_ASSUMPTION: &str = "Assumption";

pub fn add_because_tooltip(keys: &str) -> String {
    format!("Say what this component is there for  ·  {keys}")
}

pub fn take_off(words: &str) -> String {
    format!("Take off: {words}")
}

// The problem as a learning problem.

pub const OBJECTIVE_HINT: &str = "One sentence a product manager would sign";
pub const INPUT_HINT: &str = "What the model is given";
pub const OUTPUT_HINT: &str = "What the model gives";
pub const PROBLEM_TYPE_HINT: &str = "Such as ranking, or binary classification";
pub const WHY_HINT: &str = "Why so, and what else you weighed";

//! Screen texts of the prompts that open on the board.

// Adding, replacing and connecting.

pub const ADD_COMPONENT: &str = "Add component";
pub const SEARCH_FITTING: &str = "Search components that fit";
pub const NONE_FITS_HERE: &str = "No matching component fits here.";
pub const SEARCH_COMPONENTS: &str = "Search components";
pub const NO_COMPONENT: &str = "No matching component.";

pub fn replace(name: &str) -> String {
    format!("Replace {name} with")
}

pub fn connect(name: &str) -> String {
    format!("Connect {name}")
}

pub const SEARCH_TO_CONNECT: &str = "Search components to connect";
pub const NOTHING_TO_CONNECT: &str = "Nothing on the board fits. Add the component first (/).";
pub const RECONNECT: &str = "Reconnect an end";
pub const SEARCH_PORTS: &str = "Search ports that fit";
pub const NO_OTHER_PORT: &str = "No other port on the board fits.";
pub const DATA_TYPE: &str = "Data type of the connection";
pub const TO: &str = "To";
pub const FROM: &str = "From";

// Problems.

pub const ACKNOWLEDGE_QUESTION: &str = "Acknowledge this finding?";
pub const REASON_HINT: &str = "Why this design is right as it is, for later readers of the board";
pub const REASON: &str = "Reason";
pub const ACKNOWLEDGE: &str = "Acknowledge";
pub const CANCEL: &str = "Cancel";
pub const ACKNOWLEDGE_CHOICE: &str = "Acknowledge…";

pub fn fix_all(n: usize, rule: &str) -> String {
    format!("Fix all {n} of {rule}")
}

// Writing.

pub const NEW_NAME: &str = "New name";
pub const TEXT: &str = "Text";

// What a component is there for.

pub const SEARCH_REASON: &str = "Search, or type an assumption";
pub const NO_REASON: &str = "Nothing is on the card yet. Type an assumption.";
pub const TIED: &str = "Tied: choose to take it off";
pub const TIED_TO_NOTHING: &str = "No longer said: choose to take it off";
pub const REQUIREMENT: &str = "Requirement";
pub const ANSWER: &str = "Answer";
pub const ASSUMPTION: &str = "Assumption";
pub const NEW_ASSUMPTION: &str = "New assumption";

pub fn because(name: &str) -> String {
    format!("{name} is there because of")
}

//! The fields of the brief as steps of a journal tell them, listed once for writing, reading and taking away.

/// Calls a macro with the fields that are told as wholes; and after a semicolon with the maps, told entry by entry.
macro_rules! brief_fields {
    ($then:ident) => {
        $then!(
            case, task, topics, questions, assumptions, framing, learning, failures, tradeoffs, reference;
            requirements, constants, extra
        )
    };
}

pub(in crate::file) use brief_fields;

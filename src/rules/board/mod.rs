//! The board itself: names in it that the catalogue does not know, and flows that say too little.
//! Nothing is thrown away for that; it is only left out of what the other rules judge.

crate::rules::family! {
    unknown_kind,
    unknown_port,
    unknown_property,
    unknown_payload,
    unfinished_flow,
    impossible_requirement,
    reason_that_went,
    unknown_in_stage,
}

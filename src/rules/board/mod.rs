//! The board itself: names in it that the catalogue does not know, and flows that say too little.
//! Nothing is thrown away for that; it is only left out of what the other rules judge.

pub mod impossible_requirement;
pub mod unfinished_flow;
pub mod unknown_kind;
pub mod unknown_payload;
pub mod unknown_port;
pub mod unknown_property;

//! Structure and data flow: whether the drawing says something that can work at all.

pub mod dead_end;
pub mod duplicate_edge;
pub mod islands;
pub mod never_called;
pub mod no_users;
pub mod offline_on_path;
pub mod orphan;
pub mod percentile_order;
pub mod port_types;
pub mod property_range;
pub mod required_input;
pub mod self_edge;
pub mod single_value_port;
pub mod synchronous_cycle;
pub mod type_from_nowhere;
pub mod unanswered_client;

//! Structure and data flow: whether the drawing says something that can work at all.

crate::rules::family! {
    port_types,
    required_input,
    single_value_port,
    orphan,
    never_called,
    synchronous_cycle,
    dead_end,
    self_edge,
    duplicate_edge,
    no_users,
    unanswered_client,
    property_range,
    percentile_order,
    islands,
    offline_on_path,
    type_from_nowhere,
    undrawn_supply,
    not_drawn_yet,
}

//! What the requirements card promises and the drawing breaks.

crate::rules::family! {
    too_much_compute,
    late_signals,
    invisible_items,
    missing_reasons,
    not_on_device,
    too_big_for_device,
    cold_start_users,
    cold_start_items,
    missing_languages,
    drawing_before_asking,
    chain_breaks,
    over_budget,
    needless_streaming,
    not_personal,
    too_many_parameters,
    retrains_too_often,
    oversized_model,
    stale_cache,
}

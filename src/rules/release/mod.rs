//! Release: how a model comes to answer, and how it is taken back.

crate::rules::family! {
    model_bypasses_registry,
    registry_without_evidence,
    release_to_all,
    big_bang,
    unguarded_rollout,
    no_way_back,
    compressed_not_evaluated,
    untested_borrowed_model,
    training_by_hand,
    encoder_out_of_step,
    unversioned_prompts,
    no_integration_test,
    unrepeatable_training,
    unguarded_promotion,
    no_shadow_phase,
    other_model_served,
    training_beyond_schedule,
}

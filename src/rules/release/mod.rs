//! Release: how a model comes to answer, and how it is taken back.

pub mod big_bang;
pub mod compressed_not_evaluated;
pub mod encoder_out_of_step;
pub mod model_bypasses_registry;
pub mod no_integration_test;
pub mod no_shadow_phase;
pub mod no_way_back;
pub mod registry_without_evidence;
pub mod release_to_all;
pub mod training_by_hand;
pub mod unguarded_promotion;
pub mod unguarded_rollout;
pub mod unrepeatable_training;
pub mod untested_borrowed_model;
pub mod unversioned_prompts;

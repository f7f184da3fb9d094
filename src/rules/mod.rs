//! What is wrong with a board, and why.
//!
//! A rule is one file: its texts, which are its documentation, and a check of a place, a flow or the board; see
//! [`Check`]. Rules ask kinds for roles and ports, never for their names, so that a new kind is a data file only.
//! A rule that finds fault adds a [`Diagnostic`] per place; [`Findings`] keeps them up to date as the board changes,
//! by asking again where something changed, and [`check`] asks everywhere.
//!
//! To add a rule: a file in the folder of its family, two lines there, a line in [`RULES`], and a case file.

mod acknowledged;
mod board;
mod cx;
mod evaluation;
mod facts;
mod findings;
mod fix;
mod hygiene;
mod knots;
mod mend;
mod monitoring;
mod overview;
mod parts;
mod reach;
mod release;
mod report;
mod request_path;
mod requirements;
mod rule;
mod safety;
mod serving;
mod severities;
mod structure;
mod survey;
mod table;
mod touched;
mod wiring;
mod words;

pub use acknowledged::stale_acknowledgements;
pub use cx::Cx;
pub use facts::Facts;
pub use findings::Findings;
pub use fix::{Fix, Trial, fixes};
pub use knots::Cycle;
pub use mend::Mend;
pub use overview::{
    Coverage, Kept, PathKind, Standing, Trace, Unclear, Watch, coverage, loops, path,
};
pub use report::{Counts, Diagnostic, Differences, Report, Tally};
pub use request_path::on_request_path;
pub use rule::{Check, Family, Rule, Severity, When};
pub use severities::{Level, Severities, names as severity_names};
pub use survey::{Link, Site, Survey};
pub use table::markdown;
pub use touched::Touched;
pub use wiring::{Flow, Place};

use crate::catalog::Catalog;
use crate::model::Document;

/// Every rule, by family, then id.
pub static RULES: &[&Rule] = &[
    &board::unknown_kind::RULE,
    &board::unknown_port::RULE,
    &board::unknown_property::RULE,
    &board::unknown_payload::RULE,
    &board::unfinished_flow::RULE,
    &board::impossible_requirement::RULE,
    &structure::port_types::RULE,
    &structure::required_input::RULE,
    &structure::single_value_port::RULE,
    &structure::orphan::RULE,
    &structure::never_called::RULE,
    &structure::synchronous_cycle::RULE,
    &structure::dead_end::RULE,
    &structure::self_edge::RULE,
    &structure::duplicate_edge::RULE,
    &structure::no_users::RULE,
    &structure::unanswered_client::RULE,
    &structure::property_range::RULE,
    &structure::percentile_order::RULE,
    &structure::islands::RULE,
    &structure::offline_on_path::RULE,
    &structure::type_from_nowhere::RULE,
    &hygiene::leaking_label::RULE,
    &hygiene::test_data_in_training::RULE,
    &hygiene::judged_on_training_rows::RULE,
    &hygiene::random_split::RULE,
    &hygiene::join_ignores_time::RULE,
    &hygiene::untrained_features::RULE,
    &hygiene::transformation_written_twice::RULE,
    &hygiene::unlogged_features::RULE,
    &hygiene::unchecked_training_data::RULE,
    &hygiene::straddling_duplicates::RULE,
    &hygiene::unripe_labels::RULE,
    &hygiene::no_negatives::RULE,
    &hygiene::uncorrected_sampling::RULE,
    &hygiene::position_bias::RULE,
    &hygiene::vector_lengths::RULE,
    &hygiene::unrelated_encoders::RULE,
    &hygiene::single_crowd_answer::RULE,
    &hygiene::rare_class::RULE,
    &hygiene::sampled_counters::RULE,
    &hygiene::history_too_short::RULE,
    &hygiene::missing_labels::RULE,
    &hygiene::unseen_blocked_cases::RULE,
    &hygiene::ranker_without_features::RULE,
    &release::model_bypasses_registry::RULE,
    &release::registry_without_evidence::RULE,
    &release::release_to_all::RULE,
    &release::big_bang::RULE,
    &release::unguarded_rollout::RULE,
    &release::no_way_back::RULE,
    &release::compressed_not_evaluated::RULE,
    &release::untested_borrowed_model::RULE,
    &release::training_by_hand::RULE,
    &release::encoder_out_of_step::RULE,
    &release::unversioned_prompts::RULE,
    &release::no_integration_test::RULE,
    &release::unrepeatable_training::RULE,
    &release::unguarded_promotion::RULE,
    &release::no_shadow_phase::RULE,
    &serving::unranked_results::RULE,
    &serving::scores_whole_catalogue::RULE,
    &serving::latency_exceeded::RULE,
    &serving::no_slack::RULE,
    &serving::one_slow_hop::RULE,
    &serving::late_deadline::RULE,
    &serving::nothing_cached::RULE,
    &serving::no_fallback::RULE,
    &serving::single_point_of_failure::RULE,
    &serving::gpu_without_batching::RULE,
    &serving::long_batch_wait::RULE,
    &serving::wide_fan_out::RULE,
    &serving::overloaded::RULE,
    &serving::runs_hot::RULE,
    &serving::index_beyond_memory::RULE,
    &serving::brute_force_search::RULE,
    &serving::generation_beyond_memory::RULE,
    &serving::too_few_tokens::RULE,
    &serving::widening_funnel::RULE,
    &serving::third_party_on_path::RULE,
    &serving::silent_generation::RULE,
    &serving::many_round_trips::RULE,
    &serving::cold_cache::RULE,
    &serving::unbounded_tools::RULE,
    &serving::filter_from_memory::RULE,
    &monitoring::unwatched_service::RULE,
    &monitoring::unwatched_inputs::RULE,
    &monitoring::drift_without_reference::RULE,
    &monitoring::unwatched_quality::RULE,
    &monitoring::quality_without_truth::RULE,
    &monitoring::unheard_alerts::RULE,
    &monitoring::no_feedback_labels::RULE,
    &monitoring::unrecorded_predictions::RULE,
    &monitoring::no_retraining::RULE,
    &monitoring::stale_model::RULE,
    &monitoring::unchecked_third_party::RULE,
    &monitoring::fixed_threshold::RULE,
    &monitoring::no_exploration::RULE,
    &monitoring::unsampled_answers::RULE,
    &monitoring::unwatched_calibration::RULE,
    &monitoring::unwatched_model_health::RULE,
    &monitoring::premature_quality::RULE,
    &evaluation::never_evaluated::RULE,
    &evaluation::no_experiment::RULE,
    &evaluation::judged_on_tuning_split::RULE,
    &evaluation::no_baseline::RULE,
    &evaluation::only_the_average::RULE,
    &evaluation::accuracy_on_rare_class::RULE,
    &evaluation::unfit_metric::RULE,
    &evaluation::evaluator_without_metric::RULE,
    &evaluation::underpowered_experiment::RULE,
    &evaluation::interfering_arms::RULE,
    &evaluation::no_guardrails::RULE,
    &evaluation::unmeasured_recall::RULE,
    &evaluation::unmeasured_groundedness::RULE,
    &evaluation::unmeasured_fairness::RULE,
    &evaluation::unconnected_experiment::RULE,
    &evaluation::nothing_to_tune_on::RULE,
    &safety::raw_personal_data::RULE,
    &safety::moderation_without_people::RULE,
    &safety::lost_deletion_requests::RULE,
    &safety::unchecked_generation::RULE,
    &safety::prompt_injection::RULE,
    &safety::unsupervised_tools::RULE,
    &safety::no_audit_trail::RULE,
    &safety::no_appeal::RULE,
    &safety::unchecked_protected_attributes::RULE,
    &safety::kept_for_years::RULE,
    &safety::personal_data_to_vendor::RULE,
    &safety::ignored_permissions::RULE,
    &safety::no_rate_limit::RULE,
    &safety::findable_after_deletion::RULE,
    &safety::identities_in_logs::RULE,
    &requirements::too_much_compute::RULE,
    &requirements::late_signals::RULE,
    &requirements::invisible_items::RULE,
    &requirements::missing_reasons::RULE,
    &requirements::not_on_device::RULE,
    &requirements::too_big_for_device::RULE,
    &requirements::cold_start_users::RULE,
    &requirements::cold_start_items::RULE,
    &requirements::missing_languages::RULE,
    &requirements::drawing_before_asking::RULE,
    &requirements::chain_breaks::RULE,
    &requirements::over_budget::RULE,
    &requirements::needless_streaming::RULE,
    &requirements::not_personal::RULE,
    &requirements::too_many_parameters::RULE,
    &requirements::retrains_too_often::RULE,
    &requirements::oversized_model::RULE,
];

/// Runs every rule. The result depends on the document and the catalogue alone.
pub fn check(document: &Document, catalog: &Catalog) -> Report {
    let mut findings = Findings::default();
    findings.update(document, catalog, &Touched::everything(document));
    Report::clone(findings.all())
}

/// The rule of that id; letter case does not matter.
pub fn explain(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id.eq_ignore_ascii_case(id))
}

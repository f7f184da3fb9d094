//! Evaluation: whether anybody knows that the model is good.

pub mod accuracy_on_rare_class;
pub mod evaluator_without_metric;
pub mod interfering_arms;
pub mod judged_on_tuning_split;
pub mod never_evaluated;
pub mod no_baseline;
pub mod no_experiment;
pub mod no_guardrails;
pub mod nothing_to_tune_on;
pub mod only_the_average;
pub mod unconnected_experiment;
pub mod underpowered_experiment;
pub mod unfit_metric;
pub mod unmeasured_fairness;
pub mod unmeasured_groundedness;
pub mod unmeasured_recall;

//! Evaluation: whether anybody knows that the model is good.

crate::rules::family! {
    never_evaluated,
    no_experiment,
    judged_on_tuning_split,
    no_baseline,
    only_the_average,
    accuracy_on_rare_class,
    unfit_metric,
    evaluator_without_metric,
    underpowered_experiment,
    interfering_arms,
    no_guardrails,
    unmeasured_recall,
    unmeasured_groundedness,
    unmeasured_fairness,
    unconnected_experiment,
    nothing_to_tune_on,
    judge_of_itself,
}

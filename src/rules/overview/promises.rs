//! Which components and rules keep which promise of the requirements card.

use crate::catalog::Role;

/// One field of the card, as something that components can keep.
pub(super) struct PromisedField {
    /// The field's name in boards.
    pub field: &'static str,
    /// Components with these roles keep it; without any there is nobody who does.
    pub kept_by: &'static [Role],
    /// Rules that find where it is broken.
    pub rules: &'static [&'static str],
}

const fn promise(
    field: &'static str,
    kept_by: &'static [Role],
    rules: &'static [&'static str],
) -> PromisedField {
    PromisedField {
        field,
        kept_by,
        rules,
    }
}

/// Every promise, in the order of the card.
pub(super) static PROMISES: &[PromisedField] = &[
    promise("task", &[Role::Serves], &["EV007", "RQ017"]),
    promise(
        "personalised",
        &[
            Role::UsesOnlineFeatures,
            Role::NeedsUserHistory,
            Role::StoresFeaturesOnline,
        ],
        &["RQ014"],
    ),
    promise("languages", &[Role::ReadsLanguage], &["RQ009"]),
    promise(
        "cold_start_users",
        &[
            Role::FallsBack,
            Role::GeneratesCandidates,
            Role::SearchesTerms,
        ],
        &["RQ007"],
    ),
    promise(
        "cold_start_items",
        &[
            Role::EmbedsCorpus,
            Role::GeneratesCandidates,
            Role::SearchesTerms,
        ],
        &["RQ008"],
    ),
    promise("dau", &[Role::Gateway], &["SV013", "SV014", "SV023"]),
    promise("qps_peak", &[Role::Gateway], &["SV013", "SV014", "SV023"]),
    promise(
        "corpus_items",
        &[
            Role::SearchesIndex,
            Role::GeneratesCandidates,
            Role::HoldsContent,
        ],
        &["SV002", "SV015", "SV016"],
    ),
    promise(
        "availability_pct",
        &[Role::FallsBack, Role::Gateway],
        &["SV008", "SV009", "RQ011"],
    ),
    promise(
        "latency_p99_ms",
        &[Role::Gateway],
        &["SV003", "SV004", "SV006", "SV011"],
    ),
    promise(
        "new_item_visible_s",
        &[Role::BuildsIndex, Role::EmbedsCorpus, Role::SearchesIndex],
        &["RQ003"],
    ),
    promise(
        "signal_freshness_s",
        &[
            Role::ComputesFeaturesInStream,
            Role::StoresFeaturesOnline,
            Role::StoresResults,
        ],
        &["RQ002", "RQ013"],
    ),
    promise(
        "model_staleness_h",
        &[Role::OrchestratesTraining],
        &["MN009", "MN010", "RL009"],
    ),
    promise(
        "label_delay_h",
        &[Role::LabelsFromBehaviour, Role::LabelsByPeople],
        &["DH011", "MN017", "RQ016"],
    ),
    promise("interpretability", &[Role::Explains], &["RQ004"]),
    promise("interference", &[Role::Experiments], &["EV010"]),
    promise("compute_tier", &[Role::Serves], &["RQ001"]),
    promise("budget_usd_per_1k", &[Role::Serves], &["RQ012"]),
    promise("on_device", &[Role::RunsOnDevice], &["RQ005"]),
    promise("device_memory_mb", &[Role::RunsOnDevice], &["RQ006"]),
    promise(
        "handles_pii",
        &[Role::Anonymises],
        &["SP001", "SP010", "SP011", "SP015"],
    ),
    promise(
        "erasure_required",
        &[Role::ManagesConsent],
        &["SP003", "SP014"],
    ),
    promise(
        "regulated",
        &[Role::LogsPredictions, Role::Explains],
        &["SP007"],
    ),
    promise("moderation", &[Role::Reviews], &["SP002", "SP008"]),
    promise(
        "per_user_acl",
        &[Role::FiltersItems, Role::HoldsContent],
        &["SP012"],
    ),
    promise(
        "adversarial",
        &[Role::Gateway, Role::WatchesInputs, Role::GuardsContent],
        &["SP013", "MN012"],
    ),
    promise(
        "affects_people",
        &[Role::EvaluatesOffline, Role::Reviews],
        &["EV014", "SP008"],
    ),
];

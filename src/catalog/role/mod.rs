//! What kinds can be, in the eyes of the rules. `assets/roles.ron` says what each role means; a test keeps both lists
//! the same, so that neither data nor rules can misspell one.

mod role_set;

use std::fmt;

use serde::Deserialize;

pub use role_set::RoleSet;

macro_rules! roles {
    ($($variant:ident => $id:literal,)+) => {
        /// A role of a kind. Rules ask for roles and never for kinds; that is what makes a new kind a data file only.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(try_from = "String")]
        pub enum Role {
            $(#[doc = concat!("`", $id, "` in data files.")] $variant,)+
        }

        impl Role {
            /// Every role, in the order of `roles.ron`.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in data files.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }
        }
    };
}

roles! {
    Annotation => "annotation",
    Client => "client",
    Gateway => "gateway",
    Delivers => "delivers",
    PassThrough => "pass_through",
    Sink => "sink",
    JudgedElsewhere => "judged_elsewhere",
    SelfStarting => "self_starting",
    AnswersWhenRead => "answers_when_read",
    KeyedLookup => "keyed_lookup",
    BoundedLoop => "bounded_loop",
    Serves => "serves",
    ServesLive => "serves_live",
    LoadsModel => "loads_model",
    NeedsGradualRollout => "needs_gradual_rollout",
    HasModelFamily => "has_model_family",
    BatchesRequests => "batches_requests",
    ScoresOnline => "scores_online",
    UsesOnlineFeatures => "uses_online_features",
    ReportsUsedFeatures => "reports_used_features",
    InputsCanDrift => "inputs_can_drift",
    WorthAnExperiment => "worth_an_experiment",
    ReadsLanguage => "reads_language",
    AlwaysReadsLanguage => "always_reads_language",
    ReadsLanguageOffPath => "reads_language_off_path",
    Ranks => "ranks",
    PredictsOnline => "predicts_online",
    Generates => "generates",
    PredictsInBulk => "predicts_in_bulk",
    RunsOnDevice => "runs_on_device",
    EncodesQuery => "encodes_query",
    EmitsLiveVectors => "emits_live_vectors",
    UnderstandsQuery => "understands_query",
    BuildsPrompt => "builds_prompt",
    ExecutesTools => "executes_tools",
    Trains => "trains",
    TrainsOrCompresses => "trains_or_compresses",
    Compresses => "compresses",
    BorrowedModel => "borrowed_model",
    ModelOrigin => "model_origin",
    ProducesModel => "produces_model",
    BuildsDataset => "builds_dataset",
    OrchestratesTraining => "orchestrates_training",
    EvaluatesOffline => "evaluates_offline",
    Experiments => "experiments",
    Explains => "explains",
    RegistersModels => "registers_models",
    ControlsRollout => "controls_rollout",
    SystemOfRecord => "system_of_record",
    HoldsContent => "holds_content",
    ThirdParty => "third_party",
    PersonalDataOrigin => "personal_data_origin",
    FirstPartyData => "first_party_data",
    StreamsEvents => "streams_events",
    IngestsInBulk => "ingests_in_bulk",
    SamplesEvents => "samples_events",
    CarriesTimeOrder => "carries_time_order",
    ProcessesContent => "processes_content",
    ValidatesData => "validates_data",
    StoresHistory => "stores_history",
    KeepsHistory => "keeps_history",
    FirstDurableCopy => "first_durable_copy",
    StoresResults => "stores_results",
    SavesRecomputation => "saves_recomputation",
    CachesResults => "caches_results",
    HoldsCopies => "holds_copies",
    ComputesFeatures => "computes_features",
    ComputesFeaturesInBatch => "computes_features_in_batch",
    ComputesFeaturesInStream => "computes_features_in_stream",
    TransformsRequest => "transforms_request",
    StoresFeaturesOffline => "stores_features_offline",
    StoresFeaturesOnline => "stores_features_online",
    UsesRawExamples => "uses_raw_examples",
    HarmedByBadData => "harmed_by_bad_data",
    Annotates => "annotates",
    LabelsFromBehaviour => "labels_from_behaviour",
    Reviews => "reviews",
    LabelsByPeople => "labels_by_people",
    HearsPeople => "hears_people",
    EmbedsCorpus => "embeds_corpus",
    BuildsIndex => "builds_index",
    Retrieves => "retrieves",
    SearchesIndex => "searches_index",
    SearchesVectors => "searches_vectors",
    SearchesTerms => "searches_terms",
    GeneratesCandidates => "generates_candidates",
    NarrowsFunnel => "narrows_funnel",
    OrdersItems => "orders_items",
    ReadsRetrievedItems => "reads_retrieved_items",
    NeedsUserHistory => "needs_user_history",
    FiltersItems => "filters_items",
    Reranks => "reranks",
    Calibrates => "calibrates",
    Decides => "decides",
    Auctions => "auctions",
    FallsBack => "falls_back",
    Monitors => "monitors",
    WatchesInputs => "watches_inputs",
    WatchesQuality => "watches_quality",
    WatchesService => "watches_service",
    RoutesAlerts => "routes_alerts",
    LogsPredictions => "logs_predictions",
    SamplesOutput => "samples_output",
    Anonymises => "anonymises",
    ManagesConsent => "manages_consent",
    GuardsContent => "guards_content",
    ChecksOutput => "checks_output",
    ReachesPeople => "reaches_people",
    MayModerate => "may_moderate",
    ReceivesExplanations => "receives_explanations",
    RoutesModels => "routes_models",
    VendorModel => "vendor_model",
    WorksNearline => "works_nearline",
    TrainsOnDevice => "trains_on_device",
    AggregatesUpdates => "aggregates_updates",
    RegistersPrompts => "registers_prompts",
    RegistersDatasets => "registers_datasets",
    JudgesAnswers => "judges_answers",
    Remembers => "remembers",
    HandsOver => "hands_over",
    CarriesResultsBack => "carries_results_back",
    DefinesFeatures => "defines_features",
    SearchesGraph => "searches_graph",
    Simulates => "simulates",
    BuildsPipelines => "builds_pipelines",
    TracksRuns => "tracks_runs",
    SearchesHyperparameters => "searches_hyperparameters",
}

impl Role {
    /// The role that data files call `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.id() == id)
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(id: String) -> Result<Self, Self::Error> {
        Self::from_id(&id).ok_or_else(|| format!("there is no role `{id}`; roles.ron lists them"))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

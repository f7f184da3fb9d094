//! What the board says of the data of each flow: whose they are, who wrote them, how they were chosen. One data-flow
//! analysis for all rules that follow data.

use petgraph::Direction;

use crate::catalog::{Catalog, Role};
use crate::graph::{Adjacent, FactSet, FlowAnalysis, NodeIx, PayloadSet, RoleSet};
use crate::rules::engine::query::{BoardQuery, EdgeRef, NodeRef};

/// Something that holds of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFact {
    /// About people, as they came.
    Personal,
    /// Written by strangers.
    Foreign,
    /// Found in an index without a look at who may see it.
    Unfiltered,
    /// Labels of cases that a model was unsure of.
    Uncertain,
    /// Labels by people who saw what a model answered.
    Anchored,
}

impl DataFact {
    const ALL: [Self; 5] = [
        Self::Personal,
        Self::Foreign,
        Self::Unfiltered,
        Self::Uncertain,
        Self::Anchored,
    ];

    const fn set(self) -> FactSet {
        FactSet::one(self as u32)
    }

    /// Data types in which it can hold; types that the catalogue does not have are none.
    const fn payloads(self) -> &'static [&'static str] {
        match self {
            Self::Personal => &[
                "raw_events",
                "records",
                "text",
                "images",
                "video",
                "audio",
                "feedback",
                "request",
                "prompt",
                "documents",
                "sensor_series",
                "point_clouds",
                "traces",
                "preferences",
            ],
            Self::Foreign => &[
                "text",
                "records",
                "candidates",
                "ranked_list",
                "scores",
                "index",
                "embeddings",
                "images",
                "documents",
                "generation",
                "graph",
            ],
            Self::Unfiltered => &[
                "candidates",
                "scores",
                "ranked_list",
                "text",
                "documents",
                "records",
            ],
            Self::Uncertain | Self::Anchored => &["labels", "eval_set"],
        }
    }

    fn carriers(self, catalog: &Catalog) -> PayloadSet {
        let known: Vec<&str> = self
            .payloads()
            .iter()
            .copied()
            .filter(|id| catalog.payload(id).is_some())
            .collect();
        PayloadSet::new(catalog, &known)
    }
}

/// What a component does to facts, whatever arrives.
#[derive(Clone, Copy, Default)]
struct FactChange {
    adds: FactSet,
    removes: FactSet,
    /// Not in the events it writes about itself.
    keeps_out_of_events: FactSet,
}

/// The board as the solver asks about it.
struct BoardAnalysis {
    /// By number of the component.
    changes: Vec<FactChange>,
    carriers: [(FactSet, PayloadSet); DataFact::ALL.len()],
    events: PayloadSet,
}

impl FlowAnalysis for BoardAnalysis {
    fn leaving(&self, at: NodeIx, flow: &Adjacent, arriving: FactSet) -> FactSet {
        let change = self.changes.get(at).copied().unwrap_or_default();
        let mut holds = arriving.without(change.removes) | change.adds;
        if flow.payload.meets(self.events) {
            holds = holds.without(change.keeps_out_of_events);
        }
        let carried = self.carriers.iter();
        let carried = carried.filter(|(_, payloads)| flow.payload.meets(*payloads));
        let can = carried.fold(FactSet::EMPTY, |sum, (fact, _)| sum | *fact);
        holds & can
    }
}

impl<'a> BoardQuery<'a> {
    /// What holds of the flows, by number.
    fn data_facts(&'a self) -> &'a [FactSet] {
        {
            let mut reads = self.reads.borrow_mut();
            reads.payloads = PayloadSet::ALL;
            reads.roles = RoleSet::ALL;
            for property in READ_PROPERTIES {
                reads.properties.add(property);
            }
        }
        self.data_facts.get_or_init(|| {
            let mut changes = vec![FactChange::default(); self.graph.n_numbers()];
            for at in self.graph.nodes() {
                changes[at] = change(self.site(at).aside());
            }
            let carriers = DataFact::ALL.map(|fact| (fact.set(), fact.carriers(self.catalog)));
            let events = PayloadSet::new(self.catalog, &["raw_events"]);
            self.graph.solve(&BoardAnalysis {
                changes,
                carriers,
                events,
            })
        })
    }
}

/// Properties that the facts depend on.
const READ_PROPERTIES: [&str; 9] = [
    "holds_pii",
    "trusted",
    "filters",
    "checks",
    "operation",
    "sampling",
    "labeller",
    "place",
    "hosting",
];

/// What a service logs of a request is its own record: which numbers it used, what it showed.
const SERVICES: [Role; 4] = [
    Role::Gateway,
    Role::Serves,
    Role::Decides,
    Role::ExecutesTools,
];

fn change(site: NodeRef) -> FactChange {
    let mut change = FactChange::default();
    let mut adds = |fact: DataFact, holds: bool| {
        if holds {
            change.adds |= fact.set();
        }
    };
    let holds_people = site.is(Role::PersonalDataOrigin) && site.flag("holds_pii");
    adds(DataFact::Personal, site.is(Role::Client) || holds_people);
    let is_open = site.is(Role::HoldsContent) && site.denies("trusted");
    adds(DataFact::Foreign, is_open || site.is(Role::ExecutesTools));
    adds(DataFact::Unfiltered, site.is(Role::SearchesIndex));
    let is_chosen = site.is(Role::Annotates)
        && site.says("sampling")
        && site.is_choice("sampling", &["uncertainty"]);
    adds(DataFact::Uncertain, is_chosen);
    adds(
        DataFact::Anchored,
        site.is(Role::Annotates) && saw_answers(site),
    );
    let mut removes = |fact: DataFact, holds: bool| {
        if holds {
            change.removes |= fact.set();
        }
    };
    let hides_people = site.is(Role::Anonymises)
        || site.is(Role::StoresFeaturesOffline)
        || site.denies("holds_pii")
        || (site.is(Role::ProcessesContent) && site.is_choice("operation", &["blur_regions"]))
        || (site.is(Role::GuardsContent) && site.has_chosen("checks", &["pii_leak"]));
    removes(DataFact::Personal, hides_people);
    let checks_rights = site.is(Role::FiltersItems) && site.has_chosen("filters", &["permissions"]);
    removes(
        DataFact::Unfiltered,
        checks_rights || site.speaks_of_rights(),
    );
    if checks_rights || site.speaks_of_rights() {
        change.adds = change.adds.without(DataFact::Unfiltered.set());
    }
    if SERVICES.iter().any(|role| site.is(*role)) {
        change.keeps_out_of_events = DataFact::Personal.set();
    }
    change
}

/// Whether what people label comes with a model's answer.
fn saw_answers(task: NodeRef) -> bool {
    let mut items = task.ins_at("items");
    let is_shown = items.any(|flow| flow.carries("predictions"));
    let is_assisted = task.is_fed_at("model") && task.is_choice("labeller", &["model_assisted"]);
    (is_shown && !task.is_choice("labeller", &["programmatic"])) || is_assisted
}

impl EdgeRef<'_> {
    /// Whether it holds of the data of the flow.
    pub(in crate::rules) fn holds(self, fact: DataFact) -> bool {
        let survey = self.survey();
        let at = survey.graph.edge_index(self.id());
        let facts = at.and_then(|at| survey.data_facts().get(at));
        facts.is_some_and(|facts| facts.meets(fact.set()))
    }
}

impl<'s> NodeRef<'s> {
    /// Whether data of which it holds arrive.
    pub(in crate::rules) fn receives(self, fact: DataFact) -> bool {
        let facts = self.survey().data_facts();
        let mut before = self.survey().graph.adjacent_before(self.at()).iter();
        before.any(|flow| facts[flow.edge].meets(fact.set()))
    }

    /// Everything that data from here reach while it holds of them, by id.
    pub(in crate::rules) fn reached_by(self, fact: DataFact) -> Vec<NodeRef<'s>> {
        let survey = self.survey();
        let facts = survey.data_facts();
        let found = survey.walk_over(&[self.at()], Direction::Outgoing, |flow| {
            facts[flow.edge].meets(fact.set())
        });
        survey.sites(found)
    }
}

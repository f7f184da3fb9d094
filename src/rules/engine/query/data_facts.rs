//! What the board says of the data of each flow: whose they are, who wrote them, how they were chosen. One data-flow
//! analysis for all rules that follow data.

use petgraph::Direction;

use crate::catalog::{Catalog, Role};
use crate::graph::{Adjacent, EdgeIx, FactSet, FactSources, FlowAnalysis, NodeIx, PayloadSet};
use crate::rules::engine::query::{BoardQuery, EdgeRef, NodeRef};
use crate::rules::engine::touched::RulesTouched;

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct FactChange {
    adds: FactSet,
    removes: FactSet,
    /// Not in the events it writes about itself.
    keeps_out_of_events: FactSet,
}

/// What holds of the data of all flows, kept up to date as the board changes.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct DataFacts {
    /// What components do, by number.
    changes: Vec<FactChange>,
    /// What holds of flows, by number.
    flows: Vec<FactSet>,
}

/// The board as the solver asks about it.
struct BoardAnalysis<'a> {
    /// By number of the component.
    changes: &'a [FactChange],
    carriers: [(FactSet, PayloadSet); DataFact::ALL.len()],
    events: PayloadSet,
}

impl FlowAnalysis for BoardAnalysis<'_> {
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

impl<'a> BoardAnalysis<'a> {
    fn new(catalog: &Catalog, changes: &'a [FactChange]) -> Self {
        Self {
            changes,
            carriers: DataFact::ALL.map(|fact| (fact.set(), fact.carriers(catalog))),
            events: PayloadSet::new(catalog, &["raw_events"]),
        }
    }
}

impl DataFacts {
    /// The facts of a whole board.
    fn new(survey: &BoardQuery) -> Self {
        let graph = survey.graph;
        let mut changes = vec![FactChange::default(); graph.n_numbers()];
        for at in graph.nodes() {
            changes[at] = change(survey.site(at).aside());
        }
        let flows = graph.solve(&BoardAnalysis::new(survey.catalog, &changes));
        Self { changes, flows }
    }

    /// Follows a change; returns whether something else holds now of some flow.
    fn update(&mut self, survey: &BoardQuery, touched: &RulesTouched) -> bool {
        let graph = survey.graph;
        self.changes
            .resize(graph.n_numbers(), FactChange::default());
        self.flows.resize(graph.n_edge_numbers(), FactSet::EMPTY);
        let mut sources = FactSources::default();
        for at in touched
            .nodes
            .union(&touched.ends)
            .filter_map(|id| graph.index(id))
        {
            let now = change(survey.site(at).aside());
            let is_other = std::mem::replace(&mut self.changes[at], now) != now;
            if is_other || touched.other_kinds.contains(graph.id(at)) {
                sources.lowered.push(at);
            }
        }
        let ends = touched.cut.iter().filter_map(|(_, to)| graph.index(to));
        sources.lowered.extend(ends);
        for edge in touched.flows.iter().filter_map(|id| graph.edge_index(id)) {
            if let Some(flow) = graph.edge(edge) {
                sources.raised.push(flow.from);
                // What hands data on makes less of the others when such data arrive.
                let hands_on = graph.has_role(flow.to, Role::PassThrough);
                sources.lowered.extend(hands_on.then_some(flow.to));
            }
        }
        if sources.lowered.is_empty() && sources.raised.is_empty() {
            return false;
        }
        let before = self.flows.clone();
        for edge in touched.flows.iter().filter_map(|id| graph.edge_index(id)) {
            // What had the number before is nothing to the flow.
            self.flows[edge] = FactSet::EMPTY;
        }
        let analysis = BoardAnalysis::new(survey.catalog, &self.changes);
        graph.solve_again(&analysis, &mut self.flows, sources);
        !touched.cut.is_empty() || before != self.flows
    }
}

impl BoardQuery<'_> {
    /// Takes the facts of before and has them follow a change; returns whether something else holds now of some flow.
    /// What is read for that is no rule's reading.
    pub(super) fn follow_data(&self, before: Option<DataFacts>, touched: &RulesTouched) -> bool {
        let reads = self.reads.take();
        let (facts, is_other) = match before {
            Some(mut facts) if !touched.is_everything => {
                let is_other = facts.update(self, touched);
                (facts, is_other)
            }
            _ => (DataFacts::new(self), true),
        };
        self.reads.replace(reads);
        self.data_facts.replace(facts);
        is_other
    }

    /// What holds of the flow.
    fn holds_of(&self, flow: EdgeIx) -> FactSet {
        self.reads.borrow_mut().data_facts = true;
        let facts = self.data_facts.borrow();
        facts.flows.get(flow).copied().unwrap_or_default()
    }
}

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
    let is_filtered = checks_rights || site.speaks_of_rights();
    removes(DataFact::Unfiltered, is_filtered);
    if is_filtered {
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
        at.is_some_and(|at| survey.holds_of(at).meets(fact.set()))
    }
}

impl<'s> NodeRef<'s> {
    /// Whether data of which it holds arrive.
    pub(in crate::rules) fn receives(self, fact: DataFact) -> bool {
        let survey = self.survey();
        let mut before = survey.graph.adjacent_before(self.at()).iter();
        before.any(|flow| survey.holds_of(flow.edge).meets(fact.set()))
    }

    /// Everything that data from here reach while it holds of them, by id.
    pub(in crate::rules) fn reached_by(self, fact: DataFact) -> Vec<NodeRef<'s>> {
        let survey = self.survey();
        // What is reached may be of another kind when its flows are as before.
        survey.reads.borrow_mut().payloads = PayloadSet::ALL;
        let found = survey.walk_over(&[self.at()], Direction::Outgoing, |flow| {
            survey.holds_of(flow.edge).meets(fact.set())
        });
        survey.sites(found)
    }
}

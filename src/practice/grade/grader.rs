//! What every element of a reference counts, from what the other cases' references earn of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use crate::catalog::Catalog;
use crate::model::{Document, KindId};
use crate::practice::grade::board::GradedBoard;
use crate::practice::grade::credit::Credits;
use crate::practice::grade::flow_paths::{GradeError, RolePair};
use crate::practice::grade::measure::Measure;
use crate::practice::grade::real;
use crate::practice::grade::reference::CaseReference;
use crate::practice::grade::{BoardGrade, GradingTables, PartPoints, ReferenceList};
use crate::templates;

/// The most that each part can be worth.
const PARTS: PartPoints = PartPoints {
    components: 42.0,
    flows: 26.0,
    details: 12.0,
    requirements: 20.0,
};
const ALL: f64 = 100.0;
/// What of its weight everything counts that the other cases have too.
pub(super) const COMMON: f64 = 0.08;

/// The points of every element of a reference.
#[derive(Clone, Debug, Default)]
pub(super) struct ElementPoints {
    /// Of each component of the reference.
    pub components: Vec<f64>,
    /// Of each flow.
    pub flows: BTreeMap<RolePair, f64>,
    /// As the reference lists its details.
    pub details: Vec<f64>,
    /// Of each item of the card.
    pub requirements: BTreeMap<String, f64>,
}

impl ElementPoints {
    /// The most that components, flows and details can be.
    pub fn most_drawn(&self) -> f64 {
        let components: f64 = self.components.iter().sum();
        components + self.flows.values().sum::<f64>() + self.details.iter().sum::<f64>()
    }
}

/// A reference with what its elements count.
#[derive(Clone, Debug)]
pub struct WeightedReference {
    /// The reference itself.
    pub reference: CaseReference,
    /// What its elements count.
    pub(super) points: ElementPoints,
}

/// The cases with their references, against which boards are compared.
pub struct Grader<'c> {
    /// What kinds are.
    pub(super) catalog: &'c Catalog,
    /// What counts of them.
    pub(super) tables: &'c GradingTables,
    cases: BTreeMap<String, Vec<CaseReference>>,
    weighted: BTreeMap<String, OnceLock<Vec<WeightedReference>>>,
    /// By kind, the share of the cases whose references have it.
    kinds: BTreeMap<KindId, f64>,
}

impl Grader<'static> {
    /// The cases inside the program.
    pub fn builtin() -> &'static Self {
        static GRADER: LazyLock<Grader<'static>> = LazyLock::new(|| {
            let (catalog, tables) = (Catalog::in_use(), GradingTables::builtin());
            let references = templates::all().into_iter().map(|template| {
                CaseReference::new(template.id, &template.document(), catalog, tables)
                    .expect("shipped references are compared by tests")
            });
            Grader::new(references, catalog, tables)
        });
        &GRADER
    }
}

impl<'c> Grader<'c> {
    /// A grader of these cases; a case may have several references.
    pub fn new(
        references: impl IntoIterator<Item = CaseReference>,
        catalog: &'c Catalog,
        tables: &'c GradingTables,
    ) -> Self {
        let mut cases: BTreeMap<String, Vec<CaseReference>> = BTreeMap::new();
        for reference in references {
            cases
                .entry(reference.case.clone())
                .or_default()
                .push(reference);
        }
        let mut kinds = BTreeMap::new();
        for references in cases.values() {
            let nodes = references.iter().flat_map(|one| &one.board.nodes);
            let of_case: BTreeSet<&KindId> = nodes.map(|node| &node.kind).collect();
            for kind in of_case {
                *kinds.entry(kind.clone()).or_insert(0.0) += 1.0 / real(cases.len());
            }
        }
        Self {
            catalog,
            tables,
            weighted: cases
                .keys()
                .map(|id| (id.clone(), OnceLock::new()))
                .collect(),
            cases,
            kinds,
        }
    }

    /// The ids of its cases.
    pub fn cases(&self) -> impl Iterator<Item = &str> {
        self.cases.keys().map(String::as_str)
    }

    /// The references of a case, weighed; `None` for a case it does not have.
    pub fn references(&self, case: &str) -> Option<&[WeightedReference]> {
        let weighted = self.weighted.get(case)?.get_or_init(|| {
            let references = self.cases[case].iter();
            references
                .map(|reference| self.weighed(reference.clone()))
                .collect()
        });
        Some(weighted)
    }

    /// The board of a case as a reference beside the grader's own, such as a person's own case.
    pub fn own_reference(
        &self,
        case: &str,
        document: &Document,
    ) -> Result<WeightedReference, GradeError> {
        let reference = CaseReference::new(case, document, self.catalog, self.tables)?;
        Ok(self.weighed(reference))
    }

    /// What the grader sees of a board.
    pub fn board(&self, document: &Document) -> Result<GradedBoard, GradeError> {
        GradedBoard::new(document, self.catalog, self.tables)
    }

    /// The board against each of the references, of which there is at least one; the best counts, the first of equals.
    pub fn grade(&self, references: &[WeightedReference], board: &GradedBoard) -> BoardGrade {
        let mut best: Option<Measure> = None;
        for reference in references {
            let measure = Measure::new(self, reference, board);
            if best.as_ref().is_none_or(|best| measure.total > best.total) {
                best = Some(measure);
            }
        }
        best.expect("a case has a reference").report()
    }

    /// How rare a kind is among the cases, between 0 and 1.
    pub(super) fn foreign(&self, kind: &KindId) -> f64 {
        1.0 - self.kinds.get(kind).copied().unwrap_or(0.0)
    }

    pub(super) fn list_weight(&self, list: ReferenceList) -> f64 {
        let weights = &self.tables.list_weights;
        match list {
            ReferenceList::Must => weights.must,
            ReferenceList::Should => weights.should,
            ReferenceList::Other => weights.other,
        }
    }

    fn weighed(&self, reference: CaseReference) -> WeightedReference {
        let others = self.cases.iter().filter(|(id, _)| **id != reference.case);
        let earned: Vec<Vec<Credits>> = others
            .map(|(_, references)| {
                let boards = references.iter().map(|other| &other.board);
                boards
                    .map(|board| Credits::new(&reference, board, self.catalog, self.tables))
                    .collect()
            })
            .collect();
        let count = |list: f64, credit: &dyn Fn(&Credits) -> f64| {
            let best = |cases: &Vec<Credits>| cases.iter().map(credit).fold(0.0, f64::max);
            let mean = earned.iter().map(best).sum::<f64>() / real(earned.len().max(1));
            list * (COMMON + (1.0 - COMMON) * (1.0 - mean).powi(2))
        };
        let weight = |role: usize| self.list_weight(reference.lists[role]);
        let roles = 0..reference.board.nodes.len();
        let components = roles.map(|role| count(weight(role), &|c| c.unmatched_component(role)));
        let flows = reference.board.flows.keys().map(|flow| {
            let list = weight(flow.0).min(weight(flow.1));
            (*flow, count(list, &|c| c.flows[flow].credit))
        });
        let details = reference.details.iter().enumerate();
        let details = details.map(|(n, of)| count(weight(of.role), &|c| c.details[n]));
        let items = self.tables.requirements.iter();
        let items = items.filter(|spec| reference.board.items.contains_key(&spec.item));
        let requirements = items.map(|spec| {
            let counted = count(spec.weight, &|c| c.requirements[&spec.item]);
            (spec.item.clone(), counted)
        });
        let points = ElementPoints {
            components: components.collect(),
            flows: flows.collect(),
            details: details.collect(),
            requirements: requirements.collect(),
        };
        drop(earned);
        WeightedReference {
            points: scaled(points),
            reference,
        }
    }
}

/// Weights as points: each part adds up to its own, and parts without elements give theirs to the others.
fn scaled(mut weights: ElementPoints) -> ElementPoints {
    let sums = [
        weights.components.iter().sum::<f64>(),
        weights.flows.values().sum(),
        weights.details.iter().sum(),
        weights.requirements.values().sum(),
    ];
    let parts = PARTS.in_order();
    let shared: f64 = parts
        .iter()
        .zip(sums)
        .filter(|(_, sum)| *sum > 0.0)
        .map(|(part, _)| part)
        .sum();
    let factor = |n: usize| parts[n] * ALL / shared / sums[n];
    let [components, flows, details, requirements] = [0, 1, 2, 3].map(factor);
    weights
        .components
        .iter_mut()
        .for_each(|weight| *weight *= components);
    weights
        .flows
        .values_mut()
        .for_each(|weight| *weight *= flows);
    weights
        .details
        .iter_mut()
        .for_each(|weight| *weight *= details);
    weights
        .requirements
        .values_mut()
        .for_each(|weight| *weight *= requirements);
    weights
}

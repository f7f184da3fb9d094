//! On which boards a card fits: conditions on roles, properties, requirements, figures, findings, questions and time.

use serde::Deserialize;

use crate::catalog::{Role, StatedValue};
use crate::model::NodeId;
use crate::practice::cards::{InterviewMoment, InterviewStep};

/// The condition of a card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", rename = "condition")]
pub enum CardTrigger {
    /// Every one of these.
    All(Vec<CardTrigger>),
    /// One of these at least.
    Any(Vec<CardTrigger>),
    /// A component of that role is on the board.
    Role(Role),
    /// No component of that role is on the board.
    Absent(Role),
    /// A component of that role has a property, by name, with such a value.
    Property(Role, String, ValueTest),
    /// A field of the requirements card, by name, has such a value.
    Requirement(String, ValueTest),
    /// A figure of the board, by its formula, comes to that share of its requirement at least.
    NearPromise(String, f64),
    /// A finding of that rule is open.
    Finding(String),
    /// None of these questions of the bank was answered.
    AskedNoneOf(Vec<String>),
    /// So many questions were answered.
    AskedAtLeast(usize),
    /// It is one of these steps.
    StepIn(Vec<InterviewStep>),
    /// That step is over.
    StepLeft(InterviewStep),
    /// That share of the planned time has passed.
    ElapsedAtLeast(f64),
    /// Fewer ways to fail are told than that.
    FailuresToldBelow(usize),
    /// So many components are on the board.
    ComponentsAtLeast(usize),
}

/// What a value must be.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", rename = "test")]
pub enum ValueTest {
    /// A person said it.
    Set,
    /// Nobody said it.
    Unset,
    /// A yes.
    Yes,
    /// A no.
    No,
    /// One of these of its list.
    OneOf(Vec<String>),
    /// More than that.
    Above(f64),
    /// Less than that.
    Below(f64),
    /// That or more.
    AtLeast(f64),
    /// So many chosen of its list.
    CountAtLeast(usize),
    /// More than a field of the requirements card.
    AboveRequirement(String),
}

/// The components that met a condition, the first one first; nothing where it does not hold.
type MetBy = Option<Vec<NodeId>>;

impl CardTrigger {
    /// Whether the card fits, and which components it is then about.
    pub(super) fn met(&self, moment: &InterviewMoment) -> MetBy {
        let plain = |holds: bool| holds.then(Vec::new);
        match self {
            Self::All(all) => {
                let met: Option<Vec<Vec<NodeId>>> = all.iter().map(|one| one.met(moment)).collect();
                Some(met?.concat())
            }
            Self::Any(any) => any.iter().find_map(|one| one.met(moment)),
            Self::Role(role) => some(moment.with_role(*role)),
            Self::Absent(role) => plain(moment.with_role(*role).is_empty()),
            Self::Property(role, name, test) => {
                let mut nodes = moment.with_role(*role);
                nodes.retain(|id| {
                    let value = moment.property(id, name);
                    value.is_some_and(|value| test.holds(&value, moment))
                });
                some(nodes)
            }
            Self::Requirement(field, test) => plain(test.holds(&moment.requirement(field), moment)),
            Self::NearPromise(formula, share) => plain(moment.is_near_promise(formula, *share)),
            Self::Finding(rule) => moment.open_finding(rule),
            Self::AskedNoneOf(questions) => {
                plain(!questions.iter().any(|id| moment.asked.contains(id)))
            }
            Self::AskedAtLeast(n) => plain(moment.n_asked >= *n),
            Self::StepIn(steps) => plain(moment.step.is_none_or(|step| steps.contains(&step))),
            Self::StepLeft(step) => plain(moment.step.is_none_or(|current| current > *step)),
            Self::ElapsedAtLeast(share) => plain(moment.elapsed >= *share),
            Self::FailuresToldBelow(n) => plain(moment.n_failures() < *n),
            Self::ComponentsAtLeast(n) => plain(moment.n_components() >= *n),
        }
    }
}

fn some(nodes: Vec<NodeId>) -> MetBy {
    (!nodes.is_empty()).then_some(nodes)
}

impl ValueTest {
    fn holds(&self, value: &StatedValue, moment: &InterviewMoment) -> bool {
        let number = || value.number_or_assumed();
        match self {
            Self::Set => value.stated().is_some(),
            Self::Unset => value.stated().is_none(),
            Self::Yes => value.flag_or_assumed() == Some(true),
            Self::No => value.flag_or_assumed() == Some(false),
            Self::OneOf(list) => value
                .text_or_assumed()
                .is_some_and(|text| list.iter().any(|one| one == text)),
            Self::Above(least) => number().is_some_and(|number| number > *least),
            Self::Below(most) => number().is_some_and(|number| number < *most),
            Self::AtLeast(least) => number().is_some_and(|number| number >= *least),
            Self::CountAtLeast(n) => value.set_or_assumed().len() >= *n,
            Self::AboveRequirement(field) => {
                let promise = moment.requirement(field).number_or_assumed();
                number().is_some_and(|number| promise.is_some_and(|promise| number > promise))
            }
        }
    }
}

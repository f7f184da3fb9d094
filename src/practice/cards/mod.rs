//! The interviewer's cards: what an interviewer may say unasked, and on which boards it fits.

mod curveball;
mod fitting;
mod schedule;
mod trigger;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::catalog::{CatalogError, DataFile};

pub use curveball::{ChangedField, FieldChange};
pub(in crate::practice) use curveball::{
    OpenCurveball, changed_fields, put_back_fields, put_fields,
};
pub use fitting::{FittingCard, InterviewMoment};
pub(in crate::practice) use schedule::USUAL_MINUTES;
pub use schedule::{CardMemory, CardSchedule};
pub use trigger::{CardTrigger, ValueTest};

/// A step of an interview, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case", rename = "step")]
pub enum InterviewStep {
    /// Questions, numbers and assumptions.
    Clarify,
    /// The problem as a learning problem.
    Frame,
    /// Sources, labels, features, datasets.
    Data,
    /// Baseline and model, training.
    Model,
    /// Metrics, evaluation, experiments.
    Evaluate,
    /// The request path.
    Serve,
    /// Logs, monitors, the loop back to labels.
    Monitor,
    /// Belongs to no step; as the step of an attempt it is the wrap-up.
    Across,
}

impl InterviewStep {
    /// Every step, in order.
    pub const ALL: [Self; 8] = [
        Self::Clarify,
        Self::Frame,
        Self::Data,
        Self::Model,
        Self::Evaluate,
        Self::Serve,
        Self::Monitor,
        Self::Across,
    ];

    /// The name in data and records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clarify => "clarify",
            Self::Frame => "frame",
            Self::Data => "data",
            Self::Model => "model",
            Self::Evaluate => "evaluate",
            Self::Serve => "serve",
            Self::Monitor => "monitor",
            Self::Across => "across",
        }
    }

    /// What people read; that of no step is what an attempt ends with.
    pub fn title(self) -> &'static str {
        match self {
            Self::Clarify => "Clarify",
            Self::Frame => "Frame",
            Self::Data => "Data",
            Self::Model => "Model",
            Self::Evaluate => "Evaluate",
            Self::Serve => "Serve",
            Self::Monitor => "Monitor",
            Self::Across => "Wrap-up",
        }
    }

    /// Whether a card of this step fits while another one is the current step, or was just left.
    pub fn is_near(self, current: Self) -> bool {
        let just_left = Self::ALL.iter().rev().find(|step| **step < current);
        self == Self::Across || self == current || Some(&self) == just_left
    }
}

/// What a card does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", rename = "sort")]
pub enum CardSort {
    /// Helps on.
    Nudge,
    /// Asks about what is there.
    Probe,
    /// Doubts it.
    Challenge,
    /// Goes on after an answered card.
    FollowUp,
    /// Changes the task.
    Curveball,
    /// Looks back.
    WrapUp,
}

impl CardSort {
    /// The name in data and records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nudge => "nudge",
            Self::Probe => "probe",
            Self::Challenge => "challenge",
            Self::FollowUp => "follow_up",
            Self::Curveball => "curveball",
            Self::WrapUp => "wrap_up",
        }
    }
}

/// How experienced the candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case", rename = "level")]
pub enum CandidateLevel {
    Mid,
    Senior,
    Staff,
}

/// One card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "card", deny_unknown_fields)]
pub struct InterviewCard {
    /// The name in records: the step, a dot, what it is about.
    pub id: String,
    /// The step in which it is asked.
    pub step: InterviewStep,
    /// What it does.
    pub sort: CardSort,
    /// From which level on.
    pub level: CandidateLevel,
    /// What is said; `{component}` stands for the component that the condition met first, `{dau}` for the value of the
    /// requirements card.
    pub text: String,
    /// On which boards, and when.
    pub when: CardTrigger,
    /// Cards of which one must have been answered before.
    #[serde(default)]
    pub after: Vec<String>,
    /// What a good answer usually covers; phrases.
    pub good: Vec<String>,
    /// Rules it is about, by id.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Formulas it is about, by name.
    #[serde(default)]
    pub figures: Vec<String>,
    /// Fields of the requirements card it is about.
    #[serde(default)]
    pub fields: Vec<String>,
    /// What it changes on the requirements card, by field; curveballs alone change anything.
    #[serde(default)]
    pub change: BTreeMap<String, FieldChange>,
    /// Who asks such a thing.
    pub source: String,
}

const CARDS: DataFile = DataFile {
    path: "practice/cards.ron",
    text: include_str!("../../../assets/practice/cards.ron"),
};

impl InterviewCard {
    /// The cards inside the program, step by step.
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<InterviewCard>> = LazyLock::new(|| {
            let cards: Result<Vec<InterviewCard>, CatalogError> = CARDS.read();
            cards.expect("the embedded cards are read by the tests")
        });
        &ALL
    }

    /// The card of that id.
    pub fn find(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|card| card.id == id)
    }
}

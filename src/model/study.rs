//! What a case study says beside its drawing: how the problem is framed, learnt and measured, what goes
//! wrong, and what a reference design expects. Any board may say any of it.

use crate::model::{Extra, KindId, NodeId};

/// The problem as a learning problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framing {
    /// What the system is to get better at, and what the model is trained for.
    pub objective: String,
    /// What the model is given.
    pub input: String,
    /// What the model gives.
    pub output: String,
    /// The kind of learning problem in words, such as "contrastive representation learning".
    pub category: String,
    /// Why this category and not another.
    pub why: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// What the models learn from, which models, and how they are judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    /// Where the data come from.
    pub data: Vec<String>,
    /// What counts as a label, and what as a negative one.
    pub labels: String,
    /// What the models see of an example.
    pub features: Vec<String>,
    /// From the baseline to the strongest.
    pub models: Vec<String>,
    /// How models are judged before release.
    pub offline_metrics: Vec<String>,
    /// How the system is judged on real traffic.
    pub online_metrics: Vec<String>,
    /// Unknown fields.
    pub extra: Extra,
}

/// One way in which a component fails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FailureMode {
    /// How it fails, in a few words.
    pub title: String,
    /// The component at fault; `None` for the whole. It may have been deleted since.
    pub node: Option<NodeId>,
    /// What comes of it, as a user or an operator sees it.
    pub effect: String,
    /// What helps.
    pub mitigation: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// What a reference design says to those who compare with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// How hard the case is; `None` while nobody has said.
    pub difficulty: Option<Difficulty>,
    /// Components without which it is another system.
    pub must: Vec<NodeId>,
    /// Components that are expected of a strong design.
    pub should: Vec<NodeId>,
    /// What may stand in the place of a component, and when.
    pub alternatives: Vec<Alternative>,
    /// What is publicly known of such systems.
    pub published: Vec<Publication>,
    /// Unknown fields.
    pub extra: Extra,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difficulty {
    Easy,
    Medium,
    Hard,
}

/// What may stand in the place of a component.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternative {
    /// The component it is about; `None` for the whole.
    pub node: Option<NodeId>,
    /// What and when; a sentence.
    pub note: String,
    /// Kinds that may take its place.
    pub kinds: Vec<KindId>,
    /// Whatever its properties say is as good.
    pub any: bool,
    /// Components that may do its work beside their own.
    pub inside: Vec<NodeId>,
    /// It may be left out where the flow leads past it.
    pub optional: bool,
    /// Unknown fields.
    pub extra: Extra,
}

/// What is publicly known of such a system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// What is known; a sentence.
    pub text: String,
    /// Who said it where.
    pub source: String,
    /// Unknown fields.
    pub extra: Extra,
}

impl Difficulty {
    /// From the first to try to the last.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

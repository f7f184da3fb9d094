//! What a board earned, with the evidence for every point: ids of the drawn board, or fields of its card.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::model::Value;

/// Points by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PartPoints {
    /// Of components.
    pub components: f64,
    /// Of flows.
    pub flows: f64,
    /// Of details.
    pub details: f64,
    /// Of the requirements card.
    pub requirements: f64,
}

impl PartPoints {
    /// Components, flows and details.
    pub fn drawn(&self) -> f64 {
        self.components + self.flows + self.details
    }

    /// In the order of reports: components, flows, details, requirements.
    pub fn in_order(&self) -> [f64; 4] {
        [self.components, self.flows, self.details, self.requirements]
    }
}

/// What a reference says of a component: without it, it is another system; a strong design has it; neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceList {
    Must,
    Should,
    Other,
}

/// How near the drawing is to the reference, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum GradeBand {
    #[serde(rename = "started")]
    Started,
    #[serde(rename = "core visible")]
    CoreVisible,
    #[serde(rename = "solid drawing")]
    Solid,
    #[serde(rename = "close to the reference")]
    Close,
}

impl GradeBand {
    /// The band of a total.
    pub fn from_total(total: f64) -> Self {
        match total {
            80.0.. => Self::Close,
            55.0.. => Self::Solid,
            35.0.. => Self::CoreVisible,
            _ => Self::Started,
        }
    }

    /// What people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::CoreVisible => "core visible",
            Self::Solid => "solid drawing",
            Self::Close => "close to the reference",
        }
    }
}

macro_rules! statuses {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// What people and programs read.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

statuses! {
    /// How the board has a component of the reference.
    ComponentStatus {
        Matched = "matched",
        /// A kind that the case accepts.
        Alternative = "alternative",
        /// A kind that comes near.
        Near = "near",
        /// Several components share it.
        Split = "split",
        /// A component does its work beside its own.
        Merged = "merged",
        /// The case can do without it, and the flow leads past it.
        LeftOut = "left out",
        Missing = "missing",
    }
}

statuses! {
    /// How the board has a flow of the reference.
    FlowStatus {
        Found = "found",
        FoundThrough = "found through",
        OtherPayload = "other payload",
        Near = "near",
        Merged = "merged",
        Skipped = "skipped",
        Inside = "inside",
        Reversed = "reversed",
        Missing = "missing",
    }
}

statuses! {
    /// How far the card agrees.
    ItemStatus {
        Agrees = "agrees",
        Near = "near",
        Differs = "differs",
        NotSet = "not set",
    }
}

/// A component of the reference and what of it was drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComponentGrade {
    /// Its id in the reference.
    pub reference: String,
    /// Its kind.
    pub kind: String,
    /// How much the case needs it.
    pub list: ReferenceList,
    /// The step of the interview it belongs to; 0 for none.
    pub step: u8,
    /// What it counts.
    pub of: f64,
    /// What was earned.
    pub points: f64,
    /// The share, between 0 and 1.
    pub credit: f64,
    /// How it is there.
    pub status: ComponentStatus,
    /// Components of the board.
    pub boxes: Vec<String>,
    /// What keeps it from counting in full: no edges, or the property that differs.
    pub why: Vec<String>,
}

/// A flow of the reference and what of it was drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlowGrade {
    /// The component of the reference that it leaves.
    pub from: String,
    /// The component of the reference that it enters.
    pub to: String,
    /// The data types that the reference gives it.
    pub payloads: Vec<String>,
    /// The step of the interview it belongs to; 0 for none.
    pub step: u8,
    /// What it counts.
    pub of: f64,
    /// What was earned.
    pub points: f64,
    /// The share, between 0 and 1.
    pub credit: f64,
    /// How it is there.
    pub status: FlowStatus,
    /// Connections of the board.
    pub edges: Vec<String>,
    /// Components of the board.
    pub boxes: Vec<String>,
    /// The components of the reference that one flow leads past, as the ends of the span.
    pub between: Vec<String>,
}

/// What a component of the reference says beside its kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DetailGrade {
    /// Its id in the reference.
    pub reference: String,
    /// The property, or `medium`.
    pub property: String,
    /// What the reference says.
    pub wanted: ReportedValue,
    /// What it counts.
    pub of: f64,
    /// What was earned.
    pub points: f64,
    /// The share, between 0 and 1.
    pub credit: f64,
}

/// What the reference's card says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemGrade {
    /// The field of the card, or `traffic`.
    pub item: String,
    /// What the reference says.
    pub wanted: ReportedValue,
    /// What the board says.
    pub given: Option<ReportedValue>,
    /// What it counts.
    pub of: f64,
    /// What was earned.
    pub points: f64,
    /// The share, between 0 and 1.
    pub credit: f64,
    /// How far it agrees.
    pub status: ItemStatus,
}

/// A component that has no counterpart in the reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExtraNode {
    /// Its id on the board.
    #[serde(rename = "box")]
    pub node: String,
    /// Its kind.
    pub kind: String,
    /// How much of it belongs to other kinds of systems, between 0 and 1.
    pub foreign: f64,
}

/// Edges that lead where the reference has no way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AstrayFlow {
    /// Connections of the board.
    pub edges: Vec<String>,
    /// The components it joins.
    pub boxes: [String; 2],
}

/// A board beside a reference of its case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BoardGrade {
    /// The case.
    pub case: String,
    /// Out of 100.
    pub total: f64,
    /// The total in words.
    pub band: GradeBand,
    /// What each part earned.
    pub points: PartPoints,
    /// Below 1 where much of the board belongs to other systems.
    pub focus: f64,
    /// Below 1 where many flows lead astray.
    pub sense: f64,
    /// Below 1 where the drawing does not answer the card yet, so that the card counts less.
    pub answer: f64,
    /// By component, how much of it belongs to other systems.
    pub foreign: BTreeMap<String, f64>,
    /// Flows that lead where the reference has no way.
    pub astray: Vec<AstrayFlow>,
    /// Components of the reference with those of the board they were matched with.
    pub matches: BTreeMap<String, String>,
    /// Components of the reference, by id.
    pub components: Vec<ComponentGrade>,
    /// Flows of the reference, by the ids of their ends.
    pub flows: Vec<FlowGrade>,
    /// What its components say beside their kinds.
    pub details: Vec<DetailGrade>,
    /// What its card says.
    pub requirements: Vec<ItemGrade>,
    /// Components of the board that are taken for none of it.
    pub extra: Vec<ExtraNode>,
    /// The steps of the interview, by number.
    pub steps: BTreeMap<u8, StepCoverage>,
}

/// How much of a step is on the board.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StepCoverage {
    /// Between 0 and 1; `None` where the reference says nothing of the step.
    pub coverage: Option<f64>,
    /// Components of the reference that are expected and missing.
    pub missing: Vec<String>,
    /// What is there beside the drawing: `task`, `question`, `assumption`, `objective`.
    pub evidence: Vec<&'static str>,
}

/// A value as programs read it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedValue(pub Value);

impl Serialize for ReportedValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Bool(on) => to.serialize_bool(*on),
            Value::Int(n) => to.serialize_i64(*n),
            Value::Float(x) => to.serialize_f64(*x),
            Value::Text(text) | Value::Raw(text) => to.serialize_str(text),
            Value::Set(chosen) => chosen.serialize(to),
        }
    }
}

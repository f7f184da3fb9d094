//! The formulas, each a record with its named parameters, unit, source and what it ignores. One file a subject; the
//! arithmetic itself stands in the modules beside this folder. What a group lists can be asked by its key without a board;
//! figures fill in all of them.

mod agents;
mod arguments;
pub(in crate::estimate) mod compute;
pub(in crate::estimate) mod experiments;
pub(in crate::estimate) mod freshness;
pub(in crate::estimate) mod generation;
pub(in crate::estimate) mod latency;
pub(in crate::estimate) mod logs;
pub(in crate::estimate) mod money;
pub(in crate::estimate) mod queueing;
pub(in crate::estimate) mod stores;
pub(in crate::estimate) mod traffic;
pub(in crate::estimate) mod training;
pub(in crate::estimate) mod vectors;

pub use arguments::{ArgumentError, Fallback, FormulaArguments, Parameter};

use crate::estimate::estimate_error::finite;
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{EstimateError, Estimated};

/// A formula with its named parameters, and what people need to know about it.
#[derive(Clone, Copy, Debug)]
pub struct Formula {
    /// The name in output for programs and on the command line; stable. Figures of different things may share one.
    pub key: &'static str,
    /// What it tells, in a few words.
    pub title: &'static str,
    /// What the value is measured in.
    pub unit: FigureUnit,
    /// What it computes with, in the order it is asked for.
    pub parameters: &'static [Parameter],
    /// The formula in words and signs.
    pub text: &'static str,
    /// What it leaves out; empty where nothing.
    pub ignores: &'static str,
    /// Whose formula it is, or where its numbers come from.
    pub source: &'static str,
    /// The arithmetic, of its arguments by name.
    compute: fn(&FormulaArguments) -> Estimated,
}

/// Formulas of one subject that can be asked by their keys.
#[derive(Debug)]
pub struct FormulaGroup {
    /// The subject.
    pub title: &'static str,
    /// In the order they are listed in; their keys are unique among all groups.
    pub formulas: &'static [&'static Formula],
}

/// All groups, in the order they are listed in.
pub const GROUPS: &[FormulaGroup] = &[
    traffic::GROUP,
    queueing::GROUP,
    latency::GROUP,
    vectors::GROUP,
    stores::GROUP,
    compute::GROUP,
    generation::GROUP,
    agents::GROUP,
    training::GROUP,
    logs::GROUP,
    money::GROUP,
    experiments::GROUP,
];

impl Formula {
    /// Every formula that can be asked by its key, group by group.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        GROUPS.iter().flat_map(|group| group.formulas).copied()
    }

    /// The formula that can be asked by that key.
    pub fn named(key: &str) -> Option<&'static Self> {
        Self::all().find(|formula| formula.key == key)
    }

    /// The value for those arguments, or why there is none.
    pub fn value(&self, arguments: &FormulaArguments) -> Estimated {
        (self.compute)(arguments).and_then(|value| finite("it", value))
    }

    /// The value for numbers by the names of its parameters, in their order where a parameter is a list.
    pub fn value_of(&self, numbers: Vec<(&'static str, f64)>) -> Estimated {
        let arguments = FormulaArguments::filled(self.parameters, numbers);
        self.value(&arguments.map_err(|missing| EstimateError::needs(missing.join(", ")))?)
    }

    /// How it is asked: its key and every parameter with a value that it may have.
    pub fn example(&self) -> Vec<String> {
        let parameters = self.parameters.iter();
        let pairs = parameters.map(|one| format!("{}={}", one.name, one.example));
        std::iter::once(self.key.to_owned()).chain(pairs).collect()
    }
}

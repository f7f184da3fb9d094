//! The formulas by name, each a table entry with its inputs, so that any of them can be asked without a board. One file
//! a subject; the arithmetic itself stands in the modules beside this folder.

mod compute;
mod experiments;
mod generation;
mod given;
mod latency;
mod logs;
mod money;
mod queueing;
mod stores;
mod traffic;
mod training;
mod vectors;

pub use given::{Fallback, Given, GivenFault, Parameter};

use crate::estimate::Answer;
use crate::estimate::quantity::Unit;
use crate::estimate::refusal::finite;

/// A formula that can be asked by its name.
#[derive(Debug)]
pub struct Formula {
    pub name: &'static str,
    /// What it tells, in a few words.
    pub title: &'static str,
    pub unit: Unit,
    pub parameters: &'static [Parameter],
    /// In words and signs.
    pub formula: &'static str,
    /// What it leaves out.
    pub ignores: &'static str,
    pub source: &'static str,
    /// The formula itself.
    pub(super) compute: fn(&Given) -> Answer,
}

/// Formulas of one subject.
#[derive(Debug)]
pub struct Chapter {
    pub title: &'static str,
    pub formulas: &'static [Formula],
}

/// All of them.
pub const CHAPTERS: &[Chapter] = &[
    traffic::CHAPTER,
    queueing::CHAPTER,
    latency::CHAPTER,
    vectors::CHAPTER,
    stores::CHAPTER,
    compute::CHAPTER,
    generation::CHAPTER,
    training::CHAPTER,
    logs::CHAPTER,
    money::CHAPTER,
    experiments::CHAPTER,
];

impl Formula {
    /// Every formula, chapter by chapter.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        CHAPTERS.iter().flat_map(|chapter| chapter.formulas)
    }

    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|formula| formula.name == name)
    }

    /// The value for those inputs, or why there is none.
    pub fn value(&self, given: &Given) -> Answer {
        (self.compute)(given).and_then(|value| finite("it", value))
    }

    /// How it is asked: its name and every input with a value that it may have.
    pub fn example(&self) -> Vec<String> {
        let inputs = self.parameters.iter();
        let inputs = inputs.map(|one| format!("{}={}", one.name, one.example));
        std::iter::once(self.name.to_owned())
            .chain(inputs)
            .collect()
    }
}

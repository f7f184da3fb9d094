//! A figure with its working: the formula, the inputs filled in, what it leaves out, whose formula it is, and how far it
//! moves when an input is off.

use crate::estimate::quantity::Unit;
use crate::estimate::refusal::Answer;
use crate::model::{EdgeId, NodeId};

/// A formula and what people need to know about it.
#[derive(Debug)]
pub struct Law {
    /// The name in output for programs; stable.
    pub key: &'static str,
    /// What people read.
    pub name: &'static str,
    pub unit: Unit,
    /// In words and signs.
    pub formula: &'static str,
    /// What it leaves out.
    pub ignores: &'static str,
    pub source: &'static str,
    /// The formula itself, of its inputs in their order.
    pub compute: fn(&[f64]) -> Answer,
}

/// What a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Board,
    Component(NodeId),
    Flow(EdgeId),
}

/// A number that went into a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub name: String,
    pub unit: Unit,
    pub value: Answer,
}

impl Input {
    pub fn new(name: impl Into<String>, unit: Unit, value: Answer) -> Self {
        Self {
            name: name.into(),
            unit,
            value,
        }
    }
}

/// What was promised of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Promise {
    AtMost(f64),
    AtLeast(f64),
}

impl Promise {
    pub fn is_kept_by(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }

    /// Whether the value keeps it, in words.
    pub fn verdict(self, value: f64, unit: Unit) -> String {
        let limit = unit.show(self.limit());
        match (self, self.is_kept_by(value)) {
            (Self::AtMost(_), true) => format!("Within {limit}, the most allowed."),
            (Self::AtMost(_), false) => format!("Above {limit}, the most allowed."),
            (Self::AtLeast(_), true) => format!("Enough: {limit} is the least needed."),
            (Self::AtLeast(_), false) => format!("Below {limit}, the least needed."),
        }
    }

    pub fn limit(self) -> f64 {
        match self {
            Self::AtMost(limit) | Self::AtLeast(limit) => limit,
        }
    }
}

/// A number that follows from others.
#[derive(Clone, Debug)]
pub struct Figure {
    pub law: &'static Law,
    pub about: Subject,
    pub inputs: Vec<Input>,
    pub value: Answer,
    pub promise: Option<Promise>,
}

/// What becomes of a figure when one of its inputs is half or twice what was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The number of the input.
    pub input: usize,
    pub halved: Answer,
    pub doubled: Answer,
}

impl Law {
    /// The figure for those inputs. What one of them needs, the figure needs.
    pub fn of(&'static self, about: Subject, inputs: Vec<Input>) -> Figure {
        let values: Answer<Vec<f64>> = inputs.iter().map(|input| input.value.clone()).collect();
        Figure {
            law: self,
            about,
            value: values.and_then(|values| (self.compute)(&values)),
            inputs,
            promise: None,
        }
    }
}

impl Figure {
    /// The same with what was promised.
    pub fn against(mut self, promise: Option<Promise>) -> Self {
        self.promise = promise;
        self
    }

    /// Whether a promise was made and is broken.
    pub fn is_broken(&self) -> bool {
        let kept = |promise: Promise| self.value.as_ref().is_ok_and(|is| promise.is_kept_by(*is));
        self.value.is_ok() && self.promise.is_some_and(|promise| !kept(promise))
    }

    /// The value as people read it, or why there is none.
    pub fn shown(&self) -> String {
        match &self.value {
            Ok(value) => self.law.unit.show(*value),
            Err(refusal) => refusal.to_string(),
        }
    }

    /// One input at a time at half and at twice its value; nothing for a figure that cannot be given.
    pub fn sensitivity(&self) -> Vec<Moved> {
        let values: Answer<Vec<f64>> = self
            .inputs
            .iter()
            .map(|input| input.value.clone())
            .collect();
        let Ok(values) = values.and_then(|values| self.value.clone().and(Ok(values))) else {
            return Vec::new();
        };
        let with = |input: usize, factor: f64| {
            let mut values = values.clone();
            values[input] *= factor;
            (self.law.compute)(&values)
        };
        (0..values.len())
            .map(|input| Moved {
                input,
                halved: with(input, 0.5),
                doubled: with(input, 2.0),
            })
            .collect()
    }

    /// The inputs filled in: `Daily users 20 M users, …`.
    pub fn filled_in(&self) -> Vec<String> {
        let shown = self.inputs.iter().map(|input| {
            let value = match &input.value {
                Ok(value) => input.unit.show(*value),
                Err(refusal) => refusal.to_string(),
            };
            format!("{} = {value}", input.name)
        });
        shown.collect()
    }

    /// Whether what was promised is kept, in words; `None` where nothing was or the figure cannot be given.
    pub fn verdict(&self) -> Option<String> {
        let value = self.value.as_ref().ok()?;
        Some(self.promise?.verdict(*value, self.law.unit))
    }

    /// How far each input moves the figure, in words; inputs that do not are left out.
    pub fn moved(&self) -> Vec<String> {
        let show = |value: Answer| {
            let shown = value.map(|value| self.law.unit.show(value));
            shown.unwrap_or_else(|refusal| refusal.to_string())
        };
        let moved = self.sensitivity().into_iter().filter_map(|moved| {
            let name = &self.inputs[moved.input].name;
            let (halved, doubled) = (show(moved.halved), show(moved.doubled));
            let moves = halved != doubled;
            moves.then(|| format!("{name}: half gives {halved}, twice gives {doubled}"))
        });
        moved.collect()
    }

    /// All of it as text for a talk.
    pub fn working(&self) -> String {
        let mut lines = vec![
            format!("{}: {}", self.law.name, self.shown()),
            format!("  = {}", self.law.formula),
        ];
        lines.extend(
            self.filled_in()
                .into_iter()
                .map(|input| format!("    {input}")),
        );
        lines.extend(self.verdict().map(|verdict| format!("  {verdict}")));
        lines.extend(self.moved().into_iter().map(|moved| format!("  {moved}")));
        if !self.law.ignores.is_empty() {
            lines.push(format!("  ignores {}", self.law.ignores));
        }
        lines.push(format!("  source: {}", self.law.source));
        lines.join("\n")
    }
}

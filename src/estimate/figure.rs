//! A figure with its working: the formula, the inputs filled in, what it leaves out, whose formula it is, and how far it
//! moves when an input is off.

use crate::estimate::estimate_error::Estimated;
use crate::estimate::formulas::Formula;
use crate::estimate::quantity::FigureUnit;
use crate::model::{EdgeId, NodeId};

/// What a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Board,
    Component(NodeId),
    Flow(EdgeId),
}

/// A number that went into a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureInput {
    /// The parameter of the formula that it fills in.
    pub parameter: &'static str,
    /// What people read.
    pub name: String,
    /// What it is shown in, which is what the formula computes in.
    pub unit: FigureUnit,
    /// The number, or why there is none.
    pub value: Estimated,
    /// Who says it.
    pub origin: InputOrigin,
    /// How many times more or less it may well be; 1 for what is sure.
    pub spread: f64,
}

/// Who says the number that went into a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputOrigin {
    /// A person, on the board.
    Stated,
    /// Nobody: the default of a kind, or a constant.
    Assumed,
    /// It was worked out before.
    Derived,
}

impl FigureInput {
    pub fn new(
        parameter: &'static str,
        name: impl Into<String>,
        unit: FigureUnit,
        value: Estimated,
    ) -> Self {
        Self {
            parameter,
            name: name.into(),
            unit,
            value,
            origin: InputOrigin::Derived,
            spread: 1.0,
        }
    }

    /// The same said by somebody else, and so many times more or less sure.
    pub fn said_by(self, origin: InputOrigin, spread: f64) -> Self {
        Self {
            origin,
            spread,
            ..self
        }
    }

    /// The same for the parameter of that name.
    pub fn for_parameter(self, parameter: &'static str) -> Self {
        Self { parameter, ..self }
    }
}

/// What was promised of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RequirementTarget {
    AtMost(f64),
    AtLeast(f64),
}

impl RequirementTarget {
    pub fn is_kept_by(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }

    /// Whether the value keeps it, in words.
    pub fn verdict(self, value: f64, unit: FigureUnit) -> String {
        let limit = unit.show(self.limit());
        match (self, self.is_kept_by(value)) {
            (Self::AtMost(_), true) => format!("Within the target of at most {limit}."),
            (Self::AtMost(_), false) => format!("Above the target of at most {limit}."),
            (Self::AtLeast(_), true) => format!("Meets the target of at least {limit}."),
            (Self::AtLeast(_), false) => format!("Below the target of at least {limit}."),
        }
    }

    pub fn limit(self) -> f64 {
        match self {
            Self::AtMost(limit) | Self::AtLeast(limit) => limit,
        }
    }
}

/// What the board itself states of the thing a figure works out, in the unit of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StatedClaim {
    /// It is the same thing.
    Same(f64),
    /// It cannot be more than the figure.
    AtMostFigure(f64),
    /// It cannot be less than the figure.
    AtLeastFigure(f64),
}

/// What is stated and what follows may differ so many times.
const AGREEMENT: f64 = 2.0;

impl StatedClaim {
    pub fn value(self) -> f64 {
        match self {
            Self::Same(value) | Self::AtMostFigure(value) | Self::AtLeastFigure(value) => value,
        }
    }

    fn disagrees_with(self, figure: f64) -> bool {
        let too_much = |stated: f64| stated > figure * AGREEMENT;
        let too_little = |stated: f64| stated * AGREEMENT < figure;
        match self {
            Self::Same(stated) => too_much(stated) || too_little(stated),
            Self::AtMostFigure(stated) => too_much(stated),
            Self::AtLeastFigure(stated) => too_little(stated),
        }
    }
}

/// A number that follows from others.
#[derive(Clone, Debug)]
pub struct Figure {
    /// How it is worked out.
    pub formula: &'static Formula,
    /// The board, a component or a flow that it is of.
    pub about: Subject,
    /// What the formula is filled in with, in the order they are shown in.
    pub inputs: Vec<FigureInput>,
    /// In the unit of the formula, or why there is none.
    pub value: Estimated,
    /// What the requirements card or the drawing asks of it, in the unit of the formula.
    pub promise: Option<RequirementTarget>,
    /// What the board states of the same thing, if anybody does.
    pub stated: Option<StatedClaim>,
}

/// What becomes of a figure when one of its inputs is half or twice what was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// The index of the input among those of the figure.
    pub input: usize,
    /// The figure with half of the input.
    pub halved: Estimated,
    /// The figure with twice the input.
    pub doubled: Estimated,
}

impl Formula {
    /// The figure for those inputs. What one of them needs, the figure needs.
    pub fn figure(&'static self, about: Subject, inputs: Vec<FigureInput>) -> Figure {
        Figure {
            formula: self,
            about,
            value: numbers(&inputs).and_then(|numbers| self.value_of(numbers)),
            inputs,
            promise: None,
            stated: None,
        }
    }
}

/// The numbers of inputs by their parameters, or what the first of them needs.
fn numbers(inputs: &[FigureInput]) -> Estimated<Vec<(&'static str, f64)>> {
    let numbers = inputs.iter().map(|input| {
        let value = input.value.clone();
        value.map(|value| (input.parameter, value))
    });
    numbers.collect()
}

impl Figure {
    /// The same with what was promised.
    pub fn against(mut self, promise: Option<RequirementTarget>) -> Self {
        self.promise = promise;
        self
    }

    /// The same beside what the board states of it.
    pub fn beside(mut self, stated: Option<StatedClaim>) -> Self {
        self.stated = stated;
        self
    }

    /// Whether what the board states of it is more than twice off.
    pub fn is_contradicted(&self) -> bool {
        let value = self.value.as_ref().ok();
        let claim = self.stated.zip(value);
        claim.is_some_and(|(stated, value)| stated.disagrees_with(*value))
    }

    /// That in words.
    pub fn contradiction(&self) -> Option<String> {
        let stated = self.stated.filter(|_| self.is_contradicted())?;
        let stated = self.formula.unit.show(stated.value());
        Some(format!(
            "The board states {stated}, more than twice off what follows."
        ))
    }

    /// Its value as an input of another one.
    pub fn as_input(&self, parameter: &'static str, name: &str) -> FigureInput {
        let input = FigureInput::new(parameter, name, self.formula.unit, self.value.clone());
        let origin = if self.is_assumed() {
            InputOrigin::Assumed
        } else {
            InputOrigin::Derived
        };
        input.said_by(origin, self.spread())
    }

    /// Whether a promise was made and is broken.
    pub fn is_broken(&self) -> bool {
        let kept = |promise: RequirementTarget| {
            self.value.as_ref().is_ok_and(|is| promise.is_kept_by(*is))
        };
        self.value.is_ok() && self.promise.is_some_and(|promise| !kept(promise))
    }

    /// The value as people read it, or why there is none; what is a band by nature, as its band.
    pub fn shown(&self) -> String {
        match &self.value {
            Ok(_) if self.is_availability() => self.band().unwrap_or_default(),
            Ok(value) => self.formula.unit.show(*value),
            Err(mismatch) => mismatch.to_string(),
        }
    }

    /// One input at a time at half and at twice its value; nothing for a figure that cannot be given.
    pub fn sensitivity(&self) -> Vec<Sensitivity> {
        let is_given = self.value.is_ok() && self.inputs.iter().all(|input| input.value.is_ok());
        let inputs = 0..if is_given { self.inputs.len() } else { 0 };
        let moved = inputs.map(|input| Sensitivity {
            input,
            halved: self.value_with(input, 0.5),
            doubled: self.value_with(input, 2.0),
        });
        moved.collect()
    }

    /// The figure with so many times of one input.
    pub(in crate::estimate) fn value_with(&self, input: usize, factor: f64) -> Estimated {
        let mut numbers = numbers(&self.inputs)?;
        numbers[input].1 *= factor;
        self.formula.value_of(numbers)
    }

    /// The inputs filled in: `Daily users 20 M users, …`.
    pub fn filled_in(&self) -> Vec<String> {
        let shown = self.inputs.iter().map(|input| {
            let value = match &input.value {
                Ok(value) => input.unit.show(*value),
                Err(mismatch) => mismatch.to_string(),
            };
            format!("{} = {value}", input.name)
        });
        shown.collect()
    }

    /// Whether what was promised is kept, in words; `None` where nothing was or the figure cannot be given.
    pub fn verdict(&self) -> Option<String> {
        let value = self.value.as_ref().ok()?;
        Some(self.promise?.verdict(*value, self.formula.unit))
    }

    /// How far each input moves the figure, in words; inputs that do not are left out.
    pub fn moved(&self) -> Vec<String> {
        let show = |value: Estimated| {
            let shown = value.map(|value| self.formula.unit.show(value));
            shown.unwrap_or_else(|mismatch| mismatch.to_string())
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
            format!("{}: {}", self.formula.title, self.shown()),
            format!("  = {}", self.formula.text),
        ];
        lines.extend(
            self.filled_in()
                .into_iter()
                .map(|input| format!("    {input}")),
        );
        lines.extend(self.contradiction().map(|text| format!("  {text}")));
        lines.extend(self.certainty().map(|range| format!("  {range}")));
        lines.extend(self.verdict().map(|verdict| format!("  {verdict}")));
        lines.extend(self.moved().into_iter().map(|moved| format!("  {moved}")));
        if !self.formula.ignores.is_empty() {
            lines.push(format!("  ignores {}", self.formula.ignores));
        }
        lines.push(format!("  source: {}", self.formula.source));
        lines.join("\n")
    }
}

//! Parameters of formulas and the arguments given for them: numbers, lists and machines by name, read as people type them.

use crate::estimate::{Constant, Constants, Hardware, Machine};
use crate::text::multiplied;

/// An input of a formula.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The name arguments are given under; stable.
    pub name: &'static str,
    /// Its unit, or what it is.
    pub unit: &'static str,
    /// A value as people may type it.
    pub example: &'static str,
    /// What holds when nothing is given.
    pub fallback: Fallback,
    expects: ParameterType,
}

/// What holds when nothing is given.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// It has to be given.
    None,
    Number(f64),
    /// The constant of that name.
    Constant(&'static str),
    /// As much as another input.
    SameAs(&'static str),
}

/// What the argument for a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ParameterType {
    Number,
    List,
    Machine,
}

/// A number that has to be given.
pub(super) const fn number(
    name: &'static str,
    unit: &'static str,
    example: &'static str,
) -> Parameter {
    Parameter {
        name,
        unit,
        example,
        fallback: Fallback::None,
        expects: ParameterType::Number,
    }
}

/// Numbers with commas between them.
pub(super) const fn list(
    name: &'static str,
    unit: &'static str,
    example: &'static str,
) -> Parameter {
    Parameter {
        expects: ParameterType::List,
        ..number(name, unit, example)
    }
}

/// A machine by its name in boards.
pub(super) const fn machine(name: &'static str, example: &'static str) -> Parameter {
    Parameter {
        expects: ParameterType::Machine,
        ..number(
            name,
            "cpu, gpu_t4, gpu_l4, gpu_a10g, gpu_l40s, gpu_a100, gpu_h100, gpu_h200, gpu_b200, gpu_mi300x, tpu_v5e, tpu_v6e, trainium2 or inferentia2",
            example,
        )
    }
}

impl Parameter {
    pub(super) const fn or(self, fallback: Fallback) -> Self {
        Self { fallback, ..self }
    }

    /// The same with the constant of that name where nothing is given.
    pub(super) const fn or_constant(self, name: &'static str) -> Self {
        self.or(Fallback::Constant(name))
    }
}

/// Why a formula cannot be asked like that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArgumentError {
    #[error("expected `name=value`, found `{0}`")]
    NoPair(String),
    #[error("there is no input `{name}`; the inputs are {known}")]
    Unknown { name: String, known: String },
    #[error("`{0}` is given twice")]
    Twice(String),
    #[error("{name} is `{value}`: expected {wanted}")]
    Unreadable {
        name: &'static str,
        value: String,
        wanted: &'static str,
    },
    #[error("{name} is {value} and must be {needed}")]
    OutOfRange {
        name: &'static str,
        value: String,
        needed: &'static str,
    },
    #[error("it needs {}", .0.join(", "))]
    Missing(Vec<String>),
}

/// The values of the parameters of one formula, by name.
#[derive(Clone, Debug)]
pub struct FormulaArguments {
    /// In the unit of their parameter; a list is several with one name, a machine its place in [`Hardware::ALL`].
    values: Vec<(&'static str, f64)>,
    constants: Constants,
}

impl FormulaArguments {
    /// Reads pairs like `dau=50M`. What is not given is what the parameters fall back to.
    pub fn read<'a>(
        parameters: &[Parameter],
        pairs: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ArgumentError> {
        let mut values: Vec<(&'static str, f64)> = Vec::new();
        for pair in pairs {
            let (name, text) = pair
                .split_once('=')
                .ok_or_else(|| ArgumentError::NoPair(pair.to_owned()))?;
            let name = name.trim();
            let parameter = parameters.iter().find(|one| one.name == name);
            let parameter = parameter.ok_or_else(|| unknown(parameters, name))?;
            let read = value(parameter, text.trim())?;
            if values.iter().any(|(given, _)| *given == parameter.name) {
                return Err(ArgumentError::Twice(name.to_owned()));
            }
            values.extend(read.into_iter().map(|number| (parameter.name, number)));
        }
        Self::filled(parameters, values).map_err(ArgumentError::Missing)
    }

    /// Values by the names of their parameters, and what the parameters fall back to where none is given. Refused with
    /// what is missing.
    pub(super) fn filled(
        parameters: &[Parameter],
        mut values: Vec<(&'static str, f64)>,
    ) -> Result<Self, Vec<String>> {
        let constants = Constants::default();
        fill(parameters, &mut values, &constants);
        let is_given = |one: &Parameter| values.iter().any(|(name, _)| *name == one.name);
        let missing = parameters.iter().filter(|one| !is_given(one));
        let missing: Vec<String> = missing
            .map(|one| format!("{} ({})", one.name, one.unit))
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(Self { values, constants })
    }

    /// The number of that name; not a number where the formula has no such parameter.
    pub fn number(&self, name: &str) -> f64 {
        self.numbers(name).next().unwrap_or(f64::NAN)
    }

    /// The numbers of that name, in the order they were given in.
    pub fn numbers(&self, name: &str) -> impl Iterator<Item = f64> {
        let of_it = self.values.iter().filter(move |(given, _)| *given == name);
        of_it.map(|(_, number)| *number)
    }

    /// The hardware of that name.
    pub fn hardware(&self, name: &str) -> Hardware {
        let number = self.number(name);
        let all = Hardware::ALL.into_iter();
        let found = all
            .zip(0_u8..)
            .find(|(_, n)| f64::from(*n).to_bits() == number.to_bits());
        found.map_or(Hardware::Cpu, |(hardware, _)| hardware)
    }

    /// What the hardware of that name offers.
    pub fn machine(&self, name: &str) -> Machine {
        self.constants.machine(self.hardware(name))
    }

    /// The constants, with these arguments instead of those of the same name.
    pub fn constants(&self, names: &[&str]) -> Constants {
        let of_those = self.values.iter().filter(|(name, _)| names.contains(name));
        self.constants.clone().assuming(of_those.copied())
    }

    /// An argument as people read it.
    pub fn shown(&self, parameter: &Parameter) -> String {
        if parameter.expects == ParameterType::Machine {
            return self.hardware(parameter.name).id().to_owned();
        }
        let numbers = self
            .numbers(parameter.name)
            .map(|number| number.to_string());
        numbers.collect::<Vec<_>>().join(",")
    }
}

/// Where nothing is given, what holds then; two rounds, because one input may be as much as another that falls back.
fn fill(parameters: &[Parameter], values: &mut Vec<(&'static str, f64)>, constants: &Constants) {
    for parameter in parameters.iter().chain(parameters) {
        let value_of = |name: &str| {
            let found = values.iter().find(|(given, _)| *given == name);
            found.map(|(_, number)| *number)
        };
        if value_of(parameter.name).is_some() {
            continue;
        }
        let known = match parameter.fallback {
            Fallback::None => None,
            Fallback::Number(number) => Some(number),
            Fallback::Constant(name) => constants.get(name),
            Fallback::SameAs(name) => value_of(name),
        };
        values.extend(known.map(|number| (parameter.name, number)));
    }
}

fn unknown(parameters: &[Parameter], name: &str) -> ArgumentError {
    let known: Vec<&str> = parameters.iter().map(|one| one.name).collect();
    ArgumentError::Unknown {
        name: name.to_owned(),
        known: known.join(", "),
    }
}

fn value(parameter: &Parameter, text: &str) -> Result<Vec<f64>, ArgumentError> {
    let unreadable = |wanted| ArgumentError::Unreadable {
        name: parameter.name,
        value: text.to_owned(),
        wanted,
    };
    match parameter.expects {
        ParameterType::Number => {
            let number =
                typed(text).ok_or_else(|| unreadable("a number such as 250, 1.5e6 or 20M"))?;
            check(parameter, number)?;
            Ok(vec![number])
        }
        ParameterType::List => {
            let numbers: Option<Vec<f64>> = text.split([',', ':']).map(typed).collect();
            numbers.ok_or_else(|| unreadable("a list of numbers such as 2,5,8"))
        }
        ParameterType::Machine => {
            let all = Hardware::ALL.into_iter().zip(0_u8..);
            let mut found = all.filter(|(hardware, _)| hardware.id() == text);
            let (_, number) = found.next().ok_or_else(|| unreadable(parameter.unit))?;
            Ok(vec![f64::from(number)])
        }
    }
}

/// Endings that multiply a number; large and small letters differ, as in units.
const ENDINGS: [(&str, f64); 6] = [
    ("k", 1e3),
    ("M", 1e6),
    ("G", 1e9),
    ("B", 1e9),
    ("T", 1e12),
    ("%", 0.01),
];

/// A number with an ending that multiplies it, or per cent.
fn typed(text: &str) -> Option<f64> {
    multiplied(&text.trim().replace('_', ""), &ENDINGS)
}

/// What stands for a constant has to be one that it may be.
fn check(parameter: &Parameter, number: f64) -> Result<(), ArgumentError> {
    let Fallback::Constant(name) = parameter.fallback else {
        return Ok(());
    };
    match Constant::named(name) {
        Some(constant) if !constant.range.contains(number) => Err(ArgumentError::OutOfRange {
            name: parameter.name,
            value: number.to_string(),
            needed: constant.range.needed(),
        }),
        _ => Ok(()),
    }
}

//! What a formula is given: numbers, lists and machines by name, read as people type them.

use std::collections::BTreeMap;

use crate::estimate::{Constant, Constants, Hardware, Machine};

/// An input of a formula.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    pub name: &'static str,
    /// Its unit, or what it is.
    pub unit: &'static str,
    /// A value as people may type it.
    pub example: &'static str,
    pub fallback: Fallback,
    sort: Sort,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
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
        sort: Sort::Number,
    }
}

/// Numbers with commas between them.
pub(super) const fn list(
    name: &'static str,
    unit: &'static str,
    example: &'static str,
) -> Parameter {
    Parameter {
        sort: Sort::List,
        ..number(name, unit, example)
    }
}

/// A machine by its name in boards.
pub(super) const fn machine(name: &'static str, example: &'static str) -> Parameter {
    Parameter {
        sort: Sort::Machine,
        ..number(name, "cpu, gpu_t4, gpu_l4, gpu_a100 or gpu_h100", example)
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
pub enum GivenFault {
    #[error("`{0}` should read `name=value`")]
    NoPair(String),
    #[error("there is no input `{name}`; the inputs are {known}")]
    Unknown { name: String, known: String },
    #[error("`{0}` is given twice")]
    Twice(String),
    #[error("{name} is `{value}`, and {wanted} is needed")]
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

/// The inputs of one formula.
#[derive(Clone, Debug)]
pub struct Given {
    values: BTreeMap<&'static str, Vec<f64>>,
    constants: Constants,
}

impl Given {
    /// Reads pairs like `dau=50M`. What is not given is what the parameters fall back to.
    pub fn read<'a>(
        parameters: &[Parameter],
        pairs: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, GivenFault> {
        let mut values = BTreeMap::new();
        for pair in pairs {
            let (name, text) = pair
                .split_once('=')
                .ok_or_else(|| GivenFault::NoPair(pair.to_owned()))?;
            let name = name.trim();
            let parameter = parameters.iter().find(|one| one.name == name);
            let parameter = parameter.ok_or_else(|| unknown(parameters, name))?;
            if values
                .insert(parameter.name, value(parameter, text.trim())?)
                .is_some()
            {
                return Err(GivenFault::Twice(name.to_owned()));
            }
        }
        let constants = Constants::default();
        fill(parameters, &mut values, &constants);
        let missing = parameters
            .iter()
            .filter(|one| !values.contains_key(one.name));
        let missing: Vec<String> = missing
            .map(|one| format!("{} ({})", one.name, one.unit))
            .collect();
        if !missing.is_empty() {
            return Err(GivenFault::Missing(missing));
        }
        Ok(Self { values, constants })
    }

    /// The number of that name.
    pub fn n(&self, name: &str) -> f64 {
        self.list(name).first().copied().unwrap_or(f64::NAN)
    }

    /// The numbers of that name.
    pub fn list(&self, name: &str) -> &[f64] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The hardware of that name.
    pub fn hardware(&self, name: &str) -> Hardware {
        let number = self.n(name);
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

    /// The constants, with these inputs instead of those of the same name.
    pub fn constants(&self, names: &[&str]) -> Constants {
        Constants::with(names.iter().map(|name| (*name, self.n(name))))
    }

    /// An input as people read it.
    pub fn shown(&self, parameter: &Parameter) -> String {
        if parameter.sort == Sort::Machine {
            return self.hardware(parameter.name).id().to_owned();
        }
        let numbers = self.list(parameter.name).iter().map(f64::to_string);
        numbers.collect::<Vec<_>>().join(",")
    }
}

/// Where nothing is given, what holds then; two rounds, because one input may be as much as another that falls back.
fn fill(
    parameters: &[Parameter],
    values: &mut BTreeMap<&'static str, Vec<f64>>,
    constants: &Constants,
) {
    for parameter in parameters.iter().chain(parameters) {
        let known = match parameter.fallback {
            Fallback::None => None,
            Fallback::Number(number) => Some(vec![number]),
            Fallback::Constant(name) => constants.get(name).map(|value| vec![value]),
            Fallback::SameAs(name) => values.get(name).cloned(),
        };
        if let Some(known) = known {
            values.entry(parameter.name).or_insert(known);
        }
    }
}

fn unknown(parameters: &[Parameter], name: &str) -> GivenFault {
    let known: Vec<&str> = parameters.iter().map(|one| one.name).collect();
    GivenFault::Unknown {
        name: name.to_owned(),
        known: known.join(", "),
    }
}

fn value(parameter: &Parameter, text: &str) -> Result<Vec<f64>, GivenFault> {
    let unreadable = |wanted| GivenFault::Unreadable {
        name: parameter.name,
        value: text.to_owned(),
        wanted,
    };
    match parameter.sort {
        Sort::Number => {
            let number =
                typed(text).ok_or_else(|| unreadable("a number such as 250, 1.5e6 or 20M"))?;
            check(parameter, number)?;
            Ok(vec![number])
        }
        Sort::List => {
            let numbers: Option<Vec<f64>> = text.split([',', ':']).map(typed).collect();
            numbers.ok_or_else(|| unreadable("a list of numbers such as 2,5,8"))
        }
        Sort::Machine => {
            let all = Hardware::ALL.into_iter().zip(0_u8..);
            let mut found = all.filter(|(hardware, _)| hardware.id() == text);
            let (_, number) = found.next().ok_or_else(|| unreadable(parameter.unit))?;
            Ok(vec![f64::from(number)])
        }
    }
}

/// A number with an ending that multiplies it, or per cent.
fn typed(text: &str) -> Option<f64> {
    const ENDINGS: [(char, f64); 6] = [
        ('k', 1e3),
        ('M', 1e6),
        ('G', 1e9),
        ('B', 1e9),
        ('T', 1e12),
        ('%', 0.01),
    ];
    let text = text.trim().replace('_', "");
    let ending = ENDINGS.iter().find(|(ending, _)| text.ends_with(*ending));
    let number: f64 = match ending {
        Some((ending, factor)) => {
            text.trim_end_matches(*ending).trim().parse::<f64>().ok()? * factor
        }
        None => text.parse().ok()?,
    };
    number.is_finite().then_some(number)
}

/// What stands for a constant has to be one that it may be.
fn check(parameter: &Parameter, number: f64) -> Result<(), GivenFault> {
    let Fallback::Constant(name) = parameter.fallback else {
        return Ok(());
    };
    match Constant::named(name) {
        Some(constant) if !constant.range.contains(number) => Err(GivenFault::OutOfRange {
            name: parameter.name,
            value: number.to_string(),
            needed: constant.range.needed(),
        }),
        _ => Ok(()),
    }
}

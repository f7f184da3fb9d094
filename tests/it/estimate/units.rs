//! Formulas do not care which units one measures in: with half as long a second, half as large a byte, operation and
//! dollar, every input is twice the number, or half of it where it is per second, and so is the result. A formula that adds
//! hours to milliseconds, or forgets a factor of 3,600 on one side, does not pass.

use mlboard::estimate::formulas::{Formula, FormulaArguments};

/// What can be measured in other units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Time,
    Bytes,
    Operations,
    Money,
}

const ALL: [Dimension; 4] = [
    Dimension::Time,
    Dimension::Bytes,
    Dimension::Operations,
    Dimension::Money,
];

/// Where something is so much whatever one measures in, and what.
const FIXED: &[(&str, Dimension, &str)] = &[
    ("mean_qps", Dimension::Time, DAY),
    ("minutes_down", Dimension::Time, MONTH),
    ("mean_mb_per_s", Dimension::Time, DAY),
    ("stream_bytes", Dimension::Time, DAY),
    ("lake_bytes", Dimension::Time, DAY),
    ("prediction_log_bytes", Dimension::Time, DAY),
    ("users_available", Dimension::Time, DAY),
    ("days_needed", Dimension::Time, DAY),
    ("ivf_flat_bytes", Dimension::Bytes, ID),
    ("ivf_pq_bytes", Dimension::Bytes, ID),
    ("hnsw_bytes", Dimension::Bytes, LINK),
    ("hnsw_bytes_per_vector", Dimension::Bytes, LINK),
    ("ivf_flat_ms", Dimension::Operations, COMPONENT),
    ("ivf_pq_ms", Dimension::Operations, COMPONENT),
    ("ivf_pq_ms", Dimension::Bytes, CODE),
    ("flops_of_macs", Dimension::Operations, PARAMETER),
    ("llm_flops", Dimension::Operations, PARAMETER),
    ("training_flops", Dimension::Operations, PARAMETER),
    ("adapter_flops", Dimension::Operations, PARAMETER),
    ("adam_bytes", Dimension::Bytes, OPTIMISER),
    ("tree_training_s", Dimension::Time, ROWS),
    ("storage_usd_per_month", Dimension::Bytes, PRICE),
    ("egress_usd", Dimension::Bytes, PRICE),
    ("gpu_bytes_usable", Dimension::Bytes, MEMORY),
    ("sequences_that_fit", Dimension::Bytes, MEMORY),
    ("prefill_s", Dimension::Operations, PARAMETER),
    ("answer_s", Dimension::Operations, PARAMETER),
    ("llm_requests_per_s", Dimension::Operations, PARAMETER),
    ("training_device_h", Dimension::Operations, PARAMETER),
    ("training_tokens_per_s", Dimension::Operations, PARAMETER),
    ("index_usd_per_h", Dimension::Bytes, PRICE),
];
const DAY: &str = "an input is so many a day";
const MONTH: &str = "of 30 days";
const ID: &str = "an id is 8 bytes";
const LINK: &str = "a link is 4 bytes";
const COMPONENT: &str = "a component of a distance is 2 operations";
const CODE: &str = "a code is looked up by the byte";
const PARAMETER: &str = "a multiply-add is 2 operations, and a parameter takes so many";
const OPTIMISER: &str = "16 bytes a parameter";
const ROWS: &str = "1 ns a row, feature and level";
const PRICE: &str = "a price is for a gigabyte";
const MEMORY: &str = "a machine has so much memory";

fn is_fixed(formula: &str, scaled: &[Dimension]) -> bool {
    let of_this = |(name, dimension, _): &&(&str, Dimension, &str)| {
        *name == formula && scaled.contains(dimension)
    };
    FIXED.iter().any(|row| of_this(&row))
}

/// Which dimensions a unit has, as powers: `B/s` is bytes and one over time.
fn powers(unit: &str) -> Vec<(Dimension, i32)> {
    let mut words = unit.split([' ', ',']);
    let symbol = words.next().unwrap_or_default();
    let of = |symbol: &str| match symbol {
        "ns" | "µs" | "ms" | "s" | "min" | "h" | "days" => Some(Dimension::Time),
        "B" | "kB" | "MB" | "GB" => Some(Dimension::Bytes),
        "FLOP" => Some(Dimension::Operations),
        "USD" => Some(Dimension::Money),
        _ => None,
    };
    let mut parts = symbol.split('/');
    let above = parts.next().and_then(of).map(|dimension| (dimension, 1));
    let below = parts.filter_map(of).map(|dimension| (dimension, -1));
    let mut powers: Vec<(Dimension, i32)> = above.into_iter().chain(below).collect();
    if unit.contains("each hop in ms") {
        powers.push((Dimension::Time, 1));
    }
    powers
}

fn factor(unit: &str, scaled: &[Dimension]) -> f64 {
    let powers = powers(unit).into_iter();
    let powers = powers.filter(|(dimension, _)| scaled.contains(dimension));
    powers.map(|(_, power)| 2.0_f64.powi(power)).product()
}

/// A value of an input as it is typed, `100M` or `5:20 3:9`, times a factor.
fn times(text: &str, factor: f64) -> String {
    if (factor - 1.0).abs() < f64::EPSILON {
        return text.to_owned();
    }
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut scaled = String::new();
    let mut rest = text;
    while let Some(begin) = rest.find(is_number) {
        let tail = &rest[begin..];
        let end = tail.find(|c| !is_number(c)).unwrap_or(tail.len());
        let number: f64 = tail[..end].parse().expect("a number");
        scaled += &rest[..begin];
        scaled += &(number * factor).to_string();
        rest = &tail[end..];
        // The power of ten stays.
        if rest.starts_with('e') {
            let end = rest.find([' ', ',']).unwrap_or(rest.len());
            scaled += &rest[..end];
            rest = &rest[end..];
        }
    }
    scaled + rest
}

fn value(formula: &Formula, scaled: &[Dimension]) -> Result<f64, String> {
    let words: Vec<String> = (formula.parameters.iter())
        .map(|one| {
            format!(
                "{}={}",
                one.name,
                times(one.example, factor(one.unit, scaled))
            )
        })
        .collect();
    let given = FormulaArguments::read(formula.parameters, words.iter().map(String::as_str));
    let given = given.map_err(|why| format!("{words:?}: {why}"))?;
    formula
        .value(&given)
        .map_err(|why| format!("{words:?}: {why}"))
}

#[test]
fn results_do_not_depend_on_the_units_one_measures_in() {
    let mut wrong = Vec::new();
    for formula in Formula::all() {
        // A machine's speed, memory and price are what they are: there everything is scaled at once, which leaves
        // speeds and prices an hour alone.
        let has_machine = formula
            .parameters
            .iter()
            .any(|one| one.unit.contains("gpu_l4"));
        let together: Vec<Vec<Dimension>> = if has_machine {
            vec![ALL.to_vec()]
        } else {
            ALL.map(|one| vec![one]).to_vec()
        };
        for scaled in together {
            let expected =
                value(formula, &[]).expect("the example") * factor(formula.unit.symbol(), &scaled);
            let found = value(formula, &scaled);
            let is_same =
                matches!(found, Ok(value) if (value - expected).abs() <= 1e-9 * expected.abs());
            // What is fixed must show, or it is no reason.
            if is_same == is_fixed(formula.key, &scaled) {
                let name = formula.key;
                wrong.push(format!("{name} {scaled:?}: {found:?}, expected {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

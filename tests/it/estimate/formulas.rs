//! The formulas by name: every one can be asked as its example says, refuses what cannot be, and gives what the worked
//! examples say.

use std::collections::BTreeSet;
use std::process::{Command, Output};

use mlboard::estimate::formulas::{Fallback, Formula, FormulaArguments};
use mlboard::estimate::{Figure, FigureInput};
use mlboard::templates;
use serde_json::Value as Json;

use crate::estimate::figures;

const EXAMPLES: &str = include_str!("../../cases/estimate/examples.json");
const ASKED: &str = include_str!("../../cases/estimate/asked.txt");

/// Asks as a person types it: `peak_qps mean_qps=4629 peak=3`.
fn ask(line: &str) -> Result<f64, String> {
    let mut words = line.split_whitespace();
    let name = words.next().expect("a name");
    let formula = Formula::named(name).unwrap_or_else(|| panic!("no formula {name}"));
    let given = FormulaArguments::read(formula.parameters, words).map_err(|why| why.to_string())?;
    formula.value(&given).map_err(|why| why.to_string())
}

fn filled_in(line: &str, inputs: &Json) -> String {
    let mut line = line.to_owned();
    for (name, value) in inputs.as_object().expect("inputs") {
        let text = match value {
            Json::String(text) => text.clone(),
            // Hops are pairs.
            other => other.to_string().replace(['[', ']'], ""),
        };
        line = line.replace(&format!("{{{name}}}"), &text);
    }
    line
}

/// The lines of the cases: what they are about, a number, and what is asked.
fn asked() -> impl Iterator<Item = (&'static str, f64, &'static str)> {
    let lines = ASKED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let (head, asked) = line.split_once(": ").expect("a colon");
        let (of, number) = head.rsplit_once(' ').expect("a number");
        (of, number.parse().expect("a number"), asked)
    })
}

#[test]
fn the_worked_examples_come_out_as_a_person_asks_them() {
    let examples: Json = serde_json::from_str(EXAMPLES).expect("JSON");
    let mut n_asked = 0;
    for (of, multiple, line) in asked().filter(|(of, ..)| *of != "by hand") {
        let (id, result) = of.split_once(' ').expect("a result");
        let all = examples["examples"].as_array().expect("examples");
        let example = all.iter().find(|example| example["id"] == *id);
        let example = example.unwrap_or_else(|| panic!("no example {id}"));
        let should = example["outputs"][result].as_f64().expect("a result");
        let is = ask(&filled_in(line, &example["inputs"])).expect("a value") / multiple;
        let off = (is - should).abs() / should.abs();
        assert!(off <= 1e-9, "{id} {result}: {is}, expected {should}");
        n_asked += 1;
    }
    assert_eq!(n_asked, 42);
}

#[test]
fn the_other_formulas_come_out_as_by_hand() {
    let mut reached: Vec<&str> = Vec::new();
    for (of, number, line) in asked() {
        reached.extend(line.split(' ').next());
        if of == "by hand" {
            let is = ask(line).unwrap_or_else(|why| panic!("{line}: {why}"));
            assert!((is - number).abs() <= 1e-9 * number.abs(), "{line}: {is}");
        }
    }
    let left: Vec<&str> = Formula::all()
        .map(|formula| formula.key)
        .filter(|name| !reached.contains(name))
        .collect();
    assert!(left.is_empty(), "nobody works out {left:?}");
}

#[test]
fn every_formula_answers_its_own_example_and_tells_itself() {
    let mut names = BTreeSet::new();
    for formula in Formula::all() {
        let line = formula.example().join(" ");
        let value = ask(&line).unwrap_or_else(|why| panic!("{line}: {why}"));
        assert!(value.is_finite() && value > 0.0, "{line}: {value}");
        assert!(names.insert(formula.key), "{} stands twice", formula.key);
        assert!(!formula.title.is_empty() && !formula.source.is_empty());
        let is_needed = |fallback| matches!(fallback, Fallback::None);
        let needed = formula
            .parameters
            .iter()
            .find(|one| is_needed(one.fallback));
        let why = ask(formula.key).expect_err("something is needed");
        let needed = needed.expect("something is needed").name;
        assert!(why.contains(needed), "{}: {why}", formula.key);
    }
    assert!(names.len() >= 75, "only {} formulas", names.len());
}

/// The inputs of a figure as a person would give them to its formula.
fn typed(figure: &Figure) -> Option<Vec<String>> {
    let pairs = figure.formula.parameters.iter().map(|parameter| {
        let of_it = |one: &&FigureInput| one.parameter == parameter.name;
        let values = figure.inputs.iter().filter(of_it);
        let values: Result<Vec<String>, _> = values
            .map(|input| input.value.clone().map(|value| value.to_string()))
            .collect();
        Some(format!("{}={}", parameter.name, values.ok()?.join(",")))
    });
    let pairs: Option<Vec<String>> = pairs.collect();
    // What is not filled in falls back.
    Some(
        pairs?
            .into_iter()
            .filter(|pair| !pair.ends_with('='))
            .collect(),
    )
}

#[test]
fn figures_are_their_formulas_with_the_inputs_they_show() {
    let mut keys = BTreeSet::new();
    for template in templates::all() {
        for figure in figures(&template.document()) {
            let (key, parameters) = (figure.formula.key, figure.formula.parameters);
            for input in &figure.inputs {
                let is_its_own = parameters.iter().any(|one| one.name == input.parameter);
                assert!(is_its_own, "{key} has no `{}`", input.parameter);
            }
            let Some(words) = typed(&figure) else {
                continue;
            };
            let given = FormulaArguments::read(parameters, words.iter().map(String::as_str));
            let given = given.unwrap_or_else(|why| panic!("{key} {words:?}: {why}"));
            assert_eq!(
                figure.value,
                figure.formula.value(&given),
                "{key} {words:?}"
            );
            keys.insert(key);
        }
    }
    assert!(keys.len() >= 55, "only {} kinds of figures", keys.len());
}

#[test]
fn formulas_of_figures_answer_their_own_example_and_tell_themselves() {
    let all = templates::all()
        .into_iter()
        .flat_map(|template| figures(&template.document()));
    for formula in all.map(|figure| figure.formula) {
        let words = formula.example();
        let given =
            FormulaArguments::read(formula.parameters, words[1..].iter().map(String::as_str));
        let given = given.unwrap_or_else(|why| panic!("{words:?}: {why}"));
        let value = formula.value(&given);
        assert!(
            value.as_ref().is_ok_and(|value| *value > 0.0),
            "{words:?}: {value:?}"
        );
        assert!(!formula.title.is_empty() && !formula.source.is_empty());
        assert!(!formula.text.is_empty(), "{}", formula.key);
    }
}

/// One input at a time is set to something strange.
#[test]
fn strange_inputs_are_refused_or_give_a_number() {
    let mut n_refused = 0;
    for formula in Formula::all() {
        for strange in ["0", "-1", "1e300", "1e-300", "0.5", "1.5", "abc", "", "NaN"] {
            for (at, parameter) in formula.parameters.iter().enumerate() {
                let mut words = formula.example();
                words[at + 1] = format!("{}={strange}", parameter.name);
                match ask(&words.join(" ")) {
                    Ok(value) => assert!(value.is_finite(), "{words:?}: {value}"),
                    Err(why) => {
                        n_refused += 1;
                        assert!(why.len() > 10, "{words:?}: {why}");
                    }
                }
            }
        }
    }
    assert!(n_refused > 500, "{n_refused} refused");
}

fn formula(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command.arg("formula").args(arguments);
    command.output().expect("the program runs")
}

#[test]
fn formulas_are_asked_on_the_command_line() {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let output = formula(&["peak_qps", "mean_qps=1000", "peak=3"]);
    assert_eq!(output.status.code(), Some(0));
    let told = text(&output.stdout);
    assert!(
        told.contains("3,000 q/s") && told.contains("= mean × peak factor"),
        "{told}"
    );
    let output = formula(&["p_wait", "rate=800", "service_ms=10", "replicas=8"]);
    assert_eq!(output.status.code(), Some(2));
    let why = text(&output.stderr);
    assert!(why.contains("overloaded: the load is 1.00 times"), "{why}");
    let why = text(&formula(&["peak_qps", "mean_qps=1000"]).stderr);
    assert!(why.contains("it needs peak (busiest hour / mean"), "{why}");
    assert!(why.contains("mlboard formula peak_qps mean_qps="), "{why}");
    let why = text(&formula(&["peak_qsp"]).stderr);
    assert!(why.contains("did you mean `peak_qps`?"), "{why}");
    let all = text(&formula(&[]).stdout);
    for formula in Formula::all() {
        assert!(all.contains(formula.key), "{}", formula.key);
    }
    let output = formula(&["mean_qps", "dau=50M", "per_user_day=8", "--format", "json"]);
    let told: Json = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["value"].as_f64().map(f64::round), Some(4630.0));
}

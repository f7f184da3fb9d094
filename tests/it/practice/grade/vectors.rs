//! Sixty boards graded by another implementation, to a billionth.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::Catalog;
use mlboard::model::Reference;
use mlboard::practice::grade::BoardGrade;
use serde_json::{Value as Json, json};

use super::domain::{cases, data, document, entries, grader, list, text, value};

/// How far a number may be off; the examples have ten places.
const SAME: f64 = 1e-9;

#[test]
fn worked_examples_are_graded_to_a_billionth() {
    let examples = data("grading_examples.json");
    let cases = cases(&examples);
    let grader = grader(&cases);
    let mut wrong = Vec::new();
    let mut n = 0;
    for example in list(&examples["examples"]) {
        let drawn = match example["board"]["reference_of"].as_str() {
            Some(id) => cases[id].clone(),
            None => document(&example["board"], Reference::default()),
        };
        let board = grader.board(&drawn).expect("a board");
        let references = grader.references(text(&example["case"])).expect("a case");
        let grade = grader.grade(references, &board);
        let mut told = told(&grade);
        let mut wanted = example["expected"].clone();
        if !wanted["closest"].is_null() {
            let nearest = grader.nearest(&board, 3).into_iter();
            let nearest = nearest.map(|near| json!([near.case, near.likeness]));
            told["closest"] = nearest.collect();
            let closest = list(&wanted["closest"])
                .iter()
                .map(|row| match row.as_object() {
                    Some(row) => json!([row["case"], row["likeness"]]),
                    None => row.clone(),
                });
            wanted["closest"] = closest.collect();
        }
        let name = format!("{} ({})", text(&example["name"]), text(&example["case"]));
        compare(&name, &wanted, &told, &mut wrong);
        n += 1;
    }
    assert_eq!(n, 60);
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(40)]
    );
}

#[test]
fn every_element_counts_what_the_examples_say() {
    let examples = data("grading_examples.json");
    let cases = cases(&examples);
    let grader = grader(&cases);
    let mut wrong = Vec::new();
    for (case, wanted) in entries(&examples["weights"]) {
        let board = grader.board(&cases[case]).expect("a board");
        let grade = grader.grade(grader.references(case).expect("a case"), &board);
        let grade = serde_json::to_value(&grade).expect("a report");
        let part = |part: &str, name: &dyn Fn(&Json) -> String| -> Json {
            let all = list(&grade[part]).iter();
            all.map(|at| (name(at), at["of"].clone()))
                .collect::<serde_json::Map<_, _>>()
                .into()
        };
        let two = |a: &Json, by: &str, b: &Json| format!("{}{by}{}", text(a), text(b));
        let told = json!({
            "components": part("components", &|at| text(&at["reference"]).to_owned()),
            "flows": part("flows", &|at| two(&at["from"], ">", &at["to"])),
            "details": part("details", &|at| two(&at["reference"], ".", &at["property"])),
            "requirements": part("requirements", &|at| text(&at["item"]).to_owned()),
        });
        compare(case, wanted, &told, &mut wrong);
    }
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(40)]
    );
}

/// The examples were made with an older catalogue, in which what is compared is assumed the same.
#[test]
fn compared_properties_are_assumed_as_in_the_catalogue_of_the_examples() {
    let examples = data("grading_examples.json");
    let tables = &examples["tables"];
    let mut n = 0;
    for kind in list(&data("components.json")["components"]) {
        let id = text(&kind["id"]);
        let known = Catalog::builtin().kind(id).expect("a kind");
        let identity = tables["IDENTITY"][id].as_str();
        let more = [&tables["DETAIL"][id], &tables["TELL"][id]];
        let more = more
            .into_iter()
            .flat_map(|names| list(names).iter().map(text));
        for name in identity.into_iter().chain(more) {
            let mut old = list(&kind["properties"]).iter();
            let old = old.find(|old| old["name"] == name).expect("a property");
            let now = known.property(name).expect("a property").default_value();
            assert_eq!(now, value(&old["default"]), "{id}.{name}");
            n += 1;
        }
    }
    assert_eq!(n, 34);
}

/// What differs between two values, numbers to a billionth.
fn compare(at: &str, wanted: &Json, told: &Json, wrong: &mut Vec<String>) {
    match (wanted, told) {
        (Json::Number(a), Json::Number(b)) => {
            let (a, b) = (a.as_f64().expect("a number"), b.as_f64().expect("a number"));
            if (a - b).abs() > SAME {
                wrong.push(format!("{at}: {a} expected, {b} told"));
            }
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            for (n, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&format!("{at}[{n}]"), a, b, wrong);
            }
        }
        (Json::Object(a), Json::Object(b)) => {
            let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for name in names {
                let of = |map: &serde_json::Map<String, Json>| {
                    map.get(name).cloned().unwrap_or_default()
                };
                compare(&format!("{at}: {name}"), &of(a), &of(b), wrong);
            }
        }
        _ if wanted == told => {}
        _ => wrong.push(format!("{at}: {wanted} expected, {told} told")),
    }
}

type Named = BTreeMap<String, Json>;

/// A grade as the examples write it.
fn told(grade: &BoardGrade) -> Json {
    let grade = serde_json::to_value(grade).expect("a report");
    let there = |name: &str| {
        let all = list(&grade[name]).iter();
        all.filter(|at| at["status"] != "missing")
            .cloned()
            .collect::<Vec<Json>>()
    };
    let components: Named = there("components")
        .iter()
        .map(|at| {
            (
                text(&at["reference"]).to_owned(),
                json!([at["status"], at["points"], at["boxes"]]),
            )
        })
        .collect();
    let flows: Named = there("flows")
        .iter()
        .map(|at| {
            let name = format!("{}>{}", text(&at["from"]), text(&at["to"]));
            (name, json!([at["status"], at["points"]]))
        })
        .collect();
    let details: Named = there("details")
        .iter()
        .filter(|at| at["points"].as_f64() > Some(0.0))
        .map(|at| {
            (
                format!("{}.{}", text(&at["reference"]), text(&at["property"])),
                at["points"].clone(),
            )
        })
        .collect();
    let requirements: Named = there("requirements")
        .iter()
        .map(|at| {
            (
                text(&at["item"]).to_owned(),
                json!([at["status"], at["points"]]),
            )
        })
        .collect();
    let steps: Named = entries(&grade["steps"])
        .map(|(step, at)| (step.clone(), at["coverage"].clone()))
        .collect();
    let astray: Vec<Json> = there("astray")
        .iter()
        .map(|at| at["boxes"].clone())
        .collect();
    let extra: Vec<Json> = there("extra").iter().map(|at| at["box"].clone()).collect();
    json!({
        "total": grade["total"], "band": grade["band"], "points": grade["points"],
        "focus": grade["focus"], "sense": grade["sense"], "answer": grade["answer"],
        "foreign": grade["foreign"], "astray": astray, "matches": grade["matches"],
        "components": components, "flows": flows, "details": details,
        "requirements": requirements, "extra": extra, "steps": steps,
    })
}

//! What the interviewer answers: every question of every case, in agreement with its requirements card.

use std::collections::BTreeSet;

use mlboard::catalog::Catalog;
use mlboard::model::{Brief, Value};
use mlboard::practice::{
    AnswerSource, CardCondition, InterviewCase, QuestionBank, QuestionMatch, QuestionMatcher,
    case_answers,
};
use mlboard::templates::{self, Template};

/// Which field of the card an answer must state, where the card does.
const STATED: &[(&str, &str)] = &[
    ("dau", "dau"),
    ("requests_per_user", "requests_per_user_day"),
    ("qps", "qps_peak"),
    ("peak", "peak_factor"),
    ("corpus_size", "corpus_items"),
    ("availability", "availability_pct"),
    ("latency", "latency_p99_ms"),
    ("item_freshness", "new_item_visible_s"),
    ("signal_freshness", "signal_freshness_s"),
    ("model_age", "model_staleness_h"),
    ("label_delay", "label_delay_h"),
    ("languages", "languages"),
    ("device_memory", "device_memory_mb"),
    ("budget", "budget_usd_per_1k"),
];

/// Answers that say the card's value in another way.
const OTHERWISE: &[(&str, &str, &str)] = &[
    (
        "street_view_blur",
        "requests_per_user",
        "nobody asks; the card counts one a panorama",
    ),
    (
        "street_view_blur",
        "peak",
        "a third more than the mean is 1.3",
    ),
    (
        "fraud_detection",
        "label_delay",
        "45 days is the middle of 30 to 60",
    ),
    (
        "llm_chat",
        "budget",
        "0.6 cents a message is 6 USD a thousand",
    ),
];

/// Questions with yes or no for an answer, and the field that says it.
const YES_OR_NO: &[(&str, &str)] = &[
    ("personalised", "personalised"),
    ("cold_user", "cold_start_users"),
    ("cold_item", "cold_start_items"),
    ("erasure", "erasure_required"),
    ("privacy", "handles_pii"),
    ("regulated", "regulated"),
    ("adversaries", "adversarial"),
    ("interference", "interference"),
];

fn brief(template: &Template) -> Brief {
    Brief {
        case: template.id.to_owned(),
        ..template.document().brief().clone()
    }
}

fn interview(template: &Template) -> InterviewCase {
    InterviewCase::new(&brief(template)).expect("it brings no answers of its own")
}

#[test]
fn every_question_of_every_case_is_told() {
    let known: BTreeSet<&str> = QuestionBank::builtin()
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    for template in templates::all() {
        let answers =
            case_answers(template.id).unwrap_or_else(|| panic!("{} has answers", template.id));
        let told: BTreeSet<usize> = answers
            .values()
            .flat_map(|answer| answer.covers.iter().copied())
            .collect();
        let asked: BTreeSet<usize> = (1..=brief(&template).questions.len()).collect();
        assert_eq!(
            told, asked,
            "{}: questions of the case that an answer covers",
            template.id
        );
        for question in answers.keys() {
            assert!(
                known.contains(question.as_str()),
                "{}: {question}",
                template.id
            );
        }
    }
}

#[test]
fn answers_are_concrete_and_whole() {
    let (mut all, mut open) = (0, 0);
    for template in templates::all() {
        let case = interview(&template);
        for question in &QuestionBank::builtin().questions {
            let answer = case.answer(question);
            all += 1;
            open += usize::from(answer.source == AnswerSource::YourCall);
            let is_sentence =
                answer.text.ends_with(['.', '?', '!', '"']) && !answer.text.contains(['{', '}']);
            assert!(
                is_sentence,
                "{} {}: {}",
                template.id, question.id, answer.text
            );
        }
    }
    assert!(
        20 * open <= all,
        "{open} of {all} answers leave it to the candidate"
    );
}

#[test]
fn fields_named_by_questions_exist() {
    let catalog = Catalog::builtin();
    for question in &QuestionBank::builtin().questions {
        let of_answers = question
            .card_answers
            .iter()
            .filter_map(|answer| match &answer.when {
                CardCondition::Set(field)
                | CardCondition::Is(field, _)
                | CardCondition::Yes(field) => Some(field),
                CardCondition::Always => None,
            });
        for field in question.fields.iter().chain(of_answers) {
            assert!(
                catalog.requirement(field).is_some(),
                "{}: {field}",
                question.id
            );
        }
    }
}

#[test]
fn numbers_agree_with_the_card() {
    let mut wrong = Vec::new();
    for template in templates::all() {
        let (case, brief) = (interview(&template), brief(&template));
        for (id, field) in STATED {
            let Some(stated) = brief.requirements.get(*field).and_then(Value::as_number) else {
                continue;
            };
            if OTHERWISE
                .iter()
                .any(|(one, other, _)| (one, other) == (&template.id, id))
            {
                continue;
            }
            let question = QuestionBank::builtin()
                .question(id)
                .expect("it is in the bank");
            let unit = &Catalog::builtin().requirement(field).expect("a field").unit;
            let scale = match unit.as_str() {
                "ms" => 0.001,
                "h" => 3600.0,
                _ => 1.0,
            };
            let answer = case.answer(question);
            let is_said = quantities(&answer.text)
                .iter()
                .any(|said| (said - stated * scale).abs() <= 1e-9 * said.abs());
            if !is_said {
                wrong.push(format!(
                    "{} {id}: {field} is {stated} {unit}; {}",
                    template.id, answer.text
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every number of a sentence; times in seconds, so that `a minute` is 60, and what is written out counts.
fn quantities(sentence: &str) -> Vec<f64> {
    let words: Vec<String> = sentence
        .split(|c: char| c.is_whitespace() || ";:".contains(c))
        .map(|word| {
            word.trim_matches(|c: char| ".,()".contains(c))
                .to_lowercase()
                .replace(',', "")
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(mut value) = number(&words[at]) else {
            // `the last hour`
            found.extend(seconds(&words[at]).filter(|_| !words[at].ends_with('s')));
            at += 1;
            continue;
        };
        at += 1;
        if let Some(factor) = words.get(at).and_then(|word| multiple(word)) {
            value *= factor;
            at += 1;
        }
        found.push(value);
        if let Some(unit) = words.get(at).and_then(|word| seconds(word)) {
            found.push(value * unit);
        }
    }
    found
}

fn number(word: &str) -> Option<f64> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if word == "a" || word == "an" {
        return Some(1.0);
    }
    let written = WORDS
        .iter()
        .zip(1_u8..)
        .find(|(written, _)| **written == word);
    written
        .map(|(_, n)| f64::from(n))
        .or_else(|| word.parse().ok())
}

fn multiple(word: &str) -> Option<f64> {
    match word {
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

fn seconds(word: &str) -> Option<f64> {
    match word {
        "ms" => Some(0.001),
        "s" | "second" | "seconds" => Some(1.0),
        "minute" | "minutes" => Some(60.0),
        "hour" | "hours" => Some(3600.0),
        "day" | "days" => Some(86_400.0),
        "week" | "weeks" => Some(604_800.0),
        "month" | "months" => Some(2_592_000.0),
        "year" | "years" => Some(31_536_000.0),
        _ => None,
    }
}

#[test]
fn yes_and_no_agree_with_the_card() {
    for template in templates::all() {
        let (case, brief) = (interview(&template), brief(&template));
        for (id, field) in YES_OR_NO {
            let question = QuestionBank::builtin()
                .question(id)
                .expect("it is in the bank");
            let is_yes = brief.requirements.get(*field).and_then(Value::as_bool) == Some(true);
            let text = case.answer(question).text;
            let contradicts = if is_yes {
                text.starts_with("No") && !text.starts_with("No profile")
            } else {
                text.starts_with("Yes")
            };
            assert!(
                !contradicts,
                "{}: {field} is {is_yes}, and {id} says: {text}",
                template.id
            );
        }
    }
}

#[test]
fn questions_as_the_cases_put_them_are_mostly_understood() {
    let (mut all, mut understood) = (0, 0);
    for template in templates::all() {
        let answers = case_answers(template.id).expect("it has answers");
        for (n, own) in brief(&template).questions.iter().enumerate() {
            all += 1;
            let (QuestionMatch::Answer(ids) | QuestionMatch::Choose(ids)) =
                QuestionMatcher::builtin().understand(&own.question)
            else {
                continue;
            };
            let covers = |id: &&str| {
                answers
                    .get(*id)
                    .is_some_and(|answer| answer.covers.contains(&(n + 1)))
            };
            understood += usize::from(ids.iter().any(covers));
        }
    }
    // Many are a single word, such as "Scale?", which alone may mean several things.
    assert!(100 * understood >= 85 * all, "{understood} of {all}");
}

//! Experiments and probabilities.

use super::arguments::{list, number};
use super::{Fallback, Formula, FormulaArguments, FormulaGroup, Parameter};
use crate::estimate::quantity::{FigureUnit, SECONDS_PER_DAY};
use crate::estimate::{estimate_error, experiment};

const USERS: FigureUnit = FigureUnit::Count("users");
const DAU: Parameter = number("dau", "active users per day", "20M");
const TRAFFIC: Parameter = number("traffic", "share of traffic in the experiment", "10%");
const ARMS: Parameter = number("arms", "arms", "2").or(Fallback::Number(2.0));

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Experiments and probabilities",
    formulas: &[
        &USERS_PER_ARM,
        &USERS_AVAILABLE,
        &DAYS_NEEDED,
        &UNDO_SAMPLING,
        &BREAK_EVEN,
        &FUSED_SCORE,
    ],
};

static USERS_PER_ARM: Formula = Formula {
    key: "users_per_arm",
    title: "Sample size per arm, needed",
    unit: USERS,
    parameters: &[
        number("rate", "share, such as clicks", "5%"),
        number("relative_effect", "share of the rate", "1%"),
    ],
    text: "16 p (1 − p) / (p × effect)²",
    ignores: "several metrics, looks before the end, and users who influence each other",
    source: "Lehr 1992; van Belle, Statistical Rules of Thumb: 5 % level, 80 % power",
    compute: |g| experiment::users_per_arm(g.number("rate"), g.number("relative_effect")),
};

static USERS_AVAILABLE: Formula = Formula {
    key: "users_available",
    title: "Sample size per arm, available",
    unit: USERS,
    parameters: &[DAU, number("days", "days", "14"), TRAFFIC, ARMS],
    text: "daily users × min(3, 1 + 0.15 (days − 1)) × share / arms",
    ignores: "people who come back rarely",
    source: "assumption about how many different people appear over several days",
    compute: |g| {
        let (days, traffic) = (g.number("days"), g.number("traffic"));
        experiment::users_available(g.number("dau"), days, traffic, g.number("arms"))
    },
};

static DAYS_NEEDED: Formula = Formula {
    key: "days_needed",
    title: "Days until every arm reaches its sample size",
    unit: FigureUnit::Count("days"),
    parameters: &[number("users_per_arm", "users", "1.5M"), DAU, TRAFFIC, ARMS],
    text: "the least number of days after which each arm has enough",
    ignores: "the rhythm of the week: round up to whole weeks",
    source: "as the users each arm gets",
    compute: |g| {
        let (needed, traffic) = (g.number("users_per_arm"), g.number("traffic"));
        experiment::days_needed(needed, g.number("dau"), traffic, g.number("arms"))
    },
};

static UNDO_SAMPLING: Formula = Formula {
    key: "undo_sampling",
    title: "Probability corrected for negative downsampling",
    unit: FigureUnit::Share,
    parameters: &[
        number("predicted", "share", "0.09"),
        number("kept_share", "share of negatives kept", "0.01"),
    ],
    text: "p / (p + (1 − p) / w)",
    ignores: "",
    source: "He et al. 2014, Practical Lessons from Predicting Clicks on Ads",
    compute: |g| experiment::undo_negative_sampling(g.number("predicted"), g.number("kept_share")),
};

static BREAK_EVEN: Formula = Formula {
    key: "break_even",
    title: "Decision threshold by expected cost",
    unit: FigureUnit::Share,
    parameters: &[
        number("cost_block", "cost of a false positive", "1"),
        number("cost_accept", "cost of a false negative", "50"),
    ],
    text: "cost of blocking / (cost of blocking + cost of accepting)",
    ignores: "asking a person",
    source: "expected cost",
    compute: |g| experiment::break_even(g.number("cost_block"), g.number("cost_accept")),
};

static FUSED_SCORE: Formula = Formula {
    key: "fused_score",
    title: "Reciprocal rank fusion score",
    unit: FigureUnit::Count(""),
    parameters: &[list("ranks", "its rank in each list, 1 is first", "1,4")],
    text: "Σ 1 / (60 + rank)",
    ignores: "the scores behind the ranks",
    source: "Cormack, Clarke, Büttcher 2009, reciprocal rank fusion",
    compute: |g| experiment::fused_score(g.numbers("ranks")),
};

const POSITIVES: Parameter = number("positive_rate", "share", "1%");
const KEPT: Parameter = number("negative_sampling_rate", "share of negatives kept", "10%");

pub(in crate::estimate) static ARM_NEEDS: Formula = Formula {
    text: "16 p (1 − p) / (p × relative effect)²",
    source: "Lehr 1992: 5 % level, 80 % power",
    ..USERS_PER_ARM
};

pub(in crate::estimate) static ARM_GETS: Formula = Formula {
    text: "daily users × min(3, 1 + 0.15 (days − 1)) × share of traffic / 2 arms",
    source: "assumption about how many different users appear over several days",
    ..USERS_AVAILABLE
};

pub(in crate::estimate) static EXPERIMENT_DAYS: Formula = Formula {
    key: "experiment_days_needed",
    title: "Experiment duration",
    text: "the least number of days after which each arm has enough users",
    source: "as the users each arm needs and gets",
    ..DAYS_NEEDED
};

pub(in crate::estimate) static ROWS_KEPT: Formula = Formula {
    key: "rows_kept_share",
    title: "Rows kept after negative downsampling",
    unit: FigureUnit::Share,
    parameters: &[POSITIVES, KEPT],
    text: "p + (1 − p) w",
    ignores: "",
    source: "counting",
    compute: |g| Ok(rows_kept(g)),
};

pub(in crate::estimate) static RATE_SEEN: Formula = Formula {
    key: "rate_seen_by_model",
    title: "Positive rate after downsampling",
    unit: FigureUnit::Share,
    parameters: &[POSITIVES, KEPT],
    text: "p / (p + (1 − p) w)",
    ignores: "",
    source: UNDO_SAMPLING.source,
    compute: |g| {
        let kept = estimate_error::above_zero("rows kept", rows_kept(g))?;
        Ok(g.number("positive_rate") / kept)
    },
};

pub(in crate::estimate) static RATE_CORRECTED: Formula = Formula {
    key: "rate_corrected",
    title: "Positive rate corrected for downsampling",
    text: "q / (q + (1 − q) / w)",
    ..UNDO_SAMPLING
};

pub(in crate::estimate) static CASES_PER_DAY: Formula = Formula {
    key: "cases_per_day",
    title: "Review capacity per day",
    unit: FigureUnit::Count("cases/day"),
    parameters: &[
        number("reviewers", "people", "20"),
        number("cases_per_hour", "cases/h", "60"),
        number("review_hours", "h of work in a shift", "6").or_constant("review_hours"),
    ],
    text: "people × cases per hour × hours of work",
    ignores: "training, breaks and cases that two people see",
    source: "counting; 6 h of work in a shift",
    compute: |g| {
        let cases = g.number("reviewers") * g.number("cases_per_hour");
        estimate_error::finite("cases", cases * g.number("review_hours"))
    },
};

pub(in crate::estimate) static SHARE_REVIEWED: Formula = Formula {
    key: "share_reviewed",
    title: "Requests that can be reviewed",
    unit: FigureUnit::Share,
    parameters: &[
        number("cases_per_day", "cases", "7200"),
        number("mean_qps", "q/s, mean", "1000"),
    ],
    text: "cases per day / (mean requests × 86,400)",
    ignores: "",
    source: "counting",
    compute: |g| {
        let requests =
            estimate_error::above_zero("traffic", g.number("mean_qps") * SECONDS_PER_DAY)?;
        estimate_error::finite("the share", g.number("cases_per_day") / requests)
    },
};

fn rows_kept(arguments: &FormulaArguments) -> f64 {
    let positives = arguments.number("positive_rate");
    positives + (1.0 - positives) * arguments.number("negative_sampling_rate")
}

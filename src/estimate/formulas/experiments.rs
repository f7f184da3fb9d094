//! Experiments and probabilities.

use super::given::{list, number};
use super::{Chapter, Fallback, Formula, Parameter};
use crate::estimate::experiment;
use crate::estimate::quantity::Unit;

const USERS: Unit = Unit::Count("users");
const DAU: Parameter = number("dau", "people active on a day", "20M");
const TRAFFIC: Parameter = number("traffic", "share of traffic in the experiment", "10%");
const ARMS: Parameter = number("arms", "arms", "2").or(Fallback::Number(2.0));

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Experiments and probabilities",
    formulas: &[
        Formula {
            name: "users_per_arm",
            title: "Users each arm needs",
            unit: USERS,
            parameters: &[
                number("rate", "share, such as clicks", "5%"),
                number("relative_effect", "share of the rate", "1%"),
            ],
            formula: "16 p (1 − p) / (p × effect)²",
            ignores: "several metrics, looks before the end, and users who influence each other",
            source: "Lehr 1992; van Belle, Statistical Rules of Thumb: 5 % level, 80 % power",
            compute: |g| experiment::users_per_arm(g.n("rate"), g.n("relative_effect")),
        },
        Formula {
            name: "users_available",
            title: "Users each arm gets",
            unit: USERS,
            parameters: &[DAU, number("days", "days", "14"), TRAFFIC, ARMS],
            formula: "daily users × min(3, 1 + 0.15 (days − 1)) × share / arms",
            ignores: "people who come back rarely",
            source: "assumption about how many different people appear over several days",
            compute: |g| {
                let (days, traffic) = (g.n("days"), g.n("traffic"));
                experiment::users_available(g.n("dau"), days, traffic, g.n("arms"))
            },
        },
        Formula {
            name: "days_needed",
            title: "Days until every arm has enough users",
            unit: Unit::Count("days"),
            parameters: &[number("users_per_arm", "users", "1.5M"), DAU, TRAFFIC, ARMS],
            formula: "the least number of days after which each arm has enough",
            ignores: "the rhythm of the week: round up to whole weeks",
            source: "as the users each arm gets",
            compute: |g| {
                let (needed, traffic) = (g.n("users_per_arm"), g.n("traffic"));
                experiment::days_needed(needed, g.n("dau"), traffic, g.n("arms"))
            },
        },
        Formula {
            name: "undo_sampling",
            title: "Rate behind a prediction after thinning out negatives",
            unit: Unit::Share,
            parameters: &[
                number("predicted", "share", "0.09"),
                number("kept_share", "share of negatives kept", "0.01"),
            ],
            formula: "p / (p + (1 − p) / w)",
            ignores: "",
            source: "He et al. 2014, Practical Lessons from Predicting Clicks on Ads",
            compute: |g| experiment::undo_negative_sampling(g.n("predicted"), g.n("kept_share")),
        },
        Formula {
            name: "break_even",
            title: "Probability above which blocking is cheaper",
            unit: Unit::Share,
            parameters: &[
                number("cost_block", "cost of blocking what is fine", "1"),
                number("cost_accept", "cost of letting pass what is not", "50"),
            ],
            formula: "cost of blocking / (cost of blocking + cost of accepting)",
            ignores: "asking a person",
            source: "expected cost",
            compute: |g| experiment::break_even(g.n("cost_block"), g.n("cost_accept")),
        },
        Formula {
            name: "fused_score",
            title: "Score of a document from its ranks in several lists",
            unit: Unit::Count(""),
            parameters: &[list("ranks", "its rank in each list, 1 is first", "1,4")],
            formula: "Σ 1 / (60 + rank)",
            ignores: "the scores behind the ranks",
            source: "Cormack, Clarke, Büttcher 2009, reciprocal rank fusion",
            compute: |g| experiment::fused_score(g.list("ranks")),
        },
    ],
};

//! How many requests arrive.

use super::given::number;
use super::{Chapter, Formula};
use crate::estimate::quantity::Unit;
use crate::estimate::traffic;

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Traffic",
    formulas: &[
        Formula {
            name: "mean_qps",
            title: "Requests per second over a whole day",
            unit: Unit::PerSecond,
            parameters: &[
                number("dau", "people active on a day", "50M"),
                number("per_user_day", "requests of one of them", "8"),
            ],
            formula: "dau × requests per user / 86,400",
            ignores: "the rhythm of the day",
            source: "arithmetic",
            compute: |g| traffic::mean_qps(g.n("dau"), g.n("per_user_day")),
        },
        Formula {
            name: "peak_qps",
            title: "Requests per second in the busiest hour",
            unit: Unit::PerSecond,
            parameters: &[
                number("mean_qps", "q/s", "4629.63"),
                number("peak", "busiest hour / mean, 1 or more", "3"),
            ],
            formula: "mean × peak factor",
            ignores: "bursts within the hour",
            source: "planning assumption: 2 for global products, 3 to 5 for one country or office hours",
            compute: |g| traffic::peak_qps(g.n("mean_qps"), g.n("peak")),
        },
        Formula {
            name: "mean_of_peak",
            title: "Requests per second over a day, from those of the busiest hour",
            unit: Unit::PerSecond,
            parameters: &[
                number("peak_qps", "q/s", "13900"),
                number("peak", "busiest hour / mean, 1 or more", "3"),
            ],
            formula: "peak / peak factor",
            ignores: "",
            source: "arithmetic",
            compute: |g| traffic::mean_of_peak(g.n("peak_qps"), g.n("peak")),
        },
    ],
};

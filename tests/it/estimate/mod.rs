//! Figures: the worked examples of the formulas, whole boards, and what holds for all of them.

mod examples;

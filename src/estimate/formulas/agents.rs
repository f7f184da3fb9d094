//! Agents: a model that works in rounds and reads everything again in each of them.

use super::arguments::number;
use super::{Formula, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{estimate_error, generation};

const ROUNDS: Parameter = number("rounds", "rounds", "9");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Agents",
    formulas: &[&AGENT_INPUT_TOKENS, &AGENT_S],
};

static AGENT_INPUT_TOKENS: Formula = Formula {
    key: "agent_input_tokens",
    title: "Tokens an agent reads in all its rounds",
    unit: FigureUnit::Count("tokens"),
    parameters: &[
        ROUNDS,
        number("first_tokens", "tokens of the first round", "1600"),
        number("new_tokens", "tokens that a round adds", "1700"),
    ],
    text: "n p + n (n − 1) / 2 × tokens that a round adds",
    ignores: "context that is cut or summed up; what a cache of prompts spares",
    source: "counting: each round reads what all before it left",
    compute: |g| {
        let (first, new) = (g.number("first_tokens"), g.number("new_tokens"));
        generation::tokens_of_rounds(g.number("rounds"), first, new)
    },
};

static AGENT_S: Formula = Formula {
    key: "agent_s",
    title: "Time of an agent, all its rounds",
    unit: FigureUnit::Seconds,
    parameters: &[
        ROUNDS,
        number("first_token_s", "s", "0.3"),
        number("output_tokens", "tokens a round", "350"),
        number("s_per_token", "s", "0.025"),
        number("tool_s", "s a round", "1"),
    ],
    text: "rounds × (time to the first token + tokens × time per token + time of the tools)",
    ignores: "prompts that grow, and tools that work side by side",
    source: "rounds wait for each other",
    compute: |g| {
        let writing = g.number("output_tokens") * g.number("s_per_token");
        let round = g.number("first_token_s") + writing + g.number("tool_s");
        let rounds = estimate_error::at_least("rounds", g.number("rounds"), 1.0)?;
        estimate_error::not_negative("the time", rounds * round)
    },
};

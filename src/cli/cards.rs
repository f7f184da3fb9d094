//! `mlboard cards`: what an interviewer could ask about a board.

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value as Json, json};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat, wrapped};
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, input, nearest};
use crate::model::NodeId;
use crate::practice::{CandidateLevel, FittingCard, InterviewCard, InterviewMoment, InterviewStep};

/// List what an interviewer could ask about a board
///
/// Each card says what a good answer usually covers. Cards are chosen by what is on the board, by its requirements and
/// findings, by the questions that were answered and by the time; nothing that somebody wrote is judged.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CardsArgs {
    /// A board; `-` reads standard input.
    file: PathBuf,
    /// Only cards that fit while this is the current step; without it, those of every step.
    #[arg(long, value_enum)]
    step: Option<StepArg>,
    /// Cards up to this level.
    #[arg(long, value_enum, default_value_t)]
    level: LevelArg,
    /// The share of the planned time that has passed, such as 0.5.
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    elapsed: f64,
    /// A card that was answered, by its id: it is left out, and what follows from it may come.
    #[arg(long, value_name = "CARD")]
    answered: Vec<String>,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StepArg {
    Clarify,
    Frame,
    Data,
    Model,
    Evaluate,
    Serve,
    Monitor,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum LevelArg {
    Mid,
    #[default]
    Senior,
    Staff,
}

impl From<StepArg> for InterviewStep {
    fn from(step: StepArg) -> Self {
        match step {
            StepArg::Clarify => Self::Clarify,
            StepArg::Frame => Self::Frame,
            StepArg::Data => Self::Data,
            StepArg::Model => Self::Model,
            StepArg::Evaluate => Self::Evaluate,
            StepArg::Serve => Self::Serve,
            StepArg::Monitor => Self::Monitor,
        }
    }
}

impl From<LevelArg> for CandidateLevel {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Mid => Self::Mid,
            LevelArg::Senior => Self::Senior,
            LevelArg::Staff => Self::Staff,
        }
    }
}

pub(in crate::cli) fn run(args: &CardsArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let deck = InterviewCard::all();
    for id in &args.answered {
        if !deck.iter().any(|card| card.id == *id) {
            return Err(CliError::NoSuchCard {
                id: id.clone(),
                meant: nearest::meant(id, deck.iter().map(|card| card.id.as_str())),
            });
        }
    }
    let opened = input::open_complete(&args.file, print)?;
    let mut moment = InterviewMoment::new(&opened.document, Catalog::in_use());
    moment.step = args.step.map(InterviewStep::from);
    moment.elapsed = args.elapsed;
    moment.answered = args.answered.iter().cloned().collect();
    let cards = moment.fitting(args.level.into());
    match args.format {
        ListFormat::Json => {
            listing::json(&cards.iter().map(as_json).collect::<Vec<_>>(), print)?;
        }
        ListFormat::Text => tell(&cards, print),
    }
    Ok(Verdict::Clean)
}

fn tell(cards: &[FittingCard], print: &mut Print) {
    if cards.is_empty() {
        print.line("No card fits this board at this moment.");
    }
    for FittingCard { card, text, .. } in cards {
        print.lines(print.painted(wrapped(text, 110, 0), Ink::Bold));
        let what = format!("  {}, {}", card.id, card.sort.as_str().replace('_', "-"));
        print.line(print.painted(what, Ink::Dim));
        for point in &card.good {
            print.lines(format_args!("    - {}", wrapped(point, 110, 6)));
        }
    }
}

fn as_json(fitting: &FittingCard) -> Json {
    let card = fitting.card;
    json!({
        "id": card.id,
        "step": card.step.as_str(),
        "kind": card.sort.as_str(),
        "text": fitting.text,
        "components": fitting.about.iter().map(NodeId::as_str).collect::<Vec<_>>(),
        "good": card.good,
        "rules": card.rules,
        "figures": card.figures,
        "fields": card.fields,
        "source": card.source,
    })
}

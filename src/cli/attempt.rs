//! `mlboard attempt`: what happened in a recorded attempt at a case, and the board at any moment of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, input};
use crate::file::{board_hash, write};
use crate::practice::{
    InterviewStep, RecordedAttempt, SessionState, TimePlan, clock_time, parse_clock_time,
};
use crate::text::plural;

/// Look into a recorded attempt at a case
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct AttemptArgs {
    #[command(subcommand)]
    command: AttemptCommand,
}

#[derive(Debug, Subcommand)]
enum AttemptCommand {
    /// What happened, in order, with the time of each
    Transcript(ListedAttempt),
    /// The board at the end or at a moment, as a board's file
    Board(AttemptAt),
    /// Replay it, compare the board with what was recorded, and tell where the time went
    Replay(ReplayArgs),
}

#[derive(Debug, Args)]
struct ListedAttempt {
    /// An attempt; `-` reads standard input.
    file: PathBuf,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

#[derive(Debug, Args)]
struct AttemptAt {
    /// An attempt; `-` reads standard input.
    file: PathBuf,
    /// The moment, as minutes and seconds of the attempt's clock: 12:40. Without it, the end.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Duration>,
}

#[derive(Debug, Args)]
struct ReplayArgs {
    #[command(flatten)]
    moment: AttemptAt,
    /// How the result is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

fn moment(text: &str) -> Result<Duration, String> {
    parse_clock_time(text).ok_or_else(|| "a time is written as 12:40 or 1:02:05".to_owned())
}

pub(in crate::cli) fn run(args: &AttemptArgs, print: &mut Print) -> Result<Verdict, CliError> {
    match &args.command {
        AttemptCommand::Transcript(args) => {
            let attempt = open(&args.file, print)?;
            transcript(&attempt, args.format, print)?;
            Ok(verdict(&attempt))
        }
        AttemptCommand::Board(args) => {
            let attempt = open(&args.file, print)?;
            let document = match args.at {
                Some(at) => attempt.board_at(at),
                None => attempt.document().clone(),
            };
            print.text(&write(&document));
            Ok(verdict(&attempt))
        }
        AttemptCommand::Replay(args) => {
            let attempt = open(&args.moment.file, print)?;
            let replayed = ReplayedPart::new(&attempt, args.moment.at);
            match args.format {
                ListFormat::Json => listing::json(&replayed.as_json(), print)?,
                ListFormat::Text => replayed.tell(print),
            }
            Ok(verdict(&attempt))
        }
    }
}

/// Reads an attempt and says what of it could not be used.
fn open(path: &Path, print: &mut Print) -> Result<RecordedAttempt, CliError> {
    let failed = |error: String| CliError::Attempt {
        error,
        path: path.to_owned(),
    };
    let bytes = input::bytes(path)?.bytes;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        failed(format!("it is not a text file: byte {at} is not UTF-8"))
    })?;
    let attempt = RecordedAttempt::read(text, Catalog::in_use());
    let attempt = attempt.map_err(|error| failed(error.to_string()))?;
    for damage in attempt.damage() {
        print.note(damage);
    }
    if let Some(reason) = attempt.read_only() {
        print.note(reason);
    }
    Ok(attempt)
}

/// What could not be used is something to object to.
fn verdict(attempt: &RecordedAttempt) -> Verdict {
    if attempt.damage().is_empty() {
        Verdict::Clean
    } else {
        Verdict::Objection
    }
}

fn transcript(
    attempt: &RecordedAttempt,
    format: ListFormat,
    print: &mut Print,
) -> Result<(), CliError> {
    let lines = attempt.transcript(Catalog::in_use());
    if format == ListFormat::Json {
        let lines = lines.iter().map(|line| {
            json!({
                "at_ms": millis(line.at),
                "kind": line.mark.as_str(),
                "text": line.text,
                "card": line.for_card,
            })
        });
        return listing::json(&lines.collect::<Vec<_>>(), print);
    }
    for line in lines {
        let time = format!("{:>7}", clock_time(line.at));
        let time = print.painted(time, Ink::Dim);
        print.line(format_args!("{time}  {}", line.text));
    }
    Ok(())
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// An attempt from its start to a moment.
struct ReplayedPart<'a> {
    attempt: &'a RecordedAttempt,
    to: Duration,
    state: SessionState,
    hash: u64,
}

impl<'a> ReplayedPart<'a> {
    fn new(attempt: &'a RecordedAttempt, at: Option<Duration>) -> Self {
        let to = at.unwrap_or(attempt.length()).min(attempt.length());
        let (board, state) = match at {
            Some(at) => (
                attempt.board_at(at),
                attempt.state_at(at, Catalog::in_use()),
            ),
            None => (attempt.document().clone(), attempt.state().clone()),
        };
        let hash = board_hash(&board);
        Self {
            attempt,
            to,
            state,
            hash,
        }
    }

    fn plan(&self) -> Option<TimePlan> {
        TimePlan::new(self.attempt.header().setup.minutes?)
    }

    fn tell(&self, print: &mut Print) {
        let header = self.attempt.header();
        let n_edits = self.state.n_edits();
        let n_edits = usize::try_from(n_edits).unwrap_or(usize::MAX);
        print.line(format_args!(
            "{}: {} in {}, in the step {}",
            header.setup.case,
            plural(n_edits, "edit"),
            clock_time(self.to),
            self.state.step().title(),
        ));
        for step in InterviewStep::ALL {
            let (used, quiet) = self.times(step);
            let planned = self.plan().map(|plan| clock_time(plan.planned(step)));
            let planned = planned.map_or_else(String::new, |planned| format!(" of {planned}"));
            let quiet = if quiet.is_zero() {
                String::new()
            } else {
                format!(", {} quiet", clock_time(quiet))
            };
            let title = step.title();
            print.line(format_args!(
                "  {title:<9} {:>7}{planned}{quiet}",
                clock_time(used)
            ));
        }
        let paused = self
            .state
            .billing()
            .until(self.state.step(), self.to)
            .paused();
        print.line(format_args!("  paused    {:>7}", clock_time(paused)));
        print.line(format_args!("  board     {:016x}", self.hash));
    }

    fn times(&self, step: InterviewStep) -> (Duration, Duration) {
        let billing = self.state.billing();
        let billing = if self.state.has_ended() {
            billing.clone()
        } else {
            billing.until(self.state.step(), self.to)
        };
        (billing.total(step), billing.quiet(step))
    }

    fn as_json(&self) -> Json {
        let header = self.attempt.header();
        let steps = InterviewStep::ALL.map(|step| {
            let (used, quiet) = self.times(step);
            let planned = self.plan().map(|plan| millis(plan.planned(step)));
            json!({
                "step": step.as_str(),
                "used_ms": millis(used),
                "quiet_ms": millis(quiet),
                "planned_ms": planned,
            })
        });
        let cards = self
            .state
            .cards()
            .iter()
            .map(|card| json!({ "id": card.id, "at_ms": millis(card.at), "text": card.text }));
        json!({
            "case": header.setup.case,
            "minutes": header.setup.minutes,
            "at_ms": millis(self.to),
            "step": self.state.step().as_str(),
            "edits": self.state.n_edits(),
            "questions": self.state.n_questions(),
            "cards": cards.collect::<Vec<_>>(),
            "steps": steps,
            "paused_ms": millis(self.state.billing().paused()),
            "board": format!("{:016x}", self.hash),
            "damage": self.attempt.damage().iter().map(ToString::to_string).collect::<Vec<_>>(),
            "ended": self.state.has_ended(),
        })
    }
}

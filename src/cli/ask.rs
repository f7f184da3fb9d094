//! `mlboard ask`: what the interviewer of a case answers to a question in one's own words.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, input, nearest};
use crate::model::{Brief, Document};
use crate::practice::{AnswerSource, InterviewCase, InterviewerReply};
use crate::templates;

/// Ask the interviewer of a case a clarifying question
///
/// The interviewer is a list of rules: it answers what it recognises by its words, and says what it understood.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct AskArgs {
    /// The case (`mlboard templates` lists them), or a board's file.
    case: String,
    /// The question, in your own words.
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

pub(in crate::cli) fn run(args: &AskArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let document = document(&args.case)?;
    let case = InterviewCase::new(document.brief()).map_err(|error| CliError::CaseAnswers {
        error,
        case: args.case.clone(),
    })?;
    let reply = InterviewerReply::to(&case, &args.text.join(" "));
    match args.format {
        ListFormat::Json => listing::json(&as_json(&reply), print)?,
        ListFormat::Text => tell(&reply, print),
    }
    Ok(Verdict::Clean)
}

/// The board of a case by its name, else of a file; a shipped case knows its own answers by its name.
fn document(case: &str) -> Result<Document, CliError> {
    if let Some(template) = templates::find(case) {
        let mut document = template.document();
        let brief = Brief {
            case: template.id.to_owned(),
            ..document.brief().clone()
        };
        crate::model::apply(&mut document, &[crate::model::Edit::SetBrief(brief)]);
        return Ok(document);
    }
    let path = Path::new(case);
    if input::is_dash(path) || path.exists() {
        return Ok(input::open(path)?.document);
    }
    let known = templates::all();
    Err(CliError::NoSuchCase {
        id: case.to_owned(),
        meant: nearest::meant(case, known.iter().map(|template| template.id)),
    })
}

fn tell(reply: &InterviewerReply, print: &mut Print) {
    if reply.answers.is_empty() {
        print.line(&reply.text);
    }
    for answer in &reply.answers {
        print.line(&answer.text);
        let understood = format!("  understood: {}", answer.question.question);
        print.line(print.painted(understood, Ink::Dim));
    }
    for (n, question) in reply.choices.iter().enumerate() {
        print.line(format_args!("  {}. {}", n + 1, question.question));
    }
}

fn as_json(reply: &InterviewerReply) -> Json {
    let answers = reply.answers.iter().map(|answer| {
        json!({
            "id": answer.question.id,
            "understood": answer.question.question,
            "text": answer.text,
            "source": match answer.source {
                AnswerSource::Case => "case",
                AnswerSource::Card => "card",
                AnswerSource::House => "house",
                AnswerSource::YourCall => "your_call",
            },
        })
    });
    let choices = reply
        .choices
        .iter()
        .map(|question| json!({ "id": question.id, "question": question.question }));
    json!({
        "kind": reply.kind.as_str(),
        "ids": reply.ids(),
        "text": reply.text,
        "answers": answers.collect::<Vec<_>>(),
        "choices": choices.collect::<Vec<_>>(),
    })
}

//! Joints in words.

use crate::catalog::{Catalog, Fit, PortSide};
use crate::editor::connect::answer::{Answering, answer_to};
use crate::editor::connect::ports::payloads;
use crate::editor::{BoardState, CandidateEdge, text::display_names};
use crate::model::{EdgeEnd, PayloadId};
use crate::practice::HelpMode;
use crate::text::in_sentence;

/// How many data types a hint lists.
const LISTED: usize = 4;

/// What would happen if the two were joined.
pub fn say(board: &BoardState, candidate: &CandidateEdge, answering: Answering) -> String {
    let port = port_name(board, &candidate.to);
    let title = |payload| payload_title(board.catalog(), payload);
    let there = match (&candidate.payload, candidate.fit) {
        (_, Fit::No) => clash_text(board, candidate),
        (Some(payload), _) => format!("{} to {port}", title(payload)),
        (None, _) => format!("Connect to {port}"),
    };
    let back = answer_to(board, candidate, None).filter(|_| answering == Answering::WithAnswer);
    match back.and_then(|back| back.payload) {
        Some(payload) => format!(
            "{there}, {} back · Alt for one way",
            in_sentence(&title(&payload))
        ),
        None => there,
    }
}

/// All that an interviewer's face would say.
const NO_FIT: &str = "These two do not fit.";

/// Why the two do not fit: the hint made for this very pair, or what each of them speaks.
pub fn clash_text(board: &BoardState, candidate: &CandidateEdge) -> String {
    if board.practice() == Some(HelpMode::Room) {
        return NO_FIT.to_owned();
    }
    let catalog = board.catalog();
    let title = |payload: &PayloadId| in_sentence(&payload_title(catalog, payload));
    let accepts = payloads(board, &candidate.to, PortSide::Input);
    let mut titles: Vec<String> = accepts.iter().take(LISTED).map(title).collect();
    if accepts.len() > LISTED {
        titles.push(format!("{} more", accepts.len() - LISTED));
    }
    let taken = listed(&titles);
    let sent = candidate.payload.as_ref();
    let not = sent.map_or_else(String::new, |sent| format!(", not {}", title(sent)));
    let plain = format!("{} accepts {taken}{not}.", port_name(board, &candidate.to));
    let refusal = sent.and_then(|sent| {
        let mut asked = accepts.iter();
        asked.find_map(|asked| catalog.mismatch(sent.as_str(), asked.as_str()))
    });
    match refusal {
        Some(refusal) => format!("{plain} {}", refusal.hint),
        None => plain,
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `“model” of Model server`, or the component alone while nobody has said which port.
fn port_name(board: &BoardState, end: &EdgeEnd) -> String {
    let owner = name(board, end);
    match end.port.as_str() {
        "" => owner,
        port => format!("“{}” of {owner}", words(port)),
    }
}

pub fn name(board: &BoardState, end: &EdgeEnd) -> String {
    display_names::node_name(board.document(), board.catalog(), &end.node)
}

pub fn words(port: &str) -> String {
    port.replace('_', " ")
}

/// A data type as people read it.
pub fn payload_title(catalog: &Catalog, payload: &PayloadId) -> String {
    catalog
        .payload(payload.as_str())
        .map_or_else(|| payload.to_string(), |payload| payload.title.clone())
}

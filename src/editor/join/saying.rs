//! Joints in words.

use crate::catalog::{Catalog, Fit, Side};
use crate::editor::join::ports::payloads;
use crate::editor::{Board, Joint, wording};
use crate::model::{End, PayloadId};

/// What would happen if the two were joined.
pub fn say(board: &Board, joint: &Joint) -> String {
    match (&joint.payload, joint.fit) {
        (_, Fit::No) => clash_text(board, joint),
        (Some(payload), _) => format!(
            "{} to {} of {}",
            payload_title(board.catalog(), payload),
            words(joint.to.port.as_str()),
            name(board, &joint.to)
        ),
        (None, _) => format!("Connect to {}", name(board, &joint.to)),
    }
}

/// Why the two do not fit: the hint made for this very pair, or what each of them speaks.
pub fn clash_text(board: &Board, joint: &Joint) -> String {
    let catalog = board.catalog();
    let accepts = payloads(board, &joint.to, Side::Input);
    let sent = joint.payload.as_ref();
    let titles: Vec<String> = accepts
        .iter()
        .map(|payload| in_sentence(&payload_title(catalog, payload)))
        .collect();
    let port = format!(
        "{} of {}",
        words(joint.to.port.as_str()),
        name(board, &joint.to)
    );
    let plain = match sent {
        Some(sent) => format!(
            "{port} takes {}, not {}.",
            titles.join(", "),
            in_sentence(&payload_title(catalog, sent))
        ),
        None => format!("{port} takes {}.", titles.join(", ")),
    };
    let refusal = sent.and_then(|sent| {
        accepts
            .iter()
            .find_map(|asked| catalog.refusal(sent.as_str(), asked.as_str()))
    });
    match refusal {
        Some(refusal) => format!("{plain} {}", refusal.hint),
        None => plain,
    }
}

/// A title with a small first letter, unless it is an abbreviation.
fn in_sentence(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

pub fn name(board: &Board, end: &End) -> String {
    wording::node_name(board.document(), board.catalog(), &end.node)
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

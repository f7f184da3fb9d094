//! Answers to prompts, and the choices a prompt offers.

use crate::catalog::{Kind, PortSide, display_name};
use crate::editor::{
    Action, Answering, BoardAction, BoardState, Editor, Effect, FindingAction, FixId, JoinChoice,
    KindChoice, Prompt, PromptAnswer, QuickFix, add, connect, fixes, text::writing,
};
use crate::model::{EdgeEnd, Edit, FindingKey, NodeId, PayloadId, Target};

impl Editor {
    /// The kinds the open picker offers for what is typed, best first.
    pub fn kind_choices(&self, query: &str) -> Vec<KindChoice> {
        match &self.prompt {
            Some(Prompt::PickKind {
                from: Some((end, side)),
                ..
            }) => fitting(&self.board, end, *side, query),
            Some(Prompt::Replace { node }) => replacing(&self.board, node, query),
            Some(Prompt::Splice { edge }) => {
                let mut choices = every(&self.board, query);
                choices
                    .retain(|choice| connect::splice(&self.board, edge, &choice.kind.id).is_some());
                choices
            }
            Some(
                Prompt::PickKind { from: None, .. }
                | Prompt::Rename { .. }
                | Prompt::Write { .. }
                | Prompt::Connect { .. }
                | Prompt::Reconnect { .. }
                | Prompt::PickPayload { .. }
                | Prompt::Because { .. }
                | Prompt::Mend { .. }
                | Prompt::Acknowledge { .. },
            )
            | None => every(&self.board, query),
        }
    }

    /// The connections the open prompt offers for what is typed: those that fit, nearest first.
    pub fn join_choices(&self, query: &str) -> Vec<JoinChoice> {
        let mut choices = match &self.prompt {
            Some(Prompt::Connect { node }) => connect::choices(&self.board, node),
            Some(Prompt::Reconnect { edge }) => connect::reconnections(&self.board, edge),
            Some(
                Prompt::Rename { .. }
                | Prompt::Write { .. }
                | Prompt::PickKind { .. }
                | Prompt::Replace { .. }
                | Prompt::Splice { .. }
                | Prompt::PickPayload { .. }
                | Prompt::Because { .. }
                | Prompt::Mend { .. }
                | Prompt::Acknowledge { .. },
            )
            | None => return Vec::new(),
        };
        let words = query.to_lowercase();
        choices.retain(|choice| {
            let text = format!("{} {}", choice.title, choice.detail).to_lowercase();
            words.split_whitespace().all(|word| text.contains(word))
        });
        choices
    }
}

/// Closes the prompt and does what its answer means. An answer to no prompt, or of another sort, does nothing.
pub fn take(editor: &mut Editor, answer: PromptAnswer) -> Vec<Effect> {
    match (editor.prompt.take(), answer) {
        (Some(Prompt::Rename { target, .. }), PromptAnswer::Text(text)) => {
            editor.act(Action::Board(BoardAction::Rename { target, text }))
        }
        (Some(Prompt::Write { item, fresh }), PromptAnswer::Text(text)) => {
            writing::end(editor, &item, fresh, &text)
        }
        (Some(Prompt::PickKind { from, at }), PromptAnswer::Kind(kind)) => {
            add::kind_chosen(editor, &kind, from, at)
        }
        (Some(Prompt::Replace { node }), PromptAnswer::Kind(kind)) => {
            editor.act(Action::Board(BoardAction::ReplaceKind { node, kind }))
        }
        (Some(Prompt::Splice { edge }), PromptAnswer::Kind(kind)) => {
            connect::splice_kind(editor, &edge, &kind)
        }
        (Some(Prompt::Connect { .. }), PromptAnswer::Join { from, to }) => {
            connect::connect(editor, &from, &to, Answering::WithAnswer)
        }
        (Some(Prompt::Reconnect { edge }), PromptAnswer::Join { from, to }) => {
            connect::reconnect_to(editor, &edge, &from, &to)
        }
        (Some(Prompt::PickPayload { edge, .. }), PromptAnswer::Payload(payload)) => {
            carry(editor, edge, payload)
        }
        (Some(Prompt::Because { node }), PromptAnswer::Because(because)) => {
            editor.act(Action::Board(BoardAction::ToggleBecause { node, because }))
        }
        (Some(Prompt::Mend { finding }), PromptAnswer::Mend(remedy)) => {
            remedied(editor, finding, remedy)
        }
        (Some(Prompt::Acknowledge { finding, .. }), PromptAnswer::Text(reason)) => {
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                editor.prompt = Some(Prompt::Acknowledge { finding, reason });
                return vec![Effect::warning(
                    "Write why this finding is acknowledged; the reason is kept with the board.",
                )];
            }
            let reason = Some(reason);
            editor.act(Action::Finding(FindingAction::Acknowledge {
                finding,
                reason,
            }))
        }
        (prompt, _) => {
            editor.prompt = prompt;
            Vec::new()
        }
    }
}

fn remedied(editor: &mut Editor, finding: FindingKey, remedy: QuickFix) -> Vec<Effect> {
    match remedy {
        QuickFix::Fix(index) => editor.act(Action::Finding(FindingAction::Fix(FixId {
            finding,
            index,
        }))),
        QuickFix::FixAll => fixes::apply_all(editor, &finding.rule),
        QuickFix::Acknowledge => {
            let reason = String::new();
            let prompt = Prompt::Acknowledge { finding, reason };
            editor.act(Action::Prompt(Some(prompt)))
        }
    }
}

/// The answer belongs to the step that asked.
fn carry(editor: &mut Editor, edge: crate::model::EdgeId, payload: PayloadId) -> Vec<Effect> {
    let label = editor
        .board
        .history
        .undo_label()
        .unwrap_or("Connect")
        .to_owned();
    let payload = Some(payload);
    editor.amend(label, &[Edit::SetPayload { edge, payload }])
}

/// What a thing is called, to be changed: the name shown, also where it is the kind's own.
pub fn name_of(board: &BoardState, target: &Target) -> String {
    let document = board.document();
    match target {
        Target::Node(id) => document.diagram().node(id).map_or_else(
            || id.to_string(),
            |node| display_name(node, board.kind_of(id)).to_owned(),
        ),
        Target::Edge(id) => document
            .diagram()
            .edge(id)
            .map_or_else(String::new, |edge| edge.label.clone()),
        Target::Sketch(id) => {
            let text = document.sketch().get(id).and_then(|item| item.text());
            text.unwrap_or_default().to_owned()
        }
    }
}

fn every(board: &BoardState, query: &str) -> Vec<KindChoice> {
    let found = board.catalog().search(query).into_iter();
    found
        .map(|hit| KindChoice {
            kind: hit.kind,
            port: None,
            note: None,
        })
        .collect()
}

/// Kinds that could take a component's place: those that keep most of its connections first, while nothing is
/// typed.
fn replacing(board: &BoardState, node: &NodeId, query: &str) -> Vec<KindChoice> {
    let mut found: Vec<(usize, KindChoice)> = every(board, query)
        .into_iter()
        .filter_map(|choice| {
            let plan = connect::replacement(board, node, &choice.kind.id)?;
            let note = Some(plan.in_short());
            Some((plan.n_kept(), KindChoice { note, ..choice }))
        })
        .collect();
    if query.trim().is_empty() {
        found.sort_by_key(|(n_kept, _)| std::cmp::Reverse(*n_kept));
    }
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// Kinds that fit the port, in the order of the search, or best first while nothing is typed.
fn fitting(board: &BoardState, end: &EdgeEnd, side: PortSide, query: &str) -> Vec<KindChoice> {
    let fitting = connect::fitting_kinds(board, end, side);
    if query.trim().is_empty() {
        return fitting;
    }
    let found = board.catalog().search(query).into_iter();
    let of_kind = |kind: &Kind| {
        fitting
            .iter()
            .find(|choice| choice.kind.id == kind.id)
            .cloned()
    };
    found.filter_map(|hit| of_kind(hit.kind)).collect()
}

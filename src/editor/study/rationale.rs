//! What components are there for: tying them to requirements, answers and assumptions, and letting the ties follow.

use crate::editor::{BoardState, Editor, Effect, Prompt, RationaleChoice, text::display_names};
use crate::model::{Edit, Node, NodeId, Rationale, RationaleSource};
use crate::text::truncated;

/// Characters of a reason in names of steps.
const LONGEST: usize = 48;

/// Asks what the selected component is there for.
pub(in crate::editor) fn ask(editor: &mut Editor) -> Vec<Effect> {
    let node = editor.board.selected_nodes().next().cloned();
    node.map_or_else(Vec::new, |node| {
        editor.act(crate::editor::Action::Prompt(Some(Prompt::Because {
            node,
        })))
    })
}

/// Ties a component to what it is there for, or no longer. An assumption that is new is written down too.
pub(in crate::editor) fn toggle(
    editor: &mut Editor,
    id: &NodeId,
    because: RationaleSource,
) -> Vec<Effect> {
    let document = editor.board.document();
    let Some(node) = document.diagram().node(id) else {
        return Vec::new();
    };
    let mut reasons = node.because.clone();
    let is_tied = reasons.iter().any(|reason| reason.because == because);
    let words = truncated(editor.board.catalog.rationale_words(&because), LONGEST);
    let name = display_names::node_name(document, editor.board.catalog, id);
    let mut edits = Vec::new();
    if is_tied {
        reasons.retain(|reason| reason.because != because);
    } else {
        if let RationaleSource::Assumption(text) = &because
            && !because.stands_in(document.brief())
        {
            let mut brief = document.brief().clone();
            brief.assumptions.push(text.clone());
            edits.push(Edit::SetBrief(brief));
        }
        reasons.push(Rationale::new(because));
    }
    edits.push(Edit::SetBecause {
        node: id.clone(),
        because: reasons,
    });
    let (label, said) = if is_tied {
        (
            "Take a reason off",
            format!("{name} is no longer there because of {words}"),
        )
    } else {
        ("Tie", format!("{name} is there because of {words}"))
    };
    let label = if is_tied {
        format!("{label} {name}")
    } else {
        format!("{label} {name} to {words}")
    };
    let mut effects = editor.commit(label, &edits);
    effects.push(Effect::Announce(said));
    effects
}

/// Edits that let components speak of what is called otherwise from now on.
pub(in crate::editor) fn renamed(
    board: &BoardState,
    old: &RationaleSource,
    new: &RationaleSource,
) -> Vec<Edit> {
    if old == new {
        return Vec::new();
    }
    let is_tied = |node: &&Node| node.because.iter().any(|reason| reason.because == *old);
    let nodes = board.document().diagram().nodes().filter(is_tied);
    nodes
        .map(|node| {
            let mut because = node.because.clone();
            for reason in because.iter_mut().filter(|reason| reason.because == *old) {
                reason.because = new.clone();
            }
            Edit::SetBecause {
                node: node.id.clone(),
                because,
            }
        })
        .collect()
}

/// What the component of the open prompt can be tied to: what it is tied to already first, then what matches the
/// typed words; what matches nothing can become an assumption.
pub fn rationale_choices(editor: &Editor, query: &str) -> Vec<RationaleChoice> {
    let Some(Prompt::Because { node }) = editor.prompt() else {
        return Vec::new();
    };
    let (document, catalog) = (editor.document(), editor.catalog());
    let node = document.diagram().node(node);
    let tied = node.map_or(&[][..], |node| &node.because);
    let is_tied = |because: &RationaleSource| tied.iter().any(|one| one.because == *because);
    let brief = document.brief();
    let requirements = brief.requirements.keys().cloned();
    let answers = brief.questions.iter();
    let answers = answers.filter(|asked| !asked.answer.trim().is_empty());
    let all = (requirements.map(RationaleSource::Requirement))
        .chain(answers.map(|asked| RationaleSource::Answer(asked.question.clone())))
        .chain(
            brief
                .assumptions
                .iter()
                .cloned()
                .map(RationaleSource::Assumption),
        );
    let dangling = tied.iter().map(|one| one.because.clone());
    let dangling = dangling.filter(|because| !because.stands_in(brief));
    let choices = dangling.chain(all).map(|because| RationaleChoice {
        title: catalog.rationale_words(&because).to_owned(),
        is_tied: is_tied(&because),
        is_said: because.stands_in(brief),
        because,
    });
    let words = query.trim().to_lowercase();
    let matches = |choice: &RationaleChoice| {
        let title = choice.title.to_lowercase();
        words.split_whitespace().all(|word| title.contains(word))
    };
    let mut choices: Vec<RationaleChoice> = choices.filter(matches).collect();
    choices.sort_by_key(|choice| !choice.is_tied);
    let typed = query.trim();
    if !typed.is_empty() && !choices.iter().any(|choice| choice.title == typed) {
        choices.push(RationaleChoice {
            because: RationaleSource::Assumption(typed.to_owned()),
            title: typed.to_owned(),
            is_tied: false,
            is_said: false,
        });
    }
    choices
}

//! What a screen reader says about a thing on the board.

use crate::editor::{Editor, connect, selection::groups, text::display_names};
use crate::model::{Edge, EdgeId, NodeId, Rationale, SketchId, Target};
use crate::rules::Severity;
use crate::scene::ShownEnd;
use crate::text::counted;

impl Editor {
    /// A name with what matters most about it: `Feature store, online, 3 inputs, 1 problem`.
    pub fn spoken(&self, target: &Target) -> String {
        let document = self.document();
        let name = match target {
            // An arrow is a sign that screen readers spell out.
            Target::Edge(id) => document.diagram().edge(id).map_or_else(
                || id.to_string(),
                |edge| {
                    let from = display_names::node_name(document, self.catalog(), &edge.from.node);
                    let to = display_names::node_name(document, self.catalog(), &edge.to.node);
                    format!("Connection from {from} to {to}")
                },
            ),
            Target::Node(_) | Target::Sketch(_) => {
                display_names::target_name(document, self.catalog(), target)
            }
        };
        if let Target::Edge(id) = target
            && let Some(line) = speak_line(self, id)
        {
            return line;
        }
        let back = answer_on_line(self, target);
        let mut parts = vec![if back.is_some() {
            format!("{name} and back")
        } else {
            name
        }];
        match target {
            Target::Node(id) => speak_node(self, id, &mut parts),
            Target::Edge(id) => {
                if let Some(edge) = document.diagram().edge(id) {
                    parts.push(carried(self, edge));
                    parts.extend(back.map(|back| format!("{} back", carried(self, back))));
                    parts.extend(edge.jump.then(|| "drawn as a jump".to_owned()));
                }
            }
            Target::Sketch(id) => speak_sketch(self, id, &mut parts),
        }
        if self.board.is_locked(target) {
            parts.push("locked".to_owned());
        }
        if groups::clicked(&self.board, target).is_some() {
            parts.push("in a group".to_owned());
        }
        let n_problems = self.problems().filter(|finding| match target {
            Target::Node(id) => finding.nodes.contains(id),
            Target::Edge(id) => {
                let back = back.is_some_and(|back| finding.edges.contains(&back.id));
                back || finding.edges.contains(id)
            }
            Target::Sketch(_) => false,
        });
        match n_problems.count() {
            0 => {}
            n => parts.push(counted(n, "problem")),
        }
        parts.join(", ")
    }

    /// What is selected.
    pub fn spoken_selection(&self) -> String {
        match self.board.selected_one() {
            Some(target) => format!("Selected {}", self.spoken(target)),
            None if self.selection().is_empty() => "Nothing selected".to_owned(),
            None => {
                let name =
                    display_names::several(self.document(), self.catalog(), self.selection());
                format!("Selected {name}")
            }
        }
    }
}

/// The answer that runs in one line with a request, where the two are not told apart.
fn answer_on_line<'a>(editor: &'a Editor, target: &Target) -> Option<&'a Edge> {
    let Target::Edge(id) = target else {
        return None;
    };
    let is_alone = editor.selection().len() == 1 && editor.selection().contains(target);
    let pair = editor.derived().pairs.pair(id).filter(|_| !is_alone)?;
    let is_request = pair.request == *id && !editor.board.shows_apart();
    let answer = editor.document().diagram().edge(&pair.answer);
    answer.filter(|_| is_request)
}

fn speak_node(editor: &Editor, id: &NodeId, parts: &mut Vec<String>) {
    let diagram = editor.document().diagram();
    let Some(node) = diagram.node(id) else {
        return;
    };
    match editor.board.kind_of(id) {
        Some(kind) => {
            if kind.name != parts[0] {
                parts.push(kind.name.clone());
            }
            parts.push(format!("{:?}", kind.phase).to_lowercase());
        }
        None => parts.push(format!("unknown kind {}", node.kind)),
    }
    for (n, word) in [
        (diagram.incoming(id).len(), "input"),
        (diagram.outgoing(id).len(), "output"),
    ] {
        if n > 0 {
            parts.push(counted(n, word));
        }
    }
    let brief = editor.document().brief();
    for Rationale { because, .. } in &node.because {
        let words = editor.catalog().rationale_words(because);
        let gone = if because.stands_in(brief) {
            ""
        } else {
            ", which is no longer said"
        };
        parts.push(format!("because of {words}{gone}"));
    }
}

fn carried(editor: &Editor, edge: &Edge) -> String {
    match &edge.payload {
        Some(payload) => format!(
            "data type {}",
            connect::payload_title(editor.catalog(), payload)
        ),
        None => "no data type yet".to_owned(),
    }
}

fn speak_sketch(editor: &Editor, id: &SketchId, parts: &mut Vec<String>) {
    let Some(item) = editor.document().sketch().get(id) else {
        return;
    };
    let form = display_names::form_name(&item.form);
    if parts[0] != form {
        parts.push(form.to_owned());
    }
    if item.is_folded() {
        speak_folded(editor, id, parts);
    } else if item.is_frame() {
        parts.push(counted(editor.document().members(id).len(), "member"));
    }
}

/// `folded, 7 components, 1 error`.
fn speak_folded(editor: &Editor, id: &SketchId, parts: &mut Vec<String>) {
    let members = editor.document().members(id);
    let n_nodes = members
        .iter()
        .filter(|at| matches!(at, Target::Node(_)))
        .count();
    let n_drawn = members.len() - n_nodes;
    parts.push("folded".to_owned());
    parts.push(counted(n_nodes, "component"));
    parts.extend((n_drawn > 0).then(|| counted(n_drawn, "drawing")));
    let counts = editor.problems().filter(|found| {
        let mut nodes = found.nodes.iter().cloned().map(Target::Node);
        nodes.any(|node| members.contains(&node))
    });
    let mut worst = [0; 3];
    for found in counts {
        worst[found.severity as usize] += 1;
    }
    let told = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .map(|severity| (worst[severity as usize], severity));
    parts.extend(
        told.filter(|(n, _)| *n > 0)
            .map(|(n, severity)| match severity {
                Severity::Error => counted(n, "error"),
                Severity::Warning => counted(n, "warning"),
                Severity::Advice => format!("{n} advice"),
            }),
    );
}

/// `Line of 3 connections from Serving to Ranker, …`; `None` for a connection that is drawn alone.
fn speak_line(editor: &Editor, id: &EdgeId) -> Option<String> {
    let folds = &editor.derived().folds;
    let (bundle, edges) = (folds.bundle(id)?, folds.together(id)?);
    let (document, catalog) = (editor.document(), editor.catalog());
    let name = |end: &ShownEnd| {
        let target = match end {
            ShownEnd::Node(id) => Target::Node(id.clone()),
            ShownEnd::Frame(id) => Target::Sketch(id.clone()),
        };
        display_names::target_name(document, catalog, &target)
    };
    let edges = edges.iter().filter_map(|id| document.diagram().edge(id));
    let mut types: Vec<String> = edges.clone().map(|edge| carried(editor, edge)).collect();
    let n = types.len();
    types.dedup();
    Some(format!(
        "{} from {} to {}, {}",
        counted(n, "connection"),
        name(&bundle.from),
        name(&bundle.to),
        types.join(", ")
    ))
}

//! The words of a gesture script, and what is told after each line.

use mlboard::catalog::PortSide;
use mlboard::editor::{
    Action, BoardAction, BriefAction, CanvasInput, Chord, Command, Editor, Effect, Modifiers,
    MouseButton, Prompt, PromptAnswer, StyleChange, ViewAction, WindowReply, rationale_choices,
};
use mlboard::geom::{Point, Vec2, point_along};
use mlboard::model::{Arrowhead, Document, LineRouting, NodeId, PortName, Target};
use mlboard::scene::{Shape, bound_lines};

/// Where the pointer is, and what was copied last.
#[derive(Default)]
pub struct Script {
    at: Point,
    copied: String,
}

impl Script {
    /// Does one line.
    pub fn line(&mut self, editor: &mut Editor, line: &str) -> Vec<Effect> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let rest = line.split_once(' ').map_or("", |(_, rest)| rest);
        let effects = match words[0] {
            "down" | "move" | "up" | "click" | "double" | "context" | "pan" => {
                self.pointer(editor, &words)
            }
            "key" => editor.input(CanvasInput::Key {
                chord: Chord::parse(rest).expect("a chord"),
            }),
            "leave" => editor.input(CanvasInput::Leave),
            "cancel" => editor.input(CanvasInput::Cancel),
            "select" => {
                let targets = words[1..].iter().map(|id| target(editor.document(), id));
                editor.act(Action::View(ViewAction::Select(targets.collect())))
            }
            "run" => {
                let command = Command::named(words[1]).expect("a command");
                editor.act(Action::Run(command.id))
            }
            "type" | "pick" | "carry" | "because" | "join" => answer(editor, &words, rest),
            "assume" => editor.act(Action::Brief(BriefAction::SetAssumption {
                at: words[1].parse().expect("a number"),
                text: words[2..].join(" "),
            })),
            "dismiss" => editor.act(Action::Prompt(None)),
            "hold" => editor.act(Action::PickUpKind(words[1].into())),
            "add" => editor.act(Action::Board(BoardAction::AddKind {
                kind: words[1].into(),
                at: words.get(2).map(|at| point(at)),
            })),
            "paste" => editor.act(Action::Reply(WindowReply::Paste {
                text: self.copied.clone(),
                at: None,
            })),
            "paste-text" => editor.act(Action::Reply(WindowReply::Paste {
                text: rest.to_owned(),
                at: None,
            })),
            "lock" => editor.act(Action::Reply(WindowReply::Replace {
                document: Box::new(editor.document().clone()),
                saved: true,
                read_only: Some(rest.to_owned()),
            })),
            _ => drawing(editor, &words, rest),
        };
        for effect in &effects {
            if let Effect::CopyText(text) = effect {
                self.copied.clone_from(text);
            }
        }
        effects
    }

    fn pointer(&mut self, editor: &mut Editor, words: &[&str]) -> Vec<Effect> {
        let mut modifiers = Modifiers::NONE;
        for word in &words[1..] {
            match *word {
                "shift" => modifiers.shift = true,
                "alt" => modifiers.alt = true,
                "ctrl" => modifiers.ctrl = true,
                place => self.at = self.place(editor, place),
            }
        }
        let at = self.at;
        let down = |button, clicks| CanvasInput::Down {
            at,
            button,
            modifiers,
            clicks,
        };
        let up = |button| CanvasInput::Up {
            at,
            button,
            modifiers,
        };
        let (main, other) = (MouseButton::Primary, MouseButton::Secondary);
        let inputs = match words[0] {
            "down" => vec![down(main, 1)],
            "pan" => vec![down(MouseButton::Middle, 1)],
            "move" => vec![CanvasInput::Move { at, modifiers }],
            "up" => vec![up(main)],
            "click" => vec![down(main, 1), up(main)],
            "double" => vec![down(main, 1), up(main), down(main, 2), up(main)],
            _ => vec![down(other, 1), up(other)],
        };
        inputs
            .into_iter()
            .flat_map(|input| editor.input(input))
            .collect()
    }

    /// `@se` (a handle of the selection), `e1.quarter`, `e1.label`, `e1.bend0`, or
    /// `10,20`, `+10,0` from where the pointer is, `a` (a component's middle), `a.out` (a port), or `e1.start`.
    fn place(&self, editor: &Editor, text: &str) -> Point {
        if let Some(by) = text.strip_prefix('+') {
            return self.at + point(by).to_vec2();
        }
        if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return point(text);
        }
        if let Some(name) = text.strip_prefix('@') {
            return handle(editor, name);
        }
        let derived = editor.derived();
        let (name, part) = text.split_once('.').unwrap_or((text, ""));
        if let Some(route) = derived.routes.get(&name.into()) {
            let end = |index: usize| route.path.elements()[index].end_point().expect("a path");
            return match part {
                "start" => end(0) + Vec2::new(6.0, 0.0),
                "end" => route.tip - Vec2::new(6.0, 0.0),
                "quarter" => point_along(&route.path, 0.25),
                "label" => label(editor, name),
                part if part.starts_with("bend") => {
                    let index: usize = part["bend".len()..].parse().expect("a number");
                    let edge = editor.document().diagram().edge(&name.into());
                    edge.expect("an edge").via[index]
                }
                _ => route.label_at,
            };
        }
        if let Some(item) = editor.document().sketch().get(&name.into()) {
            return match part {
                "middle" => item.rect.center(),
                _ => item.rect.origin() + Vec2::new(40.0, 0.0),
            };
        }
        let found = &derived.boxes[&NodeId::from(name)];
        let port = PortName::from(part.trim_start_matches(['<', '>']));
        match part.chars().next() {
            None => found.rect.center(),
            Some('<') => found.attachment(&port, PortSide::Input),
            Some('>') => found.attachment(&port, PortSide::Output),
            Some(_) => panic!("say `{name}.<port` for an input, `{name}.>port` for an output"),
        }
    }
}

/// The words about drawing.
fn drawing(editor: &mut Editor, words: &[&str], rest: &str) -> Vec<Effect> {
    match words[0] {
        "typing" => editor.act(Action::PreviewText(rest.to_owned())),
        "tool" => editor.act(Action::Run(
            Command::named(&format!("tool.{}", words[1]))
                .expect("a tool")
                .id,
        )),
        "restyle" => editor.act(Action::Board(BoardAction::Restyle(restyle(words)))),
        "wait" => {
            let fades = editor.animate(words[1].parse().expect("seconds"));
            vec![Effect::Announce(format!("fades: {fades}"))]
        }
        "ends" => vec![Effect::Announce(ends(editor, words[1]))],
        other => panic!("no such word: {other}"),
    }
}

fn restyle(words: &[&str]) -> StyleChange {
    let value = words.get(2).map(|value| (*value).to_owned());
    match words[1] {
        "fill" => StyleChange::Fill(value),
        "stroke" => StyleChange::Stroke(value),
        "course" => StyleChange::Course(match words[2] {
            "curved" => LineRouting::Curved,
            "elbow" => LineRouting::Elbow,
            _ => LineRouting::Straight,
        }),
        "start" => StyleChange::StartHead(head(words[2])),
        "end" => StyleChange::EndHead(head(words[2])),
        other => panic!("no such part of a look: {other}"),
    }
}

fn head(word: &str) -> Arrowhead {
    match word {
        "arrow" => Arrowhead::Arrow,
        "triangle" => Arrowhead::Triangle,
        "dot" => Arrowhead::Dot,
        "bar" => Arrowhead::Bar,
        _ => Arrowhead::None,
    }
}

/// Where a line is drawn, and what it sticks to.
fn ends(editor: &Editor, id: &str) -> String {
    let (document, boxes) = (editor.document(), &editor.derived().boxes);
    let item = &document.sketch()[&id.into()];
    let at = bound_lines::ends(document, boxes, item);
    let at = at.iter().map(|at| format!("{:.0},{:.0}", at.x, at.y));
    let sticks = item.sticks().map(|stick| {
        let at = stick.at.map(|at| format!("@{:.2},{:.2}", at.x, at.y));
        format!("{:?}{}", stick.target, at.unwrap_or_default())
    });
    at.chain(sticks).collect::<Vec<_>>().join(" ")
}

/// The middle of a handle of the selection, by its point of the compass.
fn handle(editor: &Editor, name: &str) -> Point {
    let handles = editor.handles();
    let found = handles.iter().find(|(handle, _)| handle.name() == name);
    found.unwrap_or_else(|| panic!("no handle {name}")).1
}

/// The middle of the patch that the label of an edge is written on.
fn label(editor: &Editor, edge: &str) -> Point {
    let owner = Some(Target::Edge(edge.into()));
    let items = editor.derived().scene.items();
    let mut patches = items.filter(|item| item.owner == owner).filter_map(|item| {
        match item.shapes.first().or(item.close.first()) {
            Some(Shape::Rect { rect, .. }) => Some(rect.center()),
            _ => None,
        }
    });
    patches.next().expect("a label")
}

/// Reads `10,20`.
pub fn point(text: &str) -> Point {
    let (x, y) = text.split_once(',').expect("x,y");
    Point::new(x.parse().expect("a number"), y.parse().expect("a number"))
}

fn target(document: &Document, id: &str) -> Target {
    let all = [
        Target::Node(id.into()),
        Target::Edge(id.into()),
        Target::Sketch(id.into()),
    ];
    let mut there = all.into_iter().filter(|target| document.contains(target));
    there
        .next()
        .unwrap_or_else(|| panic!("no {id} on the board"))
}

/// The line, the state it led to, and what the window was asked.
pub fn tell(editor: &Editor, line: &str, effects: &[Effect]) -> String {
    let mut words = vec![format!("{line}: {}", editor.tool_state())];
    words.extend(editor.pointer_hint().map(|hint| format!("“{hint}”")));
    words.extend(
        editor
            .prompt()
            .map(|prompt| format!("? {}", question(editor, prompt))),
    );
    words.extend(effects.iter().map(|effect| match effect {
        Effect::Toast { text, .. } => format!("! {text}"),
        Effect::Announce(text) => format!("» {text}"),
        Effect::CopyText(_) => "copied".to_owned(),
        other => format!("{other:?}"),
    }));
    words.join(" ")
}

/// What is selected, as ids.
pub fn selection(editor: &Editor) -> String {
    let ids = editor.selection().iter().map(|target| match target {
        Target::Node(id) => id.to_string(),
        Target::Edge(id) => id.to_string(),
        Target::Sketch(id) => id.to_string(),
    });
    format!(" [{}]", ids.collect::<Vec<_>>().join(" "))
}

fn question(editor: &Editor, prompt: &Prompt) -> String {
    match prompt {
        Prompt::Rename { text, .. } => format!("rename “{text}”"),
        Prompt::Write { item, .. } => format!("write in {}", item.id),
        Prompt::PickKind { .. } | Prompt::Replace { .. } | Prompt::Splice { .. } => {
            let choices = editor.kind_choices("");
            let names: Vec<&str> = choices
                .iter()
                .take(3)
                .map(|choice| choice.kind.id.as_str())
                .collect();
            format!("pick one of {}: {}, …", choices.len(), names.join(", "))
        }
        Prompt::Connect { .. } | Prompt::Reconnect { .. } => {
            let choices = editor.join_choices("");
            let first = choices
                .first()
                .map(|choice| format!("{} ({})", choice.title, choice.detail));
            format!(
                "connect, {} ways: {}",
                choices.len(),
                first.unwrap_or_default()
            )
        }
        Prompt::PickPayload { choices, .. } => format!("carry one of {choices:?}"),
        Prompt::Mend { finding } => format!("how to fix {}", finding.rule),
        Prompt::Because { node } => {
            let choices = rationale_choices(editor, "").into_iter();
            let titles: Vec<String> = choices.map(|choice| choice.title).collect();
            format!("why {node}: {}", titles.join(" | "))
        }
        Prompt::Acknowledge { finding, .. } => format!("why accept {}", finding.rule),
    }
}

/// Answers the question that is open.
fn answer(editor: &mut Editor, words: &[&str], rest: &str) -> Vec<Effect> {
    let answer = match words[0] {
        "pick" => PromptAnswer::Kind(words[1].into()),
        "carry" => PromptAnswer::Payload(words[1].into()),
        "because" => {
            let choices = rationale_choices(editor, rest);
            PromptAnswer::Because(choices.first().expect("a reason").because.clone())
        }
        "join" => {
            let choices = editor.join_choices(rest);
            let choice = choices.into_iter().next().expect("a choice");
            PromptAnswer::Join {
                from: choice.from,
                to: choice.to,
            }
        }
        _ => PromptAnswer::Text(rest.to_owned()),
    };
    editor.act(Action::Answer(answer))
}

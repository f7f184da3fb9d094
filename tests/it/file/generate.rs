//! Boards made from a seed: everything a document can hold, at its strangest.

use fastrand::Rng;
use mlboard::geom::{Point, Rect, Size};
use mlboard::model::{
    Align, Alternative, Arrowhead, Binding, Bridge, Brief, ClarifyingQuestion, Dash, Difficulty,
    Document, DrawnLine, Edge, EdgeEnd, EdgeId, EdgeTraffic, Edit, Extra, FailureMode, FindingKey,
    Framing, GroupId, Header, KindId, Learning, LineRouting, Node, NodeId, NoteSort, OneFigure,
    PayloadId, Publication, Rationale, RationaleSource, Reference, ShapeKind, SketchId, SketchItem,
    SketchKind, SketchStyle, Stage, StageEdges, StageReason, Target, TrafficField, Tx, Value,
    Walkthrough, apply,
};

const TEXTS: &[&str] = &[
    "",
    "ranker",
    "Feature store (online)",
    "a.b",
    ".",
    "..",
    "quote \" and \\ backslash",
    "tab\there",
    "two\nlines\r\nthree",
    "nul \0 esc \u{1b} del \u{7f}",
    "Größe, 日本語, emoji 👩‍💻",
    "bidi \u{202E}turned\u{202C} \u{2028} \u{FEFF}",
    "// no comment /* nor this */",
    "None",
    "true",
    "42",
    "(version: 1)",
    "r#\"raw\"#",
    "'",
    "e10",
    "e9",
    "e09",
];

const NUMBERS: &[f64] = &[
    0.0,
    -0.0,
    1.0,
    -620.0,
    0.1,
    1.0 / 3.0,
    1e-9,
    5e-324,
    1e16,
    1e300,
    -1e7,
    1e7,
    1.000_001e7,
    f64::MAX,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

const RAWS: &[&str] = &[
    "(1, 2)",
    "Some(5)",
    "None",
    "  [\"b\", \"a\"] // comment",
    "b\"bytes\"",
    "99999999999999999999",
    "{1: [2, (3)]}",
    "broken (",
    "",
    "wavy",
    "section(title: \"x\", folded: true)",
    "frame( title:\"Online\")",
    "(\n  a: 1, // why\n  b: 2,\n)",
];

const NAMES: &[&str] = &[
    "glow",
    "unread",
    "a.b",
    "label",
    "kind",
    "two words",
    "",
    "größe",
    "r#type",
    "9lives",
    "side",
    "folded",
    "title",
];

fn course(random: &mut Rng) -> LineRouting {
    [
        LineRouting::Curved,
        LineRouting::Elbow,
        LineRouting::Straight,
    ][random.usize(..3)]
}

pub fn text(random: &mut Rng) -> String {
    let mut text = random.choice(TEXTS).copied().unwrap_or_default().to_owned();
    if random.u8(..6) == 0 {
        text.extend((0..random.usize(..6)).map(|_| random.char(..)));
    }
    text
}

fn number(random: &mut Rng) -> f64 {
    match random.u8(..4) {
        0 => random.choice(NUMBERS).copied().unwrap_or_default(),
        1 => f64::from(random.i16(..)),
        2 => f64::from_bits(random.u64(..)),
        _ => (random.f64() - 0.5) * 3000.0,
    }
}

fn maybe<T>(random: &mut Rng, make: impl FnOnce(&mut Rng) -> T) -> Option<T> {
    random.bool().then(|| make(random))
}

fn point(random: &mut Rng) -> Point {
    Point::new(number(random), number(random))
}

fn some<T>(random: &mut Rng, most: usize, make: impl Fn(&mut Rng) -> T) -> Vec<T> {
    (0..random.usize(..=most)).map(|_| make(random)).collect()
}

fn raw(random: &mut Rng) -> String {
    random.choice(RAWS).copied().unwrap_or_default().to_owned()
}

fn extra(random: &mut Rng) -> Extra {
    if random.u8(..3) > 0 {
        return Extra::new();
    }
    let parts = some(random, 3, |random| {
        let name = random.choice(NAMES).copied().unwrap_or_default();
        (name.to_owned(), raw(random))
    });
    parts.into_iter().collect()
}

fn value(random: &mut Rng) -> Value {
    match random.u8(..6) {
        0 => Value::Bool(random.bool()),
        1 => Value::Int(random.i64(..) >> random.u32(..64)),
        2 => Value::Float(number(random)),
        3 => Value::Text(text(random)),
        4 => Value::Set(some(random, 3, text).into_iter().collect()),
        _ => Value::Raw(raw(random)),
    }
}

fn values(random: &mut Rng) -> Vec<(String, Value)> {
    some(random, 4, |random| (text(random), value(random)))
}

fn groups(random: &mut Rng) -> Vec<GroupId> {
    some(random, 2, |random| GroupId::from(text(random)))
}

fn node(random: &mut Rng) -> Node {
    Node {
        label: text(random),
        at: maybe(random, point),
        size: maybe(random, |random| Size::new(number(random), number(random))),
        frame: maybe(random, |random| SketchId::from(text(random))),
        z: if random.bool() { 0 } else { random.i64(..) },
        groups: groups(random),
        locked: random.bool(),
        properties: values(random).into_iter().collect(),
        because: some(random, 3, rationale),
        extra: extra(random),
        ..Node::new(NodeId::from(text(random)), KindId::from(text(random)))
    }
}

fn rationale(random: &mut Rng) -> Rationale {
    let sources: [fn(String) -> RationaleSource; 3] = [
        RationaleSource::Requirement,
        RationaleSource::Answer,
        RationaleSource::Assumption,
    ];
    Rationale {
        extra: extra(random),
        ..Rationale::new(sources[random.usize(..3)](text(random)))
    }
}

fn end(random: &mut Rng, nodes: &[NodeId]) -> Option<EdgeEnd> {
    Some(EdgeEnd::new(random.choice(nodes)?.clone(), text(random)))
}

fn edge(random: &mut Rng, nodes: &[NodeId]) -> Option<Edge> {
    let (from, to) = (end(random, nodes)?, end(random, nodes)?);
    let payload = maybe(random, |random| PayloadId::from(text(random)));
    Some(Edge {
        traffic: traffic(random),
        label: text(random),
        via: some(random, 2, point),
        label_at: maybe(random, number),
        routing: maybe(random, course),
        jump: random.bool(),
        extra: extra(random),
        from_extra: extra(random),
        to_extra: extra(random),
        ..Edge::new(EdgeId::from(text(random)), from, to, payload)
    })
}

fn traffic(random: &mut Rng) -> EdgeTraffic {
    let mut traffic = EdgeTraffic::default();
    for field in TrafficField::ALL {
        let stated = maybe(random, |random| {
            if random.bool() {
                number(random)
            } else {
                1.0 + random.f64()
            }
        });
        traffic = traffic.with(field, stated);
    }
    traffic
}

fn stick(random: &mut Rng) -> Binding {
    let target = if random.bool() {
        Target::Node(NodeId::from(text(random)))
    } else {
        Target::Sketch(SketchId::from(text(random)))
    };
    Binding {
        target,
        at: maybe(random, point),
    }
}

fn form(random: &mut Rng) -> SketchKind {
    let points = some(random, 4, point);
    match random.u8(..8) {
        0 | 1 => SketchKind::Frame {
            title: text(random),
            unfolded: maybe(random, |random| Size::new(number(random), number(random))),
        },
        2 => SketchKind::Note {
            text: text(random),
            sort: maybe(random, |random| NoteSort::ALL[random.usize(..3)]),
            step: text(random),
        },
        3 => SketchKind::Text { text: text(random) },
        4 => SketchKind::Shape {
            outline: [ShapeKind::Rectangle, ShapeKind::Ellipse, ShapeKind::Diamond]
                [random.usize(..3)],
            text: text(random),
        },
        5 => SketchKind::Line(Box::new(DrawnLine {
            points,
            routing: [
                LineRouting::Straight,
                LineRouting::Curved,
                LineRouting::Elbow,
            ][random.usize(..3)],
            start_head: head(random),
            end_head: head(random),
            start: maybe(random, stick),
            end: maybe(random, stick),
            text: text(random),
        })),
        6 => SketchKind::Ink {
            pressures: if random.bool() {
                points.iter().map(|_| number(random)).collect()
            } else {
                some(random, 3, number)
            },
            points,
        },
        _ => SketchKind::Unknown(raw(random)),
    }
}

fn head(random: &mut Rng) -> Arrowhead {
    const HEADS: [Arrowhead; 5] = [
        Arrowhead::None,
        Arrowhead::Arrow,
        Arrowhead::Triangle,
        Arrowhead::Dot,
        Arrowhead::Bar,
    ];
    HEADS[random.usize(..HEADS.len())]
}

fn style(random: &mut Rng) -> SketchStyle {
    if random.bool() {
        return SketchStyle::default();
    }
    SketchStyle {
        stroke: maybe(random, text),
        fill: maybe(random, text),
        width: maybe(random, number),
        dash: maybe(random, |random| {
            [Dash::Solid, Dash::Dashed, Dash::Dotted][random.usize(..3)]
        }),
        font_size: maybe(random, number),
        align: maybe(random, |random| {
            [Align::Left, Align::Center, Align::Right][random.usize(..3)]
        }),
        opacity: maybe(random, number),
        extra: extra(random),
    }
}

fn sketch_item(random: &mut Rng) -> SketchItem {
    SketchItem {
        id: SketchId::from(text(random)),
        rect: Rect::new(
            number(random),
            number(random),
            number(random),
            number(random),
        ),
        z: if random.bool() { 0 } else { random.i64(..) },
        frame: maybe(random, |random| SketchId::from(text(random))),
        groups: groups(random),
        locked: random.bool(),
        style: style(random),
        form: form(random),
        extra: extra(random),
        form_extra: extra(random),
    }
}

fn brief(random: &mut Rng) -> Brief {
    if random.u8(..3) == 0 {
        return Brief::default();
    }
    Brief {
        case: text(random),
        task: text(random),
        topics: some(random, 3, text),
        requirements: values(random).into_iter().collect(),
        constants: values(random).into_iter().collect(),
        questions: some(random, 3, |random| ClarifyingQuestion {
            question: text(random),
            answer: text(random),
            extra: extra(random),
        }),
        assumptions: some(random, 3, text),
        framing: Box::new(framing(random)),
        learning: Box::new(learning(random)),
        failures: some(random, 3, |random| FailureMode {
            title: text(random),
            node: perhaps_node(random),
            effect: text(random),
            mitigation: text(random),
            extra: extra(random),
        }),
        tradeoffs: some(random, 3, text),
        reference: Box::new(reference(random)),
        extra: extra(random),
    }
}

fn framing(random: &mut Rng) -> Framing {
    Framing {
        objective: text(random),
        input: text(random),
        output: text(random),
        category: text(random),
        why: text(random),
        extra: extra(random),
    }
}

fn learning(random: &mut Rng) -> Learning {
    Learning {
        data: some(random, 3, text),
        labels: text(random),
        features: some(random, 3, text),
        models: some(random, 3, text),
        offline_metrics: some(random, 3, text),
        online_metrics: some(random, 3, text),
        extra: extra(random),
    }
}

fn reference(random: &mut Rng) -> Reference {
    let node = |random: &mut Rng| NodeId::from(text(random));
    Reference {
        difficulty: random
            .bool()
            .then(|| Difficulty::ALL[random.usize(..Difficulty::ALL.len())]),
        must: some(random, 3, node),
        should: some(random, 3, node),
        alternatives: some(random, 3, |random| Alternative {
            node: perhaps_node(random),
            note: text(random),
            kinds: some(random, 2, |random| KindId::from(text(random))),
            any: random.bool(),
            inside: some(random, 2, node),
            optional: random.bool(),
            extra: extra(random),
        }),
        published: some(random, 3, |random| Publication {
            text: text(random),
            source: text(random),
            extra: extra(random),
        }),
        extra: extra(random),
    }
}

fn walkthrough(random: &mut Rng) -> Walkthrough {
    let node = |random: &mut Rng| NodeId::from(text(random));
    let bridge = |random: &mut Rng| Bridge::new(text(random), text(random));
    Walkthrough {
        stages: some(random, 3, |random| Stage {
            title: text(random),
            text: text(random),
            new: some(random, 3, node),
            lit: some(random, 3, node),
            edges: maybe(random, |random| {
                some(random, 2, |random| text(random).into())
            })
            .map_or(StageEdges::AmongLit, StageEdges::Only),
            bridges: some(random, 2, bridge),
            folded: some(random, 2, |random| text(random).into()),
            focus: some(random, 3, node),
            say: text(random),
            because: maybe(random, |random| StageReason {
                field: text(random),
                question: text(random),
                value: values(random).into_iter().next().map(|(_, value)| value),
                text: text(random),
                extra: extra(random),
            }),
            extra: extra(random),
        }),
        aside: some(random, 2, node),
        figure: maybe(random, |random| OneFigure {
            nodes: some(random, 3, node),
            bridges: some(random, 2, bridge),
            caption: text(random),
            extra: extra(random),
        }),
    }
}

fn perhaps_node(random: &mut Rng) -> Option<NodeId> {
    random.bool().then(|| NodeId::from(text(random)))
}

fn finding(random: &mut Rng) -> FindingKey {
    FindingKey {
        rule: text(random),
        nodes: some(random, 2, |random| NodeId::from(text(random)))
            .into_iter()
            .collect(),
        edges: some(random, 2, |random| EdgeId::from(text(random)))
            .into_iter()
            .collect(),
    }
}

/// A board with anything in it.
pub fn document(seed: u64) -> Document {
    let random = &mut Rng::with_seed(seed);
    let findings = some(random, 3, finding);
    let mut document = Document::default();
    let mut tx = Tx::new(&mut document);
    tx.set_header(Header {
        title: text(random),
        notes: text(random),
        hand_drawn: random.bool(),
        edge_routing: maybe(random, course),
        extra: extra(random),
        acknowledged_extra: findings
            .iter()
            .map(|key| (key.clone(), extra(random)))
            .collect(),
    });
    tx.set_brief(brief(random));
    let nodes = some(random, 8, node);
    let ids: Vec<NodeId> = nodes.iter().map(|node| node.id.clone()).collect();
    for node in nodes {
        tx.put_node(node);
    }
    let edges = some(random, 10, |random| edge(random, &ids));
    for edge in edges.into_iter().flatten() {
        tx.put_edge(edge);
    }
    for item in some(random, 8, sketch_item) {
        tx.put_sketch(item);
    }
    for finding in findings {
        tx.set_acknowledged(finding, Some(text(random)));
    }
    tx.set_walkthrough(walkthrough(random));
    tx.finish();
    document
}

/// A large plain board, as a program that writes boards would make it.
pub fn large(n_nodes: usize, n_edges: usize) -> Document {
    let random = &mut Rng::with_seed(1);
    let node = |n: usize| Node {
        label: format!("Component {n}"),
        at: Some(Point::new(
            f64::from(u32::try_from(n % 100).unwrap_or_default()) * 240.0,
            f64::from(u32::try_from(n / 100).unwrap_or_default()) * 120.0,
        )),
        properties: [
            ("replicas".to_owned(), Value::Int(3)),
            ("algorithm".to_owned(), Value::Text("ivf_pq".to_owned())),
        ]
        .into(),
        ..Node::new(NodeId::from(format!("n{n}")), KindId::from("ann_index"))
    };
    let mut edits: Vec<Edit> = (0..n_nodes).map(|n| Edit::AddNode(node(n))).collect();
    edits.extend((0..n_edges).map(|n| {
        let mut end = |port: &str| EdgeEnd::new(format!("n{}", random.usize(..n_nodes)), port);
        let (from, to) = (end("results"), end("query"));
        Edit::AddEdge(Edge::new(
            EdgeId::from(format!("e{n}")),
            from,
            to,
            Some(PayloadId::from("embeddings")),
        ))
    }));
    let mut document = Document::default();
    apply(&mut document, &edits);
    document
}

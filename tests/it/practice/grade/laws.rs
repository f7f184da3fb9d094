//! What holds of the shipped references, and of boards that gain and lose parts.

use fastrand::Rng;
use mlboard::model::{Document, Edit, NodeId, Target, apply};
use mlboard::practice::grade::{BoardGrade, ComponentStatus, FlowStatus, Grader};
use mlboard::templates;

fn grade(case: &str, document: &Document) -> BoardGrade {
    let grader = Grader::builtin();
    let board = grader.board(document).expect("a board");
    grader.grade(grader.references(case).expect("a case"), &board)
}

/// Cases that share their serving pattern, whose references do score each other.
const ALIKE: [&[&str]; 4] = [
    &[
        "visual_search",
        "video_search",
        "ecommerce_search",
        "video_recommendation",
        "event_recommendation",
        "similar_listings",
        "news_feed",
        "people_you_may_know",
    ],
    &["ad_click_prediction", "rtb_bidding"],
    &[
        "harmful_content_detection",
        "fraud_detection",
        "eta_prediction",
        "notifications",
    ],
    &["rag_assistant", "llm_chat", "voice_assistant"],
];

#[test]
fn a_reference_beside_itself_has_every_point() {
    for template in templates::all() {
        let grade = grade(template.id, &template.document());
        assert!(
            (grade.total - 100.0).abs() < 1e-9,
            "{}: {}",
            template.id,
            grade.total
        );
        for component in &grade.components {
            assert_eq!(
                component.status,
                ComponentStatus::Matched,
                "{}: {component:?}",
                template.id
            );
        }
        for flow in &grade.flows {
            assert_eq!(flow.status, FlowStatus::Found, "{}: {flow:?}", template.id);
        }
        let parts: f64 = grade.components.iter().map(|at| at.of).sum();
        assert!((parts - 42.0).abs() < 1e-9, "{}", template.id);
    }
}

#[test]
fn references_of_other_kinds_of_tasks_stay_below_fifty() {
    let all = templates::all();
    let (mut totals, mut highest) = (Vec::new(), (0.0, String::new()));
    for case in &all {
        for other in &all {
            let is_alike = |group: &&[&str]| group.contains(&case.id) && group.contains(&other.id);
            if case.id == other.id || ALIKE.iter().any(is_alike) {
                continue;
            }
            let mut board = other.document();
            let mut brief = board.brief().clone();
            brief.requirements.clear();
            apply(&mut board, &[Edit::SetBrief(brief)]);
            let total = grade(case.id, &board).total;
            if total > highest.0 {
                highest = (total, format!("{} by {}", case.id, other.id));
            }
            totals.push(total);
        }
    }
    let mean = totals.iter().sum::<f64>() / 230.0;
    println!(
        "{} unrelated pairs, mean {mean:.1}, highest {highest:?}",
        totals.len()
    );
    assert_eq!(totals.len(), 230);
    assert!(mean <= 25.0, "{mean}");
    assert!(highest.0 <= 50.0, "{highest:?}");
}

#[test]
fn a_reference_is_nearest_to_its_own_case() {
    let grader = Grader::builtin();
    for template in templates::all() {
        let board = grader.board(&template.document()).expect("a board");
        assert_eq!(grader.nearest(&board, 1)[0].case, template.id);
    }
}

/// Parts of a reference taken away one by one never raise the total; read backwards, adding them never lowers it.
#[test]
#[expect(clippy::disallowed_methods, reason = "tests may read the environment")]
fn taking_parts_of_the_reference_away_never_raises_the_total() {
    let sequences = std::env::var("SEQUENCES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(12);
    let all = templates::all();
    for seed in 0..sequences {
        let mut random = Rng::with_seed(seed);
        let case = all[random.usize(..all.len())];
        let mut board = case.document();
        let mut before = grade(case.id, &board).total;
        for _ in 0..8 {
            let nodes: Vec<NodeId> = board
                .diagram()
                .nodes()
                .map(|node| node.id.clone())
                .collect();
            let edges: Vec<_> = board
                .diagram()
                .edges()
                .map(|edge| edge.id.clone())
                .collect();
            let target = if edges.is_empty() || random.bool() {
                Target::Node(nodes[random.usize(..nodes.len())].clone())
            } else {
                Target::Edge(edges[random.usize(..edges.len())].clone())
            };
            apply(
                &mut board,
                &[Edit::Remove([target.clone()].into_iter().collect())],
            );
            let after = grade(case.id, &board).total;
            assert!(
                after <= before + 1e-9,
                "seed {seed}, {}: {target:?}: {before} to {after}",
                case.id
            );
            before = after;
        }
    }
}

//! The interviewer of a session: when a card comes, which, what a curveball changes, and what is said about the time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use mlboard::catalog::Catalog;
use mlboard::file::board_hash;
use mlboard::model::{Document, Edit, Value, apply};
use mlboard::practice::{
    AttemptHeader, CardMemory, CardReplyWay, CardSort, HelpMode, InterviewCard, InterviewStep,
    InterviewStyle, PersonBusy, PracticeSession, QuestionBank, RecordedAttempt, SessionSetup,
    TimePlan, TimeWarning,
};
use mlboard::templates;

use super::session::{add, begun, case, commit, history, secs};
use crate::journal::at;

/// A session about a case with its reference drawn, at the step of serving.
fn drawn(id: &str, setup: &SessionSetup, memory: CardMemory) -> PracticeSession {
    let (answers, case_hash) = case(id);
    let setup = SessionSetup {
        case: id.to_owned(),
        ..setup.clone()
    };
    let document = templates::find(id).expect("it ships").document();
    let header = AttemptHeader::new(setup, case_hash, at(0));
    let mut session = PracticeSession::start(&header, answers, memory, document);
    session.show(secs(0));
    session.input(secs(0));
    session.choose_step(secs(1), InterviewStep::Serve);
    session
}

/// Waits out the whole time and answers every card; when each came, and which.
fn interview(session: &mut PracticeSession) -> Vec<(u64, String)> {
    let mut cards = Vec::new();
    let whole = session.plan().map_or(secs(2700), TimePlan::whole);
    for second in (2..whole.as_secs()).step_by(5) {
        let now = secs(second);
        if let Some(played) = session.take_card(now, PersonBusy::Free) {
            cards.push((second, played.fitting.card.id.clone()));
            session.reply(now, CardReplyWay::Said, "");
        }
    }
    cards
}

fn probing(seed: u32) -> SessionSetup {
    SessionSetup {
        seed,
        ..SessionSetup::of_style(InterviewStyle::Probing)
    }
}

fn sort(id: &str) -> CardSort {
    InterviewCard::find(id).expect("a card").sort
}

#[test]
fn cards_keep_their_distance_and_come_once_in_every_style_and_length() {
    let mut sorts = BTreeSet::new();
    for template in templates::all().iter().step_by(4) {
        for (style, per_45) in [
            (InterviewStyle::Friendly, 7.0),
            (InterviewStyle::Probing, 5.0),
        ] {
            for minutes in [Some(45), Some(20), None] {
                let setup = SessionSetup {
                    minutes,
                    ..SessionSetup::of_style(style)
                };
                let mut session = drawn(template.id, &setup, CardMemory::default());
                let cards = interview(&mut session);
                let whole = f64::from(minutes.unwrap_or(45));
                let spacing = per_45 / 45.0 * whole * 60.0;
                let what = format!("{} {style:?} {minutes:?}: {cards:?}", template.id);
                assert!(cards.len() >= 3, "{what}");
                assert!(
                    f64::from(cards[0].0 as u32) >= whole * 6.0,
                    "not in the first tenth: {what}"
                );
                for pair in cards.windows(2) {
                    assert!(
                        f64::from((pair[1].0 - pair[0].0) as u32) >= spacing,
                        "{what}"
                    );
                }
                let ids: BTreeSet<&String> = cards.iter().map(|(_, id)| id).collect();
                assert_eq!(ids.len(), cards.len(), "each once: {what}");
                let found: Vec<CardSort> = cards.iter().map(|(_, id)| sort(id)).collect();
                let n = |sort: CardSort| found.iter().filter(|one| **one == sort).count();
                assert_eq!(n(CardSort::Nudge), 0, "without a coach: {what}");
                let is_probing = style == InterviewStyle::Probing;
                assert!(n(CardSort::Curveball) <= usize::from(is_probing), "{what}");
                assert!(is_probing || n(CardSort::FollowUp) == 0, "{what}");
                for (second, id) in &cards {
                    let share = f64::from(*second as u32) / (whole * 60.0);
                    let is_middle = (0.33..=0.67).contains(&share);
                    assert!(sort(id) != CardSort::Curveball || is_middle, "{what}");
                }
                sorts.extend(cards.iter().map(|(_, id)| sort(id).as_str()));
            }
        }
    }
    let expected = ["challenge", "curveball", "probe"];
    assert!(
        expected.iter().all(|sort| sorts.contains(sort)),
        "{sorts:?}"
    );
    let quiet = SessionSetup::of_style(InterviewStyle::Quiet);
    let mut session = drawn("fraud_detection", &quiet, CardMemory::default());
    assert_eq!(interview(&mut session), []);
}

#[test]
fn the_same_seed_gives_the_same_cards_and_another_one_others() {
    let cards = |seed| {
        interview(&mut drawn(
            "news_feed",
            &probing(seed),
            CardMemory::default(),
        ))
    };
    assert_eq!(cards(1), cards(1));
    let different: BTreeSet<Vec<(u64, String)>> = (0..6).map(cards).collect();
    assert!(different.len() > 2, "{different:?}");
}

#[test]
fn what_was_shown_in_earlier_attempts_is_not_shown_again_and_weak_rules_come_first() {
    let first = interview(&mut drawn("news_feed", &probing(3), CardMemory::default()));
    let memory = CardMemory {
        shown_before: first.iter().map(|(_, id)| id.clone()).collect(),
        weak_rules: BTreeSet::new(),
    };
    let second = interview(&mut drawn("news_feed", &probing(3), memory.clone()));
    assert!(!second.is_empty());
    assert!(
        second
            .iter()
            .all(|(_, id)| !memory.shown_before.contains(id)),
        "{second:?}"
    );
    let weak = InterviewCard::find(&first[0].1).map(|card| card.rules.clone());
    let rules: BTreeSet<String> = InterviewCard::all()
        .iter()
        .filter(|card| Some(&card.rules) != weak.as_ref())
        .flat_map(|card| card.rules.clone())
        .collect();
    let memory = CardMemory {
        shown_before: BTreeSet::new(),
        weak_rules: rules.clone(),
    };
    let third = interview(&mut drawn("news_feed", &probing(3), memory));
    let card = InterviewCard::find(&third[0].1).expect("a card");
    assert!(
        card.rules.iter().any(|rule| rules.contains(rule)),
        "{third:?}"
    );
}

#[test]
fn a_card_waits_for_a_breath_and_for_the_answer_to_the_one_before() {
    let mut session = drawn("news_feed", &probing(5), CardMemory::default());
    session.input(secs(600));
    assert!(
        session.take_card(secs(603), PersonBusy::Free).is_none(),
        "no breath"
    );
    assert!(
        session.take_card(secs(604), PersonBusy::Busy).is_none(),
        "a text field is open"
    );
    let card = session.take_card(secs(604), PersonBusy::Free).expect("now");
    assert!(
        card.fitting.text.ends_with(['.', '?']),
        "{}",
        card.fitting.text
    );
    assert!(
        session.take_card(secs(1500), PersonBusy::Free).is_none(),
        "the first is open"
    );
    session.reply(secs(1500), CardReplyWay::NotNow, "");
    assert!(session.take_card(secs(1505), PersonBusy::Free).is_some());
    let answered = session.state().answered_cards();
    assert!(
        answered.is_empty(),
        "putting off is no answer: {answered:?}"
    );
    session.pause(secs(1510));
    assert!(
        session.take_card(secs(3000), PersonBusy::Free).is_none(),
        "the clock stands still"
    );
}

#[test]
fn nudges_come_with_a_coach_alone() {
    let nudges = |help| {
        let setup = SessionSetup {
            help,
            ..SessionSetup::default()
        };
        let mut session = begun(&setup);
        session.show(secs(0));
        session.input(secs(0));
        let cards = interview(&mut session);
        cards
            .iter()
            .filter(|(_, id)| sort(id) == CardSort::Nudge)
            .count()
    };
    assert_eq!(nudges(HelpMode::Room), 0);
    assert_eq!(nudges(HelpMode::OpenBook), 0);
    assert!(nudges(HelpMode::Coach) > 0);
}

#[test]
fn a_curveball_changes_the_card_and_later_answers_and_can_be_taken_back() {
    let mut session = drawn("video_recommendation", &probing(1), CardMemory::default());
    let mut history = history(session.document().clone());
    let latency = |session: &PracticeSession| {
        let value = session
            .document()
            .brief()
            .requirements
            .get("latency_p99_ms");
        value.and_then(Value::as_number)
    };
    let before = session.document().brief().clone();
    assert_eq!(latency(&session), Some(200.0));
    let played = session
        .play_card(secs(900), "curve.half_latency")
        .expect("it is there");
    let [change] = &played.changes[..] else {
        panic!("{:?}", played.changes);
    };
    assert_eq!(change.before, Some(Value::Float(200.0)));
    assert_eq!(change.after, Value::Float(100.0));
    commit(
        &mut session,
        &mut history,
        secs(900),
        &[played.edit.expect("an edit")],
    );
    assert_eq!(latency(&session), Some(100.0));
    let said = |session: &mut PracticeSession| {
        let question = QuestionBank::builtin()
            .question("latency")
            .expect("it is there");
        session.choose_question(secs(901), question).text
    };
    assert!(
        said(&mut session).starts_with("100 ms"),
        "{}",
        said(&mut session)
    );
    // A program that was killed meanwhile knows what there is to take back.
    let text = session.take_lines();
    let attempt = RecordedAttempt::read(text, Catalog::builtin()).expect("it can be read");
    let (answers, _) = case("video_recommendation");
    let mut later = PracticeSession::continued(&attempt, answers, CardMemory::default());
    assert!(said(&mut later).starts_with("100 ms"));
    let edit = later
        .take_back_curveball(secs(5))
        .expect("it can be taken back");
    let mut document = later.document().clone();
    apply(&mut document, &[edit]);
    assert_eq!(*document.brief(), before);
    let edit = session
        .take_back_curveball(secs(950))
        .expect("it can be taken back");
    commit(&mut session, &mut history, secs(950), &[edit]);
    assert_eq!(*session.document().brief(), before);
    assert!(said(&mut session).starts_with("200 ms"));
    assert!(session.take_back_curveball(secs(951)).is_none(), "once");
}

#[test]
fn every_curveball_with_a_change_changes_some_case_within_bounds() {
    let mut changed: BTreeMap<&str, usize> = BTreeMap::new();
    for template in templates::all() {
        for card in InterviewCard::all()
            .iter()
            .filter(|card| !card.change.is_empty())
        {
            assert_eq!(card.sort, CardSort::Curveball, "{}", card.id);
            let mut session = drawn(template.id, &probing(1), CardMemory::default());
            let played = session.play_card(secs(900), &card.id).expect("it is there");
            for change in &played.changes {
                let field = Catalog::builtin().requirement(&change.field);
                let field = field.unwrap_or_else(|| panic!("{}: {}", card.id, change.field));
                assert_eq!(field.check(&change.after), Ok(()), "{}", card.id);
            }
            *changed.entry(&card.id).or_default() += usize::from(!played.changes.is_empty());
        }
    }
    assert_eq!(changed.len(), 15);
    let never: Vec<_> = changed.iter().filter(|(_, n)| **n == 0).collect();
    assert!(never.is_empty(), "{never:?}");
}

#[test]
fn what_is_missing_is_said_once_and_only_with_help() {
    let warnings = |help, document: Document| {
        let (answers, hash) = case("video_recommendation");
        let setup = SessionSetup {
            help,
            ..SessionSetup::default()
        };
        let header = AttemptHeader::new(setup, hash, at(0));
        let memory = CardMemory::default();
        let mut session = PracticeSession::start(&header, answers, memory, document);
        session.show(secs(0));
        session.input(secs(0));
        let mut told: Vec<(u64, TimeWarning)> = Vec::new();
        for second in 0..3000 {
            let due = session.take_warnings(secs(second));
            told.extend(due.into_iter().map(|warning| (second, warning)));
        }
        told
    };
    let left = (2400, TimeWarning::FiveMinutesLeft);
    let too_long = TimeWarning::StepTooLong {
        step: InterviewStep::Clarify,
        used: 9,
        planned_tenths: 60,
    };
    let of_empty = [
        (243, TimeWarning::NoRequirement),
        (540, too_long),
        (1188, TimeWarning::NoLabelSource),
        (2160, TimeWarning::NoRequestPath),
        left,
        (2511, TimeWarning::NothingOnMonitoring),
    ];
    assert_eq!(warnings(HelpMode::Coach, Document::default()), of_empty);
    assert_eq!(warnings(HelpMode::OpenBook, Document::default()), of_empty);
    assert_eq!(warnings(HelpMode::Room, Document::default()), [left]);
    let reference = templates::find("video_recommendation")
        .expect("it ships")
        .document();
    assert_eq!(
        warnings(HelpMode::Coach, reference),
        [(540, too_long), left]
    );
    assert_eq!(
        too_long.to_string(),
        "Clarify has used 9 of 6 planned minutes."
    );
}

#[test]
fn warnings_of_before_are_not_repeated_after_a_crash() {
    let setup = SessionSetup {
        help: HelpMode::Coach,
        ..SessionSetup::default()
    };
    let mut session = begun(&setup);
    let mut history = history(Document::default());
    session.show(secs(0));
    session.input(secs(0));
    commit(
        &mut session,
        &mut history,
        secs(1300),
        &[add("a", "trainer")],
    );
    let text = session.take_lines();
    let attempt = RecordedAttempt::read(text, Catalog::builtin()).expect("it can be read");
    let (answers, _) = case("video_recommendation");
    let mut later = PracticeSession::continued(&attempt, answers, CardMemory::default());
    later.go_on(
        secs(7),
        mlboard::practice::PauseCause::Closed,
        Duration::ZERO,
    );
    assert_eq!(later.take_warnings(secs(8)), []);
    assert_eq!(board_hash(later.document()), board_hash(history.document()));
    assert!(matches!(add("b", "trainer"), Edit::AddNode(_)));
}

/// A case drawn component by component over the hour, its numbers written down first: what is new draws cards to itself.
#[test]
fn a_probing_interviewer_changes_the_task_once_while_something_is_drawn() {
    for (n, template) in templates::all().iter().enumerate() {
        let (answers, case_hash) = case(template.id);
        let setup = SessionSetup {
            case: template.id.to_owned(),
            ..probing(n as u32)
        };
        let reference = template.document();
        let base = Document::default();
        let header = AttemptHeader::new(setup, case_hash, at(0));
        let memory = CardMemory::default();
        let mut session = PracticeSession::start(&header, answers, memory, base.clone());
        let mut history = history(base);
        session.show(secs(0));
        session.input(secs(0));
        let brief = mlboard::model::Brief {
            requirements: reference.brief().requirements.clone(),
            ..Default::default()
        };
        commit(
            &mut session,
            &mut history,
            secs(300),
            &[Edit::SetBrief(brief)],
        );
        let nodes: Vec<_> = reference.diagram().nodes().cloned().collect();
        let plan = session.plan().expect("45 minutes");
        let (mut drawn, mut curveballs) = (0, 0);
        for second in (600..2700).step_by(5) {
            let now = secs(second);
            let step = InterviewStep::ALL
                .into_iter()
                .find(|step| plan.end(*step) > now);
            session.choose_step(now, step.unwrap_or(InterviewStep::Across));
            if second % 45 == 0 && drawn < nodes.len() {
                session.input(now);
                commit(
                    &mut session,
                    &mut history,
                    now,
                    &[Edit::AddNode(nodes[drawn].clone())],
                );
                drawn += 1;
            }
            if let Some(played) = session.take_card(now, PersonBusy::Free) {
                curveballs += usize::from(played.fitting.card.sort == CardSort::Curveball);
                assert!(
                    !played.fitting.text.contains('{'),
                    "{}",
                    played.fitting.text
                );
                session.reply(now, CardReplyWay::Said, "");
            }
        }
        assert_eq!(curveballs, 1, "{}", template.id);
    }
}

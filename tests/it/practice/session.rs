//! The session of an attempt: its clock, its steps, and where the time goes, whatever somebody does.

use std::time::Duration;

use fastrand::Rng;
use mlboard::catalog::Catalog;
use mlboard::editor::{History, StepRecording};
use mlboard::file::board_hash;
use mlboard::model::{Brief, Document, Edit, KindId, Node, NodeId, Target, Value};
use mlboard::practice::{
    AttemptHeader, CardMemory, CardReplyWay, HelpMode, InterviewCase, InterviewStep,
    InterviewStyle, PauseCause, PracticeSession, QUIET, QuestionBank, QuestionListAccess,
    SessionClock, SessionSetup, ShownFindings, TimePlan, clock_face, clock_time, parse_clock_time,
};
use mlboard::templates;

use crate::journal::at;
use crate::laws::edits::edits;

/// A case of the program with its answers, and its board's hash.
pub fn case(id: &str) -> (InterviewCase, u64) {
    let template = templates::find(id).expect("it ships");
    let document = template.document();
    let brief = Brief {
        case: id.to_owned(),
        ..document.brief().clone()
    };
    let case = InterviewCase::new(&brief).expect("its answers can be read");
    (case, board_hash(&document))
}

/// A session about a case that has begun on an empty board.
pub fn begun(setup: &SessionSetup) -> PracticeSession {
    let id = "video_recommendation";
    let (case, case_hash) = case(id);
    let setup = SessionSetup {
        case: id.to_owned(),
        ..setup.clone()
    };
    let header = AttemptHeader::new(setup, case_hash, at(0));
    PracticeSession::start(&header, case, CardMemory::default(), Document::default())
}

pub fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A history that hands out its steps.
pub fn history(document: Document) -> History {
    let mut history = History::new(document);
    history.set_recording(StepRecording::On);
    history
}

/// Does the edits, and tells the session.
pub fn commit(session: &mut PracticeSession, history: &mut History, now: Duration, edits: &[Edit]) {
    drop(history.commit("Do it", edits));
    for step in history.take_committed() {
        session.edit(now, &step.label, &step.patch);
    }
}

pub fn add(id: &str, kind: &str) -> Edit {
    Edit::AddNode(Node::new(NodeId::from(id), KindId::from(kind)))
}

fn with_requirement(document: &Document, field: &str, value: Value) -> Edit {
    let mut brief = document.brief().clone();
    brief.requirements.insert(field.to_owned(), value);
    Edit::SetBrief(brief)
}

#[test]
fn plans_are_those_of_the_interview() {
    let minutes = |minutes: u32| {
        let plan = TimePlan::new(minutes).expect("a plan");
        let ends = InterviewStep::ALL.map(|step| plan.end(step).as_secs_f64() / 60.0);
        (plan.end_of_reading().as_secs_f64() / 60.0, ends)
    };
    assert_eq!(
        minutes(45),
        (2.0, [8.0, 12.0, 20.0, 28.0, 33.0, 40.0, 43.0, 45.0])
    );
    assert_eq!(
        minutes(35),
        (1.5, [6.0, 9.5, 15.5, 22.0, 25.5, 31.0, 33.5, 35.0])
    );
    assert_eq!(
        minutes(20),
        (1.0, [3.5, 5.5, 9.0, 12.5, 14.5, 18.0, 19.0, 20.0])
    );
    assert_eq!(minutes(90).1.map(f64::to_bits)[7], 90.0_f64.to_bits());
    assert_eq!(TimePlan::new(0), None);
    for length in [1, 20, 35, 45, 60, 600] {
        let plan = TimePlan::new(length).expect("a plan");
        let steps = InterviewStep::ALL.map(|step| plan.planned(step));
        let sum: Duration = steps.into_iter().sum();
        assert_eq!(plan.end_of_reading() + sum, plan.whole(), "{length}");
    }
}

#[test]
fn the_clock_starts_with_the_first_key_or_after_half_a_minute() {
    let mut clock = SessionClock::new();
    clock.input(secs(5));
    assert_eq!(
        clock.elapsed(secs(9)),
        Duration::ZERO,
        "the task was not shown"
    );
    clock.show(secs(10));
    clock.tick(secs(39));
    assert_eq!(clock.elapsed(secs(39)), Duration::ZERO);
    let mut early = clock;
    early.input(secs(12));
    assert_eq!(early.elapsed(secs(20)), secs(8));
    // A window that was not drawn for a minute loses nothing.
    clock.input(secs(100));
    assert_eq!(clock.elapsed(secs(100)), secs(60));
    assert!(clock.pause(secs(110)) && !clock.pause(secs(111)));
    assert_eq!(clock.elapsed(secs(500)), secs(70));
    assert_eq!(clock.go_on(secs(500)), Some(secs(390)));
    assert_eq!(clock.go_on(secs(501)), None);
    assert_eq!(clock.elapsed(secs(510)), secs(80));
}

#[test]
fn the_clock_counts_down_and_past_zero_up() {
    let planned = Some(secs(45 * 60));
    for (millis, shown) in [
        (0, "45:00"),
        (1, "45:00"),
        (1_000, "44:59"),
        (2_699_999, "0:01"),
        (2_700_000, "0:00"),
        (2_700_999, "+0:00"),
        (2_765_000, "+1:05"),
    ] {
        assert_eq!(
            clock_face(Duration::from_millis(millis), planned),
            shown,
            "{millis}"
        );
    }
    assert_eq!(clock_face(secs(760), None), "12:40");
    for time in [0, 59, 760, 3_599, 3_600, 86_399] {
        assert_eq!(parse_clock_time(&clock_time(secs(time))), Some(secs(time)));
    }
    for wrong in [
        "",
        "12",
        "1:60",
        "-1:00",
        "1:2:3:4",
        "x:y",
        "1:75:00",
        "99999999999:00",
    ] {
        assert_eq!(parse_clock_time(wrong), None, "{wrong}");
    }
}

#[test]
fn two_changes_in_a_row_lead_to_their_step_and_a_choice_is_not_overruled() {
    let mut session = begun(&SessionSetup::default());
    let mut history = history(Document::default());
    session.show(secs(0));
    session.input(secs(1));
    let mut n = 1;
    let mut edit = |session: &mut PracticeSession, edit: Edit| {
        n += 1;
        commit(session, &mut history, secs(n), &[edit]);
        session.state().step()
    };
    assert_eq!(
        edit(&mut session, add("a", "trainer")),
        InterviewStep::Clarify
    );
    assert_eq!(
        edit(&mut session, add("b", "api_gateway")),
        InterviewStep::Clarify
    );
    assert_eq!(
        edit(&mut session, add("c", "model_server")),
        InterviewStep::Serve
    );
    // Moving belongs to no step, and neither leads anywhere nor comes between.
    edit(&mut session, add("d", "event_stream"));
    let targets = [Target::Node(NodeId::from("d"))].into_iter().collect();
    let by = mlboard::geom::Vec2::new(10.0, 0.0);
    edit(&mut session, Edit::Move { targets, by });
    assert_eq!(
        edit(&mut session, add("e", "batch_ingest")),
        InterviewStep::Data
    );
    // By hand to the next step; what belongs to the last one does not lead back.
    session.next_step(secs(50));
    assert_eq!(session.state().step(), InterviewStep::Model);
    edit(&mut session, add("f", "event_stream"));
    edit(&mut session, add("g", "batch_ingest"));
    assert_eq!(
        edit(&mut session, add("h", "data_lake")),
        InterviewStep::Model
    );
    // After one edit of its own it does.
    edit(&mut session, add("i", "trainer"));
    edit(&mut session, add("j", "event_stream"));
    assert_eq!(
        edit(&mut session, add("k", "event_stream")),
        InterviewStep::Data
    );
    session.previous_step(secs(60));
    assert_eq!(session.state().step(), InterviewStep::Frame);
}

#[test]
fn fields_of_the_card_belong_to_clarifying_and_the_task_to_framing() {
    let document = Document::default();
    let step = |field: &str, value: Value| {
        let mut after = document.clone();
        let edit = with_requirement(&document, field, value);
        let patch = mlboard::model::apply(&mut after, &[edit]);
        mlboard::practice::step_of_change(&patch, &after, Catalog::builtin())
    };
    assert_eq!(step("dau", Value::Int(5)), Some(InterviewStep::Clarify));
    assert_eq!(
        step("task", Value::Text("ranking".to_owned())),
        Some(InterviewStep::Frame)
    );
}

#[test]
fn each_way_of_helping_shows_what_it_says() {
    use QuestionListAccess::{AfterTyping, OnDemand, Open};
    use ShownFindings::{All, AtReview, Errors};
    let of = |help: HelpMode| {
        (
            help.findings(),
            help.shows_figures(),
            help.warns_of_time(),
            help.has_nudges(),
            help.question_list(),
        )
    };
    assert_eq!(
        of(HelpMode::Room),
        (AtReview, false, false, false, AfterTyping)
    );
    assert_eq!(of(HelpMode::Coach), (Errors, false, true, true, OnDemand));
    assert_eq!(of(HelpMode::OpenBook), (All, true, true, false, Open));
}

#[test]
fn what_was_not_meant_is_taken_back_and_others_are_offered() {
    let mut session = begun(&SessionSetup::default());
    let mut history = history(Document::default());
    session.show(secs(0));
    session.input(secs(1));
    assert!(session.not_meant(secs(2)).is_none(), "nothing was asked");
    let reply = session.ask(secs(3), "how many people open it a day?");
    let kept = session.kept_answers(&reply).expect("an answer");
    commit(&mut session, &mut history, secs(3), &[kept]);
    let asked = &session.document().brief().questions;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].answer.starts_with("300 million"), "{asked:?}");
    assert_eq!(
        session.kept_answers(&reply),
        None,
        "it stands there already"
    );
    let (offered, edit) = session.not_meant(secs(9)).expect("it can be taken back");
    assert_eq!(offered.len(), 3);
    assert!(offered.iter().all(|question| question.id != "dau"));
    commit(
        &mut session,
        &mut history,
        secs(9),
        &[edit.expect("it was on the board")],
    );
    assert!(session.document().brief().questions.is_empty());
    assert!(
        session.not_meant(secs(10)).is_none(),
        "it is taken back already"
    );
    let reply = session.choose_question(secs(11), offered[0]);
    assert_eq!(reply.ids(), [offered[0].id.as_str()]);
    assert_eq!(session.state().n_questions(), 2);
    let unknown = session.ask(secs(12), "xyzzy plugh");
    assert_eq!(session.kept_answers(&unknown), None);
    assert!(QuestionBank::builtin().question("dau").is_some());
}

/// Does anything that can be done, at a moment.
pub fn act(random: &mut Rng, session: &mut PracticeSession, history: &mut History, now: Duration) {
    match random.u8(0..14) {
        0..6 => {
            let edits = edits(random, history.document());
            commit(session, history, now, &edits);
        }
        6 => drop(session.ask(now, "how many people, and what latency?")),
        7 => drop(session.not_meant(now)),
        8 => session.next_step(now),
        9 => session.previous_step(now),
        10 => session.pause(now),
        11 => session.reply(now, CardReplyWay::Said, ""),
        12 => session.input(now),
        _ => session.go_on(now, PauseCause::Hand, Duration::ZERO),
    }
}

#[test]
fn steps_quiet_and_pauses_sum_to_the_whole_whatever_is_done() {
    let (mut n_quiet, mut n_paused) = (0, 0);
    for seed in 0..200 {
        let random = &mut Rng::with_seed(seed);
        let mut session = begun(&SessionSetup::of_style(InterviewStyle::Friendly));
        let mut history = history(Document::default());
        let mut now = Duration::from_micros(random.u64(0..1 << 40));
        session.show(now);
        session.input(now);
        let start = now;
        for _ in 0..40 {
            now += Duration::from_micros(random.u64(0..40_000_000) * random.u64(1..5));
            act(random, &mut session, &mut history, now);
        }
        session.go_on(now, PauseCause::Hand, Duration::ZERO);
        let billing = session.billing(now);
        let steps: Duration = InterviewStep::ALL
            .map(|step| billing.total(step))
            .into_iter()
            .sum();
        assert_eq!(steps, session.elapsed(now), "seed {seed}");
        let whole = now.saturating_sub(start);
        let sum = steps + billing.paused();
        // Each pause and each stretch between pauses is cut to whole milliseconds.
        let cut = Duration::from_millis(2 * billing.pauses().len() as u64 + 1);
        assert!(
            sum <= whole && whole.saturating_sub(sum) <= cut,
            "seed {seed}: {sum:?} of {whole:?}"
        );
        let mut from = Duration::ZERO;
        for time in billing.times() {
            assert_eq!(time.from, from, "seed {seed}: without a gap");
            assert!(
                !time.is_quiet || time.to.saturating_sub(time.from) >= QUIET,
                "seed {seed}"
            );
            from = time.to;
            n_quiet += u32::from(time.is_quiet);
        }
        n_paused += billing.pauses().len();
        session.end(now);
        assert_eq!(
            session.billing(now + secs(99)),
            session.billing(now),
            "seed {seed}"
        );
    }
    assert!(
        n_quiet > 50 && n_paused > 50,
        "{n_quiet} quiet, {n_paused} pauses"
    );
}

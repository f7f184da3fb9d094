//! Records of attempts: what comes back from them, wherever they are cut and whatever is in them.

use std::time::{Duration, SystemTime};

use fastrand::Rng;
use mlboard::catalog::Catalog;
use mlboard::editor::{record_steps, take_committed};
use mlboard::file::{board_hash, write};
use mlboard::geom::Vec2;
use mlboard::model::{Document, Edit, NodeId, Target};
use mlboard::practice::{
    AttemptDamage, AttemptEvent, AttemptReadError, CardMemory, InterviewStyle, LARGEST_ATTEMPT,
    PauseCause, PracticeSession, RecordedAttempt, SessionSetup, SessionState,
};

use super::session::{act, add, begun, case, commit, history, secs};
use crate::journal::at;
use crate::laws::editor;

fn read(text: &str) -> RecordedAttempt {
    let read = RecordedAttempt::read(text.to_owned(), Catalog::builtin());
    read.unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A recorded attempt, and after each thing done the bytes, the board and what it has come to.
struct ScriptedAttempt {
    text: String,
    marks: Vec<(usize, Document, SessionState)>,
}

fn scripted(seed: u64, n: usize) -> ScriptedAttempt {
    let random = &mut Rng::with_seed(seed);
    let mut session = begun(&SessionSetup::of_style(InterviewStyle::Probing));
    let mut history = history(Document::default());
    let mut now = secs(0);
    session.show(now);
    session.input(now);
    let mut script = ScriptedAttempt {
        text: session.take_lines(),
        marks: Vec::new(),
    };
    for step in 0..=n {
        now += Duration::from_millis(random.u64(0..30_000));
        if step == n {
            session.go_on(now, PauseCause::Hand, Duration::ZERO);
            session.end(now);
        } else {
            act(random, &mut session, &mut history, now);
        }
        script.text += &session.take_lines();
        let document = session.document().clone();
        let state = session.state().clone();
        script.marks.push((script.text.len(), document, state));
    }
    script
}

#[test]
fn what_is_read_is_what_was_done() {
    let mut n_bytes = 0;
    for seed in 0..60 {
        let script = scripted(seed, 60);
        let attempt = read(&script.text);
        let (_, document, state) = &script.marks[script.marks.len() - 1];
        assert_eq!(attempt.damage(), [], "seed {seed}");
        assert_eq!(
            board_hash(attempt.document()),
            board_hash(document),
            "seed {seed}"
        );
        assert_same_state(attempt.state(), state, &format!("seed {seed}"));
        assert_eq!(attempt.text(), script.text, "seed {seed}");
        n_bytes += script.text.len();
    }
    assert!(n_bytes > 100_000, "{n_bytes}");
}

/// Hashes are events of the record alone.
fn assert_same_state(found: &SessionState, expected: &SessionState, what: &str) {
    assert_eq!(found.billing(), expected.billing(), "{what}");
    assert_eq!(found.step(), expected.step(), "{what}");
    assert_eq!(found.n_edits(), expected.n_edits(), "{what}");
    assert_eq!(found.last_question(), expected.last_question(), "{what}");
    assert_eq!(found.cards(), expected.cards(), "{what}");
    assert_eq!(found.has_ended(), expected.has_ended(), "{what}");
    assert_eq!(found.last(), expected.last(), "{what}");
}

#[test]
fn the_board_at_any_moment_is_the_one_there_was() {
    let script = scripted(7, 400);
    let attempt = read(&script.text);
    assert!(
        attempt.state().n_edits() > 150,
        "copies of the board are used"
    );
    for (end, document, state) in &script.marks {
        let n_lines = script.text[..*end].lines().count() - 1;
        let found = attempt.board_after(n_lines);
        assert_eq!(write(&found), write(document));
        // Moments that several events share show the last of them.
        let at = state.last();
        let last = script
            .marks
            .iter()
            .rfind(|(_, _, later)| later.last() == at);
        let (_, last, _) = last.expect("itself at least");
        assert_eq!(write(&attempt.board_at(at)), write(last));
    }
    for n in 0..attempt.events().len() {
        let Some(change) = attempt.change(n) else {
            continue;
        };
        let mut document = attempt.board_after(n + 1);
        change.inverse().apply(&mut document);
        let before = write(&attempt.board_after(n));
        assert_eq!(write(&document), before, "event {n} can be taken back");
    }
}

#[test]
fn an_attempt_cut_at_any_byte_is_whole_up_to_its_last_line() {
    let script = scripted(3, 45);
    let first = script.text.find('\n').expect("a header") + 1;
    for cut in 0..=script.text.len() {
        if !script.text.is_char_boundary(cut) {
            continue;
        }
        let found = RecordedAttempt::read(script.text[..cut].to_owned(), Catalog::builtin());
        if cut < first {
            let expected = if cut == 0 {
                AttemptReadError::Empty
            } else {
                AttemptReadError::Header
            };
            assert_eq!(found.expect_err("no first line"), expected, "byte {cut}");
            continue;
        }
        let found = found.unwrap_or_else(|error| panic!("byte {cut}: {error}"));
        let whole = script.text[..cut].rfind('\n').expect("a header") + 1;
        let torn = [AttemptDamage::TornLine];
        assert_eq!(
            found.damage(),
            &torn[..usize::from(whole < cut)],
            "byte {cut}"
        );
        assert_eq!(found.text(), &script.text[..whole], "byte {cut}");
        if let Some((_, document, state)) = script.marks.iter().find(|(end, _, _)| *end == whole) {
            assert_eq!(
                board_hash(found.document()),
                board_hash(document),
                "byte {cut}"
            );
            assert_same_state(found.state(), state, &format!("byte {cut}"));
        }
    }
}

#[test]
fn after_a_crash_it_goes_on_where_it_stopped() {
    for seed in 0..20 {
        let script = scripted(seed, 40);
        let random = &mut Rng::with_seed(seed);
        let (mut end, _, _) = script.marks[random.usize(1..script.marks.len() - 1)];
        end = (end + random.usize(0..40)).min(script.text.len() - 40);
        while !script.text.is_char_boundary(end) {
            end -= 1;
        }
        let left = read(&script.text[..end]);
        let (answers, _) = case("video_recommendation");
        let mut session = PracticeSession::continued(&left, answers, CardMemory::default());
        let mut text = left.text().to_owned() + &session.take_lines();
        // The clock of the new program begins anywhere.
        let now = secs(1_000_000);
        assert_eq!(
            session.elapsed(now),
            left.state().last(),
            "seed {seed}: it stands still"
        );
        session.go_on(now, PauseCause::Closed, secs(600));
        assert_eq!(
            session.elapsed(now + secs(5)),
            left.state().last() + secs(5)
        );
        let mut history = history(session.document().clone());
        commit(
            &mut session,
            &mut history,
            now + secs(5),
            &[add("later", "trainer")],
        );
        session.end(now + secs(9));
        text += &session.take_lines();
        let whole = read(&text);
        assert_eq!(whole.damage(), [], "seed {seed}");
        assert_eq!(board_hash(whole.document()), board_hash(session.document()));
        let billing = whole.state().billing();
        assert_eq!(
            billing.pauses().last().map(|pause| pause.lasted),
            Some(secs(600))
        );
        assert!(whole.document().diagram().node(&"later".into()).is_some());
    }
}

/// One recorded script of hands on the board: what is replayed has the hash of what was drawn.
fn hands(seed: u64) {
    let random = &mut Rng::with_seed(seed);
    let mut session = begun(&SessionSetup::default());
    let mut editor = editor::editor(Document::default());
    record_steps(&mut editor);
    session.show(secs(0));
    for second in 0..25 {
        session.input(secs(second));
        editor::act(random, &mut editor);
        for step in take_committed(&mut editor) {
            session.edit(secs(second), &step.label, &step.patch);
        }
    }
    session.end(secs(25));
    let attempt = read(&session.take_lines());
    assert_eq!(attempt.damage(), [], "seed {seed}");
    let committed = editor.history().committed_document();
    assert_eq!(
        board_hash(attempt.document()),
        board_hash(&committed),
        "seed {seed}"
    );
    let replayed = attempt.board_after(usize::MAX);
    assert_eq!(board_hash(&replayed), board_hash(&committed), "seed {seed}");
}

#[test]
fn what_hands_draw_is_replayed_to_the_same_hash() {
    let seed = fastrand::u64(..1 << 40);
    println!("first seed {seed}");
    for n in 0..60 {
        hands(seed + n);
    }
}

/// `cargo test --test it ten_thousand_scripts -- --ignored --nocapture`
#[test]
#[ignore = "takes an hour"]
fn ten_thousand_scripts_of_hands_are_replayed_to_the_same_hash() {
    let seed = fastrand::u64(..1 << 40);
    println!("first seed {seed}");
    for n in 0..10_000 {
        hands(seed + n);
    }
}

#[test]
fn a_branch_has_board_answers_and_clock_of_the_moment_and_leaves_its_parent() {
    let script = scripted(11, 80);
    let parent = read(&script.text);
    for n in [0, 20, 40, 79] {
        let (_, _, state) = &script.marks[n];
        let moment = state.last();
        let text = parent.branched(moment, 9, at(1));
        let branch = read(&text);
        assert_eq!(branch.damage(), []);
        assert_eq!(write(branch.document()), write(&parent.board_at(moment)));
        assert_eq!(branch.state().last(), moment);
        let link = branch.header().parent.expect("it has a parent");
        assert_eq!(link.at, moment);
        assert_eq!(branch.header().setup.seed, 9);
        assert!(!branch.state().has_ended());
        let (answers, _) = case("video_recommendation");
        let mut session = PracticeSession::continued(&branch, answers, CardMemory::default());
        session.go_on(secs(50), PauseCause::Closed, Duration::ZERO);
        session.end(secs(60));
        assert_eq!(session.elapsed(secs(99)), moment + secs(10));
    }
    // What came after its end belongs to no branch.
    let late = read(&parent.branched(secs(1_000_000), 9, at(1)));
    assert!(!late.state().has_ended());
}

#[test]
fn a_board_that_is_not_the_recorded_one_is_said() {
    let script = scripted(5, 80);
    let hash = script.text.find("board: \"").expect("a hash") + "board: \"".len();
    let mut text = script.text.clone();
    let other = if text[hash..].starts_with('0') {
        "1"
    } else {
        "0"
    };
    text.replace_range(hash..=hash, other);
    let attempt = read(&text);
    let [AttemptDamage::Mismatch(at)] = attempt.damage() else {
        panic!("{:?}", attempt.damage());
    };
    let words = attempt.damage()[0].to_string();
    let shown = mlboard::practice::clock_time(*at);
    assert_eq!(
        words,
        format!("The recording does not match from {shown} on; shown as recorded.")
    );
    assert_eq!(attempt.events().len(), read(&script.text).events().len());
}

#[test]
fn what_a_newer_program_wrote_is_kept_and_passed_over() {
    let script = scripted(2, 30);
    let line = "(99999999, hologram(of: \"everything\", deep: {\"a\": [(1, 2)]}))\n";
    let step = "(99999999, step(to: dream, by: \"night\"))\n";
    let text = script.text.clone() + line + step;
    let attempt = read(&text);
    assert_eq!(attempt.damage(), []);
    assert_eq!(attempt.text(), text);
    let unknown = attempt
        .events()
        .iter()
        .filter_map(|recorded| match &recorded.event {
            AttemptEvent::Unknown { name, line } => Some((name.as_str(), format!("{line}\n"))),
            _ => None,
        });
    let expected = [("hologram", line.to_owned()), ("step", step.to_owned())];
    assert_eq!(unknown.collect::<Vec<_>>(), expected);
    assert_eq!(attempt.read_only(), None);
    let newer = script.text.replacen("(attempt: 2,", "(attempt: 3,", 1);
    let newer = read(&newer);
    assert!(
        newer
            .read_only()
            .is_some_and(|why| why.contains("newer mlboard"))
    );
    assert_eq!(
        board_hash(newer.document()),
        board_hash(read(&script.text).document())
    );
}

#[test]
fn garbage_is_an_error_or_a_damage_and_never_more() {
    let script = scripted(4, 20);
    let first = script.text.find('\n').expect("a header") + 1;
    let header = &script.text[..first];
    for (text, error) in [
        (String::new(), AttemptReadError::Empty),
        ("(attempt: 1)\n".to_owned(), AttemptReadError::Header),
        (
            header.replacen("attempt: 2", "attempt: 0", 1),
            AttemptReadError::Header,
        ),
        (
            header.replacen("attempt: 2", "attempt: -3", 1),
            AttemptReadError::Header,
        ),
        (
            header.replacen("attempt: 2", "journal: 1", 1),
            AttemptReadError::Header,
        ),
        ("x".repeat(LARGEST_ATTEMPT + 1), AttemptReadError::TooLarge),
    ] {
        let found = RecordedAttempt::read(text, Catalog::builtin());
        assert_eq!(found.expect_err("it is none"), error);
    }
    let not_a_board = "(attempt: 1, base: \"(version: 1, nodes: 7\")\n".to_owned();
    let found = RecordedAttempt::read(not_a_board, Catalog::builtin());
    assert!(matches!(found, Err(AttemptReadError::Base(_))), "{found:?}");
    for line in [
        "nonsense",
        "(1)",
        "(-1, step(to: data, by: hand))",
        "(1.5, step(to: data, by: hand))",
        "(99999999999999999999, end())",
        "(1, 2)",
        "(1, end(), 3)",
        "(1, edit(label: \"x\", put: \"{\"))",
        "[[[[[[[[[[",
        "\u{0}\u{0}",
    ] {
        let attempt = read(&format!(
            "{header}(5, step(to: data, by: hand))\n{line}\n(9, end())\n"
        ));
        assert_eq!(attempt.damage(), [AttemptDamage::Line(3)], "{line}");
        assert_eq!(attempt.events().len(), 1, "{line}");
    }
    let deep = format!(
        "{header}(1, edit(label: \"x\", put: {}))\n",
        "[".repeat(1 << 20)
    );
    assert_eq!(read(&deep).damage(), [AttemptDamage::Line(2)]);
    let long = format!(
        "{header}(1, ask(text: \"{}\", kind: unknown))\n",
        "ä".repeat(4 << 20)
    );
    assert_eq!(read(&long).damage(), []);
}

#[test]
fn text_that_was_changed_anywhere_is_read_or_refused() {
    let script = scripted(6, 25);
    let (mut n_read, mut n_damaged) = (0, 0);
    for seed in 0..400 {
        let random = &mut Rng::with_seed(seed);
        let mut bytes = script.text.clone().into_bytes();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..bytes.len());
            match random.u8(0..3) {
                0 => bytes[at] = random.u8(32..127),
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, b"(){}[]:,\"\n"[random.usize(..10)]),
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(attempt) = RecordedAttempt::read(text, Catalog::builtin()) {
            n_read += 1;
            n_damaged += usize::from(!attempt.damage().is_empty());
            // Whatever it holds can be gone on with, and read again.
            let (answers, _) = case("video_recommendation");
            let mut session = PracticeSession::continued(&attempt, answers, CardMemory::default());
            let whole = attempt.text().to_owned() + &session.take_lines();
            let again = read(&whole);
            assert_eq!(
                board_hash(again.document()),
                board_hash(session.document()),
                "seed {seed}"
            );
        }
    }
    assert!(
        n_read > 200 && n_damaged > 50,
        "{n_read} read, {n_damaged} damaged"
    );
}

#[test]
fn a_board_too_large_to_read_ends_what_is_used() {
    let script = scripted(1, 1);
    let header = script.text.find('\n').expect("a header") + 1;
    let mut text = script.text[..header].to_owned();
    for line in 0..12 {
        let nodes = (0..10_000).map(|n| format!("\"n{line}x{n}\": (kind: \"trainer\")"));
        let nodes: Vec<String> = nodes.collect();
        text.extend([
            "(",
            &line.to_string(),
            ", edit(label: \"x\", put: {nodes: {",
        ]);
        text.extend([nodes.join(", ").as_str(), "}}))\n"]);
    }
    let attempt = read(&text);
    assert_eq!(attempt.damage(), [AttemptDamage::TooMuch(11)]);
    assert_eq!(attempt.document().diagram().n_nodes(), 90_000);
}

/// An hour of drawing a case study, busier than the busiest: 3,000 changes, most of them of components that are there.
fn hour() -> String {
    let template = mlboard::templates::find("video_recommendation").expect("it ships");
    let whole = template.document();
    let nodes = whole.diagram().nodes().cloned().map(Edit::AddNode);
    let edges = whole.diagram().edges().cloned().map(Edit::AddEdge);
    let mut edits: Vec<Edit> = nodes.chain(edges).collect();
    let ids: Vec<NodeId> = whole
        .diagram()
        .nodes()
        .map(|node| node.id.clone())
        .collect();
    for n in edits.len()..3000 {
        let id = ids[n % ids.len()].clone();
        edits.push(if n % 7 == 0 {
            Edit::SetLabel {
                target: Target::Node(id),
                text: format!("Name {n}"),
            }
        } else {
            let targets = [Target::Node(id)].into_iter().collect();
            let by = Vec2::new(f64::from(n as u32 % 13) - 6.0, f64::from(n as u32 % 5));
            Edit::Move { targets, by }
        });
    }
    let mut session = begun(&SessionSetup::default());
    let mut history = history(Document::default());
    session.show(secs(0));
    session.input(secs(0));
    let n_edits = edits.len() as u64;
    for (n, edit) in edits.into_iter().enumerate() {
        let now = Duration::from_millis(n as u64 * 3_600_000 / n_edits);
        commit(&mut session, &mut history, now, &[edit]);
    }
    session.end(secs(3600));
    session.take_lines()
}

#[test]
fn an_hour_is_below_a_megabyte() {
    let text = hour();
    assert!(text.len() < 1_000_000, "{} bytes", text.len());
    let attempt = read(&text);
    assert!(attempt.damage().is_empty() && attempt.events().len() > 3000);
    assert!(attempt.header().started > SystemTime::UNIX_EPOCH);
}

#[test]
fn a_recording_that_tells_changed_components_whole_is_read_as_before() {
    let mut session = begun(&SessionSetup::default());
    let mut history = history(Document::default());
    commit(
        &mut session,
        &mut history,
        secs(1),
        &[add("ranker", "ranking_service")],
    );
    let mut text = session
        .take_lines()
        .replacen("(attempt: 2,", "(attempt: 1,", 1);
    let mut moved = text.clone();
    text += "(5000, edit(label: \"Move\", put: {nodes: {\"ranker\": (kind: \"ranking_service\", at: (640, 320))}}))\n";
    moved += "(5000, edit(label: \"Move\", put: {changed: {\"ranker\": (at: (640, 320)), \"nobody\": (at: (1, 1))}}))\n";
    let (whole, short) = (read(&text), read(&moved));
    assert_eq!(whole.damage(), []);
    assert_eq!(whole.read_only(), None);
    assert_eq!(write(short.document()), write(whole.document()));
    let ranker = short.document().diagram().node(&NodeId::from("ranker"));
    let at = ranker.and_then(|node| node.at).expect("a place");
    assert_eq!((at.x, at.y), (640.0, 320.0));
    assert_eq!(
        short.document().diagram().n_nodes(),
        1,
        "nobody is passed over"
    );
}

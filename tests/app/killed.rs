//! Windows that are killed at any moment while somebody draws, drags, types, takes back, saves or restores, one alone or
//! two on one folder: what is found afterwards is the last finished step, and what was typed up to a second before.
//!
//! `WINDOW_KILLS=1000 cargo test --test app windows_killed -- --nocapture` prints a table.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use fastrand::Rng;
use mlboard::file::{self, JournalFolder, RealDisk, board_hash};
use mlboard::model::Document;

use crate::desk::Desk;

const CHILD: &str = "killed::a_window_that_is_to_be_killed";
/// Kills in an ordinary run.
const KILLS: u64 = 8;
/// What was finished or typed this long before the kill is on the disk: a thread writes it, which a machine that does much
/// else lets wait.
const SLACK: Duration = Duration::from_secs(1);
/// Frames after which typed text is kept: a second, and what it takes to notice.
const TYPED_FRAMES: u64 = 66;

#[expect(clippy::disallowed_methods, reason = "tests may read the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[expect(clippy::disallowed_methods, reason = "moments are what is tested")]
fn instant() -> Instant {
    Instant::now()
}

/// The hands at the window; they say what is done, frame by frame.
struct Hands {
    desk: Desk,
    random: Rng,
    frame: u64,
    state: u64,
}

impl Hands {
    fn frame(&mut self, events: &[Event]) {
        for event in events {
            self.desk.window.event(event.clone());
        }
        self.desk.window.step();
        self.frame += 1;
        let board = self.desk.editor().history().committed_document();
        let state = board_hash(&board);
        if std::mem::replace(&mut self.state, state) != state {
            println!("state {} {state:016x}", self.frame);
        } else if self.frame.is_multiple_of(10) {
            println!("frame {}", self.frame);
        }
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        self.frame(&[event(true), event(false)]);
        self.frame(&[]);
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        let modifiers = Modifiers::NONE;
        let button = PointerButton::Primary;
        let event = Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers,
        };
        self.frame(&[Event::PointerMoved(pos), event]);
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.frame(&[Event::PointerMoved(from)]);
        self.button(from, true);
        for step in 1..=6_u8 {
            let at = from + (to - from) * (f32::from(step) / 6.0);
            self.frame(&[Event::PointerMoved(at)]);
        }
        self.button(to, false);
        self.frame(&[]);
    }

    fn place(&mut self) -> Pos2 {
        let (x, y) = (self.random.f32(), self.random.f32());
        pos2(480.0 + 420.0 * x, 220.0 + 400.0 * y)
    }

    fn write(&mut self) {
        let mut typed = String::new();
        for _ in 0..self.random.u8(8..60) {
            let letter = self.random.lowercase().to_string();
            typed.push_str(&letter);
            self.frame(&[Event::Text(letter)]);
            println!("typed {} {typed}", self.frame);
            for _ in 0..self.random.u8(0..4) {
                self.frame(&[]);
            }
        }
        self.key(Key::Escape, Modifiers::NONE);
    }

    fn gesture(&mut self) {
        match self.random.u8(0..8) {
            0 | 1 => {
                let (from, to) = (self.place(), self.place());
                self.key(Key::R, Modifiers::NONE);
                self.drag(from, to);
            }
            2 | 3 => {
                let at = self.place();
                self.key(Key::N, Modifiers::NONE);
                self.drag(at, at);
                self.write();
            }
            4 | 5 => {
                let items = self.desk.document().sketch().values();
                let items: Vec<_> = items.map(|item| item.rect.center()).collect();
                if let Some(at) = self.random.choice(&items) {
                    let (from, to) = (self.desk.screen(*at), self.place());
                    self.key(Key::V, Modifiers::NONE);
                    self.drag(from, to);
                }
            }
            6 => self.key(Key::Z, Modifiers::COMMAND),
            _ => self.key(Key::S, Modifiers::COMMAND),
        }
        self.key(Key::Escape, Modifiers::NONE);
    }
}

/// The child: restores what was left there, else opens its file, and works until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn a_window_that_is_to_be_killed() {
    let variables = ["KILLED_CONFIG", "KILLED_FILE", "KILLED_SEED"].map(variable);
    let [Some(config), Some(file), Some(seed)] = variables else {
        return;
    };
    let config = PathBuf::from(config);
    let has_left =
        std::fs::read_dir(config.join("journal")).is_ok_and(|mut it| it.next().is_some());
    let mut desk = Desk::on(&config, (!has_left).then(|| Path::new(&file)));
    let is_alone = variable("KILLED_ALONE").is_some();
    if has_left && is_alone {
        desk.wait("the work", |desk| desk.sees("Unsaved work was found"));
        desk.window.step();
        desk.click("Restore");
    }
    desk.wait("the board", |desk| desk.document().title() == "Killed");
    let random = Rng::with_seed(seed.parse().expect("a number"));
    let mut hands = Hands {
        desk,
        random,
        frame: 0,
        state: 0,
    };
    hands.frame(&[]);
    loop {
        hands.gesture();
    }
}

/// A window that runs, and what it says with the moment it came.
struct Running {
    child: Child,
    lines: Receiver<(Instant, String)>,
}

fn spawn(config: &Path, file: &Path, seed: u64, is_alone: bool) -> Running {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command
        .args(["--exact", CHILD, "--ignored", "--nocapture"])
        .env("KILLED_CONFIG", config)
        .env("KILLED_FILE", file)
        .env("KILLED_SEED", seed.to_string())
        .env("TMPDIR", config.parent().expect("a folder"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if is_alone {
        command.env("KILLED_ALONE", "1");
    }
    let mut child = command.spawn().expect("started");
    let output = BufReader::new(child.stdout.take().expect("piped"));
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            // Nobody listens once the test has ended.
            drop(sender.send((instant(), line)));
        }
    });
    Running { child, lines }
}

/// What a window said until it was killed.
#[derive(Debug, Default)]
struct Told {
    /// Hashes of committed boards, in their order.
    states: Vec<String>,
    /// Of those, how many are on the disk for sure.
    n_sure: usize,
    /// What was typed since the last state, and is on the disk for sure.
    typed: Option<String>,
}

fn told(running: &Running, killed: Instant) -> Told {
    let lines: Vec<(Instant, String)> = running.lines.try_iter().collect();
    let frame_of = |line: &str| line.split(' ').nth(1)?.parse::<u64>().ok();
    let last_frame = lines.iter().rev().find_map(|(_, line)| frame_of(line));
    let mut told = Told::default();
    for (at, line) in &lines {
        let is_sure = killed.saturating_duration_since(*at) > SLACK;
        let Some(frame) = frame_of(line) else {
            continue;
        };
        let rest = line.rsplit(' ').next().unwrap_or_default().to_owned();
        if line.starts_with("state ") {
            told.states.push(rest);
            told.typed = None;
            if is_sure {
                told.n_sure = told.states.len();
            }
        } else if line.starts_with("typed ") && is_sure {
            let is_old = last_frame.is_some_and(|last| frame + TYPED_FRAMES < last);
            told.typed = if is_old { Some(rest) } else { told.typed };
        }
    }
    told
}

fn texts(board: &Document) -> impl Iterator<Item = &str> {
    board.sketch().values().filter_map(|item| item.text())
}

/// The boards that are found: files, and journals that were left.
fn found(config: &Path, files: &[PathBuf]) -> Vec<Document> {
    let reads = |path: &Path| file::open(path).ok().map(|opened| opened.document);
    let now = SystemTime::UNIX_EPOCH + Duration::from_hours(1 << 20);
    let left = JournalFolder::new(RealDisk, config).left(now, reads);
    // One that was being begun holds nothing yet.
    let mut found: Vec<Document> = left
        .into_iter()
        .filter_map(|left| Some(left.content.ok()?.document))
        .collect();
    found.extend(files.iter().filter_map(|path| reads(path)));
    found
}

const LOST: &str = "something older";

/// What came back of the work at one window. Boards that no window spoke of can be the step one was making; each of them
/// stands for one window.
fn outcome(told: &Told, found: &[Document], unspoken: &mut Vec<Document>) -> &'static str {
    if told.states.is_empty() {
        return "nothing was shown yet";
    }
    let typed = |board: &Document| {
        let typed = told.typed.as_deref().unwrap_or_default();
        texts(board).any(|text| text.starts_with(typed))
    };
    if told.typed.is_some() {
        let Some(at) = unspoken.iter().position(typed) else {
            return LOST;
        };
        unspoken.remove(at);
        return "the step and what was typed";
    }
    let hashes: Vec<String> = found
        .iter()
        .map(|board| format!("{:016x}", board_hash(board)))
        .collect();
    let newest = told.states.iter().rposition(|state| hashes.contains(state));
    match newest {
        Some(n) if n + 1 == told.states.len() => "the last step finished",
        Some(n) if n + 1 >= told.n_sure && n + 1 < told.states.len() => "finished just before",
        Some(_) | None if unspoken.pop().is_some() => "the step being made",
        Some(_) | None => LOST,
    }
}

#[test]
fn windows_killed_at_any_moment_lose_no_finished_step() {
    let n_kills = variable("WINDOW_KILLS").and_then(|text| text.parse().ok());
    let n_kills: u64 = n_kills.unwrap_or(KILLS);
    let mut random = Rng::with_seed(n_kills);
    let mut table: BTreeMap<(usize, &str), u32> = BTreeMap::new();
    let mut folder = tempfile::tempdir().expect("a folder");
    for kill in 0..n_kills {
        let n_windows = 1 + usize::from(kill % 4 == 3);
        // Two windows begin anew, and one alone restores what the last one left.
        if n_windows == 2 || kill % 4 == 0 {
            folder = tempfile::tempdir().expect("a folder");
        }
        let config = folder.path().join("config");
        let files: Vec<PathBuf> = (0..n_windows)
            .map(|n| folder.path().join(format!("{n}.ron")))
            .collect();
        for file in files.iter().filter(|file| !file.exists()) {
            std::fs::write(file, "(version: 1, title: \"Killed\")").expect("written");
        }
        let seed = |n: usize| kill * 2 + n as u64;
        let alone = n_windows == 1;
        let mut windows: Vec<Running> = (0..n_windows)
            .map(|n| spawn(&config, &files[n], seed(n), alone))
            .collect();
        sleep(Duration::from_millis(random.u64(600..4000)));
        let killed = instant();
        for window in &mut windows {
            window.child.kill().expect("killed");
            window.child.wait().expect("ended");
        }
        sleep(Duration::from_millis(20));
        let found = found(&config, &files);
        let told: Vec<Told> = windows.iter().map(|one| told(one, killed)).collect();
        let spoken = |board: &Document| {
            let hash = format!("{:016x}", board_hash(board));
            told.iter().any(|told| told.states.contains(&hash))
        };
        let mut unspoken: Vec<Document> = found
            .iter()
            .filter(|board| !spoken(board))
            .cloned()
            .collect();
        for told in &told {
            let came = outcome(told, &found, &mut unspoken);
            *table.entry((n_windows, came)).or_default() += 1;
            assert_ne!(came, LOST, "kill {kill}: {told:?}, found {found:?}");
        }
    }
    println!("windows | what came back              | times");
    for ((n_windows, came), times) in &table {
        println!("{n_windows:>7} | {came:<27} | {times}");
    }
    let n_told: u32 = table
        .iter()
        .filter(|((_, came), _)| *came != "nothing was shown yet")
        .map(|(_, n)| n)
        .sum();
    assert!(n_told > 0, "windows that show nothing lose nothing");
}

//! What lies in folders and files that a stranger made: devices, pipes, loops of links, floods, names and labels that
//! steer terminals. The program answers soon, in bounded memory, and says what it left out.
#![cfg(unix)]

mod folder;
mod impostor;
mod outputs;
mod pages;
mod streams;
mod terminals;

use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// A board without findings of syntax.
const BOARD: &str =
    "(version: 1, nodes: {\"a\": (kind: \"model_server\"), \"b\": (kind: \"trainer\")})\n";

/// Address space that the program may take, in KiB. Its own code and libraries are 100 MiB of that; a board of the
/// largest size, refused, some 64 MiB more.
const MEMORY: u32 = 1_000_000;

/// Seconds of work within which an answer comes, with a program built for tests.
const WORK: u32 = 15;

/// An answer comes within this time even on a machine that does much else: who waits for a pipe never gives one.
const SOON: Duration = Duration::from_mins(2);

/// What the program said, how it ended and how long it took.
struct Answer {
    out: String,
    err: String,
    status: ExitStatus,
    took: Duration,
}

impl Answer {
    fn code(&self) -> i32 {
        self.status
            .code()
            .unwrap_or_else(|| panic!("killed: {}\n{}", self.status, self.err))
    }

    fn said(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

/// Runs the program in bounded memory and kills it when it does not answer.
fn ask(folder: &Path, arguments: &[&str]) -> Answer {
    ask_shell(folder, "exec \"$0\" \"$@\"", arguments)
}

/// Runs a line of bash in which `"$0" "$@"` is the program with its arguments.
#[expect(
    clippy::disallowed_methods,
    reason = "how long the program takes is what is tested"
)]
fn ask_shell(folder: &Path, line: &str, arguments: &[&str]) -> Answer {
    let begin = Instant::now();
    let mut child = Command::new("bash")
        .arg("-c")
        .arg(format!("ulimit -v {MEMORY}; ulimit -t {WORK}; {line}"))
        .arg(env!("CARGO_BIN_EXE_mlboard"))
        .args(arguments)
        .current_dir(folder)
        .env("MLBOARD_CONFIG", folder.join("config"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash runs");
    let read = |mut stream: Box<dyn Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            drop(stream.read_to_end(&mut bytes));
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let out = read(Box::new(child.stdout.take().expect("a pipe")));
    let err = read(Box::new(child.stderr.take().expect("a pipe")));
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        if begin.elapsed() > SOON {
            drop(child.kill());
            panic!("no answer to {arguments:?} within {SOON:?}");
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    Answer {
        out: out.join().expect("read"),
        err: err.join().expect("read"),
        status,
        took: begin.elapsed(),
    }
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo")
        .arg(path)
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

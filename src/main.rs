//! The program: the command line, and the window when none of its commands is asked for.

use std::process::ExitCode;

use mlboard::cli::{self, Next};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Exit(code) => code,
        Next::Window(_) => without_window(),
    }
}

fn without_window() -> ExitCode {
    eprintln!(
        "error: this mlboard was built without its window; `mlboard --help` lists what it does without one"
    );
    ExitCode::from(2)
}

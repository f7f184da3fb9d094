//! The program: the command line, and the window when none of its commands is asked for.

use std::path::PathBuf;
use std::process::ExitCode;

use mlboard::cli::{self, NextStep};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        NextStep::Exit(code) => code,
        NextStep::Window(file) => window(file),
    }
}

#[cfg(feature = "app")]
fn window(file: Option<PathBuf>) -> ExitCode {
    match mlboard::app::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::tell_error(&error.to_string());
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "app"))]
fn window(_: Option<PathBuf>) -> ExitCode {
    cli::tell_error(
        "this mlboard was built without its window; `mlboard --help` lists what it does without one",
    );
    ExitCode::from(2)
}

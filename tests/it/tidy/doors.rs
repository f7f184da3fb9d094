//! Doors that nothing goes round: one to the terminal, one to each file that is read or written.

use super::{layer_of, sources};

/// Lines of code outside tests that name one of the words, in files that may not.
fn naming(words: &[&str], may: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in sources() {
        if may(&file) || file.ends_with("/tests.rs") {
            continue;
        }
        let inline_tests = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
        let code = text[..inline_tests].lines();
        let code = code.filter(|line| !line.trim_start().starts_with("//"));
        let named = code.filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(named.map(|line| format!("{file}: {}", line.trim())));
    }
    found
}

#[test]
fn the_terminal_is_written_through_one_door() {
    let words = [
        "print!(",
        "println!(",
        "io::stdout()",
        "io::stderr()",
        "dbg!(",
    ];
    let found = naming(&words, |file| file == "cli/print.rs");
    assert_eq!(found, Vec::<String>::new(), "print through cli/print.rs");
    // The library of arguments prints help and the version, which hold no words of files.
    let found = naming(&[".print()"], |file| file == "cli/mod.rs");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn files_are_read_and_written_through_the_file_layer() {
    let words = [
        "fs::read(",
        "read_to_string(",
        "read_to_end(",
        "fs::write(",
        "File::open(",
        "File::create(",
        "OpenOptions::",
        "fs::copy(",
    ];
    let found = naming(&words, |file| layer_of(file) == "file");
    assert_eq!(
        found,
        Vec::<String>::new(),
        "read through file::read_file or read_choices, write through file::atomic_write"
    );
}

#[test]
fn paths_are_shown_with_marks_on_the_command_line() {
    let found = naming(&[".display()"], |file| {
        // What JSON says is escaped on the way out.
        !["cli", "file"].contains(&layer_of(file)) || file == "cli/check.rs"
    });
    assert_eq!(
        found,
        Vec::<String>::new(),
        "show paths with text::shown_path"
    );
}

//! How lists are asked for and laid out.

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::error::CliError;
use crate::cli::print::Print;

/// For whom the result is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// One JSON value and a line end.
pub(in crate::cli) fn json(value: &impl Serialize, print: &mut Print) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| CliError::Output(std::io::Error::other(error)))?;
    print.json(&text);
    Ok(())
}

/// The text in lines of at most `width` characters, each after so many spaces, the first line's own ones left out.
pub(in crate::cli) fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        let length = line.chars().count() + word.chars().count() + 1;
        if line.is_empty() {
            word.clone_into(line);
        } else if indent + length <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn long_text_is_broken_between_words_and_indented() {
        let text = wrapped("a service that receives a model but no traffic", 20, 4);
        assert_eq!(
            text,
            "a service that\n    receives a model\n    but no traffic"
        );
        assert_eq!(
            wrapped("unbreakable-in-so-few", 5, 0),
            "unbreakable-in-so-few"
        );
        assert_eq!(wrapped("", 5, 2), "");
    }
}

//! Small words and numbers as people write and read them. Uses nothing of the program, and everything may use it.

mod capital;
mod citation;
mod free_name;
mod markdown;
mod marks;
mod number;
mod shortening;
mod typed_number;
mod word_count;

pub use capital::{capitalized, decapitalized, in_sentence, sentence};
pub use citation::with_works_named;
pub use free_name::{free_name, free_number};
pub use markdown::{markdown_code, markdown_target, markdown_text};
pub use marks::{is_steering, marked, marked_lines, push_marked, shown_path};
pub use number::{
    SECONDS_PER_DAY, engineering, exact, fixed, three_digits, times, with_thousands, without_zeros,
};
pub use shortening::{excerpt, truncated};
pub use typed_number::{as_int, multiplied, parse_measured, parse_number};
pub use word_count::{counted, plural};

//! Small words and numbers as people write and read them. Uses nothing of the program, and everything may use it.

mod capital;
mod citation;
mod free_name;
mod number;
mod shortening;
mod typed_number;
mod word_count;

pub use capital::{capitalized, decapitalized, in_sentence, sentence};
pub use citation::with_works_named;
pub use free_name::{free_name, free_number};
pub use number::{
    SECONDS_PER_DAY, engineering, exact, three_digits, times, with_thousands, without_zeros,
};
pub use shortening::{excerpt, truncated};
pub use typed_number::{as_int, multiplied, parse_measured, parse_number};
pub use word_count::{counted, plural};

//! Boards as text, and as files that are never half written.
//!
//! [`read`] and [`write`] are pure: the same text gives the same board, the same board the same text.

mod place;
mod read;
mod stamp;
mod syntax;
mod words;
mod write;

pub use read::{LARGEST, Mended, Opened, ReadError, VERSION, read};
pub use stamp::Stamp;
pub use syntax::SyntaxError;
pub use write::write;

//! What a person keeps between runs, in files of their own: settings, keys and tool styles.

mod put_aside;
mod settings;
mod store;
mod user_keymap;
mod user_tool_styles;

pub use settings::{SavingChoice, ThemeChoice, UserSettings};
pub use store::UserFiles;
pub use user_keymap::{KeysRead, UserKeymap};

//! What may stand on a board: kinds of components with their ports and properties, data types and what fits what,
//! the fields of the requirements card, icons. All of it is data under `assets/`, read strictly: a misspelt field is
//! an error that names file and line.
//!
//! [`Catalog::builtin`] is the catalogue inside the program, [`Catalog::in_use`] has a person's own kinds too.
//! [`Catalog::from_files`] reads another one.
//! Nothing here knows a kind by its name; rules ask a kind for its [`Role`]s.

mod answers;
mod check;
mod connect;
mod contents;
mod display_name;
mod embedded;
mod error;
mod files;
mod icons;
mod kind;
mod load;
mod own_kinds;
mod payload;
mod property;
mod rationale_words;
mod read;
mod requirement;
mod role;
mod search;
mod stated_value;
mod value;

#[cfg(test)]
mod tests;

pub use connect::{Attempt, Choices, Clash, Fitting, PortChoice};
pub use contents::{Catalog, Category, Fit};
pub use display_name::display_name;
pub use error::{CatalogError, SourceLocation};
pub use icons::Icons;
pub use kind::{FlowMode, InputPort, Kind, OutputPort, Phase, PortFlow, PortSide};
pub use own_kinds::{OwnKindError, OwnKindFile};
pub use payload::{Converter, Mismatch, Payload, PayloadFamily, PortShape, Widening};
pub use property::PropertySpec;
pub(crate) use read::DataFile;
pub use requirement::{Requirement, RequirementGroup};
pub use role::{Role, RoleSet};
pub use search::SearchHit;
pub use stated_value::{StatedValue, ValueSource};
pub use value::{RangeError, ValueSpec};

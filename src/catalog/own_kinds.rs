//! A person's own kinds of components, beside those inside the program.

use std::sync::OnceLock;

use crate::catalog::check::kinds::check_kind;
use crate::catalog::read::DataFile;
use crate::catalog::{Catalog, CatalogError, Kind};

/// The program's catalogue with the person's own kinds, and what is wrong with their files.
static IN_USE: OnceLock<(Catalog, Vec<OwnKindError>)> = OnceLock::new();

/// The file of a kind of a person's own.
#[derive(Clone, Debug)]
pub struct OwnKindFile {
    /// As people are told of it; it ends in the file's name.
    pub path: String,
    /// What it holds, or why it cannot be read.
    pub text: Result<String, String>,
}

/// Why a file of a person's own kinds is left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnKindError {
    #[error("component left out: {0}")]
    Fault(CatalogError),
    #[error("component left out: {reason}: {path}")]
    Unread { path: String, reason: String },
    #[error("component left out: {what} is taken; choose another one: {path}")]
    Taken { path: String, what: String },
}

impl Catalog {
    /// The catalogue that boards are read with: the one inside the program, and the person's own kinds once they are
    /// installed.
    pub fn in_use() -> &'static Self {
        IN_USE
            .get()
            .map_or_else(Self::builtin, |(catalog, _)| catalog)
    }

    /// What is wrong with the person's own kinds.
    pub fn own_kind_errors() -> &'static [OwnKindError] {
        IN_USE.get().map_or(&[], |(_, errors)| errors)
    }

    /// Adds the person's own kinds for as long as the program runs. Only the first call counts; it must come before
    /// any board is read.
    pub fn install_own(files: &[OwnKindFile]) {
        if !files.is_empty() {
            IN_USE.get_or_init(|| Self::builtin().with_own(files));
        }
    }

    /// This catalogue with more kinds. A file that is no kind, or takes an id or a name that is there, is left out
    /// and said why.
    pub fn with_own(&self, files: &[OwnKindFile]) -> (Self, Vec<OwnKindError>) {
        let mut catalog = self.clone();
        let mut errors = Vec::new();
        for file in files {
            match read_own(&catalog, file) {
                Ok(kind) => {
                    catalog.kinds.push(kind);
                    catalog = catalog.in_order();
                }
                Err(error) => errors.push(error),
            }
        }
        (catalog, errors)
    }
}

fn read_own(catalog: &Catalog, file: &OwnKindFile) -> Result<Kind, OwnKindError> {
    let path = file.path.as_str();
    let text = file.text.as_ref().map_err(|reason| OwnKindError::Unread {
        path: path.to_owned(),
        reason: reason.clone(),
    })?;
    let source = DataFile { path, text };
    let mut kind: Kind = source.read().map_err(OwnKindError::Fault)?;
    if file_id(path) != kind.id.as_str() {
        let message = format!("the id `{}` is not the file's name", kind.id);
        return Err(OwnKindError::Fault(source.error("id", message)));
    }
    let taken = |what: String| OwnKindError::Taken {
        path: path.to_owned(),
        what,
    };
    if catalog.kind(kind.id.as_str()).is_some() {
        return Err(taken(format!("the id `{}`", kind.id)));
    }
    if catalog
        .kinds_in_order()
        .any(|known| known.name == kind.name)
    {
        return Err(taken(format!("the name “{}”", kind.name)));
    }
    kind.complete();
    check_kind(catalog, &kind, source).map_err(OwnKindError::Fault)?;
    Ok(kind)
}

fn file_id(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".ron").unwrap_or(name)
}

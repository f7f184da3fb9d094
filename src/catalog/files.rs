//! The data files of a catalogue: which there must be, and the kinds among them.

use std::collections::BTreeMap;

use crate::catalog::read::DataFile;
use crate::catalog::{CatalogError, Kind};

/// The files of a catalogue, by path.
pub(super) struct CatalogFiles<'a>(pub &'a BTreeMap<String, String>);

const LISTS: [&str; 6] = [
    "categories.ron",
    "icons.ron",
    "payloads.ron",
    "requirements.ron",
    "roles.ron",
    "terms.ron",
];

impl<'a> CatalogFiles<'a> {
    /// The file at `path`, empty if there is none.
    pub fn get(&self, path: &'a str) -> DataFile<'a> {
        let text = self.0.get(path).map_or("", String::as_str);
        DataFile { path, text }
    }

    /// One of the lists.
    pub fn list(
        &self,
        what: &'static str,
        path: &'static str,
    ) -> Result<DataFile<'a>, CatalogError> {
        match self.0.get(path) {
            Some(text) => Ok(DataFile { path, text }),
            None => Err(CatalogError::Missing { what, path }),
        }
    }

    /// The files of kinds with their folder and their stem.
    fn kind_files(&self) -> impl Iterator<Item = (&'a str, &'a str, DataFile<'a>)> {
        self.0.iter().filter_map(|(path, text)| {
            let (category, id) = kind_path(path)?;
            Some((category, id, DataFile { path, text }))
        })
    }

    /// Every kind, as its file says.
    pub fn kinds(&self) -> Result<Vec<Kind>, CatalogError> {
        let mut kinds = Vec::new();
        for (category, id, source) in self.kind_files() {
            let mut kind: Kind = source.read()?;
            if kind.id.as_str() != id {
                let message = format!("the id `{}` is not the file's name, `{id}`", kind.id);
                return Err(source.error("id", message));
            }
            if kind.category != category {
                let message = format!(
                    "the category `{}` is not the folder, `{category}`",
                    kind.category
                );
                return Err(source.error("category", message));
            }
            kind.complete();
            kinds.push(kind);
        }
        Ok(kinds)
    }

    /// A data file that belongs nowhere is a fault, because it would not be read.
    pub fn refuse_strays(&self) -> Result<(), CatalogError> {
        let known = |path: &&String| LISTS.contains(&path.as_str()) || kind_path(path).is_some();
        match self.0.keys().find(|path| !known(path)) {
            None => Ok(()),
            Some(path) => Err(CatalogError::Stray {
                known: LISTS.join(", "),
                path: path.clone(),
            }),
        }
    }
}

/// Category and id of `kinds/<category>/<id>.ron`.
fn kind_path(path: &str) -> Option<(&str, &str)> {
    let (category, file) = path.strip_prefix("kinds/")?.split_once('/')?;
    let id = file.strip_suffix(".ron")?;
    (!id.contains('/')).then_some((category, id))
}

/// Whether the file is data; others explain it.
pub(super) fn is_data(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "ron")
}

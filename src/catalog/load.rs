//! Reading a whole catalogue and checking it.

use std::collections::BTreeMap;

use crate::catalog::check::check;
use crate::catalog::files::{CatalogFiles, is_data};
use crate::catalog::{Catalog, CatalogError};

impl Catalog {
    /// Reads a catalogue from its files, each a path under the assets folder and a text. Files that are not `.ron`
    /// are passed over. The first fault is returned; a catalogue is never half read.
    pub fn from_files<P: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Result<Self, CatalogError> {
        let files: BTreeMap<String, String> = files
            .into_iter()
            .map(|(path, text)| (path.as_ref().to_owned(), text.as_ref().to_owned()))
            .filter(|(path, _)| is_data(path))
            .collect();
        let files = CatalogFiles(&files);
        files.refuse_strays()?;
        let catalog = Self {
            categories: files.list("categories", "categories.ron")?.read()?,
            kinds: files.kinds()?,
            kind_index: BTreeMap::new(),
            data: files.list("data types", "payloads.ron")?.read()?,
            payload_index: BTreeMap::new(),
            card: files.list("requirements", "requirements.ron")?.read()?,
            icons: files.list("icons", "icons.ron")?.read()?,
            roles: files.list("roles", "roles.ron")?.read()?,
            terms: files.list("terms", "terms.ron")?.read()?,
        };
        let catalog = catalog.in_order();
        check(&catalog, &files)?;
        Ok(catalog)
    }
}

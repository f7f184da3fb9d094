//! Where a kind's properties stand, found by a word of the name: a component's numbers are asked for by name, some forty
//! for each.

use crate::catalog::PropertySpec;

/// Per property of a kind, in the kind's order, a word that few other names share.
#[derive(Clone, Debug, Default)]
pub(in crate::catalog) struct PropertyIndex(Vec<u64>);

impl PropertyIndex {
    pub fn new(properties: &[PropertySpec]) -> Self {
        Self(properties.iter().map(|spec| word(&spec.name)).collect())
    }

    /// The property of that name among those the index was made of.
    pub fn find<'p>(&self, properties: &'p [PropertySpec], name: &str) -> Option<&'p PropertySpec> {
        let sought = word(name);
        let alike = self.0.iter().zip(properties);
        let mut alike = alike.filter(|(word, _)| **word == sought);
        alike
            .find(|(_, spec)| spec.name == name)
            .map(|(_, spec)| spec)
    }
}

/// How a name begins and how long it is.
fn word(name: &str) -> u64 {
    const N_KEPT: usize = size_of::<u64>() - 1;
    let bytes = name.bytes().take(N_KEPT).map(u64::from);
    bytes.fold(name.len() as u64, |word, byte| word << 8 | byte)
}

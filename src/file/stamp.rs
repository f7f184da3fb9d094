//! What a file looked like, to notice that somebody else has changed it.

use std::time::SystemTime;

/// A file as it was when it was read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub len: u64,
    /// When it was last written, where the file system says.
    pub modified: Option<SystemTime>,
    /// A hash of the content.
    pub hash: u64,
}

impl Stamp {
    pub fn new(content: &[u8], modified: Option<SystemTime>) -> Self {
        Self {
            len: content.len() as u64,
            modified,
            hash: fnv(content),
        }
    }

    /// Whether length and time are those of the stamp: then the content need not be looked at.
    pub fn looks_like(&self, len: u64, modified: Option<SystemTime>) -> bool {
        self.len == len && modified.is_some() && self.modified == modified
    }

    /// Whether this is the content, whenever it was written.
    pub fn is_of(&self, content: &[u8]) -> bool {
        self.len == content.len() as u64 && self.hash == fnv(content)
    }
}

/// Fowler, Noll and Vo's hash FNV-1a with 64 bits: the same on every machine and in every version.
pub(in crate::file) fn fnv(bytes: &[u8]) -> u64 {
    fnv_after(0xcbf2_9ce4_8422_2325, bytes)
}

/// The hash of what has that hash and of these bytes after it.
pub(in crate::file) fn fnv_after(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::fnv;

    #[test]
    fn the_hash_is_fnv_1a() {
        // From the reference vectors of the hash's authors.
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }
}

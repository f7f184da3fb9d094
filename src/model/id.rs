//! Names of things: cheap to clone, ordered so that `e2` comes before `e10`.
//! An id is the identity of a record for as long as it lives; petgraph's indices are not, they are reused.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                // The same id is most often the same allocation, and comparing is what lookups do.
                if Arc::ptr_eq(&self.0, &other.0) {
                    return Ordering::Equal;
                }
                natural(&self.0, &other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }
    )+};
}

ids! {
    /// A placed component.
    NodeId,
    /// A data flow between two ports.
    EdgeId,
    /// A frame, note, text, shape or stroke.
    SketchId,
    /// Things that are selected and moved together.
    GroupId,
    /// A kind of component, by the name the catalogue gives it.
    KindId,
    /// A type of data, by the name the catalogue gives it.
    PayloadId,
    /// A port of a kind; inputs and outputs are named apart from each other.
    PortName,
}

/// Digit runs compare as numbers, the rest as text; texts that tie are compared byte by byte,
/// so that the order agrees with equality.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut x, mut y) = (a.as_bytes(), b.as_bytes());
    while let (Some(p), Some(q)) = (x.first(), y.first()) {
        if p.is_ascii_digit() && q.is_ascii_digit() {
            let (m, n) = (digits(x), digits(y));
            let by_number = strip(m)
                .len()
                .cmp(&strip(n).len())
                .then_with(|| strip(m).cmp(strip(n)));
            if by_number != Ordering::Equal {
                return by_number;
            }
            (x, y) = (&x[m.len()..], &y[n.len()..]);
        } else if p == q {
            (x, y) = (&x[1..], &y[1..]);
        } else {
            return p.cmp(q);
        }
    }
    x.len().cmp(&y.len()).then_with(|| a.cmp(b))
}

fn digits(text: &[u8]) -> &[u8] {
    let n = text.iter().take_while(|b| b.is_ascii_digit()).count();
    &text[..n]
}

fn strip(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|b| **b == b'0').count();
    &digits[zeros..]
}

#[cfg(test)]
mod tests {
    use super::NodeId;

    #[test]
    fn numbers_inside_ids_order_as_numbers() {
        let mut ids: Vec<NodeId> = ["e10", "e2", "e1", "a", "e02", "e", "e2b", "e2a10", "e2a9"]
            .map(NodeId::from)
            .to_vec();
        ids.sort();
        let sorted: Vec<&str> = ids.iter().map(NodeId::as_str).collect();
        assert_eq!(
            sorted,
            ["a", "e", "e1", "e02", "e2", "e2a9", "e2a10", "e2b", "e10"]
        );
    }

    #[test]
    fn order_agrees_with_equality_and_is_transitive() {
        let ids: Vec<NodeId> = [
            "", "0", "00", "01", "1", "a0", "a00", "a1", "a01", "1a", "01a", "é", "é2",
        ]
        .map(NodeId::from)
        .to_vec();
        for a in &ids {
            for b in &ids {
                assert_eq!(a.cmp(b).is_eq(), a == b, "{a} {b}");
                assert_eq!(a.cmp(b), b.cmp(a).reverse(), "{a} {b}");
                for c in &ids {
                    assert!(!(a <= b && b <= c) || a <= c, "{a} {b} {c}");
                }
            }
        }
    }
}

//! So many of something: `1 problem`, `2 problems`.

/// The word for so many: `comment`, `comments`.
pub fn plural(n: usize, one: &str) -> String {
    if n == 1 {
        one.to_owned()
    } else {
        format!("{one}s")
    }
}

/// How many of what: `1 problem`, `2 problems`.
pub fn counted(n: usize, one: &str) -> String {
    format!("{n} {}", plural(n, one))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_is_single() {
        assert_eq!(counted(0, "rule"), "0 rules");
        assert_eq!(counted(1, "rule"), "1 rule");
        assert_eq!(counted(12, "rule"), "12 rules");
    }
}

//! A name that nothing else has yet.

/// `base`, else the first of `base_2`, `base_3` … that is not taken.
pub fn free_name(base: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = base.to_owned();
    let mut n = 1_u64;
    while is_taken(&name) {
        n += 1;
        name = format!("{base}_{n}");
    }
    name
}

/// `base` with the first number above `above` that makes a name that is not taken: `e1`, `e2` …
pub fn free_number(base: &str, above: usize, is_taken: impl Fn(&str) -> bool) -> String {
    let mut n = above + 1;
    let mut name = format!("{base}{n}");
    while is_taken(&name) {
        n += 1;
        name = format!("{base}{n}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{free_name, free_number};

    #[test]
    fn the_first_name_that_is_not_taken_is_given() {
        let taken = ["ranker", "ranker_2", "e3"];
        let is_taken = |name: &str| taken.contains(&name);
        assert_eq!(free_name("cache", is_taken), "cache");
        assert_eq!(free_name("ranker", is_taken), "ranker_3");
        assert_eq!(free_number("e", 0, is_taken), "e1");
        assert_eq!(free_number("e", 2, is_taken), "e4");
    }
}

//! The nearest known name to one that somebody mistyped.

/// `, did you mean …?` with the name that is fewest slips away, or nothing where none is near.
pub(in crate::cli) fn meant<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> String {
    let lower = typed.to_lowercase();
    let near = known
        .map(|name| (strsim::levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(slips, name)| *slips <= allowed(name))
        .min();
    near.map_or_else(String::new, |(_, name)| {
        format!(" (did you mean `{name}`?)")
    })
}

/// How many letters may be added, left out or changed: one in four.
fn allowed(name: &str) -> usize {
    (name.chars().count() / 4).max(1)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn distance_counts_slips() {
        for (a, b, slips) in [
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("ab", "ab", 0),
        ] {
            assert_eq!(strsim::levenshtein(a, b), slips, "{a} {b}");
        }
    }

    #[test]
    fn only_near_names_are_offered() {
        let known = ["visual_search", "blank", "ad_click_prediction"];
        let meant = |typed| meant(typed, known.into_iter());
        assert_eq!(meant("visual_serch"), " (did you mean `visual_search`?)");
        assert_eq!(meant("Visual-Search"), " (did you mean `visual_search`?)");
        assert_eq!(meant("blnk"), " (did you mean `blank`?)");
        assert_eq!(meant("spam"), "");
    }
}

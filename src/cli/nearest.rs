//! What somebody may have meant.

/// `, did you mean …?` with the name that is fewest slips away, or nothing where none is near.
pub(in crate::cli) fn meant<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> String {
    let lower = typed.to_lowercase();
    let near = known
        .map(|name| (distance(&lower, &name.to_lowercase()), name))
        .filter(|(slips, name)| *slips <= allowed(name))
        .min();
    near.map_or_else(String::new, |(_, name)| {
        format!(" (did you mean `{name}`?)")
    })
}

fn allowed(name: &str) -> usize {
    (name.chars().count() / 4).max(1)
}

/// Levenshtein's: letters added, left out or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(LONGEST).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// No name that is known is longer, so what follows cannot make one of them nearer.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::{distance, meant};

    #[test]
    fn distance_counts_slips() {
        for (a, b, slips) in [
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("ab", "ab", 0),
        ] {
            assert_eq!(distance(a, b), slips, "{a} {b}");
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

//! Citations with the names of works written out, where rules cite them by their short names.

/// What a citation begins with and what is shown for it. Longer ones stand before those that they begin with.
const SHORT_NAMES: [(&str, &str); 9] = [
    ("Rules of ML", "Rules of Machine Learning (Google)"),
    ("ML Test Score", "ML Test Score (Breck et al. 2017)"),
    (
        "Hidden Technical Debt (Sculley et al. 2015)",
        "Hidden Technical Debt in Machine Learning Systems (Sculley et al. 2015)",
    ),
    (
        "Hidden Technical Debt",
        "Hidden Technical Debt in Machine Learning Systems (Sculley et al. 2015)",
    ),
    (
        "The Tail at Scale (Dean and Barroso 2013)",
        "The Tail at Scale (Dean and Barroso 2013)",
    ),
    (
        "The Tail at Scale",
        "The Tail at Scale (Dean and Barroso 2013)",
    ),
    (
        "Seven-step framework",
        "Seven-step framework for ML system design",
    ),
    (
        "Framework step",
        "Seven-step framework for ML system design, step",
    ),
    (
        "framework step",
        "seven-step framework for ML system design, step",
    ),
];

/// The source of a rule with the names of works written out: `Rules of Machine Learning (Google) #13`.
pub fn with_works_named(source: &str) -> String {
    let mut named = String::with_capacity(source.len() * 2);
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let known = SHORT_NAMES
            .iter()
            .find(|(short, _)| rest.starts_with(short));
        let n_bytes = if let Some((short, full)) = known {
            named.push_str(full);
            short.len()
        } else {
            named.push(next);
            next.len_utf8()
        };
        rest = &rest[n_bytes..];
    }
    named
}

#[cfg(test)]
mod tests {
    use super::with_works_named;

    #[test]
    fn works_are_named_in_full_and_once() {
        assert_eq!(
            with_works_named("Framework step 3; Rules of ML #13"),
            "Seven-step framework for ML system design, step 3; Rules of Machine Learning (Google) #13"
        );
        let once = "Common practice; The Tail at Scale (Dean and Barroso 2013)";
        assert_eq!(with_works_named(once), once);
    }
}

//! Every rule in one Markdown text, from the rules themselves.

use std::fmt::Write;

use crate::rules::{RULES, Rule, TellWhen};

/// A table of the rules of each family, and below each table what its rules say in full.
pub fn markdown() -> String {
    let mut text = String::from(
        "# The rules\n\n\
        What `mlboard check` and the problems panel look for. `mlboard explain DF001` says the same of one rule; \
        this file is written by `mlboard explain --format markdown`.\n\n\
        An *error* cannot work or breaks a promise or the law; a *warning* works until something ordinary happens; \
        *advice* a good engineer would at least mention. *Live* rules tell after every edit, *review* rules when you \
        ask for a review, and *dot* rules mark the port while you draw and tell at a review.\n",
    );
    for family in RULES.chunk_by(|a, b| a.family == b.family) {
        describe(&mut text, family);
    }
    text
}

fn describe(text: &mut String, family: &[&Rule]) {
    let mut line = |line: std::fmt::Arguments| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    };
    line(format_args!("\n## {}\n", family[0].family.title()));
    line(format_args!("| rule | looks for | severity | told |"));
    line(format_args!("| --- | --- | --- | --- |"));
    for rule in family {
        line(format_args!(
            "| [{id}](#{anchor}) | {} | {} | {} |",
            rule.title,
            rule.severity,
            told(rule.when),
            id = rule.id,
            anchor = anchor(rule),
        ));
    }
    for rule in family {
        line(format_args!("\n### {} {}\n", rule.id, rule.title));
        line(format_args!("*{}, {}*\n", rule.severity, told(rule.when)));
        line(format_args!("- **Looks for.** {}", rule.condition));
        line(format_args!("- **Why.** {}", rule.why));
        line(format_args!("- **Fix.** {}", rule.fix));
        line(format_args!("- **Source.** {}", rule.source));
    }
}

fn told(when: TellWhen) -> &'static str {
    match when {
        TellWhen::Live => "live",
        TellWhen::PortOnly => "dot",
        TellWhen::Review => "review",
    }
}

/// What Markdown calls a heading: lower case, blanks as hyphens, nothing but letters, digits and hyphens.
fn anchor(rule: &Rule) -> String {
    let heading = format!("{} {}", rule.id, rule.title).to_lowercase();
    let kept = heading.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    kept.collect()
}

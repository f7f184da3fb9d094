//! Where a typed text is cut into parts that may each be a question.

/// Words with which a question begins after a comma; after *and* all but the last.
const QUESTION_WORDS: [&str; 14] = [
    "how", "what", "which", "who", "when", "where", "is", "are", "do", "does", "can", "must",
    "and", "should",
];
const AFTER_AND: usize = 12;

/// The parts of a text that are not blank: cut at `? ; . !`, at ` - `, and at commas and *and* before a question word.
pub(super) fn text_parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(first) = text[at..].chars().next() {
        match cut_length(&text[at..]) {
            Some(length) => {
                parts.push(&text[start..at]);
                at += length;
                start = at;
            }
            None => at += first.len_utf8(),
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.chars().all(is_blank));
    parts
}

/// How many bytes a cut takes that begins here.
fn cut_length(rest: &str) -> Option<usize> {
    let marks = rest.trim_start_matches(['?', ';', '.', '!']);
    if marks.len() < rest.len() {
        let after = marks.trim_start_matches(is_blank);
        if after.len() < marks.len() {
            return Some(rest.len() - after.len());
        }
        return rest.starts_with('?').then_some(1);
    }
    let inner = rest.trim_start_matches(is_blank);
    let has_blank = inner.len() < rest.len();
    let length = |after: &str| rest.len() - after.len();
    if has_blank && let Some(after) = blanks_after(inner, "-") {
        return Some(length(after));
    }
    if let Some(after) =
        blanks_after(inner, ",").filter(|after| begins_with(after, &QUESTION_WORDS))
    {
        return Some(length(after));
    }
    let after = blanks_after(inner, "and").filter(|_| has_blank)?;
    begins_with(after, &QUESTION_WORDS[..AFTER_AND]).then(|| length(after))
}

/// What follows the word and at least one blank.
fn blanks_after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let after = rest.trim_start_matches(is_blank);
    (after.len() < rest.len()).then_some(after)
}

fn begins_with(text: &str, words: &[&str]) -> bool {
    let ends = |rest: &str| {
        let next = rest.chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    };
    words
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(ends))
}

/// White space, and the separators that old terminals send.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

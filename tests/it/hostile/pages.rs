//! The page that `gallery` writes: titles and tasks of boards are words there, and nothing else.

use super::{ask, text, write};

#[test]
fn words_of_a_board_stay_words_on_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://x.invalid/z.png) `a` | *b*\\n# Faked\\n<img src=x>";
    write(
        &folder.path().join("a `b`>.ron"),
        &format!(
            "(version: 1, title: \"{evil}\", brief: (task: \"{evil}\"), nodes: {{\"a\": \"trainer\"}})"
        ),
    );
    let answer = ask(folder.path(), &["gallery", "out", "a `b`>.ron"]);
    assert_eq!(answer.code(), 0, "{}", answer.said());
    let page = text(&folder.path().join("out/README.md"));
    for live in ["<script", "<img", "[x](", "![y]", "\n# Faked", "*b*"] {
        assert!(!page.contains(live), "{live} is live in:\n{page}");
    }
    let n_pictures = page.matches("![").count();
    assert_eq!(n_pictures, 1, "{page}");
}

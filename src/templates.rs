//! The case studies inside the program: ordinary boards, one file each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::file;
use crate::model::{Brief, Document, Edit, apply};

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A case study.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name on the command line, which is its file's name.
    pub id: &'static str,
    /// The file as it ships.
    pub text: &'static str,
}

impl Template {
    /// The board, as a copy of its own.
    pub fn document(&self) -> Document {
        file::read(self.text)
            .expect("shipped templates are tested")
            .document
    }

    /// The case as somebody meets it who draws it: title, task and questions, and nothing else.
    pub fn to_draw(&self) -> Document {
        to_draw(&self.document(), self.id)
    }
}

/// The case of that name as somebody meets it who draws it.
pub fn to_draw(whole: &Document, case: &str) -> Document {
    let brief = Brief {
        case: case.to_owned(),
        ..whole.brief().unanswered()
    };
    let mut own = Document::default();
    let title = whole.title().to_owned();
    apply(&mut own, &[Edit::SetTitle(title), Edit::SetBrief(brief)]);
    own
}

/// The title of every case study by its id, read once.
pub fn titles() -> &'static BTreeMap<&'static str, String> {
    static TITLES: LazyLock<BTreeMap<&str, String>> = LazyLock::new(|| {
        let titled = |template: Template| (template.id, template.document().title().to_owned());
        all().into_iter().map(titled).collect()
    });
    &TITLES
}

/// Every case study, by id.
pub fn all() -> Vec<Template> {
    let files = FOLDER
        .files()
        .filter(|file| file.path().extension().is_some_and(|end| end == "ron"));
    let mut all: Vec<Template> = files
        .filter_map(|file| {
            Some(Template {
                id: file.path().file_stem()?.to_str()?,
                text: file.contents_utf8()?,
            })
        })
        .collect();
    all.sort_by_key(|template| template.id);
    all
}

/// The case study of that name.
pub fn find(id: &str) -> Option<Template> {
    all().into_iter().find(|template| template.id == id)
}

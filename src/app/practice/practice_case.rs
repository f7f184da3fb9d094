//! The case of an attempt: one of the program's, or one of the person's own from the folder `cases`.

use std::path::Path;

use crate::app::documents::completed;
use crate::app::practice::texts;
use crate::file;
use crate::model::{Brief, Document};
use crate::practice::InterviewCase;
use crate::templates;

/// Case studies of one's own that are offered.
const MOST_OWN: usize = 300;

/// A case that can be practised.
pub struct PracticeCase {
    /// Its board, of which nobody sees anything before the attempt is over.
    pub reference: Document,
    /// What the interviewer answers.
    pub answers: InterviewCase,
}

impl PracticeCase {
    /// The case of that id, which for one's own is the name of its file; or why there is none, in words.
    pub fn find(case: &str, settings: &Path) -> Result<Self, String> {
        let reference = match templates::find(case) {
            Some(template) => template.document(),
            None => own(case, settings)?,
        };
        let brief = Brief {
            case: case.to_owned(),
            ..reference.brief().clone()
        };
        let answers = InterviewCase::new(&brief).map_err(|error| error.to_string())?;
        Ok(Self { reference, answers })
    }
}

fn own(case: &str, settings: &Path) -> Result<Document, String> {
    let is_name = !case.is_empty() && Path::new(case).file_name() == Some(case.as_ref());
    let path = settings.join("cases").join(format!("{case}.ron"));
    if !is_name || !path.exists() {
        return Err(texts::NO_SUCH_CASE.to_owned());
    }
    let opened = file::open(&path).map_err(|error| error.to_string())?;
    Ok(completed(opened).document)
}

/// The case studies of one's own, by the names of their files.
pub fn own_cases(settings: &Path) -> Vec<String> {
    let listing = file::list_folder(&settings.join("cases"), "ron", MOST_OWN);
    let paths = listing.map_or_else(|_| Vec::new(), |listing| listing.paths);
    let names = paths.iter().filter_map(|path| path.file_stem()?.to_str());
    let names = names.filter(|name| templates::find(name).is_none());
    names.map(str::to_owned).collect()
}

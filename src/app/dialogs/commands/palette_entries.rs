//! What the command palette offers for what is typed, best first.

use std::path::PathBuf;

use crate::catalog::{Catalog, Kind};
use crate::editor::{COMMANDS, Command, Editor, FuzzyMatch, matched};
use crate::model::KindId;
use crate::templates;
use crate::text::in_sentence;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct PaletteEntry {
    /// What choosing it does.
    pub choice: PaletteChoice,
    /// As it is listed and searched for.
    pub name: String,
    /// What sort of thing it is.
    pub detail: String,
    /// The command's keys, as they are shown.
    pub keys: Option<String>,
    /// By its name in `icons.ron`.
    pub icon: Option<String>,
    /// Why it cannot be chosen now.
    pub excuse: Option<&'static str>,
    /// Letters of the name that were met.
    pub met: Vec<usize>,
    score: i32,
}

#[derive(Clone, Debug)]
pub enum PaletteChoice {
    Command(&'static Command),
    /// A component to add.
    Kind(KindId),
    /// A case study to open.
    Case(&'static str),
    /// A case study to draw by oneself.
    Draw(&'static str),
    File(PathBuf),
}

impl PartialEq for PaletteChoice {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Command(a), Self::Command(b)) => a.id == b.id,
            (Self::Kind(a), Self::Kind(b)) => a == b,
            (Self::Case(a), Self::Case(b)) | (Self::Draw(a), Self::Draw(b)) => a == b,
            (Self::File(a), Self::File(b)) => a == b,
            _ => false,
        }
    }
}

/// What there is to choose from.
pub struct PaletteSources<'a> {
    /// The board in front, which says what can be done now.
    pub editor: &'a Editor,
    /// Files opened or saved lately, the latest first.
    pub recent_files: &'a [PathBuf],
    /// Ids of commands run from here, the latest first.
    pub recent_commands: &'a [String],
}

/// More for the command run last from here; a little less for each one before.
const RECENT: i32 = 24;
/// Less for what cannot be done now.
const DISABLED: i32 = 12;
/// Less for a match beside the name, in the menu's title or another word for a component.
const BESIDE: i32 = 60;
/// Less for what is not a command: this is where commands are looked for first.
const OTHER: i32 = 6;
/// A match this many times weaker than the best is left out.
const WEAKEST: i32 = 4;
/// More than this nobody reads.
const MOST: usize = 60;

impl PaletteEntry {
    /// What a screen reader says.
    pub fn spoken(&self) -> String {
        let more = [self.excuse, self.keys.as_deref()].into_iter().flatten();
        let parts: Vec<&str> = std::iter::once(self.name.as_str()).chain(more).collect();
        parts.join(", ")
    }
}

/// What matches. Without a query: commands used lately, then all of them in menu order.
pub fn find(query: &str, known: &PaletteSources) -> Vec<PaletteEntry> {
    let mut offers = commands(query, known);
    if !query.trim().is_empty() {
        offers.extend(kinds(query, known.editor.catalog()));
        // While somebody practises, no other board is offered.
        if known.editor.board().practice().is_none() {
            offers.extend(boards(query, known.recent_files));
        }
    }
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.score));
    if !query.trim().is_empty() {
        // Letters scattered over a name are a guess, and not worth a row beside something that was meant.
        let best = offers.first().map_or(0, |offer| offer.score);
        offers.retain(|offer| offer.score * WEAKEST >= best);
        offers.truncate(MOST);
    }
    offers
}

fn commands(query: &str, known: &PaletteSources) -> Vec<PaletteEntry> {
    let editor = known.editor;
    let found = COMMANDS.iter().filter_map(|command| {
        // Looking for the palette in the palette leads nowhere.
        if command.id == "view.commands" {
            return None;
        }
        let FuzzyMatch { score, met } = matched(query, command.title).or_else(|| {
            let whole = format!("{} {}", command.group.title(), command.title);
            let found = matched(query, &whole)?;
            let score = found.score - BESIDE;
            Some(FuzzyMatch {
                score,
                met: Vec::new(),
            })
        })?;
        let excuse = command.excuse(editor);
        let place = known.recent_commands.iter().position(|id| id == command.id);
        let recent = place.map_or(0, |place| RECENT - i32::try_from(place).unwrap_or(RECENT));
        let disabled = if excuse.is_some() { DISABLED } else { 0 };
        let typed = !query.trim().is_empty();
        Some(PaletteEntry {
            choice: PaletteChoice::Command(command),
            name: command.title.to_owned(),
            detail: command.group.title().to_owned(),
            keys: editor.shortcut(command.id),
            icon: Some(command.id.to_owned()).filter(|id| editor.catalog().icon(id).is_some()),
            excuse,
            met,
            score: score + recent - if typed { disabled } else { 0 },
        })
    });
    found.collect()
}

fn kinds(query: &str, catalog: &Catalog) -> Vec<PaletteEntry> {
    let offer = |kind: &Kind, score: i32, met: Vec<usize>| PaletteEntry {
        choice: PaletteChoice::Kind(kind.id.clone()),
        name: format!("Add {}", kind.name),
        detail: catalog
            .category(&kind.category)
            .map_or_else(String::new, |category| category.title.clone()),
        keys: None,
        icon: Some(kind.icon.clone()),
        excuse: None,
        met,
        score: score - OTHER,
    };
    let by_name = catalog.kinds_in_order().filter_map(|kind| {
        let FuzzyMatch { score, met } = matched(query, &format!("Add {}", kind.name))?;
        Some(offer(kind, score, met))
    });
    let mut offers: Vec<PaletteEntry> = by_name.collect();
    // Products and other words: Kafka is an event stream.
    let mut worst = i32::MAX;
    for hit in catalog.search(query).into_iter().take(8) {
        let is_there =
            |offer: &PaletteEntry| offer.choice == PaletteChoice::Kind(hit.kind.id.clone());
        if !offers.iter().any(is_there) {
            let score = matched(query, hit.matched).map_or(0, |found| found.score - BESIDE);
            // The catalogue's own order holds among them.
            worst = score.min(worst.saturating_sub(1));
            let mut other = offer(hit.kind, worst, Vec::new());
            hit.matched.clone_into(&mut other.detail);
            offers.push(other);
        }
    }
    offers
}

fn boards(query: &str, recent: &[PathBuf]) -> Vec<PaletteEntry> {
    let offer = |choice: PaletteChoice, name: String, detail: String, icon: &str| {
        let FuzzyMatch { score, met } = matched(query, &name)?;
        Some(PaletteEntry {
            choice,
            name,
            detail,
            keys: None,
            icon: Some(icon.to_owned()),
            excuse: None,
            met,
            score: score - OTHER,
        })
    };
    let cases = templates::titles().iter().flat_map(|(id, title)| {
        let (id, case) = (*id, in_sentence(title));
        let (study, draw) = (format!("Open {case}"), format!("Draw {case} yourself"));
        [
            (PaletteChoice::Case(id), study, "ui.book"),
            (PaletteChoice::Draw(id), draw, "ui.student"),
        ]
    });
    let cases =
        cases.filter_map(|(choice, name, icon)| offer(choice, name, "Case study".to_owned(), icon));
    let files = recent.iter().filter_map(|path| {
        let name = format!("Open {}", path.file_name()?.to_string_lossy());
        let folder = path.parent()?.display().to_string();
        offer(
            PaletteChoice::File(path.clone()),
            name,
            folder,
            "file.recent",
        )
    });
    cases.chain(files).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{PaletteChoice, PaletteEntry, PaletteSources, find};
    use crate::editor::{COMMANDS, Editor};
    use crate::model::Document;
    use crate::scene::Theme;

    fn offers(query: &str, recent: &[&str]) -> Vec<PaletteEntry> {
        let editor = Editor::new(Document::default(), Theme::light());
        let recent: Vec<String> = recent.iter().map(|id| (*id).to_owned()).collect();
        let known = PaletteSources {
            editor: &editor,
            recent_files: &[PathBuf::from("/boards/fraud.ron")],
            recent_commands: &recent,
        };
        find(query, &known)
    }

    fn first(query: &str) -> String {
        offers(query, &[])[0].name.clone()
    }

    #[test]
    fn every_command_is_offered_with_its_keys_and_why_not() {
        let all = offers("", &[]);
        assert_eq!(all.len(), COMMANDS.len() - 1);
        let undo = all.iter().find(|offer| offer.name == "Undo").expect("undo");
        assert_eq!(undo.keys.as_deref(), Some("Ctrl+Z"));
        assert_eq!(undo.excuse, Some("Nothing to undo"));
        assert_eq!(undo.spoken(), "Undo, Nothing to undo, Ctrl+Z");
    }

    #[test]
    fn commands_components_and_boards_are_found_by_few_letters() {
        assert_eq!(first("zi"), "Zoom in");
        assert_eq!(first("fit b"), "Fit board");
        assert_eq!(first("model reg"), "Add Model registry");
        assert_eq!(first("kafka"), "Add Event stream");
        assert_eq!(first("visual"), "Open visual search");
        assert_eq!(first("fraud"), "Open fraud.ron");
        assert_eq!(first("help keyb"), "Keyboard shortcuts");
        assert!(offers("qqqq", &[]).is_empty());
    }

    #[test]
    fn what_was_used_lately_comes_first_among_equals() {
        assert_eq!(offers("", &["view.grid", "edit.undo"])[0].name, "Grid");
        assert_eq!(offers("", &["view.grid", "edit.undo"])[1].name, "Undo");
        let zoom = |recent: &[&str]| offers("zoom", recent)[0].name.clone();
        assert_eq!(zoom(&["view.zoom_out"]), "Zoom out");
        assert_eq!(zoom(&[]), "Zoom in");
        let PaletteChoice::Command(command) = &offers("grid", &["edit.undo"])[0].choice else {
            panic!("a command");
        };
        assert_eq!(
            command.id, "view.grid",
            "lately used does not beat a better match"
        );
    }
}

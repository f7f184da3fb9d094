//! What a review tells beside the problems: what nobody clarified, the loops of the board, what is looked after.

use eframe::egui::{Align, Layout, ScrollArea, Sense, Ui};

use crate::app::numbers;
use crate::app::panels::findings::rows_in_view;
use crate::app::panels::findings::texts;
use crate::app::panels::inspector::node_name;
use crate::app::style::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::widgets::{row, words};
use crate::catalog::Catalog;
use crate::editor::{Action, Editor, FindingAction, ViewAction};
use crate::model::{NodeId, Target, Value};
use crate::rules::{MonitoringStatus, PromiseState, PromiseStatus, Trace, UnclearRequirement};
use crate::scene::{Color, ThemeTokens, Typeface};

/// Height of a line.
const LINE: f32 = 30.0;
/// More names than this are counted.
const MOST: usize = 4;

/// A line of a page.
struct PageRow {
    icon: &'static str,
    mood: RowTone,
    title: String,
    detail: String,
    click: Action,
    /// What the line lights up.
    lights: Option<Trace>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowTone {
    Good,
    Bad,
    Open,
}

impl RowTone {
    fn color(self, tokens: &ThemeTokens) -> Color {
        match self {
            Self::Good => tokens.ok,
            Self::Bad => tokens.warning,
            Self::Open => tokens.muted,
        }
    }
}

/// Fields of the card that nobody filled in, and what stays silent because of that.
pub fn unclear_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let unclear = editor.unclear();
    let lead = if unclear.is_empty() {
        texts::ALL_CLARIFIED
    } else {
        texts::FILL_IN
    };
    let line = |field: &UnclearRequirement| {
        let rules = field.rules.iter().map(|rule| rule.title);
        let rules: Vec<&str> = rules.collect();
        PageRow {
            icon: "severity.advice",
            mood: RowTone::Open,
            title: label(editor.catalog(), &field.field),
            detail: rules.join(" · "),
            click: Action::View(ViewAction::OpenRequirement(field.field.clone())),
            lights: None,
        }
    };
    let lines: Vec<PageRow> = unclear.iter().map(line).collect();
    lines_ui(ui, lead, &lines, actions);
}

/// Loops by which the system learns or corrects itself.
pub fn loops_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let loops = editor.loops();
    let lead = if loops.is_empty() {
        texts::NO_LOOPS
    } else {
        texts::LOOPS_FOUND
    };
    let line = |trace: &Trace| PageRow {
        icon: "severity.ok",
        mood: RowTone::Good,
        title: trace.title.clone(),
        detail: node_path(editor, &trace.nodes),
        click: Action::View(ViewAction::Reveal(
            trace.nodes.iter().cloned().map(Target::Node).collect(),
        )),
        lights: Some(trace.clone()),
    };
    let lines: Vec<PageRow> = loops.iter().map(line).collect();
    lines_ui(ui, lead, &lines, actions);
}

/// What is looked after, by whom; what is not, first.
pub fn coverage_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let coverage = editor.coverage();
    let (n, all) = coverage.count();
    let lead = if all == 0 {
        texts::NOTHING_TO_COVER.to_owned()
    } else {
        texts::n_covered(n, all)
    };
    let promises = coverage.promises.iter().map(|kept| promise(editor, kept));
    let watches = coverage.watches.iter().map(|watch| watched(editor, watch));
    let mut lines: Vec<PageRow> = promises.chain(watches).collect();
    lines.sort_by_key(|line| line.mood == RowTone::Good);
    lines_ui(ui, &lead, &lines, actions);
}

fn promise(editor: &Editor, kept: &PromiseStatus) -> PageRow {
    let catalog = editor.catalog();
    let set = editor.document().brief().requirements.get(&kept.field);
    let unit = catalog
        .requirement(&kept.field)
        .map_or("", |spec| &spec.unit);
    let asked = match set {
        Some(Value::Text(choice)) => catalog.term(choice),
        Some(value) => numbers::compact(value),
        None => String::new(),
    };
    let title = format!("{}: {asked} {unit}", label(catalog, &kept.field));
    let reveal = |nodes: &[NodeId]| {
        Action::View(ViewAction::Reveal(
            nodes.iter().cloned().map(Target::Node).collect(),
        ))
    };
    let (mood, detail, click) = match &kept.standing {
        PromiseState::Kept(nodes) => (RowTone::Good, names(editor, nodes), reveal(nodes)),
        PromiseState::Broken(found) => {
            let first = found.first();
            let message = first.and_then(|key| editor.derived().report.find(key));
            let message = message.map_or_else(String::new, |found| found.message.clone());
            let click = first
                .cloned()
                .map(|it| Action::Finding(FindingAction::GoTo(it)));
            let open = Action::View(ViewAction::OpenRequirement(kept.field.clone()));
            (RowTone::Bad, message, click.unwrap_or(open))
        }
        PromiseState::Nobody => (
            RowTone::Bad,
            texts::NOT_COVERED.to_owned(),
            Action::View(ViewAction::OpenRequirement(kept.field.clone())),
        ),
    };
    line(mood, title.trim_end().to_owned(), detail, click)
}

fn watched(editor: &Editor, watch: &MonitoringStatus) -> PageRow {
    let title = format!("{}: {}", watch.sort, node_name(editor, &watch.node));
    let mood = if watch.is_covered() {
        RowTone::Good
    } else {
        RowTone::Bad
    };
    let detail = match (watch.monitors.as_slice(), watch.actions.as_slice()) {
        ([], _) => texts::NOT_MONITORED.to_owned(),
        (seen, []) => texts::monitored(&names(editor, seen)),
        (seen, acting) => {
            texts::monitored_and_acted_on(&names(editor, seen), &names(editor, acting))
        }
    };
    let shown = std::iter::once(&watch.node)
        .chain(&watch.monitors)
        .chain(&watch.actions);
    let click = Action::View(ViewAction::Reveal(
        shown.cloned().map(Target::Node).collect(),
    ));
    line(mood, title, detail, click)
}

fn line(mood: RowTone, title: String, detail: String, click: Action) -> PageRow {
    let icon = if mood == RowTone::Good {
        "severity.ok"
    } else {
        "severity.warning"
    };
    PageRow {
        icon,
        mood,
        title,
        detail,
        click,
        lights: None,
    }
}

fn label(catalog: &Catalog, field: &str) -> String {
    let spec = catalog.requirement(field);
    spec.map_or_else(|| field.to_owned(), |spec| spec.label.clone())
}

fn names(editor: &Editor, nodes: &[NodeId]) -> String {
    let names: Vec<String> = nodes
        .iter()
        .take(MOST)
        .map(|id| node_name(editor, id))
        .collect();
    let more = nodes.len().saturating_sub(MOST);
    let more = texts::and_more(more);
    format!("{}{more}", names.join(", "))
}

fn node_path(editor: &Editor, nodes: &[NodeId]) -> String {
    let round = nodes.iter().chain(nodes.first());
    let names: Vec<String> = round.map(|id| node_name(editor, id)).collect();
    names.join(" → ")
}

fn lines_ui(ui: &mut Ui, lead: &str, lines: &[PageRow], actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(2.0);
        ui.label(text(lead, Typeface::Regular, BODY, tokens.muted));
        let seen = rows_in_view(ui, lines.len(), LINE);
        let step = LINE + ui.spacing().item_spacing.y;
        ui.add_space(step * super::count(seen.start));
        for line in &lines[seen.clone()] {
            line_ui(ui, line, actions);
        }
        ui.add_space(step * super::count(lines.len() - seen.end));
        ui.add_space(8.0);
    });
}

fn line_ui(ui: &mut Ui, line: &PageRow, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let spoken = format!("{}: {}", line.title, line.detail);
    let response = row(ui, &spoken, LINE, false.into(), Sense::click(), |ui| {
        let color = line.mood.color(tokens);
        ui.label(icon_text(line.icon, 16.0).color(color32(color)));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            words(ui, text(&line.title, Typeface::Medium, BODY, tokens.text));
            words(
                ui,
                text(&line.detail, Typeface::Regular, SMALL, tokens.muted),
            );
        });
    });
    if response.clicked() {
        actions.push(line.click.clone());
    }
    if let Some(trace) = &line.lights
        && (response.hovered() || response.has_focus())
    {
        actions.push(Action::View(ViewAction::Highlight(Some(trace.clone()))));
    }
    response.on_hover_text(&line.detail);
}

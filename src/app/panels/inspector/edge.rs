//! A connection: where it runs, what it carries, what it is called.

use std::collections::BTreeSet;

use eframe::egui::{ComboBox, Id, Sense, Ui};

use crate::app::panels::inspector::connections::node_name;
use crate::app::panels::inspector::texts;
use crate::app::panels::inspector::{figures, findings};
use crate::app::panels::style_editor::edge_routings_ui;
use crate::app::style::{self, BODY, HEADING, SMALL, text};
use crate::app::widgets::{
    FieldDrafts, FieldLook, icon_tile, payload_sign, plain_button, row, section, words,
};
use crate::catalog::{Catalog, Fit};
use crate::editor::{Action, BoardAction, Editor, TargetSet, ViewAction};
use crate::model::{Edge, EdgeEnd, EdgeId, PayloadId, Target, TrafficField};
use crate::scene::Typeface;

pub fn show(
    ui: &mut Ui,
    editor: &Editor,
    id: &EdgeId,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let Some(edge) = editor.document().diagram().edge(id) else {
        return;
    };
    let tokens = style::tokens(ui);
    ui.label(text(
        texts::CONNECTION,
        Typeface::SemiBold,
        HEADING,
        tokens.text,
    ));
    section(ui, texts::FROM);
    end_row(ui, editor, &edge.from, actions);
    section(ui, texts::TO);
    end_row(ui, editor, &edge.to, actions);
    section(ui, texts::DATA_TYPE);
    payload_ui(ui, editor, edge, actions);
    answer_ui(ui, editor, edge, actions);
    section(ui, texts::TRAFFIC);
    traffic_ui(ui, edge, drafts);
    section(ui, texts::ROUTING);
    edge_routings_ui(ui, editor, actions);
    jump_ui(ui, edge, actions);
    section(ui, texts::LABEL);
    let target = Target::Edge(id.clone());
    let look = FieldLook {
        name: texts::LABEL,
        hint: texts::LABEL_HINT,
        unit: "",
        width: f32::INFINITY,
        rows: 1,
        align_right: false,
    };
    drafts.field(
        ui,
        Id::unique(("edge label", id)),
        &edge.label,
        &look,
        move |text| {
            Action::Board(BoardAction::Rename {
                target: target.clone(),
                text: text.trim().to_owned(),
            })
        },
    );
    figures::flow_ui(ui, editor, id);
    findings::show(ui, editor, &Target::Edge(id.clone()), actions);
}

/// What comes back, where request and answer run in one line; each can be selected by itself.
fn answer_ui(ui: &mut Ui, editor: &Editor, edge: &Edge, actions: &mut Vec<Action>) {
    let pair = editor.derived().pairs.pair(&edge.id);
    let Some(pair) = pair.filter(|pair| pair.request == edge.id) else {
        return;
    };
    let Some(answer) = editor.document().diagram().edge(&pair.answer) else {
        return;
    };
    section(ui, texts::ANSWER);
    payload_ui(ui, editor, answer, actions);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (id, title, hint) in [
            (&pair.request, texts::REQUEST_ALONE, texts::ALONE_HINT),
            (&pair.answer, texts::ANSWER_ALONE, texts::ALONE_HINT),
        ] {
            if plain_button(ui, title).on_hover_text(hint).clicked() {
                let alone = TargetSet::from([Target::Edge(id.clone())]);
                actions.push(Action::View(ViewAction::Select(alone)));
            }
        }
    });
}

/// Whether the connection is drawn as two stubs; with the board's command, so that both do the same.
fn jump_ui(ui: &mut Ui, edge: &Edge, actions: &mut Vec<Action>) {
    let mut jump = edge.jump;
    let hover = texts::JUMP_HINT;
    if ui
        .checkbox(&mut jump, texts::JUMP)
        .on_hover_text(hover)
        .clicked()
    {
        actions.push(Action::Run("arrange.jump"));
    }
}

/// How much of the traffic takes the connection: a field each, empty while nobody states it.
fn traffic_ui(ui: &mut Ui, edge: &Edge, drafts: &mut FieldDrafts) {
    for field in TrafficField::ALL {
        let (name, hint) = texts::traffic(field);
        let tokens = style::tokens(ui);
        ui.label(text(name, Typeface::Regular, BODY, tokens.muted));
        let look = FieldLook {
            name,
            hint,
            unit: "",
            width: f32::INFINITY,
            rows: 1,
            align_right: false,
        };
        let stated = edge.traffic.get(field);
        let shown = stated.map_or_else(String::new, |value| value.to_string());
        let id = edge.id.clone();
        let salt = Id::unique(("edge traffic", &edge.id, field.name()));
        drafts.field(ui, salt, &shown, &look, move |typed| {
            Action::Board(BoardAction::SetTraffic {
                edge: id.clone(),
                field,
                value: typed_traffic(field, typed, stated),
            })
        });
    }
}

/// What is meant by what is typed: nothing, a number, or per cent of a share; what was stated where it is none of these.
fn typed_traffic(field: TrafficField, typed: &str, stated: Option<f64>) -> Option<f64> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let number = match typed.strip_suffix('%') {
        Some(percent) => percent.trim().parse().map(|percent: f64| percent / 100.0),
        None => typed.parse(),
    };
    let number = number.ok().filter(|number| field.allows(*number));
    number.or(stated)
}

fn end_row(ui: &mut Ui, editor: &Editor, end: &EdgeEnd, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let name = node_name(editor, &end.node);
    let response = row(ui, &name, 36.0, false.into(), Sense::click(), |ui| {
        icon_tile(
            ui,
            editor.catalog(),
            editor.board().kind_of(&end.node),
            24.0,
        );
        let name = text(&name, Typeface::Regular, BODY, tokens.text);
        words(ui, name);
        let port = text(
            end.port.as_str().replace('_', " "),
            Typeface::Regular,
            SMALL,
            tokens.muted,
        );
        words(ui, port);
    });
    if response.clicked() {
        actions.push(Action::View(ViewAction::Reveal(vec![Target::Node(
            end.node.clone(),
        )])));
    }
}

fn payload_ui(ui: &mut Ui, editor: &Editor, edge: &Edge, actions: &mut Vec<Action>) {
    let catalog = editor.catalog();
    let now = edge.payload.as_ref();
    let title = |id: &PayloadId| payload_title(catalog, id);
    let shown = now.map_or_else(|| texts::CHOOSE_DATA_TYPE.to_owned(), title);
    let fitting = fitting(editor, edge);
    let combo = ComboBox::from_id_salt(("payload", &edge.id))
        .width(ui.available_width())
        .selected_text(shown);
    let response = combo.show_ui(ui, |ui| {
        let mut choice = |ui: &mut Ui, id: &PayloadId| {
            ui.horizontal(|ui| {
                payload_sign(ui, catalog, id.as_str());
                if ui.selectable_label(now == Some(id), title(id)).clicked() && now != Some(id) {
                    actions.push(Action::Board(BoardAction::SetPayload {
                        edge: edge.id.clone(),
                        payload: id.clone(),
                    }));
                }
            });
        };
        for id in &fitting {
            choice(ui, id);
        }
        if !fitting.is_empty() {
            ui.separator();
        }
        for payload in catalog
            .payloads()
            .iter()
            .filter(|p| !fitting.contains(&p.id))
        {
            choice(ui, &payload.id);
        }
    });
    response.response.accessible_name(texts::DATA_TYPE);
    if let Some(payload) = now.and_then(|id| catalog.payload(id.as_str())) {
        let tokens = style::tokens(ui);
        ui.label(text(
            &payload.meaning,
            Typeface::Regular,
            SMALL,
            tokens.muted,
        ));
    }
}

pub fn payload_title(catalog: &Catalog, id: &PayloadId) -> String {
    let known = catalog.payload(id.as_str());
    known.map_or_else(|| id.to_string(), |payload| payload.title.clone())
}

/// Types that the source emits and the target accepts, exact fits first; else what the source emits.
fn fitting(editor: &Editor, edge: &Edge) -> Vec<PayloadId> {
    let board = editor.board();
    let from = board
        .kind_of(&edge.from.node)
        .and_then(|kind| kind.output(edge.from.port.as_str()));
    let to = board
        .kind_of(&edge.to.node)
        .and_then(|kind| kind.input(edge.to.port.as_str()));
    let emitted: BTreeSet<PayloadId> = from
        .map(|port| port.emits.iter().cloned().collect())
        .unwrap_or_default();
    let fit =
        |id: &PayloadId| to.map_or(Fit::No, |port| editor.catalog().accepts(port, id.as_str()));
    let mut both: Vec<PayloadId> = emitted
        .iter()
        .filter(|id| fit(id) != Fit::No)
        .cloned()
        .collect();
    both.sort_by_key(|id| (fit(id), id.clone()));
    if both.is_empty() {
        emitted.into_iter().collect()
    } else {
        both
    }
}

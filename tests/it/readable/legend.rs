//! The legend explains what is on the board, and nothing else.

use std::ops::ControlFlow;
use std::sync::Arc;

use mlboard::catalog::Catalog;
use mlboard::export::{ExportOptions, Extent, write_png};
use mlboard::model::Document;
use mlboard::pipeline::derive;
use mlboard::scene::{LegendSign, SceneStyle, Theme, legend_below, legend_entries, legend_item};
use mlboard::templates;

use crate::board_text::board;

#[test]
fn it_explains_what_is_there_and_nothing_else() {
    let catalog = Catalog::builtin();
    let titles = |text: &str| -> Vec<String> {
        let entries = legend_entries(&board(text), catalog);
        entries.into_iter().map(|entry| entry.title).collect()
    };
    assert_eq!(titles("a = client_app\nb = trainer"), Vec::<String>::new());
    let one = titles("a = client_app\nb = api_gateway\na.request > b.request: request");
    assert_eq!(one.len(), 1, "{one:?}");
    let every = |document: &Document| {
        let entries = legend_entries(document, catalog);
        entries
            .iter()
            .any(|entry| entry.sign == LegendSign::Fetched)
    };
    let fetching = templates::all();
    assert!(fetching.iter().any(|template| every(&template.document())));
}

#[test]
fn it_lies_below_the_board_within_its_width_and_makes_the_picture_higher() {
    let theme = Theme::light();
    for template in templates::all() {
        let document = template.document();
        let derived = derive(&document, Catalog::builtin(), &SceneStyle::new(theme));
        let board = derived.scene.bounds();
        let place = legend_below(board, 12.0, 640.0 / board.width());
        let entries = legend_entries(&document, Catalog::builtin());
        let legend = legend_item(&entries, place, theme).expect("connections to explain");
        assert!(legend.bounds.y0 >= board.y1, "{}", template.id);
        assert!(legend.bounds.x1 <= board.x1 + place.size, "{}", template.id);
        let height = |legend| {
            let options = ExportOptions {
                extent: Extent::Width(640),
                legend,
                ..ExportOptions::default()
            };
            let mut bytes = Vec::new();
            write_png(
                &derived.scene,
                &options,
                &mut |_| ControlFlow::Continue(()),
                &mut bytes,
            )
            .expect("a picture");
            image::load_from_memory(&bytes).expect("a PNG").height()
        };
        if template.id == "rag_assistant" {
            assert!(height(Some(Arc::new(legend))) > height(None) + 12);
        }
    }
}

//! What one frame costs in mlboard and in two graph widgets, on the same board through the same viewport: run and
//! tessellate, without the graphics card. From this folder: `cargo run --release`.
//!
//! Each draws what it draws by default. mlboard: cards with icons, titles, ports and routed edges, less of it from
//! afar. egui-snarl: a frame with a title and labelled pins for each component, Bézier wires; it zooms by scaling
//! what it drew. `egui_graphs`: a circle for each component and a straight line with a tip for each flow; labels
//! show only under the pointer. None draws what lies outside the window, but each has its own way to find that out.

#[path = "../../boards.rs"]
mod boards;
#[path = "../../frames.rs"]
mod frames;
mod graphs;
mod snarl;

use frames::{Bench, Motion, Row};
use mlboard::editor::Editor;
use mlboard::scene::Theme;

const SEED: u64 = 7;

fn main() {
    println!(
        "    nodes /  edges | view                              | who         |    median |     worst | vertices | × mlboard"
    );
    println!(
        "------------------ | --------------------------------- | ----------- | --------- | --------- | -------- | ---------"
    );
    let boards = [
        boards::board(100, SEED),
        boards::board_with(1_000, 2_000, SEED),
        boards::board(10_000, SEED),
    ];
    // Neither the pointer nor a selection is given to the others.
    let motions = || {
        Motion::ALL
            .into_iter()
            .filter(|motion| *motion != Motion::Hover && !motion.is_selected())
    };
    for document in boards {
        let mut ours = Bench::new(Editor::new(document.clone(), Theme::light()));
        let (n_nodes, n_edges) = (ours.n_nodes(), ours.n_edges());
        for motion in motions() {
            let own = ours.run(motion);
            let print = |who: &str, row: &Row| {
                println!(
                    "{n_nodes:>9} / {n_edges:>6} | {:<33} | {who:<11} | {:>6.2} ms | {:>6.2} ms | {:>8} | {:>8.2}",
                    motion.name(),
                    row.median,
                    row.worst,
                    row.n_vertices,
                    row.median / own.median
                );
            };
            print("mlboard", &own);
            print("egui-snarl", &snarl::run(&document, ours.board(), motion));
            print("egui_graphs", &graphs::run(&document, ours.board(), motion));
        }
    }
}

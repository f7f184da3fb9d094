//! What one frame of the canvas costs the processor: input, scene, overlay and tessellation, as the window does them,
//! without the graphics card. Ratios are between rows of one run.
//!
//! `cargo bench --bench frame` prints the table; nothing here can fail on a slow machine.
//! `cargo bench --bench frame -- write FOLDER` writes the boards as files instead, to be opened in the window.

mod board_sizes;
mod frame_time;
mod whole_window;

use std::path::Path;

use frame_time::{Bench, Motion};
use mlboard::editor::Editor;
use mlboard::file;
use mlboard::model::Document;
use mlboard::scene::Theme;

const SEED: u64 = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [word, folder, ..] if word == "write" => write(Path::new(folder)),
        [word, ..] if word == "window" => measure_window(),
        _ => {
            measure();
            println!();
            measure_window();
        }
    }
}

fn all() -> [Document; 3] {
    [
        board_sizes::board(100, SEED),
        board_sizes::board_with(1_000, 2_000, SEED),
        board_sizes::board(10_000, SEED),
    ]
}

fn write(folder: &Path) {
    for document in all() {
        let path = folder.join(format!("{}.ron", document.diagram().n_nodes()));
        std::fs::write(&path, file::write(&document)).expect("a folder to write to");
        println!("{}", path.display());
    }
}

fn measure() {
    println!(
        "    nodes /  edges | view                              |   median |    worst | vertices |"
    );
    println!(
        "------------------ | --------------------------------- | -------- | -------- | -------- | ---------------------"
    );
    let mut small = None;
    for document in all() {
        let mut bench = Bench::new(Editor::new(document, Theme::light()));
        let mut bare = Vec::new();
        for motion in Motion::ALL {
            let row = bench.run(motion);
            bare.push((motion, row.median));
            let first = *small.get_or_insert(row.median);
            println!(
                "{:>9} / {:>6} | {:<33} | {:>5.2} ms | {:>5.2} ms | {:>8} | {:>5.2} × the first row",
                bench.n_nodes(),
                bench.n_edges(),
                motion.name(),
                row.median,
                row.worst,
                row.n_vertices,
                row.median / first
            );
            let unselected = bare
                .iter()
                .find(|(other, _)| Some(*other) == motion.without_selection());
            if let Some((_, unselected)) = unselected {
                println!(
                    "{:>58} {:.2} × the same with nothing selected",
                    "",
                    row.median / unselected
                );
            }
        }
    }
}

fn measure_window() {
    println!("    nodes | the whole window with its panels, 100 %, panning");
    println!("--------- | ------------------------------------------------");
    let mut small = None;
    for document in all() {
        let time = whole_window::run(&document);
        let first = *small.get_or_insert(time);
        let n_nodes = document.diagram().n_nodes();
        println!(
            "{n_nodes:>9} | {time:>5.2} ms | {:>5.2} × the first row",
            time / first
        );
    }
}

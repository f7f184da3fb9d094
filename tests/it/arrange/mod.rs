//! The layout engine, held to what a drawing must keep whatever is drawn.

mod checks;
#[path = "../../../benches/layout/graphs.rs"]
mod graphs;
mod keep;
mod laws;
mod live;
mod measure;
#[path = "../../../benches/layout/metric.rs"]
mod metric;
mod odd;
mod router;

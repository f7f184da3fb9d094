//! The layout engine, held to what a drawing must keep whatever is drawn.

mod checks;
#[path = "../../../benches/layout/digest.rs"]
mod digest;
#[path = "../../../benches/layout/graphs.rs"]
mod graphs;
mod keep;
mod lanes;
mod laws;
mod live;
mod measure;
#[path = "../../../benches/layout/metric.rs"]
mod metric;
mod odd;
mod router;

//! How many requests arrive.

use crate::estimate::figure::{Figure, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, worked_out};
use crate::estimate::formulas::queueing::IN_FLIGHT_OF_BOARD;
use crate::estimate::formulas::traffic::{
    MEAN_OF_BOARD, MEAN_OF_SAID_PEAK, PEAK_AS_SAID, PEAK_OF_BOARD,
};
use crate::estimate::quantity::FigureUnit;

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let users = || look.field("dau", FigureUnit::Count("users"));
    let each = || {
        look.field("requests_per_user_day", FigureUnit::Count("requests"))
            .for_parameter("per_user_day")
    };
    let factor = || {
        look.field("peak_factor", FigureUnit::Count(""))
            .for_parameter("peak")
    };
    let mut figures = if look.required("qps_peak").is_some() {
        let peak = || {
            look.field("qps_peak", FigureUnit::PerSecond)
                .for_parameter("peak_qps")
        };
        vec![
            MEAN_OF_SAID_PEAK.figure(Subject::Board, vec![peak(), factor()]),
            PEAK_AS_SAID.figure(Subject::Board, vec![peak()]),
        ]
    } else {
        vec![
            MEAN_OF_BOARD.figure(Subject::Board, vec![users(), each()]),
            PEAK_OF_BOARD.figure(Subject::Board, vec![users(), each(), factor()]),
        ]
    };
    if let Ok(Some(path)) = look.estimate.critical_path() {
        let peak = look.peak_qps();
        let time = worked_out(
            "p50_ms",
            "Median time",
            FigureUnit::Milliseconds,
            Ok(path.latency.p50_ms),
        );
        figures.push(IN_FLIGHT_OF_BOARD.figure(Subject::Board, vec![peak, time]));
    }
    figures
}

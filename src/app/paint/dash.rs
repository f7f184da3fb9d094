//! Dashed lines as the stretches that are drawn.

use eframe::egui::Pos2;

/// A line with more dashes than this is drawn without gaps: nobody can see them all, and a line across a board of
/// any size must not cost more than a frame.
const MOST_DASHES: f32 = 4096.0;

/// The dashes of a polyline, each of at least two points; all of it where there would be too many.
pub fn dashes(line: &[Pos2], dash: f32, gap: f32) -> Vec<Vec<Pos2>> {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let n_dashes = length / (dash + gap);
    if n_dashes.is_nan() || n_dashes > MOST_DASHES {
        return vec![line.to_vec()];
    }
    let mut found: Vec<Vec<Pos2>> = Vec::new();
    let (mut left, mut is_drawn) = (dash, true);
    found.extend(line.first().map(|first| vec![*first]));
    for pair in line.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = from.distance(to);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let at = from + (to - from) * (done / length);
            if is_drawn {
                found.last_mut().into_iter().for_each(|dash| dash.push(at));
            } else {
                found.push(vec![at]);
            }
            is_drawn = !is_drawn;
            left = if is_drawn { dash } else { gap };
        }
        left -= length - done;
        if is_drawn {
            found.last_mut().into_iter().for_each(|dash| dash.push(to));
        }
    }
    found.retain(|dash| dash.len() > 1);
    found
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, pos2};

    use super::dashes;

    fn length(line: &[Pos2]) -> f32 {
        line.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
    }

    #[test]
    fn dashes_go_around_corners_and_keep_their_length() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 12.0)];
        let found = dashes(&line, 4.0, 3.0);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[1], [pos2(7.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 1.0)]);
        for dash in &found[..3] {
            assert!((length(dash) - 4.0).abs() < 1e-4, "{dash:?}");
        }
        assert!(
            (length(&found[3]) - 1.0).abs() < 1e-4,
            "the rest of the line"
        );
    }

    #[test]
    fn lines_without_end_are_drawn_whole() {
        let far = [pos2(0.0, 0.0), pos2(1e7, 0.0)];
        assert_eq!(dashes(&far, 4.0, 3.0), [far.to_vec()]);
        assert_eq!(
            dashes(&[pos2(0.0, 0.0), pos2(f32::NAN, 0.0)], 4.0, 3.0).len(),
            1
        );
        let nowhere = [pos2(0.0, 0.0), pos2(f32::NAN, 0.0)];
        assert_eq!(dashes(&nowhere, 4.0, 3.0).len(), 1);
        assert!(dashes(&[], 4.0, 3.0).is_empty());
    }
}

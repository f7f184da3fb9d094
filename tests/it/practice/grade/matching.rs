//! The best matching beside every matching there is.

use fastrand::Rng;
use mlboard::practice::grade::best_matching;

type Matched = Vec<Option<usize>>;

/// The best sum with the first of its matchings, by trying all of them; unmatched comes after every column.
fn tried(weights: &[Vec<i64>]) -> Matched {
    fn go(
        weights: &[Vec<i64>],
        row: usize,
        now: &mut Matched,
        sum: i64,
        best: &mut (i64, Matched),
    ) {
        let Some(columns) = weights.get(row) else {
            // In lexicographic order, so that the first of equals stays.
            if sum > best.0 {
                *best = (sum, now.clone());
            }
            return;
        };
        for (column, weight) in columns.iter().enumerate() {
            if *weight > 0 && !now.contains(&Some(column)) {
                now.push(Some(column));
                go(weights, row + 1, now, sum + weight, best);
                now.pop();
            }
        }
        now.push(None);
        go(weights, row + 1, now, sum, best);
        now.pop();
    }
    let mut best = (-1, Vec::new());
    go(weights, 0, &mut Vec::new(), 0, &mut best);
    best.1
}

#[test]
fn the_best_matching_is_the_first_of_all_best_ones() {
    for seed in 0..4_000 {
        let mut random = Rng::with_seed(seed);
        let (rows, columns) = (random.usize(0..6), random.usize(0..6));
        let largest = [2, 3, 9, 1 << 50][random.usize(..4)];
        let weights: Vec<Vec<i64>> = (0..rows)
            .map(|_| (0..columns).map(|_| random.i64(0..largest)).collect())
            .collect();
        assert_eq!(
            best_matching(&weights),
            tried(&weights),
            "seed {seed}: {weights:?}"
        );
    }
}

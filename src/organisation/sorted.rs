//! Rows of ties one after the other: where each starts, and how each is sorted.

/// Where rows of these lengths start, and where the last one ends.
///
/// # Panics
/// If there are 2^32 ties or more.
pub(super) fn starts(lengths: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = Vec::with_capacity(lengths.size_hint().0 + 1);
    let mut end = 0u32;
    starts.push(end);
    for length in lengths {
        end = end.checked_add(length).expect("memory ends before 2^32 ties");
        starts.push(end);
    }
    starts
}

/// Sorts each row by who is reached and then by weight.
pub(super) fn sort_rows(starts: &[u32], reached: &mut [u32], mut weights: Option<&mut [f32]>) {
    let mut ties = Vec::new();
    for row in starts.windows(2) {
        let row = row[0] as usize..row[1] as usize;
        match &mut weights {
            None => reached[row].sort_unstable(),
            Some(weights) => sort_row(&mut reached[row.clone()], &mut weights[row], &mut ties),
        }
    }
}

/// Sorts a row together with its weights, by way of a list that is kept for the next row.
fn sort_row(reached: &mut [u32], weights: &mut [f32], ties: &mut Vec<(u32, f32)>) {
    if reached.windows(2).all(|two| two[0] < two[1]) {
        return;
    }
    ties.clear();
    ties.extend(reached.iter().copied().zip(weights.iter().copied()));
    ties.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for ((to, weight), tie) in reached.iter_mut().zip(weights).zip(ties) {
        (*to, *weight) = *tie;
    }
}

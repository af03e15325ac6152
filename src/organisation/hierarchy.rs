//! Reporting lines as a file gives them: circles refused, and how far everybody is below the top.

use super::NOBODY;
use super::fault::DataError;

/// Everybody's layer by the managers above; `lines` are where people stand in their file.
pub(super) fn layers(manager: &[u32], lines: &[u64]) -> Result<Vec<u8>, DataError> {
    let mut layer: Vec<Option<u8>> = vec![None; manager.len()];
    let mut met_from = vec![NOBODY; manager.len()];
    let mut way = Vec::new();
    for start in 0..manager.len() as u32 {
        let mut person = start;
        while person != NOBODY && layer[person as usize].is_none() {
            if met_from[person as usize] == start {
                return Err(DataError::Circle { lines: circle(person, manager, lines) });
            }
            met_from[person as usize] = start;
            way.push(person);
            person = manager[person as usize];
        }
        let mut above = if person == NOBODY { None } else { layer[person as usize] };
        for person in way.drain(..).rev() {
            let deeper = above.map_or(Some(0), |above| above.checked_add(1).filter(|&layer| layer < u8::MAX));
            above = Some(deeper.ok_or(DataError::TooManyLayers { line: lines[person as usize] })?);
            layer[person as usize] = above;
        }
    }
    Ok(layer.into_iter().map(|layer| layer.expect("the way up ends at a top or in a circle")).collect())
}

/// The lines of the circle of managers on which a person is, from that person on.
fn circle(person: u32, manager: &[u32], lines: &[u64]) -> Vec<u64> {
    let mut found = vec![lines[person as usize]];
    let mut next = manager[person as usize];
    while next != person {
        found.push(lines[next as usize]);
        next = manager[next as usize];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_count_managers_up_to_the_top() {
        let lines: Vec<u64> = (2..8).collect();
        assert_eq!(layers(&[1, 3, NOBODY, NOBODY, 0, 2], &lines), Ok(vec![2, 1, 0, 0, 3, 1]));
    }

    #[test]
    fn a_circle_is_named_by_its_lines() {
        let found = layers(&[1, 2, 3, 1], &[2, 3, 4, 5]);
        assert_eq!(found, Err(DataError::Circle { lines: vec![3, 4, 5] }));
    }

    #[test]
    fn a_line_of_too_many_managers_is_refused() {
        let manager: Vec<u32> = (0..300).map(|person: u32| person.checked_sub(1).unwrap_or(NOBODY)).collect();
        let lines: Vec<u64> = (2..302).collect();
        assert_eq!(layers(&manager, &lines), Err(DataError::TooManyLayers { line: 257 }));
        assert!(layers(&manager[..255], &lines).is_ok());
    }
}

//! At which site each person works: parts of the reporting tree kept together, sites about equally large.

use super::NOBODY;

/// Everybody's site, from the managers of people who are numbered from the top: a manager has a lower
/// number than the reports.
///
/// People are lined up so that each leader is followed by all who report to them, directly or not, and the
/// line is cut into equal parts; a cut moves by up to a quarter of a part to where a leader's people begin.
/// The top person is at site 0. There are no more sites than people.
pub(super) fn sites(manager: &[u32], sites: u16) -> Vec<u16> {
    let people = manager.len();
    let places = places(manager);
    let mut begins = vec![false; people];
    for &leader in manager.iter().filter(|&&leader| leader != NOBODY) {
        begins[places[leader as usize] as usize] = true;
    }
    let sites = usize::from(sites.max(1)).min(people);
    let cuts: Vec<u32> =
        (1..sites).map(|cut| moved(cut * people / sites, people / sites / 4, &begins) as u32).collect();
    places.iter().map(|place| cuts.partition_point(|cut| cut <= place) as u16).collect()
}

/// Everybody's place in the line in which all who report to a leader follow that leader.
fn places(manager: &[u32]) -> Vec<u32> {
    let mut size = vec![1u32; manager.len()];
    for person in (0..manager.len()).rev().filter(|&person| manager[person] != NOBODY) {
        size[manager[person] as usize] += size[person];
    }
    let (mut place, mut next) = (vec![0u32; manager.len()], vec![0u32; manager.len()]);
    let mut top = 0;
    for person in 0..manager.len() {
        let free = if manager[person] == NOBODY { &mut top } else { &mut next[manager[person] as usize] };
        place[person] = *free;
        *free += size[person];
        next[person] = place[person] + 1;
    }
    place
}

/// The place nearest to `cut`, at most `reach` away, where a leader's people begin; `cut` if there is none.
fn moved(cut: usize, reach: usize, begins: &[bool]) -> usize {
    let nearest = (0..=reach).flat_map(|step| [cut - step, cut + step]).find(|&place| begins[place]);
    nearest.unwrap_or(cut)
}

#[cfg(test)]
mod tests {
    use super::super::Pyramid;
    use super::super::reporting::lines;
    use super::*;

    #[test]
    fn the_line_keeps_subtrees_together() {
        assert_eq!(places(&[NOBODY, 0, 0, 1, 1, 2]), [0, 1, 4, 2, 3, 5]);
        assert_eq!(places(&[NOBODY, NOBODY, NOBODY]), [0, 1, 2]);
    }

    #[test]
    fn sites_are_about_equally_large_and_most_people_work_where_their_manager_does() {
        let (manager, _) = lines(&Pyramid::with_span(5000, 8.0));
        let site = sites(&manager, 7);
        let mut sizes = [0u32; 7];
        site.iter().for_each(|&site| sizes[usize::from(site)] += 1);
        assert!(sizes.iter().all(|&size| size.abs_diff(5000 / 7) < 25), "{sizes:?}");
        let away = (1..5000).filter(|&person| site[person] != site[manager[person] as usize]).count();
        assert!(away <= 6 * 3 * 7, "{away} people work away from their manager");
        assert_eq!(site[0], 0);
    }

    #[test]
    fn more_sites_than_people_leave_the_last_ones_out() {
        assert_eq!(sites(&[NOBODY, 0, 0], 10), [0, 1, 2]);
        assert_eq!(sites(&[NOBODY, NOBODY], 0), [0, 0]);
        assert!(sites(&[], 3).is_empty());
    }
}

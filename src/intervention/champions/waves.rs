//! Champions start in waves of equal size.

use super::Champions;

/// The week in which a wave starts, the first of which is 0.
pub(super) fn week(champions: &Champions, wave: u32) -> u32 {
    champions.from_week.saturating_add(wave.saturating_mul(champions.wave_gap_weeks))
}

/// The wave of somebody at this place in the order of choice; where they cannot be equal, the later ones are larger.
pub(super) fn of(champions: &Champions, place: usize, asked: usize) -> u32 {
    let waves = (champions.wave_count as usize).min(asked).max(1);
    (waves - 1 - (asked - 1 - place) * waves / asked) as u32
}

/// How many of `asked` people start in each wave, the first of which is 0.
pub fn sizes(wave_count: u32, asked: u32) -> Vec<u32> {
    let waves = u64::from(wave_count.min(asked).max(1));
    let until = |wave: u64| wave * u64::from(asked) / waves;
    (0..waves).map(|wave| (until(wave + 1) - until(wave)) as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_the_places() {
        for (wave_count, asked) in [(1, 0), (1, 9), (10, 3), (4, 11), (5, 7), (7, 100), (100, 100)] {
            let champions = Champions { wave_count, ..Champions::default() };
            let mut counted = vec![0; wave_count.min(asked).max(1) as usize];
            (0..asked).for_each(|place| counted[of(&champions, place as usize, asked as usize) as usize] += 1);
            assert_eq!(sizes(wave_count, asked), counted);
        }
    }

    #[test]
    fn waves_are_of_equal_size_in_the_order_of_choice() {
        let waves = |wave_count, asked| {
            let champions = Champions { wave_count, ..Champions::default() };
            (0..asked).map(|place| of(&champions, place, asked)).collect::<Vec<_>>()
        };
        assert_eq!(waves(3, 7), [0, 0, 1, 1, 2, 2, 2]);
        assert_eq!(waves(2, 4), [0, 0, 1, 1]);
        assert_eq!((waves(5, 2), waves(1, 3), waves(9, 1)), (vec![0, 1], vec![0, 0, 0], vec![0]));
    }

    #[test]
    fn a_wave_starts_so_many_weeks_after_the_one_before() {
        let champions = Champions { from_week: 3, wave_gap_weeks: 10, ..Champions::default() };
        assert_eq!([0, 1, 2].map(|wave| week(&champions, wave)), [3, 13, 23]);
    }
}

//! Collective search: teams look for a better way of doing the behaviour, and learn from each other.
//!
//! What variants are worth is an NK landscape (Kauffman & Levin 1987). A team looks at what a tied team
//! practises and takes it over if it is better, else tries a change of its own and keeps it if it is better
//! (Lazer & Friedman 2007, at one tied team a week). A team that keeps several variants alive takes up
//! what it sees, and changes that are not better, as long as it has room for them; each is then improved
//! upon, until the team settles on one. The time for all this is that of trials, less what is lost to
//! arguing.
//!
//! Those who try a variant know what it is worth; those who judge it without trying err.

mod landscape;
mod lot;
mod resolution;
mod settings;
mod teams;
mod variants;
mod week;

use crate::organisation::Organisation;
use crate::random::Luck;
use landscape::{Landscape, Variant};
use lot::{Draw, place};
use resolution::Resolving;
use teams::Teams;
use variants::Variants;

pub use settings::{LearnsFrom, Resolution, Search};

/// What the search has come to in one week, after shocks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payoff {
    /// What teams practise is worth on average, as a share of the best variant there is.
    pub mean: f64,
    /// What the best team practises is worth, as a share of the best variant there is.
    pub best: f64,
    /// How many different variants are alive in all teams.
    pub variants: u32,
}

/// What teams find by a search, a row a week from week 0; nothing where nobody searches.
pub fn found(search: &Search, organisation: &Organisation, weeks: u32, luck: Luck) -> Vec<Payoff> {
    let Some(mut searching) = Searching::new(search, organisation, luck) else { return Vec::new() };
    let start = searching.payoff();
    std::iter::once(start).chain((1..=weeks).map(|week| searching.act(week))).collect()
}

/// A search at work. Teams and ties are those of week 0.
#[derive(Debug, Clone, PartialEq)]
struct Searching {
    search: Search,
    luck: Luck,
    landscape: Landscape,
    teams: Teams,
    variants: Variants,
    /// How much time a team gains in a week, by how far apart its variants are.
    times: Vec<i64>,
    /// Each team's time, in parts of trials; below 0 while meetings are made up for.
    time: Vec<i64>,
}

impl Searching {
    /// Before week 1, each team with a variant by lot; `None` when nobody searches.
    fn new(search: &Search, organisation: &Organisation, luck: Luck) -> Option<Searching> {
        if !search.is_on() {
            return None;
        }
        let teams = Teams::new(organisation, search.learns_from);
        let landscape = Landscape::new(search.aspects, search.ruggedness, luck);
        let all = landscape.variants();
        let first = |team| place(Draw::Start.pair(luck, team, 0, 0).0, all) as Variant;
        let variants = Variants::new(teams.count(), search.variants_kept, first);
        let time = vec![0; teams.count() as usize];
        let (search, times) = (search.clone(), search.times());
        Some(Searching { search, luck, landscape, teams, variants, times, time })
    }

    /// A week of search; weeks are counted from 1.
    fn act(&mut self, week: u32) -> Payoff {
        let share = self.search.shock_percent.fraction();
        self.landscape.shake(self.search.shocks_per_year, share, week, self.luck);
        let [looks, trials] = [Draw::Look, Draw::Trial].map(|draw| draw.pairs(self.luck, self.teams.count(), week, 0));
        // What teams see is what others practised at the end of last week.
        let shown = |(team, (lot, _))| Some(self.variants.practised(self.teams.seen_by(team, lot)?));
        let seen: Vec<Option<Variant>> = (0..).zip(looks).map(shown).collect();
        for (team, (seen, trial)) in (0..).zip(seen.into_iter().zip(trials)) {
            self.time[team as usize] += self.time_gained(team);
            self.look(team, seen);
            self.try_changes(team, week, trial);
        }
        if week.is_multiple_of(self.search.resolved_every_weeks) {
            self.resolve(week);
        }
        self.payoff()
    }

    /// What the search has come to so far; before week 1, where it starts from.
    fn payoff(&self) -> Payoff {
        let (mut sum, mut most) = (0u64, 0);
        for team in 0..self.teams.count() {
            let payoff = self.landscape.payoff(self.variants.practised(team));
            (sum, most) = (sum + u64::from(payoff), most.max(payoff));
        }
        let best = f64::from(self.landscape.best());
        Payoff {
            mean: sum as f64 / (f64::from(self.teams.count().max(1)) * best),
            best: f64::from(most) / best,
            variants: self.variants.alive(self.landscape.variants()),
        }
    }

    /// Teams settle on one variant each; those who have a choice take the time for it.
    fn resolve(&mut self, week: u32) {
        for (team, time) in (0..).zip(&mut self.time) {
            *time -= self.search.time_to_settle(self.variants.of(team).len());
        }
        let error = self.search.reading_error.value() * f64::from(self.landscape.best());
        let (landscape, aspects, luck) = (&self.landscape, self.search.aspects, self.luck);
        let resolving = Resolving { landscape, aspects, error, week, luck };
        match self.search.resolution {
            Resolution::Boss => resolving.by_bosses(&mut self.variants, &self.teams),
            Resolution::Vote => resolving.by_votes(&mut self.variants, &self.teams),
            Resolution::Recombine => resolving.by_recombining(&mut self.variants, &self.teams),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::Fraction;
    use crate::organisation::{Complete, RingLattice};

    fn on() -> Search {
        Search { trials_per_week: 1.0, ..Search::default() }
    }

    fn ring(ties_per_person: u32) -> Organisation {
        Organisation::alike(RingLattice { ties_per_person }.build(100))
    }

    fn complete() -> Organisation {
        Organisation::alike(Complete {}.build(100))
    }

    fn run(search: &Search, organisation: &Organisation, weeks: u32, run: u32) -> Vec<Payoff> {
        found(search, organisation, weeks, Luck::new(9, run)).split_off(1)
    }

    /// By how many standard errors the first does better than the second in a week, over pairs of runs.
    fn ahead(one: (&Search, &Organisation), other: (&Search, &Organisation), week: u32, runs: u32) -> f64 {
        let last = |(search, organisation), number| run(search, organisation, week, number)[week as usize - 1].mean;
        let gaps: Vec<f64> = (0..runs).map(|number| last(one, number) - last(other, number)).collect();
        let mean = gaps.iter().sum::<f64>() / f64::from(runs);
        let variance = gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / f64::from(runs - 1);
        mean / (variance / f64::from(runs)).sqrt()
    }

    #[test]
    fn nobody_searches_unless_asked_to() {
        assert!(found(&Search::default(), &complete(), 10, Luck::new(1, 0)).is_empty());
    }

    #[test]
    fn the_same_luck_gives_the_same_search() {
        let search = Search { variants_kept: 3, shocks_per_year: 4.0, resolution: Resolution::Vote, ..on() };
        assert_eq!(run(&search, &ring(4), 60, 0), run(&search, &ring(4), 60, 0));
        assert_ne!(run(&search, &ring(4), 60, 0), run(&search, &ring(4), 60, 1));
    }

    #[test]
    fn the_mean_is_at_most_that_of_the_best_team_and_this_at_most_the_best_there_is() {
        for resolution in [Resolution::Boss, Resolution::Vote, Resolution::Recombine] {
            let search = Search { variants_kept: 4, shocks_per_year: 8.0, resolution, ..on() };
            for payoff in run(&search, &ring(4), 104, 2) {
                assert!(payoff.mean > 0.0 && payoff.mean <= payoff.best && payoff.best <= 1.0, "{payoff:?}");
                assert!((1..=400).contains(&payoff.variants));
            }
        }
    }

    #[test]
    fn teams_on_their_own_reach_the_best_where_nothing_is_rugged() {
        let search = Search { ruggedness: 0, learns_from: LearnsFrom::Team, ..on() };
        let last = run(&search, &ring(4), 200, 0)[199];
        assert_eq!(last, Payoff { mean: 1.0, best: 1.0, variants: 1 });
    }

    #[test]
    fn with_one_variant_there_is_nothing_to_settle_and_nothing_gets_worse() {
        let by = |resolution| run(&Search { resolution, ..on() }, &ring(4), 52, 3);
        let boss = by(Resolution::Boss);
        assert!(boss.is_sorted_by(|before, after| before.mean <= after.mean));
        assert_eq!(boss, by(Resolution::Vote));
        assert_eq!(boss, by(Resolution::Recombine));
    }

    #[test]
    fn half_a_trial_a_week_is_a_trial_every_other_week() {
        let alone = Search { learns_from: LearnsFrom::Team, trials_per_week: 0.5, ..on() };
        let halves = run(&alone, &ring(4), 20, 0);
        assert!(halves[0].mean < halves[1].mean && halves[1..].chunks(2).all(|pair| pair[0] == *pair.last().unwrap()));
    }

    #[test]
    fn the_more_ties_the_sooner_all_are_near_the_best() {
        let search = Search { ruggedness: 0, ..on() };
        assert!(ahead((&search, &ring(20)), (&search, &ring(2)), 8, 40) > 4.0);
        assert!(ahead((&search, &complete()), (&search, &ring(20)), 8, 40) > 0.0);
    }

    #[test]
    fn dense_networks_are_better_early_and_worse_late_on_a_rugged_landscape() {
        // Lazer & Friedman 2007: everybody copies the first good variant, and the search ends there.
        let search = Search { aspects: 12, ruggedness: 5, ..on() };
        assert!(ahead((&search, &complete()), (&search, &ring(2)), 8, 200) > 3.0);
        assert!(ahead((&search, &ring(2)), (&search, &complete()), 156, 200) > 3.0);
    }

    #[test]
    fn some_disagreement_finds_more_and_too_much_stalls() {
        let kept = |variants_kept| Search {
            variants_kept,
            trials_per_week: 4.0,
            ruggedness: 7,
            resolved_every_weeks: 13,
            disagreement_effect: Fraction::new(0.5).expect("a fraction"),
            reading_error: Fraction::new(0.02).expect("a fraction"),
            ..on()
        };
        let (one, three, twelve) = (kept(1), kept(3), kept(12));
        assert!(ahead((&three, &ring(4)), (&one, &ring(4)), 208, 60) > 3.0);
        assert!(ahead((&three, &ring(4)), (&twelve, &ring(4)), 208, 60) > 3.0);
    }

    #[test]
    fn who_has_a_choice_takes_time_to_settle() {
        let by = |resolution| Search { resolution, meeting_trials: 0.5, ..on() };
        let times = |resolution| [1, 2, 4].map(|variants| by(resolution).time_to_settle(variants) >> 19);
        assert_eq!(times(Resolution::Boss), [0, 0, 0]);
        assert_eq!(times(Resolution::Vote), [0, 1, 1]);
        assert_eq!(times(Resolution::Recombine), [0, 3, 7]);
    }
}

//! What the twins of all runs of a strategy come to: when it tips, what each channel adds, and the regret of
//! leaders who change their place.

use super::ensemble::Ensemble;
use super::statistics::{Estimate, mean, quantile};
use super::twins::Twins;
use crate::behaviour::Measure;
use crate::engine::Source;
use crate::intervention::Channel;
use crate::leadership::Mode;

/// When a strategy can be switched off (a switch-off test).
#[derive(Debug, Clone, PartialEq)]
pub struct TippingTest {
    /// The first week from which on nothing more needs to be done, a value a run; `None` where it has not tipped.
    pub weeks: Vec<Option<u32>>,
    /// How long it must then be seen to hold: it cannot tip later than so many weeks before the end.
    pub held: u32,
}

/// What a channel adds: a strategy beside itself without it, run by run.
#[derive(Debug, Clone, PartialEq)]
pub struct KnockOut {
    /// The channel left out.
    pub channel: Channel,
    /// Owned adoption in the end with it, less without it, in shares of all people.
    pub lost: Estimate,
    /// Owned adoption in the end without it, on average.
    pub without: f64,
    /// Those who own it in the end through this channel itself, on average and as a share of all people; `None` for
    /// a channel that acts through others alone.
    pub credited: Option<f64>,
}

/// What leaders who change their place come to beside leaders who stay in the best one, run by run. Which place is the
/// best is known afterwards only.
#[derive(Debug, Clone, PartialEq)]
pub struct Regret {
    /// Who own it as intended in the end where leaders stay in each place, on average and as a share of all people.
    pub staying: [(Mode, f64); Mode::ALL.len()],
    /// The place where that is most.
    pub best: Mode,
    /// Aligned adoption in the end where leaders stay there, less where they change: above 0, changing costs.
    pub regret: Estimate,
}

impl TippingTest {
    /// How many runs tipped.
    pub fn tipped(&self) -> usize {
        self.weeks.iter().flatten().count()
    }

    /// The median week over the runs that tipped.
    pub fn median(&self) -> Option<f64> {
        let mut weeks: Vec<f64> = self.weeks.iter().flatten().map(|&week| f64::from(week)).collect();
        weeks.sort_unstable_by(f64::total_cmp);
        (!weeks.is_empty()).then(|| quantile(&weeks, 0.5))
    }
}

/// A knock-out a channel, from the twins of each run.
pub(super) fn knock_outs(ensemble: &Ensemble, twins: &[Twins]) -> Vec<KnockOut> {
    let channels = twins.first().map_or(&[][..], |twins| &twins.without);
    let last = ensemble.weeks();
    let owned = ensemble.shares(Measure::Owned, last);
    let people = f64::from(ensemble.runs[0].people());
    let knock_out = |(place, &(channel, _)): (usize, &(Channel, u32))| {
        let without: Vec<f64> = twins.iter().map(|twins| f64::from(twins.without[place].1) / people).collect();
        let lost: Vec<f64> = owned.iter().zip(&without).map(|(with, without)| with - without).collect();
        KnockOut { channel, lost: Estimate::of(&lost), without: mean(&without), credited: credited(ensemble, channel) }
    };
    channels.iter().enumerate().map(knock_out).collect()
}

/// The regret, from the twins of each run; `None` where leaders do not change their place.
pub(super) fn regret(ensemble: &Ensemble, twins: &[Twins]) -> Option<Regret> {
    let people = f64::from(ensemble.runs.first()?.people());
    let staying: Vec<[u32; Mode::ALL.len()]> = twins.iter().map(|twins| twins.staying).collect::<Option<_>>()?;
    let shares = |place: usize| -> Vec<f64> { staying.iter().map(|run| f64::from(run[place]) / people).collect() };
    let means = std::array::from_fn(|place| (Mode::ALL[place], mean(&shares(place))));
    let best = (1..means.len()).fold(0, |best, place| if means[place].1 > means[best].1 { place } else { best });
    let changing = ensemble.shares(Measure::Aligned, ensemble.weeks());
    let regret: Vec<f64> = shares(best).iter().zip(&changing).map(|(staying, changing)| staying - changing).collect();
    Some(Regret { staying: means, best: Mode::ALL[best], regret: Estimate::of(&regret) })
}

fn credited(ensemble: &Ensemble, channel: Channel) -> Option<f64> {
    let sources: &[Source] = match channel {
        Channel::Broadcast => &[Source::Broadcast],
        Channel::Cascade => &[Source::Line],
        Channel::Mandate => &[Source::Mandate],
        Channel::Champions => &[Source::Asked, Source::Champion],
        Channel::Backstage | Channel::RoleModels => return None,
    };
    let share = |source: &Source| {
        let shares: Vec<f64> = ensemble.runs.iter().map(|run| run.share_through(*source, run.weeks())).collect();
        mean(&shares)
    };
    Some(sources.iter().map(share).sum())
}

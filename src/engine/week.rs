//! One week of everybody's clocks: a pass over the columns.

use super::rates::{KINDS, ONWARD, OTHER};
use multiversion::multiversion;

/// How many people are looked through at a time for clocks that have run out.
const GROUP: usize = 16;

/// One week of everybody's clocks; who has one that ran out is added to `due`, in order. Unless `others_gain`,
/// nobody's other clock gained anything. `lapses` is what each person's clock of stopping gains beyond what is
/// common; empty where nobody has anything of their own.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn pass(
    kinds: &[u8],
    peers: &[i64],
    lapses: &[i64],
    common: &[[i64; KINDS]; 2],
    others_gain: bool,
    left: &mut [Vec<i64>; 2],
    due: &mut Vec<u32>,
) {
    let [onward, other] = left;
    let columns = kinds.chunks(GROUP).zip(peers.chunks(GROUP));
    let columns = columns.zip(onward.chunks_mut(GROUP).zip(other.chunks_mut(GROUP)));
    for (group, ((kinds, peers), (onward, other))) in columns.enumerate() {
        let mut out = gain(kinds, peers, &common[ONWARD], onward);
        if others_gain {
            let own = lapses.get(group * GROUP..group * GROUP + kinds.len()).unwrap_or(&[0; GROUP]);
            out |= gain(kinds, own, &common[OTHER], other);
        }
        if out {
            let rung = |&place: &usize| onward[place] <= 0 || other[place] <= 0;
            due.extend((0..kinds.len()).filter(rung).map(|place| (group * GROUP + place) as u32));
        }
    }
}

/// What those of one kind gain on a clock this week beyond what all of them do, a number a person.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn gain_of(kind: u8, kinds: &[u8], gains: &[i64], left: &mut [i64]) {
    for ((left, &gain), &of) in left.iter_mut().zip(gains).zip(kinds) {
        *left -= if of == kind { gain } else { 0 };
    }
}

/// One week of one clock of some people; says whether any ran out. Written without a branch, so that
/// compilers can take many at once.
#[inline(always)]
fn gain(kinds: &[u8], peers: &[i64], common: &[i64; KINDS], left: &mut [i64]) -> bool {
    let (kinds, peers) = (&kinds[..left.len()], &peers[..left.len()]);
    let mut out = 0;
    for place in 0..left.len() {
        let mut gain = peers[place];
        for (kind, &common) in common.iter().enumerate() {
            gain += if kinds[place] == kind as u8 { common } else { 0 };
        }
        left[place] -= gain;
        out |= left[place] - 1;
    }
    out < 0
}

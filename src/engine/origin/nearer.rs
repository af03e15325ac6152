//! Variants that come nearer to what is intended, many at once.

use crate::behaviour::{Deviation, Stage};
use crate::exact::nearest;
use crate::intervention::Pull;
use multiversion::multiversion;

/// How many people are taken together.
pub(super) const TOGETHER: usize = 64;

/// Where the variants of some people come to lie.
pub(super) struct Nearer {
    /// Everybody's, that of those who own none as it was.
    pub variants: [Deviation; TOGETHER],
    /// By how much the distances from what is intended grow, all together.
    pub off: i64,
    /// Whether any gets into what is tolerated, or out of it.
    pub crosses: bool,
}

/// Where the variants of up to [`TOGETHER`] people come to lie, of whom those come nearer who own one, each by as much
/// as `pull` says at their support; `supports` is empty where nobody has any, and up to `tolerated` all are aligned.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn nearer(variants: &[Deviation], stages: &[Stage], supports: &[f64], pull: Pull, tolerated: u32) -> Nearer {
    let mut nearer = [0; TOGETHER];
    let mut each = [0.0; TOGETHER];
    each[..supports.len()].copy_from_slice(supports);
    let (mut off, mut crosses) = (0, false);
    for (((to, &variant), stage), support) in nearer.iter_mut().zip(variants).zip(stages).zip(each) {
        let pulled = nearest(f64::from(variant) * (1.0 - pull.of(support))) as Deviation;
        *to = if stage.owned() { pulled } else { variant };
        off += i64::from(to.abs()) - i64::from(variant.abs());
        crosses |= (to.unsigned_abs() <= tolerated) != (variant.unsigned_abs() <= tolerated);
    }
    Nearer { variants: nearer, off, crosses }
}

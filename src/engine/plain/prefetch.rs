//! Asking for memory before it is needed.

/// Says that `slice[at]` will be read soon. Changes nothing but time; `at` may lie beyond the end.
#[inline(always)]
pub(super) fn soon<T>(slice: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: the instruction reads nothing and cannot fault, whatever the address.
        #[allow(unsafe_code, reason = "there is no safe way to ask for memory ahead of time")]
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(slice.as_ptr().wrapping_add(at).cast());
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (slice, at);
}

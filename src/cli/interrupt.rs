//! Being interrupted: the first time it is asked for, work stops before the next runs; the second time, at once.

use super::output;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether work is to stop.
pub static STOP: AtomicBool = AtomicBool::new(false);

/// Whether a folder is being put in place, which takes a moment and must not be cut short.
static WRITING: AtomicBool = AtomicBool::new(false);

/// Listens for interruptions from now on.
pub fn listen() {
    let heard = ctrlc::set_handler(|| {
        let again = STOP.swap(true, Ordering::SeqCst);
        if again && !WRITING.load(Ordering::SeqCst) {
            std::process::exit(130);
        }
        output::note("stopping after the runs at work; a second time ends at once");
    });
    if let Err(error) = heard {
        output::note(&format!("note: an interruption will not be heard: {error}"));
    }
}

/// Whether work is to stop.
pub fn is_asked() -> bool {
    STOP.load(Ordering::SeqCst)
}

/// Does something that is not to be cut short.
pub fn hold_off<T>(work: impl FnOnce() -> T) -> T {
    WRITING.store(true, Ordering::SeqCst);
    let done = work();
    WRITING.store(false, Ordering::SeqCst);
    done
}

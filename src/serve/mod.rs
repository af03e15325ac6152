//! A page on this machine's loopback, to play with a scenario before others: change a value, run, compare, bet.
//!
//! request → guard (who asks, and how much) → page, run, saved scenario or slide. Nothing that is asked for names a file.

mod bounds;
mod controls;
mod guard;
mod limits;
mod page;
mod results;
mod routes;
mod run;
mod subject;

pub use limits::Limits;
pub use subject::Subject;

use guard::Guard;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How long somebody may take to say what is asked for.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked whether to stop.
const LOOK: Duration = Duration::from_millis(100);

/// The most connections at a time.
const CONNECTIONS: usize = 64;

/// Serves a scenario until `stop`; `ready` hears the link once it can be opened. Port 0 is any that is free.
///
/// # Errors
/// That the port is taken, or that the system has no connection to give.
pub fn serve(subject: Subject, port: u16, ready: impl FnOnce(&str), stop: &AtomicBool) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
        let guard = Guard::new(listener.local_addr()?.port())?;
        ready(&guard.link());
        let routes = TowerToHyperService::new(routes::routes(subject, guard));
        let room = Arc::new(Semaphore::new(CONNECTIONS));
        while !stop.load(Ordering::Relaxed) {
            let Ok(Ok(place)) = tokio::time::timeout(LOOK, room.clone().acquire_owned()).await else { continue };
            let stream = match tokio::time::timeout(LOOK, listener.accept()).await {
                Ok(Ok((stream, _))) => stream,
                Ok(Err(_)) => {
                    // No connection can be had for now.
                    tokio::time::sleep(LOOK).await;
                    continue;
                }
                Err(_) => continue,
            };
            let routes = routes.clone();
            tokio::spawn(async move {
                let mut http = http1::Builder::new();
                let _ = http
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .max_buf_size(limits::HEAD_BYTES)
                    .serve_connection(TokioIo::new(stream), routes)
                    .await;
                drop(place);
            });
        }
        Ok(())
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

//! A run that the page asks for: how far it is, line by line, then what came out. Whoever leaves ends it.

use super::PATIENCE;
use super::routes::Served;
use crate::behaviour::Measure;
use crate::experiment::{Comparison, Interrupted, compare, on_threads};
use crate::report::{About, chart, doubts_of_run, live, talk};
use crate::scenario::Scenario;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::channel::{Channel, Sender};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::spawn_blocking;

/// How often it is said how far a run is.
const SAID: Duration = Duration::from_millis(100);

/// The header by which tabs are told apart.
const TAB: &str = "x-groundswell-tab";

/// How far a run is, and whether it is to stop.
#[derive(Default)]
struct Way {
    done: AtomicU32,
    stop: AtomicBool,
}

/// Starts a run with what was changed, if there is room for one.
pub(super) async fn run(
    State(served): State<Served>,
    headers: HeaderMap,
    Json(changed): Json<BTreeMap<String, String>>,
) -> Response {
    let Ok(room) = served.room.clone().try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "another run is at work: wait for it, or cancel it").into_response();
    };
    let tab: String = headers.get(TAB).and_then(|tab| tab.to_str().ok()).unwrap_or_default().into();
    let read = served.aside(move |served| asked(served, tab, &changed)).await;
    let asked = match read.unwrap_or_else(|| Err("the scenario cannot be read".into())) {
        Ok(asked) => asked,
        Err(mistake) => return (StatusCode::UNPROCESSABLE_ENTITY, mistake).into_response(),
    };
    let (sender, body) = Channel::<Bytes, Infallible>::new(4);
    tokio::spawn(told(served, asked, sender, room));
    ([(CONTENT_TYPE, "application/x-ndjson")], Body::new(body)).into_response()
}

/// What is asked for: by which tab, the scenario, and the values laid over its file.
struct Asked {
    tab: String,
    scenario: Scenario,
    sets: Vec<(String, String)>,
}

/// What is asked for, or what is mistaken in it.
fn asked(served: &Served, tab: String, changed: &BTreeMap<String, String>) -> Result<Asked, String> {
    let subject = &served.subject;
    let more = subject.settings(changed)?;
    let (scenario, sets) = (subject.accepted(&more)?, subject.sets(&more));
    Ok(Asked { tab, scenario, sets })
}

/// Says how far the run is until it is done, and then what came out.
async fn told(served: Served, asked: Asked, mut sender: Sender<Bytes, Infallible>, room: OwnedSemaphorePermit) {
    let way = Arc::new(Way::default());
    let runs = asked.scenario.file.runs;
    let mut work = {
        let way = way.clone();
        spawn_blocking(move || answer(&served, &asked, &way))
    };
    let last = loop {
        match tokio::time::timeout(SAID, &mut work).await {
            Ok(answer) => break answer.unwrap_or_else(|_| json!({ "failed": "the run broke off" })),
            Err(_) => {
                let so_far = json!({ "done": way.done.load(Ordering::Relaxed), "of": runs });
                if !heard(&mut sender, line(&so_far)).await {
                    way.stop.store(true, Ordering::Relaxed);
                }
            }
        }
    };
    // Nobody may be there any more.
    heard(&mut sender, line(&last)).await;
    drop(room);
}

/// Whether what is said is taken in time: who does not read has left.
async fn heard(sender: &mut Sender<Bytes, Infallible>, line: Bytes) -> bool {
    matches!(tokio::time::timeout(PATIENCE, sender.send_data(line)).await, Ok(Ok(())))
}

fn line(value: &Value) -> Bytes {
    format!("{value}\n").into()
}

/// What came out, for the page.
fn answer(served: &Served, Asked { tab, scenario, sets }: &Asked, way: &Way) -> Value {
    let tick = || {
        way.done.fetch_add(1, Ordering::Relaxed);
    };
    let compared = on_threads(served.subject.limits.threads, || compare(scenario, &way.stop, &tick));
    let comparison = match compared {
        Ok(Ok(comparison)) => comparison,
        Ok(Err(Interrupted)) => return json!({ "failed": "cancelled" }),
        Err(error) => return json!({ "failed": error.to_string() }),
    };
    let about = About::of(&served.subject.name, &scenario.file, comparison.figures.people).with_sets(sets);
    let doubts = doubts_of_run(&about, &scenario.file, &comparison);
    let charts = chart::pictures(&about, &comparison, 0);
    let slides = match charts.and_then(|charts| talk::of_run(&about, &scenario.file, &doubts, &charts)) {
        Ok(slides) => slides,
        Err(error) => return json!({ "failed": error.to_string() }),
    };
    let number = served.results.lock().unwrap_or_else(PoisonError::into_inner).keep(tab, slides.clone());
    json!({
        "number": number,
        "html": live::result(&about, &comparison, &slides, number),
        "curves": curves(&comparison),
    })
}

/// The run in the middle of each strategy, a share a week.
fn curves(comparison: &Comparison) -> Vec<Value> {
    let curve = |arm: &crate::experiment::Arm| {
        let medians: Vec<f64> = arm.ensemble.curve(Measure::Adoption).iter().map(|spread| spread.median).collect();
        json!({ "name": arm.strategy.name, "shares": medians })
    };
    comparison.arms.iter().map(curve).collect()
}

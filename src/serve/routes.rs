//! What can be asked for.

use super::guard::{Guard, guard};
use super::limits::BODY_BYTES;
use super::results::{Results, slide, slides};
use super::subject::Subject;
use super::{PATIENCE, page, run};
use crate::report::html::sheet;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

/// How much is read or drawn at a time, beside runs.
const AT_THE_DESK: usize = 2;

/// What scripts are sent as.
const SCRIPT: [(HeaderName, &str); 1] = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];

/// How many sets of slides are drawn at a time: that takes a while, and nothing else waits for it.
const SETS: usize = 1;

/// What is said where slides are kept no more.
const NO_SLIDE: &str = "there is no such slide any more: run it again";

/// What answers are made from.
#[derive(Clone)]
pub(super) struct Served {
    pub subject: Arc<Subject>,
    pub results: Arc<Mutex<Results>>,
    /// Room for runs.
    pub room: Arc<Semaphore>,
    /// Room for what is read or drawn beside them.
    desk: Arc<Semaphore>,
    /// Room for sets of slides.
    drawer: Arc<Semaphore>,
    page: Arc<str>,
}

impl Served {
    fn new(subject: Subject) -> Served {
        Served {
            page: page::page(&subject).into(),
            room: Arc::new(Semaphore::new(subject.limits.at_once)),
            subject: Arc::new(subject),
            results: Arc::default(),
            desk: Arc::new(Semaphore::new(AT_THE_DESK)),
            drawer: Arc::new(Semaphore::new(SETS)),
        }
    }

    /// Reads or draws something away from the connections, a few at a time; `None` where that breaks off. Who has left
    /// keeps the place until it is done.
    pub async fn aside<T: Send + 'static>(&self, work: impl FnOnce(&Served) -> T + Send + 'static) -> Option<T> {
        let place = self.desk.clone().acquire_owned().await.ok()?;
        let served = self.clone();
        at(place, move || work(&served)).await
    }
}

/// Does something away from the connections at a place, which is held until it is done; `None` where it breaks off.
async fn at<T: Send + 'static>(place: OwnedSemaphorePermit, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let done = spawn_blocking(move || {
        let done = work();
        drop(place);
        done
    });
    done.await.ok()
}

/// All that can be asked for, behind the guard.
pub(super) fn routes(subject: Subject, by: Guard) -> Router {
    let served = Served::new(subject);
    Router::new()
        .route("/", get(first))
        .route("/page.js", get((SCRIPT, include_str!("page.js"))))
        .route("/bets.js", get((SCRIPT, include_str!("bets.js"))))
        .route("/page.css", get(style))
        .route("/run", post(run::run))
        .route("/scenario.toml", post(saved))
        .route("/slides/{number}/{file}", get(one_slide))
        .with_state(served.clone())
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn(patient))
        .merge(Router::new().route("/slides/{file}", get(all_slides)).with_state(served))
        .layer(from_fn_with_state(by, guard))
}

/// Nobody takes for ever to say what is asked for.
async fn patient(request: Request, next: Next) -> Response {
    let answered = tokio::time::timeout(PATIENCE, next.run(request)).await;
    answered.unwrap_or_else(|_| (StatusCode::REQUEST_TIMEOUT, "that took too long").into_response())
}

async fn first(State(served): State<Served>) -> Html<String> {
    Html(served.page.to_string())
}

/// How the page looks: as reports do, and what is its own.
async fn style() -> Response {
    static STYLE: LazyLock<String> = LazyLock::new(|| sheet() + include_str!("page.css"));
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], STYLE.as_str()).into_response()
}

/// The scenario with what was changed, to be kept.
async fn saved(State(served): State<Served>, Json(changed): Json<BTreeMap<String, String>>) -> Response {
    let text = served.aside(move |served| {
        let sets = served.subject.settings(&changed)?;
        served.subject.with(&sets)?;
        Ok::<_, String>(served.subject.saved(&sets))
    });
    match text.await.unwrap_or_else(|| Err("the scenario cannot be written".into())) {
        Ok(text) => {
            let headers =
                [(CONTENT_TYPE, "application/toml"), (CONTENT_DISPOSITION, "attachment; filename=\"scenario.toml\"")];
            (headers, text).into_response()
        }
        Err(mistake) => (StatusCode::UNPROCESSABLE_ENTITY, mistake).into_response(),
    }
}

/// The slides of the results on show, which take a while to draw.
async fn all_slides(State(served): State<Served>, Path(file): Path<String>) -> Response {
    let found = served.results.lock().unwrap_or_else(PoisonError::into_inner).set(&file);
    let Some(set) = found else { return (StatusCode::NOT_FOUND, NO_SLIDE).into_response() };
    let Ok(place) = served.drawer.clone().try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "other slides are being drawn: wait for them").into_response();
    };
    match at(place, move || slides(&set)).await {
        Some(Ok(bytes)) => ([(CONTENT_TYPE, "application/zip")], bytes).into_response(),
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "the slides cannot be drawn").into_response(),
    }
}

async fn one_slide(State(served): State<Served>, Path((number, file)): Path<(u64, String)>) -> Response {
    let found = served.results.lock().unwrap_or_else(PoisonError::into_inner).chart(number, &file);
    let Some(chart) = found else {
        return (StatusCode::NOT_FOUND, NO_SLIDE).into_response();
    };
    match served.aside(move |_| slide(chart)).await {
        Some(Ok((kind, bytes))) => ([(CONTENT_TYPE, kind)], bytes).into_response(),
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "the slide cannot be drawn").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::subject::tests::starter;
    use super::*;

    #[test]
    fn sets_of_slides_neither_wait_nor_keep_others_waiting() {
        let served = Served::new(starter());
        let number = served.results.lock().unwrap().keep("a", Vec::new());
        let ask = || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(all_slides(State(served.clone()), Path(format!("{number}.zip")))).status()
        };
        let places = served.desk.clone().try_acquire_many_owned(AT_THE_DESK as u32).unwrap();
        assert_eq!(ask(), StatusCode::OK, "the desk is taken, and not needed");
        drop(places);
        let drawing = served.drawer.clone().try_acquire_many_owned(SETS as u32).unwrap();
        assert_eq!(ask(), StatusCode::SERVICE_UNAVAILABLE);
        drop(drawing);
        assert_eq!(ask(), StatusCode::OK);
    }
}

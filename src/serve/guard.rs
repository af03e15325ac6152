//! Who may ask: somebody on this machine who was given the link, from the page itself.

use super::page;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::io;

/// What every answer says to the browser: nothing from elsewhere, nothing inside another page, nothing kept.
const ANSWERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src \
         data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// The header that carries the word where something is run or saved.
const TOKEN: &str = "x-groundswell-token";

/// The word that opens the page, and where the page is.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    token: String,
    /// What the cookie says, by which the page and its charts can be looked at, and no more.
    pass: String,
    port: u16,
}

impl Guard {
    /// A guard with a word that nobody can guess.
    pub fn new(port: u16) -> io::Result<Guard> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        let word = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Guard { token: word(&bytes[..16]), pass: word(&bytes[16..]), port })
    }

    /// The link that opens the page.
    pub fn link(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// The cookie's name; cookies do not tell ports apart.
    fn cookie(&self) -> String {
        format!("groundswell-{}", self.port)
    }

    /// Why a request is refused, if it is.
    fn refuses(&self, headers: &HeaderMap, method: &Method, query: Option<&str>) -> Option<(StatusCode, &'static str)> {
        let names = [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)];
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        if !names.iter().any(|name| name == host) {
            return Some((StatusCode::FORBIDDEN, "this page is for this machine only"));
        }
        let foreign = |origin: &HeaderValue| {
            let origin = origin.to_str().unwrap_or_default();
            !names.iter().any(|name| origin.strip_prefix("http://") == Some(name))
        };
        if headers.get_all(ORIGIN).iter().any(foreign) {
            return Some((StatusCode::FORBIDDEN, "this page answers only itself"));
        }
        // Cookies go to every page of this machine; what runs something has to know the word.
        let known = match *method {
            Method::GET => self.in_link(query) || self.in_cookies(headers),
            _ => headers.get(TOKEN).is_some_and(|token| is_same(token.as_bytes(), self.token.as_bytes())),
        };
        (!known).then_some((StatusCode::UNAUTHORIZED, "open the link that `groundswell serve` printed"))
    }

    fn in_link(&self, query: Option<&str>) -> bool {
        query.into_iter().flat_map(|query| query.split('&')).any(|part| {
            part.strip_prefix("token=").is_some_and(|token| is_same(token.as_bytes(), self.token.as_bytes()))
        })
    }

    fn in_cookies(&self, headers: &HeaderMap) -> bool {
        let given = headers.get_all(COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        given.flat_map(|cookies| cookies.split(';')).any(|cookie| {
            cookie
                .trim()
                .split_once('=')
                .is_some_and(|(name, pass)| name == self.cookie() && is_same(pass.as_bytes(), self.pass.as_bytes()))
        })
    }
}

/// Compares in a time that does not tell where two words differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}

/// Lets a request through or not, and says how the answer is to be treated.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let opened = guard.in_link(request.uri().query());
    let is_page = request.method() == Method::GET && request.uri().path() == "/";
    let mut answer = match guard.refuses(request.headers(), request.method(), request.uri().query()) {
        Some((StatusCode::UNAUTHORIZED, _)) if is_page => {
            (StatusCode::UNAUTHORIZED, Html(page::closed())).into_response()
        }
        Some(refused) => refused.into_response(),
        None => next.run(request).await,
    };
    let headers = answer.headers_mut();
    for (name, value) in ANSWERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if opened && answer.status().is_success() {
        let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", guard.cookie(), guard.pass);
        answer.headers_mut().extend(HeaderValue::from_str(&cookie).ok().map(|cookie| (SET_COOKIE, cookie)));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
    }

    #[test]
    fn only_the_page_itself_with_the_word_is_let_through() {
        let guard = Guard::new(4000).unwrap();
        let link = guard.link();
        let query = link.split_once('?').map(|(_, query)| query);
        let asks = |method: &Method, pairs: &[(HeaderName, &str)], query| {
            guard.refuses(&asked(pairs), method, query).map(|(code, _)| code.as_u16())
        };
        let code = |pairs: &[(HeaderName, &str)], query| asks(&Method::GET, pairs, query);
        let host = (HOST, "127.0.0.1:4000");
        assert_eq!(code(std::slice::from_ref(&host), query), None);
        assert_eq!(code(&[(HOST, "localhost:4000"), (ORIGIN, "http://localhost:4000")], query), None);
        assert_eq!(code(std::slice::from_ref(&host), None), Some(401));
        assert_eq!(code(std::slice::from_ref(&host), Some("token=0")), Some(401));
        let cookie = format!("other=1; groundswell-4000={}", guard.pass);
        assert_eq!(code(&[host.clone(), (COOKIE, &cookie)], None), None);
        // What runs something needs the word itself: cookies go to other pages of this machine too.
        let word = (HeaderName::from_static(TOKEN), guard.token.as_str());
        assert_eq!(asks(&Method::POST, &[host.clone(), (COOKIE, &cookie)], query), Some(401));
        assert_eq!(asks(&Method::POST, &[host.clone(), word], None), None);
        assert_ne!(guard.token, guard.pass);
        let elsewhere = format!("groundswell-4001={}", guard.pass);
        assert_eq!(code(&[host.clone(), (COOKIE, &elsewhere)], None), Some(401));
        for foreign in ["evil.example", "127.0.0.1:4001", "127.0.0.1", ""] {
            assert_eq!(code(&[(HOST, foreign)], query), Some(403), "{foreign}");
        }
        for foreign in ["http://evil.example", "https://127.0.0.1:4000", "null", "http://127.0.0.1:4000.evil.example"] {
            assert_eq!(code(&[host.clone(), (ORIGIN, foreign)], query), Some(403), "{foreign}");
        }
        assert_ne!(Guard::new(4000).unwrap().link(), link);
    }
}

//! The live page asked as a browser asks it: the page, a run, what is refused, and its end.

use crate::program::Place;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A page that is served, until it is dropped.
struct Page {
    child: Child,
    port: u16,
    token: String,
}

impl Page {
    fn new(place: &Place) -> Page {
        let mut child = Command::new(env!("CARGO_BIN_EXE_groundswell"))
            .args(["serve", "tiny.toml", "--quiet"])
            .current_dir(place.path(""))
            .env_clear()
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut link = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut link).unwrap();
        let (address, token) = link.trim().split_once("/?token=").expect("a link with a token");
        let port = address.rsplit(':').next().unwrap().parse().unwrap();
        Page { child, port, token: token.into() }
    }

    /// The answer to a request, as text.
    fn ask(&self, request: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        let head = format!("{request} HTTP/1.1\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The same from the page itself.
    fn known(&self, request: &str, body: &str) -> String {
        let (port, token) = (self.port, &self.token);
        let first = self.ask(&format!("GET /?token={token}"), &format!("Host: 127.0.0.1:{port}\r\n"), "");
        let cookie = first.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next()).expect("a cookie");
        let known = format!("Cookie: {cookie}\r\nX-Groundswell-Token: {token}\r\n");
        let headers = format!("Host: 127.0.0.1:{port}\r\n{known}Content-Type: application/json\r\n");
        self.ask(request, &headers, body)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_page_is_run_and_saved_with_what_was_changed() {
    let place = Place::new();
    let page = Page::new(&place);
    let first = page.known("GET /", "");
    assert!(first.starts_with("HTTP/1.1 200") && first.contains("control-champions.people"), "{first}");
    assert!(first.contains("content-security-policy: default-src 'none'"));
    let changed = r#"{"champions.people": "9", "assumptions": "advocate"}"#;
    let ran = page.known("POST /run", changed);
    assert!(ran.starts_with("HTTP/1.1 200") && ran.contains("\"curves\"") && ran.contains("<svg"), "{ran}");
    let saved = page.known("POST /scenario.toml", changed);
    let text = saved.split_once("\r\n\r\n").unwrap().1;
    place.put("saved.toml", text);
    let again = place.run(&["run", "saved.toml", "--json", "--quiet"]);
    let json: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    let sentence = json["results"][0]["verdict"]["sentence"].as_str().unwrap();
    let said = ran.replace("\\\"", "\"").replace("\\u00a0", "\u{a0}");
    assert!(said.contains(sentence), "{sentence}\n{said}");
    let slide = page.known("GET /slides/1/adoption.svg", "");
    assert!(slide.starts_with("HTTP/1.1 200") && slide.contains("image/svg+xml"), "{slide}");
}

#[test]
fn strangers_and_what_is_not_offered_are_refused() {
    let place = Place::new();
    let page = Page::new(&place);
    let host = format!("Host: 127.0.0.1:{}\r\n", page.port);
    let closed = page.ask("GET /", &host, "");
    assert!(closed.starts_with("HTTP/1.1 401") && closed.contains("text/html"), "{closed}");
    assert!(closed.contains("This page opens only by its link.") && closed.contains("groundswell serve"), "{closed}");
    let link = format!("GET /?token={}", page.token);
    assert!(page.ask(&link, &host, "").starts_with("HTTP/1.1 200"));
    assert!(page.ask(&link, "Host: evil.example\r\n", "").starts_with("HTTP/1.1 403"));
    assert!(page.ask(&link, &format!("{host}Origin: http://evil.example\r\n"), "").starts_with("HTTP/1.1 403"));
    for (changed, part) in [
        (r#"{"organisation.people_file": "/etc/passwd"}"#, "does not offer"),
        (r#"{"runs": "1000000"}"#, "ask for fewer runs, or use `groundswell run tiny.toml --set runs=1000000`"),
        (r#"{"champions.people": "-4"}"#, "`champions.people` cannot be -4: give"),
        (r#"{"champions.people": "61"}"#, "61 champions among 60 people"),
    ] {
        let answer = page.known("POST /run", changed);
        assert!(answer.starts_with("HTTP/1.1 422") && answer.contains(part), "{answer}");
    }
    assert!(page.known("POST /run", "{}").contains("\"curves\""));
    assert!(page.known("GET /slides/1/adoption.svg", "").starts_with("HTTP/1.1 200"));
    let slides = page.known("GET /slides/1.zip", "");
    assert!(slides.starts_with("HTTP/1.1 200") && slides.contains("\r\n\r\nPK"), "{}", &slides[..60]);
    assert!(page.known("GET /slides/1/..%2Ftiny.toml", "").starts_with("HTTP/1.1 404"));
    assert!(page.known("GET /slides/..%2F1.zip", "").starts_with("HTTP/1.1 404"));
    assert!(page.known("GET /slides/2.zip", "").starts_with("HTTP/1.1 404"));
    assert!(page.known("POST /run", &" ".repeat(70_000)).starts_with("HTTP/1.1 413"));
}

#[test]
fn a_scenario_with_mistakes_is_not_served() {
    let place = Place::new().with("wrong.toml", "weeks = -1\n");
    place.run(&["serve", "wrong.toml"]).says(2, "weeks");
}

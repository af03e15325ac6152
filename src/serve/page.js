// The live page: changed values go to the program, results and bets come back. Numbers and charts are the program's.
"use strict";

const find = (id) => document.getElementById(id);
const controls = find("controls");
let running = null;

/** The values that differ from those of the scenario. */
function changed() {
  const values = {};
  for (const control of controls.querySelectorAll("[name]")) {
    if (control.type === "radio") {
      if (control.checked && !control.dataset.own) values[control.name] = control.value;
    } else if (control.value !== control.dataset.own) {
      values[control.name] = control.value;
    }
  }
  return values;
}

function say(text) {
  find("said").textContent = text;
}

function atWork(yes) {
  find("run").disabled = yes;
  find("cancel").disabled = !yes;
  find("progress").hidden = !yes;
  find("progress").value = 0;
}

// The word in the link opens the page; it goes with every question, and out of sight.
const given = new URLSearchParams(location.search).get("token");
if (given) {
  sessionStorage.setItem("token", given);
  history.replaceState(null, "", "/");
}

function ask(path, signal) {
  const headers = { "content-type": "application/json", "x-groundswell-token": sessionStorage.getItem("token") || "" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(changed()), signal });
}

/** Reads an answer line by line, each of them JSON. */
async function* lines(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    const whole = rest.split("\n");
    rest = whole.pop();
    for (const line of whole) yield JSON.parse(line);
  }
}

async function run(event) {
  event.preventDefault();
  running = new AbortController();
  atWork(true);
  say("Running …");
  try {
    const answer = await ask("/run", running.signal);
    if (!answer.ok) {
      say(await answer.text());
      return;
    }
    for await (const line of lines(answer)) {
      if (line.html) show(line);
      else if (line.failed) say(line.failed);
      else find("progress").value = line.done / line.of;
    }
  } catch (error) {
    say(error.name === "AbortError" ? "Cancelled." : "The program does not answer any more: start it again.");
  } finally {
    running = null;
    atWork(false);
  }
}

/** Shows a result, and moves the last one beside it. */
function show(result) {
  const [before, after] = [find("before"), find("after")];
  const last = after.querySelector(".result");
  if (!after.hidden) {
    before.querySelector(".result").replaceChildren(...last.childNodes);
    before.hidden = false;
  }
  last.innerHTML = result.html;
  after.hidden = false;
  find("nothing").hidden = true;
  say(result.sentence);
  reveal(result);
  find("after").scrollIntoView({ block: "nearest" });
}

/** A mistake in a group that is closed can be seen. */
function open(event) {
  event.target.closest("details")?.setAttribute("open", "");
}

async function save() {
  const answer = await ask("/scenario.toml");
  if (!answer.ok) {
    say(await answer.text());
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = "scenario.toml";
  link.click();
  URL.revokeObjectURL(link.href);
  say("Saved as scenario.toml, among your downloads.");
}

controls.addEventListener("submit", run);
controls.addEventListener("invalid", open, true);
find("cancel").addEventListener("click", () => running && running.abort());
find("save").addEventListener("click", save);

// Bets: five points a curve, on the blank axes or as numbers.

const PLANE = { left: 70, top: 20, width: 900, height: 420 };
const bet = find("bet");
const pad = find("pad");
const marks = [...bet.querySelectorAll(".mark")];
const bets = [];
let curves = [];

function polyline(shares, weeks, kind) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  const last = Number(bet.dataset.weeks);
  const point = (share, at) =>
    `${PLANE.left + (PLANE.width * weeks[at]) / last},${PLANE.top + PLANE.height * (1 - share)}`;
  line.setAttribute("points", shares.map(point).join(" "));
  line.setAttribute("class", kind);
  return line;
}

const weeksOfMarks = () => marks.map((mark) => Number(mark.dataset.week));

/** Draws the bet at hand, and what came out once there is something. */
function draw() {
  const own = marks.map((mark) => Math.min(100, Math.max(0, Number(mark.value))) / 100);
  const drawn = [polyline(own, weeksOfMarks(), "own")];
  const found = curves.find((curve) => curve.name === find("betted").value);
  if (found) drawn.push(polyline(found.shares, found.shares.map((_, week) => week), "found"));
  find("drawn").replaceChildren(...drawn);
}

pad.addEventListener("pointerdown", (event) => {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(pad.getScreenCTM().inverse());
  const nearest = Math.round(((at.x - PLANE.left) / PLANE.width) * (marks.length - 1));
  const mark = marks[Math.min(marks.length - 1, Math.max(0, nearest))];
  mark.value = Math.round(100 * Math.min(1, Math.max(0, 1 - (at.y - PLANE.top) / PLANE.height)));
  draw();
});
marks.forEach((mark) => mark.addEventListener("input", draw));
find("betted").addEventListener("change", draw);

bet.addEventListener("submit", (event) => {
  event.preventDefault();
  bets.push({ who: find("bettor").value, on: find("betted").value, shares: marks.map((mark) => mark.value / 100) });
  find("bettor").value = "";
  list();
});

/** By how many points a bet is off on average, once its strategy has run. */
function off(one) {
  const found = curves.find((curve) => curve.name === one.on);
  if (!found) return null;
  const weeks = weeksOfMarks().map((week) => Math.min(week, found.shares.length - 1));
  const apart = weeks.map((week, at) => Math.abs(one.shares[at] - found.shares[week]));
  return (100 * apart.reduce((sum, by) => sum + by, 0)) / apart.length;
}

function kindly(points, best) {
  if (points === null) return find("unscored").textContent ? "not scored" : "not run yet";
  const told = `${points.toFixed(0)} points`;
  if (points <= 5) return `${told}: remarkably near`;
  return points === best ? `${told}: the nearest of all` : points <= 15 ? `${told}: near` : `${told}: a surprise to learn from`;
}

function list() {
  const scores = bets.map(off);
  const known = scores.filter((score) => score !== null);
  const rows = bets.map((one, at) => {
    const row = document.createElement("tr");
    const who = document.createElement("th");
    who.scope = "row";
    who.textContent = one.who;
    const cells = [one.on, kindly(scores[at], Math.min(...known))].map((text) => {
      const cell = document.createElement("td");
      cell.textContent = text;
      return cell;
    });
    row.append(who, ...cells);
    return row;
  });
  find("placed").querySelector("tbody").replaceChildren(...rows);
  find("placed").hidden = bets.length === 0;
}

function reveal(result) {
  const weeks = Number(bet.dataset.weeks);
  curves = result.weeks === weeks ? result.curves : [];
  find("unscored").textContent = result.weeks === weeks ? ""
    : `Bets are of ${weeks} weeks and this run has ${result.weeks}, so that they are not scored: set weeks back to ${weeks}.`;
  list();
  draw();
}

draw();

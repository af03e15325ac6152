// The live page: changed values go to the program, results come back. Numbers and charts are the program's.
"use strict";

const find = (id) => document.getElementById(id);
const controls = find("controls");
let running = null;

// What is done here outlives a reload and ends with the tab.
const kept = {
  get: (name) => JSON.parse(sessionStorage.getItem(name) ?? "null"),
  set(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // It is too large to be kept.
      sessionStorage.removeItem(name);
    }
  },
};

// The word in the link opens the page; it goes with every question, and out of sight.
const given = new URLSearchParams(location.search).get("token");
if (given) {
  if (given !== kept.get("token")) sessionStorage.clear();
  kept.set("token", given);
  history.replaceState(null, "", "/");
}
if (!kept.get("tab")) kept.set("tab", crypto.randomUUID());
find("page").hidden = !kept.get("token");
find("closed").hidden = Boolean(kept.get("token"));

/** Every value: what it is called, and what it says now and in the scenario. */
function settings() {
  const chosen = [...controls.querySelectorAll("[name]")].filter((one) => one.type !== "radio" || one.checked);
  return chosen.map((control) => {
    const words = (value) => [...(control.options ?? [])].find((option) => option.value === value)?.text ?? value;
    const told = (value) => `${words(value)} ${control.dataset.unit ?? ""}`.trim();
    const { own, label } = control.dataset;
    return { name: control.name, value: control.value, own, label, told: told(control.value), toldOwn: told(own) };
  });
}

/** The values that differ from those of the scenario. */
function changed() {
  return Object.fromEntries(settings().filter((one) => one.value !== one.own).map((one) => [one.name, one.value]));
}

/** What a result or a bet is of; more runs of the same are the same. */
const subject = () => JSON.stringify(Object.entries(changed()).filter(([name]) => name !== "runs"));

/** In words, what settings changed from those before, or from the scenario. */
function changes(now, before) {
  const was = (one) => before?.find((other) => other.name === one.name) ?? { value: one.own, told: one.toldOwn };
  return now.filter((one) => one.value !== was(one).value).map((one) => `${one.label}: ${was(one).told} → ${one.told}`);
}

function say(text) {
  find("said").textContent = text;
}

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  made.textContent = text;
  made.append(...children);
  return made;
}

function atWork(yes) {
  find("run").disabled = yes;
  find("cancel").disabled = !yes;
  find("progress").hidden = !yes;
  find("progress").value = 0;
}

/** Asks for something, and sends the values that were changed along. */
function ask(path, signal) {
  const headers = {
    "content-type": "application/json",
    "x-groundswell-token": kept.get("token"),
    "x-groundswell-tab": kept.get("tab"),
  };
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
  const asked = { settings: settings(), of: subject() };
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
      if (line.html) show({ ...line, ...asked });
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

// Results: the last one, and beside it the one before.

let results = kept.get("results") ?? [];

function show(result) {
  results = [...results.slice(-1), result];
  kept.set("results", results);
  lay();
  say("Done.");
  reveal(result);
  find("results").scrollIntoView({ block: "nearest" });
}

/** Lays the results out, and says what was changed between them. */
function lay() {
  const now = results.at(-1);
  const before = results.at(-2);
  for (const [place, result] of [["before", before], ["after", now]]) {
    find(place).hidden = !result;
    find(place).querySelector(".result").innerHTML = result?.html ?? "";
  }
  find("nothing").hidden = Boolean(now);
  find("slides").disabled = !now;
  const told = now ? changes(now.settings, before?.settings) : [];
  const same = before ? "Nothing was changed between before and now." : "";
  const head = before ? "Changed between before and now" : "Changed from the scenario";
  find("changed").replaceChildren(...(told.length ? [element("h3", head), element("ul", "", ...told.map((one) => element("li", one)))] : [same]));
}

/** A mistake in a group that is closed can be seen. */
function open(event) {
  event.target.closest("details")?.setAttribute("open", "");
}

/** Keeps a file among the downloads, or says why there is none. */
async function download(answer, name, said) {
  if (!answer.ok) {
    say(await answer.text());
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  say(said);
}

async function save() {
  const { beside } = find("save").dataset;
  await download(await ask("/scenario.toml"), "scenario.toml", `Saved as scenario.toml, among your downloads. ${beside}`);
}

async function slides() {
  say("Drawing the slides …");
  const numbers = results.map((result) => result.number).join("-");
  await download(await fetch(`/slides/${numbers}.zip`), "slides.zip", "Saved as slides.zip, among your downloads.");
}

controls.addEventListener("submit", run);
controls.addEventListener("invalid", open, true);
controls.addEventListener("reset", () => setTimeout(() => { say(""); turned(); }));
controls.addEventListener("input", turned);
find("cancel").addEventListener("click", () => running && running.abort());
find("save").addEventListener("click", save);
find("slides").addEventListener("click", slides);

// Bets: five points a curve, drawn on blank axes or as numbers. A bet is of the settings for which it was made.

const PLANE = { left: 70, top: 20, width: 900, height: 420 };
const [NEAR, LABEL, ROOM] = [30, 26, 280];
const bet = find("bet");
const pad = find("pad");
const marks = [...bet.querySelectorAll(".mark")];
let bets = kept.get("bets") ?? [];
/** What was shown already, the last of it last: a bet on it comes too late. */
let shown = kept.get("shown") ?? [];
let trace = [];

function drawn(tag, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.textContent = text;
  return made;
}

const weeks = () => Number(controls.elements.weeks?.value) || Number(bet.dataset.weeks);
const at = (last) => marks.map((_, place) => Math.floor((last * place) / (marks.length - 1)));
const height = (share) => PLANE.top + PLANE.height * (1 - share);
const column = (place) => PLANE.left + (PLANE.width * place) / (marks.length - 1);
const polyline = (points, kind) => drawn("polyline", { points: points.map((point) => point.join()).join(" "), class: kind });
const points = (shares, weeks, last) => shares.map((share, place) => [PLANE.left + (PLANE.width * weeks[place]) / last, height(share)]);

/** Axes of so many weeks. */
function scaled(axes, last) {
  axes.querySelectorAll(".across.week").forEach((text, place) => { text.textContent = at(last)[place]; });
}

/** Draws the bet at hand. */
function draw() {
  const placed = marks.map((mark, place) => [column(place), height(mark.value / 100)]).filter((_, place) => marks[place].value !== "");
  const dots = placed.map(([cx, cy]) => drawn("circle", { cx, cy, r: 9, class: "own" }));
  pad.querySelector(".drawn").replaceChildren(polyline(trace, "trace"), polyline(placed, "own"), ...dots);
}

/** A value was turned: other weeks have other axes. */
function turned() {
  kept.set("values", changed());
  scaled(pad, weeks());
  bet.querySelectorAll(".week-of").forEach((text, place) => { text.textContent = at(weeks())[place]; });
}

/** The pencil moves: every mark that it passes is set. */
function pencil(event) {
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(pad.getScreenCTM().inverse());
  const here = [Math.min(PLANE.left + PLANE.width, Math.max(PLANE.left, x)), Math.min(PLANE.top + PLANE.height, Math.max(PLANE.top, y))];
  const last = trace.at(-1) ?? here;
  const [from, to] = last[0] < here[0] ? [last, here] : [here, last];
  const nearest = Math.round(((here[0] - PLANE.left) / PLANE.width) * (marks.length - 1));
  marks.forEach((mark, place) => {
    const across = column(place);
    const pressed = !trace.length && place === nearest;
    if (!pressed && (across < from[0] - NEAR || across > to[0] + NEAR)) return;
    const part = to[0] > from[0] ? Math.min(1, Math.max(0, (across - from[0]) / (to[0] - from[0]))) : 1;
    const high = to[0] > from[0] ? from[1] + part * (to[1] - from[1]) : here[1];
    mark.value = Math.round(100 * (1 - (high - PLANE.top) / PLANE.height));
  });
  trace.push(here);
  draw();
}

pad.addEventListener("pointerdown", (event) => {
  pad.setPointerCapture(event.pointerId);
  pencil(event);
});
pad.addEventListener("pointermove", (event) => pad.hasPointerCapture(event.pointerId) && pencil(event));
pad.addEventListener("lostpointercapture", () => {
  trace = [];
  draw();
});
bet.addEventListener("input", draw);
bet.addEventListener("reset", () => setTimeout(draw));

bet.addEventListener("submit", (event) => {
  event.preventDefault();
  bets.push({
    who: find("bettor").value,
    on: find("betted").value,
    shares: marks.map((mark) => mark.value / 100),
    weeks: at(weeks()),
    of: subject(),
    told: changes(settings().filter((one) => one.name !== "runs")).join("; ") || "as it was",
    late: shown.includes(subject()),
  });
  bet.reset();
  list();
});

/** Scores the bets on what is shown now; what is scored stays as it is. */
function reveal(result) {
  shown = [...shown.filter((one) => one !== result.of), result.of];
  kept.set("shown", shown);
  for (const one of bets.filter((one) => one.of === result.of && !one.late && !one.found)) {
    one.found = result.curves.find((curve) => curve.name === one.on).shares;
    const apart = one.weeks.map((week, place) => Math.abs(one.shares[place] - one.found[week]));
    one.off = (100 * apart.reduce((sum, by) => sum + by, 0)) / apart.length;
  }
  list();
}

function kindly(one) {
  if (one.late) return "placed after the result was shown: not scored";
  if (!one.found) return "not run yet";
  const best = Math.min(...bets.filter((other) => other.found && other.of === one.of).map((other) => other.off));
  const off = one.off.toFixed(0);
  const told = `${off} ${off === "1" ? "point" : "points"}`;
  if (one.off <= 5) return `${told}: remarkably near`;
  return one.off === best ? `${told}: the nearest of all` : one.off <= 15 ? `${told}: near` : `${told}: a surprise to learn from`;
}

/** Lists the bets, and draws those of the last reveal together. */
function list() {
  kept.set("bets", bets);
  const rows = bets.map((one) => {
    const who = element("th", one.who);
    who.scope = "row";
    const away = element("button", "Remove");
    away.type = "button";
    away.setAttribute("aria-label", `Remove the bet of ${one.who} on ${one.on}`);
    away.addEventListener("click", () => {
      bets = bets.filter((other) => other !== one);
      list();
    });
    return element("tr", "", who, ...[one.on, one.told, kindly(one)].map((text) => element("td", text)), element("td", "", away));
  });
  find("placed").querySelector("tbody").replaceChildren(...rows);
  find("placed").hidden = !bets.length;
  const last = shown.findLast((of) => bets.some((one) => one.found && one.of === of));
  const scored = bets.filter((one) => one.found && one.of === last);
  find("revealed").replaceChildren(...[...new Set(scored.map((one) => one.on))].map((on) => together(on, scored.filter((one) => one.on === on))));
}

/** All bets on a strategy and what came of it, each line with its name at its end. */
function together(on, placed) {
  const axes = pad.cloneNode(true);
  axes.removeAttribute("id");
  axes.setAttribute("viewBox", `0 0 ${1000 + ROOM} 520`);
  axes.setAttribute("aria-label", `The bets on ${on}, and what came of it`);
  const [{ found, weeks }] = placed;
  const last = weeks.at(-1);
  scaled(axes, last);
  const lines = placed.map((one) => ({ name: one.who, shares: one.shares, weeks, kind: "own" }));
  lines.push({ name: "what came of it", shares: found, weeks: found.map((_, week) => week), kind: "found" });
  let free = -Infinity;
  const labels = lines.sort((one, other) => other.shares.at(-1) - one.shares.at(-1)).map(({ name, shares, kind }) => {
    free = Math.max(free + LABEL, height(shares.at(-1)) + 7);
    return drawn("text", { x: PLANE.left + PLANE.width + 12, y: free, class: `end ${kind}` }, name.length > 22 ? `${name.slice(0, 21)}…` : name);
  });
  axes.querySelector(".drawn").replaceChildren(...lines.map(({ shares, weeks, kind }) => polyline(points(shares, weeks, last), kind)), ...labels);
  return element("figure", "", element("figcaption", `On “${on}”: the bets, dotted, and the run in the middle`), axes);
}

// What was there before a reload is there again.
for (const [name, value] of Object.entries(kept.get("values") ?? {})) {
  const control = controls.elements[name];
  if (control) control.value = value;
}
turned();
lay();
list();
draw();

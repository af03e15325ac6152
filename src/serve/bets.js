// Bets on the live page: five points a curve, drawn on blank axes or as numbers. A bet is of the values for which it was
// made. It comes after page.js, and lays out what was there before a reload.
"use strict";

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
  // A curve that stops short goes on level.
  const set = marks.filter((mark) => mark.value !== "");
  if (trace.length > 1 && set.length) marks.slice(marks.indexOf(set.at(-1)) + 1).forEach((mark) => { mark.value = set.at(-1).value; });
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

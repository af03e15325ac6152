// The live page: changed values go to the program, results come back. Numbers and charts are the program's; bets.js has
// the bets.
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
// A tab that was duplicated brings what was kept along, but is another.
const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
if (!reloaded || !kept.get("tab")) kept.set("tab", crypto.randomUUID());
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

/** Says why what was asked for is refused: below, and at the changed values that are named, else at all that were changed. */
function refuse(told) {
  say(told);
  const all = Object.keys(changed()).map((name) => find(`control-${name}`)).filter(Boolean);
  const named = all.filter(({ name }) => told.includes(`\`${name}\``) || told.includes(`${name}=`));
  for (const control of named.length ? named : all) {
    control.setAttribute("aria-invalid", "true");
    const place = find(`${control.id}-refused`);
    place.textContent = told;
    place.hidden = false;
    control.closest("details").open = true;
  }
}

/** Takes back what was said at values. */
function forgive() {
  controls.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
  controls.querySelectorAll(".refused").forEach((place) => { place.hidden = true; });
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

const GONE = "The program does not answer any more: start it again.";

/** Tells an answer that is none: at the values, where it is of what was asked for. */
async function unanswered(answer) {
  const told = await answer.text();
  if (answer.status === 422) refuse(told);
  else say(told);
}

async function run(event) {
  event.preventDefault();
  forgive();
  const asked = { settings: settings(), of: subject() };
  running = new AbortController();
  atWork(true);
  say("Running …");
  try {
    const answer = await ask("/run", running.signal);
    if (!answer.ok) {
      await unanswered(answer);
      return;
    }
    for await (const line of lines(answer)) {
      if (line.html) show({ ...line, ...asked });
      else if (line.failed) say(line.failed);
      else find("progress").value = line.done / line.of;
    }
  } catch (error) {
    say(error.name === "AbortError" ? "Cancelled." : GONE);
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

/** A value was turned: what is shown may be of others. */
function touched() {
  forgive();
  turned();
  const other = results.length && results.at(-1).of !== subject();
  if (!running) say(other ? "These values are not run yet: what is shown is of those before." : "");
}

/** A mistake in a group that is closed can be seen. */
function open(event) {
  event.target.closest("details")?.setAttribute("open", "");
}

/** Keeps a file that is asked for among the downloads, or says why there is none. */
async function download(asked, name, said) {
  try {
    const answer = await asked;
    if (!answer.ok) {
      await unanswered(answer);
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    say(said);
  } catch {
    say(GONE);
  }
}

async function save() {
  forgive();
  const { beside } = find("save").dataset;
  await download(ask("/scenario.toml"), "scenario.toml", `Saved as scenario.toml, among your downloads. ${beside}`);
}

async function slides() {
  find("slides").disabled = true;
  say("Drawing the slides …");
  const numbers = results.map((result) => result.number).join("-");
  await download(fetch(`/slides/${numbers}.zip`), "slides.zip", "Saved as slides.zip, among your downloads.");
  find("slides").disabled = false;
}

controls.addEventListener("submit", run);
controls.addEventListener("invalid", open, true);
controls.addEventListener("reset", () => setTimeout(touched));
controls.addEventListener("input", touched);
find("cancel").addEventListener("click", () => running && running.abort());
find("save").addEventListener("click", save);
find("slides").addEventListener("click", slides);

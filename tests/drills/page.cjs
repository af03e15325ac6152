// Drives the live page in a browser: page.cjs PROFILE PICTURES LINK SAVED
const { chromium } = require("playwright-core");
const fs = require("node:fs");
const path = require("node:path");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [profile, pictures, link, saved] = process.argv.slice(2);
const SCREENS = { projector: [1920, 1080], laptop: [1366, 768], phone: [390, 844] };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const faults = [];

function check(met, what) {
  if (!met) faults.push(what);
}

async function accessible(page, when) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => window.axe.run(document));
    for (const { id, nodes } of found.violations) faults.push(`${when}, ${colorScheme}: ${id} at ${nodes[0].html.slice(0, 160)}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function seen(page, when) {
  for (const [screen, [width, height]] of Object.entries(SCREENS)) {
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(wide <= 1, `${when}, ${screen}: the page is ${wide} pixels too wide`);
    await page.screenshot({ path: path.join(pictures, `page-${when}-${screen}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
}

(async () => {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium", headless: true, args: FLAGS, acceptDownloads: true, bypassCSP: false,
  });
  const page = await browser.newPage();
  const own = new URL(link).origin;
  page.on("console", (message) => message.type() === "error" && faults.push(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`the page fails: ${error}`));
  page.on("dialog", (dialog) => { faults.push(`a name was run: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const url = request.url();
    check(url.startsWith(own) || url.startsWith("blob:") || url.startsWith("data:"), `it asks for ${url}`);
  });
  // The checker comes in beside the page's own rules, before them.
  await page.addInitScript(axe);
  await page.goto(link);
  check((await page.title()).includes("<script>"), "the title is not what the file says");
  await accessible(page, "before");
  await seen(page, "before");

  const sentence = () => page.locator("#after .answer").textContent();
  const run = async () => {
    await page.click("#run");
    await page.waitForFunction(() => document.getElementById("run").disabled);
    await page.waitForFunction(() => !document.getElementById("run").disabled, null, { timeout: 60000 });
  };
  const placed = () => page.locator("#placed tbody").textContent();
  const marks = () => page.locator("#bet .mark").evaluateAll((all) => all.map((mark) => mark.value));
  const bet = async (who, shares) => {
    await page.fill("#bettor", who);
    for (const [place, share] of shares.entries()) await page.locator("#bet .mark").nth(place).fill(String(share));
    await page.click("#bet button[type=submit]");
  };

  // Bets before anything is shown: one is drawn with the mouse, and is seen while it is drawn; nothing of it is left
  // for the next table.
  await page.fill("#bettor", "Table 1");
  const box = await page.locator("#pad").boundingBox();
  const pencil = (x, y) => page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 12 });
  await page.locator("#pad").scrollIntoViewIfNeeded();
  Object.assign(box, await page.locator("#pad").boundingBox());
  await pencil(0.07, 0.8);
  await page.mouse.down();
  await pencil(0.6, 0.5);
  const halfway = await page.locator("#pad polyline.own").getAttribute("points");
  check(halfway.split(" ").length === 3, `a bet is not seen while it is drawn: ${halfway}`);
  await pencil(0.98, 0.3);
  await page.mouse.up();
  const drawn = (await marks()).map(Number);
  check(drawn.every((share, place) => share > 0 && (place === 0 || share >= drawn[place - 1])), `a curve that rises is read as ${drawn}`);
  await page.locator("#pad").screenshot({ path: path.join(pictures, "page-drawn.png") });
  await page.click("#bet button[type=submit]");
  check((await marks()).every((share) => share === ""), "a new bet has the values of the last one");
  await bet("Table 2", [0, 5, 10, 20, 30]);
  await bet("Table 3", [0, 50, 80, 90, 99]);
  check((await placed()).split("not run yet").length === 4, "bets are not kept");
  await page.click("[aria-label^='Remove the bet of Table 3']");
  check(!(await placed()).includes("Table 3"), "a bet cannot be removed");
  await bet("Table 3", [0, 40, 70, 80, 90]);

  // A long run is cancelled, and the next one has its room at once.
  await page.locator("summary", { hasText: "How much is run" }).click();
  await page.fill("[id='control-runs']", "1200");
  await page.click("#run");
  await page.waitForFunction(() => document.getElementById("progress").value > 0, null, { timeout: 60000 });
  await page.click("#cancel");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Cancelled.");
  await page.fill("[id='control-runs']", "20");
  await page.waitForTimeout(700);
  await run();
  const first = await sentence();
  check(first.length > 20, "there is no answer");
  check((await placed()).split("points").length === 4, "bets are not scored");
  check(await page.locator("#before").isHidden(), "there is a result before the first");
  check((await page.locator("#revealed polyline.own").count()) === 3, "the bets are not drawn together");
  check((await page.locator("#revealed polyline.found").count()) === 1, "what came of it is not drawn beside the bets");
  const scored = await placed();
  await bet("Late", [0, 1, 2, 3, 4]);
  check((await placed()).includes("not scored"), "a bet after the reveal is scored");

  // A changed value and another pack; the last result moves aside, and what was changed is said.
  await page.fill("[id='control-champions.people']", "200");
  await page.check("input[value='sceptic']");
  await bet("Again", [0, 1, 2, 3, 4]);
  await run();
  check((await page.locator("#before .answer").textContent()) === first, "the last result is not beside the new one");
  const changed = await page.locator("#changed").innerText();
  check(/: 40 .*→ 200/.test(changed) && changed.includes("middle → sceptic"), `what was changed is told as ${changed}`);
  check((await placed()).startsWith(scored), "bets are scored again by another run");
  check((await placed()).split("not scored").length === 2 && (await page.locator("#revealed polyline.own").count()) === 1, "a bet for other values is not scored");
  const beside = async () => {
    const [one, other] = await Promise.all(["#before", "#after"].map((place) => page.locator(place).boundingBox()));
    return Math.abs(one.y - other.y) < 2 && other.x > one.x + 400;
  };
  for (const [screen, expected] of [["projector", true], ["laptop", true], ["phone", false]]) {
    const [width, height] = SCREENS[screen];
    await page.setViewportSize({ width, height });
    check((await beside()) === expected, `before and now stand ${expected ? "one below the other" : "side by side"} on a ${screen}`);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  await accessible(page, "after");
  await seen(page, "after");

  // A reload loses nothing.
  const kept = async () => [await sentence(), await page.locator("#before .answer").textContent(), await placed(),
    await page.locator("#changed").innerText(), await page.inputValue("[id='control-champions.people']")];
  const before = await kept();
  await page.reload();
  check(JSON.stringify(await kept()) === JSON.stringify(before), "a reload loses bets, results or values");

  // A mistake is said at its value and can be taken back, and nothing is lost; what is shown is not of new values.
  await page.fill("[id='control-champions.people']", "9000");
  check((await page.locator("#said").textContent()).startsWith("These values are not run yet"), "a result passes for one of other values");
  await page.click("#run");
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("9000"));
  check(await page.locator("[id='control-champions.people-refused']").isVisible(), "a mistake is not said at its value");
  await page.click("#reset");
  await page.waitForFunction(() => !document.getElementById("said").textContent.includes("9000"));
  check(!(await page.locator("[id='control-champions.people-refused']").isVisible()), "a mistake that was taken back still stands");
  await page.fill("[id='control-champions.people']", "200");

  // Other weeks have other axes, and bets of their own.
  await page.locator("details", { has: page.locator("[id='control-runs']") }).evaluate((group) => { group.open = true; });
  await page.fill("[id='control-runs']", "20");
  await page.fill("[id='control-weeks']", "40");
  check((await page.locator("#pad").textContent()).includes("40"), "the axes have other weeks than the run");
  await bet("Table 4", [0, 5, 10, 15, 20]);
  await run();
  check(/Table 4.*points/.test(await placed()), "a bet of other weeks is not scored");
  await page.fill("[id='control-weeks']", "52");
  await run();

  // Another tab with the link works by itself, and one without says what to do.
  const other = await browser.newPage();
  await other.goto(own);
  check((await other.locator("#closed").isVisible()) && (await other.locator("#page").isHidden()), "a page without its word looks whole");
  await other.screenshot({ path: path.join(pictures, "page-closed.png") });
  await other.goto(link);
  await other.fill("[id='control-champions.people']", "7");
  for (let turn = 0; turn < 9; turn += 1) {
    await other.click("#run");
    await other.waitForFunction(() => document.getElementById("run").disabled);
    await other.waitForFunction(() => !document.getElementById("run").disabled, null, { timeout: 60000 });
  }
  await other.close();

  // Its results push out none of these: all slides of both come in one file.
  const [set] = await Promise.all([page.waitForEvent("download"), page.click("#slides")]);
  const names = fs.readFileSync(await set.path()).toString("latin1");
  check(["before/01-question.png", "now/01-question.png", "adoption.png"].every((name) => names.includes(name)), "the slides are not whole");

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  await download.saveAs(saved);
  const answer = (await sentence()).replace(/\.$/, "");
  fs.writeFileSync(`${saved}.json`, JSON.stringify({ sentence: answer }));
  await page.locator("#after details summary").click();
  const [slide] = await Promise.all([page.waitForEvent("download"), page.locator("#after .slides a").first().click()]);
  const bytes = fs.readFileSync(await slide.path());
  check(bytes.subarray(1, 4).toString() === "PNG", "a slide is not a picture");
  await browser.close();
  // The status 422 of a mistake is told by the browser as well.
  const left = faults.filter((fault) => !fault.includes("422"));
  if (left.length) {
    console.error(left.join("\n"));
    process.exit(1);
  }
})();

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
  // A bet before anything is shown.
  await page.fill("#bettor", "Table 1");
  await page.locator("#pad").click({ position: { x: 300, y: 200 } });
  await page.click("#bet button");
  check((await page.locator("#placed tbody").textContent()).includes("not run yet"), "a bet is not kept");

  // A long run is cancelled, and the next one has its room.
  await page.locator("summary", { hasText: "How much is run" }).click();
  await page.fill("[id='control-runs']", "1200");
  await page.click("#run");
  await page.waitForFunction(() => document.getElementById("progress").value > 0, null, { timeout: 60000 });
  await page.click("#cancel");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Cancelled.");
  await page.fill("[id='control-runs']", "20");
  await page.waitForTimeout(1500);
  await run();
  const first = await sentence();
  check(first.length > 20, "there is no answer");
  check((await page.locator("#placed tbody").textContent()).includes("points"), "a bet is not scored");
  check(await page.locator("#before").isHidden(), "there is a result before the first");

  // A changed value and another pack; the last result moves aside.
  await page.fill("[id='control-champions.people']", "200");
  await page.check("input[value='sceptic']");
  await run();
  check((await page.locator("#before .answer").textContent()) === first, "the last result is not beside the new one");
  await accessible(page, "after");
  await seen(page, "after");

  // A mistake is said, and nothing is lost.
  await page.fill("[id='control-champions.people']", "9000");
  await page.click("#run");
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("9000"));
  await page.fill("[id='control-champions.people']", "200");

  // Other weeks than those of the bets: it is said that they are not scored, and with the old ones they are again.
  await page.fill("[id='control-weeks']", "40");
  await run();
  check((await page.locator("#unscored").textContent()).includes("52 weeks and this run has 40"), "bets are dropped in silence");
  check((await page.locator("#placed tbody").textContent()).includes("not scored"), "a bet of other weeks is scored");
  await seen(page, "unscored");
  await page.fill("[id='control-weeks']", "52");
  await run();
  check((await page.locator("#unscored").textContent()) === "", "bets stay unscored");
  check((await page.locator("#placed tbody").textContent()).includes("points"), "a bet is not scored again");

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

// Opens reports in Debian's Chromium without a network, checks them, and takes their pictures. Used by report.sh.
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = [[1920, 1080], [1366, 768], [390, 844]];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const [profile, pictures, ...reports] = process.argv.slice(2);
const wrong = [];

async function opened(browser, report, scheme) {
  const page = await browser.newPage();
  const complain = (what) => wrong.push(`${report} (${scheme}): ${what}`);
  page.on('request', (asked) => {
    const url = asked.url();
    if (url !== `file://${report}` && !url.startsWith('data:')) complain(`asks for ${url}`);
  });
  page.on('console', (said) => complain(`the console says: ${said.text()}`));
  page.on('pageerror', (error) => complain(`fails: ${error}`));
  page.on('dialog', async (dialog) => { complain(`shows “${dialog.message()}”`); await dialog.dismiss(); });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(`file://${report}`, { waitUntil: 'load' });
  return [page, complain];
}

async function checked(page, complain) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => axe.run(document, { rules: { 'target-size': { enabled: true } } }));
  for (const { id, help, nodes } of found.violations) complain(`axe: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  if (found.passes.length < 20) complain(`axe looked at ${found.passes.length} rules only`);
}

async function fits(page, complain) {
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (wide[0] > wide[1]) complain(`is ${wide[0]} wide on a screen of ${wide[1]}`);
}

async function look(browser, report, name, scheme) {
  const [page, complain] = await opened(browser, report, scheme);
  const live = await page.evaluate(() => [
    document.querySelectorAll('script, [onload], [onerror], iframe, object, link').length,
    document.querySelectorAll('svg[role=img] > desc').length,
  ]);
  if (live[0]) complain('holds what runs or loads');
  if (!live[1]) complain('shows no chart');
  await page.setViewportSize({ width: 1366, height: 768 });
  await checked(page, complain);
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await fits(page, complain);
    await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-${width}.png`) });
  }
  await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-390-whole.png`), fullPage: true });
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await fits(page, complain);
  await page.setViewportSize({ width: 1366, height: 768 });
  await checked(page, complain);
  await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-whole.png`), fullPage: true });
  await page.close();
}

async function print(browser, report, name) {
  const [page] = await opened(browser, report, 'light');
  await page.pdf({ path: path.join(pictures, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
  await page.close();
}

(async () => {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', headless: true, args: FLAGS, offline: true,
  });
  for (const report of reports) {
    const name = path.basename(path.dirname(report));
    for (const scheme of ['light', 'dark']) await look(browser, report, name, scheme);
    await print(browser, report, name);
  }
  await browser.close();
  if (wrong.length) {
    console.error([...new Set(wrong)].join('\n'));
    process.exit(1);
  }
})();

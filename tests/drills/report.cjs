// Opens reports in Debian's Chromium without a network, checks them, and takes their pictures. Used by report.sh.
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = [[1920, 1080], [1366, 768], [1200, 800], [420, 800], [390, 844]];
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
  const cut = await page.evaluate(() => [...document.querySelectorAll('caption span')].filter((caption) => {
    if (getComputedStyle(caption.parentElement).position === 'absolute') return false;
    return caption.getBoundingClientRect().right > caption.closest('.scrolls').getBoundingClientRect().right + 1;
  }).length);
  if (cut) complain(`cuts ${cut} captions on a screen of ${wide[1]}`);
  const silent = await page.evaluate(() => [...document.querySelectorAll('.drawing')].filter((drawing) =>
    drawing.scrollWidth > drawing.clientWidth + 1 && getComputedStyle(drawing, '::before').content === 'none').length);
  if (silent) complain(`cuts ${silent} charts on a screen of ${wide[1]} without a sign`);
}

// Nothing is said twice by headings and charts, and charts are dark in the dark.
async function said(page, complain, scheme) {
  const told = await page.evaluate(() => [...document.querySelectorAll('h2, h3, svg > title, #film > p:first-of-type')]
    .map((one) => one.textContent.replace(/\.$/, '')));
  for (const twice of new Set(told.filter((one, place) => told.indexOf(one) < place))) complain(`says twice: ${twice}`);
  const filters = await page.evaluate(() => [...document.querySelectorAll('.drawing > svg, .reel > svg')]
    .map((svg) => getComputedStyle(svg).filter));
  if (filters.some((filter) => (filter !== 'none') !== (scheme === 'dark'))) complain('charts do not follow the scheme');
}

// The film, by keyboard as by mouse: it is still until asked, plays, is paused, and can be scrubbed.
async function watched(page, complain) {
  const seen = () => page.evaluate(() => [
    document.querySelector('#film-week').value,
    [...document.querySelectorAll('#film-stage path')].map((path) => path.getAttribute('d')).join('|'),
    document.querySelector('#film-week').getAttribute('aria-valuetext'),
  ]);
  const button = page.locator('#film-controls button');
  const last = await page.locator('#film-week').getAttribute('max');
  const end = await seen();
  await page.waitForTimeout(300);
  if (end[0] !== last || (await seen())[1] !== end[1]) complain('the film does not rest at its last week');
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  if (await button.textContent() !== 'Pause') complain('the film does not play');
  await page.keyboard.press('Enter');
  const paused = await seen();
  await page.waitForTimeout(300);
  if ((await seen())[0] !== paused[0] || paused[0] === '0' || paused[0] === last) complain('the film does not pause on its way');
  await page.locator('#film-week').focus();
  await page.keyboard.press('Home');
  const start = await seen();
  if (start[0] !== '0' || start[1] === end[1] || !start[2].includes(' 0, ')) complain('the film cannot be scrubbed');
  await page.keyboard.press('End');
  if ((await seen())[1] !== end[1]) complain('the film ends otherwise than it began');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await button.click();
  await page.waitForTimeout(700);
  if ((await seen())[0] !== '0') complain('the film hurries for those who asked for little motion');
  await button.click();
  await page.keyboard.press('Shift+Tab');
  await page.locator('#film-week').press('End');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
}

async function look(browser, report, name, scheme) {
  const [page, complain] = await opened(browser, report, scheme);
  const live = await page.evaluate(() => [
    document.querySelectorAll('script, [onload], [onerror], iframe, object, link').length,
    document.querySelectorAll('svg[role=img] > desc').length,
    document.querySelectorAll('#film > script').length,
  ]);
  if (live[0] > live[2]) complain('holds what runs or loads');
  if (!live[1]) complain('shows no chart');
  await page.setViewportSize({ width: 1366, height: 768 });
  await said(page, complain, scheme);
  if (live[2]) {
    if (await page.evaluate(() => document.querySelector('#film-stills').open)) complain('shows still pictures beside the film unasked');
    await watched(page, complain);
  }
  await checked(page, complain);
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await fits(page, complain);
    await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-${width}.png`) });
  }
  await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-390-whole.png`), fullPage: true });
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await fits(page, complain);
  }
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

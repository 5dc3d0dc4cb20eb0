// A page as a phone on a slow line opens it for the first time: Chromium at 390 px with the line and
// the processor throttled (fast 3G and a quarter of the speed), nothing in its cache.

const WIDTH = 390;
const HEIGHT = 844;
/** Fast 3G, as browsers' own tools throttle it. */
const LINE = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (750e3 * 0.9) / 8,
};
const SLOWER = 4;
const LOCALE = 'id';
const PATIENCE_MS = 60_000;

/** Keeps how far what was read has moved without the reader's doing. */
function watchShifts() {
  globalThis.shifted = 0;
  new globalThis.PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) {
      if (!hadRecentInput) globalThis.shifted += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {{ ready: string, signIn?: (context: import('playwright-core').BrowserContext) => Promise<void> }} page
 *   `ready`: a selector of what the reader came for
 * @returns milliseconds until it is seen; files, and bytes of script, that were sent until the line
 *   was quiet; layout shift
 */
export async function visitSlowly(browser, url, { ready, signIn }) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    locale: LOCALE,
    reducedMotion: 'reduce',
  });
  try {
    await signIn?.(context);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    const sent = countSent(line);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', LINE);
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(watchShifts);
    const begun = performance.now();
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    await page.locator(ready).first().waitFor({ timeout: PATIENCE_MS });
    const ms = performance.now() - begun;
    await page.waitForLoadState('networkidle');
    return { ms, ...sent, shifted: await page.evaluate(() => globalThis.shifted) };
  } finally {
    await context.close();
  }
}

function countSent(line) {
  const sent = { files: 0, scriptBytes: 0 };
  const scripts = new Set();
  line.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sent.files += 1;
    if (scripts.has(requestId)) sent.scriptBytes += encodedDataLength;
  });
  return sent;
}

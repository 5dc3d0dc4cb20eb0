import { existsSync } from 'node:fs';

const PLACES = [
  process.env.GOODTURN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium of this computer, or null. */
export function findChromium() {
  return PLACES.find((place) => place && existsSync(place)) ?? null;
}

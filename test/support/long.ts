/** `npm run test:long`: searches go further than the look of every day can. */
export const LONG = process.env['GOODTURN_LONG'] === '1';

/** How many cases a property is tried with. */
export function runs(everyDay: number, long: number): { readonly numRuns: number } {
  return { numRuns: LONG ? long : everyDay };
}

/** The time limit of a test, in ms. */
export function limit(everyDay: number, long: number): number {
  return LONG ? long : everyDay;
}

/**
 * The inputs that a timeline line may have: ids, days, moments, numbers and codes, never names,
 * addresses or free text (R-A5). The catalogues make people's texts from them.
 */
export type TimelineInputs = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

/** One word: an id, a day, a moment in RFC 3339, a code, a time zone. No space, no `@`. */
const ONE_WORD = /^[A-Za-z0-9_:.,+/-]{1,100}$/;

/** The keys whose values may be personal or free text; empty when all is well. */
export function keysWithText(inputs: TimelineInputs): string[] {
  return Object.entries(inputs)
    .filter(([, value]) => (isArray(value) ? value.some(isText) : isText(value)))
    .map(([key]) => key);
}

function isArray(value: TimelineInputs[string]): value is readonly (string | number)[] {
  return Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !ONE_WORD.test(value);
}

/** Points are whole numbers that JavaScript can hold exactly; `bigint` in SQL. */
export type Points = number;

/** Throws RangeError unless `value` is a whole number within ±(2^53 − 1). */
export function asPoints(value: number): Points {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of points: ${value}`);
  return value;
}

/**
 * A key for one intended act: made when a form opens, kept for every attempt to send it, so that a repeated press
 * or a lost answer has one effect. `crypto.randomUUID` exists on https and localhost only; this works everywhere.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

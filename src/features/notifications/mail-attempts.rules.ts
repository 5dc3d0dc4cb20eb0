const MINUTE_MS = 60_000;
const MAX_ATTEMPTS = 8;

/** How long a mail waits after its n-th failure: 1, 2, 4 … minutes. Null: given up (after 2 hours). */
export function retryDelayMs(attempts: number): number | null {
  return attempts >= MAX_ATTEMPTS ? null : MINUTE_MS * 2 ** (attempts - 1);
}

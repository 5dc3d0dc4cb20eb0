/** `crypto.randomUUID` exists on https and localhost only; this works everywhere. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The idempotency key of one intended act whose content people may change between two attempts: the same content
 * has the same key until an answer came, so that a repeated press or a lost answer has one effect.
 */
export class AttemptKey {
  private attempt: { content: string; key: string } | null = null;

  keyFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.attempt?.content !== text) this.attempt = { content: text, key: newKey() };
    return this.attempt.key;
  }

  /** Refusals are answers too: what is sent next is a new act. A late answer to an older key ends no newer one. */
  answered(key: string): void {
    if (this.attempt?.key === key) this.attempt = null;
  }
}

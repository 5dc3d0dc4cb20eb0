/** `crypto.randomUUID` exists on https and localhost only; this works everywhere. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The idempotency key of one intended act whose content people may change between two attempts: the
 * same content has the same key until an answer came, so that a repeated press or a lost answer has
 * one effect. An act on several things one after the other has an attempt for each.
 */
export class AttemptKey {
  private readonly attempts = new Map<string, { content: string; key: string }>();

  /** `about`: the id of the thing; none where there is only one, or a new one. */
  keyFor(content: unknown, about = ''): string {
    const text = JSON.stringify(content);
    const last = this.attempts.get(about);
    if (last?.content === text) return last.key;
    const key = newKey();
    this.attempts.set(about, { content: text, key });
    return key;
  }

  /**
   * Refusals are answers too: what is sent next is a new act. A late answer ends its own key only.
   */
  answered(key: string, about = ''): void {
    if (this.attempts.get(about)?.key === key) this.attempts.delete(about);
  }
}

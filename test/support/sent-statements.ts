import pg from 'pg';

type Method = (this: Sent, connection: unknown) => unknown;

interface Sent {
  readonly text: string;
  requiresPreparation(): boolean;
}

interface QueryPrototype {
  submit: Method;
  prepare: Method;
}

/** What begins and ends a transaction: one message, and no question of a screen. */
const FRAME =
  /^\s*(BEGIN|SET LOCAL|COMMIT|ROLLBACK|SELECT .* FROM (auth\.begin_as|begin_program)\()/i;

/** What was asked inside transactions. */
export function withoutFrame(texts: readonly string[]): string[] {
  return texts.filter((text) => !FRAME.test(text));
}

/**
 * Keeps the text of every statement that this process sends through `pg`, also of those that travel
 * together. `restore` ends it.
 */
export function keepSentStatements(): { texts: string[]; restore(): void } {
  const prototype = pg.Query.prototype as unknown as QueryPrototype;
  const { submit, prepare } = prototype;
  const texts: string[] = [];
  prototype.submit = function (connection) {
    if (!this.requiresPreparation()) texts.push(this.text);
    return submit.call(this, connection);
  };
  prototype.prepare = function (connection) {
    texts.push(this.text);
    return prepare.call(this, connection);
  };
  return {
    texts,
    restore() {
      Object.assign(prototype, { submit, prepare });
    },
  };
}

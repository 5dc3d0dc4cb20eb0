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

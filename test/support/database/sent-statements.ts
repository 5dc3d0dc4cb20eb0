import pg from 'pg';

type Query = (...given: unknown[]) => unknown;

/**
 * What begins and ends a transaction, and which programme an address names (remembered for a while,
 * then asked by whoever comes next): no question of a screen.
 */
const FRAME =
  /^\s*(BEGIN|SET LOCAL|COMMIT|ROLLBACK|SELECT .* FROM (auth\.begin_as|begin_program)\(|SELECT id, slug, kind FROM program WHERE slug = )/i;

/** What was asked inside transactions. */
export function withoutFrame(texts: readonly string[]): string[] {
  return texts.filter((text) => !FRAME.test(text));
}

/** Keeps the text of every statement that this process sends through `pg`. `restore` ends it. */
export function keepSentStatements(): { texts: string[]; restore(): void } {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const texts: string[] = [];
  prototype.query = function (...given) {
    const [asked] = given;
    texts.push(typeof asked === 'string' ? asked : (asked as pg.QueryConfig).text);
    return query.apply(this, given);
  };
  return {
    texts,
    restore() {
      Object.assign(prototype, { query });
    },
  };
}

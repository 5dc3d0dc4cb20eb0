import type pg from 'pg';

export interface Column {
  readonly name: string;
  /** PostgreSQL's number of its type */
  readonly typeId: number;
}

/**
 * What PostgreSQL answers to `text` without running it: Parse and Describe, the two messages of the
 * protocol that prepare a statement. Goes through `pg`'s door for queries of others' making, as
 * pg-cursor does (`Submittable`); a client that pipelines refuses those. Throws PostgreSQL's error
 * for a text that it cannot prepare.
 */
export function describeStatement(client: pg.Client, text: string): Promise<readonly Column[]> {
  return new Promise((resolve, reject) => {
    let columns: readonly Column[] = [];
    let failed: Error | null = null;
    const asked = {
      submit(connection: pg.Connection): void {
        connection.parse({ name: '', text, types: [] }, true);
        connection.describe({ type: 'S', name: '' }, true);
        connection.sync();
      },
      handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
        columns = fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID }));
      },
      handleError(error: Error): void {
        failed = error;
        reject(error);
      },
      handleReadyForQuery(): void {
        if (failed === null) resolve(columns);
      },
    };
    client.query(asked as pg.Submittable);
  });
}

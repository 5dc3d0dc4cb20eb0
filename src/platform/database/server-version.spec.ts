import { describe, expect, it } from '@jest/globals';
import { DatabaseNotUsable, refuseOldServer } from './migrate.js';

describe('the version of the database server', () => {
  it.each([
    [90_624, '9'],
    [140_011, '14'],
  ])('%i is refused, and what is wanted is said', (version, named) => {
    expect(() => {
      refuseOldServer(version);
    }).toThrow(
      new DatabaseNotUsable(
        `The server of DATABASE_URL is PostgreSQL ${named}. Goodturn wants 15 or newer: upgrade it, or name another.`,
      ),
    );
  });

  it.each([150_000, 180_004])('%i is taken', (version) => {
    refuseOldServer(version);
    expect(version).toBeGreaterThanOrEqual(150_000);
  });
});

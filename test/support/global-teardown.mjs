import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export default async function teardown() {
  const admin = new pg.Client({ connectionString: process.env.GOODTURN_TEST_SERVER_URL });
  await admin.connect();
  const template = process.env.GOODTURN_TEST_TEMPLATE;
  for (const name of ['', '_single', '_sample', '_sample_making'].map((of) => template + of)) {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
  await admin.end();
  await rm(join(tmpdir(), `${template}_sample`), { recursive: true, force: true });
  await globalThis.goodturnTestServer.release();
}

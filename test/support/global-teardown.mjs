import pg from 'pg';

export default async function teardown() {
  const admin = new pg.Client({ connectionString: process.env.GOODTURN_TEST_SERVER_URL });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${process.env.GOODTURN_TEST_TEMPLATE} WITH (FORCE)`);
  await admin.end();
  await globalThis.goodturnTestServer.release();
}

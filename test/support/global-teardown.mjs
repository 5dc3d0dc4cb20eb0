import pg from 'pg';

export default async function teardown() {
  const admin = new pg.Client({ connectionString: process.env.GOODTURN_TEST_SERVER_URL });
  await admin.connect();
  const template = process.env.GOODTURN_TEST_TEMPLATE;
  for (const name of [template, `${template}_single`]) {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
  await admin.end();
  await globalThis.goodturnTestServer.release();
}

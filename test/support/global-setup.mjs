// One server for the whole run, one migrated template database; every spec file clones it.
import pg from 'pg';
import { build } from '../../scripts/lib/build.mjs';
import { openTestServer } from './database/test-server.mjs';

export default async function setup() {
  await build({ portal: false, log: () => undefined });
  const server = await openTestServer();
  globalThis.goodturnTestServer = server;
  const { migrate } = await import('../../dist/server/platform/database/index.js');
  const template = `goodturn_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate(url.href, () => undefined);
  process.env.GOODTURN_TEST_SERVER_URL = server.url;
  process.env.GOODTURN_TEST_TEMPLATE = template;
}

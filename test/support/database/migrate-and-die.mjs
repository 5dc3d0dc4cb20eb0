// A migration that is killed in the middle. argv: URL, and after how many files of tables the process
// dies, inside the next one; all of them: behind the last, before what is repeatable.
import pg from 'pg';
import { currentSchema } from '../../../dist/server/migrations/index.js';
import { migrate } from '../../../dist/server/platform/database/index.js';

const [url, steps] = process.argv.slice(2);
const { tables, repeatables } = currentSchema();
const done = tables.slice(0, Number(steps));
const die = () => process.kill(process.pid, 'SIGKILL');

/** The server is told to look whether its client lives: otherwise it would sleep to the end. */
const HALF_MADE = {
  name: 'tables/29990101T0000-half-made',
  hash: '',
  up: `SET LOCAL client_connection_check_interval = 100;
       CREATE TABLE half_made (id integer);
       SELECT pg_sleep(60)`,
  down: '',
};

async function dieWhileItSleeps() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (;;) {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
    );
    if (rowCount > 0) die();
  }
}

if (done.length === tables.length) {
  await migrate(url, (line) => line.includes(done.at(-1).name) && die());
} else {
  dieWhileItSleeps();
  await migrate(url, () => undefined, { tables: [...done, HALF_MADE], repeatables });
}

// The other reference of the `home` benchmark, in a process of its own: the statements that our
// server sent for each advocate, in the order and words in which it sent them, and nothing else.
import pg from 'pg';
import { poolOptions } from '../../dist/server/platform/database/index.js';

const CALLERS = 32;

let pool;
let scripts = [];

function open({ url, connections, recorded }) {
  const options = poolOptions(url, 'separated', 'goodturn_app', connections);
  pool = new pg.Pool({ ...options, Client: pg.Client });
  scripts = recorded;
}

async function replay(script) {
  const client = await pool.connect();
  try {
    for (const statement of script) await client.query(statement);
  } finally {
    client.release();
  }
}

async function run(seconds) {
  const started = performance.now();
  const until = started + seconds * 1_000;
  let place = 0;
  let done = 0;
  const caller = async () => {
    while (performance.now() < until) {
      await replay(scripts[place++ % scripts.length]);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return done / ((performance.now() - started) / 1_000);
}

process.on('message', (job) => {
  if ('recorded' in job) return open(job);
  return run(job.seconds).then(
    (perSecond) => process.send({ perSecond }),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

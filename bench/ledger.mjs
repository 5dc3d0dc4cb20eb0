// Transfers posted per second through the product's path, with lots, keys and audit, by sixteen
// connections at once: in batches, against the least that double entry can be (two inserts and two
// updates in one prepared statement, committed each for itself); and one at a time inside a
// caller's transaction, against the same transaction with that statement in the posting's place.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';

const CONNECTIONS = 16;
/** Owners of one connection: who posts in bulk posts for its own people. */
const OWNERS = 2_000;
const BATCH = 500;
const BATCHES = 6;
const BARE = 1_500;
const SINGLES = 600;
/** Of so many items one spends what was earned before. */
const SPENDS = 5;
const GOAL_OF_BATCHES = 1.3;
const GOAL_OF_SINGLES = 0.5;
const YEAR_MS = 365 * 86_400_000;

/** The least a ledger can be: accounts with a balance, and two rows for each movement. */
const BARE_TABLES = `
  CREATE TABLE bare_account (id uuid PRIMARY KEY, balance bigint NOT NULL, version bigint NOT NULL)
    WITH (fillfactor = 70);
  CREATE TABLE bare_entry (
    account_id uuid NOT NULL, version bigint NOT NULL, transfer_id uuid NOT NULL,
    points bigint NOT NULL, balance_after bigint NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, version));
  INSERT INTO bare_account SELECT gen_random_uuid(), 0, 0 FROM generate_series(1, ${CONNECTIONS * OWNERS});
  GRANT SELECT, INSERT, UPDATE ON bare_account, bare_entry TO goodturn_app`;

const BARE_TRANSFER = `
  WITH given AS (
    UPDATE bare_account SET balance = balance - $3, version = version + 1 WHERE id = $1
      RETURNING id, version, balance
  ), taken AS (
    UPDATE bare_account SET balance = balance + $3, version = version + 1 WHERE id = $2
      RETURNING id, version, balance
  ), first AS (
    INSERT INTO bare_entry SELECT id, version, $4::uuid, -$3, balance, $5 FROM given
  )
  INSERT INTO bare_entry SELECT id, version, $4::uuid, $3, balance, $5 FROM taken`;

const any = (list) => list[Math.floor(Math.random() * list.length)];

/** `size` of them, none twice. */
function some(list, size) {
  const from = Math.floor(Math.random() * list.length);
  return Array.from({ length: size }, (_, n) => list[(from + n * 7) % list.length]);
}

/** Everybody at once, each `times` times; answers how many a second. */
async function perSecond(times, each, work) {
  const started = performance.now();
  const all = Array.from({ length: CONNECTIONS }, async (_, place) => {
    for (let n = 0; n < times; n += 1) await work(place);
  });
  await Promise.all(all);
  return (CONNECTIONS * times * each) / ((performance.now() - started) / 1_000);
}

function earn(ownerId) {
  const subject = { kind: 'REFERRAL', id: randomUUID() };
  return {
    op: 'EARN',
    key: `referral:${subject.id}:1`,
    ownerId,
    rule: 'R-W1',
    points: 500,
    subject,
    expiresAt: new Date(Date.now() + YEAR_MS),
  };
}

function spend(ownerId) {
  const subject = { kind: 'REDEMPTION', id: randomUUID() };
  return {
    op: 'SPEND',
    key: `redemption:${subject.id}`,
    ownerId,
    rule: 'R-R1',
    points: 1,
    subject,
  };
}

const itemOf = (owner, place) => (place % SPENDS === SPENDS - 1 ? spend(owner) : earn(owner));

function assertPosted(results) {
  const refused = results.find(({ ok }) => !ok);
  if (refused) throw new Error(`A posting was refused: ${refused.error}`);
}

async function openProduct(database, actor) {
  const { Database, openDataSource } = await import('../dist/server/platform/database/index.js');
  const { PostTransfers } = await import('../dist/server/features/ledger/index.js');
  const dataSource = await openDataSource({
    url: database.url,
    mode: 'separated',
    role: 'goodturn_app',
    max: CONNECTIONS,
    entities: [],
    onError: () => undefined,
  });
  const product = new Database(dataSource);
  const verb = new PostTransfers();
  return {
    close: () => dataSource.destroy(),
    /** as any verb has its points posted */
    post: async (items) =>
      assertPosted(
        await product.write(actor, 'bench', (tx) => verb.postTransfers(tx, actor, items)),
      ),
    /** the same transaction, with one statement in the posting's place */
    frame: (sql, values) => product.write(actor, 'bench', (tx) => tx.query(sql, values)),
  };
}

export default {
  async open({ say, atEnd }) {
    const database = await openBenchDatabase(say);
    atEnd(() => database.close());
    const { admin, url } = database;
    const { machineActor } = await import('../dist/server/kernel/actor.js');
    const { programId } = await insertProgram(admin);
    const product = await openProduct(database, machineActor('CLI', programId, 'bench'));
    atEnd(() => product.close());
    const bare = new pg.Pool({ connectionString: url, max: CONNECTIONS });
    atEnd(() => bare.end());
    await admin.query(BARE_TABLES);
    const { rows } = await admin.query('SELECT id FROM bare_account');
    const slice = (list) =>
      Array.from({ length: CONNECTIONS }, (_, n) => list.slice(n * OWNERS, (n + 1) * OWNERS));
    const accounts = slice(rows.map(({ id }) => id));
    const owners = slice(Array.from({ length: CONNECTIONS * OWNERS }, () => randomUUID()));

    const bareValues = (place) => [...some(accounts[place], 2), 100, randomUUID(), new Date()];
    const bareOne = (place) =>
      bare.query({ name: 'bare', text: BARE_TRANSFER, values: bareValues(place) });
    const postBatch = (place) => product.post(some(owners[place], BATCH).map(itemOf));

    say(`  ${CONNECTIONS * OWNERS} wallets earn for the first time …`);
    for (const people of owners) {
      for (let from = 0; from < OWNERS; from += BATCH)
        await product.post(people.slice(from, from + BATCH).map(earn));
    }
    await perSecond(BARE, 1, bareOne);
    await admin.query('VACUUM (ANALYZE)');
    await admin.query('CHECKPOINT');
    return [
      {
        name: `transfers, ${BATCH} at a time`,
        unit: 'transfers/s',
        goal: { atLeast: GOAL_OF_BATCHES },
        ours: () => perSecond(BATCHES, BATCH, postBatch),
        reference: () => perSecond(BARE, 1, bareOne),
      },
      {
        name: "one transfer in a caller's transaction",
        unit: 'transfers/s',
        goal: { atLeast: GOAL_OF_SINGLES },
        ours: () =>
          perSecond(SINGLES, 1, (place) =>
            product.post([itemOf(any(owners[place]), Math.floor(Math.random() * SPENDS))]),
          ),
        reference: () =>
          perSecond(SINGLES, 1, (place) => product.frame(BARE_TRANSFER, bareValues(place))),
      },
    ];
  },
};

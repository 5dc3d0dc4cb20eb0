// Referrals of a file taken in per second, with facts, timeline and events, against COPY of the same
// rows into the same table with its indexes.
import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';

const ROWS = 50_000;
const ADVOCATES = 500;
const COMPANIES = 5_000;
const DAYS = 1_000;
const DAY_MS = 86_400_000;
const GOAL = 0.1;

const MAPPING = {
  columns: {
    externalId: 'id',
    advocateExternalId: 'advocate',
    advocateName: 'advocate_name',
    refereeName: 'person',
    refereeEmail: 'email',
    refereeCompany: 'company',
    source: 'source',
    submittedOn: 'date',
  },
};

/** Every row is another person; days, advocates and companies come in no order. */
function csv(round) {
  const lines = ['id,advocate,advocate_name,person,email,company,source,date'];
  for (let n = 0; n < ROWS; n += 1) {
    const advocate = (n * 7) % ADVOCATES;
    const company = (n * 13) % COMPANIES;
    const day = new Date(Date.UTC(2022, 0, 1) + ((n * 31) % DAYS) * DAY_MS);
    lines.push(
      `R${round}-${n},A${advocate},Advocate ${advocate},Person ${n},person${round}.${n}@example.com,` +
        `Company ${company} Ltd,Event,${day.toISOString().slice(0, 10)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

async function perSecond(work) {
  const started = performance.now();
  const rows = await work();
  if (rows !== ROWS) throw new Error(`${rows} rows went in instead of ${ROWS}`);
  return rows / ((performance.now() - started) / 1_000);
}

/** The verb, wired as Nest wires it. */
async function importVerb(database, crossProgram) {
  const at = (path) => import(`../dist/server/${path}`);
  const { FindOrAddAdvocates } = await at('features/advocates/index.js');
  const { FindOrAddCompanies } = await at('features/companies/index.js');
  const { ImportReferrals, ImportTurn, RunImport } = await at('features/imports/index.js');
  const { PostTransfers, SettlePoints } = await at('features/ledger/index.js');
  const { AddReferrals, MatchDeals, SettleReferrals } = await at('features/referrals/index.js');
  const { RefereeKey } = await at('features/referrals/intake/referee-key.js');
  const { RecordTimeline } = await at('features/timeline/index.js');
  const { Outbox } = await at('platform/outbox/index.js');
  const timeline = new RecordTimeline();
  const settle = new SettleReferrals(new SettlePoints(new PostTransfers()), timeline, new Outbox());
  const refereeKey = new RefereeKey({ hash: 'h'.repeat(40) });
  const add = new AddReferrals(refereeKey, settle, new MatchDeals(timeline));
  const run = new RunImport(database, new ImportTurn(database, crossProgram));
  return new ImportReferrals(
    database,
    run,
    new FindOrAddAdvocates(),
    new FindOrAddCompanies(),
    add,
  );
}

/** The rows of the round as the import left them, in a file, for another programme. */
async function saveRows(admin, file, from, to, round) {
  const { rows } = await admin.query(
    `SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS names
     FROM information_schema.columns
     WHERE table_name = 'referral' AND column_name <> 'program_id'`,
  );
  const client = await admin.connect();
  try {
    const select = `SELECT '${to}', ${rows[0].names} FROM referral
      WHERE program_id = '${from}' AND external_id LIKE 'R${round}-%'`;
    await pipeline(client.query(copyTo(`COPY (${select}) TO STDOUT`)), createWriteStream(file));
  } finally {
    client.release();
  }
  return `COPY referral (program_id, ${rows[0].names}) FROM STDIN`;
}

/** Another programme with the same settings: the same rows may stand in both. */
async function copyProgram(admin) {
  const { rows } = await admin.query(
    `INSERT INTO program SELECT (jsonb_populate_record(p,
       jsonb_build_object('id', gen_random_uuid(), 'slug', 'bench-copies'))).*
     FROM program p RETURNING id`,
  );
  return rows[0].id;
}

async function copyRows(admin, sql, file) {
  const client = await admin.connect();
  try {
    const copy = client.query(copyFrom(sql));
    await pipeline(createReadStream(file), copy);
    return copy.rowCount;
  } finally {
    client.release();
  }
}

export default {
  async open({ say, atEnd }) {
    const database = await openBenchDatabase(say);
    atEnd(() => database.close());
    const { admin, home } = database;
    const { machineActor } = await import('../dist/server/kernel/actor.js');
    const product = await database.openDatabase();
    atEnd(product.close);
    const ours = await insertProgram(admin);
    const copies = await copyProgram(admin);
    const actor = machineActor('CLI', ours.programId, 'bench');
    const verb = await importVerb(product.database, database.crossProgram);
    const take = async (round) => {
      const file = join(home, `referrals-${round}.csv`);
      await writeFile(file, csv(round));
      return perSecond(async () => {
        const result = await verb.importReferrals({
          actor,
          file,
          mapping: MAPPING,
          dryRun: false,
          awardsPoints: false,
          errorsFile: null,
        });
        return result.imported;
      });
    };
    const copy = async (round) => {
      const file = join(home, `rows-${round}.txt`);
      const sql = await saveRows(admin, file, ours.programId, copies, round);
      return perSecond(() => copyRows(admin, sql, file));
    };
    // The order turns from round to round, so a round's reference copies the rows of the one before.
    await take('warm');
    await copy('warm');
    await take(-1);
    await admin.query('VACUUM (ANALYZE)');
    await admin.query('CHECKPOINT');
    return [
      {
        name: 'referrals imported',
        unit: 'rows/s',
        goal: { atLeast: GOAL },
        ours: (round) => take(round),
        reference: (round) => copy(round - 1),
      },
    ];
  },
};

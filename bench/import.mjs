// Rows of a file taken in per second, with what a run keeps: facts, timeline, events, its counts and
// its traces; against COPY of what the rows say into the same tables with their indexes. Then how
// much memory four times the rows take.
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';
import { KINDS, prefixOf, writeImportFile } from './lib/import-files.mjs';
import { recordImport } from './lib/import-verbs.mjs';
import { peakMemory } from './lib/peak-memory.mjs';

const ROWS = 50_000;
const MANY_ROWS = 200_000;
const ROUNDS = 3;
const GOAL = { new: 0.1, corrected: 0.05 };
/** Of the memory that a file of `ROWS` takes: with all the rows it would be four times as much. */
const FLAT = 1.5;

async function perSecond(work) {
  const started = performance.now();
  const rows = await work();
  if (rows !== ROWS) throw new Error(`${rows} rows went in instead of ${ROWS}`);
  return rows / ((performance.now() - started) / 1_000);
}

/** What the round's rows say as the import left it, in a file for each table, for another programme. */
async function saveRows({ admin, home, programId, copies }, kind, round) {
  const { tables, needs } = KINDS[kind];
  const [main] = Object.keys(tables);
  if (needs) await copyWhatIsNeeded(admin, needs, programId, copies);
  const ids = `SELECT id FROM ${main}
    WHERE program_id = '${programId}' AND external_id LIKE '${prefixOf(kind, round)}%'`;
  const saved = [];
  for (const [table, key] of Object.entries(tables)) {
    const { rows } = await admin.query(
      `SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS names
       FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = '${table}' AND column_name <> 'program_id'
         AND is_generated = 'NEVER'`,
    );
    const file = join(home, `${table}-${round}.txt`);
    const own = key === 'external_id' ? 'id' : key;
    const select = `SELECT '${copies}', ${rows[0].names} FROM ${table}
      WHERE program_id = '${programId}' AND ${own} IN (${ids})`;
    const client = await admin.connect();
    try {
      await pipeline(client.query(copyTo(`COPY (${select}) TO STDOUT`)), createWriteStream(file));
    } finally {
      client.release();
    }
    saved.push({ file, sql: `COPY ${table} (program_id, ${rows[0].names}) FROM STDIN` });
  }
  return saved;
}

/** What the rows name has to be there. */
async function copyWhatIsNeeded(admin, table, from, to) {
  await admin.query(
    `INSERT INTO ${table}
     SELECT (jsonb_populate_record(t, jsonb_build_object('program_id', $2::uuid))).*
       FROM ${table} t WHERE program_id = $1 ON CONFLICT DO NOTHING`,
    [from, to],
  );
}

/** Answers the rows of the first table, which has one for each row of the file. */
async function copyRows(admin, tables) {
  const client = await admin.connect();
  const counts = [];
  try {
    for (const { file, sql } of tables) {
      const copy = client.query(copyFrom(sql));
      await pipeline(createReadStream(file), copy);
      counts.push(copy.rowCount);
    }
    return counts[0];
  } finally {
    client.release();
  }
}

/** Another programme with the same settings: the same rows may stand in both. */
async function copyProgram(admin, slug) {
  const { rows } = await admin.query(
    `INSERT INTO program SELECT (jsonb_populate_record(p,
       jsonb_build_object('id', gen_random_uuid(), 'slug', $1::text))).*
     FROM program p ORDER BY created_at LIMIT 1 RETURNING id`,
    [slug],
  );
  return rows[0].id;
}

/** One kind of file, in a programme of its own. */
class KindBench {
  constructor(kind, { verb, admin, home, actor, programId, copies }) {
    this.kind = kind;
    this.verb = verb;
    this.actor = actor;
    this.place = { admin, home, programId, copies };
  }

  async file(round, turn, rows = ROWS) {
    const path = join(this.place.home, `${this.kind}-${round}-${turn}.csv`);
    await writeImportFile(path, this.kind, { round, rows, turn });
    return path;
  }

  importFile(file) {
    return this.verb.recordImport(this.kind, {
      actor: this.actor,
      file,
      mapping: { columns: KINDS[this.kind].mapping },
      dryRun: false,
      awardsPoints: false,
      errorsFile: null,
    });
  }

  async take(round, turn = 0) {
    const file = await this.file(round, turn);
    return perSecond(async () => {
      const { imported, corrected } = await this.importFile(file);
      return turn === 0 ? imported : corrected;
    });
  }

  async copy(round) {
    const tables = await saveRows(this.place, this.kind, round);
    return perSecond(() => copyRows(this.place.admin, tables));
  }

  async warmUp() {
    await this.take('warm');
    await this.copy('warm');
    await this.place.admin.query('VACUUM (ANALYZE)');
    await this.place.admin.query('CHECKPOINT');
  }

  get figures() {
    const name = this.kind;
    const speed = { unit: 'rows/s', rounds: ROUNDS };
    const isNew = {
      ...speed,
      name: `${name}, new`,
      goal: { atLeast: GOAL.new },
      both: async (round) => ({ ours: await this.take(round), reference: await this.copy(round) }),
    };
    const corrected = {
      ...speed,
      name: `${name}, corrected`,
      goal: { atLeast: GOAL.corrected },
      both: async (round) => {
        const ours = await this.take(round, 1);
        const tables = await saveRows(this.place, this.kind, round);
        await this.emptyCopies();
        return { ours, reference: await perSecond(() => copyRows(this.place.admin, tables)) };
      },
    };
    const memory = {
      name: `${name}, memory of ${MANY_ROWS} rows beside ${ROWS}`,
      unit: 'MB',
      rounds: 1,
      goal: { atMost: FLAT },
      both: async () => {
        const few = await this.file('few', 0);
        const many = await this.file('many', 0, MANY_ROWS);
        const reference = await peakMemory(() => this.importFile(few));
        return { ours: await peakMemory(() => this.importFile(many)), reference };
      },
    };
    return [isNew, ...(KINDS[this.kind].isCorrected ? [corrected] : []), memory];
  }

  /** The same rows are copied again. */
  async emptyCopies() {
    for (const table of Object.keys(KINDS[this.kind].tables).reverse()) {
      await this.place.admin.query(`DELETE FROM ${table} WHERE program_id = $1`, [
        this.place.copies,
      ]);
    }
    await this.place.admin.query('VACUUM');
  }
}

export default {
  async open({ say, atEnd }) {
    const database = await openBenchDatabase(say);
    atEnd(() => database.close());
    const { admin, home, crossProgram } = database;
    const { machineActor } = await import('../dist/server/kernel/actor.js');
    const { importsEntities } = await import('../dist/server/features/imports/index.js');
    const product = await database.openDatabase(4, importsEntities);
    atEnd(product.close);
    const verb = await recordImport(product.database, crossProgram);
    await insertProgram(admin);
    const figures = [];
    for (const kind of Object.keys(KINDS)) {
      const programId = await copyProgram(admin, `bench-${kind}`);
      const copies = await copyProgram(admin, `copies-${kind}`);
      const actor = machineActor('CLI', programId, 'bench');
      const bench = new KindBench(kind, { verb, admin, home, actor, programId, copies });
      await bench.warmUp();
      figures.push(...bench.figures);
    }
    return figures;
  },
};

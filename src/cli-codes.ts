import { access } from 'node:fs/promises';
import {
  cliActor,
  NotFinished,
  print,
  programIdOf,
  report,
  UsageError,
  withApp,
  type CliApp,
} from './cli-app.js';
import { findDialect, ImportRefused, readCsv, type CsvBatch } from './features/imports/index.js';
import { lineIsNoCode, LoadGiftCodes, RewardEntity } from './features/rewards/index.js';
import type { Actor } from './kernel/actor.js';
import { InvalidInput } from './platform/errors/index.js';

export interface LoadCodesOptions {
  readonly program: string;
  readonly reward: string;
  readonly column?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly json?: boolean;
}

interface WrittenCode {
  /** as a spreadsheet counts */
  readonly rowNo: number;
  readonly code: string;
}

/** As many as `LoadGiftCodes` takes at once. */
const PART = { first: 5_000, others: 5_000 };

/**
 * R-R5: loads the codes of a vendor's file, encrypted, a part after the other; the same file again
 * loads what is missing (R-R7). Nothing that is printed quotes a code.
 */
export async function loadCodes(file: string, options: LoadCodesOptions): Promise<void> {
  await access(file);
  await withApp(async (app) => {
    const actor = cliActor(await programIdOf(app.ground, options.program));
    const rewardId = await rewardOf(app, actor, options);
    const sum = { loaded: 0, alreadyThere: 0, ofOtherRewards: 0, doublesFound: 0 };
    for await (const part of partsOf(file, options)) {
      if (app.stop.aborted) throw new NotFinished(`Stopped. ${goesOn(sum.loaded)}`);
      const told = await load(app, actor, { rewardId, part }, sum.loaded);
      for (const count of COUNTS) sum[count] += told[count];
    }
    if (options.json) {
      print(JSON.stringify({ rewardId, ...sum }));
      return;
    }
    print(
      [
        'codes:',
        `  loaded         ${sum.loaded.toLocaleString('en')}`,
        `  already there  ${sum.alreadyThere.toLocaleString('en')}${otherRewards(sum.ofOtherRewards)}`,
      ].join('\n'),
    );
  });
}

const COUNTS = ['loaded', 'alreadyThere', 'ofOtherRewards', 'doublesFound'] as const;

function otherRewards(count: number): string {
  return count === 0 ? '' : `, ${count.toLocaleString('en')} of them of another reward`;
}

function goesOn(loaded: number): string {
  return `${loaded.toLocaleString('en')} codes were loaded; the same command loads what is missing.`;
}

async function load(
  { ground, get }: CliApp,
  actor: Actor,
  { rewardId, part }: { readonly rewardId: string; readonly part: readonly WrittenCode[] },
  before: number,
) {
  try {
    return await ground.database.write(actor, 'loadGiftCodes', (tx) =>
      get(LoadGiftCodes).loadGiftCodes(tx, actor, {
        rewardId,
        codes: part.map(({ code }) => code),
      }),
    );
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    for (const { path, message } of error.problems) {
      const [, place] = path;
      const row = place === undefined ? null : (part[Number(place)]?.rowNo ?? null);
      report(row === null ? message : `Row ${String(row)}: ${message}`);
    }
    throw new UsageError(`These rows have no codes. ${goesOn(before)}`, { cause: error });
  }
}

/** By its id or its whole name. Throws UsageError that lists those that there are. */
async function rewardOf(
  { ground }: CliApp,
  actor: Actor,
  { reward, program }: LoadCodesOptions,
): Promise<string> {
  const rewards = await ground.database.read(actor, (tx) =>
    tx.find(RewardEntity, { where: { programId: tx.programId }, order: { name: 'ASC' } }),
  );
  const found = rewards.filter(({ id, name }) => id === reward || name === reward);
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one.id;
  const known = (another === undefined ? rewards : found).map(({ id, name }) => `${name} (${id})`);
  throw new UsageError(
    another === undefined
      ? `There is no reward "${reward}" in "${program}". There are: ${known.join(', ') || 'none'}.`
      : `There are several rewards "${reward}": say which by its id: ${known.join(', ')}.`,
  );
}

/** Throws UsageError, which quotes nothing of the file but the names of its columns. */
async function* partsOf(
  file: string,
  options: LoadCodesOptions,
): AsyncGenerator<readonly WrittenCode[]> {
  let column: CodeColumn | undefined;
  try {
    for await (const batch of batchesOf(file, options)) {
      const isFirst = column === undefined;
      column ??= columnOf(batch, options.column);
      const part = codesOf(batch, column, isFirst);
      if (part.length > 0) yield part;
    }
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    // Its own words quote the row, which has a code.
    throw new UsageError(noTable(file));
  }
}

function noTable(file: string): string {
  return (
    `${file} cannot be read as a table: look at its encoding (--encoding), at what divides its columns ` +
    '(--delimiter), and for quotation marks that are not closed.'
  );
}

async function* batchesOf(
  file: string,
  { column, encoding, delimiter }: LoadCodesOptions,
): AsyncGenerator<CsvBatch> {
  const wanted = column === undefined || isPlace(column) ? [] : [column];
  const told = { encoding: encoding ?? null, delimiter: delimiter?.replace('\\t', '\t') ?? null };
  yield* readCsv({ path: file, dialect: await findDialect(file, told, wanted), wanted }, PART);
}

interface CodeColumn {
  readonly place: number;
  /** the first row has names of columns, and no codes */
  readonly isHeaded: boolean;
}

function columnOf({ header }: CsvBatch, told: string | undefined): CodeColumn {
  // A heading says of itself that it is no code.
  const isHeaded = header.some((name) => name === told || lineIsNoCode(name) !== null);
  const place = placeOf(header, told);
  if (place >= 0 && place < header.length) return { place, isHeaded };
  const columns = isHeaded
    ? `It has ${header.join(', ')}.`
    : `It has ${String(header.length)} columns and no headings: --column 1 is the first.`;
  throw new UsageError(
    told === undefined
      ? `Say which column has the codes: --column. ${columns}`
      : `The file has no column "${told}". ${columns}`,
  );
}

function placeOf(header: readonly string[], told: string | undefined): number {
  if (told === undefined) return header.length === 1 ? 0 : -1;
  return isPlace(told) ? Number(told) - 1 : header.indexOf(told);
}

function isPlace(column: string): boolean {
  return /^[1-9]\d?$/.test(column);
}

function codesOf(
  { header, headerRow, records }: CsvBatch,
  { place, isHeaded }: CodeColumn,
  isFirst: boolean,
): WrittenCode[] {
  const first = isFirst && !isHeaded ? [{ rowNo: headerRow, fields: header }] : [];
  return [...first, ...records].flatMap(({ rowNo, fields }) => {
    const code = fields[place]?.trim() ?? '';
    return code === '' ? [] : [{ rowNo, code }];
  });
}

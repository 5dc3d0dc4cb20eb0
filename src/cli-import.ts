import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { report, print, UsageError, cliActor, programIdOf, withApp } from './cli-app.js';
import { findAdvocatesByIds } from './features/advocates/index.js';
import {
  ImportStopped,
  movesPoints,
  ORDER_COLUMNS,
  pointsAhead,
  RecordImport,
} from './features/imports/index.js';
import { countDealsThatWait } from './features/referrals/index.js';
import type { Actor } from './kernel/actor.js';
import type { Database } from './platform/database/index.js';
import type {
  ImportKind,
  ImportProgress,
  ImportRequest,
  ImportResult,
  ImportUnderWay,
  PointsAhead,
  PointsOfRun,
} from './features/imports/index.js';
import { fileErrorReason } from './platform/errors/file-error.js';

export interface ImportOptions {
  readonly program: string;
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly award?: boolean;
  readonly takeBack?: boolean;
  readonly errors?: string;
  readonly numbers?: string;
  readonly days?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly clearingWord?: string;
  readonly order?: string;
}

/** Progress goes to standard error at this interval, so that a log of it stays short. */
const EVERY_MS = 2_000;

export async function importFile(
  kind: ImportKind,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const mapping = withOrder(withFile(await readMapping(options.mapping), options), options);
  await withApp(async ({ ground, get, stop }) => {
    const actor = cliActor(await programIdOf(ground, options.program));
    const request: ImportRequest = {
      actor,
      file,
      mapping,
      readAs: { numbers: options.numbers, days: options.days },
      dryRun: options.dryRun ?? false,
      awardsPoints: options.award ?? false,
      errorsFile: options.errors ?? null,
      onProgress: progressLine(),
      onWait: printWait,
      onTakingBack: (ahead) => mayTakeBack(ahead, options),
      stop,
    };
    try {
      const result = await get(RecordImport).recordImport(kind, request);
      // Work left for a person: another referral can make a deal wait, too (R-W13).
      const dealsThatWait = movesPoints(kind)
        ? await ground.database.read(actor, countDealsThatWait)
        : 0;
      if (options.json) print(JSON.stringify({ ...result, dealsThatWait }));
      else {
        const advocates = await advocateLines(ground.database, actor, result.points);
        print([...summary(kind, options, result, dealsThatWait), ...advocates].join('\n'));
      }
    } catch (error) {
      if (options.json && error instanceof ImportStopped) print(asJson(error));
      throw error;
    }
  });
}

/** The counts as for a complete import, with the reason why this one stopped. */
function asJson({ stop, lines }: ImportStopped): string {
  const { rows, imported, corrected, unchanged, superseded, refused } = stop;
  const { errorsFile, corrections, points } = stop;
  const { reason, upToRow, unknown, missingInErrorsFile } = stop;
  const stopped = { reason, upToRow, unknown, missingInErrorsFile, says: lines };
  const counts = { rows, imported, corrected, unchanged, superseded, refused };
  return JSON.stringify({ ...counts, errorsFile, corrections, points, stopped });
}

/** Said before it happens; asked where somebody is there to answer. */
async function mayTakeBack(ahead: PointsAhead, { takeBack }: ImportOptions): Promise<boolean> {
  const told = `This takes back ${pointsAhead(ahead)}.`;
  if (takeBack) {
    report(told);
    return true;
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${told} May it? (y/N) `)).trim());
  } finally {
    terminal.close();
  }
}

function printWait(other: ImportUnderWay | null): void {
  const which =
    other === null ? '' : ` (${other.kind}, since ${other.since.toISOString().slice(0, 19)}Z)`;
  report(`Waiting for another import of this programme${which} …`);
}

async function readMapping(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const problem = fileErrorReason(error) ?? 'it is no file';
    throw new UsageError(`The mapping ${file} cannot be read: ${problem}.`, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    const where = place === undefined ? '' : ` near line ${String(lineAt(text, Number(place)))}`;
    throw new UsageError(
      `The mapping ${file} is no JSON: look${where} for a comma, a quotation mark or a bracket too many or too few.`,
      { cause: error },
    );
  }
}

/** What the command line says of the file counts before what the mapping says. */
function withFile(mapping: unknown, options: ImportOptions): unknown {
  if (typeof mapping !== 'object' || mapping === null) return mapping;
  const { encoding, delimiter, clearingWord } = options;
  const { file } = mapping as { file?: object };
  const told = { encoding, delimiter: delimiter?.replace('\\t', '\t') };
  const said = Object.entries(told).filter(([, value]) => value !== undefined);
  return {
    ...mapping,
    ...(clearingWord === undefined ? {} : { clearingWord }),
    ...(said.length === 0 ? {} : { file: { ...file, ...Object.fromEntries(said) } }),
  };
}

/** R-D4: the column that orders the rows, whatever the mapping says of it. */
function withOrder(mapping: unknown, { order }: ImportOptions): unknown {
  if (order === undefined || typeof mapping !== 'object' || mapping === null) return mapping;
  const [, field, column] = /^([^=]+)=(.+)$/u.exec(order) ?? [];
  const known = ORDER_COLUMNS.find((each) => each === field);
  if (known === undefined || column === undefined) {
    const wanted = ORDER_COLUMNS.map((each) => `${each}=COLUMN`).join(', ');
    throw new UsageError(`--order: want one of ${wanted}.`);
  }
  const { columns } = mapping as { columns?: object };
  const others = Object.entries(columns ?? {}).filter(
    ([each]) => !ORDER_COLUMNS.some((one) => one === each),
  );
  return { ...mapping, columns: { ...Object.fromEntries(others), [known]: column } };
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function progressLine(): (progress: ImportProgress) => void {
  let reportedMs = performance.now();
  return ({ rows, share }) => {
    const nowMs = performance.now();
    if (nowMs - reportedMs < EVERY_MS) return;
    reportedMs = nowMs;
    report(`${rows.toLocaleString('en')} rows, ${String(Math.floor(share * 100))} %`);
  };
}

function summary(
  kind: ImportKind,
  { dryRun }: ImportOptions,
  result: ImportResult,
  dealsThatWait: number,
): string[] {
  const { rows, imported, corrected, unchanged, superseded, refused, errorsFile, says } = result;
  const lines = [
    dryRun ? `A dry run: nothing was written. ${kind} that would go in:` : `${kind}:`,
    `  rows       ${rows.toLocaleString('en')}`,
    `  imported   ${imported.toLocaleString('en')}`,
    `  corrected  ${corrected.toLocaleString('en')}`,
    `  unchanged  ${unchanged.toLocaleString('en')}`,
    ...(superseded > 0 ? [`  superseded ${superseded.toLocaleString('en')}`] : []),
    `  refused    ${refused.toLocaleString('en')}${errorsFile === null ? '' : `, see ${errorsFile}`}`,
  ];
  lines.push(...pointLines(result.points), ...correctionLines(result), ...says);
  if (dealsThatWait > 0) {
    const deals =
      dealsThatWait === 1 ? 'One deal waits' : `${dealsThatWait.toLocaleString('en')} deals wait`;
    lines.push(`${deals} for somebody to choose their referrals: under Deals in the portal.`);
  }
  return lines;
}

/** So many corrected rows are shown; `--json` gives more of them. */
const SHOWN_CORRECTIONS = 20;

/** R-D4: old → new. */
function correctionLines({ corrections, corrected }: ImportResult): string[] {
  const lines = corrections.slice(0, SHOWN_CORRECTIONS).map(({ row, externalId, changes }) => {
    const told = changes.map(({ column, before, after }) =>
      // Both null: of a person, and not repeated (R-A5).
      before === null && after === null
        ? `${column} changed`
        : `${column} ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
    );
    return `Corrected in row ${String(row)}, ${externalId}: ${told.join('; ')}`;
  });
  const more = corrected - lines.length;
  return more > 0 ? [...lines, `… and ${more.toLocaleString('en')} more corrected rows.`] : lines;
}

function pointLines({ awarded, takenBack }: PointsOfRun): string[] {
  if (awarded === 0 && takenBack === 0) return [];
  const told = [`${awarded.toLocaleString('en')} awarded`];
  if (takenBack > 0) told.push(`${takenBack.toLocaleString('en')} taken back`);
  return [`  points     ${told.join(', ')}`];
}

/** Of so many advocates it is shown what they get or lose; `--json` gives more of them. */
const SHOWN_ADVOCATES = 50;

/** By name, for whoever runs the command; JSON, which is kept in logs, has their ids (R-A5). */
async function advocateLines(
  database: Database,
  actor: Actor,
  { advocates }: PointsOfRun,
): Promise<string[]> {
  if (advocates.length === 0) return [];
  const shown = advocates.slice(0, SHOWN_ADVOCATES);
  const found = await database.read(actor, (tx) =>
    findAdvocatesByIds(
      tx,
      shown.map(({ advocateId }) => advocateId),
    ),
  );
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const lines = shown.map(({ advocateId, awarded, takenBack }) => {
    const told = [
      ...(awarded > 0 ? [`+${awarded.toLocaleString('en')}`] : []),
      ...(takenBack > 0 ? [`−${takenBack.toLocaleString('en')}`] : []),
    ];
    return `  ${told.join(' ')}  ${names.get(advocateId) ?? 'a new advocate'}`;
  });
  const more = advocates.length - shown.length;
  return ['Points by advocate:', ...lines, ...(more > 0 ? [`  … and ${String(more)} more`] : [])];
}

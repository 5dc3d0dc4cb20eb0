import { readFile } from 'node:fs/promises';
import { report, print, UsageError, cliActor, programIdOf, withApp } from './cli-app.js';
import { ImportDeals, ImportReferrals, ImportStopped } from './features/imports/index.js';
import { countDealsThatWait } from './features/referrals/index.js';
import type {
  ImportKind,
  ImportProgress,
  ImportRequest,
  ImportResult,
  ImportUnderWay,
} from './features/imports/index.js';
import { fileErrorReason } from './platform/errors/file-error.js';

export interface ImportOptions {
  readonly program: string;
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly award?: boolean;
  readonly errors?: string;
  readonly numbers?: string;
  readonly days?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
}

/** Progress goes to standard error at this interval, so that a log of it stays short. */
const EVERY_MS = 2_000;

export async function importFile(
  kind: ImportKind,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const mapping = withFile(await readMapping(options.mapping), options);
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
      stop,
    };
    try {
      const result =
        kind === 'deals'
          ? await get(ImportDeals).importDeals(request)
          : await get(ImportReferrals).importReferrals(request);
      // Work left for a person: another referral can make a deal wait, too (R-W13).
      const dealsThatWait = await ground.database.read(actor, countDealsThatWait);
      if (options.json) print(JSON.stringify({ ...result, dealsThatWait }));
      else print(summary(kind, options.dryRun ?? false, result, dealsThatWait));
    } catch (error) {
      if (options.json && error instanceof ImportStopped) print(asJson(error));
      throw error;
    }
  });
}

/** The counts as for a complete import, with the reason why this one stopped. */
function asJson({ stop, lines }: ImportStopped): string {
  const { rows, imported, corrected, unchanged, refused, errorsFile, corrections } = stop;
  const { reason, upToRow, unknown, missingInErrorsFile } = stop;
  const stopped = { reason, upToRow, unknown, missingInErrorsFile, says: lines };
  const counts = { rows, imported, corrected, unchanged, refused };
  return JSON.stringify({ ...counts, errorsFile, corrections, stopped });
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
function withFile(mapping: unknown, { encoding, delimiter }: ImportOptions): unknown {
  if (typeof mapping !== 'object' || mapping === null) return mapping;
  const { file } = mapping as { file?: object };
  const told = { encoding, delimiter: delimiter?.replace('\\t', '\t') };
  const said = Object.entries(told).filter(([, value]) => value !== undefined);
  return said.length === 0
    ? mapping
    : { ...mapping, file: { ...file, ...Object.fromEntries(said) } };
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
  dryRun: boolean,
  result: ImportResult,
  dealsThatWait: number,
): string {
  const { rows, imported, corrected, unchanged, refused, errorsFile, says } = result;
  const lines = [
    dryRun ? `A dry run: nothing was written. ${kind} that would go in:` : `${kind}:`,
    `  rows       ${rows.toLocaleString('en')}`,
    `  imported   ${imported.toLocaleString('en')}`,
    `  corrected  ${corrected.toLocaleString('en')}`,
    `  unchanged  ${unchanged.toLocaleString('en')}`,
    `  refused    ${refused.toLocaleString('en')}${errorsFile === null ? '' : `, see ${errorsFile}`}`,
  ];
  lines.push(...correctionLines(result), ...says);
  if (dealsThatWait > 0) {
    const deals =
      dealsThatWait === 1 ? 'One deal waits' : `${dealsThatWait.toLocaleString('en')} deals wait`;
    lines.push(`${deals} for somebody to choose their referrals: under Deals in the portal.`);
  }
  return lines.join('\n');
}

/** So many corrected rows are shown; `--json` gives more of them. */
const SHOWN_CORRECTIONS = 20;

/** R-D4: old → new. */
function correctionLines({ corrections, corrected }: ImportResult): string[] {
  const lines = corrections.slice(0, SHOWN_CORRECTIONS).map(({ row, externalId, changes }) => {
    const told = changes.map(
      ({ column, before, after }) => `${column} ${before ?? 'nothing'} → ${after}`,
    );
    return `Corrected in row ${String(row)}, ${externalId}: ${told.join('; ')}`;
  });
  const more = corrected - lines.length;
  return more > 0 ? [...lines, `… and ${more.toLocaleString('en')} more corrected rows.`] : lines;
}

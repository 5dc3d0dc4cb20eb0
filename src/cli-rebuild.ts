import {
  cliActor,
  FoundWrong,
  NotFinished,
  print,
  programIdOf,
  report,
  withApp,
  type CliApp,
} from './cli-app.js';
import { dealIdsAfter } from './features/deals/index.js';
import { findLedgerBreaks, programTotals } from './features/ledger/index.js';
import { findFigureBreaks, mendFigures, type FigureBreak } from './features/measures/index.js';
import {
  findProjectionBreaks,
  findUnlinkedPairs,
  SettleReferrals,
  type CheckedReferrals,
} from './features/referrals/index.js';
import type { Id } from './kernel/ids.js';
import { listPrograms } from './platform/tenancy/index.js';

export interface RebuildOptions {
  readonly check?: boolean;
  readonly program?: string;
  readonly json?: boolean;
}

const PART = 1_000;
const TELL_EVERY = 50_000;
/** Two runs at once would both mend the same difference. Any unused name does. */
const REBUILD_LOCK = 'rebuild';
/** What a settlement writes without notifying anybody: nothing that people have read was wrong. */
const OF_FIGURES: ReadonlySet<string> = new Set(['counted', 'furthest', 'wonOn', 'revenue']);

interface Difference {
  readonly programId: Id;
  readonly what: string;
  readonly id: Id | null;
  readonly field: string;
  readonly stored: string;
  readonly decided: string;
  readonly repaired: boolean;
}

/**
 * Prints every difference. With `check` nothing is written; else figures are mended, and
 * differences in what people have read are left to people. Throws FoundWrong where a difference
 * stays.
 */
export async function rebuild({ check = false, program, json }: RebuildOptions): Promise<void> {
  await withApp(async (cli) => {
    const programIds =
      program === undefined
        ? (await listPrograms(cli.ground.crossProgram)).map(({ id }) => id)
        : [await programIdOf(cli.ground, program)];
    const found: Difference[] = [];
    let referrals = 0;
    const work = async (): Promise<true> => {
      for (const programId of programIds) {
        referrals += await checkReferrals(cli, programId, !check, found);
        await checkLinks(cli, programId, found);
        await checkFigures(cli, programId, !check, found);
        await checkLedger(cli, programId, found);
      }
      return true;
    };
    if (check) await work();
    else if ((await cli.ground.crossProgram.alone(REBUILD_LOCK, work)) === null) {
      throw new NotFinished('Another rebuild is under way. Wait for its end, or stop it.');
    }
    const open = found.filter(({ repaired }) => !repaired).length;
    if (json) print(JSON.stringify({ referrals, differences: found }));
    else {
      for (const each of found) print(lineOf(each));
      print(`${referrals.toLocaleString('en')} referrals decided again: ${resultOf(found, open)}.`);
    }
    if (open > 0) throw new FoundWrong();
  });
}

function resultOf(found: readonly Difference[], open: number): string {
  if (found.length === 0) return 'no difference';
  const all = `${String(found.length)} differences`;
  return open === found.length ? all : `${all}, ${String(found.length - open)} of them repaired`;
}

async function checkReferrals(
  cli: CliApp,
  programId: Id,
  mends: boolean,
  found: Difference[],
): Promise<number> {
  const { ground, stop } = cli;
  let checked = 0;
  let next: Id | null = null;
  do {
    if (stop.aborted) throw new NotFinished(`Stopped after ${String(checked)} referrals.`);
    const after: Id | null = next;
    const part: CheckedReferrals = await ground.database.read({ programId, kind: 'CLI' }, (tx) =>
      findProjectionBreaks(tx, after, PART),
    );
    const repaired = mends ? await settleAgain(cli, programId, part) : new Set<Id>();
    for (const { referralId, ...each } of part.breaks) {
      const isRepaired = repaired.has(referralId);
      found.push({ programId, what: 'referral', id: referralId, ...each, repaired: isRepaired });
    }
    checked += part.checked;
    next = part.next;
    if (checked % TELL_EVERY === 0) report(`${checked.toLocaleString('en')} referrals …`);
  } while (next !== null);
  return checked;
}

/** Those that differ in figures only: a settlement writes what it decides, and notifies nobody. */
async function settleAgain(
  { ground, get }: CliApp,
  programId: Id,
  { breaks }: CheckedReferrals,
): Promise<Set<Id>> {
  const ids = new Set(breaks.map(({ referralId }) => referralId));
  for (const { referralId, field } of breaks) {
    if (!OF_FIGURES.has(field)) ids.delete(referralId);
  }
  if (ids.size === 0) return ids;
  const actor = cliActor(programId);
  await ground.database.write(actor, 'rebuild', (tx) =>
    get(SettleReferrals).settleReferrals(tx, actor, [...ids]),
  );
  return ids;
}

/** Deals and referrals that belong together, by external id or company (R-W9, R-W13). */
async function checkLinks(
  { ground, stop }: CliApp,
  programId: Id,
  found: Difference[],
): Promise<void> {
  let after: Id | null = null;
  do {
    if (stop.aborted) throw new NotFinished('Stopped while looking for links.');
    const from: Id | null = after;
    const { dealIds, pairs } = await ground.database.read(
      { programId, kind: 'CLI' },
      async (tx) => {
        const ids = await dealIdsAfter(tx, from, PART);
        return { dealIds: ids, pairs: await findUnlinkedPairs(tx, ids) };
      },
    );
    for (const { dealId, referralId } of pairs) {
      const field = `link with referral ${referralId}`;
      found.push({
        programId,
        what: 'deal',
        id: dealId,
        field,
        stored: 'missing',
        decided: 'there',
        repaired: false,
      });
    }
    after = dealIds.length < PART ? null : (dealIds.at(-1) ?? null);
  } while (after !== null);
}

/** Compares the stored figures with what they count (`measures`). */
async function checkFigures(
  { ground }: CliApp,
  programId: Id,
  mends: boolean,
  found: Difference[],
): Promise<void> {
  const breaks = await ground.database.read({ programId, kind: 'CLI' }, findFigureBreaks);
  if (breaks.length === 0) return;
  if (mends) {
    await ground.database.write(cliActor(programId), 'rebuild', (tx) => mendFigures(tx, breaks));
  }
  for (const { cell, stored, counted } of breaks) {
    found.push({
      programId,
      what: 'figure',
      id: null,
      field: nameOf(cell),
      stored: String(stored),
      decided: String(counted),
      repaired: mends,
    });
  }
}

/** e.g. `revenue by month 2027-01-01, EUR` */
function nameOf({ measure, slice, day, key, part, closesAt }: FigureBreak['cell']): string {
  const closes = closesAt === undefined ? undefined : `window to ${closesAt.toISOString()}`;
  const where = [day ?? key, part, closes].filter((word) => word !== undefined).join(', ');
  return slice === 'all'
    ? [measure, where].filter(Boolean).join(' ')
    : `${measure} by ${slice} ${where}`;
}

/** Compares the wallets with their transfers, and the sum of everything with zero (R-P1). */
async function checkLedger({ ground }: CliApp, programId: Id, found: Difference[]): Promise<void> {
  const { breaks, totals } = await ground.database.read({ programId, kind: 'CLI' }, async (tx) => ({
    breaks: await findLedgerBreaks(tx),
    totals: await programTotals(tx),
  }));
  for (const { walletId, what } of breaks) {
    found.push({
      programId,
      what: 'wallet',
      id: walletId,
      field: what,
      stored: 'another',
      decided: 'what its transfers say',
      repaired: false,
    });
  }
  const sum = totals.reduce((all, { points }) => all + points, 0);
  if (sum !== 0) {
    const stored = String(sum);
    const none = { id: null, decided: '0', repaired: false };
    found.push({ programId, what: 'ledger', field: 'sum', stored, ...none });
  }
}

function lineOf({ programId, what, id, field, stored, decided, repaired }: Difference): string {
  const subject = id === null ? what : `${what} ${id}`;
  const figures = repaired
    ? `was ${stored}, is ${decided} now`
    : `is ${stored}, should be ${decided}`;
  return `programme ${programId}, ${subject}: ${field} ${figures}`;
}

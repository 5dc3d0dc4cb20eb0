import { FoundWrong, print, programIdOf, tell, withApp, type CliApp } from './cli-app.js';
import { dealIdsAfter } from './features/deals/index.js';
import { findLedgerBreaks, programTotals } from './features/ledger/index.js';
import {
  findProjectionBreaks,
  findUnlinkedPairs,
  type CheckedReferrals,
} from './features/referrals/index.js';
import type { Id } from './kernel/ids.js';

export interface RebuildOptions {
  readonly program?: string;
  readonly json?: boolean;
}

const PART = 1_000;
const TELL_EVERY = 50_000;

interface Difference {
  readonly programId: Id;
  readonly what: string;
  readonly id: Id | null;
  readonly field: string;
  readonly stored: string;
  readonly decided: string;
}

/** Prints every difference; throws FoundWrong where there is one. */
export async function rebuild({ program, json }: RebuildOptions): Promise<void> {
  await withApp(async (cli) => {
    const programIds =
      program === undefined
        ? await cli.ground.crossProgram.programIds()
        : [await programIdOf(cli.ground, program)];
    const found: Difference[] = [];
    let referrals = 0;
    for (const programId of programIds) {
      referrals += await checkReferrals(cli, programId, found);
      await checkLinks(cli, programId, found);
      await checkLedger(cli, programId, found);
    }
    if (json) print(JSON.stringify({ referrals, differences: found }));
    else {
      for (const each of found) print(lineOf(each));
      const result = found.length === 0 ? 'no difference' : `${String(found.length)} differences`;
      print(`${referrals.toLocaleString('en')} referrals decided again: ${result}.`);
    }
    if (found.length > 0) throw new FoundWrong();
  });
}

async function checkReferrals(
  { ground, stop }: CliApp,
  programId: Id,
  found: Difference[],
): Promise<number> {
  let checked = 0;
  let next: Id | null = null;
  do {
    if (stop.aborted) throw new Error(`Stopped after ${String(checked)} referrals.`);
    const after: Id | null = next;
    const part: CheckedReferrals = await ground.database.read({ programId }, (tx) =>
      findProjectionBreaks(tx, after, PART),
    );
    for (const { referralId, ...each } of part.breaks) {
      found.push({ programId, what: 'referral', id: referralId, ...each });
    }
    checked += part.checked;
    next = part.next;
    if (checked % TELL_EVERY === 0) tell(`${checked.toLocaleString('en')} referrals …`);
  } while (next !== null);
  return checked;
}

/** Deals and referrals that belong together, by external id or company (R-W9, R-W13). */
async function checkLinks(
  { ground, stop }: CliApp,
  programId: Id,
  found: Difference[],
): Promise<void> {
  let after: Id | null = null;
  do {
    if (stop.aborted) throw new Error('Stopped while looking for links.');
    const from: Id | null = after;
    const { dealIds, pairs } = await ground.database.read({ programId }, async (tx) => {
      const ids = await dealIdsAfter(tx, from, PART);
      return { dealIds: ids, pairs: await findUnlinkedPairs(tx, ids) };
    });
    for (const { dealId, referralId } of pairs) {
      const field = `link with referral ${referralId}`;
      found.push({
        programId,
        what: 'deal',
        id: dealId,
        field,
        stored: 'missing',
        decided: 'there',
      });
    }
    after = dealIds.length < PART ? null : (dealIds.at(-1) ?? null);
  } while (after !== null);
}

/** The wallets against their transfers, and the sum of everything, which is zero (R-P1). */
async function checkLedger({ ground }: CliApp, programId: Id, found: Difference[]): Promise<void> {
  const { breaks, totals } = await ground.database.read({ programId }, async (tx) => ({
    breaks: await findLedgerBreaks(tx),
    totals: await programTotals(tx),
  }));
  for (const { walletId, what } of breaks) {
    const decided = 'what its transfers say';
    found.push({
      programId,
      what: 'wallet',
      id: walletId,
      field: what,
      stored: 'another',
      decided,
    });
  }
  const sum = totals.reduce((all, { points }) => all + points, 0);
  if (sum !== 0) {
    const stored = String(sum);
    found.push({ programId, what: 'ledger', id: null, field: 'sum', stored, decided: '0' });
  }
}

function lineOf({ programId, what, id, field, stored, decided }: Difference): string {
  const subject = id === null ? what : `${what} ${id}`;
  return `programme ${programId}, ${subject}: ${field} is ${stored}, should be ${decided}`;
}

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { systemCode } from './embedded-error.js';
import { isRunning, ownMark } from './process-mark.js';
import type { ProcessMark } from './process-mark.js';
import { waitFor } from './wait.js';

/**
 * Locks of a home, as files, because Node has no `flock`. Each file is a ticket: it names a process
 * for good (number and moment of start), so that it ends with the process, also after `kill -9`.
 *
 * - `exclusive` is made with `link`, which fails where the name exists, and which shows a complete
 *   ticket from the first moment.
 * - A dead process's `exclusive` may be removed by nobody but the one who made `claim-<its token>`
 *   in the same way, and only while `exclusive` still shows that token. Tokens are never used
 *   twice, so two who find the same dead ticket cannot remove each other's new one. The claim of a
 *   process that died over it is removed by the same rule.
 * - `holder-<token>` is a shared lock. They are made, counted and removed under `exclusive` only.
 */
interface Ticket extends ProcessMark {
  token: string;
}

export interface ExclusiveOptions {
  waitMs: number;
  /** Called once, when somebody else has the lock. */
  onWait?: (pid: number) => void;
  /** Our shared lock: its file is our ticket where the disk has no room for another. */
  holder?: string;
}

/** Raised when a living process keeps the lock for longer than `waitMs`. */
export class LockBusy extends Error {
  override readonly name = 'LockBusy';
  readonly pid: number;

  constructor(pid: number) {
    super(`process ${String(pid)} holds the lock`);
    this.pid = pid;
  }
}

/** Runs `work` while no other process (and nothing else in this one) has the lock of `folder`. */
export async function withExclusive<T>(
  folder: string,
  options: ExclusiveOptions,
  work: () => Promise<T>,
): Promise<T> {
  const own: Ticket = { token: randomUUID(), ...ownMark() };
  const draft = path.join(folder, `draft-${own.token}`);
  const lock = path.join(folder, 'exclusive');
  const ticket = writeDraft(folder, draft, own, options.holder);
  try {
    await acquire(folder, lock, ticket, options);
    try {
      sweep(folder, own.token);
      return await work();
    } finally {
      unlinkIfThere(lock);
    }
  } finally {
    unlinkIfThere(draft);
  }
}

/** A full disk must not keep the last one who leaves from stopping the server. */
function writeDraft(folder: string, draft: string, own: Ticket, holder?: string): string {
  try {
    writeFileSync(draft, JSON.stringify(own));
    return draft;
  } catch (error) {
    unlinkIfThere(draft);
    const isFull = ['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '');
    if (!isFull || holder === undefined) throw error;
    // While we live nobody takes our ticket for a dead one's, however often we use it.
    return path.join(folder, `holder-${holder}`);
  }
}

/** Takes a shared lock and returns its token. Call it under `withExclusive`. */
export function addHolder(folder: string): string {
  const own: Ticket = { token: randomUUID(), ...ownMark() };
  writeFileSync(path.join(folder, `holder-${own.token}`), JSON.stringify(own));
  return own.token;
}

/** Gives a shared lock back. Safe to repeat. */
export function removeHolder(folder: string, token: string): void {
  unlinkIfThere(path.join(folder, `holder-${token}`));
}

/** How many living processes' shared locks there are; those of dead ones are removed. Under `withExclusive`. */
export function countHolders(folder: string): number {
  let living = 0;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('holder-')) continue;
    const file = path.join(folder, name);
    const ticket = readTicket(file);
    if (ticket && isRunning(ticket)) living += 1;
    else unlinkIfThere(file);
  }
  return living;
}

async function acquire(
  folder: string,
  lock: string,
  draft: string,
  options: ExclusiveOptions,
): Promise<void> {
  let holder = 0;
  const acquired = await waitFor(options.waitMs, () => {
    if (linkIfFree(draft, lock)) return true;
    const ticket = readTicket(lock);
    if (!ticket) return undefined;
    if (!isRunning(ticket)) {
      removeDead(folder, lock, ticket, draft);
      return linkIfFree(draft, lock) || undefined;
    }
    if (holder === 0) options.onWait?.(ticket.pid);
    holder = ticket.pid;
    return undefined;
  });
  if (!acquired) throw new LockBusy(holder);
}

function removeDead(folder: string, target: string, dead: Ticket, draft: string): void {
  const claim = path.join(folder, `claim-${dead.token}`);
  if (!linkIfFree(draft, claim)) {
    const claimant = readTicket(claim);
    if (claimant && !isRunning(claimant)) removeDead(folder, claim, claimant, draft);
    return;
  }
  try {
    if (readTicket(target)?.token === dead.token) unlinkIfThere(target);
  } finally {
    unlinkIfThere(claim);
  }
}

/**
 * Removes what killed processes left. Any claim is litter now: the token it is about is not the one
 * in `exclusive` (that is ours, and we live), and will never be again.
 */
function sweep(folder: string, ownToken: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.startsWith('claim-')) unlinkIfThere(file);
    if (!name.startsWith('draft-') || name === `draft-${ownToken}`) continue;
    const ticket = readTicket(file);
    if (ticket && !isRunning(ticket) && isOlderThanAWrite(file)) unlinkIfThere(file);
  }
}

/** A draft that is being written at this moment is empty and looks like a dead one. */
function isOlderThanAWrite(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > 60_000;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function readTicket(file: string): Ticket | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const fields = /^\{"token":"([^"]+)","pid":(\d+),"started":"([^"]*)"\}$/.exec(text);
    // Loss of power can leave an empty file: the ticket of nobody, with a name of its own.
    if (!fields) return { token: `unreadable-${String(statSync(file).ino)}`, pid: 0, started: '' };
    return { token: fields[1] ?? '', pid: Number(fields[2]), started: fields[3] ?? '' };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function linkIfFree(draft: string, name: string): boolean {
  try {
    linkSync(draft, name);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

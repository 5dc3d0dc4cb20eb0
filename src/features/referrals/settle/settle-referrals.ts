import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { SettlePoints, type Posted } from '../../ledger/index.js';
import { readProgram, type ProgramRow } from '../../programs/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import {
  decideReferrals,
  connectedGroups,
  type DecidedReferral,
  type ReferralInput,
} from '../decide/index.js';
import { countFresh, countSettled, haveSameFigures } from './count-settled.js';
import { figuresOf, referralsInTalks, type ReferralFigures } from './referral-figures.rules.js';
import { lockGroup, type LoadedGroup, type StoredReferral } from './referral-group.queries.js';
import { newsOf, type SettledReferral } from './referral-news.js';
import { withPostedPoints } from './posted-points.rules.js';
import { writeProjections } from './referral-projection.js';
import { isSame, rewardStatusOf } from './referral-projection.rules.js';
import { referralTimeline, type TimelineEntry } from './referral-timeline.rules.js';
import { referralLine, referralSubject } from './referral.subject.js';

/** A referral that is a group of its own, decided before it is stored. */
export interface DecidedAlone {
  readonly input: ReferralInput;
  readonly advocateId: Id;
  /** the source as a file names it, else how it came in */
  readonly countedAs: string;
  readonly decided: DecidedReferral;
  readonly figures: ReferralFigures;
}

interface Told {
  readonly settled: SettledReferral;
  readonly entries: readonly TimelineEntry[];
}

interface Decided extends Told {
  readonly settled: SettledReferral & { readonly before: StoredReferral };
}

/**
 * The one way from facts to a referral's status and points (engine.md). Locks the connected groups
 * in the order of their ids, decides them, and writes what differs: the projection, a timeline line
 * for each difference, one event, the points due less the points posted, and the change of the
 * figures. A caller with something new inserts facts or decisions and calls this; a second call
 * finds no difference.
 */
@Injectable()
export class SettleReferrals {
  constructor(
    private readonly points: SettlePoints,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  /** `fresh`: referrals inserted in this transaction, which have no timeline yet. */
  async settleReferrals(
    tx: Tx,
    actor: Actor,
    referralIds: readonly Id[],
    fresh: ReadonlySet<Id> = new Set(),
  ): Promise<SettledReferral[]> {
    if (referralIds.length === 0) return [];
    const group = await lockGroup(tx, referralIds);
    const program = await readProgram(tx);
    const decided = decideAll(group, tx.now, fresh);
    await countSettled(
      tx,
      group,
      decided.map(({ settled }) => settled),
    );
    const changed = decided.filter(isChanged);
    const posted = await this.post(tx, actor, changed, program);
    await writeProjections(
      tx,
      decided
        .filter(
          (each) => isChanged(each) || !haveSameFigures(each.settled.before, each.settled.figures),
        )
        .map(({ settled }) => settled),
    );
    if (changed.length === 0) return [];
    return this.report(
      tx,
      actor,
      changed.map(({ settled, entries }) => ({
        settled: { ...settled, points: posted.get(settled.id)?.points ?? 0 },
        entries: withPostedPoints(entries, posted.get(settled.id)),
      })),
    );
  }

  /** For referrals that were decided before they were inserted: writes lines and events only. */
  async fresh(
    tx: Tx,
    actor: Actor,
    referrals: readonly DecidedAlone[],
  ): Promise<SettledReferral[]> {
    await countFresh(
      tx,
      referrals.map(({ input, countedAs, decided: after, figures }) => ({
        by: { ...input, countedAs },
        referral: { ...after, ...figures },
      })),
    );
    const decided = referrals.map(({ input, advocateId, decided: after, figures }): Told => {
      if (after.pointsDue > 0) throw new Error('A referral without a deal has earned points.');
      const { id } = input;
      return {
        settled: {
          id,
          advocateId,
          isNew: true,
          before: null,
          after,
          figures,
          rewardStatus: 'NONE',
          points: 0,
        },
        entries: referralTimeline(null, after, { referral: input, deals: [], now: tx.now }),
      };
    });
    return this.report(tx, actor, decided);
  }

  /** A timeline line for each difference, and an event. */
  private async report(tx: Tx, actor: Actor, decided: readonly Told[]): Promise<SettledReferral[]> {
    const lines = decided.flatMap(({ settled, entries }) =>
      entries.map((entry) => lineOf(settled.id, entry)),
    );
    await this.timeline.recordTimeline(tx, actor, lines);
    const results = decided.map(({ settled }) => settled);
    await this.outbox.append(tx, results.flatMap(newsOf));
    return results;
  }

  private async post(
    tx: Tx,
    actor: Actor,
    changed: readonly Decided[],
    program: ProgramRow,
  ): Promise<Map<Id, Posted>> {
    const due = changed
      .map(({ settled }) => settled)
      .filter(({ before, after }) => before.pointsAwarded !== after.pointsDue);
    if (due.length === 0) return new Map();
    const posted = await this.points.settlePoints(
      tx,
      actor,
      due.map(({ id, advocateId, after, before }) => ({
        key: `referral:${id}:${String(before.settlementNo + 1)}`,
        ownerId: advocateId,
        points: after.pointsDue,
        rule: after.pointsDue > before.pointsAwarded ? ruleOfAward(after) : 'R-W5',
        subject: { kind: referralSubject.kind, id },
        policy: after.fraudStatus === 'CONFIRMED' ? 'DEBT' : program.returnPolicy,
      })),
    );
    return new Map(due.map(({ id }, place) => [id, postedAt(posted, place)]));
  }
}

/** Written out: an import writes hundreds of thousands. */
function lineOf(subjectId: Id, entry: TimelineEntry): NewTimelineEntry {
  return {
    ...referralLine(entry.rule, entry.outcome),
    subjectId,
    occurredAt: entry.occurredAt,
    ruleVersion: entry.ruleVersion,
    inputs: entry.inputs,
    audience: entry.audience,
  };
}

function postedAt(posted: readonly Posted[], place: number): Posted {
  const found = posted[place];
  if (!found) throw new Error('The ledger did not answer for every referral.');
  return found;
}

/** The rule that explains the line of the statement. */
function ruleOfAward({ convertedOn, wonOutsideWindow }: DecidedReferral): string {
  if (convertedOn !== null) return 'R-W1';
  return wonOutsideWindow ? 'R-W4' : 'R-W9';
}

/** Something that people are notified of; a change of figures alone is not. */
function isChanged({ entries, settled }: Decided): boolean {
  return entries.length > 0 || !isSame(settled.before, settled.after);
}

function decideAll(group: LoadedGroup, now: Date, fresh: ReadonlySet<Id>): Decided[] {
  const stored = new Map(group.stored.map((each) => [each.input.id, each]));
  return connectedGroups(group).flatMap((component) => {
    const decisions = decideReferrals(component, now);
    const inTalks = referralsInTalks(component.deals);
    return component.referrals.map((referral): Decided => {
      const before = stored.get(referral.id);
      const after = decisions.get(referral.id);
      if (!before || !after) throw new Error('A referral was not decided.');
      const isNew = fresh.has(referral.id);
      const context = { referral, deals: component.deals, now };
      return {
        settled: {
          id: referral.id,
          advocateId: before.advocateId,
          isNew,
          before,
          after,
          figures: figuresOf(referral, after, inTalks),
          rewardStatus: rewardStatusOf(before, after),
          points: 0 satisfies Points,
        },
        entries: referralTimeline(isNew ? null : before, after, context),
      };
    });
  });
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf } from '../../../kernel/day.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram, type ProgramRow } from '../../programs/index.js';
import {
  connectedOf,
  dealsOfCompanies,
  linkWaitingDeals,
  type ReferralPlace,
} from './fresh-referral.queries.js';
import { lockMatching, MatchDeals } from '../match/index.js';
import { decideAlone, freshInput, undecided } from './fresh-referral.rules.js';
import { companiesKnownBefore, companiesToAsk, type KnownBefore } from './known-before.queries.js';
import { insertReferrals } from './insert-referrals.js';
import { RefereeKey } from './referee-key.js';
import { findReferralIdsByExternalIds } from './referral-external-id.queries.js';
import {
  fraudSignal,
  type ReferralDecisionKind,
  type ReferralFact,
  type ReferralInput,
  type ReferralSource,
} from '../decide/index.js';
import {
  recordDecisions,
  openAwardsOf,
  recordFacts,
  type NewReferralDecision,
  type NewReferralFact,
  type SettledReferral,
  SettleReferrals,
  figuresOf,
  UNDECIDED_FIGURES,
  type DecidedAlone,
} from '../settle/index.js';

export interface NewReferral {
  readonly advocateId: Id;
  readonly source: ReferralSource;
  /** the source as the file names it, e.g. the event where the referral was made */
  readonly sourceLabel: string | null;
  readonly externalId: string | null;
  /** its row in the file */
  readonly fileRow: number | null;
  readonly refereeName: string | null;
  readonly refereeEmail: string | null;
  readonly companyId: Id | null;
  readonly note: string | null;
  readonly submittedAt: Date;
  readonly needsConfirmation: boolean;
  readonly awardsPoints: boolean;
  /** something speaks against it, and a person has to look */
  readonly flagged?: boolean;
  /** taken at once, by the person who records it */
  readonly decision: Extract<ReferralDecisionKind, 'ACCEPTED'> | null;
}

export interface AddedReferral {
  readonly id: Id;
  /** false: one with this external id was there before; it earns points now if `awardsPoints` */
  readonly isNew: boolean;
}

/** One result for each, in their order. */
export interface AddedReferrals {
  readonly added: AddedReferral[];
  readonly settled: SettledReferral[];
  /** imported before without awards: they may earn points from now on */
  readonly opened: readonly Id[];
}

interface Fresh {
  readonly told: NewReferral;
  readonly input: ReferralInput;
}

const NO_TALKS: ReadonlySet<Id> = new Set();

/**
 * Adds referrals, one or thousands, with the terms in force now (R-W2), and settles them. Callers
 * that add the same person at the same moment wait for each other, so that exactly one of them is
 * first (R-W6), and so do callers that record a deal of the same company (R-W13). Returns one
 * result for each, in their order.
 *
 * A referral whose person nobody referred and that no deal waits for is a group of its own: it is
 * decided before it is inserted. That is nearly all of them, and spares writing each row twice.
 */
@Injectable()
export class AddReferrals {
  constructor(
    private readonly refereeKey: RefereeKey,
    private readonly settle: SettleReferrals,
    private readonly matchDeals: MatchDeals,
  ) {}

  async addReferrals(
    tx: Tx,
    actor: Actor,
    referrals: readonly NewReferral[],
  ): Promise<AddedReferrals> {
    if (referrals.length === 0) return { added: [], settled: [], opened: [] };
    const program = await readProgram(tx);
    const keyed = referrals.map((told) => ({ told, refereeKey: this.keyOf(tx, told) }));
    await lockMatching(tx, {
      people: keyed.map(({ refereeKey }) => refereeKey),
      companyIds: referrals.map(({ companyId }) => companyId),
      externalIds: referrals.map(({ externalId }) => externalId),
    });
    const known = await companiesKnownBefore(tx, companiesToAsk(referrals));
    const fresh = keyed.map((each) => prepare(tx, each, program, known));
    const connected = await connectedOf(tx, fresh.map(placeOf));
    const alone = new Map<Id, DecidedAlone>();
    for (const { told, input } of fresh) {
      if (connected.has(input.id)) continue;
      const decided = decideAlone(input, tx.now);
      const { advocateId, source, sourceLabel } = told;
      const countedAs = sourceLabel ?? source;
      const figures = figuresOf(input, decided, NO_TALKS);
      alone.set(input.id, { input, decided, advocateId, countedAs, figures });
    }
    const inserted = await insertReferrals(
      tx,
      fresh.map(({ told, input }) => {
        const decided = alone.get(input.id);
        const projection = decided?.decided ?? undecided(input);
        return { told, input, projection, figures: decided?.figures ?? UNDECIDED_FIGURES };
      }),
    );
    const added = fresh.filter(({ input }) => inserted.has(input.id));
    await recordFacts(tx, added.flatMap(factsToRecord));
    await recordDecisions(tx, actor, added.flatMap(decisionsToRecord));
    const settled = [
      ...(await this.settle.fresh(
        tx,
        actor,
        [...alone.values()].filter(({ input }) => inserted.has(input.id)),
      )),
      ...(await this.settleConnected(tx, actor, added, connected)),
    ];
    const opened = await openKnown(tx, fresh, inserted);
    settled.push(...(await this.settle.settleReferrals(tx, actor, opened)));
    return { added: await resultsOf(tx, fresh, inserted), settled, opened };
  }

  private keyOf(tx: Tx, { refereeEmail }: NewReferral): string | null {
    return refereeEmail === null
      ? null
      : this.refereeKey.of(tx.programId, refereeEmail).toString('hex');
  }

  private async settleConnected(
    tx: Tx,
    actor: Actor,
    added: readonly Fresh[],
    connected: ReadonlySet<Id>,
  ): Promise<SettledReferral[]> {
    const others = added.filter(({ input }) => connected.has(input.id));
    if (others.length === 0) return [];
    const places = others.map(placeOf);
    await linkWaitingDeals(tx, places);
    const deals = await dealsOfCompanies(tx, places);
    const relinked = await this.matchDeals.matchDeals(
      tx,
      actor,
      deals.map((dealId) => ({ dealId, isPlaceholder: false })),
    );
    const ids = others.map(({ input }) => input.id);
    return this.settle.settleReferrals(
      tx,
      actor,
      [...new Set([...ids, ...relinked])],
      new Set(ids),
    );
  }
}

/** Imported before without awards, and with them now. */
function openKnown(tx: Tx, fresh: readonly Fresh[], inserted: ReadonlySet<Id>): Promise<Id[]> {
  const known = fresh.flatMap(({ input: { id }, told: { source, awardsPoints, externalId } }) =>
    source === 'IMPORT' && awardsPoints && !inserted.has(id) ? (externalId ?? []) : [],
  );
  return openAwardsOf(tx, known);
}

interface Keyed {
  readonly told: NewReferral;
  readonly refereeKey: string | null;
}

function prepare(
  { now }: Tx,
  { told, refereeKey }: Keyed,
  program: ProgramRow,
  knownBefore: KnownBefore,
): Fresh {
  const { source, submittedAt, fileRow, externalId, needsConfirmation, awardsPoints } = told;
  const isAsked = source !== 'IMPORT' && told.companyId !== null;
  const reasonCode = isAsked
    ? knownBefore(told.companyId, dayOf(submittedAt, program.timeZone))
    : null;
  return {
    told,
    input: freshInput(
      {
        id: newId(),
        source,
        refereeKey,
        submittedAt,
        fileRow,
        externalId,
        needsConfirmation,
        awardsPoints,
        fraudSignal: fraudSignal({ source, flagged: told.flagged ?? false }),
      },
      program,
      inputsOf(told, reasonCode, now),
      now,
    ),
  };
}

/** The keys by which it may be connected with referrals and deals that are here. */
function placeOf({ input: { id, refereeKey, source }, told }: Fresh): ReferralPlace {
  const { externalId, companyId } = told;
  // For a person who refers now, a known company is reported at once; a file holds history.
  return { id, refereeKey, externalId, companyId: source === 'IMPORT' ? companyId : null };
}

/** The first facts and decisions: submission, a step known at once, who decided on it. */
function inputsOf(
  { source, submittedAt, decision }: NewReferral,
  knownBecause: string | null,
  now: Date,
): Pick<ReferralInput, 'facts' | 'decisions'> {
  const base = { source, sourceVersion: null, recordedAt: now, memberId: null };
  const submitted: ReferralFact = {
    ...base,
    factId: 'submitted',
    kind: 'SUBMITTED',
    occurredAt: submittedAt,
    reasonCode: null,
  };
  const known: ReferralFact = {
    ...base,
    factId: 'known',
    kind: 'UNQUALIFIED',
    occurredAt: now,
    reasonCode: knownBecause,
  };
  return {
    facts: knownBecause === null ? [submitted] : [submitted, known],
    decisions:
      decision === null
        ? []
        : [
            {
              id: newId(),
              kind: decision,
              decidedAt: now,
              reasonCode: null,
              importedReferralId: null,
            },
          ],
  };
}

function factsToRecord({ input }: Fresh): NewReferralFact[] {
  return input.facts.map(({ factId, kind, occurredAt, source, sourceVersion, reasonCode }) => ({
    referralId: input.id,
    factId,
    kind,
    occurredAt,
    source,
    sourceVersion,
    payload: reasonCode === null ? {} : { reasonCode },
  }));
}

function decisionsToRecord({ input }: Fresh): NewReferralDecision[] {
  return input.decisions.map(({ id, kind }) => ({ id, referralId: input.id, kind, payload: {} }));
}

async function resultsOf(
  tx: Tx,
  fresh: readonly Fresh[],
  inserted: ReadonlySet<Id>,
): Promise<AddedReferral[]> {
  const known = fresh.flatMap(({ input, told: { externalId } }) =>
    inserted.has(input.id) || externalId === null ? [] : [externalId],
  );
  const byExternalId =
    known.length === 0 ? new Map<string, Id>() : await findReferralIdsByExternalIds(tx, known);
  return fresh.map(({ input: { id }, told: { externalId } }) =>
    inserted.has(id)
      ? { id, isNew: true }
      : { id: byExternalId.get(externalId ?? '') ?? id, isNew: false },
  );
}

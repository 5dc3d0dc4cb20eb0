import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { dayOf, hasDay, parseDay, skippedDay, type Day } from '../../kernel/day.js';
import { newId, type Id } from '../../kernel/ids.js';
import { isCurrency, type Money } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { FindOrAddCompanies, isPlaceholder } from '../companies/index.js';
import {
  findDealsByExternalIds,
  findDealsByIds,
  keepDealExternalId,
  lockDeals,
  type DealRow,
  type DealStage,
} from '../deals/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import {
  acceptIfPending,
  findReferralsToLink,
  lockMatching,
  lockReferrals,
  refuseOwn,
  refuseOwnGain,
  SettleReferrals,
  type LockedReferral,
  type ReferralStatus,
  type ReferralToLink,
  type SettledReferral,
} from '../referrals/index.js';
import { DealTexts } from './deal-texts.rules.js';
import { RecordDeals, type RecordedDeals } from './record-deals.js';

export interface RecordDealInput {
  /** a deal that is here already; absent: by `externalId`, or a new one */
  readonly id?: Id | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly referralIds?: readonly Id[] | null | undefined;
  readonly companyName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly stage: DealStage;
  /** a day in the programme's time zone; absent: see `checkDay` */
  readonly closedOn?: string | null | undefined;
  readonly amountMinor?: number | null | undefined;
  /** absent: the deal's as it is known, else the programme's */
  readonly currency?: string | null | undefined;
}

/**
 * Sales records a deal, or its new state; what is not told again stays (R-T2). Linked referrals
 * convert, are lost or are taken back at once, in this transaction. Not a deal of one's own referral
 * (R-C5). Throws InvalidInput, NotFound, OwnReferral.
 */
@Injectable()
export class RecordDeal {
  constructor(
    private readonly recordDeals: RecordDeals,
    private readonly companies: FindOrAddCompanies,
    private readonly settle: SettleReferrals,
  ) {}

  async recordDeal(tx: Tx, actor: Actor, told: RecordDealInput): Promise<Id> {
    const input = { ...told, ...parseInput(DealTexts, told) };
    const program = await readProgram(tx);
    const toLink = await findReferrals(tx, input.referralIds ?? []);
    const companyId = await this.companyToldBy(tx, actor, input);
    const known = await this.lockKnown(tx, input, companyId);
    const report = check(tx, input, program, { known, isLinked: toLink.length > 0 });
    const referrals = await lockToLink(tx, actor, toLink);
    for (const referral of referrals) await acceptIfPending(tx, actor, referral);
    const recorded = await this.recordDeals.recordDeals(tx, actor, [
      {
        ...report,
        ...identityOf(input, known),
        referralExternalId: null,
        name: input.name,
        companyId: companyId ?? companyFrom(known, toLink),
        stage: input.stage,
        occurredAt: tx.now,
        source: 'people',
        sourceVersion: null,
        factId: newId(),
        referralIds: referrals.map(({ id }) => id),
        isPlaceholder: isPlaceholder(input.companyName ?? ''),
      },
    ]);
    const [deal] = recorded.deals;
    if (!deal) throw new Error('The deal was not recorded.');
    await refuseOwnDeal(tx, actor, recorded);
    await refuseOwnGain(tx, actor, await this.acceptConverted(tx, actor, recorded.settled), PATH);
    return deal.id;
  }

  /** R-W11: a person who records the deal that converts a referral accepts it. */
  private async acceptConverted(
    tx: Tx,
    actor: Actor,
    settled: readonly SettledReferral[],
  ): Promise<SettledReferral[]> {
    const waiting = settled.filter(
      ({ after }) => after.status === 'CONVERTED' && after.moderation === 'PENDING',
    );
    for (const { id, after } of waiting) await acceptIfPending(tx, actor, { id, ...after });
    return this.settle.settleReferrals(
      tx,
      actor,
      waiting.map(({ id }) => id),
    );
  }

  private async findKnown(tx: Tx, { id, externalId }: RecordDealInput): Promise<DealRow | null> {
    if (id !== null && id !== undefined) {
      const [deal] = await findDealsByIds(tx, [id]);
      if (!deal) throw new NotFound('deal');
      return deal;
    }
    if (externalId === null || externalId === undefined) return null;
    return (await findDealsByExternalIds(tx, [externalId]))[0] ?? null;
  }

  /**
   * The deal as it is known, locked, with whatever could make one of the same id or company at this
   * moment: what is not told again stays as it was (R-T2), and must not change meanwhile.
   */
  private async lockKnown(
    tx: Tx,
    input: RecordDealInput,
    companyId: Id | null,
  ): Promise<DealRow | null> {
    const before = await this.findKnown(tx, input);
    await lockMatching(tx, {
      companyIds: [companyId, before?.companyId ?? null],
      deals: [input.externalId ?? null],
    });
    const found = await this.findKnown(tx, input);
    if (found === null) return null;
    await lockDeals(tx, [found.id]);
    const known = await this.findKnown(tx, input);
    if (known === null) return null;
    return { ...known, externalId: await keepDealExternalId(tx, known, input.externalId ?? null) };
  }

  /** Null where no company is told, or a name that says nothing. */
  private async companyToldBy(tx: Tx, actor: Actor, input: RecordDealInput): Promise<Id | null> {
    const name = input.companyName?.trim() ?? '';
    if (isPlaceholder(name)) return null;
    const knownId = (await this.findKnown(tx, input))?.companyId;
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [{ name, knownId }]);
    return company?.id ?? null;
  }
}

const PATH = ['referralIds'];

async function findReferrals(tx: Tx, ids: readonly Id[]): Promise<ReferralToLink[]> {
  if (ids.length === 0) return [];
  const rows = await findReferralsToLink(tx, ids);
  if (rows.length < new Set(ids).size) throw new NotFound('referral', ['referralIds']);
  return rows;
}

/** Where none is told: the one that is known, else the referral's. */
function companyFrom(known: DealRow | null, toLink: readonly ReferralToLink[]): Id | null {
  return known?.companyId ?? toLink[0]?.companyId ?? null;
}

function identityOf(
  { externalId }: RecordDealInput,
  known: DealRow | null,
): { externalId: string | null; dealId: Id } {
  if (known) return { externalId: known.externalId, dealId: known.id };
  return { externalId: externalId ?? null, dealId: newId() };
}

/**
 * Locks the referrals to link, in the order of their ids, before it is read whether they wait to be
 * accepted: a denial that commits at this moment is not overruled (R-W11). Throws OwnReferral.
 */
async function lockToLink(
  tx: Tx,
  actor: Actor,
  referrals: readonly ReferralToLink[],
): Promise<LockedReferral[]> {
  if (referrals.length === 0) return [];
  const locked = await lockReferrals(
    tx,
    referrals.map(({ id }) => id),
  );
  await refuseOwn(
    tx,
    actor,
    locked.map(({ advocateId }) => advocateId),
    PATH,
  );
  return locked;
}

/**
 * R-C5: nobody records a deal that their own referral waits for, or that brings them points. Their
 * own that has ended, and stays as it is, takes no part. Throws OwnReferral.
 */
async function refuseOwnDeal(
  tx: Tx,
  actor: Actor,
  { referralIds, settled }: RecordedDeals,
): Promise<void> {
  const linked = await findReferralsToLink(tx, referralIds);
  const changed = new Set(settled.map(({ id }) => id));
  const concerned = linked.filter(({ id, status }) => changed.has(id) || !ENDED.has(status));
  await refuseOwn(
    tx,
    actor,
    concerned.map(({ advocateId }) => advocateId),
    PATH,
  );
  await refuseOwnGain(tx, actor, settled, PATH);
}

const ENDED: ReadonlySet<ReferralStatus> = new Set([
  'LOST',
  'UNQUALIFIED',
  'DUPLICATE',
  'WITHDRAWN',
]);

interface Known {
  readonly known: DealRow | null;
  readonly isLinked: boolean;
}

function check(
  tx: Tx,
  input: RecordDealInput,
  program: ProgramRow,
  { known, isLinked }: Known,
): { closedOn: Day | null; amount: Money | null } {
  const today = dayOf(tx.now, program.timeZone);
  const problems: FieldProblem[] = [];
  const refuse = (path: keyof RecordDealInput, message: string): void => {
    problems.push({ path: [path], message });
  };
  const closedOn = checkDay(input, known, today, refuse);
  refuseSkipped(closedOn, program.timeZone, refuse);
  const amount = checkAmount(input, known?.currency ?? program.currency, refuse);
  const company = input.companyName?.trim() ?? '';
  if (known === null && !isLinked && company === '') {
    refuse('companyName', 'A referral or a company that it belongs to.');
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { closedOn, amount };
}

type Refuse = (path: keyof RecordDealInput, message: string) => void;

/** Null: it stays as it is known. A deal that is over by this report, and tells no day, is so today. */
function checkDay(
  { stage, closedOn: told }: RecordDealInput,
  known: DealRow | null,
  today: Day,
  refuse: Refuse,
): Day | null {
  const closedOn = told ? parseDay(told) : null;
  if (closedOn === null) {
    const isKnown = known !== null && known.stage === stage && known.closedOn !== null;
    return stage === 'OPEN' || isKnown ? null : today;
  }
  if (closedOn > today) refuse('closedOn', `A day up to today (${today}).`);
  if (stage === 'OPEN') refuse('closedOn', 'An open deal has no day of closing.');
  return closedOn;
}

/** R-T1: some zones have skipped a day. */
function refuseSkipped(day: Day | null, timeZone: string, refuse: Refuse): void {
  if (day === null || hasDay(day, timeZone)) return;
  refuse('closedOn', `No such day: ${skippedDay(day, timeZone)}.`);
}

function checkAmount(
  { amountMinor, currency: told }: RecordDealInput,
  fallback: string,
  refuse: Refuse,
): Money | null {
  const currency = told ?? fallback;
  if (!isCurrency(currency)) refuse('currency', 'A currency code (ISO 4217) such as JPY.');
  if (amountMinor === null || amountMinor === undefined) return null;
  return { amountMinor, currency };
}

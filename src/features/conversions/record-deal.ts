import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { dayOf, parseDay, type Day } from '../../kernel/day.js';
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
  type DealRow,
  type DealStage,
} from '../deals/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import {
  acceptIfPending,
  findReferralsToLink,
  SettleReferrals,
  type ReferralToLink,
  type SettledReferral,
} from '../referrals/index.js';
import { DealTexts } from './deal-texts.rules.js';
import { RecordDeals } from './record-deals.js';

export interface RecordDealInput {
  /** a deal that is here already; absent: by `externalId`, or a new one */
  readonly id?: Id | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly referralIds?: readonly Id[] | null | undefined;
  readonly companyName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly stage: DealStage;
  /** a day in the programme's time zone; absent where the deal is over: today */
  readonly closedOn?: string | null | undefined;
  readonly amountMinor?: number | null | undefined;
  /** absent: the programme's */
  readonly currency?: string | null | undefined;
}

/**
 * Sales records a deal, or its new state. Linked referrals convert, are lost or are taken back at
 * once, in this transaction. Throws InvalidInput, NotFound.
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
    const known = await this.findKnown(tx, input);
    const referrals = await findReferrals(tx, input.referralIds ?? []);
    const outcome = check(tx, input, program, known !== null || referrals.length > 0);
    const companyId = await this.companyOf(tx, actor, input, referrals);
    for (const referral of referrals) await acceptIfPending(tx, actor, referral);
    const { deals, settled } = await this.recordDeals.recordDeals(tx, actor, [
      {
        ...outcome,
        ...identityOf(input, known),
        referralExternalId: null,
        name: input.name,
        companyId,
        stage: input.stage,
        occurredAt: tx.now,
        source: 'people',
        sourceVersion: null,
        factId: newId(),
        referralIds: referrals.map(({ id }) => id),
        isPlaceholder: isPlaceholder(input.companyName ?? ''),
      },
    ]);
    const [deal] = deals;
    if (!deal) throw new Error('The deal was not recorded.');
    await this.acceptConverted(tx, actor, settled);
    return deal.id;
  }

  /** R-W11: a person who records the deal that converts a referral accepts it. */
  private async acceptConverted(
    tx: Tx,
    actor: Actor,
    settled: readonly SettledReferral[],
  ): Promise<void> {
    const waiting = settled.filter(
      ({ after }) => after.status === 'CONVERTED' && after.moderation === 'PENDING',
    );
    for (const { id, after } of waiting) await acceptIfPending(tx, actor, { id, ...after });
    await this.settle.settleReferrals(
      tx,
      actor,
      waiting.map(({ id }) => id),
    );
  }

  private async findKnown(tx: Tx, { id, externalId }: RecordDealInput): Promise<DealRow | null> {
    if (id !== null && id !== undefined) {
      const [deal] = await findDealsByIds(tx, [id]);
      if (!deal) throw new NotFound('deal');
      return { ...deal, externalId: await keepDealExternalId(tx, deal, externalId ?? null) };
    }
    if (externalId === null || externalId === undefined) return null;
    return (await findDealsByExternalIds(tx, [externalId]))[0] ?? null;
  }

  private async companyOf(
    tx: Tx,
    actor: Actor,
    { companyName }: RecordDealInput,
    referrals: readonly ReferralToLink[],
  ): Promise<Id | null> {
    const name = companyName?.trim() ?? '';
    if (isPlaceholder(name)) return referrals[0]?.companyId ?? null;
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [{ name }]);
    return company?.id ?? null;
  }
}

async function findReferrals(tx: Tx, ids: readonly Id[]): Promise<ReferralToLink[]> {
  if (ids.length === 0) return [];
  const rows = await findReferralsToLink(tx, ids);
  if (rows.length < new Set(ids).size) throw new NotFound('referral', ['referralIds']);
  return rows;
}

function identityOf(
  { externalId }: RecordDealInput,
  known: DealRow | null,
): { externalId: string | null; dealId: Id } {
  if (known) return { externalId: known.externalId, dealId: known.id };
  return { externalId: externalId ?? null, dealId: newId() };
}

function check(
  tx: Tx,
  input: RecordDealInput,
  program: ProgramRow,
  isNamed: boolean,
): { closedOn: Day | null; amount: Money | null } {
  const today = dayOf(tx.now, program.timeZone);
  const problems: FieldProblem[] = [];
  const refuse = (path: keyof RecordDealInput, message: string): void => {
    problems.push({ path: [path], message });
  };
  const closedOn = checkDay(input, today, refuse);
  const amount = checkAmount(input, program, refuse);
  const company = input.companyName?.trim() ?? '';
  if (!isNamed && company === '') {
    refuse('companyName', 'A referral or a company that it belongs to.');
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { closedOn, amount };
}

type Refuse = (path: keyof RecordDealInput, message: string) => void;

function checkDay(
  { stage, closedOn: told }: RecordDealInput,
  today: Day,
  refuse: Refuse,
): Day | null {
  const closedOn = told ? parseDay(told) : null;
  if (closedOn === null) return stage === 'OPEN' ? null : today;
  if (closedOn > today) refuse('closedOn', `A day up to today (${today}).`);
  if (stage === 'OPEN') refuse('closedOn', 'An open deal has no day of closing.');
  return closedOn;
}

function checkAmount(
  { amountMinor, currency: told }: RecordDealInput,
  program: ProgramRow,
  refuse: Refuse,
): Money | null {
  const currency = told ?? program.currency;
  if (!isCurrency(currency)) refuse('currency', 'A currency code (ISO 4217) such as JPY.');
  if (amountMinor === null || amountMinor === undefined) return null;
  return { amountMinor, currency };
}

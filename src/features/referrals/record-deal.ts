import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { dayOf, parseDay, type Day } from '../../kernel/day.js';
import { newId, type Id } from '../../kernel/ids.js';
import { isCurrency, type Money } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../platform/errors/index.js';
import { FindOrAddCompanies } from '../advocates/index.js';
import {
  findDealsByExternalIds,
  findDealsByIds,
  type DealRow,
  type DealStage,
} from '../deals/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import { acceptIfPending } from './move-referral.js';
import type { Moderation } from './referral-group.rules.js';
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

interface LinkedReferral {
  readonly id: Id;
  readonly companyId: Id | null;
  readonly moderation: Moderation;
}

/**
 * Sales records a deal, or what became of it. Linked referrals convert, lose or take back at once,
 * in this transaction. Throws InvalidInput, NotFound.
 */
@Injectable()
export class RecordDeal {
  constructor(
    private readonly recordDeals: RecordDeals,
    private readonly companies: FindOrAddCompanies,
  ) {}

  async execute(tx: Tx, actor: Actor, input: RecordDealInput): Promise<Id> {
    const program = await readProgram(tx);
    const known = await this.findKnown(tx, input);
    const referrals = await findReferrals(tx, input.referralIds ?? []);
    const outcome = check(tx, input, program, known !== null || referrals.length > 0);
    for (const referral of referrals) await acceptIfPending(tx, actor, referral);
    const companyId = await this.companyOf(tx, actor, input, referrals);
    const { deals } = await this.recordDeals.execute(tx, actor, [
      {
        ...outcome,
        externalId: known?.externalId ?? input.externalId ?? null,
        dealId: known?.id ?? newId(),
        referralExternalId: null,
        name: input.name?.trim() ?? null,
        companyId,
        stage: input.stage,
        occurredAt: tx.now,
        source: 'people',
        sourceVersion: null,
        factId: newId(),
        referralIds: referrals.map(({ id }) => id),
        matchesCompany: known === null && referrals.length === 0,
      },
    ]);
    const [deal] = deals;
    if (!deal) throw new Error('The deal was not recorded.');
    return deal.id;
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

  private async companyOf(
    tx: Tx,
    actor: Actor,
    { companyName }: RecordDealInput,
    referrals: readonly LinkedReferral[],
  ): Promise<Id | null> {
    const name = companyName?.trim() ?? '';
    if (!/[\p{L}\p{N}]/u.test(name)) return referrals[0]?.companyId ?? null;
    const [company] = await this.companies.execute(tx, actor, [{ name, kind: 'PROSPECT' }]);
    return company?.id ?? null;
  }
}

async function findReferrals(tx: Tx, ids: readonly Id[]): Promise<LinkedReferral[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<LinkedReferral[]>(
    `SELECT id, company_id AS "companyId", moderation FROM referral
     WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
    [tx.programId, ids],
  );
  if (rows.length < new Set(ids).size) throw new NotFound('referral', ['referralIds']);
  return rows;
}

function check(
  tx: Tx,
  input: RecordDealInput,
  program: ProgramRow,
  isNamed: boolean,
): { closedOn: Day | null; amount: Money | null } {
  const today = dayOf(tx.now, program.timeZone);
  const problems: FieldProblem[] = [];
  const closedOn = input.closedOn ? parseDay(input.closedOn) : null;
  if (closedOn !== null && closedOn > today) {
    problems.push({ path: ['closedOn'], message: `A day up to today (${today}).` });
  }
  if (closedOn !== null && input.stage === 'OPEN') {
    problems.push({ path: ['closedOn'], message: 'An open deal has no day of closing.' });
  }
  if (!isNamed && (input.companyName?.trim() ?? '') === '') {
    problems.push({
      path: ['companyName'],
      message: 'A referral or a company that it belongs to.',
    });
  }
  const currency = input.currency ?? program.currency;
  if (!isCurrency(currency)) {
    problems.push({ path: ['currency'], message: 'A currency code (ISO 4217) such as JPY.' });
  }
  const amountMinor = input.amountMinor ?? null;
  if (amountMinor !== null && amountMinor < 0) {
    problems.push({ path: ['amountMinor'], message: 'An amount of zero or more.' });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return {
    closedOn: closedOn ?? (input.stage === 'OPEN' ? null : today),
    amount: amountMinor === null ? null : { amountMinor, currency },
  };
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, hasDay, parseDay, skippedDay, startOfDay } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { findAdvocatesByIds, isOwnAddress } from '../../advocates/index.js';
import { FindOrAddCompanies } from '../../companies/index.js';
import { readProgram } from '../../programs/index.js';
import { referralReceived, refuseOwn } from '../settle/index.js';
import { AddReferrals } from './add-referrals.js';
import { Referee } from './referee.rules.js';
import { SelfReferral } from './intake.errors.js';

export interface RecordReferralInput {
  readonly advocateId: Id;
  readonly refereeName: string;
  readonly refereeEmail: string;
  readonly companyName: string;
  readonly note?: string | null | undefined;
  /** the day on which it was made, in the programme's time zone; absent: today */
  readonly reportedOn?: string | null | undefined;
}

/**
 * Sales records a referral that was made by word of mouth. It counts as accepted, and no points are
 * due before the advocate confirms it; nobody accepts their own so (R-C5). Throws InvalidInput,
 * NotFound, OwnReferral, SelfReferral.
 */
@Injectable()
export class RecordReferral {
  constructor(
    private readonly addReferrals: AddReferrals,
    private readonly companies: FindOrAddCompanies,
    private readonly outbox: Outbox,
  ) {}

  async recordReferral(tx: Tx, actor: Actor, input: RecordReferralInput): Promise<Id> {
    const referee = parseInput(Referee, input);
    const [advocate] = await findAdvocatesByIds(tx, [input.advocateId]);
    if (!advocate) throw new NotFound('advocate', ['advocateId']);
    if (advocate.status === 'LEFT') throw new InvalidInput([HAS_LEFT]);
    await refuseOwn(tx, actor, [advocate.id], ['advocateId']);
    if (await isOwnAddress(tx, advocate.id, referee.refereeEmail)) throw new SelfReferral();
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [
      { name: referee.companyName },
    ]);
    if (!company) throw new Error('The company was not added.');
    const { added } = await this.addReferrals.addReferrals(tx, actor, [
      {
        advocateId: advocate.id,
        source: 'SALES',
        sourceLabel: null,
        externalId: null,
        fileRow: null,
        refereeName: referee.refereeName,
        refereeEmail: referee.refereeEmail,
        companyId: company.id,
        note: referee.note,
        submittedAt: await reportedAt(tx, input.reportedOn ?? null),
        needsConfirmation: true,
        awardsPoints: true,
        decision: 'ACCEPTED',
      },
    ]);
    const [referral] = added;
    if (!referral) throw new Error('The referral was not added.');
    await this.outbox.append(tx, [referralReceived.of({ referralId: referral.id })]);
    return referral.id;
  }
}

const HAS_LEFT: FieldProblem = {
  path: ['advocateId'],
  message: 'This advocate has left the programme.',
};

/** Made today: now; made on an earlier day: the start of that day. */
async function reportedAt(tx: Tx, reportedOn: string | null): Promise<Date> {
  if (reportedOn === null) return tx.now;
  const { timeZone } = await readProgram(tx);
  const today = dayOf(tx.now, timeZone);
  const day = parseDay(reportedOn);
  if (day > today) {
    throw new InvalidInput([
      { path: ['reportedOn'], message: `A day up to today (${today}): it was told already.` },
    ]);
  }
  if (!hasDay(day, timeZone)) {
    const message = `No such day: ${skippedDay(day, timeZone)}.`;
    throw new InvalidInput([{ path: ['reportedOn'], message }]);
  }
  return day === today ? tx.now : startOfDay(day, timeZone);
}

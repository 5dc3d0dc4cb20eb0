import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { InvalidInput, NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import {
  findAdvocatesByIds,
  isOwnAddress,
  recordOwnAct,
  type AdvocateRow,
} from '../../advocates/index.js';
import { FindOrAddCompanies } from '../../companies/index.js';
import { AddReferrals } from './add-referrals.js';
import { RefereeKey } from './referee-key.js';
import { Referee } from './referee.rules.js';
import { DuplicateReferral, SelfReferral } from './intake.errors.js';
import { referralReceived } from '../settle/index.js';
import { findOpenReferralOf } from './open-referral.queries.js';

export interface SubmitReferralInput {
  readonly advocateId: Id;
  readonly source: 'FORM' | 'LINK' | 'API';
  readonly refereeName: string;
  readonly refereeEmail: string;
  readonly companyName: string;
  readonly note?: string | null | undefined;
  /** a person has to look whether somebody real was meant (R-W8) */
  readonly flagged?: boolean;
}

/**
 * An advocate names a person at a company who may buy; on the portal's form, by their link's page,
 * or through the API. Somebody at a customer, or in talks, is recorded as UNQUALIFIED with the
 * reason (R-W6). Throws InvalidInput, NotFound, SelfReferral, DuplicateReferral.
 */
@Injectable()
export class SubmitReferral {
  constructor(
    private readonly addReferrals: AddReferrals,
    private readonly companies: FindOrAddCompanies,
    private readonly refereeKey: RefereeKey,
    private readonly outbox: Outbox,
  ) {}

  async submitReferral(tx: Tx, actor: Actor, input: SubmitReferralInput): Promise<Id> {
    const referee = parseInput(Referee, input);
    const [advocate] = await findAdvocatesByIds(tx, [input.advocateId]);
    if (!advocate) throw new NotFound('advocate', ['advocateId']);
    refuseAbsent(actor, advocate);
    await recordOwnAct(tx, actor, advocate.id);
    // Before it is asked whose address it is, so that a wrong name is told the same to everybody.
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [
      { name: referee.companyName },
    ]);
    if (!company) throw new Error('The company was not added.');
    if (await isOwnAddress(tx, advocate.id, referee.refereeEmail)) throw new SelfReferral();
    const key = this.refereeKey.of(tx.programId, referee.refereeEmail);
    const own = await findOpenReferralOf(tx, advocate.id, key);
    if (own !== null) throw new DuplicateReferral(own);
    const { added } = await this.addReferrals.addReferrals(tx, actor, [
      {
        advocateId: advocate.id,
        source: input.source,
        sourceLabel: null,
        externalId: null,
        fileRow: null,
        refereeName: referee.refereeName,
        refereeEmail: referee.refereeEmail,
        companyId: company.id,
        note: referee.note,
        flagged: input.flagged ?? false,
        submittedAt: tx.now,
        needsConfirmation: false,
        awardsPoints: true,
        decision: null,
      },
    ]);
    const [referral] = added;
    if (!referral) throw new Error('The referral was not added.');
    await this.outbox.append(tx, [referralReceived.of({ referralId: referral.id })]);
    return referral.id;
  }
}

/** During a break others may still come by the advocate's link (R-U1): only they refer nobody. */
function refuseAbsent(actor: Actor, { id, status }: AdvocateRow): void {
  if (status === 'LEFT') throw absent('This advocate has left.');
  if (status === 'PAUSED' && actor.advocateId === id) {
    throw absent('You are on a break: end it in your settings, then refer somebody.');
  }
}

function absent(message: string): InvalidInput {
  return new InvalidInput([{ path: ['advocateId'], message }]);
}

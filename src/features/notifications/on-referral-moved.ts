import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import {
  referralConfirmationWanted,
  referralConverted,
  referralExpired,
  referralMoved,
  type OfReferral,
} from '../referrals/index.js';
import { TellAdvocate } from './tell-advocate.js';

/** Every event of a referral is told alike: what to tell stands on its timeline. */
@Injectable()
abstract class TellsOfReferral implements EventConsumer<OfReferral> {
  constructor(
    private readonly database: Database,
    private readonly tell: TellAdvocate,
  ) {}

  async handle({ actor, eventId, occurredAt, payload }: ConsumedEvent<OfReferral>): Promise<void> {
    await this.database.write(actor, 'tellAdvocate', (tx) =>
      this.tell.tellAdvocate(tx, actor, {
        eventId,
        advocateId: payload.advocateId,
        subjectKind: 'REFERRAL',
        subjectId: payload.referralId,
        at: occurredAt,
        points: payload.points,
      }),
    );
  }
}

@Injectable()
@OnEvent(referralMoved, 'tell-advocate')
export class OnReferralMoved extends TellsOfReferral {}

@Injectable()
@OnEvent(referralConverted, 'tell-advocate')
export class OnReferralConverted extends TellsOfReferral {}

@Injectable()
@OnEvent(referralExpired, 'tell-advocate')
export class OnReferralExpired extends TellsOfReferral {}

@Injectable()
@OnEvent(referralConfirmationWanted, 'tell-advocate')
export class OnReferralConfirmationWanted extends TellsOfReferral {}

import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsAdvocate, type ToldOfEvent } from '../../notifications/index.js';
import {
  referralConfirmationWanted,
  referralConverted,
  referralExpired,
  referralMoved,
  type OfReferral,
} from './referral.events.js';
import { referralSubject } from './referral.subject.js';
import './referral.notices.js';

/** Every event of a referral is told alike: what to tell stands on its timeline. */
@Injectable()
abstract class TellsOfReferral extends TellsAdvocate<OfReferral> {
  protected override toldBy({ referralId, points }: OfReferral): ToldOfEvent {
    return { subjectKind: referralSubject.kind, subjectId: referralId, points };
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

import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { NotifiesAdvocate, type NoticeContent } from '../../notifications/index.js';
import {
  referralConfirmationRequested,
  referralConverted,
  referralExpired,
  referralMoved,
  type OfReferral,
} from './referral.events.js';
import { referralSubject } from './referral.subject.js';
import './referral.notices.js';

/** All events of a referral make their notice in the same way: from the lines of its timeline. */
@Injectable()
abstract class NotifiesOfReferral extends NotifiesAdvocate<OfReferral> {
  protected override noticeOf({ referralId, points }: OfReferral): NoticeContent {
    return { subjectKind: referralSubject.kind, subjectId: referralId, points };
  }
}

@Injectable()
@OnEvent(referralMoved, 'notify-advocate')
export class OnReferralMoved extends NotifiesOfReferral {}

@Injectable()
@OnEvent(referralConverted, 'notify-advocate')
export class OnReferralConverted extends NotifiesOfReferral {}

@Injectable()
@OnEvent(referralExpired, 'notify-advocate')
export class OnReferralExpired extends NotifiesOfReferral {}

@Injectable()
@OnEvent(referralConfirmationRequested, 'notify-advocate')
export class OnReferralConfirmationRequested extends NotifiesOfReferral {}

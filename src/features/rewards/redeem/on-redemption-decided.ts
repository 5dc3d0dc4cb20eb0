import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { NotifiesAdvocate, type NoticeContent } from '../../notifications/index.js';
import {
  redemptionDecided,
  redemptionFailed,
  redemptionFulfilled,
  type OfRedemption,
} from '../catalogue/index.js';
import { redemptionSubject } from './redemption.subject.js';
import './redemption.notices.js';

/** All events of a redemption make their notice in the same way: from the lines of its timeline. */
@Injectable()
abstract class NotifiesOfRedemption extends NotifiesAdvocate<OfRedemption> {
  protected override noticeOf({ redemptionId }: OfRedemption): NoticeContent {
    return { subjectKind: redemptionSubject.kind, subjectId: redemptionId, points: 0 };
  }
}

@Injectable()
@OnEvent(redemptionDecided, 'notify-advocate')
export class OnRedemptionDecided extends NotifiesOfRedemption {}

@Injectable()
@OnEvent(redemptionFulfilled, 'notify-advocate')
export class OnRedemptionFulfilled extends NotifiesOfRedemption {}

@Injectable()
@OnEvent(redemptionFailed, 'notify-advocate')
export class OnRedemptionFailed extends NotifiesOfRedemption {}

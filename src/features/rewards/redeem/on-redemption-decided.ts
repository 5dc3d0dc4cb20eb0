import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { NotifiesAdvocate, type NoticeContent } from '../../notifications/index.js';
import { redemptionDecided, type OfRedemption } from '../catalogue/index.js';
import { redemptionSubject } from './redemption.subject.js';
import './redemption.notices.js';

@Injectable()
@OnEvent(redemptionDecided, 'notify-advocate')
export class OnRedemptionDecided extends NotifiesAdvocate<OfRedemption> {
  protected override noticeOf({ redemptionId }: OfRedemption): NoticeContent {
    return { subjectKind: redemptionSubject.kind, subjectId: redemptionId, points: 0 };
  }
}

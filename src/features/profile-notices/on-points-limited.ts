import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { OnEvent } from '../../platform/outbox/index.js';
import { advocateSubject, pointsLimited } from '../advocates/index.js';
import { NotifiesAdvocate, type NoticeContent } from '../notifications/index.js';
import './profile.notices.js';

interface OfAdvocate {
  readonly advocateId: Id;
}

/** R-P7: until when points can be spent that end earlier, or that they are kept after all. */
@Injectable()
@OnEvent(pointsLimited, 'notify-advocate')
export class OnPointsLimited extends NotifiesAdvocate<OfAdvocate> {
  protected override noticeOf({ advocateId }: OfAdvocate): NoticeContent {
    return { subjectKind: advocateSubject.kind, subjectId: advocateId, points: 0 };
  }
}

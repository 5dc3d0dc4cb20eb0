import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsAdvocate, type ToldOfEvent } from '../../notifications/index.js';
import { redemptionDecided, type OfRedemption } from '../catalogue/index.js';
import { redemptionSubject } from './redemption.subject.js';
import './redemption.notices.js';

@Injectable()
@OnEvent(redemptionDecided, 'tell-advocate')
export class OnRedemptionDecided extends TellsAdvocate<OfRedemption> {
  protected override toldBy({ redemptionId }: OfRedemption): ToldOfEvent {
    return { subjectKind: redemptionSubject.kind, subjectId: redemptionId, points: 0 };
  }
}

import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsStaff, type AboutSubject } from '../../staff-notices/index.js';
import { referralQuestioned, referralReceived } from '../settle/index.js';
import { referralToCheck, referralToContact, referralToPlace } from './referral.staff.js';

interface OfReferral {
  readonly referralId: string;
}

@Injectable()
@OnEvent(referralReceived, 'tell-staff')
export class OnReferralReceived extends TellsStaff<OfReferral> {
  protected override about({ referralId }: OfReferral): AboutSubject[] {
    return [{ kind: referralToContact.kind, subjectId: referralId }];
  }
}

@Injectable()
@OnEvent(referralQuestioned, 'tell-staff')
export class OnReferralQuestioned extends TellsStaff<OfReferral> {
  protected override about({ referralId }: OfReferral): AboutSubject[] {
    return [referralToPlace, referralToCheck].map(({ kind }) => ({ kind, subjectId: referralId }));
  }
}

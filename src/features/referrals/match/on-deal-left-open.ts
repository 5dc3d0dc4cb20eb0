import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsStaff, type AboutSubject } from '../../staff-notices/index.js';
import { dealLeftOpen } from './deal-wait.events.js';
import { dealsToChooseFor } from './deal-wait.staff.js';

/** The notice is about all that wait: it is the programme's. */
@Injectable()
@OnEvent(dealLeftOpen, 'tell-staff')
export class OnDealLeftOpen extends TellsStaff<{ readonly dealId: string }> {
  protected override about(_payload: unknown, programId: string): AboutSubject[] {
    return [{ kind: dealsToChooseFor.kind, subjectId: programId }];
  }
}

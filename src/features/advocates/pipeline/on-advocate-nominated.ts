import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsStaff, type AboutSubject } from '../../staff-notices/index.js';
import { nomineeToDecide } from './nominee.staff.js';
import { advocateNominated } from './pipeline.events.js';

@Injectable()
@OnEvent(advocateNominated, 'tell-staff')
export class OnAdvocateNominated extends TellsStaff<{ readonly advocateId: string }> {
  protected override about({ advocateId }: { readonly advocateId: string }): AboutSubject[] {
    return [{ kind: nomineeToDecide.kind, subjectId: advocateId }];
  }
}

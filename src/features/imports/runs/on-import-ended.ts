import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsStaff, type AboutSubject } from '../../staff-notices/index.js';
import { importEnded } from './import-run.events.js';
import { importDone, importStopped } from './import-run.staff.js';

@Injectable()
@OnEvent(importEnded, 'tell-staff')
export class OnImportEnded extends TellsStaff<{ readonly runId: string }> {
  protected override about({ runId }: { readonly runId: string }): AboutSubject[] {
    return [importDone, importStopped].map(({ kind }) => ({ kind, subjectId: runId }));
  }
}

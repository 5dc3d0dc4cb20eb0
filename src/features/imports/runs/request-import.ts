import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { ImportRefused, parseMapping } from '../read/index.js';
import { ImportKinds } from './import-kinds.js';
import { ImportRunEntity } from './import-run.entity.js';
import { ImportNotOpen } from './import-run.errors.js';
import { importRequested } from './import-run.events.js';
import type { KeptMapping } from './import-run.rules.js';
import { NOTHING_YET } from './keep-import-run.js';

export interface PreviewImportInput {
  readonly id: Id;
  readonly mapping: KeptMapping;
  readonly awardsPoints: boolean;
}

export interface StartImportInput {
  readonly id: Id;
  readonly awardsPoints: boolean;
  readonly takesBack: boolean;
}

const GONE = 'Its file is not kept any more: upload it again.';
const UNDER_WAY = 'It is under way.';

/**
 * Requests a dry run of an uploaded file by this mapping, or the import itself. The row is the
 * source of truth: what was requested is begun by whoever finds it first. Both throw NotFound,
 * ImportNotOpen.
 */
@Injectable()
export class RequestImport {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly outbox: Outbox,
  ) {}

  /** Throws InvalidInput, too, that names every wrong part of the mapping. */
  async previewImport(tx: Tx, actor: Actor, input: PreviewImportInput): Promise<Id> {
    const run = await lockRun(tx, input.id);
    refuseUndone(run);
    if (run.state === 'DONE') throw new ImportNotOpen('It was imported. Upload the file again.');
    const isBegun = run.state === 'STOPPED' && run.task === 'IMPORT';
    if (isBegun) throw new ImportNotOpen('A part of it was imported: go on with it.');
    const { shape } = await this.kinds.kind(run.kind).describe(tx);
    refuseMapping(shape, input.mapping);
    const { mapping, awardsPoints } = input;
    return this.request(tx, actor, run, { task: 'PREVIEW', mapping, awardsPoints, ...NOTHING_YET });
  }

  /** After a dry run; one that stopped goes on where it stopped. */
  async startImport(tx: Tx, actor: Actor, input: StartImportInput): Promise<Id> {
    const run = await lockRun(tx, input.id);
    refuseUndone(run);
    const { state, task } = run;
    const goesOn = state === 'STOPPED' && task === 'IMPORT';
    if (!goesOn && state !== 'READY') {
      throw new ImportNotOpen(
        state === 'DONE' ? 'It was imported. Upload the file again.' : 'A dry run comes before it.',
      );
    }
    const { awardsPoints, takesBack } = input;
    const counts = goesOn ? {} : NOTHING_YET;
    return this.request(tx, actor, run, { task: 'IMPORT', awardsPoints, takesBack, ...counts });
  }

  private async request(
    tx: Tx,
    actor: Actor,
    { id, partIds }: ImportRunEntity,
    changes: Partial<ImportRunEntity>,
  ): Promise<Id> {
    if (partIds.length === 0) throw new ImportNotOpen(GONE);
    await tx.update(ImportRunEntity, { programId: tx.programId, id }, {
      ...changes,
      byId: actor.id,
      state: 'WAITING',
      begunAt: null,
      endedAt: null,
      stopReason: null,
      stopPoints: null,
      stopReferrals: null,
      stopRequested: false,
      findings: null,
    } as object);
    await this.outbox.append(tx, [importRequested.of({ runId: id })]);
    return id;
  }
}

/** What was taken back is imported as a run of its own: this one tells what it did, and was undone. */
function refuseUndone({ state, task }: ImportRunEntity): void {
  if (state === 'UNDONE') throw new ImportNotOpen('It was undone. Upload the file again.');
  if (task === 'UNDO') throw new ImportNotOpen('A part of it was taken back: go on with that.');
}

async function lockRun(tx: Tx, id: Id): Promise<ImportRunEntity> {
  const run = await tx.findOne(ImportRunEntity, {
    where: { programId: tx.programId, id },
    lock: { mode: 'for_no_key_update' },
  });
  if (run === null) throw new NotFound('import');
  if (run.origin === 'CLI') throw new ImportNotOpen('The command line has it: go on there.');
  if (run.state === 'WAITING' || run.state === 'RUNNING') throw new ImportNotOpen(UNDER_WAY);
  return run;
}

function refuseMapping(shape: Parameters<typeof parseMapping>[0], mapping: KeptMapping): void {
  try {
    parseMapping(shape, mapping);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw new InvalidInput(error.problems.map((message) => ({ path: ['mapping'], message })));
  }
}

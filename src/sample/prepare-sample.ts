import { Injectable } from '@nestjs/common';
import { machineActor } from '../kernel/actor.js';
import { newId, type Id } from '../kernel/ids.js';
import { CrossProgramDatabase, Database, lastDone } from '../platform/database/index.js';
import { listPrograms, ProgramDirectory } from '../platform/tenancy/index.js';
import { DeleteSampleProgram } from '../features/programs/index.js';
import { CreateProgram, SlugTaken } from '../features/programs/index.js';
import { SAMPLE_PROGRAM } from './sample-people.js';

/** The last operation of a complete sample; its audit has it. */
const FINISHED = 'finishSample';

export interface PreparedSample {
  readonly programId: Id;
  /** false: it is there, complete */
  readonly isNew: boolean;
}

/** The sample's programme: made, found, or made again where an earlier run was cut. */
@Injectable()
export class PrepareSample {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
    private readonly create: CreateProgram,
    private readonly deleteProgram: DeleteSampleProgram,
    private readonly directory: ProgramDirectory,
  ) {}

  /** Throws SlugTaken where a programme that is no sample has the slug. */
  async prepareSample(slug: string): Promise<PreparedSample> {
    const found = (await listPrograms(this.crossProgram)).find((each) => each.slug === slug);
    if (found) {
      if (found.kind !== 'SAMPLE') throw new SlugTaken(slug);
      if (await this.isFinished(found.id)) return { programId: found.id, isNew: false };
      await this.remove(found.id, slug);
    }
    const programId = newId();
    const actor = machineActor('SAMPLE', programId, 'sample');
    await this.database.write(actor, 'createProgram', (tx) =>
      this.create.createProgram(tx, actor, { ...SAMPLE_PROGRAM, slug, kind: 'SAMPLE' }),
    );
    return { programId, isNew: true };
  }

  async finish(programId: Id): Promise<void> {
    const actor = machineActor('SAMPLE', programId, 'sample');
    await this.database.write(actor, FINISHED, () => Promise.resolve());
  }

  private async isFinished(programId: Id): Promise<boolean> {
    return this.database.read(
      { programId },
      async (tx) => (await lastDone(tx, [FINISHED])) !== null,
    );
  }

  private async remove(programId: Id, slug: string): Promise<void> {
    const actor = machineActor('SAMPLE', programId, 'sample');
    await this.database.write(actor, 'deleteSampleProgram', (tx) =>
      this.deleteProgram.deleteSampleProgram(tx, actor, { confirmSlug: slug }),
    );
    this.directory.forget(slug);
  }
}

import { DisplayableError } from '../kernel/displayable-error.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../kernel/ids.js';
import { CrossProgramDatabase, Database } from '../platform/database/index.js';
import { PrepareSample } from './prepare-sample.js';
import { SampleCalendar } from './sample-calendar.rules.js';
import { SAMPLE_PROGRAM } from './sample-people.js';
import { SEED_STEPS, World, type SeedStep } from './sample-story.js';
import { sittingsOf, type Sitting } from './sittings.rules.js';
import { SeedNotices } from './seed-notices.js';

/** Of the installation: one sample is made at a time. */
const LOCK = 'sample';
/** How often the progress of what people did is reported, and the per cent that it is of the whole. */
const REPORTS = 4;
const TOLD_AT = 70;

export interface SeedSampleOptions {
  /** slug of its programme; `sample` by default */
  readonly slug?: string;
  /** progress, for people */
  readonly report: (line: string) => void;
}

export interface SeededSample {
  readonly programId: Id;
  readonly slug: string;
  /** false: it was there before */
  readonly isNew: boolean;
}

/** Another process is making the sample at this moment. */
export class SampleUnderWay extends DisplayableError {
  override readonly name = 'SampleUnderWay';
}

/**
 * Makes the sample: a programme of four months, made by the product's own verbs at their past
 * moments, without mail. A sample that is there stays as it is; one whose making was cut is made
 * again. Throws SlugTaken where a programme that is no sample has the slug, SampleUnderWay.
 */
@Injectable()
export class SeedSample {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
    private readonly prepare: PrepareSample,
    @Inject(SEED_STEPS) private readonly steps: readonly SeedStep[],
    private readonly notices: SeedNotices,
  ) {}

  async seedSample({
    slug = SAMPLE_PROGRAM.slug,
    report,
  }: SeedSampleOptions): Promise<SeededSample> {
    const made = await this.crossProgram.alone(LOCK, () => this.make(slug, report));
    if (made === null) throw new SampleUnderWay('The sample is being made already.');
    return made;
  }

  private async make(slug: string, report: (line: string) => void): Promise<SeededSample> {
    const { programId, isNew } = await this.prepare.prepareSample(slug);
    if (isNew) await this.seedStory(new World(programId), report);
    else report(`The sample is there already: ${slug}`);
    return { programId, slug, isNew };
  }

  private async seedStory(world: World, report: (line: string) => void): Promise<void> {
    const { programId } = world;
    const now = await this.database.read({ programId }, (tx) => Promise.resolve(tx.now));
    const calendar = new SampleCalendar(now, SAMPLE_PROGRAM.timeZone);
    const sittings = sittingsOf(this.steps.flatMap((step) => step.acts(calendar)));
    for (const [place, sitting] of sittings.entries()) {
      if (place % Math.ceil(sittings.length / REPORTS) === 0) {
        report(`Making the sample … ${String(Math.round((place / sittings.length) * TOLD_AT))} %`);
      }
      await this.perform(world, sitting);
    }
    report(`Making the sample … ${String(TOLD_AT)} %`);
    await this.notices.seedNotices(world, now, calendar);
    await this.prepare.finish(programId);
    report('The sample is ready.');
  }

  private async perform(world: World, sitting: Sitting): Promise<void> {
    const [{ who, role, operation, at }] = sitting;
    const actor = world.actor(who, role);
    await this.database.writeAt(actor, operation, at, async (tx) => {
      for (const act of sitting) await act.run(tx, actor, world);
    });
  }
}

import type { INestApplicationContext } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/index.js';
import { CrossProgramDatabase } from '../platform/database/index.js';
import { listPrograms } from '../platform/tenancy/index.js';
import { SeedSample } from './seed-sample.js';

/**
 * Makes the sample where the installation is new: the embedded database, no programme but perhaps a
 * sample whose making was cut, and `GOODTURN_SEED` not switched off. For the start of a process,
 * once the application is initialised. `report` gets progress, for people.
 */
export async function seedOnFirstStart(
  app: INestApplicationContext,
  report: (line: string) => void,
): Promise<void> {
  const { seed, databaseUrl } = app.get<Config>(CONFIG);
  if (!seed || databaseUrl !== null) return;
  const [first, ...more] = await listPrograms(app.get(CrossProgramDatabase));
  if (more.length > 0 || (first && first.kind !== 'SAMPLE')) return;
  await app
    .get(SeedSample)
    .seedSample(first ? { slug: first.slug, report: quiet(report) } : { report });
}

/** A sample that exists already is not reported. */
function quiet(report: (line: string) => void): (line: string) => void {
  return (line) => {
    if (!line.startsWith('The sample is there')) report(line);
  };
}

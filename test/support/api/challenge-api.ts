import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advocatesAccess, AdvocatesModule } from '../../../src/features/advocates/index.js';
import { companiesAccess, CompaniesModule } from '../../../src/features/companies/index.js';
import { challengesAccess, ChallengesModule } from '../../../src/features/challenges/index.js';
import {
  AddFile,
  CountUpload,
  filesAccess,
  FilesModule,
  registerFileRoutes,
} from '../../../src/features/files/index.js';
import { timelineAccess } from '../../../src/features/timeline/index.js';
import { FileStore } from '../../../src/platform/files/index.js';
import { Pictures } from '../../../src/platform/pictures/index.js';
import type { AccessTable } from '../../../src/platform/graphql/index.js';
import { LOGGER, type Logger } from '../../../src/platform/telemetry/index.js';
import type { TestDatabase } from '../database/test-database.js';
import { DOOR_NEIGHBOURS } from './door-neighbours.js';
import { openTestApi, type TestApi, type TestApiOptions } from './test-graphql.js';

/** Types that are loaded with the doors of features which this process does not serve. */
export const NEIGHBOURS: AccessTable = {
  'StaffMember.*': 'PARENT',
  'ProgramSummary.*': 'PARENT',
  'Invitation.*': 'PARENT',
  'Membership.*': 'PARENT',
  'MembershipEdge.*': 'PARENT',
  'ApiKey.*': 'PARENT',
  'ClockAdvance.*': 'PARENT',
  'Notification.*': 'PARENT',
  'NotificationEdge.*': 'PARENT',
  'WaitingThing.*': 'PARENT',
  ...DOOR_NEIGHBOURS,
};

/** Challenges, advocates and files on a port of loopback; files in a folder of their own. */
export async function openChallengeApi(
  test: TestDatabase,
  options: TestApiOptions = {},
): Promise<TestApi> {
  const api = await openTestApi(
    test,
    [CompaniesModule, AdvocatesModule, FilesModule, ChallengesModule],
    [companiesAccess, advocatesAccess, timelineAccess, filesAccess, challengesAccess, NEIGHBOURS],
    await mkdtemp(join(tmpdir(), 'goodturn-files-')),
    options,
  );
  registerFileRoutes(api.app.getHttpAdapter().getInstance(), {
    config: api.config,
    database: test.database,
    identifier: api.identifier,
    store: api.app.get(FileStore),
    pictures: api.app.get(Pictures),
    addFile: api.app.get(AddFile),
    countUpload: api.app.get(CountUpload),
    logger: api.app.get<Logger>(LOGGER),
  });
  await api.listen();
  return api;
}

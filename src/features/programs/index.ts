import { ProgramEntity } from './program.entity.js';

export {
  ChangeProgramSettings,
  type ChangeProgramSettingsInput,
} from './change-program-settings.js';
export { CreateProgram, type CreateProgramInput } from './create-program.js';
export { DeleteSampleProgram } from './delete-sample-program.js';
export { programsAccess } from './program.access.js';
export { NotSandbox, SlugTaken } from './program.errors.js';
export { ProgramSummary } from './program.graphql.js';
export { readProgram, type ProgramRow } from './program.queries.js';
export { type PointsAfterLeaving, type ProgramKind, type ReturnPolicy } from './program.rules.js';
import './program.subject.js';
export { listDeletions, type ProgramDeletion } from './program-deletion.queries.js';
export { PurgePrograms } from './purge-programs.js';
export { ProgramsModule } from './programs.module.js';

export const programsEntities = [ProgramEntity];

import type { AccessTable } from '../../../platform/graphql/index.js';

/** A file of a CRM holds what sales told of people: those who run the programme take it in. */
const IMPORTS = { marketer: 'program', admin: 'program' } as const;

export const importsAccess: AccessTable = {
  'Query.importKinds': IMPORTS,
  'Query.importRuns': IMPORTS,
  'Query.importRun': IMPORTS,
  'Mutation.previewImport': IMPORTS,
  'Mutation.startImport': IMPORTS,
  'Mutation.stopImport': IMPORTS,
  'ImportAnswer.*': 'PARENT',
  'ImportChange.*': 'PARENT',
  'ImportColumn.*': 'PARENT',
  'ImportCounts.*': 'PARENT',
  'ImportField.*': 'PARENT',
  'ImportFindings.*': 'PARENT',
  'ImportInspection.*': 'PARENT',
  'ImportKindDescription.*': 'PARENT',
  'ImportMapping.*': 'PARENT',
  'ImportQuestion.*': 'PARENT',
  'ImportRow.*': 'PARENT',
  'ImportRowConnection.*': 'PARENT',
  'ImportRowEdge.*': 'PARENT',
  'ImportRun.*': 'PARENT',
  'ImportRunConnection.*': 'PARENT',
  'ImportRunEdge.*': 'PARENT',
  'ImportSeenValue.*': 'PARENT',
  'ImportStopInfo.*': 'PARENT',
  'MappedColumn.*': 'PARENT',
  'MappedConstant.*': 'PARENT',
  'MappedFormat.*': 'PARENT',
  'MappedValue.*': 'PARENT',
};

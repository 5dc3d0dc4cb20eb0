import type { AccessTable } from '../../platform/graphql/index.js';

export const filesAccess: AccessTable = { 'ProofFile.*': 'PARENT' };

import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** A colleague changed it since this was read. `statedById`: their membership. */
export class CompanyKindChanged extends userError('CompanyKindChanged') {
  constructor(
    companyId: Id,
    said: { readonly statedBy: Id | null; readonly statedAt: Date } | undefined,
  ) {
    super(
      'Somebody has said what this company is since you opened it: look at it again.',
      ['replaces'],
      { companyId, statedById: said?.statedBy ?? null, statedAt: said?.statedAt ?? null },
    );
  }
}

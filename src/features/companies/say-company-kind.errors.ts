import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** A colleague said something else since this was read. `saidById`: their membership. */
export class KindSaidMeanwhile extends userError('KindSaidMeanwhile') {
  constructor(
    companyId: Id,
    said: { readonly saidBy: Id | null; readonly saidAt: Date } | undefined,
  ) {
    super(
      'Somebody has said what this company is since you opened it: look at it again.',
      ['replaces'],
      { companyId, saidById: said?.saidBy ?? null, saidAt: said?.saidAt ?? null },
    );
  }
}

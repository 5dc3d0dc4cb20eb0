import { Injectable } from '@nestjs/common';
import { DEAL_SHAPE, REFERRAL_SHAPE, type ImportKind, type ImportShape } from '../read/index.js';
import {
  ImportDeals,
  ImportReferrals,
  type ImportRequest,
  type ImportResult,
} from '../take-in/index.js';

/** A kind of file: what its columns can be, and what takes it in. */
export interface KindOfImport {
  readonly shape: ImportShape<string>;
  readonly importFile: (request: ImportRequest) => Promise<ImportResult>;
}

/** The kinds of files. Another one is a line here, and its fields in `inspect`. */
@Injectable()
export class ImportKinds {
  private readonly byName: ReadonlyMap<string, KindOfImport>;

  constructor(referrals: ImportReferrals, deals: ImportDeals) {
    this.byName = new Map<ImportKind, KindOfImport>([
      [
        'referrals',
        {
          shape: REFERRAL_SHAPE,
          importFile: (request) => referrals.importReferrals(request),
        },
      ],
      [
        'deals',
        {
          shape: DEAL_SHAPE,
          importFile: (request) => deals.importDeals(request),
        },
      ],
    ]);
  }

  /** Throws Error for a kind that this version does not know. */
  kind(name: string): KindOfImport {
    const found = this.byName.get(name);
    if (found === undefined) throw new Error(`There is no kind of import called ${name}.`);
    return found;
  }
}

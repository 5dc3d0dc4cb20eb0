import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/index.js';
import {
  DEALS,
  describeAdvocates,
  describeCompanies,
  REFERRALS,
  type ImportDescription,
} from '../inspect/index.js';
import type { ImportKind } from '../read/index.js';
import {
  ImportAdvocates,
  ImportCompanies,
  ImportDeals,
  ImportReferrals,
  ownAttributes,
  type ImportRequest,
  type ImportResult,
} from '../take-in/index.js';

/** A kind of file: what its columns can be in a programme, and what takes it in. */
export interface KindOfImport {
  readonly describe: (tx: Tx) => Promise<ImportDescription>;
  readonly importFile: (request: ImportRequest) => Promise<ImportResult>;
}

/** The kinds of files: whatever shows, checks or takes one in asks for it here. */
@Injectable()
export class ImportKinds {
  private readonly byName: Readonly<Record<ImportKind, KindOfImport>>;

  constructor(
    referrals: ImportReferrals,
    deals: ImportDeals,
    companies: ImportCompanies,
    advocates: ImportAdvocates,
  ) {
    this.byName = {
      referrals: {
        describe: () => Promise.resolve(REFERRALS),
        importFile: (request) => referrals.importReferrals(request),
      },
      deals: {
        describe: () => Promise.resolve(DEALS),
        importFile: (request) => deals.importDeals(request),
      },
      companies: {
        describe: async (tx) => describeCompanies(await ownAttributes(tx, 'COMPANY')),
        importFile: (request) => companies.importCompanies(request),
      },
      advocates: {
        describe: async (tx) => describeAdvocates(await ownAttributes(tx, 'ADVOCATE')),
        importFile: (request) => advocates.importAdvocates(request),
      },
    };
  }

  get all(): readonly KindOfImport[] {
    return Object.values(this.byName);
  }

  /** Throws Error for a kind that this version does not know. */
  kind(name: string): KindOfImport {
    const found = (this.byName as Readonly<Partial<Record<string, KindOfImport>>>)[name];
    if (found === undefined) throw new Error(`There is no kind of import called ${name}.`);
    return found;
  }
}

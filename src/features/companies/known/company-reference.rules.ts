import { z } from 'zod';
import { line, LONGEST, NAME_OF_COMPANY } from '../../../kernel/texts.js';
import { COMPANY_KINDS } from './company-kind.rules.js';
import { CompanyDomain } from './company-domain.rules.js';
import { isPlaceholder } from './company.rules.js';

export const COMPANY_WORDS = [...COMPANY_KINDS, 'NOTHING'] as const;
/** A statement of what a company is; `NOTHING` takes the earlier one back. */
export type CompanyWord = (typeof COMPANY_WORDS)[number];

const ID = 'An id of the system where deals come from, 1 to 200 characters.';
const HOW = 'A company by `companyId` alone, or by `externalId`, `companyName` or both.';

/** A name that says something (R-W13). */
export const CompanyName = line(LONGEST.name, NAME_OF_COMPANY).refine(
  (name) => !isPlaceholder(name),
  'A company by its name: this one says nothing.',
);

/** How somebody names a company: by our id, by theirs, or by its name (R-O1). */
export const CompanyReference = z
  .object({
    companyId: z.string().nullish(),
    externalId: line(LONGEST.externalId, ID).nullish(),
    companyName: CompanyName.nullish(),
    domains: z.array(CompanyDomain).nullish(),
  })
  .superRefine(({ companyId, externalId, companyName }, context) => {
    const isNamed = (externalId ?? companyName ?? null) !== null;
    if (((companyId ?? null) !== null) === isNamed) {
      context.addIssue({ code: 'custom', path: ['companyId'], message: HOW });
    }
  });

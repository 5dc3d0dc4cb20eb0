import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { NewTimelineEntry } from '../../timeline/index.js';
import {
  companyStanding,
  type CompanyFacts,
  type CompanyKind,
  type KindSource,
  companyLine,
} from '../known/index.js';

/** What somebody stated that a company is; null: they took it back. */
export interface SaidKind {
  readonly source: KindSource;
  readonly kind: CompanyKind | null;
}

/** The statement, and what the company is now: by it, or in spite of it. `before`: without it. */
export function kindLine(
  before: CompanyFacts & { readonly id: Id },
  said: SaidKind,
  { today, occurredAt }: { readonly today: Day; readonly occurredAt: Date },
): NewTimelineEntry {
  const { source, kind } = said;
  const known = { ...before, [source === 'PERSON' ? 'statedByPerson' : 'statedByCrm']: kind };
  return {
    ...companyLine('R-W12', outcomeOf(said)),
    subjectId: before.id,
    occurredAt,
    ruleVersion: 1,
    inputs: { said: kind, ...companyStanding(known, today) },
    audience: 'STAFF',
  };
}

function outcomeOf({ source, kind }: SaidKind) {
  if (source === 'PERSON') return kind === null ? 'KIND_TAKEN_BACK' : 'KIND_STATED';
  return kind === null ? 'CRM_KIND_TAKEN_BACK' : 'CRM_KIND_STATED';
}

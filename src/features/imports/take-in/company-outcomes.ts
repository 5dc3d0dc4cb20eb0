import type { Money } from '../../../kernel/money.js';
import type { CompanyChange, KeptReason, ReportedField } from '../../companies/index.js';
import { shownMoney, type CompanyColumn } from '../read/index.js';
import type { Difference } from './import-target.js';

/** The column of a file that says a fact of a company. */
export function columnOfField(field: ReportedField): CompanyColumn {
  return field === 'ownerId' ? 'owner' : field;
}

/** R-D4: old → new, as people read it; of the owner, who is a person, only that it is another. */
export function differenceOf({ field, before, after }: CompanyChange): Difference<CompanyColumn> {
  const column = columnOfField(field);
  if (field === 'ownerId') return { column, before: null, after: null };
  return { column, before: shown(before), after: shown(after) };
}

function shown(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ');
  return value === null || value === undefined ? null : shownMoney(value as Money);
}

/** R-D8: why what a file says is not taken. */
export const KEPT_REASONS: Readonly<Record<KeptReason, string>> = {
  BY_PERSON: 'somebody here said otherwise, and a file does not overrule a person',
  MERGED: 'the company was merged into another, whose value stays',
  OTHER_COMPANY: 'it is the domain of another company',
  OTHER_NAME: 'the company has another name here, which stays',
};

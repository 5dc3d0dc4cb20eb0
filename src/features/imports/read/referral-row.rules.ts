import type { Day } from '../../../kernel/day.js';
import { isSameMailbox } from '../../../kernel/mailbox.js';
import type { CsvRecord, ImportShape } from './import-mapping.rules.js';
import type { RecordReader } from './record-reader.rules.js';
import { isPlaceholder } from '../../companies/index.js';
import { ORDER_COLUMNS, ORDER_KINDS, type OrderColumn } from './row-parts.rules.js';
import { RowChecks, type CheckedRow } from './row-checks.rules.js';
import type { MomentReader } from './parsed-moment.rules.js';

const COLUMNS = [
  'externalId',
  'advocateExternalId',
  'advocateEmail',
  'advocateName',
  'refereeName',
  'refereeGivenName',
  'refereeFamilyName',
  'refereeEmail',
  'refereeCompany',
  'source',
  'submittedOn',
  'submittedAt',
] as const;
/** Those that say something of the referral. */
export type GivenReferralColumn = (typeof COLUMNS)[number];
export type ReferralColumn = GivenReferralColumn | OrderColumn;

const ADVOCATE = ['advocateExternalId', 'advocateEmail', 'advocateName'] as const;

export const REFERRAL_SHAPE: ImportShape<ReferralColumn> = {
  what: 'referrals',
  columns: [...COLUMNS, ...ORDER_COLUMNS],
  needed: [['externalId'], ADVOCATE, ['submittedOn', 'submittedAt']],
  kinds: { submittedOn: 'DAY', submittedAt: 'MOMENT', ...ORDER_KINDS },
  ids: ['externalId', 'advocateExternalId'],
  clearable: [],
  dayInstead: { submittedAt: 'submittedOn', changedAt: 'changedOn' },
  // A referral is what one row says of it (ADR 0039).
  together: [{ columns: COLUMNS.filter((column) => column !== 'externalId') }],
};

/** A referral as a row of a file gives it. */
export interface ImportedReferral {
  /** the row of the file, as a spreadsheet counts */
  readonly fileRow: number;
  readonly externalId: string;
  /** at least one of the three is given */
  readonly advocate: {
    readonly externalId: string | null;
    readonly email: string | null;
    readonly name: string | null;
  };
  readonly refereeName: string | null;
  readonly refereeEmail: string | null;
  readonly refereeCompany: string | null;
  readonly sourceLabel: string | null;
  readonly submittedAt: Date;
  /** null where the file gives a moment */
  readonly submittedOn: Day | null;
}

/** Checks one record of a file of referrals. A day without a time begins where the day does. */
export function referralRow(
  reader: RecordReader<ReferralColumn>,
  { rowNo, fields }: CsvRecord,
  moments: MomentReader,
): CheckedRow<ImportedReferral> {
  const checks = new RowChecks(reader, fields);
  const externalId = checks.id('externalId');
  const advocate = {
    externalId: checks.text('advocateExternalId', 'externalId'),
    email: checks.email('advocateEmail'),
    // "unknown" is nobody: all rows that say so would be one advocate's.
    name: nameOrNone(checks, 'advocateName'),
  };
  if (ADVOCATE.every((column) => checks.raw(column) === '' || isPlaceholder(checks.raw(column)))) {
    const column = ADVOCATE.find((each) => reader.isMapped(each));
    checks.refuse(column, 'the advocate who referred: an id, an address or a name');
  }
  const refereeEmail = checks.email('refereeEmail');
  if (
    refereeEmail !== null &&
    advocate.email !== null &&
    isSameMailbox(refereeEmail, advocate.email)
  ) {
    checks.refuse('refereeEmail', "somebody else's address than the advocate's");
  }
  const submitted = checks.moment(['submittedAt', 'submittedOn'], moments, true);
  const others = {
    refereeName: personName(checks, ['refereeName', 'refereeGivenName', 'refereeFamilyName']),
    refereeCompany: companyName(checks, 'refereeCompany'),
    sourceLabel: checks.text('source', 'label'),
  };
  return checks.result(() => ({
    fileRow: rowNo,
    externalId,
    advocate,
    ...others,
    refereeEmail,
    submittedAt: moments.momentOf(told(submitted)),
    submittedOn: told(submitted).at === null ? told(submitted).day : null,
  }));
}

/** Null where it is empty or a placeholder ("unknown"): the row goes in without one (R-W13). */
export function nameOrNone<Column extends string>(
  checks: RowChecks<Column>,
  column: Column,
): string | null {
  const name = checks.text(column, 'name');
  return name === null || isPlaceholder(name) ? null : name;
}

/** Of those who write the family's name first. */
const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The whole name, else its two parts, which most CRMs keep apart. */
export function personName<Column extends string>(
  checks: RowChecks<Column>,
  [whole, given, family]: readonly [Column, Column, Column],
): string | null {
  const name = nameOrNone(checks, whole);
  if (name !== null) return name;
  const parts = [nameOrNone(checks, given), nameOrNone(checks, family)];
  const inOrder = parts.some((part) => FAMILY_FIRST.test(part ?? '')) ? parts.toReversed() : parts;
  return inOrder.filter((part) => part !== null).join(' ') || null;
}

/** HubSpot writes the domain behind the name: `North Wind Ltd (north.example)`. */
const DOMAIN_BEHIND = /\s+\([a-z0-9-]+(\.[a-z0-9-]+)+\)$/i;
/** So HubSpot divides several companies in one cell; `&amp;` is no such mark. */
const NEXT_COMPANY = /(?<!&#?\w{1,8});\S/u;

/** As `nameOrNone`; a cell that names several companies says nothing of which one is meant. */
export function companyName<Column extends string>(
  checks: RowChecks<Column>,
  column: Column,
): string | null {
  const name = nameOrNone(checks, column);
  if (name === null) return null;
  if (NEXT_COMPANY.test(name)) return checks.leaveOut(column, 'want one company, not several');
  return name.replace(DOMAIN_BEHIND, '');
}

/** Throws unless the value is there: required, and read without a problem. */
export function told<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A column that is needed was not checked.');
  return value;
}

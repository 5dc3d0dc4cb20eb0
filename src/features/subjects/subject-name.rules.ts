import type { Id } from '../../kernel/ids.js';

/** The name that people read for a referral, a participation, a redemption, a deal or an advocate. */
export interface NamedSubject {
  /** whose it is; null where it belongs to no advocate */
  readonly advocateId: Id | null;
  /** in the language it was written in; null where there is none (any more) */
  readonly name: string | null;
  readonly translations?: readonly { readonly locale: string; readonly name: string }[];
}

/** In the requested language, where it was translated; else as it was written. */
export function nameIn(
  subject: Omit<NamedSubject, 'advocateId'>,
  locale: string | null,
): string | null {
  const translation = subject.translations?.find((each) => each.locale === locale);
  return translation?.name ?? subject.name;
}

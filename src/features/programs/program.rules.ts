import { z } from 'zod';
import { isOwnAddress } from '../../kernel/addresses.js';
import { isTimeZone } from '../../kernel/day.js';
import { LOCALES } from '../../kernel/locale.js';
import { isCurrency } from '../../kernel/money.js';
import { line } from '../../kernel/texts.js';

export const PROGRAM_KINDS = ['SAMPLE', 'SANDBOX', 'LIVE'] as const;
export type ProgramKind = (typeof PROGRAM_KINDS)[number];

export const RETURN_POLICIES = ['ONLY_PENDING', 'WITHIN_BALANCE', 'DEBT'] as const;
export type ReturnPolicy = (typeof RETURN_POLICIES)[number];

/** What becomes of the unspent points of somebody who leaves an account (R-P7). */
export const POINTS_AFTER_LEAVING = ['KEEP_UNTIL_EXPIRY', 'KEEP_90_DAYS'] as const;
export type PointsAfterLeaving = (typeof POINTS_AFTER_LEAVING)[number];

const WANTED_ZONE = 'A time zone such as Asia/Tokyo.';
const MAX_POINTS = 1_000_000_000;

function wholeNumber(from: number, to: number, of: string): z.ZodNumber {
  const message = `A whole number of ${of} from ${String(from)} to ${String(to)}.`;
  return z.number({ error: message }).int(message).min(from, message).max(to, message);
}

const PointsSetting = wholeNumber(0, MAX_POINTS, 'points');

/** `north-star`: 1 to 40 characters that are valid in an address. */
export const Slug = z
  .string({ error: 'A short name for addresses, such as north-star.' })
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/,
    'Small letters a to z, digits and hyphens inside, at most 40, such as north-star.',
  )
  .refine((slug) => !isOwnAddress(slug), {
    error: ({ input }) =>
      `/${String(input)} is an address of Goodturn itself: choose another name.`,
  });

/** The settings that an admin may change, and what each must be. */
export const ProgramSettings = z.object({
  name: line(100, 'A name of 1 to 100 characters.'),
  locale: z.enum(LOCALES, { error: `One of ${LOCALES.join(', ')}.` }),
  timeZone: z.string({ error: WANTED_ZONE }).refine(isTimeZone, WANTED_ZONE),
  currency: z
    .string({ error: 'A currency code (ISO 4217) such as JPY.' })
    .refine(isCurrency, 'A currency code (ISO 4217) such as JPY.'),
  color: z
    .string({ error: 'A colour such as #1f6f5c.' })
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'A colour such as #1f6f5c.'),
  conversionWindowDays: wholeNumber(1, 730, 'days'),
  conversionPoints: PointsSetting,
  lateWinPoints: PointsSetting,
  assistPoints: PointsSetting,
  firstContactDays: wholeNumber(1, 30, 'working days'),
  willingYears: wholeNumber(1, 10, 'years'),
  returnPolicy: z.enum(RETURN_POLICIES, { error: `One of ${RETURN_POLICIES.join(', ')}.` }),
  pointsAfterLeaving: z.enum(POINTS_AFTER_LEAVING, {
    error: `One of ${POINTS_AFTER_LEAVING.join(', ')}.`,
  }),
});

export type ProgramSettingsValues = z.output<typeof ProgramSettings>;

/** The settings of a programme that is made without any. */
export const PROGRAM_DEFAULTS = {
  locale: 'en',
  currency: 'USD',
  color: '#1f6f5c',
  conversionWindowDays: 60,
  conversionPoints: 500,
  lateWinPoints: 0,
  assistPoints: 0,
  firstContactDays: 2,
  willingYears: 2,
  returnPolicy: 'WITHIN_BALANCE',
  pointsAfterLeaving: 'KEEP_UNTIL_EXPIRY',
} as const satisfies Partial<ProgramSettingsValues>;

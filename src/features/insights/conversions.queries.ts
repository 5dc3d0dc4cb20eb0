import type { Money } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { medianOf, readFigures, type FigureRequest, type Figure } from '../measures/index.js';
import type { ConversionGrouping } from './conversions.rules.js';
import { SHOWN } from './shown-measures.rules.js';

/** The figures of R-W7 over some referrals of the programme. */
export interface ConversionFigures {
  readonly referrals: number;
  /** counted, and their window has fully passed */
  readonly matured: number;
  readonly converted: number;
  readonly wonOutsideWindow: number;
  readonly wonBeforeReferral: number;
  /** converted ÷ matured; null where none has matured */
  readonly closeShare: number | null;
  /** days from submission to the won deal, over all won deals after it; null for none */
  readonly medianDaysToWin: number | null;
  /** of the won deals, one line a currency (R-M1) */
  readonly revenue: readonly Money[];
  /** currencies whose revenue is larger than a number can show; the other figures stand */
  readonly revenueTooLarge: readonly string[];
}

export interface ConversionGroup {
  readonly key: string;
  readonly figures: ConversionFigures;
}

type Name =
  | 'referrals'
  | 'matured'
  | 'converted'
  | 'maturedConverted'
  | 'wonOutsideWindow'
  | 'wonBeforeReferral'
  | 'daysToWin'
  | 'revenue';

const NONE: ConversionFigures = {
  referrals: 0,
  matured: 0,
  converted: 0,
  wonOutsideWindow: 0,
  wonBeforeReferral: 0,
  closeShare: null,
  medianDaysToWin: null,
  revenue: [],
  revenueTooLarge: [],
};

/** The figures by group, in one statement whatever the number of referrals. */
export async function conversionFigures(
  tx: Tx,
  by: ConversionGrouping | 'all',
): Promise<ConversionGroup[]> {
  const asked = askedBy(by);
  const answers = await readFigures(tx, Object.values(asked));
  const told = new Map(
    (Object.keys(asked) as Name[]).map((name, place) => [name, byKey(answers[place] ?? [])]),
  );
  return [...(told.get('referrals')?.keys() ?? [])].map((key) => ({
    key,
    figures: figuresFrom((name) => told.get(name)?.get(key) ?? []),
  }));
}

/** The figures of the whole programme; zeros where it has no referral. */
export async function conversionTotal(tx: Tx): Promise<ConversionFigures> {
  const [total] = await conversionFigures(tx, 'all');
  return total?.figures ?? NONE;
}

/** All together is read by days too: their cells are the fewest. */
function askedBy(by: ConversionGrouping | 'all'): Record<Name, FigureRequest> {
  const slice = by === 'source' ? 'source' : 'day';
  const group = by === 'all' ? {} : { by };
  const figure = (measure: string): FigureRequest => ({ measure, slice, ...group });
  return {
    referrals: figure(SHOWN.referrals),
    matured: { ...figure(SHOWN.counted), window: 'PASSED' },
    converted: figure(SHOWN.converted),
    maturedConverted: { ...figure(SHOWN.converted), window: 'PASSED' },
    wonOutsideWindow: figure(SHOWN.wonOutsideWindow),
    wonBeforeReferral: figure(SHOWN.wonBeforeReferral),
    daysToWin: { ...figure(SHOWN.daysToWin), slice: by },
    revenue: { ...figure(SHOWN.revenue), slice: by === 'source' ? 'source' : 'month' },
  };
}

function byKey(figures: readonly Figure[]): Map<string, Figure[]> {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const list = found.get(figure.key);
    if (list) list.push(figure);
    else found.set(figure.key, [figure]);
  }
  return found;
}

function figuresFrom(figures: (name: Name) => readonly Figure[]): ConversionFigures {
  const count = (name: Name): number => figures(name)[0]?.value ?? 0;
  const matured = count('matured');
  const days = figures('daysToWin').map(({ part, value }) => [Number(part), value] as const);
  return {
    referrals: count('referrals'),
    matured,
    converted: count('converted'),
    wonOutsideWindow: count('wonOutsideWindow'),
    wonBeforeReferral: count('wonBeforeReferral'),
    closeShare: matured === 0 ? null : count('maturedConverted') / matured,
    medianDaysToWin: medianOf(new Map(days)),
    revenue: figures('revenue')
      .filter(({ isTooLarge }) => !isTooLarge)
      .map(({ part, value }) => ({ currency: part, amountMinor: value })),
    revenueTooLarge: figures('revenue')
      .filter(({ isTooLarge }) => isTooLarge)
      .map(({ part }) => part),
  };
}

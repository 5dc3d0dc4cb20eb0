import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import { readFigures, type FigureRequest, type Figure } from '../measures/index.js';
import { funnelOf, type FunnelStep } from './funnel.rules.js';
import { SHOWN } from './shown-measures.rules.js';

export interface CloseShareMonth {
  readonly month: string;
  readonly converted: number;
  readonly matured: number;
}

export interface OverviewFigures {
  /** R-W7: counted, and their window has fully passed */
  readonly matured: number;
  readonly converted: number;
  readonly insideWindow: number;
  /** by the month of submission, the oldest first; at most the last 12 that have matured ones */
  readonly months: readonly CloseShareMonth[];
  readonly funnel: readonly FunnelStep[];
  readonly points: {
    readonly issued: Points;
    readonly spent: Points;
    readonly outstanding: Points;
  };
  /** the totals of the other requested figures */
  readonly beside: readonly number[];
}

const MONTHS = 12;

const ASKED = {
  matured: { measure: SHOWN.counted, slice: 'day', by: 'month', window: 'PASSED' },
  converted: { measure: SHOWN.converted, slice: 'day', by: 'month', window: 'PASSED' },
  insideWindow: { measure: SHOWN.counted, slice: 'day', window: 'OPEN' },
  furthest: { measure: SHOWN.furthest, slice: 'all' },
  issued: { measure: SHOWN.issued, slice: 'all' },
  spent: { measure: SHOWN.spent, slice: 'all' },
  outstanding: { measure: SHOWN.outstanding, slice: 'all' },
} as const satisfies Record<string, FigureRequest>;

/** All figures of the overview, and the others that the caller requests, in one statement. */
export async function overviewFigures(
  tx: Tx,
  beside: readonly FigureRequest[] = [],
): Promise<OverviewFigures> {
  const names = Object.keys(ASKED) as (keyof typeof ASKED)[];
  const answers = await readFigures(tx, [...Object.values(ASKED), ...beside]);
  const told = new Map(names.map((name, place) => [name, answers[place] ?? []]));
  const figures = (name: keyof typeof ASKED): readonly Figure[] => told.get(name) ?? [];
  const total = (name: keyof typeof ASKED): number => totalOf(figures(name));
  return {
    matured: total('matured'),
    converted: total('converted'),
    insideWindow: total('insideWindow'),
    months: monthsOf(figures('matured'), figures('converted')),
    funnel: funnelOf(new Map(figures('furthest').map(({ part, value }) => [part, value]))),
    points: {
      issued: total('issued'),
      spent: total('spent'),
      outstanding: total('outstanding'),
    },
    beside: answers.slice(names.length).map(totalOf),
  };
}

export function totalOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { value }) => sum + value, 0);
}

function monthsOf(matured: readonly Figure[], converted: readonly Figure[]): CloseShareMonth[] {
  const won = new Map(converted.map(({ key, value }) => [key, value]));
  return matured
    .slice(-MONTHS)
    .map(({ key, value }) => ({ month: key, converted: won.get(key) ?? 0, matured: value }));
}

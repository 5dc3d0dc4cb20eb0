import { print, programIdOf, withApp } from './cli-app.js';
import { conversionFigures, conversionTotal } from './features/insights/index.js';
import type { ConversionFigures, ConversionGrouping } from './features/insights/index.js';
import { minorDigits, type Money } from './kernel/money.js';

export interface ReportOptions {
  readonly program: string;
  readonly by?: ConversionGrouping;
  readonly json?: boolean;
}

/** The output of a report: the figures, with amounts as people write them. */
interface Printed extends Omit<ConversionFigures, 'revenue'> {
  readonly revenue: readonly { readonly currency: string; readonly amount: number }[];
}

export async function reportConversions({ program, by, json }: ReportOptions): Promise<void> {
  await withApp(async ({ ground }) => {
    const programId = await programIdOf(ground, program);
    const { total, groups } = await ground.database.read(
      { programId, kind: 'CLI' },
      async (tx) => ({
        total: await conversionTotal(tx),
        groups: by === undefined ? [] : await conversionFigures(tx, by),
      }),
    );
    const printed = groups.map(({ key, figures }) => ({ key, ...printable(figures) }));
    if (json) {
      const grouping = by === undefined ? {} : { by, groups: printed };
      print(JSON.stringify({ ...printable(total), ...grouping }));
      return;
    }
    for (const { key, ...figures } of printed) print(`${key}\n${text(figures)}\n`);
    print(`${by === undefined ? program : 'all together'}\n${text(printable(total))}`);
  });
}

function printable(figures: ConversionFigures): Printed {
  return {
    referrals: figures.referrals,
    matured: figures.matured,
    converted: figures.converted,
    wonOutsideWindow: figures.wonOutsideWindow,
    wonBeforeReferral: figures.wonBeforeReferral,
    closeShare: figures.closeShare,
    medianDaysToWin: figures.medianDaysToWin,
    revenue: figures.revenue.map(amountOf),
    revenueTooLarge: figures.revenueTooLarge,
  };
}

/** 1054.5 for 105450 cents; exact for every amount that has at most 15 digits. */
function amountOf({ currency, amountMinor }: Money): { currency: string; amount: number } {
  return { currency, amount: amountMinor / 10 ** minorDigits(currency) };
}

function text(figures: Printed): string {
  const number = (value: number | null): string =>
    value === null ? 'none yet' : value.toLocaleString('en');
  const { closeShare, revenue } = figures;
  const share = closeShare === null ? 'none yet' : `${(closeShare * 100).toFixed(2)} %`;
  const lines: [string, string][] = [
    ['referrals', number(figures.referrals)],
    ['window passed', number(figures.matured)],
    ['converted', number(figures.converted)],
    ['won outside window', number(figures.wonOutsideWindow)],
    ['won before referral', number(figures.wonBeforeReferral)],
    ['close share', share],
    ['median days to win', number(figures.medianDaysToWin)],
    ...revenue.map(({ currency, amount }): [string, string] => [
      `revenue ${currency}`,
      number(amount),
    ]),
    ...figures.revenueTooLarge.map((currency): [string, string] => [
      `revenue ${currency}`,
      'more than a number can show exactly',
    ]),
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(20)} ${value}`).join('\n');
}

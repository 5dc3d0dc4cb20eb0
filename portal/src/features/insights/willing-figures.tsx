import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useProgramPath } from '../../platform/program-path.js';
import { BarTable } from '../../ui/figures/bar-table.js';
import { useFormats } from '../../ui/formats/format.js';

export const WillingFigureFields = graphql(`
  fragment WillingFigureFields on WillingFigure @_unmask {
    to
    advocates
  }
`);

interface WillingFiguresProps {
  figures: readonly ResultOf<typeof WillingFigureFields>[];
  asOf: string;
}

/** How many advocates would do what; each line leads to exactly them (R-U1). */
export function WillingFigures({ figures, asOf }: WillingFiguresProps) {
  const { t } = useTranslation(['overview', 'willing']);
  const formats = useFormats();
  const path = useProgramPath();
  const most = Math.max(...figures.map(({ advocates }) => advocates));
  if (most === 0) return <Text c="dimmed">{t('willing.none')}</Text>;
  return (
    <BarTable
      label={t('willing.title')}
      counted={{ formula: t('willing.formula'), filters: t('willing.filters'), asOf }}
      heads={[t('willing.who'), t('willing.count')]}
      rows={figures.map(({ to, advocates }) => ({
        key: to,
        label: t(`willing:kind.${to}.would`),
        share: advocates / most,
        figures: [formats.number(advocates)],
        ...(advocates === 0 ? {} : { list: { to: path('advocates'), search: { willing: to } } }),
      }))}
    />
  );
}

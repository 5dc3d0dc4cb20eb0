import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { Figure } from '../../ui/figures/figure.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';

export const CloseShareFields = graphql(`
  fragment CloseShareFields on CloseShare @_unmask {
    converted
    matured
    share
    low
    high
    insideWindow
    asOf
  }
`);

export const PointsTotalsFields = graphql(`
  fragment PointsTotalsFields on PointsTotals @_unmask {
    issued
    spent
    outstanding
  }
`);

/** R-W7: below so many referrals a per cent would claim more than is known. */
const ENOUGH_FOR_PERCENT = 20;

function useShareText({ converted, matured, share, low, high }: ResultOf<typeof CloseShareFields>) {
  const { t } = useTranslation('overview');
  const formats = useFormats();
  if (matured === 0 || share === null) {
    return { value: t('share.none'), hint: t('share.noneHint') };
  }
  if (matured < ENOUGH_FOR_PERCENT) {
    return { value: t('share.few', { converted, matured }), hint: t('share.fewHint') };
  }
  return {
    value: formats.percent(share),
    hint: t('share.hint', {
      n: formats.number(matured),
      low: formats.percent(low ?? share),
      high: formats.percent(high ?? share),
    }),
  };
}

interface ShareFiguresProps {
  closeShare: ResultOf<typeof CloseShareFields>;
  windowDays: number;
}

/** The close share with how sure it is (R-W7), and what is still inside its window. */
export function ShareFigures({ closeShare, windowDays }: ShareFiguresProps) {
  const { t } = useTranslation('overview');
  const path = useProgramPath();
  const formats = useFormats();
  const { value, hint } = useShareText(closeShare);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xl">
      <Figure
        label={t('share.label', { days: windowDays })}
        value={value}
        hint={hint}
        counted={{
          formula: t('share.formula'),
          filters: t('share.filters'),
          asOf: closeShare.asOf,
        }}
        list={
          <TextLink to={path('referrals')} search={{ show: 'converted' } as never}>
            {t('list.converted')}
          </TextLink>
        }
      />
      <Figure
        label={t('share.inside')}
        value={formats.number(closeShare.insideWindow)}
        hint={t('share.insideHint')}
        counted={{ formula: t('share.insideFormula'), asOf: closeShare.asOf }}
        list={
          <TextLink to={path('referrals')} search={{ show: 'open' } as never}>
            {t('list.open')}
          </TextLink>
        }
      />
    </SimpleGrid>
  );
}

interface PointsFiguresProps {
  points: ResultOf<typeof PointsTotalsFields>;
  asOf: string;
}

export function PointsFigures({ points, asOf }: PointsFiguresProps) {
  const { t } = useTranslation('overview');
  const formats = useFormats();
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
      {(['issued', 'spent', 'outstanding'] as const).map((kind) => (
        <Figure
          key={kind}
          label={t(`points.${kind}`)}
          value={formats.number(points[kind])}
          counted={{ formula: t(`points.${kind}Formula`), asOf }}
        />
      ))}
    </SimpleGrid>
  );
}

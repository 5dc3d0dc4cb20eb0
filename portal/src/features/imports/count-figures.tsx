import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Figure } from '../../ui/figures/figure.js';
import { useFormats } from '../../ui/formats/format.js';
import type { Counts } from './imports-query.js';

const OUTCOMES = ['imported', 'corrected', 'unchanged', 'superseded', 'refused'] as const;

/** What became of the rows, or would become of them. */
export function CountFigures({ counts, isTrial }: { counts: Counts; isTrial: boolean }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { pointsAwarded, pointsTakenBack } = counts;
  const told = isTrial ? 'would' : 'did';
  return (
    <SimpleGrid cols={{ base: 2, sm: counts.superseded > 0 ? 5 : 4 }} spacing="md">
      {OUTCOMES.filter((each) => each !== 'superseded' || counts.superseded > 0).map((outcome) => (
        <Figure
          key={outcome}
          label={t(`counts.${outcome}`)}
          value={formats.number(counts[outcome])}
        />
      ))}
      {pointsAwarded > 0 && (
        <Figure label={t(`counts.${told}Award`)} value={formats.number(pointsAwarded)} />
      )}
      {pointsTakenBack > 0 && (
        <Figure label={t(`counts.${told}TakeBack`)} value={formats.signed(-pointsTakenBack)} />
      )}
    </SimpleGrid>
  );
}

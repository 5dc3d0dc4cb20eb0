import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Figure } from '../../ui/figures/figure.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, FigureSkeleton } from '../../ui/states/states.js';
import { BalanceQuery } from './statement-query.js';
import { Statement } from './statement.js';

interface PointsBalance {
  available: number;
  pending: number;
  lifetime: number;
  owed: number;
  nextExpiry: { points: number; on: string } | null;
}

function Figures({ points, asOf }: { points: PointsBalance; asOf: string }) {
  const { t } = useTranslation('points');
  const formats = useFormats();
  const { available, pending, lifetime, owed, nextExpiry } = points;
  return (
    <Panel>
      <SimpleGrid cols={{ base: 1, xs: 2, md: owed > 0 ? 4 : 3 }} spacing="lg">
        <Figure
          label={t('available.label')}
          value={<PointsAmount points={available} />}
          hint={
            nextExpiry &&
            t('available.expiry', {
              amount: formats.number(nextExpiry.points),
              count: nextExpiry.points,
              day: formats.day(nextExpiry.on),
            })
          }
          counted={{ formula: t('available.counted'), asOf }}
        />
        <Figure
          label={t('pending.label')}
          value={<PointsAmount points={pending} />}
          hint={pending > 0 ? t('pending.hint') : t('pending.none')}
          counted={{ formula: t('pending.counted'), asOf }}
        />
        <Figure
          label={t('lifetime.label')}
          value={<PointsAmount points={lifetime} />}
          hint={t('lifetime.hint')}
          counted={{ formula: t('lifetime.counted'), asOf }}
        />
        {owed > 0 && (
          <Figure
            label={t('owed.label')}
            value={<PointsAmount points={owed} />}
            hint={t('owed.hint')}
            counted={{ formula: t('owed.counted'), asOf }}
          />
        )}
      </SimpleGrid>
    </Panel>
  );
}

/** R-P6: what there is, what is on its way, and every movement with the balance after it. */
export default function PointsPage() {
  const { t } = useTranslation('points');
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: BalanceQuery });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<ButtonLink to={path('rewards')}>{t('rewards')}</ButtonLink>}
      />
      <QueryView
        query={query}
        onRetry={() => {
          ask({ requestPolicy: 'network-only' });
        }}
        skeleton={
          <Panel>
            <FigureSkeleton />
          </Panel>
        }
      >
        {({ me, clock }) =>
          me ? (
            <Stack gap="lg">
              <Figures points={me.points} asOf={clock.now} />
              <Statement />
            </Stack>
          ) : (
            <EmptyState title={t('noAdvocate')}>
              <Text component="span">{t('noAdvocateBody')}</Text>
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}
